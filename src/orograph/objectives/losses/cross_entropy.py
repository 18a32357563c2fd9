"""Cross-entropy of class or token targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from torch import Tensor
from torch.nn.functional import cross_entropy as torch_cross_entropy

from orograph.errors import DataError, InputError
from orograph.objectives.layout import Terms, check_classes, classes_last, per_sample, precise, probabilities_last
from orograph.objectives.monoid import widen
from orograph.objectives.scored import scored


@dataclass(frozen=True)
class CrossEntropy:
    """−log softmax(z)_y, averaged over samples, or over the tokens that are not padding.

    Attributes:
        ignore_index: targets with this value do not count.
        label_smoothing: share of the target spread over all classes (Szegedy et al. 2016, arXiv:1512.00567).

    Example:
        >>> import torch
        >>> CrossEntropy()(torch.zeros(2, 4), torch.tensor([0, -100])).losses
        tensor([1.3863, 0.0000], dtype=torch.float64)
    """

    ignore_index: int = -100
    label_smoothing: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.label_smoothing <= 1:
            raise InputError("a label_smoothing from 0 to 1", repr(self.label_smoothing), "write label_smoothing=0.1")

    long_name = "cross-entropy"
    units = "nats"

    def __call__(self, outputs: Any, targets: Any) -> Terms:
        """Loss sum and count of every sample; float targets of the outputs' shape are class probabilities."""
        if isinstance(targets, Tensor) and targets.is_floating_point():
            logits, shares = probabilities_last(outputs, targets)
            flat = precise(logits).reshape(-1, logits.shape[-1])
            shares = shares.reshape(flat.shape).to(flat.dtype)
            values = torch_cross_entropy(flat, shares, reduction="none", label_smoothing=self.label_smoothing)
            return per_sample(values.reshape(logits.shape[:-1]))
        if not self.label_smoothing and (found := scored(outputs, targets, self.ignore_index)):
            labels = found.labels
            return Terms(labels.by_sample(found.cross_entropies), labels.counts, uniform=labels.uniform)
        logits, targets = classes_last(outputs, targets)
        flat = precise(logits).reshape(-1, logits.shape[-1])
        values = torch_cross_entropy(
            flat,
            targets.reshape(-1),
            ignore_index=self.ignore_index,
            label_smoothing=self.label_smoothing,
            reduction="none",
        )
        return per_sample(values.reshape(targets.shape), widen(targets != self.ignore_index))

    def check(self, outputs: Any, targets: Any) -> None:
        """Raises DataError if a target is no class of the model, or float targets are no probabilities."""
        if isinstance(targets, Tensor) and targets.is_floating_point():
            shares = widen(probabilities_last(outputs, targets)[1])
            sums = shares.sum(-1)
            if bool((shares < 0).any()) or bool(((sums - 1).abs() > 1e-3).any()) or shares.shape[-1] < 2:
                raise DataError(
                    "class indices, or probabilities that add up to 1 over at least two classes",
                    f"float targets that add up to {float(sums.reshape(-1)[0]):.4g}",
                    "choose the loss 'mse' for regression",
                )
        elif isinstance(targets, Tensor):
            check_classes(*classes_last(outputs, targets), self.ignore_index)
