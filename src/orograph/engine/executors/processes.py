"""In local processes, each with its own copy of the model and one shared, read-only file of everything else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import cloudpickle
import numpy as np
import torch

from orograph.engine.evaluate import Outcome
from orograph.engine.executors._executor import Results, Task
from orograph.engine.executors._pool import pool_of, settle_in, without_main
from orograph.engine.opening import Opened, compute
from orograph.engine.setting import Setting
from orograph.engine.singles import Singles
from orograph.errors import InputError, ModelError, OrographError, reason
from orograph.objectives.arithmetic import adopt, present
from orograph.objectives.evaluable import Evaluable
from orograph.subspaces.affine import Affine

AHEAD = 2
"""Units of work in flight for each worker."""

TRIES = 2
"""How often a unit of work that was running when a worker died is tried alone."""


class Processes:
    """A pool of workers that survives the death of any of them."""

    def __init__(self, objective: Evaluable, subspace: Affine, setting: Setting, workers: int, work: Path) -> None:
        self._workers = workers
        self._payload = work / "payload.pt"
        content = {"objective": objective, "subspace": subspace, "setting": setting, "arithmetic": present()}
        try:
            torch.save(content, self._payload, pickle_module=cloudpickle)
        except OSError:
            raise
        except Exception as error:
            raise InputError(
                "a model and data that can be sent to worker processes",
                f"{type(error).__name__}: {reason(error)}",
                "choose --workers 1 / workers=1",
            ) from error

    def run(self, tasks: Iterable[Task | None]) -> Results:
        """Results as they come."""
        waiting = iter(tasks)
        while True:
            lost: list[Task] = []
            yield from self._pooled(waiting, self._workers, lost)
            if not lost:
                return
            for task in lost:
                yield from self._alone(task)

    def _pooled(self, tasks: Iterator[Task | None], workers: int, lost: list[Task]) -> Results:
        """Runs tasks in one pool; if a worker dies, the tasks without a result go to ``lost`` and the pool ends."""
        running: dict[Future[Outcome], Task] = {}
        with pool_of(workers, _initialise, (str(self._payload), list(sys.path))) as pool:
            try:
                while True:
                    while len(running) < AHEAD * workers and (task := next(tasks, None)) is not None:
                        try:
                            running[_submit(pool, task)] = task
                        except BrokenProcessPool:
                            lost.append(task)
                            raise
                    if not running:
                        return
                    finished, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in sorted(finished, key=_has_result, reverse=True):
                        result = future.result()
                        index, _ = running.pop(future)
                        yield index, result
            except BrokenProcessPool:
                for future, task in running.items():
                    if _has_result(future):
                        yield task[0], future.result()
                    else:
                        lost.append(task)

    def _alone(self, task: Task) -> Results:
        """Tries a suspect by itself; gives None if its worker dies every time."""
        for _ in range(TRIES):
            lost: list[Task] = []
            yield from self._pooled(iter([task]), 1, lost)
            if not lost:
                return
        yield task[0], None


def _submit(pool: ProcessPoolExecutor, task: Task) -> Future[Outcome]:
    with without_main():
        return pool.submit(_work, task[1])


def _has_result(future: Future[Outcome]) -> bool:
    return future.done() and future.exception() is None


_worker: dict[str, Any] = {}
"""A worker process's evaluator, or the reason why it has none."""


def _initialise(payload: str, path: list[str]) -> None:
    """First thing in a worker: loads everything; large tensors are mapped, not copied."""
    settle_in(path)
    try:
        content = torch.load(payload, mmap=True, weights_only=False)  # our own file, written a moment ago
        adopt(content["arithmetic"])
        evaluator = Opened(content["objective"], content["subspace"], content["setting"])
        _worker["opened"], _worker["evaluator"] = evaluator, evaluator.__enter__()
    except Exception as error:
        _worker["error"] = error


def _work(work: np.ndarray | Singles) -> Outcome:
    if "error" in _worker:
        error = _worker["error"]
        if isinstance(error, OrographError):
            raise error
        raise ModelError(
            "a model and data that worker processes can load",
            f"{type(error).__name__}: {reason(error)}",
            "choose --workers 1 / workers=1",
        )
    return compute(_worker["evaluator"], work)
