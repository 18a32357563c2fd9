"""The guarantees of every survey (ARCHITECTURE.md), as functions that raise AssertionError when one does not hold.

`test_guarantees.py` runs them; `test_guarantees_can_fail.py` breaks Orograph in one place after another and sees that
the check notices.
"""

from __future__ import annotations

import copy
import os
import pickle
import random
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

import orograph as og
from orograph.engine import run as engine
from orograph.errors import CheckpointError, DeterminismError
from orograph.objectives.objective import Objective
from orograph.results.schema import ChunkStatus, Status
from orograph.results.store import Store


class Awkward(nn.Module):
    """BatchNorm, dropout, tied embedding, an integer buffer that counts calls, a frozen layer; left in train mode."""

    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Embedding(12, 8)
        self.norm = nn.BatchNorm1d(8)
        self.frozen = nn.Linear(8, 8)
        self.drop = nn.Dropout(0.5)
        self.head = nn.Linear(8, 12, bias=False)
        self.head.weight = self.embed.weight
        self.register_buffer("calls", torch.zeros((), dtype=torch.long))
        self.frozen.requires_grad_(False)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        self.calls += 1
        hidden = self.embed(tokens).mean(1)
        return self.head(torch.tanh(self.frozen(self.drop(self.norm(hidden)))))


def awkward() -> tuple[Awkward, tuple[torch.Tensor, torch.Tensor]]:
    with torch.random.fork_rng():
        torch.manual_seed(3)
        model = Awkward()
        tokens, labels = torch.randint(0, 12, (50, 6)), torch.randint(0, 12, (50,))
        for _ in range(3):
            model.train()(tokens)
        model.frozen.eval()
    return model, (tokens, labels)


def snapshot(model: nn.Module) -> dict[str, object]:
    """Every bit, flag and place of a model."""
    found: dict[str, object] = {}
    for name, tensor in [*model.named_parameters(remove_duplicate=False), *model.named_buffers()]:
        bits = tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes()
        found[name] = (id(tensor), bits, tensor.dtype, tuple(tensor.shape), tensor.requires_grad, str(tensor.device))
    found |= {f"{name}.training": module.training for name, module in model.named_modules()}
    return found


def asymmetric(dtype: torch.dtype = torch.float64) -> tuple[Objective, og.Plane, object]:
    """f(x, y) = ½ (x − 0.3)² + 2 (y + 0.1)² + const: no symmetry, and a closed form."""
    bowl = og.analytic.Quadratic(
        [1.0, 4.0], start=[-0.3, 0.1], shifts=[[0.0, 0.0], [0.2, -0.4], [-0.2, 0.4]], dtype=dtype
    )
    objective = bowl.objective()
    unit = [torch.tensor([1.0, 0.0], dtype=dtype), torch.tensor([0.0, 1.0], dtype=dtype)]
    plane = og.Plane.spanned(objective, {"theta": unit[0]}, {"theta": unit[1]})
    return objective, plane, bowl


def directions(folder: Path) -> None:
    """1. Gaussian, seeded, stored; norms by each layer's kind; orthogonal after normalising; all in the result."""
    torch.manual_seed(0)
    model = nn.Sequential(
        nn.Conv2d(1, 6, 3), nn.BatchNorm2d(6), nn.ReLU(), nn.ConvTranspose2d(6, 5, 3), nn.Flatten(), nn.Linear(320, 4)
    )
    objective = og.Objective(model, (torch.randn(8, 1, 8, 8), torch.randint(0, 4, (8,))))
    plane = og.Plane.random(objective, seed=7)
    again = og.Plane.random(objective, seed=7)
    for axis, direction in zip(plane.directions, again.directions, strict=True):
        assert torch.equal(axis.flat, direction.flat)
    for direction in plane.directions:
        parts = direction.tensors()
        for name, axis in (("0.weight", 0), ("3.weight", 1), ("5.weight", 0)):
            weight = model.get_parameter(name).detach().double()
            rest = [i for i in range(weight.ndim) if i != axis]
            torch.testing.assert_close(
                (parts[name].double() ** 2).sum(rest).sqrt(), (weight**2).sum(rest).sqrt(), rtol=1e-6, atol=0
            )
        assert all(not parts[name].any() for name in ("0.bias", "1.weight", "1.bias", "3.bias", "5.bias"))
    raw = og.Plane.random(objective, normalize="none", seed=7).directions[0].tensors()["5.weight"].double().flatten()
    assert abs(float(raw.mean())) < 0.1
    assert abs(float(raw.var()) - 1) < 0.15
    assert abs(float((raw**4).mean() / raw.var() ** 2) - 3) < 0.6  # 1.8 for a uniform law
    cosine = plane.directions[0].dot(plane.directions[1]) / plane.directions[0].norm() / plane.directions[1].norm()
    assert abs(cosine) < 1e-6
    survey = og.survey(objective, plane, (-1, 1, 3), (-1, 1, 2), out=folder / "a", progress=False)
    told = survey.provenance["directions"]
    assert abs(told["cosine"]) < 1e-6
    assert told["x"]["seed"] == 7
    assert told["x"]["normalize"] == "filter"
    np.testing.assert_allclose(told["y"]["norm"], plane.directions[1].norm(), rtol=1e-9)
    np.testing.assert_allclose(told["x"]["relative_norm"], plane.directions[0].norm() / plane.origin.norm(), rtol=1e-9)
    assert {row["name"]: row["role"] for row in survey.provenance["tensors"]}["3.weight"] == "conv_transpose"
    stored = og.load_checkpoint(folder / "a" / "directions.safetensors")
    assert torch.equal(stored["x/3.weight"], plane.directions[0].tensors()["3.weight"])
    assert torch.equal(stored["anchor/0.weight"], model[0].weight)


def anchor(folder: Path) -> None:
    """2. Every point comes from the anchor; then the model is bit-identical, also after an exception or Ctrl-C."""
    model, data = awkward()
    before = snapshot(model)
    objective = og.Objective(model, data)
    plane = og.Plane.random(objective, seed=0)
    survey = og.survey(
        objective, plane, (-1, 1, 4), (-1, 1, 3), out=folder / "a", order="plain", workers=1, progress=False
    )
    assert snapshot(model) == before
    twin = copy.deepcopy(model)
    for i, x in enumerate(survey.dataset.x.values):
        for j, y in enumerate(survey.dataset.y.values):
            direct = og.Objective(twin, data).evaluate(plane.at(x, y))["loss"]
            np.testing.assert_allclose(survey.dataset.loss.values[i, j], direct, rtol=1e-6)
    for error in (RuntimeError("stop here"), KeyboardInterrupt()):

        def interrupted(progress: og.Progress, error: BaseException = error) -> None:
            if progress.stage == "surveying" and progress.done > 2:
                raise error

        with pytest.raises(type(error)):
            og.survey(objective, plane, (-1, 1, 6), out=folder / type(error).__name__, workers=1, progress=interrupted)
        assert snapshot(model) == before


def evaluation_mode(folder: Path) -> None:
    """3. Eval mode under an explicit BatchNorm policy that is in the result; integer buffers are left alone."""
    model, data = awkward()
    reference = copy.deepcopy(model).eval()
    with torch.no_grad():
        expected = float(nn.functional.cross_entropy(reference(data[0]).double(), data[1]))
    calls = int(model.calls)
    for policy in ("frozen", "recalibrated"):
        objective = og.Objective(model, data, normstats=policy, batch_size=50)
        survey = og.survey(
            objective, og.Line.random(objective), (-1, 1, 3), out=folder / policy, workers=1, progress=False
        )
        assert survey.provenance["objective"]["normstats"] == policy
        if policy == "frozen":
            np.testing.assert_allclose(survey.dataset.loss.values[1], expected, rtol=1e-6)
    assert int(model.calls) == calls
    assert int(model.norm.num_batches_tracked) == 3


def mean_over_samples(folder: Path) -> None:
    """4. The mean is over samples or tokens, in float64: batches and shards do not matter; the data is hashed."""
    generator = torch.Generator().manual_seed(5)
    inputs = torch.randn(1437, 16, generator=generator)
    labels = torch.randint(0, 10, (1437,), generator=generator)
    model = nn.Linear(16, 10)
    with torch.no_grad():
        model.weight.normal_(generator=generator)
        expected = float(nn.functional.cross_entropy(model(inputs).double(), labels))
    hashes = set()
    for size in (7, 64, 1437):
        objective = og.Objective(model, (inputs, labels), batch_size=size)
        np.testing.assert_allclose(objective.evaluate()["loss"], expected, rtol=1e-7)
        hashes.add(objective.spec()["data"]["sha256"])
    assert len(hashes) == 1
    shards = [og.Objective(model, (inputs[a:b], labels[a:b])) for a, b in ((0, 100), (100, 1000), (1000, 1437))]
    merged = shards[0].combine([shard.accumulate() for shard in shards])
    np.testing.assert_allclose(merged["loss"], expected, rtol=1e-7)
    whole = og.Objective(model, (inputs, labels)).evaluate()
    np.testing.assert_allclose(merged["loss_stderr"], whole["loss_stderr"], rtol=1e-7)


def checked_before(folder: Path) -> None:
    """5. The anchor, evaluated directly, equals the surface's (0, 0); a noisy objective is refused."""

    class Noisy(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.linear = nn.Linear(4, 3)

        def forward(self, inputs: torch.Tensor) -> torch.Tensor:
            return nn.functional.dropout(self.linear(inputs), 0.5, training=True)

    data = (torch.randn(20, 4), torch.randint(0, 3, (20,)))
    noisy = og.Objective(Noisy(), data)
    with pytest.raises(DeterminismError, match="dropout"):
        og.survey(noisy, og.Line.random(noisy), (-1, 1, 3), out=folder / "noisy", progress=False)
    assert not (folder / "noisy").exists()
    objective = og.Objective(nn.Linear(4, 3), data)
    survey = og.survey(objective, og.Line.random(objective), (-1, 1, 3), out=folder / "a", progress=False)
    assert survey.anchor["loss"] == objective.evaluate()["loss"] == float(survey.dataset.loss.sel(x=0.0))


class Fragile(nn.Module):
    """A loss that is NaN, infinite, an exception or −1 in places."""

    def __init__(self) -> None:
        super().__init__()
        self.theta = nn.Parameter(torch.zeros(1, dtype=torch.float64))

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        position = float(self.theta)
        if position == 3.0:
            raise RuntimeError("no loss here")
        value = {1.0: float("nan"), 2.0: float("inf"), 4.0: -1.0}.get(position, position)
        return inputs[:, 0] * 0 + value


def nothing_hidden(folder: Path) -> None:
    """6. NaN and inf are kept; a point that fails is a status; nothing is done because of its value."""
    objective = og.Objective(Fragile(), torch.zeros(3, 1, dtype=torch.float64), loss="output")
    line = og.Line.along(objective, {"theta": torch.ones(1, dtype=torch.float64)})
    survey = og.survey(objective, line, (-1, 5, 7), out=folder / "a", workers=1, progress=False)
    np.testing.assert_array_equal(survey.dataset.loss.values, [-1.0, 0.0, np.nan, np.inf, np.nan, -1.0, 5.0])
    wanted = [Status.OK, Status.OK, Status.NONFINITE, Status.NONFINITE, Status.FAILED, Status.OK, Status.OK]
    np.testing.assert_array_equal(survey.dataset.status.values, wanted)
    assert "no loss here" in (folder / "a" / "failures.jsonl").read_text()
    assert not Store.open(folder / "a").todo()


def index_order(folder: Path) -> None:
    """7. The index order is named; a grid that is neither square nor symmetric comes out right."""
    objective, plane, bowl = asymmetric()
    for order in ("plain", "progressive"):
        survey = og.survey(objective, plane, (-1, 2, 5), (0, 1, 3), out=folder / order, order=order, progress=False)
        assert survey.dataset.loss.dims == ("x", "y")
        for x in survey.dataset.x.values:
            for y in survey.dataset.y.values:
                exact = bowl.value(np.array([[-0.3 + x, 0.1 + y]]))[0]
                np.testing.assert_allclose(float(survey.dataset.loss.sel(x=x, y=y)), exact, rtol=1e-12)


def resumes(folder: Path) -> None:
    """8. An interrupted run resumes without recomputing and ends bit-identical; extending recomputes nothing."""
    objective, plane, _ = asymmetric()
    whole = og.survey(objective, plane, (-1, 1, 11), (-1, 1, 11), out=folder / "whole", chunk=7, progress=False)
    stop_at = random.Random(1).randrange(20, 100)

    def kill(progress: og.Progress) -> None:
        if progress.stage == "surveying" and progress.done > stop_at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        og.survey(objective, plane, (-1, 1, 11), (-1, 1, 11), out=folder / "a", chunk=7, workers=1, progress=kill)
    finished = int((Store.open(folder / "a").read().status != Status.PENDING).sum())
    assert finished > stop_at
    seen = _evaluations(lambda: og.survey(objective, plane, (-1, 1, 11), (-1, 1, 11), out=folder / "a", progress=False))
    assert seen == 121 - finished
    resumed = og.open(folder / "a")
    assert resumed.dataset.loss.values.tobytes() == whole.dataset.loss.values.tobytes()
    seen = _evaluations(lambda: og.survey(objective, plane, (-1, 1, 21), (-1, 1, 21), out=folder / "a", progress=False))
    assert seen == 21 * 21 - 121
    fresh = og.survey(objective, plane, (-1, 1, 21), (-1, 1, 21), out=folder / "fresh", progress=False)
    assert og.open(folder / "a").dataset.loss.values.tobytes() == fresh.dataset.loss.values.tobytes()
    assert set(np.unique(Store.open(folder / "a")._read("chunk_status"))) == {ChunkStatus.DONE}


def _evaluations(work: object) -> int:
    """How many points are written while ``work`` runs."""
    count = 0
    original = engine._write

    def counting(store: Store, index: int, points: np.ndarray, outcome: object) -> None:
        nonlocal count
        original(store, index, points, outcome)
        count += len(points)

    engine._write = counting
    try:
        work()  # type: ignore[operator]
    finally:
        engine._write = original
    return count


class Bomb:
    """Runs code when it is unpickled."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return os.mkdir, (str(self.target),)


def safe_checkpoints(folder: Path) -> None:
    """9. Checkpoints are read as safetensors or with weights_only: a pickle that would run code is refused."""
    folder.mkdir(exist_ok=True)
    target = folder / "exploded"
    torch.save({"weight": torch.zeros(1), "bomb": Bomb(target)}, folder / "bomb.pt")
    (folder / "bomb.pth").write_bytes(pickle.dumps({"state_dict": Bomb(target)}))
    for name in ("bomb.pt", "bomb.pth"):
        with pytest.raises(CheckpointError):
            og.load_checkpoint(folder / name)
        assert not target.exists()


ALL = {
    1: directions,
    2: anchor,
    3: evaluation_mode,
    4: mean_over_samples,
    5: checked_before,
    6: nothing_hidden,
    7: index_order,
    8: resumes,
    9: safe_checkpoints,
}
