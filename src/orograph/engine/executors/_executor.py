"""What an executor is: it knows processes, not models or samplers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

import numpy as np

from orograph.engine.evaluate import Outcome

Task = tuple[int, np.ndarray]
"""A unit of work: its index, and its points of shape (points, axes)."""


class Executor(Protocol):
    """Runs units of work; a plug-in takes (objective, subspace, setting, workers, work folder)."""

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[int, Outcome | None]]:
        """Results as they come; None for a unit whose worker died every time. Closing the iterator stops the work."""
        ...
