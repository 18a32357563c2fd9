"""A direction that the user brings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from torch import Tensor, nn

from orograph.directions._direction import Direction
from orograph.errors import InputError
from orograph.parameters.vector import Vector


@dataclass(frozen=True)
class Given:
    """These tensors, as they are; parameters that are not named do not move.

    Attributes:
        tensors: a `Vector`, or parameter name → tensor.
        name: what pictures call it.
    """

    tensors: Vector | Mapping[str, Tensor]
    name: str = "given"

    def build(self, origin: Vector, model: nn.Module) -> Direction:
        """The direction at an origin.

        Raises:
            InputError: unknown names, other shapes, another model's vector, or zeros only.
            ModelError: entries that are not finite.
        """
        if isinstance(self.tensors, Vector):
            if not self.tensors.space.same_as(origin.space):
                raise InputError("a direction of the same model", "one of another model", "make both from one model")
            vector = Vector(origin.space, self.tensors.flat.to(origin.flat, copy=True))
        else:
            vector = Vector.from_tensors(origin.space, self.tensors)
        vector.check_finite(f"the direction {self.name!r}", "check how it was made")
        if vector.is_zero:
            raise InputError("a direction that is not zero", "zeros only", "pass tensors that move something")
        return Direction(vector, self._spec())

    def _spec(self) -> dict[str, Any]:
        return {"kind": "given", "name": self.name}
