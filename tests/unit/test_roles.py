"""Where the filters of every kind of layer are, against explicit loops over output units."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn.utils import parametrizations, parametrize

from orograph.parameters import scales
from orograph.parameters.roles import ROLES, Filters, role_of
from orograph.parameters.space import ParameterInfo, ParameterSpace

Split = Callable[[np.ndarray], list[np.ndarray]]


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def whole(w: np.ndarray) -> list[np.ndarray]:
    return [w.ravel()]


def rows(w: np.ndarray) -> list[np.ndarray]:
    return [w[i].ravel() for i in range(w.shape[0])]


def columns(w: np.ndarray) -> list[np.ndarray]:
    return [w[:, j].ravel() for j in range(w.shape[1])]


def transposed(groups: int) -> Split:
    """Output channel g·(out/groups) + o of a transposed convolution reads input channels of group g only."""

    def split(w: np.ndarray) -> list[np.ndarray]:
        inputs = w.shape[0] // groups
        return [w[g * inputs : (g + 1) * inputs, o].ravel() for g in range(groups) for o in range(w.shape[1])]

    return split


class Conv1D(nn.Module):
    """The linear layer of GPT-2, whose weight is [in, out]."""

    def __init__(self, outputs: int, inputs: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(inputs, outputs))
        self.bias = nn.Parameter(torch.randn(outputs))

    def forward(self, x: Tensor) -> Tensor:
        return x @ self.weight + self.bias


class LlamaRMSNorm(nn.Module):
    def __init__(self, size: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(size))


class Tokens(nn.Module):
    """Parameters of no layer of torch's."""

    def __init__(self) -> None:
        super().__init__()
        self.cls_token = nn.Parameter(torch.randn(1, 1, 6))
        self.pos_embed = nn.Parameter(torch.randn(1, 5, 6))
        self.gamma = nn.Parameter(torch.randn(4))
        self.temperature = nn.Parameter(torch.tensor(0.7))
        self.mixing = nn.Parameter(torch.randn(3, 2, 2))


@dataclass
class Case:
    """A layer, and for each of its tensors: role, filters, number of packed layers."""

    build: Callable[[], nn.Module]
    tensors: dict[str, tuple[Any, ...]]


BIAS = {"bias": ("bias", whole)}
NORM = {"weight": ("norm", whole), "bias": ("norm", whole)}


def _conv(build: Callable[[], nn.Module]) -> Case:
    return Case(build, {"weight": ("conv", rows), **BIAS})


def _up(groups: int, build: Callable[[], nn.Module]) -> Case:
    return Case(build, {"weight": ("conv_transpose", transposed(groups)), **BIAS})


def _recurrent(build: Callable[[], nn.Module], gates: int, suffixes: tuple[str, ...], projected: bool = False) -> Case:
    tensors: dict[str, tuple[Any, ...]] = {}
    for suffix in suffixes:
        tensors |= {f"weight_{part}{suffix}": ("recurrent", rows, gates) for part in ("ih", "hh")}
        tensors |= {f"bias_{part}{suffix}": ("bias", whole) for part in ("ih", "hh")}
        if projected:
            tensors[f"weight_hr{suffix}"] = ("recurrent", rows)
    return Case(build, tensors)


OUT = {"out_proj.weight": ("linear", rows), "out_proj.bias": ("bias", whole)}
BOTH = ("_l0", "_l0_reverse", "_l1", "_l1_reverse")
CASES: dict[str, Case] = {
    "Linear": Case(lambda: nn.Linear(5, 3), {"weight": ("linear", rows), **BIAS}),
    "Bilinear": Case(lambda: nn.Bilinear(3, 4, 2), {"weight": ("linear", rows), **BIAS}),
    "Conv1D of GPT-2": Case(lambda: Conv1D(4, 6), {"weight": ("linear", columns), **BIAS}),
    "Conv1D of GPT-2, packed": Case(lambda: Conv1D(12, 4), {"weight": ("linear", columns, 3), **BIAS}),
    "Conv1d": _conv(lambda: nn.Conv1d(4, 6, 3)),
    "Conv2d": _conv(lambda: nn.Conv2d(4, 6, 3)),
    "Conv3d": _conv(lambda: nn.Conv3d(2, 4, (1, 2, 3))),
    "Conv2d, grouped": _conv(lambda: nn.Conv2d(4, 6, 3, groups=2)),
    "Conv2d, depthwise": _conv(lambda: nn.Conv2d(4, 8, 3, groups=4)),
    "ConvTranspose1d": _up(1, lambda: nn.ConvTranspose1d(4, 6, 3)),
    "ConvTranspose2d": _up(1, lambda: nn.ConvTranspose2d(4, 6, 3)),
    "ConvTranspose3d": _up(1, lambda: nn.ConvTranspose3d(4, 2, (1, 2, 3))),
    "ConvTranspose1d, grouped": _up(2, lambda: nn.ConvTranspose1d(6, 4, 3, groups=2)),
    "ConvTranspose2d, grouped": _up(2, lambda: nn.ConvTranspose2d(4, 6, 3, groups=2)),
    "ConvTranspose3d, depthwise": _up(4, lambda: nn.ConvTranspose3d(4, 4, 2, groups=4)),
    "Embedding": Case(lambda: nn.Embedding(7, 3), {"weight": ("embedding", rows)}),
    "EmbeddingBag": Case(lambda: nn.EmbeddingBag(7, 3), {"weight": ("embedding", rows)}),
    "MultiheadAttention": Case(
        lambda: nn.MultiheadAttention(4, 2),
        {"in_proj_weight": ("attention", rows, 3), "in_proj_bias": ("bias", whole), **OUT},
    ),
    "MultiheadAttention, separate": Case(
        lambda: nn.MultiheadAttention(4, 2, kdim=3, vdim=5, add_bias_kv=True),
        {f"{part}_proj_weight": ("attention", rows) for part in "qkv"}
        | {"in_proj_bias": ("bias", whole), "bias_k": ("bias", whole), "bias_v": ("bias", whole), **OUT},
    ),
    "LSTM": _recurrent(lambda: nn.LSTM(3, 4, 2, bidirectional=True), 4, BOTH),
    "LSTM, projected": _recurrent(lambda: nn.LSTM(3, 4, proj_size=2), 4, ("_l0",), projected=True),
    "GRU": _recurrent(lambda: nn.GRU(3, 4, 2, bidirectional=True), 3, BOTH),
    "RNN": _recurrent(lambda: nn.RNN(3, 4), 1, ("_l0",)),
    "LSTMCell": _recurrent(lambda: nn.LSTMCell(3, 4), 4, ("",)),
    "GRUCell": _recurrent(lambda: nn.GRUCell(3, 4), 3, ("",)),
    "RNNCell": _recurrent(lambda: nn.RNNCell(3, 4), 1, ("",)),
    "BatchNorm1d": Case(lambda: nn.BatchNorm1d(4), NORM),
    "BatchNorm2d": Case(lambda: nn.BatchNorm2d(4), NORM),
    "BatchNorm3d": Case(lambda: nn.BatchNorm3d(4), NORM),
    "SyncBatchNorm": Case(lambda: nn.SyncBatchNorm(4), NORM),
    "InstanceNorm1d": Case(lambda: nn.InstanceNorm1d(4, affine=True), NORM),
    "InstanceNorm2d": Case(lambda: nn.InstanceNorm2d(4, affine=True, track_running_stats=True), NORM),
    "InstanceNorm3d": Case(lambda: nn.InstanceNorm3d(4, affine=True), NORM),
    "GroupNorm": Case(lambda: nn.GroupNorm(2, 4), NORM),
    "LayerNorm": Case(lambda: nn.LayerNorm((3, 4)), NORM),
    "RMSNorm": Case(lambda: nn.RMSNorm(4), {"weight": ("norm", whole)}),
    "LlamaRMSNorm": Case(lambda: LlamaRMSNorm(4), {"weight": ("norm", whole)}),
    "PReLU": Case(lambda: nn.PReLU(4), {"weight": ("custom", whole)}),
    "PReLU, one": Case(lambda: nn.PReLU(), {"weight": ("custom", whole)}),
    "tokens": Case(
        Tokens,
        {
            "cls_token": ("custom", whole),
            "pos_embed": ("custom", lambda w: [w[0, n] for n in range(w.shape[1])]),
            "gamma": ("custom", whole),
            "temperature": ("scalar", whole),
            "mixing": ("custom", rows),
        },
    ),
    "weight_norm of Linear": Case(
        lambda: parametrizations.weight_norm(nn.Linear(5, 3)),
        {
            "bias": ("bias", whole),
            "parametrizations.weight.original0": ("norm", whole),
            "parametrizations.weight.original1": ("linear", rows),
        },
    ),
    "weight_norm of ConvTranspose2d": Case(
        lambda: parametrizations.weight_norm(nn.ConvTranspose2d(4, 6, 2, groups=2, bias=False), dim=1),
        {
            "parametrizations.weight.original0": ("norm", whole),
            "parametrizations.weight.original1": ("conv_transpose", transposed(2)),
        },
    ),
    "weight_norm of LSTMCell": Case(
        lambda: parametrizations.weight_norm(nn.LSTMCell(3, 4, bias=False), "weight_hh"),
        {
            "weight_ih": ("recurrent", rows, 4),
            "parametrizations.weight_hh.original0": ("norm", whole),
            "parametrizations.weight_hh.original1": ("recurrent", rows, 4),
        },
    ),
    "weight_norm of attention": Case(
        lambda: parametrizations.weight_norm(nn.MultiheadAttention(4, 2, bias=False), "in_proj_weight"),
        {
            "out_proj.weight": ("linear", rows),
            "parametrizations.in_proj_weight.original0": ("norm", whole),
            "parametrizations.in_proj_weight.original1": ("attention", rows, 3),
        },
    ),
    "spectral_norm of Conv2d": Case(
        lambda: parametrizations.spectral_norm(nn.Conv2d(4, 6, 3)),
        {"bias": ("bias", whole), "parametrizations.weight.original": ("conv", rows)},
    ),
    "old weight_norm of Linear": Case(
        lambda: _quietly(nn.utils.weight_norm, nn.Linear(5, 3)),
        {"bias": ("bias", whole), "weight_g": ("norm", whole), "weight_v": ("linear", rows)},
    ),
    "old weight_norm of GRUCell": Case(
        lambda: _quietly(nn.utils.weight_norm, nn.GRUCell(3, 4, bias=False), "weight_hh"),
        {"weight_ih": ("recurrent", rows, 3), "weight_hh_g": ("norm", whole), "weight_hh_v": ("recurrent", rows, 3)},
    ),
    "old spectral_norm of ConvTranspose2d": Case(
        lambda: nn.utils.spectral_norm(nn.ConvTranspose2d(4, 6, 3)),
        {"bias": ("bias", whole), "weight_orig": ("conv_transpose", transposed(1))},
    ),
}


def _quietly(function: Any, *arguments: Any) -> nn.Module:
    with pytest.warns(FutureWarning):
        return function(*arguments)


def build(name: str, seed: int = 0, dtype: torch.dtype = torch.float32) -> nn.Module:
    """The layer of a case with entries that are not zero anywhere."""
    torch.manual_seed(seed)
    module = CASES[name].build()
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(torch.randn(parameter.shape) + 0.01)
    return module.to(dtype)


def reference_norms(case: Case, name: str, values: Tensor, per: str) -> np.ndarray:
    """One norm a filter, or a packed layer, by explicit loops in float64."""
    _, split, *blocks = case.tensors[name]
    filters = split(values.detach().double().numpy())
    if per == "filter":
        return np.array([math.sqrt(sum(float(v) ** 2 for v in entries)) for entries in filters])
    size = len(filters) // (blocks[0] if blocks else 1)
    groups = [np.concatenate(filters[start : start + size]) for start in range(0, len(filters), size)]
    return np.array([math.sqrt(sum(float(v) ** 2 for v in entries)) for entries in groups])


def tensors(name: str) -> Iterator[tuple[Case, ParameterInfo, Tensor]]:
    module = build(name)
    space = ParameterSpace.of(module)
    for info, tensor in zip(space.infos, space.bind(module), strict=True):
        yield CASES[name], info, tensor.detach()


@pytest.mark.parametrize("name", CASES)
def test_every_tensor_has_its_role(name: str) -> None:
    found = {info.name: info.role.name for _, info, _ in tensors(name)}
    assert found == {tensor: expected[0] for tensor, expected in CASES[name].tensors.items()}
    assert set(found.values()) <= set(ROLES)


@pytest.mark.parametrize("per", ["filter", "layer"])
@pytest.mark.parametrize("name", CASES)
def test_norms_are_those_of_explicit_loops(name: str, per: str) -> None:
    for case, info, tensor in tensors(name):
        expected = reference_norms(case, info.name, tensor, per)
        found = scales.norms(tensor, info.filters, per)
        assert found.dtype == torch.float64
        np.testing.assert_allclose(found.reshape(-1).numpy(), expected, rtol=1e-12)
        assert info.filters.number == len(reference_norms(case, info.name, tensor, "filter"))


@pytest.mark.parametrize("per", ["filter", "layer"])
@pytest.mark.parametrize("name", CASES)
def test_scaling_multiplies_every_group_by_its_own_factor(name: str, per: str) -> None:
    for case, info, tensor in tensors(name):
        before = reference_norms(case, info.name, tensor, per)
        factors = torch.linspace(0.5, 3.0, len(before), dtype=torch.float64)
        scaled = scales.scale_(
            tensor.double().clone().contiguous(),
            factors.reshape(scales.norms(tensor, info.filters, per).shape),
            info.filters,
            per,
        )
        np.testing.assert_allclose(
            reference_norms(case, info.name, scaled, per), before * factors.numpy(), rtol=1e-12, err_msg=info.name
        )


@pytest.mark.parametrize("name", CASES)
def test_cutting_large_tensors_into_blocks_changes_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for _, info, tensor in tensors(name):
        for per in ("filter", "layer"):
            expected = scales.norms(tensor, info.filters, per)
            with monkeypatch.context() as patch:
                patch.setattr(scales, "BLOCK", 7)
                torch.testing.assert_close(scales.norms(tensor, info.filters, per), expected, rtol=1e-13, atol=0)


INPUTS: dict[str, tuple[tuple[int, ...], ...]] = {
    "Linear": ((2, 5),),
    "Bilinear": ((2, 3), (2, 4)),
    "Conv1D of GPT-2": ((2, 6),),
    "Conv1d": ((2, 4, 7),),
    "Conv2d": ((2, 4, 5, 6),),
    "Conv3d": ((2, 2, 3, 4, 5),),
    "Conv2d, grouped": ((2, 4, 5, 6),),
    "Conv2d, depthwise": ((2, 4, 5, 6),),
    "ConvTranspose1d": ((2, 4, 5),),
    "ConvTranspose2d": ((2, 4, 5, 3),),
    "ConvTranspose3d": ((2, 4, 2, 3, 4),),
    "ConvTranspose1d, grouped": ((2, 6, 5),),
    "ConvTranspose2d, grouped": ((2, 4, 5, 3),),
    "ConvTranspose3d, depthwise": ((2, 4, 2, 3, 4),),
}


@pytest.mark.parametrize("name", INPUTS)
def test_a_filter_makes_exactly_one_output_channel(name: str) -> None:
    """Doubling filter k doubles output channel k and leaves the others alone: what a filter is, by its effect."""
    layer = build(name, dtype=torch.float64)
    torch.nn.init.zeros_(layer.bias)
    inputs = [torch.randn(shape, dtype=torch.float64) for shape in INPUTS[name]]
    filters = ParameterSpace.of(layer).by_name["weight"].filters
    with torch.no_grad():
        weight, before = layer.weight.clone(), layer(*inputs)
        for k in range(filters.number):
            factors = torch.ones(filters.number, dtype=torch.float64)
            factors[k] = 2.0
            layer.weight.copy_(scales.scale_(weight.clone(), factors.reshape(filters.counts), filters, "filter"))
            expected = before.clone()
            expected[:, k] *= 2
            torch.testing.assert_close(layer(*inputs), expected)
    assert filters.number == before.shape[1]


def test_a_filter_of_an_embedding_is_the_vector_of_one_token() -> None:
    layer = build("Embedding")
    norms = scales.norms(layer.weight.detach(), ParameterSpace.of(layer).infos[0].filters, "filter")
    for token in range(7):
        assert float(norms[token]) == pytest.approx(float(layer(torch.tensor(token)).detach().double().norm()))


def test_gates_and_projections_of_one_tensor_count_as_layers_of_their_own() -> None:
    layer = nn.LSTMCell(3, 4)
    gates = layer.weight_ih.detach().double().chunk(4)
    found = scales.norms(layer.weight_ih.detach(), ParameterSpace.of(layer).by_name["weight_ih"].filters, "layer")
    np.testing.assert_allclose(found.numpy(), [float(gate.norm()) for gate in gates], rtol=1e-12)


class Doubled(nn.Module):
    """A parametrisation of two originals that is no weight norm."""

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        return left @ right

    def right_inverse(self, value: Tensor) -> tuple[Tensor, Tensor]:
        return value[:, :2].clone(), value[:2].clone()


def test_the_factors_of_another_parametrisation_are_no_lengths() -> None:
    layer = nn.Linear(5, 3, bias=False)
    parametrize.register_parametrization(layer, "weight", Doubled(), unsafe=True)
    assert {info.role.name for info in ParameterSpace.of(layer).infos} == {"custom"}


def test_looking_at_a_spectral_norm_does_not_iterate_it() -> None:
    layer = parametrizations.spectral_norm(nn.Linear(5, 3))
    before = {name: buffer.clone() for name, buffer in layer.named_buffers()}
    ParameterSpace.of(layer.train())
    assert all(torch.equal(buffer, before[name]) for name, buffer in layer.named_buffers())


def test_nothing_is_scaled_to_nothing() -> None:
    wanted, present = torch.tensor([2.0, 2.0, 0.0]).double(), torch.tensor([4.0, 0.0, 0.0]).double()
    assert scales.safe_ratio(wanted, present).tolist() == [0.5, 0.0, 0.0]


def test_a_role_needs_no_model() -> None:
    layer = nn.Conv2d(2, 3, 1)
    assert role_of(layer, "weight", layer.weight).filters == Filters((3, 2, 1, 1), (0,))
