"""The clock of trials: what a point costs by itself, not what else the machine was doing meanwhile."""

from __future__ import annotations

import time

import torch


def now(device: torch.device, threads: int) -> float:
    """Seconds: of this process on one thread of a CPU, where other programs do not count; else of the wall clock.

    Args:
        device: where the work is done; it must have been waited for.
        threads: torch threads at work.
    """
    return time.process_time() if device.type == "cpu" and threads == 1 else time.perf_counter()
