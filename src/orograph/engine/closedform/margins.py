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
        slopes = [slope + 0.0 for slope in slopes]  # no −0
        first, second = slopes if len(slopes) == 2 else (torch.zeros_like(origin), slopes[0])
        return cls(origin, (first, second))

    def tiles(self, block: Block, size: int) -> Iterator[Tile]:
        """The margins at the points of a block, so many terms at a time; use a tile before asking for the next."""
        along, across = self.slopes[block.row_axis], self.slopes[1 - block.row_axis]
        rows, columns = (torch.as_tensor(c, dtype=torch.float64).to(along) for c in (block.rows, block.columns))
        size = min(size, self.origin.shape[1])
        room = self.origin.new_empty(size, len(rows), len(columns))
        for start in range(0, self.origin.shape[1], size):
            terms = slice(start, start + size)
            rising = torch.addcmul(self.origin[:, terms, None], along[:, terms, None], rows)
            yield Tile(rising, across[:, terms], columns, room[: rising.shape[1]])


@dataclass(frozen=True)
class Tile:
    """Margins u_j + b v_j of some terms at the points of a block.

    Attributes:
        rows: u at every row, [classes − 1, terms, rows].
        slopes: v, [classes − 1, terms].
        columns: b in ascending order, [columns].
        room: memory for the losses, [terms, rows, columns].
    """

    rows: Tensor
    slopes: Tensor
    columns: Tensor
    room: Tensor

    @cached_property
    def steps(self) -> Tensor:
        """b v at every column, [classes − 1, terms, columns]."""
        return self.slopes.unsqueeze(-1) * self.columns

    def each(self) -> Iterator[Tensor]:
        """The margins of one wrong class after the other, [terms, rows, columns]; the memory is used again."""
        margins = torch.empty_like(self.room)
        for row, step in zip(self.rows, self.steps, strict=True):
            yield torch.add(row.unsqueeze(-1), step.unsqueeze(1), out=margins)

    def right(self) -> Tensor:
        """How many terms have no margin above 0, [rows, columns].

        Along a row this holds on an interval: b ≤ −u_j / v_j where v_j > 0, b ≥ −u_j / v_j where v_j < 0. So it is
        enough to find the columns where the intervals begin and end.
        """
        falling = torch.where(self.slopes < 0, torch.inf, -torch.inf).to(self.slopes).unsqueeze(-1)
        bounds = -self.rows / self.slopes.unsqueeze(-1)
        if bool((self.slopes == 0).any()):  # then −u/0 says whether there is any such b; 0/0 does not forbid it
            bounds.nan_to_num_(nan=torch.inf, posinf=torch.inf, neginf=-torch.inf)
        last = torch.maximum(bounds, falling).amin(0)
        first = torch.minimum(bounds, falling).amax(0)
        first.masked_fill_(first > last, torch.inf)
        begun = self._passed(torch.searchsorted(self.columns, first))
        ended = self._passed(torch.searchsorted(self.columns, torch.maximum(first, last), right=True))
        return begun - ended

    def cross_entropies(self) -> Tensor:
        """log(1 + Σ_j e^{m_j}), [terms, rows, columns]: by separable exponentials where they are safe.

        e^{u + bv} = e^u e^{bv}, so the sum over classes is, for every term, one product of a [rows, classes − 1] and a
        [classes − 1, columns] matrix, and there are only as many exponentials as rows and columns.
        """
        if max(_reach(self.rows), _reach(self.steps)) > SAFE:
            return self._log_sum_exp()
        by_row, by_column = self.rows.exp().permute(1, 2, 0), self.steps.exp().permute(1, 0, 2)
        return _log1p_(torch.bmm(by_row, by_column, out=self.room))

    def hinges(self, margin: float) -> Tensor:
        """Σ_j max(0, m_j + margin), [terms, rows, columns]."""
        total = self.room.zero_()
        for margins in self.each():
            total.add_(margins.add_(margin).clamp_(min=0))
        return total

    def _log_sum_exp(self) -> Tensor:
        above = self.room.zero_()
        for margins in self.each():
            torch.maximum(above, margins, out=above)
        rest = torch.expm1(-above)
        for margins in self.each():
            rest.add_(margins.sub_(above).exp_())
        return above.add_(_log1p_(rest))

    def _passed(self, index: Tensor) -> Tensor:
        """How many of the indices [terms, rows] are at or before each column, [rows, columns]."""
        rows, width = index.shape[1], len(self.columns) + 1
        index = index + torch.arange(rows, device=index.device) * width
        return index.flatten().bincount(minlength=rows * width).view(rows, width).cumsum(1)[:, :-1]


def _reach(values: Tensor) -> float:
    return max(abs(float(bound)) for bound in values.aminmax()) if values.numel() else 0.0


def _log1p_(values: Tensor) -> Tensor:
    """log(1 + v) in place; NumPy's is twice as fast as torch's on a CPU."""
    if values.device.type == "cpu":
        array = values.numpy()
        np.log1p(array, out=array)
        return values
    return values.log1p_()
