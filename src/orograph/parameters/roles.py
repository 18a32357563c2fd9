"""What every tensor of a model is, and where its filters are.

A *filter* is the set of weights that produce one output unit: a row of a `Linear`, an output channel of a
convolution, the vector of one token in an `Embedding`. Filter normalisation (Li et al. 2018, arXiv:1712.09913)
needs to know along which axis the filters lie, and that depends on the layer's kind, not on the tensor's shape:
a transposed convolution keeps its output channels on axis 1, a recurrent layer packs its gates along axis 0.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from torch import Tensor, nn
from torch.nn.modules.batchnorm import _NormBase
from torch.nn.modules.conv import _ConvNd, _ConvTransposeNd

ROLES = (
    "linear",
    "conv",
    "conv_transpose",
    "embedding",
    "attention",
    "recurrent",
    "norm",
    "bias",
    "scalar",
    "custom",
)
"""Every role a tensor can have."""


@dataclass(frozen=True)
class Filters:
    """Where the filters of one tensor are.

    Attributes:
        view: the shape to view the tensor in; its product is the tensor's size.
        keep: axes of that view which enumerate the filters; a filter's entries run along the others.
            Empty: the whole tensor is one filter.
        blocks: how many layers are packed along the first kept axis (3 for a query-key-value projection,
            4 for the gates of an LSTM); each counts as a layer of its own in layer norms.

    Example:
        >>> Filters((2, 3, 5), keep=(0, 2)).counts
        (2, 5)
    """

    view: tuple[int, ...]
    keep: tuple[int, ...] = ()
    blocks: int = 1

    @property
    def counts(self) -> tuple[int, ...]:
        """Sizes of the kept axes: the shape of "one number a filter"."""
        return tuple(self.view[axis] for axis in self.keep)

    @property
    def number(self) -> int:
        """How many filters there are."""
        return math.prod(self.counts)

    @property
    def summed(self) -> tuple[int, ...]:
        """Axes of the view along which the entries of one filter run."""
        return tuple(axis for axis in range(len(self.view)) if axis not in self.keep)


@dataclass(frozen=True)
class Role:
    """The role of a tensor (one of `ROLES`) and its filters."""

    name: str
    filters: Filters


def role_of(owner: nn.Module, leaf: str, tensor: Tensor, layer: nn.Module | None = None, name: str = "") -> Role:
    """The role of the tensor that ``owner`` holds under the name ``leaf``.

    Args:
        owner: the module whose own parameter this is.
        leaf: its name there, without dots.
        tensor: the parameter.
        layer: for a parametrised tensor (`torch.nn.utils.parametrize`), the layer it belongs to.
        name: what that tensor is called in that layer.

    Returns:
        The role; anything not recognised is ``custom``: one filter if it has at most one axis longer than one,
        otherwise filters along its first axis longer than one.

    Example:
        >>> role_of(nn.ConvTranspose2d(4, 6, 3), "weight", nn.ConvTranspose2d(4, 6, 3).weight)
        Role(name='conv_transpose', filters=Filters(view=(1, 4, 6, 3, 3), keep=(0, 2), blocks=1))
    """
    if tensor.ndim == 0:
        return Role("scalar", Filters((1,)))
    module = layer if layer is not None else owner
    leaf = _plain(owner, leaf, name)
    if leaf == "gain":
        return Role("norm", whole(tensor))
    if _is_norm(module):
        return Role("norm", whole(tensor))
    for kinds, rule in _RULES:
        if isinstance(module, kinds) and (role := rule(module, leaf, tensor)) is not None:
            return role
    if _is_bias(leaf, tensor):
        return Role("bias", whole(tensor))
    if _is_transposed_linear(module, leaf, tensor):
        blocks = 3 if tensor.shape[1] == 3 * tensor.shape[0] else 1
        return Role("linear", Filters(tuple(tensor.shape), (1,), blocks))
    return Role("custom", _custom(tensor))


def whole(tensor: Tensor) -> Filters:
    """The tensor as one filter."""
    return Filters((tensor.numel(),))


def along(tensor: Tensor, axis: int = 0, blocks: int = 1) -> Filters:
    """Filters along one axis of the tensor."""
    return Filters(tuple(tensor.shape), (axis,), blocks)


def _plain(owner: nn.Module, leaf: str, name: str) -> str:
    """The name without what weight norm, spectral norm and pruning append to it; ``gain`` for weight norm's lengths."""
    if name and leaf.startswith("original"):
        if type(next(owner.children(), None)).__name__ == "_WeightNorm":
            return "gain" if leaf == "original0" else name
        return name if leaf == "original" else leaf
    stem, mark = leaf[:-2], leaf[-2:]
    if mark in ("_g", "_v") and {f"{stem}_g", f"{stem}_v"} <= owner._parameters.keys():
        return "gain" if mark == "_g" else stem
    return leaf.removesuffix("_orig")


def _is_norm(module: nn.Module) -> bool:
    if isinstance(module, _NormBase | nn.LayerNorm | nn.GroupNorm | nn.RMSNorm):
        return True
    own = list(module.parameters(recurse=False))
    return "norm" in type(module).__name__.lower() and all(p.ndim <= 1 for p in own)


def _is_bias(leaf: str, tensor: Tensor) -> bool:
    return leaf.split("_")[0] == "bias" or (leaf.endswith("bias") and tensor.ndim <= 1)


def _is_transposed_linear(module: nn.Module, leaf: str, tensor: Tensor) -> bool:
    """The ``Conv1D`` of GPT-2-style code: a linear layer whose weight is [in, out]."""
    return type(module).__name__ == "Conv1D" and leaf == "weight" and tensor.ndim == 2


def _custom(tensor: Tensor) -> Filters:
    long = [axis for axis, size in enumerate(tensor.shape) if size > 1]
    return along(tensor, long[0]) if len(long) > 1 else whole(tensor)


def _linear(module: nn.Module, leaf: str, tensor: Tensor) -> Role | None:
    return Role("linear", along(tensor)) if leaf == "weight" else None


def _conv(module: nn.Module, leaf: str, tensor: Tensor) -> Role | None:
    return Role("conv", along(tensor)) if leaf == "weight" else None


def _conv_transpose(module: nn.Module, leaf: str, tensor: Tensor) -> Role | None:
    if leaf != "weight":
        return None
    groups = int(module.groups)  # type: ignore[arg-type]
    inputs, *rest = tensor.shape
    return Role("conv_transpose", Filters((groups, inputs // groups, *rest), (0, 2)))


def _embedding(module: nn.Module, leaf: str, tensor: Tensor) -> Role | None:
    return Role("embedding", along(tensor)) if leaf == "weight" else None


def _attention(module: nn.Module, leaf: str, tensor: Tensor) -> Role | None:
    if leaf == "in_proj_weight":
        return Role("attention", along(tensor, blocks=3))
    return Role("attention", along(tensor)) if leaf.endswith("proj_weight") else None


def _recurrent(module: nn.Module, leaf: str, tensor: Tensor) -> Role | None:
    if not leaf.startswith("weight"):
        return None
    gates = 4 if isinstance(module, nn.LSTM | nn.LSTMCell) else 3 if isinstance(module, nn.GRU | nn.GRUCell) else 1
    return Role("recurrent", along(tensor, blocks=1 if leaf.startswith("weight_hr") else gates))


_Rule = Callable[[nn.Module, str, Tensor], Role | None]
_RULES: tuple[tuple[tuple[type[nn.Module], ...], _Rule], ...] = (
    ((nn.Linear, nn.Bilinear), _linear),
    ((_ConvTransposeNd,), _conv_transpose),
    ((_ConvNd,), _conv),
    ((nn.Embedding, nn.EmbeddingBag), _embedding),
    ((nn.MultiheadAttention,), _attention),
    ((nn.RNNBase, nn.RNNCellBase), _recurrent),
)
