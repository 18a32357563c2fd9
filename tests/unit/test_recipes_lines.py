"""The recipes on lines: they run, train nothing twice, and can say that a claim does not hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
import xarray as xr

from orograph.lab import runs
from orograph.plot import _save
from orograph.recipes import _sharpness_claims as filters
from orograph.recipes import goodfellow2015_interpolation as goodfellow
from orograph.recipes import li2018_linear_interpolation as batches
from orograph.recipes._batches import NETS, Pair, trained_pairs
from orograph.recipes._bench import run_recipe
from orograph.recipes._errors import Errors, compared, without_a_flip
from orograph.recipes._findings import FAILS, HOLDS, OPEN, Verdict
from orograph.results.survey import Survey

RECIPES = ("goodfellow2015_interpolation", "li2018_linear_interpolation", "li2018_filter_normalization")


@pytest.fixture(autouse=True)
def quick() -> Iterator[None]:
    """Coarse pictures, one thread."""
    threads, dots = torch.get_num_threads(), _save.DPI
    torch.set_num_threads(1)
    _save.DPI = 30
    yield
    torch.set_num_threads(threads)
    _save.DPI = dots


@pytest.mark.slow
def test_every_recipe_runs_and_trains_nothing_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in RECIPES:
        done = run_recipe(name, tmp_path / name, size="tiny", workers=1)
        told = json.loads((tmp_path / name / "findings.json").read_text())
        assert told["recipe"] == name
        assert done.page.is_file()
        assert done.viewer is not None
        assert done.viewer.is_file()
        assert list((tmp_path / name / "figures").glob("*.png"))
        for verdict in told["verdicts"]:
            assert verdict["outcome"] == OPEN
            assert any(letter.isdigit() for letter in verdict["evidence"])
    trained: list[Any] = []
    monkeypatch.setattr(runs, "train", lambda *given, **options: trained.append(options))
    again = run_recipe(RECIPES[0], tmp_path / RECIPES[0], size="tiny", workers=1)
    assert [vars(v) for v in again.findings.verdicts] == json.loads(
        (tmp_path / RECIPES[0] / "findings.json").read_text()
    )["verdicts"]
    assert not trained
    nets = len(list((tmp_path / "nets").iterdir()))
    assert nets == 4 + 4  # both recipes on batch sizes have the same four


def test_what_a_line_does_in_numbers() -> None:
    falling = np.array([4.0, 2.0, 1.0, 0.0])
    assert goodfellow.rise(falling) == 0
    assert goodfellow.increases(falling) == 0
    creeping = np.concatenate([[10.0, 0.0], np.linspace(0, 1, 50)])
    assert goodfellow.increases(creeping) == 0
    assert goodfellow.rise(creeping) == pytest.approx(0.1)
    flat = goodfellow.barrier(np.array([0.0, 0.5, 1.0]), np.array([1.0, 1.4, 3.0]), np.full(3, 0.1))
    assert flat == (0.0, pytest.approx(0.2))
    below, above = batches.widths(np.linspace(-0.5, 1.5, 9), np.full(9, 0.4), 0.5)
    assert (below, above) == (pytest.approx(1.0), pytest.approx(1.0))
    assert batches.ordered((1.0, 1.0), (2.0, 1.0), (1, 1)) is None
    assert batches.ordered((1.0, 1.0), (1.0, 2.0), (1, 1)) is False


def test_lines_that_rise_bend_and_join_are_told() -> None:
    x = np.linspace(0, 1, 41)
    valley, hill = 1 - x, 2 + np.sin(6 * x)
    told = _goodfellow(valley, hill)
    assert told == [HOLDS, HOLDS, HOLDS]
    assert _goodfellow(hill, valley) == [FAILS, FAILS, FAILS]
    assert _goodfellow(valley, hill, train_error=0.5) == [OPEN, OPEN, OPEN]


def test_orders_of_small_and_large_batches_are_told() -> None:
    paper = {
        "norm": ((49, 21), (7, 15)), "width": ((0.9, 0.6), (0.6, 0.9)), "raw": ((0.0, 0.1), (0.7, 0.4)),
        "relative": ((0.01, 0.1), (0.04, 0.1)),
    }  # fmt: skip
    assert _batches(paper) == [HOLDS] * 4
    assert _batches({what: (pair[0], pair[0][::-1]) for what, pair in paper.items()}) == [HOLDS] * 3 + [FAILS]
    assert _batches({what: (pair[0], pair[0]) for what, pair in paper.items()}) == [FAILS] * 3 + [HOLDS]
    assert _batches({what: (pair[0][::-1], pair[1][::-1]) for what, pair in paper.items()}) == [FAILS] * 4
    assert _batches(paper, train_error=0.3) == [OPEN] * 4


def test_sharpness_that_follows_the_scale_or_the_error_is_told() -> None:
    paper = [_around((49, 21), (0.0, 0.1), (0.01, 0.1)), _around((7, 15), (0.7, 0.4), (0.04, 0.1))]
    assert _filters(*paper) == [HOLDS] * 5
    other = [_around((49, 21), (0.1, 0.0), (0.1, 0.01)), _around((7, 15), (0.4, 0.7), (0.1, 0.04))]
    assert _filters(*other)[:3] == [FAILS, FAILS, FAILS]
    noisy = [_around((49, 21), (0.0, 0.1), (0.01, 0.1), noise=3.0), paper[1]]
    assert _filters(*noisy)[3:] == [FAILS, FAILS]
    assert _filters(_around((49, 21), (0.0, 0.1), (0.01, 0.1)), _around((49, 21), (0.0, 0.1), (0.01, 0.1)))[0] == FAILS
    lazy = [_around((49, 21), (0.0, 0.1), (0.01, 0.1), train_error=0.5), paper[1]]
    assert _filters(*lazy) == [OPEN] * 5


_WORSE = Errors([(0.01, 0.02)] * 5)


def _outcomes(verdicts: list[Verdict]) -> list[str]:
    return [verdict.outcome for verdict in verdicts]


def _line(loss: np.ndarray) -> Survey:
    x = np.linspace(0, 1, len(loss))
    return Survey(xr.Dataset({"loss": ("x", loss), "loss_stderr": ("x", np.full(len(x), 0.01))}, {"x": x}), name="line")


def _goodfellow(down: np.ndarray, between: np.ndarray, train_error: float = 0.0) -> list[str]:
    run: Any = SimpleNamespace(measured={"train": {"error": train_error}})
    way = goodfellow.Way(run, run, _line(down), _line(between))
    return _outcomes(goodfellow.verdicts({"SGD": [way, way]}, 0.02))


def _batches(told: dict[str, Any], train_error: float = 0.0) -> list[str]:
    nets, line = NETS["tiny"], _line(np.ones(5))
    found = {
        ("SGD", decay, seed): batches.Measured(
            lines=(line, line),
            between=(0, 0),
            train_error=(0.0, train_error),
            **{what: pair[place] for what, pair in told.items()},
        )
        for place, decay in enumerate((0.0, nets.decay))
        for seed in (0, 1)
    }
    errors = {("SGD", decay): _WORSE for decay in (0.0, nets.decay)}
    *told, last = _outcomes(batches.verdicts(found, errors, nets))
    assert last == HOLDS
    return told


def test_test_errors_are_compared_over_all_trainings() -> None:
    rng = np.random.default_rng(3)
    pairs = [(float(a), float(b)) for a, b in rng.integers(5, 25, (8, 2)) / 773]
    differences = [b - a for a, b in pairs]
    means = [np.mean([s * d for s, d in zip(signs, differences, strict=True)]) for signs in product((-1, 1), repeat=8)]
    assert Errors(pairs).chance(-1) == pytest.approx(np.mean(np.array(means) >= np.mean(differences) - 1e-12))
    assert Errors(pairs).chance(1) == pytest.approx(np.mean(np.array(means) <= np.mean(differences) + 1e-12))
    assert Errors([(0.01, 0.02)] * 4).order() is None  # 1/16 is the least there can be
    assert Errors([(0.01, 0.02)] * 5).order() == -1
    assert Errors([(0.02, 0.01)] * 5).order() == 1
    assert Errors([(0.01, 0.01)] * 9).order() is None
    assert Errors([], 3).order() is None
    assert "3 that do not fit" in Errors([(0.01, 0.02)], 3).words


def test_a_flip_of_test_errors_is_told() -> None:
    up, flat, down = (Errors([(0.01, error)] * 6) for error in (0.02, 0.01, 0.005))

    def outcome(without: Errors, decayed: Errors) -> str:
        return without_a_flip("…", {0.0: without, 0.1: decayed}).outcome

    assert outcome(up, up) == HOLDS
    assert outcome(up, flat) == outcome(flat, up) == OPEN
    assert outcome(up, down) == outcome(down, up) == outcome(down, flat) == FAILS


def test_trainings_that_do_not_fit_compare_no_errors() -> None:
    def run(train: float, test: float) -> Any:
        return SimpleNamespace(measured={"train": {"error": train}, "test": {"error": test}})

    nets = NETS["tiny"]
    pairs = [Pair("SGD", 0.0, seed, run(0.0, 0.01), run(0.5 * (seed == 1), 0.02)) for seed in range(3)]
    assert compared(pairs, nets)["SGD", 0.0] == Errors([(0.01, 0.02)] * 2, unfit=1)


def test_further_trainings_are_no_surveys_and_no_trial_does_them() -> None:
    nets, asked = replace(NETS["tiny"], trainings=3), []
    bench: Any = SimpleNamespace(
        seeds=(0,),
        trial=None,
        ahead=lambda parts: None,
        net=lambda label, net: asked.append((net.batch_size, net.seed)),
    )
    assert [pair.seed for pair in trained_pairs(bench, nets)] == [0, 0, 1, 1, 2, 2]
    assert len(asked) == 12
    bench.trial = True
    assert [pair.seed for pair in trained_pairs(bench, nets)] == [0, 0]


def _around(
    norm: tuple[float, float],
    raw: tuple[float, float],
    relative: tuple[float, float],
    *,
    noise: float = 0.05,
    train_error: float = 0.0,
) -> filters.Measured:
    def spread_out(pair: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
        factors = 1 + noise * np.array([-1.0, 0.0, 1.0])
        return pair[0] * factors, pair[1] * factors[::-1]

    return filters.Measured(norm, spread_out(raw), spread_out(relative), (0.01, 0.02), (0.0, train_error))


def _filters(without: filters.Measured, decayed: filters.Measured) -> list[str]:
    nets = NETS["tiny"]
    found = {("SGD", 0.0, 0): without, ("SGD", nets.decay, 0): decayed}
    return _outcomes(filters.verdicts(found, {("SGD", decay): _WORSE for decay in (0.0, nets.decay)}, nets))
