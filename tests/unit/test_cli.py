"""The command line: sentences, exit codes, clean stdout, and whole surveys from a shell."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import textwrap
import time
import types
from functools import partial
from pathlib import Path

import numpy as np
import pytest

import orograph as og
from orograph import registry
from orograph.cli.app import VERBS, main
from orograph.cli.console import note
from orograph.cli.factories import make, options_of
from orograph.cli.progress import Lines
from orograph.cli.spec import MapSpec, resolve
from orograph.errors import DataError, InputError, ModelError, OrographError
from orograph.results.folder import is_survey
from orograph.results.schema import ChunkStatus, Status
from orograph.results.store import Store

SRC = str(Path(__file__).parents[2] / "src")
NETS = """\
import torch
from torch import nn

class Small(nn.Module):
    def __init__(self, width=4):
        super().__init__()
        self.stack = nn.Sequential(nn.Linear(3, width), nn.Tanh(), nn.Linear(width, 2))

    def forward(self, inputs):
        return self.stack(inputs)

def net(width=4, chatty=False):
    if chatty:
        print("the model says hello")
    return Small(width)

def samples(count=24):
    generator = torch.Generator().manual_seed(3)
    inputs = torch.randn(count, 3, generator=generator)
    return inputs, (inputs.sum(1) > 0).long()

ready = Small()
def fails(): raise RuntimeError("no\\nluck")
def number(): return 3
def nothing(): return None
def needs(depth): return Small(depth)
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty present folder with a file of factories."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    (tmp_path / "nets.py").write_text(NETS, encoding="utf-8")
    return tmp_path


def shell(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": SRC}
    command = [sys.executable, "-m", "orograph", *words]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=50, check=False)


def bowl(path: Path, name: str = "bowl", *, plane: bool = True) -> Path:
    """A survey without a model: x² (+ y²), one point not finite."""
    axes = ("x", "y") if plane else ("x",)
    nodes = {"x": np.linspace(-1, 1, 5), "y": np.linspace(-1, 1, 3)}
    attrs = {
        "name": name,
        "grid": {axis: nodes[axis].tolist() for axis in axes},
        "anchor": {"loss": 0.0},
        "markers": [{"name": "[bold]here[/]", "x": 0.0, "y": 0.0}],
        "objective": {"loss": "mse", "normstats": "frozen", "data": {"count": 9, "hash": "ab12"}},
        "directions": {
            "x": {"kind": "random", "normalize": "filter", "seed": 0, "ignore": [], "norm": 2.5},
            "cosine": 0.001,
        },
        "versions": {"orograph": "0.1.0"},
        "created": "2030-01-01",
    }
    points = np.stack(np.meshgrid(*(nodes[axis] for axis in axes), indexing="ij"), -1).reshape(-1, len(axes))
    store = Store.create(path, axes=axes, fields={"loss": {"units": "1"}}, chunk=4, attrs=attrs, points=points)
    for index in store.todo():
        part = store.chunk_points([index])[index]
        loss = (part**2).sum(1)
        loss[(part == 1).all(1)] = np.nan
        status = np.where(np.isfinite(loss), Status.OK, Status.NONFINITE).astype(np.int8)
        store.write_chunk(index, {"loss": loss}, status, ChunkStatus.DONE)
    return path


# Parsing and exit codes


@pytest.mark.parametrize(
    ("words", "code", "parts"),
    [
        (["mpa"], 2, ["'mpa'", "did you mean 'map'"]),
        (["map", "--wrkers", "2"], 2, ["'--wrkers'", "did you mean '--workers'", "orograph map --help"]),
        (["map", "--wrkers=2"], 2, ["'--wrkers'", "did you mean '--workers'"]),
        (["map"], 2, ["--model and --data and --out", "--model nets.py:resnet"]),
        (["map", "--workers"], 2, ["a value for --workers"]),
        (["map", "--workers", "0"], 2, ["a number greater than or equal to 1 for --workers", "'0'"]),
        (["map", "--workers", "two"], 2, ["a valid integer for --workers", "'two'"]),
        (["map", "--order", "spiral"], 2, ["'progressive' or 'plain' for --order", "'spiral'"]),
        (["map", "--through", "a.pt"], 2, ["2 values for --through", "only 1"]),
        (["map", "--seed", "1", "--seed", "2"], 2, ["--seed once"]),
        (["map", "--model-arg", "depth"], 1, ["--model-arg name=value", "'depth'"]),
        (["show"], 2, ["a value for RUN"]),
        (["show", "nowhere"], 1, ["'nowhere', which does not exist"]),
        (["list", "los"], 2, ["'los'", "did you mean 'loss'"]),
        (["list", "loss", "here"], 2, ["'here'"]),
        (["list", "loss", "here", "there"], 2, ["'there'"]),
        (["export", "nowhere"], 2, ["--to FORMAT, or --out"]),
        (["plot", "a", "--clip", "high"], 2, ["--clip", "high"]),
    ],
)
def test_a_wrong_line_is_one_sentence(
    words: list[str], code: int, parts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("orograph: Expected ")
    assert err.count("\n") == 1
    for part in parts:
        assert part in err


def test_help_names_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    for word in (*VERBS, "--traceback", "130", "143", "70"):
        assert word in out


def test_a_bug_is_one_sentence_and_exit_70(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("orograph.cli.list.list_kinds", dict.fromkeys)
    assert main(["list"]) == 70
    err = capsys.readouterr().err
    assert "This is a bug in Orograph (TypeError: " in err
    assert err.count("\n") == 1
    assert main(["list", "--traceback"]) == 70
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_a_users_own_error_is_not_called_a_bug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def users(**options: object) -> None:
        raise KeyError("x\ny")

    monkeypatch.setattr("orograph.cli.list.list_kinds", users)
    assert main(["list"]) == 1
    err = capsys.readouterr().err
    assert "your code to run, but got KeyError: 'x\\ny' at " in err
    assert "test_cli.py:" in err


def test_an_unusable_file_is_not_a_bug(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bowl(here / "run")
    assert main(["export", "run", "--to", "csv", "-o", "nets.py/a.csv"]) == 1
    assert capsys.readouterr().err.startswith("orograph: Expected")


def test_list_tells_what_each_plugin_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "routes"]) == 0
    told = capsys.readouterr().out
    assert re.search(r"^closed +The whole grid at once", told, re.MULTILINE)
    assert re.search(r"^eager +Calls the model", told, re.MULTILINE)
    assert main(["list", "models"]) == 0
    assert re.search(r"^mlp .*sizes=64-128-128-10", capsys.readouterr().out, re.MULTILINE)
    for kind in registry.KINDS:
        for name in registry.names(kind):
            assert registry.summary(kind, name), f"{kind} {name} is not described"


@pytest.mark.slow
@pytest.mark.parametrize("words", [["--help"], ["map", "--help"], ["list"], ["list", "loss"]])
def test_light_words_load_nothing_heavy(words: list[str]) -> None:
    heavy = {"torch", "matplotlib", "numpy", "xarray", "zarr", "scipy"}
    code = f"""
import sys
from orograph.cli.app import main
assert main({words!r}) == 0
assert not {heavy!r} & set(sys.modules), {heavy!r} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": SRC}, stdout=-3, check=True)


@pytest.mark.slow
def test_looking_verbs_never_import_torch(here: Path) -> None:
    bowl(here / "run")
    code = """
import sys
from orograph.cli.app import main
sys.modules["torch"] = None
for words in (["show", "run"], ["list", "runs"], ["export", "run", "--to", "csv"], ["export", "run", "--to", "npz"],
              ["plot", "run"], ["plot", "run", "--kind", "heatmap", "--no-log"]):
    assert main(words) == 0, words
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=here, env={**os.environ, "PYTHONPATH": SRC}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


# Run files


def spec_of(**given: object) -> MapSpec:
    return resolve({"model": "nets.py:net", "data": "nets.py:samples", "out": Path("a"), **given}, None)


def test_the_command_line_wins_over_the_run_file(tmp_path: Path) -> None:
    file = tmp_path / "run.toml"
    file.write_text(
        textwrap.dedent("""\
            model = "nets.py:net"
            data = "package.module:samples"
            checkpoint = "weights/best.safetensors"
            out = "runs/a"
            x = [-1, 1, 11]
            measures = ["accuracy", "top_k:k=2"]
            batch-size = 7
            seed = 5
            ignore = "none"
            [model-args]
            width = 8
            text = "20"
            [data_args]
            split = "test"
            """),
        encoding="utf-8",
    )
    spec = resolve({"seed": 9, "out": Path("b"), "model_args": {"width": 2}}, file)
    assert spec.model == f"{tmp_path / 'nets.py'}:net"
    assert spec.data == "package.module:samples"
    assert spec.checkpoint == tmp_path / "weights" / "best.safetensors"
    assert (spec.out, spec.seed, spec.batch_size) == (Path("b"), 9, 7)
    assert (spec.x, spec.y) == ("-1:1:11", None)
    assert spec.measures == ("accuracy", "top_k:k=2")
    assert spec.ignore == ()
    assert spec.model_args == {"width": 2, "text": "20"}
    assert spec.data_args == {"split": "test"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("batchsize = 3", ["'batchsize'", "did you mean 'batch-size'"]),
        ("model-arg = 3", ["'model-arg'", "did you mean 'model-args'"]),
        ("workers = 0", ["greater than or equal to 1 for 'workers' in", "got 0"]),
        ("model = 3", ["a valid string for 'model'", "got 3"]),
        ("model-args = 3", ["'model-args'", "got 3"]),
        ("seed = \nname = 1", ["in TOML", "line 1"]),
    ],
)
def test_a_wrong_run_file_is_one_sentence(text: str, parts: list[str], tmp_path: Path) -> None:
    file = tmp_path / "run.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        resolve({}, file)
    for part in parts:
        assert part in str(caught.value)


def test_a_missing_run_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        resolve({}, tmp_path / "none.toml")


def test_the_axes_fit_the_subspace() -> None:
    assert (spec_of().x, spec_of().y) == ("-1:1:51", None)
    assert (spec_of(towards=Path("b")).x, spec_of(towards=Path("b")).y) == ("-0.5:1.5:41", None)
    through = spec_of(through=(Path("b"), Path("c")))
    assert (through.x, through.y) == ("-0.5:1.5:41", "-0.5:1.5:41")
    with pytest.raises(InputError, match="one axis"):
        spec_of(towards=Path("b"), y="0:1:3")
    with pytest.raises(InputError, match="one of --towards and --through"):
        spec_of(towards=Path("b"), through=(Path("b"), Path("c")))


# Factories


@pytest.mark.slow
@pytest.mark.parametrize("name", ["random.py", "torch.py", "my nets.py", "bérénice ☃.py", "1.py", "a.b.py"])
def test_any_file_name_will_do(name: str, here: Path) -> None:
    (here / name).write_text(f"import neighbour_of_mine\n{NETS}", encoding="utf-8")
    (here / "neighbour_of_mine.py").write_text("", encoding="utf-8")
    model = make("model", f"{here / name}:net", {"width": 5}, 0)
    assert model.stack[0].out_features == 5
    import random

    assert "site-packages" not in str(random.__file__)
    assert Path(str(random.__file__)).parent != here
    sys.modules.pop("neighbour_of_mine")
    if name in ("random.py", "torch.py"):
        code = "import sys; sys.path[:] = eval(sys.stdin.read()); import random, torch; random.random, torch.nn"
        subprocess.run([sys.executable, "-c", code], input=repr(sys.path), text=True, check=True)


@pytest.mark.slow
def test_models_of_a_file_travel_to_another_process(here: Path) -> None:
    import cloudpickle

    model = make("model", "nets.py:net", {}, 0)
    code = "import sys, pickle; print(type(pickle.loads(sys.stdin.buffer.read())).__name__)"
    done = subprocess.run([sys.executable, "-c", code], input=cloudpickle.dumps(model), capture_output=True, check=True)
    assert done.stdout.strip() == b"Small"


def test_the_same_file_is_loaded_once_and_the_seed_decides(here: Path) -> None:
    first, second = make("model", "nets.py:net", {}, 1), make("model", "nets.py:net", {}, 1)
    assert type(first) is type(second)
    assert all((a == b).all() for a, b in zip(first.parameters(), second.parameters(), strict=True))


def test_modules_classes_and_instances_will_do(here: Path) -> None:
    (here / "my_package_of_nets").mkdir()
    (here / "my_package_of_nets" / "deep.py").write_text(NETS, encoding="utf-8")
    assert make("model", "my_package_of_nets.deep:net", {}, 0) is not None
    assert make("model", "nets.py:Small", {"width": 3}, 0).stack[0].out_features == 3
    assert make("model", "nets.py:ready", {}, 0) is make("model", "nets.py:ready", {}, 0)


@pytest.mark.parametrize(
    ("role", "target", "options", "kind", "parts"),
    [
        ("model", "nets.py", {}, InputError, ["file.py:factory", "'nets.py'"]),
        ("model", "none.py:net", {}, InputError, ["'none.py', which does not exist"]),
        ("model", "no_such_package.nets:net", {}, InputError, ["'no_such_package.nets', which cannot be found"]),
        ("model", "nets.py:nett", {}, InputError, ["'nett'", "did you mean 'net'"]),
        ("model", "nets.py:net", {"wdth": 1}, InputError, ["'wdth'", "did you mean 'width'"]),
        ("model", "nets.py:needs", {}, InputError, ["'depth'", "--model-arg depth="]),
        ("model", "nets.py:ready", {"width": 1}, InputError, ["which is not a function"]),
        ("model", "nets.py:fails", {}, ModelError, ["RuntimeError: no luck at ", "nets.py:23"]),
        ("data", "nets.py:fails", {}, DataError, ["RuntimeError: no luck", "nets.py:23"]),
        ("model", "nets.py:number", {}, ModelError, ["a torch.nn.Module", "int"]),
        ("data", "nets.py:nothing", {}, DataError, ["None"]),
        ("model", "bad.py:net", {}, ModelError, ["SyntaxError", "bad.py:2"]),
        ("model", "quits.py:net", {}, ModelError, ["SystemExit: 4", "quits.py:1"]),
        ("model", "lacks.py:net", {}, ModelError, ["ModuleNotFoundError", "no_such_thing", "lacks.py:2"]),
    ],
)
def test_a_wrong_factory_is_one_sentence(
    role: str, target: str, options: dict[str, object], kind: type[OrographError], parts: list[str], here: Path
) -> None:
    (here / "bad.py").write_text("\ndef net(:", encoding="utf-8")
    (here / "quits.py").write_text("raise SystemExit(4)", encoding="utf-8")
    (here / "lacks.py").write_text("\nimport no_such_thing", encoding="utf-8")
    with pytest.raises(kind) as caught:
        make(role, target, options, 0)
    assert "\n" not in str(caught.value)
    for part in parts:
        assert part in str(caught.value)


def test_options_are_numbers_where_they_look_like_it() -> None:
    texts = ["a=1", "b=-2.5", "c=True", "d=none", "e=x=y", "f=", 'g="1"', "h=1_0"]
    expected = {"a": 1, "b": -2.5, "c": True, "d": None, "e": "x=y", "f": "", "g": "1", "h": "1_0"}
    assert options_of(texts, "--model-arg") == expected


# Looking at results


def test_show_tells_how_a_survey_was_made(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bowl(here / "run", "[red]a[/red]\x1b[31m\nb")
    assert main(["show", "run"]) == 0
    out = capsys.readouterr().out
    for word in (
        "[red]a[/red]\\x1b[31m\\nb",
        "[bold]here[/]",
        "5 points",
        "1 nonfinite",
        "mse",
        "ab12",
        "filter; seed 0; norm 2.5",
    ):
        assert word in out
    assert "\x1b" not in out


def test_show_tells_what_a_point_cost_and_why_its_route_was_chosen(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trials = [
        {"route": "eager", "batch_size": 64, "seconds": 0.06, "note": ""},
        {"route": "eager", "batch_size": 128, "seconds": 0.05, "note": ""},
        {"route": "native", "batch_size": None, "seconds": None, "note": "no compiler"},
        {"route": "lowered", "batch_size": 128, "seconds": 0.02, "note": ""},
    ]
    engine = {"route": "lowered", "seconds_per_point": 0.02, "flops_per_point": 10**9, "peak_flops": 1e11}
    bowl(here / "run")
    Store.open(here / "run", write=True).update_attrs(engine={**engine, "trials": trials})
    assert main(["show", "run"]) == 0
    told = " ".join(capsys.readouterr().out.split())  # lines are as wide as the terminal
    assert "cost 0.02 s a point on one worker, 50 % of the speed of matrix products; 1 GFLOP a point" in told
    assert "not used eager: 0.05 s a point not used native: no compiler" in told
    assert told.count("not used") == 2
    Store.open(here / "run", write=True).update_attrs(engine={"route": "eager", "trials": None})
    assert main(["show", "run"]) == 0
    assert not re.search("^ *(cost|not used) ", capsys.readouterr().out, re.MULTILINE)


def test_show_as_json(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bowl(here / "a")
    bowl(here / "b", plane=False)
    assert main(["show", "a", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["counts"] == {"total": 15, "pending": 0, "ok": 14, "nonfinite": 1, "failed": 0}
    assert found["axes"]["y"] == {"start": -1.0, "stop": 1.0, "count": 3}
    assert found["measures"]["loss"] == {"min": 0.0, "max": 2.0, "anchor": 0.0}
    assert found["minimum"] == {"x": 0.0, "y": 0.0, "loss": 0.0}
    assert main(["show", "a", "b", "--json"]) == 0
    assert [one["name"] for one in json.loads(capsys.readouterr().out)] == ["bowl", "bowl"]


def test_list_runs_finds_surveys_and_damaged_ones(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bowl(here / "deep" / "er" / "run", "[i]x[/i]")
    (bowl(here / "broken") / "status" / "zarr.json").write_text("{", encoding="utf-8")
    (here / "other").mkdir()
    (here / "other" / "zarr.json").write_text("{}", encoding="utf-8")
    assert main(["list", "runs"]) == 0
    out = capsys.readouterr().out
    assert "[i]x[/i]" in out
    assert "15 of 15" in out
    assert "cannot be read" in out
    assert "other" not in out
    assert main(["list", "runs", "deep", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["done"], found["axes"]) == (15, "5 × 3")


def test_export_names_its_file_after_the_run(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bowl(here / "run")
    assert main(["export", "run", "--to", "csv"]) == 0
    assert capsys.readouterr().out == "run.csv\n"
    assert len((here / "run.csv").read_text(encoding="utf-8").splitlines()) == 16
    assert main(["export", "run", "-o", "b.npz", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"path": "b.npz", "format": "npz"}
    assert main(["export", "run", "--to", "cvs"]) == 1
    assert "did you mean 'csv'" in capsys.readouterr().err


def test_an_h5_file_is_a_run_too(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bowl(here / "run")
    assert main(["export", "run", "--to", "h5"]) == 0
    capsys.readouterr()
    assert main(["show", "run.h5", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["axes"]["x"]["count"] == 5


@pytest.mark.slow
def test_plot_names_its_file_after_the_runs(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bowl(here / "a", "$x_[b]$")
    bowl(here / "b")
    bowl(here / "c", plane=False)
    assert main(["plot", "a"]) == 0
    assert main(["plot", "a", "b", "--kind", "heatmap", "--log", "--title", "two $ bowls"]) == 0
    assert main(["plot", "c", "-o", "line.svg"]) == 0
    assert capsys.readouterr().out.split() == ["a-contour.png", "a-b-heatmap.png", "line.svg"]
    for name in ("a-contour.png", "a-b-heatmap.png", "line.svg"):
        assert (here / name).stat().st_size > 1000


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["--kind", "contur"], "did you mean 'contour'"),
        (["--field", "los"], "did you mean 'loss'"),
        (["--set", "levles=3"], "did you mean 'levels'"),
        (["--set", "levels=many"], "a value of type int for 'levels'"),
        (["--set", "width=true"], "a value of type float | None for 'width'"),
        (["--feild", "loss"], "did you mean '--field'"),
        (["-o", "a.xyz"], "xyz"),
        (["--theme", "lihgt"], "did you mean 'light'"),
    ],
)
def test_wrong_plots_are_one_sentence(
    words: list[str], part: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bowl(here / "a")
    assert main(["plot", "a", *words]) in (1, 2)
    err = capsys.readouterr().err
    assert part in err
    assert err.count("\n") == 1


# Whole surveys

MAP = ["map", "--model", "nets.py:net", "--data", "nets.py:samples", "--workers", "1"]


def test_a_budget_says_that_it_stopped_and_how_to_go_on(
    here: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [*MAP, "--x=-1:1:5001", "--route", "eager", "-o", "a", "--budget", "0.001s"]
    monkeypatch.setattr(sys, "argv", ["orograph", *words])
    assert main() == 0
    out, _ = capfd.readouterr()
    assert "at the budget of 0.001s with " in out
    assert "% of the points done; the same command goes on" in out
    assert f"next     orograph {' '.join(words)}" in out
    assert re.search(r"^  minimum  .* \(of the points evaluated\)$", out, re.MULTILINE)
    assert main(["show", "a"]) == 0
    told = " ".join(capfd.readouterr().out.split())
    assert "unfinished: the command that began it goes on" in told
    assert re.search(r"minimum loss \S+ at x = \S+ \(of the points evaluated\)", told)


def test_a_line_then_its_picture(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([*MAP, "--x=-1:1:5", "-o", "runs/a", "--name", "[b]line[/b]"]) == 0
    out, _ = capfd.readouterr()
    assert "Surveyed [b]line[/b]: line of 5 points" in out
    assert "of the points evaluated" not in out
    assert "orograph plot runs/a" in out
    assert main(["plot", "runs/a"]) == 0
    assert main(["show", "runs/a"]) == 0
    assert main(["list", "runs"]) == 0
    assert "5 of 5" in capfd.readouterr().out


def test_weights_of_the_factory_are_told_as_such(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    import torch

    torch.save(make("model", "nets.py:net", {}, 1).state_dict(), here / "trained.pt")
    line, told = [*MAP, "--x=-1:1:3"], "No --checkpoint was given: the weights are those that nets.py:net made"
    assert main([*line, "-o", "a"]) == 0
    out, err = capfd.readouterr()
    assert (told in out, told in err) == (False, True)
    for more in (["--quiet"], ["--json"], ["--dry-run"], ["-o", "b", "--checkpoint", "trained.pt"]):
        assert main([*line, *(["-o", "a"] if "-o" not in more else []), *more]) == 0
        assert "checkpoint" not in capfd.readouterr().err


def test_a_plane_prints_one_json_object_and_nothing_else(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    words = [*MAP, "--model-arg", "chatty=true", "--x", "-1:1:3", "--y=-1:1:4", "-o", "b", "--json"]
    assert main(words) == 0
    out, err = capfd.readouterr()
    found = json.loads(out)
    assert set(found) == {"path", "name", "axes", "counts", "minimum", "anchor", "seconds"}
    assert (found["axes"]["x"]["count"], found["axes"]["y"]["count"]) == (3, 4)
    assert found["counts"]["ok"] == 12
    assert set(found["anchor"]) >= {"loss", "accuracy"}
    assert "the model says hello" in err


def test_the_same_folder_is_extended_and_another_model_refused(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([*MAP, "--x=-1:1:3", "-o", "c", "--quiet"]) == 0
    assert capfd.readouterr().out == ""
    assert main([*MAP, "--x=-2:2:5", "-o", "c", "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["counts"] == {
        "total": 5, "pending": 0, "ok": 5, "nonfinite": 0, "failed": 0,
    }  # fmt: skip
    assert main([*MAP, "--x=-2:2:5", "-o", "c", "--seed", "1"]) == 1
    assert capfd.readouterr().err.count("orograph: Expected") == 1


def test_a_run_file_and_a_checkpoint(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    import torch

    for seed in (1, 2, 3):
        torch.save(make("model", "nets.py:net", {"width": 2}, seed).state_dict(), here / f"{seed}.pt")
    text = """\
        model = "nets.py:net"
        data = "nets.py:samples"
        checkpoint = "1.pt"
        x = "0:1:3"
        out = "towards"
        towards = "2.pt"
        workers = 1
        [model-args]
        width = 2
        """
    (here / "run.toml").write_text(textwrap.dedent(text), encoding="utf-8")
    assert main(["map", "--config", "run.toml", "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["counts"]["ok"] == 3
    words = [*MAP, "--model-arg", "width=2", "--checkpoint", "1.pt", "--through", "2.pt", "3.pt"]
    assert main([*words, "--x=0:1:2", "--y=0:1:2", "-o", "through", "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["counts"]["ok"] == 4


def test_the_plane_of_a_recorded_path(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    import torch

    model = make("model", "nets.py:net", {"width": 2}, 1)
    recorder = og.Recorder(here / "path")
    with torch.no_grad():
        for epoch in range(6):
            recorder(epoch, model)
            if epoch < 5:
                for each in model.parameters():
                    each -= 0.1 * each + 0.01 * epoch
    torch.save(model.state_dict(), here / "end.pt")
    words = [*MAP, "--model-arg", "width=2", "--checkpoint", "end.pt", "--pca", "path", "--x=auto:7", "--json"]
    assert main([*words, "-o", "ground", "--dry-run"]) == 0
    assert json.loads(capfd.readouterr().out)["points"] == 49
    assert main([*words, "-o", "ground"]) == 0
    assert json.loads(capfd.readouterr().out)["counts"]["ok"] == 49
    (way,) = og.open(here / "ground").trajectories
    assert list(way.step) == [0, 1, 2, 3, 4, 5]
    assert abs(way.coordinates[-1]).max() < 1e-9
    for wrong in (["--y=-1:1:3"], ["--x=-1:1:3"], ["--towards", "end.pt"]):
        assert main([*words[:-2], "-o", "b", *wrong]) == 2
        assert "--pca" in capfd.readouterr().err
    assert main([*MAP, "--pca", "path", "-o", "b"]) == 2
    assert "--checkpoint" in capfd.readouterr().err


def test_a_dry_run_tells_what_the_budget_is_enough_for(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    words = [*MAP, "--x=-1:1:5", "-o", "ground", "--dry-run"]
    assert main([*words, "--budget", "0.001s"]) == 0
    told = capfd.readouterr().out
    assert re.search(r"^  before it +\S.* or more: reading, checks, trials$", told, re.MULTILINE)
    assert "enough for about 0 of 5 points; the same command goes on" in told
    assert main([*words, "--budget", "2h"]) == 0
    assert "enough for" not in capfd.readouterr().out


def test_several_recorded_paths_in_one_plane(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    import torch

    for folder, width in (("a/path", 2), ("b/path", 2), ("other", 3)):
        model = make("model", "nets.py:net", {"width": width}, ord(folder[0]))
        recorder = og.Recorder(here / folder)
        with torch.no_grad():
            for epoch in range(4):
                recorder(epoch, model)
                for each in model.parameters():
                    each += 0.1 * torch.randn(each.shape, generator=torch.Generator().manual_seed(epoch))
    torch.save(og.Recording.open(here / "a" / "path").vector(-1).tensors(), here / "end.pt")
    words = [*MAP, "--model-arg", "width=2", "--checkpoint", "end.pt", "--x=auto:5", "--quiet"]
    assert main([*words, "--pca", "a/path", "--pca", "b/path", "-o", "both"]) == 0
    assert [path.name for path in og.open(here / "both").trajectories] == ["a/path", "b/path"]
    (here / "paths.toml").write_text('pca = ["a/path", "b/path"]')
    assert main([*words, "--config", "paths.toml", "-o", "filed"]) == 0
    assert len(og.open(here / "filed").trajectories) == 2
    assert main([*words, "--pca", "a/path", "--pca", "other", "-o", "c"]) == 1
    assert "one of another model in 'other'" in capfd.readouterr().err
    assert not (here / "c").exists()


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["--x=1:0:5"], "1:0:5"),
        (["--x=0:1:0"], "0 points"),
        (["--x=a:b:c"], "a:b:c"),
        (["--x=0:1"], "0:1"),
        (["--loss", "cros_entropy"], "did you mean 'cross_entropy'"),
        (["--measures", "accuracyy"], "did you mean 'accuracy'"),
        (["--checkpoint", "none.pt"], "'none.pt', which does not exist"),
        (["--checkpoint", "nets.py"], "'nets.py'"),
        (["--normalize", "filtr"], "'filtr'"),
        (["--model-arg", "width=0.5"], "nets.py"),
        (["-o", "nets.py"], "a file"),
    ],
)
def test_a_wrong_survey_is_one_sentence(
    words: list[str], part: str, here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    axis = [] if words[0].startswith("--x") else ["--x=-1:1:3"]
    folder = [] if words[0] == "-o" else ["-o", "d"]
    assert main([*MAP, *axis, *folder, *words]) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert part in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("data", "code", "part"),
    [
        ("class Data(list):\n    def __iter__(self): return iter({}['k'])", 1, "KeyError: 'k' at "),
        ("def Data():\n    for i in range(2): yield torch.ones(4, 3), torch.zeros(4).long()", 0, ""),
        ("def Data(): return torch.ones(4, 3), torch.full((4,), 7)", 1, "orograph: Expected"),
    ],
)
def test_other_data(data: str, code: int, part: str, here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (here / "other.py").write_text(f"import torch\n{data}\n", encoding="utf-8")
    assert main([*MAP[:3], "--data", "other.py:Data", "-o", "d", "--x=-1:1:3"]) == code
    assert part in capfd.readouterr().err


@pytest.mark.slow
def test_two_workers_get_the_users_classes(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (here / "random.py").write_text(f"from helper_of_mine import nn\n{NETS}", encoding="utf-8")
    (here / "helper_of_mine.py").write_text("from torch import nn", encoding="utf-8")
    words = ["map", "--model", "random.py:net", "--data", "random.py:samples", "--workers", "2", "--x=-1:1:4"]
    assert main([*words, "-o", "two", "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["counts"]["ok"] == 4
    sys.modules.pop("helper_of_mine")


def test_demo_passes_its_options_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    told: dict[str, object] = {}

    def run_demo(out: Path, **options: object) -> types.SimpleNamespace:
        told.update(options, out=out)
        return types.SimpleNamespace(report=out / "index.html", viewer=out / "[page].html", surveys=(out / "a b",))

    monkeypatch.setitem(sys.modules, "orograph.recipes._demo", types.SimpleNamespace(run_demo=run_demo))  # type: ignore[arg-type]
    assert main(["demo", "-o", "there", "--points", "5", "--epochs", "2", "--workers", "1", "--quiet"]) == 0
    told.pop("say")
    assert told == {"out": Path("there"), "points": 5, "epochs": 2, "workers": 1, "progress": None}
    assert capsys.readouterr().out == f"{Path('there') / '[page].html'}\n"
    assert main(["demo", "-o", "there"]) == 0
    assert capsys.readouterr().out.endswith("orograph view 'there/a b'\n")


SLOW = f"""{NETS}
import time

class Slow(Small):
    def forward(self, inputs):
        time.sleep(0.1)
        return super().forward(inputs)
"""


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.slow
def test_stopped_and_run_again(here: Path) -> None:
    (here / "nets.py").write_text(SLOW, encoding="utf-8")
    words = [
        "map",
        "--model",
        "nets.py:Slow",
        "--data",
        "nets.py:samples",
        "--workers",
        "1",
        "--route",
        "eager",
        "--x=-1:1:60",
        "-o",
        "e",
    ]

    def evaluated() -> int:
        return og.open(here / "e").counts["ok"] if is_survey(here / "e") else 0

    for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        before = evaluated()
        process = subprocess.Popen(
            [sys.executable, "-m", "orograph", *words],
            env={**os.environ, "PYTHONPATH": SRC}, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # ignored in background jobs
        )  # fmt: skip
        while evaluated() == before and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
        assert process.returncode == code, err
        assert out == ""
        assert "orograph: stopped after" in err
        assert "of 60 points; run the same command again to go on" in err
        assert "Traceback" not in err
    done = shell(*words, "--json", cwd=here)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["counts"]["ok"] == 60


def test_progress_is_a_plain_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    from orograph.engine.progress import Progress

    lines = Lines(every=0.0)
    lines(Progress(stage="points", done=3, total=10, seconds=1.5, eta=3.5, loss=0.25))
    assert capsys.readouterr().err == "orograph: points: 3 of 10, 2 points/s, 3.5 s left, loss 0.25\n"
    Lines(every=60.0)(Progress(stage="points", done=3, total=10, seconds=1.5, eta=3.5, loss=0.25))
    assert capsys.readouterr().err == ""


def test_the_route_without_a_plug_in_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    from orograph.engine.opening import CLOSED

    assert main(["list", "route"]) == 0
    assert CLOSED in capsys.readouterr().out.split()
    assert main(["list", "--json"]) == 0
    assert CLOSED in json.loads(capsys.readouterr().out)["route"]


def test_a_log_holds_plain_blanks(capsys: pytest.CaptureFixture[str]) -> None:
    note("error 2\N{NO-BREAK SPACE}%")
    assert capsys.readouterr().err == "error 2 %\n"


def test_a_second_run_says_that_nothing_was_left_to_do(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for axis in ("--x=-1:1:3", "--x=-1:1:3", "--x=-1:1:5"):
        assert main([*MAP, axis, "-o", "again"]) == 0
        told.append("nothing was left to do" in capsys.readouterr().out)
    assert told == [False, True, False]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_a_stream_that_is_closed_is_no_error(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, name, None)
    assert main(["run", "cs231n_svm_slices", "--size", "tiny", "-o", str(tmp_path / "svm")]) == 0
    assert main(["run", "cs231n_svm_slice"]) == 1
    assert "Expected" not in capsys.readouterr().out
