"""Whether training starts inside the convex region: the claims and what decides them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from orograph.recipes._findings import Verdict, spread

LAWS = ("he", "glorot")
"""The standard ones of initial weights."""

TRAINED = 0.1
"""A training loss below this is a minimum; around anything else no convex region is looked for."""


STANDARD = 2.5
"""The paper's bound of the loss at standard initialisations, for ten classes."""


@dataclass(frozen=True)
class Start:
    """One training from its first loss to its last.

    Attributes:
        net: what was trained.
        init: law of its initial weights.
        loss: at the start.
        trained: training loss at the end.
        error: on the test half at the end.
    """

    net: str
    init: str
    loss: float
    trained: float
    error: float


@dataclass(frozen=True)
class Region:
    """The convex region around one minimum.

    Attributes:
        net: whose.
        contour: level up to which contours are convex, least over planes.
        curvature: level up to which the surface curves upwards, least over planes.
        bounded: whether the contour level is that of the rim, a lower bound.
        trained: training loss at the middle.
        away: distance from the start to the end over the length of the end's weights.
        held: share of that way that a random plane holds.
        convex: share of the straight line back to the start that curves upwards.
        rises: whether the loss rises all the way back to the start.
    """

    net: str
    contour: float
    curvature: float
    bounded: bool
    trained: float
    away: float
    held: float
    convex: float
    rises: bool


def verdicts(starts: Sequence[Sequence[Start]], regions: Sequence[Sequence[Region]]) -> list[Verdict]:
    """What the numbers say of each claim.

    Args:
        starts: for every seed, those of all trainings; the well-behaved net first.
        regions: for every seed, those of the well-behaved net and of the deep plain one, both begun with "he".
    """
    good, deep = ([pair[place] for pair in regions] for place in (0, 1))
    mine = [[start for start in seed if start.net == region.net] for seed, region in zip(starts, good, strict=True)]
    plain = [[start for start in seed if start.net == region.net] for seed, region in zip(starts, deep, strict=True)]
    he, plain_he = ([_named(seed, "he") for seed in group] for group in (mine, plain))
    scaled = max((start.init for start in mine[0] if start.init.startswith("scaled")), key=_gain)
    large = [_named(seed, scaled) for seed in mine]
    standard = [[start for start in seed if start.init in LAWS] for seed in starts]
    return [
        Verdict.over_seeds(
            f"Standard initial weights (He, Glorot) have a loss below {STANDARD}, for both nets.",
            [all(start.loss < STANDARD for start in seed) for seed in standard],
            _told(standard, lambda start: start.loss),
        ),
        Verdict.over_seeds(
            f"Around the minimum of the well-behaved net ({good[0].net}) contours are convex beyond {STANDARD}.",
            [_reaches(region, STANDARD) for region in good],
            f"convex up to {levels(good)}",
        ),
        Verdict.over_seeds(
            "They are convex beyond the loss at its own standard start (He): it starts inside.",
            [inside(region, start) for region, start in zip(good, he, strict=True)],
            f"start {over(he, 'loss')}, convex up to {levels(good)}",
        ),
        Verdict.over_seeds(
            f"The deep plain net ({deep[0].net}) starts outside: contours around its minimum are not convex up to its "
            "loss at the start.",
            [_negated(inside(region, start)) for region, start in zip(deep, plain_he, strict=True)],
            f"start {over(plain_he, 'loss')}, convex up to {levels(deep)}, training loss at the end "
            f"{over(plain_he, 'trained')}",
        ),
        Verdict.over_seeds(
            "The deep plain net trains worse than the well-behaved one.",
            [a.trained > b.trained and a.error > b.error for a, b in zip(plain_he, he, strict=True)],
            f"training loss {over(plain_he, 'trained')} against {over(he, 'trained')}; "
            f"test error {over(plain_he, 'error')} against {over(he, 'error')}",
        ),
        Verdict.over_seeds(
            f"Initial weights scaled up ({scaled}) have a loss above the convex region around the minimum that He's "
            "weights lead to.",
            [_negated(inside(region, start)) for region, start in zip(good, large, strict=True)],
            f"start {over(large, 'loss')}, convex up to {levels(good)}",
        ),
        Verdict.over_seeds(
            f"Initial weights scaled up ({scaled}) train worse than He's.",
            [a.trained > b.trained and a.error > b.error for a, b in zip(large, he, strict=True)],
            f"training loss {over(large, 'trained')} against {over(he, 'trained')}; "
            f"test error {over(large, 'error')} against {over(he, 'error')}",
        ),
        Verdict.over_seeds(
            "On the straight line from the minimum of the well-behaved net back to its start, the loss rises all the "
            "way.",
            [region.rises if region.trained < TRAINED else None for region in good],
            f"share of the line that curves upwards: {over(good, 'convex')}; rises in "
            f"{sum(region.rises for region in good)} of {len(good)}",
        ),
    ]  # fmt: skip


def _reaches(region: Region, level: float) -> bool | None:
    """Whether contours are convex up to a level; None where that cannot be seen."""
    if not region.trained < TRAINED or not math.isfinite(level):
        return None
    if region.contour > level:
        return True
    return None if region.bounded else False


def inside(region: Region, start: Start) -> bool | None:
    """Whether a start's loss lies within the convex region; None where that cannot be seen."""
    return _reaches(region, start.loss)


def _negated(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


def _named(starts: Sequence[Start], init: str) -> Start:
    return next(start for start in starts if start.init == init)


def _gain(init: str) -> float:
    return float(init.partition(":")[2])


def levels(regions: Sequence[Region]) -> str:
    """Up to where contours are convex, over seeds."""
    bounded = sum(region.bounded for region in regions)
    rim = f" (in {bounded} of {len(regions)} the rim of the survey: at least that)" if bounded else ""
    return f"{over(regions, 'contour')}{rim}"


def over(values: Sequence[Any], name: str) -> str:
    """One of the numbers over seeds."""
    return spread([getattr(value, name) for value in values])


def _told(starts: Sequence[Sequence[Start]], measure: Callable[[Start], float]) -> str:
    return "; ".join(
        f"{start.net}, {start.init} {spread([measure(seed[place]) for seed in starts])}"
        for place, start in enumerate(starts[0])
    )
