"""Attention, softmax(q kᵀ) v, as a function of tensors."""

from __future__ import annotations

import ctypes
import functools
import math
from typing import Any

from torch import Tensor

from orograph.engine.errors import NotFinite
from orograph.engine.native.build import compiled
from orograph.engine.native.tensors import address

Window = tuple[tuple[int, ...], tuple[int, ...], int]
"""A view of a tensor: its shape and strides, and where it begins."""


def fits(size: int) -> bool:
    """Whether the kernel serves heads of this size.

    Raises:
        CannotLower: there are no kernels on this machine.
    """
    return _together(size) > 0


def attend(
    q: Tensor,
    k: Tensor,
    v: Tensor,
    mask: Tensor | None = None,
    causal: bool = False,
    scale: float | None = None,
    blind: bool = True,
) -> Tensor:
    """softmax(scale · q kᵀ) v, over the keys that a query may look at.

    The scores of a few queries at a time stay in the cache, and keys behind the last one that any of these may look at
    are left out. In single precision its errors are those of the products as written.

    Args:
        q: shape (batch, heads, queries, size) or (batch, queries, size), float32; without a copy if the numbers of a
            token lie side by side, whatever the order of the other axes.
        k, v: shape (batch, heads, keys, size), or without heads, too.
        mask: bool, where a query may look at a key; it broadcasts to shape (batch, heads, queries, keys).
        causal: whether the i-th query may look at the first i + 1 keys only.
        scale: of the scores; None for 1 / √size.
        blind: whether a query that may look at nothing gets 0, as in the fused operation of PyTorch; a softmax of
            nothing is NaN.

    Returns:
        The shape of q. In memory heads come after queries, so that a token's heads lie side by side.

    Raises:
        NotFinite: a value or a result is infinite or NaN, or would be.

    References:
        Dao et al., "FlashAttention: fast and memory-efficient exact attention with IO-awareness", NeurIPS 2022.

    Example:
        >>> import torch
        >>> q, k, v = torch.randn(3, 2, 4, 5, 8)
        >>> found = attend(q, k, v, causal=True)
        >>> wanted = torch.nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True)
        >>> torch.allclose(found, wanted, atol=1e-5)
        True
    """
    alone = q.ndim == 3
    if alone:
        q, k, v = q.unsqueeze(1), k.unsqueeze(1), v.unsqueeze(1)
    q, k, v = _side_by_side(q), _side_by_side(k), _side_by_side(v)
    batch, heads, queries, size = q.shape
    keys = k.shape[2]
    if mask is not None and alone:
        mask = mask.expand(batch, queries, keys).unsqueeze(1)
    out = q.new_empty((batch, queries, heads, size))
    windows = tuple((tuple(each.shape), each.stride(), 0) for each in (q, k, v, out.transpose(1, 2)))
    _call((q, k, v), windows, mask, causal, scale, blind, out)
    return out.squeeze(2) if alone else out.transpose(1, 2)


def attend_within(
    sources: tuple[Tensor, Tensor, Tensor],
    windows: tuple[Window, Window, Window, Window],
    shape: tuple[int, ...],
    mask: Tensor | None = None,
    causal: bool = False,
    scale: float | None = None,
    blind: bool = True,
) -> Tensor:
    """As `attend`, for queries, keys and values that are views, and a result that is seen in another form.

    Args:
        sources: what they are views of, contiguous.
        windows: where queries, keys, values and what attention makes of them are in the sources and in the result: of
            shape (batch, heads, tokens, size), the last stride being 1.
        shape: of the result, all of whose numbers are in its window.
        mask, causal, scale, blind: as for `attend`.

    Raises:
        NotFinite: as `attend`.

    Example:
        >>> import torch
        >>> x = torch.randn(2, 5, 3 * 16)
        >>> q, k, v = (part.unflatten(-1, (4, 4)).transpose(1, 2) for part in x.chunk(3, -1))
        >>> windows = [(tuple(each.shape), each.stride(), each.storage_offset()) for each in (q, k, v)]
        >>> windows.append(((2, 4, 5, 4), (80, 4, 16, 1), 0))
        >>> found = attend_within((x, x, x), tuple(windows), (2, 5, 16))
        >>> torch.equal(found, attend(q, k, v).transpose(1, 2).flatten(2))
        True
    """
    sources = tuple(source.contiguous() for source in sources)  # type: ignore[assignment]
    out = sources[0].new_empty(shape)
    _call(sources, windows, mask, causal, scale, blind, out)
    return out


def _call(
    sources: tuple[Tensor, Tensor, Tensor],
    windows: tuple[Window, ...],
    mask: Tensor | None,
    causal: bool,
    scale: float | None,
    blind: bool,
    out: Tensor,
) -> None:
    (shape, _, _), (of_keys, _, _), *_ = windows
    steps = None
    if mask is not None:
        mask = mask.expand(*shape[:3], of_keys[2])
        steps = mask.stride()
    finite = _kernels().orograph_attention(
        _plan(shape, of_keys[2], causal, steps, *(strides for _, strides, _ in windows)),
        *(tensor.data_ptr() + at * tensor.element_size() for tensor, (_, _, at) in zip(sources, windows, strict=False)),
        address(mask),
        1 / math.sqrt(shape[3]) if scale is None else scale,
        blind,
        out.data_ptr(),
    )
    if not finite:
        raise NotFinite("attention overflows, or is given numbers that are not finite or nothing to look at")


def _side_by_side(x: Tensor) -> Tensor:
    return x if x.stride(3) == 1 or x.shape[3] == 1 else x.contiguous()


class _Plan(ctypes.Structure):
    """What the kernel is told of heads, as it reads it: the order of the fields is its own."""

    _fields_ = tuple(
        (name, ctypes.c_int64)
        for name in (
            *("batch", "heads", "queries", "keys", "size", "together", "causal"),
            *(f"{of}_{between}" for of in ("q", "k", "v", "mask", "out") for between in ("batch", "head", "token")),
            "mask_key",
        )
    )


Steps = tuple[int, ...]


@functools.lru_cache(maxsize=1024)
def _plan(
    shape: tuple[int, ...], keys: int, causal: bool, mask: Steps | None, q: Steps, k: Steps, v: Steps, out: Steps
) -> _Plan:
    *hidden, each = mask or (0, 0, 0, 0)
    steps = (*q[:3], *k[:3], *v[:3], *hidden, *out[:3], each)
    return _Plan(*shape[:3], keys, shape[3], _together(shape[3]), causal, *steps)


@functools.cache
def _together(size: int) -> int:
    most = _kernels().orograph_most()
    return next((n for n in (32, 16, 8, 4) if n <= most and size % n == 0), 0)


@functools.cache
def _kernels() -> Any:
    found = compiled()
    place, real = ctypes.c_void_p, ctypes.c_float
    found.orograph_most.argtypes = []
    found.orograph_attention.argtypes = [ctypes.POINTER(_Plan), *[place] * 4, real, ctypes.c_int, place]
    return found
