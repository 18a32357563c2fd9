"""Norms of filters and layers, scaling by them, and the orthogonalisation that keeps them.

All statistics are float64, whatever the dtype of the tensors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from orograph.parameters.roles import Filters

BLOCK = 1 << 14
"""Entries that are widened to float64 at a time: few, so that the pieces leave no holes in the heap behind them."""


def norms(tensor: Tensor, filters: Filters, per: str) -> Tensor:
    """Euclidean norms of the filters (``per="filter"``) or layers (``"layer"``) of one tensor.

    Returns:
        float64; shape `Filters.counts` (``(1,)`` if the whole tensor is one filter), or ``(blocks,)``.

    Example:
        >>> norms(torch.tensor([[3.0, 4.0], [0.0, 2.0]]), Filters((2, 2), (0,)), "filter").tolist()
        [5.0, 2.0]
    """
    return dots(tensor, tensor, filters, per).sqrt()


def dots(a: Tensor, b: Tensor, filters: Filters, per: str) -> Tensor:
    """Inner products of the corresponding filters or layers of two tensors; shapes as in `norms`."""
    a, b = a.reshape(filters.view), b.reshape(filters.view)
    if not filters.keep:
        return torch.stack([_product(x, y).sum() for x, y in _split(a, b, 0)]).sum().reshape(1)
    axis = max(filters.keep, key=lambda kept: filters.view[kept])
    parts = [_product(x, y).sum(filters.summed) if filters.summed else _product(x, y) for x, y in _split(a, b, axis)]
    per_filter = torch.cat(parts, dim=filters.keep.index(axis))
    return per_filter.reshape(filters.blocks, -1).sum(1) if per == "layer" else per_filter


def scale_(tensor: Tensor, factors: Tensor, filters: Filters, per: str) -> Tensor:
    """Multiplies every filter or layer of ``tensor`` by its factor, in place.

    Args:
        tensor: changed in place; must be contiguous.
        factors: shaped as `norms` returns them.
        filters: where the filters are.
        per: ``"filter"`` or ``"layer"``.
    """
    view = tensor.view(filters.view)
    factors = factors.to(tensor.dtype)
    if not filters.keep or (per == "layer" and filters.blocks == 1):
        view.mul_(factors.reshape(()))
        return tensor
    if per == "layer":
        factors = factors.repeat_interleave(filters.view[filters.keep[0]] // filters.blocks)
        keep: tuple[int, ...] = filters.keep[:1]
    else:
        keep = filters.keep
    shape = [size if axis in keep else 1 for axis, size in enumerate(filters.view)]
    view.mul_(factors.reshape(shape))
    return tensor


def safe_ratio(wanted: Tensor, present: Tensor) -> Tensor:
    """``wanted / present``, 0 where ``present`` is 0 (a filter of zeros stays zero)."""
    return torch.where(
        present > 0, wanted / present.clamp(min=torch.finfo(present.dtype).tiny), torch.zeros_like(wanted)
    )


def orthogonalise_(
    second: Sequence[Tensor], first: Sequence[Tensor], filters: Sequence[Filters], per: str | None
) -> float:
    """Makes ``second`` orthogonal to ``first`` and keeps the norm of each of its filters (or layers), in place.

    Plain Gram–Schmidt after normalising would spoil the norms, normalising after it the orthogonality. Here both
    hold: for one λ, every filter f becomes ``‖b_f‖ (b_f − λ a_f) / ‖b_f − λ a_f‖``, and λ solves

        Σ_f ‖b_f‖ (a_f·b_f − λ ‖a_f‖²) / ‖b_f − λ a_f‖ = 0,

    whose left side decreases in λ, so the root is unique and found by bisection on one scalar. The left side jumps
    where a filter parallel to its counterpart (above all, a single number) changes sign. If it jumps across zero, that
    filter outweighs all others and no λ will do: ``second`` then leaves it where it is, and the rest is solved for.

    Args:
        second: tensors b, changed in place.
        first: tensors a.
        filters: where the filters of each tensor are.
        per: ``"filter"``, ``"layer"``, or None: the whole vector is one group.

    Returns:
        λ; NaN if every filter of b is parallel to that of a; b is then left as it was.
    """
    stats = [
        (dots(a, a, f, per or "filter"), dots(a, b, f, per or "filter"), dots(b, b, f, per or "filter"))
        for a, b, f in zip(first, second, filters, strict=True)
    ]
    aa, ab, bb = (torch.cat([s[i].reshape(-1) for s in stats]).cpu() for i in range(3))
    if per is None:
        aa, ab, bb = aa.sum().reshape(1), ab.sum().reshape(1), bb.sum().reshape(1)
    shift = _root(aa, ab, bb)
    while bool((stuck := _vanishing(shift, aa, ab, bb)).any()):
        ab, bb = ab.masked_fill(stuck, 0), bb.masked_fill(stuck, 0)
        shift = _root(aa, ab, bb)
    if shift != shift:
        return shift
    rest = (bb - 2 * shift * ab + shift**2 * aa).clamp(min=0).sqrt()
    factors = safe_ratio(bb.sqrt(), rest)
    position = 0
    for a, b, f, (s, _, _) in zip(first, second, filters, stats, strict=True):
        b.sub_(a, alpha=shift)
        if per is None:
            b.mul_(float(factors))
        else:
            scale_(b, factors[position : position + s.numel()].reshape(s.shape).to(b.device), f, per)
        position += s.numel()
    return shift


def _root(aa: Tensor, ab: Tensor, bb: Tensor) -> float:
    free = aa * bb - ab**2 > 1e-12 * aa * bb
    if not bool(free.any()):
        return float("nan")

    def slope(shift: float) -> float:
        rest = (bb - 2 * shift * ab + shift**2 * aa).clamp(min=0).sqrt()
        return float((bb.sqrt() * safe_ratio(ab - shift * aa, rest)).sum())

    low, high = -1.0, 1.0
    while slope(low) < 0 and low > -1e12:
        low *= 2
    while slope(high) > 0 and high < 1e12:
        high *= 2
    if slope(low) < 0 or slope(high) > 0:
        return float("nan")
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if slope(middle) > 0 else (low, middle)
    return (low + high) / 2


def _vanishing(shift: float, aa: Tensor, ab: Tensor, bb: Tensor) -> Tensor:
    """Filters of which nothing is left at λ: bisection ended in their jump."""
    rest = bb - 2 * shift * ab + shift**2 * aa
    return (bb > 0) & (rest < 1e-12 * bb)


def _split(a: Tensor, b: Tensor, axis: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Corresponding slices of at most about `BLOCK` entries, so that widening them costs little memory."""
    step = max(1, BLOCK * a.shape[axis] // max(1, a.numel()))
    return zip(a.split(step, axis), b.split(step, axis), strict=True)


def _product(a: Tensor, b: Tensor) -> Tensor:
    return a.double() * b.double()
