"""Interleaved spirals."""

from __future__ import annotations

import math

import torch

from orograph.lab.datasets._drawn import check_drawn, classes_in_turn, drawn, generator_of, noisy, uniform
from orograph.lab.samples import Samples


def spirals(
    split: str = "train",
    *,
    samples: int = 1000,
    noise: float = 0.02,
    turns: float = 1.5,
    classes: int = 2,
    seed: int = 0,
) -> Samples:
    """Arms of one spiral each, wound into each other in the plane.

        x = r (cos a, sin a) + noise n,    r = sqrt(u),    a = 2 pi (turns r + class / classes),    u uniform in 0 ... 1

    so that points lie evenly over the disc of radius 1.

    Args:
        split: "train" or "test", drawn independently.
        samples: how many, the classes in turn.
        noise: standard deviation of the normal noise.
        turns: how often an arm winds around the middle.
        classes: number of arms.
        seed: of the points.

    Returns:
        Inputs, float32 ``N x 2``, and targets, int64 ``N``.

    Raises:
        InputError: an option is out of range.

    Example:
        >>> inputs, targets = spirals(samples=6, classes=3)
        >>> inputs.shape, targets.tolist()
        (torch.Size([6, 2]), [0, 1, 2, 0, 1, 2])

    References:
        Lang and Witbrock, "Learning to tell two spirals apart", Connectionist Models Summer School, 1988.
    """
    check_drawn(samples, noise, classes=classes)
    generator = generator_of(split, seed)
    targets, radius = classes_in_turn(samples, classes), uniform(samples, generator).sqrt()
    angle = 2 * math.pi * (turns * radius + targets / classes)
    points = noisy(radius[:, None] * torch.stack([angle.cos(), angle.sin()], dim=1), noise, generator)
    options = {"noise": noise, "turns": turns, "classes": classes, "seed": seed}
    return drawn(points, targets, "spirals", split, options)
