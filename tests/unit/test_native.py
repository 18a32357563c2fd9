"""Our own kernels: what they compute, how they are compiled, and when the route that uses them steps aside."""

from __future__ import annotations

import itertools
import math
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

import orograph as og
from orograph.engine import calibrate as calibration
from orograph.engine.errors import CannotLower, NotFinite
from orograph.engine.native import build, winograd
from orograph.engine.native.winograd import convolve, together, transform
from orograph.engine.routes.lowered import Lowered
from orograph.engine.routes.native import Native
from orograph.errors import ModelError
from orograph.lab.models.mlp import mlp
from orograph.lab.models.resnet import resnet
from orograph.results.store import Store

pytestmark = pytest.mark.skipif(not any(map(shutil.which, ("c++", "g++", "clang++"))), reason="no C++ compiler")

CHANNELS = [(16, 16), (16, 32), (8, 8), (24, 40), (12, 20), (4, 4), (4, 16), (64, 8)]
SIZES = [(8, 8), (1, 1), (2, 3), (5, 4), (9, 7), (13, 21)]


@pytest.fixture(autouse=True)
def one_seed() -> Iterator[None]:
    with torch.random.fork_rng():
        torch.manual_seed(0)
        yield


def images(count: int, channels: int, height: int, width: int) -> Tensor:
    return torch.randn(count, channels, height, width).contiguous(memory_format=torch.channels_last)


def exact(x: Tensor, weight: Tensor, bias: Tensor | None = None, other: Tensor | None = None) -> Tensor:
    found = functional.conv2d(x.double(), weight.double(), None if bias is None else bias.double(), padding=1)
    return found if other is None else found + other.double()


def distance(found: Tensor, wanted: Tensor) -> float:
    """Root mean square difference, over the root mean square."""
    return float((found.double() - wanted).square().mean().sqrt() / wanted.square().mean().sqrt())


@pytest.mark.parametrize(("inputs", "outputs"), CHANNELS)
@pytest.mark.parametrize(("height", "width"), SIZES)
@pytest.mark.parametrize("count", [1, 5])
def test_a_convolution_is_that_of_float64(inputs: int, outputs: int, height: int, width: int, count: int) -> None:
    x, weight = images(count, inputs, height, width), torch.randn(outputs, inputs, 3, 3)
    bias, other = torch.randn(outputs), images(count, outputs, height, width)
    for b, o, rectify in itertools.product((None, bias), (None, other), (False, True)):
        wanted = exact(x, weight, b, o)
        found = convolve(x, transform(weight), b, o, rectify)
        assert found.shape == wanted.shape
        assert found.is_contiguous(memory_format=torch.channels_last)
        assert distance(found, wanted.relu() if rectify else wanted) < 3e-6


def test_errors_are_about_twice_those_of_the_sum_as_written() -> None:
    x, weight = images(8, 64, 16, 16), torch.randn(64, 64, 3, 3)
    wanted = exact(x, weight)
    plain = distance(functional.conv2d(x, weight, padding=1), wanted)
    found = convolve(x, transform(weight), None, None, False)
    assert distance(found, wanted) < 4 * plain
    slope = float((found.double() * wanted).sum() / wanted.square().sum())
    assert abs(slope - 1) < 2e-8, "no error is common to all images"


def test_large_weights_take_larger_blocks() -> None:
    x, weight = images(13, 168, 9, 9), torch.randn(176, 168, 3, 3)
    assert winograd._plan(x.shape, transform(weight).shape).block == 48
    assert distance(convolve(x, transform(weight), None, None, False), exact(x, weight)) < 2e-6


def test_any_order_in_memory_will_do() -> None:
    weight, bias = torch.randn(16, 8, 3, 3), torch.randn(32)[::2]
    x, other = torch.randn(6, 5, 8, 2).permute(3, 2, 1, 0), torch.randn(2, 16, 5, 6)
    wanted = exact(x, weight, bias, other)
    turned = weight.permute(1, 0, 2, 3).contiguous().permute(1, 0, 2, 3)
    assert distance(convolve(x, transform(turned), bias, other, False), wanted) < 1e-6


def test_the_sum_may_be_written_over_its_summand() -> None:
    x, weight, other = images(3, 8, 7, 7), transform(torch.randn(8, 8, 3, 3)), images(3, 8, 7, 7)
    apart = convolve(x, weight, None, other.clone(memory_format=torch.preserve_format), True)
    over = convolve(x, weight, None, other, True, over=True)
    assert over.data_ptr() == other.data_ptr()
    assert torch.equal(apart, over)


def test_an_image_is_computed_alike_in_every_batch() -> None:
    x, weight = images(37, 16, 11, 11), transform(torch.randn(16, 16, 3, 3))
    together = convolve(x, weight, None, None, False)
    for n in (0, 17, 36):
        assert torch.equal(convolve(x[n : n + 1], weight, None, None, False), together[n : n + 1])


@pytest.mark.parametrize("rectify", [False, True])
def test_what_is_not_finite_is_told_wherever_it_is(rectify: bool) -> None:
    weight = torch.randn(8, 8, 3, 3)
    for odd in (math.nan, math.inf, -math.inf):
        for y, x in itertools.product(range(9), range(7)):
            given = images(1, 8, 9, 7)
            given[0, 3, y, x] = odd
            with pytest.raises(NotFinite):
                convolve(given, transform(weight), None, None, rectify)
    large = images(1, 8, 9, 7).abs()
    with pytest.raises(NotFinite):
        convolve(large, transform(torch.full((8, 8, 3, 3), -2e38)), None, None, rectify)
    other = images(1, 8, 9, 7)
    other[0, 2, 3, 4] = math.nan
    assert convolve(large, transform(weight), None, other, rectify).isnan().nonzero().tolist() == [[0, 2, 3, 4]]


def test_numbers_of_channels_that_fill_no_vector_are_refused() -> None:
    assert [together(3, 16), together(16, 3), together(6, 6), together(16, 10)] == [0, 0, 0, 0]
    assert together(4, 4) == together(4, 12) == 4


def classified(net: nn.Module, x: Tensor) -> og.Objective:
    return og.Objective(net.eval(), (x, torch.randint(0, 10, (len(x),))))


def routed(net: nn.Module, x: Tensor, **options) -> Native:
    return Native(net.eval(), og.Plane.random(classified(net, x), seed=0), (x,), **options)


def calls(route: Native) -> list[tuple]:
    (program,) = route._programs.values()
    graph = program._forward.__self__.graph
    return [node.args for node in graph.nodes if node.target is convolve]


def test_a_residual_net_becomes_one_call_a_layer() -> None:
    net, x = resnet(14, width=8), torch.randn(4, 3, 12, 12)
    route = routed(net, x)
    torch.testing.assert_close(route(x), net(x), rtol=1e-4, atol=1e-5)
    found = calls(route)
    assert len(found) == 10  # of thirteen convolutions one has three inputs, two have stride 2
    assert all(args[4] for args in found), "rectifiers are part of the call"
    assert sum(args[3] is not None for args in found) == 6, "so is what a block adds"
    assert sum(args[5] for args in found) == 4, "which is written over, as nobody else needs it, but for padded ones"


class Branches(nn.Module):
    """Adds two branches to their common input: the second is computed after the first sum, where it is fused."""

    def __init__(self, last: nn.Module) -> None:
        super().__init__()
        self.stem, self.a, self.b = (nn.Conv2d(8, 8, 3, padding=1) for _ in range(3))
        self.last = last

    def forward(self, x: Tensor) -> Tensor:
        x = self.stem(x).relu()
        first, second = self.b(self.a(x).relu()), self.last(x)
        return (x + first + second).mean((2, 3))


@pytest.mark.parametrize("kind", [Lowered, Native])
@pytest.mark.parametrize("size", [3, 1])
def test_what_a_later_sum_reads_is_not_written_over(kind: type[Lowered], size: int) -> None:
    net, x = Branches(nn.Conv2d(8, 8, size, padding=size // 2)).eval(), torch.randn(3, 8, 9, 9)
    route = kind(net, og.Plane.random(classified(net, x), seed=0), (x,))
    for _ in range(2):
        torch.testing.assert_close(route(x), net(x), rtol=1e-4, atol=1e-5)


class Template(nn.Module):
    """Adds what follows from the weights alone."""

    def __init__(self) -> None:
        super().__init__()
        self.a, self.b = (nn.Conv2d(8, 8, 3, padding=1) for _ in range(2))
        self.template = nn.Parameter(torch.randn(1, 8, 9, 9))

    def forward(self, x: Tensor) -> Tensor:
        return (self.b(self.template) + self.a(x)).mean((2, 3))


@pytest.mark.parametrize("kind", [Lowered, Native])
def test_what_the_weights_alone_decide_is_not_written_over(kind: type[Lowered]) -> None:
    net = Template().eval()
    x, y = torch.randn(2, 1, 8, 9, 9)
    route = kind(net, og.Plane.random(classified(net, x), seed=0), (x,))
    for batch in (x, y, x):
        torch.testing.assert_close(route(batch), net(batch), rtol=1e-4, atol=1e-5)


class Reused(nn.Module):
    """Looks at what it adds once more, after the sum, and rectifies what others see."""

    def __init__(self) -> None:
        super().__init__()
        self.a, self.b = nn.Conv2d(8, 8, 3, padding=1), nn.Conv2d(8, 8, 3, padding=1, bias=False)
        self.scale = nn.Parameter(torch.ones(8, 8, 3, 3))

    def forward(self, x: Tensor) -> Tensor:
        first = self.a(x)
        summed = first + self.b(first)
        product = functional.conv2d(first, self.b.weight * self.scale, padding="same")
        return (summed.relu() + summed + first * product).mean((2, 3))


def test_what_is_needed_again_is_not_written_over() -> None:
    net, x = Reused(), torch.randn(3, 8, 9, 9)
    route = routed(net, x)
    assert calls(route)
    for _ in range(2):
        torch.testing.assert_close(route(x), net(x), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(
    "layer",
    [
        nn.Conv2d(8, 8, 3, padding=1, stride=2),
        nn.Conv2d(8, 8, 3, padding=1, groups=2),
        nn.Conv2d(8, 8, 3, padding=2, dilation=2),
        nn.Conv2d(8, 8, 3),
        nn.Conv2d(8, 8, 3, padding=1, padding_mode="circular"),
        nn.Conv2d(8, 8, (3, 3), padding=(1, 0)),
        nn.ConvTranspose2d(8, 8, 3, padding=1),
    ],
)
def test_other_convolutions_are_left_alone(layer: nn.Module) -> None:
    x = torch.randn(2, 8, 9, 9)
    whole = nn.Sequential(nn.Conv2d(8, 8, 3, padding=1), nn.ReLU(), layer, nn.Flatten(), nn.LazyLinear(10))
    with torch.no_grad():
        whole(x)
    route = routed(whole, x)
    assert len(calls(route)) == 1
    torch.testing.assert_close(route(x), whole(x), rtol=1e-4, atol=1e-5)
    with pytest.raises(CannotLower, match="our own kernels compute"):
        routed(nn.Sequential(layer, nn.Flatten(), nn.Linear(whole[4].in_features, 10)), x)


@pytest.mark.parametrize(
    ("net", "x", "options", "words"),
    [
        (mlp("6-5-10"), torch.randn(4, 6), {}, "our own kernels compute"),
        (nn.Conv2d(3, 6, 3, padding=1), torch.randn(2, 3, 8, 8), {}, "our own kernels compute"),
        (nn.Conv2d(8, 8, 3, padding=1), torch.randn(2, 8, 2, 2), {}, "our own kernels compute"),
        (resnet(8, width=8), torch.randn(2, 3, 8, 8), {"precision": "tf32"}, "no tf32 form"),
        (resnet(8, width=8), torch.randn(2, 3, 8, 8), {"precision": "bf16"}, "no bf16 form"),
        (resnet(8, width=8).double(), torch.randn(2, 3, 8, 8).double(), {"precision": "fp64"}, "no fp64 form"),
        (resnet(8, width=8).double(), torch.randn(2, 3, 8, 8).double(), {}, "our own kernels compute"),
    ],
)
def test_models_it_does_not_serve_are_refused(net: nn.Module, x: Tensor, options: dict, words: str) -> None:
    with pytest.raises(CannotLower, match=words):
        routed(net, x, **options)


class Forgiving(nn.Module):
    """Makes 0 of NaN."""

    def forward(self, x: Tensor) -> Tensor:
        return torch.nan_to_num(x, nan=0.0, posinf=1.0, neginf=-1.0)


@pytest.mark.parametrize("layer", [nn.ReLU(), Forgiving()])
def test_where_values_are_not_finite_the_model_itself_is_asked(layer: nn.Module) -> None:
    """A rectified -infinity is 0 for the model, but NaN for sums of differences."""
    net = nn.Sequential(nn.Conv2d(8, 8, 3, padding=1), layer, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 10))
    x = torch.rand(2, 8, 8, 8) + 0.5
    route = routed(net, x)
    with torch.no_grad():
        net[0].weight.fill_(-3e38)
        net[0].bias.zero_()
        route.refresh([0.0, 0.0])
        with pytest.raises(NotFinite):
            route._programs[next(iter(route._programs))]([x])
        assert net(x).isfinite().all()
        assert torch.equal(route(x), net(x))
        net[0].weight.fill_(math.nan)
        route.refresh([0.0, 0.0])
        torch.testing.assert_close(route(x), net(x), equal_nan=True)


@pytest.mark.slow
def test_a_survey_by_them_is_that_of_the_model_and_resumes_to_the_same_bits(tmp_path: Path) -> None:
    objective = classified(resnet(8, width=8), torch.randn(40, 3, 12, 12))
    plane = og.Plane.random(objective, seed=1)

    def run(route: str, place: str, **options) -> og.Survey:
        return og.survey(
            objective, plane, (-1, 1, 5), out=tmp_path / place, route=route, workers=1, progress=False, **options
        )

    plain, ours = run("eager", "a").dataset.loss, run("native", "b").dataset.loss
    assert og.open(tmp_path / "b").provenance["engine"]["kernels"] == build.name()
    assert float(abs(ours / plain - 1).max()) < 2e-6
    assert float(abs(ours / plain - 1).max()) > 0
    run("native", "c", budget=1e-6)
    assert (run("native", "c").dataset.loss == ours).all()
    engine = {**og.open(tmp_path / "c").provenance["engine"], "kernels": "of another compiler"}
    Store.open(tmp_path / "c", write=True).update_attrs(engine=engine)
    with pytest.warns(og.OrographWarning, match="other kernels") as caught:
        og.survey(objective, plane, (-1, 1, 9), out=tmp_path / "c", workers=1, progress=False)
    assert caught[0].filename == __file__


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache of its own, empty, no library loaded yet, and sources that are compiled at once."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "most.h").write_text("enum { MOST = 16 };\n")
    (sources / "most.cpp").write_text('#include "most.h"\nextern "C" int orograph_most() { return MOST; }\n')
    monkeypatch.setattr(build, "FOLDER", sources)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "a cache"))
    monkeypatch.delenv("CXX", raising=False)
    build._outcome.cache_clear()
    yield tmp_path / "a cache" / "orograph"
    build._outcome.cache_clear()


def forbid_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    run = build._run
    monkeypatch.setattr(build, "_run", lambda c: pytest.fail("it is compiled again") if "-o" in c else run(c))


def test_the_library_is_compiled_once_and_kept(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build.compiled()["orograph_most"]() == 16
    (kept,) = fresh.iterdir()
    assert [path.stat().st_mode & 0o777 for path in (kept, fresh)] == [0o700, 0o700]
    build._outcome.cache_clear()
    forbid_compiling(monkeypatch)
    assert build.compiled()["orograph_most"]() == 16


def test_another_compiler_or_source_is_another_library(fresh: Path) -> None:
    command = build._compiler()
    assert build.fingerprint(command) == build.fingerprint(command)
    assert build.fingerprint(command) != build.fingerprint([*command, "-mno-fma"])
    before = build.fingerprint(command)
    header = build.FOLDER / "most.h"
    header.write_text(header.read_text() + "// more\n")
    assert build.fingerprint(command) != before


def test_where_nothing_can_be_kept_it_is_compiled_for_the_process(fresh: Path) -> None:
    fresh.parent.mkdir()
    fresh.write_text("a file where the folder should be")
    assert build.compiled()["orograph_most"]() == 16


def test_a_damaged_library_is_made_anew(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build.compiled()
    (kept,) = fresh.iterdir()
    whole = kept.read_bytes()
    kept.unlink()  # whoever has it open keeps it
    kept.write_bytes(whole[: len(whole) * 3 // 4])
    kept.chmod(0o700)
    for _ in range(2):
        build._outcome.cache_clear()
        assert build.compiled()["orograph_most"]() == 16
        forbid_compiling(monkeypatch)


@pytest.mark.parametrize("where", ["folder", "file"])
def test_what_others_may_have_written_is_not_loaded(fresh: Path, where: str) -> None:
    build.compiled()
    (kept,) = fresh.iterdir()
    kept.unlink()
    kept.write_bytes(b"not to be loaded")
    (fresh if where == "folder" else kept).chmod(0o777)
    build._outcome.cache_clear()
    assert build.compiled()["orograph_most"]() == 16
    assert (kept.read_bytes() == b"not to be loaded") is (where == "folder")


def test_a_compiler_that_makes_something_else_is_told(fresh: Path, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "other.cpp").write_text("int other = 1;")
    real = shutil.which("c++") or shutil.which("g++") or shutil.which("clang++")
    compiler = tmp_path / "compiler"
    compiler.write_text(f'#!/bin/sh\nfor last; do :; done\n{real} -shared -fPIC {tmp_path}/other.cpp -o "$last"\n')
    compiler.chmod(0o755)
    monkeypatch.setenv("CXX", str(compiler))
    monkeypatch.setattr(build, "fingerprint", lambda command: "0" * 24)
    with pytest.raises(CannotLower, match="made something else"):
        build.compiled()
    assert list(fresh.iterdir()) == []


@pytest.mark.parametrize("place", ["", "relative/cache"])
def test_without_a_home_nothing_is_kept(fresh: Path, place: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", place)
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))
    assert build.compiled()["orograph_most"]() == 16
    assert [path.name for path in tmp_path.iterdir()] == ["sources"]


def test_several_processes_may_compile_at_once(fresh: Path) -> None:
    code = (
        "from pathlib import Path; from orograph.engine.native import build; "
        f"build.FOLDER = Path({str(build.FOLDER)!r}); print(build.compiled()['orograph_most']())"
    )
    started = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    told = {process.communicate(timeout=300)[0].strip() for process in started}
    assert told == {str(build.compiled()["orograph_most"]())}
    assert len(list(fresh.iterdir())) == 1, "nothing half made is left"


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("echo 'kernels.cpp:1: error: no luck' >&2; exit 1", r"the C\+\+ compiler fails: .*no luck"),
        ("exit 3", r"the C\+\+ compiler fails: status 3"),
        ("kill -9 $$", r"the C\+\+ compiler fails: status -9"),
    ],
)
def test_a_compiler_that_fails_is_told(fresh: Path, tmp_path: Path, monkeypatch, script: str, words: str) -> None:
    compiler = tmp_path / "a compiler"
    compiler.write_text(f"#!/bin/sh\n{script}\n")
    compiler.chmod(0o755)
    monkeypatch.setenv("CXX", f"'{compiler}' --some-flag")
    for _ in range(2):
        with pytest.raises(CannotLower, match=words):
            build.compiled()
        compiler.unlink(missing_ok=True)  # it is not run again


def test_a_compiler_that_cannot_be_read_or_found_is_told(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXX", "'g++")
    with pytest.raises(CannotLower, match="CXX cannot be read"):
        build.compiled()
    build._outcome.cache_clear()
    monkeypatch.setenv("CXX", "no-such-compiler")
    assert build.compiled()["orograph_most"]() == 16, "there are others"
    build._outcome.cache_clear()
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(CannotLower, match="Windows"):
        build.compiled()


def test_a_machine_without_a_compiler_uses_other_routes(fresh: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda *a: None)
    winograd._kernels.cache_clear()
    try:
        net, x = resnet(8, width=8), torch.randn(4, 3, 8, 8)
        with pytest.raises(CannotLower, match=r"there is no C\+\+ compiler"):
            routed(net, x)
        objective = classified(net, x)
        plane = og.Plane.random(objective, seed=0)
        with pytest.raises(ModelError, match=r"'native'.*there is no C\+\+ compiler"):
            og.survey(objective, plane, (-1, 1, 3), route="native", progress=False)
        for each in ("WORTH", "TRACING", "TRACING_AGAIN"):
            monkeypatch.setattr(calibration, each, 0.0)
        told = og.survey(objective, plane, (-1, 1, 3), progress=False, workers=1).provenance["engine"]
        assert told["route"] in ("eager", "lowered")
        assert "no C++ compiler" in next(trial["note"] for trial in told["trials"] if trial["route"] == "native")
        place = tmp_path / "begun elsewhere"
        begun = og.survey(objective, plane, (-1, 1, 5), route="lowered", out=place, budget=1e-6, progress=False)
        Store.open(place, write=True).update_attrs(engine={**begun.provenance["engine"], "route": "native"})
        with pytest.raises(ModelError, match=r"as when the survey was begun.*install a C\+\+ compiler"):
            og.survey(objective, plane, (-1, 1, 5), out=place, progress=False)
    finally:
        winograd._kernels.cache_clear()
