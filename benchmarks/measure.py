"""How a cost is measured: process CPU time beside wall time, contenders interleaved, ratios within a round."""

from __future__ import annotations

import ctypes
import gc
import resource
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

GRID = 51
"""Nodes a side of the surface that costs are stated for."""


class Clock(NamedTuple):
    """A moment: CPU seconds of this process with its finished children, and wall seconds."""

    cpu: float
    wall: float

    def since(self, before: Clock) -> Clock:
        """The time between two moments."""
        return Clock(self.cpu - before.cpu, self.wall - before.wall)


def now() -> Clock:
    """This moment."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Clock(sum(u.ru_utime + u.ru_stime for u in used), time.perf_counter())


class Steady(NamedTuple):
    """Two moments and the number of points between them."""

    begun: Clock
    ended: Clock
    points: int


@dataclass
class Result:
    """What a contender gave.

    Attributes:
        points: how many points it evaluated.
        coordinates: those points, shape (points, 2); None if it chose its own directions.
        losses: shape (points,).
        steady: moments around the last so many points, when all that happens once was over; None if nothing does.
        told: what else is worth a column (route, batch size, measured error).
    """

    points: int
    coordinates: np.ndarray | None
    losses: np.ndarray
    steady: Steady | None = None
    told: dict[str, Any] | None = None


@dataclass(frozen=True)
class Cost:
    """Cost of one run: seconds once, and seconds a point; CPU and wall."""

    once: Clock
    point: Clock

    def surface(self, side: int = GRID) -> Clock:
        """Cost of a surface of ``side`` x ``side`` points: once + side² · point."""
        return Clock(*(a + side * side * b for a, b in zip(self.once, self.point, strict=True)))


def timed(run: Callable[[], Result]) -> tuple[Cost, Result]:
    """Runs a contender once."""
    gc.collect()
    before = now()
    result = run()
    whole = now().since(before)
    if result.steady is None:
        return Cost(Clock(0.0, 0.0), Clock(*(t / result.points for t in whole))), result
    point = Clock(*(t / result.steady.points for t in result.steady.ended.since(result.steady.begun)))
    return Cost(Clock(*(a - b * result.points for a, b in zip(whole, point, strict=True))), point), result


def interleaved(
    runs: Mapping[str, Callable[[], tuple[Cost, Result]]], rounds: int, failed: Callable[[str, Exception], None]
) -> tuple[dict[str, list[Cost]], dict[str, Result]]:
    """Every contender twice in each round, in the order A B C C B A, so that a drift of the machine cancels.

    Args:
        runs: name → what to run; it gives what it cost, as `timed` does.
        rounds: how many.
        failed: is told the name and the error of one that raises; it then takes no further part.

    Returns:
        Name → one cost a round (the mean of two), and name → its last result.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in runs}
    results: dict[str, Result] = {}
    alive = list(runs)
    for _ in range(rounds):
        halves: dict[str, list[Cost]] = {name: [] for name in alive}
        for name in [*alive, *reversed(alive)]:
            if name not in alive:
                continue
            try:
                cost, results[name] = runs[name]()
                halves[name].append(cost)
            except Exception as error:
                alive.remove(name)
                failed(name, error)
        for name in alive:
            costs[name].append(_mean(halves[name]))
    return {name: costs[name] for name in alive}, {name: results[name] for name in alive}


def ratio(slow: Sequence[float], fast: Sequence[float]) -> list[float]:
    """Median, smallest and largest of the ratios within rounds: how many times cheaper the second is.

    Example:
        >>> ratio([2.0, 4.0, 9.0], [1.0, 2.0, 3.0])
        [2.0, 2.0, 3.0]
    """
    ratios = [a / b for a, b in zip(slow, fast, strict=True)]
    return [statistics.median(ratios), min(ratios), max(ratios)]


def peak_memory() -> int:
    """The largest resident set of this process since `reset_peak_memory`, in bytes."""
    status = Path("/proc/self/status")
    if status.is_file():
        return next(int(line.split()[1]) * 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def reset_peak_memory() -> None:
    """Lets `peak_memory` begin anew, where the system can (Linux).

    Memory that was freed but kept by the C library goes back first, else what reuses it would cost nothing.
    """
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
    clear = Path("/proc/self/clear_refs")
    if clear.exists():
        clear.write_text("5")


def _mean(costs: Sequence[Cost]) -> Cost:
    once, point = ([getattr(cost, part) for cost in costs] for part in ("once", "point"))
    return Cost(*(Clock(*(statistics.fmean(column) for column in zip(*times, strict=True))) for times in (once, point)))
