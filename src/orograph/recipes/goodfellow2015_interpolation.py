"""The straight line from the initial to the trained weights, and the one between two trained nets."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from orograph.lab.runs import Configuration, Run
from orograph.objectives.objective import Objective
from orograph.recipes._bench import Bench
from orograph.recipes._findings import Findings, Verdict, spread
from orograph.report import Picture, Table
from orograph.results.bends import convexity
from orograph.results.survey import Survey
from orograph.results.words import number
from orograph.subspaces.line import Line

RISE = 0.01
"""So much rising, as a share of the line's range, is still called falling."""

STRAIGHT = 0.01
"""Bending downwards by less than this share of (range) / (extent)² counts as straight: it is rounding."""


@dataclass(frozen=True)
class Settings:
    """How large the experiment is.

    Attributes:
        seeds: repetitions, of two independent nets each.
        epochs: of every training.
        inner: steps of a line from α = 0 to 1; a fifth as many are added beyond both ends.
        model, data: spec strings; no BatchNorm, so that the weights alone decide the loss.
        optimisers: name → spec string.
        batch_size: of the training.
        fitted: a net with a larger error rate on its training data was not trained to a minimum.
    """

    seeds: int
    epochs: int
    inner: int = 40
    model: str = "mlp:sizes=64-128-128-10"
    data: str = "digits"
    optimisers: tuple[tuple[str, str], ...] = (("SGD", "sgd:learning_rate=0.05"), ("Adam", "adam"))
    batch_size: int = 64
    fitted: float = 0.02


SETTINGS = {
    "tiny": Settings(1, 4, inner=25, model="mlp:sizes=64-32-10", data="digits:samples=400"),
    "small": Settings(3, 40),
    "paper": Settings(5, 100, model="mlp:sizes=784-1000-1000-10", data="fashion_mnist", inner=200, batch_size=128),
}


def goodfellow2015_interpolation(bench: Bench) -> Findings:
    """Training loss on θ(α) = (1 − α) θ₀ + α θ₁: from the initial to the trained weights, and between two trained nets.

    Measured are the largest rise on the way, max over α < β of L(β) − L(α) as a share of the range; the share of the
    nodes at which the line does not bend downwards; and the barrier max over α of L(α) − (1 − α) L(0) − α L(1).

    Goodfellow, Vinyals, Saxe, "Qualitatively characterizing neural network optimization problems", ICLR 2015,
    arXiv:1412.6544.
    """
    chosen = bench.settings.optimisers
    bench.ahead([partial(_way, name=name, optimiser=spec, seed=seed) for name, spec in chosen for seed in bench.seeds])
    ways = {name: [_way(bench, name, spec, seed) for seed in bench.seeds] for name, spec in chosen}
    return Findings(
        "Straight lines through the loss",
        "Does the training loss fall all the way on the straight line from the initial to the trained weights, and is "
        "there a barrier between two trained nets? After Goodfellow, Vinyals and Saxe (2015).",
        _tables(ways),
        verdicts(ways, bench.settings.fitted),
        _pictures(bench, ways),
        [survey for each in ways.values() for survey in (each[0].down, each[0].between)],
        [
            "A line that falls all the way is not a convex function, and a convex line is not a convex surface: one "
            "line says nothing about all the others. The share of nodes that do not bend downwards is therefore stated "
            "beside the rise.",
            "The barrier is a maximum over nodes that include both ends, so it is never below 0; it counts only if it "
            "is more than two standard errors above 0. The standard error is over the training examples and is an "
            "upper bound: those at the maximum and at both ends are added.",
            f"A rise of up to {RISE:.0%} of the range still counts as falling. Training loss without penalty; the nets "
            "have neither BatchNorm nor dropout.".replace("%", " %"),
            f"The paper used maxout, ReLU and convolutional nets on MNIST and CIFAR-10; this is {_nets(bench)}. Two "
            "trained nets that differ by a permutation of their hidden units compute the same function, so that a "
            "barrier between them does not mean that they are different functions.",
        ],
    )


@dataclass(frozen=True)
class Way:
    """Two lines of one repetition.

    Attributes:
        first, second: the nets.
        down: from the first one's initial weights to its trained ones.
        between: from the first one's trained weights to the second one's.
    """

    first: Run
    second: Run
    down: Survey
    between: Survey

    @property
    def worst(self) -> float:
        """The larger of the error rates on the training data."""
        return max(run.measured["train"]["error"] for run in (self.first, self.second))


def _way(bench: Bench, name: str, optimiser: str, seed: int) -> Way:
    asked, reach = bench.settings, 0.2
    first, second = (
        bench.net(
            f"{name} {each}",
            Configuration(
                model=asked.model, data=asked.data, optimiser=optimiser, epochs=asked.epochs,
                batch_size=asked.batch_size, weight_decay=0.0, seed=each,
            ),
        )
        for each in (2 * seed, 2 * seed + 1)
    )  # fmt: skip
    beyond = round(reach * asked.inner)
    x = (-beyond / asked.inner, 1 + beyond / asked.inner, asked.inner + 2 * beyond + 1)

    def line(kind: str, start: Run, end: Run, title: str, *, initial: bool = False) -> Survey:
        objective = Objective(start.model(initial=initial), start.data.train, device=bench.device)
        through = Line.towards(objective, end.weights, "trained" if initial else "another net")
        return bench.survey(f"{name.lower()}-{kind}-{seed}", objective, through, x, title=title)

    return Way(
        first,
        second,
        line("down", first, first, f"{name}, seed {2 * seed}", initial=True),
        line("between", first, second, f"{name}, seed {2 * seed} to {2 * seed + 1}"),
    )


def inside(survey: Survey) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """α, loss and its standard error for α from 0 to 1."""
    grid = survey.dataset.sortby("x")
    x = grid["x"].values
    kept = (x > -1e-9) & (x < 1 + 1e-9)
    return x[kept], grid["loss"].values[kept], grid["loss_stderr"].values[kept]


def rise(values: np.ndarray) -> float:
    """The largest rise over what came before, as a share of the range; NaN if a value is not finite.

    Example:
        >>> rise(np.array([4.0, 1.0, 2.0, 0.0]))
        0.25
    """
    if not np.isfinite(values).all():
        return math.nan
    extent = float(np.ptp(values))
    return float((values - np.minimum.accumulate(values)).max() / extent) if extent else 0.0


def increases(values: np.ndarray) -> int:
    """How many single steps rise by more than `RISE` of the range.

    Example:
        >>> increases(np.array([4.0, 1.0, 2.0, 0.0]))
        1
    """
    return int((np.diff(values) > RISE * np.ptp(values)).sum())


def barrier(x: np.ndarray, loss: np.ndarray, error: np.ndarray) -> tuple[float, float]:
    """The largest height above the straight line between the ends' losses, and an upper bound of its standard error.

    Example:
        >>> barrier(np.array([0.0, 0.5, 1.0]), np.array([1.0, 5.0, 3.0]), np.array([0.1, 0.2, 0.3]))
        (3.0, 0.4)
    """
    above = loss - (1 - x) * loss[0] - x * loss[-1]
    top = int(np.argmax(above))
    return float(above[top]), float(error[top] + (1 - x[top]) * error[0] + x[top] * error[-1])


def verdicts(ways: Mapping[str, Sequence[Way]], fitted: float) -> list[Verdict]:
    """Three claims for each optimiser; a net that does not fit its training data decides none of them."""
    return [verdict for name, each in ways.items() for verdict in _verdicts(name, each, fitted)]


def _verdicts(name: str, ways: Sequence[Way], fitted: float) -> list[Verdict]:
    down = [inside(way.down) for way in ways]
    rises, bends = [rise(loss) for _, loss, _ in down], [_convex(x, loss) for x, loss, _ in down]
    found = [barrier(*inside(way.between)) for way in ways]
    fits = [way.worst <= fitted for way in ways]
    fell = [fit and bool(np.isfinite(loss).all()) for fit, (_, loss, _) in zip(fits, down, strict=True)]
    done = [fit and all(map(math.isfinite, told)) for fit, told in zip(fits, found, strict=True)]
    steps = sum(increases(loss) for _, loss, _ in down)
    said = "; ".join(f"{number(height)} ± {number(error, 2)}" for height, error in found)
    return [
        Verdict.over_seeds(
            f"{name}: from the initial to the trained weights the loss falls all the way.",
            [value <= RISE if ok else None for value, ok in zip(rises, fell, strict=True)],
            f"largest rise / range: {spread(rises)}; single steps that rise by more than {RISE:.0%} of it: {steps}, "
            f"of {sum(len(x) - 1 for x, _, _ in down)}".replace("%", " %"),
        ),
        Verdict.over_seeds(
            f"{name}: that line is convex.",
            [value == 1 if ok else None for value, ok in zip(bends, fell, strict=True)],
            f"share of nodes that do not bend downwards: {spread(bends)}",
        ),
        Verdict.over_seeds(
            f"{name}: between two trained nets there is a barrier.",
            [height > 2 * error if ok else None for (height, error), ok in zip(found, done, strict=True)],
            f"height ± its standard error, for each pair: {said}",
        ),
    ]


def _convex(x: np.ndarray, loss: np.ndarray) -> float:
    return convexity(loss, x, tolerance=STRAIGHT)


def _tables(ways: Mapping[str, Sequence[Way]]) -> list[Table]:
    nets, lines = [], []
    for name, each in ways.items():
        runs = [run for way in each for run in (way.first, way.second)]
        down, between = [inside(way.down) for way in each], [inside(way.between) for way in each]
        nets.append(
            [
                name,
                str(len(runs)),
                spread([loss[0] for _, loss, _ in down]),
                spread([run.measured["train"]["loss"] for run in runs]),
                spread([100 * run.measured["train"]["error"] for run in runs]),
                spread([100 * run.measured["test"]["error"] for run in runs]),
            ]
        )
        lines.append(
            [
                name,
                spread([100 * rise(loss) for _, loss, _ in down]),
                spread([_convex(x, loss) for x, loss, _ in down]),
                spread([barrier(*told)[0] for told in between]),
                spread([_convex(x, loss) for x, loss, _ in between]),
                spread([way.between.provenance["directions"]["x"]["relative_norm"] for way in each]),
            ]
        )
    return [
        Table(
            ["optimiser", "nets", "initial loss", "train loss", "train error, %", "test error, %"],
            nets,
            "The nets: mean ± standard error over seeds",
        ),
        Table(
            ["optimiser", "rise, % of range", "convex share", "barrier", "convex share between", "distance / ‖θ‖"],
            lines,
            "The lines, for α from 0 to 1: first from the initial to the trained weights, then between two nets",
        ),
    ]


def _pictures(bench: Bench, ways: Mapping[str, Sequence[Way]]) -> list[Picture]:
    down = [way.down for each in ways.values() for way in each]
    between = [way.between for each in ways.values() for way in each]
    return [
        bench.picture(
            "down",
            partial(down[0].plot, "line", *down[1:], accuracy=False, band=False, log=False),
            "Training loss on the straight lines from initial to trained weights",
            "From the initial weights (0) to the trained ones (1), and a little beyond both.",
        ),
        bench.picture(
            "between",
            partial(between[0].plot, "line", *between[1:], accuracy=False, log=False),
            "Training loss on the straight lines between two trained nets",
            "Between two nets trained from different seeds.",
        ),
    ]


def _nets(bench: Bench) -> str:
    asked = bench.settings
    return f"{asked.model} on {asked.data}, {asked.epochs} epochs in batches of {asked.batch_size}"
