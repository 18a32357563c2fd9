"""Lines and planes: points, projections, corners, and writing into a model."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from orograph.directions.random import Random
from orograph.directions.towards import Towards
from orograph.errors import InputError, ModelError
from orograph.objectives.analytic import Quadratic
from orograph.objectives.normstats import Statistics, running_statistics
from orograph.objectives.objective import Objective
from orograph.parameters.space import ParameterSpace
from orograph.parameters.vector import Vector
from orograph.subspaces.affine import Affine
from orograph.subspaces.line import Line
from orograph.subspaces.plane import Plane


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def still(model: nn.Module) -> Objective:
    """An objective that is never evaluated: subspaces need only its model."""
    return Objective(model, torch.zeros(1, 1), loss="output")


def net(seed: int = 0, dtype: torch.dtype = torch.float64) -> nn.Module:
    """A net with running statistics that are not those it starts with."""
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Conv2d(1, 3, 3), nn.BatchNorm2d(3), nn.Flatten(), nn.Linear(12, 2)).double()
    with torch.no_grad():
        for _ in range(3):
            model(torch.randn(9, 1, 4, 4, dtype=torch.float64) * (1 + seed))
    return model.to(dtype)


def arrays(subspace: Affine) -> tuple[np.ndarray, np.ndarray]:
    """Origin, and directions as columns, in float64."""
    columns = np.stack([d.flat.double().numpy() for d in subspace.directions], axis=1)
    return subspace.origin.flat.double().numpy(), columns


@pytest.fixture
def slanted() -> Plane:
    """A plane whose axes are neither orthogonal nor of one length."""
    return Plane.through(still(net(0)), net(1), net(2))


@pytest.mark.parametrize("coordinates", [(0.0, 0.0), (1.0, 0.0), (-0.3, 0.7), (12.5, -3.0)])
def test_at_is_origin_plus_steps(slanted: Plane, coordinates: tuple[float, float]) -> None:
    origin, columns = arrays(slanted)
    before = slanted.origin.flat.clone()
    found = slanted.at(*coordinates)
    np.testing.assert_allclose(found.flat.numpy(), origin + columns @ np.array(coordinates), rtol=1e-14, atol=1e-14)
    assert found.flat.data_ptr() != slanted.origin.flat.data_ptr()
    assert torch.equal(slanted.origin.flat, before)


def test_at_wants_one_number_an_axis(slanted: Plane) -> None:
    with pytest.raises(InputError, match=r"x, y.*but got 1"):
        slanted.at(0.5)
    assert Line.towards(still(net(0)), net(1)).axes == ("x",)


@pytest.mark.parametrize("seed", range(3))
def test_projection_is_least_squares(slanted: Plane, seed: int) -> None:
    origin, columns = arrays(slanted)
    assert abs(np.corrcoef(columns.T)[0, 1]) > 0.3  # the axes are far from orthogonal
    generator = torch.Generator().manual_seed(seed)
    point = Vector(slanted.origin.space, torch.randn(len(origin), generator=generator, dtype=torch.float64))
    solution, residual, *_ = np.linalg.lstsq(columns, point.flat.numpy() - origin, rcond=None)
    found = slanted.project(point)
    np.testing.assert_allclose(found.coordinates, solution, rtol=1e-9, atol=1e-12)
    assert found.distance == pytest.approx(float(np.sqrt(residual[0])), rel=1e-12)


def test_points_of_the_plane_project_onto_themselves(slanted: Plane) -> None:
    found = slanted.project(slanted.at(0.25, -1.5))
    assert found.coordinates == pytest.approx((0.25, -1.5), abs=1e-12)
    assert found.distance < 1e-12


def test_the_distance_is_the_length_of_the_perpendicular(slanted: Plane) -> None:
    _, columns = arrays(slanted)
    perpendicular = np.linalg.svd(columns)[0][:, -1]
    raised = slanted.at(0.5, 0.5) + Vector(slanted.origin.space, torch.from_numpy(0.125 * perpendicular))
    found = slanted.project(raised)
    assert found.coordinates == pytest.approx((0.5, 0.5), abs=1e-12)
    assert found.distance == pytest.approx(0.125, rel=1e-12)


def test_a_model_projects_like_its_weights(slanted: Plane) -> None:
    assert slanted.project(net(2)).coordinates == pytest.approx((0.0, 1.0), abs=1e-12)


def test_a_line_projects_too() -> None:
    line = Line.towards(still(net(0)), net(1))
    found = line.project(net(2))
    origin, columns = arrays(line)
    expected = np.linalg.lstsq(columns, Vector.of(net(2)).flat.numpy() - origin, rcond=None)[0]
    assert found.coordinates == pytest.approx(tuple(expected), rel=1e-12)


def test_axes_of_very_different_length_are_still_independent() -> None:
    model = nn.Linear(3, 3, bias=False).double()
    x, y = (torch.randn(3, 3, dtype=torch.float64) for _ in range(2))
    plane = Plane.spanned(still(model), {"weight": 1e-7 * x}, {"weight": 1e4 * y})
    assert plane.project(plane.at(3.0, -2.0)).coordinates == pytest.approx((3.0, -2.0), rel=1e-3)


def test_through_puts_the_models_at_the_corners(slanted: Plane) -> None:
    for seed, coordinates in [(0, (0.0, 0.0)), (1, (1.0, 0.0)), (2, (0.0, 1.0))]:
        expected = Vector.of(net(seed)).flat.numpy()
        np.testing.assert_allclose(slanted.at(*coordinates).flat.numpy(), expected, rtol=0, atol=1e-15)
    assert [(m["name"], m["x"], m["y"]) for m in slanted.markers] == [
        ("anchor", 0.0, 0.0),
        ("Sequential", 1.0, 0.0),
        ("Sequential", 0.0, 1.0),
    ]


def test_corners_may_be_state_dicts_and_vectors_and_have_names() -> None:
    objective = still(net(0))
    plane = Plane.through(objective, net(1).state_dict(), Vector.of(net(2)), names=("sgd", "adam"))
    assert [m["name"] for m in plane.markers] == ["anchor", "sgd", "adam"]
    assert torch.equal(plane.directions[0].flat, Plane.through(objective, net(1), net(2)).directions[0].flat)
    told = plane.describe()
    assert told["x"]["label"]["long_name"] == "towards sgd"
    x, y = (d.flat.numpy() for d in plane.directions)
    assert told["cosine"] == pytest.approx(float(x @ y / np.linalg.norm(x) / np.linalg.norm(y)))
    assert told["x"]["relative_norm"] == pytest.approx(np.linalg.norm(x) / np.linalg.norm(plane.origin.flat.numpy()))


def test_three_models_on_one_line_are_no_plane() -> None:
    objective = still(net(0))
    line = Line.towards(objective, net(1))
    with pytest.raises(InputError, match="two independent directions"):
        Plane.through(objective, line.at(1.0), line.at(-2.0))


def test_a_target_that_is_the_origin_is_refused() -> None:
    with pytest.raises(InputError, match="equal to the origin"):
        Line.towards(still(net(0)), net(0))


def test_a_target_that_diverged_is_refused() -> None:
    broken = net(1)
    with torch.no_grad():
        broken[3].bias[1] = float("nan")
    with pytest.raises(ModelError, match=r"NaN entries in '3\.bias'"):
        Line.towards(still(net(0)), broken)


def test_towards_passes_through_the_target() -> None:
    line = Line.towards(still(net(0)), net(1), name="end")
    np.testing.assert_allclose(line.at(1.0).flat.numpy(), Vector.of(net(1)).flat.numpy(), atol=1e-15)
    assert list(line.markers) == [{"name": "anchor", "x": 0.0}, {"name": "end", "x": 1.0}]


def test_the_origin_is_a_copy_of_the_weights() -> None:
    model = net(0)
    plane = Plane.random(still(model))
    before = plane.origin.flat.clone()
    with torch.no_grad():
        model[3].weight.add_(1)
    assert torch.equal(plane.origin.flat, before)


def test_spanned_makes_a_random_y_orthogonal_and_leaves_others() -> None:
    objective = still(net(0))
    towards = Towards(net(1), "end")
    mixed = Plane.spanned(objective, towards, Random(seed=4, stream="y"))
    drawn = Random(seed=4, stream="y").build(mixed.origin, objective.model).vector
    assert abs(mixed.describe()["cosine"]) < 1e-12
    for name, norms in drawn.norm("filter").items():
        np.testing.assert_allclose(mixed.directions[1].norm("filter")[name].numpy(), norms.numpy(), rtol=1e-9)
    assert {"name": "end", "x": 1.0, "y": 0.0} in mixed.markers
    assert mixed.statistics is not None
    as_drawn = Plane.spanned(objective, towards, Random(seed=4, stream="y"), orthogonalise=False)
    assert torch.equal(as_drawn.directions[1].flat, drawn.flat)
    other_way = Plane.spanned(objective, Random(seed=4), towards)
    assert torch.equal(other_way.directions[1].flat, mixed.directions[0].flat)
    assert {"name": "end", "x": 0.0, "y": 1.0} in other_way.markers


def test_spanned_takes_vectors_and_dicts_and_leaves_them_alone() -> None:
    objective = still(net(0))
    x = {"3.weight": torch.ones(2, 12, dtype=torch.float64)}
    y = Vector.of(net(2))
    kept = y.flat.clone()
    plane = Plane.spanned(objective, x, y, orthogonalise=True)
    assert abs(plane.describe()["cosine"]) < 1e-12
    assert torch.equal(y.flat, kept)
    assert plane.directions[1].norm() == pytest.approx(y.norm(), rel=1e-12)
    plain = Plane.spanned(objective, x, y)
    assert torch.equal(plain.directions[1].flat, kept)


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        (Random(seed=1), Random(seed=1), "same one twice"),
        ({"3.bias": torch.ones(2)}, {"3.bias": -2 * torch.ones(2)}, "parallel"),
        ({"3.bias": torch.ones(2)}, "random", "a str"),
    ],
)
def test_spanned_refuses_what_is_no_plane(x: Any, y: Any, words: str) -> None:
    with pytest.raises(InputError, match=words):
        Plane.spanned(still(net(0)), x, y)


def test_a_line_along_a_given_direction() -> None:
    line = Line.along(still(net(0)), {"3.bias": torch.tensor([1.0, -1.0])})
    moved = line.at(2.0) - line.origin
    assert moved.tensors()["3.bias"].tolist() == pytest.approx([2.0, -2.0])
    assert moved.norm() == pytest.approx(np.sqrt(8))


# Writing into a model


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32, torch.bfloat16, torch.float16])
@pytest.mark.parametrize("kind", ["random", "through"])
def test_writing_sets_the_model_to_the_point(kind: str, dtype: torch.dtype) -> None:
    model = net(0, dtype)
    objective = still(model)
    plane = (
        Plane.random(objective, seed=1) if kind == "random" else Plane.through(objective, net(1, dtype), net(2, dtype))
    )
    target = copy.deepcopy(model)
    parameters = plane.origin.space.bind(target)
    with torch.no_grad():
        for parameter in parameters:
            parameter.fill_(7.0)
        plane.place(parameters)
        for coordinates in [(0.5, -0.25), (3.0, 1.0), (-1.0, 0.75)]:
            plane.write(coordinates, parameters, plane.moves())
    at = plane.at(-1.0, 0.75)
    spacing = torch.finfo(plane.origin.space.dtype).eps
    for parameter, (_, view) in zip(parameters, at.space.views(at.flat), strict=True):
        assert parameter.dtype == dtype
        if dtype in (torch.bfloat16, torch.float16):  # added in float32, rounded once
            assert torch.equal(parameter, view.to(dtype))
        else:
            torch.testing.assert_close(parameter.detach(), view, rtol=4 * spacing, atol=4 * spacing)


def test_a_point_does_not_depend_on_the_one_before() -> None:
    plane = Plane.random(still(net(0, torch.float32)), seed=1)
    parameters = plane.origin.space.bind(net(0, torch.float32))
    results = []
    with torch.no_grad():
        for detour in [(0.0, 0.0), (1e6, -1e6), (0.1, 0.2)]:
            plane.write(detour, parameters, plane.moves())
            plane.write((0.3, 0.4), parameters, plane.moves())
            results.append([parameter.clone() for parameter in parameters])
    assert all(torch.equal(a, b) for row in results[1:] for a, b in zip(results[0], row, strict=True))


def test_only_the_tensors_of_a_direction_move() -> None:
    plane = Plane.spanned(still(net(0)), {"3.weight": torch.ones(2, 12)}, {"0.bias": torch.ones(3)})
    names = plane.origin.space.names
    assert [names[index] for index in plane.moving()] == ["0.bias", "3.weight"]
    parameters = plane.origin.space.bind(net(5))
    with torch.no_grad():
        plane.place(parameters)
        assert torch.equal(torch.cat([p.reshape(-1) for p in parameters]), plane.origin.flat)
        plane.write((1.0, 1.0), parameters, plane.moves())
    assert torch.equal(parameters[1], plane.origin.tensors()["0.bias"] + 1)
    assert torch.equal(parameters[2], plane.origin.tensors()["1.weight"])


def test_a_quadratic_on_a_plane_is_its_closed_form() -> None:
    bowl = Quadratic([1.0, 4.0, -2.0], start=[1.0, -1.0, 0.5], shifts=[[0.0, 1.0, 2.0], [1.0, 1.0, -1.0]])
    objective = bowl.objective()
    plane = Plane.random(objective, normalize="none", seed=2)
    for coordinates in [(0.0, 0.0), (1.0, -2.0), (0.3, 0.7)]:
        point = plane.at(*coordinates)
        expected = float(bowl.value(point.flat.numpy()[None])[0])
        assert objective.evaluate(point)["loss"] == pytest.approx(expected, rel=1e-13)


# Running statistics along the axes


def test_statistics_move_linearly_and_a_negative_variance_is_nan() -> None:
    origin = {"bn.running_mean": torch.tensor([1.0, -2.0]), "bn.running_var": torch.tensor([1.0, 4.0])}
    x = {"bn.running_mean": torch.tensor([0.5, 0.5]), "bn.running_var": torch.tensor([-1.0, 1.0])}
    y = {"bn.running_mean": torch.tensor([0.0, 1.0]), "bn.running_var": torch.tensor([0.0, -8.0])}
    buffers = {name: torch.full((2,), 9.0) for name in origin}
    statistics = Statistics(origin, (x, y))
    for (a, b), mean, variance in [
        ((0.0, 0.0), [1.0, -2.0], [1.0, 4.0]),
        ((0.5, 0.25), [1.25, -1.5], [0.5, 2.5]),
        ((2.0, 1.0), [2.0, 0.0], [float("nan"), float("nan")]),
        ((-4.0, 0.0), [-1.0, -4.0], [5.0, 0.0]),
    ]:
        statistics.write(buffers, (a, b))
        assert buffers["bn.running_mean"].tolist() == pytest.approx(mean)
        assert buffers["bn.running_var"].tolist() == pytest.approx(variance, nan_ok=True)


def test_statistics_of_a_plane_are_those_of_its_corners(slanted: Plane) -> None:
    assert slanted.statistics is not None
    target = net(7)
    tracked = int(target[1].num_batches_tracked)
    for seed, coordinates in [(0, (0.0, 0.0)), (1, (1.0, 0.0)), (2, (0.0, 1.0))]:
        slanted.statistics.write(running_statistics(target), coordinates)
        torch.testing.assert_close(target[1].running_mean, net(seed)[1].running_mean, rtol=1e-13, atol=1e-15)
        torch.testing.assert_close(target[1].running_var, net(seed)[1].running_var, rtol=1e-13, atol=1e-15)
    assert set(slanted.statistics.origin) == {"1.running_mean", "1.running_var"}
    assert int(target[1].num_batches_tracked) == tracked


def test_random_directions_carry_no_statistics_and_vectors_have_none() -> None:
    assert Plane.random(still(net(0))).statistics is None
    assert Line.towards(still(net(0)), Vector.of(net(1))).statistics is None
    plain = nn.Linear(2, 2)
    assert Line.towards(still(plain), nn.Linear(2, 2)).statistics is None


def test_a_subspace_of_another_model_does_not_fit() -> None:
    plane = Plane.random(still(net(0)))
    with pytest.raises(InputError, match="same parameter space"):
        plane.project(nn.Linear(2, 2))
    with pytest.raises(InputError, match="another model"):
        Line.towards(still(nn.Linear(2, 2)), plane.origin)
    assert not plane.origin.space.same_as(ParameterSpace.of(nn.Linear(2, 2)))
