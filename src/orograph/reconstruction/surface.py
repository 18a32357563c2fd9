"""A surface from values at the crossings of a lattice, with the standard error of every cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import distance_transform_edt

from orograph.reconstruction.lattice import Lattice
from orograph.reconstruction.smoothness import Smoothness

Scale = Callable[[np.ndarray], np.ndarray]
"""From losses to the sizes of errors that matter there."""


@dataclass(frozen=True)
class Surface:
    """An estimate of every cell.

    Attributes:
        loss: shape (cells,).
        error: its standard error, before calibration; shape (cells,).
        smoothness: of the loss or its logarithm.
        slope: d loss / d (what was interpolated): 1, or the loss if that is its logarithm; shape (cells,).
    """

    loss: np.ndarray
    error: np.ndarray
    smoothness: Smoothness
    slope: np.ndarray


def through(
    lattice: Lattice,
    values: np.ndarray,
    scale: Scale,
    noise: np.ndarray | None = None,
    holes: np.ndarray | None = None,
) -> Surface:
    """The tensor spline through values, of the loss or of its logarithm: whichever should be wrong by less.

    Args:
        lattice: where the values are.
        values: finite; shape (crossings,).
        scale: size of an error that matters.
        noise: standard errors of the values; shape (crossings,).
        holes: where the values are `filled`: they add to the error of the cells that they reach; shape (crossings,).
    """
    low, high = float(values.min()), float(values.max())
    logs = (False, True) if low > 0 and high / low < np.inf else (False,)
    surfaces = [_spline(lattice, values, noise, holes, log) for log in logs]
    return min(surfaces, key=lambda surface: float((surface.error / scale(surface.loss)).max()))


def _spline(
    lattice: Lattice, values: np.ndarray, noise: np.ndarray | None, holes: np.ndarray | None, log: bool
) -> Surface:
    unit = float(values.min()) if log else 1.0
    heights = np.log(values / unit) if log else values
    between = lattice.interpolate(heights)
    loss = unit * np.exp(np.clip(between, heights.min() - 1, heights.max() + 1)) if log else between
    slope = loss if log else np.ones_like(loss)
    smoothness = Smoothness.of(lattice, heights)
    error = smoothness.error(lattice) * slope
    if holes is not None and holes.any() and not holes.all():
        other = lattice.interpolate(reflected(heights, holes, lattice.crossings))
        error = np.hypot(error, np.abs(other - between) * slope)
    if noise is not None:
        error = np.sqrt(error**2 + lattice.linear(noise**2))
    return Surface(loss, error, smoothness, slope)


def filled(values: np.ndarray, holes: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Values with those of the nearest cell that is none in the holes; 0 everywhere if all are holes.

    Example:
        >>> filled(np.array([1.0, np.nan, np.nan, 4.0]), np.array([False, True, True, False]), (4,)).tolist()
        [1.0, 1.0, 4.0, 4.0]
    """
    if holes.all():
        return np.zeros_like(values)
    if not holes.any():
        return values
    return np.asarray(values[_nearest(holes, shape)])


def reflected(values: np.ndarray, holes: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Values that go on into the holes as steeply as they came: 2 v(q) − v(2q − p) at p, q the nearest cell outside.

    Example:
        >>> reflected(np.array([0.0, 1.0, 3.0, 9.0, 9.0]), np.array([0, 0, 0, 1, 1], bool), (5,)).tolist()
        [0.0, 1.0, 3.0, 5.0, 6.0]
    """
    nearest = _nearest(holes, shape)
    places, ends = np.indices(shape).reshape(len(shape), -1), np.array(shape)[:, None] - 1
    mirrored = np.clip(2 * places[:, nearest] - places, 0, ends)
    mirror = nearest[np.ravel_multi_index(tuple(mirrored), shape)]
    return np.where(holes, 2 * values[nearest] - values[mirror], values)


def _nearest(holes: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """The flat index of the nearest cell outside the holes; shape (cells,)."""
    nearest = distance_transform_edt(holes.reshape(shape), return_distances=False, return_indices=True)
    return np.asarray(np.ravel_multi_index(tuple(nearest), shape).ravel())
