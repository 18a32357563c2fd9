"""Where there is a closed form it is found, and where there is none the reason is told."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

import orograph as og
from orograph.engine.closedform.blocks import LONGEST, WIDEST, blocks
from orograph.engine.closedform.closed_form import ClosedForm
from orograph.engine.closedform.margins import SAFE, Margins
from orograph.engine.closedform.reason import NoClosedForm
from orograph.objectives.evaluable import Evaluable
from orograph.sampling._axis import Axis
from orograph.sampling.progressive import Progressive

CLASSES = 4


def data(samples: int = 23, features: int = 6, seed: int = 0) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(samples, features, generator=generator), torch.randint(
        0, CLASSES, (samples,), generator=generator
    )


def points(count: int = 9, axes: int = 2) -> np.ndarray:
    return np.random.default_rng(0).uniform(-1, 1, (count, axes))


# --- points as tensor products ---------------------------------------------------------------------------------------


def every_point_once(given: np.ndarray) -> int:
    found = np.full(given.shape, np.nan)
    whole = blocks(given)
    for block in whole:
        assert (np.diff(block.columns) >= 0).all()
        assert np.isnan(found[block.index]).all(), "a point twice"
        for r, row in enumerate(block.rows):
            for c, column in enumerate(block.columns):
                there = (row, column) if block.row_axis == 0 else (column, row)
                found[block.index[r, c]] = there if given.shape[1] == 2 else column
    assert np.array_equal(found, given)
    return len(whole)


def test_a_grid_in_any_order_is_one_block() -> None:
    axes = [Axis("x", -1, 1, 11), Axis("y", 0, 3, 7)]
    assert every_point_once(Progressive(axes).ask()) == 1


def test_units_of_a_coarse_to_fine_order_make_few_blocks() -> None:
    order = Progressive([Axis("x", -1, 1, 33), Axis("y", -1, 1, 33)]).ask()
    assert sum(every_point_once(unit) for unit in np.array_split(order, 4)) <= 20


def test_points_without_structure_and_lines_are_served() -> None:
    assert every_point_once(points(7)) == 7
    assert every_point_once(points(7, axes=1)) == 1
    assert every_point_once(np.zeros((0, 2))) == 0


def test_the_longer_side_makes_the_rows_that_are_shared() -> None:
    scattered = np.array([[0.1, 0], [0.2, 0], [0.3, 1], [0.4, 1], [0.1, 1], [0.2, 1]])
    assert every_point_once(scattered) == 2


def test_blocks_are_not_too_large() -> None:
    axes = [Axis("x", -1, 1, 2 * WIDEST), Axis("y", 0, 1, WIDEST + 1)]
    assert {block.index.shape for block in blocks(Progressive(axes).ask())} == {(WIDEST, WIDEST), (WIDEST, 1)}
    assert every_point_once(np.linspace(-1, 1, LONGEST + 5)[:, None]) == 2


# --- margins ---------------------------------------------------------------------------------------------------------


def margins(scale: float, seed: int = 0, axes: int = 2) -> tuple[Margins, list[np.ndarray], np.ndarray]:
    random = np.random.default_rng(seed)
    logits = [scale * random.normal(size=(30, 5)) for _ in range(axes + 1)]
    targets = random.integers(0, 5, 30)
    return Margins.of([torch.tensor(z) for z in logits], torch.tensor(targets)), logits, targets


@pytest.mark.parametrize("scale", [1e-3, 3.0, SAFE / 2, 1e4])
def test_cross_entropies_are_exact_by_either_way(scale: float) -> None:
    found, logits, targets = margins(scale)
    for block in blocks(np.stack([g.ravel() for g in np.meshgrid([-1, 0.3, 2], [-0.5, 1.0])], -1)):
        (tile,) = found.tiles(block, 100)
        losses, right = tile.cross_entropies().numpy(), tile.right().numpy()
        for r, x in enumerate(block.rows):
            for c, y in enumerate(block.columns):
                a, b = (x, y) if block.row_axis == 0 else (y, x)
                z = logits[0] + a * logits[1] + b * logits[2]
                own = z[np.arange(30), targets]
                wanted = np.logaddexp.reduce(z - own[:, None], axis=1)
                np.testing.assert_allclose(losses[:, r, c], wanted, rtol=1e-12, atol=1e-13)
                assert right[r, c] == (z.argmax(1) == targets).sum()


def test_tiny_losses_keep_their_digits() -> None:
    logits = [torch.tensor([[30.0, 0.0, -5.0]]).double(), torch.zeros(1, 3).double(), torch.zeros(1, 3).double()]
    (tile,) = Margins.of(logits, torch.tensor([0])).tiles(blocks(np.zeros((1, 2)))[0], 1)
    assert tile.cross_entropies().item() == pytest.approx(np.exp(-30) + np.exp(-35), rel=1e-12)


@pytest.mark.parametrize("flat", ["neither", "second", "both"])
def test_ties_go_to_the_first_class_wherever_nothing_moves(flat: str) -> None:
    random = np.random.default_rng(1)
    targets = torch.arange(12) % 3
    still = torch.zeros(12, 3, dtype=torch.float64)
    first = still if flat == "both" else torch.tensor(random.normal(size=(12, 3)))
    second = still if flat != "neither" else torch.tensor(random.normal(size=(12, 3)))
    level = torch.tensor(random.integers(0, 2, (12, 3)) if flat == "both" else np.zeros((12, 3))).double()
    for point in ([0.0, 0.0], [0.5, 0.0], [-0.5, 0.25]):
        (block,) = blocks(np.array([point]))
        (tile,) = Margins.of([level, first, second], targets).tiles(block, 12)
        z = level + point[0] * first + point[1] * second
        assert tile.right().item() == (z.numpy().argmax(1) == targets.numpy()).sum()


# --- what is refused -------------------------------------------------------------------------------------------------


class Tied(nn.Module):
    """The output layer shares its weight with another place of the model."""

    def __init__(self) -> None:
        super().__init__()
        self.fc = nn.Linear(6, CLASSES, bias=False)
        self.out = nn.Linear(6, CLASSES, bias=False)
        self.out.weight = self.fc.weight

    def forward(self, x: Tensor) -> Tensor:
        return self.out(x)


class After(nn.Module):
    """Something follows the linear layer, is done to its weights, or its inputs depend on them."""

    def __init__(self, how: str) -> None:
        super().__init__()
        self.fc, self.how = nn.Linear(6, CLASSES), how

    def forward(self, x: Tensor) -> Tensor:
        if self.how == "its inputs":
            return self.fc(x + self.fc.weight.sum())
        if self.how == "in place":
            return self.fc(x).mul_(2.0)
        if self.how == "twice":
            self.fc(x)
        if self.how == "not called":
            return functional.linear(x, self.fc.weight, self.fc.bias)
        return torch.tanh(self.fc(x)) if self.how == "a function" else self.fc(x)


def linear(**options: Any) -> og.Objective:
    torch.manual_seed(0)
    return og.Objective(nn.Linear(6, CLASSES), data(), **options)


def of(model: nn.Module, **options: Any) -> og.Objective:
    return og.Objective(model, data(), **options)


def ignoring() -> og.Objective:
    inputs, targets = data()
    targets[3] = -100
    return og.Objective(nn.Linear(6, CLASSES), (inputs, targets))


def normed() -> nn.Module:
    return nn.Sequential(nn.BatchNorm1d(6), nn.Linear(6, CLASSES))


def convolution() -> nn.Module:
    return nn.Sequential(nn.Unflatten(1, (6, 1)), nn.Conv1d(6, CLASSES, 1), nn.Flatten())


def weighted() -> nn.Module:
    return nn.CrossEntropyLoss(weight=torch.ones(CLASSES))


def nan_model() -> nn.Module:
    inputs = nn.Linear(6, 6)
    return nn.Sequential(inputs, Root(), nn.Linear(6, CLASSES))


class Root(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        return x.sqrt()


REFUSED: dict[str, tuple[Any, str]] = {
    "two layers": (lambda: of(nn.Sequential(nn.Linear(6, 5), nn.Tanh(), nn.Linear(5, CLASSES))), "more than one layer"),
    "another kind of layer": (
        lambda: of(convolution()),
        "Conv1d",
    ),
    "a parametrised layer": (
        lambda: of(nn.Sequential(nn.utils.parametrizations.weight_norm(nn.Linear(6, CLASSES)))),
        "layer",
    ),
    "half precision": (lambda: of(nn.Linear(6, CLASSES).bfloat16()), "bfloat16"),
    "a tied weight": (lambda: of(Tied()), "more than one layer"),
    "a function after it": (lambda: of(After("a function")), "does not give the model's outputs"),
    "a layer called twice": (lambda: of(After("twice")), "does not give the model's outputs"),
    "a layer not called": (lambda: of(After("not called")), "does not give the model's outputs"),
    "outputs changed in place": (lambda: of(After("in place")), "not linear"),
    "inputs that depend on it": (lambda: of(After("its inputs")), "not linear"),
    "outputs that are not finite": (lambda: of(nan_model()), "not finite"),
    "another loss": (lambda: linear(loss="nll"), "a loss other"),
    "label smoothing": (lambda: linear(loss="cross_entropy:label_smoothing=0.1"), "a loss other"),
    "class weights": (lambda: linear(loss=weighted()), "a loss other"),
    "another measure": (lambda: linear(measures=("accuracy", "top_k:k=2")), "a measure other"),
    "ignored targets": (ignoring, "ignored targets"),
    "a single class": (
        lambda: og.Objective(nn.Linear(6, 1), (data()[0], torch.zeros(23, dtype=torch.long))),
        "a single class",
    ),
    "a penalty": (lambda: og.Penalised(linear(), "l2", 0.1), "Penalised"),
    "recalibrated statistics": (lambda: of(normed(), normstats="recalibrated"), "recalibrated"),
}


def plane_of(objective: Evaluable, name: str) -> Any:
    last = {"outputs that are not finite": ("2.*",), "recalibrated statistics": ("1.*",)}
    return og.Plane.random(objective, seed=0, select=last.get(name, ()), ignore=())


@pytest.mark.parametrize("name", REFUSED)
def test_where_there_is_no_closed_form_the_reason_is_told(name: str) -> None:
    make, reason = REFUSED[name]
    objective = make()
    if name != "another measure" and name != "outputs that are not finite":
        objective.prepare()
    with pytest.raises(NoClosedForm, match=reason):
        ClosedForm(objective, plane_of(objective, name))


def test_logits_that_do_not_fit_into_memory_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    objective = linear()
    monkeypatch.setattr("orograph.engine.closedform.head.free_memory", lambda _: 1000)
    with pytest.raises(NoClosedForm, match="fit into memory"):
        ClosedForm(objective, og.Plane.random(objective, seed=0))


def test_the_model_is_left_bit_identical() -> None:
    objective = of(normed())
    objective.model.train()
    before = {name: value.clone() for name, value in objective.model.state_dict().items()}
    found = ClosedForm(objective, og.Plane.random(objective, seed=0, select=("1.*",), ignore=()))
    assert np.isfinite(found.points(points()).fields["loss"]).all()
    assert objective.model.training
    assert all(torch.equal(value, before[name]) for name, value in objective.model.state_dict().items())


def test_no_points_and_single_points_are_served() -> None:
    objective = linear()
    found = ClosedForm(objective, og.Plane.random(objective, seed=0))
    assert found.points(np.zeros((0, 2))).fields["loss"].shape == (0,)
    some = points(40)
    together = found.points(some)
    for index in (0, 17, 39):
        alone = found.points(some[index : index + 1])
        for name in together.fields:
            assert alone.fields[name][0] == pytest.approx(together.fields[name][index], rel=1e-14)
