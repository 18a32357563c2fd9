"""Random Gaussian directions, scaled to the weights."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from orograph.directions._direction import Direction
from orograph.errors import InputError, check_seed
from orograph.parameters import scales
from orograph.parameters.selection import Selection
from orograph.parameters.space import ParameterInfo
from orograph.parameters.vector import Vector
from orograph.registry import did_you_mean

NORMALIZATIONS = ("filter", "layer", "element", "none")


@dataclass(frozen=True)
class Random:
    """A Gaussian direction, by default filter-normalised (Li et al. 2018, arXiv:1712.09913).

    Draw d ~ N(0, I), then scale it to the weights w of each tensor:

    * ``filter``:  d_f ← d_f ‖w_f‖ / ‖d_f‖ for every filter f,
    * ``layer``:   d ← d ‖w‖ / ‖d‖ for every layer (each of the packed projections of one tensor by itself),
    * ``element``: d ← d ⊙ |w|,
    * ``none``:    d as drawn.

    The draw of a tensor depends on seed, stream and the tensor's name and shape alone: two models with a tensor in
    common get the same draw there, whatever the rest is.

    Attributes:
        normalize: one of `NORMALIZATIONS`.
        seed: any integer.
        stream: which of the independent directions of this seed (``"x"``, ``"y"``).
        select: roles or name patterns that take part; empty means all.
        ignore: roles or name patterns whose entries are exactly 0.
        frozen: whether parameters with ``requires_grad=False`` take part.

    Example:
        >>> model = nn.Linear(3, 2)
        >>> direction = Random(seed=1).build(Vector.of(model), model).vector
        >>> ratio = direction.norm("filter")["weight"] / Vector.of(model).norm("filter")["weight"]
        >>> bool((ratio - 1).abs().max() < 1e-6), direction.tensors()["bias"].tolist()
        (True, [0.0, 0.0])
    """

    normalize: str = "filter"
    seed: int = 0
    stream: str = "x"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ("bias", "norm")
    frozen: bool = False

    def __post_init__(self) -> None:
        if self.normalize not in NORMALIZATIONS:
            raise InputError("a normalisation", repr(self.normalize), did_you_mean(str(self.normalize), NORMALIZATIONS))
        object.__setattr__(self, "seed", check_seed(self.seed))

    def build(self, origin: Vector, model: nn.Module) -> Direction:
        """The direction at an origin.

        Raises:
            InputError, ModelError: nothing is selected (see `Selection`), or all that is selected is zero.
        """
        chosen = {info.name for info in Selection(self.select, self.ignore, self.frozen).of(origin.space)}
        vector = Vector.zeros(origin.space)
        for (info, view), (_, weight) in zip(
            origin.space.views(vector.flat), origin.space.views(origin.flat), strict=True
        ):
            if info.name in chosen:
                self._draw(info, view)
                self._scale(view, weight, info)
        if vector.is_zero:
            raise InputError(
                "weights that are not all zero to scale a direction by",
                "zeros only",
                "choose --normalize none / normalize='none'",
            )
        per = self.normalize if self.normalize in ("filter", "layer") else None
        return Direction(vector, self._spec(), per=per)

    def _draw(self, info: ParameterInfo, out: Tensor) -> None:
        """Fills a tensor, in float64 blocks of fixed size: no second copy, and the same draw for every dtype."""
        key = hashlib.sha256(f"{self.seed}/{self.stream}/{info.name}".encode()).digest()
        generator = torch.Generator().manual_seed(int.from_bytes(key[:8], "big") >> 1)
        for block in out.view(-1).split(scales.BLOCK):
            block.copy_(torch.randn(block.shape, generator=generator, dtype=torch.float64))

    def _scale(self, draw: Tensor, weight: Tensor, info: ParameterInfo) -> None:
        if self.normalize == "element":
            draw.mul_(weight.abs())
        elif self.normalize != "none":
            wanted = scales.norms(weight, info.filters, self.normalize)
            present = scales.norms(draw, info.filters, self.normalize)
            scales.scale_(draw, scales.safe_ratio(wanted, present), info.filters, self.normalize)

    def _spec(self) -> dict[str, Any]:
        options = {"normalize": self.normalize, "seed": self.seed, "stream": self.stream}
        selection = {"select": list(self.select), "ignore": list(self.ignore), "frozen": self.frozen}
        return {"kind": "random", **options, **selection}
