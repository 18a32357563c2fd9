"""For models that return the loss itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from orograph.objectives.layout import Terms, as_tensor, per_sample
from orograph.objectives.monoid import widen


@dataclass(frozen=True)
class Output:
    """The model's output is the loss of every sample, shape [batch] (or [batch, ...]: averaged over all elements)."""

    long_name = "loss"
    units = "1"

    def __call__(self, outputs: Any, targets: Any) -> Terms:
        """Loss sum and count of every sample."""
        return per_sample(widen(as_tensor(outputs)))
