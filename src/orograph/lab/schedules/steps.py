"""Drops of the learning rate at milestones."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from orograph.errors import InputError
from orograph.lab.schedules._schedule import check_warmup, ramp


@dataclass(frozen=True)
class Steps:
    """``factor^k`` after k milestones.

    Attributes:
        milestones: shares of the training, rising, joined by "-": "1/2-3/4-11/12" are epochs 150, 225 and 275 of 300.
        factor: what the rate is multiplied with at each.
        warmup: share of the training during which the rate first rises in a straight line.

    Raises:
        InputError: the milestones are no rising shares, or the factor is not between 0 and 1.

    Example:
        >>> [round(Steps().rate(epoch / 300, 1 / 300), 6) for epoch in (149, 150, 224, 225)]
        [1.0, 0.1, 0.1, 0.01]

    References:
        He, Zhang, Ren, Sun, "Deep residual learning for image recognition", CVPR 2016.
    """

    milestones: str = "1/2-3/4"
    factor: float = 0.1
    warmup: float = 0.0

    def __post_init__(self) -> None:
        check_warmup(self.warmup)
        if not 0 < self.factor < 1:
            raise InputError("factor to be between 0 and 1", repr(self.factor), "pass for example factor=0.1")
        if (found := self.shares()) != sorted(set(found)) or not all(0 < share < 1 for share in found):
            raise self._wrong()

    def shares(self) -> list[Fraction]:
        """The milestones as numbers between 0 and 1."""
        try:
            return [Fraction(part.strip()) for part in str(self.milestones).split("-")]
        except (ValueError, ZeroDivisionError):
            raise self._wrong() from None

    def rate(self, done: float, step: float) -> float:
        """The factor to the power of the milestones that are reached, to a thousandth of a step."""
        reached = sum(done + step / 1000 >= share for share in self.shares())
        return ramp(done, step, self.warmup) * self.factor**reached

    def _wrong(self) -> InputError:
        return InputError("rising shares joined by '-'", repr(self.milestones), "write for example milestones=1/2-3/4")
