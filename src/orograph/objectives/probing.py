"""What kind of a loss it is, found out on a few samples and not taken on trust."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

import torch

from orograph.errors import DataError
from orograph.objectives.batch import Batch, pick
from orograph.objectives.evaluable import check_memory
from orograph.objectives.layout import Terms
from orograph.objectives.monoid import Measure

Measured = Callable[[Batch], Terms]
"""Samples → their loss, by the model as it is."""

_KNOWN = ("orograph.objectives.losses.", "orograph.objectives.measures.", "torch.nn.modules.loss.")


def read_outputs_alone(measures: Iterable[Measure]) -> bool:
    """Whether measures, losses included, are known to look at outputs and targets only, and not at the model, say."""
    losses = (getattr(measure, "loss", measure) for measure in measures)
    kinds = (type(getattr(loss, "criterion", loss)) for loss in losses)
    return all(f"{kind.__module__}.".startswith(_KNOWN) for kind in kinds)


def mixes(measured: Measured, batch: Batch, terms: Terms) -> bool:
    """Whether the losses of two samples are others without the rest of their batch, as if it were normalised.

    Args:
        measured: gives the loss of samples.
        batch: of which samples may be left out.
        terms: what it gives for all of the batch, one loss a sample.
    """
    if batch.size < 2:
        return False
    try:
        found = measured(pick(batch, slice(0, min(2, batch.size - 1)))).losses
    except Exception as error:  # a model that insists on larger batches
        check_memory(error)
        return False
    return not torch.allclose(found, terms.losses[: len(found)], rtol=1e-2, atol=1e-3, equal_nan=True)


def check_mean(measured: Measured, batch: Batch) -> None:
    """Raises where the loss of a batch is that of its halves together: a sum, which grows with the batch.

    Args:
        measured: gives the loss of samples, as one number.
        batch: of which samples may be left out.

    Raises:
        DataError: it is a sum.
    """
    half = batch.size // 2
    ends = ((0, half), (half, 2 * half), (0, 2 * half))
    try:
        sums = [measured(pick(batch, slice(*each))) for each in ends if half]
    except Exception as error:  # a model that insists on larger batches
        check_memory(error)
        return
    if not sums:
        return
    first, second, whole = (float(terms.losses.sum() / terms.counts.sum()) for terms in sums)
    together = math.isclose(first + second, whole, rel_tol=1e-3)
    if together and not math.isclose(first + second, 2 * whole, rel_tol=0.01):
        raise DataError(
            "one loss a sample, or the batch's mean",
            "a loss that grows with the batch, as a sum does",
            "return one loss a sample (reduction='none'), which also gives the standard error",
        )
