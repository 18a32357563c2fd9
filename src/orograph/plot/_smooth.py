"""More points between the grid's points, for display only.

The finer surface passes through every value exactly, bends smoothly (a cubic spline along x and along y) and stays
within the values of the grid points around, so that it invents no peak and no pit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import RectBivariateSpline
from scipy.ndimage import distance_transform_edt, maximum_filter, minimum_filter


@dataclass(frozen=True)
class Relief:
    """Heights over a grid that may be finer than the survey's.

    Attributes:
        x: increasing, shape (nx,).
        y: increasing, shape (ny,).
        heights: shape (ny, nx); NaN where there is a hole.
    """

    x: np.ndarray
    y: np.ndarray
    heights: np.ndarray

    def crossed(self, levels: np.ndarray) -> np.ndarray:
        """Indices of those levels that have land below and above them."""
        known = self.heights[np.isfinite(self.heights)]
        return np.flatnonzero((levels > known.min()) & (levels < known.max())) if known.size else np.empty(0, int)


def refine(x: np.ndarray, y: np.ndarray, heights: np.ndarray, factor: int) -> Relief:
    """Divides every step of the grid into ``factor`` steps.

    A hole is exactly the cell of its grid point, half a step to every side (for an even factor).

    Args:
        x: increasing, shape (nx,).
        y: increasing, shape (ny,).
        heights: shape (ny, nx); NaN where there is no number.
        factor: 1 changes nothing; even otherwise.

    Returns:
        The finer grid; every ``factor``-th point is one of the given ones.

    Example:
        >>> fine = refine(np.array([0.0, 1.0]), np.array([0.0, 1.0]), np.array([[0.0, 1.0], [0.0, 1.0]]), 2)
        >>> fine.heights[0]
        array([0. , 0.5, 1. ])
    """
    known = np.isfinite(heights)
    if factor == 1 or not known.any():
        return Relief(x, y, np.where(known, heights, np.nan))
    nearest = distance_transform_edt(~known, return_distances=False, return_indices=True)
    whole = heights[tuple(nearest)]
    fine_x, fine_y = _divided(x, factor), _divided(y, factor)
    degrees = [min(3, len(nodes) - 1) for nodes in (y, x)]
    finer = RectBivariateSpline(y, x, whole, kx=degrees[0], ky=degrees[1])(fine_y, fine_x)
    finer = np.clip(finer, *_bounds(whole, factor))
    finer[::factor, ::factor] = whole
    return Relief(fine_x, fine_y, np.where(_reached(known, factor), finer, np.nan))


def factor_for(shape: tuple[int, ...], most: int) -> int:
    """The finest even division that keeps the longer side below ``most`` points; 1 if there is none.

    Example:
        >>> factor_for((51, 51), 240), factor_for((5, 3), 240), factor_for((301, 301), 240)
        (4, 16, 1)
    """
    return min(2 * (most // (2 * max(shape))), 16) or 1


def _bounds(values: np.ndarray, factor: int) -> tuple[np.ndarray, np.ndarray]:
    """The smallest and the largest value of the up to 4 x 4 grid points around every fine point."""
    rows, columns = (np.minimum(np.arange(factor * (n - 1) + 1) // factor, n - 2) for n in values.shape)
    low, high = (extreme(values, size=4, origin=-1, mode="nearest") for extreme in (minimum_filter, maximum_filter))
    return low[np.ix_(rows, columns)], high[np.ix_(rows, columns)]


def between(shapes: Sequence[tuple[int, ...]], most: int, smooth: bool) -> str:
    """What the caption says about the space between grid points; nothing if there are no grids."""
    cubic = [smooth and factor_for(shape, most) > 1 for shape in shapes]
    if not cubic or any(cubic) != all(cubic):
        return ""
    return "cubic between grid points" if all(cubic) else "linear between grid points"


def _divided(nodes: np.ndarray, factor: int) -> np.ndarray:
    share = np.arange(factor) / factor
    steps = nodes[:-1, None] + share * np.diff(nodes)[:, None]
    return np.append(steps.ravel(), nodes[-1])


def _reached(known: np.ndarray, factor: int) -> np.ndarray:
    """Whether a fine point lies in the cell, border included, of a grid point with a number."""
    size = [factor * (n - 1) + 1 for n in known.shape]
    below, above = zip(*(_neighbours(n, factor) for n in size), strict=True)
    return np.logical_or.reduce(
        [known[np.ix_(rows, columns)] for rows in (below[0], above[0]) for columns in (below[1], above[1])]
    )


def _neighbours(size: int, factor: int) -> tuple[np.ndarray, np.ndarray]:
    """The nearest grid point of every fine point; two of them where it lies half-way."""
    index, half = np.arange(size), factor // 2
    return (index + half - 1) // factor if factor > 1 else index, (index + half) // factor
