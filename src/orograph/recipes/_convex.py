"""Up to which level a surface on a grid is convex."""

from __future__ import annotations

import numpy as np
from scipy.spatial import ConvexHull, QhullError

from orograph.results.bends import curvatures, extent_of


def convex_level(values: np.ndarray, x: np.ndarray, y: np.ndarray, steps: int = 200) -> tuple[float, bool]:
    """The level up to which all sublevel sets on a grid are convex and closed.

    Args:
        values: shape (nx, ny).
        x, y: increasing nodes.
        steps: levels that are tried at most: values of the nodes, from the lowest to the lowest one on the rim, evenly
            by rank, so that low levels are tried as well where the rim is very high.

    Returns:
        The level, and whether it is the rim's, so that the true one may be higher.

    Example:
        >>> x = np.linspace(-1, 1, 21)
        >>> convex_level(x[:, None] ** 2 + x**2, x, x)
        (1.0, True)
        >>> level, bounded = convex_level(np.minimum((x[:, None] - 0.5) ** 2, (x[:, None] + 0.5) ** 2) + x**2, x, x)
        >>> level < 0.3, bounded
        (True, False)
    """
    values = np.where(np.isfinite(values), values, np.inf)
    rim = float(min(values[0].min(), values[-1].min(), values[:, 0].min(), values[:, -1].min()))
    lowest = float(values.min())
    places = np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1).reshape(-1, 2)
    flat = values.ravel()
    reached = lowest
    levels = np.unique(flat[(flat > lowest) & (flat <= rim)])
    for level in levels[np.unique(np.linspace(0, len(levels) - 1, steps).round().astype(int))] if len(levels) else ():
        if not _is_convex(places, flat, float(level)):
            return reached, False
        reached = float(level)
    return reached, True


def upward_level(values: np.ndarray, x: np.ndarray, y: np.ndarray) -> float:
    """The level below which a surface on a grid curves upwards in every direction, no higher than its rim.

    Args:
        values: shape (nx, ny).
        x, y: increasing nodes.

    Example:
        >>> x = np.linspace(-1, 1, 21)
        >>> upward_level(x[:, None] ** 2 + x**2, x, x)
        1.0
    """
    values = np.where(np.isfinite(values), values, np.inf)
    rim = float(min(values[0].min(), values[-1].min(), values[:, 0].min(), values[:, -1].min()))
    least = -1e-9 * extent_of(values) / max(x[-1] - x[0], y[-1] - y[0]) ** 2
    bent = values[1:-1, 1:-1][curvatures(values, x, y)[..., 0] < least]
    return min(rim, float(bent.min())) if bent.size else rim


def _is_convex(places: np.ndarray, values: np.ndarray, level: float) -> bool:
    """Whether no node at or above a level lies in the convex hull of those below it."""
    below = values < level
    if below.sum() < 3 or below.all():
        return True
    try:
        faces = ConvexHull(places[below]).equations
    except QhullError:  # all on one line
        return True
    outside = places[~below]
    inside = (outside @ faces[:, :2].T + faces[:, 2] < -1e-9 * float(np.ptp(places))).all(axis=1)
    return not bool(inside.any())
