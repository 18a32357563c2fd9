"""Loops anyone would write: through a DataLoader as the published script of 2018 does, and over tensors in memory."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.data import DataLoader, TensorDataset

from benchmarks.measure import Result
from benchmarks.workloads import Workload

BATCH = 128


def grid(side: int) -> np.ndarray:
    """All points of [-1, 1]² on ``side`` nodes an axis, shape (side², 2)."""
    nodes = np.linspace(-1, 1, side)
    return np.stack(np.meshgrid(nodes, nodes, indexing="ij"), -1).reshape(-1, 2)


class Mover:
    """Puts a model's weights at θ₀ + x dₓ + y d_y, in new tensors each time; a context manager that puts them back."""

    def __init__(self, workload: Workload) -> None:
        self._parameters = list(workload.model.parameters())
        self._origin = [p.data for p in self._parameters]
        self._x, self._y = workload.directions

    def __enter__(self) -> Mover:
        return self

    def __exit__(self, *_: object) -> None:
        for parameter, weights in zip(self._parameters, self._origin, strict=True):
            parameter.data = weights

    def move(self, x: float, y: float) -> None:
        for parameter, w, dx, dy in zip(self._parameters, self._origin, self._x, self._y, strict=True):
            parameter.data = w + (dx * x + dy * y)


def loader(workers: int) -> Callable[[Workload], Callable[[], Result]]:
    """A new pass of a DataLoader at each point; loss and number of right answers are read back after each batch."""

    def prepare(workload: Workload) -> Callable[[], Result]:
        data = DataLoader(TensorDataset(*workload.data), batch_size=BATCH, num_workers=workers)
        return lambda: _over_grid(workload, lambda: _loaded(workload.model, data))

    return prepare


def resident(batch: int | None) -> Callable[[Workload], Callable[[], Result]]:
    """Tensors in memory, cut into batches (None: one), without gradients; the loss is read back once a point."""

    def prepare(workload: Workload) -> Callable[[], Result]:
        inputs, targets = (part.split(batch or workload.count) for part in workload.data)
        return lambda: _over_grid(workload, lambda: _resident(workload.model, inputs, targets))

    return prepare


def cross_entropy(outputs: Tensor, targets: Tensor, reduction: str = "mean") -> Tensor:
    """Over samples, or over the tokens of sequences."""
    return functional.cross_entropy(outputs.flatten(0, -2), targets.flatten(), reduction=reduction)


def _over_grid(workload: Workload, loss: Callable[[], float]) -> Result:
    points = grid(workload.points)
    losses = np.empty(len(points))
    with Mover(workload) as mover, torch.no_grad():
        for index, (x, y) in enumerate(points.tolist()):
            mover.move(x, y)
            losses[index] = loss()
    return Result(len(points), points, losses)


def _loaded(model: nn.Module, data: DataLoader[tuple[Tensor, ...]]) -> float:
    total, right, count = 0.0, 0, 0
    for inputs, targets in data:
        outputs = model(inputs)
        total += cross_entropy(outputs, targets).item() * targets.numel()
        right += int((outputs.argmax(-1) == targets).sum().item())
        count += targets.numel()
    return total / count


def _resident(model: nn.Module, inputs: tuple[Tensor, ...], targets: tuple[Tensor, ...]) -> float:
    total = torch.zeros(())
    for some, wanted in zip(inputs, targets, strict=True):
        total += cross_entropy(model(some), wanted, reduction="sum")
    return total.item() / sum(wanted.numel() for wanted in targets)
