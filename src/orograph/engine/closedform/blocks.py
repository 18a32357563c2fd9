"""Points as tensor products: rows of coordinates that share their columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

WIDEST = 64
"""Rows and columns of a block at most: what is computed once for each of them is then a small share of the whole."""

LONGEST = 4096
"""Columns of a block with one row at most."""


@dataclass(frozen=True)
class Block:
    """All combinations of some rows with some columns.

    Attributes:
        rows: coordinates on the row axis, shape (r,).
        columns: coordinates on the column axis in ascending order, shape (c,).
        index: which point each combination is, shape (r, c).
        row_axis: 0 if rows are x and columns y, 1 the other way round.
    """

    rows: np.ndarray
    columns: np.ndarray
    index: np.ndarray
    row_axis: int = 0


def blocks(points: np.ndarray) -> list[Block]:
    """The points cut into tensor products, every point once: few and large ones where the points are a grid.

    Rows with the same columns go together, so that a unit of a coarse-to-fine order, which consists of whole and of
    half-filled rows, makes two blocks. Points without structure make a block each.

    Args:
        points: shape (points, axes), one axis or two. A line's points are the columns of a single row at 0.

    Example:
        >>> [(b.rows.tolist(), b.columns.tolist()) for b in blocks(np.array([[0, 0], [1, 0], [0, 2], [1, 2], [5, 1]]))]
        [([0, 1], [0, 2]), ([5], [1])]
    """
    if not len(points):
        return []
    if points.shape[1] == 1:
        order = np.argsort(points[:, 0], kind="stable")
        line = Block(np.zeros(1), points[order, 0], order[None])
        return list(_cut([line], 1, LONGEST))
    ways = [_products(points, axis) for axis in (0, 1)]
    best = min(ways, key=lambda way: sum(len(block.rows) + len(block.columns) for block in way))
    return list(_cut(best, WIDEST, WIDEST))


def _products(points: np.ndarray, row_axis: int) -> list[Block]:
    order = np.lexsort((points[:, 1 - row_axis], points[:, row_axis]))
    rows, starts = np.unique(points[order, row_axis], return_index=True)
    alike: dict[bytes, list[int]] = {}
    members = np.split(order, starts[1:])
    for row, index in enumerate(members):
        alike.setdefault((points[index, 1 - row_axis] + 0.0).tobytes(), []).append(row)
    return [
        Block(rows[same], points[members[same[0]], 1 - row_axis], np.stack([members[row] for row in same]), row_axis)
        for same in alike.values()
    ]


def _cut(whole: list[Block], rows: int, columns: int) -> Iterator[Block]:
    for block in whole:
        for top in range(0, len(block.rows), rows):
            for left in range(0, len(block.columns), columns):
                down, across = slice(top, top + rows), slice(left, left + columns)
                yield Block(block.rows[down], block.columns[across], block.index[down, across], block.row_axis)
