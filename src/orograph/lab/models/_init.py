"""How the lab's nets begin: the laws of their first weights, drawn from one seeded generator."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeVar

import torch
from torch import Tensor, nn

from orograph.errors import InputError
from orograph.registry import did_you_mean

INITS = ("he", "glorot", "orthogonal", "scaled:GAIN")

Net = TypeVar("Net", bound=nn.Module)


def built(make: Callable[[], Net], init: str, seed: int, gain: float = 2.0) -> Net:
    """A new net on the CPU with weights from one seed; no global random generator moves.

    The weight W of every convolution and linear layer is drawn, in the order of the modules, from

        he             N(0, gain / fan_in)
        glorot         N(0, 2 / (fan_in + fan_out))
        orthogonal     a random matrix with orthonormal rows or columns, times sqrt(gain)
        scaled:G       G times what "he" draws

    with fan_in and fan_out counted over the kernel. Biases are 0, and normalisation layers begin as the identity.

    Args:
        make: makes the module.
        init: "he", "glorot", "orthogonal" or "scaled:G".
        seed: of the weights.
        gain: 2 for nets with ReLU, which halves the mean square; 1 for others.

    Raises:
        InputError: there is no such law.

    Example:
        >>> net = built(lambda: nn.Linear(100, 100), "scaled:0.5", seed=0)
        >>> round(net.weight.std().item() * 10, 1)
        0.7

    References:
        He, Zhang, Ren, Sun, "Delving deep into rectifiers", ICCV 2015. Glorot and Bengio, "Understanding the
        difficulty of training deep feedforward neural networks", AISTATS 2010. Saxe, McClelland, Ganguli, "Exact
        solutions to the nonlinear dynamics of learning in deep linear neural networks", ICLR 2014.
    """
    law, factor, generator = *_parse(init), seeded(seed)
    with torch.random.fork_rng(devices=[]), torch.device("cpu"):  # constructors draw weights of their own
        net = make()
    with torch.no_grad():
        for module in net.modules():
            if isinstance(module, nn.Conv2d | nn.Linear):
                _draw(module.weight, law, factor, gain, generator)
                if module.bias is not None:
                    module.bias.zero_()
    return net


def seeded(seed: int) -> torch.Generator:
    """A generator on the CPU.

    Raises:
        InputError: PyTorch's generators know no such seed.
    """
    if not -(2**63) <= seed < 2**64:
        raise InputError("a seed from -2**63 to 2**64 - 1", f"seed={seed}", "pass for example seed=0")
    return torch.Generator().manual_seed(seed)


def check_counts(**counts: int) -> None:
    """Raises unless every number of things is positive.

    Raises:
        InputError: names the first that is not.
    """
    for name, count in counts.items():
        if count < 1:
            raise InputError(f"a positive {name}", f"{name}={count}", f"pass {name}=1 or more")


def _parse(init: str) -> tuple[str, float]:
    law, colon, text = str(init).partition(":")
    if law in ("he", "glorot", "orthogonal") and not colon:
        return law, 1.0
    if law != "scaled":
        raise InputError("a law of initial weights", repr(init), did_you_mean(str(init), INITS))
    try:
        factor = float(text)
    except ValueError:
        factor = math.nan
    if not 0 < factor < math.inf:
        raise InputError("a positive number after 'scaled:'", repr(init), "write for example init=scaled:0.5")
    return "he", factor


def _draw(weight: Tensor, law: str, factor: float, gain: float, generator: torch.Generator) -> None:
    fan_in, kernel = weight[0].numel(), weight[0, 0].numel()
    if law == "orthogonal":
        nn.init.orthogonal_(weight, gain=math.sqrt(gain), generator=generator)
    elif law == "glorot":
        weight.normal_(0, math.sqrt(2 / (fan_in + weight.shape[0] * kernel)), generator=generator)
    else:
        weight.normal_(0, factor * (math.sqrt(gain) / math.sqrt(fan_in)), generator=generator)
