"""The model itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from torch import nn

from orograph.subspaces.affine import Affine


class Eager:
    """Calls the model: the reference for every other route."""

    rounds: Collection[str] = ()

    def __init__(
        self,
        model: nn.Module,
        subspace: Affine,
        args: Sequence[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
        *,
        precision: str = "fp32",
        samples: int | None = None,
    ) -> None:
        self._model = model

    def refresh(self, coordinates: Sequence[float]) -> None:
        """Nothing to do: the model reads its own weights."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """The model's outputs."""
        return self._model(*args, **kwargs)
