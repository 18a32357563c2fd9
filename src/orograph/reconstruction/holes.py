"""Where the loss is not finite: which boxes of a lattice are lost, and which have an edge inside."""

from __future__ import annotations

from itertools import product

import numpy as np

from orograph.reconstruction.lattice import Lattice


def holes(lattice: Lattice, lost: np.ndarray, fine: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cells that need no evaluation, and cells that need it, because of losses that are not finite.

    A box all of whose corners are lost, with no finite cell known inside, is taken as lost. A box with a lost cell
    otherwise has the edge inside: splines are not to be trusted there.

    Args:
        lattice: the boxes are between its lines, edges included.
        lost: cells known not to be finite; shape (cells,).
        fine: cells known to be finite; shape (cells,).

    Returns:
        Masks of shape (cells,): inside lost boxes; inside boxes with an edge. A cell of both kinds counts as the latter.

    Example:
        >>> lattice = Lattice((np.arange(7.0),), (np.array([0, 2, 4, 6]),))
        >>> lost = np.array([1, 0, 1, 0, 0, 0, 0], bool)
        >>> [mask.astype(int).tolist() for mask in holes(lattice, lost, np.zeros(7, bool))]
        [[1, 1, 0, 0, 0, 0, 0], [0, 0, 1, 1, 1, 0, 0]]
    """
    lost, fine = lost.reshape(lattice.shape), fine.reshape(lattice.shape)
    inside, edge = np.zeros(lattice.shape, dtype=bool), np.zeros(lattice.shape, dtype=bool)
    for box in product(*(_spans(lines) for lines in lattice.lines)):
        part = tuple(slice(start, stop + 1) for start, stop in box)
        if lost[part].any():
            whole = lost[np.ix_(*box)].all() and not fine[part].any()
            (inside if whole else edge)[part] = True
    return (inside & ~edge).ravel(), edge.ravel()


def _spans(lines: np.ndarray) -> list[tuple[int, int]]:
    stops = lines[1:] if len(lines) > 1 else lines
    return [(int(start), int(stop)) for start, stop in zip(lines[: len(stops)], stops, strict=True)]
