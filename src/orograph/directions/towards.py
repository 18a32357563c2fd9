"""The direction to another set of weights."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from torch import nn

from orograph.directions._direction import Direction
from orograph.errors import InputError, check_text
from orograph.objectives.normstats import running_statistics
from orograph.parameters.checkpoint import weights_of
from orograph.parameters.vector import Vector


@dataclass(frozen=True)
class Towards:
    """θ' − θ: coordinate 1 is the other model. Running statistics move along (used by ``normstats="interpolated"``).

    Attributes:
        target: a module, a state dict, the path of a checkpoint, or a `Vector`.
        name: what pictures call it; default from the target.
    """

    target: Any
    name: str = ""

    def __post_init__(self) -> None:
        check_text("name", self.name)

    def build(self, origin: Vector, model: nn.Module) -> Direction:
        """The direction at an origin.

        Raises:
            CheckpointError: the target cannot be read or does not fit.
            InputError: the target equals the origin.
        """
        other, statistics = self._read(origin, model)
        other.check_finite(f"the target {self.label!r}")
        vector = other - origin
        if vector.is_zero:
            raise InputError(
                "two different sets of weights",
                f"a target {self.label!r} equal to the origin",
                "pass another checkpoint",
            )
        return Direction(vector, {"kind": "towards", "target": self.label}, statistics)

    @property
    def label(self) -> str:
        """What to call the target."""
        if self.name:
            return self.name
        if isinstance(self.target, str | os.PathLike):
            return os.path.basename(os.fspath(self.target))
        return type(self.target).__name__ if isinstance(self.target, nn.Module) else "target"

    def _read(self, origin: Vector, model: nn.Module) -> tuple[Vector, dict[str, Any] | None]:
        if isinstance(self.target, Vector):
            if not self.target.space.same_as(origin.space):
                raise InputError(
                    "a target vector of the same model", "one of another model", "make both from one model"
                )
            return self.target, None
        state = weights_of(self.target, model)
        names = origin.space.names
        other = Vector.from_tensors(origin.space, {name: state[name] for name in names})
        own = running_statistics(model)
        return other, {name: state[name].to(own[name].device) - own[name] for name in own if name in state} or None
