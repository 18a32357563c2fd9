"""Checkpoints: every container, prefix and damage; nothing is executed, and a failed load changes nothing."""

from __future__ import annotations

import math
import os
import pickle
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.torch
import torch
from torch import Tensor, nn

from orograph.errors import CheckpointError, ModelError
from orograph.objectives.objective import Objective
from orograph.parameters.checkpoint import NESTINGS, fit, load, load_into, weights_of
from orograph.subspaces.line import Line


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def net(seed: int = 0) -> nn.Module:
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 2))
    model(torch.randn(8, 3))
    return model


class Tied(nn.Module):
    def __init__(self, seed: int = 0) -> None:
        super().__init__()
        torch.manual_seed(seed)
        self.embed = nn.Embedding(5, 3)
        self.head = nn.Linear(3, 5, bias=False)
        self.head.weight = self.embed.weight


def same(model: nn.Module, state: dict[str, Tensor]) -> bool:
    own = model.state_dict()
    return own.keys() == state.keys() and all(torch.equal(own[name], state[name]) for name in own)


def state_of(model: nn.Module) -> dict[str, Tensor]:
    return {name: tensor.detach().clone() for name, tensor in model.state_dict().items()}


def refused(function: Callable[..., Any], *arguments: Any) -> str:
    with pytest.raises(CheckpointError) as caught:
        function(*arguments)
    message = str(caught.value)
    assert re.fullmatch(r"Expected [^\n]+, but got [^\n]+; [^\n]+\.", message), message
    return message


def test_safetensors(tmp_path: Path) -> None:
    wanted = state_of(net(1))
    safetensors.torch.save_file(wanted, tmp_path / "a.safetensors")
    model = net(0)
    assert load_into(model, tmp_path / "a.safetensors") is model
    assert same(model, wanted)


@pytest.mark.parametrize("suffix", [".pt", ".pth", ".bin", ".ckpt", ""])
def test_files_of_torch_save(tmp_path: Path, suffix: str) -> None:
    wanted = state_of(net(1))
    torch.save(net(1).state_dict(), tmp_path / f"a{suffix}")
    assert same(load_into(net(0), str(tmp_path / f"a{suffix}")), wanted)


TRAINERS = ("state_dict", "model_state_dict", "model", "net", "network", "module", "weights", "params")


@pytest.mark.parametrize("key", sorted({*TRAINERS, *NESTINGS}))
def test_nested_files(tmp_path: Path, key: str) -> None:
    path = tmp_path / "a.pt"
    torch.save({"epoch": 3, "optimizer": {"lr": 0.1}, key: net(1).state_dict(), "rng": torch.zeros(3)}, path)
    assert same(load_into(net(0), path), state_of(net(1)))


def test_files_nested_twice(tmp_path: Path) -> None:
    torch.save({"state_dict": {"model": net(1).state_dict()}}, tmp_path / "a.pt")
    assert same(load_into(net(0), tmp_path / "a.pt"), state_of(net(1)))


@pytest.mark.parametrize(
    "prefix",
    ["module.", "_orig_mod.", "model.", "net.", "network.", "module._orig_mod.", "_orig_mod.module.", "model.net."],
)
@pytest.mark.parametrize("on", ["file", "model"])
def test_prefixes_come_and_go(on: str, prefix: str) -> None:
    """DistributedDataParallel and torch.compile on the file's side, or on the model's."""
    holder: nn.Module = net(0)
    for name in reversed(prefix.rstrip(".").split(".")) if on == "model" else ():
        inner, holder = holder, nn.Module()
        holder.add_module(name, inner)
    wanted = state_of(net(1))
    given = {f"{prefix}{name}": t for name, t in wanted.items()} if on == "file" else dict(wanted)
    del given[next(name for name in given if name.endswith("num_batches_tracked"))]
    found = fit(holder, given)
    ours = prefix if on == "model" else ""
    assert set(found) == {f"{ours}{name}" for name in wanted if not name.endswith("num_batches_tracked")}
    assert all(torch.equal(found[f"{ours}{name}"], t) for name, t in wanted.items() if f"{ours}{name}" in found)


def test_a_prefix_on_both_sides_is_exchanged() -> None:
    model = nn.Module()
    model.add_module("_orig_mod", net(0))
    found = fit(model, {f"module.{name}": t for name, t in net(1).state_dict().items()})
    assert set(found) == set(model.state_dict())


def test_a_layer_that_is_called_model_keeps_its_name() -> None:
    model = nn.ModuleDict({"model": nn.Linear(2, 2), "head": nn.Linear(2, 2)})
    state = state_of(model)
    assert set(fit(model, state)) == set(state)
    assert set(fit(model, {f"module.{name}": t for name, t in state.items()})) == set(state)


def test_tied_weights_may_be_saved_once(tmp_path: Path) -> None:
    safetensors.torch.save_model(Tied(1), str(tmp_path / "a.safetensors"))
    assert len(load(tmp_path / "a.safetensors")) == 1
    model = load_into(Tied(0), tmp_path / "a.safetensors")
    assert model.head.weight is model.embed.weight
    assert torch.equal(model.head.weight, Tied(1).embed.weight)
    assert set(fit(Tied(0), {"embed.weight": Tied(1).embed.weight.detach()})) == {"embed.weight", "head.weight"}


def test_old_files_without_the_number_of_batches() -> None:
    state = state_of(net(1))
    del state["1.num_batches_tracked"]
    assert "1.num_batches_tracked" not in fit(net(0), state)


class WithState(nn.Linear):
    """A module that puts something else than tensors into its state dict."""

    def get_extra_state(self) -> dict[str, int]:
        return {"calls": 3}

    def set_extra_state(self, state: dict[str, int]) -> None:
        raise AssertionError("not asked for")


def test_what_is_no_tensor_is_left_out() -> None:
    found = weights_of(WithState(2, 2), WithState(2, 2))
    assert set(found) == {"weight", "bias"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda s: s.pop("0.weight"), "missing: 0.weight"),
        (lambda s: s.update(extra=torch.zeros(1)), "unexpected: extra"),
        (lambda s: s.update({"0.bias": torch.zeros(5)}), "of another shape: 0.bias (5,) instead of (4,)"),
        (lambda s: [s.pop(name) for name in list(s)[:5]], "missing: 0.weight, 0.bias, 1.weight and 2 more"),
    ],
)
def test_keys_that_do_not_fit_are_named(tmp_path: Path, change: Callable[[dict[str, Tensor]], Any], words: str) -> None:
    state = state_of(net(1))
    change(state)
    path = tmp_path / "a.pt"
    torch.save(state, path)
    model = net(0)
    before = state_of(model)
    message = refused(load_into, model, path)
    assert words in message
    assert "a.pt" in message
    assert same(model, before)


def test_all_complaints_are_made_at_once() -> None:
    state = {**state_of(net(1)), "2.weight": torch.zeros(1), "more": torch.zeros(1)}
    del state["0.bias"]
    message = refused(fit, net(0), state)
    assert all(word in message for word in ("missing: 0.bias", "unexpected: more", "another shape: 2.weight"))


class Bomb:
    """Touches a file when it is unpickled."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (self.path,)


@pytest.mark.filterwarnings("ignore:Detected pickle protocol")
@pytest.mark.parametrize("form", ["torch", "legacy", "pickle"])
@pytest.mark.parametrize("suffix", [".pt", ".safetensors"])
def test_a_pickle_is_not_executed(tmp_path: Path, form: str, suffix: str) -> None:
    path, trace = tmp_path / f"a{suffix}", tmp_path / "executed"
    content = {"state_dict": net(1).state_dict(), "extra": Bomb(str(trace))}
    if form == "pickle":
        path.write_bytes(pickle.dumps(content))
    else:
        torch.save(content, path, _use_new_zipfile_serialization=form == "torch")
    model = net(0)
    before = state_of(model)
    message = refused(load_into, model, path)
    assert not trace.exists()
    assert same(model, before)
    if suffix == ".pt" and form != "pickle":
        assert "could run code" in message
    pickle.loads(pickle.dumps(Bomb(str(trace))))  # the bomb itself does work
    assert trace.exists()


def test_a_whole_pickled_model_is_refused(tmp_path: Path) -> None:
    torch.save(net(1), tmp_path / "a.pt")
    assert "save model.state_dict()" in refused(load, tmp_path / "a.pt")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pt", b"", "readable checkpoint"),
        ("a.pt", b"\x80\x02 not a pickle", "readable checkpoint"),
        ("a.safetensors", b"", "readable checkpoint"),
        ("a.safetensors", b"\xff" * 100, "readable checkpoint"),
    ],
)
def test_damaged_files(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert words in refused(load, tmp_path / name)


@pytest.mark.parametrize("suffix", [".pt", ".safetensors"])
@pytest.mark.parametrize("share", [0.1, 0.6, 0.98])
def test_cut_files(tmp_path: Path, suffix: str, share: float) -> None:
    path = tmp_path / f"a{suffix}"
    (safetensors.torch.save_file if suffix == ".safetensors" else torch.save)(state_of(net(1)), path)
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    refused(load_into, net(0), path)


@pytest.mark.parametrize("content", [{"epoch": 3}, [torch.zeros(2)], torch.zeros(2), {"state_dict": {}}, 7])
def test_files_without_a_state_dict(tmp_path: Path, content: Any) -> None:
    torch.save(content, tmp_path / "a.pt")
    assert "which holds none" in refused(load, tmp_path / "a.pt")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "does not exist" in refused(load, tmp_path / "nothing.pt")
    refused(load, tmp_path)


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float64])
def test_checkpoints_of_another_precision_keep_the_model_s(tmp_path: Path, dtype: torch.dtype) -> None:
    wanted = {n: t.to(dtype) if t.is_floating_point() else t for n, t in net(1).state_dict().items()}
    safetensors.torch.save_file(wanted, tmp_path / "a.safetensors")
    model = load_into(net(0), tmp_path / "a.safetensors")
    assert model[0].weight.dtype == torch.float32
    assert torch.equal(model[0].weight, wanted["0.weight"].float())
    line = Line.towards(Objective(net(0), torch.zeros(1, 3), loss="output"), tmp_path / "a.safetensors")
    assert line.directions[0].flat.dtype == torch.float32
    end = line.at(1.0).tensors()["0.weight"].numpy()
    np.testing.assert_allclose(end, wanted["0.weight"].float().numpy(), atol=1e-6)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_weights_that_are_not_finite_load_and_are_refused_when_used(tmp_path: Path, value: float) -> None:
    state = state_of(net(1))
    state["2.weight"][0, 0] = value
    torch.save(state, tmp_path / "a.pt")
    model = load_into(net(0), tmp_path / "a.pt")
    with pytest.raises(ModelError, match=r"'2\.weight'"):
        Objective(model, torch.zeros(1, 3), loss="output").origin()


def test_weights_of_a_model_a_mapping_or_a_path(tmp_path: Path) -> None:
    wanted = state_of(net(1))
    torch.save(wanted, tmp_path / "a.pt")
    for source in (net(1), wanted, tmp_path / "a.pt", str(tmp_path / "a.pt")):
        found = weights_of(source, net(0))
        assert all(torch.equal(found[name], wanted[name]) for name in wanted)
    assert " int" in refused(weights_of, 7, net(0))
    assert "the other model" in refused(weights_of, nn.Linear(3, 4), net(0))
    assert "missing: 0.weight" in refused(weights_of, {"0.weight": [1.0, 2.0]}, net(0))


def test_loading_leaves_the_file_s_numbers_unshared(tmp_path: Path) -> None:
    source = net(1)
    found = weights_of(source, net(0))
    line = Line.towards(Objective(net(0), torch.zeros(1, 3), loss="output"), source)
    before = line.at(1.0).flat.clone()
    with torch.no_grad():
        source[0].weight.zero_()
    assert torch.equal(line.at(1.0).flat, before)
    assert not found["0.weight"].requires_grad
