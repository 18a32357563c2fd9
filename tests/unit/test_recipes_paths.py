"""The recipes about training paths and initial weights: they run, they keep what they trained, and claims can fail."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import orograph as og
from orograph.lab import runs
from orograph.recipes import _path_claims as claims
from orograph.recipes import _path_measures as measures
from orograph.recipes import _start_claims as initialization
from orograph.recipes import li2018_trajectories as trajectories
from orograph.recipes._bench import Outcome, run_recipe
from orograph.recipes._convex import convex_level, upward_level
from orograph.recipes._findings import FAILS, HOLDS, OPEN, Verdict

KINDS = trajectories._kinds(trajectories.SETTINGS["tiny"])


def _twice(name: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """Runs a recipe, and again with training forbidden."""
    done = run_recipe(name, root / name, size="tiny", workers=1)
    told = json.loads((root / name / "findings.json").read_text())
    assert len(told["verdicts"]) == len(done.findings.verdicts)
    for verdict in told["verdicts"]:
        assert verdict["outcome"] == OPEN
        assert any(letter.isdigit() for letter in verdict["evidence"])
    assert done.page.is_file()
    assert done.viewer is not None
    assert done.viewer.is_file()
    assert all(len(row) == len(table.header) for table in done.findings.tables for row in table.rows)

    def train_nothing(*args: object, **options: object) -> None:
        raise AssertionError("this net was trained before")

    monkeypatch.setattr(runs, "_train", train_nothing)
    monkeypatch.setattr("orograph.recipes._bench.Bench.picture", lambda self, *args: done.findings.pictures[0])
    again = run_recipe(name, root / name, size="tiny", workers=1)
    assert [vars(v) for v in again.findings.verdicts] == [vars(v) for v in done.findings.verdicts]
    return done


@pytest.mark.slow
def test_trajectories_at_tiny_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = _twice("li2018_trajectories", tmp_path, monkeypatch)
    first = done.findings.surveys[0]
    (way,) = og.open(first.path).trajectories
    assert way.marks == ((6.0, "÷ 10"), (9.0, "÷ 100"), (11.0, "÷ 1000"))
    assert len(way.step) == 13
    assert np.isfinite(way.loss).all()
    assert np.abs(way.coordinates[-1]).max() < 1e-9


@pytest.mark.slow
def test_initialization_at_tiny_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = _twice("li2018_initialization", tmp_path, monkeypatch)
    starts = done.findings.tables[0]
    assert [row[:2] for row in starts.rows] == [
        ["shortcuts", "he"],
        ["shortcuts", "scaled:10"],
        ["deep plain", "he"],
    ]
    assert float(starts.rows[1][2]) > float(starts.rows[0][2])


def _path(kind: claims.Kind) -> claims.Measured:
    """Numbers for which every claim is true."""
    wander, turn = (3.0 if kind.optimiser == "SGD" else 2.0), (30.0 if kind.large else 90.0)
    centred, around = claims.Held(0.88, 0.76, 0.8), claims.Held(0.89, 0.85, 0.86)
    return claims.Measured(kind, centred, around, 1.1, 1.0, wander, turn, turn, 0.3, 0.95, 0.02)


def _cosines(factor: float = 1.0) -> list[claims.Cosine]:
    exact = [claims.Cosine("Gaussian", n, 0.0, 0.001) for n in (10, 100)]
    return [replace(each, mean=factor * each.expected) for each in exact]


def _paths(**changes: Any) -> list[list[claims.Measured]]:
    return [[replace(_path(kind), **changes) for kind in KINDS] for _ in range(2)]


def test_every_claim_about_paths_can_fail() -> None:
    held = claims.verdicts(_paths(), [_cosines()] * 2)
    assert [verdict.outcome for verdict in held] == [HOLDS] * 9
    low = claims.Held(0.3, 0.76, 0.8)
    changed: list[tuple[int, dict[str, Any]]] = [
        (0, {"random": 20.0}),
        (1, {"centred": claims.Held(0.97, 0.76, 0.8)}),
        (2, {"around": claims.Held(0.97, 0.9, 0.9)}),
        (3, {"centred": low}),
        (4, {"around": low}),
        (5, {"turn": 45.0}),
        (6, {"wander": 1.5}),
        (7, {"alike": 0.5}),
    ]
    for place, changes in changed:
        found = claims.verdicts(_paths(**changes), [_cosines()] * 2)
        assert found[place].outcome == FAILS, held[place].claim
    assert claims.verdicts(_paths(), [_cosines(1.2)] * 2)[8].outcome == FAILS
    assert claims.verdicts(_paths(turn=float("nan")), [_cosines()])[5].outcome == OPEN


def test_a_share_between_both_nulls_is_not_more_than_a_random_walk() -> None:
    between = claims.Held(0.8, 0.76, 0.83)
    assert claims.verdicts(_paths(centred=between), [_cosines()] * 2)[3].outcome == FAILS


def test_turns_are_angles_between_ways() -> None:
    places = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [1.0, -1.0]])
    assert measures.angle_in(places, 0, 1, 2) == pytest.approx(90)
    assert measures.angle_in(places, 1, 2, 3) == pytest.approx(180)
    assert measures.angle_by(places @ places.T, 0, 1, 2) == pytest.approx(90)
    assert np.isnan(measures.angle_in(places, 1, 1, 2))


GOOD = initialization.Region("good", 4.0, 3.0, False, 0.01, 1.0, 1e-4, 0.9, True)
DEEP = initialization.Region("deep", 1.0, 0.5, False, 0.01, 1.0, 1e-4, 0.5, False)
STARTS = [
    initialization.Start("good", "he", 2.4, 0.01, 0.02),
    initialization.Start("good", "glorot", 2.3, 0.01, 0.02),
    initialization.Start("good", "scaled:3", 5.0, 0.02, 0.03),
    initialization.Start("good", "scaled:10", 20.0, 1.5, 0.5),
    initialization.Start("deep", "he", 2.4, 0.09, 0.1),
]


def _judged(
    starts: dict[int, dict[str, Any]] | None = None,
    good: initialization.Region = GOOD,
    deep: initialization.Region = DEEP,
) -> list[Verdict]:
    changed = [replace(start, **(starts or {}).get(place, {})) for place, start in enumerate(STARTS)]
    return initialization.verdicts([changed] * 2, [[good, deep]] * 2)


def test_every_claim_about_starts_can_fail() -> None:
    assert [verdict.outcome for verdict in _judged()] == [HOLDS] * 8
    assert _judged({0: {"loss": 7.2}})[0].outcome == FAILS
    assert _judged(good=replace(GOOD, contour=2.0))[1].outcome == FAILS
    assert _judged({0: {"loss": 7.2}})[2].outcome == FAILS
    assert _judged(deep=replace(DEEP, contour=3.0))[3].outcome == FAILS
    assert _judged({4: {"trained": 0.001}})[4].outcome == FAILS
    assert _judged({3: {"loss": 3.0}})[5].outcome == FAILS
    assert _judged({3: {"trained": 0.001}})[6].outcome == FAILS
    assert _judged(good=replace(GOOD, rises=False))[7].outcome == FAILS


def test_what_is_no_minimum_or_ends_at_the_rim_decides_nothing() -> None:
    assert _judged(deep=replace(DEEP, trained=0.5))[3].outcome == OPEN
    assert _judged(good=replace(GOOD, contour=2.0, bounded=True))[1].outcome == OPEN
    assert _judged(good=replace(GOOD, bounded=True))[1].outcome == HOLDS


def test_the_convex_level_ends_where_a_contour_stops_being_convex() -> None:
    x = np.linspace(-2, 2, 81)
    bowl = x[:, None] ** 2 + 2 * x**2
    assert convex_level(bowl, x, x) == (pytest.approx(4.0), True)
    assert upward_level(bowl, x, x) == pytest.approx(4.0)
    dented = bowl.copy()
    dented[60, 40] += 1.0  # a bump at (1, 0), where the bowl is 1 high
    level, bounded = convex_level(dented, x, x)
    assert not bounded
    assert level == pytest.approx(1.0, abs=0.15)
    low = np.minimum(bowl, 0.2 + (x[:, None] - 1.2) ** 2 + x**2) ** 9  # a second dip, and a rim of many thousands
    level, bounded = convex_level(low, x, x)
    assert not bounded
    assert level < 1
    saturating = 1 - np.exp(-bowl)  # its contours are ellipses, but it bends downwards outside
    assert convex_level(saturating, x, x)[1]
    assert upward_level(saturating, x, x) < 0.5
    torn = bowl.copy()
    torn[50, 40] = np.nan
    assert convex_level(torn, x, x)[0] < 0.5
