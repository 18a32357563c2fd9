"""A net that is layers one after the other, at several points in one call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from torch import Tensor

from orograph.engine.lowering.first import FirstLayer, is_first, parts_of
from orograph.engine.lowering.trace import Traced
from orograph.engine.native.perceptron import Layer, pack, perceptron
from orograph.engine.native.points import MOST_TERMS, Perceptrons
from orograph.subspaces.affine import Affine

_MOST, _ROOM = 16, 16 << 20
"""Points at a time, and bytes that their weights may take, and their outputs."""


@dataclass(frozen=True, eq=False)
class Several:
    """The outputs of a net for batches of one shape, from what its first layer keeps of them.

    Attributes:
        most: points at a time.
        place: of the tensor that decides everything, among those of a batch.
    """

    most: int
    place: int
    _first: FirstLayer
    _layers: Perceptrons

    def __call__(self, points: Sequence[Sequence[float]], tensors: Sequence[Tensor]) -> list[Tensor] | None:
        """The outputs at every point; None for a batch of which nothing is kept.

        Args:
            points: coordinates.
            tensors: of a batch.

        Raises:
            NotFinite: as `native.perceptron.perceptron`, at one of the points.
        """
        brackets = self._first.kept(tensors[self.place])
        if brackets is None:
            return None
        return list(self._layers([[1.0, *point] for point in points], brackets))


def several(traced: Traced, subspace: Affine, first: FirstLayer | None) -> Several | None:
    """What computes several points at once, if a graph is a first layer and one call of `perceptron` and nothing else.

    Args:
        traced: with all layers replaced.
        subspace: where the weights move.
        first: its first layer, if that keeps its products.
    """
    node = next((node for node in traced.graph.nodes if node.target is perceptron), None)
    if node is None or first is None or not traced.outputs.is_leaf() or len(subspace.parts) >= MOST_TERMS:
        return None
    x, layers, other, rectify, _ = node.args
    (returned,) = next(iter(reversed(traced.graph.nodes))).args
    if not is_first(x) or other is not None or list(returned) != [node]:
        return None
    parts = _parts(traced, subspace, layers)
    if parts is None:
        return None
    found = Perceptrons(parts, x.meta["val"].shape[-1], rectify)
    most = min(_MOST, _ROOM // max(found.size, node.meta["val"].nbytes, 1))
    return Several(most, traced.batch.index(x.args[0]), first, found) if most > 1 else None


def _parts(traced: Traced, subspace: Affine, layers: Sequence[Any]) -> list[list[Layer]] | None:
    """The layers at the origin and in every direction; None where their weights are no parameters that move."""
    found: list[list[Layer]] = [[] for _ in range(1 + len(subspace.parts))]
    for packed, bias, activation, outputs in layers:
        weight, turned = packed.args
        if (parts := parts_of(traced, subspace, weight, bias)) is None:
            return None
        for its, (weights, shift) in zip(found, parts, strict=True):
            its.append((pack(weights, turned), shift, activation, outputs))
    return found
