"""Which batch size has the larger test error, decided over more trainings than are surveyed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orograph.recipes._batches import Nets, Pair
from orograph.recipes._chance import LEVEL, sign_flip
from orograph.recipes._findings import FAILS, HOLDS, OPEN, Verdict, spread
from orograph.report import Table
from orograph.results.words import counted, number

Case = tuple[str, float]
"""Optimiser, weight decay."""


@dataclass(frozen=True)
class Errors:
    """How many test samples pairs of nets get wrong, all trained alike but for seed and batch size.

    Two nets that differ by a few of some hundred test samples say little, and equal ones nothing; several trainings
    say more. Whether their mean difference could be chance is told by a `sign_flip` test of the differences. All
    trainings are tested on the same samples: it speaks of other trainings, not of other samples.

    Attributes:
        wrong: test samples that small and large batch get wrong, one pair a training.
        samples: how many there are.
        unfit: how many of the trainings do not fit their training data: one is enough to decide nothing.

    Example:
        >>> told = Errors([(8, 16), (12, 16), (8, 16), (16, 16), (8, 24), (8, 24)], samples=800)
        >>> told.p_value(-1), told.order()  # 2^5 choices: a pair without a difference has no sign
        (0.03125, None)
    """

    wrong: Sequence[tuple[int, int]]
    samples: int
    unfit: int = 0

    def p_value(self, side: int) -> float:
        """That of a larger error with the small batch (1), or with the large one (−1); one-sided."""
        return sign_flip(side * (small - large) for small, large in self.wrong)

    def is_larger(self, side: int, level: float) -> bool:
        """Whether the small batch's error (1), or the large one's (−1), is told to be the larger."""
        return not self.unfit and self.p_value(side) <= level

    def order(self) -> int | None:
        """1 if the small batch's error is the larger, −1 if the large batch's is; None if that is not told."""
        return next((side for side in (1, -1) if self.is_larger(side, LEVEL / 2)), None)

    def percent(self, side: int) -> list[float]:
        """Error rates of the small batch (0) or of the large one (1), in per cent."""
        return [100 * pair[side] / self.samples for pair in self.wrong]

    @property
    def words(self) -> str:
        """Means of small and large batch, and the p-value of a larger error with the large one."""
        pairs = len(self.wrong)
        few = ", too few to tell" if 0.5**pairs > LEVEL else ""
        unfit = f", {self.unfit} of them not fitting their training data" if self.unfit else ""
        means = " / ".join(spread(self.percent(side)) for side in (0, 1))
        return f"{means} % over {counted(pairs, 'training')}{few}{unfit} (one-sided p = {number(self.p_value(-1), 2)})"


def compared(pairs: Sequence[Pair], nets: Nets) -> dict[Case, Errors]:
    """Test errors of each optimiser and weight decay."""
    told = {}
    for case in dict.fromkeys((pair.optimiser, pair.decay) for pair in pairs):
        group = [pair for pair in pairs if (pair.optimiser, pair.decay) == case]
        unfit = sum(max(run.measured["train"]["error"] for run in pair.runs) > nets.fitted for pair in group)
        samples = len(group[0].small.data.test[1])
        wrong = [(_wrong(pair.small.measured, samples), _wrong(pair.large.measured, samples)) for pair in group]
        told[case] = Errors(wrong, samples, unfit)
    return told


def _wrong(measured: Mapping[str, Mapping[str, float]], samples: int) -> int:
    return round(measured["test"]["error"] * samples)


def without_a_flip(claim: str, told: Mapping[float, Errors]) -> Verdict:
    """Whether the large batch's error is the larger both without and with weight decay.

    It holds if both say so, each one-sided with p ≤ `LEVEL`: by chance, both do at most that often. It fails if one of
    them says the opposite with p ≤ `LEVEL` / 2: by chance, one of two does at most `LEVEL` often.

    Args:
        claim: that, in a sentence.
        told: weight decay → errors.
    """
    if all(errors.is_larger(-1, LEVEL) for errors in told.values()):
        outcome = HOLDS
    else:
        outcome = FAILS if any(errors.is_larger(1, LEVEL / 2) for errors in told.values()) else OPEN
    words = (f"decay {number(decay)}: {errors.words}" for decay, errors in told.items())
    return Verdict(claim, outcome, f"small / large batch, {'; '.join(words)}")


def table(told: Mapping[Case, Errors]) -> Table:
    """Errors of small and large batch, their difference, and the p-value of its sign."""
    rows = []
    for (optimiser, decay), errors in told.items():
        small, large = errors.percent(0), errors.percent(1)
        more = [b - a for a, b in zip(small, large, strict=True)]
        label = [f"{optimiser}, {number(decay)}", str(len(more))]
        rows.append([*label, spread(small), spread(large), spread(more), number(errors.p_value(-1), 2)])
    return Table(
        ["optimiser, decay", "trainings", "small: error, %", "large: error, %", "difference", "p"],
        rows,
        "Test errors over all trainings: mean ± standard error; p that chance makes the large batch's as much larger "
        "(exact sign-flip test)",
    )


NOTE = (
    "Test errors of two nets differ by a few samples only. They are compared over all trainings in the table of test "
    "errors, of which the first are surveyed. All are tested on the same samples: p tells what other trainings could "
    f"give, not other samples. The order of two is told with at most {LEVEL:.0%} of false alarms."
)
