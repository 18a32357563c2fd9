"""Lowered models against the same models in float64, over a plane: losses to the stated accuracy."""

from __future__ import annotations

import copy
import dataclasses
import itertools
import shutil
from functools import partial

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from orograph.engine.routes.eager import Eager
from orograph.engine.routes.lowered import Lowered
from orograph.engine.routes.native import Native
from orograph.lab.models.densenet import densenet
from orograph.lab.models.mlp import mlp
from orograph.lab.models.resnet import resnet
from orograph.lab.models.transformer import transformer
from orograph.lab.models.vgg import vgg
from orograph.lab.models.wide_resnet import wide_resnet
from orograph.objectives.normstats import Statistics, running_statistics
from orograph.objectives.objective import Objective
from orograph.subspaces.plane import Plane

IMAGES = partial(torch.randn, 12, 3, 8, 8)
NETS = {
    "resnet20": (partial(resnet, 20), IMAGES),
    "resnet20 without skips": (partial(resnet, 20, skip=False), IMAGES),
    "resnet56": (partial(resnet, 56), IMAGES),
    "wide": (partial(wide_resnet, 8, k=2), IMAGES),
    "vgg9": (partial(vgg, 9, width=16), IMAGES),
    "vgg11 without norm": (partial(vgg, 11, width=16, norm=False), IMAGES),
    "densenet": (partial(densenet, "2-3", growth=8), IMAGES),
    "mlp": (mlp, partial(torch.randn, 50, 64)),
    "mlp of images": (partial(mlp, "192-32-10"), IMAGES),
    "mlp with norm and skips": (partial(mlp, "64-64x3-10", "gelu", norm=True, skip=True), partial(torch.randn, 50, 64)),
    "transformer": (transformer, partial(torch.randint, 0, 96, (6, 20))),
    "untied transformer": (partial(transformer, tied=False), partial(torch.randint, 0, 96, (6, 20))),
}


@pytest.fixture(autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


GRID = tuple(itertools.product((-1.0, 0.0, 0.5), repeat=2))


def prepared(make) -> nn.Module:
    """A net with running statistics, and scales and shifts of BatchNorm, that are not those of the identity."""
    torch.manual_seed(0)
    net = make()
    for module in net.modules():
        if isinstance(module, nn.BatchNorm1d | nn.BatchNorm2d):
            module.running_mean.normal_(0, 0.3)
            module.running_var.uniform_(0.5, 2)
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.normal_(module.bias, 0, 0.2)
    return net.eval()


def loss(outputs: Tensor, targets: Tensor) -> float:
    return float(functional.cross_entropy(outputs.flatten(0, -2).double(), targets.flatten()))


def errors(net: nn.Module, x: Tensor, statistics: bool = False, kind=Lowered, **options) -> list[float]:
    """Relative errors of the loss over the plane, beside float64 evaluated by the model's own code."""
    y = torch.randint(0, 10, x.shape[:1] if x.is_floating_point() else x.shape)
    plane = Plane.random(Objective(net, (x, y)), seed=1, ignore=())
    if statistics:
        origin = {name: b.clone() for name, b in running_statistics(net).items()}
        moves = tuple({n: torch.rand_like(b) * 0.2 for n, b in origin.items()} for _ in range(2))
        plane = dataclasses.replace(plane, statistics=Statistics(origin, moves))
    exact = copy.deepcopy(net).double()
    route = kind(net, plane, (x,), **options)
    parameters = [p.data for p in plane.origin.space.bind(net)]
    found = []
    for point in GRID:
        plane.write(point, parameters, plane.moves())
        for mine, theirs in zip(parameters, exact.parameters(), strict=True):
            theirs.data.copy_(mine)
        if statistics:
            plane.statistics.write(running_statistics(net), point)
            for name, buffer in running_statistics(net).items():
                exact.get_buffer(name).copy_(buffer)
        route.refresh(point)
        with torch.inference_mode():
            wanted = loss(exact(x.double() if x.is_floating_point() else x), y)
            parts = torch.cat([route(x[:8]), route(x[8:])]) if len(x) > 8 else route(x)
            found.append(max(abs(loss(out, y) - wanted) / wanted for out in (route(x), parts)))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", NETS)
def test_float32_is_as_good_as_the_model(name):
    """An untrained net of 56 layers magnifies every rounding: there the model itself is not better than 2e-6."""
    make, data = NETS[name]
    net, x = prepared(make), data()
    found = max(errors(net, x, samples=50))
    assert found <= 2e-6 or found <= 2 * max(errors(net, x, kind=Eager))


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [name for name, (_, data) in NETS.items() if (data is IMAGES and "mlp" not in name) or "transformer" in name],
)
@pytest.mark.skipif(not any(map(shutil.which, ("c++", "g++", "clang++"))), reason="no C++ compiler")
def test_our_own_kernels_are_as_good_as_the_model(name):
    make, data = NETS[name]
    net, x = prepared(make), data()
    found = max(errors(net, x, kind=Native))
    assert found <= 2e-6 or found <= 2 * max(errors(net, x, kind=Eager))


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in NETS if name != "resnet56"])
def test_bfloat16_is_within_its_bound(name):
    make, data = NETS[name]
    found = errors(prepared(make), data(), precision="bf16")
    assert sum(e * e for e in found) / len(found) <= 5e-3**2
    assert max(found) <= 2e-2
    assert max(found) > 2e-6  # else nothing was rounded


@pytest.mark.slow
def test_running_statistics_that_move():
    assert max(errors(prepared(partial(resnet, 8)), IMAGES(), statistics=True)) <= 2e-6
