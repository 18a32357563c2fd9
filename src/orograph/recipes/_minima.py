"""What a trained net is at, and what lies around it, in numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import torch

from orograph import registry
from orograph.engine.lowering.known import programs_kept
from orograph.lab.criterion import mean_and_count
from orograph.lab.device import one_thread
from orograph.lab.runs import Configuration, Run
from orograph.objectives.objective import Objective
from orograph.recipes._bench import Bench
from orograph.results.basins import basins
from orograph.results.bends import convexity, curvatures, upward
from orograph.results.rays import non_monotone, rays, roughness, width_below
from orograph.results.survey import Survey
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


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One net in numbers.

    Attributes:
        train_loss, train_error, test_error: in eval mode; errors from 0 to 1.
        slope: ‖∇L‖ ‖θ‖ of the training loss without penalty; see `slope`.
        non_monotone: share of the rays whose loss falls on the way outward by more than `FALL` of itself, what is below
            `LOW` counting as `LOW`; see `orograph.results.rays.rays`.
        falling_low: likewise on min(loss, `CEILING`), which sees only falls from or to below the ceiling.
        falling_far: share of the rays that fall by more than two standard errors of the losses over samples.
        excess: for each line, how many more of its rays are not monotone than are.
        convex: share of the nodes of the valley around the net, up to `CEILING`, at which lines do not bend downwards.
        roughness: of min(loss, `CEILING`), mean over lines; see `orograph.results.rays.roughness`.
        width: mean length of the part of a line that lies below `LEVEL`, at most 2.
        sharpness: mean rise of the loss at distance `STEP` from the net.
        basins: of min(loss, `CEILING`) on the plane, see `orograph.results.basins`.
        downward: share of the part below `CEILING` of the plane that bends downwards in some direction.
        noticeable: share of that part which bends noticeably downwards; see `noticeable`.
    """

    train_loss: float
    train_error: float
    test_error: float
    slope: float
    non_monotone: float
    falling_low: float
    falling_far: float
    convex: float
    roughness: float
    width: float
    sharpness: float
    basins: float
    downward: float
    noticeable: float
    excess: tuple[int, ...] = ()

    @property
    def at_minimum(self) -> bool:
        """Whether the net fits its training data, and its loss is low or level."""
        return is_minimum(self.train_error, self.train_loss, lambda: self.slope)


@dataclass(frozen=True)
class Sight:
    """A trained net and the loss around it.

    Attributes:
        run: the net.
        starts: from how many initial weights it was trained.
        numbers: in numbers.
        lines: along random directions, filter-normalised.
        plane: along two of them.
    """

    run: Run
    starts: int
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
    run, tried = descended(bench, name, configuration, starts)
    seed = run.configuration.seed
    look_at = partial(Objective, run.model(), run.data.train, device=bench.device)
    objective, wide = look_at(samples=views.samples), look_at(samples=views.plane_samples or views.samples)
    place = f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}-{seed}"
    lines: list[Survey] = []
    with programs_kept():
        for number in bench.repeats(views.lines):
            route = lines[0].provenance["engine"]["route"] if lines else "auto"  # what pays for one pays for all
            line = Line.random(objective, seed=100 * seed + number)
            axis = (-1, 1, views.points)
            lines.append(bench.survey(f"{place}-line{number}", objective, line, axis, title=name, route=route))
        plane = Plane.random(wide, seed=100 * seed)
        around = bench.survey(f"{place}-plane", wide, plane, (-1, 1, views.grid), title=name)
    return Sight(run, tried, measure(run, lines, around, bench.device), tuple(lines), around)


def descended(bench: Bench, name: str, configuration: Configuration, starts: int) -> tuple[Run, int]:
    """The net of the first of several starts that ends at a minimum; the first net if none does.

    Start k has seed + `APART` k, for the initial weights and the order of the data.

    Args:
        bench: of the recipe.
        name: of the net.
        configuration: of the first start.
        starts: how many there are at most.

    Returns:
        The net, and from how many starts one was trained.
    """
    runs = []
    for start in bench.repeats(starts):
        seed = configuration.seed + APART * start
        runs.append(run := bench.net(f"{name}, seed {seed}", replace(configuration, seed=seed)))
        train = run.measured["train"]
        if is_minimum(train["error"], train["loss"], partial(slope, run, bench.device)):
            return run, len(runs)
    return runs[0], len(runs)


def is_minimum(error: float, loss: float, slope: Callable[[], float]) -> bool:
    """Whether a net is at a minimum: it fits its training data, and its loss is low or level.

    Args:
        error: share of the training data that it gets wrong.
        loss: of the training data, without penalty.
        slope: gives ‖∇L‖ ‖θ‖; asked only if it decides.

    Example:
        >>> is_minimum(0.01, 0.05, lambda: 9.0), is_minimum(0.01, 0.2, lambda: 0.1), is_minimum(0.02, 0.01, lambda: 0)
        (True, True, False)
    """
    return error <= FITTED and (loss <= LOW or slope() <= FLAT)


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
        convex=_mean_known(_convex(x, loss) for x, loss, _ in slices),
        roughness=round(_mean(roughness(np.minimum(loss, CEILING)) for _, loss, _ in slices), 9),  # less is rounding
        width=_mean(width_below(loss, LEVEL, x) for x, loss, _ in slices),
        sharpness=_mean(_rise(x, loss) for x, loss, _ in slices),
        basins=_basins(np.minimum(loss, CEILING), np.where(loss < CEILING, errors, 0.0)),
        downward=1 - upward(low),
        noticeable=noticeable(low),
        excess=tuple(_excess(each) for each in slices),
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
    terms = 0.0
    with one_thread():
        for x, y in zip(inputs.split(256), targets.split(256), strict=True):
            mean, count = mean_and_count(loss, model(x.to(where)), y.to(where))
            torch.autograd.backward(mean * count)
            terms += float(count)
    weights = list(model.parameters())
    return _norm(weights) * _norm([each.grad for each in weights if each.grad is not None]) / terms


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
    losses = [np.maximum(loss, LOW) for _, loss, _ in slices]
    return non_monotone(losses, _middle(slices[0][0]), tolerance=0, relative=FALL, ceiling=ceiling)


def _excess(line: Slice) -> int:
    """How many more of its rays fall than do not."""
    x, loss, _ = line
    count, falling = rays(np.maximum(loss, LOW), _middle(x), tolerance=0, relative=FALL)
    return 2 * falling - count


def _falling_far(slices: Sequence[Slice]) -> float:
    """The share of rays that fall by more than the spread of the losses over samples leaves open."""
    nodes, losses, errors = zip(*slices, strict=True)
    return non_monotone(losses, _middle(nodes[0]), tolerance=0, errors=errors)


def _middle(x: np.ndarray) -> int:
    """The index of the node at the net."""
    return int(np.abs(x).argmin())


def _convex(x: np.ndarray, loss: np.ndarray) -> float:
    """The share of the nodes of the valley around the middle, up to the ceiling, at which it does not bend down.

    NaN where the valley has too few nodes to bend.
    """
    middle, high = _middle(x), np.flatnonzero(~(loss <= CEILING))
    valley = slice(max(high[high < middle], default=-1) + 1, min(high[high > middle], default=len(x)))
    return convexity(loss[valley], x[valley]) if valley.stop - valley.start >= 3 else math.nan


def _basins(loss: np.ndarray, errors: np.ndarray) -> int:
    """How many basins have their bottom inside."""
    found = basins(loss, errors=errors)
    inside = [(found[:, 2 + axis] > 0) & (found[:, 2 + axis] < size - 1) for axis, size in enumerate(loss.shape)]
    return int(np.all(inside, axis=0).sum())


def _mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))


def _mean_known(values: Iterable[float]) -> float:
    """Of those that are numbers; NaN without any."""
    known = [value for value in values if not math.isnan(value)]
    return _mean(known) if known else math.nan


def _rise(x: np.ndarray, loss: np.ndarray) -> float:
    near, far, here = np.interp([-STEP, STEP, 0.0], x, loss)
    return float((near + far) / 2 - here)
