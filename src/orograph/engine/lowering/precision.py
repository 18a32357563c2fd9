"""Half the bits where the work is: convolutions and matrix products in bfloat16, the rest as it comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, fx
from torch._ops import OpOverload

from orograph.engine.lowering.nodes import aten, calls, only_user
from orograph.engine.lowering.observe import observe
from orograph.engine.lowering.trace import Traced

PRODUCTS = {
    aten.linear.default,
    aten.matmul.default,
    aten.bmm.default,
    aten.mm.default,
    aten.addmm.default,
    aten.baddbmm.default,
    aten.einsum.default,
    aten.conv1d.default,
    aten.conv2d.default,
    aten.conv2d.padding,
    aten.conv3d.default,
    aten.conv_transpose2d.input,
    aten.scaled_dot_product_attention.default,
}
"""Operations whose operands are rounded to bfloat16; their sums are taken in float32 by every backend."""

_TOLERANT = {
    *(aten.relu, aten.gelu, aten.silu, aten.tanh, aten.sigmoid, aten.hardtanh, aten.leaky_relu, aten.elu, aten.softmax),
    *(aten.add, aten.sub, aten.mul, aten.div, aten.neg, aten.cat, aten.stack, aten.pad, aten.masked_fill, aten.mean),
    *(aten.max_pool2d, aten.avg_pool2d, aten.adaptive_avg_pool2d, aten.batch_norm, aten.layer_norm, aten.group_norm),
    *(aten.flatten, aten.unflatten, aten.view, aten.reshape, aten.transpose, aten.permute, aten.t, aten.contiguous),
    *(aten.slice, aten.select, aten.expand, aten.squeeze, aten.unsqueeze, aten.chunk, aten.split),
}
"""Operations that take operands of any dtype, bfloat16 beside float32 included."""

_VIEWS = {aten.view, aten.reshape, aten.flatten, aten.unflatten, aten.squeeze, aten.unsqueeze, aten.transpose}

SMALL = 0.1
"""Share of all weights up to which the layer that makes the outputs stays in float32."""


def bfloat16(traced: Traced, tensors: Sequence[Tensor]) -> None:
    """Rounds the operands of products to bfloat16; what the model returns keeps its dtype.

    Weights are rounded once a point, after BatchNorm has been folded into them in float32. Values flow on in bfloat16
    through operations that take it; others get float32. If it is small, the last layer stays in float32.

    Args:
        traced: its graph is changed in place.
        tensors: of a batch, to see which conversions do nothing.
    """
    graph = traced.graph
    casts = _Casts(graph)
    weights = sum(place.tensor.numel() for place in traced.weights)
    for node in list(graph.nodes):
        if not isinstance(node.target, OpOverload) or node.op != "call_function":
            if node.op == "output":
                casts.widen(node)
        elif node.target in PRODUCTS and not (_is_last(node) and _size(node) <= SMALL * weights):
            casts.narrow(node)
        elif node.target.overloadpacket not in _TOLERANT:
            casts.widen(node)
    observe(traced, tensors, casts.made)


def _is_last(node: fx.Node) -> bool:
    """Whether nothing but views lies between a node and what the model returns."""
    user = only_user(node)
    while user is not None and isinstance(user.target, OpOverload) and user.target.overloadpacket in _VIEWS:
        user = only_user(user)
    return user is not None and user.op == "output"


def _size(node: fx.Node) -> int:
    """Entries of the weight of a layer; of a product of two activations, its second factor."""
    sources = node.all_input_nodes
    return sources[1].meta["val"].numel() if len(sources) > 1 else 0


class _Casts:
    """Conversions of operands that were float32 in the model; one a value and dtype."""

    def __init__(self, graph: fx.Graph) -> None:
        self._graph = graph
        self._known: dict[tuple[fx.Node, torch.dtype], fx.Node] = {}
        self.made: list[fx.Node] = []

    def narrow(self, node: fx.Node) -> None:
        self._convert(node, torch.bfloat16)

    def widen(self, node: fx.Node) -> None:
        self._convert(node, torch.float32)

    def _convert(self, node: fx.Node, dtype: torch.dtype) -> None:
        def cast(source: fx.Node) -> Any:
            value = source.meta.get("val")
            if not isinstance(value, Tensor) or value.dtype != torch.float32:
                return source
            return self._known.get((source, dtype)) or self._cast(node, source, dtype)

        node.args = fx.map_arg(node.args, cast)
        node.kwargs = fx.map_arg(node.kwargs, cast)

    def _cast(self, node: fx.Node, source: fx.Node, dtype: torch.dtype) -> fx.Node:
        with self._graph.inserting_before(node):
            made = self._graph.call_function(aten.to.dtype, (source, dtype))
        self._known[source, dtype] = made
        self.made.append(made)
        return made


def wide(node: Any) -> Any:
    """What a node was before it was rounded, if it was."""
    return node.args[0] if calls(node, aten.to.dtype) and node.args[1] == torch.bfloat16 else node
