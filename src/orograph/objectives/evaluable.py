"""What every objective is: something that turns a vector into named numbers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any

import torch
from torch import nn

from orograph.errors import InputError, ModelError, OrographError, an, reason
from orograph.objectives.batch import Batch
from orograph.objectives.batches import Batches
from orograph.objectives.class_major import forget_uncounted
from orograph.objectives.normstats import recalibrate
from orograph.objectives.occupy import Occupation, occupied
from orograph.parameters.space import ParameterSpace
from orograph.parameters.vector import Vector

Call = Callable[..., Any]
"""Arguments of the model → its outputs."""


def check_memory(error: Exception) -> None:
    """Raises if an exception means that the machine, not the point or the data, is to blame.

    Raises:
        ModelError: out of memory.
    """
    if isinstance(error, MemoryError | torch.OutOfMemoryError) or "can't allocate memory" in str(error):
        raise ModelError(
            "enough memory for one batch",
            "out of memory",
            "choose a smaller --batch-size / batch_size=, or fewer --workers / workers=",
        ) from error


class Evaluable(ABC):
    """Vector → named numbers, as a monoid over batches: `begin`, `update`, `merge`, `finish`.

    Attributes:
        model: the module that is moved about.
        space: its parameter space.
        batches: the data.
        normstats: the BatchNorm policy.
    """

    model: nn.Module
    space: ParameterSpace
    batches: Batches
    normstats: str

    @abstractmethod
    def prepare(self) -> None:
        """Runs the model once, settles the batch size, and checks that everything fits together."""

    @abstractmethod
    def adopt_batch_size(self, recorded: int | None, where: str) -> None:
        """Takes over the batch size of a survey that is continued.

        Raises:
            StoreError: the user asked for another one.
        """

    @abstractmethod
    def begin(self) -> Any:
        """The state before any data, with the model already at the point."""

    @abstractmethod
    def update(self, state: Any, batch: Batch, call: Call | None = None) -> Any:
        """The state after one more batch.

        Args:
            state: the state so far.
            batch: the batch.
            call: what gives the model's outputs, instead of the model; only if `routable`.
        """

    @abstractmethod
    def merge(self, a: Any, b: Any) -> Any:
        """The state of two disjoint shards of the data together."""

    @abstractmethod
    def finish(self, state: Any) -> dict[str, float]:
        """The numbers."""

    @abstractmethod
    def forward(self, batch: Batch, call: Call | None = None) -> Any:
        """The model's outputs for a batch.

        Args:
            batch: the batch.
            call: see `update`.
        """

    @property
    def routable(self) -> bool:
        """Whether `update` takes another way to the model's outputs, with `arguments` for it."""
        return False

    def arguments(self, batch: Batch) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """What the model is called with for a batch: positional and keyword arguments."""
        raise InputError("an objective that calls its model itself", an(type(self).__name__), "use the route 'eager'")

    def converted(self, dtype: torch.dtype) -> Evaluable:
        """A copy of this objective whose model has parameters and floating-point buffers of another dtype.

        Raises:
            InputError: this kind of objective cannot be copied so.
            ModelError: the model cannot.
        """
        raise InputError("an objective that can change its precision", an(type(self).__name__), "leave precision out")

    @property
    def free_batch_size(self) -> bool:
        """Whether `rebatch` may choose how many samples are evaluated at once."""
        return False

    def rebatch(self, size: int | None) -> None:
        """Cuts the data into batches of another size; None: the one that `prepare` chose.

        Raises:
            InputError: this kind of objective does not.
        """
        if size is not None:
            raise InputError("data that can be cut anew", an(type(self).__name__), "leave its batches as they are")

    @property
    @abstractmethod
    def fields(self) -> dict[str, dict[str, str]]:
        """Name → attributes (``long_name``, ``units``) of every number that `finish` returns."""

    @abstractmethod
    def spec(self) -> dict[str, Any]:
        """Everything that decides the numbers, as JSON values."""

    def origin(self) -> Vector:
        """The model's present weights.

        Raises:
            ModelError: they are not finite.
        """
        vector = Vector.of(self.model, self.space)
        vector.check_finite("the model")
        return vector

    def occupied(self, origin: Vector | None = None, *, moves: bool = True) -> AbstractContextManager[Occupation]:
        """Borrows the model; see `orograph.objectives.occupy.occupied`."""
        return occupied(self.model, self.space, origin, moves=moves)

    def measure(self) -> dict[str, float]:
        """The numbers at the weights the (occupied) model has now.

        Raises:
            ModelError: model or loss do not run on all of the data.
        """
        try:
            if self.normstats == "recalibrated":
                recalibrate(self.model, self.batches.mixed(), self.forward)
            return self.finish(self.sweep(self.batches))
        except OrographError:
            raise
        except Exception as error:
            check_memory(error)
            raise ModelError(
                "a model and a loss that run on all of the data",
                f"{type(error).__name__}: {reason(error)}",
                "check shape and dtype of every batch",
            ) from error

    def sweep(self, batches: Iterable[Batch], call: Call | None = None, state: Any = None) -> Any:
        """The state over some batches, at the weights the (occupied) model has now.

        Args:
            batches: the data.
            call: see `update`.
            state: of the data before; None if there is none.
        """
        state = self.begin() if state is None else state
        for batch in batches:
            state = self.update(state, batch) if call is None else self.update(state, batch, call)
        return state

    def evaluate(self, vector: Vector | None = None) -> dict[str, float]:
        """The numbers at a point of parameter space; the model is unchanged afterwards.

        Args:
            vector: the weights; default the model's own.

        Returns:
            ``{"loss": ..., "loss_stderr": ..., ...}``.

        Raises:
            InputError: a vector of another model.
        """
        self.prepare()
        forget_uncounted()
        with self.occupied(moves=vector is not None) as occupation:
            self._place(occupation, vector)
            return self.measure()

    def accumulate(self, vector: Vector | None = None) -> Any:
        """The state over this objective's data at a point: states of shards `merge`, then `finish`."""
        self.prepare()
        forget_uncounted()
        with self.occupied(moves=vector is not None) as occupation:
            self._place(occupation, vector)
            if self.normstats == "recalibrated":
                recalibrate(self.model, self.batches.mixed(), self.forward)
            return self.sweep(self.batches)

    def combine(self, states: Sequence[Any]) -> dict[str, float]:
        """The numbers of several shards together."""
        total = states[0]
        for state in states[1:]:
            total = self.merge(total, state)
        return self.finish(total)

    def _place(self, occupation: Occupation, vector: Vector | None) -> None:
        if vector is None:
            return
        known = isinstance(vector, Vector)
        if not known or not vector.space.same_as(self.space):
            raise InputError(
                "a vector of this objective's model",
                "one of another model" if known else an(type(vector).__name__),
                "make it with objective.origin() or a plane's at()",
            )
        with torch.no_grad():
            for parameter, (_, view) in zip(occupation.parameters, vector.space.views(vector.flat), strict=True):
                parameter.copy_(view)


def check_objective(value: object) -> Evaluable:
    """An objective.

    Raises:
        InputError: it is none.
    """
    if not isinstance(value, Evaluable):
        raise InputError("an objective", an(type(value).__name__), "make one with og.Objective(model, data)")
    return value
