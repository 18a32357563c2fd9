"""The residual network for small images, and the same network with its shortcuts cut."""

from __future__ import annotations

from itertools import pairwise

from torch import Tensor, nn
from torch.nn import functional

from orograph.errors import InputError
from orograph.lab.models._init import built, check_counts


def resnet(
    depth: int = 20,
    width: int = 16,
    skip: bool = True,
    channels: int = 3,
    classes: int = 10,
    init: str = "he",
    seed: int = 0,
) -> nn.Module:
    """The CIFAR residual network of ``depth = 6n + 2`` layers, with its shortcuts or without.

    A 3x3 convolution, three stages of ``n`` blocks with ``width``, ``2 width`` and ``4 width`` channels (the
    second and third stage halve the image), global average pooling and one linear layer. A block is

        y = relu( BN(conv(relu(BN(conv(x))))) + s(x) )          s = 0 without shortcuts

    where ``s`` has no parameters ("option A"): the identity or, where the shape changes, every second pixel
    with zeros for the new channels. The two nets thus have the same tensors under the same names, and one
    seed gives both the same weights: what differs between their landscapes is the shortcuts alone.

    Every weight is drawn from the normal law with variance ``2 / fan_in`` unless `init` says otherwise; biases are 0,
    and BatchNorm starts as the identity. The net is built on the CPU, and no global random generator moves.

    Args:
        depth: number of layers with weights: 8, 14, 20, ... (20, 32, 44, 56 and 110 in the paper).
        width: channels of the first stage.
        skip: False cuts the shortcuts (the "noshort" nets of Li et al.).
        channels: channels of the images.
        classes: number of outputs.
        init: law of the initial weights: "he", "glorot", "orthogonal", or "scaled:G" for G times He's.
        seed: of the initial weights.

    Returns:
        A module from images ``N x channels x H x W``, of any height and width, to logits ``N x classes``.

    Raises:
        InputError: the depth is not ``6n + 2``, a count is not positive, or there is no such law.

    Example:
        >>> import torch
        >>> net = resnet(depth=20)
        >>> sum(p.numel() for p in net.parameters())
        269722
        >>> net(torch.zeros(2, 3, 32, 32)).shape
        torch.Size([2, 10])

    References:
        He, Zhang, Ren, Sun, "Deep residual learning for image recognition", CVPR 2016, section 4.2.
        He et al., "Delving deep into rectifiers", ICCV 2015 (the initial weights).
        Li, Xu, Taylor, Studer, Goldstein, "Visualizing the loss landscape of neural nets", NeurIPS 2018.
    """
    if depth < 8 or depth % 6 != 2:
        raise InputError("a depth of 6n + 2 layers", f"depth={depth}", "choose 8, 14, 20, 32, 44, 56 or 110")
    check_counts(width=width, channels=channels, classes=classes)
    return built(lambda: _ResNet((depth - 2) // 6, width, skip, channels, classes), init, seed)


class _ResNet(nn.Module):
    def __init__(self, blocks: int, width: int, skip: bool, channels: int, classes: int) -> None:
        super().__init__()
        self.conv = _conv3x3(channels, width, stride=1)
        self.bn = nn.BatchNorm2d(width)
        self.stage1 = _stage(blocks, width, width, skip)
        self.stage2 = _stage(blocks, width, 2 * width, skip)
        self.stage3 = _stage(blocks, 2 * width, 4 * width, skip)
        self.fc = nn.Linear(4 * width, classes)

    def forward(self, images: Tensor) -> Tensor:
        hidden = functional.relu(self.bn(self.conv(images)))
        hidden = self.stage3(self.stage2(self.stage1(hidden)))
        return self.fc(hidden.mean(dim=(2, 3)))


class _Block(nn.Module):
    def __init__(self, fan_in: int, fan_out: int, skip: bool) -> None:
        super().__init__()
        self.stride = 1 if fan_in == fan_out else 2
        self.new_channels = fan_out - fan_in
        self.skip = skip
        self.conv1 = _conv3x3(fan_in, fan_out, self.stride)
        self.bn1 = nn.BatchNorm2d(fan_out)
        self.conv2 = _conv3x3(fan_out, fan_out, stride=1)
        self.bn2 = nn.BatchNorm2d(fan_out)

    def forward(self, x: Tensor) -> Tensor:
        y = functional.relu(self.bn1(self.conv1(x)))
        y = self.bn2(self.conv2(y))
        return functional.relu(y + self.shortcut(x) if self.skip else y)

    def shortcut(self, x: Tensor) -> Tensor:
        if self.stride == 1:
            return x
        before = self.new_channels // 2
        pads = (0, 0, 0, 0, before, self.new_channels - before)
        return functional.pad(x[:, :, :: self.stride, :: self.stride], pads)


def _stage(blocks: int, fan_in: int, fan_out: int, skip: bool) -> nn.Sequential:
    widths = [fan_in] + [fan_out] * blocks
    return nn.Sequential(*(_Block(a, b, skip) for a, b in pairwise(widths)))


def _conv3x3(fan_in: int, fan_out: int, stride: int) -> nn.Conv2d:
    return nn.Conv2d(fan_in, fan_out, kernel_size=3, stride=stride, padding=1, bias=False)
