"""What happens to the running statistics of normalisation layers when the weights move.

``frozen``        they stay those of the anchor.
``interpolated``  they move with the weights, for lines and planes through checkpoints that carry their own.
``recalibrated``  they are measured anew at every point, on the objective's own data.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from torch import Tensor, nn
from torch.nn.modules.batchnorm import _NormBase

from orograph.errors import InputError
from orograph.objectives.batch import Batch
from orograph.registry import did_you_mean

POLICIES = ("frozen", "interpolated", "recalibrated")


def check_policy(policy: str) -> str:
    """The policy, if there is one of that name.

    Raises:
        InputError: there is none.
    """
    if policy not in POLICIES:
        raise InputError("a BatchNorm policy", repr(policy), did_you_mean(str(policy), POLICIES))
    return policy


@dataclass(frozen=True)
class Statistics:
    """Running statistics as an affine function of the coordinates, like the weights.

    Attributes:
        origin: buffer name → value at coordinates 0.
        directions: for every axis, buffer name → change for one unit.
    """

    origin: Mapping[str, Tensor]
    directions: tuple[Mapping[str, Tensor], ...]

    def write(self, buffers: Mapping[str, Tensor], coordinates: Sequence[float]) -> None:
        """Sets the buffers to those of a point; a variance below zero, far beyond the checkpoints, becomes NaN."""
        for name, value in self.origin.items():
            moved = value.double()
            for step, direction in zip(coordinates, self.directions, strict=True):
                if step:
                    moved = moved + step * direction[name].double()
            if name.endswith("running_var"):
                moved = moved.masked_fill(moved < 0, math.nan)
            buffers[name].copy_(moved)


def running_statistics(model: nn.Module) -> dict[str, Tensor]:
    """Name → buffer of every running mean and variance of the model."""
    found: dict[str, Tensor] = {}
    for path, module in model.named_modules():
        if isinstance(module, _NormBase) and module.running_mean is not None:
            prefix = f"{path}." if path else ""
            found[f"{prefix}running_mean"] = module.running_mean
            found[f"{prefix}running_var"] = module.running_var  # type: ignore[assignment]
    return found


def recalibrate(model: nn.Module, batches: Iterable[Batch], forward: Callable[[Batch], object]) -> None:
    """Measures running means and variances anew: averages over batches, weighted by their sizes.

    Only normalisation layers are put into training mode, so dropout stays off; ``num_batches_tracked`` is not touched.
    Each batch is normalised by its own statistics, as in training (Garipov et al. 2018, arXiv:1802.10026), so the
    result depends on the batch size, which the survey records; `Batches.mixed` keeps it from depending on the order of
    the samples. A single sample left over from larger batches has no
    variance and is left out.
    """
    layers = [m for m in model.modules() if isinstance(m, _NormBase) and m.running_mean is not None]
    if not layers:
        return
    kept = [(layer.momentum, layer._buffers.get("num_batches_tracked")) for layer in layers]
    seen = largest = 0
    try:
        for layer in layers:
            layer.training = True
            layer._buffers["num_batches_tracked"] = None
        for batch in batches:
            if batch.size < 2 <= largest:
                continue
            seen, largest = seen + batch.size, max(largest, batch.size)
            for layer in layers:
                layer.momentum = batch.size / seen
            forward(batch)
    finally:
        for layer, (momentum, tracked) in zip(layers, kept, strict=True):
            layer.training = False
            layer.momentum = momentum
            layer._buffers["num_batches_tracked"] = tracked
