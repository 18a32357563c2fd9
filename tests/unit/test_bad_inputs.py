"""Every bad input of `bad_inputs.TABLE` gets its sentence, in a shell and in Python, and changes nothing on disk."""

from __future__ import annotations

import json
import os
import pickle
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import zarr
from filelock import FileLock
from safetensors.torch import save_file
from torch import nn

import orograph as og
from orograph.cli.app import main

pytestmark = pytest.mark.slow

_DATA = runpy.run_path(str(Path(__file__).parents[1] / "bad_inputs.py"))
TABLE, FILES, NETS, DATA = (_DATA[name] for name in ("TABLE", "FILES", "NETS", "DATA"))
SRC = str(Path(__file__).parents[2] / "src")


class Trap:
    """Its pickle makes a folder when it is read carelessly."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, ("sprung",)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all files, checkpoints and surveys; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(sys, "path", list(sys.path))
        patch.setattr(sys, "dont_write_bytecode", True)
        for name, text in FILES.items():
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")
        _write_checkpoints()
        words = ["map", "--model", "nets.py:net", "--data", "data.py:points", "--x=-1:1:3", "--quiet", "-o"]
        assert main([*words, "done"]) == 0
        assert main([*words, "plane", "--y=-1:1:3"]) == 0
    return folder


def _write_checkpoints() -> None:
    names = _names()
    first, second = (_weights(names["net"], seed) for seed in (1, 2))
    save_file(first, "a.safetensors")
    save_file(second, "b.safetensors")
    save_file({name: (first[name] + second[name]) / 2 for name in first}, "middle.safetensors")
    save_file({name: first[name] for name in list(first)[1:]}, "missing.safetensors")
    save_file({**first, "head.weight": torch.zeros(1)}, "more.safetensors")
    save_file({**first, "head\nof two lines": torch.zeros(1)}, "newline.safetensors")
    save_file({name: tensor * float("nan") for name, tensor in first.items()}, "nan.safetensors")
    torch.save(_weights(lambda: names["net"](5), 1), "wide.pt")
    torch.save(nn.Linear(3, 2).state_dict(), "linear.pt")
    torch.save(nn.Linear(3, 2), "model.pt")
    torch.save({"epoch": 3}, "epoch.pt")
    torch.save({"weight": Trap()}, "trap.pt")
    Path("trap.pkl").write_bytes(pickle.dumps({"weight": Trap()}))
    for name in ("a.safetensors", "wide.pt"):
        Path(f"cut{Path(name).suffix}").write_bytes(Path(name).read_bytes()[:100])


def _weights(factory: Any, seed: int) -> dict[str, torch.Tensor]:
    torch.manual_seed(seed)
    return factory().state_dict()


def _names() -> dict[str, Any]:
    """What a row's Python sees."""
    names: dict[str, Any] = {"__name__": "inputs", "og": og, "np": np, "zarr": zarr, "Path": Path, "shutil": shutil}
    names |= {"cut": cut, "edit": edit}
    for source in (NETS, DATA):
        exec(source, names)
    return names


def cut(path: str) -> None:
    """Leaves the first half of a file."""
    whole = Path(path).read_bytes()
    Path(path).write_bytes(whole[: len(whole) // 2])


def edit(path: str, **changes: Any) -> None:
    """Changes attributes of a survey; None removes one."""
    file = Path(path, "zarr.json")
    content = json.loads(file.read_text(encoding="utf-8"))
    attributes = content["attributes"] | changes
    content["attributes"] = {name: value for name, value in attributes.items() if value is not None}
    file.write_text(json.dumps(content), encoding="utf-8")


def everything(folder: Path) -> dict[str, bytes | None]:
    """Every file below a folder with its bytes, every folder with None."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.fixture
def here(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """The present folder: a copy of the prepared one, without the surveys that the row does not name."""
    row = str(request.node.callspec.params["row"]) if hasattr(request.node, "callspec") else ""
    unused = [name for name in ("done", "plane") if name not in row]
    shutil.copytree(prepared, tmp_path / "here", ignore=shutil.ignore_patterns(*unused))
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return tmp_path / "here"


@pytest.fixture
def held(here: Path) -> Iterator[list[FileLock]]:
    """Locks of surveys, let go at the end."""
    locks: list[FileLock] = []
    yield locks
    for lock in locks:
        lock.release()


def prepare(row: Any, locks: list[FileLock]) -> dict[str, Any]:
    """Runs a row's ``before``; gives what its Python sees."""

    def hold(path: str) -> None:
        locks.append(FileLock(Path(path, ".lock")))
        locks[-1].acquire(timeout=0)

    torch.manual_seed(0)
    names = {**_names(), "hold": hold}
    exec(row.before, names)
    return names


def matches(sentence: str, said: str, folder: Path) -> bool:
    """Whether a sentence was said, word for word but for what stands for others' words."""
    parts = sentence.replace("{tmp}", str(folder)).split("{...}")
    return re.fullmatch(".+?".join(map(re.escape, parts)), said) is not None


def test_the_table_is_a_table() -> None:
    assert len(TABLE) >= 45
    assert len({row.name for row in TABLE}) == len(TABLE)
    for row in TABLE:
        assert row.shell or row.python
        assert row.sentence.startswith("Expected ")
        assert row.sentence.endswith(".")
        assert ", but got " in row.sentence
        assert "; " in row.sentence


def lines(row: Any) -> tuple[str, ...]:
    return (row.shell,) if isinstance(row.shell, str) else row.shell


@pytest.mark.parametrize(
    ("row", "line"), [pytest.param(row, line, id=row.name) for row in TABLE for line in lines(row)]
)
def test_in_a_shell(
    row: Any,
    line: str,
    here: Path,
    held: list[FileLock],
    capsys: pytest.CaptureFixture[str],
    recwarn: pytest.WarningsRecorder,
) -> None:
    prepare(row, held)
    before = everything(here)
    code = main(shlex.split(line))
    out, err = capsys.readouterr()
    assert matches(f"orograph: {row.sentence}\n", err, here), err
    assert err.count("\n") == 1
    assert out == ""
    assert code == (2 if row.error == "UsageError" else 1)
    assert everything(here) == before
    assert not recwarn.list


@pytest.mark.parametrize("row", [row for row in TABLE if row.python], ids=lambda row: row.name)
def test_in_python(row: Any, here: Path, held: list[FileLock], recwarn: pytest.WarningsRecorder) -> None:
    names = prepare(row, held)
    before = everything(here)
    with pytest.raises(og.OrographError) as caught:
        exec(row.python, names)
    assert matches(row.sentence, str(caught.value), here), str(caught.value)
    assert type(caught.value).__name__ == row.error
    assert everything(here) == before
    assert not recwarn.list


def test_the_trap_would_spring(here: Path) -> None:
    pickle.loads(Path("trap.pkl").read_bytes())
    assert Path("sprung").is_dir()


def test_a_real_shell_and_a_traceback_on_request(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["map", "--model", "nets.py:broken", "--data", "data.py:points", "-o", "out"]
    command = [sys.executable, "-m", "orograph", *words]
    environment = {**os.environ, "PYTHONPATH": SRC}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=50, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("orograph: Expected a model from 'nets.py:broken', but got RuntimeError: no weights")
    assert main([*words, "--traceback"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("Traceback (most recent call last)")
    assert told.endswith(done.stderr)
