"""The 1,797 handwritten digits of UCI Optdigits: real images, shipped with the package, learnt in seconds."""

from __future__ import annotations

import functools
import gzip
import hashlib
import io
from pathlib import Path

import numpy as np
import torch

from orograph.errors import DataError, InputError
from orograph.lab.datasets._parts import check_normalisation, chosen, permutation
from orograph.lab.samples import Samples

SHA256 = "09f66e6debdee2cd2b5ae59e0d6abbb73fc2b0e0185d2e1957e9ebb51e23aa22"
SPLIT_SEED = 0
COUNT, TRAIN_COUNT = 1797, 1437
CLASSES = 10
MEAN = 4.880599773834377  # of the training pixels
STD = 6.010883289907739

_FILE = Path(__file__).with_name("digits.csv.gz")


def digits(
    split: str = "train",
    *,
    flatten: bool = False,
    samples: int | None = None,
    normalise: str = "standard",
    train: int = 1437,
) -> Samples:
    """Handwritten digits of 8 x 8 pixels in 10 classes, standardised.

        input = (pixel - 4.8806) / 6.0109        with pixel = 0, 1, ..., 16

    The two numbers are the mean and the standard deviation of 1,437 training images (`MEAN` and `STD` to all
    their digits); all images are shifted and scaled by the same two. The split is one fixed random
    permutation of 1,797 images, cut after 1,437 or ``train`` of them; it is the same on every machine and for every
    release of NumPy. The file is part of the package, so nothing is downloaded; ``NOTICE-digits.md`` beside it names
    its authors and its licence (CC BY 4.0).

    Args:
        split: "train" (1,437 images), "test" (the other 360), or "all" (the former, then the latter).
        flatten: True gives rows of 64 numbers instead of images.
        samples: only so many; a smaller subset is part of a larger one.
        normalise: "standard"; "unit" (pixel / 16); or "none".
        train: how many images are there to train on; all others are test images. A smaller number gives test
            errors that are known better.

    Returns:
        Inputs, float32 ``N x 1 x 8 x 8`` (or ``N x 64``), and targets, int64 ``N``; new tensors at each call.

    Raises:
        InputError: there is no such split or normalisation, or there are not so many samples.
        DataError: the file in the package is damaged.

    Example:
        >>> inputs, targets = digits("test")
        >>> inputs.shape, targets[:8].tolist()
        (torch.Size([360, 1, 8, 8]), [6, 2, 4, 2, 4, 1, 9, 3])

    References:
        Alpaydin and Kaynak, "Optical recognition of handwritten digits", UCI Machine Learning Repository,
        1998, https://doi.org/10.24432/C50P49.
    """
    if not 0 < train < COUNT:
        raise InputError(f"from 1 to {COUNT - 1} training images", repr(train), f"leave it out for {TRAIN_COUNT:,}")
    parts = {"train": slice(train), "test": slice(train, None), "all": slice(None)}
    if split not in parts:
        raise InputError("the split 'train', 'test' or 'all'", repr(split), "choose one of the three")
    check_normalisation(normalise)
    table = _table()
    rows = table[permutation(len(table), SPLIT_SEED)[parts[split]]]
    rows = rows[chosen(len(rows), samples).numpy()]
    shift, scale = {"standard": (MEAN, STD), "unit": (0.0, 16.0), "none": (0.0, 1.0)}[normalise]
    inputs = torch.from_numpy(((rows[:, :64] - shift) / scale).astype(np.float32))
    targets = torch.from_numpy(rows[:, 64].astype(np.int64))
    about = {"source": "orograph's copy of UCI Optdigits", "sha256": SHA256, "split": split, "classes": CLASSES}
    return Samples(inputs if flatten else inputs.view(-1, 1, 8, 8), targets, about | {"normalise": normalise})


@functools.cache
def _table() -> np.ndarray:
    """All lines of the file as float64 ``1797 x 65``: 64 pixels and the digit."""
    packed = _FILE.read_bytes()
    if (found := hashlib.sha256(packed).hexdigest()) != SHA256:
        raise DataError(f"{_FILE.name} with SHA-256 {SHA256[:12]}...", f"{found[:12]}...", "reinstall orograph")
    return np.loadtxt(io.BytesIO(gzip.decompress(packed)), delimiter=",", dtype=np.float64)
