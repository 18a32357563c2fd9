"""The moment at which a survey with a budget stops, and what its parts may take of the time before."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

TRIALS = 0.25
"""Share of the time that is left up to which a survey counts as long, when it is asked whether trials pay."""

CHECKS = 0.05
"""Share of a budget that checks of the precision may take, beyond their first point."""


@dataclass(frozen=True)
class Deadline:
    """A moment on the monotonic clock.

    Attributes:
        moment: when it is.
        budget: seconds from the beginning to then.

    Example:
        >>> Deadline.after(None).left
        inf
        >>> 9.0 < Deadline.after(10.0).left <= 10.0
        True
    """

    moment: float = math.inf
    budget: float = math.inf

    @classmethod
    def after(cls, seconds: float | None) -> Deadline:
        """The moment in so many seconds; None is never."""
        return cls() if seconds is None else cls(time.monotonic() + seconds, seconds)

    @property
    def left(self) -> float:
        """Seconds until then, at least 0."""
        return max(0.0, self.moment - time.monotonic())

    @property
    def over(self) -> bool:
        """Whether it has come."""
        return time.monotonic() >= self.moment


NEVER = Deadline()
