"""Linear layers, with bias, residual and activation, one after the other, as one call of a kernel of our own."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import torch
from torch import fx

from orograph.engine.lowering.nodes import argument, aten, calls, is_gelu, only_user, replace, residual
from orograph.engine.native.perceptron import Activation, pack, pays, perceptron

LEAST = 1 << 20
"""Floating-point operations of a layer from which on its product, rather than the call, is what takes time."""

_ROWS = 128
"""Rows of a batch from which on a single batch gains more than it takes to pack the weights of a point."""

_SIZE, _MOST = 32, 1 << 18
"""Inputs and outputs that weights have at least, and numbers that they have at most: larger ones do not stay in the
cache between blocks of rows, and the product of PyTorch is up to 1.2 times faster."""


@dataclass(frozen=True)
class _Linear:
    """x Wᵀ + b.

    Attributes:
        x, weight, bias: nodes; the last one may be None.
        turned: whether the node's weights are Wᵀ.
    """

    x: fx.Node
    weight: fx.Node
    bias: fx.Node | None
    turned: bool


def may_follow(shapes: Iterable[torch.Size], batch: Iterable[torch.Tensor]) -> bool:
    """Whether weights of such shapes and a batch can belong to layers one after the other; see also `perceptrons`.

    Raises:
        CannotLower: there are no kernels on this machine.
    """
    rows = max((math.prod(x.shape[:-1]) if x.is_floating_point() else x.numel() for x in batch), default=0)
    matrices = [shape for shape in shapes if len(shape) == 2]
    return any(a[0] == b[1] and _is_worth(rows, a) for a, b in itertools.pairwise(matrices)) and pays()


def perceptrons(graph: fx.Graph, late: set[fx.Node]) -> int:
    """Replaces linear layers in float32, and what follows them: a residual, or ReLU or GELU, or both of them.

    Layers that follow each other become one call, which the last one may be part of however few its outputs.

    Args:
        graph: a functional graph on a CPU, changed in place; call only where the kernel `pays`.
        late: the nodes that depend on the batch: weights do not.

    Returns:
        How many calls have more than one layer.
    """
    packed: dict[tuple[fx.Node, bool], fx.Node] = {}
    for node in [node for node in graph.nodes if _fits(node, late)]:
        _replace(graph, node, packed)
    for node in [node for node in graph.nodes if node.target is perceptron]:
        _join(graph, node, packed, late)
    graph.eliminate_dead_code()
    made: list[Any] = [node.args[1] for node in graph.nodes if node.target is perceptron]
    return sum(len(layers) > 1 for layers in made)


def _linear(node: Any) -> _Linear | None:
    if calls(node, aten.linear.default):
        x, weight, bias = (argument(node, name) for name in ("input", "weight", "bias"))
        return _Linear(x, weight, bias, turned=False)
    if calls(node, aten.mm.default, aten.matmul.default):
        x, weight = node.args
        return _Linear(x, weight, None, turned=True)
    if calls(node, aten.addmm.default) and argument(node, "beta") == argument(node, "alpha") == 1:
        x, weight, bias = (argument(node, name) for name in ("mat1", "mat2", "self"))
        return _Linear(x, weight, bias, turned=True)
    return None


def _fits(node: fx.Node, late: set[fx.Node]) -> bool:
    size = _size(node, late)
    return size is not None and min(size) >= _SIZE and _is_worth(math.prod(node.meta["val"].shape[:-1]), size)


def _is_worth(rows: int, size: torch.Size) -> bool:
    numbers = math.prod(size)
    return numbers <= _MOST and rows >= _ROWS and 2 * rows * numbers >= LEAST


def _size(node: fx.Node, late: set[fx.Node]) -> torch.Size | None:
    """The shape of a layer's weights; None where the kernel does not compute it."""
    layer = _linear(node)
    if layer is None or layer.weight in late:
        return None
    nodes = [node, layer.x, layer.weight, *([] if layer.bias is None else [layer.bias])]
    values = [each.meta.get("val") for each in nodes]
    if any(value is None or value.dtype != torch.float32 or not value.numel() for value in values):
        return None
    value, _, weight, *bias = (each.meta["val"] for each in nodes)
    fits = weight.ndim == 2 and all(each.shape == value.shape[-1:] for each in bias)
    return torch.Size(weight.shape) if fits else None


def _replace(graph: fx.Graph, node: fx.Node, packed: dict[tuple[fx.Node, bool], fx.Node]) -> fx.Node:
    layer = _linear(node)
    assert layer is not None
    last, add = node, only_user(node)
    other = None if add is None else residual(node, add)
    if add is not None and other is not None:
        last = add
    following, activation = only_user(last), _activation(only_user(last))
    if following is not None and activation != "none":
        last = following
    key = layer.weight, layer.turned
    if key not in packed:
        with graph.inserting_before(_after(graph, layer.weight)):
            packed[key] = graph.call_function(pack, key)
    layers = ((packed[key], layer.bias, activation, node.meta["val"].shape[-1]),)
    with graph.inserting_before(last):
        new = graph.call_function(perceptron, (layer.x, layers, other, False, False))
    new.meta |= {"val": last.meta["val"], "fresh": True}
    replace(last, new)
    graph.eliminate_dead_code()  # else what was replaced would count as a user of the layer before
    return new


def _join(graph: fx.Graph, node: fx.Node, packed: dict[tuple[fx.Node, bool], fx.Node], late: set[fx.Node]) -> None:
    """Takes a call together with what its input comes from, and with a small layer that follows."""
    x: Any
    layers: Any
    x, layers, other, rectify, _ = node.args
    if calls(x, aten.relu.default) and only_user(x) is node:
        (x,), rectify = x.args, True
    elif x.target is perceptron and x.args[2] is None and only_user(x) is node:
        x, layers, rectify = x.args[0], (*x.args[1], *layers), x.args[3]
    node.args = (x, layers, other, rectify, False)
    following = only_user(node)
    if following is None or other is not None or _size(following, late) is None or following.args[0] is not node:
        return
    _join(graph, _replace(graph, following, packed), packed, late)


def _after(graph: fx.Graph, weight: fx.Node) -> fx.Node:
    """The first node that uses weights: what it makes of them comes before all others."""
    return next(node for node in graph.nodes if node in weight.users)


def _activation(node: fx.Node | None) -> Activation:
    if calls(node, aten.relu.default):
        return "relu"
    return "gelu" if is_gelu(node) else "none"
