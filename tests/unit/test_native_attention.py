"""Attention, GELU and LayerNorm by our own kernels: what they compute, and which graphs they serve."""

from __future__ import annotations

import itertools
import math
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

import orograph as og
from orograph.engine.errors import CannotLower, NotFinite
from orograph.engine.native.attention import attend, attend_within, fits
from orograph.engine.native.pointwise import add_layer_norm, gelu, layer_norm
from orograph.engine.routes.native import Native
from orograph.lab.models.mlp import mlp
from orograph.lab.models.transformer import transformer

pytestmark = pytest.mark.skipif(not any(map(shutil.which, ("c++", "g++", "clang++"))), reason="no C++ compiler")

TOKENS = [(1, 1), (5, 5), (12, 12), (13, 13), (64, 64), (65, 65), (7, 40), (40, 7), (1, 33), (25, 1)]
ATTENTION = (attend, attend_within)
FORMS = ["none", "causal", "shared", "batch", "head", "blind"]


@pytest.fixture(autouse=True)
def one_seed() -> Iterator[None]:
    with torch.random.fork_rng():
        torch.manual_seed(0)
        yield


def heads(tokens: int, size: int, batch: int = 2, count: int = 3) -> Tensor:
    """As a linear layer leaves them: heads of a token side by side."""
    return torch.randn(batch, tokens, count * size).unflatten(-1, (count, -1)).transpose(1, 2)


def mask_of(form: str, queries: int, keys: int) -> Tensor | None:
    """True where a query may look; every one may look somewhere, but for "blind"."""
    shape = {"shared": (queries, keys), "batch": (2, 1, 1, keys), "head": (1, 3, queries, keys)}.get(form)
    if form == "blind":
        mask = torch.rand(2, 3, queries, keys) > 0.5
        mask[1, 1, queries // 2 :] = False
        return mask
    if shape is None:
        return None
    mask = torch.rand(shape) > 0.5
    mask[..., 0] = True
    return mask


def exact(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None = None, causal: bool = False) -> Tensor:
    scores = q.double() @ k.double().transpose(-1, -2) / math.sqrt(q.shape[-1])
    if causal:
        mask = torch.ones(scores.shape[-2:], dtype=torch.bool).tril()
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    return scores.softmax(-1) @ v.double()


def error(found: Tensor, wanted: Tensor) -> float:
    return float((found.double() - wanted).abs().max() / wanted.abs().max())


@pytest.mark.parametrize("size", [8, 16, 32, 20])
@pytest.mark.parametrize(("queries", "keys"), TOKENS)
@pytest.mark.parametrize("form", FORMS)
def test_attention_is_that_of_float64(size: int, queries: int, keys: int, form: str) -> None:
    q, k, v = heads(queries, size), heads(keys, size), heads(keys, size)
    mask, causal = mask_of(form, queries, keys), form == "causal"
    wanted = exact(q, k, v, mask, causal)
    found = attend(q, k, v, mask, causal)
    torch.testing.assert_close(found.double(), wanted.nan_to_num(0.0), rtol=0, atol=2e-6)
    if not wanted.isfinite().all():
        with pytest.raises(NotFinite):
            attend(q, k, v, mask, causal, blind=False)
    assert found.transpose(1, 2).flatten(2).data_ptr() == found.data_ptr(), "heads can be joined without a copy"


def test_a_size_that_fills_no_vector_is_refused() -> None:
    assert [fits(size) for size in (4, 8, 20, 6, 1, 30)] == [True, True, True, False, False, False]


def test_heads_may_lie_in_any_order_or_be_left_out() -> None:
    q, k, v = (torch.randn(8, 2, 13, 3).permute(1, 3, 2, 0) for _ in range(3))
    assert error(attend(q, k, v), exact(q, k, v)) < 1e-6
    q, k, v = torch.randn(3, 2, 13, 24)[..., ::3].unbind(0)
    assert error(attend(q, k, v, scale=8**-0.5), exact(q, k, v)) < 1e-6
    mask = torch.rand(2, 13, 13) > 0.2
    mask[..., 0] = True
    found = attend(q, k, v, mask.transpose(1, 2).contiguous().transpose(1, 2))
    assert found.shape == q.shape
    assert error(found, exact(q, k, v, mask)) < 1e-6


@pytest.mark.parametrize("factor", [1e-3, 30.0, 1e4])
def test_small_and_large_scores(factor: float) -> None:
    q, k, v = heads(33, 16) * factor, heads(50, 16), heads(50, 16)
    wanted = exact(q, k, v)
    theirs = error(functional.scaled_dot_product_attention(q, k, v), wanted)
    assert error(attend(q, k, v), wanted) < max(1e-6, 3 * theirs)


def test_a_head_is_computed_alike_in_every_batch() -> None:
    q, k, v = (heads(29, 16, batch=9) for _ in range(3))
    mask = torch.rand(9, 1, 29, 29) > 0.3
    mask[..., 0] = True
    for causal, m in ((False, None), (True, None), (False, mask)):
        together = attend(q, k, v, m, causal)
        for n in (0, 4, 8):
            some = slice(n, n + 1)
            assert torch.equal(
                attend(q[some], k[some], v[some], None if m is None else m[some], causal)[0], together[n]
            )


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("causal", [False, True])
def test_what_is_not_finite_is_left_to_the_model(odd: float, causal: bool) -> None:
    for place, token in itertools.product(range(3), (0, 14, 29)):
        parts = [heads(30, 8), heads(30, 8), heads(30, 8)]
        parts[place][1, 2, token, 3] = odd
        wanted = exact(*parts, causal=causal)
        if place == 0 and wanted.isfinite().all():  # a score of -infinity is a weight of 0
            torch.testing.assert_close(attend(*parts, causal=causal).double(), wanted, rtol=0, atol=2e-6)
            continue
        with pytest.raises(NotFinite):
            attend(*parts, causal=causal)
    with pytest.raises(NotFinite):
        attend(heads(30, 8), heads(30, 8) * 1e30, heads(30, 8) * 1e38)


@pytest.mark.parametrize("shape", [(3, 1000), (7,), (1,), (2, 3, 8)])
def test_gelu_is_that_of_float64(shape: tuple[int, ...]) -> None:
    for factor in (1e-30, 1e-3, 1.0, 5.0, 1e5, 1e30):
        x = torch.randn(shape) * factor
        wanted = functional.gelu(x.double())
        assert ((gelu(x) - wanted).abs() <= 2.5e-7 * x.abs().double()).all()


def test_gelu_is_as_good_as_that_of_the_library() -> None:
    x = torch.linspace(-15, 15, 400_001)
    wanted = functional.gelu(x.double())
    errors, theirs = ((found - wanted).abs() for found in (gelu(x), functional.gelu(x)))
    assert errors.max() <= theirs.max()
    assert errors.square().mean() <= theirs.square().mean()
    tail = (x < 0) & (x > -5)
    assert (errors / wanted.abs())[tail].max() < 1e-4


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf])
def test_gelu_of_what_is_not_finite_is_left_to_the_model(odd: float) -> None:
    for place in (0, 9, 17, 19):
        x = torch.randn(20)
        x[place] = odd
        with pytest.raises(NotFinite):
            gelu(x)


def test_gelu_may_be_written_over_its_input() -> None:
    x = torch.randn(5, 13)
    wanted, turned = gelu(x), torch.randn(13, 5).t()
    assert wanted.data_ptr() != x.data_ptr()
    found = gelu(x, over=True)
    assert found.data_ptr() == x.data_ptr()
    assert torch.equal(found, wanted)
    kept = turned.clone()
    assert torch.equal(gelu(turned, over=True), gelu(kept))
    assert torch.equal(turned, kept)


@pytest.mark.parametrize("scale", [1e20, 1e30, math.inf])
def test_a_row_whose_variance_overflows_is_told(scale: float) -> None:
    x, weight, bias = torch.randn(3, 40) * scale, torch.rand(40), torch.rand(40)
    with pytest.raises(NotFinite):
        layer_norm(x, weight, bias, 1e-5)
    with pytest.raises(NotFinite):
        add_layer_norm(x, x, weight, bias, 1e-5)


@pytest.mark.parametrize("size", [1, 2, 7, 8, 64, 131, 2000])
@pytest.mark.parametrize(
    ("scale", "mean"), [(1.0, 0.0), (1e-4, 0.0), (1e-12, 0.0), (1e15, 0.0), (1.0, 1e3), (1.0, 1e6)]
)
@pytest.mark.parametrize("rows", [1, 9])
def test_layer_norm_is_that_of_float64(size: int, scale: float, mean: float, rows: int) -> None:
    x = torch.randn(rows, 1, size) * scale + mean
    weight, bias = torch.randn(size), torch.randn(size)
    for w, b in itertools.product((None, weight), (None, bias)):
        wide = [None if p is None else p.double() for p in (w, b)]
        wanted = functional.layer_norm(x.double(), (size,), *wide)
        theirs = (functional.layer_norm(x, (size,), w, b) - wanted).abs().max()
        assert (layer_norm(x, w, b, 1e-5) - wanted).abs().max() <= max(2e-6, 2 * float(theirs))


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf])
def test_layer_norm_of_what_is_not_finite_is_left_to_the_model(odd: float) -> None:
    for row, column in itertools.product((0, 3, 5), (0, 9, 19)):
        x = torch.randn(6, 20)
        x[row, column] = odd
        with pytest.raises(NotFinite):
            layer_norm(x, None, None, 1e-5)
        with pytest.raises(NotFinite):
            add_layer_norm(torch.randn(6, 20), x, None, None, 1e-5)


def test_layer_norm_over_its_input_and_of_turned_ones() -> None:
    x, weight, bias = torch.randn(7, 6, 20), torch.randn(40)[::2], torch.randn(40)[::2]
    wanted = layer_norm(x, weight, bias, 1e-5)
    assert error(wanted, functional.layer_norm(x.double(), (20,), weight.double(), bias.double())) < 1e-6
    assert torch.equal(layer_norm(x.transpose(0, 1), weight, bias, 1e-5), wanted.transpose(0, 1))
    assert torch.equal(layer_norm(x[3, 2], weight, bias, 1e-5), wanted[3, 2])
    found = layer_norm(x, weight, bias, 1e-5, over=True)
    assert found.data_ptr() == x.data_ptr()
    assert torch.equal(found, wanted)


def test_a_sum_and_its_layer_norm() -> None:
    for shape in ((7, 3, 20), (1, 5), (9, 64)):
        x, weight = torch.randn(shape), torch.randn(shape[-1])
        other = torch.randn(shape[::-1]).permute(*reversed(range(len(shape))))
        total, normed = add_layer_norm(x, other, weight, None, 1e-5)
        assert torch.equal(total, x + other)
        assert torch.equal(normed, layer_norm(total, weight, None, 1e-5))
        over, again = add_layer_norm(x, other, weight, None, 1e-5, over=True)
        assert over.data_ptr() == x.data_ptr()
        assert torch.equal(over, total)
        assert torch.equal(again, normed)


def routed(net: nn.Module, *args: Tensor, **options) -> Native:
    return Native(net.eval(), plane_of(net, *args), args, **options)


def plane_of(net: nn.Module, *args: Tensor) -> og.Plane:
    objective = og.Objective(net, args, loss=lambda model, b: {"loss": (torch.zeros(()), 1)})
    return og.Plane.random(objective, seed=0)


def calls(route: Native, *targets: Callable[..., Tensor]) -> list[tuple]:
    (program,) = route._programs.values()
    return [node.args for node in program._forward.__self__.graph.nodes if node.target in targets]


def operations(route: Native) -> Counter[str]:
    (program,) = route._programs.values()
    return Counter(str(node.target) for node in program._forward.__self__.graph.nodes)


@pytest.mark.parametrize("tied", [True, False])
def test_a_transformer_of_the_lab(tied: bool) -> None:
    net, x = transformer(tied=tied, context=21), torch.randint(0, 96, (5, 21))
    route = routed(net, x)
    with torch.no_grad():
        torch.testing.assert_close(route(x), net(x), rtol=1e-4, atol=1e-5)
        torch.testing.assert_close(route(x[:2, :9]), net(x[:2, :9]), rtol=1e-4, atol=1e-5)
    route = routed(net, x)
    assert len(calls(route, *ATTENTION)) == 2
    assert not any(args[-1] for args in calls(route, *ATTENTION)), "what blind queries get is part of the call"
    assert all(args[1] for args in calls(route, gelu)), "written over the layer's output"
    assert len(calls(route, layer_norm)) == 1
    assert len(calls(route, add_layer_norm)) == 4
    assert all(args[5] for args in calls(route, add_layer_norm))
    names = operations(route)
    assert not any(word in name for name in names for word in ("aten.masked_fill", "aten.gelu", "aten.layer_norm"))


class Block(nn.Module):
    """Fused attention with a choice of forms, and what else a transformer has."""

    def __init__(self, form: str = "plain", width: int = 32, heads: int = 4) -> None:
        super().__init__()
        self.form, self.heads = form, heads
        self.qkv, self.up, self.down = nn.Linear(width, 3 * width), nn.Linear(width, width), nn.Linear(width, width)
        self.norm = nn.LayerNorm(width)

    def forward(self, x: Tensor) -> Tensor:
        q, k, v = (part.unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in self.qkv(x).chunk(3, -1))
        options: dict = {}
        if self.form == "causal":
            options["is_causal"] = True
        if self.form == "scaled":
            options["scale"] = 0.3
        if self.form == "added":
            options["attn_mask"] = torch.zeros(x.shape[1], x.shape[1]).triu(1)
        if self.form == "masked":
            options["attn_mask"] = (x[..., 0] < 5)[:, None, None, :]
        if self.form == "wider":
            v = torch.cat([v, v], -1)
        if self.form == "double":
            q, k, v = q.double(), k.double(), v.double()
        mixed = functional.scaled_dot_product_attention(q, k, v, **options).float()[..., : q.shape[-1]]
        h = self.norm(x + mixed.transpose(1, 2).flatten(2))
        if self.form == "kept":
            up = self.up(h)
            return self.down(functional.gelu(up)) + up
        if self.form == "viewed":
            up = self.up(h)
            return self.down(functional.gelu(up)) + up.transpose(0, 1).flatten().view(up.shape[1], -1).t().mean()
        if self.form == "turned":
            return functional.gelu(self.up(h).transpose(1, 2)) + functional.layer_norm(h.transpose(1, 2), (x.shape[1],))
        if self.form == "tanh":
            return functional.gelu(self.up(h), approximate="tanh")
        if self.form == "planes":
            return functional.layer_norm(self.up(h), h.shape[1:])
        return self.down(functional.gelu(self.up(h)))


@pytest.mark.parametrize("form", ["plain", "causal", "scaled", "masked", "kept", "viewed", "turned", "tanh", "planes"])
def test_forms_that_are_served(form: str) -> None:
    net, x = Block(form), torch.randn(3, 13, 32)
    route = routed(net, x)
    assert len(calls(route, *ATTENTION)) == 1
    for _ in range(2):
        with torch.no_grad():
            torch.testing.assert_close(route(x), net(x), rtol=1e-4, atol=1e-5)
    assert all(args[1] == (form not in ("kept", "viewed", "turned")) for args in calls(route, gelu))
    names = operations(route)
    assert sum(count for name, count in names.items() if "aten.gelu" in name) == (form == "tanh")
    assert sum(count for name, count in names.items() if "aten.layer_norm" in name) == (form == "planes")


class Learned(Block):
    """Adds to the batch what the weights alone decide, in three ways."""

    def __init__(self) -> None:
        super().__init__()
        self.start = nn.Parameter(torch.randn(3, 13, 32))

    def forward(self, x: Tensor) -> Tensor:
        start = functional.gelu(self.up(self.start))
        first = self.norm(start + x)
        second = self.norm(self.norm(self.start) + first)
        looked = self.norm(functional.scaled_dot_product_attention(self.start, self.start, self.start) + second)
        return super().forward(looked) + functional.gelu(self.norm(self.start))


def test_what_the_weights_decide_is_kept_for_the_next_batch() -> None:
    net, x = Learned(), torch.randn(3, 13, 32)
    route = routed(net, x)
    assert len(calls(route, add_layer_norm)) == 4
    with torch.no_grad():
        for batch in (x, x.flip(0), x):
            torch.testing.assert_close(route(batch), net(batch), rtol=1e-4, atol=1e-5)


class Added(nn.Module):
    """Sums in front of LayerNorm whose parts are used again, or not."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form = form
        self.block, self.norm, self.other = Block("causal"), nn.LayerNorm(32), nn.Linear(32, 32)

    def forward(self, x: Tensor) -> Tensor:
        h, y = self.block(x), self.other(x)
        if self.form == "twice":
            return self.norm(h + h)
        if self.form == "scaled":
            return self.norm(torch.add(h, y, alpha=2))
        if self.form == "broadcast":
            return self.norm(h + y[:1])
        if self.form == "number":
            return self.norm(h + 1.5)
        if self.form == "weight":
            total = self.other.bias + self.norm.weight
            return h + functional.layer_norm(total, (32,), total)
        summed = h + y
        normed = self.norm(summed)
        return {
            "dropped": normed,
            "sum": normed + summed,
            "parts": normed + h * y,
            "part": normed + y.flatten(1).view_as(y),
            "late": functional.gelu(h) + functional.gelu(normed) + summed,
        }[self.form]


@pytest.mark.parametrize("form", ["dropped", "sum", "parts", "part", "late"])
def test_a_sum_is_taken_together_with_its_normalisation(form: str) -> None:
    net, x = Added(form), torch.randn(3, 13, 32)
    route = routed(net, x)
    assert len(calls(route, add_layer_norm)) == 2, "one of the block and one of its own"
    with torch.no_grad():
        for batch in (x, x.flip(0)):
            torch.testing.assert_close(route(batch), net(batch), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("form", ["twice", "scaled", "broadcast", "number", "weight"])
def test_other_sums_are_not(form: str) -> None:
    net, x = Added(form), torch.randn(3, 13, 32)
    route = routed(net, x)
    assert len(calls(route, add_layer_norm)) == 1, "that of the block"
    with torch.no_grad():
        for batch in (x, x.flip(0)):
            torch.testing.assert_close(route(batch), net(batch), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("form", ["added", "wider", "double"])
def test_forms_that_are_not(form: str) -> None:
    with pytest.raises(CannotLower, match="our own kernels compute"):
        routed(Block(form), torch.randn(3, 13, 32))


def test_small_heads_are_left_alone() -> None:
    with pytest.raises(CannotLower, match="our own kernels compute"):
        routed(Block(width=24), torch.randn(3, 13, 24))


def test_attention_of_the_library() -> None:
    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.attention = nn.MultiheadAttention(32, 4, batch_first=True)

        def forward(self, x: Tensor) -> Tensor:
            return self.attention(x, x, x, need_weights=False)[0]

    net, x = Net(), torch.randn(3, 13, 32)
    route = routed(net, x)
    assert len(calls(route, *ATTENTION)) == 1
    with torch.no_grad():
        torch.testing.assert_close(route(x), net(x), rtol=1e-4, atol=1e-5)


class Padded(nn.Module):
    """Attention written out, where keys of padding are hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(16, 16) for _ in range(3))

    def forward(self, x: Tensor, padding: Tensor) -> Tensor:
        scores = self.query(x) @ self.key(x).transpose(1, 2)
        return scores.masked_fill(padding[:, None, :], -math.inf).softmax(-1) @ self.value(x)


def test_a_query_that_may_look_at_nothing_gives_nan() -> None:
    net, x, padding = Padded(), torch.randn(4, 5, 16), torch.zeros(4, 5, dtype=torch.bool)
    padding[1, 3:] = True
    route = routed(net, x, padding)
    assert len(calls(route, *ATTENTION)) == 1
    padding[2] = True  # as in a later batch
    (program,) = route._programs.values()
    with torch.no_grad():
        with pytest.raises(NotFinite):
            program([x, padding])
        wanted = net(x, padding)
        assert wanted[2].isnan().all()
        torch.testing.assert_close(route(x, padding), wanted, rtol=0, atol=0, equal_nan=True)


@pytest.mark.parametrize(
    ("net", "x"),
    [
        (mlp("64-64x3-10", "gelu", norm=True), torch.randn(4, 64)),
        (nn.Sequential(nn.Linear(32, 32), nn.GELU(), nn.LayerNorm(32), nn.Linear(32, 10)), torch.randn(4, 9, 32)),
    ],
)
def test_models_without_attention_are_not_traced(net: nn.Module, x: Tensor, monkeypatch) -> None:
    monkeypatch.setattr("orograph.engine.routes.lowered.lower", lambda *a, **k: pytest.fail("it is traced"))
    with pytest.raises(CannotLower, match="our own kernels compute"):
        routed(net, x)


def test_where_outputs_are_not_finite_the_model_itself_is_asked() -> None:
    net, x = transformer(layers=1), torch.randint(0, 96, (2, 8))
    route = routed(net, x)
    with torch.no_grad():
        net.layers[0].wide.weight.fill_(math.nan)
        route.refresh([0.0, 0.0])
        assert route(x).isnan().all()
        net.layers[0].wide.weight.zero_()
        net.layers[0].wide.bias.fill_(math.inf)
        route.refresh([0.0, 0.0])
        torch.testing.assert_close(route(x), net(x), rtol=0, atol=0, equal_nan=True)


@pytest.mark.slow
def test_a_survey_by_them_is_that_of_the_model(tmp_path: Path) -> None:
    x = torch.randint(0, 96, (20, 16))
    objective = og.Objective(transformer(layers=1).eval(), (x, x.roll(-1, 1)))
    plane = og.Plane.random(objective, seed=1)
    found = {
        route: og.survey(
            objective, plane, (-1, 1, 3), out=tmp_path / route, route=route, workers=1, progress=False
        ).dataset.loss
        for route in ("eager", "native")
    }
    assert float(abs(found["native"] / found["eager"] - 1).max()) < 2e-6
