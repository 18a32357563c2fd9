"""Every registered plug-in keeps the laws of its kind."""

from __future__ import annotations

import shutil

import pytest
import torch
from torch import nn

from orograph.directions.given import Given
from orograph.directions.random import NORMALIZATIONS, Random
from orograph.directions.towards import Towards
from orograph.errors import InputError
from orograph.objectives.criterion import as_loss
from orograph.objectives.monoid import MeanLoss
from orograph.registry import KINDS, build, load, names
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


@pytest.mark.parametrize("name", names("executor"))
def test_executor(name: str) -> None:
    suites.check_executor(load("executor", name))


@pytest.mark.parametrize("name", names("plot"))
def test_plot(name: str) -> None:
    if name not in ("descent", "explained"):  # they draw paths, and nothing else
        suites.check_plot(load("plot", name), 1 if name == "line" else 2)
    suites.check_plot(load("plot", name), 1 if name == "line" else 2, suites.travelled)


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
