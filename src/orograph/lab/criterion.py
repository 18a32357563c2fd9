"""The loss as the training loop needs it: one number to differentiate, and how many answers were right."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from orograph.objectives.layout import as_tensor, classes_last
from orograph.objectives.losses.cross_entropy import CrossEntropy


def mean_and_count(loss: Any, outputs: Any, targets: Tensor) -> tuple[Tensor, Tensor]:
    """The mean over the terms of a batch, samples or tokens that are not padding, and what these count.

        mean = sum_i l_i / sum_i c_i,    count = sum_i c_i;    over batches b: sum_b mean_b count_b / sum_b count_b

    Cross-entropy of class numbers is computed in the precision of the outputs, which training is content with; any
    other loss as its plug-in has it.

    Args:
        loss: a plug-in: outputs and targets → `Terms`.
        outputs: what the model returned for a batch.
        targets: the batch's.

    Returns:
        Two numbers on the device of the outputs; the mean is 0 where nothing counts.

    Example:
        >>> import torch
        >>> mean_and_count(CrossEntropy(), torch.zeros(2, 3, 4), torch.tensor([[0, 1, 2], [3, 0, -100]]))
        (tensor(1.3863), tensor(5))
    """
    if isinstance(loss, CrossEntropy) and not targets.is_floating_point():
        logits, classes = classes_last(outputs, targets)
        mean = functional.cross_entropy(
            logits.reshape(-1, logits.shape[-1]),
            classes.reshape(-1),
            ignore_index=loss.ignore_index,
            label_smoothing=loss.label_smoothing,
        )
        count = (classes != loss.ignore_index).sum()
        return torch.where(count > 0, mean, 0.0), count
    terms = loss(outputs, targets)
    count = terms.counts.sum()
    return terms.losses.sum() / torch.where(count > 0, count, 1.0), count


def ignored_by(loss: Any) -> int:
    """The target that a loss takes for padding; PyTorch's usual one where it says none."""
    return int(getattr(loss, "ignore_index", -100))


def right_answers(outputs: Any, targets: Tensor, ignore_index: int = -100) -> tuple[Tensor | float, Tensor | int]:
    """How many arg maxima equal their class, of how many; NaN of one where the targets are no class numbers.

    Args:
        outputs: logits, ``N x classes`` or with further axes.
        targets: class numbers of the rest of that shape.
        ignore_index: targets with this value, padding, are neither right nor wrong.

    Example:
        >>> import torch
        >>> right_answers(torch.eye(3), torch.tensor([0, 2, -100]))
        (tensor(1), tensor(2))
    """
    scores = as_tensor(outputs)
    if targets.is_floating_point() or scores.dim() <= 1 or scores.shape == targets.shape:
        return float("nan"), 1
    logits, classes = classes_last(outputs, targets)
    counted = classes != ignore_index
    return ((logits.argmax(dim=-1) == classes) & counted).sum(), counted.sum()
