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


def through(lattice: Lattice, values: np.ndarray, scale: Scale, noise: np.ndarray | None = None) -> Surface:
    """The tensor spline through values, of the loss or of its logarithm: whichever should be wrong by less.

    Args:
        lattice: where the values are.
        values: finite; shape (crossings,).
        scale: size of an error that matters.
        noise: standard errors of the values; shape (crossings,).
    """
    surfaces = [_spline(lattice, values, noise, log) for log in ((False, True) if values.min() > 0 else (False,))]
    return min(surfaces, key=lambda surface: float((surface.error / scale(surface.loss)).max()))


def _spline(lattice: Lattice, values: np.ndarray, noise: np.ndarray | None, log: bool) -> Surface:
    heights = np.log(values) if log else values
    between = lattice.interpolate(heights)
    loss = np.exp(np.clip(between, heights.min() - 1, heights.max() + 1)) if log else between
    slope = loss if log else np.ones_like(loss)
    smoothness = Smoothness.of(lattice, heights)
    error = smoothness.error(lattice) * slope
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
    nearest = distance_transform_edt(holes.reshape(shape), return_distances=False, return_indices=True)
    return np.asarray(values[np.ravel_multi_index(tuple(nearest), shape).ravel()])
