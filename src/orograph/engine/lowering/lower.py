"""From a model and one batch to a program that computes the same, faster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils import _pytree as pytree

from orograph.engine.lowering.fold import fold
from orograph.engine.lowering.functional import functional
from orograph.engine.lowering.fuse import can_fuse, fuse
from orograph.engine.lowering.in_place import in_place
from orograph.engine.lowering.layout import channels_last
from orograph.engine.lowering.program import Program, dependent
from orograph.engine.lowering.trace import trace


def lower(model: nn.Module, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Program:
    """Traces a model and rewrites its graph for batches of this shape.

    Args:
        model: in eval mode, on one device.
        args, kwargs: a batch.

    Raises:
        CannotLower: see `orograph.engine.lowering.trace.trace` and the passes.
    """
    tensors = [leaf for leaf in pytree.tree_leaves((tuple(args), dict(kwargs))) if isinstance(leaf, Tensor)]
    traced = trace(model, args, kwargs)
    functional(traced.graph)
    fold(traced.graph)
    with torch.no_grad():
        channels_last(traced, traced.values(tensors))
    if can_fuse(traced.device):
        fuse(traced.graph, dependent(traced))
    in_place(traced.graph, dependent(traced))
    return Program(traced)
