"""Images with their channels last, the order in which convolutions run fastest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, fx

from orograph.engine.errors import CannotLower
from orograph.engine.lowering.nodes import aten, calls
from orograph.engine.lowering.observe import observe
from orograph.engine.lowering.trace import Traced

_CONVOLUTIONS = (aten.conv2d.default, aten.conv2d.padding)
_ORDER: dict[str, Any] = {"memory_format": torch.channels_last}


def channels_last(traced: Traced, tensors: Sequence[Tensor]) -> None:
    """Gives every 2-D convolution its input with the channels last; what follows keeps that order.

    Args:
        traced: its graph is changed in place.
        tensors: of a batch, to see which conversions do nothing.

    Raises:
        CannotLower: the model depends on how its tensors lie in memory.
    """
    graph = traced.graph
    convolutions = [node for node in graph.nodes if calls(node, *_CONVOLUTIONS) and node.meta["val"].ndim == 4]
    if not convolutions:
        return
    for node in graph.nodes:
        if calls(node, aten.view.default, aten._unsafe_view.default):
            node.target = aten.reshape.default
        elif calls(node, aten.as_strided.default):
            raise CannotLower("the model depends on how its tensors lie in memory")
    observe(traced, tensors, [_ordered(graph, node) for node in convolutions])


def _ordered(graph: fx.Graph, convolution: fx.Node) -> fx.Node:
    with graph.inserting_before(convolution):
        conversion = graph.call_function(aten.contiguous.default, (convolution.args[0],), _ORDER)
    convolution.update_arg(0, conversion)
    return conversion
