"""Every registered data set, model, optimiser and schedule keeps the laws of its kind, and so may a third party's."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any, ClassVar

import pytest
import torch
from torch import Tensor, nn

from orograph import registry
from orograph.cli.app import main
from orograph.errors import DataError, InputError
from orograph.lab.data import load_data
from orograph.lab.optimisers._optimiser import Groups
from orograph.lab.optimisers.adam import Adam
from orograph.lab.runs import Configuration, trained
from orograph.lab.samples import Samples
from orograph.lab.schedules.cosine import Cosine
from orograph.registry import build, load, names, parse
from orograph.testing import lab

SMALL = {
    "densenet": "blocks=2-2,growth=4",
    "mlp": "sizes=12-6-3,norm=true",
    "resnet": "depth=8,width=4",
    "transformer": "layers=1,width=8,context=6",
    "vgg": "width=2",
    "wide_resnet": "depth=8,width=2",
}


def noise(*shape: int) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(0))


INPUTS = {"mlp": noise(4, 12), "transformer": torch.arange(20).reshape(4, 5)}


@pytest.mark.parametrize("name", names("model"))
def test_model(name: str) -> None:
    plugin, options = parse("model", f"{name}:{SMALL.get(name, '')}")
    lab.check_model(partial(plugin, **options), INPUTS.get(name))


@pytest.mark.parametrize("name", names("dataset"))
def test_dataset(name: str) -> None:
    """Those that are read from files of this machine are tried on written ones in test_lab_datasets, too."""
    if name == "tabular":
        pytest.importorskip("sklearn")
    plugin = load("dataset", name)
    try:
        plugin()
    except DataError:
        pytest.skip("its files are not here")
    lab.check_dataset(plugin)


@pytest.mark.parametrize(
    "spec", [*names("optimiser"), "sgd:decoupled=true", "rmsprop:momentum=0.5", "lbfgs:search=false"]
)
def test_optimiser(spec: str) -> None:
    lab.check_optimiser(build("optimiser", spec))


@pytest.mark.parametrize("spec", [*names("schedule"), "cosine:warmup=0.3", "steps:factor=0.5,warmup=0.1"])
def test_schedule(spec: str) -> None:
    lab.check_schedule(build("schedule", spec))


# ------------------------------------------------------------------------------------------------ a third party's


@dataclass(frozen=True)
class Signed:
    """Steps along the sign of the gradient."""

    learning_rate: float = 0.01
    repeats: ClassVar[bool] = False

    def build(self, groups: Groups) -> torch.optim.Optimizer:
        return torch.optim.Rprop([{"params": g["params"]} for g in groups], lr=self.learning_rate)


@dataclass(frozen=True)
class Halving:
    """Half the rate every so often."""

    often: int = 4

    def rate(self, done: float, step: float) -> float:
        return 0.5 ** math.floor(done * self.often + 1e-9)


def stripes(split: str = "train", *, samples: int = 60, classes: int = 4) -> Samples:
    """Points of the plane by their first coordinate."""
    if split not in ("train", "test"):
        raise InputError("the split 'train' or 'test'", repr(split), "choose one of the two")
    generator = torch.Generator().manual_seed(("train", "test").index(split))
    points = torch.rand(samples, 2, generator=generator)
    targets = (points[:, 0] * classes).long()
    return Samples(points, targets, {"source": "drawn (stripes)", "split": split, "classes": classes})


def linear(classes: int = 10, seed: int = 0) -> nn.Module:
    """One layer."""
    net = nn.Sequential(nn.Flatten(), nn.utils.skip_init(nn.Linear, 2, classes))
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.normal_(generator=torch.Generator().manual_seed(seed))
    return net


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another package's plug-ins, as its entry points tell them."""
    made = {"optimiser": "Signed", "schedule": "Halving", "dataset": "stripes", "model": "linear"}
    points = [EntryPoint(name.lower(), f"{__name__}:{name}", f"orograph.{kind}") for kind, name in made.items()]
    monkeypatch.setattr(registry, "entry_points", lambda group: [point for point in points if point.group == group])


@pytest.mark.usefixtures("installed")
def test_plugins_of_others_are_trained_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    net = Configuration(
        model="linear", data="stripes:samples=50", optimiser="signed:learning_rate=0.05", schedule="halving:often=2",
        epochs=20, batch_size=50, weight_decay=0.0,
    )  # fmt: skip
    run = trained(net, tmp_path)
    assert run.history.losses[-1] < 0.7 * run.history.losses[0]
    assert run.data.options_for("linear") == {"classes": 4}
    assert run.configuration.identity(run.data)["schedule"] == "halving:often=2"
    assert [len(part) for part in load_data("stripes:samples=5,test_samples=7").test] == [7, 7]
    for kind, name in (("optimiser", "signed"), ("schedule", "halving"), ("dataset", "stripes"), ("model", "linear")):
        assert main(["list", kind]) == 0
        assert name in capsys.readouterr().out


def test_plugins_of_others_keep_the_laws() -> None:
    lab.check_dataset(stripes)
    lab.check_model(linear, noise(4, 2))
    lab.check_schedule(Halving())


# ------------------------------------------------------------------------------------------- bad ones are noticed


@dataclass(frozen=True)
class OwnRate(Adam):
    """Another rate than it says."""

    def build(self, groups: Groups) -> torch.optim.Optimizer:
        return torch.optim.Adam([dict(g) for g in groups], lr=0.5)


@dataclass(frozen=True)
class Uphill(Adam):
    """Goes up."""

    def build(self, groups: Groups) -> torch.optim.Optimizer:
        return torch.optim.Adam([dict(g) for g in groups], lr=self.learning_rate, maximize=True)


@dataclass(frozen=True)
class AllDecayed(Adam):
    """The first group's decay for all."""

    def build(self, groups: Groups) -> torch.optim.Optimizer:
        decay = groups[0]["weight_decay"]
        return torch.optim.AdamW([{**g, "weight_decay": decay} for g in groups], lr=self.learning_rate)


class FixedStep(torch.optim.SGD):
    """Goes by a rate of its own, and counts in an attribute."""

    def __init__(self, groups: Any, lr: float, shrinking: bool) -> None:
        super().__init__(groups, lr=lr)
        self.shrinking, self.steps = shrinking, 0

    def step(self, closure: Any = None) -> None:
        self.steps += 1
        for group in self.param_groups:
            for parameter in group["params"]:
                rate = group["lr"] / self.steps if self.shrinking else 0.01
                parameter.data.add_(parameter.grad + group["weight_decay"] * parameter.data, alpha=-rate)


@dataclass(frozen=True)
class Stubborn(Adam):
    """Does not look at lr."""

    shrinking: bool = False

    def build(self, groups: Groups) -> torch.optim.Optimizer:
        return FixedStep([dict(g) for g in groups], self.learning_rate, self.shrinking)


@dataclass
class Melting:
    """Can be changed."""

    learning_rate: float = 0.1


@pytest.mark.parametrize(
    ("optimiser", "words"),
    [
        (Signed(), "does not pull weights towards 0"),
        (OwnRate(), "every group's lr is the rate"),
        (Uphill(), "do not lower it"),
        (AllDecayed(), "whose group has no weight_decay"),
        (Stubborn(), "the schedule sets it"),
        (Stubborn(shrinking=True), "goes on otherwise"),
        (Melting(), "a frozen dataclass"),
    ],
)
def test_a_bad_optimiser_is_noticed(optimiser: Any, words: str) -> None:
    with pytest.raises(AssertionError, match=words):
        lab.check_optimiser(optimiser)


ASKED = itertools.count(1)


@dataclass(frozen=True)
class Rates(Cosine):
    """Any rates."""

    of: Callable[[float, float], float] = lambda done, step: 1.0

    def rate(self, done: float, step: float) -> float:
        return self.of(done, step)


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (lambda done, step: 1 + done, "no share from 0 to 1"),
        (lambda done, step: done, "the first step's rate is 0"),
        (lambda done, step: 1 / next(ASKED), "what was asked before"),
    ],
)
def test_a_bad_schedule_is_noticed(of: Callable[[float, float], float], words: str) -> None:
    with pytest.raises(AssertionError, match=words):
        lab.check_schedule(Rates(of=of))


HELD = stripes()


def other_about(**changed: Any) -> Callable[..., Samples]:
    def make(split: str = "train") -> Samples:
        inputs, targets = half = stripes(split)
        return Samples(inputs, targets, {k: v for k, v in {**half.about, **changed}.items() if v is not None})

    return make


def unwary(split: str = "train") -> Samples:
    return stripes(split if split == "train" else "test")


def moving(split: str = "train") -> Samples:
    torch.rand(1)
    return stripes(split)


def stubborn(split: str = "train", samples: int = 60) -> Samples:
    return stripes(split)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda split="train": tuple(stripes(split)), "Samples, not tuple"),
        (lambda split="train": Samples(*HELD, {**HELD.about, "split": split}), "another one at the second call"),
        (lambda split="train": Samples(*stripes(), {**HELD.about, "split": split}), "the halves are the same"),
        (lambda split="test": stripes(split), "the training half"),
        (unwary, "not an InputError"),
        (moving, "random generator moved"),
        (stubborn, "three samples"),
        (other_about(source=None), "about says the source"),
        (other_about(split="all"), "about says the split"),
        (other_about(classes=None), "how many classes"),
        (other_about(classes=2), "none of 2 classes"),
    ],
)
def test_a_bad_data_set_is_noticed(make: Any, words: str) -> None:
    with pytest.raises(AssertionError, match=words):
        lab.check_dataset(make)


class Mixing(nn.Module):
    """Subtracts the batch's mean."""

    def forward(self, x: Tensor) -> Tensor:
        return x - x.mean(0)


class Counting(nn.Module):
    """Counts in a buffer, in eval mode too."""

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("seen", torch.zeros(()))

    def forward(self, x: Tensor) -> Tensor:
        self.seen += 1
        return x


def with_module(module: Callable[[], nn.Module]) -> Callable[..., nn.Module]:
    return lambda seed=0: nn.Sequential(linear(seed=seed), module())


def unused(seed: int = 0) -> nn.Module:
    net = linear(seed=seed)
    net.register_parameter("spare", nn.Parameter(torch.zeros(2)))
    return net


def global_draw(seed: int = 0) -> nn.Module:
    return nn.Linear(2, 3)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (global_draw, "random generator moved"),
        (lambda seed=0: linear(), "the seed changes nothing"),
        (with_module(Mixing), "the rest of its batch"),
        (with_module(Counting), "changes the model"),
        (unused, "no gradient reaches spare"),
    ],
)
def test_a_bad_model_is_noticed(make: Any, words: str) -> None:
    with torch.random.fork_rng(), pytest.raises(AssertionError, match=words):
        lab.check_model(make, noise(4, 2))
