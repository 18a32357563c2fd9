"""BatchNorm in eval mode is an affine map, which the layer in front of it can take into its weights."""

from __future__ import annotations

from typing import Any

import torch
from torch import fx

from orograph.engine.lowering.nodes import argument, aten, calls, only_user, replace

CONVOLUTIONS = (aten.conv1d.default, aten.conv2d.default, aten.conv3d.default)


def fold(graph: fx.Graph) -> None:
    """Folds every BatchNorm into the convolution or linear layer whose output only it sees.

        BN(W x + b) = W' x + b',   W' = s W,   b' = s (b − μ) + β,   s = γ / √(σ² + ε)

    The folded weights are nodes that depend on weights alone, so they are computed once a point.

    Args:
        graph: a functional graph, changed in place.

    References:
        Jacob et al., "Quantization and training of neural networks for efficient integer-arithmetic-only inference",
        CVPR 2018, section 3.2.
    """
    for node in list(graph.nodes):
        if calls(node, aten.batch_norm.default) and _may_fold(node):
            _fold(graph, node)
    graph.eliminate_dead_code()


def _may_fold(norm: fx.Node) -> bool:
    layer: Any = norm.args[0]
    mean, variance, training = norm.args[3:6]
    if training or mean is None or variance is None or only_user(layer) is not norm:
        return False
    if not calls(layer, *CONVOLUTIONS, aten.linear.default) or not _is_wide(argument(layer, "weight")):
        return False
    return not calls(layer, aten.linear.default) or layer.meta["val"].ndim == 2  # else the channels are on axis 1


def _is_wide(weight: Any) -> bool:
    """Half precision would be rounded twice."""
    value = weight.meta.get("val") if isinstance(weight, fx.Node) else None
    return value is not None and value.dtype in (torch.float32, torch.float64)


def _fold(graph: fx.Graph, norm: fx.Node) -> None:
    layer: Any = norm.args[0]
    gamma, beta, mean, variance = norm.args[1:5]
    weight, bias = argument(layer, "weight"), argument(layer, "bias")
    with graph.inserting_before(layer):
        scale = graph.call_function(aten.rsqrt.default, (_add(graph, variance, argument(norm, "eps")),))
        if gamma is not None:
            scale = graph.call_function(aten.mul.Tensor, (scale, gamma))
        shape = [-1] + [1] * (weight.meta["val"].ndim - 1)
        columns = graph.call_function(aten.reshape.default, (scale, shape))
        folded = graph.call_function(aten.mul.Tensor, (weight, columns))
        centred = graph.call_function(aten.neg.default, (mean,))
        if bias is not None:
            centred = graph.call_function(aten.add.Tensor, (centred, bias))
        moved = graph.call_function(aten.mul.Tensor, (centred, scale))
        if beta is not None:
            moved = graph.call_function(aten.add.Tensor, (moved, beta))
    folded.meta["val"] = weight.meta["val"]
    layer.args = (layer.args[0], folded, moved, *layer.args[3:])
    layer.kwargs = {k: v for k, v in layer.kwargs.items() if k not in ("weight", "bias")}
    replace(norm, layer)


def _add(graph: fx.Graph, node: Any, number: float) -> fx.Node:
    return graph.call_function(aten.add.Tensor, (node, number))
