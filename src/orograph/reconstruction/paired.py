"""Some samples on a fine lattice, all of them on a coarse one: the paired difference."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orograph.reconstruction.lattice import Lattice
from orograph.reconstruction.regression import Regression

POWERS = (0.0, 0.5, 1.0)
"""Interpolation happens in units of a rough surface to one of these powers."""


@dataclass(frozen=True)
class Spread:
    """What interpolation from the coarse lattice leaves over on the fine one.

    With fᵢ(p) the share of sample i in the loss F = Σ fᵢ / n and I the (linear) interpolation, rᵢ = fᵢ − I fᵢ.

    Attributes:
        mean: b, the mean of rᵢ over all samples as the subset tells it; shape (crossings,).
        deviation: σ, its standard error over √(1/m − 1/n), that is the standard deviation of rᵢ or, after a regression,
            less; shape (crossings,).
        ratio: β², how much of σ² is left in the mean of rᵢ over all samples.
        sampling: 1/m − 1/n for a subset of m of n samples.
    """

    mean: np.ndarray
    deviation: np.ndarray
    ratio: float
    sampling: float

    @property
    def trust(self) -> float:
        """λ = β² / (β² + 1/m − 1/n): the share of b that belongs into the estimate F ≈ I F + λ b."""
        return self.ratio / (self.ratio + self.sampling)

    @property
    def error(self) -> np.ndarray:
        """Standard error of that estimate, σ √(λ (1/m − 1/n)); shape (crossings,)."""
        return self.deviation * np.sqrt(self.trust * self.sampling)

    def with_subset(self, used: int, samples: int) -> Spread:
        """What it would be with another m."""
        return Spread(self.mean, self.deviation, self.ratio, 1 / used - 1 / samples)


@dataclass(frozen=True)
class Paired:
    """A simple random subset of the samples at every crossing of a lattice.

    Attributes:
        rows: fᵢ; shape (crossings, m); finite.
        samples: n.
        exact: F where the surface may use it, NaN elsewhere; shape (crossings,).
        rough: a rough surface made from all samples, for units; shape (crossings,).
        scale: size of an error that matters; shape (crossings,).
    """

    rows: np.ndarray
    samples: int
    exact: np.ndarray
    rough: np.ndarray
    scale: np.ndarray

    @property
    def used(self) -> int:
        """m."""
        return self.rows.shape[1]

    @property
    def sampling(self) -> float:
        """1/m − 1/n."""
        return 1 / self.used - 1 / self.samples

    def interpolate(self, coarse: Lattice, values: np.ndarray, power: float) -> np.ndarray:
        """I v = u S(v/u), u = (rough / its least)^power, S the spline from the coarse one; shape (crossings, ...)."""
        relative = self.rough / self.rough.min() if power else np.ones_like(self.rough)
        unit = (relative**power).reshape(-1, *[1] * (values.ndim - 1))
        return np.asarray(unit * coarse.interpolate(values / unit[coarse.cells]))

    def spread(self, coarse: Lattice, power: float, regression: Regression | None = None) -> Spread:
        """What interpolation leaves over.

        As E b² = σ² (β² + 1/m − 1/n), β² = Σ(b²/σ) / Σσ − (1/m − 1/n), in units of the scale, and at least 1/n.

        Args:
            coarse: lines within this lattice.
            power: of the unit.
            regression: on the same sample's losses at the coarse crossings, if rᵢ is to be predicted from them; b and σ
                are then those of the regression estimator.
        """
        left = self.rows - self.interpolate(coarse, self.rows[coarse.cells], power)
        if regression is None:
            mean, deviation = left.mean(axis=1), left.std(axis=1, ddof=1)
        else:
            mean, deviation = (self.scale * v for v in regression.mean(left / self.scale[:, None]))
        deviation[coarse.cells] = 0.0
        here = deviation > 0
        weight = self.scale[here]
        seen = np.sum(mean[here] ** 2 / deviation[here] / weight) / max(
            np.sum(deviation[here] / weight), np.finfo(float).tiny
        )
        doubt = self.sampling * np.sqrt(2 / coarse.gaps)
        return Spread(mean, deviation, max(seen - self.sampling, 1 / self.samples) + doubt, self.sampling)

    def best(self, coarse: Lattice) -> tuple[float, Spread]:
        """The power whose largest standard error is the smallest, and its spread, with a regression or without."""
        powers = POWERS if self.rough.min() > 0 else POWERS[:1]
        kinds: tuple[Regression | None, ...] = (None,)
        if self.used < self.samples:
            cells, scale = coarse.cells, self.scale[coarse.cells]
            kinds += (Regression.on(self.rows[cells] / scale[:, None], self.exact[cells] / scale, self.sampling),)
        spreads = [(power, self.spread(coarse, power, kind)) for power in powers for kind in kinds]
        return min(spreads, key=lambda pair: float((pair[1].error / self.scale).max()))

    def estimate(self, coarse: Lattice) -> tuple[np.ndarray, np.ndarray]:
        """F ≈ I F + λ b and its standard error; both of shape (crossings,).

        Args:
            coarse: lines within this lattice, at whose crossings F is known.
        """
        power, spread = self.best(coarse)
        return self.interpolate(coarse, self.exact[coarse.cells], power) + spread.trust * spread.mean, spread.error
