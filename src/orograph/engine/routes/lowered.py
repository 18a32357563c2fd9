"""The model's own computation, rewritten for many points: folded, fused, channels last."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils import _pytree as pytree

from orograph.engine.lowering.check import check
from orograph.engine.lowering.errors import CannotLower
from orograph.engine.lowering.lower import lower
from orograph.engine.lowering.program import Program
from orograph.objectives.normstats import running_statistics
from orograph.subspaces.affine import Affine

_SHAPES = 16
"""Shapes of batches up to which a program is kept; data of ever new shapes is left to the model."""

_STEP = 0.37
"""Where, besides the present point, a new program is compared with the model: neither the origin nor a grid point."""


class Lowered:
    """A program per shape of a batch, each found by tracing the model and compared with it before it is used.

    A batch of a shape for which that fails, or of yet another shape, goes through the model itself.

    Args:
        model: in eval mode; its parameters and buffers are read anew after every `refresh`.
        subspace: where it moves.
        args, kwargs: a batch.
        precision: "fp32".

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
    ) -> None:
        if precision not in ("fp32", "fp64"):
            raise CannotLower(f"there is no {precision} form")
        self._model, self._subspace = model, subspace
        self._programs: dict[Hashable, Program | None] = {}
        args, kwargs = tuple(args), dict(kwargs or {})
        with torch.no_grad():
            self._programs[_shape(args, kwargs)] = self._checked(args, kwargs)
            with _elsewhere(model, subspace):
                self.refresh([])
                check(model, self, (args, kwargs))
        self.refresh([])

    def refresh(self, coordinates: Sequence[float]) -> None:
        """Forgets what was computed from the weights of the point before."""
        for program in self._programs.values():
            if program is not None:
                program.refresh()

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
        program = lower(self._model, args, kwargs)
        check(self._model, lambda *a, **k: program(_tensors(a, k)), (args, kwargs))
        return program


def _tensors(args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[Tensor]:
    if not kwargs and all(isinstance(value, Tensor) for value in args):
        return list(args)
    return [leaf for leaf in pytree.tree_leaves((args, kwargs)) if isinstance(leaf, Tensor)]


def _shape(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Hashable:
    """What a program is made for: the tree, shapes and dtypes, and whatever is no tensor."""
    leaves, spec = pytree.tree_flatten((args, kwargs))
    kinds = ((tuple(v.shape), v.dtype, v.device) if isinstance(v, Tensor) else (type(v), v) for v in leaves)
    key = (tuple(kinds), spec)
    try:
        hash(key)
    except TypeError as error:
        raise CannotLower("the model takes arguments that are no tensors or plain values") from error
    return key


@contextmanager
def _elsewhere(model: nn.Module, subspace: Affine) -> Iterator[None]:
    """Moves the model to another point of the subspace, running statistics included, and back."""
    parameters = [parameter.data for parameter in subspace.origin.space.bind(model)]
    buffers = running_statistics(model) if subspace.statistics is not None else {}
    kept = [(tensor, tensor.clone()) for tensor in (*parameters, *buffers.values())]
    coordinates = [_STEP / (n + 1) for n in range(len(subspace.parts))]
    try:
        subspace.write(coordinates, parameters, subspace.moving())
        if subspace.statistics is not None:
            subspace.statistics.write(buffers, coordinates)
        yield
    finally:
        for tensor, value in kept:
            tensor.copy_(value)
