"""What is found out before the first point: the anchor, the grid, how to compute, and how exact that is."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from orograph import registry
from orograph.engine import autorange, checks
from orograph.engine.calibrate import Calibration, calibrate
from orograph.engine.deadline import CHECKS, Deadline
from orograph.engine.evaluate import Evaluator
from orograph.engine.heap import keep_freed_memory
from orograph.engine.job import Job
from orograph.engine.precision import Trust
from orograph.engine.progress import Reporter
from orograph.engine.setting import Setting
from orograph.engine.trust import patience, too_far, trust
from orograph.errors import ModelError, warn
from orograph.objectives.evaluable import Evaluable
from orograph.objectives.objective import Objective
from orograph.reconstruction.accurate import MANY
from orograph.sampling._axis import Axis, parse_auto

FEWER, FEWER_OF_MANY = 20, 60
"""How many times fewer evaluations a survey to an accuracy is thought to need, before anything is known: of few
samples, and of so many that a small subset of them serves."""

FEWEST = 25
"""Such evaluations that it begins with or comes to in the end, however smooth the surface."""


def fewer(points: int, objective: Evaluable) -> int:
    """About how many evaluations of all data a survey to an accuracy takes.

    Args:
        points: of the grid.
        objective: a prepared objective.
    """
    samples = objective.batches.count if isinstance(objective, Objective) and objective.single else None
    found = math.ceil(points / (FEWER_OF_MANY if samples is not None and samples >= MANY else FEWER))
    return min(points, max(found, FEWEST))


@dataclass(frozen=True)
class Prepared:
    """What is known before the first point.

    Attributes:
        anchor: the measures at the anchor.
        axes: the grid.
        points: all of them, in evaluation order; shape (points, axes).
        calibration: how they will be computed.
        trust: how exact that is.
    """

    anchor: dict[str, float]
    axes: list[Axis]
    points: np.ndarray
    calibration: Calibration
    trust: Trust


def prepare(job: Job, reporter: Reporter, deadline: Deadline, *, brief: bool = False) -> Prepared:
    """Checks the anchor, settles the grid, and chooses how to compute.

    Args:
        job: what is surveyed.
        reporter: is told what is being done.
        deadline: when the survey will be stopped.
        brief: for an estimate: `torch.compile` is not tried, and one point is compared with double precision.

    Raises:
        OrographError: see `survey`.
    """
    if job.objective.space.device.type == "cpu":
        keep_freed_memory()
    job.objective.prepare()
    job.objective.rebatch(None)  # not the one of an earlier survey
    searching = any(map(parse_auto, job.subspace.axes, job.ranges))
    anchor = checks.anchor(job.objective, job.subspace, job.setting.threads, twice=searching)
    agree = partial(checks.agree, job.objective, job.subspace, job.setting.threads, anchor)
    axes = axes_of(job, anchor.measures["loss"], reporter)
    points = registry.load("sampler", job.order)(axes).ask()
    reporter.stage("calibrating")
    try:
        chosen, found = _settle(job, points, anchor, deadline, brief)
    except ModelError:
        agree(None)  # perhaps the model is random, and no route is to blame
        raise
    agree(chosen.anchor)
    return Prepared(anchor.measures, axes, points, chosen, found)


def _settle(
    job: Job, points: np.ndarray, anchor: checks.Anchor, deadline: Deadline, brief: bool
) -> tuple[Calibration, Trust]:
    """Route and batch size for the precision asked for, or for the next higher one that is close enough."""
    setting, note = job.setting, ""
    expected = len(points) if job.accuracy is None else fewer(len(points), job.objective)
    while True:
        chosen = calibrate(
            job.objective,
            job.subspace,
            setting,
            job.route,
            anchor.seconds,
            expected,
            anchor.measures,
            deadline,
            cells=len(points),
            compiling=not brief,
        )
        found = trust(
            job.objective,
            job.subspace,
            chosen.setting,
            points,
            asked=job.setting.precision,
            tolerance=job.tolerance,
            seconds=0.0 if brief else min(patience(chosen.seconds, expected), CHECKS * deadline.budget),
        )
        higher = too_far(found, job.tolerance)
        if not higher:
            return chosen, replace(found, note=note or found.note)
        note = f"{found.tier} was {found.max_relative_error:.1e} off, more than tolerated: {higher} instead"
        warn(f"The precision {note}.")
        setting = replace(setting, precision=higher)


def axes_of(job: Job, anchor: float, reporter: Reporter) -> list[Axis]:
    """The axes asked for; automatic ones are searched from the anchor.

    Args:
        job: what is surveyed.
        anchor: the loss there.
        reporter: is told when a range is searched.
    """
    names = job.subspace.axes
    counts = [parse_auto(name, value) for name, value in zip(names, job.ranges, strict=True)]
    fixed = [
        None if count else Axis.parse(name, value) for name, value, count in zip(names, job.ranges, counts, strict=True)
    ]
    if not any(counts):
        return [axis for axis in fixed if axis is not None]
    reporter.stage("finding the range")
    with Evaluator(job.objective, job.subspace, Setting(threads=job.setting.threads)) as evaluator:

        def loss(column: int, coordinate: float) -> float:
            point = [0.0] * len(names)
            point[column] = coordinate
            return float(evaluator.points(np.array([point])).fields["loss"][0])

        return [
            axis or autorange.find(name, count or 0, partial(loss, column), anchor, job.rise)
            for column, (name, axis, count) in enumerate(zip(names, fixed, counts, strict=True))
        ]
