"""The one hot loop: coordinates in, numbers out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import numpy as np
import torch

from orograph.objectives.evaluable import Evaluable, check_memory
from orograph.objectives.normstats import running_statistics
from orograph.objectives.occupy import Occupation
from orograph.results.schema import Status
from orograph.subspaces.affine import Affine


@dataclass
class Outcome:
    """What came of some points.

    Attributes:
        fields: name → float64 array of shape (points,); NaN where a point failed.
        status: int8 `Status` values, shape (points,).
        failures: one entry a failed point: its coordinates and what went wrong.
    """

    fields: dict[str, np.ndarray]
    status: np.ndarray
    failures: list[dict[str, Any]] = field(default_factory=list)


class Evaluator:
    """Evaluates an objective on a subspace; a context manager that borrows the objective's model.

    Args:
        objective: a prepared objective.
        subspace: where its model moves.
        threads: torch threads to use; 0 leaves them as they are.
    """

    def __init__(self, objective: Evaluable, subspace: Affine, threads: int = 0) -> None:
        self.objective, self.subspace = objective, subspace
        self._threads, self._before = threads, torch.get_num_threads()
        self._session: AbstractContextManager[Occupation] | None = None

    def __enter__(self) -> Self:
        if self._threads:
            torch.set_num_threads(self._threads)
        self._session = self.objective.occupied(self.subspace.origin)
        self._occupation = self._session.__enter__()
        try:
            self._moving = self.subspace.moving()
            self.subspace.place(self._occupation.parameters)
            moves = self.subspace.statistics if self.objective.normstats == "interpolated" else None
            self._statistics = moves
            self._buffers = running_statistics(self.objective.model) if moves else {}
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self._session is not None:
                self._session.__exit__(kind, error, trace)
        finally:
            torch.set_num_threads(self._before)

    def at(self, coordinates: Sequence[float]) -> dict[str, float]:
        """The numbers at one point; exceptions of the model pass through."""
        self._move(coordinates)
        return self.objective.measure()

    def points(self, points: np.ndarray) -> Outcome:
        """The numbers at some points; a point whose evaluation raises is recorded as failed.

        Args:
            points: shape (points, axes).

        Raises:
            ModelError: out of memory, which no other point would survive.
        """
        together = not self.objective.batches.resident and self.objective.normstats != "recalibrated"
        found = self._streamed(points) if together else [self._tried(point) for point in points.tolist()]
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

    def _move(self, coordinates: Sequence[float]) -> None:
        self._occupation.reset_buffers()
        self.subspace.write(coordinates, self._occupation.parameters, self._moving)
        if self._statistics is not None:
            self._statistics.write(self._buffers, coordinates)
            self._occupation.accept_buffers()

    def _tried(self, point: Sequence[float]) -> dict[str, float] | Exception:
        try:
            return self.at(point)
        except Exception as error:
            return _survivable(error)

    def _streamed(self, points: np.ndarray) -> list[dict[str, float] | Exception]:
        """Data that does not fit is read once for all points: batches outside, points inside."""
        states: list[Any] = [None] * len(points)
        for batch in self.objective.batches:
            for index, point in enumerate(points.tolist()):
                if isinstance(states[index], Exception):
                    continue
                try:
                    self._move(point)
                    state = self.objective.begin() if states[index] is None else states[index]
                    states[index] = self.objective.update(state, batch)
                except Exception as error:
                    states[index] = _survivable(error)
        return [self._finished(state) for state in states]

    def _finished(self, state: Any) -> dict[str, float] | Exception:
        if isinstance(state, Exception):
            return state
        try:
            return self.objective.finish(state)
        except Exception as error:
            return _survivable(error)


def _survivable(error: Exception) -> Exception:
    """The error, unless the machine rather than the point is to blame."""
    check_memory(error)
    return error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:300]
