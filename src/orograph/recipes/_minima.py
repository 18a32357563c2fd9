"""What a trained net is at, and what lies around it: the numbers in which claims about minima are told."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from orograph import registry
from orograph.lab.criterion import mean_loss
from orograph.lab.device import one_thread
from orograph.lab.runs import Configuration, Run
from orograph.objectives.objective import Objective
from orograph.recipes._bench import Bench
from orograph.recipes._findings import spread
from orograph.report import Table
from orograph.results.bends import convexity, curvatures
from orograph.results.ground import ground
from orograph.results.rays import rays, roughness, width_below
from orograph.results.survey import Survey
from orograph.results.words import number
from orograph.subspaces.line import Line
from orograph.subspaces.plane import Plane

FITTED = 0.01
"""The largest error rate on the training data of a net that counts as trained to a minimum."""

LOW, FLAT = 0.05, 0.1
"""Such a net has besides a training loss of at most LOW, or ‖∇L‖ ‖θ‖ of at most FLAT."""

FALL = 0.01
"""A ray may fall by this share of its line's range and still be called monotone."""

STRAIGHT = 0.01
"""Bending downwards by less than this share of (range) / (extent)² counts as straight: it is rounding."""

LEVEL, STEP = 1.0, 0.5
"""The loss below which the width of a minimum is measured, and the distance at which its sharpness is."""

NOTICEABLE = 0.1
"""A place bends noticeably downwards if its curvature downwards exceeds this share of the other one's size."""


@dataclass(frozen=True)
class Views:
    """How closely the loss around a net is looked at.

    Attributes:
        lines: random lines; each gives two rays.
        points: on each line, from −1 to 1.
        grid: points along each side of the plane.
        samples: of the training data; None is all of them.
    """

    lines: int = 8
    points: int = 41
    grid: int = 21
    samples: int | None = None


@dataclass(frozen=True)
class Measured:
    """One net in numbers.

    Attributes:
        train_loss, train_error, test_error: in eval mode; errors from 0 to 1.
        slope: ‖∇L‖ ‖θ‖ of the training loss without penalty; see `slope`.
        non_monotone: share of the rays that fall by more than `FALL` on their way outward.
        convex: share of the lines' nodes that do not bend downwards.
        roughness: mean over lines; see `orograph.results.rays.roughness`.
        width: mean length of the part of a line that lies below `LEVEL`, at most 2.
        sharpness: mean rise of the loss at distance `STEP` from the net.
        basins, deepest, downward: of the plane; see `orograph.results.ground`.
        noticeable: share of the plane that bends noticeably downwards; see `noticeable`.
    """

    train_loss: float = 0.0
    train_error: float = 0.0
    test_error: float = 0.0
    slope: float = 0.0
    non_monotone: float = 0.0
    convex: float = 1.0
    roughness: float = 0.0
    width: float = 1.0
    sharpness: float = 0.0
    basins: float = 1.0
    deepest: float = 0.0
    downward: float = 0.0
    noticeable: float = 0.0

    @property
    def at_minimum(self) -> bool:
        """Whether the net fits its training data, and its loss is low or level.

        Example:
            >>> Measured(train_error=0.005, train_loss=0.02).at_minimum, Measured(train_error=0.3).at_minimum
            (True, False)
        """
        return self.train_error <= FITTED and (self.train_loss <= LOW or self.slope <= FLAT)

    @property
    def known(self) -> bool:
        """Whether every number is finite: the loss overflows far from some nets."""
        return all(math.isfinite(value) for value in vars(self).values())


@dataclass(frozen=True)
class Sight:
    """A trained net and the loss around it.

    Attributes:
        run: the net.
        numbers: in numbers.
        lines: along random directions, filter-normalised.
        plane: along two of them.
    """

    run: Run
    numbers: Measured
    lines: tuple[Survey, ...]
    plane: Survey


def look(bench: Bench, name: str, configuration: Configuration, views: Views) -> Sight:
    """Trains a net, or finds it trained, and surveys the loss around it.

    Args:
        bench: of the recipe.
        name: of the net, as pictures call it.
        configuration: what to train; its seed is that of the random directions too.
        views: how closely to look.
    """
    seed = configuration.seed
    run = bench.net(f"{name}, seed {seed}", configuration)
    objective = Objective(run.model(), run.data.train, device=bench.device, samples=views.samples)
    place = f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}-{seed}"
    lines = tuple(
        bench.survey(
            f"{place}-line{number}", objective, Line.random(objective, seed=100 * seed + number),
            (-1, 1, views.points), title=name,
        )
        for number in range(views.lines)
    )  # fmt: skip
    plane = Plane.random(objective, seed=100 * seed)
    around = bench.survey(f"{place}-plane", objective, plane, (-1, 1, views.grid), title=name)
    return Sight(run, measure(run, lines, around, bench.device), lines, around)


def measure(run: Run, lines: Sequence[Survey], plane: Survey, device: str | None = None) -> Measured:
    """A net and its surroundings in numbers.

    Args:
        run: the net.
        lines: through it.
        plane: through it.
        device: where to compute the gradient; None is the CPU.
    """
    found, told = run.measured, ground(plane)
    slices = [_slice(line) for line in lines]
    counts = [rays(loss, int(np.abs(x).argmin()), tolerance=FALL) for x, loss in slices]
    return Measured(
        train_loss=found["train"]["loss"],
        train_error=found["train"]["error"],
        test_error=found["test"]["error"],
        slope=slope(run, device),
        non_monotone=sum(falling for _, falling in counts) / max(sum(count for count, _ in counts), 1),
        convex=float(np.mean([convexity(loss, x, tolerance=STRAIGHT) for x, loss in slices])),
        roughness=round(float(np.mean([roughness(loss) for _, loss in slices])), 9),  # the rest is rounding
        width=float(np.mean([width_below(loss, LEVEL, x) for x, loss in slices])),
        sharpness=float(np.mean([_rise(x, loss) for x, loss in slices])),
        basins=told["basins"],
        deepest=told["deepest"],
        downward=told["downward"],
        noticeable=noticeable(_grid(plane)),
    )


def slope(run: Run, device: str | None = None) -> float:
    """‖∇L(θ)‖ ‖θ‖, the largest first-order change of the training loss for a relative change of the weights.

    The loss is that of all training data in eval mode, without penalty. With BatchNorm the gradient alone says little:
    it halves where the weights double, and the function stays the same.

    Args:
        run: the net.
        device: where to compute it; None is the CPU.
    """
    where = device or "cpu"
    model, (inputs, targets) = run.model().to(where), run.data.train
    loss = registry.build("loss", run.configuration.loss)
    with one_thread():
        for x, y in zip(inputs.split(256), targets.split(256), strict=True):
            torch.autograd.backward(mean_loss(loss, model(x.to(where)), y.to(where)) * (len(x) / len(inputs)))
    weights = list(model.parameters())
    return _norm(weights) * _norm([each.grad for each in weights if each.grad is not None])


def noticeable(values: np.ndarray) -> float:
    """The share of a grid's inner nodes that bend noticeably downwards: κ₁ < 0 and |κ₁| > `NOTICEABLE` |κ₂|.

    κ₁ ≤ κ₂ are the two curvatures of the grid. Li et al. map the same ratio for the Hessian's extreme eigenvalues.

    Args:
        values: shape (n, n), on evenly spaced nodes.

    Example:
        >>> x = np.linspace(-1, 1, 9)
        >>> noticeable(x[:, None] ** 2 - 0.01 * x**2), noticeable(x[:, None] ** 2 - x**2)
        (0.0, 1.0)
    """
    both = curvatures(values)
    both = both[np.isfinite(both).all(axis=-1)]
    down = (both[:, 0] < 0) & (-both[:, 0] > NOTICEABLE * np.abs(both[:, 1]))
    return float(down.mean()) if len(both) else float("nan")


def where_minima(holds: Iterable[bool], *nets: Sequence[Measured]) -> list[bool | None]:
    """An answer for each seed; None where a net that it rests on is not at a minimum, or a number of it not finite.

    Args:
        holds: one answer a seed.
        nets: one net a seed each.

    Example:
        >>> where_minima([True, False], [Measured(), Measured(train_error=0.5)])
        [True, None]
    """
    return [
        answer if all(net.at_minimum and net.known for net in each) else None
        for answer, *each in zip(holds, *nets, strict=True)
    ]  # fmt: skip


def depth_of_training(nets: Sequence[Measured]) -> str:
    """Training loss and error of a net over seeds, and whether they are those of a minimum.

    Example:
        >>> depth_of_training([Measured(train_loss=0.02), Measured(train_loss=2.0, train_error=0.75)])
        'train loss 1.01 ± 0.99, train error 37.5 ± 38 %, at a minimum in 1 of 2'
    """
    reached = sum(net.at_minimum for net in nets)
    state = "at a minimum" if reached == len(nets) else f"at a minimum in {reached} of {len(nets)}"
    loss, error = spread([net.train_loss for net in nets]), spread([100 * net.train_error for net in nets])
    return f"train loss {loss}, train error {error} %, {state}"


def mean(nets: Sequence[Measured], what: Callable[[Measured], float]) -> str:
    """One of the numbers over seeds."""
    return spread([what(net) for net in nets])


def options(told: Mapping[str, object]) -> str:
    """Options of a training in words.

    Example:
        >>> options({"epochs": 12, "batch_size": 64}), options({})
        ('epochs 12, batch size 64', 'the same')
    """
    return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in told.items()) or "the same"


def tables(nets: dict[str, list[Measured]]) -> list[Table]:
    """Three tables: how well the nets are trained, the lines through them, and the planes.

    Args:
        nets: name → one a seed.
    """
    trained: dict[str, Callable[[Measured], float]] = {
        "train loss": lambda net: net.train_loss,
        "train error, %": lambda net: 100 * net.train_error,
        "‖∇L‖ ‖θ‖": lambda net: net.slope,
        "test error, %": lambda net: 100 * net.test_error,
    }
    along: dict[str, Callable[[Measured], float]] = {
        "non-monotone rays, %": lambda net: 100 * net.non_monotone,
        "convex share": lambda net: net.convex,
        "roughness": lambda net: net.roughness,
        f"width below {number(LEVEL)}": lambda net: net.width,
        f"sharpness at {number(STEP)}": lambda net: net.sharpness,
    }
    across: dict[str, Callable[[Measured], float]] = {
        "basins": lambda net: net.basins,
        "deepest other, % of range": lambda net: 100 * net.deepest,
        "bends downwards, % of area": lambda net: 100 * net.downward,
        "noticeably, %": lambda net: 100 * net.noticeable,
    }
    reached = {name: f"{sum(net.at_minimum for net in each)} of {len(each)}" for name, each in nets.items()}
    first = _table("The nets: mean ± standard error over seeds", nets, trained)
    header, rows = [*first.header, "at a minimum"], [[*row, reached[str(row[0])]] for row in first.rows]
    return [
        Table(header, rows, first.caption),
        _table("Random lines from −1 to 1, filter-normalised", nets, along),
        _table("Random planes, filter-normalised", nets, across),
    ]


NOTES = (
    f"A net counts as trained to a minimum if its error rate on the training data is at most {100 * FITTED:g} % and "
    f"its training loss, without penalty, at most {LOW:g} or ‖∇L‖ ‖θ‖ at most {FLAT:g}. Surroundings are compared "
    "only between nets for which this holds: a net that was not trained has no minimum to be drawn.",
    f"A ray counts as monotone if it nowhere falls by more than {100 * FALL:g} % of its line's range. Roughness is "
    "what a line goes up and down beyond one valley, relative to its range. A line's node counts as convex if it bends "
    f"downwards by less than {100 * STRAIGHT:g} % of (range) / (extent)². A plane's node bends noticeably downwards if "
    f"that curvature exceeds {100 * NOTICEABLE:g} % of the other one's size.",
    "A slice that looks convex does not prove a convex surface, whereas one that bends downwards proves the contrary.",
    "BatchNorm keeps the running statistics of the trained net everywhere, and its own weights and all biases stay "
    "where they are, as in the paper.",
)
"""What a reader must know of these numbers."""


def _norm(tensors: Sequence[torch.Tensor]) -> float:
    return math.hypot(*(float(tensor.detach().double().norm()) for tensor in tensors))


def _slice(line: Survey) -> tuple[np.ndarray, np.ndarray]:
    along = line.dataset.sortby("x")
    return along["x"].values.astype(np.float64), along["loss"].values.astype(np.float64)


def _grid(plane: Survey) -> np.ndarray:
    values: np.ndarray = plane.dataset.sortby(["x", "y"]).transpose("x", "y")["loss"].values.astype(np.float64)
    return values


def _rise(x: np.ndarray, loss: np.ndarray) -> float:
    near, far, here = np.interp([-STEP, STEP, 0.0], x, loss)
    return float((near + far) / 2 - here)


def _table(caption: str, nets: dict[str, list[Measured]], columns: dict[str, Callable[[Measured], float]]) -> Table:
    rows = [[name, *(mean(each, what) for what in columns.values())] for name, each in nets.items()]
    return Table(["net", *columns], rows, caption)
