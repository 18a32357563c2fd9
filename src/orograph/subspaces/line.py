"""Lines in parameter space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from torch import Tensor

from orograph.directions.random import Random
from orograph.directions.towards import Towards
from orograph.objectives.evaluable import Evaluable
from orograph.parameters.selection import as_names
from orograph.parameters.vector import Vector
from orograph.subspaces.affine import Affine, anchored


class Line(Affine):
    """θ(x) = θ₀ + x d, through the objective's model at x = 0.

    Example:
        >>> from orograph.objectives.analytic import Quadratic
        >>> bowl = Quadratic([1.0, 1.0], start=[3.0, 4.0]).objective()
        >>> line = Line.random(bowl, seed=0, ignore=())
        >>> round(line.directions[0].norm(), 6)
        5.0
    """

    @classmethod
    def random(
        cls,
        objective: Evaluable,
        normalize: str = "filter",
        seed: int = 0,
        ignore: str | Sequence[str] = ("bias", "norm"),
        select: str | Sequence[str] = (),
        frozen: bool = False,
    ) -> Line:
        """Along a random Gaussian direction: the x direction of `Plane.random` with the same seed.

        Args:
            objective: its model's present weights are the origin.
            normalize: ``"filter"``, ``"layer"``, ``"element"`` or ``"none"``.
            seed: of the draw.
            ignore: roles or name patterns that stay where they are.
            select: roles or name patterns that take part; empty means all.
            frozen: whether parameters with ``requires_grad=False`` take part.

        Raises:
            InputError, ModelError: see `Random`.
        """
        maker = Random(normalize, seed, "x", as_names(select), as_names(ignore), frozen)
        return cls(**anchored(objective, [maker], orthogonalise=False))

    @classmethod
    def towards(cls, objective: Evaluable, other: Any, name: str = "") -> Line:
        """Through another set of weights, at x = 1 (Goodfellow et al. 2015, arXiv:1412.6544).

        Args:
            objective: its model is at x = 0.
            other: a module, a state dict, the path of a checkpoint, or a `Vector`.
            name: what pictures call it.

        Raises:
            CheckpointError: it cannot be read or does not fit.
        """
        maker = Towards(other, name)
        return cls(**anchored(objective, [maker], orthogonalise=False, markers=[{"name": maker.label, "x": 1.0}]))

    @classmethod
    def along(cls, objective: Evaluable, direction: Vector | Mapping[str, Tensor] | Any) -> Line:
        """Along a given direction: a `Vector`, a dict of tensors, or a direction plug-in."""
        return cls(**anchored(objective, [direction], orthogonalise=False))
