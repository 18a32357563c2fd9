"""A coarse tensor grid among the nodes of a fine one, and cubic splines between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from scipy.interpolate import make_interp_spline


@dataclass(frozen=True, eq=False)
class Lattice:
    """Lines of a fine grid whose crossings carry values; between them a tensor product of cubic splines.

        S(x, y) = Σᵢⱼ aᵢ(x) bⱼ(y) v(xᵢ, yⱼ)          aᵢ, bⱼ the cardinal not-a-knot splines

    Fewer than four lines lower the degree. S is linear in the values and reproduces them at the crossings.

    Attributes:
        axes: nodes of the fine grid, one increasing array an axis.
        lines: indices of the chosen nodes, one increasing array an axis; the first and the last node are among them.

    Example:
        >>> lattice = Lattice((np.linspace(0, 1, 11),), (np.array([0, 2, 5, 8, 10]),))
        >>> cubic = lattice.axes[0] ** 3
        >>> bool(np.allclose(lattice.interpolate(cubic[lattice.cells]), cubic))
        True
    """

    axes: tuple[np.ndarray, ...]
    lines: tuple[np.ndarray, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lattice) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    @cached_property
    def key(self) -> tuple[tuple[int, ...], ...]:
        """The lines as plain numbers."""
        return tuple(tuple(lines.tolist()) for lines in self.lines)

    @property
    def shape(self) -> tuple[int, ...]:
        """Size of the fine grid."""
        return tuple(len(axis) for axis in self.axes)

    @cached_property
    def cells(self) -> np.ndarray:
        """Flat C-order indices of the crossings in the fine grid."""
        return np.ravel_multi_index(np.ix_(*self.lines), self.shape).ravel()

    @property
    def gaps(self) -> int:
        """Number of boxes between the lines."""
        return int(np.prod([max(len(lines) - 1, 1) for lines in self.lines]))

    @cached_property
    def _splines(self) -> tuple[np.ndarray, ...]:
        return tuple(cardinal(axis, lines) for axis, lines in zip(self.axes, self.lines, strict=True))

    def interpolate(self, values: np.ndarray) -> np.ndarray:
        """Carries values from the crossings to every cell.

        Args:
            values: shape (crossings, ...), in the order of `cells`.

        Returns:
            Shape (cells, ...), C order.
        """
        rest = values.shape[1:]
        out = values.reshape(*self.crossings, *rest)
        for axis, spline in enumerate(self._splines):
            out = np.moveaxis(np.tensordot(spline, out, axes=(1, axis)), 0, axis)
        return out.reshape(-1, *rest)

    @property
    def crossings(self) -> tuple[int, ...]:
        """Number of lines an axis: the shape of the crossings."""
        return tuple(len(lines) for lines in self.lines)

    def within(self, outer: Lattice) -> Lattice:
        """The same lines as part of another lattice that has them all, whose crossings are then the fine grid."""
        axes = tuple(axis[lines] for axis, lines in zip(self.axes, outer.lines, strict=True))
        lines = tuple(np.searchsorted(of, part) for of, part in zip(outer.lines, self.lines, strict=True))
        return Lattice(axes, lines)

    def without(self, outer: Lattice) -> Lattice:
        """The inverse of `within`: the same lines on the outer lattice's own fine grid."""
        return Lattice(outer.axes, tuple(lines[inner] for lines, inner in zip(outer.lines, self.lines, strict=True)))

    def linear(self, values: np.ndarray) -> np.ndarray:
        """Carries values from the crossings to every cell, piecewise linearly; shapes as `interpolate`."""
        rest = values.shape[1:]
        out = values.reshape(*self.crossings, *rest)
        for axis, (nodes, lines) in enumerate(zip(self.axes, self.lines, strict=True)):
            weights = np.stack([np.interp(nodes, nodes[lines], row) for row in np.eye(len(lines))], axis=-1)
            out = np.moveaxis(np.tensordot(weights, out, axes=(1, axis)), 0, axis)
        return out.reshape(-1, *rest)

    def widths(self, axis: int) -> np.ndarray:
        """Share of the axis' range between neighbouring lines; shape (lines − 1,)."""
        nodes = self.axes[axis]
        return np.diff(nodes[self.lines[axis]]) / (nodes[-1] - nodes[0])

    def gap_of(self, axis: int) -> np.ndarray:
        """For every node of an axis the number of the gap it lies in; shape (nodes,)."""
        inner = self.lines[axis][1:-1]
        return np.searchsorted(inner, np.arange(len(self.axes[axis])), side="right")

    def finer(self, width: float) -> Lattice:
        """With every gap halved until none is wider than a share of the axis' range (or than two nodes).

        Example:
            >>> Lattice((np.linspace(0, 1, 9),), (np.array([0, 8]),)).finer(0.3).lines[0].tolist()
            [0, 2, 4, 6, 8]
        """
        lattice = self
        while True:
            wide = [np.flatnonzero(lattice.widths(axis) > width * (1 + 1e-9)) for axis in range(len(self.axes))]
            halved = lattice.bisected(wide)
            if halved == lattice:
                return lattice
            lattice = halved

    def bisected(self, chosen: Sequence[np.ndarray]) -> Lattice:
        """With a further line in the middle of each of the chosen gaps that has room for one."""
        lines = []
        for old, gaps in zip(self.lines, chosen, strict=True):
            middle = (old[:-1] + old[1:]) // 2 if len(old) > 1 else old
            lines.append(np.union1d(old, middle[gaps]))
        return Lattice(self.axes, tuple(lines))


def cardinal(nodes: np.ndarray, lines: np.ndarray) -> np.ndarray:
    """The cardinal splines of some lines at all nodes of an axis; shape (nodes, lines).

    Example:
        >>> cardinal(np.array([0.0, 1.0, 2.0]), np.array([0, 2])).tolist()
        [[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]]
    """
    return _cardinal(tuple(nodes.tolist()), tuple(lines.tolist()))


@lru_cache(maxsize=1024)
def _cardinal(nodes: tuple[float, ...], lines: tuple[int, ...]) -> np.ndarray:
    if len(lines) == 1:
        return np.ones((len(nodes), 1))
    places = [nodes[line] for line in lines]
    out: np.ndarray = make_interp_spline(places, np.eye(len(lines)), k=min(3, len(lines) - 1))(nodes)
    out.flags.writeable = False
    return out


def chebyshev(count: int, lines: int) -> np.ndarray:
    """Indices of about ``lines`` of ``count`` nodes, dense at the ends as Chebyshev's extreme points are.

    Example:
        >>> chebyshev(51, 5).tolist()
        [0, 7, 25, 43, 50]
    """
    if lines >= count:
        return np.arange(count)
    if lines < 2:
        return np.zeros(1, dtype=int)
    angle = np.pi * np.arange(lines) / (lines - 1)
    return np.unique(np.rint((1 - np.cos(angle)) / 2 * (count - 1)).astype(int))
