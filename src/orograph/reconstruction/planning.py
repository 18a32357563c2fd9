"""Which lattice and which samples next: the cheapest way to the accuracy, as far as one can see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from scipy import stats

from orograph.reconstruction.bound import CONFIDENCE, Calibration
from orograph.reconstruction.lattice import Lattice

SUBSETS = tuple(int(16 * 1.4**step) for step in range(40))
WIDTHS = tuple(1 / parts for parts in (6, 8, 10, 12, 16, 20, 25, 32, 50, 64, 100))
THRESHOLDS = (0.95, 0.8, 0.65, 0.5, 0.35, 0.2, 0.0)
PLACES = 10
"""So many places compete for the largest error, about."""


@dataclass(frozen=True)
class Plan:
    """A state to go to.

    Attributes:
        coarse: lattice of all samples.
        fine: lattice of the subset; the coarse one if there is none.
        used: size of the subset, 0 for none.
        cost: evaluations of the whole data to get there.
        bound: share that the largest error should stay below there.
    """

    coarse: Lattice
    fine: Lattice
    used: int
    cost: float
    bound: float

    def score(self, now: float, wanted: float) -> float:
        """Cost until the accuracy is reached, if bounds went on falling at the same price."""
        if self.bound <= wanted:
            return self.cost
        gain = np.log(now / self.bound) if 0 < self.bound < now else 1e-9
        return float(self.cost * np.log(now / wanted) / max(gain, 1e-9))


def cheapest(plans: Iterator[Plan], now: float, wanted: float) -> Plan | None:
    """The plan with the lowest score; None if there is no plan."""
    return min((plan for plan in plans if plan.cost > 0), key=lambda plan: plan.score(now, wanted), default=None)


def simultaneous(calibration: Calibration, freedom: float) -> float:
    """Standard errors that about hold the largest error: κ t_ν, for `PLACES` places."""
    return calibration.factor * float(stats.t.isf((1 - CONFIDENCE) / (2 * PLACES), freedom))


def refinements(lattice: Lattice, shares: np.ndarray) -> Iterator[Lattice]:
    """The lattice, and with those gaps halved whose strip holds errors above a threshold.

    Args:
        lattice: to refine.
        shares: predicted errors; shape (cells,).
    """
    strips = [_strip(lattice, shares.reshape(lattice.shape), axis) for axis in range(len(lattice.axes))]
    highest = max(float(strip.max()) for strip in strips)
    seen = {lattice}
    yield lattice
    for threshold in THRESHOLDS:
        finer = lattice.bisected([np.flatnonzero(strip >= threshold * highest) for strip in strips])
        if finer not in seen:
            seen.add(finer)
            yield finer


def finer(lattice: Lattice) -> Iterator[Lattice]:
    """The lattice, and with no gap wider than a few widths."""
    seen = {lattice}
    yield lattice
    for width in WIDTHS:
        more = lattice.finer(width)
        if more not in seen:
            seen.add(more)
            yield more


def subsets(used: int, samples: int) -> Iterator[int]:
    """Sizes of a subset from the present one up to half of the samples."""
    sizes = SUBSETS if not used else (used, *(size for size in SUBSETS if size > 1.2 * used))
    return (size for size in sizes if size <= samples // 2)


def _strip(lattice: Lattice, shares: np.ndarray, axis: int) -> np.ndarray:
    """The largest share in each gap of an axis, over all of the other axis."""
    along = np.moveaxis(shares, axis, 0).reshape(len(lattice.axes[axis]), -1).max(axis=1)
    out = np.zeros(max(len(lattice.lines[axis]) - 1, 1))
    np.maximum.at(out, lattice.gap_of(axis), along)
    return out


Predict = Callable[[Lattice], np.ndarray]
