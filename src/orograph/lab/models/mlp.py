"""The multilayer perceptron: plain, with BatchNorm, with shortcuts."""

from __future__ import annotations

from itertools import pairwise

from torch import Tensor, nn

from orograph.errors import InputError
from orograph.lab.models._init import built
from orograph.registry import did_you_mean

_ACTIVATIONS = {"gelu": nn.GELU, "relu": nn.ReLU, "sigmoid": nn.Sigmoid, "tanh": nn.Tanh}
_GAINS = {"gelu": 2.0, "relu": 2.0, "sigmoid": 1.0, "tanh": 1.0}


def mlp(
    sizes: str = "64-128-128-10",
    activation: str = "relu",
    norm: bool = False,
    skip: bool = False,
    init: str = "he",
    seed: int = 0,
) -> nn.Module:
    """A multilayer perceptron: linear layers with one activation between them.

        h_0 = flatten(x),   h_l = act(N(W_l h_(l-1) + b_l) + s(h_(l-1))),   logits = W_L h_(L-1) + b_L

    where N is BatchNorm if `norm` is set and nothing otherwise, and s is the identity if `skip` is set and the two
    layers are equally wide, and 0 otherwise. With and without shortcuts the net has the same tensors.

    Weights are drawn from the normal law with variance ``2 / fan_in`` for ReLU and GELU (He) and
    ``1 / fan_in`` for tanh and the sigmoid (LeCun), unless `init` says otherwise; biases are 0. The net is built on the
    CPU, and no global random generator moves. Tensors are named ``layer1.weight``, ``layer1.bias``, ``norm1.weight``,
    ...; in front of BatchNorm, which would cancel it, there is no bias.

    Args:
        sizes: numbers of units from the inputs to the outputs, joined by "-". "64-10" is a linear classifier, and
            "64-16x5-10" has five hidden layers of 16 units: six layers with weights.
        activation: "relu", "gelu", "tanh" or "sigmoid".
        norm: BatchNorm between every hidden layer and its activation.
        skip: shortcuts around the hidden layers.
        init: law of the initial weights: "he", "glorot", "orthogonal", or "scaled:G" for G times He's.
        seed: of the initial weights.

    Returns:
        A module from inputs ``N x ...`` (flattened to ``N x sizes[0]``) to logits ``N x sizes[-1]``.

    Raises:
        InputError: the sizes are not positive whole numbers joined by "-", or the activation or law is unknown.

    Example:
        >>> import torch
        >>> net = mlp("64-32-10", activation="tanh")
        >>> list(net.state_dict())
        ['layer1.weight', 'layer1.bias', 'layer2.weight', 'layer2.bias']
        >>> net(torch.zeros(5, 1, 8, 8)).shape
        torch.Size([5, 10])

    References:
        He, Zhang, Ren, Sun, "Delving deep into rectifiers", ICCV 2015.
        LeCun, Bottou, Orr, Müller, "Efficient backprop", 1998.
    """
    if activation not in _ACTIVATIONS:
        raise InputError("an activation", repr(activation), did_you_mean(activation, tuple(_ACTIVATIONS)))
    widths = _parse(sizes)
    return built(lambda: _Mlp(widths, _ACTIVATIONS[activation](), norm, skip), init, seed, _GAINS[activation])


class _Mlp(nn.Module):
    def __init__(self, widths: list[int], activation: nn.Module, norm: bool, skip: bool) -> None:
        super().__init__()
        self.widths, self.skip, self.activation = widths, skip, activation
        for number, (fan_in, fan_out) in enumerate(pairwise(widths), start=1):
            last = number == len(widths) - 1
            self.add_module(f"layer{number}", nn.Linear(fan_in, fan_out, bias=last or not norm))
            if norm and not last:
                self.add_module(f"norm{number}", nn.BatchNorm1d(fan_out))
        self.norm = norm

    def forward(self, x: Tensor) -> Tensor:
        hidden, last = x.flatten(1), len(self.widths) - 1
        for number in range(1, last):
            before, hidden = hidden, self.get_submodule(f"layer{number}")(hidden)
            if self.norm:
                hidden = self.get_submodule(f"norm{number}")(hidden)
            if self.skip and self.widths[number - 1] == self.widths[number]:
                hidden = hidden + before
            hidden = self.activation(hidden)
        logits: Tensor = self.get_submodule(f"layer{last}")(hidden)
        return logits


def _parse(sizes: str) -> list[int]:
    widths: list[int] = []
    for part in str(sizes).split("-"):
        width, times, count = part.partition("x")
        if not (_is_count(width) and (_is_count(count) or not times)):
            widths = []
            break
        widths += [int(width)] * int(count or 1)
    if len(widths) < 2:
        raise InputError("two or more positive sizes joined by '-'", repr(sizes), "write for example '64-128-10'")
    return widths


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text) > 0
