"""Attention written out in products becomes one operation that keeps its scores in the cache."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import torch
from torch import fx

from orograph.engine.lowering.nodes import aten, calls, only_user, replace

_PRODUCTS = (aten.matmul.default, aten.bmm.default)


@dataclass(frozen=True)
class _Scores:
    """softmax(scale · q kᵀ), where ``hidden`` is true excluded."""

    q: fx.Node
    k: fx.Node
    scale: float
    hidden: fx.Node | None


def attention(graph: fx.Graph) -> None:
    """Replaces ``softmax(mask(q kᵀ / c)) v`` by `torch.nn.functional.scaled_dot_product_attention`.

    A query that may look at nothing gives NaN, as the softmax of nothing does; the fused operation alone would give 0.

    Args:
        graph: a functional graph, changed in place.

    References:
        Dao et al., "FlashAttention: fast and memory-efficient exact attention with IO-awareness", NeurIPS 2022.
    """
    for node in list(graph.nodes):
        if not calls(node, *_PRODUCTS) or not _is_float32(node):
            continue
        scores, v = _scores(node.args[0]), node.args[1]
        if scores is not None and _fit(scores.q, scores.k, v):
            _replace(graph, node, scores, v)
    graph.eliminate_dead_code()


def _scores(weights: Any) -> _Scores | None:
    if (
        not calls(weights, aten.softmax.int)
        or only_user(weights) is None
        or weights.args[1] not in (-1, _last(weights))
    ):
        return None
    node, hidden, scale = weights.args[0], None, 1.0
    if calls(node, aten.masked_fill.Scalar) and node.args[2] == -math.inf:
        node, hidden = node.args[0], node.args[1]
    if calls(node, aten.div.Tensor, aten.mul.Tensor) and isinstance(node.args[1], float | int):
        scale = 1 / node.args[1] if node.target is aten.div.Tensor else float(node.args[1])
        node = node.args[0]
    if not calls(node, *_PRODUCTS) or not calls(node.args[1], aten.transpose.int):
        return None
    axes = {axis % node.meta["val"].ndim for axis in node.args[1].args[1:]}
    if axes != {_last(node), _last(node) - 1}:
        return None
    return _Scores(node.args[0], node.args[1].args[0], scale, hidden)


def _fit(q: fx.Node, k: fx.Node, v: Any) -> bool:
    """Whether there is one set of keys and values for every set of queries."""
    if not isinstance(v, fx.Node):
        return False
    shapes = [node.meta["val"].shape for node in (q, k, v)]
    return len(shapes[0]) in (3, 4) and len({shape[:-2] for shape in shapes}) == 1 and shapes[1][-2] == shapes[2][-2]


def _replace(graph: fx.Graph, node: fx.Node, scores: _Scores, v: fx.Node) -> None:
    options: dict[str, Any] = {"scale": scores.scale}
    attends = aten.scaled_dot_product_attention.default
    meta = {"val": node.meta["val"], "fresh": True}
    with graph.inserting_before(node):
        if scores.hidden is not None:
            options["attn_mask"] = graph.call_function(aten.logical_not.default, (scores.hidden,))
            options["attn_mask"].meta |= {"val": scores.hidden.meta["val"]}
        new = graph.call_function(attends, (scores.q, scores.k, v), options)
        new.meta |= meta
        if scores.hidden is not None:
            blind = graph.call_function(aten.all.dim, (scores.hidden, -1, True))
            new = graph.call_function(aten.masked_fill.Scalar, (new, blind, math.nan))
            new.meta |= meta
    replace(node, new)


def _last(node: fx.Node) -> int:
    return int(node.meta["val"].ndim) - 1


def _is_float32(node: fx.Node) -> bool:
    return node.meta["val"].dtype == torch.float32
