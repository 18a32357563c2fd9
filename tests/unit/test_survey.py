"""What a survey must get right beside its nine guarantees: policies, identity, locks, automatic ranges, odd models."""

from __future__ import annotations

import copy
import linecache
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
import torch
from torch import nn

import orograph as og
from orograph import registry
from orograph.engine.executors.serial import Serial
from orograph.errors import DataError, InputError, ModelError, OrographWarning, StoreError
from orograph.lab.datasets.digits import digits
from orograph.lab.models.mlp import mlp
from orograph.lab.models.resnet import resnet


def normed(seed: int) -> nn.Module:
    """A BatchNorm net whose statistics have seen data."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = nn.Sequential(nn.Linear(6, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Linear(16, 3))
        for _ in range(20):
            model(torch.randn(64, 6) * (1 + seed) + seed)
    return model.eval()


def data(count: int = 90) -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(11)
    return torch.randn(count, 6, generator=generator), torch.randint(0, 3, (count,), generator=generator)


def quiet(objective: og.Objective, subspace: og.Line | og.Plane, *ranges: object, **options: object) -> og.Survey:
    return og.survey(objective, subspace, *ranges, progress=False, **{"workers": 1, **options})


def test_interpolated_statistics_reach_the_other_checkpoints() -> None:
    here, there, third = normed(0), normed(1), normed(2)
    objective = og.Objective(here, data(), normstats="interpolated")
    line = quiet(objective, og.Line.towards(objective, there), (-0.5, 1.5, 5))
    assert float(line.dataset.loss.sel(x=1.0)) == pytest.approx(
        og.Objective(there, data()).evaluate()["loss"], rel=1e-6
    )
    plane = quiet(objective, og.Plane.through(objective, there, third), (0, 1, 2), (0, 1, 3))
    assert float(plane.dataset.loss.sel(x=0.0, y=1.0)) == pytest.approx(
        og.Objective(third, data()).evaluate()["loss"], rel=1e-6
    )
    frozen = og.Objective(here, data())
    with pytest.warns(OrographWarning, match="BatchNorm statistics of their own") as caught:
        quiet(frozen, og.Line.towards(frozen, there), (0, 1, 2))
    assert caught[0].filename == __file__


def test_recalibrated_statistics_are_those_of_the_whole_data_whatever_its_order() -> None:
    model, (inputs, labels) = normed(0), data()
    objective = og.Objective(model, (inputs, labels), normstats="recalibrated", batch_size=90)
    line = og.Line.random(objective)
    survey = quiet(objective, line, (-1, 1, 3))
    twin = copy.deepcopy(model)
    for x in (-1.0, 1.0):
        for parameter, value in zip(twin.parameters(), line.at(x).tensors().values(), strict=True):
            parameter.data.copy_(value)
        twin[1].momentum = 1.0
        with torch.no_grad():
            twin.train()(inputs)
            exact = float(nn.functional.cross_entropy(twin.eval()(inputs).double(), labels))
        assert float(survey.dataset.loss.sel(x=x)) == pytest.approx(exact, rel=1e-6)
    order = labels.argsort()
    ordered = og.Objective(model, (inputs[order], labels[order]), normstats="recalibrated", batch_size=30).evaluate()
    mixed = og.Objective(model, (inputs, labels), normstats="recalibrated", batch_size=30).evaluate()
    assert ordered["loss"] == pytest.approx(mixed["loss"], rel=0.1)


def test_statistics_that_moved_since_the_line_was_made_are_refused() -> None:
    model = normed(0)
    objective = og.Objective(model, data())
    line = og.Line.random(objective)
    model.train()(data()[0])
    with pytest.raises(InputError, match="make the line or plane again"):
        quiet(objective, line, (-1, 1, 3))


def test_autocast_around_a_survey_changes_nothing() -> None:
    model, samples = mlp("6-16-3"), data()
    objective = og.Objective(model, samples)
    line = og.Line.random(objective)
    plain = quiet(objective, line, (-1, 1, 5)).dataset.loss.values
    with torch.autocast("cpu", dtype=torch.bfloat16):
        model(samples[0])  # fills autocast's cache with casts of the weights
        cast = quiet(objective, line, (-1, 1, 5)).dataset.loss.values
    assert plain.tobytes() == cast.tobytes()
    assert np.ptp(plain) > 0.1


class Merging(nn.Linear):
    """Merges something into its weight in eval mode, as some adapters do."""

    def train(self, mode: bool = True) -> Merging:
        self.weight.data.add_(0.1 if not mode and self.training else -0.1 if mode and not self.training else 0.0)
        return super().train(mode)


def test_a_model_that_changes_in_eval_mode_is_refused_and_left_as_it_was() -> None:
    model = nn.Sequential(Merging(6, 3))
    before = model[0].weight.detach().clone()
    objective = og.Objective(model, data())
    with pytest.raises(ModelError, match="merged adapters"):
        quiet(objective, og.Line.random(objective), (-1, 1, 3))
    assert torch.equal(model[0].weight, before)
    assert model.training
    assert model[0].training


class Cached(nn.Linear):
    """Uses the weight it saw first."""

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        if not hasattr(self, "_seen"):
            object.__setattr__(self, "_seen", (self.weight.detach().clone(),))
        return nn.functional.linear(inputs, self._seen[0])


def test_a_surface_that_does_not_move_is_pointed_out() -> None:
    objective = og.Objective(Cached(6, 3), data())
    line = og.Line.random(objective)
    with pytest.warns(OrographWarning, match="cached copy") as caught:
        survey = og.survey(objective, line, (-1, 1, 3), workers=1, progress=False)
    assert (caught[0].filename, linecache.getline(__file__, caught[0].lineno).split()[0]) == (__file__, "survey")
    assert np.ptp(survey.dataset.loss.values) == 0


@pytest.mark.parametrize("plane", [False, True])
def test_a_grid_that_leaves_out_what_is_there_is_pointed_out(plane: bool, tmp_path: Path) -> None:
    objective = og.Objective(nn.Linear(6, 3), data())
    subspace = (og.Plane if plane else og.Line).random(objective)
    quiet(objective, subspace, (-1, 1, 5), out=tmp_path / "a")
    for finer in ((-1, 1, 9), (-2, 1, 13), (0, 1, 5), (1.5, 2, 3)):  # as warnings are errors
        quiet(objective, subspace, finer, out=tmp_path / "a")
    quiet(objective, subspace, (-1, 1, 5), out=tmp_path / "b")
    said = f"Only {4 if plane else 2} of {25 if plane else 5} points that .* could share with this grid"
    with pytest.warns(OrographWarning, match=said) as caught:
        told = og.estimate(objective, subspace, (-1, 1, 6), out=tmp_path / "b")
    assert caught[0].filename == __file__
    assert told.left == (32 if plane else 4)
    with pytest.warns(OrographWarning, match=said):
        found = quiet(objective, subspace, (-1, 1, 6), out=tmp_path / "b")
    assert found.counts["ok"] == (36 if plane else 6)
    quiet(objective, subspace, (-1, 1, 6), out=tmp_path / "b")


def test_a_buffer_that_changes_at_every_call_does_not_hide_a_cached_weight() -> None:
    class Counts(Cached):
        def __init__(self) -> None:
            super().__init__(6, 3)
            self.register_buffer("calls", torch.zeros(()))

        def forward(self, inputs: torch.Tensor) -> torch.Tensor:
            self.calls += 1
            return super().forward(inputs) * (1 + self.calls)

    objective = og.Objective(Counts(), data())
    with pytest.warns(OrographWarning, match="cached copy"):
        quiet(objective, og.Line.random(objective), (-1, 1, 3))


class InPlace(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.linear = nn.Linear(6, 3)

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        return self.linear(inputs.sub_(1.0).mul_(2.0))


def test_a_model_that_writes_its_inputs_leaves_the_data_alone() -> None:
    inputs, labels = data()
    kept = inputs.clone()
    model = InPlace()
    objective = og.Objective(model, (inputs, labels))
    survey = quiet(objective, og.Line.random(objective), (-1, 1, 3))
    assert torch.equal(inputs, kept)
    with torch.no_grad():
        exact = float(nn.functional.cross_entropy(model.linear((kept - 1) * 2).double(), labels))
    assert float(survey.dataset.loss.sel(x=0.0)) == pytest.approx(exact, rel=1e-6)


def test_automatic_range_is_kept_when_the_survey_goes_on(tmp_path: Path) -> None:
    bowl = og.analytic.Quadratic([2.0, 8.0], start=[1.0, 0.0]).objective()
    plane = og.Plane.spanned(bowl, {"theta": torch.tensor([1.0, 0.0])}, {"theta": torch.tensor([0.0, 1.0])})
    survey = quiet(bowl, plane, "auto:41", "auto:21", out=tmp_path / "a", rise=9.0)
    x, y = survey.dataset.x.values, survey.dataset.y.values
    # loss = (1 + x)² + 4 y²; nine times the anchor's 1 at x = 2 and x = −4, and at y = ±√2
    assert x[0] == pytest.approx(-4, rel=0.1)
    assert x[-1] == pytest.approx(2, rel=0.1)
    assert y[0] == pytest.approx(-(2**0.5), rel=0.15)
    assert y[-1] == pytest.approx(2**0.5, rel=0.15)
    assert 0.0 in x
    assert 0.0 in y
    again = quiet(bowl, plane, "auto:41", "auto:21", out=tmp_path / "a", rise=9.0)
    assert again.dataset.identical(survey.dataset)


def test_nearby_ranges_are_different_ranges(tmp_path: Path) -> None:
    bowl = og.analytic.Quadratic([1.0], start=[1.0]).objective()
    line = og.Line.along(bowl, {"theta": torch.ones(1, dtype=torch.float64)})
    for stop in (0.1234567, 0.1234568):
        assert quiet(bowl, line, (0, stop, 3), out=tmp_path / "a").dataset.x.values[-1] == stop


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"loss": nn.CrossEntropyLoss(label_smoothing=0.1)}, "objective"),
        ({"loss": "hinge"}, "objective"),
        ({"measures": ("accuracy:ignore_index=2",)}, "objective"),
        ({"samples": 50}, "data"),
        ({"normstats": "recalibrated"}, "objective"),
    ],
    ids=lambda value: value if isinstance(value, str) else next(iter(value)),
)
def test_another_survey_is_not_continued(change: dict[str, object], word: str, tmp_path: Path) -> None:
    model = normed(0)
    first = og.Objective(model, data())
    quiet(first, og.Line.random(first), (-1, 1, 3), out=tmp_path / "a")
    other = og.Objective(model, data(), **change)
    with pytest.raises(StoreError):
        quiet(other, og.Line.random(other), (-1, 1, 5), out=tmp_path / "a")
    assert len(og.open(tmp_path / "a").dataset.x) == 3


def test_the_same_weights_in_another_architecture_are_another_survey(tmp_path: Path) -> None:
    inputs, labels = torch.randn(20, 1, 8, 8), torch.randint(0, 10, (20,))
    objectives = [og.Objective(resnet(8, 4, skip, channels=1), (inputs, labels)) for skip in (True, False)]
    quiet(objectives[0], og.Line.random(objectives[0]), (-1, 1, 3), out=tmp_path / "a")
    with pytest.raises(StoreError):
        quiet(objectives[1], og.Line.random(objectives[1]), (-1, 1, 3), out=tmp_path / "a")


def test_a_half_precision_model_is_told_from_its_float32_twin(tmp_path: Path) -> None:
    half = mlp("6-16-3").bfloat16()
    whole = copy.deepcopy(half).float()
    first = og.Objective(half, data())
    survey = quiet(first, og.Line.random(first), (-1, 1, 3), out=tmp_path / "a")
    assert survey.provenance["objective"]["dtype"] == "bfloat16"
    second = og.Objective(whole, data())
    with pytest.raises(StoreError, match="objective"):
        quiet(second, og.Line.random(second), (-1, 1, 5), out=tmp_path / "a")


SLOW = """
import sys, time, torch, orograph as og
bowl = og.analytic.Quadratic([1.0], start=[1.0]).objective()
line = og.Line.along(bowl, {"theta": torch.ones(1, dtype=torch.float64)})
og.survey(bowl, line, (0, 1, 40), out=sys.argv[1], workers=1, chunk=1, progress=lambda p: time.sleep(0.05))
"""


@pytest.mark.slow
def test_two_processes_never_compute_one_survey(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    process = subprocess.Popen([sys.executable, "-c", SLOW, folder])
    end = time.monotonic() + 60
    while not (folder / ".lock").exists() and time.monotonic() < end:
        time.sleep(0.01)
    bowl = og.analytic.Quadratic([1.0], start=[1.0]).objective()
    line = og.Line.along(bowl, {"theta": torch.ones(1, dtype=torch.float64)})
    with pytest.raises(StoreError, match="only writer"):
        quiet(bowl, line, (0, 1, 40), out=folder)
    with pytest.raises(StoreError, match="only writer"):
        quiet(bowl, line, (0, 2, 79), out=folder, overwrite=True)
    assert process.wait() == 0
    survey = og.open(folder)
    assert survey.counts["ok"] == 40
    np.testing.assert_allclose(survey.dataset.loss.values, 0.5 * (1 + survey.dataset.x.values) ** 2, rtol=1e-12)


def test_a_progressive_survey_can_be_looked_at_before_it_is_done(tmp_path: Path) -> None:
    objective = og.Objective(mlp("64-16-10"), digits("test"))
    plane = og.Plane.random(objective)

    def stop(progress: og.Progress) -> None:
        if progress.stage == "surveying" and progress.done >= 0.05 * progress.total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        og.survey(objective, plane, (-1, 1, 21), (-1, 1, 21), out=tmp_path / "a", workers=1, chunk=5, progress=stop)
    survey = og.open(tmp_path / "a")
    known = np.argwhere(survey.dataset.status.values == 1)
    assert 0.05 <= len(known) / 441 < 0.08
    assert known.min() == 0
    assert known.max() == 20
    figure = survey.plot("contour", path=tmp_path / "preview.png")
    assert any("preview" in text.get_text() for axes in figure.axes for text in axes.texts) or any(
        "preview" in text.get_text() for text in figure.findobj(lambda artist: hasattr(artist, "get_text"))
    )


@pytest.mark.parametrize("finished", [0, 5])
def test_what_is_finished_without_a_folder_is_kept_and_told(
    finished: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    objective = og.Objective(normed(0), data())
    line = og.Line.random(objective, seed=0)

    def stop(progress: og.Progress) -> None:
        if progress.stage == "surveying" and progress.done >= finished:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as stopped:
        og.survey(objective, line, (-1, 1, 11), workers=1, chunk=1, progress=stop)
    kept = list(tmp_path.glob("orograph-*/survey"))
    assert len(list(tmp_path.glob("orograph-*"))) == len(kept) == bool(finished)
    if finished:
        assert og.open(kept[0]).counts["ok"] == finished
        assert stopped.value.__notes__ == [
            f"What is finished is kept: the same call with out={str(kept[0])!r} goes on with it."
        ]
        assert quiet(objective, line, (-1, 1, 11), out=kept[0]).complete


class Rows:
    """Samples on a disk that may fail."""

    def __init__(self) -> None:
        self.fails = False
        self.inputs, self.targets = data()

    def __len__(self) -> int:
        return len(self.inputs)

    def __getitem__(self, index: int) -> tuple[torch.Tensor, torch.Tensor]:
        if self.fails and index > 80:
            raise OSError(5, "Input/output error")
        return self.inputs[index], self.targets[index]


@pytest.mark.parametrize("normstats", ["frozen", "recalibrated"])
def test_data_that_cannot_be_read_stops_a_survey_which_then_goes_on(normstats: str, tmp_path: Path) -> None:
    rows = Rows()
    objective = og.Objective(normed(0), rows, memory=0, normstats=normstats)
    line = og.Line.random(objective, seed=0)

    def fail(progress: og.Progress) -> None:
        rows.fails = progress.stage == "surveying" and progress.done >= 4

    with pytest.raises(DataError, match=r"but got OSError: Input/output error; .* run the same again: it goes on"):
        og.survey(objective, line, (-1, 1, 11), out=tmp_path / "a", workers=1, chunk=2, progress=fail)
    assert og.open(tmp_path / "a").counts == {"total": 11, "pending": 7, "ok": 4, "nonfinite": 0, "failed": 0}
    rows.fails = False
    assert quiet(objective, line, (-1, 1, 11), out=tmp_path / "a").counts["ok"] == 11


class Counting(Serial):
    """An executor of somebody's own."""

    asked: ClassVar[list[int]] = []

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        Counting.asked.append(args[3])


def test_an_executor_is_chosen_by_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    known = registry.load
    monkeypatch.setattr(registry, "load", lambda kind, name: Counting if name == "counting" else known(kind, name))
    objective = og.Objective(normed(0).eval(), data())
    line = og.Line.random(objective, seed=0)
    wanted = quiet(objective, line, (-1, 1, 9))
    Counting.asked.clear()
    found = quiet(objective, line, (-1, 1, 9), executor="counting", workers=3, out=tmp_path / "s", chunk=2)
    assert Counting.asked == [3]
    assert (found.dataset.loss == wanted.dataset.loss).all()
    told = og.estimate(objective, line, (-1, 1, 9), executor="serial")
    assert told.workers == 1
    with pytest.raises(InputError, match="one worker for the executor 'serial', but got 2"):
        quiet(objective, line, (-1, 1, 9), executor="serial", workers=2)
    with pytest.raises(InputError, match="did you mean 'processes'"):
        quiet(objective, line, (-1, 1, 9), executor="proceses")


class Casting(nn.Module):
    """Computes in bfloat16 by autocast of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.net = nn.Linear(6, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self.net(x).float()


def test_weights_that_a_model_casts_itself_move_with_it() -> None:
    with torch.random.fork_rng():
        torch.manual_seed(3)
        model = Casting().eval()
    objective = og.Objective(model, data(), measures=())
    line = og.Line.random(objective, seed=1)
    found = quiet(objective, line, (-1, 1, 5), route="eager").dataset.loss.values
    inputs, targets = data()
    origin, direction = (vector.tensors() for vector in (line.origin, line.directions[0]))
    for x, loss in zip(np.linspace(-1, 1, 5).tolist(), found.tolist(), strict=True):
        moved = Casting().eval()
        moved.load_state_dict({name: origin[name] + x * direction[name] for name in origin})
        with torch.no_grad():
            wanted = float(nn.functional.cross_entropy(moved(inputs).double(), targets))
        assert loss == pytest.approx(wanted, rel=1e-6)


def inferred(values: torch.Tensor) -> torch.Tensor:
    with torch.inference_mode():
        return values.clone()


def of_numpy(values: torch.Tensor) -> np.ndarray:
    return values.clone().numpy()


@pytest.mark.parametrize("memory", [None, 0])
@pytest.mark.parametrize("form", [torch.clone, inferred, of_numpy, lambda values: torch.from_numpy(of_numpy(values))])
def test_data_that_was_written_into_is_not_surveyed(
    form: Callable[[torch.Tensor], Any], memory: int | None, tmp_path: Path
) -> None:
    inputs, labels = data()
    inputs = form(inputs)
    objective = og.Objective(normed(0), (inputs, labels), memory=memory)
    line = og.Line.random(objective, seed=1)
    with torch.inference_mode():
        inputs += 0
    quiet(objective, line, (-1, 1, 3), out=tmp_path / "s")
    with torch.inference_mode():
        inputs += 1
    for place in ("s", "another"):
        with pytest.raises(DataError, match="written into since then; make the objective anew"):
            quiet(objective, line, (-1, 1, 5), out=tmp_path / place)


def test_where_there_are_no_running_statistics_there_is_nothing_to_interpolate() -> None:
    inputs, labels = data()
    numbers = []
    for policy in ("frozen", "interpolated"):
        torch.manual_seed(0)
        net = nn.Sequential(nn.Flatten(), nn.LazyLinear(10)).eval()
        net(inputs)
        objective = og.Objective(net, (inputs, labels), normstats=policy)
        numbers.append(quiet(objective, og.Line.random(objective, seed=0), (-1, 1, 3)).dataset.loss.values)
    assert np.array_equal(*numbers)
