"""How wrong splines are between the lines of a lattice, from leaving its lines out one by one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import correlate1d

from orograph.reconstruction.lattice import Lattice, cardinal

ORDER = 2.5
"""Errors are taken to shrink as the gap to this power: 4 for a smooth surface, 1.5 across kinks."""

END = 2.0
"""So much larger are errors in the first and the last gap of an axis, where a spline has neighbours on one side."""


@dataclass(frozen=True)
class Smoothness:
    """Size of the interpolation error in a gap as wide as the axis, along each axis and at each cell.

    Attributes:
        size: per axis the residual of leaving a line out, over the gap so made to the power `ORDER`; shape (cells,).
    """

    size: tuple[np.ndarray, ...]

    @classmethod
    def of(cls, lattice: Lattice, values: np.ndarray) -> Smoothness:
        """From values at the crossings.

        Args:
            lattice: where they are.
            values: shape (crossings,); or (crossings, samples): then the size is the deviation over samples.
        """
        grid = values.reshape(*lattice.crossings, -1)
        return cls(tuple(_size(lattice, grid, axis) for axis in range(len(lattice.axes))))

    def error(self, lattice: Lattice) -> np.ndarray:
        """Predicted standard error between the lines of any lattice, 0 at its crossings; shape (cells,).

        e² = Σ over axes (size · width^ORDER · sin πt)², with t the place in the gap.
        """
        total = np.zeros(lattice.shape)
        for axis, size in enumerate(self.size):
            total += (size.reshape(lattice.shape) * _along(_bump(lattice, axis), axis, total.ndim)) ** 2
        for axis in range(total.ndim):
            gap = lattice.gap_of(axis)
            total *= _along(np.where((gap == 0) | (gap == gap.max()), END**2, 1.0), axis, total.ndim)
        return np.asarray(np.sqrt(total).ravel())


def left_out(lattice: Lattice, grid: np.ndarray, axis: int) -> np.ndarray:
    """Residual at every line when the spline along the axis does without it; shape like ``grid``.

    The end lines, which would be extrapolated to, repeat their neighbours; fewer than four lines give their spread.
    """
    nodes, lines = lattice.axes[axis], lattice.lines[axis]
    values = np.moveaxis(grid, axis, 0)
    out = np.zeros_like(values)
    if len(lines) < 4:
        out += np.ptp(values, axis=0)
        return np.moveaxis(out, 0, axis)
    for place in range(1, len(lines) - 1):
        others = np.delete(np.arange(len(lines)), place)
        weights = cardinal(nodes, lines[others])[lines[place]]
        out[place] = values[place] - np.tensordot(weights, values[others], axes=1)
    out[0], out[-1] = out[1], out[-2]
    return np.moveaxis(out, 0, axis)


def _size(lattice: Lattice, grid: np.ndarray, axis: int) -> np.ndarray:
    left = left_out(lattice, grid, axis)
    squares = left.var(axis=-1, ddof=1) if grid.shape[-1] > 1 else left[..., 0] ** 2
    for other in range(squares.ndim):
        squares = correlate1d(squares, np.full(3, 1 / 3), axis=other, mode="nearest")
    widths = lattice.widths(axis)
    made = np.full(len(lattice.lines[axis]), 1.0)
    if len(made) >= 4:
        made[1:-1] = widths[:-1] + widths[1:]
        made[0], made[-1] = made[1], made[-2]
    return lattice.linear((np.sqrt(squares) / _along(made, axis, squares.ndim) ** ORDER).ravel())


def _bump(lattice: Lattice, axis: int) -> np.ndarray:
    nodes, lines = lattice.axes[axis], lattice.lines[axis]
    if len(lines) < 2:
        return np.zeros(len(nodes))
    gap = lattice.gap_of(axis)
    start, stop = nodes[lines[gap]], nodes[lines[gap + 1]]
    bump = lattice.widths(axis)[gap] ** ORDER * np.sin(np.pi * (nodes - start) / (stop - start))
    bump[lines] = 0.0
    return np.asarray(bump)


def _along(values: np.ndarray, axis: int, dimensions: int) -> np.ndarray:
    return values.reshape([-1 if other == axis else 1 for other in range(dimensions)])
