"""Surfaces in closed form equal a plain loop over the points in float64, and what the model itself gives."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

import orograph as og
from orograph.engine.closedform.closed_form import ClosedForm
from orograph.engine.evaluate import Evaluator
from orograph.engine.setting import Setting
from orograph.lab.datasets.digits import digits
from orograph.results.schema import Status
from orograph.sampling._axis import Axis
from orograph.sampling.progressive import Progressive
from orograph.subspaces.affine import anchored

CLASSES = 10
PLANE = Progressive([Axis("x", -1, 1, 9), Axis("y", -0.5, 1.5, 6)]).ask()
LINE = np.linspace(-1, 1, 13)[:, None]


def train(model: nn.Module, inputs: Tensor, targets: Tensor, steps: int) -> nn.Module:
    optimiser = torch.optim.Adam(model.parameters(), 1e-2)
    for _ in range(steps):
        optimiser.zero_grad()
        outputs = model(inputs)
        nn.functional.cross_entropy(outputs.flatten(0, -2), targets.flatten()).backward()
        optimiser.step()
    return model


def some_digits() -> tuple[Tensor, Tensor]:
    inputs, targets = digits(flatten=True, normalise="unit", samples=300)
    return inputs, targets


class Convolutional(nn.Module):
    """A small CNN with BatchNorm; only its head is surveyed."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(1, 6, 3), nn.BatchNorm2d(6), nn.ReLU(), nn.AdaptiveAvgPool2d(2))
        self.head = nn.Linear(24, CLASSES)

    def forward(self, x: Tensor) -> Tensor:
        return self.head(self.body(x.unflatten(1, (1, 8, 8))).flatten(1))


class Tokens(nn.Module):
    """A class for each of three tokens of a sample."""

    def __init__(self) -> None:
        super().__init__()
        self.head = nn.Linear(16, CLASSES, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.head(torch.relu(x[:, :48].unflatten(1, (3, 16)) - 0.25))


def untrained() -> nn.Module:
    """All outputs are equal at the origin: ties."""
    model = nn.Linear(64, CLASSES)
    nn.init.zeros_(model.weight)
    nn.init.zeros_(model.bias)
    return model


MODELS: dict[str, tuple[Callable[[], nn.Module], dict[str, Any]]] = {
    "softmax regression": (lambda: nn.Linear(64, CLASSES), {}),
    "torch's criterion": (lambda: nn.Linear(64, CLASSES), {"loss": nn.CrossEntropyLoss()}),
    "support vector machine": (lambda: nn.Linear(64, CLASSES), {"loss": "hinge"}),
    "another margin, no accuracy": (lambda: nn.Linear(64, CLASSES), {"loss": "hinge:margin=0.5", "measures": ()}),
    "the head of a network": (Convolutional, {"batch_size": 77}),
    "tokens": (Tokens, {}),
    "ties": (untrained, {}),
}


def objective_of(name: str) -> og.Objective:
    torch.manual_seed(0)
    make, options = MODELS[name]
    inputs, targets = some_digits()
    if name == "tokens":
        targets = torch.stack([targets, targets.roll(1), (targets + 1) % CLASSES], 1)
    model = make() if name == "ties" else train(make(), inputs, targets, 40)
    return og.Objective(model, (inputs, targets), **options)


def ground_of(name: str, objective: og.Objective, axes: int, scale: float) -> Any:
    """A line or a plane, whose directions are ``scale`` times as long as filter-normalised ones."""
    select = ("head.*",) if isinstance(objective.model, Convolutional) else ()
    normalize = "none" if name == "ties" else "filter"
    plane = og.Plane.random(objective, seed=0, select=select, ignore=(), normalize=normalize)
    directions = [direction * scale for direction in plane.directions]
    kind = og.Plane if axes == 2 else og.Line
    return kind(**anchored(objective, directions[:axes], orthogonalise=False))


def by_hand(objective: og.Objective, ground: Any, points: np.ndarray) -> dict[str, np.ndarray]:
    """Mean loss, its standard error and accuracy, from nothing but torch and NumPy in float64."""
    model = copy.deepcopy(objective.model).double().eval()
    parameters = dict(model.named_parameters())
    (batch,) = objective.batches.cut(10_000)
    inputs, targets = batch.inputs.double(), batch.targets.numpy()
    margin = getattr(objective.measures[0].loss, "margin", None)
    found: dict[str, list[float]] = {"loss": [], "loss_stderr": [], "accuracy": []}
    for point in points.tolist():
        with torch.no_grad():
            for name, value in ground.origin.tensors().items():
                moved = value.double()
                for step, direction in zip(point, ground.directions, strict=True):
                    moved = moved + step * direction.tensors()[name].double()
                parameters[name].copy_(moved)
            z = model(inputs).numpy()
        margins = z - np.take_along_axis(z, targets[..., None], -1)
        if margin is None:
            losses = np.logaddexp.reduce(margins, axis=-1)
        else:
            losses = np.maximum(0, margins + margin).sum(-1) - margin  # the right class itself adds one margin
        each = losses.reshape(len(losses), -1).mean(1)
        found["loss"].append(each.mean())
        found["loss_stderr"].append(each.std(ddof=1) / math.sqrt(len(each)))
        found["accuracy"].append((z.argmax(-1) == targets).mean())
    return {name: np.array(found[name]) for name in objective.fields}


@pytest.mark.parametrize("axes", [1, 2])
@pytest.mark.parametrize("name", MODELS)
def test_surfaces_equal_a_loop_in_float64(name: str, axes: int) -> None:
    objective = objective_of(name)
    ground = ground_of(name, objective, axes, 1.0)
    points = PLANE if axes == 2 else LINE
    found = ClosedForm(objective, ground).points(points)
    wanted = by_hand(objective, ground, points)
    assert set(found.fields) == set(wanted)
    assert (found.status == Status.OK).all()
    exact = 1e-11 if name != "the head of a network" else 2e-6  # whose features the model computes in float32
    for field, values in wanted.items():
        if field != "accuracy" or exact < 1e-10:
            np.testing.assert_allclose(found.fields[field], values, rtol=exact, atol=1e-12)
        else:
            assert np.abs(found.fields[field] - values).max() <= 1 / 300


@pytest.mark.parametrize("name", ["softmax regression", "support vector machine", "tokens"])
def test_far_away_the_exponentials_are_not_separated_and_the_numbers_as_good(name: str) -> None:
    objective = objective_of(name)
    ground = ground_of(name, objective, 2, 2000.0)
    found, wanted = ClosedForm(objective, ground).points(PLANE), by_hand(objective, ground, PLANE)
    assert wanted["loss"].max() > 1000
    for field, values in wanted.items():
        np.testing.assert_allclose(found.fields[field], values, rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize("name", ["softmax regression", "support vector machine", "the head of a network"])
def test_they_are_the_numbers_that_the_model_itself_gives(name: str) -> None:
    objective = objective_of(name)
    objective.prepare()
    ground = ground_of(name, objective, 2, 1.0)
    with Evaluator(objective, ground, Setting(threads=1)) as evaluator:
        wanted = evaluator.points(PLANE)
    found = ClosedForm(objective, ground).points(PLANE)
    assert list(found.fields) == list(wanted.fields)
    for field in ("loss", "loss_stderr"):
        np.testing.assert_allclose(found.fields[field], wanted.fields[field], rtol=2e-6)
    assert np.abs(found.fields["accuracy"] - wanted.fields["accuracy"]).max() <= 1 / 300


def test_a_model_in_double_precision_gives_the_same_to_twelve_digits() -> None:
    inputs, targets = some_digits()
    objective = og.Objective(train(nn.Linear(64, CLASSES), inputs, targets, 40).double(), (inputs, targets))
    objective.prepare()
    ground = ground_of("double", objective, 2, 1.0)
    with Evaluator(objective, ground, Setting(threads=1)) as evaluator:
        wanted = evaluator.points(PLANE)
    found = ClosedForm(objective, ground).points(PLANE)
    for field, values in wanted.fields.items():
        np.testing.assert_allclose(found.fields[field], values, rtol=1e-12)


def test_one_sample_has_no_standard_error_and_infinite_logits_no_closed_form() -> None:
    inputs, targets = some_digits()
    model = nn.Linear(64, CLASSES)
    objective = og.Objective(model, (inputs[:1], targets[:1]))
    found = ClosedForm(objective, og.Plane.random(objective, seed=0)).points(PLANE)
    assert np.isnan(found.fields["loss_stderr"]).all()
    assert np.isfinite(found.fields["loss"]).all()


def test_the_slice_of_a_support_vector_machine_has_its_kinks_where_margins_vanish() -> None:
    """One feature, two classes: the loss of (w₀ + t) x is piecewise linear, Σ max(0, 1 − 2 (w₀ + t) x) / n."""
    model = nn.Linear(1, 2, bias=False)
    with torch.no_grad():
        model.weight.copy_(torch.tensor([[0.5], [-0.5]]))
    x = torch.tensor([[1.0], [2.0], [-0.5]])
    objective = og.Objective(model, (x, torch.tensor([0, 0, 1])), loss="hinge")
    line = og.Line.along(objective, {"weight": torch.tensor([[1.0], [-1.0]])})
    steps = np.linspace(-2, 2, 41)
    wanted = np.maximum(0, 1 - 2 * (0.5 + steps[:, None]) * np.array([1.0, 2.0, 0.5])).mean(1)
    np.testing.assert_allclose(ClosedForm(objective, line).points(steps[:, None]).fields["loss"], wanted, atol=1e-14)
