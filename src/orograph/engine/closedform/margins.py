"""What a classifier's losses are made of: how far every wrong class is above the right one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from torch import Tensor

from orograph.engine.closedform.blocks import Block

TIE = 1e-300
"""Raises classes that win a tie against the right one; nothing beside any margin that is not zero."""

SAFE = 300.0
"""Exponents up to which e^u and e^v may be multiplied in float64: neither overflows nor vanishes."""


@dataclass(frozen=True)
class Margins:
    """m_j(c) = z_j(c) − z_y(c) = m⁰ + Σᵢ cᵢ mⁱ of every wrong class j of every term (a sample, or a token of one).

    Attributes:
        origin: m⁰, [classes − 1, terms], float64; classes before the right one are raised by `TIE`.
        slopes: mⁱ, one for each of two axes.
    """

    origin: Tensor
    slopes: tuple[Tensor, Tensor]

    @classmethod
    def of(cls, logits: Sequence[Tensor], targets: Tensor) -> Margins:
        """The margins.

        Args:
            logits: at the origin and along each axis, [terms, classes]; for a line the only axis is the second one.
            targets: the right classes, [terms].
        """
        wrong = torch.arange(logits[0].shape[1] - 1, device=targets.device).unsqueeze(1)
        wrong = wrong + (wrong >= targets)
        origin, *slopes = [part.T.gather(0, wrong) - part.gather(1, targets[:, None]).T for part in logits]
        origin = origin.add_((wrong < targets).double(), alpha=TIE)
        first, second = slopes if len(slopes) == 2 else (torch.zeros_like(origin), slopes[0])
        return cls(origin, (first, second))

    def at(self, block: Block, terms: slice) -> Tile:
        """The margins of some terms at the points of a block."""
        along, across = self.slopes[block.row_axis], self.slopes[1 - block.row_axis]
        rows, columns = (torch.as_tensor(c, dtype=torch.float64).to(along) for c in (block.rows, block.columns))
        return Tile(
            torch.addcmul(self.origin[:, terms, None], along[:, terms, None], rows),
            across[:, terms],
            columns,
        )


@dataclass(frozen=True)
class Tile:
    """Margins u_j + b v_j of some terms at the points of a block.

    Attributes:
        rows: u at every row, [classes − 1, terms, rows].
        slopes: v, [classes − 1, terms].
        columns: b, [columns].
    """

    rows: Tensor
    slopes: Tensor
    columns: Tensor

    def each(self) -> Iterator[Tensor]:
        """The margins of one wrong class after the other, [terms, rows, columns]; the memory is used again."""
        room = self.rows.new_empty(*self.rows.shape[1:], len(self.columns))
        for base, slope in zip(self.rows, self.slopes, strict=True):
            yield torch.addcmul(base.unsqueeze(-1), slope[:, None, None], self.columns, out=room)

    @cached_property
    def top(self) -> Tensor:
        """The largest margin, [terms, rows, columns]: the answer is right where it is not above 0."""
        top = self.rows.new_full((*self.rows.shape[1:], len(self.columns)), -torch.inf)
        for margins in self.each():
            torch.maximum(top, margins, out=top)
        return top

    def cross_entropies(self) -> Tensor:
        """log(1 + Σ_j e^{m_j}), [terms, rows, columns]: by separable exponentials where they are safe.

        e^{u + bv} = e^u e^{bv}, so the sum over classes is, for every term, one product of a [rows, classes − 1] and a
        [classes − 1, columns] matrix, and there are only as many exponentials as rows and columns.
        """
        steps = self.slopes.unsqueeze(-1) * self.columns
        if max(_reach(self.rows), _reach(steps)) > SAFE:
            return self._log_sum_exp()
        odds = torch.bmm(self.rows.exp().permute(1, 2, 0), steps.exp_().permute(1, 0, 2))
        return _log1p_(odds)

    def hinges(self, margin: float) -> Tensor:
        """Σ_j max(0, m_j + margin), [terms, rows, columns]."""
        total = self.rows.new_zeros(*self.rows.shape[1:], len(self.columns))
        for margins in self.each():
            total.add_(margins.add_(margin).clamp_(min=0))
        return total

    def _log_sum_exp(self) -> Tensor:
        above = self.top.clamp(min=0)
        rest = torch.expm1(-above)
        for margins in self.each():
            rest.add_(margins.sub_(above).exp_())
        return above.add_(_log1p_(rest))


def _reach(values: Tensor) -> float:
    return max(abs(float(bound)) for bound in values.aminmax()) if values.numel() else 0.0


def _log1p_(values: Tensor) -> Tensor:
    """log(1 + v) in place; NumPy's is twice as fast as torch's on a CPU."""
    if values.device.type == "cpu":
        array = values.numpy()
        np.log1p(array, out=array)
        return values
    return values.log1p_()
