"""Where a slice of a surface bends upwards: second divided differences along lines and on grids."""

from __future__ import annotations

import numpy as np

from orograph.errors import InputError

TOLERANCE = 1e-9
"""Relative to the range of the values: less is rounding, not shape."""


def second_differences(values: np.ndarray, x: np.ndarray | None = None) -> np.ndarray:
    """Second divided differences along the first axis: the second derivative of the parabola through neighbours.

        2 f[x₋, x₀, x₊] = 2 / (x₊ − x₋) · ((f₊ − f₀) / (x₊ − x₀) − (f₀ − f₋) / (x₀ − x₋))

    Exact for parabolas, however the nodes are spaced.

    Args:
        values: shape (n, ...).
        x: increasing nodes, shape (n,); default 0, 1, 2, ...

    Returns:
        Shape (n − 2, ...); NaN or infinite where a value is. Empty for fewer than three nodes.

    Raises:
        InputError: another number of nodes, or nodes that do not increase.

    Example:
        >>> x = np.array([0.0, 1.0, 3.0])
        >>> second_differences(x**2, x)
        array([2.])
    """
    values = np.asarray(values, dtype=np.float64)
    x = as_nodes(values, x)
    if len(x) < 3:
        return np.empty((0, *values.shape[1:]))
    gaps = np.diff(x).reshape(-1, *(1,) * (values.ndim - 1))
    with np.errstate(invalid="ignore", over="ignore"):
        slopes = np.diff(values, axis=0) / gaps
        bends: np.ndarray = 2 * np.diff(slopes, axis=0) / (gaps[1:] + gaps[:-1])
    return bends


def convexity(values: np.ndarray, x: np.ndarray | None = None, *, tolerance: float = TOLERANCE) -> float:
    """The share of a line's inner nodes at which it does not bend downwards.

    A node counts if its second divided difference is at least −tolerance · (range of the values) / (extent of x)². A
    convex function has 1 on any nodes.

    Args:
        values: shape (n,).
        x: increasing nodes; default 0, 1, 2, ...
        tolerance: how much bending downwards is rounding.

    Returns:
        From 0 to 1; NaN if no inner node has finite neighbours.

    Raises:
        InputError: see `second_differences`.

    Example:
        >>> x = np.linspace(-np.pi, np.pi, 401)
        >>> convexity(x**2, x), round(convexity(np.cos(x), x), 2)
        (1.0, 0.5)
    """
    values = as_line(values)
    x = as_nodes(values, x)
    bends = second_differences(values, x)
    known = np.isfinite(bends)
    if not known.any():
        return float("nan")
    least = -tolerance * extent_of(values) / (x[-1] - x[0]) ** 2
    return float((bends[known] >= least).mean())


def curvatures(values: np.ndarray, x: np.ndarray | None = None, y: np.ndarray | None = None) -> np.ndarray:
    """Both eigenvalues of the Hessian of a grid, by second divided differences.

    The mixed derivative is that of the four diagonal neighbours; all three are exact for quadratic functions, the
    mixed one on nodes of any spacing.

    Args:
        values: shape (nx, ny).
        x, y: increasing nodes; default 0, 1, 2, ...

    Returns:
        Shape (nx − 2, ny − 2, 2), the smaller first, in units of values over squared coordinates; NaN where one of the
        nine values is not finite.

    Raises:
        InputError: fewer than 3 × 3 nodes, or nodes that do not increase.

    Example:
        >>> x, y = np.linspace(-1, 1, 5), np.linspace(0, 1, 4)
        >>> curvatures(x[:, None] ** 2 - 3 * y**2, x, y)[1, 1].round(9)
        array([-6.,  2.])
    """
    values = np.asarray(values, dtype=np.float64)
    if values.ndim != 2 or min(values.shape) < 3:
        raise InputError("a grid of 3 × 3 nodes or more", f"shape {values.shape}", "survey a finer grid")
    x, y = as_nodes(values, x), as_nodes(values.T, y)
    xx = second_differences(values, x)[:, 1:-1]
    yy = second_differences(values.T, y).T[1:-1]
    with np.errstate(invalid="ignore", over="ignore"):
        across = values[2:, 2:] - values[2:, :-2] - values[:-2, 2:] + values[:-2, :-2]
        xy = across / np.outer(x[2:] - x[:-2], y[2:] - y[:-2])
        middle, spread = (xx + yy) / 2, np.hypot((xx - yy) / 2, xy)
        pair = np.stack([middle - spread, middle + spread], axis=-1)
    around = [values[i : len(x) - 2 + i, j : len(y) - 2 + j] for i in range(3) for j in range(3)]
    whole = np.all(np.isfinite(around), axis=0)[:, :, None]
    return np.where(whole, pair, np.nan)


def upward(
    values: np.ndarray, x: np.ndarray | None = None, y: np.ndarray | None = None, *, tolerance: float = TOLERANCE
) -> float:
    """The share of a grid's inner area in which it curves upwards in every direction: both curvatures not negative.

    Every inner node counts with the area that is nearer to it than to others along each axis. A curvature down to
    −tolerance · (range of the values) / (extent)² is rounding, with the larger extent of the two.

    Args:
        values: shape (nx, ny).
        x, y: increasing nodes; default 0, 1, 2, ...
        tolerance: how much bending downwards is rounding.

    Returns:
        From 0 to 1; NaN if nothing is known. One minus it is the share that bends downwards in some direction.

    Raises:
        InputError: see `curvatures`.

    Example:
        >>> x = np.linspace(-1, 1, 9)
        >>> upward(x[:, None] ** 2 + x**2, x, x), upward(x[:, None] ** 2 - x**2, x, x)
        (1.0, 0.0)
    """
    values = np.asarray(values, dtype=np.float64)
    smaller = curvatures(values, x, y)[..., 0]
    x, y = as_nodes(values, x), as_nodes(values.T, y)
    areas = np.outer(x[2:] - x[:-2], y[2:] - y[:-2])
    least = -tolerance * extent_of(values) / max(x[-1] - x[0], y[-1] - y[0]) ** 2
    known = np.isfinite(smaller)
    total = areas[known].sum()
    return float(areas[known & (smaller >= least)].sum() / total) if total else float("nan")


def as_line(values: np.ndarray) -> np.ndarray:
    """Values along a line as float64.

    Raises:
        InputError: another number of axes, or no value.
    """
    values = np.asarray(values, dtype=np.float64)
    if values.ndim != 1 or not len(values):
        raise InputError("values along a line, shape (n,)", f"shape {values.shape}", "pass one row")
    return values


def as_nodes(values: np.ndarray, x: np.ndarray | None) -> np.ndarray:
    """The nodes of values along their first axis; 0, 1, 2, ... if none are given.

    Raises:
        InputError: another number of them, or they do not increase.
    """
    nodes = np.arange(len(values), dtype=np.float64) if x is None else np.asarray(x, dtype=np.float64)
    if nodes.shape != (len(values),) or not (np.diff(nodes) > 0).all():
        raise InputError(f"{len(values)} increasing nodes", f"shape {nodes.shape}", "pass one node a value, sorted")
    return nodes


def extent_of(values: np.ndarray) -> float:
    """Largest finite value minus smallest; 0 if there is none."""
    finite = values[np.isfinite(values)]
    return float(np.ptp(finite)) if finite.size else 0.0
