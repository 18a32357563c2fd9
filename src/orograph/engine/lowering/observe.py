"""Running a graph once to see what its values look like, and which conversions do nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, fx

from orograph.engine.lowering.nodes import replace
from orograph.engine.lowering.trace import Traced


def observe(traced: Traced, tensors: Sequence[Tensor], conversions: Sequence[fx.Node] = ()) -> None:
    """Notes the shape and dtype of every value as ``node.meta["val"]``, and removes conversions without effect.

    Args:
        traced: its graph is changed in place.
        tensors: of a batch.
        conversions: nodes that return their first argument as it is, if it has the right form already.
    """
    observer = _Observer(traced.module, set(conversions))
    with torch.no_grad():
        observer.run(*traced.values(tensors))
    for node in observer.idle:
        replace(node, node.all_input_nodes[0])


class _Observer(fx.Interpreter):
    def __init__(self, module: fx.GraphModule, conversions: set[fx.Node]) -> None:
        super().__init__(module)
        self.conversions, self.idle = conversions, list[fx.Node]()

    def run_node(self, n: fx.Node) -> Any:
        value = super().run_node(n)
        if isinstance(value, Tensor):
            n.meta["val"] = torch.empty_like(value, device="meta")
            if n in self.conversions and _is_same(value, self.env[n.all_input_nodes[0]]):
                self.idle.append(n)
        return value


def _is_same(a: Tensor, b: Tensor) -> bool:
    return (a.data_ptr(), a.dtype, a.stride()) == (b.data_ptr(), b.dtype, b.stride())
