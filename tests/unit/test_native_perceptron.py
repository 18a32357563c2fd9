"""Linear layers by our own kernel: what they compute, and which graphs they serve."""

from __future__ import annotations

import itertools
import math
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

import orograph as og
from orograph.engine.errors import CannotLower, NotFinite
from orograph.engine.lowering import lower
from orograph.engine.lowering import perceptron as passes
from orograph.engine.lowering.program import dependent
from orograph.engine.native import perceptron as native
from orograph.engine.native.perceptron import Chain, pack, pays, perceptron, through
from orograph.engine.routes.lowered import Lowered
from orograph.engine.routes.native import Native

pytestmark = pytest.mark.skipif(not any(map(shutil.which, ("c++", "g++", "clang++"))), reason="no C++ compiler")

SHAPES = [
    (1, 1, 1),
    (5, 7, 3),
    (6, 64, 16),
    (97, 128, 103),
    (96, 511, 17),
    (200, 600, 32),
    (13, 1030, 40),
    (2, 256, 16),
]
ACTIVATIONS = {"none": lambda x: x, "relu": torch.relu, "gelu": functional.gelu}


@pytest.fixture(autouse=True)
def one_seed_and_thread(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Also on processors where the kernel is not the faster one, it computes the same."""
    for module in (lower, passes):
        monkeypatch.setattr(module, "pays", lambda: True)
    threads = torch.get_num_threads()
    with torch.random.fork_rng():
        torch.manual_seed(0)
        torch.set_num_threads(1)
        yield
    torch.set_num_threads(threads)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize(("rows", "inputs", "outputs"), SHAPES)
def test_a_layer_is_that_of_float64(rows: int, inputs: int, outputs: int, activation: str) -> None:
    x, weight = torch.randn(rows, inputs), torch.randn(outputs, inputs) / math.sqrt(inputs)
    packed = pack(weight)
    for bias, other in itertools.product((None, torch.randn(outputs)), (None, torch.randn(rows, outputs))):
        total = x.double() @ weight.double().T
        for more in (bias, other):
            total = total if more is None else total + more.double()
        found = perceptron(x, [(packed, bias, activation, outputs)], other)
        torch.testing.assert_close(found.double(), ACTIVATIONS[activation](total), rtol=0, atol=3e-6)


def test_errors_are_those_of_the_product_as_written() -> None:
    x, weight = torch.randn(256, 512), torch.randn(128, 512)
    wanted = x.double() @ weight.double().T
    ours, theirs = perceptron(x, [(pack(weight), None, "none", 128)]), functional.linear(x, weight)
    rms = [float((found.double() - wanted).square().mean().sqrt()) for found in (ours, theirs)]
    assert rms[0] < 1.5 * rms[1]


def test_a_row_is_computed_alike_in_every_batch() -> None:
    x, weight, other = torch.randn(211, 300), torch.randn(50, 300), torch.randn(211, 50)
    packed = pack(weight)
    whole = perceptron(x, [(packed, None, "gelu", 50)], other)
    for first, last in ((0, 1), (3, 10), (95, 97), (100, 211)):
        part = perceptron(x[first:last], [(packed, None, "gelu", 50)], other[first:last])
        assert torch.equal(part, whole[first:last])


def test_any_order_in_memory_and_any_number_of_axes_will_do() -> None:
    x, weight, bias, other = torch.randn(5, 40, 7), torch.randn(40, 18), torch.randn(36)[::2], torch.randn(18, 7, 5)
    turned, summand = x.transpose(1, 2), other.permute(2, 1, 0)
    found = perceptron(turned, [(pack(weight.t()), bias, "none", 18)], summand)
    wanted = turned.double() @ weight.double() + bias.double() + summand.double()
    assert found.shape == (5, 7, 18)
    torch.testing.assert_close(found.double(), wanted, rtol=0, atol=1e-5)
    assert torch.equal(perceptron(turned[2, 3], [(pack(weight.t()), bias, "none", 18)], summand[2, 3]), found[2, 3])


@pytest.mark.parametrize("inputs", [40, 700])
def test_the_result_may_be_written_over_the_summand(inputs: int) -> None:
    x, weight, other = torch.randn(100, inputs), torch.randn(37, inputs), torch.randn(100, 37)
    wanted = perceptron(x, [(pack(weight), None, "relu", 37)], other)
    found = perceptron(x, [(pack(weight), None, "relu", 37)], other, over=True)
    assert found.data_ptr() == other.data_ptr()
    assert torch.equal(found, wanted)


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("column", [0, 8, 16])
def test_what_is_not_finite_spreads_as_in_the_product(odd: float, column: int) -> None:
    x, weight, bias = torch.randn(9, 20), torch.randn(17, 20), torch.randn(17)
    bias[column] = odd
    found, wanted = perceptron(x, [(pack(weight), bias, "relu", 17)]), torch.relu(functional.linear(x, weight, bias))
    torch.testing.assert_close(found, wanted, equal_nan=True)
    with pytest.raises(NotFinite):
        perceptron(x, [(pack(weight), bias, "gelu", 17)])
    x[4, 19] = odd
    torch.testing.assert_close(
        perceptron(x, [(pack(weight), None, "none", 17)]), functional.linear(x, weight), equal_nan=True
    )


@pytest.mark.parametrize("before", ["none", "relu"])
@pytest.mark.parametrize("widths", [(64, 128, 10), (30, 700, 33, 128, 1), (7, 5), (300, 20, 300)])
def test_layers_one_after_the_other(widths: tuple[int, ...], before: Literal["none", "relu"]) -> None:
    x, other = torch.randn(205, widths[0]), torch.randn(205, widths[-1])
    x[3, 2], layers = math.nan, []
    exact = torch.relu(x.double()) if before == "relu" else x.double()
    kept = x.clone()
    for (inputs, outputs), activation in zip(
        itertools.pairwise(widths), itertools.cycle(("relu", "none")), strict=False
    ):
        weight, bias = torch.randn(outputs, inputs) / math.sqrt(inputs), torch.randn(outputs)
        layers.append((pack(weight), bias, activation, outputs))
        exact = functional.linear(exact, weight.double(), bias.double())
        if len(layers) == len(widths) - 1:
            exact = exact + other.double()
        exact = ACTIVATIONS[activation](exact)
    found = perceptron(x, layers, other, before)
    torch.testing.assert_close(found.double(), exact, rtol=0, atol=1e-5, equal_nan=True)
    assert found[3].isnan().all()
    assert torch.equal(x.nan_to_num(), kept.nan_to_num()), "what is rectified is a copy"
    for first, last in ((0, 1), (90, 100), (4, 205)):
        assert torch.equal(perceptron(x[first:last], layers, other[first:last], before), found[first:last])  # no NaN


def test_layers_that_do_not_fit_each_other_are_refused() -> None:
    first, second = pack(torch.randn(5, 3)), pack(torch.randn(4, 6))
    with pytest.raises(ValueError, match="6 inputs, not for 5"):
        perceptron(torch.randn(2, 3), [(first, None, "relu", 5), (second, None, "none", 4)])
    with pytest.raises(ValueError, match="not those of 40 outputs"):
        perceptron(torch.randn(2, 3), [(first, None, "relu", 40)])
    with pytest.raises(ValueError, match=r"shape \(4,\) is not of 5 numbers"):
        perceptron(torch.randn(2, 3), [(first, torch.zeros(4), "relu", 5)])
    with pytest.raises(ValueError, match=r"shape \(5,\) is not of 3 numbers"):
        perceptron(torch.randn(2, 3), [(first, None, "relu", 5)], None, (None, torch.zeros(5), 1e-5))
    with pytest.raises(ValueError, match="are not 3 a row"):
        through(torch.randn(3, 2), Chain([(first, None, "relu", 5)], 3))
    with pytest.raises(ValueError, match="a summand of shape"):
        perceptron(torch.randn(2, 3), [(first, None, "relu", 5)], torch.zeros(1, 5))


class Around(nn.Module):
    """Attention, and linear layers in one form or another."""

    def __init__(self, form: str, width: int = 64) -> None:
        super().__init__()
        self.form, self.width = form, width
        self.q, self.k, self.v = (nn.Linear(width, width, bias=form != "bare") for _ in range(3))
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.turned, self.vector = nn.Parameter(torch.randn(width, width) / 8), nn.Parameter(torch.randn(width))

    def forward(self, x: Tensor) -> Tensor:
        q, k, v = (layer(x).unflatten(-1, (2, -1)).transpose(1, 2) for layer in (self.q, self.k, self.v))
        h = functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(2)
        if self.form == "gelu":
            return self.down(functional.gelu(self.up(h)))
        if self.form == "relu":
            return x + self.down(torch.relu(self.up(h)))
        if self.form == "residual":
            return torch.relu(h + self.down(self.up(h)))
        if self.form == "addmm":
            flat = h.reshape(-1, self.width)
            return torch.addmm(self.vector, flat, self.turned).view_as(h) + self.down(self.up(h))
        if self.form == "matmul":
            return h @ self.turned + x
        if self.form == "again":
            up = self.up(h)
            return self.down(functional.gelu(up)) + up.mean()
        if self.form == "scaled":
            return torch.addmm(self.vector, h.flatten(0, 1), self.turned, alpha=2).view_as(h)
        if self.form == "batch":
            return torch.mm(self.q(h[:, 0]), self.q(h[:, 0]).t()) @ self.q(h).flatten(1)
        if self.form == "product":
            return torch.mm(torch.relu(h.flatten(0, 1) @ h.flatten(0, 1).t()), self.q(x.flatten(0, 1)))
        if self.form == "fresh":
            return self.down(self.up(h)) + torch.tanh(h)
        if self.form == "fresh, again":
            start = torch.tanh(h)
            return (self.down(self.up(h)) + start) * start
        if self.form == "weights":
            start = torch.tanh(self.turned).repeat(1, 3)[:, : self.width].repeat(5, 1)[: h.shape[0] * h.shape[1]]
            return torch.mm(h.flatten(0, 1), self.turned) + torch.sin(start)
        if self.form == "skip":
            up = torch.relu(self.q(h))
            return up + self.k(up)
        if self.form == "late weights":
            return torch.mm(self.q(h[:, 0].repeat(64, 1)), self.up(h).flatten(0, 1)[:64])
        if self.form == "both late":
            return torch.mm(self.q(h[:2].flatten(0, 1)[:128]), torch.tanh(self.k(h)).flatten(0, 1)[:64])
        if self.form == "early product":
            return h + self.q(torch.tanh(self.turned).repeat(5, 1)[:280].view(4, 70, 64))
        if self.form == "wide head":
            return functional.linear(torch.relu(self.up(h)), self.turned.repeat(100, 2))
        if self.form == "applied twice":
            return self.q(torch.tanh(self.q(h)))
        if self.form == "double":
            return functional.linear(h.double(), self.turned.double()).float()
        if self.form == "spread":
            return torch.addmm(torch.tanh(h).flatten(0, 1), h.flatten(0, 1), self.turned)
        return h


def routed(net: nn.Module, x: Tensor) -> Native:
    return Native(net.eval(), plane_of(net, x), (x,))


def plane_of(net: nn.Module, x: Tensor) -> og.Plane:
    objective = og.Objective(net.eval(), (x,), loss=lambda model, b: {"loss": (torch.zeros(()), 1)})
    return og.Plane.random(objective, seed=0)


def calls(route: Native) -> list[str]:
    """What is called, in words: activations one after the other, "r" or "n" for a rectifier or a normalisation before
    them, "+" or "!" for a residual that is kept or written over."""
    (program,) = route._programs.values()
    nodes = [node for node in program._traced.graph.nodes if node in dependent(program._traced)]
    found = [(*node.args[1].args, *node.args[2:]) for node in nodes if node.target is through]
    return [
        ("r " if before == "relu" else "" if before == "none" else "n ")
        + " ".join(activation for *_, activation, _ in layers)
        + ("" if other is None else "!" if over else "+")
        for layers, _, before, other, over in found
    ]


@pytest.mark.parametrize(
    ("form", "more"),
    [
        *[("gelu", ["gelu none"]), ("relu", ["relu none+"]), ("residual", ["none relu+"])],
        *[("addmm", ["none", "none none+"]), ("matmul", ["none+"]), ("again", ["none", "none"]), ("bare", [])],
        *[("scaled", []), ("batch", ["none"]), ("double", []), ("spread", []), ("product", ["none"])],
        *[("fresh", ["none none!"]), ("fresh, again", ["none none+"]), ("weights", ["none+"])],
        *[("applied twice", ["none", "none"]), ("skip", ["relu", "none+"]), ("late weights", ["none", "none"])],
        *[("both late", ["none", "none"]), ("early product", []), ("wide head", ["relu"])],
    ],
)
def test_layers_that_are_served_with_what_follows_them(form: str, more: list[str]) -> None:
    net, x = Around(form), torch.randn(4, 70, 64)
    route = routed(net, x)
    for batch in (x, x.flip(0), x):
        with torch.no_grad():
            torch.testing.assert_close(route(batch), net(batch), rtol=1e-4, atol=1e-5)
    assert sorted(calls(route)) == sorted(["none", *more]), "all projections are one call"


def test_a_layer_that_is_applied_twice_is_packed_once() -> None:
    route = routed(Around("applied twice"), torch.randn(4, 70, 64))
    (program,) = route._programs.values()
    packs = [node for node in program._prepare.__self__.graph.nodes if node.target is pack]
    assert len(packs) == 2, "the projections, and what is applied twice"


def test_small_and_large_layers_are_left_alone() -> None:
    for net, x in (
        (Around("gelu", 16), torch.randn(4, 70, 16)),
        (Around("gelu"), torch.randn(1, 20, 64)),
        (Around("gelu", 640), torch.randn(2, 70, 640)),
    ):
        assert not calls(routed(net, x))


def test_it_pays_for_one_thread_with_avx2(monkeypatch: pytest.MonkeyPatch) -> None:
    if pack(torch.zeros(1, 1)).shape[-1] != 16:
        assert not pays()
        return
    monkeypatch.setattr(native, "is_avx2", lambda: True)
    assert pays()
    torch.set_num_threads(2)
    assert not pays()
    torch.set_num_threads(1)
    monkeypatch.setattr(native, "is_avx2", lambda: False)
    assert not pays()


def test_a_net_of_linear_layers_is_refused_with_the_number_of_threads_as_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()  # whether it pays is what matters here
    net = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 10))
    objective = og.Objective(net, (torch.randn(600, 64), torch.randint(0, 10, (600,))))
    line = og.Line.random(objective)
    with pytest.raises(og.OrographError, match="linear layers serves one thread, not 2"):
        og.survey(objective, line, (-1, 1, 3), route="native", threads=2, workers=1, progress=False)
    monkeypatch.setattr(native, "is_avx2", lambda: False)
    with pytest.raises(og.OrographError, match="longest vectors are those of AVX2"):
        og.survey(objective, line, (-1, 1, 3), route="native", workers=1, progress=False)
    tokens = nn.Sequential(nn.Embedding(16, 36), nn.Linear(36, 36), nn.Linear(36, 36))
    x = torch.randint(0, 16, (40, 8))
    torch.set_num_threads(2)
    with pytest.raises(CannotLower, match=r"no layer of it .* \(our own kernel for linear layers serves one thread"):
        routed(tokens, x)


def test_programs_of_other_numbers_of_threads_are_others(monkeypatch: pytest.MonkeyPatch) -> None:
    net, x = Around("gelu"), torch.randn(4, 70, 64)
    assert calls(routed(net, x))
    torch.set_num_threads(2)
    monkeypatch.setattr(lower, "pays", lambda: False)
    assert not calls(routed(net, x))


def test_where_gelu_is_given_what_is_not_finite_the_model_itself_is_asked() -> None:
    net, x = Around("gelu"), torch.randn(4, 70, 64)
    route = routed(net, x)
    with torch.no_grad():
        net.up.bias[3] = math.inf
        route.refresh((0.0, 0.0))
        (program,) = route._programs.values()
        assert program is not None
        with pytest.raises(NotFinite):
            program([x])
        assert not net(x).isfinite().all()
        torch.testing.assert_close(route(x), net(x), equal_nan=True)


def test_weights_that_move_are_packed_anew() -> None:
    net, x = Around("relu"), torch.randn(4, 70, 64)
    route = routed(net, x)
    with torch.no_grad():
        route(x)
        net.up.weight.mul_(-2)
        route.refresh((0.0, 0.0))
        torch.testing.assert_close(route(x), net(x), rtol=1e-4, atol=1e-5)


def classifier(*layers: nn.Module) -> tuple[nn.Module, Tensor]:
    return nn.Sequential(*layers), torch.randn(300, 64)


@pytest.mark.parametrize(
    ("layers", "wanted"),
    [
        ([nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 10)], ["relu none"]),
        (
            [nn.ReLU(), nn.Linear(64, 64), nn.GELU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1)],
            ["r gelu relu none"],
        ),
        ([nn.Linear(64, 64), nn.Tanh(), nn.Linear(64, 128), nn.Linear(128, 3), nn.Tanh()], ["none", "none none"]),
        ([nn.Linear(64, 64), nn.Linear(64, 2), nn.Linear(2, 64), nn.Linear(64, 64)], ["none none none none"]),
    ],
)
def test_perceptrons_become_one_call(layers: list[nn.Module], wanted: list[str]) -> None:
    net, x = classifier(*layers)
    route = routed(net, x)
    assert calls(route) == wanted
    for batch in (x, x.flip(0)):
        kept = batch.clone()
        with torch.no_grad():
            torch.testing.assert_close(route(batch), net(batch), rtol=1e-4, atol=1e-5)
        assert torch.equal(batch, kept)


@pytest.mark.parametrize(
    ("layers", "rows"),
    [
        ([nn.Linear(64, 128), nn.Tanh(), nn.Linear(128, 64)], 300),
        ([nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 64)], 100),
        ([nn.Linear(64, 24), nn.ReLU(), nn.Linear(24, 24)], 300),
        ([nn.Linear(64, 10)], 300),
    ],
)
def test_perceptrons_without_layers_that_follow_each_other_are_refused(layers: list[nn.Module], rows: int) -> None:
    net, x = classifier(*layers)
    with pytest.raises(CannotLower, match="no layer of it"):
        routed(net, x[:rows])


def test_what_weights_and_batch_tell_is_refused_without_tracing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lower, "trace", lambda *_: pytest.fail("traced"))
    for layers in ([nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 16)], [nn.Linear(64, 10)]):
        net, x = classifier(*layers)
        with pytest.raises(CannotLower, match="no layer of it"):
            routed(net, x)
    net, x = classifier(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    objective = og.Objective(net.eval(), (x, x), loss="mse")
    with pytest.raises(CannotLower, match="no layer of it"):  # products of the first layer are kept
        Native(net, og.Plane.random(objective, seed=0), (x,), samples=300)


def test_a_survey_of_a_perceptron_by_them_is_that_of_the_model(tmp_path: Path) -> None:
    net, x = classifier(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 5))
    objective = og.Objective(net.eval(), (x, torch.randint(0, 5, (300,))))
    plane = og.Plane.random(objective, seed=1)
    found = {}
    for route in ("eager", "native"):
        found[route] = og.survey(
            objective, plane, (-1, 1, 5), out=tmp_path / route, route=route, workers=1, progress=False
        )
    one, other = (survey.dataset for survey in found.values())
    assert float(abs(other.loss / one.loss - 1).max()) < 2e-6
    assert (one.accuracy == other.accuracy).all()


class Kept(nn.Module):
    """Also gives what its weights alone decide."""

    def __init__(self) -> None:
        super().__init__()
        self.net, _ = classifier(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 64))
        self.scale = nn.Parameter(torch.ones(3))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        return self.net(x), self.scale.exp()


def test_what_weights_alone_decide_may_be_written_to_by_who_gets_it() -> None:
    net, x = Kept(), torch.randn(300, 64)
    route = routed(net, x)
    first = route(x)[1].clone()
    route(x)[1].mul_(0.1)
    assert torch.equal(route(x)[1], first)


def test_views_of_what_weights_alone_decide_are_handed_out_as_copies() -> None:
    class Shown(Kept):
        def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
            return self.net(x), self.scale.exp().view_as(x[0, :3])

    net, x = Shown(), torch.randn(300, 64)
    route = routed(net, x)
    first = route(x)[1].clone()
    route(x)[1].mul_(0.1)
    assert torch.equal(route(x)[1], first)


def test_batches_that_lie_otherwise_in_memory_have_a_program_of_their_own() -> None:
    class Looking(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.net, _ = classifier(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 64))

        def forward(self, x: Tensor) -> Tensor:
            return self.net(x if x.is_contiguous() else 2 * x)

    net, x = Looking(), torch.randn(300, 64)
    route = routed(net, x)
    with torch.no_grad():
        for batch in (x, x.t().contiguous().t(), x):
            torch.testing.assert_close(route(batch), net(batch), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("kind", ["negative", "zero", "sparse"])
def test_tensors_that_do_not_lie_in_memory_as_they_are_go_to_the_model(kind: str) -> None:
    net, x = classifier(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    route, zeros = routed(net, x), torch._efficientzerotensor(x.shape)
    batch = {"negative": torch._neg_view(x), "zero": zeros, "sparse": x.to_sparse()}[kind]
    with torch.no_grad():
        assert torch.equal(route(batch), net(batch))
    with pytest.raises(CannotLower, match="sparse, or its numbers"):
        Native(net, plane_of(net, x), (batch,))


def test_infinite_data_stay_what_they_are_in_a_first_layer() -> None:
    net, x = classifier(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 5))
    x[3, 5] = math.inf
    objective = og.Objective(net.eval(), (x, x), loss=lambda model, b: {"loss": (torch.zeros(()), 1)})
    plane = og.Plane.random(objective, seed=0)
    for kind in (Lowered, Native):
        route = kind(net, plane, (x,), samples=300)
        for _ in range(2):
            with torch.no_grad():
                torch.testing.assert_close(route(x), net(x), rtol=1e-4, atol=1e-5, equal_nan=True)
