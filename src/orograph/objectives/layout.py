"""Where the classes are in a model's outputs, and what is wrong with targets that do not fit them."""

from __future__ import annotations

from typing import Any, NamedTuple

import torch
from torch import Tensor

from orograph.errors import DataError, an
from orograph.objectives.monoid import widen

WIDEST = 4096
"""Classes up to which log-sums are taken in float64; above, float32 saves memory that matters."""


def as_tensor(outputs: Any) -> Tensor:
    """The tensor in a model's outputs: itself, or its ``logits``.

    Raises:
        DataError: there is none.
    """
    found = getattr(outputs, "logits", outputs)
    if isinstance(found, dict) and "logits" in found:
        found = found["logits"]
    if not isinstance(found, Tensor):
        raise DataError(
            "a model that returns a tensor (or an object with .logits)",
            an(type(outputs).__name__),
            "wrap the model so that it returns logits alone, or pass a function as loss= in Python",
        )
    return found


def check_given(targets: Any) -> None:
    """Raises if there are no targets.

    Raises:
        DataError: there are none.
    """
    if targets is None:
        raise DataError(
            "targets beside the inputs",
            "inputs alone",
            "give (inputs, targets), or choose the loss 'output' if the model returns its loss itself",
        )


def classes_last(outputs: Any, targets: Any) -> tuple[Tensor, Tensor]:
    """Outputs with the classes on the last axis, beside integer targets of the shape of the rest.

    Args:
        outputs: [batch, classes], [batch, classes, ...] (PyTorch's order) or [batch, ..., classes] (sequence models).
        targets: class indices, [batch] or [batch, ...].

    Returns:
        (logits [batch, ..., classes], targets [batch, ...]).

    Raises:
        DataError: shapes or kinds do not fit.

    Example:
        >>> logits, targets = classes_last(torch.zeros(2, 7, 5), torch.zeros(2, 5, dtype=torch.long))
        >>> logits.shape, targets.shape
        (torch.Size([2, 5, 7]), torch.Size([2, 5]))
    """
    logits = as_tensor(outputs)
    check_given(targets)
    if not isinstance(targets, Tensor):
        raise DataError(
            "class indices as a tensor",
            f"targets of type {type(targets).__name__}",
            "encode labels as integers 0, 1, 2, …",
        )
    if targets.is_floating_point() or targets.is_complex():
        raise DataError(
            "integer class indices",
            f"targets of dtype {targets.dtype}",
            "convert them with .long(), or choose the loss 'mse' or 'bce_with_logits'",
        )
    if targets.ndim == logits.ndim and targets.shape[-1:] == (1,) and logits.ndim >= 2:
        targets = targets.squeeze(-1)
    last = logits.ndim >= 2 and logits.shape[:-1] == targets.shape
    second = logits.ndim >= 3 and logits.shape[:1] + logits.shape[2:] == targets.shape
    if last and second:
        raise DataError(
            "outputs whose class axis is clear",
            f"shape {tuple(logits.shape)} for targets {tuple(targets.shape)}, where it could be axis 1 or the last",
            "pass a function of (outputs, targets) as loss= in Python",
        )
    if not (last or second):
        raise DataError(
            "outputs [batch, classes] (or with further axes) for targets [batch, ...]",
            f"outputs {tuple(logits.shape)} and targets {tuple(targets.shape)}",
            "check the model's last layer and the labels",
        )
    return (logits if last else logits.movedim(1, -1)), targets.long()


def probabilities_last(outputs: Any, targets: Tensor) -> tuple[Tensor, Tensor]:
    """Outputs and class probabilities of one shape, both with the classes on the last axis.

    Of axis 1 (PyTorch's order) and the last (sequence models), the classes are where the probabilities sum to one.

    Raises:
        DataError: the shapes differ.
    """
    logits = as_tensor(outputs)
    if targets.shape != logits.shape:
        raise DataError(
            "class probabilities of the outputs' shape",
            f"outputs {tuple(logits.shape)} and float targets {tuple(targets.shape)}",
            "convert class indices with .long(), or choose the loss 'mse' or 'bce_with_logits'",
        )
    if logits.ndim <= 2 or _share_of_ones(targets, -1) > _share_of_ones(targets, 1):
        return logits, targets
    return logits.movedim(1, -1), targets.movedim(1, -1)


def _share_of_ones(probabilities: Tensor, axis: int) -> float:
    return float(((probabilities.float().sum(axis) - 1).abs() < 1e-2).float().mean())


def check_classes(logits: Tensor, targets: Tensor, ignore_index: int) -> None:
    """Raises if a target is not a class of the model.

    Raises:
        DataError: names the first such target.
    """
    classes = logits.shape[-1]
    wrong = (targets != ignore_index) & ((targets < 0) | (targets >= classes))
    if bool(wrong.any()):
        value = int(targets[wrong][0])
        raise DataError(
            f"class indices 0 … {classes - 1} (the model has {classes} outputs)",
            f"the target {value}",
            "relabel the data or build the model with more outputs",
        )


def precise(logits: Tensor) -> Tensor:
    """Logits widened for log-sums: float64 for up to `WIDEST` classes, at least float32 above."""
    return widen(logits) if logits.shape[-1] <= WIDEST else logits.float()


def alike(outputs: Any, targets: Any) -> tuple[Tensor, Tensor]:
    """Outputs and targets of one shape, in float64; a trailing axis of length one may be missing on one side.

    Raises:
        DataError: the shapes differ (they are never broadcast).
    """
    values = as_tensor(outputs)
    check_given(targets)
    if not isinstance(targets, Tensor):
        raise DataError("targets as a tensor", f"targets of type {type(targets).__name__}", "convert them to numbers")
    if values.shape != targets.shape:
        if values.shape == (*targets.shape, 1):
            values = values.squeeze(-1)
        elif targets.shape == (*values.shape, 1):
            targets = targets.squeeze(-1)
        else:
            raise DataError(
                "outputs and targets of one shape",
                f"outputs {tuple(values.shape)} and targets {tuple(targets.shape)}",
                "reshape the targets, or choose the loss 'cross_entropy' for class indices",
            )
    return widen(values), widen(targets)


class Uniform(NamedTuple):
    """What can be said at once of samples that all count the same in the mean.

    Attributes:
        each: what one sample counts.
        samples, total, squares: Σ 1, Σ cᵢ and Σ cᵢ² over the batch, as float64 scalars.
    """

    each: float
    samples: Tensor
    total: Tensor
    squares: Tensor


class Terms(NamedTuple):
    """What a loss returns for one batch.

    Attributes:
        losses: sum of the losses of every sample, [batch].
        counts: what every sample counts in the mean, [batch].
        single: False if the entries are means over a batch, whose spread says nothing about samples.
        uniform: the sums of the counts, where all are the same and somebody knows it.
    """

    losses: Tensor
    counts: Tensor
    single: bool = True
    uniform: Uniform | None = None


def per_sample(values: Tensor, weights: Tensor | None = None) -> Terms:
    """Sums of losses and of weights of every sample.

    Args:
        values: losses of the terms, [batch, ...], already weighted.
        weights: what each term counts in the mean; default 1.

    Raises:
        DataError: there is no batch axis.
    """
    if values.ndim == 0:
        raise DataError(
            "a batch of samples on the first axis", "a single number", "give the model's outputs a batch axis"
        )
    weights = torch.ones_like(values) if weights is None else weights.to(values.dtype)
    return Terms(values.reshape(len(values), -1).sum(1), weights.reshape(len(values), -1).sum(1))
