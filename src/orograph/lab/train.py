"""One plain training loop, readable in one sitting: seeded, and it survives being killed.

Read `train` first, then `_one_epoch`; the rest answers small questions. An epoch is a pure function of the
weights and the optimiser's memory before it, the options and its number. That is why a run which goes on from
its last finished epoch ends at the same weights, bit for bit, as one that was never interrupted.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from orograph.errors import InputError, ModelError, check_function, check_path, reason
from orograph.lab.augment import augmented
from orograph.lab.criterion import ignored_by, mean_and_count, right_answers
from orograph.lab.device import device_of, move, repeatable
from orograph.lab.evaluate import check_data, evaluate
from orograph.lab.history import History, Progress, TrainingResult
from orograph.lab.options import TrainingOptions
from orograph.lab.resume import RunKeeper, digest
from orograph.objectives.monoid import widen
from orograph.parameters.space import check_module

Record = Callable[[int, nn.Module], object]
"""Is told the epoch (or step) and the model, which it may read but not change."""


def train(
    model: nn.Module,
    inputs: Tensor,
    targets: Tensor,
    *,
    optimiser: str = "sgd",
    loss: str = "cross_entropy",
    epochs: int = 30,
    batch_size: int = 64,
    schedule: str = "cosine",
    weight_decay: float = 1e-3,
    decay_all: bool = True,
    augment: str = "none",
    seed: int = 0,
    stop_at_train_accuracy: float | None = None,
    checkpoint: Path | None = None,
    progress: Callable[[Progress], None] | None = None,
    record: Record | None = None,
    record_steps: bool = False,
    device: torch.device | str | None = None,
) -> TrainingResult:
    """Trains a model in place: an optimiser, a loss, a schedule, and one pass over the data after the other.

    The learning rate of batch ``t`` of ``T`` is the optimiser's own times ``(1 + cos(pi t / T)) / 2`` (cosine), 1
    (constant), or 1, then 0.1 from half of the way on, then 0.01 from three quarters on (steps). The history's losses
    are means over all that counts in an epoch: samples, or tokens that are not padding. Each epoch
    shuffles the data and cuts them into the fewest batches of nearly equal size that respect `batch_size`.

    On one machine with one number of threads, equal arguments give equal weights, bit for bit; no global
    random generator moves. With a checkpoint, each finished epoch is kept in a file beside it, ending in
    ``.resume``. If the run is killed or stopped with Ctrl-C, the same call with an equally built model goes
    on from there and ends at the same weights. The file disappears once the checkpoint itself is written;
    both are replaced in one step and are never seen half-written. The model is left in eval mode.

    Args:
        model: any module from inputs to outputs that the loss takes, such as logits ``N x classes`` or, of text,
            ``N x T x classes``.
        inputs: ``N x ...``, all of the training data.
        targets: for cross-entropy int64 ``N`` or ``N x T``, classes from 0.
        optimiser: its name (``orograph list optimiser`` tells all), or a spec string with its options, such as
            "sgd:learning_rate=0.05,nesterov=false"; `orograph.lab.optimisers` says how to add one.
        loss: the name of a loss, or its spec string.
        epochs: passes over the data; 0 leaves the weights as they are.
        batch_size: most samples per step.
        schedule: its name (``orograph list schedule`` tells all), or a spec string such as "cosine:warmup=0.05";
            `orograph.lab.schedules` says how to add one.
        weight_decay: strength of the pull towards 0; whether it is part of the gradient is the optimiser's choice.
        decay_all: False spares tensors of fewer than two dimensions: biases and normalisation layers.
        augment: "none"; "crop", "flip" or "crop_flip" change the images anew in every epoch.
        seed: of the shuffling, the augmentation, and of dropout if there is any; not negative.
        stop_at_train_accuracy: end after the first epoch whose training accuracy, measured in eval mode,
            reaches this value from 0 to 1. None runs all epochs.
        checkpoint: safetensors file for the trained ``state_dict``. One that exists is replaced.
        progress: called after every epoch.
        record: called with 0 and the model before the first epoch, then with the number of finished epochs after
            each, before the epoch is kept: after a kill it may be told the same epoch again, with the same weights.
        record_steps: count steps instead of epochs, and call `record` after each.
        device: where to train; None stays where the model is.

    Returns:
        The history, one entry per epoch.

    Raises:
        InputError: an option is out of range or of another kind, or the loss or the weights stopped being finite.
        ModelError: it is no model, or no weight of it requires a gradient.
        DataError: inputs and targets do not fit together or the model, are empty, or hold NaN or inf.
        CheckpointError: the file of an interrupted run belongs to another run or is damaged.
        StoreError: the checkpoint cannot be written.

    Example:
        >>> from orograph.lab.datasets.digits import digits
        >>> from orograph.lab.models.mlp import mlp
        >>> result = train(mlp("64-32-10"), *digits("train"), epochs=3)
        >>> result.epochs, result.accuracies[-1] > 0.95
        (3, True)

    References:
        Goodfellow, Bengio, Courville, "Deep learning", 2016, chapter 8. The steps are those of He et al., "Deep
        residual learning for image recognition", CVPR 2016.
    """
    options = TrainingOptions(
        optimiser=optimiser,
        loss=loss,
        epochs=epochs,
        batch_size=batch_size,
        schedule=schedule,
        weight_decay=weight_decay,
        decay_all=decay_all,
        augment=augment,
        seed=seed,
        stop_at_train_accuracy=stop_at_train_accuracy,
    )
    check_module(model)
    check_function("progress", progress)
    check_function("record", record)
    file = None if checkpoint in (None, "") else check_path("checkpoint", checkpoint, "net.safetensors")
    move(model, device)
    check_data(model, inputs, targets, loss)
    inputs, targets = inputs.to(device_of(model)), targets.to(device_of(model))
    stepper = _optimiser(model, options)
    keeper = None if file is None else RunKeeper(file, _fingerprint(model, inputs, targets, options))
    history = History.of(keeper.restore(model, stepper) if keeper else None)
    if record and not history.losses:
        record(0, model)
    while len(history.losses) < options.epochs and not history.stopped:
        history = _one_epoch(model, inputs, targets, stepper, options, history, record if record_steps else None)
        if not math.isfinite(history.losses[-1]):
            raise _diverged(f"{history.losses[-1]} in epoch {len(history.losses)}", keeper)
        if record and not record_steps:
            record(len(history.losses), model)
        if keeper:
            keeper.keep(model, stepper, asdict(history))
        if progress:
            progress(history.progress(options.epochs))
    model.eval()
    if history.losses and not all(bool(torch.isfinite(p).all()) for p in model.parameters()):
        raise _diverged(f"NaN or infinite weights after epoch {len(history.losses)}", keeper)
    if keeper:
        keeper.finish(model)
    return history.result()


def steps_per_epoch(samples: int, batch_size: int) -> int:
    """How many batches an epoch has.

    Example:
        >>> steps_per_epoch(1437, 64)
        23
    """
    return math.ceil(samples / batch_size)


def _one_epoch(
    model: nn.Module,
    inputs: Tensor,
    targets: Tensor,
    optimiser: torch.optim.Optimizer,
    options: TrainingOptions,
    before: History,
    record: Record | None,
) -> History:
    began, epoch, total = time.perf_counter(), len(before.losses), len(targets)
    loss, repeats = options.plugin("loss"), options.build_optimiser().repeats
    batches = steps_per_epoch(total, options.batch_size)
    seed, generator, changes = _epoch_seed(options.seed, epoch), torch.Generator(), torch.Generator()
    order = torch.randperm(total, generator=generator.manual_seed(seed)).to(inputs.device)
    changes.manual_seed(seed ^ 1)
    tally = _Tally(ignored_by(loss))
    model.train()
    with repeatable(seed, inputs.device):
        for number, batch in enumerate(order.tensor_split(batches)):
            rate = options.rate(epoch + number / batches, batches)
            for group in optimiser.param_groups:
                group["lr"] = group["initial_lr"] * rate
            x, y = augmented(inputs[batch], options.augment, changes), targets[batch]
            _one_step(model, x, y, optimiser, loss, repeats, tally)
            if record:
                record(epoch * batches + number + 1, model)
    stopped = _good_enough(model, inputs, targets, options)
    seconds = before.seconds + time.perf_counter() - began
    return History((*before.losses, tally.loss()), (*before.accuracies, tally.accuracy()), seconds, stopped)


def _one_step(
    model: nn.Module,
    x: Tensor,
    y: Tensor,
    optimiser: torch.optim.Optimizer,
    loss: Any,
    repeats: bool,
    tally: _Tally,
) -> None:
    def closure() -> Tensor:
        outputs = _answers(model, x)
        value, count = mean_and_count(loss, outputs, y)
        optimiser.zero_grad()
        value.backward()
        tally.add(value.detach(), count, outputs, y)
        return value

    tally.next()
    if repeats:
        optimiser.step(closure)  # type: ignore[arg-type]  # torch says float, and means a tensor
    else:
        closure()
        optimiser.step()


def _answers(model: nn.Module, x: Tensor) -> Any:
    try:
        return model(x)
    except ValueError as error:  # BatchNorm's, of one number a channel
        if len(x) > 1:
            raise
        got = f"one of a single sample ({reason(error)})"
        raise InputError("batches that the model can learn from", got, "change batch_size or the samples") from error


class _Tally:
    """Sums over an epoch's batches, of each batch's first evaluation; they stay on the device until the end."""

    def __init__(self, ignore_index: int) -> None:
        self.ignore_index = ignore_index
        self.losses: list[Tensor] = []
        self.counts: list[Tensor] = []
        self.right: Tensor | float = 0
        self.answers: Tensor | int = 0
        self._open = False

    def next(self) -> None:
        self._open = True

    def add(self, mean: Tensor, count: Tensor, outputs: Any, targets: Tensor) -> None:
        if self._open:
            self._open = False
            self.losses.append(widen(mean) * count.detach())
            self.counts.append(count.detach())
            right, answers = right_answers(outputs, targets, self.ignore_index)
            self.right, self.answers = self.right + right, self.answers + answers

    def loss(self) -> float:
        return sum(float(loss) for loss in self.losses) / sum(float(count) for count in self.counts)

    def accuracy(self) -> float:
        return float(self.right) / int(self.answers)


def _good_enough(model: nn.Module, inputs: Tensor, targets: Tensor, options: TrainingOptions) -> bool:
    wanted = options.stop_at_train_accuracy
    return wanted is not None and 1 - evaluate(model, inputs, targets, loss=options.loss)[1] >= wanted


def _optimiser(model: nn.Module, options: TrainingOptions) -> torch.optim.Optimizer:
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    if not trained:
        raise ModelError("a model with weights to train", "none that requires a gradient", "unfreeze some")
    decayed = [p for p in trained if options.decay_all or p.dim() >= 2]
    spared = [p for p in trained if not options.decay_all and p.dim() < 2]
    groups = [
        {"params": decayed, "weight_decay": options.weight_decay},
        {"params": spared, "weight_decay": 0.0},
    ]
    made = options.build_optimiser().build([group for group in groups if group["params"]])
    for group in made.param_groups:
        group["initial_lr"] = group["lr"]
    return made


def _fingerprint(model: nn.Module, inputs: Tensor, targets: Tensor, options: TrainingOptions) -> dict[str, Any]:
    data = digest({"inputs": inputs, "targets": targets})
    return options.canonical() | {"model": digest(model.state_dict()), "data": data}


def _diverged(got: str, keeper: RunKeeper | None) -> InputError:
    if keeper:
        keeper.drop()
    return InputError("a training loss that stays finite", got, "lower the learning rate")


def _epoch_seed(seed: int, epoch: int) -> int:
    return int(np.random.SeedSequence([seed, epoch]).generate_state(1, np.uint64)[0])
