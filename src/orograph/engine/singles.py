"""Points whose losses are wanted sample by sample, on all of the data or on a part of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from orograph.engine.evaluate import Evaluator, Outcome, survivable
from orograph.objectives.batch import Batch
from orograph.objectives.objective import Objective
from orograph.objectives.shared import one_batch


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
            losses = np.full(sum(batch.size for batch in batches), np.nan)
            found.append(survivable(error))
        rows.append(losses)
    outcome = evaluator.outcome(work.points, found)
    outcome.singles = _packed(np.stack(rows))
    return outcome


def _packed(rows: np.ndarray) -> np.ndarray:
    """In float32, unless that makes a finite loss infinite."""
    with np.errstate(over="ignore"):
        half = rows.astype(np.float32)
    return half if np.array_equal(np.isfinite(half), np.isfinite(rows)) else rows


def _point(
    evaluator: Evaluator, objective: Objective, point: list[float], batches: list[Batch]
) -> tuple[np.ndarray, dict[str, float]]:
    evaluator.move(point)
    state, parts = objective.begin(), []
    with evaluator.rounding():
        for batch in batches:
            outputs = evaluator.forward(batch)
            with one_batch():
                state = objective.absorb(state, outputs, batch)
                parts.append(objective.terms(outputs, batch).losses)
    return torch.cat(parts).double().cpu().numpy(), objective.finish(state)


def counts_of(evaluator: Evaluator) -> np.ndarray:
    """What every sample counts in the mean (its tokens), float64, shape (samples,).

    Counts follow from the targets, so the outputs of one batch serve for all others of its shapes. Losses that come
    with other counts than these are found out, as their mean is compared with the objective's own.
    """
    objective = evaluator.objective
    assert isinstance(objective, Objective)
    known, outputs, parts = None, None, []
    with evaluator.rounding():
        for batch in objective.batches:
            if batch.shapes != known:
                known, outputs = batch.shapes, evaluator.forward(batch)
            parts.append(objective.terms(outputs, batch).counts)
    return torch.cat(parts).double().cpu().numpy()
