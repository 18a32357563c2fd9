"""Blocks of transformers by our own kernels: what comes before layers, projections, and views of them."""

from __future__ import annotations

import math
import operator
import shutil
import threading

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils import parametrizations

import orograph as og
from orograph.engine.errors import CannotLower, NotFinite
from orograph.engine.lowering import views
from orograph.engine.native.attention import attend, attend_within
from orograph.engine.native.perceptron import Chain, pack, perceptron, through
from orograph.engine.native.pointwise import layer_norm
from orograph.engine.routes.native import Native
from orograph.lab.models.transformer import transformer
from tests.unit.test_native_perceptron import one_seed_and_thread  # noqa: F401

pytestmark = pytest.mark.skipif(not any(map(shutil.which, ("c++", "g++", "clang++"))), reason="no C++ compiler")


def routed(net: nn.Module, *args: Tensor) -> Native:
    objective = og.Objective(net.eval(), args, loss=lambda model, b: {"loss": (torch.zeros(()), 1)})
    return Native(net, og.Plane.random(objective, seed=0), args)


def operations(route: Native) -> list[str]:
    """What is called for a batch, by name."""
    (program,) = route._programs.values()
    nodes = [node for node in program._forward.__self__.graph.nodes if node.op == "call_function"]
    return [getattr(node.target, "__name__", str(node.target)).removesuffix(".default") for node in nodes]


def assert_same(route: Native, net: nn.Module, *batches: Tensor) -> None:
    kept = []
    with torch.no_grad():
        for x in (*batches, batches[0]):
            before = x.clone()
            kept.append((route(x), net(x)))
            assert torch.equal(x, before)
    for found, wanted in kept:  # what came later has not been written over it
        torch.testing.assert_close(found, wanted, rtol=1e-4, atol=1e-5)


# ---------------------------------------------------------------- a normalisation before linear layers


@pytest.mark.parametrize("size", [1, 5, 8, 33, 128, 600])
@pytest.mark.parametrize("affine", ["both", "weight", "bias", "none"])
def test_rows_are_normalised_before_the_first_layer(size: int, affine: str) -> None:
    x, weight = 3 + torch.randn(101, size), torch.randn(40, size) / math.sqrt(size)
    scale = torch.randn(size) if affine in ("both", "weight") else None
    shift = torch.randn(2 * size)[::2] if affine in ("both", "bias") else None
    found = perceptron(x, [(pack(weight), None, "none", 40)], None, (scale, shift, 1e-5))
    exact = [None if each is None else each.double() for each in (scale, shift)]
    normed = functional.layer_norm(x.double(), (size,), *exact, 1e-5)
    torch.testing.assert_close(found.double(), normed @ weight.double().T, rtol=0, atol=2e-5)
    ours = layer_norm(x, scale, shift, 1e-5)
    assert torch.equal(found, perceptron(ours, [(pack(weight), None, "none", 40)])), "as by the other kernel"
    for first, last in ((0, 1), (50, 53), (95, 101)):
        part = perceptron(x[first:last], [(pack(weight), None, "none", 40)], None, (scale, shift, 1e-5))
        assert torch.equal(part, found[first:last])


@pytest.mark.parametrize("before", ["relu", (None, None, 1e-5)])
def test_the_result_may_be_written_over_the_inputs_themselves(before) -> None:
    x, up, down = torch.randn(300, 64), torch.randn(128, 64), torch.randn(64, 128)
    layers = [(pack(up), None, "gelu", 128), (pack(down), None, "none", 64)]
    wanted = perceptron(x, layers, x, before)
    found = perceptron(x, layers, x, before, over=True)
    assert found.data_ptr() == x.data_ptr()
    assert torch.equal(found, wanted)


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_is_left_to_the_model(odd: float) -> None:
    x, weight, ones = torch.randn(9, 20), pack(torch.randn(17, 20)), torch.ones(20)
    for where in (x, ones):
        kept = where.clone()
        where.view(-1)[7] = odd
        with pytest.raises(NotFinite):
            perceptron(x, [(weight, None, "relu", 17)], None, (ones, None, 1e-5))
        where.copy_(kept)


def test_a_chain_keeps_what_it_points_at() -> None:
    def chain() -> Chain:
        bias, shift = torch.arange(10.0)[::2], torch.ones(6)[::2]
        return Chain([(pack(torch.eye(5)[:, :3]), bias, "none", 5)], 3, (None, shift, 1e-5))

    made = chain()
    others = [torch.full((size,), 1e9) for size in (3, 5, 48, 16) for _ in range(200)]
    x = torch.randn(4, 3)
    wanted = functional.pad(functional.layer_norm(x, (3,), None, torch.ones(3)), (0, 2)) + torch.arange(10.0)[::2]
    torch.testing.assert_close(through(x, made), wanted)
    assert others


def test_threads_have_room_of_their_own() -> None:
    x = torch.randn(96, 128)
    nets = [[(pack(torch.randn(128, 128)), None, "relu", 128)] * depth for depth in (2, 3, 4, 5)]
    wanted = [perceptron(x, layers) for layers in nets]
    wrong: list[int] = []

    def run(which: int) -> None:
        for _ in range(200):
            if not torch.equal(perceptron(x, nets[which]), wanted[which]):
                wrong.append(which)

    threads = [threading.Thread(target=run, args=(which,)) for which in range(len(nets))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


# ---------------------------------------------------------------- blocks


@pytest.mark.parametrize("layers", [1, 3])
def test_a_block_is_four_calls(layers: int) -> None:
    net, x = transformer(layers=layers, context=40), torch.randint(0, 96, (5, 40))
    route = routed(net, x)
    block = ["through", "attend_within", "through", "through"]
    assert operations(route) == ["embedding", "add_.Tensor", *block * layers, "through"]
    assert_same(route, net, x, x.flip(0))


class Attending(nn.Module):
    """Attention whose queries, keys and values are made in one form or another."""

    def __init__(self, form: str, width: int = 64, heads: int = 4) -> None:
        super().__init__()
        self.form, self.heads, size = form, heads, width
        self.q, self.k, self.v = (nn.Linear(size, size, bias=form != "no bias") for _ in range(3))
        if form == "one bias":
            self.k.bias = None
        if form == "made weights":
            for layer in (self.q, self.v):
                parametrizations.weight_norm(layer)
        if form == "shared":
            self.k = self.q
        if form == "wide":
            self.k, self.v = nn.Linear(size, 40 * size), nn.Linear(size, 40 * size)
        self.all, self.out, self.norm = nn.Linear(width, 3 * width), nn.Linear(width, width), nn.LayerNorm(width)

    def parts(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        split = {
            "chunk": lambda: self.all(x).chunk(3, -1),
            "split": lambda: self.all(x).split(x.shape[-1], 2),
            "slices": lambda: [self.all(x)[..., n * x.shape[-1] : (n + 1) * x.shape[-1]] for n in range(3)],
        }.get(self.form, lambda: (self.q(x), self.k(x), self.v(x)))
        return tuple(split())

    def forward(self, x: Tensor) -> Tensor:
        batch, tokens, width = x.shape
        h, more = self.norm(x), None
        if self.form == "permute":
            q, k, v = self.all(h).view(batch, tokens, 3, self.heads, -1).permute(2, 0, 3, 1, 4).unbind(0)
        elif self.form == "mixed":  # heads that lie between the numbers of a token
            q, k, v = (part.view(batch, tokens, -1, self.heads).permute(0, 3, 1, 2) for part in self.parts(h))
        elif self.form == "merged tokens":
            q, k, v = (
                part.reshape(-1, width).view(batch, tokens, self.heads, -1).transpose(1, 2) for part in self.parts(h)
            )
        elif self.form == "across":  # would not be a view of a slice
            q, k, v = (
                part.view(batch, tokens * self.heads, -1).view(batch, self.heads, tokens, -1) for part in self.parts(h)
            )
        elif self.form in ("alone", "alone, masked", "directly"):
            q, k, v = self.parts(h)
        elif self.form == "wide":
            q, k, v = self.q(h), *(part[..., :width] for part in (self.k(h), self.v(h)))
            q, k, v = (part.unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in (q, k, v))
        else:
            q, k, v = (part.unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in self.parts(h))
        if self.form == "seen":
            more = q.transpose(1, 2).flatten(2)
        if self.form == "doubled":
            k = k * 2
        if self.form == "dead":
            self.q(h + 1), self.k(h)
        mask = x[:, :1, :50] < 1 if self.form == "alone, masked" else None
        mixed = functional.scaled_dot_product_attention(q, k, v, mask, is_causal=mask is None)
        if self.form in ("alone", "alone, masked"):
            return x + self.out(mixed)
        if self.form == "directly":
            return self.out(x) + mixed
        if self.form == "used again":
            more = mixed.sum((1, 3)).unsqueeze(-1)
        if self.form == "turned":
            return mixed.permute(2, 0, 1, 3).flatten(2)
        mixed = mixed.transpose(1, 2)
        mixed = (
            mixed.contiguous().view(batch, tokens, width) if self.form == "chunk" else mixed.reshape(batch, tokens, -1)
        )
        if self.form == "flat":
            return (x.reshape(-1, width) + self.out(mixed.reshape(-1, width))).view_as(x)
        if self.form == "normalised twice":
            more = h
        found = x + self.out(mixed)
        return found if more is None else found + more


@pytest.mark.parametrize(
    ("form", "linear", "within"),
    [
        *[(form, 2, True) for form in ("chunk", "split", "slices", "permute", "plain", "no bias", "merged tokens")],
        *[(form, 2, True) for form in ("flat", "shared", "alone", "alone, masked", "used again", "normalised twice")],
        *[("wide", 4, True), ("one bias", 3, True), ("made weights", 3, True), ("across", 4, True), ("seen", 3, True)],
        *[("mixed", 4, False), ("doubled", 3, False), ("turned", 1, True), ("directly", 2, True), ("dead", 2, True)],
    ],
)
def test_projections_in_every_form(form: str, linear: int, within: bool) -> None:
    net, x = Attending(form), torch.randn(4, 50, 64)
    route = routed(net, x)
    names = operations(route)
    assert names.count("through") == linear
    assert names.count("attend_within" if within else "attend") == 1
    assert ("layer_norm" in names) == (linear > 2 or form == "normalised twice")
    assert_same(route, net, x, x.flip(0), 3 + 2 * x)


def test_projections_of_moved_weights_are_merged_anew() -> None:
    net, x = Attending("plain"), torch.randn(4, 50, 64)
    route = routed(net, x)
    with torch.no_grad():
        route(x)
        for parameter in net.parameters():
            parameter.add_(0.1 * torch.randn_like(parameter))
    assert not torch.allclose(route(x), net(x), rtol=1e-2, atol=1e-2), "the weights of the point"
    route.refresh((0.0, 0.0))
    assert_same(route, net, x)


def test_a_residual_that_is_looked_at_again_is_kept() -> None:
    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.block, self.norm = Attending("plain"), nn.LayerNorm(64)
            self.up, self.down = nn.Linear(64, 128), nn.Linear(128, 64)

        def forward(self, x: Tensor) -> dict[str, Tensor]:
            first = self.block(x)
            second = first + self.down(functional.gelu(self.up(self.norm(first))))
            third = second + self.down(functional.gelu(self.up(self.norm(second))))
            return {"first": first, "last": third}

    net, x = Net(), torch.randn(4, 50, 64)
    assert_same(routed(net, x), net, x, x.flip(1))


def test_normalisations_that_depend_on_the_batch_are_left_alone() -> None:
    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.block, self.up, self.down = Attending("plain"), nn.Linear(64, 64), nn.Linear(64, 64)

        def forward(self, x: Tensor) -> Tensor:
            h = self.block(x)
            return self.down(torch.relu(self.up(functional.layer_norm(h, (64,), h[0, 0], h[1, 0]))))

    net, x = Net(), torch.randn(4, 50, 64)
    route = routed(net, x)
    assert "layer_norm" in operations(route)
    assert_same(route, net, x, x.flip(0))


@pytest.mark.parametrize("first", [False, True])
def test_encoders_of_the_library(first: bool) -> None:
    layer = nn.TransformerEncoderLayer(64, 4, 128, batch_first=True, norm_first=first, activation="gelu")
    net, x = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False), torch.randn(5, 40, 64)
    enabled = torch.backends.mha.get_fastpath_enabled()
    torch.backends.mha.set_fastpath_enabled(False)
    try:
        route = routed(net, x)
        assert_same(route, net, x, x.flip(0))
    finally:
        torch.backends.mha.set_fastpath_enabled(enabled)
    assert operations(route).count("through") == 6


# ---------------------------------------------------------------- views


def test_attention_within_a_tensor_is_that_of_its_views() -> None:
    x, mask = torch.randn(3, 7, 5 * 16), torch.rand(7, 7) > 0.3
    mask[:, 0] = True
    parts = [x[..., 16 * n : 16 * (n + 1)].unflatten(-1, (2, 8)).transpose(1, 2) for n in (4, 0, 2)]
    windows = [(tuple(part.shape), part.stride(), part.storage_offset()) for part in parts]
    wanted = attend(*parts, mask, False, 0.4).transpose(1, 2).flatten(2)
    beside, turned = ((3, 2, 7, 8), (112, 8, 16, 1), 0), ((3, 2, 7, 8), (16, 8, 48, 1), 0)
    found = attend_within((x, x, x), (*windows, beside), (3, 7, 16), mask, False, 0.4)
    assert torch.equal(found, wanted)
    found = attend_within((x, x, x), (*windows, turned), (7, 3, 16), mask, False, 0.4)
    assert torch.equal(found, wanted.transpose(0, 1))
    x[1, 2, 3] = math.nan
    with pytest.raises(NotFinite):
        attend_within((x, x, x), (*windows, beside), (3, 7, 16), mask)


def test_where_numbers_go_is_found_out() -> None:
    graph = torch.fx.Graph()
    x = graph.placeholder("x")
    call, aten = graph.call_function, torch.ops.aten
    turned = call(aten.transpose.int, (x, 0, 1))
    halves = call(aten.split.Tensor, (turned, 2, 0))
    half = call(operator.getitem, (halves, 1))
    copied = call(aten.contiguous.default, (half,))
    again = call(aten.transpose.int, (copied, 0, 1))
    impossible = call(aten.view.default, (half, [-1]))
    end = call(aten.relu.default, (half,))
    assert views.way(again) == [x, turned, halves, half, copied, again]
    assert [way[-1] for way in views.ends(half)] == [end]
    assert views.arranges(copied)
    assert not views.arranges(end)
    start = views.places((3, 4))
    assert start is not None
    assert views.places((1 << 12, 1 << 12)) is None
    found = views.arranged(start, [turned, halves, half, copied, again])
    assert found is not None
    assert views.window(found) == ((3, 2), (4, 1), 2)
    assert views.arranged(start, [turned, halves]) is None
    assert views.arranged(start, [turned, halves, half, impossible]) is None


def test_numbers_are_found_where_they_go() -> None:
    start = views.places((2, 3, 4))
    assert start is not None
    moved = start.permute(2, 0, 1).reshape(4, 6)
    back = views.destinations(moved)
    assert back is not None
    assert torch.equal(moved.flatten()[back.flatten()], start.flatten())
    assert views.window(back.view(2, 3, 4)) == ((2, 3, 4), (3, 1, 6), 0)
    assert views.window(start.flip(0)) == ((2, 3, 4), (-12, 4, 1), 12)
    for odd in (start[1:], start.expand(2, 3, 4)[:, :1].expand(2, 3, 4), start + 1, start[:0]):
        assert views.destinations(odd) is None
    irregular = start.flatten()[torch.tensor([0, 1, 3])]
    assert views.window(irregular) is None
    assert views.window(start[:0]) is None
    assert views.window(start[1, 2, 3]) == ((), (), 23)


def test_what_is_noted_of_values_is_in_single_precision() -> None:
    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.q, self.k, self.v = (nn.Linear(64, 64, dtype=torch.float32) for _ in range(3))

        def forward(self, x: Tensor) -> Tensor:
            return functional.scaled_dot_product_attention(self.q(x), self.k(x), self.v(x))

    net, x = Net(), torch.randn(4, 50, 64)
    torch.set_default_dtype(torch.float64)
    try:
        route = routed(net, x)
        assert operations(route) == ["through", "attend_within"]
        assert_same(route, net, x)
    finally:
        torch.set_default_dtype(torch.float32)


def test_as_many_heads_as_queries() -> None:
    net, x = Attending("used again", 64, 16), torch.randn(9, 16, 64)
    assert_same(routed(net, x), net, x, x.flip(0))


def test_what_several_attentions_look_at_is_not_one_layer() -> None:
    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.layers = nn.ModuleList([nn.Linear(64, 64) for _ in range(6)])

        def forward(self, x: Tensor, memory: Tensor) -> Tensor:
            for q, k, v in zip(*[iter(self.layers)] * 3, strict=True):
                x = x + functional.scaled_dot_product_attention(q(x), k(memory), v(memory))
            return x

    net, x, memory = Net(), torch.randn(4, 50, 64), torch.randn(4, 60, 64)
    route = routed(net, x, memory)
    assert operations(route).count("through") == 4
    with torch.no_grad():
        torch.testing.assert_close(route(x, memory), net(x, memory), rtol=1e-4, atol=1e-5)


def test_models_of_normalisations_alone_are_not_traced() -> None:
    with pytest.raises(CannotLower, match="no layer of it"):
        routed(nn.Sequential(nn.LayerNorm(64), nn.Linear(64, 64), nn.LayerNorm(64)), torch.randn(300, 64))


# ---------------------------------------------------------------- what came out of trying to break them


def test_a_query_that_is_not_finite_counts_even_if_it_looks_at_nothing() -> None:
    q, k, v = (torch.randn(1, 2, 5, 8) for _ in range(3))
    mask = torch.ones(5, 5, dtype=torch.bool)
    mask[3] = False
    assert attend(q, k, v, mask).isfinite().all()
    q[0, 1, 3, 6] = math.nan
    with pytest.raises(NotFinite):
        attend(q, k, v, mask)


def test_rows_whose_squares_overflow_are_left_to_the_model() -> None:
    x = 1e20 * (1 + 1e-3 * torch.randn(3, 8))
    assert functional.layer_norm(x, (8,)).isnan().all()
    with pytest.raises(NotFinite):
        layer_norm(x, None, None, 1e-5)
    assert layer_norm(x / 1e4, None, None, 1e-5).isfinite().all()


def test_masks_that_are_written_into_are_followed() -> None:
    layer = nn.TransformerEncoderLayer(64, 4, 128, batch_first=True)
    enabled = torch.backends.mha.get_fastpath_enabled()
    torch.backends.mha.set_fastpath_enabled(False)

    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.layer = layer

        def forward(self, x: Tensor) -> Tensor:
            return self.layer(x, src_key_padding_mask=x[..., 0] > 1.5)

    net, x = Net(), torch.randn(5, 40, 64)
    try:
        assert_same(routed(net, x), net, x, x.flip(0))
    finally:
        torch.backends.mha.set_fastpath_enabled(enabled)
