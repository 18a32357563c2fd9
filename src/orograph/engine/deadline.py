"""The moment at which a survey with a budget stops, and what its parts may take of the time before."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace

TRIALS = 0.25
"""Share of the time that is left up to which a survey counts as long, when it is asked whether trials pay."""

CHECKS = 0.05
"""Share of a budget that checks of the precision may take, beyond their first point."""

FINISHING = 0.2
"""Share of a budget that is kept for writing estimates at most."""


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

    def sooner(self, seconds: float) -> Deadline:
        """An earlier moment, by so many seconds or the share `FINISHING` of the budget if that is less.

        Example:
            >>> Deadline(100.0, 50.0).sooner(3.0).moment, Deadline(100.0, 50.0).sooner(30.0).moment
            (97.0, 90.0)
        """
        return replace(self, moment=self.moment - min(seconds, FINISHING * self.budget))


NEVER = Deadline()
