"""How much arithmetic a point is, and how much of it this machine can do in a second."""

from __future__ import annotations

from functools import cache

import torch
from torch.utils.flop_counter import FlopCounterMode

from orograph.engine.clock import now
from orograph.objectives.batch import Batch
from orograph.objectives.evaluable import Evaluable

SIDE = 1024
"""Rows of the square matrices whose product is timed: 2 · 1024³ = 2.1 GFLOP, beyond any cache of one core."""


def flops_of(objective: Evaluable, batch: Batch) -> int:
    """Floating-point operations of one forward pass, counted for matrix products and convolutions.

    A multiplication and an addition count two, pointwise operations nothing, as is usual. The (occupied) model runs
    once. 0 where nothing can be counted.

    Args:
        objective: a prepared objective, its model occupied.
        batch: what the model is called with.
    """
    counter = FlopCounterMode(display=False)
    try:
        with counter:
            objective.forward(batch)
    except Exception:  # a model that does not run under a dispatch mode
        return 0
    return int(counter.get_total_flops())


@cache
def peak(tier: str, device: str, threads: int) -> float:
    """Floating-point operations a second of torch's own matrix product, measured here and now; best of five.

    Args:
        tier: ``fp64``, ``fp32``, ``tf32`` or ``bf16``.
        device: where; ``cpu`` or ``cuda``.
        threads: torch threads, already set.
    """
    dtype = {"fp64": torch.float64, "bf16": torch.bfloat16}.get(tier, torch.float32)
    a, b = (torch.ones(SIDE, SIDE, dtype=dtype, device=device) for _ in range(2))
    best = float("inf")
    for _ in range(6):
        start = now(a.device, threads)
        product = a @ b
        product[0, 0].item()
        best = min(best, now(a.device, threads) - start)
    return 2 * SIDE**3 / best
