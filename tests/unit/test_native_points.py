"""Several points in one call: what the kernel computes, which nets it serves, and what a survey makes of it."""

from __future__ import annotations

import itertools
import math
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

import orograph as og
from orograph.engine.calibrate import _of_one, _of_several
from orograph.engine.errors import NotFinite
from orograph.engine.evaluate import Evaluator
from orograph.engine.native.perceptron import pack
from orograph.engine.native.points import MOST_TERMS, Perceptrons
from orograph.engine.routes.native import Native
from orograph.engine.setting import Setting
from orograph.objectives.measures.accuracy import Accuracy
from orograph.results.schema import Status
from tests.unit.test_native_perceptron import ACTIVATIONS, one_seed_and_thread  # noqa: F401

pytestmark = pytest.mark.skipif(not any(map(shutil.which, ("c++", "g++", "clang++"))), reason="no C++ compiler")

POINTS = [(0.0, 0.0), (0.3, -0.2), (-1.0, 0.7), (0.3, 0.5), (1e-3, 1.0)]


SHAPES: list[tuple[int, int, tuple[int, ...], tuple[str, ...], bool]] = [
    (2, 97, (64, 32), ("none",), False),
    (3, 200, (128, 128, 10), ("relu", "none"), True),
    (3, 5, (7, 3, 19), ("gelu", "relu"), True),
    (4, 193, (300, 17, 33, 1), ("relu", "gelu", "none"), False),
    (1, 96, (40, 40), ("relu",), True),
    (MOST_TERMS, 12, (9, 65, 2), ("relu", "none"), True),
]


@pytest.mark.parametrize(("terms", "rows", "widths", "activations", "rectify"), SHAPES)
@pytest.mark.parametrize("biased", [True, False])
def test_points_are_those_of_float64_and_none_sees_another(
    terms: int, rows: int, widths: tuple[int, ...], activations: tuple[str, ...], rectify: bool, biased: bool
) -> None:
    shapes = list(zip(widths[1:], widths[:-1], strict=True))
    weights = [[torch.randn(shape) / math.sqrt(shape[1]) for shape in shapes] for _ in range(terms)]
    biases = [[torch.randn(shape[0]) if biased else None for shape in shapes] for _ in range(terms)]
    x = [torch.randn(rows, widths[0]) for _ in range(terms)]
    factors = [[1.0, *torch.rand(terms - 1).sub(0.5).tolist()] for _ in range(7)]
    parts = [
        [(pack(w), b, a, len(w)) for w, b, a in zip(ws, bs, activations, strict=True)]
        for ws, bs in zip(weights, biases, strict=True)
    ]
    net = Perceptrons(parts, widths[0], rectify)
    found = net(factors, x)
    assert found.shape == (7, rows, widths[-1])
    for point, its in zip(factors, found, strict=True):
        rounded = torch.tensor(point).double().tolist()
        h = combined(rounded, x)
        h = torch.relu(h) if rectify else h
        for layer, activation in enumerate(activations):
            h = h @ combined(rounded, [each[layer] for each in weights]).T
            if biased:
                h += combined(rounded, [each[layer] for each in biases])
            h = ACTIVATIONS[activation](h)
        assert float((its.double() - h).abs().max() / h.abs().max()) < 2e-6
        assert torch.equal(net([point], x)[0], its)
    assert torch.equal(net(factors[3:5], x), found[3:5])


def combined(factors: Sequence[float], parts: Sequence[Tensor | None]) -> Tensor:
    return sum(f * part.double() for f, part in zip(factors, parts, strict=True) if part is not None)  # type: ignore[return-value]


def test_parts_and_inputs_that_do_not_fit_are_refused() -> None:
    layer = [(pack(torch.randn(5, 8)), torch.randn(5), "relu", 5)]
    other = [(pack(torch.randn(5, 9)), torch.randn(5), "relu", 5)]
    with pytest.raises(ValueError, match="not alike"):
        Perceptrons([layer, other], 8, False)
    with pytest.raises(ValueError, match="of which there may be"):
        Perceptrons([layer] * (MOST_TERMS + 1), 8, False)
    net, x = Perceptrons([layer] * 2, 8, False), torch.zeros(3, 8)
    for factors, inputs in (
        ([[1.0, 2.0]], [x]),
        ([[1.0]], [x, x]),
        ([[1.0, 2.0], [1.0]], [x, x]),
        ([[1.0, 2.0]], [x, x[:2]]),
    ):
        with pytest.raises(ValueError, match="2 inputs of one shape"):
            net(factors, inputs)
    with pytest.raises(ValueError, match="packed for 8 inputs, not for 9"):
        net([[1.0, 2.0]], [torch.zeros(3, 9)] * 2)


def test_activations_that_make_nan_of_infinities_tell() -> None:
    layer = [(pack(torch.full((5, 8), 1e30)), None, "gelu", 5)]
    net = Perceptrons([layer] * 2, 8, False)
    with pytest.raises(NotFinite):
        net([[1.0, 0.0], [1.0, 1.0]], [torch.full((3, 8), 1e30)] * 2)


def perceptron(*widths: int, activation: type[nn.Module] = nn.ReLU) -> nn.Sequential:
    layers: list[nn.Module] = []
    for inputs, outputs in itertools.pairwise(widths):
        layers += [nn.Linear(inputs, outputs), activation()]
    return nn.Sequential(*layers[:-1])


class Residual(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.first, self.inner = nn.Linear(64, 64), perceptron(64, 64, 64)

    def forward(self, x: Tensor) -> Tensor:
        h = torch.relu(self.first(x))
        return h + self.inner(h)


class Told(nn.Module):
    """A perceptron that returns it in another form."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.net, self.form = perceptron(64, 64, 40, 5), form
        self.register_buffer("fixed", torch.randn(5, 5))

    def forward(self, x: Tensor) -> object:
        out = self.net(x)
        if self.form == "dict":
            return {"logits": out}
        if self.form == "twice":
            return out, out
        if self.form == "softmax":
            return torch.softmax(out, -1)
        if self.form == "buffer":
            return functional.linear(out, self.fixed)
        if self.form == "made":
            return functional.linear(torch.relu(out), torch.tanh(self.net[4].weight[:, :5]))
        return functional.linear(torch.relu(functional.linear(self.net[:2](x), self.net[0].weight)), self.net[0].weight)


def data(rows: int = 300, classes: int = 5) -> tuple[Tensor, Tensor]:
    return torch.randn(rows, 64), torch.randint(0, classes, (rows,))


def routed(net: nn.Module, x: Tensor, **about: object) -> tuple[Native, og.Plane]:
    targets = torch.randint(0, 5, (len(x),))
    plane = og.Plane.random(og.Objective(net.eval(), (x, targets), loss=first_loss), seed=0, **about)
    return Native(net, plane, (x,), samples=len(x)), plane


def first_loss(outputs: object, targets: Tensor) -> Tensor:
    leaf = outputs["logits"] if isinstance(outputs, dict) else outputs[0] if isinstance(outputs, tuple) else outputs
    return leaf.square().mean(-1)


@pytest.mark.parametrize(
    ("net", "served"),
    [
        (nn.Sequential(nn.ReLU(), *perceptron(64, 64, 40, 2)), True),
        (perceptron(64, 128, 128, 10), True),
        (nn.Sequential(nn.Linear(64, 64), nn.ReLU(), *perceptron(64, 64, 3, activation=nn.GELU)), True),
        (perceptron(64, 64, 64, 3, activation=nn.GELU), False),
        (nn.Sequential(nn.Flatten(), *perceptron(64, 64, 40, 2)), True),
        (nn.Sequential(perceptron(64, 64, 40, 2), nn.ReLU()), True),
        (Told("tied"), True),
        (nn.Sequential(perceptron(64, 64, 64, 3), nn.Tanh()), False),
        (Residual(), False),
        (Told("dict"), False),
        (Told("twice"), False),
        (Told("softmax"), False),
        (Told("buffer"), False),
        (Told("made"), False),
        (nn.Sequential(nn.BatchNorm1d(64), perceptron(64, 64, 40, 2)), False),
    ],
    ids=str,
)
def test_nets_of_layers_and_nothing_else_are_served(net: nn.Module, served: bool) -> None:
    x, _ = data()
    route, plane = routed(net, x)
    assert (route.together > 1) == served
    found = route.several(POINTS, x)
    assert (found is not None) == served
    objective = og.Objective(net, (x, torch.zeros(len(x), 1)), loss=first_loss)
    for point, its in zip(POINTS, found or (), strict=False):
        with objective.occupied() as occupation, torch.no_grad():
            objective._place(occupation, plane.at(*point))
            torch.testing.assert_close(its, net(x), rtol=1e-4, atol=1e-5)


def test_weights_that_stay_where_they_are_stay() -> None:
    x, _ = data()
    net = perceptron(64, 64, 40, 5)
    route, plane = routed(net, x, select="2.weight")
    found = route.several(POINTS, x)
    assert found is not None
    with torch.no_grad():
        moved = (
            net[2].weight
            + plane.directions[0].tensors()["2.weight"] * 0.3
            - plane.directions[1].tensors()["2.weight"] * 0.2
        )
        wanted = net[4](torch.relu(functional.linear(torch.relu(net[0](x)), moved, net[2].bias)))
    torch.testing.assert_close(found[1], wanted, rtol=1e-4, atol=1e-5)


def test_batches_of_other_sizes_and_other_data_are_served_too() -> None:
    x, _ = data()
    net = perceptron(64, 128, 128, 5)
    route, _ = routed(net, x)

    def check(batch: Tensor) -> None:
        found = route.several(POINTS[:1], batch)
        assert found is not None
        with torch.no_grad():
            torch.testing.assert_close(found[0], net(batch), rtol=1e-4, atol=1e-5)

    for batch in (x[:130], x[150:], x[:130], x):
        check(batch)
    x.mul_(2)
    check(x)
    assert route.several(POINTS[:1], x[:20]) is None
    assert route.several(POINTS[:1], torch.full_like(x, math.inf)) is None


def test_large_weights_and_outputs_take_fewer_points(monkeypatch: pytest.MonkeyPatch) -> None:
    x, _ = data()
    most = routed(perceptron(64, 64, 40, 5), x)[0].together
    monkeypatch.setattr("orograph.engine.lowering.several._ROOM", 100_000)
    few = routed(perceptron(64, 64, 40, 5), x)[0].together
    assert 1 < few < most
    monkeypatch.setattr("orograph.engine.lowering.several._ROOM", 10_000)
    assert routed(perceptron(64, 64, 40, 5), x)[0].together == 0


def evaluated(
    objective: og.Objective, plane: og.Plane, points: np.ndarray, together: bool = True
) -> dict[str, np.ndarray]:
    with Evaluator(objective, plane, Setting(route="native", precision="fp32", threads=1)) as evaluator:
        assert evaluator.together
        if not together:
            evaluator.together = 0
        outcome = evaluator.points(points)
    return {**outcome.fields, "status": outcome.status}


def grid(side: int = 7) -> np.ndarray:
    axis = np.linspace(-1, 1, side)
    return np.stack(np.meshgrid(axis, axis, indexing="ij"), -1).reshape(-1, 2)


@pytest.mark.parametrize("batch_size", [300, 140])
def test_a_survey_has_the_same_numbers_point_by_point(batch_size: int) -> None:
    """The last one of batches of 140 is not worth a program."""
    objective = og.Objective(perceptron(64, 128, 128, 5), data(), batch_size=batch_size)
    objective.prepare()
    plane = og.Plane.random(objective, seed=0)
    found, alone = (evaluated(objective, plane, grid(), together) for together in (True, False))
    for name in ("loss", "loss_stderr"):
        np.testing.assert_allclose(found[name], alone[name], rtol=2e-6)
    assert np.abs(found["accuracy"] - alone["accuracy"]).max() <= 1 / 300
    parts = [evaluated(objective, plane, grid()[a:b]) for a, b in ((0, 1), (1, 20), (20, 49))]
    for name in found:
        assert np.array_equal(np.concatenate([part[name] for part in parts]), found[name])


def test_where_a_point_is_not_finite_the_others_are_as_without_it() -> None:
    net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), *perceptron(64, 64, 5, activation=nn.GELU))
    objective = og.Objective(net, data())
    objective.prepare()
    plane = og.Plane.random(objective, seed=0)
    points = np.array([[0.0, 0.0], [1e30, 1e30], [0.5, 0.5]])
    found, alone = evaluated(objective, plane, points), evaluated(objective, plane, points[[0, 2]])
    assert found["status"].tolist() == [Status.OK, Status.NONFINITE, Status.OK]
    for name in alone:
        assert np.array_equal(found[name][[0, 2]], alone[name])


@pytest.mark.parametrize("batch_size", [300, 130])
def test_bits_do_not_depend_on_what_is_kept_nor_on_the_process(
    batch_size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    objective = og.Objective(perceptron(64, 128, 128, 5), data(), batch_size=batch_size)
    objective.prepare()
    plane = og.Plane.random(objective, seed=0)
    found = evaluated(objective, plane, grid())
    torch.save((objective, plane), tmp_path / "sent.pt")
    sent = torch.load(tmp_path / "sent.pt", weights_only=False)
    monkeypatch.setattr("orograph.engine.lowering.first.MEMORY", 1 << 20)
    cramped = og.Objective(
        objective.model, (objective.batches._whole.inputs, objective.batches._whole.targets), batch_size=batch_size
    )
    cramped.prepare()
    for other in (evaluated(*sent, grid()), evaluated(cramped, plane, grid())):
        for name in found:
            assert np.array_equal(other[name], found[name])


class Norm(Accuracy):
    """A measure that looks at the model."""

    net: nn.Module

    def sums(self, outputs: Tensor, targets: Tensor) -> dict[str, Tensor]:
        total = sum(p.detach().double().square().sum() for p in self.net.parameters())
        return {"right": torch.as_tensor(total), "count": torch.ones((), dtype=torch.float64)}


def test_measures_and_losses_that_look_at_the_model_see_each_point() -> None:
    net, sets = perceptron(64, 64, 40, 5), data()
    norm = Norm()
    object.__setattr__(norm, "net", net)
    decayed = lambda o, y: functional.cross_entropy(o, y, reduction="none") + net[2].weight.square().sum()  # noqa: E731
    for loss, measures in (("cross_entropy", (norm,)), (decayed, ("accuracy",)), (Decayed(net), ())):
        objective = og.Objective(net, sets, loss=loss, measures=measures)
        objective.prepare()
        plane = og.Plane.random(objective, seed=0)
        found = {}
        for route in ("eager", "native"):
            with Evaluator(objective, plane, Setting(route=route, precision="fp32", threads=1)) as evaluator:
                found[route] = evaluator.points(grid(3)).fields
        for name, values in found["native"].items():
            np.testing.assert_allclose(values, found["eager"][name], rtol=1e-5, atol=1e-7)


class Decayed(nn.CrossEntropyLoss):
    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.__dict__["net"] = net

    def forward(self, outputs: Tensor, targets: Tensor) -> Tensor:
        return super().forward(outputs, targets) + self.net[2].weight.square().sum()


@pytest.mark.parametrize(
    ("loss", "measures", "known"),
    [
        ("cross_entropy", "auto", True),
        ("hinge", ("accuracy", "top_k:k=2"), True),
        (nn.CrossEntropyLoss(), "auto", True),
        (functional.cross_entropy, "auto", True),
        (lambda o, y: functional.cross_entropy(o, y, reduction="none"), "auto", False),
        (Decayed(nn.Linear(1, 1)), "auto", False),
        ("cross_entropy", (Norm(),), False),
    ],
)
def test_what_is_known_to_look_at_outputs_alone(loss: object, measures: object, known: bool) -> None:
    assert og.Objective(perceptron(64, 5), data(), loss=loss, measures=measures).reads_outputs_alone == known


class Watched(og.Objective):
    def begin(self) -> list[dict[str, Tensor]]:
        return super().begin()


def test_objectives_that_look_at_the_model_take_one_point_at_a_time() -> None:
    net = perceptron(64, 64, 40, 5)
    plain = og.Objective(net, data())
    for objective in (
        Watched(net, data()),
        og.Penalised(plain, "l2", 0.1),
        og.Objective(net, data(), normstats="recalibrated"),
    ):
        objective.prepare()
        setting = Setting(route="native", precision="fp32", threads=1)
        with Evaluator(objective, og.Plane.random(objective, seed=0), setting) as evaluator:
            assert evaluator.together == 0
            assert evaluator.states([[0.0, 0.0]], objective.batches) is None


def test_trials_measure_it() -> None:
    objective = og.Objective(perceptron(64, 64, 40, 5), data())
    objective.prepare()
    setting = Setting(route="native", precision="fp32", threads=1)
    with Evaluator(objective, og.Plane.random(objective, seed=0), setting) as evaluator:
        batches = list(objective.batches)
        assert _of_several(evaluator, [0.1, 0.1], batches) > 0
        assert _of_one(evaluator, [0.1, 0.1], batches) > 0
        evaluator.together = 0
        assert _of_several(evaluator, [0.1, 0.1], batches) == 0.0


def test_a_survey_that_is_continued_ends_as_one_that_was_not(tmp_path: Path) -> None:
    net = perceptron(64, 64, 40, 5)
    sets = data()
    ends = []
    for name, steps in (("whole", [(-1.0, 1.0, 9)]), ("parts", [(-1.0, 1.0, 5), (-1.0, 1.0, 9)])):
        for step in steps:
            objective = og.Objective(net, sets, batch_size=300)
            survey = og.survey(
                objective,
                og.Plane.random(objective, seed=0),
                step,
                step,
                out=tmp_path / name,
                route="native",
                workers=1,
            )
        ends.append(survey)
    assert np.array_equal(ends[0].evaluated("loss"), ends[1].evaluated("loss"))
