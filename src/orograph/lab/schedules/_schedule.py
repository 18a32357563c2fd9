"""What the training loop knows of a learning-rate schedule, and the warm-up that each of them can begin with."""

from __future__ import annotations

from typing import Protocol

from orograph.errors import InputError


class Schedule(Protocol):
    """A frozen dataclass whose fields are the options.

    Example:
        >>> from dataclasses import dataclass
        >>> @dataclass(frozen=True)
        ... class Linear:
        ...     end: float = 0.0
        ...     def rate(self, done: float, step: float) -> float:
        ...         return 1 - (1 - self.end) * done
        >>> from orograph.testing.lab import check_schedule
        >>> check_schedule(Linear(end=0.1))
    """

    def rate(self, done: float, step: float) -> float:
        """The share of the largest learning rate that holds for one step.

        Args:
            done: share of the training that lies before this step, from 0 to 1.
            step: the step itself as such a share; a warm-up ends its first step above 0 thanks to it.

        Returns:
            From 0 to 1, above 0 for the first step; equal for equal arguments.
        """


def after_warmup(done: float, warmup: float) -> float:
    """How far the training is from the end of the warm-up to its own, from 0 to 1."""
    return max(0.0, (done - warmup) / (1 - warmup))


def ramp(done: float, step: float, warmup: float) -> float:
    """What a linear warm-up multiplies the rate with: from one step's worth to 1.

    Example:
        >>> [ramp(done, 0.1, 0.2) for done in (0.0, 0.1, 0.2, 0.3)]
        [0.5, 1.0, 1.0, 1.0]
    """
    return 1.0 if done >= warmup else min(1.0, (done + step) / warmup)


def check_warmup(warmup: float) -> None:
    """Raises unless the warm-up is a share.

    Raises:
        InputError: it is not.
    """
    if not 0 <= warmup < 1:
        raise InputError("warmup to be 0 or more and less than 1", repr(warmup), "pass the share of the training")
