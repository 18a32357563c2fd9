"""The unit errors are stated in: shares of the range of the loss, or of that of its logarithm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

LEAST = 0.01
"""An estimate is at least this share of the smallest exact loss, where errors are those of its logarithm."""

_FLAT = 1e-10
"""A smaller range of the loss, as a share of it, is none; nor is a smaller one of its logarithm."""

_TINY = float(np.sqrt(np.finfo(np.float64).tiny))
"""Its square is a float, and so is one over that."""


@dataclass(frozen=True)
class Shares:
    """Errors as shares of a range that is known exactly.

    On ``"range"`` the share of an estimate F̂ of F is (F − F̂) / (high − low), on ``"log"`` it is
    log(F / F̂) / log(high / low). The range is that of exact losses only: the true one is no smaller, so that shares are
    overstated if anything.

    Attributes:
        on: "range" or "log".
        low, high: smallest and largest exact loss.

    Example:
        >>> Shares("range", 1.0, 5.0).of(np.array([3.0]), np.array([2.0])).tolist()
        [0.25]
    """

    on: str
    low: float
    high: float

    @classmethod
    def among(cls, on: str, losses: np.ndarray) -> Shares:
        """With the range of some exact losses; those that are not finite are left out.

        On ``"range"`` whatever was asked for if one of them is not positive, and has no logarithm, or if their ratio is
        too large for a float.
        """
        finite = losses[np.isfinite(losses)]
        low, high = (float(finite.min()), float(finite.max())) if len(finite) else (1.0, 1.0)
        return cls(on if low > 0 and high / low < np.inf else "range", low, high)

    def scale(self, estimate: np.ndarray) -> np.ndarray:
        """The error of the loss that counts as 1, to first order; shape of ``estimate``."""
        if self.on == "range":
            return np.full(estimate.shape, self._range)
        return self.sensible(estimate) * self._range

    def of(self, loss: np.ndarray, estimate: np.ndarray) -> np.ndarray:
        """Signed share by which an estimate misses the loss."""
        if self.on == "range":
            return np.asarray((loss - estimate) / self._range)
        return np.asarray(np.log(loss / self.sensible(estimate)) / self._range)

    def sensible(self, estimate: np.ndarray) -> np.ndarray:
        """An estimate that has a logarithm if one is needed: at least a small part of the smallest exact loss."""
        return estimate if self.on == "range" else np.maximum(estimate, LEAST * self.low)

    @property
    def _range(self) -> float:
        span = self.high - self.low if self.on == "range" else np.log(self.high / self.low)
        return max(float(span), _FLAT * (abs(self.high) if self.on == "range" else 1.0), _TINY)
