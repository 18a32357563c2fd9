"""A survey to an accuracy: the loop between learner, executor and store."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from orograph.engine import plan
from orograph.engine.course import Course
from orograph.engine.deadline import Deadline
from orograph.engine.evaluate import Evaluator
from orograph.engine.executors._executor import Task
from orograph.engine.job import Job
from orograph.engine.opening import CLOSED
from orograph.engine.prepare import fewer
from orograph.engine.progress import Reporter
from orograph.engine.setting import Setting
from orograph.engine.singles import counts_of
from orograph.engine.units import make_executor, write
from orograph.objectives.objective import Objective
from orograph.reconstruction.accurate import Accurate
from orograph.reconstruction.result import Reconstruction
from orograph.results.schema import ERROR_FIELD, SINGLES_FOLDER
from orograph.results.store import Store
from orograph.results.survey import Survey

ESTIMATING = 0.008
"""Seconds to estimate and write a unit of work, for which a budget leaves time."""

PLANNING = 4e-4
"""Seconds a cell that a learner thinks and its files take to 1 % of the range, beside the evaluations."""


def survey_to_accuracy(job: Job, store: Store, work: Path, reporter: Reporter, deadline: Deadline) -> None:
    """Asks the learner, evaluates, tells it, until it is content or the time is over; then estimates the rest.

    Args:
        job: with an accuracy.
        store: the survey's, open for writing.
        work: a folder for working files.
        reporter: is told how far it is.
        deadline: when to stop.
    """
    assert job.accuracy is not None
    if _is_evaluated(store):
        return _drop_singles(store, work)
    if _is_met(job, store):
        return
    engine = store.attrs["engine"]
    grid = [np.asarray(store.attrs["grid"][axis]) for axis in store.axes]
    single = isinstance(job.objective, Objective) and job.objective.single
    samples = (job.objective.batches.count or 1) if single else None
    counts = _counts(job, engine) if single else None
    learner = Accurate(
        grid,
        samples or 1,
        job.accuracy,
        on=job.accuracy_on,
        single=single,
        counts=counts,
    )
    seconds = engine["seconds_per_point"]
    piece = max(1, round(plan.SECONDS / max(seconds, 1e-9))) if job.objective.batches.resident else store.chunk
    course = Course(learner, store, grid, samples, seconds, piece, counts)
    cells = math.prod(map(len, grid))
    last = deadline.sooner(ESTIMATING * cells / store.chunk)
    finished = _run(job, course, store, work, reporter, last)
    if finished or course.told:
        reporter.stage("estimating")
        store.update_attrs(**_told(job, course.finish(), job.objective.batches.count or 1 if not single else 1))


def _is_met(job: Job, store: Store) -> bool:
    """Whether the survey is as close already, on the present grid."""
    known, bound = store.attrs.get("accuracy", {}), store.attrs.get("error_bound")
    same = known.get("met") and known.get("of", job.accuracy_on) == job.accuracy_on
    return bool(same) and bound is not None and bound <= (job.accuracy or 0) and not store.todo()


def say_exact(job: Job, store: Store, work: Path) -> None:
    """Of a survey that was begun to an accuracy: no cell is estimated any more, and how many have no loss.

    The losses of single samples are then needed no longer and go.

    Args:
        job: what is surveyed.
        store: the survey's, open for writing; nothing happens if something is left to do.
        work: a folder for working files.
    """
    if ERROR_FIELD not in store.fields or not _is_evaluated(store):
        return
    samples = job.objective.batches.count or 1
    counts = Survey.from_store(store).counts
    closed = Setting.read(store.attrs["engine"]).route == CLOSED
    told = {
        "accuracy": {"statement": _exactly(counts), "met": not counts["failed"]},
        "error_bound": 0.0,
        "sample_evaluations": samples * (1 if closed else counts["total"]),  # of a closed form one pass tells all
        "dense_evaluations": samples * counts["total"],
    }
    if any(store.attrs.get(name) != value for name, value in told.items()):
        store.update_attrs(**told)
    _drop_singles(store, work)


def _drop_singles(store: Store, work: Path) -> None:
    """Moves the losses of single samples at once to the working files, which are deleted even after a kill."""
    if (folder := store.path / SINGLES_FOLDER).exists():
        folder.rename(work / SINGLES_FOLDER)


def _is_evaluated(store: Store) -> bool:
    """Whether every cell of the present grid was evaluated on all of the data, or failed there."""
    counts = Survey.from_store(store).counts
    return not (store.todo() or counts["pending"] or counts.get("estimated"))


def _exactly(counts: dict[str, int]) -> str:
    """What is known of the cells of a survey none of which is estimated.

    Example:
        >>> _exactly({"total": 2601, "ok": 2588, "nonfinite": 12, "failed": 1})
        '2,588 of 2,601 cells are exact; 12 diverged, 1 failed'
    """
    words = (("nonfinite", "diverged"), ("failed", "failed"))
    bad = ", ".join(f"{counts[status]:,} {word}" for status, word in words if counts[status])
    return f"{counts['ok']:,} of {counts['total']:,} cells are exact; {bad}" if bad else "every cell is exact"


def _run(job: Job, course: Course, store: Store, work: Path, reporter: Reporter, deadline: Deadline) -> bool:
    """Runs all that the learner asks for; whether it got to the end."""
    engine = store.attrs["engine"]
    tasks = course.tasks()
    first = next(tasks, None)
    if first is None:
        return True
    points = fewer(int(np.prod([len(nodes) for nodes in store.attrs["grid"].values()])), job.objective)
    executor, _ = make_executor(job, engine, points, max(1, course.asked), work, deadline)
    reporter.stage(_stage(job), 0, course.asked)
    with closing(executor.run(_chained(first, tasks))) as results:
        for index, outcome in results:
            asked = course.asked
            if (complete := course.done(index, outcome)) is not None:
                unit, whole = complete
                write(store, unit, course.units[unit], whole)
            reporter.tell(_stage(job), min(course.answered, asked), asked)
            if deadline.over:
                return False
    return True


def _chained(first: Task, rest: Iterator[Task | None]) -> Iterator[Task | None]:
    yield first
    yield from rest


def _stage(job: Job) -> str:
    of = "the range" if job.accuracy_on == "range" else "log loss"
    return f"to {100 * (job.accuracy or 0):g} % of {of}"


def _counts(job: Job, engine: dict[str, Any]) -> np.ndarray | None:
    """What every sample counts in the mean (its tokens, its class's weight); None if each counts once."""
    with Evaluator(job.objective, job.subspace, Setting(threads=Setting.read(engine).threads)) as evaluator:
        counts = counts_of(evaluator)
    return None if (counts == 1).all() else counts


def _told(job: Job, found: Reconstruction, each: int) -> dict[str, Any]:
    """Attributes that say what a surface cost and how far to trust it."""
    return {
        "sample_evaluations": int(found.sample_evaluations) * each,
        "dense_evaluations": int(found.dense_evaluations) * each,
        "error_bound": float(f"{found.error_bound:.6g}"),
        "accuracy": {
            "asked": job.accuracy,
            "of": found.share_of,
            "met": bool(found.met),
            "held_out": int(found.held_out),
            "largest_held_out": float(f"{found.largest_held_out:.6g}"),
            "statement": found.statement,
        },
    }
