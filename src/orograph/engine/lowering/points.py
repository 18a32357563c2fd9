"""Where a new form of a model is tried out: at the same points, wherever the model is at that time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from torch import nn

from orograph.objectives.normstats import running_statistics
from orograph.subspaces.affine import Affine

Move = Callable[[Sequence[float]], None]
"""Moves a model to coordinates."""

_STEP = 0.37
"""Where, besides the origin, a new form is compared with the model: no grid point is there."""


class Points:
    """Moves a model to the points at which its forms are compared with it, and back.

    Args:
        model: with the running statistics that it has there, unless they move with the coordinates.
        subspace: where it moves.

    Attributes:
        points: the origin and another point.
    """

    def __init__(self, model: nn.Module, subspace: Affine) -> None:
        self._model, self._subspace = model, subspace
        self._statistics = {name: buffer.clone() for name, buffer in running_statistics(model).items()}
        axes = range(len(subspace.parts))
        self.points: tuple[list[float], list[float]] = [0.0 for _ in axes], [_STEP / (axis + 1) for axis in axes]

    @contextmanager
    def moved(self) -> Iterator[Move]:
        """Lends a function that moves the model, running statistics included, and puts everything back."""
        parameters = [parameter.data for parameter in self._subspace.origin.space.bind(self._model)]
        buffers = running_statistics(self._model)
        kept = [(tensor, tensor.clone()) for tensor in (*parameters, *buffers.values())]
        moves = self._subspace.moves()

        def move(coordinates: Sequence[float]) -> None:
            self._subspace.write(coordinates, parameters, moves)
            if self._subspace.statistics is not None:
                self._subspace.statistics.write(buffers, coordinates)

        try:
            self._subspace.place(parameters)
            for name, buffer in buffers.items():
                buffer.copy_(self._statistics[name])
            yield move
        finally:
            for tensor, value in kept:
                tensor.copy_(value)
