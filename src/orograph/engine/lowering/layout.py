"""Images with their channels last, the order in which convolutions run fastest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, fx

from orograph.engine.lowering.errors import CannotLower
from orograph.engine.lowering.nodes import aten, calls, replace
from orograph.engine.lowering.trace import Traced

_CONVOLUTIONS = (aten.conv2d.default, aten.conv2d.padding)
_ORDER: dict[str, Any] = {"memory_format": torch.channels_last}


def channels_last(traced: Traced, values: Sequence[Tensor]) -> None:
    """Gives every 2-D convolution its input with the channels last; what follows keeps that order.

    Args:
        traced: its graph is changed in place.
        values: of the placeholders, to see which conversions do nothing.

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
    added = []
    for node in convolutions:
        with graph.inserting_before(node):
            source = node.args[0]
            added.append(graph.call_function(aten.contiguous.default, (source,), _ORDER))
            added[-1].meta["val"] = source.meta["val"]
        node.update_arg(0, added[-1])
    for node in _idle(traced, added, values):
        replace(node, node.args[0])  # type: ignore[arg-type]


def _idle(traced: Traced, added: list[fx.Node], values: Sequence[Tensor]) -> list[fx.Node]:
    """The conversions whose input has its channels last already."""
    watch = _Watch(traced.module, set(added))
    watch.run(*values)
    return watch.idle


class _Watch(fx.Interpreter):
    def __init__(self, module: fx.GraphModule, added: set[fx.Node]) -> None:
        super().__init__(module)
        self.added, self.idle = added, list[fx.Node]()

    def run_node(self, n: fx.Node) -> Any:
        if n in self.added:
            (source,), _ = self.fetch_args_kwargs_from_env(n)
            if source.is_contiguous(memory_format=torch.channels_last):
                self.idle.append(n)
        return super().run_node(n)
