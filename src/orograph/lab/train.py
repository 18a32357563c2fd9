"""One plain training loop, readable in one sitting: momentum SGD that is seeded and survives being killed.

Read `train` first, then `_one_epoch`; the rest checks the input and answers small questions. An epoch is a
pure function of the weights and momenta before it, the options and its number. That is why a run which goes
on from its last finished epoch ends at the same weights, bit for bit, as one that was never interrupted.
"""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from orograph.errors import DataError, InputError, ModelError
from orograph.lab.options import TrainingOptions
from orograph.lab.resume import RunKeeper, digest


@dataclass(frozen=True)
class Progress:
    """What `train` tells after every epoch.

    Attributes:
        epoch: epochs finished so far, 1 for the first.
        epochs: epochs asked for.
        loss: mean cross-entropy of the epoch's batches as they were trained on, in nats.
        accuracy: share of them that was right, from 0 to 1.
        seconds: time spent so far, earlier sittings included.
    """

    epoch: int
    epochs: int
    loss: float
    accuracy: float
    seconds: float


@dataclass(frozen=True)
class TrainingResult:
    """The history of a finished training.

    Attributes:
        losses: per epoch, the mean cross-entropy of the batches as they were trained on, in nats.
        accuracies: per epoch, the share of them that was right, from 0 to 1.
        epochs: epochs run; fewer than asked for if `stop_at_train_accuracy` was reached.
        seconds: time spent, the sittings before an interruption included.
    """

    losses: tuple[float, ...]
    accuracies: tuple[float, ...]
    epochs: int
    seconds: float


@dataclass(frozen=True)
class _History:
    losses: tuple[float, ...] = ()
    accuracies: tuple[float, ...] = ()
    seconds: float = 0.0
    stopped: bool = False

    @classmethod
    def of(cls, kept: dict[str, Any] | None) -> _History:
        if kept is None:
            return cls()
        return cls(tuple(kept["losses"]), tuple(kept["accuracies"]), kept["seconds"], kept["stopped"])

    def progress(self, epochs: int) -> Progress:
        return Progress(len(self.losses), epochs, self.losses[-1], self.accuracies[-1], self.seconds)


def train(
    model: nn.Module,
    inputs: Tensor,
    targets: Tensor,
    *,
    epochs: int = 30,
    batch_size: int = 64,
    learning_rate: float = 0.1,
    momentum: float = 0.9,
    nesterov: bool = True,
    weight_decay: float = 1e-3,
    decay_all: bool = True,
    schedule: str = "cosine",
    seed: int = 0,
    stop_at_train_accuracy: float | None = None,
    checkpoint: Path | None = None,
    progress: Callable[[Progress], None] | None = None,
    device: torch.device | str | None = None,
) -> TrainingResult:
    """Trains a classifier with momentum SGD on the cross-entropy, in place.

        v <- momentum v + (gradient + weight_decay w)
        w <- w - rate(t) (gradient + weight_decay w + momentum v)      (Nesterov; without: w - rate(t) v)

    The learning rate of batch ``t`` of ``T`` is `learning_rate` times ``(1 + cos(pi t / T)) / 2`` (cosine), 1
    (constant), or 1, then 0.1 from half of the way on, then 0.01 from three quarters on (steps). Each epoch
    shuffles the data and cuts them into the fewest batches of nearly equal size that respect `batch_size`.

    On one machine with one number of threads, equal arguments give equal weights, bit for bit; no global
    random generator moves. With a checkpoint, each finished epoch is kept in a file beside it, ending in
    ``.resume``. If the run is killed or stopped with Ctrl-C, the same call with an equally built model goes
    on from there and ends at the same weights. The file disappears once the checkpoint itself is written;
    both are replaced in one step and are never seen half-written. The model is left in eval mode.

    Args:
        model: any module from inputs to logits ``N x classes``.
        inputs: ``N x ...``, all of the training data.
        targets: int64 ``N``, classes from 0.
        epochs: passes over the data; 0 leaves the weights as they are.
        batch_size: most samples per step.
        learning_rate: the first and largest one.
        momentum: from 0 (none) up to, but not including, 1.
        nesterov: look ahead along the momentum.
        weight_decay: strength of the pull towards 0.
        decay_all: False spares tensors of fewer than two dimensions: biases and normalisation layers.
        schedule: "cosine", "steps" or "constant".
        seed: of the shuffling, and of dropout if there is any; not negative.
        stop_at_train_accuracy: end after the first epoch whose training accuracy, measured in eval mode,
            reaches this value from 0 to 1. None runs all epochs.
        checkpoint: safetensors file for the trained ``state_dict``. One that exists is replaced.
        progress: called after every epoch.
        device: where to train; None stays where the model is.

    Returns:
        The history, one entry per epoch.

    Raises:
        InputError: an option is out of range, or the loss stopped being finite.
        ModelError: no weight of the model requires a gradient.
        DataError: inputs and targets do not fit together, are empty, or hold NaN or inf.
        CheckpointError: the file of an interrupted run belongs to another run or is damaged.

    Example:
        >>> from orograph.lab.datasets.digits import digits
        >>> from orograph.lab.models.mlp import mlp
        >>> result = train(mlp("64-32-10"), *digits("train"), epochs=3)
        >>> result.epochs, result.accuracies[-1] > 0.95
        (3, True)

    References:
        Sutskever, Martens, Dahl, Hinton, "On the importance of initialization and momentum in deep learning",
        ICML 2013. Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR 2017.
        The steps are those of He et al., "Deep residual learning for image recognition", CVPR 2016.
    """
    options = TrainingOptions(
        epochs=epochs,
        batch_size=batch_size,
        learning_rate=learning_rate,
        momentum=momentum,
        nesterov=nesterov,
        weight_decay=weight_decay,
        decay_all=decay_all,
        schedule=schedule,
        seed=seed,
        stop_at_train_accuracy=stop_at_train_accuracy,
    )
    _check_data(inputs, targets)
    if device is not None:
        model.to(device)
    inputs, targets = inputs.to(_device(model)), targets.to(_device(model))
    optimiser = _optimiser(model, options)
    keeper = RunKeeper(Path(checkpoint), _fingerprint(model, inputs, targets, options)) if checkpoint else None
    history = _History.of(keeper.restore(model, optimiser) if keeper else None)
    while len(history.losses) < epochs and not history.stopped:
        history = _one_epoch(model, inputs, targets, optimiser, options, history)
        if not math.isfinite(history.losses[-1]):
            raise _diverged(history, keeper)
        if keeper:
            keeper.keep(model, optimiser, asdict(history))
        if progress:
            progress(history.progress(epochs))
    model.eval()
    if keeper:
        keeper.finish(model)
    return TrainingResult(history.losses, history.accuracies, len(history.losses), history.seconds)


def evaluate(model: nn.Module, inputs: Tensor, targets: Tensor, *, batch_size: int = 1024) -> tuple[float, float]:
    """Mean cross-entropy and error rate of a classifier, in eval mode.

        loss = -1/N sum_i log softmax(model(x_i))[y_i]        error rate = share of wrong arg max

    Sums are taken in float64, so that the batch size does not matter beyond the rounding of the model itself.
    The model's training flags are put back.

    Args:
        model: any module from inputs to logits ``N x classes``.
        inputs: ``N x ...``.
        targets: int64 ``N``, classes from 0.
        batch_size: samples per forward pass.

    Returns:
        The loss in nats per sample, and the error rate from 0 to 1.

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
    _check_data(inputs, targets)
    where, loss, right = _device(model), 0.0, 0
    with _eval_mode(model), torch.no_grad():
        for x, y in zip(inputs.split(batch_size), targets.split(batch_size), strict=True):
            logits, y = model(x.to(where)), y.to(where)
            loss += functional.cross_entropy(logits, y, reduction="none").sum(dtype=torch.float64).item()
            right += int((logits.argmax(dim=1) == y).sum())
    return loss / len(targets), 1 - right / len(targets)


def _one_epoch(
    model: nn.Module,
    inputs: Tensor,
    targets: Tensor,
    optimiser: torch.optim.SGD,
    options: TrainingOptions,
    before: _History,
) -> _History:
    began, epoch, total, loss_sum, right = time.perf_counter(), len(before.losses), len(targets), 0.0, 0
    batches = math.ceil(total / options.batch_size)
    seed = _epoch_seed(options.seed, epoch)
    order = torch.randperm(total, generator=torch.Generator().manual_seed(seed)).to(inputs.device)
    model.train()
    with _private_rng(seed, inputs.device):
        for number, batch in enumerate(order.tensor_split(batches)):
            for group in optimiser.param_groups:
                group["lr"] = options.learning_rate * options.rate(epoch + number / batches)
            logits = model(inputs[batch])
            loss = functional.cross_entropy(logits, targets[batch])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            loss_sum += loss.item() * len(batch)
            right += int((logits.argmax(dim=1) == targets[batch]).sum())
    stopped = _good_enough(model, inputs, targets, options.stop_at_train_accuracy)
    seconds = before.seconds + time.perf_counter() - began
    return _History((*before.losses, loss_sum / total), (*before.accuracies, right / total), seconds, stopped)


def _good_enough(model: nn.Module, inputs: Tensor, targets: Tensor, accuracy: float | None) -> bool:
    return accuracy is not None and 1 - evaluate(model, inputs, targets)[1] >= accuracy


def _optimiser(model: nn.Module, options: TrainingOptions) -> torch.optim.SGD:
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    if not trained:
        raise ModelError("a model with weights to train", "none that requires a gradient", "unfreeze some")
    decayed = [p for p in trained if options.decay_all or p.dim() >= 2]
    spared = [p for p in trained if not options.decay_all and p.dim() < 2]
    groups = [
        {"params": decayed, "weight_decay": options.weight_decay},
        {"params": spared, "weight_decay": 0.0},
    ]
    return torch.optim.SGD(
        [group for group in groups if group["params"]],
        lr=options.learning_rate,
        momentum=options.momentum,
        nesterov=options.nesterov,
    )


def _fingerprint(model: nn.Module, inputs: Tensor, targets: Tensor, options: TrainingOptions) -> dict[str, Any]:
    data = digest({"inputs": inputs, "targets": targets})
    return asdict(options) | {"model": digest(model.state_dict()), "data": data}


def _diverged(history: _History, keeper: RunKeeper | None) -> InputError:
    if keeper:
        keeper.drop()
    got = f"{history.losses[-1]} in epoch {len(history.losses)}"
    return InputError("a training loss that stays finite", got, "lower the learning rate")


def _epoch_seed(seed: int, epoch: int) -> int:
    return int(np.random.SeedSequence([seed, epoch]).generate_state(1, np.uint64)[0])


@contextlib.contextmanager
def _private_rng(seed: int, device: torch.device) -> Iterator[None]:
    """Seeds PyTorch's global generators (dropout has no other), and afterwards puts them back."""
    gpus = [device.index] if device.type == "cuda" else []
    with torch.random.fork_rng(devices=gpus):
        torch.default_generator.manual_seed(seed)
        for gpu in gpus:
            torch.cuda.default_generators[gpu].manual_seed(seed)
        yield


@contextlib.contextmanager
def _eval_mode(model: nn.Module) -> Iterator[None]:
    flags = [(module, module.training) for module in model.modules()]
    model.eval()
    try:
        yield
    finally:
        for module, flag in flags:
            module.training = flag


def _device(model: nn.Module) -> torch.device:
    return next((parameter.device for parameter in model.parameters()), torch.device("cpu"))


def _check_data(inputs: Tensor, targets: Tensor) -> None:
    if targets.dim() != 1 or targets.dtype != torch.int64:
        got = f"{targets.dtype} of shape {tuple(targets.shape)}"
        raise DataError("targets as one row of int64 class numbers", got, "convert them")
    if len(inputs) != len(targets):
        got = f"{len(inputs)} inputs and {len(targets)} targets"
        raise DataError("as many inputs as targets", got, "pair them one to one")
    if len(targets) == 0:
        raise DataError("at least one sample", "none", "pass some data")
    if bad := int((~torch.isfinite(inputs)).sum()):
        raise DataError("inputs without NaN and inf", f"{bad} such numbers", "remove or repair those samples")
    if int(targets.min()) < 0:
        raise DataError("class numbers from 0", f"{int(targets.min())}", "renumber the classes")
