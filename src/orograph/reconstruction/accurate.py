"""A surface to an accuracy, for as few evaluations of samples as possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from orograph.errors import InputError
from orograph.reconstruction.bound import Calibration, by_gap
from orograph.reconstruction.holes import holes
from orograph.reconstruction.lattice import Lattice, chebyshev
from orograph.reconstruction.paired import Paired
from orograph.reconstruction.planning import Plan, cheapest, finer, refinements, simultaneous, subsets
from orograph.reconstruction.result import Kind, Reconstruction, Request
from orograph.reconstruction.smoothness import Smoothness
from orograph.reconstruction.surface import Surface, filled, through
from orograph.reconstruction.told import Asking, Told

TINY = 30
FIRST = {1: 9, 2: 6}
HELD_OUT = 16
FRESH = 6
SURE = 0.8


class Accurate:
    def __init__(self, axes, samples, accuracy, on="range", seed=0, single=True, counts=None):
        self.axes = tuple(np.asarray(a, dtype=np.float64) for a in axes)
        self.shape = tuple(len(a) for a in self.axes)
        self.samples, self.accuracy, self.on, self.single = samples, accuracy, on, single
        self._random = np.random.default_rng(seed)
        order = self._random.permutation(samples)
        self._told = Told(self.axes, samples, order, counts)
        self._coarse = Lattice(self.axes, tuple(chebyshev(len(a), FIRST[len(self.axes)]) for a in self.axes))
        self._held = np.empty(0, dtype=int)
        self._due = min(HELD_OUT, max(4, len(self._told.loss) // 10))
        self._marked = np.zeros(len(self._told.loss), bool)
        self._course = self._steps()
        self._wanted = next(self._course, None)

    def ask(self) -> Request | None:
        return self._wanted

    def tell(self, request: Request, losses: np.ndarray) -> None:
        try:
            self._wanted = self._course.send(np.asarray(losses, dtype=np.float64))
        except StopIteration:
            self._wanted = None

    def _steps(self) -> Asking:
        everything = np.arange(len(self._told.loss))
        if len(everything) <= TINY:
            yield from self._told.exactly(everything)
            return
        yield from self._go(self._coarse)
        while self._free().any():
            surface = self._surface()
            if self._bound(surface) > self.accuracy:
                plan = self._plan(surface)
                if plan is None:
                    yield from self._told.exactly(np.flatnonzero(self._free()))
                    return
                yield from self._follow(plan)
            elif len(self._held) < self._due:
                yield from self._hold_out(surface)
            else:
                return

    # ---- steps
    def _go(self, coarse: Lattice) -> Asking:
        self._coarse = coarse
        self._held = np.setdiff1d(self._held, coarse.cells)
        yield from self._told.exactly(coarse.cells, pilot=self.single)
        yield from self._close()

    def _follow(self, plan: Plan) -> Asking:
        if len(self._held):
            self._due = min(len(self._held) + FRESH, len(self._held) + int(self._free().sum()))
        if plan.coarse != self._coarse:
            yield from self._go(plan.coarse)
        else:
            yield from self._told.paired(plan.fine, plan.used)
            yield from self._close()

    def _close(self) -> Asking:
        """Settles cells near losses that are not finite."""
        while True:
            lost = self._told.lost
            if not lost.any():
                return
            inside, edge = holes(self._lattice, lost, self._told.known & ~lost)
            self._marked = inside & ~self._told.known
            open_ = edge & ~self._told.known & ~lost
            halved = self._coarse.bisected(self._edges(edge))
            if self._told.fine is None and halved != self._coarse and (~self._told.known[halved.cells]).sum() < open_.sum():
                self._coarse = halved
                yield from self._told.exactly(halved.cells, pilot=self.single)
                continue
            if not open_.any():
                return
            yield from self._told.exactly(np.flatnonzero(open_))

    def _edges(self, edge):
        out = []
        for a, lines in enumerate(self._coarse.lines):
            along = np.moveaxis(edge.reshape(self.shape), a, 0).reshape(self.shape[a], -1).any(axis=1)
            out.append(np.array([i for i in range(len(lines) - 1) if along[lines[i] : lines[i + 1] + 1].sum() > 1], int))
        return out

    def _hold_out(self, surface: Surface) -> Asking:
        free = self._free()
        share = np.where(free, surface.error / self._scale(surface.loss), 0.0)
        weight = np.where(free, share + 1e-2 * share.max() + 1e-300, 0.0)
        count = min(self._due - len(self._held), int(free.sum()))
        cells = np.sort(self._random.choice(len(free), count, replace=False, p=weight / weight.sum()))
        yield from self._told.exactly(cells)
        finite = np.isfinite(self._told.loss[cells])
        self._held = np.union1d(self._held, cells[finite])
        self._due -= int((~finite).sum()) if finite.any() else 0
        if not finite.all():
            yield from self._close()

    # ---- numbers
    @property
    def _lattice(self) -> Lattice:
        return self._told.fine or self._coarse

    def _free(self) -> np.ndarray:
        return ~(self._told.known | self._marked | self._told.lost)

    def _losses(self, lattice: Lattice) -> np.ndarray:
        losses = self._told.loss[lattice.cells]
        return filled(losses, ~np.isfinite(losses), tuple(len(l) for l in lattice.lines))

    def _surface(self) -> Surface:
        rough = through(self._coarse, self._losses(self._coarse), self._scale)
        if self._told.fine is None:
            return rough
        values, noise = self._paired(rough).estimate(self._within, self._losses(self._coarse))
        return through(self._told.fine, values, self._scale, noise)

    def _paired(self, rough: Surface) -> Paired:
        fine = self._told.fine
        bad = ~np.isfinite(self._told.rows).all(axis=1)
        rows = filled(self._told.rows, bad, tuple(len(l) for l in fine.lines))
        positive = rough.loss[fine.cells]
        return Paired(rows, self.samples, positive, self._scale(rough.loss)[fine.cells])

    @property
    def _within(self) -> Lattice:
        return self._coarse.within(self._told.fine)

    def _range(self):
        values = self._told.loss[np.isfinite(self._told.loss)]
        return (float(values.min()), float(values.max())) if len(values) else (0.0, 0.0)

    def _scale(self, loss):
        low, high = self._range()
        if self.on == "range":
            return np.full(loss.shape, max(high - low, 1e-300))
        return np.maximum(loss, 0.5 * low) * max(np.log(high / low), 1e-300)

    def _errors(self, cells, loss):
        low, high = self._range()
        if self.on == "range":
            return (self._told.loss[cells] - loss[cells]) / max(high - low, 1e-300)
        return np.log(self._told.loss[cells] / np.maximum(loss[cells], 0.5 * low)) / max(np.log(high / low), 1e-300)

    def _calibration(self, surface) -> Calibration:
        share = surface.error / self._scale(surface.loss)
        return Calibration.of(self._errors(self._held, surface.loss), share[self._held])

    def _bound(self, surface) -> float:
        share = np.where(self._free(), surface.error / self._scale(surface.loss), 0.0)
        cal = self._calibration(surface)
        return cal.largest(by_gap(self._lattice, share), max(cal.freedom, self._due))

    def _plan(self, surface) -> Plan | None:
        now = self._bound(surface)
        best = cheapest(self._plans(surface), now, SURE * self.accuracy)
        left = int(self._free().sum())
        if best is None or best.score(now, SURE * self.accuracy) + self._due - len(self._held) >= left:
            return None
        return best

    def _plans(self, surface) -> Iterator[Plan]:
        scale = self._scale(surface.loss)
        share = np.where(self._free(), surface.error / scale, 0.0)
        cal = self._calibration(surface)
        q = simultaneous(cal, max(cal.freedom, self._due))
        free = self._free()
        def largest(error):
            return q * float(np.where(free, error / scale, 0.0).max())
        def spline(lattice):
            return surface.smoothness.error(lattice) * surface.slope
        known = self._told.known
        if self._told.fine is None:
            each = Smoothness.of(self._coarse, self._pilots()) if self.single else None
            for coarse in refinements(self._coarse, share):
                new = int((~known[coarse.cells]).sum())
                error = spline(coarse)
                yield Plan(coarse, coarse, 0, new, largest(error))
                if each is None:
                    continue
                one = each.error(coarse)
                for fine in finer(coarse):
                    rest = spline(fine)
                    for used in subsets(0, self.samples):
                        noise = one**2 * (1 / used - 1 / self.samples)
                        both = np.sqrt(error**2 * noise / np.maximum(error**2 + noise, 1e-300) + rest**2)
                        yield Plan(coarse, fine, used, new + len(fine.cells) * used / self.samples, largest(both))
            return
        told, fine = self._told, self._told.fine
        paired = self._paired(through(self._coarse, self._losses(self._coarse), self._scale))
        spent = len(fine.cells) * told.used / self.samples
        inner = share[fine.cells]
        for within in refinements(self._within, inner):
            coarse = Lattice(self.axes, tuple(l[i] for l, i in zip(fine.lines, within.lines)))
            new = int((~known[coarse.cells]).sum())
            _, spread = paired.best(within)
            for used in subsets(told.used, self.samples):
                noise = fine.linear(spread.with_subset(used, self.samples).error ** 2)
                for more in [*finer(fine), *refinements(fine, share)]:
                    cost = new + len(more.cells) * used / self.samples - spent
                    if cost > 0:
                        yield Plan(coarse, more, used, cost, largest(np.sqrt(noise + spline(more) ** 2)))

    def _pilots(self) -> np.ndarray:
        rows = self._told.pilots(self._coarse.cells)
        return filled(rows, ~np.isfinite(rows).all(axis=1), tuple(len(l) for l in self._coarse.lines))

    def result(self) -> Reconstruction:
        told = self._told
        kind = np.where(told.known, Kind.EXACT, np.where(self._free(), Kind.ESTIMATED, Kind.DIVERGED))
        loss, error, bound, largest = told.loss.copy(), np.zeros(len(kind)), 0.0, 0.0
        free = kind == Kind.ESTIMATED
        if free.any():
            s = self._surface()
            loss[free] = s.loss[free]
            error[free] = self._calibration(s).factor * s.error[free]
            largest = float(np.abs(self._errors(self._held, s.loss)).max()) if len(self._held) else np.nan
            bound = max(self._bound(s), largest) if len(self._held) else np.inf
        error[kind == Kind.DIVERGED] = np.nan
        g = lambda v: v.reshape(self.shape)
        return Reconstruction(g(loss), g(error), g(kind), bound, self.on, len(self._held), largest, told.evaluations, len(kind) * self.samples, bool(self._wanted is None and bound <= self.accuracy))
