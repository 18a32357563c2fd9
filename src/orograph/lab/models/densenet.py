"""The densely connected network, for small images."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from orograph.errors import InputError
from orograph.lab.models._init import built, check_counts


def densenet(
    blocks: str = "6-12-24-16",
    growth: int = 32,
    compression: float = 0.5,
    channels: int = 3,
    classes: int = 10,
    init: str = "he",
    seed: int = 0,
) -> nn.Module:
    """A net in which every layer sees the outputs of all layers before it in its block.

    A 3x3 convolution to ``2 growth`` channels; blocks of layers, each of which adds `growth` channels,

        x <- [x, conv3x3(relu(BN(conv1x1(relu(BN(x))))))]      with 4 growth channels in between,

    between blocks ``avgpool(conv1x1(relu(BN(x))))`` to a share `compression` of the channels, rounded down; at the
    end BN, ReLU, global average pooling and one linear layer. Convolutions have no biases. The default is DenseNet-121
    (121 layers with weights) in its form for 32 x 32 pixels: a 3x3 stem without pooling.

    Args:
        blocks: layers of each block, joined by "-".
        growth: channels that a layer adds.
        compression: share of the channels that a transition keeps, above 0 and at most 1.
        channels: channels of the images.
        classes: number of outputs.
        init: law of the initial weights: "he", "glorot", "orthogonal", or "scaled:G" for G times He's.
        seed: of the initial weights.

    Returns:
        A module from images ``N x channels x H x W``, of any height and width, to logits ``N x classes``.

    Raises:
        InputError: the blocks are no positive whole numbers, another option is out of range, or there is no such law.

    Example:
        >>> net = densenet("2-2", growth=4)
        >>> net(torch.zeros(2, 3, 9, 9)).shape
        torch.Size([2, 10])

    References:
        Huang, Liu, van der Maaten, Weinberger, "Densely connected convolutional networks", CVPR 2017.
    """
    counts = _parse(blocks)
    check_counts(growth=growth, channels=channels, classes=classes)
    if not 0 < compression <= 1:
        raise InputError("a compression above 0 and at most 1", f"compression={compression}", "pass compression=0.5")
    return built(lambda: _DenseNet(counts, growth, compression, channels, classes), init, seed)


def _parse(blocks: str) -> list[int]:
    parts = str(blocks).split("-")
    if not all(part.isascii() and part.isdigit() and int(part) > 0 for part in parts):
        raise InputError("positive numbers of layers joined by '-'", repr(blocks), "write for example '6-12-24-16'")
    return [int(part) for part in parts]


class _DenseNet(nn.Module):
    def __init__(self, blocks: Sequence[int], growth: int, compression: float, channels: int, classes: int) -> None:
        super().__init__()
        width = 2 * growth
        self.conv = nn.Conv2d(channels, width, kernel_size=3, padding=1, bias=False)
        self.blocks = nn.Sequential()
        for number, layers in enumerate(blocks, start=1):
            self.blocks.add_module(f"block{number}", nn.Sequential(*_layers(width, growth, layers)))
            width += layers * growth
            if number < len(blocks):
                self.blocks.add_module(f"transition{number}", _Transition(width, max(1, int(width * compression))))
                width = max(1, int(width * compression))
        self.bn = nn.BatchNorm2d(width)
        self.fc = nn.Linear(width, classes)

    def forward(self, images: Tensor) -> Tensor:
        hidden = self.bn(self.blocks(self.conv(images))).relu()
        logits: Tensor = self.fc(hidden.mean(dim=(2, 3)))
        return logits


class _Layer(nn.Module):
    def __init__(self, width: int, growth: int) -> None:
        super().__init__()
        self.bn1 = nn.BatchNorm2d(width)
        self.conv1 = nn.Conv2d(width, 4 * growth, kernel_size=1, bias=False)
        self.bn2 = nn.BatchNorm2d(4 * growth)
        self.conv2 = nn.Conv2d(4 * growth, growth, kernel_size=3, padding=1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        y = self.conv1(self.bn1(x).relu())
        return torch.cat([x, self.conv2(self.bn2(y).relu())], dim=1)


class _Transition(nn.Module):
    def __init__(self, fan_in: int, fan_out: int) -> None:
        super().__init__()
        self.bn = nn.BatchNorm2d(fan_in)
        self.conv = nn.Conv2d(fan_in, fan_out, kernel_size=1, bias=False)
        self.pool = nn.AvgPool2d(2, ceil_mode=True)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.pool(self.conv(self.bn(x).relu()))
        return y


def _layers(width: int, growth: int, count: int) -> list[_Layer]:
    return [_Layer(width + number * growth, growth) for number in range(count)]
