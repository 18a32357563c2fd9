"""A survey to an accuracy: what a learner asks for is evaluated, kept beside the survey, and told.

Everything is on disk before it is told. A learner is a function of what it was told, so a survey that was stopped goes
through the same questions again, finds the answers, and goes on with the first one that has none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from orograph.engine import plan
from orograph.engine.evaluate import Outcome
from orograph.engine.executors._executor import Task
from orograph.engine.singles import Singles
from orograph.errors import ModelError
from orograph.reconstruction.accurate import Accurate
from orograph.reconstruction.fields import interpolated
from orograph.reconstruction.result import Kind, Reconstruction, Request
from orograph.reconstruction.shares import LEAST
from orograph.results.atomic import replacing
from orograph.results.schema import ERROR_FIELD, SINGLES_FOLDER, ChunkStatus, Status
from orograph.results.store import Store
from orograph.results.view import match


class Course:
    """Stands between a learner, an executor and a store.

    Args:
        learner: asks for points.
        store: where exact points are kept, and in the end the estimated ones.
        grid: the nodes of every axis.
        samples: how many there are; None if losses of single samples are not to be had.
        seconds: what a point takes.
        piece: points of a unit of work of the store that are one task; the unit is written when all are done.
        counts: what every sample counts in the mean; None if each counts once.

    Attributes:
        asked, answered: points of the learner's present request, and how many of them are done.
        units: points of every unit of work of the store.
        told: requests that were answered.
    """

    def __init__(
        self,
        learner: Accurate,
        store: Store,
        grid: Sequence[np.ndarray],
        samples: int | None,
        seconds: float,
        piece: int,
        counts: np.ndarray | None = None,
    ) -> None:
        self._counts, self._piece = counts, piece
        self._learner, self._store, self._grid = learner, store, grid
        self._samples, self._seconds = samples, seconds
        self._folder = store.path / SINGLES_FOLDER
        self._waiting: set[int] = set()
        self._parts: dict[int, Path] = {}
        self._pieces: dict[int, tuple[int, slice]] = {}
        self._found: dict[int, dict[int, Outcome | None]] = {}
        self._todo = set(store.todo())
        self._at: dict[int, tuple[int, int]] = {}  # cell → the unit that holds it on all samples, and its place there
        self.units = store.chunk_points(range(store.chunks))
        for unit in self.units:
            told = samples is None or _load(self._file(unit), (len(self.units[unit]), samples)) is not None
            if unit in self._todo or (told and store.is_exact(unit)):
                self._settle(unit)
        self.asked = self.answered = self.told = 0

    def tasks(self) -> Iterator[Task | None]:
        """What is to be evaluated next; None while that depends on answers that are under way."""
        while (request := self._learner.ask()) is not None:
            yield from self._given(self._exactly(request) if request.subset is None else self._partly(request))
            self._learner.tell(request, self._answer(request))
            self.told += 1

    def done(self, index: int, outcome: Outcome | None) -> tuple[int, Outcome | None] | None:
        """Keeps the losses of single samples that came of a task.

        Returns:
            The unit of work of the store that is complete with it, and what came of that, which is to be written now;
            None if there is none.
        """
        self._waiting.discard(index)
        self.answered += 0 if outcome is None else len(outcome.status)
        if index in self._parts:
            self._keep(self._parts[index], outcome)
            return None
        unit, part = self._pieces[index]
        found = self._found.setdefault(unit, {})
        found[part.start] = outcome
        if sum(unit == whose for whose, _ in self._pieces.values()) > len(found):
            return None
        whole = self._joined(unit, self._found.pop(unit))
        if whole is not None and whole.singles is not None:
            self._check(whole)
        self._todo.discard(unit)
        self._keep(self._file(unit), whole)
        return unit, whole

    def _joined(self, unit: int, found: dict[int, Outcome | None]) -> Outcome | None:
        """What came of all of a unit; None if the worker of every piece died."""
        if all(outcome is None for outcome in found.values()):
            return None
        points, names = self.units[unit], [name for name in self._store.fields if name != ERROR_FIELD]
        lost = {
            start: Outcome.lost(points[start : start + self._piece], self._store.axes, names, self._samples)
            for start, outcome in found.items()
            if outcome is None
        }
        return Outcome.joined([found[start] or lost[start] for start in sorted(found)])

    def _keep(self, path: Path, outcome: Outcome | None) -> None:
        if outcome is not None and outcome.singles is not None:
            with replacing(path) as draft, draft.open("wb") as file:
                np.save(file, outcome.singles, allow_pickle=False)

    def finish(self) -> Reconstruction:
        """Writes estimates for the cells that were not evaluated, and says how far to trust them."""
        found = self._learner.result()
        fields = self._estimates(found)
        self._put_anchor()
        for unit in sorted(self._todo):
            if (match(self.units[unit], self._grid) >= 0).all():  # else of another grid: it stays to be done
                self._estimate(range(unit, unit + 1), self.units[unit], fields)
        points = _nodes(self._grid)[self._unlike(fields["loss"])]
        self._estimate(self._added(points), points, fields)
        return found

    def _put_anchor(self) -> None:
        """Writes the anchor's cell, which was evaluated directly before the first point."""
        cell = int(match(np.zeros((1, len(self._grid))), self._grid)[0])
        anchor = {**self._store.attrs.get("anchor", {}), ERROR_FIELD: 0.0}
        known = self._store.read()
        there = (match(known.coordinates, self._grid) == cell) & (known.status == Status.OK)
        if cell < 0 or there.any() or set(self._store.fields) - set(anchor):
            return
        fields = {name: np.array([np.nan if anchor[name] is None else anchor[name]]) for name in self._store.fields}
        for unit in self._added(_nodes(self._grid)[[cell]]):
            self._store.write_chunk(unit, fields, np.full(1, Status.OK, np.int8), ChunkStatus.DONE)

    def _given(self, tasks: Iterable[Task]) -> Iterator[Task | None]:
        for task in tasks:
            self._waiting.add(task[0])
            yield task
        while self._waiting:
            yield None

    def _exactly(self, request: Request) -> list[Task]:
        """Units of work for points on all samples: those that are to do already, and new ones."""
        cells = match(request.points, self._grid)
        fresh = np.array([cell not in self._at for cell in cells.tolist()])
        units = {self._at[cell][0] for cell in cells[~fresh].tolist()} & self._todo
        units |= set(self._added(request.points[fresh]))
        for unit in units:
            self._settle(unit)
        self._todo |= units
        self.asked, self.answered = sum(len(self.units[unit]) for unit in units), 0
        pieces = [
            (unit, slice(start, start + self._piece))
            for unit in sorted(units)
            for start in range(0, len(self.units[unit]), self._piece)
        ]
        self._parts, self._pieces = {}, dict(enumerate(pieces))
        works = [self.units[unit][part] for unit, part in pieces]
        return list(enumerate(works if self._samples is None else map(Singles, works)))

    def _partly(self, request: Request) -> list[Task]:
        """Units of work for points on some of the samples, as far as they are not known."""
        shape = len(request.points), len(request.subset if request.subset is not None else ())
        fresh = [(f, part) for f, part in self._files(request) if _load(f, _part(shape, part)) is None]
        self._parts = {index: file for index, (file, _) in enumerate(fresh)}
        works = [Singles(request.points[part], request.subset) for _, part in fresh]
        self.asked, self.answered = sum(len(work.points) for work in works), 0
        return list(enumerate(works))

    def _answer(self, request: Request) -> np.ndarray:
        """The losses asked for, shape (points, samples); NaN where a worker died."""
        if request.subset is not None:
            rows = np.full((len(request.points), len(request.subset)), np.nan)
            for file, part in self._files(request):
                found = _load(file, _part(rows.shape, part))
                rows[part] = np.nan if found is None else found
            return rows
        places = [self._at[cell] for cell in match(request.points, self._grid).tolist()]
        if self._samples is None:
            known = self._store.read()
            means = dict(zip(match(known.coordinates, self._grid).tolist(), known.fields["loss"].tolist(), strict=True))
            return np.array([[means[cell]] for cell in match(request.points, self._grid).tolist()])
        shapes = {unit: (len(self.units[unit]), self._samples) for unit, _ in places}
        known_rows = {unit: _load(self._file(unit), shape) for unit, shape in shapes.items()}
        lost = np.full(self._samples, np.nan)
        return np.stack([lost if (each := known_rows[unit]) is None else each[place] for unit, place in places])

    def _check(self, outcome: Outcome) -> None:
        """Raises unless the losses of single samples have the mean that the objective itself tells."""
        assert outcome.singles is not None
        rows = outcome.singles.astype(np.float64)
        means = rows.mean(axis=1) if self._counts is None else rows.sum(axis=1) / self._counts.sum()
        told = outcome.fields["loss"]
        finite = np.isfinite(told) & np.isfinite(means)
        if not np.allclose(means[finite], told[finite], rtol=1e-4, atol=1e-6):
            raise ModelError(
                "losses of single samples whose mean is the loss",
                f"{means[finite][0]:.6g} instead of {told[finite][0]:.6g}",
                "leave --accuracy / accuracy= out",
            )

    def _files(self, request: Request) -> list[tuple[Path, slice]]:
        """The files that a request on some samples is kept in, and the points in each."""
        assert request.subset is not None
        assert self._samples is not None
        digest = hashlib.sha256(request.points.tobytes() + request.subset.tobytes()).hexdigest()[:16]
        size = plan.chunk_size(self._seconds * len(request.subset) / self._samples, len(request.points))
        starts = range(0, len(request.points), size)
        return [(self._folder / f"{digest}-{start}.npy", slice(start, start + size)) for start in starts]

    def _file(self, unit: int) -> Path:
        return self._folder / f"unit-{unit}.npy"

    def _settle(self, unit: int) -> None:
        """Remembers where the cells of a unit are."""
        for place, cell in enumerate(match(self.units[unit], self._grid).tolist()):
            self._at[cell] = unit, place

    def _added(self, points: np.ndarray) -> range:
        """New units of work of the store for some points."""
        before = self._store.chunks
        self._store.append(points)
        fresh = range(before, self._store.chunks)
        self.units |= self._store.chunk_points(fresh)
        return fresh

    def _estimate(self, units: range, points: np.ndarray, fields: dict[str, np.ndarray]) -> None:
        """Writes the estimates of the points of consecutive units."""
        cells = match(points, self._grid)
        status = np.full(len(cells), Status.ESTIMATED, np.int8)
        self._store.write_chunks(units, {n: v[cells] for n, v in fields.items()}, status, ChunkStatus.DONE)

    def _estimates(self, found: Reconstruction) -> dict[str, np.ndarray]:
        """Every field over all cells, flat; what the learner does not estimate is interpolated."""
        known = self._store.read()
        cells = match(known.coordinates, self._grid)
        exact = (cells >= 0) & np.isin(known.status, (Status.OK, Status.NONFINITE))
        fields = {
            name: interpolated(self._grid, cells[exact], values[exact])
            for name, values in known.fields.items()
            if name not in ("loss", ERROR_FIELD)
        }
        fields["loss"], fields[ERROR_FIELD] = _bounded(found, known.fields["loss"][exact])
        return {name: _rounded(values) for name, values in fields.items()}

    def _unlike(self, loss: np.ndarray) -> np.ndarray:
        """Cells that are neither evaluated nor estimated so already."""
        known = self._store.read()
        open_ = np.ones(len(loss), dtype=bool)
        for cell, status, value in zip(
            match(known.coordinates, self._grid), known.status, known.fields["loss"], strict=True
        ):
            if cell >= 0:
                open_[cell] = status == Status.ESTIMATED and not np.array_equal(value, loss[cell], equal_nan=True)
        return np.flatnonzero(open_)


def _nodes(grid: Sequence[np.ndarray]) -> np.ndarray:
    """All nodes of a grid, shape (cells, axes)."""
    return np.stack([axis.ravel() for axis in np.meshgrid(*grid, indexing="ij")], axis=-1)


def _bounded(found: Reconstruction, exact: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The losses of all cells and their standard errors, flat; estimates of a loss that is never negative have a floor.

    Where no exact loss is negative, none is taken to be. An estimate of a share of the range is then at least as large
    as its bound, but no larger than the lowest exact loss for that: a loss from 0 to twice the bound is told no worse.
    Estimates of a share of log loss are at least a small part of the lowest. What a loss was raised by adds to its
    error.
    """
    loss, error = found.loss.ravel().copy(), found.loss_error.ravel().copy()
    finite = exact[np.isfinite(exact)]
    lowest = finite.min(initial=np.inf)
    if not 0 <= lowest < np.inf:
        return loss, error
    if found.share_of == "range":
        floor = min(found.error_bound * np.ptp(finite), lowest) if np.ptp(finite) > 0 else 0.0
    else:
        floor = LEAST * lowest
    low = (found.kind.ravel() == Kind.ESTIMATED) & (loss < floor)
    error[low] = np.hypot(error[low], floor - np.maximum(loss[low], 0.0))
    loss[low] = floor
    return loss, error


def _rounded(values: np.ndarray) -> np.ndarray:
    """Values with 24 bits of mantissa: the last bits of a fit differ from run to run, and say nothing.

    Example:
        >>> _rounded(np.array([1 / 3, np.inf])) == np.float32([1 / 3, np.inf])
        array([ True,  True])
    """
    mantissa, exponent = np.frexp(values)
    return np.ldexp(np.rint(mantissa * 2.0**24), exponent - 24)


def _part(shape: tuple[int, ...], part: slice) -> tuple[int, ...]:
    """The shape of some rows of an array."""
    return len(range(*part.indices(shape[0]))), *shape[1:]


def _load(file: Path, shape: tuple[int, ...]) -> np.ndarray | None:
    """The losses in a file, float64; None if it is missing or damaged: then they are computed anew."""
    try:
        rows = np.load(file, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return rows.astype(np.float64) if rows.shape == shape else None
