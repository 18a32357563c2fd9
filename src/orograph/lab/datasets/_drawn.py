"""What the synthetic data sets share: seeds, counts, and the pair that they return."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor

from orograph.errors import InputError
from orograph.lab.datasets._parts import SPLITS, check_split
from orograph.lab.samples import Samples


def generator_of(split: str, seed: int) -> torch.Generator:
    """A generator for one split: training and test points are drawn independently.

    Raises:
        InputError: there is no such split, or the seed is negative or too large.
    """
    check_split(split)
    if not 0 <= seed < 2**64:
        raise InputError("a seed of 0 or more, below 2**64", f"seed={seed}", "pass seed=0")
    words = np.random.SeedSequence([seed, SPLITS.index(split)]).generate_state(1, np.uint64)
    return torch.Generator().manual_seed(int(words[0]))


def check_drawn(samples: int, noise: float, **counts: int) -> None:
    """Raises unless a set can be drawn like this.

    Raises:
        InputError: a count is not positive, or the noise is negative.
    """
    for name, count in {"samples": samples, **counts}.items():
        if count < 1:
            raise InputError(f"a positive {name}", f"{name}={count}", f"pass {name}=1 or more")
    if not 0 <= noise < float("inf"):
        raise InputError("a noise of 0 or more", f"noise={noise}", "pass noise=0.1")


def classes_in_turn(samples: int, classes: int) -> Tensor:
    """Class numbers 0, 1, ..., 0, 1, ...: as balanced as the count allows."""
    return torch.arange(samples) % classes


def uniform(count: int, generator: torch.Generator) -> Tensor:
    """`count` numbers from 0 to 1, float64."""
    return torch.rand(count, dtype=torch.float64, generator=generator)


def noisy(points: Tensor, noise: float, generator: torch.Generator) -> Tensor:
    """Points with independent normal noise of this deviation on every coordinate."""
    return points + noise * torch.randn(points.shape, dtype=torch.float64, generator=generator)


def drawn(points: Tensor, targets: Tensor, name: str, split: str, options: Mapping[str, Any]) -> Samples:
    """The pair, float32 and int64, with a note of how it was drawn.

    Args:
        points: float64 ``N x dimensions``.
        targets: int64 ``N``.
        name: of the set, in words.
        split: "train" or "test".
        options: those that decided the points; ``classes``, their number, among them.
    """
    about = {"source": f"drawn ({name})", "split": split, "of": len(points), "normalise": "none", **options}
    return Samples(points.float(), targets, about)
