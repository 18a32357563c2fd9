"""Every node of a grid, coarse first."""

from __future__ import annotations

import numpy as np

from orograph.sampling.plain import Plain


class Progressive(Plain):
    """The nodes of a grid from coarse to fine: ends and middle first, then halves, quarters, ...

    Level k holds the nodes at round(i (n−1) / 2ᵏ), i = 0 … 2ᵏ, on every axis; levels are nested, so after a few per
    cent of the points a complete coarse grid over the whole range is there. The set of nodes is that of `Plain`, and
    so is every value.

    Example:
        >>> from orograph.sampling._axis import Axis
        >>> Progressive([Axis("x", 0, 8, 9)]).order().ravel().tolist()
        [0.0, 8.0, 4.0, 2.0, 6.0, 1.0, 3.0, 5.0, 7.0]
    """

    def order(self) -> np.ndarray:
        """All nodes in evaluation order; shape (points, axes)."""
        points = super().order()
        levels = [level_of(axis.count) for axis in self.axes]
        worst = np.max([g.ravel() for g in np.meshgrid(*levels, indexing="ij")], axis=0)
        return points[np.argsort(worst, kind="stable")]


def level_of(count: int) -> np.ndarray:
    """The coarsest level at which each of ``count`` nodes appears; shape (count,).

    Example:
        >>> level_of(5).tolist()
        [0, 2, 1, 2, 0]
    """
    levels = np.full(count, -1)
    level = 0
    while (levels < 0).any():
        nodes = np.rint(np.arange(2**level + 1) * (count - 1) / 2**level).astype(int)
        fresh = nodes[levels[nodes] < 0]
        levels[fresh] = level
        level += 1
    return levels
