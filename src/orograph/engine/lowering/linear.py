"""Linear layers, with bias, residual and activation, as one call of a kernel of our own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import fx

from orograph.engine.lowering.nodes import argument, aten, calls, is_gelu, only_user, replace, residual
from orograph.engine.native.linear import Activation, linear, pack

LEAST = 1 << 20
"""Floating-point operations of a layer from which on its product, rather than the call, is what takes time."""

_ROWS = 128
"""Rows of a batch from which on a single batch gains more than it takes to pack the weights of a point."""

_SIZE, _MOST = 32, 1 << 18
"""Inputs and outputs that weights have at least, and numbers that they have at most: larger ones do not stay in the
cache between blocks of rows, and the product of PyTorch is up to 1.2 times faster."""


@dataclass(frozen=True)
class _Layer:
    """x Wᵀ + b.

    Attributes:
        x, weight, bias: nodes; the last one may be None.
        turned: whether the node's weights are Wᵀ.
    """

    x: fx.Node
    weight: fx.Node
    bias: fx.Node | None
    turned: bool


def layers(graph: fx.Graph, late: set[fx.Node]) -> None:
    """Replaces linear layers in float32, and what follows them: a residual, or ReLU or GELU, or both of them.

    Args:
        graph: a functional graph on a CPU, changed in place; call only where the kernel `pays`.
        late: the nodes that depend on the batch: weights do not.

    Raises:
        CannotLower: there are no kernels on this machine.
    """
    packed: dict[tuple[fx.Node, bool], fx.Node] = {}
    for node in [node for node in graph.nodes if _fits(node, late)]:
        _replace(graph, node, packed)
    graph.eliminate_dead_code()


def _layer(node: Any) -> _Layer | None:
    if calls(node, aten.linear.default):
        x, weight, bias = (argument(node, name) for name in ("input", "weight", "bias"))
        return _Layer(x, weight, bias, turned=False)
    if calls(node, aten.mm.default, aten.matmul.default):
        x, weight = node.args
        return _Layer(x, weight, None, turned=True)
    if calls(node, aten.addmm.default) and argument(node, "beta") == argument(node, "alpha") == 1:
        x, weight, bias = (argument(node, name) for name in ("mat1", "mat2", "self"))
        return _Layer(x, weight, bias, turned=True)
    return None


def _fits(node: fx.Node, late: set[fx.Node]) -> bool:
    layer = _layer(node)
    if layer is None or layer.weight in late:
        return False
    nodes = [node, layer.x, layer.weight, *([] if layer.bias is None else [layer.bias])]
    values = [each.meta.get("val") for each in nodes]
    if any(value is None or value.dtype != torch.float32 for value in values):
        return False
    value, _, weight, *bias = (each.meta["val"] for each in nodes)
    if weight.ndim != 2 or any(each.shape != value.shape[-1:] for each in bias):
        return False
    rows = value.numel() // max(value.shape[-1], 1)
    size = weight.numel()
    return min(weight.shape) >= _SIZE and size <= _MOST and rows >= _ROWS and 2 * rows * size >= LEAST


def _replace(graph: fx.Graph, node: fx.Node, packed: dict[tuple[fx.Node, bool], fx.Node]) -> None:
    layer = _layer(node)
    assert layer is not None
    last, add = node, only_user(node)
    other = None if add is None else residual(node, add)
    if add is not None and other is not None:
        last = add
    following, activation = only_user(last), _activation(only_user(last))
    if following is not None and activation != "none":
        last = following
    key = layer.weight, layer.turned
    if key not in packed:  # for the first use, which comes before all others
        with graph.inserting_before(node):
            packed[key] = graph.call_function(pack, key)
    outputs = node.meta["val"].shape[-1]
    with graph.inserting_before(last):
        new = graph.call_function(linear, (layer.x, packed[key], layer.bias, other, activation, outputs, False))
    new.meta |= {"val": last.meta["val"], "fresh": True}
    replace(last, new)


def _activation(node: fx.Node | None) -> Activation:
    if calls(node, aten.relu.default):
        return "relu"
    return "gelu" if is_gelu(node) else "none"
