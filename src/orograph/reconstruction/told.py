"""All that was asked for and told: exact losses, and single samples on a lattice."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from orograph.reconstruction.lattice import Lattice
from orograph.reconstruction.result import Request

Asking = Generator[Request, np.ndarray, None]
"""Yields what is to be evaluated, and is sent the losses; shape (points, samples asked for)."""

PILOTS = 256
"""Of so many samples the losses are kept at exact cells, to see how much samples differ."""


class Told:
    """What is known of a surface.

    Args:
        axes: nodes of the grid.
        samples: n.
        order: in which samples enter the subset; a permutation of them.
        counts: weight of each sample (its tokens), shape (n,); None if all are 1.
        single: False if only means come, shape (points, 1).

    Attributes:
        loss: mean over all samples, NaN where unknown; shape (cells,).
        known: where it was evaluated; shape (cells,).
        fine: the lattice where a subset was evaluated, or None.
        rows: shares fᵢ of the subset's samples in the loss, F = Σ fᵢ / n; shape (crossings of ``fine``, m).
        evaluations: forward passes of single samples.
    """

    def __init__(
        self,
        axes: tuple[np.ndarray, ...],
        samples: int,
        order: np.ndarray,
        counts: np.ndarray | None = None,
        *,
        single: bool = True,
    ) -> None:
        self.grid = np.stack([g.ravel() for g in np.meshgrid(*axes, indexing="ij")], axis=-1)
        self.samples, self.single, self._order, self._counts = samples, single, order, counts
        self._total = float(samples if counts is None else counts.sum())
        self.loss = np.full(len(self.grid), np.nan)
        self.known = np.zeros(len(self.grid), dtype=bool)
        self.fine: Lattice | None = None
        self.rows = np.empty((0, 0))
        self.evaluations = 0
        self._pilots: dict[int, np.ndarray] = {}
        self._past: dict[int, np.ndarray] = {}
        self._gone = np.zeros(len(self.grid), dtype=bool)

    @property
    def used(self) -> int:
        """m, the size of the subset."""
        return self.rows.shape[1]

    @property
    def lost(self) -> np.ndarray:
        """Cells whose loss is not finite, of all samples or already of some; shape (cells,)."""
        lost = (self.known & ~np.isfinite(self.loss)) | self._gone
        if self.fine is not None:
            lost[self.fine.cells[~np.isfinite(self.rows).all(axis=1)]] = True
        return lost

    def pilots(self, cells: np.ndarray) -> np.ndarray:
        """Shares of the first few samples at cells whose losses were told one by one; shape (cells, samples)."""
        return np.stack([self._pilots[cell] for cell in cells.tolist()])

    def exactly(self, cells: np.ndarray, *, pilots: bool = True) -> Asking:
        """Asks for all samples at those of some cells that are not known; a few single ones are kept as pilots."""
        cells = cells[~self.known[cells]]
        if not len(cells):
            return
        losses = yield self._request(cells, None)
        with np.errstate(invalid="ignore", over="ignore"):
            self.loss[cells] = losses.sum(axis=1) / self._total if self.single else losses[:, 0]
        self.known[cells] = True
        if pilots and self.single:
            rows = self._shares(losses[:, self._order[:PILOTS]])
            self._pilots |= dict(zip(cells.tolist(), rows, strict=True))

    def paired(self, fine: Lattice, used: int) -> Asking:
        """Asks for the first ``used`` samples on a lattice that holds the present one, where they are not known."""
        present = {} if self.fine is None else dict(zip(self.fine.cells.tolist(), self.rows, strict=True))
        known = present | {cell: row for cell, row in self._past.items() if cell not in present or len(row) > self.used}
        rows, counts = np.full((len(fine.cells), used), np.nan), np.zeros(len(fine.cells), dtype=int)
        for place, cell in enumerate(fine.cells.tolist()):
            if cell in known:
                counts[place] = min(used, len(known[cell]))
                rows[place, : counts[place]] = known[cell][:used]
        for count in np.unique(counts[counts < used]).tolist():
            places = np.flatnonzero(counts == count)
            rows[places, count:] = yield from self._subset(fine.cells[places], count, used)
        self.fine, self.rows = fine, rows

    def forget(self) -> None:
        """Does without the subset; what it showed to be lost stays so, and no sample of it is asked for again."""
        if self.fine is not None:
            self._gone |= self.lost
            self._past |= dict(zip(self.fine.cells.tolist(), self.rows, strict=True))
        self.fine, self.rows = None, np.empty((0, 0))

    def _subset(self, cells: np.ndarray, start: int, stop: int) -> Generator[Request, np.ndarray, np.ndarray]:
        chosen = self._order[start:stop]
        losses = yield self._request(cells, np.sort(chosen))
        return self._shares(losses[:, np.argsort(np.argsort(chosen))])

    def _shares(self, losses: np.ndarray) -> np.ndarray:
        return losses if self._counts is None else losses * (self.samples / self._total)

    def _request(self, cells: np.ndarray, subset: np.ndarray | None) -> Request:
        self.evaluations += len(cells) * (self.samples if subset is None else len(subset))
        return Request(self.grid[cells], subset)
