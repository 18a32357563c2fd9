"""Which of two nets has the larger test error, decided over more trainings than are surveyed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import permutation_test

from orograph.recipes._batches import Both, Nets, Pair
from orograph.recipes._findings import FAILS, HOLDS, OPEN, Verdict, spread
from orograph.report import Table
from orograph.results.words import number

LEVEL = 0.05
"""An order of two test errors is told if chance gives as clear a one at most this often."""

Case = tuple[str, float]
"""Optimiser, weight decay."""


@dataclass(frozen=True)
class Errors:
    """Test errors of pairs of nets, all trained alike but for seed and batch size.

    Two nets that differ by a few of some hundred test images say little, and equal errors nothing; the mean over
    several trainings says more. Whether it could be chance is told by the exact sign-flip test of Fisher: if batch size
    made no difference, each pair's difference could as well have the other sign, so the p-value is the share of all
    2^k choices of signs with a mean at least as large as the one found.

    Attributes:
        pairs: error rates of small and large batch, one pair a training that fits its training data.
        unfit: how many trainings do not, and are left out.

    Example:
        >>> told = Errors([(0.01, 0.02), (0.015, 0.02), (0.01, 0.02), (0.02, 0.02), (0.01, 0.03), (0.01, 0.03)])
        >>> told.chance(-1), told.order()  # 2^5 choices: a pair without a difference has no sign
        (0.03125, -1)
    """

    pairs: Sequence[Both]
    unfit: int = 0

    def chance(self, side: int) -> float:
        """The p-value of a larger error with the small batch (1), or with the large one (−1); NaN below two pairs."""
        if len(self.pairs) < 2:
            return math.nan
        differences = np.array([side * (small - large) for small, large in self.pairs])
        found = permutation_test(
            (differences,), np.mean, permutation_type="samples", alternative="greater", rng=np.random.default_rng(0)
        )
        return float(found.pvalue)

    def order(self) -> int | None:
        """1 if the small batch's error is the larger, −1 if the large batch's is; None if that is not told."""
        return next((side for side in (1, -1) if self.chance(side) <= LEVEL), None)

    @property
    def words(self) -> str:
        """Means of small and large batch in per cent, and how likely chance gives such an order."""
        small, large = (spread([100 * pair[side] for pair in self.pairs]) for side in (0, 1))
        left_out = f", {self.unfit} that do not fit their training data left out" if self.unfit else ""
        return f"{small} / {large} % over {len(self.pairs)} trainings (p = {number(self.least, 2)}{left_out})"

    @property
    def least(self) -> float:
        """The p-value of the order that is found."""
        return min(self.chance(1), self.chance(-1))


def compared(pairs: Sequence[Pair], nets: Nets) -> dict[Case, Errors]:
    """Those of each optimiser and weight decay."""
    told = {}
    for case in dict.fromkeys((pair.optimiser, pair.decay) for pair in pairs):
        group = [pair for pair in pairs if (pair.optimiser, pair.decay) == case]
        fit = [pair for pair in group if max(run.measured["train"]["error"] for run in pair.runs) <= nets.fitted]
        small, large = ([pair.runs[side].measured["test"]["error"] for pair in fit] for side in (0, 1))
        told[case] = Errors(list(zip(small, large, strict=True)), len(group) - len(fit))
    return told


def without_a_flip(claim: str, told: Mapping[float, Errors]) -> Verdict:
    """Whether the large batch's error is the larger both without and with weight decay.

    Args:
        claim: that, in a sentence.
        told: weight decay → errors.

    Returns:
        It holds if both say so with a p-value of at most `LEVEL`, fails if one of them says the opposite.
    """
    orders = [errors.order() for errors in told.values()]
    outcome = FAILS if 1 in orders else OPEN if None in orders else HOLDS
    words = (f"decay {number(decay)}: {errors.words}" for decay, errors in told.items())
    return Verdict(claim, outcome, f"small / large batch, {'; '.join(words)}")


def table(told: Mapping[Case, Errors]) -> Table:
    """Errors of small and large batch, their difference, and the p-value of its sign."""
    rows = [
        [
            f"{optimiser}, {number(decay)}",
            str(len(errors.pairs)),
            *(spread([100 * pair[side] for pair in errors.pairs]) for side in (0, 1)),
            spread([100 * (large - small) for small, large in errors.pairs]),
            number(errors.least, 2),
        ]
        for (optimiser, decay), errors in told.items()
    ]
    heads = ["optimiser, decay", "trainings", "small: error, %", "large: error, %", "difference", "p"]
    return Table(heads, rows, "Test errors over all trainings: mean ± standard error, and an exact sign-flip test")
