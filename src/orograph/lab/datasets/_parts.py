"""What the data sets share: splits, subsets, normalisation, and the order in which files are looked for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from orograph.errors import DataError, InputError
from orograph.registry import did_you_mean

SPLITS = ("train", "test")
NORMALISATIONS = ("standard", "unit", "none")


def check_split(split: str) -> None:
    """Raises unless there is such a split.

    Raises:
        InputError: there is none.
    """
    if split not in SPLITS:
        raise InputError("the split 'train' or 'test'", repr(split), "choose one of the two")


def permutation(count: int, seed: int = 0) -> np.ndarray:
    """A fixed shuffle of ``0 ... count - 1``: the order of raw PCG64 words, which NumPy promises to keep."""
    return np.argsort(np.random.PCG64(seed).random_raw(count), kind="stable")


def chosen(count: int, samples: int | None) -> Tensor:
    """Which of `count` samples a subset of so many has: the first ones of a fixed shuffle, so that subsets are nested.

    Returns:
        int64 indices, rising; all of them for None.

    Raises:
        InputError: there are not as many, or less than one is asked for.

    Example:
        >>> set(chosen(100, 5).tolist()) < set(chosen(100, 6).tolist()), chosen(3, None).tolist()
        (True, [0, 1, 2])
    """
    if samples is None:
        return torch.arange(count)
    if not 1 <= samples <= count:
        raise InputError(
            f"from 1 to {count} samples", f"samples={samples}", "choose a number in between, or leave it out"
        )
    return torch.from_numpy(np.sort(permutation(count)[:samples]))


def check_normalisation(normalise: str) -> None:
    """Raises unless there is such a normalisation.

    Raises:
        InputError: there is none.
    """
    if normalise not in NORMALISATIONS:
        raise InputError("a normalisation", repr(normalise), did_you_mean(str(normalise), NORMALISATIONS))


def statistics(values: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation of every channel, in float64.

    Args:
        values: ``N x C`` or ``N x C x ...``.

    Returns:
        Two tensors that broadcast against `values`. A channel that is constant has the deviation 1.
    """
    axes = [axis for axis in range(values.dim()) if axis != 1]
    flat = values.double()
    mean, std = flat.mean(dim=axes, keepdim=True), flat.std(dim=axes, correction=0, keepdim=True)
    return mean, torch.where(std > 0, std, 1.0)


def scaled(pixels: Tensor, normalise: str, training: Tensor) -> Tensor:
    """Bytes as float32: standardised by the training set's mean and deviation, divided by 255, or as they are.

        standard:  (p - mean_c) / deviation_c        of channel c, over all training pixels
        unit:      p / 255
        none:      p

    Args:
        pixels: uint8 ``N x C x H x W``, p = 0 ... 255.
        normalise: "standard", "unit" or "none".
        training: all pixels of the training set, in the same layout.

    Returns:
        float32 ``N x C x H x W``, a new tensor. A channel that is constant has the deviation 1.

    Example:
        >>> pixels = torch.tensor([0, 255], dtype=torch.uint8).reshape(2, 1, 1, 1)
        >>> [scaled(pixels, how, pixels).flatten().tolist() for how in NORMALISATIONS]
        [[-1.0, 1.0], [0.0, 1.0], [0.0, 255.0]]
    """
    if normalise != "standard":
        return pixels.float() / 255 if normalise == "unit" else pixels.float()
    mean, std = byte_statistics(training)
    return ((pixels.float() - mean.float()) / std.float()).contiguous()


def byte_statistics(pixels: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation of every channel of bytes, exact: sums of whole numbers."""
    count = pixels.numel() // pixels.shape[1]
    axes = [axis for axis in range(pixels.dim()) if axis != 1]
    first = torch.zeros(1, pixels.shape[1], *([1] * (pixels.dim() - 2)), dtype=torch.float64)
    second = first.clone()
    for part in pixels.split(4096):
        wide = part.long()
        first += wide.sum(dim=axes, keepdim=True)
        second += (wide * wide).sum(dim=axes, keepdim=True)
    mean = first / count
    std = (second / count - mean * mean).clamp(min=0).sqrt()
    return mean, torch.where(std > 0, std, 1.0)


def shrunk(images: Tensor, shrink: int) -> Tensor:
    """Images averaged over squares of ``shrink x shrink`` pixels, what is left over at the border dropped.

    Raises:
        InputError: `shrink` is no positive number, or larger than the image.
    """
    if not 1 <= shrink <= min(images.shape[2:]):
        raise InputError("shrink to be from 1 to the image's size", f"shrink={shrink}", "pass for example shrink=2")
    return torch.nn.functional.avg_pool2d(images, shrink) if shrink > 1 else images


def find(
    what: str, file: str, given: str | None, variable: str, places: Sequence[str], below: Sequence[str], get: str
) -> Path:
    """The folder in which a data set lies: the one given, else the environment's, else the usual places.

    Args:
        what: the data set, in words.
        file: a file by which it is known; ``.gz`` may follow.
        given: a folder, or None.
        variable: an environment variable that may name a folder.
        places: folders where systems put it.
        below: folders below those, tried in this order; "" is the folder itself.
        get: how to get the data set, as a clause.

    Raises:
        DataError: it is nowhere.
    """
    looked: list[str] = []
    for base in _bases(given, variable, places):
        for folder in (base / part for part in below):
            if any((folder / name).is_file() for name in (file, file + ".gz")):
                return folder
        looked.append(str(base))
    raise DataError(f"{what} in a folder", f"no {file} in {' or '.join(looked)}", get)


def _bases(given: str | None, variable: str, places: Sequence[str]) -> Iterator[Path]:
    if given:
        yield Path(given).expanduser()
    elif named := os.environ.get(variable):
        yield Path(named).expanduser()
    else:
        yield from (Path(place) for place in places)
