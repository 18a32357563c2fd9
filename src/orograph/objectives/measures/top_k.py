"""The share of answers among the best k."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from orograph.errors import InputError
from orograph.objectives.layout import classes_last
from orograph.objectives.monoid import Measure, State, widen


@dataclass(frozen=True)
class TopK(Measure):
    """The share of samples (or tokens) whose target is among the k largest outputs; a fraction, 0 … 1.

    Attributes:
        k: how many guesses count.
        ignore_index: targets with this value do not count.
    """

    k: int = 5
    ignore_index: int = -100

    def __post_init__(self) -> None:
        if self.k < 1:
            raise InputError("k of at least 1 for top_k", str(self.k), "write top_k:k=5")

    @property
    def fields(self) -> dict[str, dict[str, str]]:
        """One field."""
        return {f"top_{self.k}": {"long_name": f"top-{self.k} accuracy", "units": "fraction"}}

    def sums(self, outputs: Any, targets: Any) -> State:
        """Right answers and answers."""
        logits, targets = classes_last(outputs, targets)
        counted = targets != self.ignore_index
        best = logits.topk(min(self.k, logits.shape[-1]), dim=-1).indices
        right = (best == targets.unsqueeze(-1)).any(-1) & counted & ~logits.isnan().any(-1)
        return {"right": widen(right).sum(), "count": widen(counted).sum()}

    def finish(self, totals: Mapping[str, float]) -> dict[str, float]:
        """Right answers over answers."""
        return {f"top_{self.k}": totals["right"] / totals["count"] if totals["count"] else float("nan")}
