"""The model as `torch.compile` makes it, for batches of the usual shape and for the last one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from types import CodeType, FunctionType
from typing import Any
from weakref import WeakKeyDictionary

import torch
from torch import Tensor, nn
from torch.utils import _pytree as pytree

from orograph.engine.errors import CannotLower, refusal
from orograph.engine.lowering.check import check
from orograph.engine.lowering.points import Points
from orograph.engine.lowering.trace import check_traceable
from orograph.objectives.batch import Batch
from orograph.subspaces.affine import Affine

_codes: WeakKeyDictionary[nn.Module, dict[Hashable, CodeType]] = WeakKeyDictionary()
"""Code of the function that was compiled for a model and a shape; see `_apart`."""


class Compiled:
    """The model through `torch.compile`, which reads its parameters and buffers where they are.

    It is compiled for the shape of the batch given and, once there is one, of the last batch of the data, which may be
    smaller; each is compared with the model at the origin and at another point before it is used. Other batches, and
    those of a shape for which that fails, go through the model itself, so that nothing depends on what came before.

    Args:
        model: in eval mode.
        subspace: where it moves.
        args, kwargs: a batch.
        precision: "fp64", "fp32" or "tf32": the model's own dtypes, whose products are taken as the context says in
            which the route is made and called. There is no "bf16".
        samples: how many the data has; None if that is not known, and then so is the shape of its last batch.

    Raises:
        CannotLower: there is no C++ compiler, the model cannot be compiled in one piece, or it gives other numbers.
    """

    rounds: Collection[str] = ()

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
        if precision not in ("fp64", "fp32", "tf32"):
            raise CannotLower(f"torch.compile has no {precision} form of a model")
        _check_compiler(model)
        check_traceable(model)
        self._model = model
        self._points = Points(model, subspace)
        args, kwargs = tuple(args), dict(kwargs or {})
        with torch.inference_mode():
            self._compiled: dict[Hashable, Any] = {_shapes(args, kwargs): self._checked(args, kwargs)}
            self._last = _shapes(*_cut(args, kwargs, samples))

    def refresh(self, coordinates: Sequence[float]) -> None:
        """Nothing to do: compiled code reads the weights where they are."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """What ``model(*args, **kwargs)`` would return, up to rounding; tensors of inference mode."""
        with torch.inference_mode():
            key = _shapes(args, kwargs)
            if key == self._last and key not in self._compiled:
                try:
                    self._compiled[key] = self._checked(args, kwargs)
                except CannotLower:
                    self._compiled[key] = self._model
            return self._compiled.get(key, self._model)(*args, **kwargs)

    def _checked(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Compiles for batches of this shape, apart from all other shapes, and compares the result with the model.

        Raises:
            CannotLower: that is not possible, or gives other numbers.
        """

        def forward(*inputs: Any, **keywords: Any) -> Any:
            return self._model(*inputs, **keywords)

        known = _codes.setdefault(self._model, {})
        made = torch.compile(_apart(forward, known, _shapes(args, kwargs)), dynamic=False, fullgraph=True)
        try:
            made(*args, **kwargs)
        except Exception as error:
            raise refusal("torch.compile fails", error) from error
        with self._points.moved() as move:
            for point in self._points.points:
                move(point)
                check(self._model, made, (args, kwargs))
        return made


def _apart(function: Callable[..., Any], known: dict[Hashable, CodeType], key: Hashable) -> Callable[..., Any]:
    """The same function with code that only functions of the same key share.

    Torch keeps what it compiles with the code, finds it there for a function made anew, and gives up at the ninth time.
    """
    code = known.setdefault(key, function.__code__.replace())
    return FunctionType(code, function.__globals__, closure=function.__closure__)


def _check_compiler(model: nn.Module) -> None:
    on_cpu = all(parameter.device.type == "cpu" for parameter in model.parameters())
    if on_cpu and not any(map(shutil.which, ("g++", "clang++", "c++", "cl"))):
        raise CannotLower("there is no C++ compiler")


def _shapes(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Hashable:
    leaves = pytree.tree_leaves((args, kwargs))
    return tuple(leaf.shape if isinstance(leaf, Tensor) else None for leaf in leaves)


def _cut(args: tuple[Any, ...], kwargs: dict[str, Any], samples: int | None) -> Any:
    """What the last batch looks like if so many samples are cut into batches of this size; empty if it is as large."""
    size = Batch((args, kwargs), None).size
    rest = (samples or size) % size
    return pytree.tree_map(lambda leaf: leaf[:rest] if isinstance(leaf, Tensor) and leaf.ndim else leaf, (args, kwargs))
