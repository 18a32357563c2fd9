"""Stochastic gradient descent with momentum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import torch

from orograph.lab.optimisers._optimiser import Groups, check, decaying, positive, share


@dataclass(frozen=True)
class Sgd:
    """Momentum SGD; with Nesterov's look-ahead unless told otherwise.

        v <- momentum v + g
        w <- w - rate (g + momentum v)      (Nesterov; without: w - rate v)

    Attributes:
        learning_rate: the first and largest one.
        momentum: from 0 (none) up to, but not including, 1.
        nesterov: look ahead along the momentum; has no effect where the momentum is 0.
        decoupled: weight decay as a step of its own instead of a part of the gradient ``g``.

    Raises:
        InputError: an option is out of range.

    Example:
        >>> Sgd(momentum=0.8).build([{"params": [torch.zeros(2)], "weight_decay": 1e-3}]).defaults["momentum"]
        0.8

    References:
        Sutskever, Martens, Dahl, Hinton, "On the importance of initialization and momentum in deep learning",
        ICML 2013.
    """

    learning_rate: float = 0.1
    momentum: float = 0.9
    nesterov: bool = True
    decoupled: bool = False

    repeats: ClassVar[bool] = False

    def __post_init__(self) -> None:
        check(self, {"learning_rate": positive(self.learning_rate), "momentum": share(self.momentum)})

    def build(self, groups: Groups) -> torch.optim.Optimizer:
        """The torch optimiser."""
        return decaying(
            groups,
            self.decoupled,
            lambda made: torch.optim.SGD(
                made, lr=self.learning_rate, momentum=self.momentum, nesterov=self.nesterov and self.momentum > 0
            ),
        )
