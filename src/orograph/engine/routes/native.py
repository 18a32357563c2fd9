"""The model's own computation, rewritten as for the route `lowered`, with kernels of our own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils import _pytree as pytree

from orograph.engine.errors import CannotLower, NotFinite
from orograph.engine.lowering.perceptron import may_follow
from orograph.engine.lowering.program import Program
from orograph.engine.lowering.transformer import may_attend
from orograph.engine.lowering.winograd import may_have
from orograph.engine.native.scores import score
from orograph.engine.routes.lowered import Lowered, tensors_of
from orograph.subspaces.affine import Affine


class Native(Lowered):
    """As `Lowered`, but on a CPU, in float32, some kinds of layers are computed by kernels of our own.

    3 x 3 convolutions take fewer products (see `native.winograd.convolve`). Attention leaves out keys behind the last
    one that it may look at (see `native.attention.attend`); where there is attention, GELU and LayerNorm pass over
    memory once. Linear layers with normalisation, activation and residual, several of them as one, are computed a few
    rows at a time where vectors are those of AVX2 (see `native.perceptron.perceptron`): a block of a transformer is
    four calls. Nets of nothing else are computed at several points in one call. Cross-entropies and right answers have
    a kernel, too (see `native.scores.score`).

    Where a value becomes infinite or NaN and they would spread it in another way, the batch goes through the model.

    Args:
        model: in eval mode.
        subspace: where it moves.
        args, kwargs: a batch.
        precision: "fp32". There is no other.
        samples: as for `Lowered`.

    Raises:
        CannotLower: also where there is no C++ compiler, or no layer that the kernels serve.
    """

    rounds: Collection[str] = ()
    score = staticmethod(score)
    kernels = True

    def __init__(
        self,
        model: nn.Module,
        subspace: Affine,
        args: Sequence[Any],
        kwargs: Mapping[str, Any] | None = None,
        *,
        precision: str = "fp32",
        samples: int | None = None,
    ) -> None:
        if precision != "fp32":
            raise CannotLower(f"our own kernels have no {precision} form")
        if any(parameter.device.type != "cpu" for parameter in model.parameters()):
            raise CannotLower("our own kernels are for the CPU")
        shapes = [parameter.shape for parameter in model.parameters()]
        batch = [leaf for leaf in pytree.tree_leaves((args, kwargs)) if isinstance(leaf, Tensor)]
        if (
            not may_have(shapes)
            and not may_attend(shapes, batch)
            and not may_follow(shapes, batch, samples is not None)
        ):
            raise CannotLower("no layer of it is one that our own kernels compute")
        super().__init__(model, subspace, args, kwargs, precision=precision, samples=samples)

    def _run(self, program: Program, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        try:
            return super()._run(program, args, kwargs)
        except NotFinite:
            return self._model(*args, **kwargs)

    @property
    def together(self) -> int:
        """How many points `several` takes at most; 0 if it takes none."""
        return max((program.together for program in self._programs.values() if program is not None), default=0)

    def several(self, points: Sequence[Sequence[float]], *args: Any, **kwargs: Any) -> list[Any] | None:
        """What the model would return for a batch at several points; None, or None at a point, where it must be asked.

        Args:
            points: coordinates of up to `together` points.
            args, kwargs: a batch.
        """
        with torch.no_grad():
            program = self._program(args, kwargs)
            if program is None:
                return None
            tensors = tensors_of(args, kwargs)
            try:
                return program.several(points, tensors)
            except NotFinite:
                return [None] if len(points) == 1 else [self._alone(program, point, tensors) for point in points]

    @staticmethod
    def _alone(program: Program, point: Sequence[float], tensors: Sequence[Tensor]) -> Any:
        """At one of several points, of which some are beyond the kernels."""
        try:
            found = program.several([point], tensors)
            return None if found is None else found[0]
        except NotFinite:
            return None
