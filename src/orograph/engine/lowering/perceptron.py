"""Linear layers, with bias, residual and activation, one after the other, as one call of a kernel of our own."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import torch
from torch import fx

from orograph.engine.errors import CannotLower
from orograph.engine.lowering.first import FEWEST
from orograph.engine.lowering.nodes import (
    argument,
    aten,
    calls,
    is_gelu,
    normalises_rows,
    only_user,
    replace,
    residual,
)
from orograph.engine.lowering.projections import merge
from orograph.engine.native.perceptron import Activation, Chain, pack, pays, perceptron, through, unpaid

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


def may_follow(shapes: Iterable[torch.Size], batch: Iterable[torch.Tensor], kept: bool) -> bool:
    """Whether weights of such shapes and a batch can belong to layers one after the other; see also `perceptrons`.

    Args:
        shapes: of a model's weights, in its order.
        batch: its tensors.
        kept: whether the products of a first layer with the data are taken once for all points.

    Raises:
        CannotLower: there are no kernels on this machine, or they can, but the kernel does not pay here.
    """
    rows = max((_rows(x) for x in batch), default=0)
    matrices = [shape for shape in shapes if len(shape) == 2]
    pairs = itertools.pairwise(matrices[1 if kept and matrices and matrices[0][1] >= FEWEST else 0 :])
    follow = any(a[0] == b[1] and _is_worth(rows, a) for a, b in pairs)
    if follow and not pays():
        raise CannotLower(unpaid())
    return follow


def perceptrons(graph: fx.Graph, late: set[fx.Node]) -> int:
    """Replaces linear layers in float32, and what follows them: a residual, or ReLU or GELU, or both of them.

    Layers that follow each other become one call, to which those with few inputs or outputs belong, too, and so do ReLU
    or LayerNorm before the first one. Projections to queries, keys and values become one layer.

    Args:
        graph: a functional graph on a CPU, changed in place; call only where the kernel `pays`.
        late: the nodes that depend on the batch: weights do not. What weights alone decide is not computed with what
            depends on the batch, as that happens more often. New nodes are added.

    Returns:
        How many calls have more than one layer.
    """
    _Pass(graph, late).run()
    graph.eliminate_dead_code()
    made: list[Any] = [node.args[1] for node in graph.nodes if node.target is perceptron]
    return sum(len(layers) > 1 for layers in made)


class _Pass:
    """Changes a graph.

    Args:
        graph, late: as for `perceptrons`.
    """

    def __init__(self, graph: fx.Graph, late: set[fx.Node]) -> None:
        self._graph, self._late = graph, late
        self._order = {node: place for place, node in enumerate(graph.nodes)}
        self._packed: dict[tuple[fx.Node, bool], fx.Node] = {}

    def run(self) -> None:
        """Makes each layer that is worth it a call, then one call of those that follow each other."""
        made = [self._replace(node) for node in [node for node in self._order if self._fits(node)]]
        merge(self._graph, self._late, made, _MOST)
        for node in [node for node in self._graph.nodes if node.target is perceptron]:
            last: fx.Node | None = node
            while last is not None:
                self._join(last)
                last = self._following(last)

    def _fits(self, node: fx.Node) -> bool:
        size = self._size(node)
        return size is not None and _is_worth(math.prod(node.meta["val"].shape[:-1]), size)

    def _size(self, node: fx.Node) -> torch.Size | None:
        """The shape of a layer's weights; None where the kernel does not compute it."""
        layer = _linear(node)
        if layer is None or layer.weight in self._late:
            return None
        nodes = [node, layer.x, layer.weight, *([] if layer.bias is None else [layer.bias])]
        values = [each.meta.get("val") for each in nodes]
        if any(value is None or value.dtype != torch.float32 or not value.numel() for value in values):
            return None
        value, _, weight, *bias = (each.meta["val"] for each in nodes)
        fits = weight.ndim == 2 and weight.numel() <= _MOST and all(each.shape == value.shape[-1:] for each in bias)
        return torch.Size(weight.shape) if fits else None

    def _may_join(self, node: fx.Node, later: fx.Node) -> bool:
        """Whether a node would not be computed more often together with a later one."""
        return node in self._late or later not in self._late

    def _replace(self, node: fx.Node) -> fx.Node:
        layer = _linear(node)
        assert layer is not None
        last, parts, add = node, [node], only_user(node)
        other = None if add is None else residual(node, add)
        if add is not None and other is not None and self._may_join(node, add):
            last = add
            parts.append(add)
        else:
            other = None
        following, activation = only_user(last), _activation(only_user(last))
        if following is not None and activation != "none":
            last = following
        layers = ((self._weights(layer), layer.bias, activation, node.meta["val"].shape[-1]),)
        with self._graph.inserting_before(last):
            new = self._graph.call_function(perceptron, (layer.x, layers, other, "none", False))
        new.meta |= {"val": last.meta["val"], "fresh": True}
        if last in self._late:
            self._late.add(new)
        replace(last, new)
        for part in reversed(parts):
            if part is not last:
                self._graph.erase_node(part)
        return new

    def _weights(self, layer: _Linear) -> fx.Node:
        """The packed weights, before everything that is made of them."""
        key = layer.weight, layer.turned
        if key not in self._packed:
            first = min((user for user in layer.weight.users if user in self._order), key=self._order.__getitem__)
            with self._graph.inserting_before(first):
                self._packed[key] = self._graph.call_function(pack, key)
        return self._packed[key]

    def _join(self, node: fx.Node) -> None:
        """Takes a call together with what alone its input is for."""
        x: Any
        layers: Any
        x, layers, other, before, _ = node.args
        if before != "none" or x is other or only_user(x) is not node or not self._may_join(x, node):
            return
        if calls(x, aten.relu.default):
            node.args = (*x.args, layers, other, "relu", False)
        elif normalises_rows(x) and not self._late.intersection(x.all_input_nodes[1:]):
            source, *norm = (argument(x, name) for name in ("input", "weight", "bias", "eps"))
            node.args = (source, layers, other, tuple(norm), False)
        elif x.target is perceptron and x.args[2] is None:
            node.args = (x.args[0], (*x.args[1], *layers), other, x.args[3], False)

    def _following(self, node: fx.Node) -> fx.Node | None:
        """The layer that alone takes a call's result, which is not worth a call by itself, as a call."""
        user = only_user(node)
        layer = _linear(user)
        if user is None or layer is None or layer.x is not node or node.args[2] is not None:
            return None
        return self._replace(user) if self._size(user) is not None and self._may_join(node, user) else None


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


def bind(graph: fx.Graph) -> None:
    """What the kernel is told of layers is told once a point; comes after every pass that looks for `perceptron`.

    Args:
        graph: changed in place; its calls of `perceptron` become calls of `through`.
    """
    for node in [node for node in graph.nodes if node.target is perceptron]:
        args: Any = node.args
        x, layers, other, before, over = args
        with graph.inserting_before(node):
            chain = graph.call_function(Chain, (layers, x.meta["val"].shape[-1], before))
            new = graph.call_function(through, (x, chain, other, over))
        new.meta |= node.meta
        replace(node, new)


def _rows(x: torch.Tensor) -> int:
    """How many vectors a tensor of a batch may be: samples, or tokens of sequences."""
    if x.ndim == 3 and x.is_floating_point():
        return math.prod(x.shape[:2])
    return x.numel() if not x.is_floating_point() else math.prod(x.shape[:1])


def _is_worth(rows: int, size: torch.Size) -> bool:
    numbers = math.prod(size)
    return min(size) >= _SIZE and numbers <= _MOST and rows >= _ROWS and 2 * rows * numbers >= LEAST


def _activation(node: fx.Node | None) -> Activation:
    if calls(node, aten.relu.default):
        return "relu"
    return "gelu" if is_gelu(node) else "none"
