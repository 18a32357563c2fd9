"""Pure planning: which points to add, how many make a unit of work, and what makes two surveys the same."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from orograph.errors import StoreError
from orograph.results.view import match

SECONDS = 1.0
"""What one unit of work should take: long beside the few milliseconds of writing it, short to lose."""

LEAST = 32
"""Into how many units a survey is cut at least, so that progress shows and work is shared; a short one into fewer."""

SHORT = 0.5
"""Seconds that even a unit of a short survey should take: writing one costs up to 20 milliseconds."""

WRITING = 0.002
"""Seconds to lay out and read one unit in a store, of the time that a budget leaves."""

ESTIMATES = 256
"""Into how many units the cells of a survey to an accuracy are cut at most, most of which are estimated at once."""

TOGETHER = 16
"""Points of a unit at least, where the data is read anew for every unit."""


def chunk_size(
    seconds: float, points: int, *, together: bool = False, budget: float = math.inf, workers: int = 1
) -> int:
    """Points in a unit of work.

    Args:
        seconds: what one point takes.
        points: how many there are.
        together: the data is streamed, and one pass serves all points of a unit.
        workers: asked for; each gets several units.
        budget: seconds after which the survey will be stopped; units are small beside it.

    Example:
        >>> chunk_size(0.1, 2601), chunk_size(1e-4, 2601), chunk_size(30.0, 2601)
        (10, 2601, 1)
    """
    units = min(LEAST, max(1 if workers == 1 else 4 * workers, int(seconds * points / SHORT)))
    least = math.ceil(points / units)
    seconds = max(seconds, 1e-9)
    wanted = SECONDS / seconds
    if budget < math.inf:  # neither long units, of which the last one may overrun, nor so many that making them is long
        wanted = max(min(wanted, budget / LEAST / seconds), math.sqrt(WRITING * points / seconds))
    return max(1, min(round(wanted), least), min(TOGETHER, least) if together else 1)


def missing(wanted: np.ndarray, known: np.ndarray, grid: Sequence[np.ndarray]) -> np.ndarray:
    """The wanted points that no known one coincides with, in order.

    Args:
        wanted: nodes of the grid, shape (points, axes).
        known: points of the store, shape (points, axes).
        grid: the nodes of every axis.
    """
    if not len(known):
        return wanted
    have = np.unique(match(known, grid))
    return wanted[~np.isin(match(wanted, grid), have)]


def used(known: np.ndarray, grid: Sequence[np.ndarray]) -> tuple[int, int]:
    """How many known points are nodes of a grid, and how many could be: as many as lie within it, or as it has nodes.

    Args:
        known: points of the store, shape (points, axes).
        grid: the nodes of every axis.

    Example:
        >>> used(np.array([[-1.0], [0.0], [1.0]]), [np.linspace(-1, 1, 5)])
        (3, 3)
        >>> used(np.array([[-1.0], [0.0], [1.0]]), [np.linspace(-1, 5, 4)])
        (2, 3)
    """
    inside = [(column >= nodes[0]) & (column <= nodes[-1]) for column, nodes in zip(known.T, grid, strict=True)]
    cells = match(known, grid)
    return len(np.unique(cells[cells >= 0])), min(int(np.all(inside, axis=0).sum()), math.prod(map(len, grid)))


def snapped(grid: Sequence[np.ndarray], known: np.ndarray) -> list[np.ndarray]:
    """The grid with nodes replaced by coinciding coordinates of known points, so that nothing is nearly the same."""
    result = []
    for column, nodes in enumerate(grid):
        nodes = nodes.copy()
        values = np.unique(known[:, column]) if len(known) else np.empty(0)
        index = match(values[:, None], [nodes]) if len(values) else np.empty(0, int)
        nodes[index[index >= 0]] = values[index >= 0]
        result.append(nodes)
    return result


def check_identity(
    stored: Mapping[str, Any], present: Mapping[str, Any], where: str, details: Mapping[str, str] | None = None
) -> None:
    """Raises if a store belongs to another survey.

    Args:
        stored: part → hash, as recorded.
        present: the same of the survey asked for.
        where: the store.
        details: part → what differs there, in words, as far as it is known.

    Raises:
        StoreError: names what differs (weights, data, directions, objective).
    """
    different = [name for name in present if stored.get(name) != present[name]]
    if different:
        words = {name: f"{name} ({told})" for name, told in (details or {}).items() if told}
        *most, last = (words.get(name, name) for name in different)
        raise StoreError(
            "the survey that this folder holds",
            f"other {', '.join(most)}{' and ' if most else ''}{last} than in {where!r}",
            "choose another folder, or overwrite this one (--overwrite / overwrite=True)",
        )
