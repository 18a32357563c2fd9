"""Binary cross-entropy of logits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from torch.nn.functional import binary_cross_entropy_with_logits

from orograph.errors import DataError
from orograph.objectives.layout import Terms, alike, per_sample


@dataclass(frozen=True)
class BceWithLogits:
    """log(1 + eᶻ) − y z for targets y between 0 and 1, averaged over all elements."""

    long_name = "binary cross-entropy"
    units = "nats"

    def __call__(self, outputs: Any, targets: Any) -> Terms:
        """Loss sum and count of every sample."""
        logits, wanted = alike(outputs, targets)
        return per_sample(binary_cross_entropy_with_logits(logits, wanted, reduction="none"))

    def check(self, outputs: Any, targets: Any) -> None:
        """Raises DataError if a target lies outside 0 … 1."""
        _, wanted = alike(outputs, targets)
        if bool(((wanted < 0) | (wanted > 1)).any()):
            value = float(wanted[(wanted < 0) | (wanted > 1)][0])
            raise DataError(
                "targets between 0 and 1 for bce_with_logits", f"{value:g}", "rescale them, or choose the loss 'mse'"
            )
