"""What is verified before the first point: that the anchor's own loss and the surface's (0, 0) agree."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import torch

from orograph.engine import plan
from orograph.engine.clock import now
from orograph.engine.errors import CannotLower
from orograph.engine.evaluate import Evaluator
from orograph.engine.native import build
from orograph.engine.setting import Setting
from orograph.errors import DeterminismError, InputError, ModelError, StoreError, warn
from orograph.objectives import arithmetic
from orograph.objectives.class_major import forget_uncounted
from orograph.objectives.evaluable import Evaluable, check_memory
from orograph.objectives.normstats import running_statistics
from orograph.objectives.occupy import is_at
from orograph.results.schema import Status
from orograph.results.store import Store
from orograph.subspaces.affine import Affine

LONG = 2.0
"""Seconds from which on the second evaluation of the anchor is left to the route that is chosen; see `agree`."""


@dataclass(frozen=True)
class Anchor:
    """What is known of the anchor.

    Attributes:
        measures: the numbers there, evaluated directly.
        seconds: what one point takes.
        agreed: whether the surface's own machinery has given the same numbers already.
        batch_size: of the evaluation.
    """

    measures: dict[str, float]
    seconds: float
    agreed: bool
    batch_size: int


def anchor(objective: Evaluable, subspace: Affine, threads: int, *, twice: bool = False) -> Anchor:
    """Evaluates the anchor directly and through the surface's own machinery: two evaluations, which must agree.

    Where one takes long, the second one is left to `agree`, unless ``twice``.

    Raises:
        ModelError: the loss at the anchor is not finite, or the model does not run on all of the data.
        DeterminismError: two evaluations at the same weights disagree.
        InputError: the objective and the subspace do not fit.
        DataError: the data is not what the objective was made with.
    """
    objective.batches.check_unchanged()
    forget_uncounted()
    _check_fit(objective, subspace)
    subspace.origin.check_finite("the model")
    start = now(objective.space.device, threads)
    direct = first = directly(objective, subspace, threads)
    seconds = now(objective.space.device, threads) - start
    with Evaluator(objective, subspace, Setting(threads=threads)) as evaluator:
        _stir(evaluator)
        if seconds > LONG:  # perhaps the first time only
            seconds = min(seconds, _seconds(evaluator))
        if agreed := twice or seconds <= LONG:
            start = now(objective.space.device, threads)
            first = _through(evaluator, direct)
            seconds = now(objective.space.device, threads) - start
        _warn_if_flat(evaluator, first)
    if not math.isfinite(direct["loss"]):
        raise ModelError(
            "a finite loss at the anchor", f"{direct['loss']}", "use an earlier checkpoint, or check the data for NaN"
        )
    return Anchor(direct, seconds, agreed, objective.batches.first().size)


def agree(
    objective: Evaluable, subspace: Affine, threads: int, known: Anchor, found: Mapping[str, float] | None
) -> None:
    """Makes sure that the surface's (0, 0) is the anchor, if nothing has so far.

    Args:
        objective, subspace, threads: as for `anchor`.
        known: what that gave.
        found: the measures at (0, 0) by the route that is chosen, or None. If they are not the anchor's, rounding may
            be the reason: then the model itself is asked.

    Raises:
        DeterminismError: two evaluations at the same weights disagree.
    """
    if known.agreed or (found is not None and _close(known.measures, found, _tolerance(objective))):
        return
    size = objective.batches.first().size
    try:
        _rebatch(objective, known.batch_size)
        with Evaluator(objective, subspace, Setting(threads=threads)) as evaluator:
            _stir(evaluator)
            _through(evaluator, known.measures)
    finally:
        _rebatch(objective, size)


def _rebatch(objective: Evaluable, size: int) -> None:
    if objective.free_batch_size and objective.batches.first().size != size:
        objective.rebatch(size)


def _seconds(evaluator: Evaluator) -> float:
    """Seconds that a point takes, as the first batch tells; infinite if that is all, or nobody knows the number."""
    clock = partial(now, evaluator.objective.space.device, evaluator.setting.threads)
    batches, first = evaluator.objective.batches, evaluator.objective.batches.first()
    if batches.count is None or first.size >= batches.count:
        return math.inf
    start = clock()
    evaluator.objective.finish(evaluator.sweep([first]))
    return (clock() - start) * batches.count / first.size


def _through(evaluator: Evaluator, direct: Mapping[str, float]) -> dict[str, float]:
    """The measures at the anchor by the surface's machinery; raises unless they are the direct ones."""
    zero, tolerance = [0.0] * len(evaluator.subspace.axes), _tolerance(evaluator.objective)
    first = evaluator.at(zero)
    if not _close(direct, first, tolerance):
        raise _disagreement(direct, first, evaluator.at(zero), tolerance)
    return first


def _tolerance(objective: Evaluable) -> float:
    return 1e-10 if objective.space.dtype == torch.float64 else 1e-6


def _stir(evaluator: Evaluator) -> None:
    """Uses the model and torch's random numbers once.

    Whatever borrows a model begins with the same random numbers and hidden state, and would repeat by accident.
    """
    torch.rand(1)
    evaluator.sweep([evaluator.objective.batches.first()])


def _disagreement(
    direct: Mapping[str, float], first: Mapping[str, float], second: Mapping[str, float], tolerance: float
) -> DeterminismError:
    """Why the anchor's own loss is not that of the surface: it does not repeat, or it is another one."""
    if not _close(first, second, tolerance):
        return DeterminismError(
            "an objective that gives the same loss twice at the same weights",
            f"{first['loss']:.9g} and then {second['loss']:.9g}",
            "look for dropout, augmentation or shuffling inside the model's forward pass or the data",
        )
    return DeterminismError(
        f"the anchor's own loss {direct['loss']:.9g} at the centre of the surface",
        f"{first['loss']:.9g}",
        "look for a forward pass that depends on more than weights, buffers and inputs",
    )


def same_anchor(stored: Mapping[str, float | None], present: Mapping[str, float], where: str) -> None:
    """Raises if this machine finds another loss at the anchor than the one that began the survey.

    Raises:
        StoreError: it does.
    """
    known = {name: value for name, value in stored.items() if value is not None}
    if not _close(known, present, 1e-5):
        raise StoreError(
            f"the loss {known['loss']:.9g} at the anchor, as when {where!r} was begun",
            f"{present['loss']:.9g}",
            "continue with the versions and the device recorded there, or survey anew",
        )


def same_kernels(engine: Mapping[str, Any], where: str) -> None:
    """Warns if a survey was begun with other kernels of our own than those that continue it; see `native.build`."""
    begun = engine.get("kernels")
    try:
        if begun is not None and begun != build.name():
            warn(
                f"{where!r} was begun with other kernels, by another compiler or version or for another processor: "
                "its last digits may differ from those that follow"
            )
    except CannotLower:
        pass  # whoever opens the route says so


def same_arithmetic(engine: Mapping[str, Any], where: str) -> None:
    """Warns if a survey was begun with other settings of torch itself than those with which it is continued."""
    begun, present = engine.get("arithmetic", {}), arithmetic.told()
    if others := [name for name, value in begun.items() if present.get(name, value) != value]:
        listing = ", ".join(f"{name} {begun[name]}, now {present[name]}" for name in others[:3])
        warn(
            f"{where!r} was begun with other settings of torch ({listing}): its last digits may differ from those that "
            "follow"
        )


def same_nodes(store: Store, asked: Mapping[str, Any], grid: Sequence[np.ndarray]) -> None:
    """Warns if a survey goes on with another grid that leaves out most of what was evaluated in its range.

    Args:
        store: the survey's.
        asked: the ranges of the other grid, as a survey records them.
        grid: its nodes, of every axis.
    """
    if store.attrs.get("asked") == asked:
        return
    used, possible = plan.used(store.read().evaluated, grid)
    if 2 * used < possible:
        warn(
            f"Only {used} of {possible} points that {str(store.path)!r} could share with this grid are nodes of it: "
            "the others are computed anew. A grid of the old spacing, or of half of it, would use what is there."
        )


def _check_fit(objective: Evaluable, subspace: Affine) -> None:
    if not subspace.origin.space.same_as(objective.space):
        raise InputError(
            "a line or plane of this objective's model", "one of another model", "make it with the same objective"
        )
    moving = objective.normstats == "interpolated" and running_statistics(objective.model)
    if moving and subspace.statistics is None:
        raise InputError(
            "directions that carry running statistics for normstats='interpolated'",
            "directions without any",
            "choose --normstats frozen / normstats='frozen', or go through checkpoints of a model with BatchNorm",
        )
    if objective.normstats == "frozen" and subspace.statistics is not None:
        warn(
            "The checkpoints have BatchNorm statistics of their own, but normstats='frozen' keeps the anchor's: at the "
            "checkpoints the loss is not theirs; with 'interpolated' it is."
        )
    present = running_statistics(objective.model)
    changed = [name for name, value in subspace.buffers.items() if not torch.equal(value, present[name])]
    if changed and objective.normstats != "recalibrated":
        raise InputError(
            "the BatchNorm statistics with which the line or plane was made",
            f"others in {changed[0]!r}",
            "make the line or plane again after training on",
        )


def _warn_if_flat(evaluator: Evaluator, centre: Mapping[str, float]) -> None:
    """A loss that does not move at all half a unit away is more often a cached weight than a flat landscape.

    The first batch decides as long as its loss moves.
    """
    half = np.full((1, len(evaluator.subspace.axes)), 0.5)
    if _moves(evaluator, half[0].tolist()):
        return
    away = evaluator.points(half)
    if away.status[0] != Status.FAILED and all(away.fields[name][0] == centre[name] for name in away.fields):
        warn(
            "The loss is exactly the same half a unit away from the anchor: does the forward pass use the weights that "
            "move, or a cached copy of them?"
        )


def _moves(evaluator: Evaluator, coordinates: list[float]) -> bool:
    """Whether the first batch's loss is another one elsewhere than at the anchor; False if that cannot be told."""
    batch = [evaluator.objective.batches.first()]
    try:
        evaluator.move([0.0] * len(coordinates))
        here = evaluator.objective.finish(evaluator.sweep(batch))
        evaluator.move(coordinates)
        return here != evaluator.objective.finish(evaluator.sweep(batch))
    except Exception as error:
        check_memory(error)
        return False


def directly(objective: Evaluable, subspace: Affine, threads: int) -> dict[str, float]:
    """The measures at the anchor without the surface's machinery: the model as it is, or the origin copied into it."""
    before = torch.get_num_threads()
    try:
        torch.set_num_threads(threads or before)
        with objective.occupied(subspace.origin) as occupation:
            if not is_at(occupation.parameters, subspace.origin):
                subspace.place(occupation.parameters)
            return objective.measure()
    finally:
        torch.set_num_threads(before)


def _close(a: Mapping[str, float], b: Mapping[str, float], tolerance: float) -> bool:
    return all(
        name in b
        and (
            math.isclose(a[name], b[name], rel_tol=tolerance, abs_tol=1e-12)
            or (a[name] != a[name] and b[name] != b[name])
        )
        for name in a
        if not name.endswith("_stderr")
    )
