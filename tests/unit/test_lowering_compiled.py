"""The route through torch.compile."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from orograph.engine.errors import CannotLower
from orograph.engine.routes.compiled import Compiled
from orograph.objectives.objective import Objective
from orograph.subspaces.line import Line


@pytest.fixture
def net() -> nn.Module:
    return nn.Sequential(nn.Linear(4, 5), nn.BatchNorm1d(5), nn.ReLU(), nn.Linear(5, 2)).eval()


@pytest.fixture
def line(net):
    return Line.random(Objective(net, (torch.randn(7, 4), torch.zeros(7, dtype=torch.long))), seed=0)


@pytest.mark.slow
def test_it_follows_the_weights_and_compiles_the_last_batch_once(net, line, monkeypatch):
    made = []
    compile_ = torch.compile
    monkeypatch.setattr(torch, "compile", lambda *args, **options: made.append(1) or compile_(*args, **options))
    route = Compiled(net, line, (torch.randn(7, 4),), samples=10)
    parameters = [p.data for p in line.origin.space.bind(net)]
    for c in (0.3, -0.8):
        line.write([c], parameters, line.moves())
        route.refresh([c])
        for size in (7, 2, 3, 3, 7):
            x = torch.randn(size, 4)
            with torch.no_grad():
                torch.testing.assert_close(route(x), net(x))
    assert len(made) == 2


@pytest.mark.slow
def test_more_shapes_are_compiled_than_torch_recompiles_one_function_for(net, line):
    for size in range(2, 12):
        x = torch.randn(size, 4)
        torch.testing.assert_close(Compiled(net, line, (x,))(x), net(x))


def test_without_a_compiler(net, line, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CannotLower, match=r"no C\+\+ compiler"):
        Compiled(net, line, (torch.randn(7, 4),))


def test_what_does_not_compile_in_one_piece(line):
    class Breaks(nn.Linear):
        def forward(self, x):
            return super().forward(x) if x.sum() > 0 else x

    with pytest.raises(CannotLower, match=r"torch\.compile fails"):
        Compiled(Breaks(4, 4).eval(), line, (torch.randn(7, 4),))


@pytest.fixture
def wrong(monkeypatch):
    """A compiler that goes wrong as told: a list of (model's forward, inputs) → outputs, one a compilation."""
    queue = []

    def compile_(forward, **options):
        made = queue.pop(0)
        return lambda *inputs: made(forward, *inputs)

    monkeypatch.setattr(torch, "compile", compile_)
    return queue


@pytest.mark.parametrize(("samples", "compiled"), [(10, {7, 3}), (14, {7}), (None, {7})])
def test_which_shapes_are_compiled_does_not_depend_on_what_came_before(net, line, wrong, samples, compiled):
    seen = set()
    for sizes in ((2, 3, 7), (7, 3, 2)):
        wrong[:] = [lambda forward, x: seen.add(len(x)) or forward(x)] * 2
        route = Compiled(net, line, (torch.randn(7, 4),), samples=samples)
        for size in sizes:
            route(torch.randn(size, 4))
        assert seen == compiled


def test_the_second_shape_is_compared_with_the_model_too(net, line, wrong):
    wrong += [lambda forward, x: forward(x), lambda forward, x: forward(x) + 1]
    route = Compiled(net, line, (torch.randn(7, 4),), samples=10)
    x = torch.randn(3, 4)
    before = [t.clone() for t in net.state_dict().values()]
    with torch.no_grad():
        assert all(torch.equal(route(x), net(x)) for _ in range(2))
    assert not wrong
    assert all(torch.equal(a, b) for a, b in zip(net.state_dict().values(), before, strict=True))


def test_weights_that_were_taken_for_constants_are_noticed(net, line, wrong):
    seen = {}
    wrong.append(lambda forward, x: seen.setdefault(x.sum().item(), forward(x)))
    with pytest.raises(CannotLower, match="other numbers"):
        Compiled(net, line, (torch.randn(7, 4),))


def test_want_of_memory_is_not_a_refusal(net, line, wrong):
    def fails(forward, x):
        raise torch.OutOfMemoryError("CUDA out of memory")

    wrong += [lambda forward, x: forward(x), fails]
    route = Compiled(net, line, (torch.randn(7, 4),), samples=10)
    with pytest.raises(torch.OutOfMemoryError):
        route(torch.randn(3, 4))


@pytest.mark.parametrize("kind", [Compiled])
def test_other_precisions(kind, net, line):
    with pytest.raises(CannotLower, match="bf16"):
        kind(net, line, (torch.randn(7, 4),), precision="bf16")
