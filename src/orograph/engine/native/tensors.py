"""Tensors as kernels see them."""

from __future__ import annotations

from torch import Tensor


def address(tensor: Tensor | None) -> int | None:
    """Where the first number of a tensor lies; None, which a kernel takes for nothing, if there is none."""
    return None if tensor is None else tensor.data_ptr()
