"""The survey: ask, submit, tell, store."""

from __future__ import annotations

import itertools
import math
import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from orograph import registry
from orograph.engine import checks, describe, plan
from orograph.engine.deadline import Deadline
from orograph.engine.evaluate import Outcome
from orograph.engine.executors._executor import Task
from orograph.engine.job import Job, make_job
from orograph.engine.lowering.known import programs_kept
from orograph.engine.opening import CLOSED
from orograph.engine.options import Options, among
from orograph.engine.prepare import axes_of, fewer, prepare
from orograph.engine.progress import Listener, Reporter
from orograph.engine.setting import Setting
from orograph.engine.toward import say_exact, survey_to_accuracy
from orograph.engine.units import make_executor, write
from orograph.errors import InputError, StoreError
from orograph.objectives import arithmetic
from orograph.objectives.evaluable import Evaluable
from orograph.results.folder import is_survey, refuse_foreign, writing
from orograph.results.schema import ERROR, ERROR_FIELD, Status
from orograph.results.store import Store
from orograph.results.survey import Survey
from orograph.sampling._axis import Axis
from orograph.subspaces.affine import Affine

SURVEYING = "surveying"

NEEDED = ("identity", "objective", "directions", "engine", "anchor")
"""Attributes without which a survey can be looked at, but not continued."""


def survey(
    objective: Evaluable,
    subspace: Affine,
    x: Any = (-1.0, 1.0, 51),
    y: Any = None,
    *,
    out: str | os.PathLike[str] | None = None,
    name: str | None = None,
    workers: int | None = None,
    executor: str | None = None,
    order: str = "progressive",
    rise: float = 10.0,
    threads: int | None = None,
    chunk: int | None = None,
    precision: str | None = None,
    route: str = "auto",
    tolerance: float | None = None,
    budget: str | float | None = None,
    accuracy: str | float | None = None,
    accuracy_on: str = "range",
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
        executor: who runs units of work: ``"serial"``, ``"processes"`` or a plug-in of that kind; default the first
            for one worker, the second for more.
        order: ``"progressive"`` (coarse first) or ``"plain"``; the numbers are the same.
        rise: for automatic ranges.
        threads: torch threads of each worker; default 1: points are spread over processes, not operations over
            threads. A resumed survey uses those it was begun with.
        chunk: points in one unit of work; default about a second's worth.
        precision: ``"fp64"``, ``"fp32"``, ``"tf32"`` or ``"bf16"``; default the model's own (on CUDA
            without TF32). Some points (the nearest to the anchor, corners, random ones) are computed in double
            precision as well; the relative error of the loss there is in the result.
        route: how outputs are computed: ``"eager"`` calls the model, ``"lowered"`` a faster equivalent found by tracing
            it, ``"native"`` the same with kernels of our own, compiled when first needed, for 3 x 3 convolutions,
            attention and linear layers on a CPU, ``"compiled"`` one made by `torch.compile`, and
            ``"closed"`` takes the whole grid from products with the data, where weights of one last linear layer
            alone move; ``"auto"`` tries them on surveys longer than a second (a closed form on those longer than 0.1)
            and takes the fastest that gives the model's own numbers.
        tolerance: largest relative error of the loss at the points checked; above it the next higher precision is
            used, and the result says so. Default 0.02 for bf16, 0.01 for tf32, none for fp32.
        budget: stop after this time (``"60s"``, ``"5min"``, seconds), checks and trials included, and only trials that
            pay within it are made; what is there is a whole survey, coarse first, and the same call goes on with it.
            The anchor and one point are evaluated in any case.
        accuracy: a share such as 0.01 or ``"1%"``: not every point is evaluated on all of the data, but so many on so
            much that the whole surface is within this share of its range; ``dataset.attrs`` says what it cost
            (``sample_evaluations``) and how far to trust it (``error_bound``, ``accuracy``), ``loss_error`` the error
            of every point. The same call without accuracy goes on until all is exact. See `orograph.reconstruction`.
        accuracy_on: ``"range"``, or ``"log"``: of the range of the logarithm of the loss.
        progress: a function that is called with `Progress`, or True / False for a bar on standard error or none;
            default a bar if that is a terminal.
        overwrite: discard a survey that is in the folder.
        about: what else to keep in its provenance (JSON values), such as where model and data came from.

    Returns:
        The `Survey`.

    Raises:
        OrographError: one sentence that says what was expected, what came, and what to do.
        KeyboardInterrupt: stopped by Ctrl-C; what is finished is kept, and the model is as it was. Without ``out`` a
            note on whatever is raised says where.

    Example:
        >>> import torch
        >>> from orograph.objectives.analytic import Quadratic
        >>> from orograph.subspaces.line import Line
        >>> bowl = Quadratic([1.0, 1.0], start=[0.0, 2.0]).objective()
        >>> line = Line.along(bowl, {"theta": torch.tensor([0.0, 1.0])})
        >>> survey(bowl, line, x=(-2, 2, 3)).dataset["loss"].values.tolist()
        [0.0, 2.0, 8.0]
    """
    job = make_job(objective, subspace, x, y, Options(**among(locals())))
    return _run_aside(job, progress) if out is None else _run(job, Path(out), progress, overwrite)


def _run_aside(job: Job, progress: bool | Listener | None) -> Survey:
    """Surveys into a temporary folder, which lives as long as the result; a note on what stops it says what is left."""
    holder = Path(tempfile.mkdtemp(prefix="orograph-"))
    path = holder / "survey"
    try:
        result = _run(job, path, progress, False)
    except BaseException as error:
        if is_survey(path):
            error.add_note(f"What is finished is kept: the same call with out={str(path)!r} goes on with it.")
        else:
            shutil.rmtree(holder, ignore_errors=True)
        raise
    weakref.finalize(result, shutil.rmtree, holder, ignore_errors=True)
    return result


def _run(job: Job, path: Path, progress: bool | Listener | None, overwrite: bool) -> Survey:
    if path.name in ("", "..") or "\0" in str(path):
        raise InputError("a folder with a name", repr(str(path)), "write for example runs/a")
    path = path.resolve() if os.path.islink(path) else path
    resuming = is_survey(path) and not overwrite
    if not is_survey(path):
        refuse_foreign(path)
    deadline = Deadline.after(job.budget)
    with Reporter(progress) as reporter, programs_kept():
        reporter.stage("checking")
        made = None if resuming else _begin(job, path, reporter, deadline, overwrite)
        with writing(path) as work:
            untouched = made is not None and Store.open(path).chunks == made.chunks  # by another writer, meanwhile
            store = made if made is not None and untouched else _resume(job, path, reporter)
            with store.undone_if_it_fails():
                if _is_sparse(job, store):
                    survey_to_accuracy(job, store, work, reporter, deadline)
                else:
                    if store.todo():
                        _compute(job, store, work, reporter, deadline)
                    say_exact(job, store, work)
    return Survey.from_store(store)


def _begin(job: Job, path: Path, reporter: Reporter, deadline: Deadline, overwrite: bool) -> Store:
    """Checks everything, then makes the store with all points in it."""
    ready = prepare(job, reporter, deadline)
    seconds = ready.calibration.seconds
    sparse = job.accuracy is not None and ready.calibration.setting.route != CLOSED
    first = ready.points[:0] if sparse else ready.points
    expected = math.ceil(fewer(len(ready.points), job.objective) / 4) if sparse else len(ready.points)  # in quarters
    attrs = {
        "name": job.name,
        "grid": {axis.name: axis.values.tolist() for axis in ready.axes},
        "about": dict(job.about),
        "asked": job.asked,
        "anchor": {measure: value if math.isfinite(value) else None for measure, value in ready.anchor.items()},
        "identity": describe.identity(job.objective, job.subspace),
        "engine": {"order": job.order, **ready.calibration.told(), "arithmetic": arithmetic.told()},
        "precision": ready.trust.told(),
        **describe.provenance(job.objective, job.subspace),
    }
    chunk = job.chunk or plan.chunk_size(
        seconds,
        expected,
        together=not job.objective.batches.resident,
        budget=deadline.left,
        workers=job.workers or 1,
    )
    return Store.create(
        path,
        axes=job.subspace.axes,
        fields={**job.objective.fields, **({} if job.accuracy is None else ERROR)},
        chunk=max(chunk, math.ceil(len(ready.points) / plan.ESTIMATES)) if sparse and not job.chunk else chunk,
        attrs=attrs,
        points=first,
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
    _check_same_way(job, attrs, path)
    _adopt(job, attrs, path)
    plan.check_identity(
        attrs["identity"],
        describe.identity(job.objective, job.subspace),
        str(path),
        describe.changes(attrs, job.objective, job.subspace),
    )
    if job.accuracy is not None and ERROR_FIELD not in store.fields:
        raise StoreError(
            "a survey that was begun to an accuracy",
            f"{str(path)!r}, whose points are all exact",
            "leave accuracy out, or survey into another folder",
        )
    listed = store.read()
    known = listed.coordinates[listed.status != Status.ESTIMATED]
    if attrs.get("asked") == job.asked:
        grid = [np.asarray(attrs["grid"][name]) for name in store.axes]
    else:
        grid = plan.snapped([axis.values for axis in axes_of(job, attrs["anchor"]["loss"], reporter)], known)
    axes = [
        Axis(name, float(nodes[0]), float(nodes[-1]), len(nodes)) for name, nodes in zip(store.axes, grid, strict=True)
    ]
    wanted = _on(grid, registry.load("sampler", job.order)(axes).ask())
    fresh = wanted[:0] if _is_sparse(job, store) else plan.missing(wanted, known, grid)
    threads = attrs["engine"]["threads"]
    if len(fresh) or store.todo() or _is_sparse(job, store):
        present = checks.anchor(job.objective, job.subspace, threads, twice=True).measures
    else:
        present = checks.directly(job.objective, job.subspace, threads)
    checks.same_anchor(attrs["anchor"], present, str(path))
    checks.same_kernels(attrs["engine"], str(path))
    checks.same_arithmetic(attrs["engine"], str(path))
    checks.same_nodes(store, job.asked, grid)
    store.append(fresh)
    changes: dict[str, Any] = {
        "grid": {n: g.tolist() for n, g in zip(store.axes, grid, strict=True)},
        "asked": job.asked,
    }
    if any(attrs.get(key) != value for key, value in changes.items()):
        if "accuracy" in attrs:
            changes |= {"accuracy": {"statement": "begun on another grid", "met": False}, "error_bound": None}
        store.update_attrs(**changes)
    return store


def _is_sparse(job: Job, store: Store) -> bool:
    """Whether only some points are to be evaluated: an accuracy was asked for, and there is no closed form."""
    return job.accuracy is not None and Setting.read(store.attrs["engine"]).route != CLOSED


def _compute(job: Job, store: Store, work: Path, reporter: Reporter, deadline: Deadline) -> None:
    """Runs every unit of work that is not done, until the deadline."""
    engine = store.attrs["engine"]
    todo = store.chunk_points(store.todo())
    left = sum(map(len, todo.values()))
    total = len(store.read().status)
    done = total - left
    executor, workers = make_executor(job, engine, left, len(todo), work, deadline)
    reporter.stage(SURVEYING, done, total)
    if engine["route"] != CLOSED:  # which does other arithmetic than the model
        reporter.speed(engine.get("flops_per_point", 0), workers * engine.get("peak_flops", 0.0))
    with closing(executor.run(_until(deadline, iter(todo.items())))) as results:
        for index, outcome in results:
            write(store, index, todo[index], outcome)
            done += len(todo[index])
            reporter.tell(SURVEYING, done, total, _last_loss(outcome))
            if deadline.over:
                break


def _until(deadline: Deadline, tasks: Iterator[Task]) -> Iterator[Task]:
    """The tasks that are begun before a moment; the first one always, so that every run gets somewhere."""
    yield from itertools.islice(tasks, 1)
    yield from itertools.takewhile(lambda _: not deadline.over, tasks)


def _check_same_way(job: Job, attrs: Mapping[str, Any], path: Path) -> None:
    """Raises if a route or a precision is asked for that is not the one a survey was begun with."""
    begun, told = Setting.read(attrs["engine"]), attrs.get("precision", {})
    tiers = (begun.precision, told.get("asked"), told.get("tier"))
    for what, wanted, known in (
        ("route", job.route, ("auto", begun.route)),
        ("precision", job.setting.precision, ("", *tiers)),
    ):
        if wanted not in known:
            raise StoreError(
                f"the {what} {known[-1]} with which {str(path)!r} was begun",
                str(wanted),
                f"leave --{what} / {what}= out, or survey into another folder",
            )


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


def _last_loss(outcome: Outcome | None) -> float | None:
    if outcome is None or not len(outcome.fields["loss"]):
        return None
    return float(outcome.fields["loss"][-1])
