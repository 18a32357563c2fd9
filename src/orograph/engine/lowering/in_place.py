"""Results written over an input where nobody else looks at it."""

from __future__ import annotations

from typing import Any

import torch
from torch import fx

from orograph.engine.lowering.nodes import aten, calls, ends_at
from orograph.engine.native.perceptron import perceptron
from orograph.engine.native.pointwise import add_layer_norm, gelu, layer_norm
from orograph.engine.native.winograd import convolve

_IN_PLACE = {
    aten.relu.default: aten.relu_.default,
    aten.gelu.default: aten.gelu_.default,
    aten.silu.default: aten.silu_.default,
    aten.tanh.default: aten.tanh_.default,
    aten.sigmoid.default: aten.sigmoid_.default,
    aten.hardtanh.default: aten.hardtanh_.default,
    aten.leaky_relu.default: aten.leaky_relu_.default,
    aten.add.Tensor: aten.add_.Tensor,
    aten.sub.Tensor: aten.sub_.Tensor,
    aten.mul.Tensor: aten.mul_.Tensor,
    aten.div.Tensor: aten.div_.Tensor,
    aten.masked_fill.Scalar: aten.masked_fill_.Scalar,
}


def in_place(graph: fx.Graph, late: set[fx.Node]) -> None:
    """Saves memory traffic; must come after all passes that move nodes: the graph is not functional afterwards.

    Only now is it known in which order everything is computed: fused operations stand where the last of their parts
    did.

    Args:
        graph: changed in place.
        late: the nodes that depend on the batch; what the weights alone decide is used again and never written to.
    """
    summing = torch.ops.mkldnn._convolution_pointwise if hasattr(torch.ops.mkldnn, "_convolution_pointwise") else None
    for node in list(graph.nodes):
        if node not in late:
            continue
        if calls(node, *_IN_PLACE):
            if node.args and _may_write_over(node, node.args[0], node.args[1:], late):
                node.target = _IN_PLACE[node.target]
                node.meta["fresh"] = True
        elif node.target is gelu or node.target is layer_norm:
            x, *rest, _ = node.args
            node.args = (x, *rest, _may_write_over(node, x, tuple(rest), late))
        elif node.target is add_layer_norm:
            x, other, *rest, _ = node.args
            if not _may_write_over(node, x, (other, *rest), late):
                x, other = other, x
            node.args = (x, other, *rest, _may_write_over(node, x, (other, *rest), late))
        elif node.target is convolve:
            x, weight, bias, other, rectify, _ = node.args
            node.args = (x, weight, bias, other, rectify, _may_write_over(node, other, (x,), late))
        elif node.target is perceptron:
            x, layers, other, before, _ = node.args
            read = (x,) if before == "none" else ()  # something is done to copies of x
            node.args = (x, layers, other, before, _may_write_over(node, other, read, late))
        elif summing is not None and calls(node, summing.binary):
            x, other, *rest = node.args
            if _may_write_over(node, other, (x,), late):
                node.target, node.args = torch.ops.mkldnn._convolution_pointwise_.binary, (other, x, *rest)


def _may_write_over(node: fx.Node, source: Any, others: tuple[Any, ...], late: set[fx.Node]) -> bool:
    """Whether a node's result may take the place of its argument ``source``, and is not made of it otherwise."""
    if source not in late or any(source is other for other in others):
        return False
    return _alike(source, node) and ends_at(source, node, node.graph.nodes)


def _alike(source: object, node: fx.Node) -> bool:
    before, after = getattr(source, "meta", {}).get("val"), node.meta.get("val")
    if before is None or after is None:
        return False
    return before.shape == after.shape and before.dtype == after.dtype
