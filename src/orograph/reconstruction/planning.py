"""What to evaluate next: the cheapest way to the accuracy, as far as one can see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from orograph.reconstruction.bound import quantile
from orograph.reconstruction.lattice import Lattice
from orograph.reconstruction.smoothness import Smoothness
from orograph.reconstruction.standing import Standing
from orograph.reconstruction.surface import filled

SUBSETS = tuple(int(32 * 1.4**step) for step in range(40))
"""Sizes of a subset that are tried."""

WIDTHS = tuple(1 / parts for parts in (6, 8, 10, 12, 16, 20, 25, 32, 50, 64, 100))
"""Widths of gaps that are tried for the fine lattice."""

WIDER = (1 / 4, 1 / 8)
"""Widths of gaps that are tried for exact losses in place of a subset."""

THRESHOLDS = (0.95, 0.8, 0.65, 0.5, 0.35, 0.2, 0.0)
"""Gaps with errors above such a share of the largest are halved together."""

PLACES = 10
"""About so many places compete for the largest error."""


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

    def price(self, now: float, wanted: float) -> float:
        """Cost until the accuracy is reached, if the bound went on falling at the same price."""
        if self.bound <= wanted:
            return self.cost
        gain = np.log(now / self.bound) if 0 < self.bound < now else 0.0
        return float(self.cost * np.log(now / wanted) / gain) if gain > 1e-3 else np.inf


def cheapest(standing: Standing, wanted: float, *, single: bool) -> tuple[Plan | None, float]:
    """The plan with the lowest price, and that price; none and infinity if no plan helps.

    Args:
        standing: the present state.
        wanted: share that the bound should come down to.
        single: whether there are losses of single samples.
    """
    plans = _paired(standing) if standing.told.fine is not None else _first(standing, single)
    priced = [(plan.price(standing.bound, wanted), plan) for plan in plans if plan.cost > 0]
    price, plan = min(priced, key=lambda pair: pair[0], default=(np.inf, None))
    return (plan, price) if np.isfinite(price) else (None, np.inf)


def instead(standing: Standing, wanted: float) -> Lattice | None:
    """A lattice of exact losses that does better than the subset: where samples differ much, but their mean is smooth.

    It is the first of some finer and finer ones through which splines leave nothing over that the subset could show.

    Args:
        standing: the present state, with a subset.
        wanted: share of an error that matters.

    Returns:
        None if such a lattice costs more than a subset large enough that its noise does not matter.
    """
    price = _price_of_noise(standing, wanted)
    for width in WIDER:
        lattice = standing.coarse.finer(width)
        if len(lattice.cells) > price:
            return None
        if not _shows_more(standing, lattice, wanted):
            return lattice
    return None


def _price_of_noise(standing: Standing, wanted: float) -> float:
    """Evaluations of the whole data for a subset whose own noise is within a share."""
    told, fine, bound = standing.told, standing.lattice, _predictor(standing)
    _, spread = standing.paired.best(standing.within)
    for used in _sizes(told.used, told.samples):
        if bound(fine.linear(spread.with_subset(used, told.samples).error ** 2)) <= wanted:
            return len(fine.cells) * used / told.samples
    return np.inf


def _shows_more(standing: Standing, lattice: Lattice, wanted: float) -> bool:
    """Whether what splines through a part of the fine lattice leave over matters, and is no chance of the subset."""
    spread = standing.paired.spread(lattice.within(standing.lattice), 0.0)
    chance = quantile(len(spread.mean)) * spread.deviation * np.sqrt(spread.sampling)
    return bool((np.abs(spread.mean) - chance > wanted * standing.paired.scale).any())


def _first(standing: Standing, single: bool) -> Iterator[Plan]:
    """More exact losses alone, or with a first subset on a finer lattice."""
    told, samples, bound = standing.told, standing.told.samples, _predictor(standing)
    each = _deviation(standing) if single else None
    for coarse in refinements(standing.coarse, np.where(standing.free, standing.predicted, 0.0)):
        new = int((~told.known[coarse.cells]).sum())
        error = _spline(standing, coarse)
        yield Plan(coarse, coarse, 0, new, bound(error**2))
        if each is None:
            continue
        spread = each.error(coarse) ** 2
        for fine in finer(coarse):
            rest = _spline(standing, fine) ** 2
            for used in _sizes(0, samples):
                noise = spread * (1 / used - 1 / samples)
                both = error**2 * noise / np.maximum(error**2 + noise, np.finfo(float).tiny)
                yield Plan(coarse, fine, used, new + len(fine.cells) * used / samples, bound(both + rest))


def _paired(standing: Standing) -> Iterator[Plan]:
    """More exact losses, a larger subset, a finer lattice for it, or several of these."""
    told, fine, bound = standing.told, standing.lattice, _predictor(standing)
    shares = np.where(standing.free, standing.predicted, 0.0)
    lattices = {lattice: _spline(standing, lattice) ** 2 for lattice in (*finer(fine), *refinements(fine, shares))}
    for within in refinements(standing.within, shares[fine.cells]):
        coarse = within.without(fine)
        new = int((~told.known[coarse.cells]).sum())
        _, spread = standing.paired.best(within)
        for used in _sizes(told.used, told.samples):
            noise = fine.linear(spread.with_subset(used, told.samples).error ** 2)
            for lattice, rest in lattices.items():
                more = (len(lattice.cells) * used - len(fine.cells) * told.used) / told.samples
                yield Plan(coarse, lattice, used, new + more, bound(noise + rest))


def _predictor(standing: Standing) -> Callable[[np.ndarray], float]:
    """From squared standard errors of cells to about the bound they would give."""
    factor = standing.calibration.factor * quantile(PLACES)
    unit = np.where(standing.free, 1 / standing.shares.scale(standing.surface.loss), 0.0) ** 2
    return lambda squares: factor * float(np.sqrt((squares * unit).max()))


def _spline(standing: Standing, lattice: Lattice) -> np.ndarray:
    return standing.surface.smoothness.error(lattice) * standing.surface.slope


def _deviation(standing: Standing) -> Smoothness:
    """How much interpolation errors differ from sample to sample, from the pilots."""
    coarse = standing.coarse
    rows = standing.told.pilots(coarse.cells)
    return Smoothness.of(coarse, filled(rows, ~np.isfinite(rows).all(axis=1), coarse.crossings))


def _sizes(used: int, samples: int) -> Iterator[int]:
    """Sizes of a subset from the present one up to half of the samples."""
    if used:
        yield used
    yield from (size for size in SUBSETS if 1.2 * used < size <= samples // 2)


def refinements(lattice: Lattice, shares: np.ndarray) -> Iterator[Lattice]:
    """The lattice itself, and with the gaps halved that hold errors above some thresholds.

    Args:
        lattice: to refine.
        shares: predicted errors; shape (cells,).
    """
    strips = [_strip(lattice, shares.reshape(lattice.shape), axis) for axis in range(len(lattice.axes))]
    highest = max(float(strip.max()) for strip in strips)
    halved = (lattice.bisected([np.flatnonzero(s >= t * highest) for s in strips]) for t in THRESHOLDS)
    yield from dict.fromkeys([lattice, *halved])


def finer(lattice: Lattice) -> Iterator[Lattice]:
    """The lattice itself, and with no gap wider than some widths."""
    yield from dict.fromkeys([lattice, *(lattice.finer(width) for width in WIDTHS)])


def _strip(lattice: Lattice, shares: np.ndarray, axis: int) -> np.ndarray:
    """The largest share in each gap of an axis, over all of the other axis."""
    along = np.moveaxis(shares, axis, 0).reshape(len(lattice.axes[axis]), -1).max(axis=1)
    out = np.zeros(max(len(lattice.lines[axis]) - 1, 1))
    np.maximum.at(out, lattice.gap_of(axis), along)
    return out
