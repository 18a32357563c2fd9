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
from scipy.stats import permutation_test

from orograph.lab import runs
from orograph.plot import _save
from orograph.recipes import _sharpness_claims as filters
from orograph.recipes import goodfellow2015_interpolation as goodfellow
from orograph.recipes import li2018_linear_interpolation as batches
from orograph.recipes._batches import NETS, Pair, trained_pairs
from orograph.recipes._bench import run_recipe
from orograph.recipes._chance import sign_flip
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
    assert _batches({**paper, "width": ((0.9, 0.9), (0.6, 0.9))})[1] == OPEN
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
    assert [_filters(*paper, errors)[1] for errors in ((_WORSE, _BETTER), (_WORSE, _EQUAL))] == [FAILS, OPEN]


_WORSE = Errors([(8, 16)] * 6, 800)
_BETTER, _EQUAL = Errors([(16, 8)] * 6, 800), Errors([(8, 8)] * 6, 800)


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
    wrong = [(9, 9), (17, 16), (9, 10), (13, 14), (14, 16), (13, 13), (13, 13), (6, 7), (18, 19), (14, 15)]
    differences = [large - small for small, large in wrong]
    sums = np.array([np.dot(signs, differences) for signs in product((-1, 1), repeat=len(wrong))])
    told = Errors(wrong, 773)
    assert told.p_value(-1) == np.mean(sums >= sum(differences)) == 0.0546875  # full of ties
    assert told.p_value(1) == np.mean(sums <= sum(differences))
    assert sign_flip(differences) == told.p_value(-1)
    scipy = permutation_test((np.array(differences),), np.sum, permutation_type="samples", alternative="greater")
    assert told.p_value(-1) == pytest.approx(scipy.pvalue)
    assert Errors([(5, 6)] * 40, 773).p_value(-1) == pytest.approx(0.5**40)


def test_few_or_unfit_trainings_tell_no_order_of_test_errors() -> None:
    assert Errors([(8, 16)] * 4, 800).is_larger(-1, 0.05) is False  # 1/16 is the least there can be
    assert Errors([(8, 16)] * 5, 800).is_larger(-1, 0.05) is True
    assert [Errors([pair] * 6, 800).order() for pair in ((8, 16), (16, 8), (8, 8))] == [-1, 1, None]
    assert Errors([], 800).order() is None
    assert Errors([(8, 16)] * 9, 800, unfit=1).order() is None
    assert "too few" in Errors([(8, 16)] * 4, 800).words
    assert "too few" not in Errors([(8, 16)] * 5, 800).words
    assert "1 of them not fitting" in Errors([(8, 16)] * 9, 800, unfit=1).words


def test_a_flip_of_test_errors_is_told() -> None:
    up, flat, down = (Errors([(8, large)] * 6, 800) for large in (16, 8, 4))

    def outcome(without: Errors, decayed: Errors) -> str:
        return without_a_flip("…", {0.0: without, 0.1: decayed}).outcome

    assert outcome(up, up) == HOLDS
    assert outcome(up, flat) == outcome(flat, up) == OPEN
    assert outcome(up, down) == outcome(down, up) == outcome(down, flat) == FAILS
    assert outcome(up, Errors([(8, 4)] * 5, 800)) == OPEN  # 1/32: enough to say what was expected, not the opposite


def test_errors_are_counted_and_trainings_that_do_not_fit_told() -> None:
    def run(train: float, test: float) -> Any:
        data = SimpleNamespace(test=(np.zeros((773, 1)), np.zeros(773)))
        return SimpleNamespace(measured={"train": {"error": train}, "test": {"error": test}}, data=data)

    pairs = [Pair("SGD", 0.0, seed, run(0.0, 12 / 773), run(0.5 * (seed == 1), 1 - 753 / 773)) for seed in range(3)]
    assert compared(pairs, NETS["tiny"])["SGD", 0.0] == Errors([(12, 20)] * 3, 773, unfit=1)


def test_further_trainings_are_done_unless_few_seeds_are_asked_for() -> None:
    nets, asked = replace(NETS["tiny"], trainings=3), []
    bench: Any = SimpleNamespace(
        seeds=(0,),
        settings=SimpleNamespace(seeds=1),
        ahead=lambda parts: None,
        net=lambda label, net: asked.append((net.batch_size, net.seed)),
    )
    assert [pair.seed for pair in trained_pairs(bench, nets)] == [0, 0, 1, 1, 2, 2]
    assert len(asked) == 12
    bench.settings.seeds = 3  # fewer were asked for
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


def _filters(
    without: filters.Measured, decayed: filters.Measured, errors: tuple[Errors, Errors] = (_WORSE, _WORSE)
) -> list[str]:
    nets = NETS["tiny"]
    found = {("SGD", 0.0, 0): without, ("SGD", nets.decay, 0): decayed}
    return _outcomes(
        filters.verdicts(
            found, {("SGD", decay): each for decay, each in zip((0.0, nets.decay), errors, strict=True)}, nets
        )
    )
