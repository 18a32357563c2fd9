"""Many snapshots a piece at a time: what is computed from a whole path never needs it in memory.

A path of K snapshots in n dimensions is a K × n matrix. Cut along n, every piece of it is small, and inner products,
sums and combinations of its rows are sums over pieces. Each file is read once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from orograph.parameters.space import ParameterInfo
from orograph.parameters.vector import Vector
from orograph.trajectory.snapshot import SnapshotFile

MOST = 1 << 22
"""Numbers of a piece, all snapshots together: 32 MiB in float64."""


@dataclass(frozen=True)
class Row:
    """A snapshot as a row of the matrix.

    Attributes:
        file: where it is.
        base: the first snapshot of its recording, to which rounded differences are added.
        recorded: names of the tensors that it has; the row is 0 in all others.
    """

    file: SnapshotFile
    base: Vector
    recorded: frozenset[str]

    def fill(self, row: Tensor, info: ParameterInfo, part: slice, start: int, stop: int, anchor: Tensor) -> None:
        """Puts (snapshot − anchor) into ``row``, for positions ``start`` … ``stop`` of a tensor's first axis."""
        if info.name not in self.recorded:
            row.zero_()
            return
        row.copy_(self.file.piece(info.name, start, stop)).sub_(anchor)
        if self.file.is_delta(info.name):
            row.add_(self.base.flat[part].double())


def pieces(rows: Sequence[Row], anchor: Vector, most: int = MOST) -> Iterator[tuple[slice, Tensor]]:
    """The matrix of (snapshot − anchor), piece by piece.

    Args:
        rows: K of them.
        anchor: the point that is subtracted, on the CPU.
        most: numbers of a piece, about.

    Yields:
        Where the piece lies in a flat vector, and its columns of the matrix: float64, shape (K, columns). The memory is
        used again for the next piece.
    """
    if not rows:
        return
    width = max(1, most // len(rows))
    for info in anchor.space.infos:
        if not any(info.name in row.recorded for row in rows):
            continue
        positions = info.shape[0] if info.shape else 1
        inner = info.size // positions if positions else 0
        step = max(1, width // max(inner, 1))
        room = torch.empty(len(rows), min(step, positions) * inner, dtype=torch.float64)
        for start in range(0, positions if inner else 0, step):
            stop = min(start + step, positions)
            part = slice(info.offset + start * inner, info.offset + stop * inner)
            block, here = room[:, : (stop - start) * inner], anchor.flat[part].double()
            for k, row in enumerate(rows):
                row.fill(block[k], info, part, start, stop, here)
            yield part, block


def gram_of(rows: Sequence[Row], anchor: Vector) -> Tensor:
    """Inner products Gᵢⱼ = (θᵢ − a)·(θⱼ − a), accumulated in float64; shape (K, K)."""
    total = torch.zeros(len(rows), len(rows), dtype=torch.float64)
    for _, block in pieces(rows, anchor):
        total.addmm_(block, block.T)
    return (total + total.T) / 2


def products_with(rows: Sequence[Row], anchor: Vector, others: Sequence[Vector]) -> Tensor:
    """Inner products (θᵢ − a)·vⱼ, accumulated in float64; shape (K, vectors)."""
    total = torch.zeros(len(rows), len(others), dtype=torch.float64)
    for part, block in pieces(rows, anchor):
        total.addmm_(block, torch.stack([v.flat[part].double() for v in others], dim=1))
    return total


def combined(rows: Sequence[Row], anchor: Vector, weights: Tensor) -> list[Vector]:
    """The vectors Σᵢ wᵢⱼ (θᵢ − a), summed in float64.

    Args:
        rows: K of them.
        anchor: a.
        weights: w, float64, shape (K, vectors).
    """
    found = [Vector.zeros(anchor.space) for _ in range(weights.shape[1])]
    for part, block in pieces(rows, anchor):
        for vector, values in zip(found, weights.T @ block, strict=True):
            vector.flat[part] = values.to(vector.flat.dtype)
    return found
