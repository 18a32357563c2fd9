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

_SIZE = 32
"""Inputs and outputs that weights have at least."""


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
    for node in list(graph.nodes):
        layer = _layer(node)
        if layer is not None and layer.weight not in late and _fits(node, layer):
            _replace(graph, node, layer)
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


def _fits(node: fx.Node, layer: _Layer) -> bool:
    value, weight = node.meta["val"], layer.weight.meta["val"]
    others = [layer.x.meta["val"], *([] if layer.bias is None else [layer.bias.meta["val"]])]
    if weight.ndim != 2 or any(each.dtype != torch.float32 for each in (value, weight, *others)):
        return False
    inputs, outputs = weight.shape if layer.turned else weight.shape[::-1]
    if any(each.shape != (outputs,) for each in others[1:]):
        return False
    return _pays(value.numel() // max(outputs, 1), inputs, outputs)


def _pays(rows: int, inputs: int, outputs: int) -> bool:
    return min(inputs, outputs) >= _SIZE and rows >= _ROWS and 2 * rows * inputs * outputs >= LEAST


def _replace(graph: fx.Graph, node: fx.Node, layer: _Layer) -> None:
    last, add = node, only_user(node)
    other = None if add is None else residual(node, add)
    if add is not None and other is not None:
        last = add
    following, activation = only_user(last), _activation(only_user(last))
    if following is not None and activation != "none":
        last = following
    with graph.inserting_before(node):
        weight = graph.call_function(aten.t.default, (layer.weight,)) if layer.turned else layer.weight
        packed = graph.call_function(pack, (weight,))
    outputs = node.meta["val"].shape[-1]
    with graph.inserting_before(last):
        new = graph.call_function(linear, (layer.x, packed, layer.bias, other, activation, outputs, False))
    new.meta |= {"val": last.meta["val"], "fresh": True}
    replace(last, new)


def _activation(node: fx.Node | None) -> Activation:
    if calls(node, aten.relu.default):
        return "relu"
    return "gelu" if is_gelu(node) else "none"
