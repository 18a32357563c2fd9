"""Nodes that only look at another one's memory in another way."""

from __future__ import annotations

import operator
from collections.abc import Sequence

import torch
from torch import Tensor, fx

from orograph.engine.lowering.nodes import aten

_VIEWS = {
    aten.view.default,
    aten._unsafe_view.default,
    aten.reshape.default,
    aten.contiguous.default,
    aten.flatten.using_ints,
    aten.unflatten.int,
    aten.transpose.int,
    aten.permute.default,
    aten.movedim.int,
    aten.swapaxes.default,
    aten.slice.Tensor,
    aten.narrow.default,
    aten.select.int,
    aten.squeeze.dim,
    aten.unsqueeze.default,
    aten.split.Tensor,
    aten.split_with_sizes.default,
    aten.split.sizes,
    aten.chunk.default,
    aten.unbind.int,
    operator.getitem,
}
"""Operations that may return a view of their first argument, or several ones."""


def is_view(node: fx.Node) -> bool:
    """Whether a node may be nothing but a view of its first argument."""
    return node.op == "call_function" and node.target in _VIEWS and node.all_input_nodes == [node.args[0]]


def way(node: fx.Node) -> list[fx.Node]:
    """What is no view, and the views of it that lead to a node."""
    found = [node]
    while is_view(found[-1]):
        found += found[-1].all_input_nodes
    return found[::-1]


def ends(node: fx.Node) -> list[list[fx.Node]]:
    """All ways from a node through views to what is none, which they end with."""
    return [[node, *rest] for user in node.users for rest in (ends(user) if is_view(user) else [[user]])]


def seen(start: Tensor, views: Sequence[fx.Node]) -> Tensor | None:
    """What views show of a tensor, one of another; None if its numbers are copied, or cannot be seen so.

    Args:
        start: on the device "meta".
        views: the first one of ``start``.
    """
    found = start
    for node in views:
        try:
            found = node.target(found, *node.args[1:], **node.kwargs)  # type: ignore[operator]
        except RuntimeError:  # numbers do not lie side by side
            return None
        own = found[0] if isinstance(found, tuple | list) else found
        if own.untyped_storage()._cdata != start.untyped_storage()._cdata:
            return None
    return found


def blank(shape: Sequence[int]) -> Tensor:
    """A contiguous tensor without numbers."""
    return torch.empty(tuple(shape), device="meta")
