"""Adam."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import torch

from orograph.lab.optimisers._optimiser import Groups, check, positive, share


@dataclass(frozen=True)
class Adam:
    """Steps along the running mean of the gradient, divided by the root of its running mean square.

        m <- beta1 m + (1 - beta1) g,   s <- beta2 s + (1 - beta2) g²
        w <- w - rate (m / (1 - beta1^t)) / (sqrt(s / (1 - beta2^t)) + epsilon)

    Weight decay is part of the gradient ``g``, so that it is divided too; `adamw` keeps it apart.

    Attributes:
        learning_rate: the first and largest one.
        beta1, beta2: memories of the two running means, from 0 up to, but not including, 1.
        epsilon: what keeps the quotient finite.

    Raises:
        InputError: an option is out of range.

    Example:
        >>> Adam().build([{"params": [torch.zeros(2)], "weight_decay": 0.0}]).defaults["betas"]
        (0.9, 0.999)

    References:
        Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015.
    """

    learning_rate: float = 1e-3
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8

    repeats: ClassVar[bool] = False

    def __post_init__(self) -> None:
        rules = {name: positive(getattr(self, name)) for name in ("learning_rate", "epsilon")}
        check(self, rules | {name: share(getattr(self, name)) for name in ("beta1", "beta2")})

    def build(self, groups: Groups) -> torch.optim.Optimizer:
        """The torch optimiser."""
        made = [dict(group) for group in groups]
        return torch.optim.Adam(made, lr=self.learning_rate, betas=(self.beta1, self.beta2), eps=self.epsilon)
