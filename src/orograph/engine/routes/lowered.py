"""The model's own computation, rewritten for many points: folded, fused, channels last."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils import _pytree as pytree

from orograph.engine.lowering.check import TOLERANCES, check
from orograph.engine.lowering.errors import CannotLower
from orograph.engine.lowering.lower import lower
from orograph.engine.lowering.program import Program
from orograph.objectives.normstats import running_statistics
from orograph.subspaces.affine import Affine

_SHAPES = 16
"""Shapes of batches up to which a program is kept; data of ever new shapes is left to the model."""

_STEP = 0.37
"""Where, besides the origin, a new program is compared with the model: no grid point is there."""


class Lowered:
    """A program per shape of a batch, each found by tracing the model and compared with it before it is used.

    A batch of a shape for which that fails, or of yet another shape, goes through the model itself.

    Args:
        model: in eval mode; its parameters and buffers are read anew after every `refresh`.
        subspace: where it moves.
        args, kwargs: a batch.
        precision: "fp32": the model's own dtypes; "bf16": convolutions and matrix products of float32 values take
            operands in bfloat16, with weights rounded once a point; outputs keep their dtype.
        samples: how many the data has, if every point sees the same tensors again; None if it is read anew. Products
            of a first linear layer with the data are then taken only once.

    Raises:
        CannotLower: there is no program for this batch that gives what the model gives.

    Example:
        >>> from orograph.objectives.objective import Objective
        >>> from orograph.subspaces.line import Line
        >>> net = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2), nn.ReLU()).eval()
        >>> objective = Objective(net, (torch.ones(3, 2), torch.ones(3, 2)), loss="mse")
        >>> route = Lowered(net, Line.random(objective, seed=0), (torch.ones(3, 2),), {})
        >>> torch.allclose(route(torch.ones(3, 2)), net(torch.ones(3, 2)))
        True
    """

    rounds = True

    def __init__(
        self,
        model: nn.Module,
        subspace: Affine,
        args: Sequence[Any],
        kwargs: Mapping[str, Any] | None = None,
        *,
        precision: str = "fp32",
        samples: int | None = None,
    ) -> None:
        if precision not in ("fp64", "fp32", "tf32", "bf16"):
            raise CannotLower(f"there is no {precision} form")
        self._model, self._subspace = model, subspace
        rounded = precision == "bf16"
        self._options: dict[str, Any] = {"precision": "bf16" if rounded else "fp32", "samples": samples}
        self._tolerance = TOLERANCES[torch.bfloat16] if rounded else None
        self._programs: dict[Hashable, Program | None] = {}
        args, kwargs = tuple(args), dict(kwargs or {})
        origin = [0.0] * len(subspace.parts)
        with torch.no_grad(), _moved(model, subspace) as move:
            move(origin)
            self.refresh(origin)
            self._programs[_shape(args, kwargs)] = self._checked(args, kwargs)
            elsewhere = [_STEP / (n + 1) for n in range(len(subspace.parts))]
            move(elsewhere)
            self.refresh(elsewhere)
            check(model, self, (args, kwargs), self._tolerance)
        self.refresh(origin)

    def refresh(self, coordinates: Sequence[float]) -> None:
        """Forgets what was computed from the weights of the point before."""
        self._coordinates = list(coordinates)
        for program in self._programs.values():
            if program is not None:
                program.refresh(self._coordinates)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """What ``model(*args, **kwargs)`` would return, up to rounding."""
        with torch.no_grad():
            program = self._program(args, kwargs)
            if program is None:
                return self._model(*args, **kwargs)
            return program(_tensors(args, kwargs))

    def _program(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Program | None:
        key = _shape(args, kwargs)
        if key not in self._programs:
            if len(self._programs) == _SHAPES:
                return None
            try:
                self._programs[key] = self._checked(args, kwargs)
            except CannotLower:
                self._programs[key] = None
        return self._programs[key]

    def _checked(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Program:
        program = lower(self._model, self._subspace, args, kwargs, **self._options)
        program.refresh(self._coordinates)
        check(self._model, lambda *a, **k: program(_tensors(a, k)), (args, kwargs), self._tolerance)
        return program


def _tensors(args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[Tensor]:
    if not kwargs and all(isinstance(value, Tensor) for value in args):
        return list(args)
    return [leaf for leaf in pytree.tree_leaves((args, kwargs)) if isinstance(leaf, Tensor)]


def _shape(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Hashable:
    """What a program is made for: the tree, shapes and dtypes, and whatever is no tensor."""
    if not kwargs and all(isinstance(value, Tensor) for value in args):
        return tuple((value.shape, value.dtype, value.device) for value in args)
    leaves, spec = pytree.tree_flatten((args, kwargs))
    kinds = ((tuple(v.shape), v.dtype, v.device) if isinstance(v, Tensor) else (type(v), v) for v in leaves)
    key = (tuple(kinds), spec)
    try:
        hash(key)
    except TypeError as error:
        raise CannotLower("the model takes arguments that are no tensors or plain values") from error
    return key


@contextmanager
def _moved(model: nn.Module, subspace: Affine) -> Iterator[Callable[[Sequence[float]], None]]:
    """Lends a function that moves the model, running statistics included, and puts everything back."""
    parameters = [parameter.data for parameter in subspace.origin.space.bind(model)]
    buffers = running_statistics(model) if subspace.statistics is not None else {}
    kept = [(tensor, tensor.clone()) for tensor in (*parameters, *buffers.values())]
    moving = subspace.moving()

    def move(coordinates: Sequence[float]) -> None:
        subspace.write(coordinates, parameters, moving)
        if subspace.statistics is not None:
            subspace.statistics.write(buffers, coordinates)

    try:
        subspace.place(parameters)
        yield move
    finally:
        for tensor, value in kept:
            tensor.copy_(value)
