"""Whether a lowered model gives what the model gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor
from torch.utils import _pytree as pytree

from orograph.engine.errors import CannotLower, refusal

TOLERANCES = {torch.float64: 1e-9, torch.float32: 1e-4, torch.bfloat16: 0.05, torch.float16: 0.05}
"""Largest difference of outputs, as a share of the largest output: loose enough for rounding in a deep net, tight
enough for any mistake of form."""

Batch = tuple[Sequence[Any], Mapping[str, Any]]


def check(model: Callable[..., Any], lowered: Callable[..., Any], batch: Batch, tolerance: float | None = None) -> None:
    """Compares a lowered model with the model, on a batch and on the same samples in another order and size.

    The second batch has other values in every place, so that nothing that was read off the first one while tracing
    can go unnoticed.

    Args:
        model: the model.
        lowered: what should give the same.
        batch: args and kwargs.
        tolerance: of the outputs; default by dtype. Infinities and NaN must be in the same places.

    Raises:
        CannotLower: they differ.
    """
    for args, kwargs in (batch, _other(batch)):
        try:
            wanted = model(*args, **kwargs)
        except Exception as error:
            raise refusal("the model does not run on its own", error) from error
        try:
            found = lowered(*args, **kwargs)
        except Exception as error:
            raise refusal("the lowered model does not run", error) from error
        _compare(wanted, found, tolerance)


def _other(batch: Batch) -> Batch:
    """The batch backwards, its real numbers a little smaller."""
    return pytree.tree_map(_changed, batch)


def _changed(leaf: Any) -> Any:
    if not isinstance(leaf, Tensor) or not leaf.ndim:
        return leaf
    return leaf.flip(0) * 0.75 if leaf.is_floating_point() else leaf.flip(0)


def _compare(wanted: Any, found: Any, tolerance: float | None) -> None:
    leaves, spec = pytree.tree_flatten(wanted)
    others, other_spec = pytree.tree_flatten(found)
    if spec != other_spec:
        raise CannotLower("the lowered model returns something of another form")
    for a, b in zip(leaves, others, strict=True):
        if not isinstance(a, Tensor):
            if a != b:
                raise CannotLower(f"the lowered model returns {b!r} where the model returns {a!r}")
        elif a.shape != b.shape or a.dtype != b.dtype or a.device != b.device:
            raise CannotLower(f"the lowered model returns {b.dtype} {tuple(b.shape)}, not {a.dtype} {tuple(a.shape)}")
        elif not _close(a, b, TOLERANCES.get(a.dtype, 0.0) if tolerance is None else tolerance):
            raise CannotLower("the lowered model returns other numbers than the model")


def _close(a: Tensor, b: Tensor, tolerance: float) -> bool:
    if not a.is_floating_point():
        return torch.equal(a, b)
    finite = a.isfinite()
    if not torch.equal(finite, b.isfinite()) or not torch.equal(_kinds(a[~finite]), _kinds(b[~finite])):
        return False
    a, b = a[finite].double(), b[finite].double()
    return not len(a) or bool((a - b).abs().max() <= tolerance * a.abs().max())


def _kinds(odd: Tensor) -> Tensor:
    """1 for infinity, -1 for minus infinity, 0 for NaN."""
    return torch.nan_to_num(odd, nan=0.0, posinf=1.0, neginf=-1.0)
