"""What is asked for, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np


class Kind(IntEnum):
    """How the loss at one cell is known."""

    ESTIMATED = 0
    EXACT = 1
    """The mean over all samples, evaluated."""
    DIVERGED = 2
    """Not finite for some of the samples, so not finite for all; or inside a region all of whose corners are not."""


@dataclass(frozen=True)
class Request:
    """Points to evaluate, and which samples there.

    Attributes:
        points: coordinates, taken from the grid's nodes as they are; shape (points, axes).
        subset: increasing indices of samples; None for all.
    """

    points: np.ndarray
    subset: np.ndarray | None = None


@dataclass(frozen=True)
class Reconstruction:
    """A surface on a grid, exact at some cells and estimated at the others.

    Attributes:
        loss: shape of the grid.
        loss_error: one standard error of each cell's loss, in the loss's unit; 0 where evaluated, NaN where taken as
            not finite; shape of the grid. It is what the differences of splines and subsets foretell, times the factor
            by which held-out cells were missed by more (see `Calibration`). Tails are heavier than the normal law's.
        kind: values of `Kind`; shape of the grid.
        error_bound: what the largest error of all cells stays below with 95 % confidence, as a share of ``share_of``;
            infinite where nothing finite is known. It is for the worst of all cells at once: several times the
            largest ``loss_error``, as such a share.
        share_of: "range": of largest minus smallest exact loss; "log": of the logarithm of their ratio, for errors of
            log loss.
        asked_of: what was asked for: "log" becomes "range" once an exact loss is not positive.
        held_out: number of random exact cells that no estimate was made from.
        largest_held_out: the largest error among them, in the same share.
        sample_evaluations: forward passes of single samples, held-out cells included.
        dense_evaluations: those of the grid with every cell exact.
        met: whether the bound is within the accuracy asked for.
    """

    loss: np.ndarray
    loss_error: np.ndarray
    kind: np.ndarray
    error_bound: float
    share_of: str
    asked_of: str
    held_out: int
    largest_held_out: float
    sample_evaluations: int
    dense_evaluations: int
    met: bool

    @property
    def statement(self) -> str:
        """How far to trust it, in one sentence."""
        diverged = int((~np.isfinite(self.loss)).sum())
        if diverged == self.loss.size:
            return "no cell has a finite loss"
        parts = [self._trust]
        if self.share_of != self.asked_of:
            parts.append("not of log loss, as some losses are not positive")
        if diverged:
            parts.append(f"{diverged} of {self.loss.size} cells diverged")
        return "; ".join(parts)

    @property
    def _trust(self) -> str:
        if not (self.kind == Kind.ESTIMATED).any():
            return "every cell is exact" if np.isfinite(self.loss).all() else "every cell that is finite is exact"
        if not np.isfinite(self.error_bound):
            return "no bound is known yet"
        of = "of the range" if self.share_of == "range" else "of the range of log loss"
        return (
            f"within {_percent(self.error_bound)} {of} at 95 % confidence: {self.held_out} random held-out cells, "
            f"largest error {_percent(self.largest_held_out)}"
        )


def _percent(share: float) -> str:
    return f"{100 * share:.2g} %"
