"""What a route is: one way from the weights of a model to its outputs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Protocol


class Route(Protocol):
    """Stands for a model while it is surveyed; a plug-in takes (model, subspace, args, kwargs, precision=, samples=).

    It is made with the arguments of one batch as an example, a tier, and the number of samples if every point sees the
    same tensors again (else None), and raises `orograph.engine.errors.CannotLower` if it does not serve the
    model. It leaves the model as it is, and what it returns are the numbers that the model itself would give.

    Batches of other shapes follow (the last one may be smaller, and subsets are cut in other sizes), and it must serve
    them as well, if need be by calling the model; it must not raise `CannotLower` for them.

    Attributes:
        rounds: of the class: the tiers in which it takes products by itself. In every other tier it is made and called
            in the tier's context (`orograph.engine.precision.rounding`), so that it traces or compiles what will run.
        score: may be missing; cross-entropies and right answers of scores (`orograph.objectives.scored.Score`), where
            it has a faster way to those as well.
        together, several: may be missing; how many points it can compute in one call, 0 for none, and that call:
            ``several(points, *args, **kwargs)`` is a list of what it returns at each, wherever the model is, with None
            at points where it cannot tell, or None. A point's numbers do not depend on the others.
    """

    rounds: Collection[str]

    def refresh(self, coordinates: Sequence[float]) -> None:
        """Says that the model's parameters or buffers have just changed to those of a point.

        Args:
            coordinates: of the point, one number an axis of the subspace.
        """
        ...

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """What ``model(*args, **kwargs)`` would return, without autograd; perhaps tensors of inference mode."""
        ...
