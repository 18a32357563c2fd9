"""The multi-class hinge loss of support vector machines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from orograph.objectives.class_major import class_major
from orograph.objectives.layout import Terms, check_classes, classes_last, per_sample
from orograph.objectives.monoid import widen


@dataclass(frozen=True)
class Hinge:
    """Σ_{j≠y} max(0, s_j − s_y + margin), averaged over samples (Weston & Watkins 1999).

    `torch.nn.MultiMarginLoss` is this divided by the number of classes.

    Attributes:
        margin: by how much the right score must win.
        ignore_index: targets with this value do not count.
    """

    margin: float = 1.0
    ignore_index: int = -100

    long_name = "multi-class hinge loss"
    units = "1"

    def __call__(self, outputs: Any, targets: Any) -> Terms:
        """Loss sum and count of every sample."""
        if view := class_major(outputs, targets, self.ignore_index):
            excess = (view.scores - (view.own - self.margin)).clamp_(min=0).scatter_(0, view.labels.index, 0.0)
            return Terms(view.labels.by_sample(excess.sum(0)), view.labels.counts, uniform=view.labels.uniform)
        scores, targets = classes_last(outputs, targets)
        counted = targets != self.ignore_index
        wide, index = widen(scores), targets.masked_fill(~counted, 0).unsqueeze(-1)
        excess = (wide - wide.gather(-1, index) + self.margin).clamp(min=0).scatter(-1, index, 0.0)
        return per_sample(excess.sum(-1).masked_fill(~counted, 0), widen(counted))

    def check(self, outputs: Any, targets: Any) -> None:
        """Raises DataError if a target is no class of the model."""
        check_classes(*classes_last(outputs, targets), self.ignore_index)
