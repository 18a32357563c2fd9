"""What errors at held-out cells say of all the others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from orograph.reconstruction.lattice import Lattice

CONFIDENCE = 0.95

PRIOR = 4.0
"""A predicted standard error counts as so many held-out cells whose errors were as predicted."""

TAIL = 8.0
"""Degrees of freedom of the errors' law: tails as heavy as kinks make them, heavier than the normal law's."""


@dataclass(frozen=True)
class Calibration:
    """The factor by which predicted standard errors must be multiplied.

    Errors are taken as eⱼ = κ sⱼ tⱼ, with predicted standard errors sⱼ and t from Student's law. Held-out cells can
    raise κ above 1, but never lower it:

        κ² = max(1, (ν₀ + Σ (eⱼ/sⱼ)²) / (ν₀ + h))

    Attributes:
        factor: κ.

    Example:
        >>> Calibration.of(np.array([2.0, -2.0]), np.array([1.0, 1.0]), prior=0).factor
        2.0
    """

    factor: float

    @classmethod
    def of(cls, errors: np.ndarray, predicted: np.ndarray, prior: float = PRIOR) -> Calibration:
        """From held-out cells.

        Args:
            errors: true ones; shape (h,).
            predicted: standard errors predicted there, in the same unit; shape (h,).
            prior: ν₀.
        """
        ratio = errors / np.maximum(predicted, np.finfo(float).eps)
        return cls(float(np.sqrt(max(1.0, (prior + np.sum(ratio**2)) / (prior + len(ratio))))))

    def largest(self, predicted: np.ndarray) -> float:
        """What the largest error stays below with 95 % confidence: the b with

            Σ over places 2 P(t > b / κ s) = 5 %

        Args:
            predicted: standard error at every place whose error is as good as independent; shape (places,).

        Returns:
            b, in the unit of the errors; it solves the equation to nine digits.

        Example:
            >>> bool(np.isclose(Calibration(1.0).largest(np.ones(1)), stats.t(TAIL).isf(0.025)))
            True
        """
        sizes = predicted[predicted > 0] * self.factor
        if not len(sizes):
            return 0.0
        low, high = 0.0, float(sizes.max()) * quantile(len(sizes))
        for _ in range(32):
            middle = (low + high) / 2
            if 2 * stats.t.sf(middle / sizes, TAIL).sum() > 1 - CONFIDENCE:
                low = middle
            else:
                high = middle
        return high


def quantile(places: int) -> float:
    """How many standard errors hold so many independent errors of one size, at 95 % confidence (Bonferroni).

    Example:
        >>> round(quantile(100), 2)
        5.62
    """
    return float(stats.t.isf((1 - CONFIDENCE) / (2 * places), TAIL))


def by_gap(lattice: Lattice, values: np.ndarray) -> np.ndarray:
    """The largest value in each gap of a lattice: within one, errors are one bump; shape (gaps,)."""
    box = np.zeros(lattice.shape, dtype=int)
    for axis, lines in enumerate(lattice.lines):
        number = lattice.gap_of(axis).reshape([-1 if other == axis else 1 for other in range(box.ndim)])
        box = box * max(len(lines) - 1, 1) + number
    out = np.zeros(lattice.gaps)
    np.maximum.at(out, box.ravel(), values)
    return out
