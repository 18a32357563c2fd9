"""The swiss roll: a strip rolled up in the plane or in space, its two halves or many bands as classes."""

from __future__ import annotations

import math

import torch

from orograph.errors import InputError
from orograph.lab.datasets._drawn import check_drawn, drawn, generator_of, noisy, uniform
from orograph.lab.samples import Samples


def swiss_roll(
    split: str = "train",
    *,
    samples: int = 1000,
    noise: float = 0.02,
    classes: int = 2,
    dimensions: int = 2,
    bands: bool = False,
    seed: int = 0,
) -> Samples:
    """Points on rolled-up strips.

        x = r (cos a, sin a) + noise n,    r = a' / (4.5 pi),    a' = 1.5 pi (1 + 2 u),    u uniform in 0 ... 1

    with ``a = a' + 2 pi class / classes``: the classes are strips rolled into each other, as in Huang et al. With
    `bands` there is one strip alone (``a = a'``), and the classes are consecutive bands of it with as many points each.
    In three dimensions a coordinate h, uniform in -1/2 ... 1/2, comes between the two.

    Args:
        split: "train" or "test", drawn independently.
        samples: how many.
        noise: standard deviation of the normal noise.
        classes: number of strips or bands.
        dimensions: 2, or 3 for a strip that has a width.
        bands: one strip, cut into classes across.
        seed: of the points.

    Returns:
        Inputs, float32 ``N x dimensions``, and targets, int64 ``N``.

    Raises:
        InputError: an option is out of range.

    Example:
        >>> inputs, targets = swiss_roll(samples=3000, noise=0.0, classes=2, bands=True)
        >>> [round(inputs[targets == band].norm(dim=1).max().item(), 1) for band in range(2)]
        [0.7, 1.0]

    References:
        Marsland, "Machine learning: an algorithmic perspective", 2009, section 6.4. Huang et al., "Understanding
        generalization through visualizations", 2019, arXiv:1906.03291.
    """
    check_drawn(samples, noise, classes=classes)
    if dimensions not in (2, 3):
        raise InputError("2 or 3 dimensions", f"dimensions={dimensions}", "choose one of the two")
    generator = generator_of(split, seed)
    share, place = uniform(samples, generator), torch.arange(samples)
    targets = (share.argsort().argsort() * classes) // samples if bands else place % classes
    along = 1.5 * math.pi * (1 + 2 * share)
    angle = along if bands else along + 2 * math.pi * targets / classes
    columns = [along * angle.cos() / (4.5 * math.pi), along * angle.sin() / (4.5 * math.pi)]
    if dimensions == 3:
        columns.insert(1, uniform(samples, generator) - 0.5)
    options = {"noise": noise, "classes": classes, "dimensions": dimensions, "bands": bands, "seed": seed}
    return drawn(noisy(torch.stack(columns, dim=1), noise, generator), targets, "swiss roll", split, options)
