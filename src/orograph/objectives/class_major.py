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

from orograph.objectives.batch import times_written
from orograph.objectives.layout import WIDEST, Uniform, as_tensor, classes_last
from orograph.objectives.shared import shared


@dataclass(frozen=True, eq=False)
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

    def by_sample(self, values: Tensor) -> Tensor:
        """Sums over the terms of every sample, [batch]."""
        return values if len(self.shape) == 1 else values.reshape(self.shape).flatten(1).sum(1)


@dataclass(frozen=True)
class ClassMajor:
    """The scores of a batch in float64, one row a class.

    Attributes:
        scores: [classes, terms]; a term is a sample, or a token of one.
        labels: the right classes.
    """

    scores: Tensor
    labels: Labels

    @classmethod
    def of(cls, logits: Tensor, labels: Labels) -> ClassMajor:
        """The scores of logits [batch, ..., classes]."""
        rows = logits.reshape(-1, logits.shape[-1])
        return cls(torch.empty(rows.shape[::-1], dtype=torch.float64, device=rows.device).copy_(rows.t()), labels)

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

    @cached_property
    def cross_entropies(self) -> Tensor:
        """−log softmax(z)_y, [terms], without cancellation however small: with M = max z and δ = z_y − M,

        log(e^δ + Σ_{j≠y} e^{z_j − M}) − δ = log1p(Σ_{j≠y} e^{z_j − M} + expm1(δ)) − δ.
        """
        rest = torch.sub(self.scores, self.top).exp_().scatter_(0, self.labels.index, 0.0).sum(0)
        behind = self.own - self.top
        return rest.add_(torch.expm1(behind)).log1p_().sub_(behind)


ROOM = 1 << 24
"""Targets whose labels are remembered at most; each takes some 20 bytes."""


def class_major(outputs: Any, targets: Any, ignore_index: int) -> ClassMajor | None:
    """The class-major scores of a batch, which its measures share (see `shared.one_batch`).

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
    found = labelled(outputs, targets, ignore_index)
    return None if found is None else shared(ClassMajor, found, lambda: ClassMajor.of(*found))


def labelled(outputs: Any, targets: Any, ignore_index: int) -> tuple[Tensor, Labels] | None:
    """The scores of a batch as the model gives them, [batch, ..., classes], and its labels; None as for `class_major`.

    Args:
        outputs, targets, ignore_index: see `class_major`.
    """
    return shared(ignore_index, (as_tensor(outputs), targets), lambda: _labelled(outputs, targets, ignore_index))


def _labelled(outputs: Any, targets: Any, ignore_index: int) -> tuple[Tensor, Labels] | None:
    logits, classes = classes_last(outputs, targets)
    wide = logits.shape[-1] > WIDEST or logits.dtype == torch.float64 or logits.device.type == "mps"
    if wide or not classes.numel() or (logits.requires_grad and torch.is_grad_enabled()):
        return None
    labels = _remembered(targets, classes, logits.shape[-1], ignore_index)
    return None if labels is None else (logits, labels)


def _remembered(targets: Tensor, classes: Tensor, count: int, ignore_index: int) -> Labels | None:
    """The labels of targets, remembered as long as these live and nobody writes to them."""
    if targets.is_inference() or targets.numel() * (len(_LABELS) + 1) > ROOM:
        return _labels(classes, count, ignore_index)
    version, known = _LABELS.get(targets, (None, None))
    if known is None or version != targets._version:
        known = {}
        _LABELS[targets] = targets._version, known
    if (count, ignore_index) not in known:
        known[count, ignore_index] = _labels(classes, count, ignore_index)
    found: Labels | None = known[count, ignore_index]
    return found


def forget_uncounted() -> None:
    """Forgets labels of targets into whose memory others than PyTorch, which counts, may have written meanwhile."""
    for targets in [targets for targets in _LABELS if times_written(targets) is None]:
        del _LABELS[targets]


def _labels(classes: Tensor, count: int, ignore_index: int) -> Labels | None:
    """The labels of targets, or None if one of them is ignored or no class."""
    least, most = (int(bound) for bound in classes.aminmax())
    odd = least < 0 or most >= count or (ignore_index >= 0 and bool((classes == ignore_index).any()))
    return None if odd else Labels.of(classes, count)


_LABELS = WeakTensorKeyDictionary()
"""Targets → how often they were written, and their labels by the number of classes and what is ignored."""
