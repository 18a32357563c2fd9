"""Hashes of tensors: what a survey was computed from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import torch
from torch import Tensor


def digest(tensors: Iterable[tuple[str, Tensor]]) -> str:
    """SHA-256 over names, dtypes, shapes and bytes of tensors, in the order given.

    Returns:
        64 hexadecimal digits; equal tensors give equal digests on every device.

    Example:
        >>> digest([("w", torch.zeros(2))]) == digest([("w", torch.zeros(2))])
        True
    """
    total = hashlib.sha256()
    for name, tensor in tensors:
        update(total, name, tensor)
    return total.hexdigest()


def update(total: hashlib._Hash, name: str, tensor: Tensor) -> None:
    """Adds one named tensor to a running hash."""
    total.update(f"{name}:{tensor.dtype}:{tuple(tensor.shape)};".encode())
    if tensor.numel():
        total.update(tensor.detach().contiguous().cpu().reshape(-1).view(torch.uint8).numpy().data)
