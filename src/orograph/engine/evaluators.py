"""What computes a unit of work, by the route that a survey's setting names."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

import numpy as np

from orograph.engine.closedform.closed_form import ClosedForm
from orograph.engine.evaluate import Evaluator, Outcome
from orograph.engine.setting import Setting
from orograph.engine.singles import Singles, evaluate_singles
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


def open_evaluator(objective: Evaluable, subspace: Affine, setting: Setting) -> AbstractContextManager[Points]:
    """What serves a setting; while it is open it may have borrowed the objective's model.

    Raises:
        NoClosedForm, CannotLower: the route does not serve this model.
    """
    if setting.route == CLOSED:
        return nullcontext(ClosedForm(objective, subspace))
    return Evaluator(objective, subspace, setting)
