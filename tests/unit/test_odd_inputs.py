"""Inputs that are unusual and right: every one gives the numbers that a plain computation gives."""

from __future__ import annotations

import copy
import json
import math
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.data import BatchSampler, DataLoader, IterableDataset, SequentialSampler, TensorDataset

import orograph as og
from orograph.cli.app import main
from orograph.results.schema import Status

INPUTS = torch.linspace(-1, 1, 36).reshape(12, 3)
CLASSES = (INPUTS.sum(1) > 0).long()
VALUES = INPUTS.square().sum(1, keepdim=True)


@pytest.fixture(autouse=True)
def _one_thread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


class Net(nn.Module):
    def __init__(self, outputs: int = 2) -> None:
        super().__init__()
        torch.manual_seed(5)
        self.stack = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, outputs))

    def forward(self, inputs: Tensor) -> Any:
        return self.stack(inputs)


class Pair(Net):
    def forward(self, inputs: Tensor) -> tuple[Tensor, Tensor]:
        logits = super().forward(inputs)
        return logits, logits.sum(1)


class Bytes(Net):
    """Takes images as bytes and scales them itself."""

    def forward(self, inputs: Tensor) -> Tensor:
        assert inputs.dtype == torch.uint8
        return super().forward(inputs.float() / 255)


class Tied(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(5)
        self.first, self.second = nn.Linear(3, 3, bias=False), nn.Linear(3, 3, bias=False)
        self.second.weight = self.first.weight

    def forward(self, inputs: Tensor) -> Tensor:
        return self.second(self.first(inputs).tanh())


class Scalar(nn.Module):
    """One number θ; the loss of a sample s is function(θ) + s."""

    def __init__(
        self, start: float = 2.0, function: Callable[[Tensor], Tensor] = torch.square, shape: Any = ()
    ) -> None:
        super().__init__()
        self.theta = nn.Parameter(torch.full(shape, start, dtype=torch.float64))
        self.function = function

    def forward(self, shifts: Tensor) -> Tensor:
        return self.function(self.theta).reshape(()) + shifts


def plain_loss(model: nn.Module, inputs: Tensor = INPUTS, classes: Tensor = CLASSES) -> float:
    """Mean cross-entropy, computed by torch on all the data at once."""
    model = copy.deepcopy(model).eval()
    dtype = next(model.parameters()).dtype
    with torch.no_grad():
        outputs = model(inputs.to(dtype) if inputs.is_floating_point() else inputs)
    return float(functional.cross_entropy(outputs.double(), classes.reshape(-1).long()))


def moved(model: nn.Module, step: og.Vector) -> nn.Module:
    """A copy of the model, displaced."""
    other = copy.deepcopy(model)
    with torch.no_grad():
        for name, parameter in other.named_parameters():
            parameter.copy_(parameter.to(step.flat.dtype) + step.tensors()[name])
    return other


def check_line(model: nn.Module, objective: og.Objective, reference: Callable[[nn.Module], float], near: float) -> None:
    """Surveys a line and compares every point with the reference; the model must come out as it went in."""
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    line = og.Line.random(objective, seed=3, ignore=())
    survey = og.survey(objective, line, (-1, 1, 5), out="line")
    for x, loss in zip(survey.dataset["x"].values, survey.dataset["loss"].values, strict=True):
        assert loss == pytest.approx(reference(moved(model, float(x) * line.directions[0])), rel=near)
    assert survey.counts["ok"] == 5
    assert len(set(survey.dataset["loss"].values)) == 5
    assert all(torch.equal(tensor, before[name]) for name, tensor in model.state_dict().items())


# Numbers of other kinds


@pytest.mark.parametrize(
    ("dtype", "near"), [(torch.float64, 1e-12), (torch.float32, 1e-6), (torch.float16, 2e-3), (torch.bfloat16, 2e-2)]
)
def test_models_of_any_precision(dtype: torch.dtype, near: float) -> None:
    model = Net().to(dtype)
    check_line(model, og.Objective(model, (INPUTS, CLASSES)), plain_loss, near)


def test_a_model_of_two_precisions() -> None:
    class Mixed(Net):
        def forward(self, inputs: Tensor) -> Tensor:
            hidden = self.stack[1](self.stack[0](inputs))
            return self.stack[2](hidden.double())

    model = Mixed()
    model.stack[2].double()
    check_line(model, og.Objective(model, (INPUTS, CLASSES)), plain_loss, 1e-6)


def test_images_as_bytes() -> None:
    images = (INPUTS * 100 + 110).to(torch.uint8)
    model = Bytes()
    check_line(model, og.Objective(model, (images, CLASSES)), lambda m: plain_loss(m, images), 1e-6)


@pytest.mark.parametrize(
    "labels",
    [CLASSES.to(kind) for kind in (torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool)]
    + [CLASSES.reshape(12, 1), CLASSES.int().reshape(12, 1), CLASSES.numpy().astype(np.uint16)],
    ids=["int32", "int16", "int8", "uint8", "bool", "column", "column of int32", "uint16"],
)
def test_labels_of_any_integer(labels: Any) -> None:
    values = og.Objective(Net(), (INPUTS, labels)).evaluate()
    assert values["loss"] == pytest.approx(plain_loss(Net()), rel=1e-6)
    with torch.no_grad():
        assert values["accuracy"] == float((Net()(INPUTS).argmax(1) == CLASSES).float().mean())


def test_targets_with_and_without_their_last_axis() -> None:
    wanted = functional.mse_loss(Net(1)(INPUTS), VALUES).item()
    for values in (VALUES, VALUES[:, 0]):
        assert og.Objective(Net(1), (INPUTS, values), "mse").evaluate()["loss"] == pytest.approx(wanted, rel=1e-6)


# Data in other forms


def rows(size: int, last: bool = True) -> list[tuple[Tensor, Tensor]]:
    parts = [(INPUTS[start : start + size], CLASSES[start : start + size]) for start in range(0, 12, size)]
    return [part for part in parts if last or len(part[0]) == size]


def read_only(array: np.ndarray) -> np.ndarray:
    array.flags.writeable = False
    return array


class Stream(IterableDataset):
    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        return zip(INPUTS, CLASSES, strict=True)


X, Y = INPUTS.numpy(), CLASSES.numpy()
FORMS: dict[str, Callable[[], Any]] = {
    "arrays": lambda: (X, Y),
    "arrays of float64": lambda: (X.astype(np.float64), Y),
    "arrays of longdouble": lambda: (X.astype(np.longdouble), Y),
    "arrays of the other byte order": lambda: (X.astype(">f4"), Y.astype(">i8")),
    "arrays backwards": lambda: (X[::-1], Y[::-1]),
    "arrays in Fortran's order": lambda: (np.asfortranarray(X), Y),
    "arrays that cannot be written": lambda: (read_only(X.copy()), read_only(Y.copy())),
    "lists": lambda: (X.tolist(), Y.tolist()),
    "a tensor and a list": lambda: (INPUTS, Y.tolist()),
    "a pair in a list": lambda: [INPUTS, CLASSES],
    "a dict": lambda: {"inputs": INPUTS, "labels": CLASSES},
    "a dict of lists": lambda: {"inputs": X.tolist(), "labels": Y.tolist()},
    "batches": lambda: rows(5),
    "batches of arrays": lambda: [(x.numpy(), y.numpy()) for x, y in rows(5)],
    "batches, some empty": lambda: [(INPUTS[:0], CLASSES[:0]), *rows(5), (INPUTS[:0], CLASSES[:0])],
    "a generator": lambda: (batch for batch in rows(5)),
    "an iterator of samples": lambda: Stream(),
    "a loader of one": lambda: DataLoader(Stream(), batch_size=5),
    "a dataset": lambda: TensorDataset(INPUTS, CLASSES),
    "a list of samples": lambda: DataLoader(list(zip(X, Y.tolist(), strict=True)), batch_size=5),
    "a loader": lambda: DataLoader(TensorDataset(INPUTS, CLASSES), batch_size=5),
    "a loader without batches": lambda: DataLoader(
        TensorDataset(*(t[None] for t in (INPUTS, CLASSES))), batch_size=None
    ),
    "a loader with batches of its own": lambda: DataLoader(
        TensorDataset(INPUTS, CLASSES), batch_sampler=[[0, 1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11]]
    ),
}


@pytest.mark.parametrize("memory", [None, 0], ids=["kept", "streamed"])
@pytest.mark.parametrize("form", FORMS)
def test_data_in_any_form(form: str, memory: int | None, recwarn: pytest.WarningsRecorder) -> None:
    class Keywords(Net):
        def forward(self, inputs: Tensor) -> Tensor:
            return super().forward(inputs)

    objective = og.Objective(Keywords(), FORMS[form](), memory=memory)
    assert objective.evaluate()["loss"] == pytest.approx(plain_loss(Net()), rel=1e-6)
    assert objective.batches.count == 12
    assert not recwarn.list


def test_a_loader_that_drops_its_last_batch() -> None:
    loader = DataLoader(TensorDataset(INPUTS, CLASSES), batch_size=5, drop_last=True)
    objective = og.Objective(Net(), loader)
    assert objective.batches.count == 10
    assert objective.evaluate()["loss"] == pytest.approx(plain_loss(Net(), INPUTS[:10], CLASSES[:10]), rel=1e-6)


def test_a_subset_never_leaves_the_batches_of_a_loader() -> None:
    sampler = BatchSampler(SequentialSampler(range(6)), batch_size=4, drop_last=False)
    loader = DataLoader(TensorDataset(INPUTS, CLASSES), batch_sampler=sampler)
    for samples, count in ((5, 5), (11, 6)):
        objective = og.Objective(Net(), loader, samples=samples)
        assert objective.batches.count == count
        wanted = plain_loss(Net(), INPUTS[:count], CLASSES[:count])
        assert objective.evaluate()["loss"] == pytest.approx(wanted, rel=1e-6)


def test_empty_batches_do_not_spoil_a_loss_of_batch_means() -> None:
    batches = [(INPUTS[:0], CLASSES[:0]), (INPUTS[:, None], CLASSES), (INPUTS[:0], CLASSES[:0])]

    def mean(outputs: Tensor, targets: Tensor) -> Tensor:
        return functional.cross_entropy(outputs[:, 0], targets)

    loss = og.Objective(Net(), batches, mean, batch_size=5).evaluate()["loss"]
    assert loss == pytest.approx(plain_loss(Net()), rel=1e-6)


# Models in other forms


def test_a_model_that_returns_a_tuple() -> None:
    def first(outputs: tuple[Tensor, Tensor], targets: Tensor) -> Tensor:
        return functional.cross_entropy(outputs[0], targets, reduction="none")

    model = Pair()
    check_line(model, og.Objective(model, (INPUTS, CLASSES), first), lambda m: plain_loss(m.stack), 1e-6)


def test_a_model_that_returns_a_dict_with_logits() -> None:
    class Named(Net):
        def forward(self, inputs: Tensor) -> dict[str, Tensor]:
            return {"logits": super().forward(inputs), "hidden": inputs}

    model = Named()
    check_line(model, og.Objective(model, (INPUTS, CLASSES)), lambda m: plain_loss(m.stack), 1e-6)


@pytest.mark.slow
@pytest.mark.parametrize(
    "wrap", [nn.DataParallel, lambda model: torch.compile(model, backend="eager")], ids=["DataParallel", "compile"]
)
def test_wrapped_models(wrap: Callable[[nn.Module], nn.Module]) -> None:
    plain, wrapped = Net(), wrap(Net())
    lines = []
    for model in (plain, wrapped):
        objective = og.Objective(model, (INPUTS, CLASSES))
        direction = {name: torch.ones_like(tensor) for name, tensor in model.named_parameters()}
        lines.append(og.survey(objective, og.Line.along(objective, direction), (-1, 1, 5)).dataset["loss"].values)
    assert lines[0].tolist() == lines[1].tolist()


def test_a_model_made_in_inference_mode() -> None:
    with torch.inference_mode():
        model = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 2))
    assert next(model.parameters()).is_inference()
    check_line(model, og.Objective(model, (INPUTS, CLASSES)), plain_loss, 1e-6)


def test_a_survey_inside_inference_mode() -> None:
    model = Net()
    with torch.inference_mode():
        check_line(model, og.Objective(model, (INPUTS, CLASSES)), plain_loss, 1e-6)


def test_tied_weights_move_once() -> None:
    model = Tied()
    objective = og.Objective(model, (INPUTS, CLASSES))
    assert objective.space.size == 9
    check_line(model, objective, plain_loss, 1e-6)
    assert model.second.weight is model.first.weight


@pytest.mark.parametrize("shape", [(), (1,), (1, 1)])
def test_a_single_number(shape: tuple[int, ...]) -> None:
    objective = og.Objective(Scalar(2.0, shape=shape), torch.zeros(3, dtype=torch.float64), "output")
    line = og.Line.random(objective, ignore=())
    assert abs(float(line.directions[0].flat)) == pytest.approx(2.0, rel=1e-15)  # as long as the weight itself
    survey = og.survey(objective, line, (-1, 1, 3))
    assert sorted(survey.dataset["loss"].values) == pytest.approx([0.0, 4.0, 16.0], abs=1e-12)
    with pytest.raises(og.OrographError, match="parallel"):
        og.Plane.random(objective, ignore=())


# Losses of other kinds


def scalar_survey(
    function: Callable[[Tensor], Tensor], x: Any, out: str | None = None, start: float = 0.0
) -> og.Survey:
    objective = og.Objective(Scalar(start, function), torch.zeros(2, dtype=torch.float64), "output", batch_size=1)
    line = og.Line.along(objective, {"theta": torch.tensor(1.0, dtype=torch.float64)})
    return og.survey(objective, line, x, out=out)


def test_a_loss_of_zero_and_one_below() -> None:
    assert scalar_survey(torch.abs, (-1, 1, 3)).dataset["loss"].values.tolist() == [1.0, 0.0, 1.0]
    with pytest.warns(og.OrographWarning, match="exactly the same"):
        flat = scalar_survey(lambda t: 0 * t, (-1, 1, 3))
    assert flat.dataset["loss"].values.tolist() == [0.0, 0.0, 0.0]
    survey = scalar_survey(lambda t: t - 5, (-1, 1, 3))
    assert survey.dataset["loss"].values.tolist() == [-6.0, -5.0, -4.0]
    assert survey.counts["ok"] == 3
    assert survey.minimum["x"] == -1
    assert survey.plot("line").axes


def test_infinite_losses_are_kept() -> None:
    survey = scalar_survey(torch.exp, (-1e30, 1e30, 5), out="huge")
    assert survey.dataset["loss"].values.tolist() == [0.0, 0.0, 1.0, math.inf, math.inf]
    assert survey.dataset["status"].values.tolist() == [Status.OK] * 3 + [Status.NONFINITE] * 2
    assert survey.complete
    assert og.open("huge").dataset["loss"].values.tolist() == survey.dataset["loss"].values.tolist()


def test_a_range_of_1e30_on_a_net() -> None:
    model = Net(1)
    objective = og.Objective(model, (INPUTS, VALUES), "mse")
    survey = og.survey(objective, og.Line.random(objective), (-1e30, 1e30, 3))
    assert survey.complete
    assert survey.dataset["loss"].values[1] == pytest.approx(
        functional.mse_loss(model(INPUTS), VALUES).item(), rel=1e-6
    )
    assert survey.dataset["loss"].values[0] > 1e50


def fails_above_one(theta: Tensor) -> Tensor:
    if theta > 1:
        raise ArithmeticError("the solver did not converge\nafter 100 steps")
    return theta.square()


def test_points_that_fail_are_kept_as_failed() -> None:
    survey = scalar_survey(fails_above_one, (-2, 2, 5), out="some")
    assert survey.dataset["status"].values.tolist() == [Status.OK] * 4 + [Status.FAILED]
    assert survey.dataset["loss"].values[:4].tolist() == [4.0, 1.0, 0.0, 1.0]
    assert math.isnan(survey.dataset["loss"].values[4])
    assert survey.complete
    (line,) = Path("some/failures.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {"x": 2.0, "error": "ArithmeticError", "message": "the solver did not converge"}


def test_an_automatic_range_stops_before_points_that_fail() -> None:
    survey = scalar_survey(lambda t: 1 + fails_above_one(t), "auto:11")
    reach = survey.dataset["x"].values
    assert reach[0] == pytest.approx(-3.0, rel=0.1)  # 1 + 3² is ten times the loss at the anchor
    assert 1.0 <= reach[-1] <= 1.3
    assert 0.0 in reach


# Names and places


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["[bold]a[i]", "a\nb", "bérénice ☃", "x" * 250, "a b 'c' \"d\"", "-o", "ü" * 120], ids=range(7)
)
def test_folders_of_any_name(name: str) -> None:
    survey = scalar_survey(torch.square, (-1, 1, 3), out=name)
    assert survey.name == name
    assert og.open(name).dataset["loss"].values.tolist() == [1.0, 0.0, 1.0]
    assert os.listdir() == [name]
    assert survey.plot("line", path="picture.png").axes


def test_a_folder_beside_this_one_and_one_behind_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "scratch").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    scalar_survey(torch.square, (-1, 1, 3), out="../there")
    assert og.open(tmp_path / "there").complete
    Path("link").symlink_to(tmp_path / "scratch")
    for count in (3, 5):
        scalar_survey(torch.square, (-1, 1, count), out="link")
        assert og.open(tmp_path / "scratch").counts["ok"] == count
    assert Path("link").is_symlink()
    assert sorted(os.listdir(tmp_path)) == ["here", "scratch", "there"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["[bold]a[/bold]", "a\nb", "$x_{1}$ \\frac", "☃" * 300, "../a"], ids=range(5))
def test_surveys_of_any_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    objective = og.Objective(Scalar(0.0), torch.zeros(2, dtype=torch.float64), "output")
    line = og.Line.along(objective, {"theta": torch.tensor(1.0, dtype=torch.float64)})
    og.survey(objective, line, (-1, 1, 3), out="run", name=name)
    assert og.open("run").name == name
    assert main(["show", "run"]) == main(["plot", "run", "-o", "picture.svg"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == name.replace("\n", "\\n")


def test_a_model_whose_words_hold_an_address_can_be_continued() -> None:
    class Lambda(Scalar):
        def extra_repr(self) -> str:
            return f"function={self.function}"

    kept = []
    for count in (3, 5):
        kept.append(Lambda(0.0, lambda theta: theta.square()))
        objective = og.Objective(kept[-1], torch.zeros(2, dtype=torch.float64), "output")
        line = og.Line.along(objective, {"theta": torch.tensor(1.0, dtype=torch.float64)})
        assert og.survey(objective, line, (-1, 1, count), out="run").counts["ok"] == count
    assert len({repr(model) for model in kept}) == 2


def test_overwriting_replaces_a_survey_and_leaves_nothing_behind() -> None:
    scalar_survey(torch.square, (-1, 1, 3), out="run")
    objective = og.Objective(Scalar(0.0, torch.abs), torch.zeros(2, dtype=torch.float64), "output")
    line = og.Line.along(objective, {"theta": torch.tensor(2.0, dtype=torch.float64)})
    with pytest.raises(og.OrographError, match="other directions"):
        og.survey(objective, line, (-1, 1, 3), out="run")
    assert og.open("run").dataset["loss"].values.tolist() == [1.0, 0.0, 1.0]
    og.survey(objective, line, (-1, 1, 3), out="run", overwrite=True)
    assert og.open("run").dataset["loss"].values.tolist() == [2.0, 0.0, 2.0]
    assert os.listdir() == ["run"]
    assert ".work" not in os.listdir("run")
