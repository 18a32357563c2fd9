"""Half a cosine, from the largest learning rate down to 0."""

from __future__ import annotations

import math
from dataclasses import dataclass

from orograph.lab.schedules._schedule import after_warmup, check_warmup, ramp


@dataclass(frozen=True)
class Cosine:
    """``(1 + cos(pi t)) / 2``, with t running from 0 to 1.

    Attributes:
        warmup: share of the training during which the rate first rises in a straight line.

    Example:
        >>> [round(Cosine().rate(done, 0.1), 3) for done in (0.0, 0.5, 0.9)]
        [1.0, 0.5, 0.024]

    References:
        Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR 2017.
    """

    warmup: float = 0.0

    def __post_init__(self) -> None:
        check_warmup(self.warmup)

    def rate(self, done: float, step: float) -> float:
        """The cosine of what is done after the warm-up."""
        return ramp(done, step, self.warmup) * (1 + math.cos(math.pi * after_warmup(done, self.warmup))) / 2
