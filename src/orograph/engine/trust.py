"""How far a survey's numbers are from exact ones: some points of the grid in double precision as well."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import zip_longest

import numpy as np

from orograph.engine.deadline import Deadline
from orograph.engine.evaluate import Evaluator
from orograph.engine.opening import CLOSED, Opened
from orograph.engine.precision import TOLERANCES, Trust, own, relative_errors
from orograph.engine.setting import Setting
from orograph.errors import reason
from orograph.objectives.evaluable import Evaluable, check_memory
from orograph.subspaces.affine import Affine

LEAST, MOST, EVERY = 3, 13, 100
"""Points that are checked at least and at most, as far as the time goes, and of how many points one is."""

SHARE, FEW = 0.005, 3
"""What the check may take: a share of the survey, or the time of a few points if that is longer."""

BRIEF, MODERATE = 0.05, 2.0
"""Seconds that it may take in any case, and at most for the sake of a few points."""

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
    """Compares losses of a setting with those in double precision at some points of a survey; see `representative`.

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
    chosen = representative(points, 1 if setting.route == CLOSED else min(MOST, max(LEAST, len(points) // EVERY)))
    size = objective.batches.first().size
    samples = {CLOSED: None, "eager": SAMPLES}.get(setting.route, max(size, SAMPLES))  # others are made for a batch
    try:
        exact = replace(setting, route="eager", precision="fp64")
        wanted = _losses(objective, subspace, exact, chosen, samples, seconds)
        found = _losses(objective, subspace, setting, chosen[: len(wanted)], samples)
    except Exception as error:
        check_memory(error)
        return replace(told, note=f"not checked in fp64: {reason(error)}")
    worst, typical = relative_errors(found, wanted)
    if worst is None:
        return replace(told, note="not checked in fp64: no finite loss at the points chosen")
    return replace(told, reference="fp64", points=len(wanted), max_relative_error=worst, rms_relative_error=typical)


def representative(points: np.ndarray, count: int) -> np.ndarray:
    """Points that tell of a whole grid: the one nearest the anchor, where losses are lowest, then corners and random
    ones by turns.

    Args:
        points: of a grid, shape (points, axes), in any order.
        count: how many, if there are so many.

    Example:
        >>> grid = np.stack(np.meshgrid([-1.0, 0.1, 1.0], [-1.0, 1.0], indexing="ij"), axis=-1).reshape(-1, 2)
        >>> representative(grid, 3).tolist()
        [[0.1, -1.0], [-1.0, -1.0], [0.1, 1.0]]
    """
    low, high = points.min(axis=0), points.max(axis=0)
    size = np.where(high > low, high - low, 1.0)
    nearest = int(np.linalg.norm(points / size, axis=1).argmin())
    corners = np.flatnonzero(((points == low) | (points == high)).all(axis=1)).tolist()
    random = np.random.default_rng(0).permutation(len(points)).tolist()
    turns = [each for pair in zip_longest(corners, random) for each in pair if each is not None]
    return points[list(dict.fromkeys([nearest, *turns]))[:count]]


def patience(seconds: float, points: int) -> float:
    """Seconds that the check of a survey may take.

    Args:
        seconds: what one of its points takes.
        points: how many there are.

    Example:
        >>> patience(0.1, 2601), patience(1.0, 20)
        (1.35..., 2.05)
    """
    return max(SHARE * points * seconds, min(FEW * seconds, MODERATE)) + BRIEF


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
    samples: int | None,
    seconds: float = math.inf,
) -> list[float]:
    """The losses at the first of some points, as far as the time goes; over the first samples, or all (None)."""
    deadline, losses = Deadline.after(seconds), []
    with Opened(objective, subspace, setting) as evaluator:
        if samples is None or not isinstance(evaluator, Evaluator):
            return [float(value) for value in evaluator.points(points).fields["loss"]]
        batches = objective.batches.cut(objective.batches.first().size, samples)
        for point in points.tolist():
            losses.append(evaluator.loss(point, batches))
            if deadline.over:
                break
    return losses
