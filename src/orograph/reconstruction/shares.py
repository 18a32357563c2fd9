"""The unit errors are stated in: shares of the range of the loss, or of that of its logarithm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orograph.errors import InputError

_TINY = np.finfo(np.float64).tiny


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

        Raises:
            InputError: a loss that has no logarithm.
        """
        finite = losses[np.isfinite(losses)]
        low, high = (float(finite.min()), float(finite.max())) if len(finite) else (1.0, 1.0)
        if on == "log" and low <= 0:
            raise InputError("positive losses for accuracy on log loss", f"a loss of {low:g}", "ask for it on 'range'")
        return cls(on, low, high)

    def scale(self, estimate: np.ndarray) -> np.ndarray:
        """The error of the loss that counts as 1, to first order; shape of ``estimate``."""
        if self.on == "range":
            return np.full(estimate.shape, max(self.high - self.low, _TINY))
        return self._sensible(estimate) * max(np.log(self.high / self.low), _TINY)

    def of(self, loss: np.ndarray, estimate: np.ndarray) -> np.ndarray:
        """Signed share by which an estimate misses the loss."""
        if self.on == "range":
            return np.asarray((loss - estimate) / max(self.high - self.low, _TINY))
        return np.asarray(np.log(loss / self._sensible(estimate)) / max(np.log(self.high / self.low), _TINY))

    def _sensible(self, estimate: np.ndarray) -> np.ndarray:
        return np.maximum(estimate, 0.5 * self.low)
