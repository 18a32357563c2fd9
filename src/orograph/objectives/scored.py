"""Cross-entropies and right answers of a batch: by PyTorch, or by whoever is said to compute them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

import torch
from torch import Tensor

from orograph.objectives.class_major import ClassMajor, Labels, PerTensor, class_major, labelled

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
    """What the scores of a batch are worth; asked for again with the same tensors, the same.

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
    if score is None:
        return class_major(outputs, targets, ignore_index)
    found = labelled(outputs, targets, ignore_index)
    if found is None:
        return None
    logits, labels = found
    if type(logits) is not Tensor or logits.dtype != torch.float32 or not _is_plain(logits):
        return class_major(outputs, targets, ignore_index)

    def make() -> Scored:
        return Scored(labels, *score(logits.reshape(-1, logits.shape[-1]), labels.index[0]))

    return _FOUND.get(logits, (labels, score), make)


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


def _is_plain(tensor: Tensor) -> bool:
    """Whether its numbers lie in this machine's memory as they are."""
    return tensor.device.type == "cpu" and tensor.layout is torch.strided and not tensor.is_neg()


_SCORE: ContextVar[Score | None] = ContextVar("score", default=None)
_FOUND: PerTensor[Scored] = PerTensor()
