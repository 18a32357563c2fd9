"""The weights at a place of a survey, written without torch, are those that the engine evaluated there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

import orograph as og
from orograph.cli.app import main
from orograph.errors import InputError, StoreError
from orograph.results.tensors import TensorFile, _to_bfloat16, write_tensors

STEPS = {"x": "-1:1:4", "y": "-0.5:1:3"}


class Tied(nn.Module):
    """A tied embedding, as language models have."""

    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Embedding(7, 5)
        self.head = nn.Linear(5, 7, bias=False)
        self.head.weight = self.embed.weight

    def forward(self, tokens: Tensor) -> Tensor:
        return self.head(self.embed(tokens))


def data(count: int = 40) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(5)
    return torch.randn(count, 3, generator=generator), torch.randint(0, 4, (count,), generator=generator)


def mlp() -> nn.Module:
    return nn.Sequential(nn.Linear(3, 13), nn.Tanh(), nn.Linear(13, 4))


def batchnorm(seed: int = 0) -> nn.Module:
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(3, 9), nn.BatchNorm1d(9), nn.ReLU(), nn.Linear(9, 4))
    for _ in range(3):
        model(3 * torch.randn(30, 3) + 1)
    return model.eval()


def surveyed(folder: Path, model: nn.Module, *, through: Any = None, inputs: Any = None, **options: Any) -> Any:
    """A survey in a folder, its objective and its plane."""
    objective = og.Objective(model, inputs or data(), **options)
    plane = og.Plane.through(objective, *through) if through else og.Plane.random(objective, seed=3)
    return og.survey(objective, plane, **STEPS, out=folder, progress=False), objective, plane


def evaluate(model: nn.Module, **options: Any) -> float:
    objective = og.Objective(model, options.pop("inputs", None) or data(), **options)
    objective.prepare()
    return float(objective.evaluate()["loss"])


def assert_every_node(survey: Any, make: Any, folder: Path, **options: Any) -> None:
    """Written, loaded into another model and evaluated: every node has the loss on record."""
    survey = og.open(survey.path)
    for x in survey.dataset["x"].values.tolist():
        for y in survey.dataset["y"].values.tolist():
            saved = survey.save_point(x, y, path=folder / "point.safetensors")
            recorded = float(survey.dataset["loss"].sel(x=x, y=y))
            assert saved.record["loss"] == recorded or np.isnan(recorded)
            found = evaluate(og.load_into(make(), saved.path), **dict(options))
            np.testing.assert_allclose(found, recorded, rtol=2e-6)


def test_parameters_are_those_of_the_plane(tmp_path: Path) -> None:
    survey, _, plane = surveyed(tmp_path / "run", mlp())
    for x, y in ((0.0, 0.0), (0.3, -0.7), (-1.7, 1e-4), (1e3, 0.0)):
        survey.save_point(x, y, path=tmp_path / "p.safetensors")
        found = safetensors.torch.load_file(tmp_path / "p.safetensors")
        wanted = plane.at(x, y).tensors()
        assert set(found) == set(wanted)
        for name, tensor in wanted.items():
            assert found[name].dtype == tensor.dtype
            torch.testing.assert_close(found[name], tensor, rtol=2e-7, atol=1e-9 * max(abs(x), 1))
        same = [float((found[name] == tensor).float().mean()) for name, tensor in wanted.items()]
        assert min(same) > 0.5  # the same to the last bit where the processor fuses as we do


def test_an_mlp_has_the_loss_on_record_at_every_node(tmp_path: Path) -> None:
    survey, *_ = surveyed(tmp_path / "run", mlp())
    assert_every_node(survey, mlp, tmp_path)


def test_frozen_statistics_are_the_anchors(tmp_path: Path) -> None:
    survey, *_ = surveyed(tmp_path / "run", batchnorm())
    assert_every_node(survey, lambda: batchnorm(9), tmp_path)


def test_interpolated_statistics_move_and_a_negative_variance_is_nan(tmp_path: Path) -> None:
    others = batchnorm(1), batchnorm(2)
    with torch.no_grad():
        others[1][1].running_var.mul_(30)
    survey, *_ = surveyed(tmp_path / "run", batchnorm(), through=others, normstats="interpolated")
    loss = survey.dataset["loss"].values
    assert np.isnan(loss).any()
    assert np.isfinite(loss).any()
    assert_every_node(survey, lambda: batchnorm(9), tmp_path, normstats="interpolated")
    survey.save_point(1, 0, path=tmp_path / "one.safetensors")
    found = safetensors.torch.load_file(tmp_path / "one.safetensors")
    torch.testing.assert_close(found["1.running_var"], others[0][1].running_var)
    survey.save_point(0, -0.5, path=tmp_path / "beyond.safetensors")
    beyond = safetensors.torch.load_file(tmp_path / "beyond.safetensors")
    assert beyond["1.running_var"].isnan().any()
    assert not (beyond["1.running_var"] < 0).any()
    assert beyond["1.running_mean"].isfinite().all()


@pytest.mark.filterwarnings("ignore::orograph.errors.OrographWarning")
def test_statistics_of_checkpoints_do_not_move_under_the_frozen_policy(tmp_path: Path) -> None:
    model = batchnorm()
    survey, *_ = surveyed(tmp_path / "run", model, through=(batchnorm(1), batchnorm(2)), normstats="frozen")
    survey.save_point(0.5, 0.5, path=tmp_path / "p.safetensors")
    found = safetensors.torch.load_file(tmp_path / "p.safetensors")
    assert torch.equal(found["1.running_var"], model[1].running_var)
    assert not torch.equal(found["0.weight"], model[0].weight)


def test_recalibrated_statistics_are_said_not_to_be_there(tmp_path: Path) -> None:
    survey, *_ = surveyed(tmp_path / "run", batchnorm(), normstats="recalibrated")
    assert "anew" in survey.save_point(0.5, 0.5, path=tmp_path / "p.safetensors").note


def test_tied_weights_are_written_once_and_load(tmp_path: Path) -> None:
    tokens = torch.arange(28).reshape(28, 1).remainder(7)[:, 0]
    inputs = (tokens, tokens.roll(1))
    survey, *_ = surveyed(tmp_path / "run", Tied(), inputs=inputs)
    assert_every_node(survey, Tied, tmp_path, inputs=inputs)
    assert list(safetensors.torch.load_file(tmp_path / "point.safetensors")) == ["embed.weight"]


@pytest.mark.slow
@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16, torch.float64])
def test_other_dtypes(dtype: torch.dtype, tmp_path: Path) -> None:
    def make() -> nn.Module:
        return batchnorm().to(dtype)

    x, y = data()
    others = batchnorm(1).to(dtype), batchnorm(2).to(dtype)
    options: dict[str, Any] = {"inputs": (x.to(dtype), y), "normstats": "interpolated"}
    survey, _, plane = surveyed(tmp_path / "run", make(), through=others, **options)
    assert_every_node(survey, make, tmp_path, **options)
    survey.save_point(0.31, 0.77, path=tmp_path / "p.safetensors")
    found = safetensors.torch.load_file(tmp_path / "p.safetensors")
    assert found["1.running_mean"].dtype == dtype
    buffers = {name: tensor.clone() for name, tensor in plane.statistics.origin.items()}
    plane.statistics.write(buffers, (0.31, 0.77))
    for name, tensor in buffers.items():
        assert torch.equal(found[name], tensor), name
    for name, tensor in plane.at(0.31, 0.77).tensors().items():
        assert torch.equal(found[name].to(dtype), tensor.to(dtype)) or dtype == torch.float64
        torch.testing.assert_close(found[name], tensor, rtol=2e-7, atol=1e-9)


def test_coordinates_near_a_node_are_the_nodes(tmp_path: Path) -> None:
    survey, *_ = surveyed(tmp_path / "run", mlp())
    saved = survey.save_point(-0.3333333, 0.25, path=tmp_path / "p.safetensors")
    assert saved.coordinates == (survey.dataset["x"].values[1], 0.25)
    with safetensors.safe_open(saved.path, "pt") as file:
        assert json.loads(file.metadata()["coordinates"]) == {"x": saved.coordinates[0], "y": 0.25}
        assert float(file.metadata()["loss"]) == survey.dataset["loss"].values[1, 1] == saved.record["loss"]
        assert file.metadata()["run"] == survey.name
    between = survey.save_point(-0.33, 0.25, path=tmp_path / "p.safetensors")
    assert (between.coordinates, between.record) == ((-0.33, 0.25), {})
    with safetensors.safe_open(between.path, "pt") as file:
        assert "loss" not in file.metadata()


def test_a_line_takes_one_number(tmp_path: Path) -> None:
    objective = og.Objective(mlp(), data())
    line = og.Line.random(objective, seed=1)
    survey = og.survey(objective, line, x="-1:1:3", out=tmp_path / "run", progress=False)
    survey.save_point(0.25, path=tmp_path / "p.safetensors")
    found = safetensors.torch.load_file(tmp_path / "p.safetensors")
    for name, tensor in line.at(0.25).tensors().items():
        torch.testing.assert_close(found[name], tensor, rtol=2e-7, atol=1e-9)
    with pytest.raises(InputError, match="coordinates x of a 1-D survey, but got 2"):
        survey.save_point(0.25, 0.5, path=tmp_path / "p.safetensors")


def test_complaints(tmp_path: Path) -> None:
    survey, *_ = surveyed(tmp_path / "run", mlp())
    with pytest.raises(InputError, match="x and y of a 2-D survey, but got 1"):
        survey.save_point(0.25, path=tmp_path / "p.safetensors")
    with pytest.raises(InputError, match="a finite number for y, but got nan"):
        survey.save_point(0.25, float("nan"), path=tmp_path / "p.safetensors")
    with pytest.raises(StoreError, match="a file that can be written"):
        survey.save_point(0.25, 0, path=tmp_path / "run")
    with pytest.raises(StoreError, match="which was read from a file"):
        og.open(survey.export(tmp_path / "a.h5")).save_point(0, 0, path=tmp_path / "p.safetensors")
    file = survey.path / "directions.safetensors"
    whole = file.read_bytes()
    for broken in (b"", b"nonsense", whole[:60], whole[:-4], b"\xff" * 99, b"\x02" + bytes(7) + b"[]" + bytes(9)):
        file.write_bytes(broken)
        with pytest.raises(StoreError, match=r"the directions of the survey, .* which cannot be read") as caught:
            survey.save_point(0, 0, path=tmp_path / "p.safetensors")
        assert "\n" not in str(caught.value)
    file.unlink()
    with pytest.raises(StoreError, match=r"a survey with directions\.safetensors"):
        survey.save_point(0, 0, path=tmp_path / "p.safetensors")
    assert sorted(os.listdir(tmp_path)) == ["a.h5", "run"]


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    survey, _, plane = surveyed(tmp_path / "run", mlp())
    monkeypatch.chdir(tmp_path)
    assert main(["at", "run", "-1", "-.5", "-o", "a.safetensors"]) == 0
    assert f"loss {survey.dataset['loss'].values[0, 0]:.6g} on record" in capsys.readouterr().out
    assert main(["at", "run", "--x=-1", "--y=-0.5", "-o", "b.safetensors", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"path": "b.safetensors", "x": -1.0, "y": -0.5} | {
        name: float(survey.dataset[name].values[0, 0]) for name in survey.measures
    }
    assert Path("a.safetensors").read_bytes() == Path("b.safetensors").read_bytes()
    found = safetensors.torch.load_file("a.safetensors")
    torch.testing.assert_close(found["0.weight"], plane.at(-1, -0.5).tensors()["0.weight"], rtol=2e-7, atol=1e-9)
    assert main(["at", "run", "0.1", "0.2"]) == 0
    assert "between the points of the survey" in capsys.readouterr().out
    assert Path("run-at-0.1-0.2.safetensors").exists()
    for words, said in (
        (["1"], "Expected --y"),
        (["1", "2", "--x", "3"], "one place along x"),
        (["1", "2", "3"], "no further argument"),
    ):
        assert main(["at", "run", *words]) == 2
        assert said in capsys.readouterr().err


def test_it_needs_no_torch(tmp_path: Path) -> None:
    survey, *_ = surveyed(tmp_path / "run", mlp())
    code = f"""
import sys
from orograph.results.survey import open_survey
open_survey({str(survey.path)!r}).save_point(0.5, 0.5, path={str(tmp_path / "p.safetensors")!r})
sys.exit("torch" in sys.modules)"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_bfloat16_is_rounded_as_torch_does() -> None:
    bits = np.random.default_rng(0).integers(0, 2**32, 200_000, dtype=np.uint64).astype(np.uint32)
    edges = np.array([0, 0x7F800000, 0xFF800000, 0x7F7FFFFF, 0x00008000, 0x00018000, 0x3F808000, 0x80000000], np.uint32)
    values = np.concatenate([bits, edges]).view(np.float32)
    ours = torch.from_numpy(_to_bfloat16(values).view(np.int16).copy()).view(torch.bfloat16)
    theirs = torch.from_numpy(values).to(torch.bfloat16)
    assert torch.equal(ours.isnan(), theirs.isnan())
    assert torch.equal(ours[~ours.isnan()], theirs[~theirs.isnan()])


def test_tensor_files_are_what_safetensors_reads_and_writes(tmp_path: Path) -> None:
    tensors = {
        f"{d}".removeprefix("torch."): torch.randn(3, 2).to(d)
        for d in (torch.float64, torch.float32, torch.float16, torch.bfloat16)
    }
    tensors |= {"empty": torch.empty(0, 4), "scalar": torch.tensor(2.5)}
    safetensors.torch.save_file(tensors, tmp_path / "a", {"note": "ünïcode"})
    with TensorFile(tmp_path / "a") as file:
        assert file.metadata == {"note": "ünïcode"}
        assert set(file.names) == set(tensors)
        for name, tensor in tensors.items():
            np.testing.assert_array_equal(file.read(name), tensor.double().numpy())
        layout = {name: (file.kind(name), file.shape(name)) for name in file.names}
        write_tensors(tmp_path / "b", layout, (file.read(name) for name in file.names), file.metadata)
    back = safetensors.torch.load_file(tmp_path / "b")
    for name, tensor in tensors.items():
        assert back[name].dtype == tensor.dtype
        assert torch.equal(back[name], tensor)


def test_a_surveys_own_files_are_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bowl = og.analytic.Quadratic([1.0, 2.0], [1.0, 1.0]).objective()
    run = tmp_path / "run"
    og.survey(bowl, og.Plane.random(bowl, ignore=()), (-1, 1, 3), out=run, progress=False)
    before = {path: path.read_bytes() for path in run.rglob("*") if path.is_file()}
    assert main(["at", str(run), "0", "0", "-o", str(run / "directions.safetensors")]) == 1
    assert "a file outside the folder of a survey" in capsys.readouterr().err
    for name in ("zarr.json", "directions.safetensors", "new/thing.npz"):
        assert main(["export", str(run), "--to", "npz", "-o", str(run / name)]) == 1
    assert {path: path.read_bytes() for path in run.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("content", ["[" * 100_000, '{"format": 1}', "null", '{"step": [1' + "0" * 400 + "]}"])
def test_a_damaged_trajectory_is_one_sentence_and_the_numbers_are_still_shown(tmp_path: Path, content: str) -> None:
    bowl = og.analytic.Quadratic([1.0, 2.0], [1.0, 1.0]).objective()
    survey = og.survey(bowl, og.Plane.random(bowl, ignore=()), (-1, 1, 3), out=tmp_path / "run", progress=False)
    (tmp_path / "run" / "paths").mkdir()
    (tmp_path / "run" / "paths" / "x.json").write_text(content)
    with pytest.raises(og.OrographError, match="an undamaged trajectory"):
        _ = survey.trajectories
    from orograph.viewer.state import view_state

    (run,) = view_state([survey])["runs"]
    assert run["counts"]["ok"] == 9
    assert run["paths"] == []
    assert "undamaged trajectory" in run["explain"][-1]["facts"][0]["text"]
