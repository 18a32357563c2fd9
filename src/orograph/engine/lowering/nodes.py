"""Small questions about nodes of a traced graph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch
from torch import fx
from torch._ops import OpOverload

aten = torch.ops.aten

FRESH = {
    aten.linear.default,
    aten.matmul.default,
    aten.bmm.default,
    aten.addmm.default,
    aten.conv1d.default,
    aten.conv2d.default,
    aten.conv3d.default,
    aten.conv2d.padding,
    aten.batch_norm.default,
    aten.layer_norm.default,
    aten.group_norm.default,
    aten.relu.default,
    aten.gelu.default,
    aten.silu.default,
    aten.tanh.default,
    aten.sigmoid.default,
    aten.hardtanh.default,
    aten.relu6.default,
    aten.leaky_relu.default,
    aten.elu.default,
    aten.add.Tensor,
    aten.sub.Tensor,
    aten.mul.Tensor,
    aten.div.Tensor,
    aten.cat.default,
    aten.embedding.default,
    aten.max_pool2d.default,
    aten.avg_pool2d.default,
    aten.masked_fill.Scalar,
    aten.softmax.int,
    aten.mean.dim,
    aten.zeros_like.default,
    aten.ones_like.default,
    aten.full_like.default,
    aten.zeros.default,
    aten.ones.default,
    aten.full.default,
    aten.new_zeros.default,
    aten.new_ones.default,
    aten.new_full.default,
}
"""Operations whose result is memory of its own (whatever is not listed may return a view of its input)."""


def calls(node: Any, *targets: OpOverload) -> bool:
    """Whether a node is a call of one of these operations."""
    return isinstance(node, fx.Node) and node.op == "call_function" and node.target in targets


def argument(node: fx.Node, name: str) -> Any:
    """The value of an operation's argument, default included.

    Args:
        node: a call of an ATen operation.
        name: of the argument, as in its schema.
    """
    assert isinstance(node.target, OpOverload)
    for position, known in enumerate(node.target._schema.arguments):
        if known.name == name:
            if not known.kwarg_only and position < len(node.args):
                return node.args[position]
            return node.kwargs.get(name, known.default_value)
    raise KeyError(name)


def is_gelu(node: Any) -> bool:
    """Whether a node is GELU itself, not an approximation of it."""
    return calls(node, aten.gelu.default) and argument(node, "approximate") == "none"


def is_float32(node: fx.Node, *names: str) -> bool:
    """Whether a node and its arguments of these names are tensors of numbers in single precision, and not empty."""
    values = [source.meta.get("val") for source in (node, *(argument(node, name) for name in names))]
    return all(value is not None and value.dtype == torch.float32 and value.numel() > 0 for value in values)


def normalises_rows(node: Any) -> bool:
    """Whether a node is LayerNorm over the last axis in single precision."""
    if not calls(node, aten.layer_norm.default):
        return False
    names = [name for name in ("input", "weight", "bias") if argument(node, name) is not None]
    return is_float32(node, *names) and len(argument(node, "normalized_shape")) == 1


def only_user(node: fx.Node) -> fx.Node | None:
    """The one node that uses this one, if there is just one."""
    return next(iter(node.users)) if len(node.users) == 1 else None


def replace(node: fx.Node, other: fx.Node) -> None:
    """Puts another node in the place of this one, which vanishes."""
    node.replace_all_uses_with(other)
    node.graph.erase_node(node)


def is_fresh(node: Any) -> bool:
    """Whether a node's result is memory of its own."""
    return isinstance(node, fx.Node) and (node.target in FRESH or bool(node.meta.get("fresh")))


def ends_at(node: Any, last: fx.Node, among: Iterable[fx.Node]) -> bool:
    """Whether a node's memory is its own and nobody looks at it after ``last``, which may then write over it.

    Args:
        node: whose memory.
        last: the node that would write.
        among: the graph's nodes in order.
    """
    if not is_fresh(node) or any(not is_fresh(user) for user in node.users if user is not last):
        return False
    order = {each: place for place, each in enumerate(among)}
    return last in node.users and all(order[user] <= order[last] for user in node.users)


def residual(node: fx.Node, add: fx.Node) -> fx.Node | None:
    """The other summand of ``node + other``, if they have one shape and dtype."""
    if not calls(add, aten.add.Tensor) or argument(add, "alpha") != 1 or len(add.args) < 2:
        return None
    other = add.args[1] if add.args[0] is node else add.args[0]
    if not isinstance(other, fx.Node) or other is node:
        return None
    mine, its = node.meta["val"], other.meta.get("val")
    return other if its is not None and (mine.shape, mine.dtype) == (its.shape, its.dtype) else None


def pair(value: Any) -> list[int]:
    """Two numbers, one for each side of an image, from one or two."""
    return [value, value] if isinstance(value, int) else list(value) * (2 if len(value) == 1 else 1)
