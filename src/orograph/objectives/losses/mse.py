"""Mean squared error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from orograph.objectives.layout import Terms, alike, per_sample


@dataclass(frozen=True)
class Mse:
    """(f − y)², averaged over all elements; shapes must agree, nothing is broadcast."""

    long_name = "mean squared error"
    units = "squared target units"

    def __call__(self, outputs: Any, targets: Any) -> Terms:
        """Loss sum and count of every sample."""
        values, wanted = alike(outputs, targets)
        return per_sample((values - wanted).square())
