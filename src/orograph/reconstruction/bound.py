"""What errors at held-out cells say of all the others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from orograph.reconstruction.lattice import Lattice

CONFIDENCE = 0.95
PRIOR = 4.0
"""A predicted standard error counts as so many held-out cells whose errors were as predicted."""


@dataclass(frozen=True)
class Calibration:
    """The factor by which predicted standard errors must be multiplied, and how well it is known.

    Errors are taken as eⱼ = κ sⱼ tⱼ with predicted standard errors sⱼ and t of variance 1:

        κ² = (ν₀ + Σ (eⱼ/sⱼ)²) / (ν₀ + h),        ν = ν₀ + h

    Attributes:
        factor: κ.
        freedom: ν.

    Example:
        >>> Calibration.of(np.array([2.0, -2.0]), np.array([1.0, 1.0]), prior=0).factor
        2.0
    """

    factor: float = 1.0
    freedom: float = PRIOR

    @classmethod
    def of(cls, errors: np.ndarray, predicted: np.ndarray, prior: float = PRIOR) -> Calibration:
        """From held-out cells.

        Args:
            errors: true ones; shape (held-out,).
            predicted: standard errors predicted there, in the same unit; shape (held-out,).
            prior: ν₀.
        """
        ratio = errors / np.maximum(predicted, np.finfo(float).tiny)
        freedom = prior + len(ratio)
        return cls(float(np.sqrt((prior + np.sum(ratio**2)) / freedom)), freedom)

    def largest(self, predicted: np.ndarray, freedom: float | None = None) -> float:
        """What the largest error stays below with 95 % confidence: the b with

            Σ over places 2 P(t_ν > b / κ s) = 5 %

        This is the union bound with Student's law, as κ is known from ν errors only.

        Args:
            predicted: standard error at every place whose error is as good as independent; shape (places,).
            freedom: ν, if not the present one.

        Example:
            >>> round(Calibration(1.0, 1e9).largest(np.ones(1)), 2)
            1.96
        """
        sizes = predicted[predicted > 0] * self.factor
        if not len(sizes):
            return 0.0
        nu = self.freedom if freedom is None else freedom
        low, high = 0.0, float(sizes.max() * stats.t.isf((1 - CONFIDENCE) / (2 * len(sizes)), nu))
        for _ in range(30):
            middle = (low + high) / 2
            if 2 * stats.t.sf(middle / sizes, nu).sum() > 1 - CONFIDENCE:
                low = middle
            else:
                high = middle
        return high


def by_gap(lattice: Lattice, values: np.ndarray) -> np.ndarray:
    """The largest value in each gap of a lattice: within one, errors are one bump; shape (gaps,)."""
    box = np.zeros(lattice.shape, dtype=int)
    for axis, lines in enumerate(lattice.lines):
        number = lattice.gap_of(axis).reshape([-1 if other == axis else 1 for other in range(box.ndim)])
        box = box * max(len(lines) - 1, 1) + number
    out = np.zeros(lattice.gaps)
    np.maximum.at(out, box.ravel(), values)
    return out
