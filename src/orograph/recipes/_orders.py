"""Which of two numbers is the larger, where that may not be told."""

from __future__ import annotations

import math
from collections.abc import Iterable

Both = tuple[float, float]
"""Two numbers of the same kind, such as those of a small and of a large batch."""


def order(pair: Both) -> int | None:
    """1 if the first number is larger, −1 if the second is; None if that cannot be said.

    Example:
        >>> order((2.0, 1.0)), order((1.0, 2.0)), order((1.0, 1.0)), order((float("nan"), 1.0))
        (1, -1, None, None)
    """
    difference = pair[0] - pair[1]
    return None if math.isnan(difference) or difference == 0 else 1 if difference > 0 else -1


def same(one: int | None, other: int | None) -> bool | None:
    """Whether two orders are the same; None if one of them is not told.

    Example:
        >>> same(1, 1), same(1, -1), same(None, 1)
        (True, False, None)
    """
    return None if one is None or other is None else one == other


def less(one: float, other: float) -> bool | None:
    """Whether one number is smaller than another; None if they are equal.

    Example:
        >>> less(1.0, 2.0), less(2.0, 1.0), less(1.0, 1.0)
        (True, False, None)
    """
    return same(order((one, other)), -1)


def all_of(answers: Iterable[bool | None]) -> bool | None:
    """Whether all are true: one no is enough for no, and one that is unknown beside yes is unknown.

    Example:
        >>> all_of([True, None]), all_of([False, None]), all_of([True, True])
        (None, False, True)
    """
    told = list(answers)
    return False if False in told else None if None in told else True
