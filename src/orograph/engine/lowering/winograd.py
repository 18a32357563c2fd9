"""3 x 3 convolutions, with bias, residual and rectifier, as one call of a kernel of our own."""

from __future__ import annotations

import math
from collections.abc import Iterable

import torch
from torch import fx

from orograph.engine.lowering.nodes import argument, aten, calls, only_user, pair, replace, residual
from orograph.engine.native.winograd import convolve, together, transform

PRODUCTS = 36
"""Of a tile of 4 x 4 outputs."""

MOST = 2 / 3
"""Share of the products of the sum as written up to which it pays; in small images tiles are mostly empty."""


def may_have(shapes: Iterable[torch.Size]) -> bool:
    """Whether weights of such shapes can belong to convolutions that `winograd` rewrites; see also there."""
    return any(len(shape) == 4 and shape[2:] == (3, 3) and together(shape[1], shape[0]) for shape in shapes)


def winograd(graph: fx.Graph) -> int:
    """Replaces 3 x 3 convolutions in float32, with stride 1 and padding 1, and what follows them.

    Args:
        graph: a functional graph on a CPU, changed in place.

    Returns:
        How many were replaced.

    Raises:
        CannotLower: there are no kernels on this machine.
    """
    fitting = [node for node in graph.nodes if calls(node, aten.conv2d.default) and _fits(node)]
    for node in fitting:
        _replace(graph, node)
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
    (images, outputs, height, width), inputs = node.meta["val"].shape, weight.meta["val"].shape[1]
    products = PRODUCTS * math.ceil(height / 4) * math.ceil(width / 4)
    return images > 0 and products <= MOST * 9 * height * width and together(inputs, outputs) > 0


def _replace(graph: fx.Graph, node: fx.Node) -> None:
    last = node
    x, weight, bias = (argument(node, name) for name in ("input", "weight", "bias"))
    add = only_user(node)
    other = None if add is None else residual(node, add)
    if add is not None and other is not None:
        last = add
    rectifier = only_user(last)
    rectify = calls(rectifier, aten.relu.default)
    if rectifier is not None and rectify:
        last = rectifier
    with graph.inserting_before(node):
        transformed = graph.call_function(transform, (weight,))
    with graph.inserting_before(last):
        new = graph.call_function(convolve, (x, transformed, bias, other, rectify, False))
    new.meta |= {"val": last.meta["val"], "fresh": True}
    replace(last, new)
