"""The recipes that compare nets by the loss around them: depth and skip connections, width, architectures."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from orograph.lab.runs import Configuration, trained
from orograph.recipes import _minima as minima
from orograph.recipes import _minima_told as told
from orograph.recipes import li2018_architectures as architectures
from orograph.recipes import li2018_skip_connections as skips
from orograph.recipes import li2018_width as width
from orograph.recipes._bench import run_recipe
from orograph.recipes._findings import FAILS, HOLDS, OPEN, Verdict
from orograph.recipes._minima import Measured

NAMES = ("li2018_skip_connections", "li2018_width", "li2018_architectures")

CALM = Measured(
    train_loss=0.01, train_error=0.0, test_error=0.05, slope=0.0, non_monotone=0.0, falling_low=0.0, falling_far=0.0,
    convex=1.0, roughness=0.0, width=1.5, sharpness=0.5, basins=1.0, downward=0.0, noticeable=0.0, excess=(-2,) * 8,
)  # fmt: skip
WILD = dataclasses.replace(
    CALM,
    test_error=0.1,
    non_monotone=0.9,
    roughness=1.5,
    noticeable=0.6,
    basins=7.0,
    sharpness=5.0,
    width=0.3,
    excess=(2, 2, 2, 0, 2, 2, 0, 2),
)
LOST = dataclasses.replace(WILD, train_loss=2.2, train_error=0.8, slope=3.0)


def outcomes(verdicts: Sequence[Verdict]) -> list[str]:
    return [verdict.outcome for verdict in verdicts]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_recipe_runs_to_its_pages_and_trains_nothing_twice(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orograph.plot._save.DPI", 40)  # most of the time would go into pixels
    monkeypatch.setattr("orograph.plot.contour._FINE", 40)
    done = run_recipe(name, tmp_path / name, size="tiny")
    written = json.loads((tmp_path / name / "findings.json").read_text())
    assert done.page.is_file()
    assert done.viewer is not None
    assert done.viewer.is_file()
    assert written["recipe"] == name
    for verdict in written["verdicts"]:
        assert verdict["outcome"] == OPEN
        assert any(letter.isdigit() for letter in verdict["evidence"])
    assert "nan" not in json.dumps(written["tables"]).lower()

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("trained or drawn again")

    monkeypatch.setattr("orograph.lab.runs._train", refused)
    monkeypatch.setattr(f"orograph.recipes.{name}._pictures", lambda *_: [])
    assert run_recipe(name, tmp_path / name, size="tiny").findings.verdicts == done.findings.verdicts


def test_a_minimum_needs_a_fit_and_a_low_or_level_loss() -> None:
    def at_minimum(error: float, loss: float, slope: float) -> bool:
        return dataclasses.replace(CALM, train_error=error, train_loss=loss, slope=slope).at_minimum

    assert at_minimum(0.01, 0.05, 9.0)
    assert at_minimum(0.01, 0.2, 0.1)
    assert not at_minimum(0.01, 0.2, 0.2)
    assert not at_minimum(0.02, 0.01, 0.0)
    assert not at_minimum(float("nan"), float("nan"), 0.0)


def test_rays_fall_by_a_hundredth_of_a_loss_above_that_of_a_minimum() -> None:
    x = np.linspace(-1, 1, 9)

    def line(*losses: float, error: float = 0.0) -> list[minima.Slice]:
        return [(x, np.array([9.0, 3.0, 2.0, 1.0, 0.01, *losses]), np.full(9, error))]

    assert minima._falling(line(1, 2, 3, 9)) == 0
    assert minima._falling(line(1, 2, 1.97, 9)) == 0.5
    assert minima._falling(line(1, 2, 1.99, 9)) == 0  # by half a hundredth
    assert minima._falling(line(0.04, 0.02, 1, 9)) == 0  # below the loss of a minimum
    assert minima._falling(line(1, 40, 20, 50)) == 0.5
    assert minima._falling(line(1, 40, 20, 50), ceiling=minima.CEILING) == 0
    assert minima._falling_far(line(1, 2, 1.7, 9, error=0.1)) == 0.5  # 2 √(0.1² + 0.1²) = 0.28
    assert minima._falling_far(line(1, 2, 1.8, 9, error=0.1)) == 0
    assert np.isnan(minima._falling([(x, np.where(x == 0, 1.0, np.nan), np.zeros(9))]))


def test_the_valley_around_the_net_is_what_bends() -> None:
    x = np.linspace(-1, 1, 9)
    bowl = 8 * x**2
    assert minima._convex(x, bowl) == 1
    assert minima._convex(x, np.where(np.abs(x) > 0.6, 50.0 - x**2, bowl)) == 1  # beyond the ceiling nothing counts
    assert minima._convex(x, np.sqrt(np.abs(x))) == pytest.approx(1 / 7)
    assert np.isnan(minima._convex(x, np.where(np.abs(x) < 0.1, 0.0, 50.0)))


def test_only_basins_with_their_bottom_inside_count() -> None:
    x, y = np.meshgrid(np.linspace(-1, 1, 21), np.linspace(-1, 1, 21), indexing="ij")
    two = np.minimum((x - 0.5) ** 2 + y**2, (x + 0.5) ** 2 + y**2)
    assert minima._basins(two, np.zeros_like(two)) == 2
    assert minima._basins(two, np.ones_like(two)) == 1  # within the errors they are one
    assert minima._basins((x - 2) ** 2 + y**2, np.zeros_like(two)) == 0


class Runs:
    """Nets that end as told, one a start."""

    def __init__(self, *ends: tuple[float, float]) -> None:
        self.ends = list(ends)
        self.device = None
        self.seeds: list[int] = []

    def repeats(self, asked: int) -> range:
        return range(asked)

    def net(self, name: str, configuration: Configuration) -> types.SimpleNamespace:
        self.seeds.append(configuration.seed)
        loss, error = self.ends[len(self.seeds) - 1]
        return types.SimpleNamespace(configuration=configuration, measured={"train": {"loss": loss, "error": error}})


def test_a_net_is_trained_from_other_weights_until_it_is_at_a_minimum(monkeypatch: pytest.MonkeyPatch) -> None:
    net = Configuration(model="mlp:sizes=64-10", data="digits", epochs=1, seed=2)
    bench: Any = Runs((2.2, 0.8), (0.01, 0.0), (0.0, 0.0))
    found, tried = minima.descended(bench, "deep", net, 4)
    assert (found.configuration.seed, tried, bench.seeds) == (102, 2, [2, 102])
    bench = Runs((2.2, 0.8), (2.3, 0.9))
    found, tried = minima.descended(bench, "deep", net, 2)
    assert (found.configuration.seed, tried) == (2, 2)
    monkeypatch.setattr(minima, "slope", lambda run, device: 0.05)
    found, tried = minima.descended(Runs((0.3, 0.0)), "deep", net, 4)  # type: ignore[arg-type]
    assert (found.configuration.seed, tried) == (2, 1)  # level, though not low


def test_restarts_are_told_with_their_success() -> None:
    def sight(starts: int, numbers: Measured) -> Any:
        return types.SimpleNamespace(starts=starts, numbers=numbers)

    seen = {"deep": [sight(1, CALM), sight(2, CALM), sight(4, LOST)], "flat": [sight(1, CALM)]}
    assert told.restarts(seen, 4).endswith("from 4 in all at most; test errors are then those of the nets that made "
                                           "it. Trained again: deep: 2 of 3, 1 with success.")  # fmt: skip
    assert told.restarts({"flat": [sight(1, CALM)]}, 4).endswith("Trained again: none.")


def test_an_answer_needs_the_numbers_that_it_rests_on() -> None:
    blind = dataclasses.replace(CALM, convex=float("nan"))
    assert told.where_minima([True, False], "roughness", [blind, CALM]) == [True, False]
    assert told.where_minima([True, False], "convex roughness", [blind, CALM]) == [None, False]
    assert told.where_minima([True, False], "roughness", [CALM, LOST]) == [True, None]


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
    assert outcomes(skips.verdicts(depths([CALM, CALM, CALM]))) == [HOLDS, FAILS, FAILS, HOLDS, FAILS, FAILS, OPEN]
    worse = dataclasses.replace(CALM, test_error=0.2)
    assert outcomes(skips.verdicts(depths([CALM, CALM, CALM], deep_skip=worse)))[-1] == FAILS


def test_half_of_the_rays_are_not_most() -> None:
    half = dataclasses.replace(WILD, excess=(2, -2, 0, 2, -2, 0, 2, -2))
    assert outcomes(skips.verdicts(depths([CALM, MIDDLE, half])))[1] == OPEN


def test_skip_connections_with_which_nets_get_rough() -> None:
    found = skips.verdicts(depths([CALM, MIDDLE, WILD], deep_skip=WILD))
    assert outcomes(found) == [FAILS, HOLDS, HOLDS, FAILS, HOLDS, FAILS, OPEN]


def test_a_plain_net_that_did_not_train_decides_nothing_about_minima() -> None:
    found = skips.verdicts(depths([CALM, MIDDLE, LOST]))
    assert outcomes(found) == [HOLDS, OPEN, OPEN, HOLDS, HOLDS, OPEN, HOLDS]
    assert "train loss 2.2" in found[5].evidence
    assert "train loss 0.01" in found[5].evidence
    assert "at a minimum in 0 of 2" in found[5].evidence


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
