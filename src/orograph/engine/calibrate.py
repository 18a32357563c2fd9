"""Which route and which batch size are fastest for this model here: a few short trials, recorded with the survey.

What is chosen decides the last bits of every number, so a survey that is continued uses what it was begun with. Surveys
of about a second are not worth a trial and take the model itself, so that they repeat bit for bit.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from orograph import registry
from orograph.engine.clock import Instant, now
from orograph.engine.closedform.closed_form import ClosedForm
from orograph.engine.closedform.reason import NoClosedForm
from orograph.engine.deadline import NEVER, TRIALS, Deadline
from orograph.engine.errors import CannotLower
from orograph.engine.evaluate import Evaluator
from orograph.engine.flops import flops_of, peak
from orograph.engine.native import build
from orograph.engine.opening import CLOSED
from orograph.engine.precision import own, relative_errors
from orograph.engine.setting import Setting
from orograph.errors import InputError, ModelError, reason
from orograph.objectives.batch import Batch
from orograph.objectives.evaluable import Evaluable, check_memory
from orograph.registry import did_you_mean
from orograph.subspaces.affine import Affine

WORTH = 1.0
"""Seconds a survey must take before routes are tried."""

WORTH_CLOSED = 0.1
"""The same for a closed form, which costs hardly more than one point."""

TRACING, TRACING_AGAIN = 5.0, 1.0
"""The same for tracing, which takes about two seconds the first time in a process: torch loads what it traces with."""

COMPILING, COMPILING_TOO = 180.0, 600.0
"""The same for compiling, which itself can take a minute; the second where another faster route was found already."""

SHARE = 0.004
"""What one measurement may take of the time that the survey would need."""

GRID = 400
"""Points on which a closed form is timed at most."""

SHORTEST, LONGEST = 0.004, 0.06
"""Seconds of one measurement at least and at most."""

FACTORS: Mapping[str, tuple[float, ...]] = {"native": (2.0, 0.5), "compiled": ()}
"""Steps from a route's first batch size to others, where they are not the usual ones."""

REPEATS = 3

AT_ONCE = 4
"""Points of a trial of a route that computes several in one call."""

NEAR = 0.6
"""So near to the speed of the matrix product, a route is not compared with slower kinds: little is left to gain."""

PAYS = 0.1
"""Another batch size is tried if that takes less than this share of the survey: it seldom gains more."""

GAIN = 0.95
"""A choice replaces another if it takes less than this share of its time."""

AGREE = {"bf16": 0.1}
"""How far a route may be from the model itself before it is taken for wrong; else 1e-4."""

TIES = {"bf16": 0.1, "tf32": 0.01}
"""The same for right answers and other measures; else 1e-3 or one sample. Where classes tie, rounding decides."""


@dataclass(frozen=True)
class Trial:
    """One way that was tried.

    Attributes:
        route: the plug-in.
        batch_size: samples at a time; None where the data keeps its own batches.
        seconds: what a point takes; None if the route does not serve.
        note: why it does not.
    """

    route: str
    batch_size: int | None
    seconds: float | None
    note: str = ""


@dataclass(frozen=True)
class Calibration:
    """What was chosen, and why.

    Attributes:
        setting: for every worker.
        seconds: what a point takes on one worker.
        flops: floating-point operations of a point; 0 if they were not counted.
        peak: operations a second of this machine's own matrix product in this tier, on one worker; 0 if not measured.
        trials: what was tried.
        anchor: the measures at the anchor by the route chosen, if that was compared with the model itself there.
    """

    setting: Setting
    seconds: float
    flops: int = 0
    peak: float = 0.0
    trials: tuple[Trial, ...] = ()
    anchor: Mapping[str, float] | None = None

    def told(self) -> dict[str, Any]:
        """As JSON values."""
        kernels = {"kernels": build.name()} if self.setting.route == "native" else {}
        return {
            **self.setting.told(),
            **kernels,
            "seconds_per_point": self.seconds,
            "flops_per_point": self.flops,
            "peak_flops": self.peak,
            "trials": [asdict(trial) for trial in self.trials],
        }


def check_route(route: Any) -> str:
    """A route, or ``auto``.

    Raises:
        InputError: there is none of that name.
    """
    known = ("auto", CLOSED, *registry.names("route"))
    if route not in known:
        raise InputError("a route", repr(route), did_you_mean(str(route), known))
    return str(route)


def calibrate(
    objective: Evaluable,
    subspace: Affine,
    setting: Setting,
    route: str,
    seconds: float,
    points: int,
    anchor: Mapping[str, float],
    deadline: Deadline = NEVER,
    *,
    cells: int | None = None,
    compiling: bool = True,
) -> Calibration:
    """Chooses route and batch size; the objective is left with the batch size chosen.

    Args:
        objective: a prepared objective.
        subspace: where it is surveyed.
        setting: precision and threads; its route is replaced.
        route: one of the routes, or ``auto`` to try them.
        seconds: what a point takes with the model itself.
        points: how many there will be.
        anchor: the measures there, by the model itself; a route must give the same on all of the data.
        deadline: when the survey will be stopped; trials are made only as far as they pay before.
        cells: of the grid, if not all of them will be evaluated: a closed form gives them all.
        compiling: whether that may be tried, where ``route`` is ``auto``.

    Raises:
        ModelError: the route asked for does not serve this model.
    """
    total = min(seconds * points, TRIALS * deadline.left)
    cells = cells or points
    closed = route == CLOSED or (route == "auto" and min(seconds * cells, TRIALS * deadline.left) >= WORTH_CLOSED)
    found = _closed(objective, subspace, setting, route, cells) if closed else None
    if found is not None and (route == CLOSED or found.seconds * cells <= max(WORTH, total)):
        return found
    if total < WORTH and route == "auto":
        return Calibration(replace(setting, route="eager"), seconds)
    trials: list[Trial] = []
    best: Trial | None = None
    at_anchor: dict[str, dict[str, float]] = {}
    names = _candidates(objective, setting, route, total)
    flops, top = arithmetic(objective, subspace, setting) if total >= WORTH else (0, 0.0)
    near = NEAR * top if objective.space.device.type == "cpu" else 0.0
    for name in names:
        if route == "auto" and (why := _needless(name, setting, best, total, compiling, flops, near)):
            trials.append(Trial(name, None, None, why))
            continue
        size = best.batch_size if best is not None else None
        way = replace(setting, route=name)
        for trial in _tried(objective, subspace, way, total, seconds, anchor, at_anchor, size):
            trials.append(trial)
            if trial.seconds is not None and (best is None or trial.seconds < GAIN * (best.seconds or 0)):
                best = trial
    if best is None:
        why = next((trial.note for trial in trials if trial.note), "unknown reasons")
        raise ModelError(
            f"a model that the route {route!r} serves",
            f"one that it does not ({why})",
            "choose the route 'auto' or 'eager'",
        )
    if best.batch_size is not None and objective.free_batch_size:
        objective.rebatch(best.batch_size)
    way = replace(setting, route=best.route)
    return Calibration(way, best.seconds or seconds, flops, top, tuple(trials), at_anchor.get(best.route))


def arithmetic(objective: Evaluable, subspace: Affine, setting: Setting) -> tuple[int, float]:
    """Operations of a point by the model itself, and operations a second of a matrix product.

    Args:
        objective: a prepared objective.
        subspace: where it is surveyed.
        setting: precision and threads.

    Returns:
        0 and 0.0 where operations cannot be counted.
    """
    with Evaluator(objective, subspace, replace(setting, route="eager")) as evaluator:
        batch = evaluator.objective.batches.first()
        flops = flops_of(evaluator.objective, batch)
        tier = setting.precision or own(objective.space)
        top = peak(tier, objective.space.device.type, setting.threads) if flops else 0.0
    return round(flops * (objective.batches.count or batch.size) / batch.size), top


def _closed(objective: Evaluable, subspace: Affine, setting: Setting, route: str, cells: int) -> Calibration | None:
    """The closed form, where there is one and its double precision is not less than what was asked for."""
    if setting.precision in ("bf16", "tf32") and route != CLOSED:
        return None
    try:
        form = ClosedForm(objective, subspace)
    except NoClosedForm as error:
        if route == CLOSED:
            raise ModelError(
                "a surface with a closed form", f"one without ({error})", "choose the route 'auto' or 'eager'"
            ) from error
        return None
    side = np.linspace(-1, 1, math.ceil(min(cells, GRID) ** (1 / len(subspace.axes))))
    grid = np.stack(np.meshgrid(*[side] * len(subspace.axes), indexing="ij"), axis=-1).reshape(-1, len(subspace.axes))
    start = now(objective.space.device, setting.threads)
    form.points(grid)
    spent = (now(objective.space.device, setting.threads) - start) / len(grid)
    return Calibration(replace(setting, route=CLOSED), spent, trials=(Trial(CLOSED, None, spent),))


def _candidates(objective: Evaluable, setting: Setting, route: str, total: float) -> list[str]:
    if route != "auto":
        return [route]
    if not objective.routable or not objective.batches.resident:
        return ["eager"]
    tracing = TRACING_AGAIN if "torch._dynamo" in sys.modules else TRACING
    ours = ("eager", "native", "lowered", "compiled")
    others = [name for name in registry.names("route") if name not in ours]
    tier = setting.precision or own(objective.space)
    traced = ["native"] * (tier == "fp32" and objective.space.device.type == "cpu") + ["lowered"]
    return ["eager", *traced * (total > tracing), *others, *["compiled"] * (total > COMPILING)]


def _needless(
    name: str, setting: Setting, best: Trial | None, total: float, wanted: bool, flops: int, near: float
) -> str:
    """Why a route is not tried; empty if it is.

    Args:
        name: of the route.
        setting: with the number of threads; our own kernels use one.
        best: what is fastest so far.
        total: seconds that the survey takes with the model itself.
        wanted: whether compiling may be tried.
        flops: operations of a point.
        near: operations a second from which on a route is fast enough; 0 for none.
    """
    if name not in ("lowered", "compiled"):
        return ""
    if best is not None and best.seconds and best.route != "eager":
        if name == "compiled" and total <= COMPILING_TOO:
            return "it can take a minute, and a faster route was found already"
        if name == "lowered" and total <= COMPILING and setting.threads == 1:
            return f"the route {best.route!r} is faster than the model, and another one would have to be traced anew"
        if 0 < near <= flops / best.seconds:
            return f"the route {best.route!r} is as fast as {NEAR:.0%} of a matrix product's speed, or faster"
    return "" if wanted or name == "lowered" else "it can take a minute: only the survey itself tries it"


def _tried(
    objective: Evaluable,
    subspace: Affine,
    setting: Setting,
    total: float,
    seconds: float,
    anchor: Mapping[str, float],
    at_anchor: dict[str, dict[str, float]],
    size: int | None,
) -> Iterator[Trial]:
    """Trials of one route at a batch size, then at larger and smaller ones as long as they gain.

    Other routes begin with the size that was best for the first one. They write less memory than it does, so that
    smaller ones gain nothing, and every size has to be traced anew; but for our own kernels, which compute so fast that
    it matters whether images stay in the cache. What is compiled serves one size. The measures at the anchor go to
    ``at_anchor``.
    """
    factors = FACTORS.get(setting.route, (2.0,) if size is not None else (2.0, 0.5))
    start = now(objective.space.device, setting.threads)
    try:
        if size is not None and objective.free_batch_size:
            objective.rebatch(size)
        with Evaluator(objective, subspace, setting) as evaluator:
            if setting.route != "eager":
                _agree(evaluator, objective, subspace, setting)
                at_anchor[setting.route] = _agree_at_anchor(evaluator, anchor)
            yield from _climb(evaluator, setting.route, total, seconds, factors, start)
    except CannotLower as error:
        yield Trial(setting.route, None, None, str(error))
    except Exception as error:
        if setting.route == "eager":
            check_memory(error)
            raise
        yield Trial(setting.route, None, None, f"{type(error).__name__}: {reason(error)}")


def _climb(
    evaluator: Evaluator, route: str, total: float, seconds: float, factors: Sequence[float], start: Instant
) -> Iterator[Trial]:
    """Trials of one route at a batch size, then at others as long as they gain and what a trial takes is little.

    Args:
        evaluator: open.
        route: its name.
        total: seconds that the survey takes with the model itself.
        seconds: what a point takes so.
        factors: by which the batch size changes.
        start: when the route began to be made.
    """
    size = evaluator.objective.batches.first().size
    wanted = min(max(SHARE * total, SHORTEST), LONGEST)
    share = min(1.0, wanted / max(seconds, 1e-9))
    clock = partial(now, evaluator.objective.space.device, evaluator.setting.threads)
    first = Trial(route, size, _seconds(evaluator, size, share))
    yield first
    if total < WORTH or not evaluator.objective.free_batch_size:
        return
    for factor in factors:
        last = first
        while (next_size := _scaled(evaluator, last.batch_size or size, factor)) is not None:
            if clock() - start > PAYS * total * (last.seconds or 0) / max(seconds, 1e-9):
                return
            start = clock()
            try:
                trial = Trial(route, next_size, _seconds(evaluator, next_size, share))
            except (MemoryError, RuntimeError):  # larger batches may not fit the memory, or the model
                break
            yield trial
            if (trial.seconds or 0) > GAIN * (last.seconds or 0):
                break
            last = trial


def _scaled(evaluator: Evaluator, size: int, factor: float) -> int | None:
    """The next batch size, a power of two or all samples; None at the end of the range."""
    count = evaluator.objective.batches.count or size
    power = 1 << max(0, size - 1).bit_length()
    wanted = min(count, int(power * factor)) if factor > 1 else int(power * factor)
    return wanted if wanted != size and wanted >= 4 else None


def _seconds(evaluator: Evaluator, size: int, share: float) -> float:
    """Seconds a point takes, from a share of the samples; the best of a few."""
    data = evaluator.objective.batches
    count = data.count or size
    batches = data.cut(size, count if share >= 1 else max(1, round(share * count / size)) * size)
    points = [[0.01 * (repeat + 1)] * len(evaluator.subspace.axes) for repeat in range(REPEATS)]
    return min(_of_several(evaluator, point, batches) or _of_one(evaluator, point, batches) for point in points)


def _of_one(evaluator: Evaluator, point: list[float], batches: list[Batch]) -> float:
    """Seconds of a point, from a move and some batches."""
    clock = partial(now, evaluator.objective.space.device, evaluator.setting.threads)
    samples = sum(batch.size for batch in batches)
    count = evaluator.objective.batches.count or samples
    start = clock()
    evaluator.move(point)
    if samples < count:  # a route may prepare itself with the first batch of a point
        evaluator.sweep(batches[:1])
    moved = clock()
    evaluator.objective.finish(evaluator.sweep(batches))
    stop = clock()
    each = (stop - moved) / samples
    once = moved - start - each * batches[0].size * (samples < count)
    return max(0.0, once) + each * count


def _of_several(evaluator: Evaluator, point: list[float], batches: list[Batch]) -> float:
    """The same, where the route computes several points in one call; else 0."""
    clock = partial(now, evaluator.objective.space.device, evaluator.setting.threads)
    samples = sum(batch.size for batch in batches)
    points = [point] * min(AT_ONCE, evaluator.together)
    start = clock()
    states = evaluator.states(points, batches)
    if states is None:
        return 0.0
    for state in states:
        evaluator.objective.finish(state)
    return (clock() - start) / len(points) * (evaluator.objective.batches.count or samples) / samples


def _agree(evaluator: Evaluator, objective: Evaluable, subspace: Affine, setting: Setting) -> None:
    """Raises `CannotLower` unless a route gives the model's own numbers on a batch at two points."""
    batch = [objective.batches.first()]
    points = [np.full(len(subspace.axes), step) for step in (0.0, 0.3)]
    found = [evaluator.loss(point.tolist(), batch) for point in points]
    with Evaluator(objective, subspace, replace(setting, route="eager", precision=_exact(setting))) as plain:
        wanted = [plain.loss(point.tolist(), batch) for point in points]
    worst, _ = relative_errors(found, wanted)
    limit = AGREE.get(setting.precision, 1e-4)
    if worst is not None and worst > limit and not np.allclose(found, wanted, rtol=0, atol=1e-7, equal_nan=True):
        raise CannotLower(f"it gives a loss {worst:.1e} away from the model's own")


def _agree_at_anchor(evaluator: Evaluator, anchor: Mapping[str, float]) -> dict[str, float]:
    """Raises `CannotLower` unless a route gives the anchor's measures on all of the data: batches need not be alike."""
    measures = evaluator.at([0.0] * len(evaluator.subspace.axes))
    tier, count = evaluator.setting.precision, evaluator.objective.batches.count
    ties = max(TIES.get(tier, 1e-3), 1.5 / (count or math.inf))
    for name, wanted in anchor.items():
        found = measures[name]
        share, least = (AGREE.get(tier, 1e-4), 1e-7) if name == "loss" else (ties, ties)
        alike = math.isclose(found, wanted, rel_tol=share, abs_tol=least) or (math.isnan(found) and math.isnan(wanted))
        if not alike and not name.endswith("_stderr"):
            raise CannotLower(f"at the anchor it gives {found:.6g} as {name}, the model itself {wanted:.6g}")
    return measures


def _exact(setting: Setting) -> str:
    return "fp32" if setting.precision in ("bf16", "tf32") else setting.precision
