"""Random directions for every kind of layer: norms, orthogonality, seeds, and what stays where it is."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import scipy.stats
import torch
from scipy.optimize import brentq
from test_roles import CASES, build, reference_norms
from torch import Tensor, nn

from orograph.directions.given import Given
from orograph.directions.random import NORMALIZATIONS, Random
from orograph.errors import InputError, ModelError
from orograph.objectives.objective import Objective
from orograph.parameters import scales
from orograph.parameters.roles import Filters
from orograph.parameters.space import ParameterSpace
from orograph.parameters.vector import Vector
from orograph.subspaces.line import Line
from orograph.subspaces.plane import Plane


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def still(model: nn.Module) -> Objective:
    """An objective that is never evaluated: directions need only its model."""
    return Objective(model, torch.zeros(1, 1), loss="output")


class Beside(nn.Module):
    """A layer with a larger one beside it, so that even a single number has a plane to lie in."""

    def __init__(self, name: str, dtype: torch.dtype = torch.float32) -> None:
        super().__init__()
        self.layer = build(name, dtype=dtype)
        self.wide = nn.Linear(40, 30).to(dtype)


def norms_of(name: str, vector: Vector, per: str) -> dict[str, np.ndarray]:
    """Norms of the layer's tensors in a vector, by the explicit loops of the roles' own tests."""
    return {
        tensor: reference_norms(CASES[name], tensor, vector.tensors()[f"layer.{tensor}"], per)
        for tensor in CASES[name].tensors
    }


@pytest.mark.parametrize("normalize", ["filter", "layer"])
@pytest.mark.parametrize("name", CASES)
def test_both_axes_have_the_norms_of_the_weights(name: str, normalize: str) -> None:
    model = Beside(name)
    plane = Plane.random(still(model), normalize=normalize, seed=3, ignore=())
    wanted = norms_of(name, Vector.of(model), normalize)
    for direction in plane.directions:
        for tensor, found in norms_of(name, direction, normalize).items():
            np.testing.assert_allclose(found, wanted[tensor], rtol=1e-6, err_msg=tensor)
    x, y = (direction.flat.double().numpy() for direction in plane.directions)
    assert abs(x @ y) < 1e-6 * np.linalg.norm(x) * np.linalg.norm(y)


@pytest.mark.parametrize("name", CASES)
def test_biases_and_norms_are_exactly_still_by_default(name: str) -> None:
    plane = Plane.random(still(Beside(name)), seed=1)
    assert abs(plane.describe()["cosine"]) < 1e-6
    for direction in plane.directions:
        for tensor, (role, *_) in CASES[name].tensors.items():
            entries = direction.tensors()[f"layer.{tensor}"]
            assert bool((entries == 0).all()) == (role in ("bias", "norm")), tensor


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize("normalize", NORMALIZATIONS)
def test_axes_are_orthogonal_and_equally_long(normalize: str, dtype: torch.dtype) -> None:
    plane = Plane.random(still(nn.TransformerEncoderLayer(8, 2, 16).to(dtype)), normalize=normalize, seed=5)
    x, y = plane.directions
    assert abs(x.dot(y)) < (1e-6 if dtype == torch.float32 else 1e-13) * x.norm() * y.norm()
    if normalize in ("filter", "layer"):
        assert x.norm() == pytest.approx(y.norm(), rel=1e-6)
    line = Random(normalize, 5, "y").build(plane.origin, nn.Identity()).vector
    assert y.norm() == pytest.approx(line.norm(), rel=1e-6)


def test_element_normalisation_multiplies_the_draw_by_the_size_of_every_weight() -> None:
    model = nn.Linear(7, 5).double()
    drawn = Random("none", 4).build(Vector.of(model), model).vector.flat[:35]
    found = Random("element", 4).build(Vector.of(model), model).vector.flat
    assert torch.equal(found[:35], drawn * model.weight.detach().abs().reshape(-1))
    assert not found[35:].any()


def test_filter_normalisation_keeps_the_direction_of_every_filter_as_drawn() -> None:
    model = nn.Conv2d(3, 4, 3).double()
    drawn = Random("none", 4).build(Vector.of(model), model).vector.tensors()["weight"].numpy()
    found = Random("filter", 4).build(Vector.of(model), model).vector.tensors()["weight"].numpy()
    weight = model.weight.detach().numpy()
    for k in range(4):
        expected = drawn[k] * math.sqrt((weight[k] ** 2).sum()) / math.sqrt((drawn[k] ** 2).sum())
        np.testing.assert_allclose(found[k], expected, rtol=1e-12)


def _draw(seed: int, model: nn.Module | None = None, **options: Any) -> Vector:
    model = model or nn.Linear(20, 10)
    return Random("none", seed, **options).build(Vector.of(model), model).vector


def test_seeds_decide_the_draw() -> None:
    assert torch.equal(_draw(0).flat, _draw(0).flat)
    draws = [_draw(seed).flat for seed in (0, 1, -1, 2**40)] + [_draw(0, stream="y").flat]
    for i, a in enumerate(draws):
        for b in draws[:i]:
            assert abs(float(torch.corrcoef(torch.stack([a[:200], b[:200]]))[0, 1])) < 0.3


@pytest.mark.parametrize("seed", [0.0, "0", True, None])
def test_a_seed_is_an_integer(seed: Any) -> None:
    with pytest.raises(InputError, match="an integer seed"):
        Random(seed=seed)


def test_an_unknown_normalisation_gets_a_hint() -> None:
    with pytest.raises(InputError, match="did you mean 'filter'"):
        Random(normalize="filters")


@pytest.mark.parametrize("stream", ["x", "y"])
def test_draws_are_standard_normal(stream: str) -> None:
    drawn = _draw(7, nn.ModuleList([nn.Linear(300, 100), nn.Conv2d(8, 16, 3)]), stream=stream, ignore=("bias",))
    values = np.concatenate([t.numpy().ravel() for n, t in drawn.tensors().items() if n.endswith("weight")])
    assert scipy.stats.kstest(values, "norm").pvalue > 0.01
    assert abs((values > 0).mean() - 0.5) < 4 * 0.5 / math.sqrt(len(values))
    assert abs(values.mean()) < 4 / math.sqrt(len(values))


def test_filter_normalised_directions_are_not_all_of_one_sign() -> None:
    """Uniform draws in 0 … 1 have a cosine of 0.87 with "increase all weights"."""
    model = nn.Linear(300, 100, bias=False)
    flat = Random("filter", 0).build(Vector.of(model), model).vector.flat.double().numpy()
    assert abs(flat.sum() / math.sqrt(len(flat)) / np.linalg.norm(flat)) < 0.03


def test_tensors_of_one_model_are_drawn_independently() -> None:
    drawn = _draw(0, nn.ModuleList([nn.Linear(40, 40, bias=False) for _ in range(3)])).flat.reshape(3, 1600)
    assert float((torch.corrcoef(drawn) - torch.eye(3)).abs().max()) < 0.1


def test_a_tensor_of_the_same_name_and_shape_gets_the_same_draw_in_another_model() -> None:
    small = nn.ModuleDict({"stem": nn.Linear(5, 4), "head": nn.Linear(4, 2)})
    large = nn.ModuleDict({"other": nn.Conv2d(1, 2, 3), "stem": nn.Linear(5, 4), "head": nn.Linear(4, 9)})
    a, b = _draw(3, small).tensors(), _draw(3, large).tensors()
    assert torch.equal(a["stem.weight"], b["stem.weight"])
    assert not torch.equal(a["head.weight"], b["head.weight"][:2])


@pytest.mark.parametrize("normalize", NORMALIZATIONS)
def test_float32_and_float64_models_get_the_same_plane(normalize: str) -> None:
    model = nn.TransformerEncoderLayer(8, 2, 16)
    narrow = Plane.random(still(model), normalize=normalize, seed=2)
    twin = nn.TransformerEncoderLayer(8, 2, 16).double()
    twin.load_state_dict({name: tensor.double() for name, tensor in model.state_dict().items()})
    wide = Plane.random(still(twin), normalize=normalize, seed=2)
    for a, b in zip(narrow.directions, wide.directions, strict=True):
        np.testing.assert_allclose(a.flat.double().numpy(), b.flat.numpy(), rtol=1e-5, atol=1e-6 * b.norm())


@pytest.mark.parametrize("normalize", NORMALIZATIONS)
def test_a_line_is_the_x_axis_of_the_plane(normalize: str) -> None:
    objective = still(nn.LSTM(3, 4))
    line = Line.random(objective, normalize=normalize, seed=9)
    plane = Plane.random(objective, normalize=normalize, seed=9)
    assert torch.equal(line.directions[0].flat, plane.directions[0].flat)
    assert not torch.equal(line.directions[0].flat, Line.random(objective, normalize, 10).directions[0].flat)


def test_no_global_generator_moves() -> None:
    model = nn.Linear(20, 10)
    states = torch.get_rng_state(), np.random.get_state()[1].copy(), random.getstate()
    Plane.random(still(model), seed=1)
    assert torch.equal(torch.get_rng_state(), states[0])
    assert np.array_equal(np.random.get_state()[1], states[1])
    assert random.getstate() == states[2]


def test_selected_ignored_and_frozen_tensors() -> None:
    model = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Linear(2, 2), nn.Linear(2, 2))
    model[3].requires_grad_(False)

    def moved(**options: Any) -> set[str]:
        plane = Plane.random(still(model), seed=1, **options)
        return {name for name, tensor in plane.directions[0].tensors().items() if bool(tensor.any())}

    assert moved() == {"0.weight", "2.weight"}
    assert moved(frozen=True) == {"0.weight", "2.weight", "3.weight"}
    assert moved(select="conv") == {"0.weight"}
    assert moved(ignore="bias") == {"0.weight", "1.weight", "2.weight"}
    assert moved(ignore="bias, norm, 0.*") == {"2.weight"}
    assert moved(select=["*.bias"], ignore=()) == {"0.bias", "2.bias"}  # a fresh BatchNorm's are zeros, and stay so
    with pytest.raises(ModelError, match="parameters to move"):
        moved(select="3.*")


def test_filters_of_zeros_stay_zero() -> None:
    model = nn.Embedding(5, 4, padding_idx=2)
    plane = Plane.random(still(model), seed=1)
    for direction in plane.directions:
        norms = direction.norm("filter")["weight"]
        assert norms[2] == 0
        assert bool((norms[[0, 1, 3, 4]] > 0.1).all())


def test_weights_of_zeros_have_no_direction_to_scale() -> None:
    model = nn.Linear(3, 2)
    nn.init.zeros_(model.weight)
    with pytest.raises(InputError, match="normalize='none'"):
        Line.random(still(model))
    assert Line.random(still(model), normalize="none").directions[0].norm() > 0


@pytest.mark.parametrize("n", [10, 1000])
def test_cosines_of_random_directions_are_as_small_as_theory_says(n: int) -> None:
    """E |cos| = √(2/(πn)) (1 + O(1/n)) for independent Gaussian directions."""
    model = nn.Linear(n, 1, bias=False)
    draws = np.stack([_draw(seed, model).flat.double().numpy() for seed in range(80)])
    draws /= np.linalg.norm(draws, axis=1, keepdims=True)
    cosines = np.abs((draws @ draws.T)[np.triu_indices(80, 1)])
    assert cosines.mean() == pytest.approx(math.sqrt(2 / (math.pi * n)), rel=0.06)


# The orthogonalisation on its own


def _pieces(seed: int, *shapes: tuple[int, ...]) -> list[Tensor]:
    generator = torch.Generator().manual_seed(seed)
    return [torch.randn(shape, generator=generator, dtype=torch.float64) for shape in shapes]


def _reference(first: list[np.ndarray], second: list[np.ndarray]) -> tuple[float, list[np.ndarray]]:
    """λ by Brent's method on flat arrays, one array a group, and the groups it makes of ``second``."""

    def turned(shift: float) -> list[np.ndarray]:
        rest = [b - shift * a for a, b in zip(first, second, strict=True)]
        return [np.linalg.norm(b) * r / np.linalg.norm(r) for b, r in zip(second, rest, strict=True)]

    def product(shift: float) -> float:
        return float(sum(a @ t for a, t in zip(first, turned(shift), strict=True)))

    shift = brentq(product, -1e3, 1e3, xtol=1e-14, rtol=1e-14)
    return shift, turned(shift)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("per", ["filter", "layer", None])
def test_orthogonalising_agrees_with_brent(per: str | None, seed: int) -> None:
    shapes = ((6, 4), (5,), (2, 3, 2))
    filters = [Filters((6, 4), (0,), blocks=3), Filters((5,)), Filters((2, 3, 2), (0, 2))]
    first, second = _pieces(seed, *shapes), _pieces(seed + 50, *shapes)
    second = [b + 0.4 * a for a, b in zip(first, second, strict=True)]  # far from orthogonal to begin with

    def groups(pieces: list[Tensor]) -> list[np.ndarray]:
        w, v, u = (piece.numpy() for piece in pieces)
        if per is None:
            return [np.concatenate([piece.ravel() for piece in (w, v, u)])]
        if per == "layer":
            return [*(w[2 * i : 2 * i + 2].ravel() for i in range(3)), v, u.ravel()]
        return [*w, v, *(u[g, :, o] for g in range(2) for o in range(2))]

    expected, turned = _reference([g.copy() for g in groups(first)], [g.copy() for g in groups(second)])
    found = scales.orthogonalise_(second, first, filters, per)
    assert found == pytest.approx(expected, abs=1e-10)
    for a, b in zip(groups(second), turned, strict=True):
        np.testing.assert_allclose(a, b, atol=1e-10)


def test_single_numbers_keep_their_size_and_take_a_sign() -> None:
    """Nine single numbers beside a larger filter: each keeps its size, and the sum is still zero."""
    first, second = _pieces(1, (9, 1), (1, 30)), _pieces(2, (9, 1), (1, 30))
    sizes = second[0].abs()
    scales.orthogonalise_(second, first, [Filters((9, 1), (0,)), Filters((1, 30), (0,))], "filter")
    torch.testing.assert_close(second[0].abs(), sizes, rtol=1e-12, atol=0)
    assert abs(sum(float((a * b).sum()) for a, b in zip(first, second, strict=True))) < 1e-10


def test_a_number_that_outweighs_all_others_stays_where_it_is() -> None:
    first, second = _pieces(1, (1,), (3, 4)), _pieces(2, (1,), (3, 4))
    first[0].fill_(100.0)
    second[0].fill_(-100.0)
    wanted = second[1].norm(dim=1)
    scales.orthogonalise_(second, first, [Filters((1,)), Filters((3, 4), (0,))], "filter")
    assert float(second[0]) == 0
    torch.testing.assert_close(second[1].norm(dim=1), wanted, rtol=1e-12, atol=0)
    assert abs(float((first[1] * second[1]).sum())) < 1e-10


def test_filters_that_are_all_parallel_are_left_alone() -> None:
    first = _pieces(1, (4, 3))
    second = [first[0] * torch.tensor([[2.0], [-1.0], [0.5], [3.0]], dtype=torch.float64)]
    before = second[0].clone()
    assert math.isnan(scales.orthogonalise_(second, first, [Filters((4, 3), (0,))], "filter"))
    assert torch.equal(second[0], before)


def test_a_plane_of_single_numbers_keeps_the_whole_norm() -> None:
    """Every filter of an embedding of width 1 is one number: its norms leave only signs to choose."""
    torch.manual_seed(0)
    model = nn.Embedding(6, 1)
    plane = Plane.random(still(model), seed=0)
    x, y = plane.directions
    assert abs(x.dot(y)) < 1e-6 * x.norm() * y.norm()
    assert y.norm() == pytest.approx(x.norm(), rel=1e-6)


def test_one_number_has_no_plane() -> None:
    model = nn.Linear(1, 1, bias=False)
    with pytest.raises(InputError, match="two independent directions"):
        Plane.random(still(model))


# Directions that are brought along


def test_a_given_direction_is_taken_as_it_is() -> None:
    model = nn.Linear(3, 2)
    wanted = torch.arange(6.0).reshape(2, 3)
    direction = Given({"weight": wanted}, "mine").build(Vector.of(model), model)
    assert torch.equal(direction.vector.tensors()["weight"], wanted)
    assert not direction.vector.tensors()["bias"].any()
    assert direction.spec == {"kind": "given", "name": "mine"}


@pytest.mark.parametrize(
    ("tensors", "error", "words"),
    [
        ({"weight": torch.zeros(2, 3)}, InputError, "not zero"),
        ({"wait": torch.ones(2, 3)}, InputError, "'wait'"),
        ({"weight": torch.ones(3, 2)}, InputError, r"\(3, 2\)"),
        ({"weight": torch.full((2, 3), math.nan)}, ModelError, "NaN"),
        (Vector.zeros(ParameterSpace.of(nn.Linear(2, 3))), InputError, "another model"),
    ],
)
def test_a_given_direction_is_checked(tensors: Any, error: type[Exception], words: str) -> None:
    model = nn.Linear(3, 2)
    with pytest.raises(error, match=words):
        Given(tensors).build(Vector.of(model), model)
