"""From a model and one batch to a program that computes the same, faster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import RLock
from typing import Any

from torch import Tensor, nn
from torch.utils import _pytree as pytree

from orograph.engine.errors import CannotLower, refusal
from orograph.engine.lowering.first import first
from orograph.engine.lowering.fold import fold
from orograph.engine.lowering.functional import functional
from orograph.engine.lowering.fuse import can_fuse, fuse
from orograph.engine.lowering.in_place import in_place
from orograph.engine.lowering.layout import channels_last
from orograph.engine.lowering.narrow import can_narrow, narrow
from orograph.engine.lowering.observe import observe
from orograph.engine.lowering.perceptron import bind, perceptrons
from orograph.engine.lowering.precision import bfloat16
from orograph.engine.lowering.program import Program, dependent
from orograph.engine.lowering.sdpa import attention
from orograph.engine.lowering.several import several
from orograph.engine.lowering.trace import Traced, trace
from orograph.engine.lowering.transformer import transformer
from orograph.engine.lowering.winograd import winograd
from orograph.engine.native.perceptron import pays, unpaid
from orograph.subspaces.affine import Affine

PRECISIONS = ("fp32", "bf16")

_tracing = RLock()
"""Tracing changes torch for the whole process: two threads that survey take turns."""


def lower(
    model: nn.Module,
    subspace: Affine,
    args: Sequence[Any],
    kwargs: Mapping[str, Any],
    *,
    precision: str = "fp32",
    samples: int | None = None,
    kernels: bool = False,
) -> Program:
    """Traces a model and rewrites its graph for batches of this shape.

    Args:
        model: in eval mode, on one device.
        subspace: where its weights move.
        args, kwargs: a batch.
        precision: "fp32": the model's own dtypes; "bf16": products of float32 values take bfloat16 operands.
        samples: how many the data has, if its tensors stay where they are from point to point; else None.
        kernels: whether layers are computed by our own kernels where these serve.

    Raises:
        CannotLower: see `orograph.engine.lowering.trace.trace` and the passes; whatever goes wrong in them, too.
    """
    if precision not in PRECISIONS:
        raise CannotLower(f"there is no {precision} form of it")
    tensors = [leaf for leaf in pytree.tree_leaves((tuple(args), dict(kwargs))) if isinstance(leaf, Tensor)]
    try:
        with _tracing:
            traced = trace(model, args, kwargs)
        return _rewritten(traced, subspace, tensors, precision, samples, kernels)
    except CannotLower:
        raise
    except Exception as error:
        raise refusal("its graph cannot be rewritten", error) from error


def _rewritten(
    traced: Traced,
    subspace: Affine,
    tensors: Sequence[Tensor],
    precision: str,
    samples: int | None,
    kernels: bool,
) -> Program:
    functional(traced.graph)
    fold(traced.graph)
    observe(traced, tensors)
    layer = None if samples is None else first(traced, subspace, samples)
    if layer is not None:
        layer.coordinates = [0.0] * len(subspace.parts)
    if precision == "bf16":
        bfloat16(traced, tensors)
    else:  # the fused kernel gains nothing in half precision
        attention(traced.graph)
    channels_last(traced, tensors)
    ours, together = winograd(traced.graph) if kernels else 0, None
    if kernels and pays():
        ours += perceptrons(traced.graph, dependent(traced))
        together = several(traced, subspace, layer)
    if can_narrow(traced.device):
        narrow(traced.graph)
    if can_fuse(traced.device):
        fuse(traced.graph)
    if kernels:
        ours += transformer(traced.graph)
        if not ours:
            why = f" ({said})" if (said := unpaid()) else ""
            raise CannotLower(f"no layer of it is one that our own kernels compute{why}")
    in_place(traced.graph, dependent(traced))
    bind(traced.graph)
    return Program(traced, layer, together)
