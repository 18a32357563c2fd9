"""Linear layers one after the other, at several points of an affine subspace in one call."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from orograph.engine.errors import NotFinite
from orograph.engine.native.perceptron import Chain, Layer, kernels

MOST_TERMS = 8
"""Parts that a point is the sum of at most."""


class Perceptrons:
    """x ↦ f_n(W_n(c) … f_1(W_1(c) f_0(Σ cᵢ xᵢ) + b_1(c)) … + b_n(c)), where W(c) = Σ cᵢ Wᵢ and b(c) = Σ cᵢ bᵢ.

    What a batch is read for, and what every call costs, is shared by all points of a call. A point is computed alike,
    whatever others are beside it.

    Args:
        parts: the layers of every i (see `native.perceptron.perceptron`), alike but for their numbers.
        inputs: of the first layer.
        rectify: whether f_0 is a rectifier, else it is the identity.

    Attributes:
        size: bytes of the layers at a point.

    Raises:
        CannotLower: there are no kernels on this machine.
        ValueError: layers do not fit each other, or there are more than `MOST_TERMS` parts.

    Example:
        >>> from torch.nn.functional import linear
        >>> from orograph.engine.native.perceptron import pack
        >>> (w, v), (b, c), (x, y) = torch.randn(2, 5, 8), torch.randn(2, 5), torch.randn(2, 3, 8)
        >>> parts = [[(pack(w), b, "relu", 5)], [(pack(v), c, "relu", 5)]]
        >>> (found,) = Perceptrons(parts, 8, False)([[1.0, 0.5]], [x, y])
        >>> torch.allclose(found, torch.relu(linear(x + 0.5 * y, w + 0.5 * v, b + 0.5 * c)), atol=1e-4)
        True
    """

    def __init__(self, parts: Sequence[Sequence[Layer]], inputs: int, rectify: bool) -> None:
        if len(parts) > MOST_TERMS:
            raise ValueError(f"{len(parts)} parts, of which there may be {MOST_TERMS}")
        self._layers, self._inputs, self._rectify = parts[0], inputs, rectify
        self._parts = [torch.cat([numbers.flatten() for numbers in _numbers(layers)]) for layers in parts]
        if len({len(part) for part in self._parts}) > 1:
            raise ValueError("parts are not alike")
        self.size = self._parts[0].nbytes

    def __call__(self, factors: Sequence[Sequence[float]], x: Sequence[Tensor]) -> Tensor:
        """The outputs at some points.

        Args:
            factors: of every point, cᵢ of every part.
            x: of every part, shape (..., inputs), float32; without a copy if it is contiguous.

        Returns:
            Shape (points, ..., outputs), contiguous.

        Raises:
            NotFinite: as `native.perceptron.perceptron`, at one of the points.
            ValueError: inputs or factors do not fit the parts.
        """
        shapes = {tuple(each.shape) for each in x}
        if len(x) != len(self._parts) or len(shapes) > 1 or {len(point) for point in factors} != {len(x)}:
            raise ValueError(f"{len(self._parts)} inputs of one shape, and as many factors of every point, are needed")
        x = [each.contiguous() for each in x]
        numbers, rows = len(self._parts[0]), x[0].numel() // x[0].shape[-1]
        weights = x[0].new_empty(len(factors), numbers)
        chain = Chain(self._at(weights[0]), x[0].shape[-1])
        out = x[0].new_empty(len(factors), *x[0].shape[:-1], chain.outputs)
        steps = torch.tensor(factors, dtype=torch.float32, device="cpu")
        if not kernels().orograph_perceptrons(
            *(len(factors), len(x), steps.data_ptr(), rows, _places(x), numbers, _places(self._parts)),
            *(len(chain.told), chain.told, self._rectify, max(chain.width, x[0].shape[-1])),
            *(weights.data_ptr(), out.data_ptr()),
        ):
            raise NotFinite("an activation is given numbers that are not finite")
        return out

    def _at(self, numbers: Tensor) -> list[Layer]:
        """The layers, with numbers that lie in one row."""
        rest, layers = numbers, []
        for weight, bias, activation, outputs in self._layers:
            own, rest = rest[: weight.numel()].view(weight.shape), rest[weight.numel() :]
            if bias is not None:
                bias, rest = rest[: len(bias)], rest[len(bias) :]
            layers.append((own, bias, activation, outputs))
        return layers


def _numbers(layers: Sequence[Layer]) -> list[Tensor]:
    return [numbers for weight, bias, _, _ in layers for numbers in (weight, bias) if numbers is not None]


def _places(tensors: Sequence[Tensor]) -> Any:
    return (ctypes.c_void_p * len(tensors))(*(tensor.data_ptr() for tensor in tensors))
