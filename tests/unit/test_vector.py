"""Vectors: their algebra against NumPy in float64, their laws, and their norms."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from orograph.errors import InputError, ModelError
from orograph.parameters import scales
from orograph.parameters.space import ParameterSpace
from orograph.parameters.vector import Vector


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


MODEL = nn.Sequential(nn.Linear(3, 2), nn.PReLU(), nn.Linear(2, 1, bias=False)).double()
SPACE = ParameterSpace.of(MODEL)

numbers = st.floats(-100, 100, allow_nan=False)
vectors = st.lists(numbers, min_size=SPACE.size, max_size=SPACE.size).map(
    lambda values: Vector(SPACE, torch.tensor(values, dtype=torch.float64))
)
exact = settings(max_examples=60, deadline=None, derandomize=True)


def _random(seed: int, model: nn.Module = MODEL) -> Vector:
    space = ParameterSpace.of(model)
    generator = torch.Generator().manual_seed(seed)
    return Vector(space, torch.randn(space.size, generator=generator, dtype=space.dtype))


def test_the_algebra_is_that_of_numpy() -> None:
    a, b = _random(1), _random(2)
    x, y = a.flat.numpy(), b.flat.numpy()
    for found, expected in [
        (a + b, x + y),
        (a - b, x - y),
        (2.5 * a, 2.5 * x),
        (a * -3, -3 * x),
        (a / 7, x / 7),
        (-a, -x),
        (0.3 * a - b / 2 + a, 0.3 * x - y / 2 + x),
    ]:
        np.testing.assert_allclose(found.flat.numpy(), expected, rtol=1e-15)
        assert found.space is a.space
    assert a.dot(b) == pytest.approx(float(x @ y), rel=1e-14)
    assert a.norm() == pytest.approx(float(np.linalg.norm(x)), rel=1e-14)


def test_operations_make_new_vectors() -> None:
    a, b = _random(1), _random(2)
    kept = a.flat.clone(), b.flat.clone()
    for result in (a + b, a - b, 2 * a, a / 2, -a):
        result.flat.zero_()
    assert torch.equal(a.flat, kept[0])
    assert torch.equal(b.flat, kept[1])


def test_dot_and_norm_add_in_float64() -> None:
    """Two large numbers that cancel hide a small sum from float32."""
    model = nn.Linear(3, 1, bias=False)
    space = ParameterSpace.of(model)
    a = Vector(space, torch.tensor([1e4, 1.0, 1e4]))
    b = Vector(space, torch.tensor([1e4, 0.25, -1e4]))
    assert a.dot(b) == 0.25
    ones = Vector(ParameterSpace.of(nn.Linear(1000, 50, bias=False)), torch.full((50_000,), 0.1))
    assert ones.norm() == pytest.approx(math.sqrt(50_000) * float(np.float32(0.1)), rel=1e-14)


def test_long_vectors_are_added_up_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = _random(1), _random(2)
    expected = a.dot(b)
    monkeypatch.setattr(scales, "BLOCK", 3)
    assert a.dot(b) == pytest.approx(expected, rel=1e-14)


@exact
@given(vectors, vectors, vectors, numbers, numbers)
def test_dot_is_linear_and_symmetric(a: Vector, b: Vector, c: Vector, s: float, t: float) -> None:
    size = abs(s) * a.norm() * c.norm() + abs(t) * b.norm() * c.norm()
    assert (s * a + t * b).dot(c) == pytest.approx(s * a.dot(c) + t * b.dot(c), rel=1e-12, abs=1e-12 * size + 1e-300)
    assert a.dot(b) == b.dot(a)


@exact
@given(vectors, vectors, numbers)
def test_norms_obey_cauchy_schwarz_the_triangle_and_scaling(a: Vector, b: Vector, s: float) -> None:
    assert abs(a.dot(b)) <= a.norm() * b.norm() * (1 + 1e-12) + 1e-300
    assert (a + b).norm() <= (a.norm() + b.norm()) * (1 + 1e-12)
    assert (s * a).norm() == pytest.approx(abs(s) * a.norm(), rel=1e-12, abs=1e-150)


@exact
@given(vectors, vectors)
def test_addition_commutes_and_subtraction_undoes_it(a: Vector, b: Vector) -> None:
    assert torch.equal((a + b).flat, (b + a).flat)
    np.testing.assert_allclose((a + b - b).flat.numpy(), a.flat.numpy(), atol=1e-12)
    assert torch.equal((a - b).flat, (-(b - a)).flat)


@pytest.mark.parametrize("per", ["filter", "layer"])
def test_squared_norms_add_up_to_the_whole(per: str) -> None:
    vector = _random(3, nn.TransformerEncoderLayer(8, 2, 16))
    parts = vector.norm(per)  # type: ignore[call-overload]
    total = sum(float(norms.square().sum()) for norms in parts.values())
    assert total == pytest.approx(vector.norm() ** 2, rel=1e-6)


def test_norms_a_layer_of_packed_blocks() -> None:
    vector = _random(4, nn.MultiheadAttention(4, 2))
    projections = vector.tensors()["in_proj_weight"].double().numpy()
    found = vector.norm("layer")
    assert found["in_proj_weight"].shape == (3,)
    for index, name in enumerate("qkv"):
        expected = np.linalg.norm(projections[4 * index : 4 * index + 4])
        assert float(found["in_proj_weight"][index]) == pytest.approx(expected, rel=1e-12), name
    assert found["out_proj.weight"].shape == (1,)
    lstm = _random(5, nn.LSTM(3, 4, proj_size=2)).norm("layer")
    assert lstm["weight_ih_l0"].shape == (4,)
    assert lstm["weight_hr_l0"].shape == (1,)


def test_norms_a_filter_keep_both_axes_of_grouped_transposed_convolutions() -> None:
    vector = _random(6, nn.ConvTranspose2d(6, 4, 2, groups=2, bias=False))
    weight = vector.tensors()["weight"].double().numpy()
    expected = [[np.linalg.norm(weight[3 * g : 3 * g + 3, o]) for o in range(2)] for g in range(2)]
    np.testing.assert_allclose(vector.norm("filter")["weight"].numpy(), expected, rtol=1e-12)


def test_an_unknown_grouping_is_refused() -> None:
    with pytest.raises(InputError, match="per='filter', 'layer' or None"):
        _random(1).norm("channel")  # type: ignore[call-overload]


def test_of_copies_the_weights() -> None:
    model = nn.Linear(2, 2)
    vector = Vector.of(model)
    before = vector.flat.clone()
    with torch.no_grad():
        model.weight.add_(1)
    assert torch.equal(vector.flat, before)
    assert not vector.flat.requires_grad


def test_tensors_are_views() -> None:
    vector = Vector.zeros(SPACE)
    vector.tensors()["0.bias"].fill_(2.0)
    assert vector.norm() == pytest.approx(math.sqrt(8))


def test_from_tensors_fills_what_is_named_by_any_name() -> None:
    model = nn.ModuleDict({"a": nn.Linear(2, 2), "b": nn.Linear(2, 2, bias=False)})
    model["b"].weight = model["a"].weight
    space = ParameterSpace.of(model)
    wanted = torch.arange(4.0).reshape(2, 2)
    vector = Vector.from_tensors(space, {"b.weight": wanted})
    assert torch.equal(vector.tensors()["a.weight"], wanted)
    assert not vector.tensors()["a.bias"].any()


def test_from_tensors_takes_parameters_without_their_graph() -> None:
    vector = Vector.from_tensors(SPACE, dict(MODEL.named_parameters()))
    assert not vector.flat.requires_grad
    assert torch.equal(vector.flat, Vector.of(MODEL).flat)


def test_from_tensors_refuses_other_names_and_shapes() -> None:
    with pytest.raises(InputError, match=r"'weight'.*the first are 0\.weight"):
        Vector.from_tensors(SPACE, {"weight": torch.zeros(2, 3)})
    with pytest.raises(InputError, match=r"shape \(2, 3\) for '0\.weight', but got \(3, 2\)"):
        Vector.from_tensors(SPACE, {"0.weight": torch.zeros(3, 2)})


@pytest.mark.parametrize("operation", ["add", "sub", "dot"])
def test_vectors_of_different_models_do_not_mix(operation: str) -> None:
    a, b = _random(1), _random(1, nn.Linear(3, 2))
    with pytest.raises(InputError, match="same parameter space"):
        {"add": a.__add__, "sub": a.__sub__, "dot": a.dot}[operation](b)


@pytest.mark.parametrize(("value", "word"), [(math.nan, "NaN"), (math.inf, "infinite"), (-math.inf, "infinite")])
def test_entries_that_are_not_finite_are_found_by_tensor(value: float, word: str) -> None:
    vector = _random(1)
    vector.check_finite("the model")
    vector.tensors()["1.weight"][0] = value
    with pytest.raises(ModelError, match=rf"finite weights in the model, but got {word} entries in '1\.weight'"):
        vector.check_finite("the model")
