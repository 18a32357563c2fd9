"""What an executor is: it knows processes, not models or samplers."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import Protocol

import numpy as np

from orograph.engine.evaluate import Outcome
from orograph.engine.singles import Singles

Task = tuple[int, "np.ndarray | Singles"]
"""A unit of work: its index, and its points of shape (points, axes), for `orograph.engine.opening.compute`."""


Results = Generator[tuple[int, Outcome | None], None, None]
"""Index of a unit of work and what came of it."""


class Executor(Protocol):
    """Runs units of work; a plug-in takes (objective, subspace, setting, workers, work folder)."""

    def run(self, tasks: Iterable[Task | None]) -> Results:
        """Results as they come; None for a unit whose worker died every time. Closing the iterator stops the work.

        Args:
            tasks: units of work; None where the next one depends on a result that is not there yet.
        """
        ...
