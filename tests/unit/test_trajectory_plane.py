"""Principal planes and projections of recorded paths, against dense linear algebra and closed forms."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

import orograph as og
from orograph.directions.principal import Principal
from orograph.directions.random import Random
from orograph.errors import InputError
from orograph.objectives.analytic import Quadratic
from orograph.parameters.vector import Vector
from orograph.results.along import beneath, share_held
from orograph.results.trajectory import Trajectory
from orograph.testing.suites import check_direction
from orograph.trajectory.components import components
from orograph.trajectory.project import fitting_range, loss_at, project
from orograph.trajectory.recorder import Recorder
from orograph.trajectory.recording import Recording
from orograph.trajectory.walks import random_walk_shares, same_steps_gram, shares_of


def point(values: np.ndarray) -> Quadratic:
    """A model whose only parameter is a vector."""
    return Quadratic([1.0] * len(values), start=list(values))


def record(folder: Path, path: np.ndarray, **options: object) -> Recording:
    """Records given points of parameter space, float64."""
    recorder = Recorder(folder, unit="step", **options)  # type: ignore[arg-type]
    for step, values in enumerate(path):
        recorder(step, point(values))
    return recorder.open()


def path(steps: int = 9, dimension: int = 30, seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return np.cumsum(rng.normal(size=(steps, dimension)) * np.geomspace(3, 0.1, dimension), axis=0)


def dense(rows: np.ndarray, *, centred: bool) -> tuple[np.ndarray, np.ndarray]:
    """(shares, directions as rows) by SVD in float64."""
    if centred:
        rows = rows - rows.mean(0)
    _, singular, right = np.linalg.svd(rows, full_matrices=False)
    return singular**2 / (singular**2).sum(), right


def alike(found: Vector, wanted: np.ndarray) -> float:
    return abs(float(found.flat.double().numpy() @ wanted)) / found.norm()


@pytest.mark.parametrize("centred", [False, True])
def test_components_are_those_of_a_dense_svd(tmp_path: Path, centred: bool) -> None:
    points = path()
    recording = record(tmp_path, points)
    plane = og.Plane.pca(point(points[-1]).objective(), recording, centred=centred)
    shares, right = dense(points - points[-1], centred=centred)
    told = plane.describe()
    for axis, number in (("x", 0), ("y", 1)):
        assert told[axis]["explained"] == pytest.approx(shares[number], rel=1e-10)
        assert alike(plane.directions[number], right[number]) == pytest.approx(1, abs=1e-12)
        assert told[axis]["norm"] == pytest.approx(1, abs=1e-12)
        assert told[axis]["form"] == ("centred" if centred else "around the anchor")
        assert told[axis]["random_plane"] == pytest.approx(2 / 30)
    assert abs(told["cosine"]) < 1e-12
    np.testing.assert_allclose(told["x"]["spectrum"]["shares"], shares[:9], rtol=1e-9, atol=1e-14)
    assert plane.origin.flat.tolist() == points[-1].tolist()


def test_the_two_forms_are_different_planes(tmp_path: Path) -> None:
    points = path()
    recording = record(tmp_path, points)
    objective = point(points[-1]).objective()
    one, other = (og.Plane.pca(objective, recording, centred=centred) for centred in (False, True))
    assert alike(one.directions[0], other.directions[0].flat.numpy()) < 0.999


def test_an_anchor_beside_the_path_and_several_paths(tmp_path: Path) -> None:
    a, b = path(seed=0), path(7, seed=1)
    runs = [record(tmp_path / "a", a), record(tmp_path / "b", b)]
    anchor = a[-1] + 0.5
    for recordings, rows in ((runs[:1], a - anchor), (runs, np.concatenate([a, b]) - anchor)):
        for centred in (False, True):
            plane = og.Plane.pca(point(anchor).objective(), recordings, centred=centred)
            shares, right = dense(rows, centred=centred)
            assert plane.parts[0].spec["explained"] == pytest.approx(shares[0], rel=1e-10)
            assert plane.parts[0].spec["paths"] == len(recordings)
            for number in (0, 1):
                assert alike(plane.directions[number], right[number]) == pytest.approx(1, abs=1e-10)
                coordinates = rows @ plane.directions[number].flat.numpy()
                assert coordinates[np.abs(coordinates).argmax()] > 0


def test_components_of_bfloat16_and_of_selected_tensors(tmp_path: Path) -> None:
    points = path()
    exact, rounded = record(tmp_path / "a", points), record(tmp_path / "b", points, dtype="bfloat16")
    anchor = Vector.of(point(points[-1]))
    one, other = (components([each], anchor).directions(1)[0] for each in (exact, rounded))
    assert 1e-9 < 1 - one.dot(other) < 1e-4
    model = nn.Sequential(nn.Linear(3, 3), nn.Linear(3, 2))
    recorder = Recorder(tmp_path / "c", ignore=("1.*",))
    for step in range(4):
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.add_(torch.randn(parameter.shape, generator=torch.Generator().manual_seed(step)))
        recorder(step, model)
    found = components([recorder.open()], Vector.of(model))
    assert not found.directions(1)[0].tensors()["1.weight"].any()
    objective = og.Objective(model, (torch.ones(4, 3), torch.zeros(4, 2)), loss="mse")
    plane = og.Plane.pca(objective, recorder.open())
    placed = project(recorder.open(), plane)
    assert placed.distance[-1] == pytest.approx(0, abs=1e-6)
    with pytest.raises(InputError, match="a recording of all the model's tensors"):
        project(recorder.open(), plane, objective)


def test_paths_that_span_no_plane_are_refused(tmp_path: Path) -> None:
    still, straight = np.zeros((4, 5)), np.outer(np.arange(4.0), np.ones(5))
    with pytest.raises(InputError, match="a path that moves"):
        og.Plane.pca(point(still[-1]).objective(), record(tmp_path / "still", still))
    with pytest.raises(InputError, match="extend in 2 directions"):
        og.Plane.pca(point(straight[-1]).objective(), record(tmp_path / "straight", straight))
    with pytest.raises(InputError, match="another model"):
        og.Plane.pca(point(np.ones(3)).objective(), tmp_path / "straight")
    with pytest.raises(InputError, match="'none' or 'weights'"):
        og.Plane.pca(point(still[-1]).objective(), tmp_path / "still", normalize="filter")


def test_the_plugin_keeps_the_law_of_directions(tmp_path: Path) -> None:
    points = path()
    record(tmp_path, points)
    for options in ({}, {"index": 1, "centred": True}, {"normalize": "weights"}):
        check_direction(Principal(tmp_path, **options), point(points[-1]))  # type: ignore[arg-type]
    origin = Vector.of(point(points[-1]))
    scaled = Principal(tmp_path, normalize="weights").build(origin, point(points[-1]))
    assert scaled.vector.norm() == pytest.approx(origin.norm())


@pytest.mark.parametrize("steps", [3, 40])
def test_null_shares_of_few_steps_are_those_of_orthogonal_ones(steps: int) -> None:
    gram = same_steps_gram([np.ones(steps)], [0.0], 0.0)
    for centred in (False, True):
        wanted, _ = shares_of(gram, centred=centred)
        np.testing.assert_allclose(random_walk_shares(steps, steps, centred=centred), wanted[:steps], atol=1e-12)


def test_null_shares_tend_to_the_published_ones() -> None:
    k = np.arange(1, 6)
    np.testing.assert_allclose(random_walk_shares(None, 5, centred=True), 6 / (np.pi**2 * k**2))
    for centred in (False, True):
        long = random_walk_shares(20_000, 5, centred=centred)
        np.testing.assert_allclose(long, random_walk_shares(None, 5, centred=centred), rtol=1e-3)
        assert random_walk_shares(200_000, 200_000, centred=centred).sum() == pytest.approx(1)


def test_a_drawn_random_walk_has_the_null_shares(tmp_path: Path) -> None:
    steps, dimension = 40, 10_000
    points = np.cumsum(np.random.default_rng(0).normal(size=(steps + 1, dimension)), axis=0)
    recording = record(tmp_path, points)
    anchor = Vector.of(point(points[-1]))
    for centred in (False, True):
        found = components([recording], anchor, centred=centred)
        np.testing.assert_allclose(found.shares[:3], found.null[:3], atol=0.01)
        np.testing.assert_allclose(found.shares[:3], found.null_same_steps[:3], atol=0.01)
    published = 6 / (np.pi**2 * np.arange(1, 4) ** 2)
    np.testing.assert_allclose(components([recording], anchor, centred=True).shares[:3], published, atol=0.01)
    assert components([recording], anchor).shares[0] > 0.75  # around its end the first share is 8/π²: no 6/π²


def test_walks_with_steps_of_other_lengths_starts_and_anchors(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    lengths = np.geomspace(3, 0.1, 30)
    dimension = 10_000
    steps = rng.normal(size=(30, dimension)) * lengths[:, None] / np.sqrt(dimension)
    a = np.concatenate([np.zeros((1, dimension)), np.cumsum(steps, axis=0)])
    start = 8 * rng.normal(size=dimension) / np.sqrt(dimension)
    b = start + np.cumsum(rng.normal(size=(12, dimension)), axis=0) / np.sqrt(dimension)
    runs = [record(tmp_path / "a", a), record(tmp_path / "b", b)]
    anchor = a[-1] + rng.normal(size=dimension) / np.sqrt(dimension)
    for recordings, centred in ((runs[:1], False), (runs[:1], True), (runs, False), (runs, True)):
        found = components(recordings, Vector.of(point(anchor)), centred=centred)
        np.testing.assert_allclose(found.shares[:4], found.null_same_steps[:4], atol=0.015)
    assert np.isnan(components(runs, Vector.of(point(anchor))).null).all()
    assert components(runs[:1], Vector.of(point(a[-1]))).null[0] == pytest.approx(0.81, abs=0.01)


def test_projection_in_closed_form(tmp_path: Path) -> None:
    points = np.array([[3.0, 4.0, 5.0], [1.0, 2.0, -7.0], [0.0, 0.0, 0.0]])
    objective = point(points[-1]).objective()
    skew = [Vector.of(point(np.array(d))) for d in ([2.0, 0.0, 0.0], [1.0, 1.0, 0.0])]  # neither unit nor orthogonal
    plane = og.Plane.spanned(objective, *skew)
    found = project(record(tmp_path, points), plane, objective, name="path")
    np.testing.assert_allclose(found.coordinates, [[-0.5, 4.0], [-0.5, 2.0], [0.0, 0.0]], atol=1e-12)
    np.testing.assert_allclose(found.distance, [5.0, 7.0, 0.0], atol=1e-12)
    np.testing.assert_allclose(found.loss, (points**2).sum(1) / 2, rtol=1e-12)
    assert (found.name, found.unit, found.step.tolist()) == ("path", "step", [0, 1, 2])


def test_the_whole_of_it_on_a_bowl(tmp_path: Path) -> None:
    curvature = np.array([1.0, 3.0, 10.0, 0.2])
    points = np.array([4.0, 3.0, 2.0, 1.0]) * (1 - 0.08 * curvature) ** np.arange(25)[:, None]
    bowl = Quadratic(curvature.tolist(), start=points[-1].tolist())
    recorder = Recorder(tmp_path / "run", unit="step")
    for step, values in enumerate(points):
        recorder(step, Quadratic(curvature.tolist(), start=values.tolist()))
    recorder.mark(10, "half-time")
    survey = og.survey_paths(bowl.objective(), {"descent": recorder.open()}, points=21, out=tmp_path / "survey")
    (descent,) = og.open(tmp_path / "survey").trajectories
    assert descent.marks == ((10.0, "half-time"),)
    np.testing.assert_allclose(descent.loss, (curvature * points**2).sum(1) / 2, rtol=1e-9)
    assert float(np.abs(survey.dataset.x.values).min()) == 0.0
    x, y = survey.dataset.x.values, survey.dataset.y.values
    assert (descent.coordinates > [x[0], y[0]]).all()
    assert (descent.coordinates < [x[-1], y[-1]]).all()
    spec = survey.provenance["directions"]
    assert share_held(survey, descent) == pytest.approx(spec["x"]["explained"] + spec["y"]["explained"], rel=1e-9)
    assert spec["x"]["null"] > spec["y"]["null"] > 0
    axes = np.stack([part.flat.numpy() for part in og.Plane.pca(bowl.objective(), recorder.open()).directions])
    nearest = points[-1] + descent.coordinates @ axes
    wanted = (curvature * nearest**2).sum(1) / 2
    found = beneath(survey, descent)
    assert np.abs(found - wanted).max() < 0.01 * np.ptp(survey.dataset.loss.values)  # linear between grid points
    fine = og.survey_paths(bowl.objective(), {"descent": recorder.open()}, points=41)
    assert np.abs(beneath(fine, descent) - wanted).max() < np.abs(found - wanted).max() / 3
    again = og.survey_paths(bowl.objective(), {"descent": recorder.open()}, points=21, out=tmp_path / "survey")
    assert len(again.trajectories) == 1


def test_true_losses_use_the_running_statistics_of_each_checkpoint(tmp_path: Path) -> None:
    generator = torch.Generator().manual_seed(0)
    inputs, targets = torch.randn(40, 5, generator=generator), torch.arange(40) % 3
    with torch.random.fork_rng():
        torch.manual_seed(1)
        model = nn.Sequential(nn.Linear(5, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Dropout(0.5), nn.Linear(8, 3))
    recorder, direct = Recorder(tmp_path), []
    optimiser = torch.optim.SGD(model.parameters(), lr=0.3)
    for epoch in range(5):
        recorder(epoch, model)
        model.eval()
        with torch.no_grad():
            direct.append(float(nn.functional.cross_entropy(model(inputs).double(), targets)))
        model.train()
        optimiser.zero_grad()
        nn.functional.cross_entropy(model(inputs), targets).backward()
        optimiser.step()
    recorder(5, model, keep=True)
    model.train()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    objective = og.Objective(model, (inputs, targets))
    recording = recorder.open()
    found = project(recording, og.Plane.pca(objective, recording), objective)
    np.testing.assert_allclose(found.loss[:5], direct, rtol=1e-6)
    assert np.ptp(direct) > 0.05
    assert model.training
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())
    assert found.coordinates[-1] == pytest.approx([0, 0], abs=1e-6)
    recalibrated = og.Objective(model, (inputs, targets), normstats="recalibrated")
    assert loss_at(recording, 0, recalibrated)["loss"] != pytest.approx(direct[0], rel=1e-4)


def test_a_plane_of_the_path_holds_more_of_it_than_a_random_one(tmp_path: Path) -> None:
    points = path(12, 400)
    recording = record(tmp_path, points)
    objective = point(points[-1]).objective()
    shares = []
    for seed in range(20):
        plane = og.Plane.random(objective, normalize="none", seed=seed, ignore=())
        found = project(recording, plane)
        inside = ((points - points[-1]) ** 2).sum(1) - found.distance**2
        shares.append(inside.sum() / ((points - points[-1]) ** 2).sum())
    assert np.mean(shares) == pytest.approx(2 / 400, rel=0.4)


def test_fitting_ranges_hold_all_paths_and_zero() -> None:
    a = Trajectory("a", [0, 1], [[5.0, 0.3], [0.0, 0.0]])
    b = Trajectory("b", [0, 1], [[-1.0, 2.0], [4.0, -0.1]])
    for points in (5, 17, 51):
        for (low, high, count), column in zip(fitting_range([a, b], points=points), (0, 1), strict=True):
            places = np.concatenate([a.coordinates[:, column], b.coordinates[:, column]])
            assert count == points
            assert low < places.min()
            assert high > places.max()
            nodes = np.linspace(low, high, count)
            assert np.abs(nodes).min() < 1e-12
    with pytest.raises(InputError, match="one trajectory or more"):
        fitting_range([])
    for margin in (-1.0, np.nan, np.inf):
        with pytest.raises(InputError, match=f"a finite margin of 0 or more, but got points=51 and margin={margin!r}"):
            fitting_range([a], margin=margin)
    with pytest.raises(InputError, match=r"but got points=7\.5"):
        fitting_range([a], points=7.5)  # type: ignore[arg-type]


def test_raw_random_directions_are_as_orthogonal_as_theory_says() -> None:
    for dimension in (10, 100, 1000, 10_000):
        model = point(np.ones(dimension))
        origin = Vector.of(model)
        cosines = []
        for seed in range(100):
            a, b = (Random("none", seed + dimension, stream, ignore=()).build(origin, model).vector for stream in "xy")
            cosines.append(abs(a.dot(b)) / (a.norm() * b.norm()))
        error = np.std(cosines) / np.sqrt(len(cosines))
        assert np.mean(cosines) == pytest.approx(np.sqrt(2 / (np.pi * dimension)), abs=4 * error)
        assert error < 0.1 * np.mean(cosines)
