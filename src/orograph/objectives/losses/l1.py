"""Mean absolute error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from orograph.objectives.layout import Terms, alike, per_sample


@dataclass(frozen=True)
class L1:
    """|f − y|, averaged over all elements; shapes must agree, nothing is broadcast."""

    long_name = "mean absolute error"
    units = "target units"

    def __call__(self, outputs: Any, targets: Any) -> Terms:
        """Loss sum and count of every sample."""
        values, wanted = alike(outputs, targets)
        return per_sample((values - wanted).abs())
