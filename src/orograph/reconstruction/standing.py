"""Where a reconstruction stands: its surface, how wrong it should be, and what held-out cells say to that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orograph.reconstruction.bound import Calibration, by_gap
from orograph.reconstruction.lattice import Lattice
from orograph.reconstruction.paired import Paired
from orograph.reconstruction.shares import Shares
from orograph.reconstruction.surface import Surface, filled, through
from orograph.reconstruction.told import Told

ROUNDING = 1e-12
"""Errors below this share are those of float64 sums."""


@dataclass(frozen=True)
class Standing:
    """All that follows from what was told so far.

    Attributes:
        told: losses and rows of samples.
        coarse: the lattice whose exact losses the surface is made from.
        marked: cells taken as not finite without evaluation; shape (cells,).
        held: cells that are exact, but no part of the surface.
        on: "range" or "log".
    """

    told: Told
    coarse: Lattice
    marked: np.ndarray
    held: np.ndarray
    on: str

    @property
    def lattice(self) -> Lattice:
        """The finest lattice that splines go through."""
        return self.told.fine or self.coarse

    @cached_property
    def free(self) -> np.ndarray:
        """Cells that are estimated; shape (cells,)."""
        return ~(self.told.known | self.marked | self.told.lost)

    @cached_property
    def shares(self) -> Shares:
        """The unit of errors."""
        return Shares.among(self.on, self.told.loss)

    @cached_property
    def _holes(self) -> np.ndarray:
        """Coarse crossings whose loss is not finite."""
        return np.asarray(~np.isfinite(self.told.loss[self.coarse.cells]))

    @cached_property
    def losses(self) -> np.ndarray:
        """Exact losses at the coarse crossings; those not finite replaced by their nearest neighbour's."""
        return filled(self.told.loss[self.coarse.cells], self._holes, self.coarse.crossings)

    @cached_property
    def rough(self) -> Surface:
        """The spline through the coarse crossings alone."""
        return through(self.coarse, self.losses, self.shares.scale, holes=self._holes)

    @cached_property
    def within(self) -> Lattice:
        """The coarse lattice as part of the fine one."""
        return self.coarse.within(self.lattice)

    @cached_property
    def paired(self) -> Paired:
        """The subset on the fine lattice, with its holes at coarse crossings filled as those of the losses are."""
        fine, within = self.lattice, self.within.cells
        rows = filled(self.told.rows, self.told.lost[fine.cells], fine.crossings).copy()
        rows[within] = filled(rows[within], self._holes, self.coarse.crossings)
        scale = self.shares.scale(self.rough.loss)[fine.cells]
        exact = np.full(len(fine.cells), np.nan)
        exact[within] = self.losses
        return Paired(rows, self.told.samples, exact, self.rough.loss[fine.cells], scale)

    @cached_property
    def surface(self) -> Surface:
        """The estimate of every cell."""
        if self.told.fine is None:
            return self.rough
        values, noise = self.paired.estimate(self.within)
        return through(self.told.fine, values, self.shares.scale, noise, self.told.lost[self.told.fine.cells])

    @cached_property
    def predicted(self) -> np.ndarray:
        """Standard errors as shares, before calibration; shape (cells,)."""
        return self.surface.error / self.shares.scale(self.surface.loss)

    @cached_property
    def missed(self) -> np.ndarray:
        """Shares by which held-out cells are missed; shape (held-out,)."""
        return self.shares.of(self.told.loss[self.held], self.surface.loss[self.held])

    @cached_property
    def calibration(self) -> Calibration:
        """What held-out cells say of the predicted errors."""
        return Calibration.of(self.missed, self.predicted[self.held])

    @cached_property
    def bound(self) -> float:
        """The share that the largest error of all estimated cells stays below, at 95 % confidence."""
        places = by_gap(self.lattice, np.where(self.free, self.predicted, 0.0))
        return max(self.calibration.largest(places), float(np.abs(self.missed).max(initial=0.0))) + ROUNDING
