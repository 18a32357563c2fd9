"""The survey: ask, submit, tell, store."""

from __future__ import annotations

import math
import os
import shutil
import tempfile
import weakref
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from orograph import registry
from orograph.engine import autorange, checks, describe, plan
from orograph.engine.cores import suggested_workers
from orograph.engine.evaluate import Evaluator, Outcome
from orograph.engine.progress import Listener, Reporter
from orograph.errors import InputError, StoreError, an, check_count
from orograph.objectives.evaluable import Evaluable
from orograph.results.folder import is_survey, refuse_foreign, writing
from orograph.results.schema import ChunkStatus, Status
from orograph.results.store import Store
from orograph.results.survey import Survey
from orograph.sampling._axis import Axis, parse_auto
from orograph.subspaces.affine import Affine

SURVEYING = "surveying"

MOST_POINTS = 10_000_000
"""Grids with more points are a slip of the pen."""

NEEDED = ("identity", "objective", "directions", "engine", "anchor")
"""Attributes without which a survey can be looked at, but not continued."""


@dataclass(frozen=True)
class Job:
    """What one call of `survey` was asked for, checked."""

    objective: Evaluable
    subspace: Affine
    ranges: tuple[Any, ...]
    order: str
    workers: int | None
    threads: int
    rise: float
    chunk: int | None
    name: str
    about: Mapping[str, Any]


def survey(
    objective: Evaluable,
    subspace: Affine,
    x: Any = (-1.0, 1.0, 51),
    y: Any = None,
    *,
    out: str | os.PathLike[str] | None = None,
    name: str | None = None,
    workers: int | None = None,
    order: str = "progressive",
    rise: float = 10.0,
    threads: int | None = None,
    chunk: int | None = None,
    progress: bool | Listener | None = None,
    overwrite: bool = False,
    about: Mapping[str, Any] | None = None,
) -> Survey:
    """Evaluates an objective on a grid over a line or a plane, and keeps the result in a folder.

    The same call on an unfinished folder goes on where it was, and ends bit-identical to one never interrupted;
    with a larger range or a finer grid it computes only what is new. Before the first point the anchor is evaluated
    directly and must equal the surface's (0, 0), and two evaluations must agree. Afterwards the model is as it was.

    Args:
        objective: the objective.
        subspace: a `Line` (only ``x``) or a `Plane` (``x`` and ``y``) of its model.
        x, y: ``(start, stop, count)``, ``"start:stop:count"``, or ``"auto"`` / ``"auto:count"``: as far on each side as
            the loss takes to rise to ``rise`` times the anchor's. For a plane ``y`` defaults to the same as ``x``.
        out: folder of the survey; default a temporary one that lives as long as the result.
        name: what pictures call it; default the folder's name.
        workers: 1 evaluates in this process, more in so many local processes; the numbers are the same bits. Default:
            1 for a short survey or on an accelerator, else one for each physical core (at most 8).
        order: ``"progressive"`` (coarse first) or ``"plain"``; the numbers are the same.
        rise: for automatic ranges.
        threads: torch threads of each worker; default 1: points are spread over processes, not operations over
            threads. A resumed survey uses those it was begun with.
        chunk: points in one unit of work; default about a second's worth.
        progress: a function that is called with `Progress`, or True / False for a bar on standard error or none;
            default a bar if that is a terminal.
        overwrite: discard a survey that is in the folder.
        about: what else to keep in its provenance (JSON values), such as where model and data came from.

    Returns:
        The `Survey`.

    Raises:
        OrographError: one sentence that says what was expected, what came, and what to do.
        KeyboardInterrupt: stopped by Ctrl-C; what is finished is kept, and the model is as it was.

    Example:
        >>> import torch
        >>> from orograph.objectives.analytic import Quadratic
        >>> from orograph.subspaces.line import Line
        >>> bowl = Quadratic([1.0, 1.0], start=[0.0, 2.0]).objective()
        >>> line = Line.along(bowl, {"theta": torch.tensor([0.0, 1.0])})
        >>> survey(bowl, line, x=(-2, 2, 3)).dataset["loss"].values.tolist()
        [0.0, 2.0, 8.0]
    """
    job = _job(objective, subspace, x, y, workers, order, rise, threads, chunk, name, out, about)
    if out is None:
        holder = Path(tempfile.mkdtemp(prefix="orograph-"))
        result = _run(job, holder / "survey", progress, False)
        weakref.finalize(result, shutil.rmtree, holder, ignore_errors=True)
        return result
    return _run(job, Path(out), progress, overwrite)


def _run(job: Job, path: Path, progress: bool | Listener | None, overwrite: bool) -> Survey:
    if path.name in ("", "..") or "\0" in str(path):
        raise InputError("a folder with a name", repr(str(path)), "write for example runs/a")
    path = path.resolve() if os.path.islink(path) else path
    resuming = is_survey(path) and not overwrite
    if not is_survey(path):
        refuse_foreign(path)
    with Reporter(progress) as reporter:
        reporter.stage("checking")
        made = None if resuming else _begin(job, path, reporter, overwrite)
        with writing(path) as work:
            untouched = made is not None and Store.open(path).chunks == made.chunks  # by another writer, meanwhile
            store = made if made is not None and untouched else _resume(job, path, reporter)
            with store.undone_if_it_fails():
                if store.todo():
                    _compute(job, store, work, reporter)
    return Survey.from_store(store)


def _begin(job: Job, path: Path, reporter: Reporter, overwrite: bool) -> Store:
    """Checks everything, then makes the store with all points in it."""
    job.objective.prepare()
    anchor, seconds = checks.anchor(job.objective, job.subspace, job.threads)
    axes = _axes(job, anchor["loss"], reporter)
    points = registry.load("sampler", job.order)(axes).ask()
    attrs = {
        "name": job.name,
        "grid": {axis.name: axis.values.tolist() for axis in axes},
        "about": dict(job.about),
        "asked": _asked(job),
        "anchor": {measure: value if math.isfinite(value) else None for measure, value in anchor.items()},
        "identity": describe.identity(job.objective, job.subspace),
        "engine": {"threads": job.threads, "order": job.order, "seconds_per_point": seconds},
        **describe.provenance(job.objective, job.subspace),
    }
    return Store.create(
        path,
        axes=job.subspace.axes,
        fields=job.objective.fields,
        chunk=job.chunk or plan.chunk_size(seconds, len(points), together=not job.objective.batches.resident),
        attrs=attrs,
        points=points,
        fill=lambda folder: describe.save_directions(folder, job.subspace),
        replace=overwrite,
    )


def _resume(job: Job, path: Path, reporter: Reporter) -> Store:
    """Opens a store, checks that it is this survey, and adds the points that are new."""
    store = Store.open(path, write=True)
    attrs = store.attrs
    if gone := [name for name in NEEDED if name not in attrs]:
        raise StoreError(
            "a survey that can be continued", f"{str(path)!r}, which lacks {gone[0]!r}", "survey into another folder"
        )
    _adopt(job, attrs, path)
    plan.check_identity(
        attrs["identity"],
        describe.identity(job.objective, job.subspace),
        str(path),
        describe.changes(attrs, job.objective, job.subspace),
    )
    known = store.read().coordinates
    if attrs.get("asked") == _asked(job):
        grid = [np.asarray(attrs["grid"][name]) for name in store.axes]
    else:
        grid = plan.snapped([axis.values for axis in _axes(job, attrs["anchor"]["loss"], reporter)], known)
    axes = [
        Axis(name, float(nodes[0]), float(nodes[-1]), len(nodes)) for name, nodes in zip(store.axes, grid, strict=True)
    ]
    wanted = _on(grid, registry.load("sampler", job.order)(axes).ask())
    fresh = plan.missing(wanted, known, grid)
    threads = attrs["engine"]["threads"]
    if len(fresh) or store.todo():
        present, _ = checks.anchor(job.objective, job.subspace, threads)
    else:
        present = checks.directly(job.objective, job.subspace, threads)
    checks.same_anchor(attrs["anchor"], present, str(path))
    store.append(fresh)
    changes: dict[str, Any] = {
        "grid": {n: g.tolist() for n, g in zip(store.axes, grid, strict=True)},
        "asked": _asked(job),
    }
    if any(attrs.get(key) != value for key, value in changes.items()):
        store.update_attrs(**changes)
    return store


def _compute(job: Job, store: Store, work: Path, reporter: Reporter) -> None:
    """Runs every unit of work that is not done."""
    engine = store.attrs["engine"]
    todo = store.todo()
    left = sum(len(store.chunk_points(index)) for index in todo)
    total = len(store.read().status)
    done = total - left
    device = job.objective.space.device.type
    workers = min(job.workers or suggested_workers(left, engine["seconds_per_point"], device), len(todo))
    executor = registry.load("executor", "serial" if workers == 1 else "processes")(
        job.objective, job.subspace, int(engine["threads"]), workers, work
    )
    reporter.stage(SURVEYING, done, total)
    tasks = ((index, store.chunk_points(index)) for index in todo)
    with closing(executor.run(tasks)) as results:
        for index, outcome in results:
            size = _write(store, index, outcome)
            done += size
            reporter.tell(SURVEYING, done, total, _last_loss(outcome))


def _write(store: Store, index: int, outcome: Outcome | None) -> int:
    points = store.chunk_points(index)
    if outcome is None:
        empty = {name: np.full(len(points), np.nan) for name in store.fields}
        store.add_failures(
            [{**dict(zip(store.axes, p, strict=True)), "error": "WorkerDied", "message": ""} for p in points.tolist()]
        )
        store.write_chunk(index, empty, np.full(len(points), Status.FAILED, np.int8), ChunkStatus.FAILED)
    else:
        store.add_failures(outcome.failures)
        store.write_chunk(index, outcome.fields, outcome.status, ChunkStatus.DONE)
    return len(points)


def _axes(job: Job, anchor: float, reporter: Reporter) -> list[Axis]:
    """The axes asked for; automatic ones are searched from the anchor."""
    names = job.subspace.axes
    counts = [parse_auto(name, value) for name, value in zip(names, job.ranges, strict=True)]
    fixed = [
        None if count else Axis.parse(name, value) for name, value, count in zip(names, job.ranges, counts, strict=True)
    ]
    if not any(counts):
        return [axis for axis in fixed if axis is not None]
    reporter.stage("finding the range")
    with Evaluator(job.objective, job.subspace, job.threads) as evaluator:

        def loss(column: int, coordinate: float) -> float:
            point = [0.0] * len(names)
            point[column] = coordinate
            return float(evaluator.points(np.array([point])).fields["loss"][0])

        return [
            axis or autorange.find(name, count or 0, partial(loss, column), anchor, job.rise)
            for column, (name, axis, count) in enumerate(zip(names, fixed, counts, strict=True))
        ]


def _adopt(job: Job, attrs: dict[str, Any], path: Path) -> None:
    """Takes over the batch size that the survey was begun with: it decides the last bits."""
    recorded = attrs["objective"].get("batch_size")
    job.objective.adopt_batch_size(recorded, str(path))
    job.objective.prepare()


def _on(grid: list[np.ndarray], points: np.ndarray) -> np.ndarray:
    """The points with their coordinates taken from the grid's nodes."""
    columns = []
    for column, nodes in enumerate(grid):
        spacing = (nodes[-1] - nodes[0]) / (len(nodes) - 1) if len(nodes) > 1 else 1.0
        columns.append(nodes[np.rint((points[:, column] - nodes[0]) / spacing).astype(int)])
    return np.stack(columns, axis=-1)


def _asked(job: Job) -> dict[str, Any]:
    """The ranges in the user's words; equal words need no new search."""
    told = {}
    for name, value in zip(job.subspace.axes, job.ranges, strict=True):
        count = parse_auto(name, value)
        axis = None if count else Axis.parse(name, value)
        told[name] = f"{axis.start!r}:{axis.stop!r}:{axis.count}" if axis else f"auto:{count}"
    return {**told, **({"rise": job.rise} if any(text.startswith("auto") for text in told.values()) else {})}


def _job(
    objective: Evaluable,
    subspace: Affine,
    x: Any,
    y: Any,
    workers: int | None,
    order: str,
    rise: float,
    threads: int | None,
    chunk: int | None,
    name: str | None,
    out: str | os.PathLike[str] | None,
    about: Mapping[str, Any] | None,
) -> Job:
    """Checks the arguments before anything is computed."""
    if not isinstance(objective, Evaluable):
        raise InputError("an objective", an(type(objective).__name__), "make one with og.Objective(model, data)")
    if not isinstance(subspace, Affine):
        raise InputError("a line or a plane", an(type(subspace).__name__), "make one with og.Plane.random(objective)")
    if len(subspace.axes) == 1 and y is not None:
        raise InputError("only x for a line", f"y = {y!r}", "leave y out, or survey a plane")
    ranges = (x,) if len(subspace.axes) == 1 else (x, x if y is None else y)
    counts = [
        parse_auto(a, value) or Axis.parse(a, value).count for a, value in zip(subspace.axes, ranges, strict=True)
    ]
    if math.prod(counts) > MOST_POINTS:
        raise InputError(f"at most {MOST_POINTS:,} points", f"{math.prod(counts):,}", "choose a coarser grid")
    workers, threads, chunk = (
        check_count(label, number) for label, number in (("workers", workers), ("threads", threads), ("chunk", chunk))
    )
    autorange.check_rise(rise)
    registry.load("sampler", order)
    if name is not None and not isinstance(name, str):
        raise InputError("a text as name", repr(name), "put it into quotes")
    label = name or (Path(out).name if out is not None else type(objective.model).__name__)
    return Job(objective, subspace, ranges, order, workers, threads or 1, float(rise), chunk, label, about or {})


def _last_loss(outcome: Outcome | None) -> float | None:
    if outcome is None or not len(outcome.fields["loss"]):
        return None
    return float(outcome.fields["loss"][-1])
