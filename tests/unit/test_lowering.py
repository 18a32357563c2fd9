"""Lowering: what the passes do to a graph, and what a lowered route keeps and forgets."""

from __future__ import annotations

import copy
import gc
import math
import weakref
from collections import Counter
from collections.abc import Hashable

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from orograph.engine import cores
from orograph.engine.errors import CannotLower
from orograph.engine.lowering import fuse
from orograph.engine.lowering.check import check
from orograph.engine.lowering.first import FirstLayer
from orograph.engine.lowering.known import programs_kept
from orograph.engine.lowering.lower import lower
from orograph.engine.routes.lowered import Lowered, _shape
from orograph.engine.run import survey
from orograph.lab.models.mlp import mlp
from orograph.lab.models.resnet import resnet
from orograph.objectives.objective import Objective
from orograph.subspaces.line import Line
from orograph.subspaces.plane import Plane


def images(count: int = 6) -> Tensor:
    return torch.randn(count, 3, 8, 8, generator=torch.Generator().manual_seed(count))


def plane_of(net: nn.Module, x: Tensor, seed: int = 0) -> Plane:
    return Plane.random(Objective(net, (x, torch.zeros(len(x), dtype=torch.long))), seed=seed)


def routed(net: nn.Module, x: Tensor, **options) -> Lowered:
    return Lowered(net.eval(), plane_of(net, x), (x,), **options)


def operations(route: Lowered) -> Counter:
    """Names of the operations that a batch goes through."""
    (program,) = route._programs.values()
    return Counter(str(node.target) for node in program._forward.__self__.graph.nodes if node.op == "call_function")


def move(net: nn.Module, route: Lowered, *point: float) -> None:
    route._subspace.write(point, [p.data for p in net.parameters()], route._subspace.moves())
    route.refresh(point)


def _key(*args: Tensor) -> Hashable:
    return _shape(args, {})


def test_a_residual_net_becomes_fused_convolutions():
    found = operations(routed(resnet(8), images()))
    kinds = {name.removeprefix("mkldnn."): n for name, n in found.items() if name.startswith("mkldnn")}
    assert kinds == {
        "_convolution_pointwise.default": 4,  # convolution, bias, activation
        "_convolution_pointwise.binary": 2,  # with a padded shortcut
        "_convolution_pointwise_.binary": 1,  # written over the shortcut
    }
    assert not any("batch_norm" in name or "add" in name for name in found)
    assert sum(n for name, n in found.items() if "relu" in name) == found["aten.relu_.default"] == 7


@pytest.mark.parametrize("activation", [functional.relu, torch.tanh, torch.sigmoid, functional.gelu])
@pytest.mark.parametrize("skip", [True, False])
def test_what_is_not_a_number_stays_so(activation, skip):
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.a, self.b, self.norm = (
                nn.Conv2d(3, 16, 3, padding=1),
                nn.Conv2d(16, 16, 3, padding=1),
                nn.BatchNorm2d(16),
            )
            self.hidden, self.last = nn.Linear(16, 256), nn.Linear(256, 4)

        def forward(self, x):
            first = activation(self.a(x))
            second = activation(self.norm(self.b(first)) + (first if skip else 0.0))
            return self.last(activation(self.hidden(second.mean(dim=(2, 3)))))

    net, x = Net().eval(), torch.randn(64, 3, 8, 8)
    route = routed(net, x)
    x[5, 1, 2, 2] = float("nan")
    assert torch.equal(route(x).isnan(), net(x).isnan())
    assert net(x).isnan().all(dim=1).sum() == 1
    net.norm.running_var[3] = -1.0
    route.refresh([0.0, 0.0])
    assert net(x).isnan().all()
    assert route(x).isnan().all()


@pytest.mark.parametrize("route", ["eager", "lowered"])
def test_a_point_where_the_model_overflows_has_no_loss(route):
    net = resnet(20, width=8, skip=False, channels=1).eval()
    objective = Objective(net, (torch.randn(64, 1, 8, 8), torch.randint(0, 10, (64,))))
    line = Line.along(objective, {name: weight.detach().clone() for name, weight in net.named_parameters()})
    found = survey(objective, line, (0, 400, 5), route=route).dataset["loss"].values
    assert math.isfinite(found[0])
    assert not any(map(math.isfinite, found[1:]))


def test_only_the_images_are_put_into_another_order():
    assert operations(routed(resnet(8), images()))["aten.contiguous.default"] == 1


@pytest.mark.slow
def test_without_onednn_it_is_still_folded(monkeypatch):
    monkeypatch.setattr("orograph.engine.lowering.lower.can_fuse", lambda device: False)
    net = resnet(8)
    nn.init.uniform_(net.bn.weight, 0.5, 2)
    route = routed(net, images())
    found = operations(route)
    assert not any("mkldnn" in name or "batch_norm" in name for name in found)
    assert found["aten.relu_.default"] == 7
    move(net, route, 0.4, -0.3)
    with torch.no_grad():
        torch.testing.assert_close(route(images()), net(images()), rtol=1e-4, atol=1e-4)


@pytest.mark.slow
def test_other_sizes_of_batches_get_programs_of_their_own():
    net = resnet(8)
    route = routed(net, images())
    with torch.no_grad():
        for size in (1, 3, 6, 3):
            torch.testing.assert_close(route(images(size)), net(images(size)), rtol=1e-4, atol=1e-4)
    assert len(route._programs) == 3


def test_a_shape_that_cannot_be_lowered_goes_through_the_model(monkeypatch):
    net = resnet(8)
    route = routed(net, images())

    def fails(*args, **options):
        raise CannotLower("no")

    monkeypatch.setattr("orograph.engine.routes.lowered.lower", fails)
    with torch.no_grad():
        assert torch.equal(route(images(2)), net(images(2)))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["functional", "fold", "attention", "in_place"])
def test_a_pass_that_fails_for_a_later_shape_leaves_it_to_the_model(monkeypatch, name):
    net = resnet(8)
    route = routed(net, images())

    def fails(*args):
        raise KeyError("weight")

    monkeypatch.setattr(f"orograph.engine.lowering.lower.{name}", fails)
    with torch.no_grad():
        assert torch.equal(route(images(2)), net(images(2)))
        assert route._programs[_key(images(2))] is None


@pytest.mark.slow
@pytest.mark.parametrize("name", ["orograph.engine.lowering.lower.fold", "torch.func.functional_call"])
@pytest.mark.parametrize("error", [MemoryError(), torch.OutOfMemoryError("CUDA out of memory")])
def test_want_of_memory_is_not_a_refusal(monkeypatch, name, error):
    route = routed(resnet(8), images())

    def fails(*args, **options):
        raise error

    monkeypatch.setattr(name.replace("torch.func", "orograph.engine.lowering.trace"), fails)
    with pytest.raises(type(error)):
        route(images(2))


@pytest.mark.parametrize("short", ["model", "route"])
def test_want_of_memory_while_comparing_is_not_a_refusal(short):
    def fails(*args):
        raise MemoryError

    net = nn.Linear(2, 2)
    with pytest.raises(MemoryError):
        check(fails if short == "model" else net, fails if short == "route" else net, ((torch.ones(1, 2),), {}))


def test_arguments_that_name_no_shape_go_through_the_model():
    class Takes(nn.Linear):
        def forward(self, x: Tensor, extra: object = None) -> Tensor:
            return super().forward(x)

    net, x = Takes(4, 4), torch.randn(6, 4)
    route = routed(net, x)
    assert torch.equal(route(x, {1, 2}), net(x))


class Freezes(nn.Linear):
    """Its weights leave torch for batches of 3, so that a trace takes them for constants."""

    def forward(self, x: Tensor) -> Tensor:
        weight = torch.from_numpy(self.weight.detach().numpy().copy()) if len(x) == 3 else self.weight
        return functional.linear(x, weight, self.bias)


@pytest.mark.parametrize("seen", [(0.0, 0.0), (0.5, -0.5)])
def test_a_later_shape_is_compared_away_from_where_it_is_first_seen(seen):
    net = Freezes(4, 4)
    route = routed(net, torch.randn(6, 4))
    x = torch.randn(3, 4)
    for point in (seen, (-0.8, 0.9)):
        move(net, route, *point)
        with torch.no_grad():
            torch.testing.assert_close(route(x), net(x))
            torch.testing.assert_close(route(x[:2]), net(x[:2]))
    assert route._programs[_key(x)] is None
    assert route._programs[_key(x[:2])] is not None


def test_a_verdict_does_not_depend_on_where_a_shape_is_first_seen():
    """At a point where all outputs are NaN anything would pass."""
    net = Freezes(4, 4)
    route = routed(net, torch.randn(6, 4))
    x = torch.randn(3, 4)
    move(net, route, math.nan, 0.0)
    assert route(x).isnan().all()
    assert route._programs[_key(x)] is None


@pytest.mark.slow
def test_a_new_shape_leaves_the_point_and_the_other_programs_as_they_are():
    net, x = resnet(8), images()
    route = routed(net, x)
    move(net, route, 0.4, -0.3)
    net.bn.running_mean.add_(1)  # as measured at this point
    route.refresh((0.4, -0.3))
    before = copy.deepcopy(net.state_dict())
    first = route(x)
    with torch.no_grad():
        torch.testing.assert_close(route(x[:2]), net(x[:2]), rtol=1e-4, atol=1e-4)
    assert torch.equal(route(x), first)
    assert all(torch.equal(value, before[name]) for name, value in net.state_dict().items())


def test_nan_and_infinity_are_not_the_same():
    values = torch.tensor([1.0, math.inf, -math.inf, math.nan])
    batch = ((torch.ones(()),), {})
    check(lambda x: values, lambda x: values.clone(), batch)
    for wrong in (math.nan, -math.inf, 2.0):
        with pytest.raises(CannotLower, match="other numbers"):
            check(lambda x: values, lambda x, w=wrong: torch.tensor([1.0, w, -math.inf, math.nan]), batch)


def test_only_bfloat16_is_seen_to_by_the_route_itself():
    """The context of the others says whether CUDA may round products to TF32."""
    assert tuple(Lowered.rounds) == ("bf16",)


def test_wrong_numbers_are_not_accepted(monkeypatch):
    monkeypatch.setattr("orograph.engine.lowering.fold._add", lambda graph, node, number: node)  # without ε
    net = resnet(8)
    nn.init.constant_(net.bn.running_var, 1e-4)
    with pytest.raises(CannotLower, match="other numbers"):
        routed(net, images())


@pytest.mark.slow
def test_folded_weights_are_those_of_the_point():
    net = resnet(8)
    route = routed(net, images())
    move(net, route, 0.5, 0.5)
    there = route(images())
    move(net, route, 0.0, 0.0)
    here = route(images())
    move(net, route, 0.5, 0.5)
    assert torch.equal(route(images()), there)
    assert not torch.allclose(here, there)


def test_the_model_is_left_as_it_was():
    net = resnet(8).eval()
    before = copy.deepcopy(net.state_dict())
    attributes = [dict(vars(module)) for module in net.modules()]
    route = routed(net, images())
    route(images())
    assert all(torch.equal(value, before[name]) for name, value in net.state_dict().items())
    for module, held in zip(net.modules(), attributes, strict=True):
        assert vars(module).keys() == held.keys()
        assert all(vars(module)[name] is value for name, value in held.items())
    assert all(p.requires_grad and p.grad is None for p in net.parameters())


@pytest.mark.slow
def test_a_dropped_route_frees_the_model():
    net = resnet(8).eval()
    route = routed(net, images())
    route(images())
    held = weakref.ref(net)
    del route, net
    gc.collect()
    assert held() is None


def counted(monkeypatch) -> list[int]:
    calls: list[int] = []

    def spy(*given, **options):
        calls.append(1)
        return lower(*given, **options)

    monkeypatch.setattr("orograph.engine.routes.lowered.lower", spy)
    return calls


def test_a_program_found_once_serves_again_as_long_as_the_model_is_left_alone(monkeypatch):
    calls, x = counted(monkeypatch), images()
    net = resnet(8).eval()
    with programs_kept():
        wanted = [Lowered(net, plane_of(net, x, seed=seed), (x,))(x) for seed in (0, 1)]
        assert len(calls) == 1
        Lowered(net, plane_of(net, x), (x,), precision="bf16")
        Lowered(copy.deepcopy(net), plane_of(net, x), (x,))
        Lowered(net, plane_of(net, x), (x.contiguous(memory_format=torch.channels_last),))
        assert len(calls) == 4
    routed(net, x)
    assert len(calls) == 5
    assert torch.equal(*wanted)
    torch.testing.assert_close(wanted[0], net(x), rtol=1e-4, atol=1e-5)


def test_on_another_subspace_a_known_program_is_compared_again(monkeypatch):
    x, compared = images(), []
    net = resnet(8).eval()
    monkeypatch.setattr("orograph.engine.routes.lowered.check", lambda *given: compared.append(1))
    with programs_kept():
        plane = plane_of(net, x)
        for subspace, times in ((plane, 2), (plane, 2), (plane_of(net, x, seed=1), 4)):
            Lowered(net, subspace, (x,))
            assert len(compared) == times


def test_surveys_of_a_model_that_was_changed_between_them_know_nothing_of_each_other():
    class Clipped(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer, self.most = nn.Linear(8, 3), None

        def forward(self, x):
            return self.layer(x) if self.most is None else self.layer(x).clamp(-self.most, self.most)

    net = Clipped()
    objective = Objective(net, (torch.randn(20, 8), torch.randint(0, 3, (20,))))
    line = Line.random(objective, seed=0)

    def losses():
        return survey(objective, line, (-40, 40, 5), route="lowered").dataset["loss"].values

    before, net.most = losses(), 5.0
    after = losses()
    assert before.max() > after.max()
    assert after == pytest.approx(survey(objective, line, (-40, 40, 5), route="eager").dataset["loss"].values)


@pytest.mark.parametrize("samples", [20, None])
def test_a_first_layer_taken_once_is_not_that_of_another_subspace(samples, monkeypatch):
    calls, x = counted(monkeypatch), torch.randn(20, 64)
    net = mlp("64-32-10").eval()
    with programs_kept():
        for seed in (0, 1):
            route = Lowered(net, plane_of(net, x, seed=seed), (x,), samples=samples)
            move(net, route, 0.3, -0.2)
            torch.testing.assert_close(route(x), net(x), rtol=1e-4, atol=1e-5)
    assert len(calls) == (1 if samples is None else 2)


def test_whether_a_first_layer_pays_depends_on_the_subspace_and_so_does_the_program(monkeypatch):
    x = torch.randn(20, 64)
    net = mlp("64-32-10").eval()
    objective = Objective(net, (x, torch.zeros(20, dtype=torch.long)))
    monkeypatch.setattr("orograph.engine.lowering.first.MEMORY", 3 * 20 * 32 * 4)  # a line's brackets, no plane's
    with programs_kept():
        kinds = [
            next(iter(Lowered(net, each, (x,), samples=20)._programs.values())).is_general
            for each in (Plane.random(objective, seed=0), Line.random(objective, seed=0))
        ]
    assert kinds == [True, False]


def test_two_routes_with_one_program_keep_points_of_their_own():
    x = images()
    net = resnet(8).eval()
    with programs_kept():
        one, other = routed(net, x), routed(net, x)
    before = one(x)
    with torch.no_grad():
        net.conv.weight *= 2.0  # folded with BatchNorm's statistics: kept of the point until it is told to move
    other.refresh([0.0, 0.0])
    torch.testing.assert_close(other(x), net(x), rtol=1e-4, atol=1e-5)
    assert torch.equal(one(x), before)
    assert not torch.equal(other(x), before)


def test_two_routes_with_one_first_layer_keep_points_of_their_own():
    net, x = mlp("64-32-10").eval(), torch.randn(20, 64)
    objective = Objective(net, (x, torch.zeros(20, dtype=torch.long)))
    plane = Plane.random(objective, seed=0)
    with programs_kept():
        one, other = (Lowered(net, plane, (x,), samples=20) for _ in range(2))
    assert next(iter(one._programs.values()))._first is next(iter(other._programs.values()))._first
    before = one(x)
    other.refresh([0.5, -0.5])
    assert not torch.equal(other(x), before)
    assert torch.equal(one(x), before)
    del other
    assert torch.equal(one(x), before)


def test_the_first_layer_is_taken_once_and_follows_the_point():
    net, x = mlp("64-32-10"), torch.randn(20, 64)
    route = routed(net, x, samples=20)
    (program,) = route._programs.values()
    assert isinstance(program._first, FirstLayer)
    for point in ((0.0, 0.0), (0.3, -1.0), (-0.7, 0.2)):
        move(net, route, *point)
        with torch.no_grad():
            torch.testing.assert_close(route(x), net(x), rtol=1e-4, atol=1e-5)
    assert len(program._first._kept) <= 3


def test_the_first_layer_notices_data_that_changes_in_place():
    net, x = mlp("64-32-10"), torch.randn(20, 64)
    route = routed(net, x, samples=20)
    route(x)
    x.mul_(-2)
    with torch.no_grad():
        torch.testing.assert_close(route(x), net(x), rtol=1e-4, atol=1e-5)


def test_bits_do_not_depend_on_what_the_first_layer_keeps():
    weight, bias = torch.randn(3, 8, 70), torch.randn(3, 8)
    parts = list(zip(weight, bias, strict=True))
    roomy, cramped = FirstLayer(parts), FirstLayer(parts, room=0)
    roomy.coordinates = cramped.coordinates = (0.3, -0.2)
    x = torch.randn(5, 70)
    outputs = [layer(x, x) for layer in (roomy, roomy, cramped, cramped)]
    assert all(torch.equal(output, outputs[0]) for output in outputs)
    assert not cramped._kept
    exact = (parts[0][0] + 0.3 * parts[1][0] - 0.2 * parts[2][0]).double()
    shift = (bias[0] + 0.3 * bias[1] - 0.2 * bias[2]).double()
    torch.testing.assert_close(outputs[0].double(), x.double() @ exact.T + shift, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("axes", [1, 2, 3])
def test_bits_along_a_row_are_those_of_points_alone(axes: int):
    parts = list(zip(torch.randn(1 + axes, 37, 70), torch.randn(1 + axes, 37), strict=True))
    x, row = torch.randn(53, 70), FirstLayer(parts)
    points = torch.cartesian_prod(*[torch.linspace(-1, 1, 4)] * axes).reshape(-1, axes).tolist()
    for point in [*points, *points[::-1], points[0], points[0]]:
        alone = FirstLayer(parts)
        row.coordinates = alone.coordinates = point
        assert torch.equal(row(x, x), alone(x, x))


def test_the_first_layer_gives_up_on_batches_that_are_new_every_time():
    weight = torch.randn(3, 8, 70)
    layer = FirstLayer([(w, None) for w in weight], batches=4)
    layer.coordinates = (0.3, -0.2)
    data = torch.randn(20, 70, dtype=torch.float64)
    most = 0
    for step in range(40):
        x = data[step % 4 * 5 :][:5].float()
        torch.testing.assert_close(layer(x, x), x @ (weight[0] + 0.3 * weight[1] - 0.2 * weight[2]).T)
        most = max(most, len(layer._kept))
    assert most <= 4
    assert not layer._kept


def test_the_first_layer_keeps_batches_that_come_again(monkeypatch):
    layer = FirstLayer([(torch.randn(8, 70), None)], batches=4)
    data = torch.randn(20, 70)
    for _ in range(10):
        for x in data.split(5):
            layer(x, x)
    assert len(layer._kept) == 4
    monkeypatch.setattr("orograph.engine.lowering.first.functional.linear", None)
    assert all(layer(x, x).shape == (5, 8) for x in data.split(5))


def test_the_first_layer_counts_the_memory_of_batches_that_it_alone_holds():
    parts = [(torch.randn(8, 70), None)]
    terms, held = 4 * 5 * 8, 4 * 5 * 70
    layer = FirstLayer(parts, batches=10, room=3 * (terms + held))
    for _ in range(6):
        x = torch.randn(5, 70)
        layer(x, x)
    assert len(layer._kept) == 3
    layer = FirstLayer(parts, batches=10, room=6 * terms)
    for x in torch.randn(30, 70).split(5):
        layer(x, x)
    assert len(layer._kept) == 6


@pytest.mark.parametrize("samples", [None, 10**9])
def test_the_first_layer_stays_where_data_is_read_anew_or_large(samples):
    route = routed(mlp("64-32-10"), torch.randn(20, 64), samples=samples)
    (program,) = route._programs.values()
    assert program._first is None


@pytest.mark.slow
def test_bfloat16_keeps_the_dtype_of_the_outputs():
    route = routed(resnet(8), images(), precision="bf16")
    assert route(images()).dtype == torch.float32


@pytest.mark.parametrize(("avx2", "fused"), [(False, 2), (True, 0)])
def test_wide_linear_layers_are_fused_where_that_is_faster(avx2: bool, fused: int, monkeypatch: pytest.MonkeyPatch):
    net, x = mlp("128-128-10").eval(), torch.randn(2000, 128)
    monkeypatch.setattr(cores, "is_avx2", lambda: avx2)
    route = routed(net, x)
    assert operations(route)["mkldnn._linear_pointwise.default"] == fused
    with torch.no_grad():
        torch.testing.assert_close(route(x), net(x), rtol=1e-4, atol=1e-5)


class Doubled(nn.Module):
    """Whose scores are looked at once more before they are returned."""

    def __init__(self) -> None:
        super().__init__()
        self.body = mlp("32-10")

    def forward(self, x: Tensor) -> Tensor:
        scores = self.body(x)
        return scores * 2


@pytest.mark.parametrize("bias", [True, False])
def test_a_last_layer_with_few_outputs_is_computed_with_its_classes_first(bias: bool, monkeypatch: pytest.MonkeyPatch):
    net, x = nn.Sequential(nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 10, bias)).eval(), torch.randn(600, 32)
    monkeypatch.setattr(cores, "is_avx2", lambda: True)
    route = routed(net, x)
    found = route(x)
    assert operations(route)["aten.contiguous.default"] == 1
    assert found.is_contiguous()
    with torch.no_grad():
        torch.testing.assert_close(found, net(x), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    ("net", "rows"),
    [(mlp("32-10"), 500), (mlp("32-20"), 600), (mlp("32-1"), 600), (Doubled(), 600), (mlp("512-10"), 5000)],
)
def test_other_layers_are_computed_as_they_are(net: nn.Module, rows: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cores, "is_avx2", lambda: True)
    x = torch.randn(rows, next(net.parameters()).shape[1])
    assert "aten.contiguous.default" not in operations(routed(net.eval(), x))


def test_a_processor_without_bfloat16_keeps_the_plain_operations(monkeypatch: pytest.MonkeyPatch):
    net = resnet(8).eval()
    with torch.no_grad():
        wanted = net(images())
    monkeypatch.setattr(fuse, "_kinds", lambda: (torch.float32,))
    route = routed(net, images(), precision="bf16")
    assert not any(name.startswith("mkldnn") for name in operations(route))
    found = route(images())
    assert 2e-6 < (found - wanted).abs().max() / wanted.abs().max() < 2e-2


def test_an_unknown_precision():
    with pytest.raises(CannotLower, match="fp17"):
        routed(mlp("64-32-10"), torch.randn(3, 64), precision="fp17")
