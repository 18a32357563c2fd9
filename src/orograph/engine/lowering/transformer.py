"""Attention, GELU and LayerNorm, each as one call of a kernel of our own."""

from __future__ import annotations

import math
import operator
from collections import Counter
from collections.abc import Iterable
from typing import Any

import torch
from torch import fx

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
from orograph.engine.lowering.views import blank, is_view, seen, way
from orograph.engine.native.attention import Window, attend, attend_within, fits
from orograph.engine.native.perceptron import perceptron
from orograph.engine.native.pointwise import add_layer_norm, gelu, layer_norm

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
    found = [node for node in graph.nodes if _attends(node)]
    for node in found:
        _attend(graph, node)
    for node in list(graph.nodes) if found else ():
        if is_gelu(node) and is_float32(node, "self"):
            _activate(graph, node)
        elif normalises_rows(node):
            _normalise(graph, node)
    graph.eliminate_dead_code()
    return len(found)


def _attends(node: fx.Node) -> bool:
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
    options = (mask, causal, scale, blind)
    windows, end = [_window(each) for each in (q, k, v)], _end(last)
    target: Any = attend
    args: tuple[Any, ...] = (q, k, v, *options)
    if end is not None and all(windows):
        target, sources = attend_within, tuple(way(each)[0] for each in (q, k, v))
        args, last = (sources, tuple(windows), tuple(end.meta["val"].shape), *options), end
    with graph.inserting_before(last):
        new = graph.call_function(target, args)
    new.meta |= {"val": last.meta["val"], "fresh": True}
    parts = [last]
    while parts[-1] is not node:
        parts += parts[-1].all_input_nodes[:1]
    replace(last, new)
    for part in parts[1:]:
        graph.erase_node(part)


def _window(node: fx.Node) -> Window | None:
    """Where numbers lie in the result of a linear layer, of which a node is a view; None if it is none."""
    source, *views = way(node)
    if source.target is not perceptron:  # whose results are contiguous
        return None
    found = seen(blank(source.meta["val"].shape), views)
    if found is None or found.ndim != 4 or (found.stride(3) != 1 and found.shape[3] != 1):
        return None
    return tuple(found.shape), found.stride(), int(found.storage_offset())


def _end(node: fx.Node) -> fx.Node | None:
    """The last view of attention's result that shows all of it as it lies in memory, where heads come after queries."""
    value, views, found = node.meta["val"], list[fx.Node](), None
    if value.ndim != 4:
        return None
    batch, heads, queries, size = value.shape
    start, user = blank((batch, queries, heads, size)).transpose(1, 2), only_user(node)
    while user is not None and is_view(user):
        views.append(user)
        shown = seen(start, views)
        if shown is None:
            break
        if isinstance(shown, torch.Tensor) and shown.is_contiguous() and shown.numel() == start.numel():
            found = user
        user = only_user(user)
    return found


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
