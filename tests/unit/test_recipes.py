"""The bench of the recipes, their verdicts, and `orograph run`."""

from __future__ import annotations

import json
import os
import re
import sys
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import orograph as og
from orograph import registry
from orograph.cli.app import main
from orograph.errors import DataError, InputError, OrographError, StoreError
from orograph.recipes import cs231n_svm_slices as svm
from orograph.recipes import goodfellow2015_interpolation as goodfellow
from orograph.recipes._bench import Bench, run_recipe
from orograph.recipes._cost import counting
from orograph.recipes._findings import FAILS, HOLDS, OPEN, Verdict, spread
from orograph.recipes._folder import working


def test_every_recipe_has_its_sizes_and_says_what_it_is() -> None:
    for name in registry.names("recipe"):
        recipe = registry.load("recipe", name)
        settings = sys.modules[recipe.__module__].SETTINGS
        assert list(settings) == ["tiny", "small", "paper"]
        assert all(each.seeds >= 1 for each in settings.values())
        assert settings["small"].seeds >= 3
        assert recipe.__doc__


def test_seeds_decide() -> None:
    assert Verdict.over_seeds("c", [True, True, True], "e").outcome == HOLDS
    assert Verdict.over_seeds("c", [False, False], "e").outcome == FAILS
    assert Verdict.over_seeds("c", [True, False], "e").outcome == OPEN
    assert Verdict.over_seeds("c", [True, None], "e").outcome == OPEN
    assert Verdict.over_seeds("c", [], "e").outcome == OPEN
    assert spread([1.0, float("nan")]) == "1 (1 of 2 not finite)"


@pytest.mark.slow
def test_the_svm_slices_decide_every_claim(tmp_path: Path) -> None:
    done = run_recipe("cs231n_svm_slices", tmp_path / "svm", size="small", seeds=2)
    assert [v.outcome for v in done.findings.verdicts] == [HOLDS] * 4
    told = json.loads((tmp_path / "svm" / "findings.json").read_text())
    assert told["recipe"] == "cs231n_svm_slices"
    assert len(told["verdicts"]) == 4
    assert done.page.is_file()
    assert done.viewer is not None
    assert done.viewer.is_file()
    many, penalised = (og.open(tmp_path / "svm" / "surveys" / name) for name in ("100-examples-1", "L2-1-1"))
    added = np.diff(penalised.dataset.loss.values - many.dataset.loss.values, 2)
    norm = penalised.provenance["directions"]["x"]["norm"]
    np.testing.assert_allclose(added, norm**2 * 0.02**2, rtol=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize(("size", "trial"), [("tiny", False), ("small", True), ("paper", True)])
def test_sizes_that_only_try_decide_no_claim(size: str, trial: bool, tmp_path: Path) -> None:
    done = run_recipe("cs231n_svm_slices", tmp_path / "svm", size=size, trial=trial)
    assert [v.outcome for v in done.findings.verdicts] == [OPEN] * 4
    assert "share of second differences that are 0 to rounding: " in done.findings.verdicts[0].evidence
    told = json.loads((tmp_path / "svm" / "findings.json").read_text())
    assert [v["outcome"] for v in told["verdicts"]] == [OPEN] * 4
    assert HOLDS not in [cell.strip() for cell in re.findall(r"<td[^>]*>([^<]*)", done.page.read_text())]


def test_costs_add_up_over_calls(tmp_path: Path) -> None:
    file = tmp_path / "cost.json"
    with counting(file) as cost:
        sum(range(10**6))
    first = cost.cpu_seconds
    assert 0 < first <= cost.seconds + 0.1
    with pytest.raises(KeyboardInterrupt), counting(file):
        raise KeyboardInterrupt
    told = json.loads(file.read_text())
    assert told["calls"] == 2
    assert told["cpu_seconds"] == pytest.approx(first + told["last_cpu_seconds"])
    file.write_text("{")
    with counting(file) as cost:
        pass
    assert cost.calls == 1


@pytest.mark.parametrize("name", ["cs231n_svm_slices", "goodfellow2015_interpolation"])
@pytest.mark.parametrize("device", ["cuda:99", "nowhere", "meta"])
def test_a_device_that_is_not_there_leaves_nothing(name: str, device: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a device of this machine, but got"):
        run_recipe(name, tmp_path / "out", size="tiny", device=device)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_data_that_are_not_there_leave_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OROGRAPH_CIFAR10", str(tmp_path / "nowhere"))
    with pytest.raises(DataError, match="binary version of CIFAR-10"):
        run_recipe("li2018_width", tmp_path / "out", size="paper")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_folders_of_others_are_refused(tmp_path: Path) -> None:
    def refused(out: Path, said: str, **options: Any) -> None:
        with pytest.raises(StoreError, match=said):
            run_recipe("cs231n_svm_slices", out, **({"size": "tiny"} | options))

    (page := tmp_path / "site" / "index.html").parent.mkdir()
    page.write_text("mine")
    refused(page.parent, "a new or empty folder for the recipe, but got '.*site' with other things in it; choose")
    assert [p.name for p in page.parent.iterdir()] == ["index.html"]
    refused(page, r"a folder that can be written, but got '.*index.html' \(.* is a file, not a folder")
    run_recipe("cs231n_svm_slices", tmp_path / "svm", size="tiny")
    refused(tmp_path / "svm", "slices at size small, but got '.*svm' with cs231n_svm_slices at size tiny", size="small")
    refused(tmp_path / "svm", "a folder of a trial of cs231n_svm_slices at size tiny, but got '.*svm' with", trial=True)


@pytest.mark.slow
def test_parts_are_done_side_by_side_and_then_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With two workers this process trains nothing; without, it comes to the same."""
    little = replace(goodfellow.SETTINGS["tiny"], seeds=2, epochs=2)
    monkeypatch.setitem(goodfellow.SETTINGS, "small", little)
    alone = run_recipe("goodfellow2015_interpolation", tmp_path / "one" / "out", workers=1)

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("trained here")

    seen: list[str] = []
    monkeypatch.setattr("orograph.lab.runs._train", refused)
    beside = run_recipe(
        "goodfellow2015_interpolation",
        tmp_path / "two" / "out",
        workers=2,
        progress=lambda state: seen.append(state.stage),
    )
    assert beside.findings.as_json() == alone.findings.as_json()
    assert any(re.match(r"\d of \d parts done; ", stage) for stage in seen)


@pytest.mark.slow
def test_a_part_that_fails_is_left_to_the_recipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    little = replace(goodfellow.SETTINGS["tiny"], model="mlp:sizes=63-10")
    monkeypatch.setitem(goodfellow.SETTINGS, "small", little)
    with pytest.raises(OrographError, match="63"):
        run_recipe("goodfellow2015_interpolation", tmp_path / "out", workers=2)


def test_parts_that_cannot_be_sent_are_left_to_the_recipe(tmp_path: Path) -> None:
    held = threading.Lock()
    bench = Bench(goodfellow.SETTINGS["small"], "small", (0,), tmp_path, workers=2)
    bench.ahead([lambda _: held.release(), lambda _: (tmp_path / "done").touch()])
    assert list(tmp_path.iterdir()) == []


def _dies_once(bench: Bench, name: str) -> None:
    began = bench.out / f"{name}-began"
    if not began.exists():
        began.touch()
        os._exit(1)
    (bench.out / name).touch()


def _works(bench: Bench, name: str) -> None:
    with (bench.out / name).open("a") as file:
        file.write(".")


def test_parts_that_went_down_with_a_process_are_done_in_another(tmp_path: Path) -> None:
    bench = Bench(goodfellow.SETTINGS["small"], "small", (0,), tmp_path, workers=2)
    rest = [partial(_works, name=f"c{n}") for n in range(4)]
    bench.ahead([partial(_works, name="a"), partial(_dies_once, name="b"), *rest])
    assert {"a", "b", "c0", "c1", "c2", "c3"} <= {path.name for path in tmp_path.iterdir()}
    bench.ahead([lambda _: os._exit(1)] * 2)  # they die every time: the recipe comes to them itself


def test_a_current_folder_that_was_deleted_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (gone := tmp_path / "gone").mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    monkeypatch.setitem(goodfellow.SETTINGS, "small", goodfellow.SETTINGS["tiny"])
    with pytest.raises(InputError, match=r"current folder for worker processes, but .*\(No such file or directory\)"):
        run_recipe("goodfellow2015_interpolation", tmp_path / "out", workers=2)


@pytest.mark.parametrize("count", [0, -1, 1.5, "2", True])
def test_no_count_of_workers_leaves_nothing(count: Any, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="workers"):
        run_recipe("goodfellow2015_interpolation", tmp_path / "out", size="tiny", workers=count)
    assert list(tmp_path.iterdir()) == []


def test_two_processes_do_not_run_one_recipe_in_one_folder(tmp_path: Path) -> None:
    with (
        working(tmp_path / "svm", "cs231n_svm_slices", "tiny"),
        pytest.raises(StoreError, match=r"another process that runs it in '.*svm'; wait for it, or choose"),
    ):
        run_recipe("cs231n_svm_slices", tmp_path / "svm", size="tiny")


@pytest.mark.slow
def test_a_curve_with_a_bump_is_not_called_convex(tmp_path: Path) -> None:
    run_recipe("cs231n_svm_slices", tmp_path / "svm", size="tiny")
    survey = og.open(tmp_path / "svm" / "surveys" / "100-examples-0")
    assert svm._bends(survey).least > -1e-9
    survey.dataset["loss"].values[100] += 0.5
    assert svm._bends(survey).least < -1
    runs = {"one": survey, "100 examples": survey, "L2 1": og.open(tmp_path / "svm" / "surveys" / "L2-1-0")}
    assert svm._parabola_error(runs, 1.0) > 0.1


@pytest.mark.slow
def test_the_command_prints_verdicts_and_refuses_other_sizes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["run", "cs231n_svm_slices", "--size", "tiny", "-o", "svm", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {v["outcome"] for v in told["verdicts"]} == {OPEN}
    assert Path(told["page"]).is_file()
    assert main(["run", "cs231n_svm_slices", "--size", "tiny", "-o", "svm"]) == 0
    printed = capsys.readouterr().out
    assert "piecewise linear" in printed
    assert "not decided at" in printed  # and the rest below, beside its claim
    assert main(["run", "cs231n_svm_slices", "--size", "huge"]) == 1
    assert "tiny, small, paper" in capsys.readouterr().err
    assert main(["run", "cs231n_svm_slice"]) == 1
    assert "cs231n_svm_slices" in capsys.readouterr().err
