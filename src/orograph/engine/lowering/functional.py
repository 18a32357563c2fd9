"""A graph without side effects: in-place operations become pure ones, what does nothing vanishes."""

from __future__ import annotations

import operator

import torch
from torch import fx
from torch._ops import OpOverload

from orograph.engine.errors import CannotLower
from orograph.engine.lowering.nodes import aten, calls, ends_at, only_user, replace

_NOTHING = (aten.detach.default, aten.alias.default, aten.lift_fresh.default, aten.resolve_conj.default)
_DROPOUT = (aten.dropout.default, aten.feature_dropout.default, aten.alpha_dropout.default)
_DROPOUT_IN_PLACE = (aten.dropout_.default, aten.feature_dropout_.default, aten.alpha_dropout_.default)


def functional(graph: fx.Graph) -> None:
    """Makes a traced graph purely functional, so that its nodes may be moved about.

    Args:
        graph: changed in place.

    Raises:
        CannotLower: it writes into memory that others see, draws random numbers, or leaves the tensors' world.
    """
    for node in list(graph.nodes):
        if node.op != "call_function" or node.target is operator.getitem:
            continue
        if node.target is torch._C._set_grad_enabled:
            graph.erase_node(node)
        elif not isinstance(node.target, OpOverload):
            raise CannotLower(f"the model calls {getattr(node.target, '__name__', 'something else')}")
        elif calls(node, *_NOTHING) or _is_idle_dropout(node):
            replace(node, node.args[0])
        elif node.target._schema.is_mutable:
            _make_pure(node)
    for node in graph.nodes:
        if _is_random(node):
            raise CannotLower(f"the model draws random numbers ({node.target})")
    graph.eliminate_dead_code()


def _is_idle_dropout(node: fx.Node) -> bool:
    return calls(node, *_DROPOUT, *_DROPOUT_IN_PLACE) and not (node.args[2] and node.args[1])


def _make_pure(node: fx.Node) -> None:
    """``x.relu_()`` becomes ``x.relu()`` where nobody else looks at x."""
    target = node.target
    assert isinstance(target, OpOverload)
    name = target._schema.name.removeprefix("aten::")
    packet = getattr(aten, name[:-1], None) if name.endswith("_") else None
    pure = getattr(packet, target._overloadname, None) if packet is not None else None
    if pure is None or not _is_owned(node.args[0], node):
        raise CannotLower(f"the model writes into its tensors ({name})")
    node.target = pure


def _is_owned(value: object, user: fx.Node) -> bool:
    """Whether memory is seen by this user alone from here on, perhaps through a chain of views."""
    while isinstance(value, fx.Node) and only_user(value) is user and not ends_at(value, user, value.graph.nodes):
        if value.op != "call_function" or not value.args:
            return False
        user, value = value, value.args[0]
    return isinstance(value, fx.Node) and ends_at(value, user, value.graph.nodes)


def _is_random(node: fx.Node) -> bool:
    if not isinstance(node.target, OpOverload) or torch.Tag.nondeterministic_seeded not in node.target.tags:
        return False
    names = [argument.name for argument in node.target._schema.arguments]
    given = dict(zip(names, node.args, strict=False)) | dict(node.kwargs)
    quiet = [given[n] for n in ("dropout_p", "dropout", "p", "train", "training") if n in given]
    attends = calls(node, aten.scaled_dot_product_attention.default)
    return not (attends and not quiet) and (not quiet or all(quiet))
