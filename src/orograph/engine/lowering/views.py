"""Nodes that put the numbers of another one into another order, and where these then lie."""

from __future__ import annotations

import math
import operator
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, fx

from orograph.engine.lowering.nodes import aten
from orograph.engine.native.attention import Window

_ARRANGE = {
    aten.view.default,
    aten._unsafe_view.default,
    aten.reshape.default,
    aten.contiguous.default,
    aten.clone.default,
    aten.flatten.using_ints,
    aten.unflatten.int,
    aten.t.default,
    aten.transpose.int,
    aten.permute.default,
    aten.movedim.int,
    aten.swapaxes.default,
    aten.slice.Tensor,
    aten.narrow.default,
    aten.select.int,
    aten.squeeze.dim,
    aten.squeeze.dims,
    aten.unsqueeze.default,
    aten.split.Tensor,
    aten.split_with_sizes.default,
    aten.split.sizes,
    aten.chunk.default,
    aten.unbind.int,
    operator.getitem,
}
"""Operations that move the numbers of their first argument about, or some of them, and do nothing else."""

_MOST = 1 << 23
"""Numbers of a tensor up to which it is found out where they go."""


def arranges(node: fx.Node) -> bool:
    """Whether a node does nothing but move the numbers of its first argument about."""
    return node.op == "call_function" and node.target in _ARRANGE and node.all_input_nodes == list(node.args[:1])


def way(node: fx.Node) -> list[fx.Node]:
    """What is more than an arrangement, and the arrangements of it that lead to a node."""
    found = [node]
    while arranges(found[-1]):
        found += found[-1].all_input_nodes
    return found[::-1]


def ends(node: fx.Node) -> list[list[fx.Node]]:
    """All ways from a node through arrangements to what is more, which they end with."""
    return [[node, *rest] for user in node.users for rest in (ends(user) if arranges(user) else [[user]])]


def blank(shape: Sequence[int]) -> Tensor:
    """What a node of such a shape, in single precision, notes of its value."""
    return torch.empty(tuple(shape), dtype=torch.float32, device="meta")


def places(shape: Sequence[int]) -> Tensor | None:
    """A tensor whose numbers are 0, 1, 2 … as they lie in memory; None if there would be too many."""
    count = math.prod(shape)
    return torch.arange(count, device="cpu").view(*shape) if count <= _MOST else None


def arranged(start: Tensor, nodes: Sequence[fx.Node]) -> Tensor | None:
    """What arrangements, one of another, make of a tensor; None if they cannot be made of it."""
    found: Any = start
    for node in nodes:
        try:
            found = node.target(found, *node.args[1:], **node.kwargs)  # type: ignore[operator]
        except (RuntimeError, IndexError):
            return None
    return found if isinstance(found, Tensor) else None


def window(found: Tensor) -> Window | None:
    """The view that shows some of `places` as they were found; None if none does."""
    if not found.numel():
        return None
    begin = int(found.flatten()[0])
    long = [axis for axis, size in enumerate(found.shape) if size > 1]
    steps = {axis: int(found.select(axis, 1).flatten()[0]) - begin for axis in long}
    strides = [steps.get(axis, 0) for axis in range(found.ndim)]
    wanted = torch.full((), begin, device="cpu")
    for size, stride in zip(found.shape, strides, strict=True):
        wanted = wanted.unsqueeze(-1) + stride * torch.arange(size, device="cpu")
    return (tuple(found.shape), tuple(strides), begin) if torch.equal(found, wanted) else None


def destinations(found: Tensor) -> Tensor | None:
    """From `places` as they were found, to where each of them was found; None unless all are there, and once."""
    if found.numel() > _MOST:
        return None
    inverse = torch.full((found.numel(),), -1, device="cpu")
    flat = found.flatten()
    if not flat.numel() or int(flat.max()) >= len(inverse):
        return None
    inverse[flat] = torch.arange(len(inverse), device="cpu")
    return inverse if int(inverse.min()) >= 0 else None
