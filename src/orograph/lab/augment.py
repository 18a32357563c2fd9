"""Changes of training images that do not change their class, drawn anew for every batch."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from orograph.errors import InputError
from orograph.registry import did_you_mean

AUGMENTATIONS = ("none", "flip", "crop", "crop_flip")


def augmented(images: Tensor, how: str, generator: torch.Generator) -> Tensor:
    """Shifts every image by up to an eighth of its size, and mirrors half of them.

    A crop is taken from the image with a border of an eighth of its size (4 pixels for 32) of zeros around it, which
    is the images' mean if they are standardised; a flip exchanges left and right.

    Args:
        images: ``N x C x H x W``.
        how: "none", "crop", "flip" or "crop_flip".
        generator: on the CPU; it moves, except for "none".

    Returns:
        Images of the same shape.

    Raises:
        InputError: these are no images.

    Example:
        >>> images = torch.arange(64.0).reshape(1, 1, 8, 8)
        >>> augmented(images, "crop", torch.Generator().manual_seed(0))[0, 0, 4].tolist()
        [0.0, 40.0, 41.0, 42.0, 43.0, 44.0, 45.0, 46.0]

    References:
        Lee, Xie, Gallagher, Zhang, Tu, "Deeply-supervised nets", AISTATS 2015.
    """
    if how == "none":
        return images
    if images.dim() != 4:
        got = f"inputs of shape {tuple(images.shape)}"
        raise InputError("images N x C x H x W to augment", got, "leave out augment=")
    if "crop" in how:
        images = _shifted(images, generator)
    if "flip" in how:
        mirror = torch.rand(len(images), generator=generator).to(images.device) < 0.5
        images = torch.where(mirror[:, None, None, None], images.flip(-1), images)
    return images


def check_augmentation(how: str) -> None:
    """Raises unless there is such an augmentation.

    Raises:
        InputError: there is none.
    """
    if how not in AUGMENTATIONS:
        raise InputError("an augmentation", repr(how), did_you_mean(str(how), AUGMENTATIONS))


def _shifted(images: Tensor, generator: torch.Generator) -> Tensor:
    count, _, height, width = images.shape
    tall, wide = max(1, height // 8), max(1, width // 8)
    padded = functional.pad(images, (wide, wide, tall, tall))
    rows = _starts(count, tall, generator, images.device)[:, None] + torch.arange(height, device=images.device)
    columns = _starts(count, wide, generator, images.device)[:, None] + torch.arange(width, device=images.device)
    which = torch.arange(count, device=images.device)[:, None, None]
    return padded[which, :, rows[:, :, None], columns[:, None, :]].movedim(-1, 1)


def _starts(count: int, border: int, generator: torch.Generator, device: torch.device) -> Tensor:
    return torch.randint(2 * border + 1, (count,), generator=generator).to(device)
