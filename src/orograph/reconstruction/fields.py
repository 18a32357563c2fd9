"""Fields of which only exact values are known, in between."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.interpolate import RBFInterpolator

NEIGHBOURS = 40


def interpolated(grid: Sequence[np.ndarray], cells: np.ndarray, values: np.ndarray) -> np.ndarray:
    """A field over all cells of a grid, from its values at some: thin-plate splines, never beyond these values.

    Args:
        grid: the nodes of every axis.
        cells: flat indices into the grid (``x`` slowest) where the field is known.
        values: there; those that are not finite are left out.

    Returns:
        Shape (cells,); NaN if fewer than four finite values are known, and the values themselves where they are known.

    Example:
        >>> interpolated([np.array([0.0, 1.0, 2.0, 3.0, 4.0])], np.array([0, 1, 3, 4]), np.array([0.0, 1.0, 3.0, 4.0]))
        array([0., 1., 2., 3., 4.])
    """
    nodes = np.stack([axis.ravel() for axis in np.meshgrid(*(_unit(axis) for axis in grid), indexing="ij")], axis=-1)
    result = np.full(len(nodes), np.nan)
    finite = np.isfinite(values)
    used, first = np.unique(cells[finite], return_index=True)
    if len(used) >= 4:
        told = values[finite][first]
        smooth = RBFInterpolator(nodes[used], told, neighbors=min(NEIGHBOURS, len(used)), degree=1)
        result = np.clip(smooth(nodes), told.min(), told.max())
    result[cells] = values
    return result


def _unit(axis: np.ndarray) -> np.ndarray:
    """The nodes of an axis from 0 to 1, so that axes of different lengths count alike."""
    span = axis[-1] - axis[0]
    return (axis - axis[0]) / span if span else np.zeros_like(axis)
