"""Every registered plug-in keeps the laws of its kind."""

from __future__ import annotations

import copy
import inspect
import itertools
import shutil
from typing import Any

import pytest
import torch
from torch import nn

from orograph.directions.given import Given
from orograph.directions.random import NORMALIZATIONS, Random
from orograph.directions.towards import Towards
from orograph.engine.executors.serial import Serial
from orograph.engine.routes.eager import Eager
from orograph.engine.singles import Singles
from orograph.errors import InputError
from orograph.lab.models.resnet import resnet
from orograph.objectives.criterion import as_loss
from orograph.objectives.monoid import MeanLoss
from orograph.registry import KINDS, build, load, names, parameters, stated_options
from orograph.testing import suites


def model() -> nn.Module:
    with torch.random.fork_rng():
        torch.manual_seed(0)
        return nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 3))


def data_for(loss: str) -> tuple[torch.Tensor, torch.Tensor]:
    outputs, classes = suites.batch()
    if loss in ("mse", "l1"):
        return outputs, outputs.flip(0)
    if loss == "bce_with_logits":
        return outputs, (outputs.flip(0) > 0).double()
    return outputs.log_softmax(-1) if loss == "nll" else outputs, classes


@pytest.mark.parametrize("name", names("measure"))
def test_measure(name: str) -> None:
    suites.check_measure(build("measure", name))


@pytest.mark.parametrize("name", names("loss"))
def test_loss(name: str) -> None:
    outputs, targets = data_for(name)
    suites.check_loss(build("loss", name), outputs, targets)
    suites.check_measure(MeanLoss(as_loss(name)), outputs, targets)


@pytest.mark.parametrize("name", names("sampler"))
def test_sampler(name: str) -> None:
    suites.check_sampler(load("sampler", name))


@pytest.mark.slow
@pytest.mark.parametrize("name", names("executor"))
def test_executor(name: str) -> None:
    suites.check_executor(load("executor", name))


SLOW = {"compiled": [pytest.mark.slow]}


@pytest.mark.parametrize("name", [pytest.param(name, marks=SLOW.get(name, ())) for name in names("route")])
def test_route(name: str) -> None:
    if name == "native":  # whose kernels serve no layer of the suite's own net
        suites.check_route(load("route", name), resnet(8, width=8).eval(), torch.randn(7, 3, 9, 9))
    else:
        suites.check_route(load("route", name))


class Forgetful(Eager):
    """Keeps the weights of the first point."""

    def __init__(self, model: nn.Module, *args: Any, **options: Any) -> None:
        super().__init__(copy.deepcopy(model), *args, **options)


class Stiff(Eager):
    """Serves only batches of the first size."""

    def __init__(self, model: nn.Module, subspace: Any, args: Any, *rest: Any, **options: Any) -> None:
        super().__init__(model, subspace, args, *rest, **options)
        self._size = len(args[0])

    def __call__(self, inputs: torch.Tensor) -> Any:
        return super().__call__(torch.cat([inputs] * self._size)[: self._size])


class Leaving(Eager):
    """Leaves the model in training mode."""

    def __init__(self, model: nn.Module, *args: Any, **options: Any) -> None:
        super().__init__(model, *args, **options)
        model.train()


class Boastful(Eager):
    """Names a tier that there is not."""

    rounds = ("fp8",)


@pytest.mark.parametrize(
    ("kind", "words"),
    [(Forgetful, "other numbers"), (Stiff, "other outputs"), (Leaving, "making the route"), (Boastful, "names tiers")],
)
def test_a_bad_route_is_noticed(kind: type[Eager], words: str) -> None:
    with pytest.raises(AssertionError, match=words):
        suites.check_route(kind)


class Impatient(Serial):
    """Asks for a task ahead, and takes None for the end."""

    def run(self, tasks: Any) -> Any:
        ahead: list[Any] = []
        for task in itertools.takewhile(lambda task: task is not None, tasks):
            ahead.append(task)
            if len(ahead) == 2:
                yield from super().run([ahead.pop(0)])
        yield from super().run(ahead)


class Late(Serial):
    """Asks for all tasks before it does any."""

    def run(self, tasks: Any) -> Any:
        return super().run(list(tasks))


class Plain(Serial):
    """Knows nothing of single samples."""

    def run(self, tasks: Any) -> Any:
        return super().run((t[0], t[1].points) if t and isinstance(t[1], Singles) else t for t in tasks)


@pytest.mark.parametrize(
    ("kind", "words"),
    [(Impatient, "every task"), (Late, "not taken for a pause"), (Plain, "single samples")],
)
def test_a_bad_executor_is_noticed(kind: type[Serial], words: str) -> None:
    with pytest.raises(AssertionError, match=words):
        suites.check_executor(kind)


@pytest.mark.slow
@pytest.mark.parametrize("name", names("plot"))
def test_plot(name: str) -> None:
    if name not in ("descent", "explained"):  # they draw paths, and nothing else
        suites.check_plot(load("plot", name), 1 if name == "line" else 2)
    suites.check_plot(load("plot", name), 1 if name == "line" else 2, suites.travelled)


@pytest.mark.slow
@pytest.mark.parametrize("name", names("export"))
def test_export(name: str) -> None:
    if name == "mp4" and shutil.which("ffmpeg") is None:
        pytest.skip("there is no ffmpeg")
    options = {"frames": 2, "size": 120} if name in ("gif", "mp4") else {}
    suites.check_export(load("export", name), name, **options)


def test_directions() -> None:
    assert set(names("direction")) == {"given", "principal", "random", "towards"}
    makers = [Random(normalize) for normalize in NORMALIZATIONS]
    for maker in (*makers, Towards(model().apply(_shift)), Given({"0.weight": torch.ones(8, 4)})):
        suites.check_direction(maker, model())


def test_every_kind_lists_its_names_and_suggests_the_nearest() -> None:
    for kind in KINDS:
        assert names(kind), kind
        with pytest.raises(InputError, match=f"name of an? {kind}"):
            load(kind, "no_such_thing")
    with pytest.raises(InputError, match="did you mean 'accuracy'"):
        load("measure", "acuracy")


@torch.no_grad()
def _shift(module: nn.Module) -> None:
    for parameter in module.parameters(recurse=False):
        parameter.add_(0.1)


@pytest.mark.parametrize("kind", ["dataset", "loss", "measure", "model", "optimiser", "schedule"])
def test_the_options_listed_are_those_of_the_plugin(kind: str) -> None:
    for name in names(kind):
        told = filter(None, stated_options(kind, name).split(","))
        known = {key: each.default for key, each in parameters(load(kind, name)).items() if key != "split"}
        wanted = [key for key, default in known.items() if default is not inspect.Parameter.empty]
        assert [item.partition("=")[0] for item in told] == wanted
