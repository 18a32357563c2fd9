"""In this process, one point after another."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from orograph.engine.executors._executor import Results, Task
from orograph.engine.opening import Opened, compute
from orograph.engine.setting import Setting
from orograph.objectives.evaluable import Evaluable
from orograph.subspaces.affine import Affine


class Serial:
    """Borrows the objective's own model; see `Evaluator`."""

    def __init__(self, objective: Evaluable, subspace: Affine, setting: Setting, workers: int, work: Path) -> None:
        self._evaluator = Opened(objective, subspace, setting)

    def run(self, tasks: Iterable[Task | None]) -> Results:
        """Results in the order of the tasks."""
        with self._evaluator as evaluator:
            for task in tasks:
                if task is not None:
                    yield task[0], compute(evaluator, task[1])
