"""Tiers of precision: what they compute, how far off they say they are, and what happens if that is too far."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
import torch
from torch import nn

import orograph as og
from orograph import registry
from orograph.engine import trust
from orograph.engine.evaluate import Evaluator
from orograph.engine.routes.eager import Eager
from orograph.engine.setting import Setting
from orograph.errors import InputError, OrographWarning


def net(dtype: torch.dtype = torch.float32) -> nn.Module:
    with torch.random.fork_rng():
        torch.manual_seed(4)
        model = nn.Sequential(nn.Linear(6, 32), nn.BatchNorm1d(32), nn.Tanh(), nn.Linear(32, 3))
        for _ in range(5):
            model(torch.randn(64, 6))
    return model.eval().to(dtype)


def data(count: int = 200) -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(1)
    return torch.randn(count, 6, generator=generator), torch.randint(0, 3, (count,), generator=generator)


def surveyed(model: nn.Module, *, loss: Any = "cross_entropy", **options: Any) -> og.Survey:
    objective = og.Objective(model, data(), loss=loss)
    return og.survey(
        objective, og.Plane.random(objective, seed=3), (-1, 1, 4), (-1, 1, 3), workers=1, progress=False, **options
    )


def dense(survey: og.Survey) -> np.ndarray:
    """The same surface in float64, from the weights that the survey saved, without its engine."""
    stored = {k: v.double() for k, v in og.load_checkpoint(survey.path / "directions.safetensors").items()}
    inputs, labels = data()
    model = net(torch.float64)
    values = []
    for x in survey.dataset.x.values:
        for y in survey.dataset.y.values:
            with torch.no_grad():
                for name, parameter in model.named_parameters():
                    parameter.copy_(stored[f"anchor/{name}"] + x * stored[f"x/{name}"] + y * stored[f"y/{name}"])
                values.append(float(nn.functional.cross_entropy(model(inputs.double()), labels)))
    return np.array(values).reshape(4, 3)


def test_fp64_is_the_dense_reference(tmp_path: Path) -> None:
    survey = surveyed(net(), precision="fp64", out=tmp_path / "a")
    np.testing.assert_allclose(survey.dataset.loss.values, dense(survey), rtol=1e-13)
    told = survey.provenance["precision"]
    assert (told["tier"], told["reference"]) == ("fp64", "")


@pytest.mark.parametrize(("tier", "bound", "floor"), [(None, 2e-6, 1e-12), ("fp32", 2e-6, 1e-12), ("bf16", 2e-2, 1e-6)])
def test_a_tier_is_as_exact_as_it_says(tier: str | None, bound: float, floor: float, tmp_path: Path) -> None:
    survey = surveyed(net(), precision=tier, out=tmp_path / "a")
    told = survey.provenance["precision"]
    assert (told["tier"], told["reference"], told["points"]) == (tier or "fp32", "fp64", 3)
    assert floor < told["max_relative_error"] < bound
    true = np.abs(survey.dataset.loss.values / dense(survey) - 1)
    assert true.max() < bound
    assert true.min() <= told["max_relative_error"] <= true.max() * (1 + 1e-3), "measured at one of these points"


def test_the_users_model_keeps_its_dtype_and_bits() -> None:
    model = net()
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    for tier in ("fp64", "bf16"):
        surveyed(model, precision=tier)
    for name, tensor in model.state_dict().items():
        assert tensor.dtype == before[name].dtype
        assert torch.equal(tensor, before[name])


def test_a_tier_that_is_too_far_off_gives_way_and_says_so() -> None:
    with pytest.warns(OrographWarning, match="bf16 was .* off, more than tolerated: fp32 instead") as caught:
        survey = surveyed(net(), precision="bf16", tolerance=1e-5)
    assert caught[0].filename == __file__
    told = survey.provenance["precision"]
    assert (told["asked"], told["tier"]) == ("bf16", "fp32")
    assert "bf16 was" in told["note"]
    assert survey.provenance["engine"]["precision"] == "fp32"
    np.testing.assert_array_equal(survey.dataset.loss.values, surveyed(net(), precision="fp32").dataset.loss.values)


def test_fp32_gives_way_only_if_asked() -> None:
    with pytest.warns(OrographWarning, match="fp64 instead"):
        assert surveyed(net(), tolerance=1e-15).provenance["precision"]["tier"] == "fp64"


def test_a_float64_model_stays_exact_and_can_be_made_coarser() -> None:
    exact = surveyed(net(torch.float64))
    assert exact.provenance["precision"]["tier"] == "fp64"
    coarse = surveyed(net(torch.float64), precision="fp32")
    worst = np.abs(coarse.dataset.loss.values / exact.dataset.loss.values - 1).max()
    assert 1e-12 < worst < 2e-6


def test_class_weights_follow_the_tier() -> None:
    weighted = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 0.5]))
    exact, plain = (surveyed(net(), loss=weighted, precision=tier) for tier in ("fp64", None))
    np.testing.assert_allclose(exact.dataset.loss.values, plain.dataset.loss.values, rtol=2e-6)


class Stubborn(nn.Module):
    """Has a constant of its own that no cast reaches."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(6, 3)

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        return self.layer(inputs) @ torch.eye(3)


def test_a_model_that_cannot_be_cast_is_surveyed_and_the_error_unknown() -> None:
    told = surveyed(Stubborn()).provenance["precision"]
    assert told["max_relative_error"] is None
    assert told["note"].startswith("not checked in fp64: ")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            {"precision": "fp23"},
            "Expected a precision, but got 'fp23'; did you mean 'fp32'? (known: fp64, fp32, tf32, bf16).",
        ),
        ({"precision": "tf32"}, "Expected a precision that cpu has, but got 'tf32'; choose fp32 or bf16."),
        ({"tolerance": 0}, "Expected a relative error above 0 as tolerance, but got 0; write for example 1e-3."),
        ({"tolerance": "x"}, "Expected a relative error above 0 as tolerance, but got 'x'; write for example 1e-3."),
        ({"budget": "soon"}, "Expected a time above 0 as budget, but got 'soon'; write for example 60s, 5min or 2h."),
        ({"budget": -3}, "Expected a time above 0 as budget, but got -3; write for example 60s, 5min or 2h."),
    ],
)
def test_wrong_options_are_one_sentence(options: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        surveyed(net(), **options)
    assert str(caught.value) == sentence


def test_the_picture_says_how_exact_it_is() -> None:
    figure = surveyed(net(), precision="bf16").plot("contour")
    words = " ".join(text.get_text() for text in [*figure.texts, *(t for axes in figure.axes for t in axes.texts)])
    assert "bf16: rounding off by at most" in words.replace("\n", " ")


class Watching(Eager):
    """Notes in which context it is made and called."""

    seen: ClassVar[list[tuple[str, bool]]] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.seen.append(("made", torch.is_autocast_enabled("cpu")))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        self.seen.append(("called", torch.is_autocast_enabled("cpu")))
        return super().__call__(*args, **kwargs)


@pytest.mark.parametrize("itself", [False, True])
def test_a_route_is_made_in_the_context_in_which_it_is_called(itself: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = type("Kind", (Watching,), {"rounds": ("bf16",) if itself else (), "seen": []})
    load = registry.load
    monkeypatch.setattr("orograph.registry.load", lambda k, n: kind if (k, n) == ("route", "lowered") else load(k, n))
    objective = og.Objective(net(), data())
    objective.prepare()
    with Evaluator(objective, og.Plane.random(objective, seed=3), Setting("lowered", "bf16", 1)) as evaluator:
        evaluator.at([0.1, 0.2])
    assert set(kind.seen) == {("made", not itself), ("called", not itself)}


def test_the_points_checked_are_of_the_whole_grid() -> None:
    grid = np.stack(np.meshgrid(np.linspace(-1, 1, 20), np.linspace(-3, 1, 31), indexing="ij"), axis=-1).reshape(-1, 2)
    chosen = trust.representative(np.random.default_rng(1).permutation(grid), 13)
    assert len(np.unique(chosen, axis=0)) == 13
    assert np.abs(chosen[0]).max() < 0.11, "the nearest to the anchor is always among them"
    assert {(-1, -3), (-1, 1), (1, -3), (1, 1)} <= set(map(tuple, chosen.tolist()))
    assert np.isin(grid.view("f8,f8"), chosen.view("f8,f8")).sum() == 13
    assert len(trust.representative(grid[:2], 13)) == 2
    line = trust.representative(np.linspace(-1, 1, 51)[:, None], 3)
    assert line[:2].ravel().tolist() == [0.0, -1.0]


@pytest.mark.slow
def test_what_is_stated_is_near_the_worst_of_the_grid() -> None:
    objective = og.Objective(net(), data())
    plane = og.Plane.random(objective, seed=3)
    coarse, exact = (
        og.survey(objective, plane, (-1, 1, 31), workers=1, route="eager", progress=False, precision=tier)
        for tier in ("bf16", "fp64")
    )
    told = coarse.provenance["precision"]
    worst = np.abs(coarse.dataset.loss.values / exact.dataset.loss.values - 1).max()
    assert told["points"] == 9
    assert 0.3 * worst < told["max_relative_error"] < 1.5 * worst


def test_checks_stay_within_their_time(monkeypatch: pytest.MonkeyPatch) -> None:
    objective = og.Objective(net(), data())
    points = np.random.default_rng(0).uniform(-1, 1, (2601, 2))
    whole, brief = (
        trust.trust(
            objective,
            og.Plane.random(objective, seed=3),
            Setting(threads=1),
            points,
            asked="fp32",
            tolerance=None,
            seconds=seconds,
        )
        for seconds in (60.0, 0.0)
    )
    assert (whole.points, brief.points) == (13, 1)
    assert trust.patience(1.0, 2601) == pytest.approx(0.005 * 2601, rel=0.01)
    assert trust.patience(0.1, 20) == pytest.approx(0.3 + 0.05)
    assert trust.patience(10.0, 20) == pytest.approx(2, rel=0.05)
