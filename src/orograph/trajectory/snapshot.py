"""One snapshot as one safetensors file.

The first snapshot of a recording and all of kind ``float32`` are checkpoints: weights and buffers under the model's own
names, bit for bit. Those of kind ``bfloat16`` hold, under ``delta/<name>``, the rounded difference from the first one.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import safetensors.torch
import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor, nn

from orograph.errors import StoreError, reason
from orograph.parameters.space import ParameterInfo
from orograph.parameters.vector import Vector
from orograph.results.atomic import replacing

SUFFIX = ".safetensors"
DELTA = "delta/"
PATTERN = re.compile(r"step-[0-9e+.-]+-[0-9a-f]{12}\.safetensors")
"""What files of snapshots are called; nothing else in the folder is ever deleted."""


def buffers_of(model: nn.Module) -> dict[str, Tensor]:
    """Name → copy on the CPU of every buffer in the model's state dict: running statistics above all."""
    weights = {name for name, _ in model.named_parameters(remove_duplicate=False)}
    state = {name: value for name, value in model.state_dict().items() if isinstance(value, Tensor)}
    return {n: v.detach().to("cpu", copy=True).contiguous() for n, v in state.items() if n not in weights}


def pack(weights: Vector, infos: Iterable[ParameterInfo], buffers: Mapping[str, Tensor], base: Vector | None) -> bytes:
    """The bytes of a snapshot's file.

    Args:
        weights: the model's.
        infos: which of its tensors to keep.
        buffers: as `buffers_of` gives them.
        base: the first snapshot, for a rounded difference from it; None keeps the weights themselves.
    """
    own = weights.tensors()
    if base is None:
        tensors = {info.name: own[info.name].to("cpu", info.dtype).contiguous() for info in infos}
    else:
        first = base.tensors()
        tensors = {
            DELTA + info.name: (own[info.name].cpu().double() - first[info.name].double()).bfloat16().contiguous()
            for info in infos
        }
    return safetensors.torch.save({n: t.clone() for n, t in (tensors | dict(buffers)).items()}, {"format": "pt"})


def file_name(step: float, content: bytes) -> str:
    """A name that says the step, and differs where the content does."""
    told = str(int(step)) if step == int(step) else repr(float(step))
    return f"step-{told}-{hashlib.sha256(content).hexdigest()[:12]}{SUFFIX}"


def write(folder: Path, name: str, content: bytes) -> None:
    """Writes a snapshot's file, whole or not at all, and on the disk before anything refers to it.

    Raises:
        StoreError: it cannot be written.
    """
    with replacing(folder / name) as draft, draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


class SnapshotFile:
    """An open snapshot; reads no more of it than is asked for.

    Args:
        path: of the file.

    Raises:
        StoreError: it is gone or damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._file = safe_open(path, framework="pt")
            self._names = set(self._file.keys())
        except (SafetensorError, OSError) as error:
            raise self._unreadable(error) from error

    def is_delta(self, name: str) -> bool:
        """Whether this tensor is a difference from the first snapshot."""
        return DELTA + name in self._names

    def piece(self, name: str, start: int, stop: int) -> Tensor:
        """Entries of a tensor, flattened: those of the positions ``start`` … ``stop`` of its first axis; float64.

        A tensor without axes has one position.
        """
        key = DELTA + name if self.is_delta(name) else name
        try:
            part = self._file.get_slice(key)
            tensor = part[start:stop] if part.get_shape() else self._file.get_tensor(key)
        except (SafetensorError, OSError) as error:
            raise self._unreadable(error) from error
        return tensor.reshape(-1).double()

    def others(self, weights: Iterable[str]) -> dict[str, Tensor]:
        """Name → tensor of everything that is no weight: the buffers."""
        taken = {key for name in weights for key in (name, DELTA + name)}
        return {name: self._file.get_tensor(name) for name in sorted(self._names - taken)}

    def _unreadable(self, error: Exception) -> StoreError:
        return StoreError(
            "an undamaged snapshot",
            f"{str(self._path)!r}, which cannot be read ({reason(error)})",
            "open the recording again if it is being written, or record again",
        )


def tensor_of(path: Path, infos: Iterable[ParameterInfo], base: Vector, weights: Vector) -> None:
    """Fills a vector with the recorded tensors of a snapshot, in place.

    Args:
        path: of the file.
        infos: the recorded tensors.
        base: the first snapshot.
        weights: changed in place.
    """
    file = SnapshotFile(path)
    views, first = weights.tensors(), base.tensors()
    for info in infos:
        values = file.piece(info.name, 0, info.shape[0] if info.shape else 1)
        if file.is_delta(info.name):
            values = values + first[info.name].reshape(-1).double()
        views[info.name].copy_(values.reshape(info.shape))


def first_of(path: Path, infos: Iterable[ParameterInfo], weights: Vector) -> Vector:
    """Fills a vector with the first snapshot, which holds every tensor, and gives it back."""
    file = SnapshotFile(path)
    views = weights.tensors()
    with torch.no_grad():
        for info in infos:
            views[info.name].copy_(file.piece(info.name, 0, info.shape[0] if info.shape else 1).reshape(info.shape))
    return weights
