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
        Masks of shape (cells,): inside lost boxes; inside boxes with an edge, which wins where both meet.

    Example:
        >>> lattice = Lattice((np.arange(7.0),), (np.array([0, 2, 4, 6]),))
        >>> lost = np.array([1, 0, 1, 0, 0, 0, 0], bool)
        >>> [mask.astype(int).tolist() for mask in holes(lattice, lost, np.zeros(7, bool))]
        [[1, 1, 0, 0, 0, 0, 0], [0, 0, 1, 1, 1, 0, 0]]
    """
    lost, fine = lost.reshape(lattice.shape), fine.reshape(lattice.shape)
    inside, edge = np.zeros_like(lost), np.zeros_like(lost)
    for box in product(*(_spans(lines) for lines in lattice.lines)):
        part = tuple(slice(start, stop + 1) for start, stop in box)
        if lost[part].any():
            whole = lost[np.ix_(*box)].all() and not fine[part].any()
            (inside if whole else edge)[part] = True
    return (inside & ~edge).ravel(), edge.ravel()


def split(lattice: Lattice, edge: np.ndarray) -> Lattice:
    """With the gaps halved that boxes with an edge lie in.

    Args:
        lattice: to refine.
        edge: cells inside such boxes; shape (cells,).
    """
    chosen = []
    for axis, lines in enumerate(lattice.lines):
        along = np.moveaxis(edge.reshape(lattice.shape), axis, 0).reshape(lattice.shape[axis], -1)
        touched = [along[start : stop + 1].any(axis=1).all() for start, stop in _spans(lines)]
        chosen.append(np.flatnonzero(touched))
    return lattice.bisected(chosen)


def _spans(lines: np.ndarray) -> list[tuple[int, int]]:
    stops = lines[1:] if len(lines) > 1 else lines
    return [(int(start), int(stop)) for start, stop in zip(lines[: len(stops)], stops, strict=True)]
