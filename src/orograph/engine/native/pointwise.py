"""What a transformer does between products of matrices, as functions of tensors."""

from __future__ import annotations

import ctypes
import functools
from typing import Any

import torch
from torch import Tensor

from orograph.engine.errors import NotFinite
from orograph.engine.native.build import compiled
from orograph.engine.native.tensors import address


def gelu(x: Tensor, over: bool = False) -> Tensor:
    """x Φ(x), where Φ is the distribution function of the normal distribution.

    Its error is less than 2e-7 of x, and less than 1e-4 of the result where -5 < x < 0.

    Args:
        x: float32, of any shape; without a copy if it is contiguous.
        over: whether the result may be written over ``x``.

    Returns:
        Contiguous.

    Raises:
        NotFinite: a number is infinite or NaN.

    References:
        Hendrycks and Gimpel, "Gaussian error linear units (GELUs)", 2016.

    Example:
        >>> x = torch.randn(3, 5)
        >>> torch.allclose(gelu(x), torch.nn.functional.gelu(x), atol=1e-6)
        True
    """
    own = x.contiguous()
    out = own if over or own is not x else torch.empty_like(own)
    if not _kernels().orograph_gelu(own.numel(), own.data_ptr(), out.data_ptr()):
        raise NotFinite("an activation is given numbers that are not finite")
    return out


def layer_norm(x: Tensor, weight: Tensor | None, bias: Tensor | None, epsilon: float, over: bool = False) -> Tensor:
    """(x - mean) / √(variance + ε) · weight + bias, over the last axis.

    Args:
        x: float32, shape (..., size); without a copy if it is contiguous.
        weight, bias: shape (size,), or None.
        epsilon: ε > 0.
        over: whether the result may be written over ``x``.

    Returns:
        Contiguous, of the shape of ``x``.

    Raises:
        NotFinite: a result is infinite or NaN.

    References:
        Ba, Kiros and Hinton, "Layer normalization", 2016.

    Example:
        >>> x = torch.randn(3, 5)
        >>> torch.allclose(layer_norm(x, None, None, 1e-5), torch.nn.functional.layer_norm(x, (5,)), atol=1e-6)
        True
    """
    own = x.contiguous()
    out = own if over or own is not x else torch.empty_like(own)
    _normalise(own, None, None, weight, bias, epsilon, out)
    return out


def add_layer_norm(
    x: Tensor, other: Tensor, weight: Tensor | None, bias: Tensor | None, epsilon: float, over: bool = False
) -> tuple[Tensor, Tensor]:
    """A sum, and its `layer_norm`, while it is in the cache.

    Args:
        x, other: float32, of one shape (..., size).
        weight, bias, epsilon: as for `layer_norm`.
        over: whether the sum may be written over ``x``.

    Returns:
        Both contiguous.

    Raises:
        NotFinite: a result is infinite or NaN.

    Example:
        >>> x, other = torch.randn(2, 3, 5)
        >>> total, normed = add_layer_norm(x, other, None, None, 1e-5)
        >>> torch.equal(total, x + other), torch.equal(normed, layer_norm(total, None, None, 1e-5))
        (True, True)
    """
    own, other = x.contiguous(), other.contiguous()
    total = own if over or own is not x else torch.empty_like(own)
    out = torch.empty_like(own)
    _normalise(own, other, total, weight, bias, epsilon, out)
    return total, out


def _normalise(
    x: Tensor,
    other: Tensor | None,
    total: Tensor | None,
    weight: Tensor | None,
    bias: Tensor | None,
    epsilon: float,
    out: Tensor,
) -> None:
    weight = None if weight is None else weight.contiguous()
    bias = None if bias is None else bias.contiguous()
    size = x.shape[-1]
    places = (x.data_ptr(), address(other), address(total), address(weight), address(bias), epsilon, out.data_ptr())
    if not _kernels().orograph_layer_norm(x.numel() // size, size, *places):
        raise NotFinite("a normalisation overflows, or is given numbers that are not finite")


@functools.cache
def _kernels() -> Any:
    found = compiled()
    whole, place = ctypes.c_int64, ctypes.c_void_p
    found.orograph_gelu.argtypes = [whole, place, place]
    found.orograph_layer_norm.argtypes = [whole, whole, *[place] * 5, ctypes.c_double, place]
    return found
