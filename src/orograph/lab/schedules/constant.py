"""One learning rate from beginning to end."""

from __future__ import annotations

from dataclasses import dataclass

from orograph.lab.schedules._schedule import check_warmup, ramp


@dataclass(frozen=True)
class Constant:
    """The same rate for every step.

    Attributes:
        warmup: share of the training during which the rate first rises in a straight line.

    Example:
        >>> Constant().rate(0.7, 0.1)
        1.0
    """

    warmup: float = 0.0

    def __post_init__(self) -> None:
        check_warmup(self.warmup)

    def rate(self, done: float, step: float) -> float:
        """1, after the warm-up."""
        return ramp(done, step, self.warmup)
