"""Projections to queries, keys and values as one layer."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from torch import fx

from orograph.engine.lowering.nodes import aten, replace
from orograph.engine.lowering.transformer import attends, heads_window
from orograph.engine.lowering.views import arranged, blank, ends, places
from orograph.engine.native.perceptron import pack, perceptron


@dataclass(frozen=True)
class _Projection:
    """x Wᵀ + b, at whose result nothing but attention looks.

    Attributes:
        node: the call of `perceptron`.
        x, weight, bias: nodes; the last one may be None.
        turned: whether the node's weights are Wᵀ.
        attention: the node that looks at it.
    """

    node: fx.Node
    x: fx.Node
    weight: fx.Node
    bias: fx.Node | None
    turned: bool
    attention: fx.Node

    @property
    def width(self) -> int:
        """Numbers of a row of the result."""
        return int(self.node.meta["val"].shape[-1])

    @property
    def numbers(self) -> list[fx.Node]:
        """What the layer is made of."""
        return [self.weight, *([] if self.bias is None else [self.bias])]


def merge(graph: fx.Graph, late: set[fx.Node], layers: Iterable[fx.Node], most: int) -> None:
    """Makes one call of layers that share their input, if all that looks at their results is one attention.

    Then their input, which often is a normalisation, is for one call alone, and attention finds all it needs in one
    tensor.

    Args:
        graph: changed in place.
        late: the nodes that depend on the batch. New nodes are added.
        layers: calls of `perceptron` with one layer, in order.
        most: numbers that the weights of a call have at most.
    """
    groups: dict[Any, list[_Projection]] = {}
    for node in layers:
        if node in late and (found := _projection(node)) is not None and found.bias not in late:
            groups.setdefault((found.x, found.attention, found.turned, found.bias is None), []).append(found)
    order = {node: place for place, node in enumerate(graph.nodes)}
    for group in groups.values():
        begin = order[group[0].node]
        ready = [each for each in group if all(order[part] < begin for part in each.numbers)]
        size = sum(math.prod(each.weight.meta["val"].shape) for each in ready)
        if len(ready) > 1 and size <= most and _may_be_slices(ready):
            late |= _merge(graph, ready)


def _projection(node: fx.Node) -> _Projection | None:
    args: Any = node.args
    x, ((packed, bias, activation, _),), other, _, _ = args
    looks = {last for *_, last in ends(node)}
    if other is not None or activation != "none" or len(looks) != 1 or not attends(attention := looks.pop()):
        return None
    weight, turned = packed.args
    return _Projection(node, x, weight, bias, turned, attention)


def _may_be_slices(group: Sequence[_Projection]) -> bool:
    """Whether attention finds its heads in slices of one result, without arranging these first."""
    *rows, _ = group[0].node.meta["val"].shape
    all_places = places((*rows, sum(each.width for each in group)))
    if all_places is None:
        return False
    parts = all_places.split([each.width for each in group], -1)
    ways = [(part, nodes) for each, part in zip(group, parts, strict=True) for _, *nodes, _ in ends(each.node)]
    found = [arranged(part, nodes) for part, nodes in ways]
    return all(seen is not None and heads_window(seen) is not None for seen in found)


def _merge(graph: fx.Graph, group: Sequence[_Projection]) -> set[fx.Node]:
    """One call in the place of the first one; of the others, slices of its result. Returns what is new."""
    first = group[0]
    *rows, _ = first.node.meta["val"].shape
    last = list(itertools.accumulate(each.width for each in group))
    places = [(-1, start, end) for start, end in itertools.pairwise([0, *last])]
    with graph.inserting_before(first.node):
        axis = int(first.turned)
        weight = graph.call_function(aten.cat.default, ([each.weight for each in group], axis))
        bias = first.bias and graph.call_function(aten.cat.default, ([each.bias for each in group],))
        layers = ((graph.call_function(pack, (weight, first.turned)), bias, "none", last[-1]),)
        merged = graph.call_function(perceptron, (first.x, layers, None, "none", False))
        parts = [graph.call_function(aten.slice.Tensor, (merged, *place)) for place in places]
    merged.meta |= {"val": blank((*rows, last[-1])), "fresh": True}
    for each, part, place in zip(group, parts, places, strict=True):
        part.meta["val"] = aten.slice.Tensor(merged.meta["val"], *place)
        replace(each.node, part)
    return {merged, *parts}
