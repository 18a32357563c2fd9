"""What a survey would cost, before its first point."""

from __future__ import annotations

import math
import os
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from orograph.engine import checks, plan
from orograph.engine.calibrate import Calibration, arithmetic
from orograph.engine.cores import suggested_workers
from orograph.engine.deadline import Deadline
from orograph.engine.job import Job, make_job
from orograph.engine.lowering.known import programs_kept
from orograph.engine.opening import CLOSED
from orograph.engine.options import Options
from orograph.engine.prepare import fewer, prepare
from orograph.engine.progress import Listener, Reporter
from orograph.engine.toward import PLANNING
from orograph.objectives.evaluable import Evaluable
from orograph.results.costs import duration, operations, share_of_peak
from orograph.results.folder import is_survey
from orograph.results.store import Store
from orograph.results.words import pace, unused_told
from orograph.subspaces.affine import Affine


@dataclass(frozen=True)
class Estimate:
    """What a survey would cost here; printed, it is a few lines.

    Attributes:
        points: of the grid.
        left: points that are still to be computed; to an accuracy, so many as is usual.
        flops_per_point: floating-point operations of the model itself, counted for products and convolutions; 0 if they
            cannot be counted.
        route, precision, batch_size: how they would be computed.
        workers: processes.
        seconds_per_point: on one worker.
        seconds: for what is left, on all workers; to an accuracy, with the planning in between, which takes longer for
            more than 1 % of the range.
        before: seconds that loading, checks and trials took just now: the survey takes them too, and more where a
            compiler is tried.
        in_budget: how many of the points that are left the budget is enough for; None without one.
        share: of this machine's own matrix product; None if unknown, or if the route does less arithmetic.
        memory: bytes of all processes together: this one's peak so far for each, with origin, directions and data
            shared; None where the system does not tell.
        max_relative_error: of the loss in this precision, where it was measured.
        trials: what was tried: route, batch size, seconds a point, or why not.
    """

    points: int
    left: int
    flops_per_point: int
    route: str
    precision: str
    batch_size: int | None
    workers: int
    seconds_per_point: float
    seconds: float
    before: float
    in_budget: int | None
    share: float | None
    memory: int | None
    max_relative_error: float | None
    trials: tuple[dict[str, Any], ...]

    def __str__(self) -> str:
        error = "" if self.max_relative_error is None else f", within {self.max_relative_error:.1e} of double precision"
        enough = self.left if self.in_budget is None else self.in_budget
        budget = f"enough for about {enough:,} of {self.left:,} points; the same command goes on"
        facts = [
            ("arithmetic", self._arithmetic()),
            ("route", f"{self.route}, {self.precision}{error}, {self.batch_size} samples at a time"),
            ("workers", str(self.workers)),
            ("time", f"{duration(self.seconds)}: {pace(self.seconds_per_point, self.share)}"),
            ("before it", f"{duration(self.before)} or more: reading, checks, trials"),
            *([("budget", budget)] if enough < self.left else []),
            ("memory", "unknown" if self.memory is None else f"about {self.memory / 2**20:,.0f} MiB in all"),
            *(("not used", why) for why in unused_told(self.route, self.trials)),
        ]
        first = f"Would survey {self.left} of {self.points} points" + ("" if self.left else ": nothing is left to do")
        return "\n".join([first, *(f"  {name:<11} {said}" for name, said in facts)])

    def _arithmetic(self) -> str:
        if not self.flops_per_point:
            return "not counted"
        each = f"{operations(self.flops_per_point)} a point"
        if self.route == CLOSED:
            return f"{each} by the model itself, hardly any by the closed form"
        return f"{each}, {operations(self.left * self.flops_per_point)} in all"


def estimate(
    objective: Evaluable,
    subspace: Affine,
    x: Any = (-1.0, 1.0, 51),
    y: Any = None,
    *,
    out: str | os.PathLike[str] | None = None,
    progress: bool | Listener | None = None,
    **options: Any,
) -> Estimate:
    """Makes all the checks and trials of `survey`, and tells what it would cost; nothing is written.

    Args:
        objective, subspace, x, y, options: as for `survey`.
        out: a survey that would be continued: then only what is left counts.
        progress: as for `survey`.

    Raises:
        OrographError: as `survey` would.

    Example:
        >>> from orograph.objectives.analytic import Quadratic
        >>> from orograph.subspaces.line import Line
        >>> bowl = Quadratic([1.0, 1.0], start=[0.0, 2.0]).objective()
        >>> told = estimate(bowl, Line.random(bowl, ignore=()), x=(-1, 1, 21))
        >>> told.points, told.left, told.route, told.precision
        (21, 21, 'eager', 'fp64')
    """
    start = time.monotonic()
    job = make_job(objective, subspace, x, y, Options(out=out, **options))
    with Reporter(progress) as reporter, programs_kept():
        reporter.stage("checking")
        ready = prepare(job, reporter, Deadline.after(job.budget), brief=True)
    points = len(ready.points)
    left = points
    if out is not None and is_survey(Path(out)):
        left -= _known(job, Path(out), [axis.values for axis in ready.axes])
    chosen = ready.calibration
    sparse = job.accuracy is not None and chosen.setting.route != CLOSED
    left, thinking = (fewer(left, job.objective), PLANNING * left) if sparse else (left, 0.0)
    device = job.objective.space.device.type
    workers = min(job.workers or suggested_workers(left, chosen.seconds, device), max(left, 1))
    before = time.monotonic() - start
    flops, peak = (chosen.flops, chosen.peak) if chosen.flops else _arithmetic(job, chosen)
    return Estimate(
        points=points,
        left=left,
        flops_per_point=flops,
        route=chosen.setting.route,
        precision=ready.trust.tier,
        batch_size=job.objective.batches.first().size,
        workers=workers,
        seconds_per_point=chosen.seconds,
        seconds=left * chosen.seconds / workers + thinking,
        before=before,
        in_budget=_within(job.budget, before + thinking, chosen.seconds / workers, left),
        share=share_of_peak(flops / chosen.seconds, peak) if chosen.seconds else None,
        memory=_memory(job, workers),
        max_relative_error=ready.trust.max_relative_error,
        trials=tuple(asdict(trial) for trial in chosen.trials),
    )


def _arithmetic(job: Job, chosen: Calibration) -> tuple[int, float]:
    """As `arithmetic`, where no trial has counted it; a closed form is not compared with a matrix product."""
    if chosen.setting.route != CLOSED:
        return arithmetic(job.objective, job.subspace, chosen.setting)
    flops, _ = arithmetic(job.objective, job.subspace, replace(chosen.setting, precision=""))
    return flops, 0.0


def _within(budget: float | None, before: float, seconds: float, left: int) -> int | None:
    """How many points a budget is enough for, after what comes before them."""
    if budget is None:
        return None
    return left if not seconds else min(left, max(0, math.floor((budget - before) / seconds)))


def _known(job: Job, path: Path, grid: list[np.ndarray]) -> int:
    """Nodes of a grid that a survey in a folder has evaluated."""
    store = Store.open(path)
    checks.same_nodes(store, job.asked, grid)
    known, _ = plan.used(store.read().evaluated, grid)
    return known


def _memory(job: Job, workers: int) -> int | None:
    """Peak bytes of this process, once for each worker, less what workers share."""
    try:
        import resource
    except ImportError:  # not on Windows
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    vector = job.subspace.origin.flat.numel() * job.subspace.origin.flat.element_size()
    shared = vector * (1 + len(job.subspace.axes)) + sum(b.bytes for b in job.objective.batches.stored or [])
    return peak if workers == 1 else peak + workers * max(peak - shared, 0)
