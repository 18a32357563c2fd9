"""What every direction plug-in builds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from torch import Tensor, nn

from orograph.parameters.vector import Vector


@dataclass(frozen=True)
class Direction:
    """A displacement in parameter space that one unit of a coordinate stands for.

    Attributes:
        vector: the displacement.
        spec: how it was made, as JSON values; ``kind`` is the plug-in's name.
        statistics: change of the running statistics along it (buffer name → tensor), or None if they do not move.
        per: the groups whose norms the direction keeps when another is orthogonalised against it:
            ``"filter"``, ``"layer"`` or None (only the whole norm).
    """

    vector: Vector
    spec: Mapping[str, Any] = field(default_factory=dict)
    statistics: Mapping[str, Tensor] | None = None
    per: str | None = None


class DirectionMaker(Protocol):
    """A direction plug-in: a frozen dataclass whose fields are its options."""

    def build(self, origin: Vector, model: nn.Module) -> Direction:
        """The direction at an origin."""
        ...
