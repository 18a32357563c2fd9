"""Basins of a grid and how deep they are: the merge tree of its sublevel sets, by union-find.

Let the water rise. At every local minimum a lake begins; where two lakes meet, the one with the higher bottom ends in
the other. A basin's birth is the height of its bottom, its death the height of the pass at which it ends, and death −
birth its persistence: how high a walker in it must climb to get to lower ground.
"""

from __future__ import annotations

import numpy as np

from orograph.errors import InputError

_Basin = tuple[float, float, int]  # birth, death, index of the bottom


def persistence(values: np.ndarray, *, diagonal: bool = True) -> np.ndarray:
    """Birth and death of every basin of a grid or a line.

    Nodes at the same height are taken in the order of their indices, so a flat pool is one basin, at its first node,
    and the result is the same on every machine. Basins of no depth, which only ties make, are left out. NaN and ±∞ are
    walls: what they separate is separate, and each part has a basin of its own that ends at its highest finite value.

    Args:
        values: shape (n,) or (nx, ny).
        diagonal: on a grid, whether nodes that touch at a corner are neighbours (8 instead of 4).

    Returns:
        Rows (birth, death, i, j), the most persistent first, then by birth; j = 0 for a line. (i, j) is the bottom. The
        lowest basin of every separate part ends where that part does, at its highest value. Shape (basins, 4).

    Raises:
        InputError: not one or two axes.

    References:
        Edelsbrunner, Letscher, Zomorodian, "Topological persistence and simplification", 2002.

    Example:
        >>> persistence(np.array([3.0, 0.0, 2.0, 1.0, 4.0])).tolist()
        [[0.0, 4.0, 1.0, 0.0], [1.0, 2.0, 3.0, 0.0]]
    """
    grid = np.asarray(values, dtype=np.float64)
    if grid.ndim == 1:
        grid = grid[:, None]
    if grid.ndim != 2:
        raise InputError("values along a line or on a grid", f"shape {grid.shape}", "pass one or two axes")
    ended, lasting = _flood(grid, diagonal)
    kept = [basin for basin in ended if basin[1] > basin[0]] + lasting
    rows = [(birth, death, *divmod(node, grid.shape[1])) for birth, death, node in kept]
    ordered = sorted(rows, key=lambda row: (row[0] - row[1], row[0], row[2], row[3]))
    return np.array(ordered, dtype=np.float64).reshape(-1, 4)


def basins(
    values: np.ndarray, depth: float = 0.01, errors: np.ndarray | None = None, *, diagonal: bool = True
) -> np.ndarray:
    """The basins that are deep enough to be believed.

    A basin counts if its persistence is more than ``depth`` times the range of the finite values and, where standard
    errors are known, more than 2 standard errors of the difference of bottom and pass: a noisy plain has many shallow
    minima, none of which is a valley. The lowest basin of all counts always.

    Args:
        values: shape (n,) or (nx, ny).
        depth: least persistence, as a share of the range.
        errors: standard errors, shaped like the values; NaN unknown.
        diagonal: see `persistence`.

    Returns:
        Rows as those of `persistence`, the lowest basin first.

    Raises:
        InputError: a depth that is no share, or errors of another shape.

    Example:
        >>> line = np.array([3.0, 0.0, 2.0, 1.0, 4.0])
        >>> len(basins(line)), len(basins(line, errors=np.full(5, 0.6)))
        (2, 1)
    """
    if not 0 <= depth <= 1:
        raise InputError("a depth from 0 to 1, as a share of the range", f"{depth:g}", "leave it out for 0.01")
    grid = np.asarray(values, dtype=np.float64)
    if errors is not None and np.shape(errors) != grid.shape:
        raise InputError(f"errors of shape {grid.shape}", f"shape {np.shape(errors)}", "pass one a value")
    rows = persistence(grid, diagonal=diagonal)
    if not len(rows):
        return rows
    finite = grid[np.isfinite(grid)]
    enough = rows[:, 1] - rows[:, 0] > depth * np.ptp(finite)
    if errors is not None:
        enough &= rows[:, 1] - rows[:, 0] > 2 * _errors_of(rows, grid, np.asarray(errors, dtype=np.float64))
    lowest = int(np.lexsort((rows[:, 3], rows[:, 2], rows[:, 0]))[0])
    enough[lowest] = True
    others = np.flatnonzero(enough)
    return rows[np.concatenate([[lowest], others[others != lowest]])]


def _errors_of(rows: np.ndarray, grid: np.ndarray, errors: np.ndarray) -> np.ndarray:
    """Standard error of (pass − bottom) of every basin, as if both were measured independently."""
    flat_errors = np.nan_to_num(errors.reshape(len(grid), -1), nan=0.0, posinf=0.0)
    flat = grid.reshape(len(grid), -1)
    bottoms = flat_errors[rows[:, 2].astype(int), rows[:, 3].astype(int)]
    order = np.argsort(np.where(np.isfinite(flat), flat, np.inf), axis=None, kind="stable")
    heights = flat.ravel()[order]
    places = np.searchsorted(heights[np.isfinite(heights)], rows[:, 1])
    passes = flat_errors.ravel()[order[np.minimum(places, len(order) - 1)]]
    return np.hypot(bottoms, passes)


def _flood(grid: np.ndarray, diagonal: bool) -> tuple[list[_Basin], list[_Basin]]:
    """Basins that end in a lower one, and those that last to the end, by adding nodes in the order of their heights."""
    count, width = grid.size, grid.shape[1]
    heights = grid.ravel()
    order = np.argsort(heights, kind="stable")
    order = order[np.isfinite(heights[order])]
    steps = _steps(diagonal)
    parent = [-1] * count  # −1: still dry
    bottom = list(range(count))  # of the lake that a root stands for
    top = [0.0] * count
    rank = np.empty(count, dtype=np.int64)
    rank[order] = np.arange(len(order))
    ranks, levels = rank.tolist(), heights.tolist()
    ended: list[_Basin] = []
    for node in order.tolist():
        parent[node], top[node] = node, levels[node]
        i, j = divmod(node, width)
        for di, dj in steps:
            a, b = i + di, j + dj
            if not (0 <= a < grid.shape[0] and 0 <= b < width) or parent[a * width + b] < 0:
                continue
            one, other = _root(parent, node), _root(parent, a * width + b)
            if one == other:
                continue
            if ranks[bottom[one]] < ranks[bottom[other]]:
                one, other = other, one  # the lake with the higher bottom ends
            ended.append((levels[bottom[one]], levels[node], bottom[one]))
            parent[one] = other
            top[other] = levels[node]
    roots = [node for node in order.tolist() if parent[node] == node]
    return ended, [(levels[bottom[root]], top[root], bottom[root]) for root in roots]


def _root(parent: list[int], node: int) -> int:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


def _steps(diagonal: bool) -> list[tuple[int, int]]:
    return [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1) if (a, b) != (0, 0) and (diagonal or 0 in (a, b))]
