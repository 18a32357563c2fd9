"""Fashion-MNIST: 70,000 pictures of clothes, of 28 x 28 pixels in 10 classes, read from the machine's own disk."""

from __future__ import annotations

import functools
from pathlib import Path

from torch import Tensor

from orograph.errors import DataError
from orograph.lab.datasets._idx import read_idx
from orograph.lab.datasets._parts import check_normalisation, check_split, chosen, find, scaled, shrunk
from orograph.lab.samples import Samples

VARIABLE = "OROGRAPH_FASHION_MNIST"
PLACES = ("/usr/share/datasets/fashion-mnist",)
CLASSES = 10
MD5 = {
    "train-images-idx3-ubyte": "f4a8712d7a061bf5bd6d2ca38dc4d50a",
    "train-labels-idx1-ubyte": "9018921c3c673c538a1fc5bad174d6f9",
    "t10k-images-idx3-ubyte": "8181f5470baa50b63fa0f6fddb340f0a",
    "t10k-labels-idx1-ubyte": "15d484375f8d13e6eb1aabb0c3f46965",
}


def fashion_mnist(
    split: str = "train",
    *,
    samples: int | None = None,
    normalise: str = "standard",
    shrink: int = 1,
    folder: str | None = None,
) -> Samples:
    """Fashion-MNIST, from files that are already on this machine.

        input = (pixel - mean) / deviation        of all 60,000 training images, pixel = 0 ... 255

    The four IDX files, packed with gzip or not, are looked for in `folder` alone if it is given; else in the folder
    that the environment variable ``OROGRAPH_FASHION_MNIST`` names; else where Debian's package
    ``dataset-fashion-mnist`` puts them. In each of these the layout of torchvision (``FashionMNIST/raw``) will do as
    well. The unpacked files must have the published MD5 sums. Nothing is downloaded.

    Args:
        split: "train" (60,000 images) or "test" (10,000).
        samples: only so many; a smaller subset is part of a larger one. The normalisation does not depend on it.
        normalise: "standard", "unit" (pixel / 255) or "none".
        shrink: averages squares of so many pixels; 2 gives images of 14 x 14.
        folder: where the files are.

    Returns:
        Inputs, float32 ``N x 1 x 28 x 28``, and targets, int64 ``N``; new tensors at each call.

    Raises:
        InputError: there is no such split or normalisation, or there are not so many samples.
        DataError: the files are not there, or damaged.

    References:
        Xiao, Rasul, Vollgraf, "Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms",
        2017, arXiv:1708.07747 (MIT licence).
    """
    check_split(split)
    check_normalisation(normalise)
    where = find(
        "Fashion-MNIST",
        "train-images-idx3-ubyte",
        folder,
        VARIABLE,
        PLACES,
        ("", "raw", "FashionMNIST/raw"),
        f"install the Debian package dataset-fashion-mnist, or name a folder with folder= or {VARIABLE}",
    )
    training = _files(where, "train")
    images, labels = training if split == "train" else _files(where, "t10k")
    which = chosen(len(labels), samples)
    inputs = shrunk(scaled(images[which], normalise, training[0]), shrink)
    about = {"source": str(where), "split": split, "of": len(labels), "classes": CLASSES}
    return Samples(inputs, labels[which].long(), about | {"normalise": normalise, "shrink": shrink})


@functools.cache
def _files(folder: Path, part: str) -> tuple[Tensor, Tensor]:
    images = read_idx(folder / f"{part}-images-idx3-ubyte", 3, MD5)
    labels = read_idx(folder / f"{part}-labels-idx1-ubyte", 1, MD5)
    if len(images) != len(labels):
        got = f"{len(images)} images and {len(labels)} labels"
        raise DataError(f"a label for every image in {folder}", got, "get an undamaged copy")
    return images[:, None], labels
