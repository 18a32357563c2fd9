"""Nets trained with a small and with a large batch, without and with weight decay: what two recipes look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import product

import numpy as np
import torch

from orograph.lab.runs import Configuration, Run
from orograph.objectives.objective import Objective
from orograph.recipes._bench import Bench
from orograph.recipes._orders import Both
from orograph.results.words import number
from orograph.subspaces.line import Line


@dataclass(frozen=True)
class Nets:
    """Two batch sizes × without and with weight decay × optimisers: what both recipes on batch sizes train.

    Attributes:
        model, data: spec strings.
        epochs: of every net: a small batch takes more steps in them than a large one.
        batches: the small and the large one.
        decay: the weight decay where it is on; it is a part of the gradient.
        optimisers: name → spec string, the same for both batch sizes.
        schedule, augment: of every training.
        fitted: a net with a larger error rate on its training data was not trained to a minimum.
        trainings: pairs of each optimiser and decay over which test errors are compared, if that is more than the
            seeds: they are trained and tested, no more.
    """

    model: str
    data: str
    epochs: int
    batches: tuple[int, int]
    decay: float
    optimisers: tuple[tuple[str, str], ...] = (("SGD", "sgd"), ("Adam", "adam:learning_rate=0.003"))
    schedule: str = "steps:milestones=1/2-3/4-11/12"
    augment: str = "none"
    fitted: float = 0.02
    trainings: int = 0

    def configuration(self, optimiser: str, decay: float, batch: int, seed: int) -> Configuration:
        """One net."""
        return Configuration(
            model=self.model, data=self.data, optimiser=dict(self.optimisers)[optimiser], epochs=self.epochs,
            batch_size=batch, weight_decay=decay, schedule=self.schedule, augment=self.augment, seed=seed,
        )  # fmt: skip


NETS = {
    "tiny": Nets("mlp:sizes=64-16-16-10,norm=true", "digits:samples=256", 2, (64, 256), 5e-3, (("SGD", "sgd"),)),
    "small": Nets("mlp:sizes=64-64-64-64-10,norm=true", "digits:train=1024", 150, (16, 1024), 5e-3, trainings=10),
    "paper": Nets(
        "vgg:depth=9",
        "cifar10",
        300,
        (128, 8192),
        5e-4,
        (("SGD", "sgd"), ("Adam", "adam")),
        augment="crop_flip",
        trainings=6,
    ),
}


Cell = tuple[str, float, int]
"""Optimiser, weight decay, seed."""


@dataclass(frozen=True)
class Pair:
    """A net trained with a small batch and one trained with a large batch, all else equal.

    Attributes:
        optimiser: its name.
        decay: the weight decay.
        seed: of both.
        small, large: the nets.
    """

    optimiser: str
    decay: float
    seed: int
    small: Run
    large: Run

    @property
    def cell(self) -> Cell:
        """What distinguishes it from other pairs."""
        return self.optimiser, self.decay, self.seed

    @property
    def runs(self) -> tuple[Run, Run]:
        """Small batch, large batch."""
        return self.small, self.large

    @property
    def name(self) -> str:
        """For pictures."""
        return f"{self.optimiser}, decay {number(self.decay)}"


def trained_pairs(bench: Bench, nets: Nets) -> list[Pair]:
    """All nets, found again where another recipe below the same folder trained them.

    Those of the recipe's own seeds come first; the further ones are there for their test errors, unless fewer seeds
    were asked for than the recipe has.
    """
    most = nets.trainings if len(bench.seeds) >= bench.settings.seeds else 0
    seeds = [*bench.seeds, *range(len(bench.seeds), most)]
    cells = [(name, decay, seed) for seed, (name, _), decay in product(seeds, nets.optimisers, (0.0, nets.decay))]
    bench.ahead([partial(_net, nets=nets, cell=cell, batch=batch) for batch in sorted(nets.batches) for cell in cells])
    return [
        Pair(name, decay, seed, *(_net(bench, nets, (name, decay, seed), batch) for batch in nets.batches))
        for name, decay, seed in cells
    ]


def _net(bench: Bench, nets: Nets, cell: Cell, batch: int) -> Run:
    optimiser, decay, seed = cell
    label = f"{optimiser}, batch {batch}, decay {number(decay)}, seed {seed}"
    return bench.net(label, nets.configuration(optimiser, decay, batch, seed))


def both(measure: Callable[[Run], float], pair: Pair) -> Both:
    """A number of each net."""
    return measure(pair.small), measure(pair.large)


def weights(run: Run) -> torch.Tensor:
    """All weights of matrices and convolutions in one row."""
    tensors = [tensor.detach().flatten() for tensor in run.model().parameters() if tensor.dim() > 1]
    return torch.cat(tensors).double()


def increases(bench: Bench, run: Run, normalize: str, step: float, directions: int) -> np.ndarray:
    """(L(θ + s d) + L(θ − s d)) / 2 − L(θ) of the training loss, for each of several random directions d."""
    objective = Objective(run.model(), run.data.train, measures=(), device=bench.device)
    here = objective.evaluate()["loss"]
    lines = [Line.random(objective, normalize, seed=seed) for seed in bench.repeats(directions)]
    there = [[objective.evaluate(line.at(sign * step))["loss"] for sign in (-1, 1)] for line in lines]
    return np.mean(there, axis=1) - here


def described(nets: Nets) -> str:
    """What was trained, in a clause."""
    small, large = nets.batches
    return (
        f"{nets.model} on {nets.data}, batches of {small} and of {large}, {nets.epochs} epochs each, weight decay 0 or "
        f"{number(nets.decay)} in the gradient, {' and '.join(spec for _, spec in nets.optimisers)} for both batch "
        "sizes. In the paper: VGG-9 on CIFAR-10, batches of 128 and 8192, 300 epochs, decay 0 or 0.0005, one run each"
    )
