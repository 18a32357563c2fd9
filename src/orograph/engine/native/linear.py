"""Linear layers, with residual and activation, as functions of tensors."""

from __future__ import annotations

import ctypes
import functools
from typing import Any, Literal

import torch
from torch import Tensor

from orograph.engine.cores import is_avx2
from orograph.engine.native.build import compiled
from orograph.engine.native.errors import NotFinite

Activation = Literal["none", "relu", "gelu"]

_ACTIVATIONS = ("none", "relu", "gelu")

_TOGETHER = 16
"""Outputs that the kernel works on together where it is faster than PyTorch's product."""


def pays() -> bool:
    """Whether the kernel was found to be the faster one: by one thread, on processors with AVX2 alone.

    Raises:
        CannotLower: there are no kernels on this machine.
    """
    return torch.get_num_threads() == 1 and is_avx2() and int(_kernels().orograph_most()) == _TOGETHER


def pack(weight: Tensor, turned: bool = False) -> Tensor:
    """The weights of a layer as `linear` reads them: shape (outputs, inputs) → (blocks, inputs, n).

    Outputs come in blocks of n; the last block is filled up with zeros.

    Args:
        weight: float32; without a copy, whatever its strides.
        turned: whether its shape is (inputs, outputs).
    """
    weight = weight.t() if turned else weight
    outputs, inputs = weight.shape
    many = _kernels().orograph_most()
    out = weight.new_empty(-(-outputs // many), inputs, many)
    places = (weight.data_ptr(), out.data_ptr())
    _kernels().orograph_linear_weights(outputs, inputs, *weight.stride(), *places)
    return out


def linear(
    x: Tensor,
    weight: Tensor,
    bias: Tensor | None,
    other: Tensor | None,
    activation: Activation,
    outputs: int,
    over: bool = False,
) -> Tensor:
    """f(x Wᵀ + b + other), where f is the identity, a rectifier or GELU.

    Its errors are those of the product as written, and for every 256 inputs that of a sum with b and ``other``. A row
    is computed alike in every batch.

    Args:
        x: shape (..., inputs), float32; without a copy if it is contiguous.
        weight: from `pack`.
        bias: shape (outputs,), or None.
        other: what is added, of the result's shape, or None.
        activation: f; ``gelu`` as in `orograph.engine.native.pointwise.gelu`.
        outputs: how many rows W has.
        over: whether the result may be written over ``other``.

    Returns:
        Shape (..., outputs), contiguous.

    Raises:
        NotFinite: a result is infinite or NaN, of an activation that makes NaN of infinities (``gelu``).
        ValueError: W has another number of columns.

    References:
        Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", ACM TOMS 34, 2008.

    Example:
        >>> x, w, b = torch.randn(2, 3, 8), torch.randn(5, 8), torch.randn(5)
        >>> torch.allclose(linear(x, pack(w), b, None, "none", 5), torch.nn.functional.linear(x, w, b), atol=1e-5)
        True
    """
    inputs = x.shape[-1]
    if weight.shape[1] != inputs:
        raise ValueError(f"weights are packed for {weight.shape[1]} inputs, not for {inputs}")
    x = x.contiguous()
    bias = None if bias is None else bias.contiguous()
    other = None if other is None else other.contiguous()
    out = other if over and other is not None else x.new_empty((*x.shape[:-1], outputs))
    layer = _layer(x.numel() // inputs, inputs, outputs, activation)
    places = (_place(bias), _place(other), out.data_ptr())
    if not _kernels().orograph_linear(layer, x.data_ptr(), weight.data_ptr(), *places):
        raise NotFinite("an activation is given numbers that are not finite")
    return out


def _place(tensor: Tensor | None) -> int | None:
    return None if tensor is None else tensor.data_ptr()


class _Layer(ctypes.Structure):
    """What the kernel is told of a layer, as it reads it: the order of the fields is its own."""

    _fields_ = tuple((name, ctypes.c_int64) for name in ("rows", "inputs", "outputs", "activation"))


@functools.lru_cache(maxsize=1024)
def _layer(rows: int, inputs: int, outputs: int, activation: Activation) -> _Layer:
    return _Layer(rows, inputs, outputs, _ACTIVATIONS.index(activation))


@functools.cache
def _kernels() -> Any:
    found = compiled()
    whole, place = ctypes.c_int64, ctypes.c_void_p
    found.orograph_linear_weights.argtypes = [whole, whole, whole, whole, place, place]
    found.orograph_linear_weights.restype = None
    found.orograph_linear.argtypes = [ctypes.POINTER(_Layer), *[place] * 5]
    return found
