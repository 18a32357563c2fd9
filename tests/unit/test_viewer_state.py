"""What the page is told: every number as it is in the store, in the layout that the page expects, whatever happens."""

from __future__ import annotations

import base64
import json
import os
import re
import shlex
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import xarray as xr
import zarr
from filelock import FileLock

import orograph as og
from orograph.errors import StoreError
from orograph.plot._caption import caption
from orograph.results.chunks import read_chunks
from orograph.results.schema import LOCK_FILE, WORK_FOLDER
from orograph.results.store import Points, Store
from orograph.results.survey import Survey, open_survey
from orograph.results.view import grid_view
from orograph.viewer.encode import encoded, to_json
from orograph.viewer.explain import explain
from orograph.viewer.live import LiveRun
from orograph.viewer.running import LOCKS, is_locked, is_running
from orograph.viewer.state import run_state, view_state
from viewer_tools import HOSTILE, PROVENANCE, decode, finish, height, make_store

TYPES = Path(__file__).parents[2] / "web" / "src" / "types.ts"


def run_of(survey: Survey) -> dict[str, Any]:
    state = json.loads(to_json(view_state([survey])))
    run: dict[str, Any] = state["runs"][0]
    return run


def line(loss: list[float], name: str = "line", **provenance: Any) -> Survey:
    status = [1 if np.isfinite(value) else 2 for value in loss]
    grid = xr.Dataset({"loss": ("x", loss), "status": ("x", status)}, {"x": np.arange(len(loss), dtype=float)})
    return Survey(grid, name=name, provenance=provenance)


def facts(survey: Survey) -> dict[str, str]:
    return {fact["term"]: fact["text"] for section in explain(survey) for fact in section["facts"]}


# Numbers


def test_every_number_of_a_plane_that_is_not_square_arrives_at_its_place(tmp_path: Path) -> None:
    make_store(tmp_path / "run", 7, 4)
    survey = open_survey(tmp_path / "run")
    run = run_of(survey)
    assert [field["name"] for field in run["fields"]] == ["loss", "accuracy"]
    x, y = (np.array(axis["nodes"]) for axis in run["axes"])
    assert (len(x), len(y)) == (7, 4)
    for field in run["fields"]:
        values = decode(field["values"])
        assert np.array_equal(values, survey.dataset[field["name"]].values.astype(np.float32).ravel())
    loss = decode(run["fields"][0]["values"])
    for i in range(7):
        for j in range(4):
            assert loss[i * 4 + j] == pytest.approx(height(x[i], y[j]), rel=1e-6)
    assert decode(run["status"]).tolist() == [1] * 28
    assert run["counts"] == {"total": 28, "ok": 28, "pending": 0, "nonfinite": 0, "failed": 0}
    swapped = Survey(survey.dataset.transpose("y", "x"), name="swapped", provenance=survey.provenance)
    assert run_of(swapped)["fields"] == run["fields"]
    assert run_of(swapped)["status"] == run["status"]


def test_nan_and_infinity_survive_and_pending_points_are_nan(tmp_path: Path) -> None:
    def odd(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.where(x < -0.9, np.nan, np.where(x < -0.6, np.inf, np.where(x < -0.3, -np.inf, x)))

    make_store(tmp_path / "run", 7, 0, chunk=2, done=2, value=odd)
    run = run_of(open_survey(tmp_path / "run"))
    loss = decode(run["fields"][0]["values"])
    assert np.isnan(loss[0])
    assert (loss[1], loss[2]) == (np.inf, -np.inf)
    assert np.isnan(loss[4:]).all()
    assert decode(run["status"]).tolist() == [2, 2, 2, 1, 0, 0, 0]
    assert run["counts"]["pending"] == 3
    assert [axis["name"] for axis in run["axes"]] == ["x"]
    assert run["numbers"][0]["value"] == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        ([1.0, 2.0, np.nan], "float32"),
        ([0.0, 0.0], "float32"),
        ([np.nan, np.inf], "float32"),
        ([1e300, 1.0], "float64"),
        ([1e-50, 1.0], "float64"),
        ([1e6, 1e6 + 1e-3], "float64"),
        ([5.0, 5.0], "float32"),
    ],
)
def test_float32_unless_it_would_lose_the_picture(values: list[float], dtype: str) -> None:
    source = encoded(np.array(values))
    assert source["dtype"] == dtype
    assert np.array_equal(decode(source), np.array(values).astype(dtype), equal_nan=True)
    assert len(set(decode(source)[np.isfinite(decode(source))])) == len({v for v in values if np.isfinite(v)})


def test_the_same_numbers_are_the_same_text_on_every_day_and_system(monkeypatch: pytest.MonkeyPatch) -> None:
    first = encoded(np.linspace(0, 1, 1000))["data"]
    monkeypatch.setattr(time, "time", lambda: 2e9)
    assert encoded(np.linspace(0, 1, 1000))["data"] == first
    head = base64.b64decode(first)[:10]
    assert head[4:8] == b"\0\0\0\0"
    assert head[9] == 255


def test_json_has_no_number_that_parsers_refuse(tmp_path: Path) -> None:
    make_store(tmp_path / "run", sharpness={"largest eigenvalue": 17.5, "trace": float("nan")})
    run = run_of(open_survey(tmp_path / "run"))
    json.loads(to_json(run), parse_constant=lambda word: pytest.fail(word))
    assert [field["anchor"] for field in run["fields"]] == [0.25, None]
    told = {number["label"]: number["value"] for number in run["numbers"]}
    assert told["loss at the anchor"] == 0.25
    assert told["smallest loss"] == pytest.approx(0.123456789)
    assert told["largest eigenvalue"] == 17.5
    assert told["trace"] is None
    assert run["markers"] == [{"name": "anchor", "x": 0, "y": 0}, {"name": "half", "x": 0.5, "y": 0}]


def test_trajectories_become_paths(tmp_path: Path) -> None:
    class Walked(Survey):
        trajectories = (  # type: ignore[assignment]
            SimpleNamespace(
                name="sgd",
                unit="step",
                step=np.array([0, 10, 20]),
                coordinates=np.array([[0.0, 1.0], [np.nan, 2.0], [0.5, 3.0]]),
                loss=np.array([2.0, 1.0, np.nan]),
                distance=None,
                marks=((10, "lr / 10"),),
            ),
        )

    make_store(tmp_path / "run")
    survey = open_survey(tmp_path / "run")
    (path,) = run_of(Walked(survey.dataset, name="walked"))["paths"]
    assert path == {
        "name": "sgd",
        "unit": "step",
        "step": [0, 20],
        "x": [0.0, 0.5],
        "y": [1.0, 3.0],
        "loss": [2.0, None],
        "distance": [None, None],
        "marks": [{"step": 10, "label": "lr / 10"}],
    }


@pytest.mark.skipif(not TYPES.exists(), reason="the TypeScript is not beside the package")
def test_python_and_typescript_name_the_same_things(tmp_path: Path) -> None:
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", TYPES.read_text(encoding="utf-8"), flags=re.DOTALL)

    def keys(name: str) -> set[str]:
        body = re.search(rf"export interface {name} {{(.*?)\n}}", text, re.DOTALL)
        assert body is not None, name
        flat = re.sub(r"{[^{}]*}", "{}", body.group(1))
        return set(re.findall(r"(\w+)\??:", flat))

    make_store(tmp_path / "run")
    state = view_state([open_survey(tmp_path / "run")])
    run = state["runs"][0]
    for name, value in {
        "ViewerState": state,
        "Run": run,
        "Axis": run["axes"][0],
        "Field": run["fields"][0],
        "Encoded": run["status"],
        "Marker": run["markers"][0],
        "KeyNumber": run["numbers"][0],
        "Section": run["explain"][0],
        "Fact": run["explain"][0]["facts"][0],
    }.items():
        assert set(value) == keys(name), name
    assert set(run["commands"]) == {"shell", "python"}


# Names and commands


@pytest.mark.parametrize("name", HOSTILE)
def test_names_arrive_as_text(name: str) -> None:
    run = run_of(line([1.0, 2.0], name=name))
    assert run["name"] == name.replace("\u2028", " ").replace("\udc80", " ").replace("  ", " ").replace("  ", " ")
    for letter in "<>&\u2028":
        assert letter not in to_json(run)


@pytest.mark.parametrize("name", ["plain", "with space", "it's", '"q"', "{x}{y}", "-dash", "\\x41", "$HOME`id`"])
def test_commands_name_the_folder_whatever_it_is_called(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make_store(Path(name))
    commands = run_of(open_survey(name))["commands"]
    filled = {kind: text.replace("{x}", "-0.5").replace("{y}", "2") for kind, text in commands.items()}
    words = shlex.split(filled["shell"])
    assert words[:2] == ["orograph", "at"]
    assert words[3:] == ["--x=-0.5", "--y=2", "-o", "point.safetensors"]
    assert not words[2].startswith("-")
    assert Path(words[2]) == Path(name)
    fake = SimpleNamespace(open=lambda run: SimpleNamespace(save_point=lambda x, y, path: (run, x, y, path)))
    run, *point = eval(filled["python"], {"og": fake})
    assert Path(run) == Path(name)
    assert point == [-0.5, 2, "point.safetensors"]


def test_a_line_has_no_y_and_without_directions_there_is_no_command(tmp_path: Path) -> None:
    make_store(tmp_path / "run", 5, 0)
    commands = run_of(open_survey(tmp_path / "run"))["commands"]
    assert "y" not in commands["shell"].partition("--x")[2].replace("-o point.safetensors", "")
    assert ".save_point({x}, path=" in commands["python"]
    (tmp_path / "run" / "directions.safetensors").unlink()
    assert run_of(open_survey(tmp_path / "run"))["commands"] is None


# Running


def aged(folder: Path, seconds: float = 1000) -> None:
    """Makes a folder look as if nothing had happened in it for a while."""
    past = time.time() - seconds
    for place in (*folder.rglob("*"), folder):
        os.utime(place, (past, past))


@pytest.mark.skipif(not LOCKS.exists(), reason="this system has no list of locks")
def test_a_survey_is_running_while_its_lock_is_held_and_asking_takes_no_lock(tmp_path: Path) -> None:
    make_store(tmp_path / "run", done=2)
    survey = open_survey(tmp_path / "run")
    assert not is_running(survey)
    (tmp_path / "run" / WORK_FOLDER).mkdir()
    lock = FileLock(tmp_path / "run" / LOCK_FILE)
    with lock.acquire(timeout=0):
        aged(tmp_path / "run")
        assert is_running(survey)
    aged(tmp_path / "run")
    assert not is_running(survey)
    assert not is_locked(tmp_path / "run" / LOCK_FILE)
    os.utime(tmp_path / "run" / "zarr.json")  # a writer that no list shows
    assert is_running(survey)


def test_what_is_complete_or_imported_is_not_running(tmp_path: Path) -> None:
    store = make_store(tmp_path / "run", done=2)
    (tmp_path / "run" / WORK_FOLDER).mkdir()
    assert run_state(open_survey(tmp_path / "run"), "0", 0)["running"]
    assert not view_state([open_survey(tmp_path / "run")], live=False)["runs"][0]["running"]
    for index in store.todo():
        finish(store, index)
    assert not is_running(open_survey(tmp_path / "run"))
    assert not is_running(line([1.0]))


def test_a_run_is_read_again_only_when_it_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = make_store(tmp_path / "run", done=2)
    aged(tmp_path / "run")
    run = LiveRun(tmp_path / "run", "0")
    reads: list[Path] = []
    real = Store.open.__func__  # type: ignore[attr-defined]
    monkeypatch.setattr(Store, "open", classmethod(lambda cls, path: reads.append(path) or real(cls, path)))
    assert not run.look()
    assert reads == []
    before, run._rest = run.revision, 0.0
    finish(store, 2)
    assert run.look()
    assert run.revision > before
    assert run.run["counts"]["pending"] == 28 - 3 * 4
    text, run._rest = run.json, 0.0
    aged(tmp_path / "run")  # other times, same numbers
    assert not run.look()
    assert run.json is text


# Explaining


def test_the_panel_says_what_was_done(tmp_path: Path) -> None:
    make_store(tmp_path / "run", done=5)
    told = facts(open_survey(tmp_path / "run"))
    assert told["x: one unit"] == "1 = a step as long as the filter it changes (norm 12.3, 0.98 of the weights' norm)"
    assert told["y: one unit"].startswith("1 = the whole way to swa.pt (norm 4")
    assert told["x: drawn"].endswith("seed 3")
    assert told["Angle"].startswith("cosine 0.25: the axes are not at right angles")
    assert told["Samples"].startswith("5,000 samples")
    assert told["Fingerprint"].startswith("SHA-256 abababababab…")
    assert told["Parameters"] == "1,234,567"
    assert told["BatchNorm"].startswith("frozen: ")
    assert told["Pending"] == "8 points (29 %) not evaluated yet"
    assert "2 directions of 1,234,567" in told["Not shown"]
    assert told["Standard error"].startswith("not measured")


@pytest.mark.parametrize(("error", "warned"), [(0.4, False), (4.0, True)])
def test_a_relief_below_the_noise_is_called_chance(error: float, warned: bool) -> None:
    grid = xr.Dataset(
        {"loss": ("x", [1.0, 3.0]), "loss_stderr": ("x", [error, error]), "status": ("x", [1, 1])}, {"x": [0.0, 1.0]}
    )
    told = facts(Survey(grid, name="noisy"))
    assert ("Beware" in told) == warned
    if warned:
        assert told["Beware"].startswith("the relief, 2, is smaller than 2 s.e.")
    assert told["As a share"].startswith("median 27 %" if error < 1 else "median 270 %")
    assert told["As a share"].endswith(f"of the loss; 1 ± {error:g} at the minimum")


def test_falling_axes_are_turned_with_everything_on_them() -> None:
    grid = xr.Dataset(
        {"loss": (("x", "y"), [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), "status": (("x", "y"), np.ones((2, 3), np.int8))},
        {"x": [1.0, -1.0], "y": [0.0, 1.0, 2.0]},
    )
    run = run_of(Survey(grid, name="turned"))
    assert run["axes"][0]["nodes"] == [-1.0, 1.0]
    assert decode(run["fields"][0]["values"]).tolist() == [4.0, 5.0, 6.0, 1.0, 2.0, 3.0]


def test_a_file_for_others_tells_nothing_of_where_the_run_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_store(tmp_path / "secret" / "run")
    survey = open_survey(tmp_path / "secret" / "run")
    assert str(tmp_path) in run_of(survey)["commands"]["shell"]
    (run,) = view_state([survey], live=False)["runs"]
    assert run["commands"]["shell"].startswith("orograph at run --x")
    monkeypatch.chdir(tmp_path)
    (run,) = view_state([survey], live=False)["runs"]
    assert run["commands"]["shell"].startswith("orograph at secret/run --x")


def test_the_panel_tells_the_route_and_what_a_point_cost() -> None:
    engine = {"route": "native", "threads": 1, "seconds_per_point": 0.02, "flops_per_point": 10**9, "peak_flops": 1e11}
    told = facts(line([1.0, 2.0], **{**PROVENANCE, "engine": engine}))
    assert told["Route"] == "native: a faster form of the model with kernels of Orograph's own, compared with it"
    assert told["Cost"] == "0.02 s a point on one worker, 50 % of the speed of matrix products; 1 GFLOP a point"
    short = facts(line([1.0, 2.0], **PROVENANCE))
    assert short["Cost"] == "0.001 s a point on one worker"
    assert "Route" not in short
    odd = {"route": "theirs", "seconds_per_point": "?", "flops_per_point": float("nan"), "peak_flops": -1}
    told = facts(line([1.0, 2.0], **{**PROVENANCE, "engine": odd}))
    assert (told["Route"], "Cost" in told) == ("theirs", False)


@pytest.mark.parametrize("junk", [None, "text", 3, [1], {"x": 7}, {"data": "?", "x": {"kind": 5, "ignore": 3}}, []])
def test_no_provenance_however_strange_breaks_the_panel(junk: Any) -> None:
    for key in PROVENANCE:
        if key in ("anchor", "markers"):  # the store checks these
            continue
        survey = line([1.0, 2.0], **{**PROVENANCE, key: junk, "chunk": junk})
        assert explain(survey)[-1]["title"] == "How far to trust it"


def test_an_imported_file_without_provenance_is_shown_and_says_so(tmp_path: Path) -> None:
    h5py = pytest.importorskip("h5py")
    with h5py.File(tmp_path / "theirs.h5", "w") as file:
        file["xcoordinates"], file["ycoordinates"] = np.linspace(-1, 1, 3), np.linspace(-1, 1, 3)
        file["train_loss"] = np.arange(9.0).reshape(3, 3)
        file["train_acc"] = np.full((3, 3), 50.0)
    run = run_of(open_survey(tmp_path / "theirs.h5"))
    assert run["commands"] is None
    assert run["running"] is False
    assert decode(run["fields"][0]["values"]).reshape(3, 3)[0].tolist() == [0, 3, 6]
    origin = [fact for section in run["explain"] for fact in section["facts"] if fact["term"] == "Origin"]
    assert "without a record" in origin[0]["text"]
    assert not LiveRun(tmp_path / "theirs.h5", "0").look()


@pytest.mark.slow
def test_looking_never_imports_torch_or_matplotlib(tmp_path: Path) -> None:
    make_store(tmp_path / "run")
    code = (
        "import sys; sys.modules['torch'] = sys.modules['matplotlib'] = None\n"
        "import orograph.viewer.serving, orograph.viewer.page\n"
        "from orograph.results.survey import open_survey\n"
        "assert open_survey(sys.argv[1])._repr_html_().startswith('<iframe')\n"
    )
    assert os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", code, str(tmp_path / "run")]) == 0


# Reading fast


def test_chunks_read_directly_are_those_that_zarr_reads(tmp_path: Path) -> None:
    store = make_store(tmp_path / "run", done=3, value=lambda x, y: np.where(x < -0.9, np.nan, np.inf))
    for name, array in store._arrays.items():
        found = read_chunks(tmp_path / "run" / name, array.metadata.to_dict())
        assert found is not None, name
        assert found.dtype == array.dtype
        assert np.array_equal(found, array[:], equal_nan=True), name
    other = zarr.create_array(tmp_path / "other", shape=(5,), chunks=(2,), dtype="float64", compressors=None)
    assert read_chunks(tmp_path / "other", other.metadata.to_dict()) is None
    broken = sorted((tmp_path / "run" / "loss" / "c").iterdir())[0]
    broken.write_bytes(b"not zstd")
    with pytest.raises(StoreError, match=f"chunk {broken.name}"):
        og.open(tmp_path / "run")


# How far off


def estimated(**provenance: Any) -> Survey:
    """Five points of a line, of which the second is estimated."""
    points = np.arange(5.0)[:, None]
    fields = {"loss": np.ones(5), "loss_error": np.array([0, 0.25, 0, 0, 0]), "accuracy": np.full(5, 0.5)}
    attrs = {"loss": {"units": "nats"}, "accuracy": {"units": "fraction"}}
    grid = grid_view(Points(points, np.array([1, 4, 1, 1, 1], np.int8), fields), ["x"], [points[:, 0]], attrs)
    return Survey(grid, name="estimated", provenance=provenance)


STATED = {"statement": "within 0.7 % of the range"}
COSTS = {"accuracy": STATED, "sample_evaluations": 10, "dense_evaluations": 40}


def test_a_run_says_how_far_off_its_numbers_are() -> None:
    worst = {"tier": "bf16", "max_relative_error": 0.0018, "points": 4}
    run = run_of(estimated(objective={}, precision=worst, **COSTS))
    assert run["notes"] == [
        "bf16: rounding off by at most 0.0018 of the loss at 4 points checked",
        "within 0.7 % of the range, from 1/4 of the evaluations",
    ]
    assert run["counts"]["estimated"] == 1
    assert {field["name"]: field["interpolated"] for field in run["fields"]} == {
        "loss": False,
        "loss_error": False,
        "accuracy": True,
    }
    told = facts(estimated(objective={"loss": "cross_entropy"}, precision=worst, **COSTS))
    assert told["Precision"] == run["notes"][0]
    assert told["Accuracy"] == run["notes"][1]
    assert "accuracy" in told["Interpolated"]


def test_a_run_of_exact_numbers_says_nothing_of_that_kind() -> None:
    run = run_of(line([1.0, 2.0], precision={"tier": "fp32", "max_relative_error": 1e-8, "points": 4}))
    assert run["notes"] == []
    assert not run["fields"][0]["interpolated"]
    assert "Interpolated" not in facts(line([1.0, 2.0]))


def test_variables_say_what_they_are_where_the_loss_is_estimated() -> None:
    grid = estimated().dataset
    assert grid["loss_error"].attrs == {"long_name": "standard error of the estimated loss", "units": "nats"}
    assert "interpolated" in grid["accuracy"].attrs["at_estimated"]
    assert "at_estimated" not in grid["loss"].attrs
    assert "accuracy interpolated where the loss is estimated" in caption([estimated()], "accuracy")
    assert "interpolated" not in caption([estimated()], "loss")
