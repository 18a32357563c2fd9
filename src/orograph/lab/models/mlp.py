"""The plain multilayer perceptron."""

from __future__ import annotations

from collections import OrderedDict
from itertools import pairwise

import torch
from torch import nn

from orograph.errors import InputError
from orograph.registry import did_you_mean

_ACTIVATIONS = {"gelu": nn.GELU, "relu": nn.ReLU, "sigmoid": nn.Sigmoid, "tanh": nn.Tanh}
_GAINS = {"gelu": 2.0, "relu": 2.0, "sigmoid": 1.0, "tanh": 1.0}


def mlp(sizes: str = "64-128-128-10", activation: str = "relu", seed: int = 0) -> nn.Module:
    """A multilayer perceptron: linear layers with one activation between them.

        h_0 = flatten(x),   h_l = act(W_l h_(l-1) + b_l),   logits = W_L h_(L-1) + b_L

    Weights are drawn from the normal law with variance ``2 / fan_in`` for ReLU and GELU (He) and
    ``1 / fan_in`` for tanh and the sigmoid (LeCun); biases are 0. The net is built on the CPU, and no global
    random generator moves. Tensors are named ``layer1.weight``, ``layer1.bias``, ``layer2.weight``, ...

    Args:
        sizes: numbers of units from the inputs to the outputs, joined by "-". "64-10" is a linear classifier.
        activation: "relu", "gelu", "tanh" or "sigmoid".
        seed: of the initial weights.

    Returns:
        A module from inputs ``N x ...`` (flattened to ``N x sizes[0]``) to logits ``N x sizes[-1]``.

    Raises:
        InputError: the sizes are not positive whole numbers joined by "-", or the activation is unknown.

    Example:
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
    with torch.random.fork_rng(devices=[]), torch.device("cpu"):  # constructors draw weights of their own
        net = _stack(widths, _ACTIVATIONS[activation])
    _initialise(net, _GAINS[activation], torch.Generator().manual_seed(seed))
    return net


def _parse(sizes: str) -> list[int]:
    parts = str(sizes).split("-")
    if len(parts) < 2 or not all(part.isascii() and part.isdigit() and int(part) > 0 for part in parts):
        raise InputError("two or more positive sizes joined by '-'", repr(sizes), "write for example '64-128-10'")
    return [int(part) for part in parts]


def _stack(widths: list[int], activation: type[nn.Module]) -> nn.Sequential:
    steps: OrderedDict[str, nn.Module] = OrderedDict(flatten=nn.Flatten())
    for number, (fan_in, fan_out) in enumerate(pairwise(widths), start=1):
        if number > 1:
            steps[f"activation{number - 1}"] = activation()
        steps[f"layer{number}"] = nn.Linear(fan_in, fan_out)
    return nn.Sequential(steps)


def _initialise(net: nn.Module, gain: float, generator: torch.Generator) -> None:
    for module in net.modules():
        if isinstance(module, nn.Linear):
            nn.init.normal_(module.weight, std=(gain / module.in_features) ** 0.5, generator=generator)
            nn.init.zeros_(module.bias)
