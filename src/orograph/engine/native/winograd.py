"""3 x 3 convolutions by Winograd's minimal algorithm, as functions of tensors."""

from __future__ import annotations

import ctypes
import functools
import math
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from orograph.engine.errors import NotFinite
from orograph.engine.native.build import compiled
from orograph.engine.native.tensors import address

_TILES = 12, 48
"""How many tiles share a pass over the transformed weights; the second number where these are large."""

_LARGE = 1 << 22
"""Bytes of transformed weights that are read from memory rather than from a cache."""


def together(inputs: int, outputs: int) -> int:
    """How many channels the kernel works on at a time; 0 if it does not serve such numbers of them.

    Raises:
        CannotLower: there are no kernels on this machine.
    """
    kernels = _kernels()
    sizes = (size for size in (32, 16, 8, 4) if size <= kernels.most)
    return next((n for n in sizes if outputs % n == 0 and inputs % kernels.lanes(n) == 0), 0)


def transform(weight: Tensor) -> Tensor:
    """G g Gᵀ for every pair of channels: shape (outputs, inputs, 3, 3) → (6, 6, outputs / n, inputs, n).

    With n = `together` channels at a time.

    Args:
        weight: float32.
    """
    outputs, inputs = weight.shape[:2]
    weight = weight.contiguous()
    many = together(inputs, outputs)
    out = weight.new_empty(6, 6, outputs // many, inputs, many)
    _kernels().transform(many, outputs, inputs, weight.data_ptr(), out.data_ptr())
    return out


def convolve(
    x: Tensor, weight: Tensor, bias: Tensor | None, other: Tensor | None, rectify: bool, over: bool = False
) -> Tensor:
    """relu(W x + b + other) with a 3 x 3 kernel, stride 1 and padding 1.

    By F(4 × 4, 3 × 3): 36 products for 16 outputs where the sum as written takes 144. In single precision its root mean
    square error is about twice that of the sum as written, some 1e-6 of the outputs' own and less. An error is as
    large as rounding of the largest of the 6 × 6 numbers that a tile of outputs is made of, in an output's own window
    or not.

    Args:
        x: shape (images, inputs, height, width), float32; without a copy if its channels are last.
        weight: from `transform`.
        bias: shape (outputs,), or None.
        other: what is added, of the result's shape, or None.
        rectify: whether negative numbers become 0.
        over: whether the result may be written over ``other``.

    Returns:
        Shape (images, outputs, height, width), the channels last.

    Raises:
        NotFinite: a sum is infinite or NaN, which others may have become that are finite in the sum as written.

    References:
        Lavin and Gray, "Fast algorithms for convolutional neural networks", CVPR 2016; Barabasz et al., "Error analysis
        and improving the accuracy of Winograd convolution for deep neural networks", ACM TOMS 46, 2020.

    Example:
        >>> x, w = torch.randn(1, 8, 5, 5), torch.randn(8, 8, 3, 3)
        >>> found = convolve(x, transform(w), None, None, False)
        >>> torch.allclose(found, torch.nn.functional.conv2d(x, w, padding=1), atol=1e-4)
        True
    """
    plan = _plan(x.shape, weight.shape)
    bias = None if bias is None else bias.contiguous()
    x = x.contiguous(memory_format=torch.channels_last)
    if other is not None:
        other = other.contiguous(memory_format=torch.channels_last)
    if other is not None and over:
        out = other
    elif plan.outputs == plan.inputs:
        out = torch.empty_like(x)
    else:
        out = x.new_empty((plan.images, plan.height, plan.width, plan.outputs)).permute(0, 3, 1, 2)
    rest = (address(bias), address(other), rectify, out.data_ptr())
    if not _kernels().convolve(plan, x.data_ptr(), weight.data_ptr(), *rest):
        raise NotFinite("a convolution overflows, or is given numbers that are not finite")
    return out


class _Plan(ctypes.Structure):
    """What the kernel is told of a convolution, as it reads it: the order of the fields is its own."""

    _fields_ = tuple(
        (name, ctypes.c_int64) for name in ("images", "height", "width", "inputs", "outputs", "together", "block")
    )


@functools.lru_cache(maxsize=1024)
def _plan(images: torch.Size, weight: torch.Size) -> _Plan:
    _, _, blocks, inputs, many = weight
    size = 4 * math.prod(weight)
    tiles = _TILES[size > _LARGE]
    return _Plan(images[0], *images[2:], inputs, blocks * many, many, tiles)


@dataclass(frozen=True)
class _Kernels:
    most: int
    lanes: Any
    transform: Any
    convolve: Any


@functools.cache
def _kernels() -> _Kernels:
    found = compiled()
    whole, place, number = ctypes.c_int64, ctypes.c_void_p, ctypes.c_int
    lanes, weights, convolve = (found["orograph_" + name] for name in ("lanes", "winograd_weights", "winograd"))
    lanes.argtypes = [whole]
    weights.argtypes, weights.restype = [whole, whole, whole, place, place], None
    convolve.argtypes = [ctypes.POINTER(_Plan), *[place] * 4, number, place]
    return _Kernels(found["orograph_most"](), lanes, weights, convolve)
