"""The same points in double precision by the plainest way: what every contender's losses are compared with."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from benchmarks.measure import Result
from benchmarks.workloads import Workload

MOST = 25
"""Points that are compared at most, evenly among those of a contender."""

BATCH = 128


class Reference:
    """Mean cross-entropy at any point, in float64, the model called as it is; remembers what it computed."""

    def __init__(self, workload: Workload) -> None:
        self._model = copy.deepcopy(workload.model).double()
        self._origin = [p.detach().double().clone() for p in workload.model.parameters()]
        self._x, self._y = ([d.double() for d in direction] for direction in workload.directions)
        inputs, self._targets = workload.data
        self._inputs = inputs.double() if inputs.is_floating_point() else inputs
        self._known: dict[tuple[float, float], float] = {}

    @torch.no_grad()
    def loss(self, x: float, y: float) -> float:
        """At θ₀ + x dₓ + y d_y."""
        key = (round(x, 9), round(y, 9))
        if key not in self._known:
            for p, w, dx, dy in zip(self._model.parameters(), self._origin, self._x, self._y, strict=True):
                p.copy_(w + x * dx + y * dy)
            total = 0.0
            for inputs, targets in zip(self._inputs.split(BATCH), self._targets.split(BATCH), strict=True):
                outputs = self._model(inputs).flatten(0, -2)
                total += functional.cross_entropy(outputs, targets.flatten(), reduction="sum").item()
            self._known[key] = total / self._targets.numel()
        return self._known[key]

    def errors(self, result: Result) -> dict[str, Any]:
        """Largest and root-mean-square relative error of a contender's losses, and the largest over their range.

        All are None for one that chose its own directions.
        """
        if result.coordinates is None:
            return {"max_relative_error": None, "rms_relative_error": None, "max_error_of_range": None}
        chosen = np.unique(np.linspace(0, len(result.losses) - 1, min(MOST, len(result.losses))).astype(int))
        wanted = np.array([self.loss(*point) for point in result.coordinates[chosen].tolist()])
        off = np.abs(result.losses[chosen] - wanted)
        return {
            "max_relative_error": float((off / wanted).max()),
            "rms_relative_error": float(np.sqrt(np.mean((off / wanted) ** 2))),
            "max_error_of_range": float(off.max() / np.ptp(result.losses)),
        }
