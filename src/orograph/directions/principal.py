"""The directions along which recorded training paths extend most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from torch import nn

from orograph.directions._direction import Direction
from orograph.errors import InputError
from orograph.parameters.vector import Vector
from orograph.trajectory.components import Components, components
from orograph.trajectory.recording import Recordings, as_recordings

SCALES = ("none", "weights")


@dataclass(frozen=True)
class Principal:
    """A principal component of recorded paths relative to the origin.

    It has unit length unless asked otherwise: a coordinate is then a distance in parameter space, on both axes of a
    plane the same, and a path is drawn with its true proportions. Rescaling its filters one by one, as is right for a
    random direction, would turn it into another direction.

    Attributes:
        recordings: a `Recording`, its folder, or several.
        index: 0 for the first component, 1 for the second.
        centred: subtract the mean of the snapshots first; see `orograph.trajectory.components.components`.
        normalize: ``"none"`` for unit length, ``"weights"`` for the length of the origin's weights: one unit is then a
            change as large as they are.
    """

    recordings: Recordings
    index: int = 0
    centred: bool = False
    normalize: str = "none"

    def __post_init__(self) -> None:
        if self.normalize not in SCALES:
            raise InputError(
                "'none' or 'weights' to scale a principal component by",
                repr(self.normalize),
                "leave normalize= out for unit length",
            )
        if isinstance(self.index, bool) or not isinstance(self.index, int) or self.index < 0:
            raise InputError("the index of a component, from 0", repr(self.index), "write index=0 for the first")

    def build(self, origin: Vector, model: nn.Module) -> Direction:
        """The direction at an origin.

        Raises:
            InputError: another model's recording, or paths that do not extend in so many directions.
            StoreError: a recording is damaged.
        """
        found = components(as_recordings(self.recordings), origin, centred=self.centred)
        return built(found, origin, self.index + 1, self.normalize)[self.index]


def built(found: Components, origin: Vector, count: int, normalize: str) -> list[Direction]:
    """The first so many components as directions.

    Raises:
        InputError: see `Components.directions`.
    """
    length = origin.norm() if normalize == "weights" else 1.0
    vectors: Sequence[Vector] = found.directions(count)
    return [
        Direction(
            Vector(origin.space, (length * vector.flat).to(origin.flat)),
            {**found.told(k), "length": "unit" if normalize == "none" else normalize},
        )
        for k, vector in enumerate(vectors)
    ]


@dataclass(frozen=True)
class Built:
    """A direction that is there already, as a direction plug-in."""

    direction: Direction

    def build(self, origin: Vector, model: nn.Module) -> Direction:
        """A copy of the direction."""
        vector = self.direction.vector
        return replace(self.direction, vector=Vector(vector.space, vector.flat.clone()))
