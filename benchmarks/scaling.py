"""Two worker processes against one, by wall clock, alone and beside a process that keeps one core busy."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import statistics
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from benchmarks.contenders.ours import surveyed
from benchmarks.measure import Clock, ratio
from benchmarks.workloads import Workload

CASES = (("one alone", 1, False), ("two alone", 2, False), ("one beside", 1, True), ("two beside", 2, True))
PAIRS = (("two alone", "one alone"), ("two beside", "one beside"), ("two beside", "one alone"))


def scaling(workload: Workload, side: int, rounds: int) -> dict[str, Any]:
    """Surveys with one and two workers in turn, A B C D D C B A.

    Args:
        workload: what is surveyed.
        side: nodes a side; enough for some dozens of units of work.
        rounds: how many.

    Returns:
        Milliseconds a point once all workers are at work, the same with their start, and ratios within
        passes over the cases.
    """
    workload = replace(workload, survey_points=side)
    steady: dict[str, list[float]] = {name: [] for name, *_ in CASES}
    whole: dict[str, list[float]] = {name: [] for name, *_ in CASES}
    for round_ in range(2 * rounds):
        for name, workers, busy in CASES if round_ % 2 == 0 else CASES[::-1]:
            rate, seconds = _measured(workload, workers, busy)
            steady[name].append(rate)
            whole[name].append(seconds)
    return {
        "workload": workload.name,
        "points": side * side,
        "samples": workload.count,
        "ms_per_point": {name: 1e3 * statistics.median(values) for name, values in steady.items()},
        "ms_per_point_with_start": {name: 1e3 * statistics.median(values) for name, values in whole.items()},
        "gain": {f"{a} over {b}": ratio(steady[b], steady[a]) for a, b in PAIRS},
        "gain_with_start": {f"{a} over {b}": ratio(whole[b], whole[a]) for a, b in PAIRS},
    }


def _measured(workload: Workload, workers: int, busy: bool) -> tuple[float, float]:
    """Wall seconds a point: at steady state, and of the whole survey after its checks."""
    moments: list[tuple[int, Clock]] = []
    with _busy_core() if busy else contextlib.nullcontext():
        surveyed(workload, workers, moments, precision="fp32")
    (start_done, start), (done, end) = moments[min(workers, len(moments) - 2)], moments[-1]
    return end.since(start).wall / (done - start_done), end.since(moments[0][1]).wall / done


@contextlib.contextmanager
def _busy_core() -> Iterator[None]:
    """A process beside that never rests."""
    process = multiprocessing.get_context("spawn").Process(target=_spin, args=(os.getpid(),), daemon=True)
    process.start()
    try:
        yield
    finally:
        process.terminate()
        process.join()


def _spin(parent: int) -> None:
    while os.getppid() == parent:
        pass
