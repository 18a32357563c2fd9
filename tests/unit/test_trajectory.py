"""Trajectories: checked when made, whole on disk, the same when read."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import xarray as xr
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

import orograph as og
from orograph.errors import InputError, StoreError
from orograph.results.survey import Survey, open_survey
from orograph.results.trajectory import Trajectory, slug


def run(folder: Path, *, overwrite: bool = False, seed: int = 0) -> Survey:
    torch.manual_seed(0)
    objective = og.Objective(nn.Linear(2, 3), (torch.randn(8, 2), torch.arange(8) % 3))
    plane = og.Plane.random(objective, seed=seed)
    og.survey(objective, plane, x="-1:1:3", y="-1:1:2", out=folder, progress=False, overwrite=overwrite)
    return open_survey(folder)


def way(name: str = "adam", **changes: Any) -> Trajectory:
    told: dict[str, Any] = {
        "step": [0, 10, 25.5],
        "coordinates": [[1.0, 0.5], [1 / 3, -0.1], [0.0, 1e-17]],
        "loss": [2.3, math.nan, math.inf],
        "distance": [0.0, 1.5, math.nan],
        "unit": "epoch",
        "marks": ((10, "lr / 10"),),
    }
    return Trajectory(name, **(told | changes))


def assert_same(ours: Trajectory, theirs: Trajectory) -> None:
    assert (ours.name, ours.unit, ours.marks, ours.axes) == (theirs.name, theirs.unit, theirs.marks, theirs.axes)
    for name in ("step", "coordinates", "loss", "distance"):
        np.testing.assert_array_equal(getattr(ours, name), getattr(theirs, name), strict=True)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    survey = run(tmp_path / "run")
    assert survey.trajectories == ()
    for name in ("sgd", "adam"):
        survey.add_trajectory(way(name))
    for found in (survey.trajectories, open_survey(tmp_path / "run").trajectories):
        assert [each.name for each in found] == ["adam", "sgd"]
        assert_same(found[1], way("sgd"))
    document = json.loads((tmp_path / "run/paths/adam.json").read_text(), parse_constant=pytest.fail)
    assert document == {
        "format": "orograph-trajectory", "schema": 1, "name": "adam", "unit": "epoch", "axes": ["x", "y"],
        "step": [0.0, 10.0, 25.5], "x": [1.0, 1 / 3, 0.0], "y": [0.5, -0.1, 1e-17],
        "loss": [2.3, None, "inf"], "distance": [0.0, 1.5, None], "marks": [[10.0, "lr / 10"]],
    }  # fmt: skip
    assert sorted(os.listdir(tmp_path / "run/paths")) == ["adam.json", "sgd.json"]


def test_the_rest_of_the_survey_does_not_mind(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    survey = run(tmp_path / "run")
    before = survey.dataset
    survey.add_trajectory(way())
    xr.testing.assert_identical(open_survey(tmp_path / "run").dataset, before)
    assert run(tmp_path / "run").counts["ok"] == 6  # continued
    assert len(open_survey(tmp_path / "run").trajectories) == 1
    assert not [warning for warning in recwarn if "paths" in str(warning.message)]


def test_overwriting_the_survey_takes_its_trajectories_along_but_nothing_else(tmp_path: Path) -> None:
    run(tmp_path / "run").add_trajectory(way())
    (tmp_path / "run/paths/notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="'paths' beside it"):
        run(tmp_path / "run", overwrite=True, seed=1)
    (tmp_path / "run/paths/notes.txt").unlink()
    assert run(tmp_path / "run", overwrite=True, seed=1).trajectories == ()
    assert not (tmp_path / "run/paths").exists()


def test_a_name_is_taken_once(tmp_path: Path) -> None:
    on_disk = run(tmp_path / "run")
    in_memory = Survey(on_disk.dataset, name="memory")
    for survey in (on_disk, in_memory):
        survey.add_trajectory(way())
        with pytest.raises(InputError, match="a name that no trajectory of the survey has, but got 'adam'"):
            survey.add_trajectory(way(unit="step"))
        assert survey.trajectories[0].unit == "epoch"
        survey.add_trajectory(way(unit="step"), overwrite=True)
        assert [each.unit for each in survey.trajectories] == ["step"]
        with pytest.raises(InputError, match="a trajectory over x and y, but got x"):
            survey.add_trajectory(way("line", coordinates=[[0], [1], [2]]))


NAMES = [
    "adam",
    "Adam",
    "ADAM",
    "adam ",
    "a/b",
    "a\\b",
    "a:b",
    "..",
    ".",
    "con",
    "nul.x",
    "ä",
    "a" * 300,
    "-",
    "\n",
    "a\x00b",
]
NAMES += ["adam-12345678", "日本", "日本語", "\ud800", "a.", ".a", "COM1", '<>:"|?*']


def test_odd_names_have_files_of_their_own(tmp_path: Path) -> None:
    survey = run(tmp_path / "run")
    names = [name for name in NAMES if name.strip()]
    for name in names:
        survey.add_trajectory(way(name))
    assert [each.name for each in open_survey(tmp_path / "run").trajectories] == sorted(names)
    files = os.listdir(tmp_path / "run/paths")
    assert len({file.lower() for file in files}) == len(names)


@pytest.mark.slow
@given(st.sets(st.text(min_size=1) | st.sampled_from(NAMES), min_size=2))
def test_slugs_are_safe_and_different(names: set[str]) -> None:
    slugs = [slug(name) for name in names]
    assert len(set(slugs)) == len(names)
    for each in slugs:
        assert set(each) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
        assert 1 <= len(each) <= 60
        assert each[0] not in ".-"
        assert each[-1] != "."
        assert each.partition(".")[0] not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


@pytest.mark.parametrize(
    "damage",
    ["", "{", "[]", "{}", '{"format": "other"}', None],
    ids=["empty", "cut", "list", "nothing", "foreign", "axes"],
)
def test_a_damaged_file_is_named_in_one_sentence(damage: str | None, tmp_path: Path) -> None:
    survey = run(tmp_path / "run")
    survey.add_trajectory(way())
    file = tmp_path / "run/paths/adam.json"
    whole = json.loads(file.read_text())
    file.write_text(json.dumps({**whole, "axes": ["x"]}) if damage is None else damage)
    opened = open_survey(tmp_path / "run")  # reads none
    with pytest.raises(StoreError, match=r"adam\.json") as caught:
        _ = opened.trajectories
    assert "\n" not in str(caught.value)
    file.write_text(json.dumps({**whole, "schema": 2}))
    with pytest.raises(StoreError, match=r"a trajectory of schema version 1, but got version 2 .* update orograph"):
        _ = open_survey(tmp_path / "run").trajectories
    file.write_text(json.dumps({**whole, "loss": [1.0]}))
    with pytest.raises(StoreError, match=r"3 entries of loss"):
        _ = open_survey(tmp_path / "run").trajectories


def test_it_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    survey = run(tmp_path / "run")
    survey.add_trajectory(way())

    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        survey.add_trajectory(way(unit="step"), overwrite=True)
    monkeypatch.undo()
    assert os.listdir(tmp_path / "run/paths") == ["adam.json"]
    assert open_survey(tmp_path / "run").trajectories[0].unit == "epoch"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"step": [0, 1]}, "2 entries of coordinates"),
        ({"step": [0, 2, 1]}, "finite steps that increase"),
        ({"step": [0, 1, 1]}, "finite steps that increase"),
        ({"step": [0, 1, math.nan]}, "finite steps that increase"),
        ({"step": [[0, 1, 2]]}, r"step of shape \(steps,\)"),
        ({"step": ["a"]}, "numbers for step"),
        ({"step": [], "coordinates": np.zeros((0, 2)), "loss": None, "distance": None}, "one checkpoint or more"),
        ({"coordinates": [0, 1, 2]}, r"coordinates of shape \(steps, axes\)"),
        ({"coordinates": np.zeros((3, 3))}, "one or two axes"),
        ({"coordinates": [[0, 0], [0, math.nan], [0, 0]]}, "finite coordinates in 'adam', but got .* at epoch 10"),
        ({"loss": [1, 2]}, "3 entries of loss"),
        ({"distance": [1, -2, 3]}, "distances of 0 or more"),
        ({"unit": "second"}, "the unit 'step' or 'epoch'"),
        ({"marks": [3]}, "marks"),
        ({"marks": [(math.inf, "end")]}, "marks at finite steps"),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        way(**changes)
    assert "\n" not in str(caught.value)


def test_a_name_is_needed() -> None:
    for name in ("", "  ", None):
        with pytest.raises(InputError, match="a name for the trajectory"):
            way(name)  # type: ignore[arg-type]


def test_arrays_are_copies_that_nobody_changes() -> None:
    step = np.array([0.0, 1, 2])
    made = way(step=step)
    step[0] = 99
    assert made.step[0] == 0
    with pytest.raises(ValueError, match="read-only"):
        made.step[0] = 1
