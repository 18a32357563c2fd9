"""Scores with one row a class: the layout in which the loss and the accuracy of a whole batch take few, fast passes.

With the classes on the first axis, a maximum or a sum over them runs along contiguous memory for all samples at once.
What losses and measures have in common (the copy in float64, the right class's score, the largest one) is computed
once a batch, what depends on the targets alone once for all points.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import torch
from torch import Tensor
from torch.utils.weak import WeakTensorKeyDictionary

from orograph.objectives.layout import WIDEST, Uniform, classes_last


@dataclass(frozen=True)
class Labels:
    """Class targets of a batch, none of them ignored.

    Attributes:
        index: the classes, [1, terms].
        counts: terms of every sample, [batch], float64.
        uniform: their sums.
        shape: of the targets.
        rank: classes − j for every class j, [classes, 1]: larger for those that win a tie.
        own_rank: the target's rank, [terms].
    """

    index: Tensor
    counts: Tensor
    uniform: Uniform
    shape: torch.Size
    rank: Tensor
    own_rank: Tensor

    @classmethod
    def of(cls, targets: Tensor, classes: int) -> Labels:
        """The labels of integer targets [batch, ...], all of them from 0 to ``classes`` − 1."""
        index = targets.reshape(1, -1).clone()  # a view would keep the user's tensor alive
        kind = torch.uint8 if classes < 256 else torch.int32
        rank = torch.arange(classes, 0, -1, device=targets.device).to(kind)
        counts = torch.full((len(targets),), targets[0].numel(), dtype=torch.float64, device=targets.device)
        sums = counts.new_full((), len(targets)), counts.sum(), counts.square().sum()
        return cls(index, counts, Uniform(targets[0].numel(), *sums), targets.shape, rank.unsqueeze(-1), rank[index[0]])


@dataclass(frozen=True)
class ClassMajor:
    """The scores of a batch in float64, one row a class.

    Attributes:
        scores: [classes, terms]; a term is a sample, or a token of one.
        labels: the right classes.
    """

    scores: Tensor
    labels: Labels

    def by_sample(self, values: Tensor) -> Tensor:
        """Sums over the terms of every sample, [batch]."""
        return values if len(self.labels.shape) == 1 else values.reshape(self.labels.shape).flatten(1).sum(1)

    @cached_property
    def own(self) -> Tensor:
        """The right class's score, [terms]."""
        return self.scores.gather(0, self.labels.index)[0]

    @cached_property
    def top(self) -> Tensor:
        """The largest score, [terms]; NaN where any is."""
        return self.scores.amax(0)

    @cached_property
    def right(self) -> Tensor:
        """Whether the right class is the first with the largest score, [terms]; never where a score is NaN."""
        largest = (self.scores == self.top).to(self.labels.rank.dtype)
        return (largest * self.labels.rank).amax(0) == self.labels.own_rank


def class_major(outputs: Any, targets: Any, ignore_index: int) -> ClassMajor | None:
    """The class-major scores of a batch; asked for again with the same tensors, the same ones.

    Args:
        outputs: what the model returned, see `layout.classes_last`.
        targets: integer class targets.
        ignore_index: targets with this value do not count.

    Returns:
        None where it does not apply: float64 scores (they are not copied), more than `layout.WIDEST` classes, ignored
        or impossible targets, gradients wanted, a device without float64.

    Example:
        >>> view = class_major(torch.tensor([[1.0, 3.0], [2.0, 2.0]]), torch.tensor([1, 1]), -100)
        >>> view.own, view.right
        (tensor([3., 2.], dtype=torch.float64), tensor([ True, False]))
    """
    logits, classes = classes_last(outputs, targets)
    wide = logits.shape[-1] > WIDEST or logits.dtype == torch.float64 or logits.device.type == "mps"
    if wide or not classes.numel() or (logits.requires_grad and torch.is_grad_enabled()):
        return None
    labels = _labels(targets, classes, logits.shape[-1], ignore_index)
    known = _VIEWS.get(logits)
    if known is not None and known[0] == _version(logits) and known[1].labels is labels:
        return known[1]
    return None if labels is None else _remembered(logits, labels)


def _remembered(logits: Tensor, labels: Labels) -> ClassMajor:
    rows = logits.reshape(-1, logits.shape[-1])
    scores = torch.empty(rows.shape[::-1], dtype=torch.float64, device=rows.device).copy_(rows.t())
    view = ClassMajor(scores, labels)
    if not logits.is_inference():
        _VIEWS[logits] = _version(logits), view
    return view


def _labels(targets: Tensor, classes: Tensor, count: int, ignore_index: int) -> Labels | None:
    """The labels of targets, or None if one of them is ignored or no class; remembered as long as the targets live."""
    key = (_version(targets), count, ignore_index)
    known = _LABELS.get(targets)
    if known is not None and known[0] == key:
        return known[1]
    least, most = (int(bound) for bound in classes.aminmax())
    odd = least < 0 or most >= count or (ignore_index >= 0 and bool((classes == ignore_index).any()))
    labels = None if odd else Labels.of(classes, count)
    if not targets.is_inference():
        _LABELS[targets] = key, labels
    return labels


def _version(tensor: Tensor) -> int:
    """How often a tensor was written; those made in inference mode do not count."""
    return -1 if tensor.is_inference() else tensor._version


_VIEWS = WeakTensorKeyDictionary()
_LABELS = WeakTensorKeyDictionary()
