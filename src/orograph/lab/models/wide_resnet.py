"""The residual network with k times its channels."""

from __future__ import annotations

from torch import nn

from orograph.lab.models._init import check_counts
from orograph.lab.models.resnet import resnet


def wide_resnet(
    depth: int = 56,
    k: int = 2,
    skip: bool = True,
    width: int = 16,
    channels: int = 3,
    classes: int = 10,
    init: str = "he",
    seed: int = 0,
) -> nn.Module:
    """The CIFAR residual network with ``k`` times the channels in every stage, as Li et al. widened it.

    Nothing else differs from `orograph.lab.models.resnet.resnet`, so that k = 1 is that net. The wide nets of
    Zagoruyko and Komodakis are other ones: they have pre-activation blocks and 6n + 4 layers.

    Args:
        depth: number of layers with weights: 8, 14, 20, ... (56 in the paper).
        k: how many times as wide (1, 2, 4 and 8 in the paper).
        skip: False cuts the shortcuts.
        width: channels of the first stage for k = 1.
        channels: channels of the images.
        classes: number of outputs.
        init: law of the initial weights: "he", "glorot", "orthogonal", or "scaled:G" for G times He's.
        seed: of the initial weights.

    Returns:
        A module from images ``N x channels x H x W``, of any height and width, to logits ``N x classes``.

    Raises:
        InputError: the depth is not ``6n + 2``, a count is not positive, or there is no such law.

    Example:
        >>> sum(p.numel() for p in wide_resnet(k=2).parameters())
        3401770

    References:
        Li, Xu, Taylor, Studer, Goldstein, "Visualizing the loss landscape of neural nets", NeurIPS 2018, section 5.
        Zagoruyko and Komodakis, "Wide residual networks", BMVC 2016.
    """
    check_counts(k=k, width=width)
    return resnet(depth, k * width, skip, channels, classes, init, seed)
