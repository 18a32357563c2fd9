"""Fields of which only exact values are known, in between."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.interpolate import RBFInterpolator
from scipy.spatial import KDTree

NEIGHBOURS = 40

FLAT = 1e-9
"""Nodes this much wider along than across lie on one line."""


def interpolated(grid: Sequence[np.ndarray], cells: np.ndarray, values: np.ndarray) -> np.ndarray:
    """A field over all cells of a grid, from its values at some: thin-plate splines, never beyond these values.

    Cells on one line say nothing of what is beside it: there the field is that of the nearest place on the line. Where
    the nearest cells of some place are on one line, though all are not, the splines are piecewise linear along it.

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
    told = values[finite][first]
    if len(used) >= 4:
        nodes = _spanned(nodes, used)
        result = np.clip(_spline(nodes, used, told)(nodes), told.min(), told.max())
    result[cells] = values
    result[used] = told
    return result


def _unit(axis: np.ndarray) -> np.ndarray:
    """The nodes of an axis from 0 to 1, so that axes of different lengths count alike."""
    span = axis[-1] - axis[0]
    return (axis - axis[0]) / span if span else np.zeros_like(axis)


def _spanned(nodes: np.ndarray, used: np.ndarray) -> np.ndarray:
    """The coordinates along the line or the plane that some nodes span; shape (cells, 1 or axes)."""
    known = nodes[used] - nodes[used].mean(axis=0)
    _, sizes, directions = np.linalg.svd(known, full_matrices=False)
    spanned = sizes > FLAT * sizes[0]
    return nodes if spanned.all() else nodes @ directions[spanned].T


def _spline(nodes: np.ndarray, used: np.ndarray, told: np.ndarray) -> RBFInterpolator:
    count = min(NEIGHBOURS, len(used))
    near = nodes[used][KDTree(nodes[used]).query(nodes, count)[1]]
    sizes = np.linalg.svd(near - near.mean(axis=1, keepdims=True), compute_uv=False)
    if (sizes[:, -1] > FLAT * sizes[:, 0]).all():
        return RBFInterpolator(nodes[used], told, neighbors=count, degree=1)
    return RBFInterpolator(nodes[used], told, neighbors=count, kernel="linear", degree=0)
