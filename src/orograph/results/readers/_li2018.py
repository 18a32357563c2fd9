"""The layout of the ``.h5`` files of Li et al. 2018, for the reader and the exporter.

Their program allocates an array of shape (nx, ny) and fills it through a flat index that runs over (ny, nx), with x
fastest. In a square grid this means ``stored[j, i]`` is the value at ``x[i]``, ``y[j]``; in any other grid the
stored shape has no meaning, and only the flat order has.

Source: H. Li, Z. Xu, G. Taylor, C. Studer, T. Goldstein, "Visualizing the Loss Landscape of Neural Nets",
NeurIPS 2018, and the program published with it.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

COORDINATES: Mapping[str, str] = {"x": "xcoordinates", "y": "ycoordinates"}
"""Axis → the dataset with its nodes."""

DIRECTIONS: Mapping[str, str] = {"x": "xdirection", "y": "ydirection"}
"""Axis → the group with its direction, one dataset a parameter, named "0", "1", ..."""

MEASURES: Mapping[str, str] = {
    "loss": "train_loss",
    "accuracy": "train_acc",
    "test_loss": "test_loss",
    "test_accuracy": "test_acc",
}
"""Measure → their name of it."""

PERCENT = ("accuracy", "test_accuracy")
"""Fractions here, per cent there. A file of ours also holds the exact fraction, under our name."""

DOCUMENT = "orograph"
"""Only in our files: a string dataset of JSON with what their layout has no place for."""

DOCUMENT_VERSION = 1


def fill(measure: str) -> float:
    """What their program writes where nothing was computed: −1, and +1 for the smallest eigenvalue."""
    return 1.0 if measure == "min_eig" else -1.0


def to_layout(values: np.ndarray) -> np.ndarray:
    """An array ``[x, y]`` (``[x]``) as their files hold it.

    Example:
        >>> to_layout(np.array([["x0 y0", "x0 y1", "x0 y2"], ["x1 y0", "x1 y1", "x1 y2"]]))
        array([['x0 y0', 'x1 y0', 'x0 y1'],
               ['x1 y1', 'x0 y2', 'x1 y2']], dtype='<U5')
    """
    return values.T.reshape(values.shape)


def from_layout(stored: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """The array of that shape, ``[x, y]`` (``[x]``), that a stored one means; the inverse of `to_layout`.

    Example:
        >>> from_layout(to_layout(np.arange(6).reshape(2, 3)), (2, 3))
        array([[0, 1, 2],
               [3, 4, 5]])
    """
    return stored.reshape(shape[::-1]).T
