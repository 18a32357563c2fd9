"""From whatever a user calls a loss to one shape: ``(outputs, targets) -> (sums, counts)`` for every sample."""

from __future__ import annotations

import copy
import dataclasses
import functools
import inspect
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from orograph import registry
from orograph.errors import DataError, InputError, an
from orograph.objectives.batch import leaves
from orograph.objectives.layout import Terms, alike, as_tensor, check_given, classes_last, per_sample
from orograph.objectives.monoid import widen
from orograph.parameters.digest import digest

_ELEMENTWISE = (nn.MSELoss, nn.L1Loss, nn.SmoothL1Loss, nn.HuberLoss)
"""Criteria that would broadcast outputs [batch, 1] against targets [batch]."""

_AS_CRITERIA: tuple[tuple[Any, type[nn.Module]], ...] = (
    (functional.cross_entropy, nn.CrossEntropyLoss),
    (functional.nll_loss, nn.NLLLoss),
    (functional.mse_loss, nn.MSELoss),
    (functional.l1_loss, nn.L1Loss),
    (functional.smooth_l1_loss, nn.SmoothL1Loss),
    (functional.huber_loss, nn.HuberLoss),
)
"""Functions of torch whose mean is not that of their single values: weights, ignored targets, broadcasting."""


def as_loss(loss: Any) -> Any:
    """The loss as a callable ``(outputs, targets) -> Terms``.

    Args:
        loss: a plug-in's spec string (``"cross_entropy"``, ``"hinge:margin=2"``), a torch criterion, or a function
            of ``(outputs, targets)`` that returns one loss a sample or the batch's mean.

    Raises:
        InputError: unknown name, or not a loss at all.
    """
    if isinstance(loss, str):
        return registry.build("loss", loss)
    if (criterion := _as_criterion(loss)) is not None:
        return Criterion(criterion)
    if not callable(loss):
        raise InputError(
            "a loss: a name, a torch criterion or a function", repr(loss), "pass for example loss='cross_entropy'"
        )
    if type(loss).__module__.startswith("orograph.objectives.losses"):
        return loss
    return FunctionLoss(loss)


def _as_criterion(loss: Any) -> nn.Module | None:
    if isinstance(loss, nn.Module):
        return loss
    partial = isinstance(loss, functools.partial) and not loss.args
    function, options = (loss.func, loss.keywords) if partial else (loss, {})
    return next((kind(**options) for known, kind in _AS_CRITERIA if function is known), None)


def measures_batches(loss: Any) -> bool:
    """Whether the loss is a function ``(model, batch) -> {name: (sum, count)}``: its first parameter is ``model``."""
    if isinstance(loss, str | nn.Module) or not callable(loss):
        return False
    try:
        parameters = list(inspect.signature(loss).parameters)
    except (TypeError, ValueError):
        return False
    return parameters[:1] == ["model"]


def loss_text(loss: Any) -> str:
    """The loss in words that differ whenever its options do; part of a survey's identity.

    Example:
        >>> loss_text("hinge:margin=2"), loss_text(nn.CrossEntropyLoss(label_smoothing=0.1))
        ('hinge:margin=2', "CrossEntropyLoss(ignore_index=-100, reduction='mean', label_smoothing=0.1)")
    """
    if isinstance(loss, str):
        return loss
    if isinstance(loss, functools.partial):
        options = [*map(repr, loss.args), *(f"{key}={value!r}" for key, value in sorted(loss.keywords.items()))]
        return f"{loss_text(loss.func)}({', '.join(options)})"
    if isinstance(loss, nn.Module):
        parts = [f"{name}={getattr(loss, name)!r}" for name in getattr(loss, "__constants__", ())]
        state = sorted(loss.state_dict().items())
        parts += [f"tensors={digest(state)[:12]}"] if state else []
        return f"{type(loss).__name__}({', '.join(parts)})"
    if dataclasses.is_dataclass(loss):
        return repr(loss)
    return str(getattr(loss, "__qualname__", type(loss).__qualname__))


class FunctionLoss:
    """A function of ``(outputs, targets)``.

    One that takes torch's ``reduction`` argument is asked for single losses. One that returns a vector of length
    ``batch`` gives single losses. One that returns a number gives batch means, which are weighted by the batch
    size; then there is no standard error, and the mean is exact only if the function is a plain mean.
    """

    def __init__(self, function: Callable[..., Any]) -> None:
        self.long_name = getattr(function, "__name__", "loss").replace("_", " ")
        self.units = "1"
        self.function = function
        if _takes_reduction(function):
            self.function = functools.partial(function, reduction="none")

    def __call__(self, outputs: Any, targets: Any) -> Terms:
        """Loss sum and count of every sample."""
        return _terms(self.function(outputs, targets), outputs, targets)


class Criterion:
    """A torch criterion, asked for single losses where it has a ``reduction``.

    Class weights count in the mean as torch counts them: Σ w_y l / Σ w_y; with ``reduction="batchmean"`` every sample
    counts once. Outputs and targets of an elementwise criterion must be of one shape, nothing is broadcast.
    """

    def __init__(self, criterion: nn.Module) -> None:
        self.long_name = type(criterion).__name__.removesuffix("Loss")
        self.units = "1"
        self.criterion = copy.copy(criterion)
        self._batchmean = getattr(criterion, "reduction", None) == "batchmean"
        if getattr(criterion, "reduction", None) in ("mean", "sum", "batchmean"):
            self.criterion.reduction = "none"  # type: ignore[assignment]
        self.ignore_index = getattr(criterion, "ignore_index", -100)

    def __call__(self, outputs: Any, targets: Any) -> Terms:
        """Loss sum and count of every sample."""
        scores = as_tensor(outputs)
        check_given(targets)
        if isinstance(self.criterion, nn.CrossEntropyLoss | nn.NLLLoss) and not targets.is_floating_point():
            logits, targets = classes_last(scores, targets)
            values = self.criterion(logits.movedim(-1, 1) if logits.ndim > 2 else logits, targets)
            return per_sample(widen(values), self._weights(targets))
        scores, targets = alike(scores, targets) if isinstance(self.criterion, _ELEMENTWISE) else (scores, targets)
        terms = _terms(self.criterion(scores, targets), outputs, targets)
        return terms._replace(counts=torch.ones_like(terms.losses)) if self._batchmean else terms

    def _weights(self, targets: Tensor) -> Tensor:
        counted = widen(targets != self.ignore_index)
        weight = getattr(self.criterion, "weight", None)
        if weight is None:
            return counted
        return counted * widen(weight.to(targets.device))[targets.clamp(0, len(weight) - 1)]


def _terms(values: Any, outputs: Any, targets: Any) -> Terms:
    if isinstance(values, Terms):
        return values
    if not isinstance(values, Tensor):
        raise DataError(
            "a loss that returns a tensor",
            an(type(values).__name__),
            "return one loss a sample, or the batch's mean",
        )
    batch = _samples(outputs)
    if values.ndim == 0:
        return Terms((widen(values) * batch).reshape(1), torch.full_like(widen(values), batch).reshape(1), single=False)
    if len(values) != batch:
        raise DataError(
            f"one loss for each of {batch} samples, or their mean",
            f"a tensor of shape {tuple(values.shape)}",
            "reduce over everything but the batch axis",
        )
    given = max((found.numel() for found in (*leaves(outputs), *leaves(targets))), default=values.numel())
    if values.numel() > given:
        raise DataError(
            "a loss that pairs outputs with targets",
            f"one of shape {tuple(values.shape)}, which broadcasts them",
            "give outputs and targets one shape",
        )
    return per_sample(widen(values))


def _samples(outputs: Any) -> int:
    """How many samples a model's outputs are for: the length of their first tensor."""
    return next((len(found) for found in leaves(outputs) if found.ndim), 0) or len(as_tensor(outputs))


def _takes_reduction(function: Callable[..., Any]) -> bool:
    try:
        return "reduction" in inspect.signature(function).parameters
    except (TypeError, ValueError):
        return False
