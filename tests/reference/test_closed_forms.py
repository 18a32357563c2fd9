"""Surveys of functions with a closed form, in every executor, order and batch size; and float32 against float64."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

import orograph as og
from orograph.lab.datasets.digits import digits
from orograph.lab.models.mlp import mlp
from orograph.lab.train import train
from orograph.objectives.analytic import Analytic, Cosines, Quadratic, Rosenbrock, saddle

SHIFTS = np.random.default_rng(0).normal(size=(23, 3)) * 0.3
FUNCTIONS = {
    "quadratic": lambda dtype: Quadratic([1.0, 3.0, 0.5], [0.3, -0.2, 0.9], SHIFTS, dtype),
    "rosenbrock": lambda dtype: Rosenbrock([0.5, 0.4, 0.3], SHIFTS, dtype),
    "cosines": lambda dtype: Cosines([0.5, 0.4, 0.3], 4.0, 0.5, SHIFTS, dtype),
    "saddle": lambda dtype: saddle((0.2, 0.5), dtype),
}


def closed_form(function: Analytic, subspace: og.Plane | og.Line, survey: og.Survey) -> np.ndarray:
    """The exact loss at every node, from the weights and directions in float64 NumPy."""
    origin = subspace.origin.flat.double().numpy()
    steps = [d.flat.double().numpy() for d in subspace.directions]
    nodes = np.meshgrid(*(survey.dataset[axis].values for axis in survey.axes), indexing="ij")
    points = origin + sum(n.reshape(-1, 1) * s for n, s in zip(nodes, steps, strict=True))
    return function.value(points).reshape(nodes[0].shape)


@pytest.mark.slow
@pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=["float64", "float32"])
@pytest.mark.parametrize("order", ["plain", "progressive"])
@pytest.mark.parametrize("batch_size", [1, 7, 23, None])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_surface_equals_the_closed_form(name: str, batch_size: int | None, order: str, dtype: torch.dtype) -> None:
    function = FUNCTIONS[name](dtype)
    objective = function.objective(batch_size)
    tolerance = 1e-12 if dtype == torch.float64 else 2e-6
    plane = og.Plane.random(objective, seed=1, ignore=(), normalize="layer")
    line = og.Line.random(objective, seed=2, ignore=(), normalize="none")
    for subspace, ranges in ((plane, ((-1, 2, 7), (-0.5, 0.75, 4))), (line, ((-1, 1.5, 9),))):
        survey = og.survey(objective, subspace, *ranges, order=order, workers=1, progress=False)
        exact = closed_form(function, subspace, survey)
        scale = np.abs(exact) if name != "saddle" else np.abs(exact).max()  # a saddle passes through 0
        assert np.max(np.abs(survey.dataset.loss.values - exact) / scale) < tolerance


@pytest.mark.slow
def test_processes_give_the_same_bits(tmp_path: Path) -> None:
    function = FUNCTIONS["rosenbrock"](torch.float64)
    objective = function.objective(5)
    plane = og.Plane.random(objective, seed=1, ignore=())
    surveys = [
        og.survey(objective, plane, (-1, 2, 9), (0, 1, 5), workers=workers, out=tmp_path / str(workers), progress=False)
        for workers in (1, 2, 3)
    ]
    exact = closed_form(function, plane, surveys[0])
    np.testing.assert_allclose(surveys[0].dataset.loss.values, exact, rtol=1e-12)
    assert len({survey.dataset.loss.values.tobytes() for survey in surveys}) == 1
    assert len({survey.dataset.loss_stderr.values.tobytes() for survey in surveys}) == 1


@pytest.fixture(scope="module")
def trained() -> torch.nn.Module:
    model = mlp("64-128-128-10")
    train(model, *digits("train"), epochs=12, optimiser="sgd:learning_rate=0.05")
    return model


@pytest.mark.slow
def test_float32_surface_of_a_digits_mlp_is_within_2e_6_of_float64(trained: torch.nn.Module) -> None:
    inputs, labels = digits("train")
    wide = mlp("64-128-128-10").double()
    wide.load_state_dict(trained.state_dict())
    single, double = og.Objective(trained, (inputs, labels)), og.Objective(wide, (inputs.double(), labels))
    surveys = []
    for objective in (single, double):
        plane = og.Plane.random(objective, seed=0)
        surveys.append(og.survey(objective, plane, (-1, 1, 15), (-1, 1, 11), workers=1, progress=False))
    narrow, exact = (survey.dataset.loss.values for survey in surveys)
    assert np.max(np.abs(narrow / exact - 1)) < 2e-6
    assert narrow.max() / narrow.min() > 50  # a surface, not a plateau


@pytest.mark.slow
def test_streamed_data_gives_the_same_surface(trained: torch.nn.Module) -> None:
    data = digits("train")
    loaders = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(*data), batch_size=200)
    resident = og.Objective(trained, data, batch_size=200)
    streamed = og.Objective(trained, loaders, memory=1000)
    assert not streamed.batches.resident
    plane = og.Plane.random(resident, seed=3)
    found = [
        og.survey(objective, plane, (-1, 1, 5), (-1, 1, 3), workers=1, progress=False).dataset.loss.values
        for objective in (resident, streamed)
    ]
    np.testing.assert_allclose(found[1], found[0], rtol=1e-12)
