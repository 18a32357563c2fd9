"""CIFAR-10: 60,000 small photographs in 10 classes, read from the binary files on the machine's own disk."""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from orograph.errors import DataError, reason
from orograph.lab.datasets._parts import check_normalisation, check_split, chosen, find, scaled, shrunk
from orograph.lab.samples import Samples

VARIABLE = "OROGRAPH_CIFAR10"
PLACES = ("/usr/share/datasets/cifar-10-batches-bin", "data")
FILES = {"train": tuple(f"data_batch_{number}.bin" for number in range(1, 6)), "test": ("test_batch.bin",)}
IMAGES = 10_000
"""In every file; the authors give no checksums of the files, only of the archive."""

CLASSES = 10

_RECORD = 1 + 3 * 32 * 32


def cifar10(
    split: str = "train",
    *,
    samples: int | None = None,
    normalise: str = "standard",
    shrink: int = 1,
    folder: str | None = None,
) -> Samples:
    """CIFAR-10 from its "binary version", which holds no code that could run when it is read.

        input = (pixel - mean_c) / deviation_c        of channel c, over all training images, pixel = 0 ... 255

    The folder ``cifar-10-batches-bin`` is looked for in `folder` alone if it is given; else in the folder that the
    environment variable ``OROGRAPH_CIFAR10`` names; else in the usual places. It may be that folder or one above.
    Nothing is downloaded.

    Args:
        split: "train" (50,000 images) or "test" (10,000).
        samples: only so many; a smaller subset is part of a larger one. The normalisation does not depend on it.
        normalise: "standard", "unit" (pixel / 255) or "none".
        shrink: averages squares of so many pixels; 2 gives images of 16 x 16.
        folder: where the files are.

    Returns:
        Inputs, float32 ``N x 3 x 32 x 32``, and targets, int64 ``N``; new tensors at each call.

    Raises:
        InputError: there is no such split or normalisation, or there are not so many samples.
        DataError: the files are not there, or damaged.

    References:
        Krizhevsky, "Learning multiple layers of features from tiny images", 2009.
    """
    check_split(split)
    check_normalisation(normalise)
    where = find(
        "the binary version of CIFAR-10",
        FILES["train"][0],
        folder,
        VARIABLE,
        PLACES,
        ("", "cifar-10-batches-bin"),
        f"unpack cifar-10-binary.tar.gz from its authors' page, and name its folder with folder= or {VARIABLE}",
    )
    training = _files(where, "train")
    images, labels = training if split == "train" else _files(where, "test")
    which = chosen(len(labels), samples)
    inputs = shrunk(scaled(images[which], normalise, training[0]), shrink)
    about = {"source": str(where), "split": split, "of": len(labels), "classes": CLASSES}
    return Samples(inputs, labels[which].long(), about | {"normalise": normalise, "shrink": shrink})


@functools.cache
def _files(folder: Path, split: str) -> tuple[Tensor, Tensor]:
    """All images, uint8 ``N x 3 x 32 x 32``, and all labels of a split."""
    records = np.concatenate([_records(folder / name) for name in FILES[split]])
    labels = torch.from_numpy(records[:, 0].copy())
    return torch.from_numpy(records[:, 1:].reshape(-1, 3, 32, 32).copy()), labels


def _records(path: Path) -> np.ndarray:
    """A file's records of one label and 3 x 32 x 32 bytes, red first, row by row."""
    do = "unpack cifar-10-binary.tar.gz again"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError(f"a readable file {path}", reason(error), do) from error
    if len(content) != IMAGES * _RECORD:
        raise DataError(f"{IMAGES:,} records of {_RECORD:,} bytes in {path}", f"{len(content):,} bytes in all", do)
    records = np.frombuffer(content, np.uint8).reshape(-1, _RECORD)
    if (highest := int(records[:, 0].max())) >= CLASSES:
        raise DataError(f"labels from 0 to {CLASSES - 1} in {path}", str(highest), do)
    return records
