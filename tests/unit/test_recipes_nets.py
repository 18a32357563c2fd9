"""The recipes that compare nets by the loss around them: depth and skip connections, width, architectures."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch

from orograph.lab.runs import Configuration, trained
from orograph.recipes import _minima as minima
from orograph.recipes import li2018_architectures as architectures
from orograph.recipes import li2018_skip_connections as skips
from orograph.recipes import li2018_width as width
from orograph.recipes._bench import run_recipe
from orograph.recipes._findings import FAILS, HOLDS, OPEN, Verdict
from orograph.recipes._minima import Measured

NAMES = ("li2018_skip_connections", "li2018_width", "li2018_architectures")

CALM = Measured(train_loss=0.01, test_error=0.05, sharpness=0.5, width=1.5)
WILD = dataclasses.replace(
    CALM, test_error=0.1, non_monotone=0.9, roughness=1.5, noticeable=0.6, basins=7.0, sharpness=5.0, width=0.3
)
LOST = dataclasses.replace(WILD, train_loss=2.2, train_error=0.8, slope=3.0)


def outcomes(verdicts: Sequence[Verdict]) -> list[str]:
    return [verdict.outcome for verdict in verdicts]


@pytest.mark.parametrize("name", NAMES)
def test_a_recipe_runs_to_its_pages_and_trains_nothing_twice(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orograph.plot._save.DPI", 40)  # most of the time would go into pixels
    monkeypatch.setattr("orograph.plot.contour._FINE", 40)
    done = run_recipe(name, tmp_path / name, size="tiny")
    told = json.loads((tmp_path / name / "findings.json").read_text())
    assert done.page.is_file()
    assert done.viewer is not None
    assert done.viewer.is_file()
    assert told["recipe"] == name
    for verdict in told["verdicts"]:
        assert verdict["outcome"] == OPEN
        assert any(letter.isdigit() for letter in verdict["evidence"])
    assert "nan" not in json.dumps(told["tables"]).lower()

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("trained or drawn again")

    monkeypatch.setattr("orograph.lab.runs._train", refused)
    monkeypatch.setattr(f"orograph.recipes.{name}._pictures", lambda *_: [])
    assert run_recipe(name, tmp_path / name, size="tiny").findings.verdicts == done.findings.verdicts


def test_a_minimum_needs_a_fit_and_a_low_or_level_loss() -> None:
    assert Measured(train_error=0.01, train_loss=0.05, slope=9.0).at_minimum
    assert Measured(train_error=0.01, train_loss=0.2, slope=0.1).at_minimum
    assert not Measured(train_error=0.01, train_loss=0.2, slope=0.2).at_minimum
    assert not Measured(train_error=0.02, train_loss=0.01, slope=0.0).at_minimum
    assert not Measured(train_loss=float("nan"), train_error=float("nan")).at_minimum


def test_the_slope_is_that_of_the_whole_training_loss(tmp_path: Path) -> None:
    run = trained(Configuration(model="mlp:sizes=64-10", data="digits:samples=300", epochs=1), tmp_path)
    model, (inputs, targets) = run.model(), run.data.train
    torch.nn.functional.cross_entropy(model(inputs), targets).backward()
    weights = torch.cat([each.detach().flatten() for each in model.parameters()])
    gradient = torch.cat([each.grad.flatten() for each in model.parameters() if each.grad is not None])
    assert minima.slope(run) == pytest.approx(float(weights.norm() * gradient.norm()), rel=1e-5)


def test_noticeable_is_a_share_of_the_plane() -> None:
    x = np.linspace(-1, 1, 21)
    ripple = x[:, None] ** 2 + x**2 + 0.2 * np.cos(9 * x)[:, None]
    assert 0.2 < minima.noticeable(ripple) < 0.8
    assert minima.noticeable(x[:, None] ** 2 - 0.05 * x**2) == 0
    assert np.isnan(minima.noticeable(np.full((5, 5), np.nan)))


def depths(plain: Sequence[Measured], deep_skip: Measured = CALM) -> dict[tuple[int, bool], list[Measured]]:
    """Three depths, two seeds: what the paper reports, but for the plain nets given."""
    nets = {(depth, False): [net, net] for depth, net in zip((8, 20, 56), plain, strict=True)}
    return nets | {(8, True): [CALM, CALM], (20, True): [CALM, CALM], (56, True): [deep_skip, deep_skip]}


MIDDLE = dataclasses.replace(WILD, non_monotone=0.3, roughness=0.7, noticeable=0.3, basins=2.0)


def test_skip_connections_as_the_paper_has_them() -> None:
    assert outcomes(skips.verdicts(depths([CALM, MIDDLE, WILD]))) == [HOLDS] * 7


def test_skip_connections_that_make_no_difference() -> None:
    assert outcomes(skips.verdicts(depths([CALM, CALM, CALM]))) == [HOLDS, FAILS, FAILS, HOLDS, FAILS, FAILS, FAILS]


def test_skip_connections_with_which_nets_get_rough() -> None:
    told = skips.verdicts(depths([CALM, MIDDLE, WILD], deep_skip=WILD))
    assert outcomes(told) == [FAILS, HOLDS, HOLDS, FAILS, HOLDS, FAILS, FAILS]


def test_a_plain_net_that_did_not_train_decides_nothing_about_minima() -> None:
    told = skips.verdicts(depths([CALM, MIDDLE, LOST]))
    assert outcomes(told) == [HOLDS, OPEN, OPEN, HOLDS, HOLDS, OPEN, HOLDS]
    assert "train loss 2.2" in told[5].evidence
    assert "train loss 0.01" in told[5].evidence
    assert "at a minimum in 0 of 2" in told[5].evidence


def widths(narrow: Measured, wide: Measured, narrow_plain: Measured, wide_plain: Measured) -> list[str]:
    ends = {(1, True): narrow, (8, True): wide, (1, False): narrow_plain, (8, False): wide_plain}
    return outcomes(width.verdicts({key: [net, net] for key, net in ends.items()}))


BETTER = dataclasses.replace(CALM, test_error=0.03, sharpness=0.3, width=1.9)
ROUGH = dataclasses.replace(CALM, roughness=0.2)


def test_width_as_the_paper_has_it() -> None:
    assert widths(ROUGH, BETTER, WILD, CALM) == [HOLDS] * 8


def test_width_that_makes_things_worse() -> None:
    assert widths(BETTER, ROUGH, CALM, WILD) == [FAILS] * 8


def test_width_with_nothing_rough_or_a_narrow_net_that_did_not_train() -> None:
    assert widths(CALM, BETTER, WILD, CALM)[2] == OPEN
    assert widths(ROUGH, BETTER, LOST, CALM) == [HOLDS, OPEN, HOLDS, OPEN, HOLDS, HOLDS, OPEN, HOLDS]


def three(dense: Measured, plain: Measured) -> list[str]:
    nets = {architectures.STACKED: [CALM] * 2, architectures.DENSE: [dense] * 2, architectures.PLAIN: [plain] * 2}
    return outcomes(architectures.verdicts(nets))


def test_architectures_decide_by_the_share_that_bends_downwards() -> None:
    assert three(CALM, WILD) == [HOLDS] * 4
    assert three(WILD, CALM) == [FAILS] * 4
    assert three(CALM, LOST) == [HOLDS, OPEN, OPEN, HOLDS]
    assert three(dataclasses.replace(CALM, train_error=0.3), WILD) == [OPEN, HOLDS, OPEN, HOLDS]
    assert three(dataclasses.replace(CALM, noticeable=float("nan")), WILD) == [OPEN, HOLDS, OPEN, HOLDS]
