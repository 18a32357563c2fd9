"""Concentric circles."""

from __future__ import annotations

import math

import torch

from orograph.lab.datasets._drawn import check_drawn, classes_in_turn, drawn, generator_of, noisy, uniform
from orograph.lab.samples import Samples


def circles(
    split: str = "train", *, samples: int = 1000, noise: float = 0.05, classes: int = 2, seed: int = 0
) -> Samples:
    """Rings around the origin, one a class.

        x = r (cos a, sin a) + noise n,    r = (class + 1) / classes,    a uniform in 0 ... 2 pi

    Args:
        split: "train" or "test", drawn independently.
        samples: how many, the classes in turn.
        noise: standard deviation of the normal noise.
        classes: number of rings.
        seed: of the points.

    Returns:
        Inputs, float32 ``N x 2``, and targets, int64 ``N``.

    Raises:
        InputError: an option is out of range.

    Example:
        >>> inputs, targets = circles(noise=0.0)
        >>> sorted({round(r, 6) for r in inputs[targets == 0].norm(dim=1).tolist()})
        [0.5]
    """
    check_drawn(samples, noise, classes=classes)
    generator = generator_of(split, seed)
    targets, angle = classes_in_turn(samples, classes), 2 * math.pi * uniform(samples, generator)
    ring = torch.stack([angle.cos(), angle.sin()], dim=1)
    points = noisy(ring * ((targets + 1) / classes)[:, None], noise, generator)
    return drawn(points, targets, "circles", split, {"noise": noise, "classes": classes, "seed": seed})
