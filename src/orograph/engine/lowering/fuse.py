"""Convolution or linear layer, bias, and residual or smooth activation, as one operation of oneDNN."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, fx

from orograph.engine import cores
from orograph.engine.lowering.nodes import (
    argument,
    aten,
    calls,
    only_user,
    pair,
    replace,
    residual,
)
from orograph.engine.lowering.precision import wide

LEAST = 4e6
"""Floating-point operations of a linear layer from which on the faster kernel makes up for its slower call."""

NARROW = 16
"""Outputs of a linear layer from which on the plain product is the faster one on processors with AVX2 alone."""


def can_fuse(device: torch.device) -> bool:
    """Whether this build of PyTorch has the fused operations for this device."""
    operations = torch.ops.mkldnn
    there = all(hasattr(operations, name) for name in ("_convolution_pointwise", "_linear_pointwise"))
    on = torch.backends.mkldnn.is_available() and bool(torch.backends.mkldnn.enabled)
    return there and on and device.type == "cpu"


def _kinds() -> tuple[torch.dtype, ...]:
    """What the fused operations compute with here; a processor without vectors for bfloat16 has none for that."""
    tell = getattr(torch.ops.mkldnn, "_is_mkldnn_bf16_supported", None)
    return (torch.float32, torch.bfloat16) if tell is None or tell() else (torch.float32,)


def fuse(graph: fx.Graph) -> None:
    """Replaces 2-D convolutions and linear layers, with what follows them, by fused operations.

    Args:
        graph: a functional graph, changed in place; call only where `can_fuse`.
    """
    for node in list(graph.nodes):
        if calls(node, aten.conv2d.default) and _fits(node, 4):
            _fuse(graph, node, _Convolution(graph, node))
        elif calls(node, aten.linear.default) and _fits(node, 2) and _pays(node):
            _fuse(graph, node, _Linear(graph, node))
    graph.eliminate_dead_code()


def _fits(node: fx.Node, fewest: int) -> bool:
    """Whether the kernels take these tensors."""
    kinds = _kinds()
    values = [node.meta["val"], *(source.meta.get("val") for source in node.all_input_nodes[:2])]
    if any(value is None or value.dtype not in kinds for value in values):
        return False
    return values[0].ndim >= fewest and len({value.dtype for value in values}) == 1 and values[0].numel() > 0


def _pays(linear: fx.Node) -> bool:
    """Whether the fused operation is the faster one for a linear layer."""
    outputs, inputs = argument(linear, "weight").meta["val"].shape
    work = 2 * int(linear.meta["val"].numel()) * int(inputs)
    return work >= LEAST and (outputs < NARROW or not cores.is_avx2())


def _fuse(graph: fx.Graph, node: fx.Node, layer: _Convolution | _Linear) -> None:
    last, following = node, only_user(node)
    other = None if following is None else residual(node, following)
    activation = _activation(following)
    if following is not None and (other is not None or activation is not _NONE):
        last = following
    with graph.inserting_before(last):
        new = layer.alone(activation) if other is None else layer.with_residual(other)
    new.meta |= {"val": last.meta["val"], "fresh": True}
    replace(last, new)


@dataclass(frozen=True)
class _Activation:
    name: str
    numbers: tuple[float, ...] = ()
    algorithm: str | None = None


_NONE = _Activation("none")


def _activation(node: fx.Node | None) -> _Activation:
    """What a node does to its one input, if it is among the activations that are fused.

    Rectifiers are not: oneDNN's makes 0 of NaN, and a point where the model diverged would look harmless.
    """
    if calls(node, aten.gelu.default):
        assert node is not None
        return _Activation("gelu", (), argument(node, "approximate"))
    if calls(node, aten.tanh.default):
        return _Activation("tanh")
    return _Activation("sigmoid") if calls(node, aten.sigmoid.default) else _NONE


class _Convolution:
    def __init__(self, graph: fx.Graph, node: fx.Node) -> None:
        self._graph = graph
        names = ("input", "weight", "bias", "stride", "padding", "dilation", "groups")
        self._x, weight, self._bias, stride, padding, dilation, self._groups = (argument(node, n) for n in names)
        self._steps = [pair(padding), pair(stride), pair(dilation)]
        size = list(self._x.meta["val"].shape)
        with graph.inserting_before(node):
            pack = torch.ops.mkldnn._reorder_convolution_weight.default
            self._weight = graph.call_function(pack, (weight, *self._steps, self._groups, size))

    def alone(self, activation: _Activation) -> fx.Node:
        """act(W x + b)."""
        operation = torch.ops.mkldnn._convolution_pointwise.default
        form = (activation.name, list(activation.numbers), activation.algorithm)
        return self._call(operation, self._x, self._weight, wide(self._bias), *self._steps, self._groups, *form)

    def with_residual(self, other: fx.Node) -> fx.Node:
        """W x + b + other."""
        operation = torch.ops.mkldnn._convolution_pointwise.binary
        form: tuple[Any, ...] = ("add", 1.0, None, [], None)
        return self._call(operation, self._x, other, self._weight, self._bias, *self._steps, self._groups, *form)

    def _call(self, operation: Callable[..., Tensor], *args: Any) -> fx.Node:
        return self._graph.call_function(operation, args)


class _Linear:
    def __init__(self, graph: fx.Graph, node: fx.Node) -> None:
        self._graph = graph
        self._x, self._weight, self._bias = (argument(node, name) for name in ("input", "weight", "bias"))

    def alone(self, activation: _Activation) -> fx.Node:
        """act(W x + b)."""
        form = (activation.name, list(activation.numbers), activation.algorithm)
        args = (self._x, self._weight, self._bias, *form)
        return self._graph.call_function(torch.ops.mkldnn._linear_pointwise.default, args)

    def with_residual(self, other: fx.Node) -> fx.Node:
        """W x + b + other."""
        args = (self._x, other, self._weight, self._bias, "add")
        return self._graph.call_function(torch.ops.mkldnn._linear_pointwise.binary, args)
