"""Two interlocking half circles."""

from __future__ import annotations

import math

import torch

from orograph.lab.datasets._drawn import check_drawn, classes_in_turn, drawn, generator_of, noisy, uniform
from orograph.lab.samples import Samples


def moons(split: str = "train", *, samples: int = 1000, noise: float = 0.1, seed: int = 0) -> Samples:
    """Two half moons, each with its tip in the hollow of the other.

        class 0:  (cos a - 1/2,  sin a - 1/4) + noise n
        class 1:  (1/2 - cos a,  1/4 - sin a) + noise n,        a uniform in 0 ... pi

    Args:
        split: "train" or "test", drawn independently.
        samples: how many, the classes in turn.
        noise: standard deviation of the normal noise.
        seed: of the points.

    Returns:
        Inputs, float32 ``N x 2``, and targets, int64 ``N``.

    Raises:
        InputError: an option is out of range.

    Example:
        >>> inputs, targets = moons(noise=0.0)
        >>> bool((inputs[targets == 0][:, 1] >= -0.25).all())
        True
    """
    check_drawn(samples, noise)
    generator = generator_of(split, seed)
    targets, angle = classes_in_turn(samples, 2), math.pi * uniform(samples, generator)
    upper = torch.stack([angle.cos() - 0.5, angle.sin() - 0.25], dim=1)
    points = noisy(torch.where(targets[:, None] == 0, upper, -upper), noise, generator)
    return drawn(points, targets, "moons", split, {"noise": noise, "classes": 2, "seed": seed})
