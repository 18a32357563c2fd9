"""A point or a displacement in parameter space."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, overload

import torch
from torch import Tensor, nn

from orograph.errors import InputError, ModelError, an
from orograph.parameters import scales
from orograph.parameters.space import ParameterSpace


@dataclass(frozen=True, eq=False)
class Vector:
    """A vector over a model's parameter space, in one flat tensor with named views.

    Attributes:
        space: the space it lives in.
        flat: its entries, shape (params,), in the order of the space.

    Example:
        >>> model = nn.Linear(2, 1, bias=False)
        >>> _ = nn.init.constant_(model.weight, 3.0)
        >>> theta = Vector.of(model)
        >>> (2 * theta - theta).dot(theta), theta.norm(), theta.tensors()["weight"].shape
        (18.0, 4.2426..., torch.Size([1, 2]))
    """

    space: ParameterSpace
    flat: Tensor

    @classmethod
    def of(cls, model: nn.Module, space: ParameterSpace | None = None) -> Vector:
        """The present weights of a model, copied.

        Raises:
            ModelError: see `ParameterSpace.of`.
        """
        space = space or ParameterSpace.of(model)
        vector = cls.zeros(space)
        with torch.no_grad():
            for (_, view), tensor in zip(space.views(vector.flat), space.bind(model), strict=True):
                view.copy_(tensor)
        return vector

    @classmethod
    def zeros(cls, space: ParameterSpace) -> Vector:
        """The zero vector."""
        return cls(space, torch.zeros(space.size, dtype=space.dtype, device=space.device))

    @classmethod
    def from_tensors(cls, space: ParameterSpace, tensors: Mapping[str, Tensor]) -> Vector:
        """A vector with these entries; tensors that are not named are zero.

        Args:
            space: where it lives.
            tensors: name (any alias) → tensor of the parameter's shape.

        Raises:
            InputError: an unknown name, no tensor, or another shape.
        """
        vector = cls.zeros(space)
        views = {info.name: view for info, view in space.views(vector.flat)}
        known = space.by_name
        for name, tensor in tensors.items():
            info = known.get(name)
            if info is None:
                raise InputError(
                    "names of the model's parameters",
                    repr(name),
                    f"choose among them (the first are {', '.join(space.names[:3])})",
                )
            if not isinstance(tensor, Tensor):
                do = "pass a tensor of the parameter's shape"
                raise InputError(f"a tensor for {name!r}", an(type(tensor).__name__), do)
            if tuple(tensor.shape) != info.shape:
                raise InputError(
                    f"shape {info.shape} for {name!r}",
                    str(tuple(tensor.shape)),
                    "pass a tensor of the parameter's shape",
                )
            views[info.name].copy_(tensor.detach())
        return vector

    def tensors(self) -> dict[str, Tensor]:
        """Name → view of the entries, in the parameter's shape."""
        return {info.name: view for info, view in self.space.views(self.flat)}

    def __add__(self, other: Vector) -> Vector:
        return Vector(self.space, self.flat + self._flat_of(other))

    def __sub__(self, other: Vector) -> Vector:
        return Vector(self.space, self.flat - self._flat_of(other))

    def __mul__(self, factor: float) -> Vector:
        return Vector(self.space, self.flat * factor)

    __rmul__ = __mul__

    def __truediv__(self, divisor: float) -> Vector:
        return Vector(self.space, self.flat / divisor)

    def __neg__(self) -> Vector:
        return Vector(self.space, -self.flat)

    def dot(self, other: Vector) -> float:
        """The inner product Σ aᵢ bᵢ, accumulated in float64.

        Raises:
            InputError: the other vector lives in another space.
        """
        total = 0.0
        for a, b in zip(_blocks(self.flat), _blocks(self._flat_of(other)), strict=True):
            total += float(torch.dot(a, b))
        return total

    @overload
    def norm(self, per: None = None) -> float: ...
    @overload
    def norm(self, per: Literal["filter", "layer"]) -> dict[str, Tensor]: ...
    def norm(self, per: Literal["filter", "layer"] | None = None) -> float | dict[str, Tensor]:
        """The Euclidean norm, accumulated in float64.

        Args:
            per: None for the whole vector; ``"filter"`` or ``"layer"`` for one norm a filter or a layer of
                every tensor.

        Returns:
            A float, or name → float64 tensor of norms: shape (filters,) (two axes for grouped transposed
            convolutions), or (blocks,) a layer (one, or one for each packed projection).

        Raises:
            InputError: an unknown ``per``.
        """
        if per is None:
            return self.dot(self) ** 0.5
        if per not in ("filter", "layer"):
            raise InputError("per='filter', 'layer' or None", repr(per), "choose one of the three")
        return {info.name: scales.norms(view, info.filters, per) for info, view in self.space.views(self.flat)}

    @property
    def is_zero(self) -> bool:
        """Whether every entry is 0."""
        return not any(bool(view.any()) for _, view in self.space.views(self.flat))

    def check_finite(self, what: str, do: str = "use an earlier checkpoint, from before training diverged") -> None:
        """Raises if an entry is NaN or infinite.

        Args:
            what: what the vector is.
            do: what the user can do about it.

        Raises:
            ModelError: names the first tensor that has one.
        """
        for info, view in self.space.views(self.flat):
            if not bool(torch.isfinite(view).all()):
                kind = "NaN" if bool(torch.isnan(view).any()) else "infinite"
                raise ModelError(
                    f"finite weights in {what}",
                    f"{kind} entries in {info.name!r}",
                    do,
                )

    def _flat_of(self, other: Vector) -> Tensor:
        if not isinstance(other, Vector) or not self.space.same_as(other.space):
            raise InputError(
                "two vectors over the same parameter space", "vectors of different models", "make both from one model"
            )
        return other.flat


def _blocks(flat: Tensor) -> Iterator[Tensor]:
    for start in range(0, flat.numel(), scales.BLOCK):
        yield flat[start : start + scales.BLOCK].double()
