"""Surveys to an accuracy: what they cost, how far off they are, and that nothing is lost or computed twice."""

from __future__ import annotations

import copy
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

import orograph as og
from orograph.engine import plan, singles, toward
from orograph.engine.course import Course, _bounded
from orograph.engine.deadline import Deadline
from orograph.engine.evaluate import Evaluator
from orograph.engine.setting import Setting
from orograph.engine.singles import counts_of
from orograph.errors import InputError, StoreError
from orograph.lab.datasets.digits import digits
from orograph.plot._panels import read_plane
from orograph.reconstruction.result import Reconstruction
from orograph.results.schema import Status
from orograph.results.store import Store
from orograph.results.words import number


def trained(samples: int = 600) -> og.Objective:
    inputs, labels = digits("train", flatten=True, samples=samples)
    with torch.random.fork_rng():
        torch.manual_seed(0)
        model = nn.Sequential(nn.Linear(64, 24), nn.ReLU(), nn.Linear(24, 10))
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # so that every process trains the same net
    optimiser = torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.9)
    for _ in range(60):
        optimiser.zero_grad()
        nn.functional.cross_entropy(model(inputs), labels).backward()
        optimiser.step()
    torch.set_num_threads(threads)
    return og.Objective(model, (inputs, labels), batch_size=samples)  # else a loaded machine might try others


def surveyed(objective: Any, count: int = 31, y: int = 25, **options: Any) -> og.Survey:
    plane = og.Plane.random(objective, seed=1)
    chosen = {"workers": 1, "route": "eager", **options}
    return og.survey(objective, plane, (-1, 1, count), (-1, 1, y), progress=False, **chosen)


def share(found: og.Survey, dense: og.Survey) -> float:
    wanted = dense.dataset.loss.values
    return float(np.abs(found.dataset.loss.values - wanted).max() / (wanted.max() - wanted.min()))


def same_bits(one: og.Survey, two: og.Survey) -> None:
    for name in ("loss", "loss_error", "accuracy", "status"):
        np.testing.assert_array_equal(one.dataset[name].values, two.dataset[name].values)


@pytest.fixture(scope="module")
def objective() -> og.Objective:
    return trained()


@pytest.fixture(scope="module")
def dense(objective: og.Objective) -> og.Survey:
    return surveyed(objective)


def test_it_is_as_close_as_asked_for_a_fraction_of_the_cost(
    objective: og.Objective, dense: og.Survey, tmp_path: Path
) -> None:
    survey = surveyed(objective, accuracy="1%", out=tmp_path / "a")
    told = survey.dataset.attrs
    assert share(survey, dense) <= told["error_bound"] <= 0.01
    assert told["dense_evaluations"] == 31 * 25 * 600
    assert told["sample_evaluations"] < told["dense_evaluations"] / 5
    counts = survey.counts
    assert counts["ok"] + counts["estimated"] == counts["total"] == 31 * 25
    exact = survey.dataset.status.values == Status.OK
    np.testing.assert_array_equal(survey.dataset.loss.values[exact], dense.dataset.loss.values[exact])
    np.testing.assert_array_equal(survey.dataset.loss_error.values[exact], 0.0)
    assert (survey.dataset.loss_error.values[~exact] > 0).all()
    accuracy = survey.dataset.accuracy.values
    assert np.abs(accuracy - dense.dataset.accuracy.values).max() < 0.05
    again = surveyed(objective, accuracy=0.01, out=tmp_path / "a")
    assert again.points.sizes["point"] == survey.points.sizes["point"]
    np.testing.assert_array_equal(again.dataset.loss.values, survey.dataset.loss.values)


@pytest.mark.slow
def test_minima_and_ranges_are_those_of_evaluated_points(objective: og.Objective) -> None:
    survey = surveyed(objective, accuracy=0.01)
    exact = survey.dataset.status.values == Status.OK
    evaluated = survey.evaluated("loss")
    np.testing.assert_array_equal(np.isnan(evaluated), ~exact)
    low = float(survey.dataset.loss.values[exact].min())
    survey.dataset.loss.values[~exact] = low / 2  # as an estimate might be, within its error
    assert survey.minimum["loss"] == low
    assert f"loss {low:.4g} …" in repr(survey)
    panel = read_plane([survey], "loss", "contour")[0]
    assert panel.summary.startswith(f"min {number(low)} ")
    assert np.nanmax(survey.evaluated("loss_error")) > 0  # which is the error of the others


@pytest.mark.slow
def test_a_logarithmic_picture_says_what_an_accuracy_of_the_range_does_not(objective: og.Objective) -> None:
    def said(survey: og.Survey, **options: Any) -> bool:
        figure = survey.plot("contour", **options)
        text = " ".join(each.get_text() for each in figure.texts).replace("\n", " ")
        return "near the minimum these logarithms say more than that accuracy does" in text

    survey = surveyed(objective, accuracy=0.01)
    assert said(survey, log=True)
    assert not said(survey, log=False)
    assert not said(surveyed(objective, accuracy=0.02, accuracy_on="log"), log=True)


@pytest.mark.slow
def test_the_evaluations_told_are_those_made(objective: og.Objective, monkeypatch: pytest.MonkeyPatch) -> None:
    made = 0
    original = singles._point

    def counted(evaluator: Any, asked: Any, point: Any, batches: list[Any]) -> Any:
        nonlocal made
        made += sum(batch.size for batch in batches)
        return original(evaluator, asked, point, batches)

    monkeypatch.setattr(singles, "_point", counted)
    survey = surveyed(objective, accuracy=0.01)
    assert survey.dataset.attrs["sample_evaluations"] == made


@pytest.mark.slow
def test_two_workers_give_the_same_bits(objective: og.Objective, tmp_path: Path) -> None:
    one, two = (surveyed(objective, accuracy=0.02, workers=n, out=tmp_path / str(n)) for n in (1, 2))
    same_bits(one, two)


@pytest.mark.slow
def test_pieces_of_units_give_the_same_bits(
    objective: og.Objective, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = surveyed(objective, accuracy=0.02, out=tmp_path / "whole")
    monkeypatch.setattr(plan, "SECONDS", 1e-9)
    sizes: list[int] = []
    evaluate = singles.evaluate_singles
    monkeypatch.setattr(
        "orograph.engine.opening.evaluate_singles", lambda e, work: sizes.append(len(work.points)) or evaluate(e, work)
    )
    pieces = surveyed(objective, accuracy=0.02, out=tmp_path / "pieces")
    assert set(sizes) == {1}
    same_bits(whole, pieces)


@pytest.mark.slow
def test_a_lost_piece_costs_its_own_points_alone(
    objective: og.Objective, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "SECONDS", 1e-9)
    done, lost = Course.done, []

    def losing(self: Course, index: int, outcome: Any) -> Any:
        if not lost and index == 1 and self._pieces:
            lost.append(self._pieces[index])
            outcome = None
        return done(self, index, outcome)

    monkeypatch.setattr(Course, "done", losing)
    found = surveyed(objective, accuracy=0.05, out=tmp_path / "a")
    assert len(lost) == 1
    failed = found.dataset.status.values == Status.FAILED
    assert failed.sum() == 1
    assert np.isnan(found.dataset.loss.values[failed]).all()
    assert np.isfinite(found.dataset.loss.values[~failed]).all()
    assert (tmp_path / "a" / "failures.jsonl").read_text().count("WorkerDied") == 1


@pytest.mark.slow
def test_a_finer_one_and_then_an_exact_one_reuse_all(
    objective: og.Objective, dense: og.Survey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coarse = surveyed(objective, accuracy=0.02, out=tmp_path / "a")
    finer = surveyed(objective, accuracy=0.004, out=tmp_path / "a")
    assert finer.dataset.attrs["sample_evaluations"] > coarse.dataset.attrs["sample_evaluations"]
    assert share(finer, dense) <= 0.004
    exact = np.isin(coarse.dataset.status.values, (Status.OK,))
    np.testing.assert_array_equal(finer.dataset.status.values[exact], Status.OK)
    evaluated = finer.counts["ok"]
    whole = surveyed(objective, out=tmp_path / "a")
    assert whole.counts == {"total": 775, "pending": 0, "ok": 775, "nonfinite": 0, "failed": 0}
    np.testing.assert_array_equal(whole.dataset.loss.values, dense.dataset.loss.values)
    assert whole.dataset.attrs["error_bound"] == 0.0
    rows = whole.points.status.values
    assert (rows == Status.OK).sum() == 775, f"the {evaluated} exact points were not computed again"


@pytest.mark.slow
def test_a_budget_stops_it_and_the_same_call_goes_on(objective: og.Objective, tmp_path: Path) -> None:
    whole = surveyed(objective, accuracy=0.01, out=tmp_path / "whole")
    part = surveyed(objective, accuracy=0.01, out=tmp_path / "a", budget=1e-6)
    assert part.counts["pending"] > 0
    again = surveyed(objective, accuracy=0.01, out=tmp_path / "a")
    np.testing.assert_array_equal(again.dataset.loss.values, whole.dataset.loss.values)
    assert again.dataset.attrs["accuracy"] == whole.dataset.attrs["accuracy"]


SCRIPT = """
import os, sys
import torch
sys.path.insert(0, {tests!r})
from test_accuracy import surveyed, trained
from orograph.results import store
calls, original = 0, store.Store.write_chunk
def write(self, *given):
    global calls
    calls += 1
    if calls == {last}:
        os.kill(os.getpid(), 9)
    original(self, *given)
store.Store.write_chunk = write
torch.set_num_threads(1)
surveyed(trained(), accuracy=0.01, out={out!r})
"""


@pytest.mark.slow
@pytest.mark.parametrize("share_of_writes", [0.0, 0.4, 0.9])
def test_a_kill_at_any_moment_costs_nothing(
    share_of_writes: float, tmp_path: Path, objective: og.Objective, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes: list[int] = []
    write = Store.write_chunk
    with monkeypatch.context() as patch:
        patch.setattr(Store, "write_chunk", lambda *args, **kwargs: (writes.append(1), write(*args, **kwargs))[1])
        whole = surveyed(objective, accuracy=0.01, out=tmp_path / "whole")
    last = 1 + int(share_of_writes * (len(writes) - 1))
    script = SCRIPT.format(tests=str(Path(__file__).parent), last=last, out=str(tmp_path / "a"))
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=300)
    assert ended.returncode == -9, ended.stderr
    again = surveyed(objective, accuracy=0.01, out=tmp_path / "a")
    for name in ("loss", "loss_error", "status"):
        np.testing.assert_array_equal(again.dataset[name].values, whole.dataset[name].values)


@pytest.mark.slow
def test_losses_that_come_only_as_means_are_evaluated_on_all_the_data(
    dense: og.Survey, objective: og.Objective
) -> None:
    data = objective.batches.first()

    def mean(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        return nn.functional.cross_entropy(outputs.double(), targets)

    alike = og.Objective(objective.model, (data.inputs, data.targets), loss=mean, batch_size=600)
    survey = surveyed(alike, accuracy=0.01)
    assert share(survey, dense) <= 0.01
    assert survey.dataset.attrs["sample_evaluations"] % 600 == 0


@pytest.mark.slow
def test_a_penalty_is_part_of_the_surface(objective: og.Objective) -> None:
    penalised = og.Penalised(objective, "l2", 0.01)
    found, wanted = surveyed(penalised, 17, 13, accuracy=0.01), surveyed(penalised, 17, 13)
    assert share(found, wanted) <= 0.01


@pytest.mark.slow
def test_samples_of_several_tokens_count_as_many_times() -> None:
    with torch.random.fork_rng():
        torch.manual_seed(3)
        model = nn.Sequential(nn.Embedding(12, 8), nn.Tanh(), nn.Linear(8, 12))
        tokens = torch.randint(0, 12, (300, 7))
        targets = torch.where(torch.rand(300, 7) < 0.4, -100, tokens.roll(1, 1))
    text = og.Objective(model, (tokens, targets))
    found, wanted = surveyed(text, 17, 13, accuracy=0.01), surveyed(text, 17, 13)
    assert share(found, wanted) <= 0.01


def test_what_samples_count_is_read_from_every_batch() -> None:
    class Counted(nn.Module):
        calls = 0

        def forward(self, tokens: torch.Tensor) -> torch.Tensor:
            self.calls += 1
            return self.weight[tokens]

        def __init__(self) -> None:
            super().__init__()
            self.weight = nn.Parameter(torch.ones(12, 12))

    tokens = torch.randint(0, 12, (300, 7), generator=torch.Generator().manual_seed(0))
    targets = torch.where(tokens > 7, -100, tokens)
    model = Counted()
    text = og.Objective(model, (tokens, targets), batch_size=64)
    text.prepare()
    with Evaluator(text, og.Line.random(text), Setting()) as evaluator:
        before = model.calls
        assert np.array_equal(counts_of(evaluator), (targets != -100).sum(1).numpy())
        assert model.calls - before == 2  # batches of 64 and one of 44


@pytest.mark.slow
def test_regions_that_diverge_stay_visible(objective: og.Objective) -> None:
    class Cliff(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.inner = copy.deepcopy(objective.model)

        def forward(self, inputs: torch.Tensor) -> torch.Tensor:
            outputs = self.inner(inputs)
            return outputs / (self.inner[0].weight[0, 0] < 0.06)

    data = objective.batches.first()
    model = Cliff()
    with torch.no_grad():
        model.inner[0].weight[0, 0] = 0.05
    cliff = og.Objective(model, (data.inputs, data.targets))
    found, wanted = surveyed(cliff, 25, 25, accuracy=0.02), surveyed(cliff, 25, 25)
    bad = ~np.isfinite(wanted.dataset.loss.values)
    assert 0 < bad.mean() < 0.9
    np.testing.assert_array_equal(~np.isfinite(found.dataset.loss.values), bad)
    good = wanted.dataset.loss.values[~bad]
    worst = np.abs(found.dataset.loss.values[~bad] - good).max()
    assert worst <= 0.02 * (good.max() - good.min())


@pytest.mark.slow
@pytest.mark.parametrize("precision", [None, "bf16"])
def test_class_weights_count_as_in_an_exact_survey(objective: og.Objective, precision: str | None) -> None:
    data = objective.batches.first()
    loss = nn.CrossEntropyLoss(weight=torch.linspace(0.2, 3.0, 10))
    weighted = og.Objective(objective.model, (data.inputs, data.targets), loss=loss)
    found, wanted = (surveyed(weighted, 17, 13, precision=precision, **o) for o in ({"accuracy": 0.01}, {}))
    assert share(found, wanted) <= 0.012
    exact = found.dataset.status.values == Status.OK
    np.testing.assert_allclose(found.dataset.loss.values[exact], wanted.dataset.loss.values[exact], rtol=1e-12)


@pytest.mark.slow
def test_a_subclass_that_measures_its_own_way_is_not_taken_apart(objective: og.Objective) -> None:
    class Doubled(og.Objective):
        def update(self, state: Any, batch: Any, call: Any = None) -> Any:
            return super().update(super().update(state, batch, call), batch, call)

        def finish(self, state: Any) -> dict[str, float]:
            return {name: 2 * value for name, value in super().finish(state).items()}

    data = objective.batches.first()
    doubled = Doubled(objective.model, (data.inputs, data.targets))
    found, wanted = (surveyed(doubled, 17, 13, **o) for o in ({"accuracy": 0.01}, {}))
    assert share(found, wanted) <= 0.01


@pytest.mark.slow
@pytest.mark.parametrize(("count", "y"), [(41, 1), (1, 41)])
def test_a_plane_of_one_row_or_column(objective: og.Objective, count: int, y: int) -> None:
    plane = og.Plane.random(objective, seed=1)
    ranges = [(-1, 1, n) if n > 1 else (0, 0, 1) for n in (count, y)]
    found, wanted = (
        og.survey(objective, plane, *ranges, progress=False, workers=1, **o) for o in ({"accuracy": 0.01}, {})
    )
    assert share(found, wanted) <= 0.01


@pytest.mark.slow
def test_going_on_to_exact_keeps_the_surface_meanwhile(objective: og.Objective, tmp_path: Path) -> None:
    surveyed(objective, accuracy=0.02, out=tmp_path / "a")
    part = surveyed(objective, out=tmp_path / "a", budget=1e-6)
    assert part.counts["pending"] == 0
    assert part.counts["estimated"] > 0
    assert (
        og.estimate(
            objective, og.Plane.random(objective, seed=1), (-1, 1, 31), (-1, 1, 25), out=tmp_path / "a", route="eager"
        ).left
        == part.counts["estimated"]
    )


def test_a_closed_form_is_exact_and_says_so() -> None:
    inputs, labels = digits("train", flatten=True, samples=400)
    softmax = og.Objective(nn.Linear(64, 10), (inputs, labels))
    told = surveyed(softmax, accuracy=0.01, route="closed").dataset.attrs
    assert told["accuracy"]["statement"] == "every cell is exact"
    assert (told["error_bound"], told["sample_evaluations"], told["dense_evaluations"]) == (0.0, 400, 400 * 31 * 25)


def test_large_losses_of_float64_models_stay_finite() -> None:
    class Steep(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.weight = nn.Parameter(torch.full((40,), 0.5, dtype=torch.float64))

        def forward(self, inputs: torch.Tensor) -> torch.Tensor:
            return 1e25 * (inputs @ self.weight)

    inputs = torch.randn(50, 40, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    steep = og.Objective(Steep(), (inputs, torch.zeros(50, dtype=torch.float64)), loss="mse")
    line = og.Line.random(steep, seed=0)
    found = og.survey(steep, line, (-1, 1, 101), accuracy=0.01, progress=False, workers=1)
    assert np.isfinite(found.dataset.loss.values).all()


def test_another_precision_or_route_than_it_was_begun_with_is_refused(objective: og.Objective, tmp_path: Path) -> None:
    surveyed(objective, 5, 5, out=tmp_path / "a")
    for options in ({"precision": "fp64"}, {"route": "lowered"}):
        with pytest.raises(StoreError, match="was begun, but got"):
            surveyed(objective, 7, 5, out=tmp_path / "a", **options)


def test_an_exact_survey_is_not_made_coarser(objective: og.Objective, tmp_path: Path) -> None:
    surveyed(objective, 5, 5, out=tmp_path / "a")
    with pytest.raises(StoreError, match="whose points are all exact"):
        surveyed(objective, 5, 5, out=tmp_path / "a", accuracy=0.1)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"accuracy": 2}, "Expected an accuracy between 0 and 1, but got 2; write for example 0.01 or 1%."),
        ({"accuracy": "1 %%"}, "Expected an accuracy between 0 and 1, but got '1 %%'; write for example 0.01 or 1%."),
        (
            {"accuracy": 0.1, "accuracy_on": "lgo"},
            "Expected accuracy_on='range' or 'log', but got 'lgo'; did you mean 'log'? (known: range, log).",
        ),
    ],
)
def test_wrong_accuracies_are_one_sentence(options: dict[str, Any], sentence: str, objective: og.Objective) -> None:
    with pytest.raises(InputError) as caught:
        surveyed(objective, 5, 5, **options)
    assert str(caught.value) == sentence


@pytest.mark.slow
def test_the_picture_says_how_far_to_trust_it(objective: og.Objective) -> None:
    figure = surveyed(objective, accuracy=0.02).plot("contour")
    words = " ".join(text.get_text() for text in [*figure.texts, *(t for axes in figure.axes for t in axes.texts)])
    assert "of the range at 95 % confidence" in words.replace("\n", " ")
    assert "of the evaluations" in words.replace("\n", " ")


class Perilous(nn.Module):
    """Diverges on one side of the surface, and raises on a part of the other."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(2, 3)
        with torch.no_grad():
            self.layer.weight.fill_(0.1)

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        if self.layer.weight[0, 0] > 0.97:
            raise ArithmeticError("too far")
        return self.layer(inputs) / (self.layer.weight[0, 0] > -0.62)


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_cells_without_a_loss_are_counted_and_named(workers: int, tmp_path: Path) -> None:
    perilous = og.Objective(Perilous(), (torch.ones(40, 2), torch.zeros(40, dtype=torch.long)))
    line = og.Line.along(perilous, {"layer.weight": torch.tensor([[1.0, 0.0], [0.0, 0.0], [0.0, 0.0]])})

    def run(**options: Any) -> og.Survey:
        options = {"workers": workers, "route": "eager", "progress": False, "out": tmp_path / "a", **options}
        return og.survey(perilous, line, (-1, 1, 41), **options)

    run(accuracy=0.1)
    exact = run()
    counts = exact.counts
    assert (counts["nonfinite"], counts["failed"], counts["pending"]) == (6, 3, 0)
    assert exact.provenance["accuracy"] == {
        "statement": "32 of 41 cells are exact; 6 diverged, 3 failed",
        "met": False,
    }
    again = run(accuracy=0.1)
    assert again.provenance["accuracy"] == exact.provenance["accuracy"], "there is nothing more to evaluate"
    np.testing.assert_array_equal(again.dataset.loss.values, exact.dataset.loss.values)


@pytest.mark.slow
def test_losses_of_single_samples_go_once_all_is_exact(
    objective: og.Objective, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*given: Any) -> None:
        raise KeyboardInterrupt

    surveyed(objective, 13, 9, accuracy=0.02, out=tmp_path / "a")
    with monkeypatch.context() as patch:
        patch.setattr("orograph.engine.toward._drop_singles", killed)
        with pytest.raises(KeyboardInterrupt):
            surveyed(objective, 13, 9, out=tmp_path / "a")
    part = og.open(tmp_path / "a")
    assert part.counts["ok"] == 13 * 9
    assert list((tmp_path / "a" / "singles").iterdir())
    (tmp_path / "a" / ".work" / "singles").mkdir(parents=True)  # as after a kill while they were deleted
    whole = surveyed(objective, 13, 9, out=tmp_path / "a")
    assert not (tmp_path / "a" / "singles").exists()
    assert not (tmp_path / "a" / ".work").exists()
    np.testing.assert_array_equal(whole.dataset.loss.values, part.dataset.loss.values)
    finer = surveyed(objective, 25, 17, accuracy=0.02, out=tmp_path / "a")
    assert share(finer, surveyed(objective, 25, 17)) <= finer.dataset.attrs["error_bound"] <= 0.02


@pytest.mark.slow
def test_a_budget_leaves_time_for_the_estimates(objective: og.Objective, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, evaluating = [], []
    begun, run = Deadline.after, toward._run

    def after(seconds: float | None) -> Deadline:
        asked.append(begun(seconds))
        return asked[-1]

    def watched(*given: Any) -> bool:
        evaluating.append(given[-1])
        return run(*given)

    monkeypatch.setattr(Deadline, "after", staticmethod(after))
    monkeypatch.setattr(toward, "_run", watched)
    monkeypatch.setattr(toward, "ESTIMATING", 1.0)
    surveyed(objective, accuracy=1e-5, budget=2)
    assert [last.moment for last in evaluating] == [asked[0].moment - 0.4], "a fifth of the budget is left"


def test_estimates_below_their_own_bound_are_raised_to_the_lowest_exact_loss_at_most() -> None:
    exact, truth = np.array([0.08, 40.0]), np.array([0.08, 40.0, 0.02, 0.2, 0.11, 3.0])
    loss, error = np.array([0.08, 40.0, -0.05, 0.03, 0.0, 3.1]), np.array([0.0, 0.0, 0.05, 0.08, 0.06, 0.1])
    kind = np.array([1, 1, 0, 0, 0, 0])

    def bounded(bound: float, of: str = "range") -> tuple[np.ndarray, np.ndarray]:
        return _bounded(Reconstruction(loss, error, kind, bound, of, of, 8, bound, 1, 2, True), exact)

    coarse, its_error = bounded(0.01)
    assert coarse.tolist() == [0.08, 40.0, 0.08, 0.08, 0.08, 3.1]
    assert np.abs(coarse - truth).max() <= 0.01 * 39.92
    np.testing.assert_allclose(its_error[2:5] ** 2 - error[2:5] ** 2, [0.08**2, 0.05**2, 0.08**2])
    fine, _ = bounded(0.0015)  # 0.06 of the loss: what is below the lowest exact loss may be so
    np.testing.assert_allclose(fine[2:5], 0.0015 * 39.92)
    finest, _ = bounded(1e-4)
    np.testing.assert_allclose(finest[2:5], [1e-4 * 39.92, 0.03, 1e-4 * 39.92])
    np.testing.assert_allclose(bounded(0.01, "log")[0][2:5], [0.0008, 0.03, 0.0008])
