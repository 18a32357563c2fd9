"""Finding what a model computes, by running it once and writing down its operations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, fx, nn
from torch.func import functional_call
from torch.fx.experimental.proxy_tensor import make_fx
from torch.nn.modules import module as torch_module
from torch.utils import _pytree as pytree

from orograph.engine.errors import CannotLower, refusal

_PLAIN = (int, float, bool, str, type(None))


@dataclass(frozen=True)
class Place:
    """Where a model keeps one of its tensors.

    Attributes:
        name: its full name.
        holder: the module's own dict of parameters or buffers.
        leaf: its key there.
    """

    name: str
    holder: Mapping[str, Tensor | None]
    leaf: str

    @property
    def tensor(self) -> Tensor:
        """The tensor that is there now."""
        found = self.holder[self.leaf]
        assert found is not None
        return found

    def own(self) -> Tensor:
        """The tensor, without autograd; a copy of a buffer, which a model may write to."""
        return self.tensor.detach() if isinstance(self.tensor, nn.Parameter) else self.tensor.detach().clone()


@dataclass
class Traced:
    """A model's computation for batches of one shape.

    Attributes:
        module: a graph of ATen operations, whose placeholders are the weights and then the tensors of a batch.
        weights: where the first placeholders get their values.
        outputs: how the graph's results form what the model returns.
        constants: what the model returns besides tensors, by place.
    """

    module: fx.GraphModule
    weights: list[Place]
    outputs: pytree.TreeSpec
    constants: dict[int, Any]

    @property
    def graph(self) -> fx.Graph:
        """The graph."""
        return self.module.graph

    @property
    def weight_nodes(self) -> list[fx.Node]:
        """The placeholders of the weights."""
        return self._placeholders()[: len(self.weights)]

    @property
    def batch(self) -> list[fx.Node]:
        """The placeholders of a batch's tensors."""
        return self._placeholders()[len(self.weights) :]

    @property
    def device(self) -> torch.device:
        """Where the weights are."""
        return self.weights[0].tensor.device

    def _placeholders(self) -> list[fx.Node]:
        return [node for node in self.graph.nodes if node.op == "placeholder"]

    def values(self, tensors: Sequence[Tensor]) -> list[Tensor]:
        """What the placeholders stand for, at the model's present weights."""
        return [*(place.tensor.detach() for place in self.weights), *tensors]

    def returned(self, results: Sequence[Tensor]) -> Any:
        """What the model returns, from the graph's results."""
        if self.outputs.is_leaf():
            return results[0]
        tensors = iter(results)
        count = len(results) + len(self.constants)
        leaves = [self.constants[n] if n in self.constants else next(tensors) for n in range(count)]
        return pytree.tree_unflatten(leaves, self.outputs)


def trace(model: nn.Module, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Traced:
    """Runs a model once and writes down the operations that lead from its weights and a batch to its outputs.

    The graph holds for batches of this shape. Whether it also holds for other values, and for other weights, is for
    `check` to find out.

    Args:
        model: in eval mode.
        args, kwargs: a batch, as the model is called with it.

    Raises:
        CannotLower: the model cannot be traced, or does more than compute outputs.
    """
    check_traceable(model)
    places = _places(model)
    leaves, spec = pytree.tree_flatten((tuple(args), dict(kwargs)))
    which = [n for n, leaf in enumerate(leaves) if isinstance(leaf, Tensor)]
    found: list[tuple[pytree.TreeSpec, dict[int, Any]]] = []

    def run(*tensors: Tensor) -> list[Tensor]:
        named = dict(zip((place.name for place in places), tensors, strict=False))
        batch = dict(zip(which, tensors[len(places) :], strict=True))
        again = [batch.get(n, leaf) for n, leaf in enumerate(leaves)]
        inputs, keywords = pytree.tree_unflatten(again, spec)
        results, outputs = pytree.tree_flatten(functional_call(model, named, inputs, keywords))
        found.append((outputs, {n: r for n, r in enumerate(results) if not isinstance(r, Tensor)}))
        return [result for result in results if isinstance(result, Tensor)]

    tensors = [*(place.own() for place in places), *(leaves[n].detach().clone() for n in which)]
    with torch.no_grad(), _unchanged(model):
        try:
            module = make_fx(run, tracing_mode="real", pre_dispatch=True)(*tensors)
        except Exception as error:
            raise refusal("the model cannot be traced", error) from error
    outputs, constants = found[-1]
    if odd := [value for value in constants.values() if not isinstance(value, _PLAIN)]:
        raise CannotLower(f"the model returns a {type(odd[0]).__name__}")
    return Traced(module, places, outputs, constants)


def check_traceable(model: nn.Module) -> None:
    """Raises if a model does what a trace would lose.

    Raises:
        CannotLower: it is in training mode, has hooks, or is compiled.
    """
    if torch_module._global_forward_hooks or torch_module._global_forward_pre_hooks:
        raise CannotLower("there are global forward hooks")
    for module in model.modules():
        if module.training:
            raise CannotLower("the model is in training mode")
        if module._forward_hooks or module._forward_pre_hooks:
            raise CannotLower("the model has forward hooks")
        if isinstance(module, torch.jit.ScriptModule):
            raise CannotLower("the model is compiled to TorchScript")


def _places(model: nn.Module) -> list[Place]:
    """Every parameter and buffer once."""
    places, seen = [], set()
    for path, module in model.named_modules():
        for holder in (module._parameters, module._buffers):
            for leaf, tensor in holder.items():
                if tensor is not None and id(tensor) not in seen:
                    seen.add(id(tensor))
                    places.append(Place(f"{path}.{leaf}" if path else leaf, holder, leaf))
    return places


@contextmanager
def _unchanged(model: nn.Module) -> Iterator[None]:
    """Insists that a model keeps its attributes while it is run, and puts them back if it does not.

    Lists are put back without complaint: recurrent layers note anew in lists where their weights are.
    """
    kept = [(held, dict(held)) for module in model.modules() for held in (vars(module), module._buffers)]
    lists = [(value, list(value)) for _, held in kept for value in held.values() if isinstance(value, list)]
    try:
        yield
    finally:
        changed = any(_differ(now, before) for now, before in kept)
        for now, before in kept:
            now.clear()
            now.update(before)
        for values, before_values in lists:
            values[:] = before_values
    if changed:
        raise CannotLower("the model keeps state from call to call")


def _differ(now: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    if now.keys() != before.keys():
        return True
    return any(now[name] is not value for name, value in before.items() if not isinstance(value, list))
