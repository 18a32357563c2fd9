"""The processor: how many processes a survey uses when nobody says, and what PyTorch computes with."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import torch

MOST = 8
"""More processes than this are started only when asked for."""

WORTH = 20.0
"""Seconds of work from which on starting processes pays."""


def suggested_workers(points: int, seconds_per_point: float, device: str = "cpu") -> int:
    """1 for short surveys and on an accelerator, else physical cores, at most `MOST` and at most one a point.

    Args:
        points: how many points there are to evaluate.
        seconds_per_point: what one takes on one thread.
        device: where the model is.

    Example:
        >>> suggested_workers(100, 0.01), suggested_workers(1000, 1.0, "cuda")
        (1, 1)
    """
    if device != "cpu" or points * seconds_per_point < WORTH:
        return 1
    return max(1, min(MOST, points, physical_cores()))


def physical_cores() -> int:
    """Cores that this process may use; two hardware threads of one core count once where the system says so."""
    usable = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set(range(os.cpu_count() or 1))
    cores = set()
    for cpu in usable:
        siblings = str(cpu)
        with contextlib.suppress(OSError):
            siblings = Path(f"/sys/devices/system/cpu/cpu{cpu}/topology/thread_siblings_list").read_text()
        cores.add(siblings)
    return len(cores)


def is_avx2() -> bool:
    """Whether PyTorch computes here with AVX2, and nothing newer."""
    return torch.backends.cpu.get_cpu_capability() == "AVX2"
