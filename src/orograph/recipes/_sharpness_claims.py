"""What sharpness with and without filter normalisation says of nets: the claims and what decides them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import spearmanr

from orograph.recipes._batches import Cell, Nets
from orograph.recipes._errors import Case, Errors
from orograph.recipes._findings import Verdict, spread
from orograph.recipes._orders import Both, all_of, order, same
from orograph.results.words import number, share

BOUND = 0.25
"""Curves along different directions are nearly the same if their standard deviation is below this share of the mean."""


@dataclass(frozen=True)
class Measured:
    """What was measured on one pair of nets; each field has the small batch first.

    Attributes:
        norm: ‖W‖.
        raw, relative: loss increase along each direction, as drawn and filter-normalised.
        error, train_error: error rates.
    """

    norm: tuple[float, float]
    raw: tuple[np.ndarray, np.ndarray]
    relative: tuple[np.ndarray, np.ndarray]
    error: tuple[float, float]
    train_error: tuple[float, float]

    def sharpness(self, what: str) -> tuple[float, float]:
        """Mean over directions of both nets."""
        small, large = getattr(self, what)
        return float(np.mean(small)), float(np.mean(large))

    def variations(self) -> tuple[float, float]:
        """Of both nets, the standard deviation over directions as a share of the mean."""
        small, large = (float(np.std(each, ddof=1) / np.mean(each)) for each in self.relative)
        return small, large

    def agreeing(self) -> tuple[int, int]:
        """Along how many directions, of how many, the two nets stand in the same order as on average."""
        small, large = self.relative
        signs = np.sign(small - large)
        return int((signs == np.sign(np.mean(small) - np.mean(large))).sum()), len(signs)


def verdicts(found: Mapping[Cell, Measured], errors: Mapping[Case, Errors], nets: Nets) -> list[Verdict]:
    """Five claims; nets that do not fit their training data decide none of them."""
    seeds = list(dict.fromkeys(cell[2] for cell in found))
    told = [verdict for name, _ in nets.optimisers for verdict in _orders(name, found, errors, nets)]
    groups = [[m for cell, m in found.items() if cell[2] == seed] for seed in seeds]
    fit = [all(max(m.train_error) <= nets.fitted for m in group) for group in groups]
    ranks = {what: [rank(group, what) for group in groups] for what in ("raw", "relative")}
    every = list(found.values())
    variations = [max(value for m in group for value in m.variations()) for group in groups]
    agreeing = [np.sum([m.agreeing() for m in group], axis=0) for group in groups]
    alike, of = np.sum(agreeing, axis=0)
    return [
        *told,
        Verdict.over_seeds(
            "Filter-normalised sharpness ranks the nets more like their test error than sharpness as drawn does.",
            [_more(*each) if ok else None for *each, ok in zip(ranks["relative"], ranks["raw"], fit, strict=True)],
            f"rank correlation with test error, over all n = {2 * len(every)} nets: filter-normalised "
            f"{number(rank(every, 'relative'), 2)}, as drawn {number(rank(every, 'raw'), 2)}; seed by seed "
            f"{spread(ranks['relative'], 2)} and {spread(ranks['raw'], 2)}",
        ),
        Verdict.over_seeds(
            "Repeated filter-normalised directions give nearly the same curve.",
            [value < BOUND if ok else None for value, ok in zip(variations, fit, strict=True)],
            f"standard deviation over directions / mean, the largest of all nets: {spread(variations)}; the bound is "
            f"{number(BOUND)}; their median is {number(float(np.median([m.variations() for m in every])))}",
        ),
        Verdict.over_seeds(
            "Along every filter-normalised direction the same net of a pair is the sharper.",
            [bool(a == b) if ok else None for (a, b), ok in zip(agreeing, fit, strict=True)],
            f"{alike} of {of} directions agree with the mean, {share(float(alike), float(of))}",
        ),
    ]


def _more(one: float, other: float) -> bool | None:
    return None if np.isnan(one) or np.isnan(other) else one > other


def rank(group: Sequence[Measured], what: str) -> float:
    """Spearman's rank correlation of sharpness with test error over several pairs of nets; NaN if one is constant."""
    sharp = [value for m in group for value in m.sharpness(what)]
    errors = [value for m in group for value in m.error]
    if len(set(sharp)) < 2 or len(set(errors)) < 2:
        return float("nan")
    return float(spearmanr(sharp, errors).statistic)


def _orders(name: str, found: Mapping[Cell, Measured], errors: Mapping[Case, Errors], nets: Nets) -> list[Verdict]:
    """What the order of small and large batch goes by, for one optimiser."""
    cells = {decay: [m for cell, m in found.items() if cell[:2] == (name, decay)] for decay in (0.0, nets.decay)}
    seeds = list(zip(*cells.values(), strict=True))
    fit = [max(error for m in pair for error in m.train_error) <= nets.fitted for pair in seeds]
    worse = [errors[name, decay].order() for decay in cells]
    follows = [
        all_of(same(order(m.sharpness("relative")), which) for m, which in zip(pair, worse, strict=True))
        if ok
        else None
        for pair, ok in zip(seeds, fit, strict=True)
    ]
    return [
        Verdict.over_seeds(
            f"{name}, as drawn: the net with the smaller weights is the sharper, and weight decay exchanges the two.",
            [exchanged(*pair) if ok else None for pair, ok in zip(seeds, fit, strict=True)],
            f"small / large batch, {_told(cells, 'raw', {})}",
        ),
        Verdict.over_seeds(
            f"{name}, filter-normalised: the batch size with the higher test error is the sharper, without decay and "
            "with it.",
            follows,
            f"small / large batch, {_told(cells, 'relative', {decay: errors[name, decay] for decay in cells})}",
        ),
    ]  # fmt: skip


def _told(cells: Mapping[float, Sequence[Measured]], what: str, errors: Mapping[float, Errors]) -> str:
    parts = []
    for decay, group in cells.items():
        sharp = " / ".join(spread([m.sharpness(what)[side] for m in group]) for side in (0, 1))
        norms = "‖W‖ " + " / ".join(spread([m.norm[side] for m in group]) for side in (0, 1))
        beside = f"test error {errors[decay].words}" if decay in errors else norms
        parts.append(f"decay {number(decay)}: {sharp}, {beside}")
    return "; ".join(parts)


def exchanged(without: Measured, decayed: Measured) -> bool | None:
    """Whether the net with smaller weights is the sharper in both pairs, and that is another net in each."""
    orders = [order(m.sharpness("raw")) for m in (without, decayed)]
    follows = [alike(m.sharpness("raw"), (-m.norm[0], -m.norm[1])) for m in (without, decayed)]
    return all_of([*follows, None if None in orders else orders[0] != orders[1]])


def alike(one: Both, other: Both) -> bool | None:
    """Whether two measures put small and large batch in the same order; None if one of them cannot tell.

    Example:
        >>> alike((1.0, 2.0), (0.1, 0.3)), alike((1.0, 2.0), (0.3, 0.1)), alike((1.0, 2.0), (0.3, 0.3))
        (True, False, None)
    """
    return same(order(one), order(other))
