"""Loss and error rate of a model on all of some data."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor, nn

from orograph import registry
from orograph.errors import DataError, InputError, an, reason
from orograph.lab.criterion import ignored_by, right_answers
from orograph.lab.device import device_of
from orograph.objectives.layout import check_classes, classes_last
from orograph.objectives.monoid import widen


def evaluate(
    model: nn.Module, inputs: Tensor, targets: Tensor, *, loss: str = "cross_entropy", batch_size: int = 1024
) -> tuple[float, float]:
    """Mean loss and error rate of a model, in eval mode.

        loss = -1/N sum_i log softmax(model(x_i))[y_i]        error rate = share of wrong arg max

    Sums are taken in float64, so that the batch size does not matter beyond the rounding of the model itself. In
    text, each character counts once; targets that the loss ignores (padding) count in neither number. The model's
    training flags are put back.

    Args:
        model: any module from inputs to logits ``N x classes`` or ``N x T x classes``.
        inputs: ``N x ...``.
        targets: int64 ``N`` or ``N x T``, classes from 0; floats for a loss that wants them.
        loss: the name of a loss, or its spec string.
        batch_size: samples per forward pass.

    Returns:
        The loss (in nats per sample or character for cross-entropy), and the error rate from 0 to 1, NaN where
        targets are no classes.

    Raises:
        InputError: the batch size is not positive.
        DataError: inputs and targets do not fit together, are empty, or hold NaN or inf.

    Example:
        >>> model = nn.Linear(2, 2)
        >>> model.load_state_dict({"weight": torch.zeros(2, 2), "bias": torch.tensor([0.0, 3.0]).log1p()})
        <All keys matched successfully>
        >>> loss, error = evaluate(model, torch.zeros(4, 2), torch.tensor([1, 1, 1, 0]))
        >>> f"{loss:.4f} = -(3 log 0.8 + log 0.2) / 4, {error}"
        '0.5697 = -(3 log 0.8 + log 0.2) / 4, 0.25'
    """
    if batch_size < 1:
        raise InputError("a positive batch size", f"batch_size={batch_size}", "pass batch_size=1 or more")
    check_data(model, inputs, targets, loss)
    where, plugin = device_of(model), registry.build("loss", loss)
    total, count, right, answers = 0.0, 0.0, 0.0, 0
    with eval_mode(model), torch.no_grad():
        for x, y in zip(inputs.split(batch_size), targets.split(batch_size), strict=True):
            outputs, y = model(x.to(where)), y.to(where)
            terms = plugin(outputs, y)
            total, count = total + float(widen(terms.losses).sum()), count + float(widen(terms.counts).sum())
            hits, of = right_answers(outputs, y, ignored_by(plugin))
            right, answers = right + float(hits), answers + int(of)
    return total / count, 1 - right / answers


def check_data(model: nn.Module, inputs: Tensor, targets: Tensor, loss: str) -> None:
    """Raises unless a model can be trained on these data with this loss.

    Args:
        model: its answers to the first two inputs are looked at, in eval mode.
        inputs, targets: as many of one as of the other.
        loss: a spec string.

    Raises:
        DataError: inputs and targets do not fit together or the model, are empty or all padding, or hold NaN or inf.
    """
    for name, values in (("inputs", inputs), ("targets", targets)):
        if not isinstance(values, Tensor):
            raise DataError(f"{name} as a tensor", an(type(values).__name__), "pass torch.as_tensor(...) of them")
    if len(inputs) != len(targets):
        got = f"{len(inputs)} inputs and {len(targets)} targets"
        raise DataError("as many inputs as targets", got, "pair them one to one")
    if len(targets) == 0:
        raise DataError("at least one sample", "none", "pass some data")
    for name, values in (("inputs", inputs), ("targets", targets)):
        if bad := int((~torch.isfinite(values)).sum()):
            raise DataError(f"{name} without NaN and inf", f"{bad} such numbers", "remove or repair those samples")
    plugin, where = registry.build("loss", loss), device_of(model)
    with eval_mode(model), torch.no_grad():
        outputs = _answers(model, inputs[:2].to(where))
    if check := getattr(plugin, "check", None):
        check(outputs, targets[:2].to(where))
        if not targets.is_floating_point() and hasattr(plugin, "ignore_index"):
            check_classes(classes_last(outputs, targets[:2].to(where))[0], targets, ignored_by(plugin))
            if not bool((targets != ignored_by(plugin)).any()):
                got = f"nothing but {ignored_by(plugin)}, which is ignored"
                raise DataError("targets of which some count", got, "pass some that are classes")


def _answers(model: nn.Module, inputs: Tensor) -> Any:
    try:
        return model(inputs)
    except (RuntimeError, TypeError, ValueError, IndexError) as error:
        kind = str(inputs.dtype).removeprefix("torch.")
        got = f"{kind} inputs of shape {tuple(inputs.shape[1:])} each ({reason(error)})"
        do = "choose a model for such data, or other data"
        raise DataError(f"inputs that the model {type(model).__name__.lstrip('_')} takes", got, do) from error


@contextlib.contextmanager
def eval_mode(model: nn.Module) -> Iterator[None]:
    """Eval mode for a while; afterwards every module's flag is as before."""
    flags = [(module, module.training) for module in model.modules()]
    model.eval()
    try:
        yield
    finally:
        for module, flag in flags:
            module.training = flag
