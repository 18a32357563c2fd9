"""For models that return the loss itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from torch import Tensor

from orograph.errors import DataError, an
from orograph.objectives.layout import Terms, per_sample
from orograph.objectives.monoid import widen


@dataclass(frozen=True)
class Output:
    """The model's output is the loss of every sample, shape [batch] (or [batch, ...]: averaged over all elements)."""

    long_name = "loss"
    units = "1"

    def __call__(self, outputs: Any, targets: Any) -> Terms:
        """Loss sum and count of every sample."""
        if not isinstance(outputs, Tensor):
            raise DataError(
                "losses of samples, a tensor, as the model's output",
                an(type(outputs).__name__),
                "choose the loss that the model computes ('cross_entropy', ...) or pass a function as loss= in Python",
            )
        return per_sample(widen(outputs))
