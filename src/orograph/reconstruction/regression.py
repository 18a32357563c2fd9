"""Prediction of one loss of a sample from its other losses: the regression estimator."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

RIDGES = np.logspace(-8, 2, 41)
"""Ridges that are tried, in units of the largest squared singular value."""

FREEDOM = 1 / 3
"""So much of the samples' degrees of freedom is used up at most."""

TINY = float(np.finfo(float).tiny)


@dataclass(frozen=True)
class Regression:
    """Ridge regression on losses xᵢ of sample i whose mean X̄ over all samples is known; x̄ is their mean over m of them.

    Attributes:
        basis, sizes: of the singular value decomposition U S Vᵀ of the rows xᵢ − x̄.
        turned: Vᵀ (X̄ − x̄).

    References:
        Särndal, Swensson, Wretman, "Model assisted survey sampling", 1992, chapter 6.
        Golub, Heath, Wahba, Technometrics 21, 1979 (generalised cross-validation).
    """

    basis: np.ndarray
    sizes: np.ndarray
    turned: np.ndarray

    @classmethod
    def on(cls, known: np.ndarray, means: np.ndarray) -> Regression:
        """From what is known.

        Args:
            known: xᵢ; shape (places, m).
            means: X̄; shape (places,). Where it is NaN, x̄ is taken for it.
        """
        middle = known.mean(axis=1)
        basis, sizes, directions = np.linalg.svd((known - middle[:, None]).T, full_matrices=False)
        return cls(basis, sizes, directions @ np.nan_to_num(means - middle))

    def mean(self, left: np.ndarray, sampling: float) -> tuple[np.ndarray, np.ndarray]:
        """The mean of rᵢ over all samples, and its standard error over √(1/m − 1/n).

            b = r̄ + (X̄ − x̄)ᵀ B          B the ridge regression of rᵢ − r̄ on xᵢ − x̄

        One ridge serves all places, the one with the least score of generalised cross-validation. The error counts the
        degrees of freedom that were used up, and how far X̄ is from x̄.

        Args:
            left: rᵢ, in units of what matters; shape (places, m).
            sampling: 1/m − 1/n, above 0.

        Example:
            >>> x = np.random.default_rng(0).normal(size=(1, 30))
            >>> mean, error = Regression.on(x, np.array([0.5])).mean(2 * x, sampling=1 / 30)
            >>> mean.round(3).tolist(), error.round(3).tolist()
            ([1.0], [0.0])
        """
        count, middle = left.shape[1], left.mean(axis=1)
        along = self.basis.T @ (left - middle[:, None]).T
        squares, largest = self.sizes**2, max(float(self.sizes[0]) ** 2, TINY)
        shares = squares / (squares + np.outer(RIDGES, largest))
        explained, total = 2 * shares - shares**2, left.var(axis=1) * count
        rest = count - 1 - shares.sum(axis=1)
        score = (total.sum() - explained @ (along**2).sum(axis=1)) / rest**2
        score[rest < (1 - FREEDOM) * (count - 1)] = np.inf
        best = int(score.argmin())
        weights = self.turned * self.sizes / np.maximum(squares + RIDGES[best] * largest, TINY)
        variance = np.maximum(total - explained[best] @ along**2, 0.0) / rest[best]
        return middle + weights @ along, np.sqrt(variance * (sampling + weights @ weights) / sampling)
