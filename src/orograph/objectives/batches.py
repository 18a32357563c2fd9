"""A fixed list of samples: kept on the device when it fits, streamed when it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from orograph.errors import DataError
from orograph.objectives.batch import Batch, leaves, pick, times_written, tree_map
from orograph.parameters.digest import digest_samples


@dataclass
class Batches:
    """A fixed list of samples in a fixed order, that can be gone through again and again.

    Attributes:
        stored: the batches on the device, or None if they are streamed.
        stream: makes the batches anew, in the same order.
        count: number of samples; None until a streamed source has been read once.
        sha256: hash of the samples; None until a streamed source has been read once.
        note: what was done to the source, for the provenance.
    """

    stored: list[Batch] | None
    stream: Callable[[], Iterator[Batch]] | None
    device: torch.device
    count: int | None = None
    sha256: str | None = None
    note: str = ""
    _whole: Batch | None = field(default=None, repr=False)
    _given: Batch | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self._versions = self._present_versions()

    def __iter__(self) -> Iterator[Batch]:
        if self.stored is not None:
            return iter(self.stored)
        assert self.stream is not None
        return (batch.to(self.device) for batch in self.stream())

    @property
    def resident(self) -> bool:
        """Whether the data is kept on the device."""
        return self.stored is not None

    def check_unchanged(self) -> None:
        """Makes sure that samples in memory, which may be the user's, are still those that were hashed.

        What is written through ``tensor.data`` goes unnoticed, and so do changes of what is read anew.

        Raises:
            DataError: somebody has written into them.
        """
        versions = self._present_versions()
        if None not in versions and versions == self._versions:
            return
        if digest(self) != self.sha256:
            raise DataError(
                "the data with which the objective was made",
                "data that was written into since then",
                "make the objective anew",
            )
        self._versions = versions

    def _present_versions(self) -> list[int | None]:
        """How often each tensor in memory was written; None where nobody counts."""
        whole = self._whole or self._given
        parts = [whole] if whole is not None else self.stored or []
        return [times_written(t) for batch in parts for t in (*leaves(batch.inputs), *leaves(batch.targets))]

    def rebatch(self, size: int) -> None:
        """Cuts resident samples into batches of this size; streamed or ragged data keep theirs."""
        if self._whole is not None:
            self.stored = self.cut(size)

    def cut(self, size: int, most: int | None = None) -> list[Batch]:
        """The samples in batches of this size where they can be cut, else as they are; the data itself stays as it is.

        Args:
            size: samples in a batch.
            most: leave out what comes after so many samples (at least one batch is kept).
        """
        if self._whole is None:
            return [batch for batch, _ in zip(self, range(max(1, (most or size) // size)), strict=False)]
        stop = min(self._whole.size, most or self._whole.size)
        return [pick(self._whole, slice(start, min(start + size, stop))) for start in range(0, stop, size)]

    def chosen(self, index: Sequence[int], size: int) -> list[Batch]:
        """Some of the samples, in batches of a size; only where the data can be cut."""
        assert self._whole is not None
        parts = torch.as_tensor(index, device=self.device).split(size)
        return [pick(self._whole, part) for part in parts]

    def mixed(self) -> Iterator[Batch]:
        """The same samples in a fixed random order, so that a batch is like the whole; other data as it is."""
        if self._whole is None or self.stored is None:
            yield from self
            return
        order = torch.randperm(self._whole.size, generator=torch.Generator().manual_seed(0)).to(self.device)
        for part in order.split(self.stored[0].size):
            yield pick(self._whole, part)

    @property
    def rebatchable(self) -> bool:
        """Whether `rebatch` has an effect."""
        return self._whole is not None

    def first(self) -> Batch:
        """The first batch.

        Raises:
            DataError: there is no data.
        """
        for batch in self:
            return batch
        raise DataError("at least one sample", "empty data", "check how the data was chosen")


def kept(parts: list[Batch], device: torch.device, note: str) -> Batches:
    """Batches that stay on the device, as one where they fit together.

    Args:
        parts: the batches read, in order.
        device: where they go.
        note: what was done to the source.
    """
    count = sum(batch.size for batch in parts)
    whole = parts[0] if len(parts) == 1 else _joined(parts)
    parts = [whole] if whole is not None else parts
    sha256 = digest(parts)
    stored = [batch.to(device) for batch in parts]
    return Batches(
        stored,
        None,
        device,
        count,
        sha256,
        note,
        stored[0] if whole is not None and _splits(whole) else None,
    )


def streamed(
    source: Callable[[], Iterator[Batch]], device: torch.device, note: str, given: Batch | None = None
) -> Batches:
    """Batches that are made anew whenever they are gone through; they are read once for their number and hash.

    Args:
        source: makes them, always the same.
        device: where they go.
        note: what was done to the source.
        given: all samples, if they are in memory.
    """
    count = 0

    def counted() -> Iterator[Batch]:
        nonlocal count
        for batch in source():
            count += batch.size
            yield batch

    sha256 = digest(counted())
    return Batches(None, source, device, count, sha256, note, _given=given)


def _joined(kept: list[Batch]) -> Batch | None:
    """All batches as one, or None if their tensors do not fit together (padding to different lengths)."""
    flat = [(*leaves(b.inputs), *leaves(b.targets)) for b in kept]
    kinds = {tuple((t.shape[1:], t.dtype) if t.ndim else None for t in tensors) for tensors in flat}
    if len(kinds) != 1 or not all(_splits(batch) for batch in kept):
        return None
    columns = iter([torch.cat(column) for column in zip(*flat, strict=True)])
    inputs = tree_map(lambda _: next(columns), kept[0].inputs)
    return Batch(inputs, tree_map(lambda _: next(columns), kept[0].targets))


def _splits(batch: Batch) -> bool:
    """Whether every tensor of the batch has one entry a sample on its first axis, and nothing else is in it."""
    tensors = (*leaves(batch.inputs), *leaves(batch.targets))
    return bool(tensors) and all(t.ndim and len(t) == batch.size for t in tensors) and _only_tensors(batch.inputs)


def _only_tensors(tree: Any) -> bool:
    if isinstance(tree, Mapping):
        return all(_only_tensors(value) for value in tree.values())
    if isinstance(tree, tuple | list):
        return all(_only_tensors(value) for value in tree)
    return isinstance(tree, Tensor)


def digest(batches: Iterable[Batch]) -> str:
    """SHA-256 of the samples of batches, in whatever batches they come."""
    return digest_samples([*leaves(batch.inputs), *leaves(batch.targets)] for batch in batches)
