"""The one hot loop: coordinates in, numbers out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from types import TracebackType
from typing import Any, Self

import numpy as np
import torch

from orograph import registry
from orograph.engine.errors import CannotLower
from orograph.engine.precision import converted, own, rounding
from orograph.engine.routes._route import Route
from orograph.engine.setting import Setting
from orograph.errors import DataError, OrographError, reason
from orograph.objectives.batch import Batch, leaves
from orograph.objectives.evaluable import Evaluable, check_memory
from orograph.objectives.normstats import recalibrate, running_statistics
from orograph.objectives.objective import Objective
from orograph.objectives.scored import scoring
from orograph.results.schema import Status
from orograph.subspaces.affine import Affine


@dataclass
class Outcome:
    """What came of some points.

    Attributes:
        fields: name → float64 array of shape (points,); NaN where a point failed.
        status: int8 `Status` values, shape (points,).
        failures: one entry a failed point: its coordinates and what went wrong.
        singles: losses of single samples where they were asked for, float32 if that is enough; shape (points, samples).
    """

    fields: dict[str, np.ndarray]
    status: np.ndarray
    failures: list[dict[str, Any]] = field(default_factory=list)
    singles: np.ndarray | None = None

    @classmethod
    def joined(cls, parts: Sequence[Outcome]) -> Outcome:
        """That of all points of several ones."""
        rows = [part.singles for part in parts if part.singles is not None]
        return cls(
            {name: np.concatenate([part.fields[name] for part in parts]) for name in parts[0].fields},
            np.concatenate([part.status for part in parts]),
            [failure for part in parts for failure in part.failures],
            np.concatenate(rows) if rows else None,
        )

    @classmethod
    def lost(
        cls, points: np.ndarray, axes: Sequence[str], fields: Iterable[str], samples: int | None = None
    ) -> Outcome:
        """That of points whose worker died every time they were tried.

        Args:
            points: shape (points, axes).
            axes, fields: their names.
            samples: how many, where losses of single samples were asked for.
        """
        where = [dict(zip(axes, point, strict=True)) for point in points.tolist()]
        return cls(
            {name: np.full(len(points), np.nan) for name in fields},
            np.full(len(points), Status.FAILED, np.int8),
            [{**place, "error": "WorkerDied", "message": ""} for place in where],
            None if samples is None else np.full((len(points), samples), np.nan, np.float32),
        )


class Evaluator:
    """Evaluates an objective on a subspace; a context manager that borrows the objective's model.

    Args:
        objective: a prepared objective.
        subspace: where its model moves.
        setting: route, precision and threads.

    Attributes:
        together: how many points the route computes in one call; 0 if it does not.
    """

    together = 0

    def __init__(self, objective: Evaluable, subspace: Affine, setting: Setting) -> None:
        self.objective, self.subspace, self.setting = objective, subspace, setting

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(_threads(self.setting.threads))
            tier = self.setting.precision
            self.objective, self.subspace = converted(self.objective, self.subspace, tier)
            self._occupation = stack.enter_context(self.objective.occupied(self.subspace.origin))
            self._moves = self.subspace.moves()
            self.subspace.place(self._occupation.parameters)
            self._statistics = self.subspace.statistics if self.objective.normstats == "interpolated" else None
            self._buffers = running_statistics(self.objective.model) if self._statistics else {}
            self._route = self._built()
            self.together = self._together()
            self._open = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._route = None
        self._open.__exit__(kind, error, trace)

    def forward(self, batch: Batch) -> Any:
        """The model's outputs at the point it is at; to be called in the context of `rounding`."""
        return self.objective.forward(batch) if self._route is None else self.objective.forward(batch, self._route)

    def at(self, coordinates: Sequence[float]) -> dict[str, float]:
        """The numbers at one point; exceptions of the model pass through."""
        return self.objective.finish(self._state(coordinates, self.objective.batches))

    @contextmanager
    def rounding(self) -> Iterator[None]:
        """The context in which outputs and losses of the tier are computed."""
        score = getattr(self._route, "score", None)
        tier = self._context(() if self._route is None else self._route.rounds)
        with tier, nullcontext() if score is None else scoring(score):
            yield

    def sweep(self, batches: Iterable[Batch], state: Any = None) -> Any:
        """The objective's state over some batches (after those of ``state``), at the point the model is at."""
        with self.rounding():
            return self.objective.sweep(batches, self._route, state)

    def loss(self, coordinates: Sequence[float], batches: Iterable[Batch]) -> float:
        """The loss at one point over some batches; exceptions of the model pass through."""
        return float(self.objective.finish(self._state(coordinates, batches))["loss"])

    def points(self, points: np.ndarray) -> Outcome:
        """The numbers at some points; a point whose evaluation raises is recorded as failed.

        Args:
            points: shape (points, axes).

        Raises:
            ModelError: out of memory, which no other point would survive.
        """
        streamed = not self.objective.batches.resident and self.objective.normstats != "recalibrated"
        return self.outcome(points, self._streamed(points) if streamed else self._resident(points.tolist()))

    def outcome(self, points: np.ndarray, found: Sequence[dict[str, float] | Exception]) -> Outcome:
        """The numbers, or the exceptions, that were found at some points."""
        outcome = Outcome(
            {name: np.full(len(points), np.nan) for name in self.objective.fields}, np.zeros(len(points), np.int8)
        )
        for index, values in enumerate(found):
            if isinstance(values, Exception):
                outcome.status[index] = Status.FAILED
                where = dict(zip(self.subspace.axes, points[index].tolist(), strict=True))
                outcome.failures.append({**where, "error": type(values).__name__, "message": _first_line(values)})
                continue
            for name in outcome.fields:
                outcome.fields[name][index] = values[name]
            outcome.status[index] = Status.OK if np.isfinite(values["loss"]) else Status.NONFINITE
        return outcome

    def move(self, coordinates: Sequence[float]) -> None:
        """Sets weights and running statistics to those of a point."""
        self._occupation.reset_buffers()
        self.subspace.write(coordinates, self._occupation.parameters, self._moves)
        torch.clear_autocast_cache()  # of weights that a model's own autocast has cast at the point before
        if self._statistics is not None:
            self._statistics.write(self._buffers, coordinates)
            self._occupation.accept_buffers()
        if self.objective.normstats == "recalibrated":
            with self.rounding():
                recalibrate(self.objective.model, _readable(self.objective.batches.mixed()), self.objective.forward)
        if self._route is not None:
            self._route.refresh(coordinates)

    def _built(self) -> Route | None:
        """The route that the setting names; None where the model itself is called."""
        if self.setting.route == "eager":
            return None
        if not self.objective.routable:
            raise CannotLower("the loss is a function of the model itself, or the model writes into its inputs")
        batch = self.objective.batches.first()
        args, kwargs = self.objective.arguments(batch)
        make = registry.load("route", self.setting.route)
        tier = self.setting.precision or own(self.objective.space)
        data = self.objective.batches
        known = {id(tensor) for tensor in leaves(batch.inputs)}
        again = data.resident and all(id(tensor) in known for tensor in leaves((args, kwargs)))
        samples = data.count if again else None
        with self._context(make.rounds):
            route: Route = make(self.objective.model, self.subspace, args, kwargs, precision=tier, samples=samples)
        return route

    def _context(self, rounds: Collection[str]) -> AbstractContextManager[object]:
        """The context of the tier; none for a route that rounds by itself in it."""
        tier = self.setting.precision
        return nullcontext() if tier in rounds else rounding(tier, self.objective.space.device)

    def _together(self) -> int:
        """How many points at a time, where the outputs are all that the objective looks at."""
        objective = self.objective
        plain = type(objective) is Objective and objective.reads_outputs_alone and self._statistics is None
        return getattr(self._route, "together", 0) if plain and objective.normstats != "recalibrated" else 0

    def states(self, points: Sequence[Sequence[float]], batches: Iterable[Batch]) -> list[Any] | None:
        """The objective's states at up to `together` points, over some batches; None where one of them fails."""
        if not 0 < len(points) <= self.together:
            return None
        found = [self.objective.begin() for _ in points]
        try:
            for batch in batches:
                found = self._absorbed(found, points, batch)
        except Exception as error:
            survivable(error)
            return None
        return found

    def _absorbed(self, states: list[Any], points: Sequence[Sequence[float]], batch: Batch) -> list[Any]:
        """The states at some points after one more batch, point by point if the route has no other way for it."""
        assert isinstance(self.objective, Objective)
        call = partial(self._route.several, points)  # type: ignore[union-attr]
        found = []
        with self.rounding():
            outputs = self.objective.forward(batch, call) or [None] * len(points)
            for state, point, output in zip(states, points, outputs, strict=True):
                if output is None:
                    self.move(point)
                    found.append(self.sweep([batch], state))
                else:
                    found.append(self.objective.absorb(state, output, batch))
        return found

    def _state(self, coordinates: Sequence[float], batches: Iterable[Batch]) -> Any:
        states = self.states([coordinates], batches)
        if states is not None:
            return states[0]
        self.move(coordinates)
        return self.sweep(_readable(batches))

    def _resident(self, points: list[list[float]]) -> list[dict[str, float] | Exception]:
        """As many points at a time as the route computes; where one of them fails, each by itself."""
        found: list[dict[str, float] | Exception] = []
        for start in range(0, len(points), max(1, self.together)):
            some = points[start : start + max(1, self.together)]
            states = self.states(some, self.objective.batches)
            found += map(self._tried, some) if states is None else map(self._finished, states)
        return found

    def _tried(self, point: Sequence[float]) -> dict[str, float] | Exception:
        try:
            return self.at(point)
        except Exception as error:
            return survivable(error)

    def _streamed(self, points: np.ndarray) -> list[dict[str, float] | Exception]:
        """Data that does not fit is read once for all points: batches outside, points inside."""
        states: list[Any] = [None] * len(points)
        for batch in _readable(self.objective.batches):
            for index, point in enumerate(points.tolist()):
                if isinstance(states[index], Exception):
                    continue
                try:
                    self.move(point)
                    states[index] = self.sweep([batch], states[index])
                except Exception as error:
                    states[index] = survivable(error)
        return [self._finished(state) for state in states]

    def _finished(self, state: Any) -> dict[str, float] | Exception:
        if isinstance(state, Exception):
            return state
        try:
            return self.objective.finish(state)
        except Exception as error:
            return survivable(error)


class _Unreadable(DataError):
    """No point is to blame."""


def _readable(batches: Iterable[Batch]) -> Iterator[Batch]:
    """The batches, as they are read.

    Raises:
        DataError: one cannot be read, which is not the fault of any point.
    """
    try:
        yield from batches
    except OrographError:
        raise
    except Exception as error:
        check_memory(error)
        raise _Unreadable(
            "data that can be read again and again",
            f"{type(error).__name__}: {reason(error)}",
            "mend that, then run the same again: it goes on where it was",
        ) from error


@contextmanager
def _threads(count: int) -> Iterator[None]:
    """So many torch threads meanwhile; 0 leaves them as they are."""
    before = torch.get_num_threads()
    try:
        torch.set_num_threads(count or before)
        yield
    finally:
        torch.set_num_threads(before)


def survivable(error: Exception) -> Exception:
    """The error, unless the machine rather than the point is to blame."""
    check_memory(error)
    if isinstance(error, _Unreadable):
        raise error
    return error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:300]
