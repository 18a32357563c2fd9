"""Cross-entropies and right answers of a batch: by PyTorch, or by whoever is said to compute them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

import torch
from torch import Tensor

from orograph.objectives.class_major import ClassMajor, Labels, class_major, labelled
from orograph.objectives.shared import shared

Score = Callable[[Tensor, Tensor], tuple[Tensor, Tensor]]
"""Scores [terms, classes], float32 on the CPU, and classes [terms], int64 → what `Scored` holds of them."""


class Scored(NamedTuple):
    """What the scores of a batch are worth.

    Attributes:
        labels: the right classes.
        cross_entropies: −log softmax(z)_y, [terms], float64.
        right: whether the right class is the first with the largest score, [terms]; never where a score is NaN.
    """

    labels: Labels
    cross_entropies: Tensor
    right: Tensor


def scored(outputs: Any, targets: Any, ignore_index: int) -> Scored | ClassMajor | None:
    """What the scores of a batch are worth, which its measures share (see `shared.one_batch`).

    Args:
        outputs, targets, ignore_index: see `class_major`.

    Returns:
        None where `class_major` does not apply.

    Example:
        >>> found = scored(torch.tensor([[50.0, 0.0], [0.0, 0.0]]), torch.tensor([0, 1]), -100)
        >>> found.cross_entropies, found.right
        (tensor([1.9287e-22, 6.9315e-01], dtype=torch.float64), tensor([ True, False]))
    """
    score = _SCORE.get()
    found = None if score is None else labelled(outputs, targets, ignore_index)
    if score is None or found is None or not _is_plain(found[0]):
        return class_major(outputs, targets, ignore_index)
    return shared(score, found, lambda: _scored(score, *found))


def _scored(score: Score, logits: Tensor, labels: Labels) -> Scored:
    return Scored(labels, *score(logits.reshape(-1, logits.shape[-1]), labels.index[0]))


@contextmanager
def scoring(score: Score) -> Iterator[None]:
    """Meanwhile, and in this thread, ``score`` computes what `scored` returns, wherever it can.

    Args:
        score: gives what PyTorch gives, up to rounding of float64.
    """
    before = _SCORE.set(score)
    try:
        yield
    finally:
        _SCORE.reset(before)


def _is_plain(logits: Tensor) -> bool:
    """Whether these are numbers in single precision that lie in this machine's memory as they are."""
    return (
        type(logits) is Tensor
        and logits.dtype == torch.float32
        and logits.device.type == "cpu"
        and logits.layout is torch.strided
        and not logits.is_neg()
    )


_SCORE: ContextVar[Score | None] = ContextVar("score", default=None)
