"""RMSprop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import torch

from orograph.lab.optimisers._optimiser import Groups, check, decaying, positive, share


@dataclass(frozen=True)
class Rmsprop:
    """Divides the gradient by the root of its running mean square.

        s <- memory s + (1 - memory) g²,   v <- momentum v + g / (sqrt(s) + epsilon),   w <- w - rate v

    Attributes:
        learning_rate: the first and largest one.
        memory: of the running mean square, from 0 up to, but not including, 1.
        momentum: from 0 (none) up to, but not including, 1.
        epsilon: what keeps the quotient finite.
        decoupled: weight decay as a step of its own instead of a part of the gradient ``g``.

    Raises:
        InputError: an option is out of range.

    Example:
        >>> Rmsprop().build([{"params": [torch.zeros(2)], "weight_decay": 0.0}]).defaults["alpha"]
        0.99

    References:
        Tieleman and Hinton, "Neural networks for machine learning", lecture 6.5, 2012.
    """

    learning_rate: float = 1e-3
    memory: float = 0.99
    momentum: float = 0.0
    epsilon: float = 1e-8
    decoupled: bool = False

    repeats: ClassVar[bool] = False

    def __post_init__(self) -> None:
        rules = {name: positive(getattr(self, name)) for name in ("learning_rate", "epsilon")}
        check(self, rules | {name: share(getattr(self, name)) for name in ("memory", "momentum")})

    def build(self, groups: Groups) -> torch.optim.Optimizer:
        """The torch optimiser."""
        return decaying(
            groups,
            self.decoupled,
            lambda made: torch.optim.RMSprop(
                made, lr=self.learning_rate, alpha=self.memory, momentum=self.momentum, eps=self.epsilon
            ),
        )
