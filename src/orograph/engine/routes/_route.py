"""What a route is: one way from the weights of a model to its outputs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol


class Route(Protocol):
    """Stands for a model while it is surveyed; a plug-in takes (model, subspace, args, kwargs, precision=...).

    It is made with the arguments of one batch as an example, and raises `CannotLower` if it does not serve the model.
    It leaves the model as it is, and what it returns are the numbers that the model itself would give.

    Attributes:
        rounds: whether it takes products in the tier by itself; if not, it is called in the tier's context.
    """

    rounds: bool

    def refresh(self, coordinates: Sequence[float]) -> None:
        """Says that the model's parameters or buffers have just changed to those of a point.

        Args:
            coordinates: of the point, one number an axis of the subspace.
        """
        ...

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """What ``model(*args, **kwargs)`` would return; runs without autograd."""
        ...
