"""Opens what computes units of work, by the route that a survey's setting names."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import Protocol

import numpy as np

from orograph.engine.closedform.closed_form import ClosedForm
from orograph.engine.closedform.reason import NoClosedForm
from orograph.engine.errors import CannotLower
from orograph.engine.evaluate import Evaluator, Outcome
from orograph.engine.heap import keep_freed_memory
from orograph.engine.setting import Setting
from orograph.engine.singles import Singles, evaluate_singles
from orograph.errors import ModelError
from orograph.objectives.evaluable import Evaluable
from orograph.subspaces.affine import Affine

CLOSED = "closed"
"""The route that needs no model once its margins are known."""


class Points(Protocol):
    """Computes the numbers at some points."""

    def points(self, points: np.ndarray) -> Outcome:
        """The numbers at points of shape (points, axes)."""
        ...


def compute(evaluator: Points, work: np.ndarray | Singles) -> Outcome:
    """The outcome of a unit of work: points, or points whose losses are wanted sample by sample."""
    if isinstance(work, Singles):
        assert isinstance(evaluator, Evaluator)
        return evaluate_singles(evaluator, work)
    return evaluator.points(work)


class Opened:
    """What serves a setting, as a context manager; meanwhile it may have borrowed the objective's model.

    On a CPU the process then keeps freed memory at hand, also afterwards; see `orograph.engine.heap`.

    Args:
        objective, subspace: what is surveyed.
        setting: how; its route served this model when the survey was begun.
    """

    def __init__(self, objective: Evaluable, subspace: Affine, setting: Setting) -> None:
        self._given = objective, subspace, setting
        self._open: AbstractContextManager[Points]

    def __enter__(self) -> Points:
        objective, subspace, setting = self._given
        if objective.space.device.type == "cpu":
            keep_freed_memory()
        try:
            closed = setting.route == CLOSED
            self._open = nullcontext(ClosedForm(objective, subspace)) if closed else Evaluator(*self._given)
            return self._open.__enter__()
        except (CannotLower, NoClosedForm) as error:
            wanted = f"a model that the route {setting.route!r} serves, as when the survey was begun"
            remedy = getattr(error, "remedy", "") or "survey into another folder, with the route 'eager'"
            raise ModelError(wanted, str(error), remedy) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)
