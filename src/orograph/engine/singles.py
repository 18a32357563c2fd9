"""Points whose losses are wanted sample by sample, on all of the data or on a part of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from orograph.engine.evaluate import Evaluator, Outcome, survivable
from orograph.objectives.batch import Batch
from orograph.objectives.objective import Objective


@dataclass(frozen=True, eq=False)
class Singles:
    """A unit of work.

    Attributes:
        points: shape (points, axes).
        subset: indices of the samples; None for all, which also gives every measure.
    """

    points: np.ndarray
    subset: np.ndarray | None = None


def evaluate_singles(evaluator: Evaluator, work: Singles) -> Outcome:
    """The losses of single samples at some points; NaN where a point fails.

    Args:
        evaluator: open, of an `Objective` that is `single`.
        work: points and samples.
    """
    objective = evaluator.objective
    assert isinstance(objective, Objective)
    if work.subset is None:
        batches = list(objective.batches)
    else:
        batches = objective.batches.chosen(work.subset.tolist(), objective.batches.first().size)
    rows: list[np.ndarray] = []
    found: list[dict[str, float] | Exception] = []
    for point in work.points.tolist():
        try:
            losses, values = _point(evaluator, objective, point, batches)
            found.append(values)
        except Exception as error:
            losses = np.full(sum(batch.size for batch in batches), np.nan, np.float32)
            found.append(survivable(error))
        rows.append(losses)
    outcome = evaluator.outcome(work.points, found)
    outcome.singles = np.stack(rows)
    return outcome


def _point(
    evaluator: Evaluator, objective: Objective, point: list[float], batches: list[Batch]
) -> tuple[np.ndarray, dict[str, float]]:
    evaluator.move(point)
    state, parts = objective.begin(), []
    for batch in batches:
        outputs = evaluator.forward(batch)
        state = objective.absorb(state, outputs, batch)
        parts.append(objective.terms(outputs, batch).losses)
    return torch.cat(parts).float().cpu().numpy(), objective.finish(state)


def counts_of(evaluator: Evaluator) -> np.ndarray:
    """What every sample counts in the mean (its tokens), float64, shape (samples,)."""
    objective = evaluator.objective
    assert isinstance(objective, Objective)
    parts = [objective.terms(evaluator.forward(batch), batch).counts for batch in objective.batches]
    return torch.cat(parts).double().cpu().numpy()
