"""The checks before the first point where an evaluation of the anchor takes long: who makes the second one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

import orograph as og
from orograph.engine import calibrate, checks

COUNT = 300


@pytest.fixture(autouse=True)
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything takes long, and is worth a trial."""
    monkeypatch.setattr(checks, "LONG", 0.0)
    monkeypatch.setattr(calibrate, "WORTH", 0.0)


class Counted(nn.Module):
    """Counts the samples that its own forward pass sees outside of tracing."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.body = nn.Sequential(nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, 3))
        self.seen = [0]

    def forward(self, x: Tensor) -> Tensor:
        self.seen[0] += len(x)
        return self.body(x)


class Shaky(Counted):
    """Random in a batch that is not the first one, by so much."""

    def __init__(self, noise: float) -> None:
        super().__init__()
        self.noise = noise

    def forward(self, x: Tensor) -> Tensor:
        out = super().forward(x)
        return out + self.noise * torch.randn(3) if bool((x[:, 0] > 1e3).any()) else out


def objective(model: nn.Module) -> og.Objective:
    generator = torch.Generator().manual_seed(1)
    inputs = torch.randn(COUNT, 8, generator=generator)
    inputs[-1, 0] = 2e3
    return og.Objective(model, (inputs, torch.randint(3, (COUNT,), generator=generator)), batch_size=100)


def surveyed(of: og.Objective, **options: object) -> og.Survey:
    return og.survey(of, og.Line.random(of, seed=0), (-1, 1, 3), workers=1, progress=False, **options)  # type: ignore[arg-type]


def test_what_takes_long_is_evaluated_once_by_the_model_and_once_by_the_route(monkeypatch: pytest.MonkeyPatch) -> None:
    of = objective(Counted())
    line = og.Line.random(of, seed=0)
    known = checks.anchor(of, line, 1)
    assert not known.agreed
    seen = of.model.seen[0]
    checks.agree(of, line, 1, known, dict(known.measures))
    assert of.model.seen[0] == seen
    checks.agree(of, line, 1, known, None)
    assert of.model.seen[0] >= seen + COUNT
    monkeypatch.setattr(checks, "LONG", 1e9)
    assert checks.anchor(of, line, 1).agreed


def test_a_route_that_rounds_otherwise_does_not_make_the_model_random() -> None:
    of = objective(Counted())
    line = og.Line.random(of, seed=0)
    known = checks.anchor(of, line, 1)
    seen = of.model.seen[0]
    checks.agree(of, line, 1, known, {name: value * (1 + 1e-5) for name, value in known.measures.items()})
    assert of.model.seen[0] >= seen + COUNT


@pytest.mark.parametrize("noise", [1.0, 1e-2])
@pytest.mark.parametrize("route", ["auto", "eager"])
def test_randomness_is_found_however_small(noise: float, route: str) -> None:
    with pytest.raises(og.errors.DeterminismError, match="twice"):
        surveyed(objective(Shaky(noise)), route=route)


def test_a_lowered_survey_is_that_of_the_model() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(calibrate, "TRACING", 0.0)
        patch.setattr(calibrate, "TRACING_AGAIN", 0.0)
        survey = surveyed(objective(Counted()), route="lowered")
    assert survey.provenance["engine"]["route"] == "lowered"
    assert survey.dataset.loss.values[1] == pytest.approx(survey.provenance["anchor"]["loss"], rel=1e-6)


class Statistics(nn.Module):
    """Normalises with the statistics of the batch: what it gives depends on the batch size."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.body = nn.Sequential(nn.Linear(8, 8), nn.BatchNorm1d(8, track_running_stats=False), nn.Linear(8, 3))

    def forward(self, x: Tensor) -> Tensor:
        return self.body(x)


def test_another_batch_size_is_no_randomness(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orograph.objectives.objective.mixes", lambda *_: False)  # as if it were too little to be seen
    generator = torch.Generator().manual_seed(1)
    data = torch.randn(COUNT, 8, generator=generator), torch.randint(3, (COUNT,), generator=generator)
    of = og.Objective(Statistics(), data)
    of.prepare()
    of.rebatch(50)
    line = og.Line.random(of, seed=0)
    known = checks.anchor(of, line, 1)
    of.rebatch(75)
    checks.agree(of, line, 1, known, None)
    assert of.batches.first().size == 75


def test_randomness_is_found_when_a_survey_is_continued(tmp_path: Path) -> None:
    of = objective(Shaky(0.0))
    surveyed(of, out=tmp_path / "a")
    of.model.noise = 1e-2
    with pytest.raises((og.errors.DeterminismError, og.errors.StoreError)):
        og.survey(of, og.Line.random(of, seed=0), (-1, 1, 5), out=tmp_path / "a", workers=1, progress=False)
    of.model.noise = 1e-3  # within what another version may round
    with pytest.raises(og.errors.DeterminismError):
        og.survey(of, og.Line.random(of, seed=0), (-1, 1, 5), out=tmp_path / "a", workers=1, progress=False)


def test_a_first_evaluation_that_takes_long_is_not_what_a_point_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(Counted):
        def forward(self, x: Tensor) -> Tensor:
            if not self.seen[0]:
                time.sleep(0.3)
            return super().forward(x)

    monkeypatch.setattr(checks, "LONG", 0.25)
    of = objective(Slow())
    of.prepare()
    of.model.seen[0] = 0
    known = checks.anchor(of, og.Line.random(of, seed=0), 1)
    assert known.agreed
    assert known.seconds < 0.25
