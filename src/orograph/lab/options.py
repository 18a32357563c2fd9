"""The options of a training run: checked once, written into its fingerprint."""

from __future__ import annotations

import math
from dataclasses import dataclass

from orograph.errors import InputError
from orograph.registry import did_you_mean

SCHEDULES = ("constant", "cosine", "steps")


@dataclass(frozen=True)
class TrainingOptions:
    """All that decides a training besides the model and the data; `orograph.lab.train.train` explains each.

    Raises:
        InputError: an option is out of range.

    Example:
        >>> [TrainingOptions(epochs=8, schedule="steps").rate(epoch) for epoch in (0, 3, 4, 6)]
        [1.0, 1.0, 0.1, 0.01]
    """

    epochs: int = 30
    batch_size: int = 64
    learning_rate: float = 0.1
    momentum: float = 0.9
    nesterov: bool = True
    weight_decay: float = 1e-3
    decay_all: bool = True
    schedule: str = "cosine"
    seed: int = 0
    stop_at_train_accuracy: float | None = None

    def __post_init__(self) -> None:
        if self.schedule not in SCHEDULES:
            do = did_you_mean(str(self.schedule), SCHEDULES)
            raise InputError("a learning rate schedule", repr(self.schedule), do)
        stop = self.stop_at_train_accuracy
        rules = {
            "epochs": (self.epochs >= 0, "0 or more"),
            "batch_size": (self.batch_size >= 1, "1 or more"),
            "learning_rate": (0 < self.learning_rate < math.inf, "positive and finite"),
            "momentum": (0 <= self.momentum < 1, "0 or more and less than 1"),
            "nesterov": (self.momentum > 0 or not self.nesterov, "False where the momentum is 0"),
            "weight_decay": (0 <= self.weight_decay < math.inf, "0 or more and finite"),
            "seed": (self.seed >= 0, "0 or more"),
            "stop_at_train_accuracy": (stop is None or 0 <= stop <= 1, "None, or from 0 to 1"),
        }
        for name, (holds, rule) in rules.items():
            if not holds:
                raise InputError(f"{name} to be {rule}", repr(getattr(self, name)), f"pass another {name}")

    def rate(self, epoch: float) -> float:
        """The share of the first learning rate that holds after so many epochs, parts of one included."""
        done = epoch / self.epochs
        if self.schedule == "cosine":
            return (1 + math.cos(math.pi * done)) / 2
        if self.schedule == "steps":
            return 1.0 if done < 0.5 else 0.1 if done < 0.75 else 0.01
        return 1.0
