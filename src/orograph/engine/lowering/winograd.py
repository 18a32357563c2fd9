"""3 x 3 convolutions, with bias, residual and rectifier, as one call of a kernel of our own."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import fx

from orograph.engine.lowering.nodes import argument, aten, calls, may_write_over, only_user, pair, replace, residual
from orograph.engine.native.winograd import convolve, together, transform


def may_have(shapes: Iterable[torch.Size]) -> bool:
    """Whether weights of such shapes can belong to convolutions that `winograd` rewrites; see also there."""
    return any(len(shape) == 4 and shape[2:] == (3, 3) and together(shape[1], shape[0]) for shape in shapes)


def winograd(graph: fx.Graph, late: set[fx.Node]) -> int:
    """Replaces 3 x 3 convolutions in float32, with stride 1 and padding 1, and what follows them.

    Args:
        graph: a functional graph on a CPU, changed in place.
        late: the nodes that depend on the batch; what the weights alone decide is never written to.

    Returns:
        How many were replaced.

    Raises:
        CannotLower: there are no kernels on this machine.
    """
    fitting = [node for node in graph.nodes if calls(node, aten.conv2d.default) and _fits(node)]
    for node in fitting:
        _replace(graph, node, late)
    graph.eliminate_dead_code()
    return len(fitting)


def _fits(node: fx.Node) -> bool:
    x, weight = (argument(node, name) for name in ("input", "weight"))
    values = [node.meta["val"], x.meta.get("val"), weight.meta.get("val")]
    if any(value is None or value.dtype != torch.float32 or value.ndim != 4 for value in values):
        return False
    form = [pair(argument(node, name)) for name in ("stride", "padding", "dilation")]
    if form != [[1, 1]] * 3 or argument(node, "groups") != 1 or weight.meta["val"].shape[2:] != (3, 3):
        return False
    outputs, inputs = weight.meta["val"].shape[:2]
    return node.meta["val"].numel() > 0 and together(inputs, outputs) > 0


def _replace(graph: fx.Graph, node: fx.Node, late: set[fx.Node]) -> None:
    last, over = node, False
    x, weight, bias = (argument(node, name) for name in ("input", "weight", "bias"))
    add = only_user(node)
    other = None if add is None else residual(node, add)
    if add is not None and other is not None:
        last, over = add, other is not x and may_write_over(other, add, late)
    rectifier = only_user(last)
    rectify = calls(rectifier, aten.relu.default)
    if rectifier is not None and rectify:
        last = rectifier
    with graph.inserting_before(node):
        transformed = graph.call_function(transform, (weight,))
    with graph.inserting_before(last):
        new = graph.call_function(convolve, (x, transformed, bias, other, rectify, over))
    new.meta |= {"val": last.meta["val"], "fresh": True}
    replace(last, new)
