"""A line or a plane: an origin and directions."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from numbers import Real
from typing import Any, Self

import numpy as np
import torch
from torch import Tensor, nn

from orograph.directions._direction import Direction, DirectionMaker
from orograph.directions.given import Given
from orograph.errors import InputError, an
from orograph.objectives.evaluable import Evaluable, check_objective
from orograph.objectives.normstats import Statistics, running_statistics
from orograph.parameters import scales
from orograph.parameters.space import ParameterSpace
from orograph.parameters.vector import Vector
from orograph.results.words import direction_name

AXES = ("x", "y")


@dataclass(frozen=True)
class Projection:
    """Where a vector lies relative to a subspace.

    Attributes:
        coordinates: of the nearest point of the subspace.
        distance: from that point, in the units of parameter space.
    """

    coordinates: tuple[float, ...]
    distance: float


@dataclass(frozen=True)
class Move:
    """How one tensor of a model moves: views of the vectors, in its shape.

    Attributes:
        index: of the tensor in the order of the space.
        origin: where it starts.
        directions: one an axis.
    """

    index: int
    origin: Tensor
    directions: list[Tensor]


@dataclass(frozen=True)
class Affine:
    """θ(c) = θ₀ + Σ cᵢ dᵢ. Every point is computed from θ₀, never from a neighbour.

    Attributes:
        origin: θ₀.
        parts: the directions dᵢ with how each was made.
        statistics: running statistics as a function of the coordinates, or None if they do not move.
        markers: named places: ``{"name": ..., "x": ..., "y": ...}``.
        buffers: the model's running statistics when the subspace was made.
    """

    origin: Vector
    parts: tuple[Direction, ...]
    statistics: Statistics | None = None
    markers: tuple[Mapping[str, Any], ...] = field(default=())
    buffers: Mapping[str, Tensor] = field(default_factory=dict)

    def __repr__(self) -> str:
        named = ", ".join(f"{axis}: {_told(part)}" for axis, part in zip("xy", self.parts, strict=False))
        return f"<{type(self).__name__} {named}, {len(self.origin.flat):,} parameters>"

    @property
    def directions(self) -> tuple[Vector, ...]:
        """The directions dᵢ."""
        return tuple(part.vector for part in self.parts)

    @property
    def axes(self) -> tuple[str, ...]:
        """Names of the coordinates."""
        return AXES[: len(self.parts)]

    def at(self, *coordinates: float) -> Vector:
        """The vector at these coordinates.

        Raises:
            InputError: not one number an axis.
        """
        self._check(coordinates)
        flat = self.origin.flat.clone()
        for step, direction in zip(coordinates, self.directions, strict=True):
            if step:
                flat.add_(direction.flat, alpha=float(step))
        return Vector(self.origin.space, flat)

    def converted(self, space: ParameterSpace) -> Self:
        """The same subspace with origin and directions in another dtype.

        Args:
            space: the same tensors with that dtype.
        """
        parts = tuple(replace(part, vector=_cast(part.vector, space)) for part in self.parts)
        return replace(self, origin=_cast(self.origin, space), parts=parts)

    def place(self, parameters: Sequence[Tensor]) -> None:
        """Sets all parameters to the origin; `write` then moves only those that a direction touches."""
        for parameter, (_, view) in zip(parameters, self.origin.space.views(self.origin.flat), strict=True):
            parameter.copy_(view)

    def write(self, coordinates: Sequence[float], parameters: Sequence[Tensor], moves: Sequence[Move]) -> None:
        """Sets the moving parameters to a point: one pass over the weights for each direction, no temporary copy.

        Args:
            coordinates: one number an axis.
            parameters: the model's tensors in the order of the space, changed in place.
            moves: those of them that a direction touches; see `moves`.
        """
        first, *rest = map(float, coordinates)
        for move in moves:
            target, origin = parameters[move.index], move.origin
            direction, *others = move.directions
            if target.dtype == origin.dtype:
                torch.add(origin, direction, alpha=first, out=target)
                for other, step in zip(others, rest, strict=True):
                    target.add_(other, alpha=step)
            else:  # half precision: add in float32, round once
                moved = torch.add(origin, direction, alpha=first)
                for other, step in zip(others, rest, strict=True):
                    moved.add_(other, alpha=step)
                target.copy_(moved)

    def moves(self) -> list[Move]:
        """The tensors that a direction touches, for `write`: cut out once, not at every point."""
        return [
            Move(index, self._cut(self.origin, index), [self._cut(direction, index) for direction in self.directions])
            for index in self.moving()
        ]

    def moving(self) -> list[int]:
        """Indices of the tensors in which at least one direction is not zero."""
        return [
            index
            for index, info in enumerate(self.origin.space.infos)
            if any(bool(d.flat[info.offset : info.offset + info.size].any()) for d in self.directions)
        ]

    def project(self, vector: Vector | nn.Module) -> Projection:
        """Coordinates of the nearest point of the subspace, and the distance to it.

        Solves the Gram system Σⱼ (dᵢ·dⱼ) cⱼ = dᵢ·(θ − θ₀), so the directions need not be orthogonal or of unit length.

        Args:
            vector: a point of parameter space, or a model.

        Raises:
            InputError: a vector of another model, or directions that are parallel.
        """
        if isinstance(vector, nn.Module):
            vector = Vector.of(vector)
        rest = vector - self.origin
        norms = np.array([d.norm() for d in self.directions])
        cosines = np.array([[a.dot(b) for b in self.directions] for a in self.directions]) / np.outer(norms, norms)
        if np.linalg.cond(cosines) > 1e14:
            raise InputError("independent directions", "parallel ones", "choose other directions")
        solution = np.linalg.solve(cosines, np.array([d.dot(rest) for d in self.directions]) / norms) / norms
        for step, direction in zip(solution, self.directions, strict=True):
            rest.flat.sub_(direction.flat, alpha=float(step))
        return Projection(tuple(float(c) for c in solution), rest.norm())

    def describe(self) -> dict[str, Any]:
        """Norms, relative norms (effective radius of one unit), cosine and how each direction was made."""
        size = self.origin.norm()
        norms = [direction.norm() for direction in self.directions]
        told: dict[str, Any] = {}
        for axis, part, norm in zip(self.axes, self.parts, norms, strict=True):
            relative = norm / size if size else None
            told[axis] = {
                **part.spec,
                "norm": norm,
                "relative_norm": relative,
                "label": {"long_name": _label(part)},
            }
        if len(norms) == 2:
            told["cosine"] = self.directions[0].dot(self.directions[1]) / (norms[0] * norms[1])
        return told

    def _cut(self, vector: Vector, index: int) -> Tensor:
        """The part of a vector that is one tensor of the model, in its shape."""
        info = self.origin.space.infos[index]
        return vector.flat[info.offset : info.offset + info.size].view(info.shape)

    def _check(self, coordinates: Sequence[float]) -> None:
        if len(coordinates) != len(self.parts):
            wanted = "coordinates" if len(self.parts) > 1 else "coordinate"
            raise InputError(
                f"{len(self.parts)} {wanted} ({', '.join(self.axes)})", str(len(coordinates)), "give one number an axis"
            )
        for value in coordinates:
            if not isinstance(value, Real | Tensor | np.generic):
                raise InputError("numbers as coordinates", an(type(value).__name__), "give one number an axis")


def anchored(
    objective: Evaluable, makers: Sequence[Any], *, orthogonalise: bool, markers: Sequence[Mapping[str, Any]] = ()
) -> dict[str, Any]:
    """The parts of a subspace through the objective's model, as arguments of `Affine`.

    Args:
        objective: its model's present weights are the origin.
        makers: one direction plug-in, `Vector` or name → tensor mapping an axis.
        orthogonalise: make the second direction orthogonal to the first, keeping the norms of its filters (or layers).
        markers: named places beside the origin.

    Raises:
        InputError: no objective, directions that are parallel, or no directions at all.
    """
    origin = check_objective(objective).origin()
    parts = [as_maker(maker).build(origin, objective.model) for maker in makers]
    if orthogonalise and len(parts) == 2:
        _orthogonalise(parts[1], parts[0])
    if len(parts) == 2 and _parallel(parts[0].vector, parts[1].vector):
        labels = ", ".join(_label(part) for part in parts)
        raise InputError("two independent directions", f"parallel ones ({labels})", "choose another second one")
    here = {"name": "anchor", **dict.fromkeys(AXES[: len(parts)], 0.0)}
    return {
        "origin": origin,
        "parts": tuple(parts),
        "statistics": _statistics(objective.model, parts),
        "markers": (here, *markers),
        "buffers": {name: buffer.detach().clone() for name, buffer in running_statistics(objective.model).items()},
    }


def as_maker(source: Any) -> DirectionMaker:
    """A direction plug-in from itself, a vector, or a name → tensor mapping."""
    if isinstance(source, Vector | Mapping):
        return Given(source)
    if not hasattr(source, "build"):
        raise InputError(
            "a direction, a Vector or a dict of tensors", an(type(source).__name__), "use for example Random(seed=1)"
        )
    maker: DirectionMaker = source
    return maker


def _orthogonalise(second: Direction, first: Direction) -> None:
    """Makes the second direction orthogonal to the first, in place, where both move something."""
    b, a, filters = [], [], []
    others = first.vector.tensors()
    for info, view in second.vector.space.views(second.vector.flat):
        if bool(view.any()):
            b.append(view)
            a.append(others[info.name])
            filters.append(info.filters)
    shift = scales.orthogonalise_(b, a, filters, second.per)
    if math.isnan(shift):  # every filter is a single number: only the whole norm can be kept
        scales.orthogonalise_(b, a, filters, None)


def _statistics(model: nn.Module, parts: Sequence[Direction]) -> Statistics | None:
    if all(part.statistics is None for part in parts):
        return None
    origin = {name: buffer.detach().clone() for name, buffer in running_statistics(model).items()}
    still = {name: torch.zeros_like(buffer) for name, buffer in origin.items()}
    return Statistics(origin, tuple({**still, **(part.statistics or {})} for part in parts))


def _cast(vector: Vector, space: ParameterSpace) -> Vector:
    return Vector(space, vector.flat.to(space.dtype))


def _parallel(a: Vector, b: Vector) -> bool:
    return abs(a.dot(b)) > (1 - 1e-9) * a.norm() * b.norm()


def _label(part: Direction) -> str:
    spec = part.spec
    if spec.get("kind") == "random":
        rule = "" if spec["normalize"] == "none" else f", {spec['normalize']}-normalised"
        return f"random direction{rule}"
    if spec.get("kind") == "towards":
        return f"towards {spec['target']}"
    if spec.get("kind") == "principal":
        return f"{spec['name']}: {spec['explained']:.0%} of the variance".replace("%", " %")
    kind = spec.get("kind", "")
    name = spec.get("name", kind)
    return str(name) if name != kind else f"{kind} direction".strip()


def _told(part: Direction) -> str:
    """What a direction is, in a few words."""
    seed = part.spec.get("seed")
    name = direction_name(part.spec) or "direction"
    target = part.spec.get("target")
    name = f"towards {target}" if part.spec.get("kind") == "towards" and target else name
    return f"{name}, norm {part.vector.norm():.4g}" + (f", seed {seed}" if seed is not None else "")
