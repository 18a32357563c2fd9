"""Attention, GELU and LayerNorm, each as one call of a kernel of our own."""

from __future__ import annotations

import math
import operator
from collections import Counter
from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor, fx

from orograph.engine.lowering.nodes import (
    argument,
    aten,
    calls,
    is_float32,
    is_gelu,
    normalises_rows,
    only_user,
    replace,
    residual,
)
from orograph.engine.lowering.views import arranged, arranges, blank, destinations, places, way, window
from orograph.engine.native.attention import Window, attend, attend_within, fits
from orograph.engine.native.perceptron import perceptron
from orograph.engine.native.pointwise import add_layer_norm, gelu, layer_norm

_LINEAR = (perceptron, aten.linear.default, aten.addmm.default, aten.mm.default, aten.matmul.default)
"""What has a contiguous result, of which queries, keys and values are arrangements."""

_WIDTH = 16
"""Inputs that projections to queries, keys and values have at least."""


def may_attend(weights: Iterable[torch.Size], batch: Iterable[torch.Tensor]) -> bool:
    """Whether weights and a batch of such shapes can belong to attention that `transformer` rewrites; see also there.

    That needs samples that are more than a vector of numbers, and projections to queries, keys and values: three
    matrices of one shape, or one with three times as many outputs (of heads whose size is a multiple of four).
    Perceptrons have vectors as samples, convolutional nets no such matrices.
    """
    rich = any(x.ndim >= (3 if x.is_floating_point() else 2) for x in batch)
    matrices = Counter(tuple(shape) for shape in weights if len(shape) == 2 and min(shape) >= _WIDTH)
    return rich and any(count >= 3 or rows % 12 == 0 for (rows, _), count in matrices.items())


def transformer(graph: fx.Graph) -> int:
    """Replaces attention in float32 and, in a graph that has it, GELU and LayerNorm.

    Those alone are too little of a model's work to make up for tracing it again.

    Args:
        graph: a functional graph on a CPU, changed in place; what other passes fuse is fused already.

    Returns:
        How many attentions were replaced.

    Raises:
        CannotLower: there are no kernels on this machine.
    """
    found = [node for node in graph.nodes if attends(node)]
    for node in found:
        _attend(graph, node)
    for node in list(graph.nodes) if found else ():
        if is_gelu(node) and is_float32(node, "self"):
            _activate(graph, node)
        elif normalises_rows(node):
            _normalise(graph, node)
    graph.eliminate_dead_code()
    return len(found)


def attends(node: Any) -> bool:
    """Whether a node is attention that the kernel serves."""
    if not calls(node, aten.scaled_dot_product_attention.default) or not is_float32(node, "query", "key", "value"):
        return False
    if argument(node, "dropout_p") or argument(node, "enable_gqa"):
        return False
    mask = argument(node, "attn_mask")
    if mask is not None and getattr(mask.meta.get("val"), "dtype", None) != torch.bool:
        return False
    q, k, v = (argument(node, name).meta["val"].shape for name in ("query", "key", "value"))
    alike = q[:-2] == k[:-2] and k == v and q[-1] == k[-1]
    return len(q) in (3, 4) and alike and 0 not in (*q, *k) and fits(q[-1])


def _attend(graph: fx.Graph, node: fx.Node) -> None:
    q, k, v, mask, causal, scale = (
        argument(node, name) for name in ("query", "key", "value", "attn_mask", "is_causal", "scale")
    )
    following, last, blind = only_user(node), node, True
    if following is not None and _blinds(following, mask):
        last, blind = following, False
    options, target = (mask, causal, scale, blind), last
    windows = [_source_window(each) for each in (q, k, v)]
    with graph.inserting_before(last):
        if None in windows:
            new = graph.call_function(attend, (q, k, v, *options))
        else:
            sources, (target, written) = tuple(way(each)[0] for each in (q, k, v)), _result_window(last)
            shape, turned = tuple(target.meta["val"].shape), False
            if mask is not None and q.meta["val"].ndim == mask.meta["val"].ndim == 3:
                options = (graph.call_function(aten.unsqueeze.default, (mask, 1)), *options[1:])
            if written is None:  # a token's heads side by side, as whatever comes next is likely to want them
                turned = len(shape) == 4
                shape, written = _side_by_side(shape)
            new = graph.call_function(attend_within, (sources, (*windows, written), shape, *options))
            if turned:
                new.meta |= {"val": blank(shape), "fresh": True}
                new = graph.call_function(aten.transpose.int, (new, 1, 2))
    new.meta |= {"val": target.meta["val"], "fresh": True}
    parts = [target]
    while parts[-1] is not node:
        parts += parts[-1].all_input_nodes[:1]
    replace(target, new)
    for part in parts[1:]:
        graph.erase_node(part)


def _source_window(node: fx.Node) -> Window | None:
    """Where numbers lie in the result of a linear layer, of which a node is an arrangement; None if it is none."""
    source, *nodes = way(node)
    value = source.meta.get("val")
    if source.target not in _LINEAR or value is None or (start := places(value.shape)) is None:
        return None
    found = arranged(start, nodes)
    return None if found is None else heads_window(found)


def heads_window(found: Tensor) -> Window | None:
    """Where heads are, of `places` as they were found; None where the kernel cannot read or write them."""
    seen = window(found.unsqueeze(1) if found.ndim == 3 else found) if found.ndim in (3, 4) else None
    if seen is None:
        return None
    (*_, size), (*_, step), _ = seen
    return seen if step == 1 or size == 1 else None


def _result_window(node: fx.Node) -> tuple[fx.Node, Window | None]:
    """The last arrangement that has all of attention's result, and where this is in it, as it is in memory then."""
    shape, nodes = node.meta["val"].shape, list[fx.Node]()
    found: tuple[fx.Node, Window | None] = node, None
    start, user = places(shape), only_user(node)
    while start is not None and user is not None and arranges(user):
        nodes.append(user)
        seen = arranged(start, nodes)
        back = None if seen is None or seen.numel() != start.numel() else destinations(seen)
        if back is not None and (where := heads_window(back.view(shape))) is not None:
            found = user, where
        user = only_user(user)
    return found


def _side_by_side(shape: tuple[int, ...]) -> tuple[tuple[int, ...], Window]:
    if len(shape) == 3:
        batch, queries, size = shape
        return shape, ((batch, 1, queries, size), (queries * size, 0, size, 1), 0)
    batch, heads, queries, size = shape
    return (batch, queries, heads, size), (shape, (queries * heads * size, size, heads * size, 1), 0)


def _blinds(node: fx.Node, mask: Any) -> bool:
    """Whether a node does what `orograph.engine.lowering.sdpa.attention` puts after a mask of hidden keys."""
    if not calls(node, aten.masked_fill.Scalar) or not calls(mask, aten.logical_not.default):
        return False
    blind, value = argument(node, "mask"), argument(node, "value")
    if not calls(blind, aten.all.dim) or not isinstance(value, float) or not math.isnan(value):
        return False
    return tuple(blind.args) == (mask.args[0], -1, True)


def _activate(graph: fx.Graph, node: fx.Node) -> None:
    x = argument(node, "self")
    with graph.inserting_before(node):
        new = graph.call_function(gelu, (x, False))
    new.meta |= {"val": node.meta["val"], "fresh": True}
    replace(node, new)


def _normalise(graph: fx.Graph, node: fx.Node) -> None:
    x, weight, bias, epsilon = (argument(node, name) for name in ("input", "weight", "bias", "eps"))
    if x.next is node and _is_sum(x) and x not in (weight, bias):
        _add_and_normalise(graph, x, node)
        return
    with graph.inserting_before(node):
        new = graph.call_function(layer_norm, (x, weight, bias, epsilon, False))
    new.meta |= {"val": node.meta["val"], "fresh": True}
    replace(node, new)


def _is_sum(node: fx.Node) -> bool:
    """Whether a node adds two tensors of one form."""
    first = node.args[0] if calls(node, aten.add.Tensor) else None
    return isinstance(first, fx.Node) and residual(first, node) is not None and is_float32(node, "self", "other")


def _add_and_normalise(graph: fx.Graph, add: fx.Node, node: fx.Node) -> None:
    weight, bias, epsilon = (argument(node, name) for name in ("weight", "bias", "eps"))
    x, other = argument(add, "self"), argument(add, "other")
    with graph.inserting_before(node):
        both = graph.call_function(add_layer_norm, (x, other, weight, bias, epsilon, False))
        both.meta |= {"val": add.meta["val"], "fresh": True}
        for place, old in enumerate((add, node)):
            new = graph.call_function(operator.getitem, (both, place))
            new.meta |= {"val": old.meta["val"], "fresh": True}
            old.replace_all_uses_with(new)
    graph.erase_node(node)
    graph.erase_node(add)
