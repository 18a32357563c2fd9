"""A net that is layers one after the other, at several points in one call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from torch import Tensor, fx

from orograph.engine.lowering.first import FirstLayer, is_first, parts_of
from orograph.engine.lowering.trace import Traced
from orograph.engine.native.perceptron import Layer, pack, perceptron
from orograph.engine.native.points import MOST_TERMS, Perceptrons
from orograph.subspaces.affine import Affine

_MOST, _ROOM = 16, 16 << 20
"""Points at a time, and bytes that their weights may take, and their outputs."""


@dataclass(frozen=True, eq=False)
class Several:
    """The outputs of a net for batches of one shape, from what its first layer makes of them.

    Attributes:
        most: points at a time.
    """

    most: int
    _place: int
    _inputs: Callable[[Tensor], Tensor]
    _first: FirstLayer
    _layers: Perceptrons

    def __call__(self, points: Sequence[Sequence[float]], tensors: Sequence[Tensor]) -> list[Tensor] | None:
        """The outputs at every point; None for a batch whose numbers are not finite.

        Args:
            points: coordinates.
            tensors: of a batch.

        Raises:
            NotFinite: as `native.perceptron.perceptron`, at one of the points.
        """
        batch = tensors[self._place]
        terms = self._first.terms(batch, self._inputs(batch))
        if terms is None:
            return None
        return list(self._layers([[1.0, *point] for point in points], terms.brackets))


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
    x, layers, other, before, _ = node.args
    (returned,) = next(iter(reversed(traced.graph.nodes))).args
    if not is_first(x) or other is not None or list(returned) != [node] or before not in ("none", "relu"):
        return None
    parts = _parts(traced, subspace, layers)
    if parts is None:
        return None
    found = Perceptrons(parts, x.meta["val"].shape[-1], before == "relu")
    most = min(_MOST, _ROOM // max(found.size, node.meta["val"].nbytes, 1))
    place = traced.batch.index(x.args[0])
    return Several(most, place, _way(traced, *x.args), first, found) if most > 1 else None


def _way(traced: Traced, batch: fx.Node, x: fx.Node) -> Callable[[Tensor], Tensor]:
    """From the tensor of a batch to a value that it alone decides."""
    graph, nodes = fx.Graph(), [x]
    while nodes[-1] is not batch:
        nodes += nodes[-1].all_input_nodes
    copies = {batch: graph.placeholder("batch")}
    for node in reversed(nodes[:-1]):
        copies[node] = graph.node_copy(node, copies.__getitem__)
    graph.output(copies[x])
    way: Callable[[Tensor], Tensor] = fx.GraphModule(traced.module, graph).forward
    return way


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
