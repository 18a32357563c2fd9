"""The logits of a model over a whole subspace, where they are linear in the coordinates.

If only the weights W and biases b of the linear layer that gives the outputs move, and h are its inputs, then

    z(c) = z⁰ + Σᵢ cᵢ zⁱ,    z⁰ = W h + b,    zⁱ = (δᵢW) h + δᵢb,

so that one pass over the data tells the model's outputs everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor, nn

from orograph.engine.closedform.reason import NoClosedForm
from orograph.objectives.batch import Batch
from orograph.objectives.layout import as_tensor
from orograph.objectives.objective import Objective
from orograph.objectives.occupy import Occupation
from orograph.objectives.reading import free_memory
from orograph.parameters.vector import Vector
from orograph.subspaces.affine import Affine

TOLERANCE = {torch.float32: 1e-4, torch.float64: 1e-11}
"""How far the model's own outputs may be from the linear ones, beside the largest output."""

CHECKED = 2
"""Random points at which the model is asked as well."""


class Head:
    """The last linear layer, with the origin's and the directions' weights in float64.

    Args:
        objective: a prepared objective.
        subspace: where it is surveyed.

    Raises:
        NoClosedForm: something else than one plain `nn.Linear` moves.
    """

    def __init__(self, objective: Objective, subspace: Affine) -> None:
        infos = [subspace.origin.space.infos[index] for index in subspace.moving()]
        owners = {info.layer for info in infos}
        if len(owners) != 1 or any(info.aliases for info in infos):
            raise NoClosedForm("more than one layer moves")
        layer = objective.model.get_submodule(owners.pop())
        if type(layer) is not nn.Linear or layer._forward_pre_hooks or layer._forward_hooks:
            raise NoClosedForm(f"the layer that moves is no plain linear one but {type(layer).__name__}")
        if layer.weight.dtype not in TOLERANCE or layer.weight.device.type == "mps":
            raise NoClosedForm(f"weights of {layer.weight.dtype} on {layer.weight.device.type}")
        self.layer, self._objective, self._subspace = layer, objective, subspace
        named = {id(tensor): name for name, tensor in objective.model.named_parameters(remove_duplicate=False)}
        names = named[id(layer.weight)], None if layer.bias is None else named[id(layer.bias)]
        self._weights = [_pair(vector, *names) for vector in (subspace.origin, *subspace.directions)]

    def logits(self) -> Iterator[tuple[Batch, list[Tensor]]]:
        """Every batch with its logits: at the origin, then their changes along a unit of each axis, [..., classes].

        Raises:
            NoClosedForm: they do not reproduce what the model itself gives, at the origin or at random points.
        """
        objective, subspace = self._objective, self._subspace
        points = torch.rand(CHECKED, len(subspace.axes), generator=torch.Generator().manual_seed(0)) * 2 - 1
        with objective.occupied(subspace.origin) as occupation:
            subspace.place(occupation.parameters)
            for number, batch in enumerate(objective.batches):
                features, outputs = self._run(occupation, batch)
                parts = [nn.functional.linear(features, *weights) for weights in self._weights]
                _same(parts[0], outputs)
                for point in points.tolist() if not number else ():
                    subspace.write(point, occupation.parameters, subspace.moves())
                    _, outputs = self._run(occupation, batch)
                    _same(sum((c * part for c, part in zip(point, parts[1:], strict=True)), parts[0]), outputs)
                    subspace.place(occupation.parameters)
                yield batch, parts

    def _run(self, occupation: Occupation, batch: Batch) -> tuple[Tensor, Tensor]:
        """The layer's inputs for a batch, in float64, and the model's outputs."""
        calls: list[tuple[Any, Any]] = []
        hook = self.layer.register_forward_hook(lambda _, inputs, outputs: calls.append((inputs[0], outputs)))
        try:
            occupation.reset_buffers()
            outputs = as_tensor(self._objective.forward(batch))
        finally:
            hook.remove()
        if len(calls) != 1 or calls[0][1] is not outputs:
            raise NoClosedForm("the layer that moves does not give the model's outputs")
        bytes_ = outputs.numel() / batch.size * (self._objective.batches.count or batch.size) * 8 * len(self._weights)
        if bytes_ > free_memory(outputs.device) / 4:
            raise NoClosedForm("the logits of all data do not fit into memory")
        return calls[0][0].double(), outputs


def _pair(vector: Vector, weight: str, bias: str | None) -> tuple[Tensor, Tensor | None]:
    found = vector.tensors()
    return found[weight].double(), None if bias is None else found[bias].double()


def _same(found: Tensor, outputs: Tensor) -> None:
    scale = float(outputs.abs().max()) if outputs.numel() else 0.0
    if not float((found - outputs).abs().max()) <= TOLERANCE[outputs.dtype] * scale:  # also if either is not finite
        raise NoClosedForm("the model's outputs are not linear in the coordinates, or not finite")
