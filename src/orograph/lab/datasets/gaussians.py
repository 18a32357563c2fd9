"""One normal cloud a class."""

from __future__ import annotations

import torch

from orograph.lab.datasets._drawn import check_drawn, classes_in_turn, drawn, generator_of, noisy
from orograph.lab.samples import Samples


def gaussians(
    split: str = "train",
    *,
    samples: int = 1000,
    classes: int = 3,
    dimensions: int = 2,
    distance: float = 2.0,
    noise: float = 1.0,
    seed: int = 0,
) -> Samples:
    """Normal clouds of one width around random centres.

        x = distance c + noise n,        c, n with independent standard normal coordinates, one c a class

    The centres are those of the seed, in both splits.

    Args:
        split: "train" or "test", drawn independently.
        samples: how many, the classes in turn.
        classes: number of clouds.
        dimensions: of the space.
        distance: scale of the centres.
        noise: standard deviation of a cloud along each coordinate.
        seed: of centres and points.

    Returns:
        Inputs, float32 ``N x dimensions``, and targets, int64 ``N``.

    Raises:
        InputError: an option is out of range.

    Example:
        >>> inputs, targets = gaussians(samples=4, classes=2, noise=0.0)
        >>> bool((inputs[0] == inputs[2]).all()), bool((inputs[0] == inputs[1]).all())
        (True, False)
    """
    check_drawn(samples, noise, classes=classes, dimensions=dimensions)
    generator, targets = generator_of(split, seed), classes_in_turn(samples, classes)
    same = torch.Generator().manual_seed(seed)
    centres = distance * torch.randn(classes, dimensions, dtype=torch.float64, generator=same)
    options = {"classes": classes, "distance": distance, "noise": noise, "seed": seed}
    return drawn(noisy(centres[targets], noise, generator), targets, "gaussians", split, options)
