"""Measures as monoids: sums that can be taken batch by batch, shard by shard, in any order.

A measure turns a batch into a few named sums; sums of shards add up to the sums of the whole, so the mean over
all samples (or tokens) is the same however the data was cut. Everything is summed in float64, on the device;
nothing is read back before the last batch.
"""

from __future__ import annotations

import copy
import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

State = dict[str, Tensor]
"""Named float64 sums (0-dimensional tensors)."""


class Measure(ABC):
    """A quantity measured at every point: ``zero``, ``update``, ``merge``, ``finish``.

    Subclasses say what one batch contributes (`sums`), how the totals become numbers (`finish`), and how those
    numbers are called (`fields`).
    """

    @property
    @abstractmethod
    def fields(self) -> dict[str, dict[str, str]]:
        """Name → attributes (``long_name``, ``units``) of every number that `finish` returns."""

    @abstractmethod
    def sums(self, outputs: Any, targets: Any) -> State:
        """What one batch adds.

        Args:
            outputs: what the model returned, first axis = samples.
            targets: the batch's targets.
        """

    @abstractmethod
    def finish(self, totals: Mapping[str, float]) -> dict[str, float]:
        """The numbers, from the totals over all data."""

    def zero(self) -> State:
        """The state before any data."""
        return {}

    def converted(self, dtype: torch.dtype) -> Measure:
        """The measure for outputs of another dtype; itself unless it holds tensors."""
        return self

    def update(self, state: State, outputs: Any, targets: Any) -> State:
        """The state after one more batch."""
        return self.merge(state, self.sums(outputs, targets))

    def merge(self, a: State, b: State) -> State:
        """The state of two disjoint shards together."""
        return add(a, b)


def add(a: State, b: State) -> State:
    """Sums added name by name; a name that one side lacks counts as 0 there."""
    return {**a, **{name: a[name] + value if name in a else value for name, value in b.items()}}


def total(values: Tensor) -> Tensor:
    """The sum of a tensor in float64 (float32 on devices without it)."""
    return widen(values).sum()


def widen(values: Tensor) -> Tensor:
    """The tensor in float64, where the device has it."""
    return values.float() if values.device.type == "mps" else values.double()


def _wide(value: Any) -> Tensor:
    return value if isinstance(value, Tensor) else torch.as_tensor(value, dtype=torch.float64)


class MeanLoss(Measure):
    """The mean loss over all terms (samples, tokens, elements), with its standard error.

    A sample i has a sum sᵢ of losses and a count cᵢ of terms (1 for a class label, the number of unpadded tokens for
    a sequence). The loss is the ratio R = Σ sᵢ / Σ cᵢ; its standard error is that of the ratio estimator over samples,

        se² = n/(n−1) · Σ (sᵢ − R cᵢ)² / (Σ cᵢ)²,

    which is s/√n for cᵢ = 1 and takes the correlation of the tokens of one sequence into account
    (Cochran, Sampling Techniques, 1977, §6.3). It is NaN for a loss that gives only a batch mean.
    """

    def __init__(self, loss: Any) -> None:
        self.loss = loss

    def converted(self, dtype: torch.dtype) -> Measure:
        """The same loss, with the tensors it holds (class weights) cast."""
        inner = getattr(self.loss, "criterion", None)
        if not isinstance(inner, nn.Module):
            return self
        loss = copy.copy(self.loss)
        loss.criterion = copy.deepcopy(inner).to(dtype)
        return MeanLoss(loss)

    @property
    def fields(self) -> dict[str, dict[str, str]]:
        """The loss and its standard error."""
        name, units = getattr(self.loss, "long_name", "loss"), getattr(self.loss, "units", "1")
        return {
            "loss": {"long_name": name, "units": units},
            "loss_stderr": {"long_name": f"standard error of the {name}", "units": units},
        }

    def sums(self, outputs: Any, targets: Any) -> State:
        """Σ sᵢ, Σ cᵢ and the three second moments."""
        terms = self.loss(outputs, targets)
        losses = widen(terms.losses)
        if terms.single and terms.uniform is not None:
            each, samples, total, squares = terms.uniform
            s = losses.sum()
            return {
                "n": samples,
                "s": s,
                "c": total,
                "ss": torch.dot(losses, losses),
                "sc": s if each == 1 else s * each,
                "cc": squares,
            }
        counts = widen(terms.counts)
        return {
            "n": losses.new_full((), losses.numel()),
            "s": losses.sum(),
            "c": counts.sum(),
            "ss": (losses * losses).sum() if terms.single else losses.new_tensor(math.nan),
            "sc": (losses * counts).sum(),
            "cc": (counts * counts).sum(),
        }

    def finish(self, totals: Mapping[str, float]) -> dict[str, float]:
        """Mean and standard error."""
        n, s, c = totals["n"], totals["s"], totals["c"]
        if not c:
            return {"loss": math.nan, "loss_stderr": math.nan}
        mean = s / c
        squares = totals["ss"] - 2 * mean * totals["sc"] + mean**2 * totals["cc"]
        if n < 2 or not math.isfinite(squares):
            return {"loss": mean, "loss_stderr": math.nan}
        return {"loss": mean, "loss_stderr": math.sqrt(n / (n - 1) * max(squares, 0.0)) / abs(c)}


class BatchSums(Measure):
    """Whatever a user's function ``(model, batch) -> {name: (sum, count)}`` measures."""

    def __init__(self, names: tuple[str, ...] = ("loss",)) -> None:
        self.names = names

    @property
    def fields(self) -> dict[str, dict[str, str]]:
        """One field a name."""
        return {name: {"long_name": name.replace("_", " "), "units": "1"} for name in self.names}

    def sums(self, outputs: Any, targets: Any) -> State:
        """Sums and counts as the function returned them."""
        state: State = {}
        for name, (value, count) in outputs.items():
            state[f"{name}/sum"], state[f"{name}/count"] = total(_wide(value)), total(_wide(count))
        return state

    def finish(self, totals: Mapping[str, float]) -> dict[str, float]:
        """Sum over count, name by name."""
        names = [key.removesuffix("/sum") for key in totals if key.endswith("/sum")]
        return {
            name: totals[f"{name}/sum"] / totals[f"{name}/count"] if totals[f"{name}/count"] else math.nan
            for name in names
        }
