"""Projections to queries, keys and values as one layer."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from torch import fx

from orograph.engine.lowering.nodes import aten, calls, replace
from orograph.engine.lowering.views import blank, ends, seen
from orograph.engine.native.perceptron import pack, perceptron


@dataclass(frozen=True)
class _Projection:
    """x Wᵀ + b, at whose result nothing but attention looks.

    Attributes:
        node: the call of `perceptron`.
        x, weight, bias: nodes; the last one may be None.
        turned: whether the node's weights are Wᵀ.
    """

    node: fx.Node
    x: fx.Node
    weight: fx.Node
    bias: fx.Node | None
    turned: bool


def merge(graph: fx.Graph, late: set[fx.Node], layers: Iterable[fx.Node], most: int) -> None:
    """Makes one call of layers that share their input, if all that looks at their results is attention.

    Then their input, which often is a normalisation, is for one call alone, and attention finds all it needs in one
    tensor.

    Args:
        graph: changed in place.
        late: the nodes that depend on the batch. New nodes are added.
        layers: calls of `perceptron` with one layer, in order.
        most: numbers that the weights of a call have at most.
    """
    groups: dict[fx.Node, list[_Projection]] = {}
    for node in layers:
        if node in late and (found := _projection(node)) is not None:
            groups.setdefault(found.x, []).append(found)
    order = {node: place for place, node in enumerate(graph.nodes)}
    for group in groups.values():
        numbers = sum(math.prod(each.weight.meta["val"].shape) for each in group)
        alike = len({(each.turned, each.bias is None) for each in group}) == 1
        begin = min(order[each.node] for each in group)
        early = all(order[part] < begin for each in group for part in (each.weight, each.bias) if part is not None)
        if len(group) > 1 and numbers <= most and alike and early:
            late |= _merge(graph, group)


def _projection(node: fx.Node) -> _Projection | None:
    args: Any = node.args
    x, ((packed, bias, activation, _),), other, _, _ = args
    if other is not None or activation != "none" or not _is_attended(node):
        return None
    weight, turned = packed.args
    return _Projection(node, x, weight, bias, turned)


def _is_attended(node: fx.Node) -> bool:
    """Whether all that looks at a layer's result is attention, which would do so as well at a slice of a larger one."""
    shape = node.meta["val"].shape
    part = blank((*shape[:-1], 2 * shape[-1]))[..., : shape[-1]]
    return all(
        calls(last, aten.scaled_dot_product_attention.default) and seen(part, views) is not None
        for _, *views, last in ends(node)
    )


def _merge(graph: fx.Graph, group: Sequence[_Projection]) -> set[fx.Node]:
    """One call in the place of the first one; of the others, slices of its result. Returns what is new."""
    first = group[0]
    *rows, _ = first.node.meta["val"].shape
    last = list(itertools.accumulate(each.node.meta["val"].shape[-1] for each in group))
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
