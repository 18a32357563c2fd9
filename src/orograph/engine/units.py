"""Units of work: who computes them, and how one is written."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from orograph import registry
from orograph.engine.cores import suggested_workers
from orograph.engine.deadline import Deadline
from orograph.engine.evaluate import Outcome
from orograph.engine.executors._executor import Executor
from orograph.engine.job import Job
from orograph.engine.setting import Setting
from orograph.results.schema import ERROR_FIELD, ChunkStatus
from orograph.results.store import Store

STARTING = 5.0
"""Seconds that must be left for worker processes to be started, each of which takes a few to load torch."""


def make_executor(
    job: Job, engine: Mapping[str, Any], points: int, units: int, work: Path, deadline: Deadline
) -> tuple[Executor, int]:
    """The executor for so much work, and how many workers it has.

    Args:
        job: what is surveyed.
        engine: the setting as the survey recorded it.
        points, units: how much there is to do.
        work: a folder for working files.
        deadline: when the work will be stopped; processes are not started shortly before.
    """
    device, seconds = job.objective.space.device.type, engine["seconds_per_point"]
    possible = min(points, math.ceil(deadline.left / max(seconds, 1e-9))) if deadline.left < math.inf else points
    workers = min(job.workers or suggested_workers(possible, seconds, device), units)
    name = job.executor or ("serial" if workers == 1 else "processes")
    if name == "processes" and deadline.left <= STARTING:
        workers, name = 1, "serial"
    make = registry.load("executor", name)
    return make(job.objective, job.subspace, Setting.read(engine), workers, work), workers


def write(store: Store, index: int, points: np.ndarray, outcome: Outcome | None) -> None:
    """Writes a unit of work; None if its worker died every time.

    Args:
        store: the survey's.
        index: of the unit.
        points: of the unit, shape (points, axes).
        outcome: what came of it.
    """
    exact = {ERROR_FIELD: np.zeros(len(points))} if ERROR_FIELD in store.fields else {}
    status = ChunkStatus.DONE if outcome is not None else ChunkStatus.FAILED
    found = outcome if outcome is not None else Outcome.lost(points, store.axes, store.fields)
    store.add_failures(found.failures)
    store.write_chunk(index, {**exact, **found.fields}, found.status, status)
