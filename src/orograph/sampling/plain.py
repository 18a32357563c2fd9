"""Every node of a grid, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from orograph.sampling._axis import Axis


class Plain:
    """All nodes of a grid in C order: ``x`` slowest.

    Example:
        >>> Plain([Axis("x", 0, 1, 2), Axis("y", 0, 2, 3)]).ask()[:4].tolist()
        [[0.0, 0.0], [0.0, 1.0], [0.0, 2.0], [1.0, 0.0]]
    """

    def __init__(self, axes: Sequence[Axis]) -> None:
        self.axes = tuple(axes)
        self._known: set[tuple[float, ...]] = set()

    def ask(self) -> np.ndarray:
        """The nodes not told yet, in order."""
        points = self.order()
        return points[[tuple(point) not in self._known for point in points.tolist()]]

    def tell(self, points: np.ndarray, values: Mapping[str, np.ndarray]) -> None:
        """Marks nodes as known."""
        self._known |= {tuple(point) for point in np.asarray(points).tolist()}

    def order(self) -> np.ndarray:
        """All nodes in evaluation order; shape (points, axes)."""
        return np.stack([g.ravel() for g in np.meshgrid(*(a.values for a in self.axes), indexing="ij")], axis=-1)
