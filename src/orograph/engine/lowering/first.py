"""A first linear layer is affine in the coordinates: its products with the data need to be taken only once."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, fx, nn
from torch.nn import functional

from orograph.engine.lowering.nodes import argument, aten, calls
from orograph.engine.lowering.trace import Traced
from orograph.subspaces.affine import Affine

FEWEST = 64
"""Inputs of the layer from which on adding its parts is faster than taking its product anew."""

MEMORY = 64 << 20
"""Bytes that the parts of all batches may take, with the batches themselves unless they are views of the data."""

PATIENCE = 8
"""Batches in a row, besides going twice through the data, that may be new before nothing is kept any more."""


_NAME = "first_layer"


class FirstLayer(nn.Module):
    """x ↦ W(c) x + b(c) for batches that come again at every point.

        W(c) x + b(c) = (W₀ x + b₀) + Σ cᵢ (Dᵢ x + dᵢ)

    The brackets are computed when a batch is first seen and kept, together with the batch, so that no other one can
    come to lie at its place in memory. Where batches turn out to be new tensors every time, nothing is kept any more.
    Along a row of a grid, where the first coordinate stays, the sum of the first two brackets is kept as well. What is
    returned does not depend on what is kept.

    Args:
        parts: for the origin and for every direction, the weight [outputs, inputs] and the bias [outputs] or None.
        batches: how many the data has, and the most to keep.
        room: bytes to keep.
    """

    def __init__(self, parts: Sequence[tuple[Tensor, Tensor | None]], batches: int = 1, room: int = MEMORY) -> None:
        super().__init__()
        self._parts, self._batches, self._room = list(parts), batches, room
        self._kept: OrderedDict[Any, tuple[Tensor, Terms]] = OrderedDict()
        self._size = self._missed = 0
        self.coordinates: Sequence[float] = ()

    def forward(self, batch: Tensor, x: Tensor) -> Tensor:
        """The layer's output at the present coordinates.

        Args:
            batch: what the batch is known by.
            x: the layer's input, which depends on the batch alone.
        """
        steps = [float(step) for step in self.coordinates]
        terms = self.terms(batch, x)
        return self._plain(x, steps) if terms is None else terms.at(steps)

    def _plain(self, x: Tensor, steps: Sequence[float]) -> Tensor:
        """For data of which infinity times 0 would be NaN."""
        (weight, bias), *others = self._parts
        weight, bias = weight.clone(), None if bias is None else bias.clone()
        for (more, shift), step in zip(others, steps, strict=True):
            weight.add_(more, alpha=step)
            if bias is not None and shift is not None:
                bias.add_(shift, alpha=step)
        return functional.linear(x, weight, bias)

    def terms(self, batch: Tensor, x: Tensor) -> Terms | None:
        """The brackets of a batch, kept or taken now; None if x is not finite.

        Args:
            batch, x: as for `forward`.
        """
        key = None if batch.is_inference() else (batch.data_ptr(), batch.stride(), batch._version)
        if key in self._kept:
            self._missed = 0
            return self._kept[key][1]
        self._missed += 1
        if not bool(x.isfinite().all()):
            return None
        terms = Terms([functional.linear(x, weight, bias) for weight, bias in self._parts])
        if self._missed > 2 * self._batches + PATIENCE:
            self._drop()
        elif key is not None:
            self._keep(key, batch, terms)
        return terms

    def forget(self) -> None:
        """Frees what is kept, and begins anew."""
        self._drop()
        self._missed = 0

    def _drop(self) -> None:
        self._kept.clear()
        self._size = 0

    def _keep(self, key: Any, batch: Tensor, terms: Terms) -> None:
        self._kept[key] = batch, terms
        self._size += _held(batch, terms)
        while self._size > self._room or len(self._kept) > self._batches:
            _, (oldest, its) = self._kept.popitem(last=False)
            self._size -= _held(oldest, its)


class Terms:
    """The brackets of one batch, and their sum along a row of a grid."""

    def __init__(self, brackets: list[Tensor]) -> None:
        self.brackets = brackets
        self._first: float | None = None
        self._row: Tensor | None = None

    def at(self, coordinates: Sequence[float]) -> Tensor:
        """The sum at some coordinates, in memory of its own."""
        first, *rest = self.brackets
        if not rest:
            return first.clone()
        if len(rest) == 1 or coordinates[0] != self._first:  # the same again may follow, or may not
            self._first, self._row = coordinates[0], None
            total, left = torch.add(first, rest[0], alpha=coordinates[0]), 1
        else:
            if self._row is None:
                self._row = torch.add(first, rest[0], alpha=coordinates[0])
            total, left = torch.add(self._row, rest[1], alpha=coordinates[1]), 2
        for term, step in zip(rest[left:], coordinates[left:], strict=True):
            total.add_(term, alpha=step)
        return total


def first(traced: Traced, subspace: Affine, samples: int) -> FirstLayer | None:
    """Replaces the linear layer that the data goes into first, if there is one and it pays.

    Args:
        traced: its graph is changed in place.
        subspace: where the weights move.
        samples: how many the data has in all.

    Returns:
        The layer, which must be told the coordinates; None if the graph is as it was.
    """
    for node in traced.graph.nodes:
        if calls(node, aten.linear.default) and (batch := _source(traced, argument(node, "input"))) is not None:
            parts = parts_of(traced, subspace, argument(node, "weight"), argument(node, "bias"))
            if parts is not None and _pays(node, parts, batch, samples):
                batches = math.ceil(samples / batch.meta["val"].shape[0])
                return _replaced(traced, node, batch, FirstLayer(parts, batches))
    return None


def is_first(node: fx.Node) -> bool:
    """Whether a node is the call of a `FirstLayer`."""
    return node.op == "call_module" and node.target == _NAME


def _source(traced: Traced, node: fx.Node) -> fx.Node | None:
    """The batch's tensor that alone decides a value."""
    while node not in traced.batch:
        if node.op != "call_function" or len(node.all_input_nodes) != 1:
            return None
        node = node.all_input_nodes[0]
    return node


def parts_of(
    traced: Traced, subspace: Affine, weight: fx.Node, bias: fx.Node | None
) -> list[tuple[Tensor, Tensor | None]] | None:
    """Weight and bias at the origin and in every direction; None where they are no parameters that move."""
    names = {node: place.name for node, place in zip(traced.weight_nodes, traced.weights, strict=True)}
    known = subspace.origin.space.by_name
    if any(node is not None and names.get(node) not in known for node in (weight, bias)):
        return None
    infos = [None if node is None else known[names[node]] for node in (weight, bias)]
    if any(info is not None and info.dtype != subspace.origin.flat.dtype for info in infos):
        return None

    def of(flat: Tensor) -> Any:
        return tuple(i and flat[i.offset : i.offset + i.size].view(i.shape) for i in infos)

    return [of(vector.flat) for vector in (subspace.origin, *subspace.directions)]


def _pays(node: fx.Node, parts: Sequence[Any], batch: fx.Node, samples: int) -> bool:
    value, inputs = node.meta["val"], parts[0][0].shape[1]
    shape = batch.meta["val"].shape
    if not shape or not shape[0] or inputs < FEWEST or value.dtype != parts[0][0].dtype:
        return False
    return _with_row(len(parts)) * _bytes([value]) * samples <= MEMORY * shape[0]


def _replaced(traced: Traced, node: fx.Node, batch: fx.Node, layer: FirstLayer) -> FirstLayer:
    traced.module.add_module(_NAME, layer)
    with traced.graph.inserting_before(node):
        new = traced.graph.call_module(_NAME, (batch, node.args[0]))
    new.meta |= {"val": node.meta["val"], "fresh": True}
    node.replace_all_uses_with(new)
    traced.graph.eliminate_dead_code()
    return layer


def _held(batch: Tensor, terms: Terms) -> int:
    """Bytes that would be free otherwise."""
    storage = batch.untyped_storage().nbytes()
    own = storage if storage == batch.nbytes and not batch._is_view() else 0  # else it is a part of what is kept anyway
    return _with_row(len(terms.brackets)) * _bytes(terms.brackets[:1]) + own


def _with_row(brackets: int) -> int:
    """How many tensors are kept for so many brackets: of a plane, one more."""
    return brackets + (brackets > 2)


def _bytes(tensors: Sequence[Tensor]) -> int:
    return sum(tensor.numel() * tensor.element_size() for tensor in tensors)
