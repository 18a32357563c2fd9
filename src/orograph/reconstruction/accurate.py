"""A surface to an accuracy, for as few evaluations of samples as possible."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from orograph.errors import InputError
from orograph.reconstruction.holes import holes, split
from orograph.reconstruction.lattice import Lattice, chebyshev
from orograph.reconstruction.planning import Plan, cheapest, instead
from orograph.reconstruction.result import Kind, Reconstruction, Request
from orograph.reconstruction.standing import Standing
from orograph.reconstruction.told import Asking, Told

ALL_EXACT = 30
"""Grids of so many cells are evaluated as they are."""

FIRST_LINES = {1: 9, 2: 5}
"""Lines an axis of the first lattice, for a line and for a plane; odd, as one goes through the anchor."""

MANY = 4000
"""Of so many samples, a few show the shape of a surface for less than all of them do on those lines."""

FEWEST_LINES, FEWEST_SAMPLES, FEWEST_WIDTH = 3, 64, 1 / 12
"""Lines of the first lattice then, the first subset, and the widest gap of its lattice as a share of the axis."""

HELD_OUT = 12
"""Held-out cells, if the grid has ten times as many."""

FRESH = 6
"""Further ones after every change that followed a refusal by held-out cells."""

AIM = 0.8
"""Plans aim at this share of the accuracy asked for, as they are predictions."""

UNITS = ("range", "log")


class Accurate:
    """A learner: asks for points and samples, is told losses, and ends with a surface to an accuracy.

    With F = Σ fᵢ / n the mean over n samples, an estimate has three layers:

    * F on a coarse lattice, carried between its crossings by tensor splines I;
    * a simple random subset of m samples on a finer lattice: F ≈ I F + λ mean(fᵢ − I fᵢ). The difference fᵢ − I fᵢ is
      small and, being a sample mean, brings its own standard error. A ridge regression on the losses of the same sample
      at the coarse crossings makes it smaller still where samples are alike;
    * splines of the loss or its logarithm through the fine lattice, whose error follows from leaving out lines.

    Lattices and m are chosen, and refined, for the lowest predicted cost; where splines alone are cheaper there is no
    subset, and where nothing is cheaper than the grid itself every cell is evaluated. Of many samples few points are
    evaluated at first, and a small subset of the samples shows what is between. Held-out cells are drawn at
    random, with probabilities in proportion to the predicted error, and never enter the surface; they scale all errors
    up when they are missed by more than predicted. The learner is done when the bound on the largest error of all cells
    is within the accuracy.

    Boxes of the lattice that have the edge of a region inside where the loss is not finite are evaluated; a box all of
    whose corners are lost is taken as lost.

    What is asked depends on the arguments and the losses told alone, so a course can be repeated by telling it again.

    Args:
        axes: nodes of x, or of x and y; increasing.
        samples: n.
        accuracy: largest error allowed, as a share of the range of the loss, or of log loss.
        on: "range" or "log"; errors are shares of the range too as soon as an exact loss has no logarithm.
        seed: of the subset and of the held-out cells.
        single: whether losses of single samples can be told; if not, only means are asked for.
        counts: weight of each sample, such as its tokens: F = Σ lossᵢ / Σ countᵢ; shape (n,).

    Raises:
        InputError: an argument out of its range.

    Example:
        >>> nodes = np.linspace(-1, 1, 51)
        >>> learner = Accurate([nodes, nodes], samples=500, accuracy=0.01)
        >>> slopes = np.random.default_rng(1).normal(size=(2, 500))
        >>> while (request := learner.ask()) is not None:
        ...     losses = (request.points @ slopes) ** 2
        ...     learner.tell(request, losses if request.subset is None else losses[:, request.subset])
        >>> result = learner.result()
        >>> result.met, result.dense_evaluations // result.sample_evaluations
        (True, 70)

    References:
        Giles, "Multilevel Monte Carlo methods", Acta Numerica 24, 2015.
        Särndal, Swensson, Wretman, "Model assisted survey sampling", 1992, chapter 6 (the difference estimator and the
            regression estimator).
    """

    def __init__(
        self,
        axes: Sequence[np.ndarray],
        samples: int,
        accuracy: float,
        on: str = "range",
        seed: int = 0,
        single: bool = True,
        counts: np.ndarray | None = None,
    ) -> None:
        self.axes = _checked(axes)
        _check(samples, accuracy, on, counts)
        self.accuracy, self.on = float(accuracy), on
        self._random = np.random.default_rng(seed)
        weights = None if counts is None else np.asarray(counts, dtype=np.float64)
        self._told = Told(self.axes, samples, self._random.permutation(samples), weights, single=single)
        self._many = single and samples >= MANY
        lines = FEWEST_LINES if self._many else FIRST_LINES[len(self.axes)]
        self._coarse = Lattice(self.axes, tuple(_first(axis, lines) for axis in self.axes))
        self._held = np.empty(0, dtype=int)
        self._due = min(HELD_OUT, max(4, len(self._told.loss) // 10))
        self._marked = np.zeros(len(self._told.loss), dtype=bool)
        self._course = self._steps()
        self._wanted = next(self._course, None)

    def ask(self) -> Request | None:
        """What to evaluate next; the same until it is told; None when done."""
        return self._wanted

    def tell(self, request: Request, losses: np.ndarray) -> None:
        """Takes the losses that were asked for.

        Args:
            request: the one that `ask` gave.
            losses: of single samples, shape (points, samples asked for); with ``single=False`` means, shape
                (points, 1). They may be infinite or NaN.

        Raises:
            InputError: another request, or losses of another shape.
        """
        if self._wanted is None or not _same(request, self._wanted):
            raise InputError(
                "losses for the request that was asked last", "another request", "tell in the order of asking"
            )
        columns = self._told.samples if request.subset is None else len(request.subset)
        shape = (len(request.points), columns if self._told.single else 1)
        losses = np.asarray(losses, dtype=np.float64)
        if losses.shape != shape:
            raise InputError(f"losses of shape {shape}", f"shape {losses.shape}", "give one row a point")
        self._wanted = _next(self._course, losses)

    def result(self) -> Reconstruction:
        """The surface as it is known now; before the first held-out cells the bound is infinite.

        It is so too if no loss is finite.
        """
        standing, shape = self._standing(), tuple(len(axis) for axis in self.axes)
        kind = np.where(standing.told.known, Kind.EXACT, np.where(standing.free, Kind.ESTIMATED, Kind.DIVERGED))
        loss, error = self._told.loss.copy(), np.where(kind == Kind.DIVERGED, np.nan, 0.0)
        free, finite, bound = standing.free, bool(np.isfinite(loss).any()), 0.0
        if free.any() and finite:
            loss[free] = standing.shares.sensible(standing.surface.loss[free])
            error[free] = standing.calibration.factor * standing.surface.error[free]
            bound = standing.bound if len(self._held) else np.inf
        bound = bound if finite else np.inf
        return Reconstruction(
            loss=loss.reshape(shape),
            loss_error=error.reshape(shape),
            kind=kind.reshape(shape),
            error_bound=bound,
            share_of=standing.shares.on,
            asked_of=self.on,
            held_out=len(self._held),
            largest_held_out=float(np.abs(standing.missed).max()) if len(self._held) else np.nan,
            sample_evaluations=self._told.evaluations,
            dense_evaluations=len(loss) * self._told.samples,
            met=self._wanted is None and bound <= self.accuracy,
        )

    def _steps(self) -> Asking:
        if len(self._told.loss) <= ALL_EXACT:
            yield from self._told.exactly(np.arange(len(self._told.loss)), pilots=False)
            return
        yield from self._exactly(self._coarse)
        if self._many:
            yield from self._paired(self._coarse.finer(FEWEST_WIDTH), FEWEST_SAMPLES)
            if (lattice := instead(self._standing(), AIM * self.accuracy)) is not None:
                yield from self._told.exactly(lattice.cells)
                self._told.forget()
                yield from self._exactly(lattice)
        while (standing := self._standing()).free.any():
            if standing.bound > self.accuracy:
                yield from self._improve(standing)
            elif len(self._held) < self._due:
                yield from self._hold_out(standing)
            else:
                return

    def _standing(self) -> Standing:
        return Standing(self._told, self._coarse, self._marked, self._held, self.on)

    def _improve(self, standing: Standing) -> Asking:
        """Follows the cheapest plan, or evaluates what is left if that costs no more."""
        plan, price = cheapest(standing, AIM * self.accuracy, single=self._told.single)
        left = int(standing.free.sum())
        if plan is None or price + max(self._due - len(self._held), 0) >= left:
            yield from self._told.exactly(np.flatnonzero(standing.free), pilots=False)
            return
        if len(self._held):
            self._due = len(self._held) + FRESH
        yield from self._follow(plan)

    def _follow(self, plan: Plan) -> Asking:
        """Takes the first step of a plan: what it shows may change the rest."""
        if plan.coarse != self._coarse:
            yield from self._exactly(plan.coarse)
        else:
            yield from self._paired(plan.fine, plan.used)

    def _paired(self, fine: Lattice, used: int) -> Asking:
        yield from self._told.paired(fine, used)
        yield from self._settle()

    def _exactly(self, coarse: Lattice) -> Asking:
        self._coarse, self._held = coarse, np.setdiff1d(self._held, coarse.cells)
        yield from self._told.exactly(coarse.cells)
        yield from self._settle()

    def _settle(self) -> Asking:
        """Marks or evaluates cells around losses that are not finite."""
        lost = self._told.lost
        if not lost.any():
            return
        standing = self._standing()
        inside, edge = holes(standing.lattice, lost, self._told.known & ~lost)
        self._marked = inside & ~self._told.known
        unsettled = edge & ~self._told.known & ~lost
        halved = split(self._coarse, edge)
        if self._told.fine is None and (~self._told.known[halved.cells]).sum() < unsettled.sum():
            yield from self._exactly(halved)
        elif unsettled.any():
            yield from self._told.exactly(np.flatnonzero(unsettled))
            yield from self._settle()

    def _hold_out(self, standing: Standing) -> Asking:
        """Draws held-out cells, in proportion to the predicted error."""
        weights = np.where(standing.free, standing.predicted, 0.0)
        weights += np.where(standing.free, 0.01 * weights.max() + np.finfo(float).tiny, 0.0)
        count = min(self._due - len(self._held), int(standing.free.sum()))
        cells = np.sort(self._random.choice(len(weights), count, replace=False, p=weights / weights.sum()))
        yield from self._told.exactly(cells)
        finite = np.isfinite(self._told.loss[cells])
        self._held = np.union1d(self._held, cells[finite])
        yield from self._settle()


def _next(course: Asking, losses: np.ndarray) -> Request | None:
    try:
        return course.send(losses)
    except StopIteration:
        return None


def _first(axis: np.ndarray, count: int) -> np.ndarray:
    """Lines to begin with. One goes through the node nearest to 0, the nearest or another: a loss may bend most there.

    Example:
        >>> _first(np.linspace(-1, 1, 51), 5).tolist(), _first(np.linspace(-0.5, 1.5, 51), 5).tolist()
        ([0, 7, 25, 43, 50], [0, 12, 25, 43, 50])
        >>> _first(np.linspace(-0.2, 1.8, 51), 3).tolist()
        [0, 5, 25, 50]
    """
    lines, zero = chebyshev(len(axis), count), int(np.abs(axis).argmin())
    nearest = int(np.abs(lines - zero).argmin())
    if 0 < nearest < len(lines) - 1:
        lines[nearest] = zero
    return np.union1d(lines, zero)


def _same(one: Request, other: Request) -> bool:
    if one.subset is None or other.subset is None:
        return one.subset is other.subset and np.array_equal(one.points, other.points)
    return np.array_equal(one.points, other.points) and np.array_equal(one.subset, other.subset)


def _checked(axes: Sequence[np.ndarray]) -> tuple[np.ndarray, ...]:
    nodes = tuple(np.array(axis, dtype=np.float64) for axis in axes)
    if len(nodes) not in FIRST_LINES:
        raise InputError("one axis or two", f"{len(nodes)}", "give the nodes of x, or of x and y")
    if not all(
        axis.ndim == 1 and len(axis) and np.isfinite(axis).all() and (np.diff(axis) > 0).all() for axis in nodes
    ):
        raise InputError("finite nodes that increase", "others", "give each axis once, in order")
    return nodes


def _check(samples: int, accuracy: float, on: str, counts: np.ndarray | None) -> None:
    if samples < 1:
        raise InputError("at least one sample", f"{samples}", "give the number of samples")
    if not 0 < accuracy < 1:
        raise InputError("an accuracy between 0 and 1", f"{accuracy:g}", "write 0.01 for 1 %")
    if on not in UNITS:
        raise InputError("'range' or 'log'", repr(on), "choose one of the two")
    if counts is not None and (np.shape(counts) != (samples,) or not np.sum(counts) > 0):
        raise InputError(f"{samples} counts with a positive sum", f"shape {np.shape(counts)}", "give one a sample")
