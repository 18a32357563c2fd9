"""Whether chance alone would do as much: for claims that a few seeds cannot decide."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

LEVEL = 0.05
"""A claim is told to hold if chance gives as much at most this often."""


def sign_flip(differences: Iterable[int]) -> float:
    """The p-value of Fisher's sign-flip test: could the sum of these differences be so large by chance?

    If there were nothing to find, each difference could as well have the other sign. The p-value is the share of all
    2^k choices of signs with a sum at least as large as the one found. All choices are counted, so it is exact, and
    differences of 0, which have no sign, change nothing.

    Args:
        differences: of something counted.

    Returns:
        One-sided; 1 for no differences.

    Example:
        >>> sign_flip([8, 4, 8, 0, 16, 16]), sign_flip([-1, 1]), sign_flip([])
        (0.03125, 0.75, 1.0)

    References:
        Fisher, "The design of experiments", 1935, section 21.
    """
    chances, shift, total = np.ones(1), 0, 0
    for difference in differences:  # chances[s + shift] is the chance of the sum s
        size, total, before = abs(int(difference)), total + int(difference), chances
        chances, shift = np.zeros(len(before) + 2 * size), shift + size
        chances[: len(before)] += before / 2
        chances[2 * size :] += before / 2
    return float(chances[total + shift :].sum())
