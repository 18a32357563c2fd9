"""Negative log-likelihood of a model that returns log-probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from orograph.objectives.layout import Terms, check_classes, classes_last, per_sample
from orograph.objectives.monoid import widen


@dataclass(frozen=True)
class Nll:
    """−log p_y, for outputs that are log-probabilities already (`log_softmax`).

    Attributes:
        ignore_index: targets with this value do not count.
    """

    ignore_index: int = -100

    long_name = "negative log-likelihood"
    units = "nats"

    def __call__(self, outputs: Any, targets: Any) -> Terms:
        """Loss sum and count of every sample."""
        logits, targets = classes_last(outputs, targets)
        counted = targets != self.ignore_index
        picked = logits.gather(-1, targets.masked_fill(~counted, 0).unsqueeze(-1)).squeeze(-1)
        return per_sample((-widen(picked)).masked_fill(~counted, 0), widen(counted))

    def check(self, outputs: Any, targets: Any) -> None:
        """Raises DataError if a target is no class of the model."""
        check_classes(*classes_last(outputs, targets), self.ignore_index)
