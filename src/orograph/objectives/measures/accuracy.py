"""The share of right answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from orograph.objectives.layout import alike, classes_last, probabilities_last
from orograph.objectives.monoid import Measure, State, widen
from orograph.objectives.scored import scored


@dataclass(frozen=True)
class Accuracy(Measure):
    """The share of samples (or tokens) whose largest output is the target; a fraction, 0 … 1.

    Attributes:
        ignore_index: targets with this value do not count.
        binary: every output is a logit of its own, right where ``output > 0`` agrees with ``target > 0.5``.
    """

    ignore_index: int = -100
    binary: bool = False

    @property
    def fields(self) -> dict[str, dict[str, str]]:
        """One field."""
        return {"accuracy": {"long_name": "accuracy", "units": "fraction"}}

    def sums(self, outputs: Any, targets: Any) -> State:
        """Right answers and answers."""
        if self.binary:
            logits, wanted = alike(outputs, targets)
            right = (logits > 0) == (wanted > 0.5)
            return {"right": widen(right).sum(), "count": widen(torch.ones_like(right)).sum()}
        if isinstance(targets, Tensor) and targets.is_floating_point():
            outputs, shares = probabilities_last(outputs, targets)
            targets = shares.argmax(-1)
        elif found := scored(outputs, targets, self.ignore_index):
            return {"right": widen(found.right).sum(), "count": found.labels.uniform.total}
        logits, targets = classes_last(outputs, targets)
        counted = targets != self.ignore_index
        right = (logits.argmax(-1) == targets) & counted & ~logits.isnan().any(-1)
        return {"right": widen(right).sum(), "count": widen(counted).sum()}

    def finish(self, totals: Mapping[str, float]) -> dict[str, float]:
        """Right answers over answers."""
        return {"accuracy": totals["right"] / totals["count"] if totals["count"] else float("nan")}
