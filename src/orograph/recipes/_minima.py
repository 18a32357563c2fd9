"""What a trained net is at, and what lies around it: the numbers in which claims about minima are told."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

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
from orograph.results.basins import basins
from orograph.results.bends import convexity, curvatures, upward
from orograph.results.rays import rays, roughness, width_below
from orograph.results.survey import Survey
from orograph.results.words import number
from orograph.subspaces.line import Line
from orograph.subspaces.plane import Plane

FITTED = 0.01
"""The largest error rate on the training data of a net that counts as trained to a minimum."""

LOW, FLAT = 0.05, 0.1
"""Such a net has besides a training loss of at most LOW, or ‖∇L‖ ‖θ‖ of at most FLAT."""

APART = 100
"""Between the seeds of the starts of one net."""

FALL = 0.01
"""A ray falls where its loss gets lower by more than this share of itself."""

CEILING = 10.0
"""Contour maps of the paper end here, at about four times the loss of guessing among ten classes."""

LEVEL, STEP = 1.0, 0.5
"""The loss below which the width of a minimum is measured, and the distance at which its sharpness is."""

NOTICEABLE = 0.1
"""A place bends noticeably downwards if its curvature downwards exceeds this share of the other one's size."""

Slice = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Coordinates, losses and their standard errors along a line."""


@dataclass(frozen=True)
class Views:
    """How closely the loss around a net is looked at.

    Attributes:
        lines: random lines; each gives two rays.
        points: on each line, from −1 to 1.
        grid: points along each side of the plane.
        samples: of the training data on the lines; None is all of them.
        plane_samples: likewise on the plane; None is as many as on the lines.
    """

    lines: int = 8
    points: int = 41
    grid: int = 21
    samples: int | None = None
    plane_samples: int | None = None

    @property
    def told(self) -> str:
        """How much of the data is looked at, in words.

        Example:
            >>> Views(samples=256).told, Views(plane_samples=256).told
            ('256 samples of the training data', 'all samples of the training data on lines, 256 on planes')
        """
        along, across = (count or "all" for count in (self.samples, self.plane_samples or self.samples))
        return f"{along} samples of the training data" + (f" on lines, {across} on planes" if along != across else "")


@dataclass(frozen=True)
class Measured:
    """One net in numbers.

    Attributes:
        train_loss, train_error, test_error: in eval mode; errors from 0 to 1.
        slope: ‖∇L‖ ‖θ‖ of the training loss without penalty; see `slope`.
        non_monotone: share of the rays whose loss falls on the way outward by more than `FALL` of itself, what is below
            `LOW` counting as `LOW`; see `orograph.results.rays.rays`.
        falling_low: likewise on min(loss, `CEILING`), which sees only falls from or to below the ceiling.
        falling_far: share of the rays that fall by more than two standard errors of the losses over samples.
        convex: share of the nodes below `CEILING` at which lines do not bend downwards.
        roughness: of min(loss, `CEILING`), mean over lines; see `orograph.results.rays.roughness`.
        width: mean length of the part of a line that lies below `LEVEL`, at most 2.
        sharpness: mean rise of the loss at distance `STEP` from the net.
        basins: of min(loss, `CEILING`) on the plane, see `orograph.results.basins`.
        downward: share of the part below `CEILING` of the plane that bends downwards in some direction.
        noticeable: share of that part which bends noticeably downwards; see `noticeable`.
    """

    train_loss: float = 0.0
    train_error: float = 0.0
    test_error: float = 0.0
    slope: float = 0.0
    non_monotone: float = 0.0
    falling_low: float = 0.0
    falling_far: float = 0.0
    convex: float = 1.0
    roughness: float = 0.0
    width: float = 1.0
    sharpness: float = 0.0
    basins: float = 1.0
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


def look(bench: Bench, name: str, configuration: Configuration, views: Views, *, starts: int = 1) -> Sight:
    """Trains a net, or finds it trained, and surveys the loss around it.

    Args:
        bench: of the recipe.
        name: of the net, as pictures call it.
        configuration: what to train; the seed of the net is that of the random directions too.
        views: how closely to look.
        starts: how many initial weights to train from, until a net is at a minimum; see `descended`.
    """
    run = descended(bench, name, configuration, starts)
    seed = run.configuration.seed
    look_at = partial(Objective, run.model(), run.data.train, device=bench.device)
    objective, wide = look_at(samples=views.samples), look_at(samples=views.plane_samples or views.samples)
    place = f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}-{seed}"
    lines = tuple(
        bench.survey(
            f"{place}-line{number}", objective, Line.random(objective, seed=100 * seed + number),
            (-1, 1, views.points), title=name,
        )
        for number in bench.repeats(views.lines)
    )  # fmt: skip
    plane = Plane.random(wide, seed=100 * seed)
    around = bench.survey(f"{place}-plane", wide, plane, (-1, 1, views.grid), title=name)
    return Sight(run, measure(run, lines, around, bench.device), lines, around)


def descended(bench: Bench, name: str, configuration: Configuration, starts: int) -> Run:
    """The net of the first of several starts whose training loss and error are those of a minimum; else the first net.

    Start k has seed + `APART` k, for the initial weights and the order of the data.

    Args:
        bench: of the recipe.
        name: of the net.
        configuration: of the first start.
        starts: how many there are at most.
    """
    runs = []
    for start in bench.repeats(starts):
        seed = configuration.seed + APART * start
        runs.append(bench.net(f"{name}, seed {seed}", replace(configuration, seed=seed)))
        train = runs[-1].measured["train"]
        if train["error"] <= FITTED and train["loss"] <= LOW:
            return runs[-1]
    return runs[0]


def measure(run: Run, lines: Sequence[Survey], plane: Survey, device: str | None = None) -> Measured:
    """A net and its surroundings in numbers.

    Args:
        run: the net.
        lines: through it.
        plane: through it.
        device: where to compute the gradient; None is the CPU.
    """
    found, slices = run.measured, [_slice(line) for line in lines]
    loss, errors = _grid(plane)
    low = np.where(loss <= CEILING, loss, np.nan)
    return Measured(
        train_loss=found["train"]["loss"],
        train_error=found["train"]["error"],
        test_error=found["test"]["error"],
        slope=slope(run, device),
        non_monotone=_falling(slices),
        falling_low=_falling(slices, CEILING),
        falling_far=_falling_far(slices),
        convex=_mean(_convex(x, loss) for x, loss, _ in slices),
        roughness=round(_mean(roughness(np.minimum(loss, CEILING)) for _, loss, _ in slices), 9),  # less is rounding
        width=_mean(width_below(loss, LEVEL, x) for x, loss, _ in slices),
        sharpness=_mean(_rise(x, loss) for x, loss, _ in slices),
        basins=_basins(np.minimum(loss, CEILING), np.where(loss < CEILING, errors, 0.0)),
        downward=1 - upward(low),
        noticeable=noticeable(low),
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


def restarts(seen: Mapping[str, Sequence[Sight]], starts: int) -> str:
    """Which nets were trained from other initial weights, because the first ones did not lead to a minimum.

    Args:
        seen: name of a net → one a seed.
        starts: how many initial weights were allowed.
    """
    later = {name: sum(sight.run.configuration.seed >= APART for sight in each) for name, each in seen.items()}
    told = "; ".join(f"{name}: {count} of {len(seen[name])}" for name, count in later.items() if count)
    return (
        f"A deep net that its training does not bring to a minimum is trained again from other initial weights, "
        f"{starts} times at most; test errors are then those of the nets that made it. Trained again: {told or 'none'}."
    )


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
        "rays that fall, %": lambda net: 100 * net.non_monotone,
        f"rays that fall below {number(CEILING)}, %": lambda net: 100 * net.falling_low,
        "by two standard errors, %": lambda net: 100 * net.falling_far,
        "convex share": lambda net: net.convex,
        "roughness": lambda net: net.roughness,
        f"width below {number(LEVEL)}": lambda net: net.width,
        f"sharpness at {number(STEP)}": lambda net: net.sharpness,
    }
    across: dict[str, Callable[[Measured], float]] = {
        "basins": lambda net: net.basins,
        "bends downwards, % of area": lambda net: 100 * net.downward,
        "noticeably, %": lambda net: 100 * net.noticeable,
    }
    reached = {name: f"{sum(net.at_minimum for net in each)} of {len(each)}" for name, each in nets.items()}
    first = _table("The nets: mean ± standard error over seeds", nets, trained)
    header, rows = [*first.header, "at a minimum"], [[*row, reached[str(row[0])]] for row in first.rows]
    return [
        Table(header, rows, first.caption),
        _table(
            f"Random lines from −1 to 1, filter-normalised; a ray falls if its loss gets lower on the way outward by "
            f"more than {100 * FALL:g} % of itself",
            nets,
            along,
        ),
        _table(f"Random planes, filter-normalised, where the loss is at most {number(CEILING)}", nets, across),
    ]


NOTES = (
    f"A net counts as trained to a minimum if its error rate on the training data is at most {100 * FITTED:g} % and "
    f"its training loss, without penalty, at most {LOW:g} or ‖∇L‖ ‖θ‖ at most {FLAT:g}. Surroundings are compared "
    "only between nets for which this holds: a net that was not trained has no minimum to be drawn.",
    "A ray counts as falling, and not as monotone, if somewhere on the way from the net outward the loss is lower than "
    f"at an earlier node by more than {100 * FALL:g} %; what is below {number(LOW)}, the loss of a net at a minimum, "
    f"counts as {number(LOW)}. A loss over all training data has no sampling error: it falls or it does not. In a "
    f"second column losses above {number(CEILING)} count as {number(CEILING)}, where the paper's contour maps end. A "
    "third asks for a fall of more than 2 √(s₁² + s₂²), with the standard errors of both losses over samples, as if "
    "these were a draw from others; errors of the same samples partly cancel, so that is cautious.",
    f"Roughness is what a line goes up and down beyond one valley, relative to its range, with losses above "
    f"{number(CEILING)} taken as {number(CEILING)}. Basins are counted likewise, if they are deeper than 1 % of the "
    f"range and than two standard errors. Bending is looked at where the loss is at most {number(CEILING)}; it is "
    f"noticeable if that curvature exceeds {100 * NOTICEABLE:g} % of the other one's size.",
    "A slice that looks convex does not prove a convex surface, whereas one that bends downwards proves the contrary.",
    "BatchNorm keeps the running statistics of the trained net everywhere, and its own weights and all biases stay "
    "where they are, as in the paper.",
)
"""What a reader must know of these numbers."""


def _norm(tensors: Sequence[torch.Tensor]) -> float:
    return math.hypot(*(float(tensor.detach().double().norm()) for tensor in tensors))


def _slice(line: Survey) -> Slice:
    along = line.dataset.sortby("x")
    x, loss, errors = (along[name].values.astype(np.float64) for name in ("x", "loss", "loss_stderr"))
    return x, loss, errors


def _grid(plane: Survey) -> tuple[np.ndarray, np.ndarray]:
    """Losses and their standard errors."""
    grid = plane.dataset.sortby(["x", "y"]).transpose("x", "y")
    return grid["loss"].values.astype(np.float64), grid["loss_stderr"].values.astype(np.float64)


def _falling(slices: Sequence[Slice], ceiling: float = math.inf) -> float:
    """The share of rays that fall, of losses that are what they are: the samples surveyed are those it is told of."""
    return _share(
        rays(np.maximum(loss, LOW), _middle(x), tolerance=0, relative=FALL, ceiling=ceiling) for x, loss, _ in slices
    )


def _falling_far(slices: Sequence[Slice]) -> float:
    """The share of rays that fall by more than the spread of the losses over samples leaves open."""
    return _share(rays(loss, _middle(x), tolerance=0, errors=errors) for x, loss, errors in slices)


def _share(counts: Iterable[tuple[int, int]]) -> float:
    """Of (rays, those that fall) a line: the share of all that fall."""
    total, falling = np.sum(list(counts), axis=0)
    return float(falling / max(total, 1))


def _middle(x: np.ndarray) -> int:
    """The index of the node at the net."""
    return int(np.abs(x).argmin())


def _convex(x: np.ndarray, loss: np.ndarray) -> float:
    """The share of the nodes of the valley around the middle, up to the ceiling, at which it does not bend down."""
    middle, high = _middle(x), np.flatnonzero(~(loss <= CEILING))
    valley = slice(max(high[high < middle], default=-1) + 1, min(high[high > middle], default=len(x)))
    return convexity(loss[valley], x[valley]) if valley.stop - valley.start >= 3 else 1.0


def _basins(loss: np.ndarray, errors: np.ndarray) -> int:
    """How many basins have their bottom inside."""
    found = basins(loss, errors=errors)
    inside = [(found[:, 2 + axis] > 0) & (found[:, 2 + axis] < size - 1) for axis, size in enumerate(loss.shape)]
    return int(np.all(inside, axis=0).sum())


def _mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))


def _rise(x: np.ndarray, loss: np.ndarray) -> float:
    near, far, here = np.interp([-STEP, STEP, 0.0], x, loss)
    return float((near + far) / 2 - here)


def _table(caption: str, nets: dict[str, list[Measured]], columns: dict[str, Callable[[Measured], float]]) -> Table:
    rows = [[name, *(mean(each, what) for what in columns.values())] for name, each in nets.items()]
    return Table(["net", *columns], rows, caption)
