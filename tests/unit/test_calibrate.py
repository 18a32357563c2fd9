"""Trials, estimates and budgets: what is chosen is recorded, used again, and changes no number."""

from __future__ import annotations

import math
import re
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

import orograph as og
from orograph.engine import calibrate as calibration
from orograph.engine import plan
from orograph.engine.deadline import Deadline
from orograph.engine.errors import CannotLower
from orograph.engine.job import make_job
from orograph.engine.options import Options
from orograph.engine.routes.eager import Eager
from orograph.engine.setting import Setting
from orograph.engine.units import make_executor
from orograph.errors import InputError, ModelError
from orograph.lab.models.resnet import resnet
from orograph.objectives.analytic import Quadratic
from orograph.results.store import Store


def pictures(count: int = 96) -> og.Objective:
    with torch.random.fork_rng():
        torch.manual_seed(2)
        model = resnet(8, width=4, channels=1).eval()
        return og.Objective(model, (torch.randn(count, 1, 8, 8), torch.randint(0, 10, (count,))))


def surveyed(objective: og.Objective, count: int = 5, **options: Any) -> og.Survey:
    plane = og.Plane.random(objective, seed=1)
    return og.survey(objective, plane, (-1, 1, count), (-1, 1, 3), progress=False, **{"workers": 1, **options})


def test_short_surveys_take_the_model_itself_without_a_trial() -> None:
    told = surveyed(pictures()).provenance["engine"]
    assert told["route"] == "eager"
    assert told["trials"] == []


def test_a_closed_form_pays_for_the_whole_grid_even_where_few_points_would_be_evaluated() -> None:
    objective = og.Objective(nn.Linear(6, 3), (torch.randn(40, 6), torch.randint(0, 3, (40,))))
    objective.prepare()
    plane, second = og.Plane.random(objective, seed=0), calibration.WORTH_CLOSED / 1000

    def route(points: int, cells: int) -> str:
        return calibration.calibrate(
            objective, plane, Setting(), "auto", second, points, {"loss": 1.0}, cells=cells
        ).setting.route

    assert [route(100, 2601), route(100, 100)] == ["closed", "eager"]


def test_a_survey_to_an_accuracy_tells_the_calibration_its_whole_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, int] = {}

    def spy(*given: Any, **options: Any) -> calibration.Calibration:
        told.update(points=given[5], cells=options["cells"])
        return calibration.calibrate(*given, **options)

    monkeypatch.setattr("orograph.engine.prepare.calibrate", spy)
    surveyed(pictures(8), count=40, accuracy=0.05)
    assert told == {"points": 25, "cells": 120}


def test_what_was_tried_is_recorded_and_a_resumed_survey_uses_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calibration, "WORTH", 0.0)
    monkeypatch.setattr(calibration, "PAYS", math.inf)
    whole = surveyed(pictures(), out=tmp_path / "whole")
    told = whole.provenance["engine"]
    assert {trial["batch_size"] for trial in told["trials"]} > {whole.provenance["objective"]["batch_size"]}
    best = min(trial["seconds"] for trial in told["trials"] if trial["seconds"] is not None)
    assert told["seconds_per_point"] <= best / calibration.GAIN**2
    assert told["flops_per_point"] > 1e6
    assert told["peak_flops"] > 1e9
    surveyed(pictures(), out=tmp_path / "a", budget=1e-6)
    part = og.open(tmp_path / "a")
    assert 0 < part.counts["ok"] < part.counts["total"]
    chosen = part.provenance["engine"]["route"], part.provenance["objective"]["batch_size"]
    monkeypatch.setattr("orograph.engine.prepare.calibrate", lambda *a: pytest.fail("a resumed survey tries nothing"))
    again = surveyed(pictures(), out=tmp_path / "a")
    assert again.complete
    assert (again.provenance["engine"]["route"], again.provenance["objective"]["batch_size"]) == chosen
    np.testing.assert_allclose(again.dataset.loss.values, whole.dataset.loss.values, rtol=2e-6)


def test_a_batch_size_that_was_asked_for_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibration, "WORTH", 0.0)
    monkeypatch.setattr(calibration, "PAYS", math.inf)
    asked = pictures()
    objective = og.Objective(asked.model, (torch.randn(96, 1, 8, 8), torch.randint(0, 10, (96,))), batch_size=24)
    survey = surveyed(objective)
    assert survey.provenance["objective"]["batch_size"] == 24
    assert {trial["batch_size"] for trial in survey.provenance["engine"]["trials"] if trial["seconds"]} == {24}


@pytest.mark.parametrize(
    "loss", ["cross_entropy", lambda outputs, targets: nn.functional.cross_entropy(outputs, targets)]
)
def test_a_new_survey_does_not_take_over_the_batch_size_of_one_that_was_continued(loss: Any, tmp_path: Path) -> None:
    model, data = pictures().model, (torch.randn(96, 1, 8, 8), torch.randint(0, 10, (96,)))
    surveyed(og.Objective(model, data, loss, batch_size=24), out=tmp_path / "a", budget=1e-6)
    objective = og.Objective(model, data, loss)
    surveyed(objective, out=tmp_path / "a")
    assert objective.batch_size == 24
    new, fresh = surveyed(objective), surveyed(og.Objective(model, data, loss))
    assert new.provenance["objective"]["batch_size"] == fresh.provenance["objective"]["batch_size"] != 24


def test_other_batch_sizes_are_tried_only_where_that_is_little_beside_the_survey(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(calibration, "WORTH", 0.0)
    monkeypatch.setattr(calibration, "PAYS", 0.0)
    tried = surveyed(pictures()).provenance["engine"]["trials"]
    assert len({(trial["route"], trial["batch_size"]) for trial in tried}) == len({trial["route"] for trial in tried})


class Wrong(Eager):
    """Adds a little to every output."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return super().__call__(*args, **kwargs) * 1.01


class Unwilling(Eager):
    """Serves no model."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        raise CannotLower("it has a bad day")


@pytest.mark.parametrize(("kind", "words"), [(Wrong, "away from the model's own"), (Unwilling, "it has a bad day")])
def test_a_route_that_is_wrong_or_does_not_serve_is_not_taken(
    kind: type[Eager], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = calibration.registry.load
    monkeypatch.setattr(calibration, "WORTH", 0.0)
    monkeypatch.setattr(calibration, "PAYS", math.inf)
    monkeypatch.setattr(calibration, "_candidates", lambda *a: ["lowered", "eager"])
    monkeypatch.setattr("orograph.registry.load", lambda k, n: kind if (k, n) == ("route", "lowered") else load(k, n))
    told = surveyed(pictures()).provenance["engine"]
    assert told["route"] == "eager"
    assert words in next(trial["note"] for trial in told["trials"] if trial["route"] == "lowered")
    monkeypatch.setattr(calibration, "_candidates", lambda *a: ["lowered"])
    monkeypatch.setattr("orograph.registry.names", lambda kind: ("eager", "lowered"))
    with pytest.raises(ModelError, match=words):
        surveyed(pictures(), route="lowered")


class Uncertain(Eager):
    """Computes the losses, but as many answers as said are wrong."""

    wrong = 0

    def score(self, logits: torch.Tensor, labels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        right = logits.argmax(1) == labels
        right[: self.wrong] = False
        return nn.functional.cross_entropy(logits.double(), labels, reduction="none"), right


@pytest.mark.parametrize(("wrong", "taken"), [(0, True), (1, True), (2, False)])
def test_a_route_with_wrong_answers_at_the_anchor_is_not_taken(
    wrong: int, taken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = calibration.registry.load
    monkeypatch.setattr(Uncertain, "wrong", wrong)
    monkeypatch.setattr("orograph.registry.names", lambda kind: ("eager", "lowered"))
    monkeypatch.setattr(
        "orograph.registry.load", lambda k, n: Uncertain if (k, n) == ("route", "lowered") else load(k, n)
    )
    model, inputs = nn.Linear(6, 3), torch.randn(40, 6)
    objective = og.Objective(model, (inputs, model(inputs).argmax(1)), batch_size=40)
    survey = partial(surveyed, objective, route="lowered")
    if taken:
        assert survey().provenance["engine"]["route"] == "lowered"
    else:
        with pytest.raises(ModelError, match="as accuracy, the model itself"):
            survey()


def test_an_unknown_route_is_one_sentence() -> None:
    with pytest.raises(
        InputError, match=r"^Expected a route, but got 'eagre'; did you mean 'eager'\? \(known: auto, .*eager"
    ):
        surveyed(pictures(), route="eagre")


class Slow(nn.Module):
    """Takes a hundredth of a second."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(2, 2)

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        time.sleep(0.01)
        return self.layer(inputs)


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_a_budget_stops_and_the_same_call_goes_on_to_the_same_bits(tmp_path: Path, workers: int) -> None:
    with torch.random.fork_rng():
        torch.manual_seed(0)
        model, data = Slow(), (torch.randn(8, 2), torch.randint(0, 2, (8,)))
    objective = og.Objective(model, data, batch_size=8)

    def run(name: str, **options: Any) -> og.Survey:
        return surveyed(objective, 41, out=tmp_path / name, workers=workers, route="eager", chunk=3, **options)

    whole = run("whole")
    part = run("a", budget="1s" if workers == 1 else "6s", order="progressive")
    assert part.counts["ok"] >= 3
    if workers == 1:
        assert not part.complete
        assert part.dataset.loss.sel(x=[-1, 1]).notnull().any(), "coarse first"
    again = run("a")
    assert again.complete
    np.testing.assert_array_equal(again.dataset.loss.values, whole.dataset.loss.values)


@pytest.mark.slow
def test_a_budget_bounds_checks_and_trials_too(tmp_path: Path) -> None:
    with torch.random.fork_rng():
        torch.manual_seed(0)
        data = torch.randn(8, 2), torch.randint(0, 2, (8,))
        objective = og.Objective(nn.Sequential(Slow(), nn.Tanh()), data, batch_size=8)
    surveyed(objective, out=tmp_path / "to load all that is needed", budget=0.1)
    part = surveyed(objective, 801, out=tmp_path / "a", budget=2)
    assert part.provenance["engine"]["trials"] == []
    assert part.provenance["precision"]["points"] >= 1
    assert 0 < part.counts["ok"] < part.counts["total"]


def test_units_under_a_budget_are_neither_long_nor_many() -> None:
    sizes = np.arange(1, 2602)
    for seconds in (1e-3, 0.01, 0.1, 1.0):
        for left in (0.5, 3.0, 60.0):
            size = plan.chunk_size(seconds, 2601, budget=left)
            least = min(2601 / sizes * plan.WRITING + sizes * seconds)
            assert 2601 / size * plan.WRITING <= least
            assert size * seconds <= max(least, 1.5 * left / plan.LEAST)


def test_processes_are_not_started_shortly_before_the_end() -> None:
    job = make_job(pictures(), og.Line.random(pictures(), seed=1), (-1, 1, 100), None, Options(workers=2))
    engine = {**Setting(threads=1).told(), "seconds_per_point": 1.0}
    for left, wanted in ((1.0, 1), (None, 2)):
        _, workers = make_executor(job, engine, 100, 50, Path(tempfile.mkdtemp()), Deadline.after(left))
        assert workers == wanted


@pytest.mark.slow
@pytest.mark.parametrize(
    ("enough", "near", "route", "words"),
    [
        (0.0, math.inf, "lowered", "only the survey itself tries it"),
        (0.0, 1e-9, "native", "of a matrix product's speed"),
        (1e9, math.inf, "lowered", "was found already"),
    ],
)
def test_compiling_is_left_to_long_surveys_and_an_estimate_says_so(
    enough: float, near: float, route: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("torch.compile", lambda *a, **k: pytest.fail("it compiles"))
    for name in ("WORTH", "TRACING", "TRACING_AGAIN", "COMPILING"):
        monkeypatch.setattr(calibration, name, 0.0)
    monkeypatch.setattr(calibration, "GAIN", 1e9)  # the last trial is always the best
    monkeypatch.setattr(calibration, "COMPILING_TOO", enough)
    monkeypatch.setattr(calibration, "NEAR", near)
    objective = pictures()
    told = og.estimate(objective, og.Plane.random(objective, seed=1), (-1, 1, 5), (-1, 1, 3))
    assert told.route == route
    assert words in next(trial["note"] for trial in told.trials if trial["route"] == "compiled")


def test_an_estimate_says_what_a_survey_would_cost_and_writes_nothing(tmp_path: Path) -> None:
    objective = pictures()
    plane = og.Plane.random(objective, seed=1)
    told = og.estimate(objective, plane, (-1, 1, 5), (-1, 1, 3), out=tmp_path / "a", workers=2, route="eager")
    assert (told.points, told.left, told.workers, told.route, told.precision) == (15, 15, 2, "eager", "fp32")
    assert told.seconds == pytest.approx(15 * told.seconds_per_point / 2)
    assert told.before > 0
    assert told.in_budget is None
    little = og.estimate(objective, plane, (-1, 1, 5), (-1, 1, 3), budget=1e-3)
    assert little.in_budget == 0
    assert og.estimate(objective, plane, (-1, 1, 5), (-1, 1, 3), budget=1e6).in_budget == 15
    close = og.estimate(objective, plane, (-1, 1, 5), (-1, 1, 3), accuracy=0.01, route="eager", workers=1)
    assert close.left == 15  # it cannot take less of so few
    assert close.seconds > close.seconds_per_point  # it thinks, too
    assert told.memory is None or told.memory > 1e7
    assert told.max_relative_error is not None
    assert list(tmp_path.iterdir()) == []
    surveyed(objective, out=tmp_path / "a", budget=1e-6)
    done = og.open(tmp_path / "a").counts["ok"]
    assert og.estimate(objective, plane, (-1, 1, 5), (-1, 1, 3), out=tmp_path / "a").left == 15 - done


@pytest.mark.parametrize("route", ["auto", "eager", "closed"])
def test_an_estimate_counts_the_arithmetic_of_a_short_survey_too(route: str) -> None:
    objective = og.Objective(nn.Linear(6, 3), (torch.randn(10, 6), torch.randint(0, 3, (10,))))
    told = og.estimate(objective, og.Line.random(objective), (-1, 1, 5), route=route)
    assert told.flops_per_point == 2 * 10 * 6 * 3
    if route == "closed":
        assert told.share is None
    else:
        assert told.share is not None
        assert 0 < told.share < 1


def test_an_estimate_is_printed_as_a_few_lines() -> None:
    objective = og.Objective(nn.Linear(6, 3), (torch.randn(10, 6), torch.randint(0, 3, (10,))))
    told = og.estimate(objective, og.Line.random(objective), (-1, 1, 5), route="eager")
    known = replace(told, seconds=75.0, seconds_per_point=15.0, share=0.5, memory=2**30, in_budget=2)
    trials = ({"route": "eager", "note": ""}, {"route": "native", "note": "no\ncompiler"})
    lines = str(replace(known, trials=trials)).splitlines()
    assert lines[:2] == ["Would survey 5 of 5 points", "  arithmetic  360 FLOP a point, 1.8 kFLOP in all"]
    assert re.fullmatch(r"  route       eager, fp32, within .* of double precision, 10 samples at a time", lines[2])
    assert lines[4] == "  time        1 min 15 s: 15 s a point on one worker, 50 % of the speed of matrix products"
    assert lines[6:] == [
        "  budget      enough for about 2 of 5 points; the same command goes on",
        "  memory      about 1,024 MiB in all",
        "  not used    native: no compiler",
    ]
    assert repr(told).startswith("Estimate(points=5, left=5, flops_per_point=360, route='eager'")
    closed = str(replace(known, route="closed", in_budget=None, left=0))
    assert "nothing is left to do" in closed
    assert "360 FLOP a point by the model itself, hardly any by the closed form" in closed
    assert "budget" not in closed


def test_what_cannot_be_counted_has_no_share() -> None:
    bowl = Quadratic([1.0, 1.0], start=[0.0, 2.0]).objective()
    told = og.estimate(bowl, og.Line.random(bowl, ignore=()), (-1, 1, 5))
    assert (told.flops_per_point, told.share) == (0, None)


def test_flops_are_those_of_the_layers() -> None:
    from orograph.engine.flops import flops_of

    objective = og.Objective(nn.Linear(6, 3), (torch.randn(10, 6), torch.randint(0, 3, (10,))))
    objective.prepare()
    with objective.occupied():
        assert flops_of(objective, objective.batches.first()) == 2 * 10 * 6 * 3


@pytest.mark.slow
def test_a_closed_form_tells_no_share_of_the_matrix_product(tmp_path: Path) -> None:
    objective = og.Objective(nn.Linear(6, 3), (torch.randn(400, 6), torch.randint(0, 3, (400,))))
    told: list[og.Progress] = []
    line = og.Line.random(objective, seed=0)
    options = {"workers": 1, "out": tmp_path / "a", "chunk": 500}
    survey = og.survey(objective, line, (-1, 1, 3), route="closed", progress=False, **options)
    Store.open(survey.path, write=True).update_attrs(
        engine={**survey.provenance["engine"], "flops_per_point": 10**9, "peak_flops": 1e12}
    )
    og.survey(objective, line, (-1, 1, 3001), progress=told.append, **options)
    assert told[-1].done == 3001
    assert [(each.flops, each.share) for each in told if each.flops or each.share] == []
