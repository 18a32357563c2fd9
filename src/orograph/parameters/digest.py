"""Hashes of tensors: what a survey was computed from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np
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


def digest_samples(batches: Iterable[Sequence[Tensor]]) -> str:
    """SHA-256 over samples, the same however they are cut into batches.

    Args:
        batches: the tensors of every batch, samples on the first axis.

    Example:
        >>> x = torch.arange(6.0)
        >>> digest_samples([[x[:4]], [x[4:]]]) == digest_samples([[x]])
        True
    """
    columns: dict[str, hashlib._Hash] = {}
    rows: dict[str, int] = {}
    for batch in batches:
        for position, tensor in enumerate(batch):
            key = f"{position}:{tensor.dtype}:{tuple(tensor.shape[1:]) if tensor.ndim else None}"
            _feed(columns.setdefault(key, hashlib.sha256()), tensor)
            rows[key] = rows.get(key, 0) + (len(tensor) if tensor.ndim else 1)
    total = hashlib.sha256()
    for key, column in columns.items():
        total.update(f"{key}:{rows[key]}:{column.hexdigest()};".encode())
    return total.hexdigest()


def update(total: hashlib._Hash, name: str, tensor: Tensor) -> None:
    """Adds one named tensor to a running hash."""
    total.update(f"{name}:{tensor.dtype}:{tuple(tensor.shape)};".encode())
    _feed(total, tensor)


def _feed(total: hashlib._Hash, tensor: Tensor) -> None:
    """Adds the bytes of a tensor; by DLPack, as ``numpy()`` would leave a mark on memory that is the user's."""
    if tensor.numel():
        total.update(np.from_dlpack(tensor.detach().contiguous().cpu().reshape(-1).view(torch.uint8)).data)
