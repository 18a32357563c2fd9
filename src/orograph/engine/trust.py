"""How far a survey's numbers are from exact ones: a few random points in double precision."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from orograph.engine.deadline import Deadline
from orograph.engine.evaluate import Evaluator
from orograph.engine.evaluators import CLOSED, Opened
from orograph.engine.precision import TOLERANCES, Trust, own, relative_errors
from orograph.engine.setting import Setting
from orograph.errors import reason
from orograph.objectives.batch import Batch
from orograph.objectives.evaluable import Evaluable, check_memory
from orograph.subspaces.affine import Affine

MOST, EVERY = 4, 100
"""Points that are checked at most, and of how many points one is."""

SAMPLES = 256
"""The first so many samples are enough, or a batch: rounding errors of single samples differ little in size."""

LARGEST = 10_000_000
"""Parameters up to which a copy of the model in double precision is made without being asked for."""

HIGHER = {"bf16": "fp32", "tf32": "fp32", "fp32": "fp64"}
"""Tier → the one to fall back to."""


def trust(
    objective: Evaluable,
    subspace: Affine,
    setting: Setting,
    points: np.ndarray,
    *,
    asked: str,
    tolerance: float | None,
    seconds: float = math.inf,
) -> Trust:
    """Compares losses of a setting with those in double precision at a few random points of a survey.

    Args:
        objective, subspace: what is surveyed.
        setting: how.
        points: all of its points, shape (points, axes).
        asked: the tier asked for.
        tolerance: None unless the user gave one.
        seconds: what it may take; one point is always compared.
    """
    tier = setting.precision or own(objective.space)
    told = Trust(tier, asked or tier)
    if tier == "fp64":
        return told
    if objective.space.size > LARGEST and tier == "fp32" and tolerance is None:
        return replace(told, note=f"not checked in fp64: the model has more than {LARGEST:,} parameters")
    count = 1 if setting.route == CLOSED else min(len(points), MOST, max(1, len(points) // EVERY))
    chosen = points[np.sort(np.random.default_rng(0).choice(len(points), count, replace=False))]
    whole = setting.route == CLOSED
    try:
        exact = replace(setting, route="eager", precision="fp64")
        wanted = _losses(objective, subspace, exact, chosen, whole=whole, seconds=seconds)
        found = _losses(objective, subspace, setting, chosen[: len(wanted)], whole=whole)
    except Exception as error:
        check_memory(error)
        return replace(told, note=f"not checked in fp64: {reason(error)}")
    worst, typical = relative_errors(found, wanted)
    if worst is None:
        return replace(told, note="not checked in fp64: no finite loss at the points chosen")
    return replace(told, reference="fp64", points=len(wanted), max_relative_error=worst, rms_relative_error=typical)


def too_far(found: Trust, tolerance: float | None) -> str:
    """The tier to fall back to if a tier is further off than tolerated, else an empty text.

    Args:
        found: what `trust` measured.
        tolerance: the user's; None for the tier's own (fp32 has none).
    """
    limit = TOLERANCES.get(found.tier) if tolerance is None else tolerance
    if limit is None or found.max_relative_error is None or found.max_relative_error <= limit:
        return ""
    return HIGHER.get(found.tier, "")


def _losses(
    objective: Evaluable,
    subspace: Affine,
    setting: Setting,
    points: np.ndarray,
    *,
    whole: bool,
    seconds: float = math.inf,
) -> list[float]:
    """The losses at the first of some points, as far as the time goes; over all samples or the first ones."""
    deadline, losses = Deadline.after(seconds), []
    with Opened(objective, subspace, setting) as evaluator:
        if whole or not isinstance(evaluator, Evaluator):
            return [float(value) for value in evaluator.points(points).fields["loss"]]
        size = objective.batches.first().size
        batches = objective.batches.cut(size, max(size, SAMPLES))
        for point in points.tolist():
            losses.append(_loss(evaluator, point, batches))
            if deadline.over:
                break
    return losses


def _loss(evaluator: Evaluator, point: list[float], batches: list[Batch]) -> float:
    evaluator.move(point)
    return float(evaluator.objective.finish(evaluator.sweep(batches))["loss"])
