"""The loss as the training loop needs it: one number to differentiate, and how many answers were right."""

from __future__ import annotations

from typing import Any

from torch import Tensor
from torch.nn import functional

from orograph.objectives.layout import as_tensor, classes_last
from orograph.objectives.losses.cross_entropy import CrossEntropy


def mean_loss(loss: Any, outputs: Any, targets: Tensor) -> Tensor:
    """The mean over the terms of a batch: samples, or tokens that are not padding.

    Cross-entropy of class numbers is computed in the precision of the outputs, which training is content with; any
    other loss as its plug-in has it.

    Args:
        loss: a plug-in: outputs and targets → `Terms`.
        outputs: what the model returned for a batch.
        targets: the batch's.

    Example:
        >>> import torch
        >>> mean_loss(CrossEntropy(), torch.zeros(2, 3, 4), torch.tensor([[0, 1, 2], [3, 0, -100]]))
        tensor(1.3863)
    """
    if isinstance(loss, CrossEntropy) and not targets.is_floating_point():
        logits, classes = classes_last(outputs, targets)
        return functional.cross_entropy(
            logits.reshape(-1, logits.shape[-1]),
            classes.reshape(-1),
            ignore_index=loss.ignore_index,
            label_smoothing=loss.label_smoothing,
        )
    terms = loss(outputs, targets)
    mean: Tensor = terms.losses.sum() / terms.counts.sum()
    return mean


def right_answers(outputs: Any, targets: Tensor) -> tuple[Tensor | float, int]:
    """How many arg maxima equal their class, of how many; NaN of none where the targets are no class numbers.

    Example:
        >>> import torch
        >>> right_answers(torch.eye(3), torch.tensor([0, 1, 1]))
        (tensor(2), 3)
    """
    scores = as_tensor(outputs)
    if targets.is_floating_point() or scores.dim() <= 1 or scores.shape == targets.shape:
        return float("nan"), 1
    logits, classes = classes_last(outputs, targets)
    return (logits.argmax(dim=-1) == classes).sum(), classes.numel()
