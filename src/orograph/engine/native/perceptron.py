"""Linear layers one after the other, with activations and residual, as functions of tensors."""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Sequence
from typing import Any, Literal

import torch
from torch import Tensor

from orograph.engine.cores import is_avx2
from orograph.engine.errors import NotFinite
from orograph.engine.native.build import compiled
from orograph.engine.native.tensors import address

Activation = Literal["none", "relu", "gelu"]

Norm = tuple[Tensor | None, Tensor | None, float]
"""LayerNorm: weight and bias of shape (inputs,), or None, and ε; see `orograph.engine.native.pointwise.layer_norm`."""

Before = Literal["none", "relu"] | Norm
"""What is done to the inputs of a first layer."""

_ACTIVATIONS = ("none", "relu", "gelu")

_BEFORE = ("none", "relu", "norm")

_TOGETHER = 16
"""Outputs that the kernel works on together where it is faster than PyTorch's product."""


Layer = tuple[Tensor, Tensor | None, Activation, int]
"""f(W x + b): W as `pack` gives it, b of shape (outputs,) or None, the name of f (``gelu`` as in
`orograph.engine.native.pointwise.gelu`), and the number of outputs."""


def pays() -> bool:
    """Whether the kernel was found to be the faster one: by one thread, on processors with AVX2 alone.

    Raises:
        CannotLower: there are no kernels on this machine.
    """
    return not unpaid()


def unpaid() -> str:
    """Why the kernel is not the faster one here, as a clause; empty if it is.

    Raises:
        CannotLower: there are no kernels on this machine.
    """
    if (threads := torch.get_num_threads()) != 1:
        return f"our own kernel for linear layers serves one thread, not {threads}"
    if is_avx2() and int(kernels().orograph_most()) == _TOGETHER:
        return ""
    return "our own kernel for linear layers is for processors whose longest vectors are those of AVX2"


def pack(weight: Tensor, turned: bool = False) -> Tensor:
    """The weights of a layer as `perceptron` reads them: shape (outputs, inputs) → (blocks, inputs, n).

    Outputs come in blocks of n; the last block is filled up with zeros.

    Args:
        weight: float32; without a copy, whatever its strides.
        turned: whether its shape is (inputs, outputs).
    """
    weight = weight.t() if turned else weight
    outputs, inputs = weight.shape
    many = kernels().orograph_most()
    out = weight.new_empty(-(-outputs // many), inputs, many)
    places = (weight.data_ptr(), out.data_ptr())
    kernels().orograph_layer_weights(outputs, inputs, *weight.stride(), *places)
    return out


def perceptron(
    x: Tensor,
    layers: Sequence[Layer],
    other: Tensor | None = None,
    before: Before = "none",
    over: bool = False,
) -> Tensor:
    """f_n(W_n … f_1(W_1 f_0(x) + b_1) … + b_n + other).

    What is between layers stays in the cache. Errors are those of the products as written, and for every 256 inputs of
    a layer that of a sum with b and ``other``. A row is computed alike in every batch.

    Args:
        x: shape (..., inputs), float32; without a copy if it is contiguous.
        layers: one or more, the first one first.
        other: what is added to the last layer's sums, of the result's shape, or None.
        before: f_0: the identity, a rectifier, or a normalisation of rows.
        over: whether the result may be written over ``other``, which may be ``x`` itself unless f_0 is the identity.

    Returns:
        Shape (..., outputs), contiguous.

    Raises:
        NotFinite: a result of a normalisation is infinite or NaN, or of an activation that makes NaN of infinities
            (``gelu``).
        ValueError: weights, biases and ``other`` do not fit each other.

    References:
        Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", ACM TOMS 34, 2008.

    Example:
        >>> from torch.nn.functional import linear
        >>> x, w, b, v = torch.randn(2, 3, 8), torch.randn(5, 8), torch.randn(5), torch.randn(4, 5)
        >>> found = perceptron(x, [(pack(w), b, "relu", 5), (pack(v), None, "none", 4)])
        >>> torch.allclose(found, linear(torch.relu(linear(x, w, b)), v), atol=1e-4)
        True
    """
    return through(x, Chain(layers, x.shape[-1], before), other, over)


def through(x: Tensor, chain: Chain, other: Tensor | None = None, over: bool = False) -> Tensor:
    """The same as `perceptron`, of layers that the kernel has been told of."""
    same, x = other is x, x.contiguous()
    shape = (*x.shape[:-1], chain.outputs)
    if other is not None:
        other = x if same else other.contiguous()
        if other.shape != shape:
            raise ValueError(f"a summand of shape {tuple(other.shape)} is not of the result's")
    if x.shape[-1] != chain.inputs:
        raise ValueError(f"inputs of shape {tuple(x.shape)} are not {chain.inputs} a row")
    out = other if over and other is not None else x.new_empty(shape)
    places = (x.data_ptr(), address(other), out.data_ptr())
    rows = x.numel() // chain.inputs
    if not kernels().orograph_perceptron(rows, chain.before, len(chain.told), chain.told, chain.width, *places):
        raise NotFinite("an activation or a normalisation is given numbers that are not finite")
    return out


class Chain:
    """Layers that follow each other, as the kernel is told of them.

    Args:
        layers: one or more, the first one first.
        inputs: of the first one.
        before: what is done to its inputs.

    Attributes:
        told, before: for the kernel; they hold as long as this object does.
        inputs: of the first layer.
        outputs: of the last layer.
        width: the largest number that the kernel keeps of a row: outputs of all other layers, and inputs to which
            something is done.

    Raises:
        ValueError: they do not fit each other.
    """

    def __init__(self, layers: Sequence[Layer], inputs: int, before: Before = "none") -> None:
        self.told, self.before, self.inputs = (_Layer * len(layers))(), _Before(), inputs
        self._kept: list[Tensor | None] = [weight for weight, *_ in layers]
        if isinstance(before, str):
            self.before.kind = _BEFORE.index(before)
        else:
            weight, shift, epsilon = before
            self.before = _Before(_BEFORE.index("norm"), self._row(weight, inputs), self._row(shift, inputs), epsilon)
        self.outputs = inputs
        for part, (weight, bias, activation, outputs) in zip(self.told, layers, strict=True):
            if weight.shape[1] != self.outputs:
                raise ValueError(f"weights are packed for {weight.shape[1]} inputs, not for {self.outputs}")
            if -(-outputs // weight.shape[2]) != weight.shape[0]:
                raise ValueError(f"weights are not those of {outputs} outputs")
            part.inputs, part.outputs, part.activation = self.outputs, outputs, _ACTIVATIONS.index(activation)
            part.weight, part.bias = weight.data_ptr(), self._row(bias, outputs)
            self.outputs = outputs
        self.width = max([inputs if before != "none" else 0, *(part.outputs for part in self.told[:-1])])

    def _row(self, numbers: Tensor | None, count: int) -> int | None:
        """Where numbers lie, a row of which is kept."""
        if numbers is None:
            return None
        if numbers.shape != (count,):
            raise ValueError(f"a bias or a normalisation of shape {tuple(numbers.shape)} is not of {count} numbers")
        self._kept.append(numbers.contiguous())
        return address(self._kept[-1])


class _Layer(ctypes.Structure):
    """What the kernel is told of a layer, as it reads it: the order of the fields is its own."""

    _fields_ = (
        *((name, ctypes.c_int64) for name in ("inputs", "outputs", "activation")),
        *((name, ctypes.c_void_p) for name in ("weight", "bias")),
    )


class _Before(ctypes.Structure):
    """What the kernel is told of f_0, as it reads it: the order of the fields is its own."""

    _fields_ = (
        ("kind", ctypes.c_int64),
        *((name, ctypes.c_void_p) for name in ("weight", "bias")),
        ("epsilon", ctypes.c_double),
    )


@functools.cache
def kernels() -> Any:
    """The functions of the library."""
    found = compiled()
    whole, place, number = ctypes.c_int64, ctypes.c_void_p, ctypes.c_int
    several, layers = ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(_Layer)
    found.orograph_layer_weights.argtypes = [whole, whole, whole, whole, place, place]
    found.orograph_layer_weights.restype = None
    found.orograph_perceptron.argtypes = [whole, ctypes.POINTER(_Before), whole, layers, whole, *[place] * 3]
    found.orograph_perceptrons.argtypes = [
        *(whole, whole, place, whole, several, whole, several),
        *(whole, layers, number, whole, place, place),
    ]
    return found
