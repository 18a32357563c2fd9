"""The model's own computation, rewritten for many points: folded, fused, channels last."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Any
from weakref import finalize

import torch
from torch import Tensor, nn
from torch.utils import _pytree as pytree

from orograph.engine.errors import CannotLower
from orograph.engine.lowering.check import TOLERANCES, check
from orograph.engine.lowering.known import Known, programs_of
from orograph.engine.lowering.lower import lower
from orograph.engine.lowering.points import Move, Points
from orograph.engine.lowering.program import Program
from orograph.subspaces.affine import Affine

_SHAPES = 16
"""Shapes of batches up to which a program is kept; data of ever new shapes is left to the model."""


class Lowered:
    """A program per shape of a batch, each found by tracing the model and compared with it before it is used.

    That is done at a point away from the origin, and for the first shape at the origin too, wherever the model is when
    a shape is first seen. A batch of a shape for which it fails, or of a 17th shape, goes through the model itself.

    Args:
        model: in eval mode; its parameters and buffers are read anew after every `refresh`.
        subspace: where it moves.
        args, kwargs: a batch.
        precision: "fp64", "fp32" or "tf32": the model's own dtypes, whose products are taken as the context says in
            which the route is called; "bf16": convolutions and matrix products of float32 values take operands in
            bfloat16, with weights rounded once a point; outputs keep their dtype.
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

    rounds: Collection[str] = ("bf16",)
    kernels = False

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
        half = precision == "bf16"
        self._model, self._subspace = model, subspace
        self._points = Points(model, subspace)
        self._options: dict[str, Any] = {
            "precision": "bf16" if half else "fp32",
            "samples": samples,
            "kernels": self.kernels,
        }
        self._tolerance = TOLERANCES[torch.bfloat16] if half else None
        self._coordinates = self._points.points[0]
        args, kwargs = tuple(args), dict(kwargs or {})
        self._programs: dict[Hashable, Program | None] = {}
        with torch.no_grad():
            self._programs[_shape(args, kwargs)] = self._checked(args, kwargs)

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
            return self._run(program, args, kwargs)

    def _run(self, program: Program, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        return program(tensors_of(args, kwargs))

    def _program(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Program | None:
        try:
            key = _shape(args, kwargs)
        except CannotLower:
            return None
        if key not in self._programs and len(self._programs) < _SHAPES:
            try:
                self._programs[key] = self._checked(args, kwargs)
            except CannotLower:
                self._programs[key] = None
        return self._programs.get(key)

    def _checked(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Program:
        """The program for batches of this shape: whether there is one does not depend on where the model is now."""
        known, key = programs_of(self._model), self._key(args, kwargs)
        with self._points.moved() as move:
            found = known.get(key)
            same = found is not None and found.subspace is self._subspace
            if found is not None and (same or found.program.is_general):
                program = found.program.unused()
            else:
                move(self._points.points[0])
                program = lower(self._model, self._subspace, args, kwargs, **self._options)
            if not same:
                self._compare(program, args, kwargs, move)
        known[key] = Known(program.unused(), self._subspace)
        finalize(self, program.forget)
        program.refresh(self._coordinates)
        return program

    def _key(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Hashable:
        """All that decides a program of a model that does not change, and how thoroughly it is compared."""
        origin = self._subspace.origin
        about = len(self._subspace.parts), origin.flat.dtype, frozenset(origin.space.by_name)
        threads = torch.get_num_threads()
        return _shape(args, kwargs), bool(self._programs), threads, *about, *self._options.values()

    def _compare(self, program: Program, args: tuple[Any, ...], kwargs: dict[str, Any], move: Move) -> None:
        for point in self._points.points[1 if self._programs else 0 :]:
            move(point)
            program.refresh(point)
            check(self._model, lambda *a, **k: program(tensors_of(a, k)), (args, kwargs), self._tolerance)


def tensors_of(args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[Tensor]:
    """The tensors of a batch, in the order of the tree."""
    if not kwargs and all(isinstance(value, Tensor) for value in args):
        return list(args)
    return [leaf for leaf in pytree.tree_leaves((args, kwargs)) if isinstance(leaf, Tensor)]


def _shape(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Hashable:
    """What a program is made for: the tree, shapes, strides and dtypes, and whatever is no tensor."""
    if not kwargs and all(isinstance(value, Tensor) for value in args):
        return tuple(_form(value) for value in args)
    leaves, spec = pytree.tree_flatten((args, kwargs))
    kinds = (_form(v) if isinstance(v, Tensor) else (type(v), v) for v in leaves)
    key = (tuple(kinds), spec)
    try:
        hash(key)
    except TypeError as error:
        raise CannotLower("the model takes arguments that are no tensors or plain values") from error
    return key


def _form(tensor: Tensor) -> Hashable:
    """Shape, order in memory, dtype and device of a tensor whose numbers lie in memory as they are."""
    if tensor.layout is not torch.strided or tensor.is_neg() or tensor.is_conj() or tensor._is_zerotensor():
        raise CannotLower("a tensor of the batch is sparse, or its numbers do not lie in memory as they are")
    return tensor.shape, tensor.stride(), tensor.dtype, tensor.device
