"""What a route is: one way from a model's present weights to its outputs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol


class Route(Protocol):
    """Computes what a borrowed model would return; a plug-in takes (model, subspace, args, kwargs) and ``precision=``.

    A route never changes the model. What it derives from the weights it holds itself, and only for one point.
    """

    def refresh(self, coordinates: Sequence[float]) -> None:
        """Says that the model's parameters and buffers have just been moved to this point.

        Args:
            coordinates: of the point, one number an axis of the subspace.
        """
        ...

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """What ``model(*args, **kwargs)`` would return; runs without autograd."""
        ...
