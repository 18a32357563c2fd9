"""How many processes a survey starts when nobody says."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

MOST = 8
"""More processes than this are started only when asked for."""


def default_workers(points: int, device: str = "cpu") -> int:
    """Physical cores that this process may use, at most `MOST` and at most one a point; 1 on an accelerator.

    Args:
        points: how many points there are to evaluate.
        device: where the model is.
    """
    return 1 if not device.startswith("cpu") else max(1, min(MOST, points, physical_cores()))


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
