"""The plain convolutional nets of the Visual Geometry Group, for small images."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn

from orograph.errors import InputError
from orograph.lab.models._init import built, check_counts

_STAGES = {9: (2, 2, 3), 11: (1, 1, 2, 2, 2), 13: (2, 2, 2, 2, 2), 16: (2, 2, 3, 3, 3)}
_HIDDEN_SIDE = 4
"""VGG-9 has a hidden linear layer behind its last pooling, which leaves 4 x 4 pixels of a 32 x 32 image."""


def vgg(
    depth: int = 16,
    norm: bool = True,
    width: int = 64,
    channels: int = 3,
    classes: int = 10,
    init: str = "he",
    seed: int = 0,
) -> nn.Module:
    """Stages of 3x3 convolutions, each stage ended by 2x2 maximum pooling, without any shortcut.

    Stage s has ``width min(2^s, 8)`` channels, s = 0, 1, ...; a layer is ``relu(BN(conv(x)))``. Depth 11, 13 and 16
    have five stages and one linear layer in place of the three that the paper's larger images need (so that two layers
    of the name are missing). Depth 9 is the form in which Li et al. used it: three stages of 2, 2 and 3 convolutions,
    one hidden linear layer of ``4 width`` units, one to the logits.

    Any image size will do: pooling keeps what is left over at the border, and what is left in front of the linear
    layer is averaged to the size that an image of 32 x 32 would leave.

    Args:
        depth: 9, 11, 13 or 16.
        norm: False leaves out BatchNorm.
        width: channels of the first stage.
        channels: channels of the images.
        classes: number of outputs.
        init: law of the initial weights: "he", "glorot", "orthogonal", or "scaled:G" for G times He's.
        seed: of the initial weights.

    Returns:
        A module from images ``N x channels x H x W`` to logits ``N x classes``.

    Raises:
        InputError: there is no such depth, a count is not positive, or there is no such law.

    Example:
        >>> net = vgg(16)
        >>> sum(p.numel() for name, p in net.named_parameters() if "conv" in name)
        14714688

    References:
        Simonyan and Zisserman, "Very deep convolutional networks for large-scale image recognition", ICLR 2015.
        Li, Xu, Taylor, Studer, Goldstein, "Visualizing the loss landscape of neural nets", NeurIPS 2018.
    """
    if depth not in _STAGES:
        raise InputError("a depth of 9, 11, 13 or 16", f"depth={depth}", "choose one of the four")
    check_counts(width=width, channels=channels, classes=classes)
    return built(lambda: _Vgg(_STAGES[depth], depth == 9, norm, width, channels, classes), init, seed)


class _Vgg(nn.Module):
    def __init__(
        self, stages: Sequence[int], hidden: bool, norm: bool, width: int, channels: int, classes: int
    ) -> None:
        super().__init__()
        widths = [width * min(2**stage, 8) for stage in range(len(stages))]
        befores = [channels, *widths[:-1]]
        self.stages = nn.Sequential(
            *(_stage(before, after, count, norm) for before, after, count in zip(befores, widths, stages, strict=True))
        )
        self.pool = nn.AdaptiveAvgPool2d(_HIDDEN_SIDE if hidden else 1)
        self.hidden = _hidden(widths[-1], norm) if hidden else nn.Identity()
        self.fc = nn.Linear(widths[-1], classes)

    def forward(self, images: Tensor) -> Tensor:
        logits: Tensor = self.fc(self.hidden(self.pool(self.stages(images)).flatten(1)))
        return logits


class _Layer(nn.Module):
    def __init__(self, fan_in: int, fan_out: int, norm: bool) -> None:
        super().__init__()
        self.conv = nn.Conv2d(fan_in, fan_out, kernel_size=3, padding=1)
        self.bn = nn.BatchNorm2d(fan_out) if norm else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.bn(self.conv(x)).relu()
        return y


def _stage(fan_in: int, fan_out: int, count: int, norm: bool) -> nn.Sequential:
    layers = (_Layer(fan_in if number == 0 else fan_out, fan_out, norm) for number in range(count))
    return nn.Sequential(*layers, nn.MaxPool2d(2, ceil_mode=True))


def _hidden(width: int, norm: bool) -> nn.Sequential:
    linear = nn.Linear(width * _HIDDEN_SIDE**2, width)
    return nn.Sequential(linear, nn.BatchNorm1d(width) if norm else nn.Identity(), nn.ReLU())
