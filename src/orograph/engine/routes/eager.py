"""The model itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import nn

from orograph.engine.lowering.errors import CannotLower
from orograph.subspaces.affine import Affine


class Eager:
    """Calls the model: the route that every other one is compared with, and that always exists.

    Args:
        model: in eval mode.
        subspace: where it moves.
        args, kwargs: a batch.
        precision: "fp32": as the model's own dtypes say.

    Raises:
        CannotLower: another precision.

    Example:
        >>> from orograph.objectives.objective import Objective
        >>> from orograph.subspaces.line import Line
        >>> objective = Objective(nn.Linear(2, 1), (torch.ones(3, 2), torch.ones(3, 1)), loss="mse")
        >>> route = Eager(objective.model, Line.random(objective, seed=0), (torch.ones(3, 2),), {})
        >>> route(torch.ones(3, 2)).shape
        torch.Size([3, 1])
    """

    def __init__(
        self,
        model: nn.Module,
        subspace: Affine,
        args: Sequence[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
        *,
        precision: str = "fp32",
    ) -> None:
        if precision != "fp32":
            raise CannotLower(f"the model itself has no {precision} form")
        self._model = model

    def refresh(self, coordinates: Sequence[float]) -> None:
        """Nothing to do: the model reads its weights itself."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """What the model returns."""
        with torch.no_grad():
            return self._model(*args, **kwargs)
