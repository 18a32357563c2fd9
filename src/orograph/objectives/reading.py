"""Reads whatever a user calls data."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset, IterableDataset

from orograph.errors import DataError, an, reason, warn
from orograph.objectives.batch import Batch, leaves, pick
from orograph.objectives.batches import Batches, digest, kept, streamed

TARGET_KEYS = ("labels", "label", "targets", "target", "y")
"""Keys of a dict batch that hold the targets; the rest are the model's keyword arguments."""

READ = 256
"""Samples read at a time from a dataset."""


def read(
    data: Any,
    *,
    device: torch.device,
    batch_fn: Callable[[Any], Any] | None = None,
    samples: int | None = None,
    seed: int = 0,
    memory: int | None = None,
) -> Batches:
    """Reads whatever a user calls data.

    Args:
        data: a pair of tensors (or arrays), one tensor, a dict of tensors, a list of batches, a `DataLoader`, a
            `Dataset` (an `IterableDataset`: of samples), or any iterable of batches that can be read twice.
        device: where evaluation runs.
        batch_fn: batch → (inputs, targets), for batches that are neither tuples nor dicts with `TARGET_KEYS`.
        samples: take a fixed random subset of this size (the first so many where there is no random access).
        seed: of that subset.
        memory: bytes up to which data is kept on the device; default a quarter of the free memory.

    Raises:
        DataError: empty, of an unknown kind, changing between two readings, or with lengths that disagree.
    """
    unpack = batch_fn or default_batch
    memory = free_memory(device) // 4 if memory is None else memory
    with torch.random.fork_rng(devices=[]), _kept_generators(data):
        source, whole, note = _source(data, unpack, samples, seed)
        if whole is not None:
            fits = whole.bytes <= memory
            batches = kept([whole], device, note) if fits else streamed(source, device, note, whole)
        else:
            _probe(source)
            batches = _read_stream(source, device, memory, note)
    if batches.count == 0:
        raise DataError("at least one sample", "empty data", "check how the data was chosen")
    return batches


def default_batch(batch: Any) -> Batch:
    """Splits a batch: a pair, a longer tuple (the last entry is the target), a dict, or one tensor without target.

    Raises:
        DataError: none of these.
    """
    if isinstance(batch, Batch):
        return batch
    if isinstance(batch, Mapping):
        key = next((key for key in TARGET_KEYS if key in batch), None)
        return Batch({k: v for k, v in batch.items() if k != key}, batch[key] if key else None)
    if isinstance(batch, tuple | list) and len(batch) >= 2:
        *inputs, targets = batch
        return Batch(inputs[0] if len(inputs) == 1 else tuple(inputs), targets)
    if isinstance(batch, tuple | list) and len(batch) == 1:
        return Batch(batch[0], None)
    if isinstance(batch, Tensor):
        return Batch(batch, None)
    raise DataError(
        "batches that are (inputs, targets), dicts or tensors",
        an(type(batch).__name__),
        "give pairs, or pass batch_fn= in Python to unpack your batches",
    )


def free_memory(device: torch.device) -> int:
    """Bytes of free memory on a device, as far as the system tells."""
    if device.type == "cuda":
        return int(torch.cuda.mem_get_info(device)[0])
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return 4 << 30


def _source(
    data: Any, unpack: Callable[[Any], Any], samples: int | None, seed: int
) -> tuple[Callable[[], Iterator[Batch]], Batch | None, str]:
    """(how to go through the batches, all samples as one batch if they are at hand, note)."""
    if isinstance(data, str | bytes) or data is None:
        raise DataError(
            "data: tensors, a Dataset, a DataLoader or a list of batches", repr(data)[:60], "load the file first"
        )
    if (whole := _as_whole(data, unpack)) is not None:
        _check_lengths(whole)
        index = _subset(whole.size, samples, seed)
        whole = whole if index is None else pick(whole, torch.as_tensor(index))
        return lambda: _slices(whole), whole, ""
    if isinstance(data, Mapping):
        kinds = {an(type(value).__name__) for value in data.values() if not _is_array(value)}
        raise DataError("a dict of tensors or arrays", " and ".join(sorted(kinds)) or "an empty one", "convert them")
    if isinstance(data, DataLoader):
        return (*_from_loader(data, unpack, samples, seed),)
    if isinstance(data, IterableDataset):
        return lambda: _first_samples(_unpacked(DataLoader(data, READ), unpack), samples), None, ""
    if isinstance(data, Dataset) or _is_map(data):
        index = _subset(_length(data), samples, seed)
        chosen = list(range(_length(data))) if index is None else list(index)
        return lambda: _unpacked(_loader(data, chosen, READ, None), unpack), None, ""
    if isinstance(data, Iterable):
        items = list(data) if iter(data) is data or isinstance(data, Sequence) else data
        return lambda: _first_samples(_unpacked(items, unpack), samples), None, ""
    raise DataError(
        "data: tensors, a Dataset, a DataLoader or a list of batches",
        an(type(data).__name__),
        "put it into one of these",
    )


@contextmanager
def _kept_generators(data: Any) -> Iterator[None]:
    """Leaves the generators of a loader and its sampler as they were."""
    found = [getattr(holder, "generator", None) for holder in (data, getattr(data, "sampler", None))]
    states = [(g, g.get_state()) for g in found if isinstance(g, torch.Generator)]
    try:
        yield
    finally:
        for generator, state in states:
            generator.set_state(state)


def _as_whole(data: Any, unpack: Callable[[Any], Any]) -> Batch | None:
    """All samples as one batch, if the data is tensors (or arrays) already."""
    if isinstance(data, Tensor | np.ndarray):
        return Batch(_tensor(data), None)
    if isinstance(data, Mapping) and data and all(_is_array(value) for value in data.values()):
        return _checked(unpack({key: _tensor(value) for key, value in data.items()}))
    pair = isinstance(data, list) and len(data) == 2 and all(isinstance(v, Tensor | np.ndarray) for v in data)
    if pair or (isinstance(data, tuple) and len(data) > 1 and all(_is_array(value) for value in data)):
        return _checked(unpack(tuple(_tensor(value) for value in data)))
    if isinstance(data, tuple) and len(data) == 2 and isinstance(data[1], Tensor) and _tensors_alone(data[0]):
        return _checked(unpack(data))
    return None


def _tensors_alone(tree: Any) -> bool:
    """Whether this is a dict or tuple of tensors of one length: several inputs of the same samples."""
    found = list(tree.values()) if isinstance(tree, Mapping) else list(tree) if isinstance(tree, tuple) else []
    return bool(found) and all(isinstance(t, Tensor) and t.ndim for t in found) and len({len(t) for t in found}) == 1


def _is_array(value: Any) -> bool:
    """Whether this is a tensor, an array, or (nested) lists of numbers or texts."""
    first = value
    while isinstance(first, list | tuple) and first:
        first = first[0]
    return isinstance(value, Tensor | np.ndarray) or (
        isinstance(value, list | tuple) and isinstance(first, int | float | str | np.generic)
    )


def _from_loader(
    loader: DataLoader, unpack: Callable[[Any], Any], samples: int | None, seed: int
) -> tuple[Callable[[], Iterator[Batch]], Batch | None, str]:
    if isinstance(loader.dataset, IterableDataset) or loader.batch_size is None:  # or with a batch sampler of its own
        return lambda: _first_samples(_unpacked(loader, unpack), samples), None, ""
    first, second = list(loader.sampler), list(loader.sampler)
    note = ""
    if first != second:
        if sorted(first) != sorted(second):
            raise DataError(
                "a loader that gives the same samples every time",
                "one whose sampler draws other samples each time",
                "give its dataset, or a fixed subset of it",
            )
        first, note = sorted(first), "the loader shuffles; its dataset was read in order instead"
        warn(
            "The DataLoader shuffles: its dataset is read in order instead, so that every point sees the same samples."
        )
    elif samples is None:
        return lambda: _unpacked(loader, unpack), None, ""
    index = _subset(len(first), samples, seed)
    chosen = first if index is None else [first[i] for i in index]
    return (
        lambda: _unpacked(_loader(loader.dataset, chosen, loader.batch_size or READ, loader.collate_fn), unpack),
        None,
        note,
    )


def _loader(dataset: Any, index: Sequence[int], size: int, collate: Any) -> DataLoader:
    return DataLoader(dataset, batch_size=size, sampler=list(index), collate_fn=collate, num_workers=0)


def _unpacked(batches: Iterable[Any], unpack: Callable[[Any], Any]) -> Iterator[Batch]:
    try:
        yield from (batch for batch in map(_checked, map(unpack, batches)) if batch.size)
    except TypeError as error:
        if "default_collate" not in str(error) and "collate" not in str(error):
            raise
        raise DataError(
            "samples that torch can put into a batch",
            reason(error),
            "give a DataLoader with its own collate_fn",
        ) from error


def _checked(batch: Any) -> Batch:
    """A batch of tensors; a user's ``batch_fn`` may return a plain pair."""
    if not isinstance(batch, Batch):
        if not (isinstance(batch, tuple | list) and len(batch) == 2):
            raise DataError("(inputs, targets) from batch_fn", an(type(batch).__name__), "return a pair")
        batch = Batch(*batch)
    targets = batch.targets
    if isinstance(targets, str) or (isinstance(targets, tuple | list) and any(isinstance(t, str) for t in targets)):
        raise DataError("numbers as targets", "text labels", "encode them as integers 0, 1, 2, …")
    if isinstance(targets, list | tuple | np.ndarray | int | float) and not leaves(targets):
        targets = _tensor(np.asarray(targets))
    inputs = _tensor(batch.inputs) if isinstance(batch.inputs, np.ndarray) else batch.inputs
    return Batch(inputs, targets)


def _tensor(values: Any) -> Tensor:
    if isinstance(values, Tensor):
        return values.detach()
    try:
        array = np.asarray(values)
    except ValueError as error:
        got = "lists of several lengths"
        raise DataError("lists of one length", got, "pad them, or give a list of batches") from error
    if array.dtype.kind not in "fiub":
        got = "text" if array.dtype.kind in "US" else f"an array of dtype {array.dtype}"
        raise DataError("data of numbers", got, "encode it as numbers, and class labels as 0, 1, 2, …")
    if array.dtype.itemsize > 8 or not array.dtype.isnative or any(step < 0 for step in array.strides):
        array = array.astype(np.float64 if array.dtype.itemsize > 8 else array.dtype.newbyteorder("="))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="The given NumPy array is not writable")
        return torch.as_tensor(array)


def _check_lengths(whole: Batch) -> None:
    lengths = {len(t) for t in (*leaves(whole.inputs), *leaves(whole.targets)) if t.ndim}
    if len(lengths) > 1:
        listing = " and ".join(map(str, sorted(lengths)))
        raise DataError("as many targets as inputs", f"tensors of length {listing}", "check how the data was cut")


def _subset(total: int, samples: int | None, seed: int) -> list[int] | None:
    if samples is None or samples >= total:
        return None
    return sorted(int(i) for i in np.random.default_rng(seed % 2**64).choice(total, samples, replace=False))


def _slices(whole: Batch) -> Iterator[Batch]:
    for start in range(0, whole.size, READ):
        yield pick(whole, slice(start, start + READ))


def _first_samples(batches: Iterator[Batch], samples: int | None) -> Iterator[Batch]:
    left = samples
    for batch in batches:
        if left is None:
            yield batch
            continue
        yield batch if batch.size <= left else pick(batch, slice(0, left))
        left -= min(batch.size, left)
        if not left:
            return


def _is_map(data: Any) -> bool:
    """Whether it is a map-style dataset that does not inherit from torch's."""
    return (
        hasattr(data, "__getitem__") and hasattr(data, "__len__") and not isinstance(data, Sequence | Mapping | Tensor)
    )


def _length(data: Any) -> int:
    try:
        return len(data)
    except TypeError:
        raise DataError(
            "a dataset with a length",
            f"{an(type(data).__name__)} without one",
            "give a DataLoader or a list of batches",
        ) from None


def _probe(source: Callable[[], Iterator[Batch]]) -> None:
    """Two readings of the first batch must agree: else the data is augmented, or shuffled where nobody can see it."""
    first, second = next(source(), None), next(source(), None)
    if first is None:
        raise DataError("at least one sample", "empty data", "check how the data was chosen")
    if second is None:
        raise DataError("data that can be read again and again", "some that is gone after once", "make it a list")
    if digest([first]) != digest([second]):
        raise DataError(
            "data that is the same at every reading",
            "a first batch that changes (augmentation? shuffling?)",
            "leave out random transforms and shuffling",
        )


def _read_stream(source: Callable[[], Iterator[Batch]], device: torch.device, memory: int, note: str) -> Batches:
    parts: list[Batch] = []
    used = 0
    for batch in source():
        used += batch.bytes
        if used > memory:
            return streamed(source, device, note)
        parts.append(batch)
    return kept(parts, device, note)
