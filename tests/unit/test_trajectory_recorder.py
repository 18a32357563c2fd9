"""The recorder: what is on disk, whatever happened while it was written."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from torch import nn

from orograph.errors import InputError, OrographWarning, StoreError
from orograph.parameters.checkpoint import load_into
from orograph.parameters.vector import Vector
from orograph.trajectory import pieces
from orograph.trajectory.recorder import Recorder
from orograph.trajectory.recording import Recording


class Net(nn.Module):
    """Normalisation with running statistics, a tied weight, a scalar, a frozen tensor."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.norm, self.last = nn.Linear(4, 4), nn.BatchNorm1d(4), nn.Linear(4, 4)
        self.last.weight = self.first.weight
        self.scale = nn.Parameter(torch.tensor(1.5))
        self.fixed = nn.Parameter(torch.ones(3), requires_grad=False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.scale * self.last(self.norm(self.first(x)))


def net(seed: int = 0) -> Net:
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        return Net()


def walk(model: nn.Module, steps: int, seed: int = 0, size: float = 0.1) -> Iterator[int]:
    """A random walk of the weights, with a forward pass in training mode that moves the running statistics."""
    generator = torch.Generator().manual_seed(seed)
    yield 0
    for step in range(1, steps):
        with torch.no_grad():
            for parameter in model.parameters():
                parameter += size * torch.randn(parameter.shape, generator=generator)
            if isinstance(model, Net):
                model.train()(torch.randn(8, 4, generator=generator))
        yield step


def record(folder: Path, steps: int = 6, model: nn.Module | None = None, **options: object) -> list[torch.Tensor]:
    """Records a walk; gives the true weights of every step."""
    model = model or net()
    recorder = Recorder(folder, **options)  # type: ignore[arg-type]
    truth = []
    for step in walk(model, steps):
        recorder(step, model, loss=float(step))
        truth.append(Vector.of(model).flat.double())
    return truth


def gram_of(truth: list[torch.Tensor]) -> np.ndarray:
    rows = torch.stack(truth) - truth[0]
    return (rows @ rows.T).numpy()


def test_weights_are_kept_bit_for_bit_and_tied_ones_once(tmp_path: Path) -> None:
    truth = record(tmp_path)
    found = Recording.open(tmp_path)
    assert found.steps.tolist() == [0, 1, 2, 3, 4, 5]
    assert found.losses.tolist() == [0, 1, 2, 3, 4, 5]
    for number, weights in enumerate(truth):
        assert torch.equal(found.vector(number).flat.double(), weights)
    assert torch.equal(found.vector(-1).flat.double(), truth[-1])
    names = load_file(tmp_path / found.index.snapshots[3].file)
    assert "first.weight" in names
    assert "last.weight" not in names
    with pytest.raises(InputError, match="snapshot below 6"):
        found.vector(6)


def test_a_snapshot_is_a_checkpoint_with_running_statistics(tmp_path: Path) -> None:
    model = net()
    recorder = Recorder(tmp_path)
    states = []
    for step in walk(model, 4):
        recorder(step, model)
        states.append({name: value.clone() for name, value in model.state_dict().items()})
    found = recorder.open()
    other = load_into(net(9), tmp_path / found.index.snapshots[2].file)
    for name, value in other.state_dict().items():
        assert torch.equal(value, states[2][name]), name
    assert torch.equal(found.buffers(2)["norm.running_var"], states[2]["norm.running_var"])
    assert not torch.equal(found.buffers(2)["norm.running_var"], found.buffers(3)["norm.running_var"])


def test_bfloat16_differences_err_by_less_than_a_256th(tmp_path: Path) -> None:
    truth = record(tmp_path / "a", dtype="bfloat16")
    record(tmp_path / "b")
    found, exact = Recording.open(tmp_path / "a"), Recording.open(tmp_path / "b")
    assert torch.equal(found.vector(0).flat.double(), truth[0])
    for number, weights in enumerate(truth[1:], 1):
        error = (found.vector(number).flat.double() - weights).abs()
        moved = (weights - truth[0]).abs()
        assert bool((error <= 2**-8 * moved + 1e-6).all())
        assert float(error.max()) > 0
    sizes = [sum(each.size for each in r.index.snapshots[1:]) for r in (found, exact)]
    assert sizes[0] < sizes[1]
    np.testing.assert_allclose(found.gram, exact.gram, rtol=0.01, atol=1e-9)
    kept = [found.vector(k).flat.double() for k in range(len(found))]
    np.testing.assert_allclose(found.gram, gram_of(kept), rtol=1e-6, atol=1e-9)  # of what is stored


@pytest.mark.parametrize("most", [1, 7, 1 << 22])
def test_the_streamed_gram_matrix_is_the_dense_one(tmp_path: Path, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces.pieces, "__defaults__", (most,))
    truth = record(tmp_path)
    stored = np.load(tmp_path / "gram.npz")
    np.testing.assert_allclose(stored["gram"], gram_of(truth), rtol=1e-12, atol=1e-14)
    np.testing.assert_array_equal(Recording.open(tmp_path).gram, stored["gram"])


def test_a_stale_or_damaged_gram_matrix_is_computed_again(tmp_path: Path) -> None:
    truth = record(tmp_path)
    held = dict(np.load(tmp_path / "gram.npz"))
    names = held["files"].copy()
    names[2] = "step-2-000000000000.safetensors"
    np.savez(tmp_path / "gram.npz", files=names, gram=held["gram"] * 1.0)
    np.testing.assert_allclose(Recording.open(tmp_path).gram, gram_of(truth), rtol=1e-12, atol=1e-14)
    (tmp_path / "gram.npz").write_bytes(b"PK\x03\x04 cut off")
    np.testing.assert_allclose(Recording.open(tmp_path).gram, gram_of(truth), rtol=1e-12, atol=1e-14)
    (tmp_path / "gram.npz").unlink()
    np.testing.assert_allclose(Recording.open(tmp_path).gram, gram_of(truth), rtol=1e-12, atol=1e-14)


def test_every_takes_the_first_of_each_stretch_and_marks_are_taken_too(tmp_path: Path) -> None:
    model = net()
    recorder = Recorder(tmp_path, every=4, unit="step")
    recorder.mark(6, "learning rate × 0.1")
    taken = [recorder(step, model) for step in walk(model, 12)]
    assert [step for step, was in enumerate(taken) if was] == [0, 4, 6, 8]
    assert recorder(11, model, keep=True)
    assert recorder.open().steps.tolist() == [0, 4, 6, 8, 11]
    assert recorder.open().marks == ((6.0, "learning rate × 0.1"),)
    assert recorder.open().unit == "step"


def test_thinning_keeps_first_last_and_marked_and_the_budget(tmp_path: Path) -> None:
    model = net()
    probe = Recorder(tmp_path / "probe")
    probe(0, model)
    size = probe.open().index.base.size
    recorder = Recorder(tmp_path / "run", budget=int(9.5 * size))
    recorder.mark(5, "warm-up ends")
    truth = {}
    for step in walk(model, 70):
        recorder.record(step, model, keep=step == 7)
        truth[step] = Vector.of(model).flat.double()
        files = list((tmp_path / "run").glob("step-*"))
        assert sum(file.stat().st_size for file in files) <= 9.5 * size
        known = Recording.open(tmp_path / "run")
        assert len(files) == len(known)
    found = known.steps.tolist()
    assert {0, 5, 7} <= set(found)
    assert recorder.every >= 8
    rest = [step for step in found if step not in (0, 5, 7)]
    assert all(step % 4 == 0 for step in rest)
    assert len(found) >= 5
    last = max(found)
    assert 69 - last < recorder.every
    rows = torch.stack([truth[int(step)] for step in found])
    rows = rows - rows[0]
    np.testing.assert_allclose(known.gram, (rows @ rows.T).numpy(), rtol=1e-12, atol=1e-14)


def test_a_budget_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    model = net()
    recorder = Recorder(tmp_path, budget=10)
    with pytest.warns(OrographWarning, match="need more than the budget") as caught:
        recorder(0, model)
    assert caught[0].filename == __file__


def test_a_killed_recorder_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = record(tmp_path / "whole", 8)
    truth = record(tmp_path / "run", 5)
    (tmp_path / "run" / ".orograph-0123456789abcdef.tmp").write_bytes(b"half of a snap")  # killed in mid-write
    (tmp_path / "run" / "step-5-0123456789ab.safetensors").write_bytes(b"written, but not in the index")
    assert len(Recording.open(tmp_path / "run")) == 5
    model = net()
    recorder = Recorder(tmp_path / "run")
    for step in walk(model, 8):
        if step >= 3:  # goes on from a checkpoint two steps back
            assert recorder(step, model, loss=float(step))
    found = recorder.open()
    assert found.steps.tolist() == list(range(8))
    np.testing.assert_allclose(found.gram, gram_of(whole), rtol=1e-12, atol=1e-14)
    np.testing.assert_array_equal(found.gram, Recording.open(tmp_path / "whole").gram)
    assert torch.equal(found.vector(4).flat.double(), truth[4])
    names = {path.name for path in (tmp_path / "run").glob("step-*")}
    assert names == {each.file for each in found.index.snapshots}


@pytest.mark.parametrize("dies_at", ["snapshot", "index", "gram"])
def test_an_interrupt_at_any_write_leaves_a_recording(
    tmp_path: Path, dies_at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import orograph.trajectory.index as index_module
    from orograph.trajectory import gram, snapshot

    truth = record(tmp_path, 4)
    model = net()
    steps = list(walk(model, 5))
    place = {"snapshot": (snapshot, "write"), "index": (index_module.Index, "save"), "gram": (gram, "save")}[dies_at]
    with monkeypatch.context() as patch:
        patch.setattr(*place, lambda *args: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            Recorder(tmp_path)(4, model)
    found = Recording.open(tmp_path)
    assert len(found) == (5 if dies_at == "gram" else 4)
    np.testing.assert_allclose(found.gram[:4, :4], gram_of(truth), rtol=1e-12, atol=1e-14)
    assert Recorder(tmp_path)(4, model)
    np.testing.assert_allclose(
        Recording.open(tmp_path).gram, gram_of([*truth, Vector.of(model).flat.double()]), rtol=1e-12, atol=1e-14
    )
    assert steps[-1] == 4


def test_another_way_replaces_what_came_after_and_another_run_is_refused(tmp_path: Path) -> None:
    record(tmp_path, 6)
    before = Recording.open(tmp_path)
    model = net()
    recorder = Recorder(tmp_path)
    for step in walk(model, 3):
        recorder(step, model)
    assert len(Recording.open(tmp_path)) == 6  # the same weights: nothing happens
    with torch.no_grad():
        model.scale += 1
    recorder(3, model)
    found = Recording.open(tmp_path)
    assert found.steps.tolist() == [0, 1, 2, 3]
    assert not torch.equal(found.vector(3).flat, before.first.flat)
    rows = [found.vector(k).flat.double() for k in range(4)]
    np.testing.assert_allclose(found.gram, gram_of(rows), rtol=1e-12, atol=1e-14)
    with pytest.raises(InputError, match="this is another run"):
        Recorder(tmp_path)(0, net(1))
    with pytest.raises(InputError, match="with other parameters"):
        Recorder(tmp_path)(0, nn.Linear(2, 2))
    assert len(Recording.open(tmp_path)) == 4


def test_the_model_is_not_touched(tmp_path: Path) -> None:
    model = net().train()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    versions = [parameter._version for parameter in model.parameters()]
    Recorder(tmp_path)(0, model)
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())
    assert [parameter._version for parameter in model.parameters()] == versions
    assert model.training


def test_selected_tensors_alone_move(tmp_path: Path) -> None:
    truth = record(tmp_path, ignore=("norm", "bias"))
    found = Recording.open(tmp_path)
    assert found.partial
    assert set(found.index.recorded) == {"first.weight", "scale", "fixed"}
    last, first = found.vector(-1).tensors(), found.vector(0).tensors()
    assert torch.equal(last["norm.weight"], first["norm.weight"])
    true_last = Vector(found.space, truth[-1].float()).tensors()
    assert torch.equal(last["first.weight"], true_last["first.weight"])
    still = Vector.zeros(found.space)
    assert not found.vector(-1, still=still).tensors()["norm.weight"].any()
    moved = (Vector(found.space, truth[-1]) - Vector(found.space, truth[0])).tensors()
    wanted = sum(float(moved[name].square().sum()) for name in found.index.recorded)
    assert found.gram[-1, -1] == pytest.approx(wanted, rel=1e-12)


def test_half_precision_models_and_weights_that_are_not_finite(tmp_path: Path) -> None:
    model = nn.Linear(3, 2).to(torch.bfloat16)
    recorder = Recorder(tmp_path)
    recorder(0, model)
    assert torch.equal(recorder.open().vector(0).tensors()["weight"], model.weight.detach().float())
    with torch.no_grad():
        model.weight[0, 0] = math.nan
    with pytest.warns(OrographWarning, match="not all finite") as caught:
        assert not recorder(1, model)
    assert caught[0].filename == __file__
    assert len(recorder.open()) == 1


def test_the_complaints(tmp_path: Path) -> None:
    for options in ({"every": 0}, {"every": True}, {"unit": "minute"}, {"dtype": "int8"}, {"budget": 0}):
        with pytest.raises(InputError):
            Recorder(tmp_path / "a", **options)  # type: ignore[arg-type]
    with pytest.raises(StoreError, match="holds none"):
        Recording.open(tmp_path / "nowhere")
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "thesis.tex").write_text("precious")
    with pytest.raises(StoreError, match="with other things in it"):
        Recorder(tmp_path / "foreign")
    record(tmp_path / "run", 3)
    with pytest.raises(InputError, match="was begun"):
        Recorder(tmp_path / "run", dtype="bfloat16")
    for bad in (-1, math.nan, "three", True):
        with pytest.raises(InputError, match="a step of 0 or more"):
            Recorder(tmp_path / "run")(bad, net())  # type: ignore[arg-type]
    for loss in ("low", [1.0], torch.ones(2)):
        with pytest.raises(InputError, match="one number as the loss"):
            Recorder(tmp_path / "run")(3, net(), loss=loss)  # type: ignore[arg-type]
    index = tmp_path / "run" / "recording.json"
    told = json.loads(index.read_text())
    index.write_text(json.dumps({**told, "schema": 99}))
    with pytest.raises(StoreError, match="update orograph"):
        Recording.open(tmp_path / "run")
    index.write_text(json.dumps(told)[:-40])
    with pytest.raises(StoreError, match="undamaged recording"):
        Recording.open(tmp_path / "run")
    index.write_text(json.dumps(told))
    next((tmp_path / "run").glob("step-1-*")).write_bytes(b"garbage")
    with pytest.raises(StoreError, match="undamaged snapshot"):
        Recording.open(tmp_path / "run").vector(1)
