"""What becomes of results that come together with a failure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from typing import Any

import numpy as np
import pytest

from orograph.engine.executors import processes
from orograph.engine.executors._executor import Task
from orograph.engine.executors.processes import Processes
from orograph.errors import ModelError

Ending = str | BaseException


class Pool:
    """Ends every unit of work at once as said of its index, time after time; a broken pool takes none."""

    def __init__(self, endings: dict[int, list[Ending]], patch: pytest.MonkeyPatch) -> None:
        self.endings, self.computed = endings, list[int]()
        patch.setattr(processes, "pool_of", lambda *a: nullcontext())
        patch.setattr(processes, "wait", lambda running, return_when: (list(running), []))
        patch.setattr(processes, "_submit", self.submit)

    def submit(self, pool: None, task: Task) -> Future[Any]:
        future: Future[Any] = Future()
        ending = self.endings[task[0]].pop(0)
        if isinstance(ending, BrokenProcessPool):
            raise ending
        self.computed.append(task[0])
        if isinstance(ending, BaseException):
            future.set_exception(ending)
        else:
            future.set_result(ending)
        return future


def run(tasks: Iterable[int]) -> Iterator[tuple[int, Any]]:
    executor = Processes.__new__(Processes)
    executor._workers, executor._payload = 2, None  # type: ignore[assignment]
    return executor.run((index, np.zeros((1, 1))) for index in tasks)


def test_results_beside_an_error_are_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    error = ModelError("enough memory", "too little", "buy some")
    Pool({0: [error], 1: ["one"], 2: ["two"]}, monkeypatch)
    results = run(range(3))
    assert [next(results), next(results)] == [(1, "one"), (2, "two")]
    with pytest.raises(ModelError, match="buy some"):
        next(results)


def test_results_beside_a_dead_worker_are_not_computed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Pool({0: ["nought"], 1: ["one"], 2: [BrokenProcessPool(), "two"], 3: ["three"]}, monkeypatch)
    assert sorted(run(range(4))) == [(0, "nought"), (1, "one"), (2, "two"), (3, "three")]
    assert sorted(pool.computed) == [0, 1, 2, 3]
