"""One batch: tensors in nested tuples, lists and dicts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor


@dataclass(frozen=True)
class Batch:
    """One batch: what the model is called with, and what its outputs are compared to."""

    inputs: Any
    targets: Any

    def to(self, device: torch.device) -> Batch:
        """The batch on a device."""
        return Batch(tree_map(lambda t: t.to(device), self.inputs), tree_map(lambda t: t.to(device), self.targets))

    @property
    def size(self) -> int:
        """Number of samples: the length of the first tensor."""
        for tensor in (*leaves(self.inputs), *leaves(self.targets)):
            if tensor.ndim:
                return len(tensor)
        return 1

    @property
    def shapes(self) -> tuple[torch.Size, ...]:
        """Of all tensors."""
        return tuple(tensor.shape for tensor in (*leaves(self.inputs), *leaves(self.targets)))

    @property
    def bytes(self) -> int:
        """Memory of all tensors."""
        return sum(t.numel() * t.element_size() for t in (*leaves(self.inputs), *leaves(self.targets)))


def tree_map(function: Callable[[Tensor], Any], tree: Any) -> Any:
    """Applies a function to every tensor of nested tuples, lists and dicts; the rest stays."""
    if isinstance(tree, Tensor):
        return function(tree)
    if isinstance(tree, Mapping):
        return {key: tree_map(function, value) for key, value in tree.items()}
    if isinstance(tree, tuple | list):
        return tuple(tree_map(function, value) for value in tree)
    return tree


def leaves(tree: Any) -> list[Tensor]:
    """Every tensor of nested tuples, lists and dicts."""
    found: list[Tensor] = []
    tree_map(found.append, tree)
    return found


def pick(batch: Batch, index: Any) -> Batch:
    """Samples of a batch, by slice or index tensor."""
    return Batch(tree_map(lambda t: t[index], batch.inputs), tree_map(lambda t: t[index], batch.targets))


def times_written(tensor: Tensor) -> int | None:
    """How often a tensor was written; None if it was made in inference mode, or NumPy may write into its memory."""
    counted = not tensor.is_inference() and tensor.untyped_storage().resizable()
    return tensor._version if counted else None
