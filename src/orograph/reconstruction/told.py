"""All that was asked for and told: exact losses, and single samples on a lattice."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from orograph.reconstruction.lattice import Lattice
from orograph.reconstruction.result import Request

Asking = Generator[Request, np.ndarray, None]
"""Yields what is to be evaluated; is sent the losses, shape (points, samples asked for)."""

PILOT = 256
"""Of so many samples the losses on the lattice are kept, to see how much samples differ."""


class Told:
    """What is known of a surface, in memory of a few numbers a cell.

    Attributes:
        loss: mean over all samples, NaN where unknown; shape (cells,).
        known: where it was evaluated; shape (cells,).
        fine: the lattice where a subset was evaluated, or None.
        rows: shares fᵢ of the subset's samples in the loss, F = Σ fᵢ / n; shape (crossings of ``fine``, m).
        evaluations: forward passes of single samples.
    """

    def __init__(self, axes: tuple[np.ndarray, ...], samples: int, order: np.ndarray, counts: np.ndarray | None) -> None:
        self.grid = np.stack([g.ravel() for g in np.meshgrid(*axes, indexing="ij")], axis=-1)
        self.samples, self._order, self._counts = samples, order, counts
        self.loss = np.full(len(self.grid), np.nan)
        self.known = np.zeros(len(self.grid), dtype=bool)
        self.fine: Lattice | None = None
        self.rows = np.empty((0, 0))
        self.evaluations = 0
        self._pilots: dict[int, np.ndarray] = {}

    @property
    def used(self) -> int:
        """m, the size of the subset."""
        return self.rows.shape[1]

    @property
    def lost(self) -> np.ndarray:
        """Cells known not to be finite: of all samples, or already of some; shape (cells,)."""
        lost = self.known & ~np.isfinite(self.loss)
        if self.fine is not None:
            lost[self.fine.cells[~np.isfinite(self.rows).all(axis=1)]] = True
        return lost

    def pilots(self, cells: np.ndarray) -> np.ndarray:
        """Shares of a few samples at cells asked for with ``pilot``; shape (cells, samples)."""
        return np.stack([self._pilots[cell] for cell in cells.tolist()])

    def exactly(self, cells: np.ndarray, *, pilot: bool = False) -> Asking:
        """Asks for all samples at the cells not known yet."""
        cells = cells[~self.known[cells]]
        if not len(cells):
            return
        losses = yield self._request(cells, None)
        total = self.samples if self._counts is None else self._counts.sum()
        with np.errstate(invalid="ignore", over="ignore"):
            means = losses.mean(axis=1) if losses.shape[1] != self.samples else losses.sum(axis=1) / total
        self.loss[cells], self.known[cells] = means, True
        if pilot and losses.shape[1] == self.samples:
            self._pilots |= zip(cells.tolist(), self._shares(losses[:, self._order[:PILOT]]), strict=True)

    def paired(self, fine: Lattice, used: int) -> Asking:
        """Asks for the first ``used`` samples of a fixed random order on a lattice, where they are not known yet."""
        rows = np.full((len(fine.cells), used), np.nan)
        if self.fine is not None:
            old = np.searchsorted(fine.cells, self.fine.cells)
            fresh = np.setdiff1d(np.arange(len(fine.cells)), old)
            rows[old, : self.used] = self.rows
            if len(fresh):
                rows[fresh, : self.used] = yield from self._subset(fine.cells[fresh], 0, self.used)
        if used > self.used:
            rows[:, self.used :] = yield from self._subset(fine.cells, self.used, used)
        self.fine, self.rows = fine, rows

    def _subset(self, cells: np.ndarray, start: int, stop: int) -> Generator[Request, np.ndarray, np.ndarray]:
        chosen = self._order[start:stop]
        losses = yield self._request(cells, np.sort(chosen))
        return self._shares(losses[:, np.argsort(np.argsort(chosen))])

    def _shares(self, losses: np.ndarray) -> np.ndarray:
        return losses if self._counts is None else losses * (self.samples / self._counts.sum())

    def _request(self, cells: np.ndarray, subset: np.ndarray | None) -> Request:
        self.evaluations += len(cells) * (self.samples if subset is None else len(subset))
        return Request(self.grid[cells], subset)
