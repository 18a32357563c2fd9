"""What the training loop knows of an optimiser, and the decay that torch does not offer for every one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Protocol

import torch

from orograph.errors import InputError

Groups = Sequence[Mapping[str, Any]]
"""Of parameters: ``params``, a list of tensors, and ``weight_decay``, how strongly they are pulled to 0."""


FINITE = torch.finfo(torch.float32).max
"""What optimisers multiply weights with has to be below."""


class Optimiser(Protocol):
    """A frozen dataclass whose fields are the options; `build` makes the torch optimiser.

    Example:
        >>> from dataclasses import dataclass
        >>> @dataclass(frozen=True)
        ... class Adagrad:
        ...     learning_rate: float = 0.01
        ...     repeats: ClassVar[bool] = False
        ...     def build(self, groups: Groups) -> torch.optim.Optimizer:
        ...         return torch.optim.Adagrad([dict(group) for group in groups], lr=self.learning_rate)
        >>> from orograph.testing.lab import check_optimiser
        >>> check_optimiser(Adagrad())
    """

    repeats: ClassVar[bool]
    """Whether a step evaluates the loss more than once, so that it has to be given as a closure."""

    @property
    def learning_rate(self) -> float:
        """The largest one; the schedule scales it."""

    def build(self, groups: Groups) -> torch.optim.Optimizer:
        """The torch optimiser of these groups of parameters, their ``lr`` the learning rate."""


def check(options: Any, rules: Mapping[str, tuple[bool, str]]) -> None:
    """Raises unless every rule holds.

    Args:
        options: the dataclass whose fields are checked.
        rules: field → whether it is all right, and what would be.

    Raises:
        InputError: names the first field that is not.
    """
    for name, (holds, rule) in rules.items():
        if not holds:
            raise InputError(f"{name} to be {rule}", repr(getattr(options, name)), f"pass another {name}")


def positive(value: float) -> tuple[bool, str]:
    """The rule of a learning rate: above 0, and a number in the precision of the weights too."""
    return 0 < value < FINITE, "positive and finite"


def share(value: float) -> tuple[bool, str]:
    """The rule of a momentum."""
    return 0 <= value < 1, "0 or more and less than 1"


def decaying(
    groups: Groups, decoupled: bool, make: Callable[[list[dict[str, Any]]], torch.optim.Optimizer]
) -> torch.optim.Optimizer:
    """An optimiser whose weight decay is part of the gradient, or a step of its own.

        coupled:    g <- gradient + weight_decay w, then a step along g
        decoupled:  w <- (1 - rate weight_decay) w, then a step along the gradient at the old w

    Args:
        groups: of parameters.
        decoupled: which of the two.
        make: groups → optimiser.

    References:
        Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019.
    """
    if not decoupled:
        return make([dict(group) for group in groups])
    moved = [{**group, "weight_decay": 0.0, "decoupled_decay": group["weight_decay"]} for group in groups]
    optimiser = make(moved)
    optimiser.register_step_pre_hook(_shrink)
    return optimiser


@torch.no_grad()
def _shrink(optimiser: torch.optim.Optimizer, *_: Any) -> None:
    for group in optimiser.param_groups:
        for parameter in group["params"]:
            if parameter.grad is not None:
                parameter.mul_(1 - group["lr"] * group["decoupled_decay"])
