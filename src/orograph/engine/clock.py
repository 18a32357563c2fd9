"""The clock of trials: what a point costs by itself, not what else the machine was doing meanwhile."""

from __future__ import annotations

import time
from dataclasses import dataclass

import torch

WAITING = 10.0
"""Times the processor's time from which on the time that passed counts: then the work is to wait for something."""


@dataclass(frozen=True)
class Instant:
    """A moment.

    Attributes:
        wall: seconds of the monotonic clock.
        processor: seconds this process has computed; None where that says nothing.
    """

    wall: float
    processor: float | None

    def __sub__(self, before: Instant) -> float:
        """Seconds of work since another moment."""
        passed = self.wall - before.wall
        if self.processor is None or before.processor is None:
            return passed
        computed = self.processor - before.processor
        return computed if passed < WAITING * computed else passed


def now(device: torch.device, threads: int) -> Instant:
    """This moment; on one thread of a CPU, other programs do not count in differences of two.

    Args:
        device: where the work is done; it is waited for.
        threads: torch threads at work.

    Example:
        >>> start = now(torch.device("cpu"), 1)
        >>> time.sleep(0.05)
        >>> now(torch.device("cpu"), 1) - start >= 0.05
        True
    """
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    alone = device.type == "cpu" and threads == 1
    return Instant(time.perf_counter(), time.process_time() if alone else None)
