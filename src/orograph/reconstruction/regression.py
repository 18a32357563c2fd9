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
        unlike: how unlike the whole the subset is: the root mean square of X̄ − x̄ in its standard errors, at least 1.

    References:
        Särndal, Swensson, Wretman, "Model assisted survey sampling", 1992, chapter 6.
        Golub, Heath, Wahba, Technometrics 21, 1979 (generalised cross-validation).
        MacKinnon, White, Journal of Econometrics 29, 1985 (errors from left-out samples).
    """

    basis: np.ndarray
    sizes: np.ndarray
    turned: np.ndarray
    unlike: float

    @classmethod
    def on(cls, known: np.ndarray, means: np.ndarray, sampling: float) -> Regression:
        """From what is known.

        Args:
            known: xᵢ; shape (places, m).
            means: X̄; shape (places,). Where it is NaN, x̄ is taken for it.
            sampling: 1/m − 1/n.
        """
        middle = known.mean(axis=1)
        offset, spread = means - middle, known.std(axis=1, ddof=1) * np.sqrt(sampling)
        there = np.isfinite(offset) & (spread > 0)
        unlike = np.sqrt(max(1.0, float(np.mean((offset[there] / spread[there]) ** 2)))) if there.any() else 1.0
        basis, sizes, directions = np.linalg.svd((known - middle[:, None]).T, full_matrices=False)
        return cls(basis, sizes, directions @ np.nan_to_num(offset), unlike)

    def mean(self, left: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The mean of rᵢ over all samples, and its standard error over √(1/m − 1/n).

            b = r̄ + (X̄ − x̄)ᵀ B          B the ridge regression of rᵢ − r̄ on xᵢ − x̄

        One ridge serves all places, the one with the least score of generalised cross-validation. With b = Σ wᵢ rᵢ and
        eᵢ what is left of rᵢ when the regression does without sample i, the error is that of Σ wᵢ eᵢ: samples that
        differ in size, or have no like, count with what they would miss. It is larger where the subset is unlike the
        whole, as what it lacks leaves nothing over.

        Args:
            left: rᵢ, in units of what matters; shape (places, m).

        Example:
            >>> x = np.random.default_rng(0).normal(size=(1, 30))
            >>> mean, error = Regression.on(x, np.array([0.1]), sampling=1 / 30).mean(2 * x)
            >>> mean.round(3).tolist(), error.round(3).tolist()
            ([0.2], [0.0])
        """
        count, middle = left.shape[1], left.mean(axis=1)
        centred = left - middle[:, None]
        along = self.basis.T @ centred.T
        squares, largest = self.sizes**2, max(float(self.sizes[0]) ** 2, TINY)
        shares = squares / (squares + np.outer(RIDGES, largest))
        rest = count - 1 - shares.sum(axis=1)
        score = ((centred**2).sum() - (2 * shares - shares**2) @ (along**2).sum(axis=1)) / rest**2
        score[rest < (1 - FREEDOM) * (count - 1)] = np.inf
        best = int(score.argmin())
        weights = self.turned * self.sizes / np.maximum(squares + RIDGES[best] * largest, TINY)
        own = self.basis**2 @ shares[best] + 1 / count
        without = (centred - (along.T * shares[best]) @ self.basis.T) / np.maximum(1 - own, 1e-9)
        relative = 1 + count * self.basis @ weights
        error = self.unlike * np.sqrt(((relative * without) ** 2).sum(axis=1) / (count - 1))
        return middle + weights @ along, error
