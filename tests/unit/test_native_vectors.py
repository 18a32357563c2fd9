"""Our own kernels with vectors of other lengths than this processor's; the compiler makes do with those of this one."""

from __future__ import annotations

import ctypes
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from orograph.engine.native import attention, build, perceptron, points, pointwise, scores, winograd

pytestmark = pytest.mark.skipif(not any(map(shutil.which, ("c++", "g++", "clang++"))), reason="no C++ compiler")

MODULES = (attention, perceptron, pointwise, scores, winograd)


def forget() -> None:
    """What was found out about the kernels in use."""
    for module in MODULES:
        for name in ("_kernels", "kernels", "_together", "_plan"):
            if hasattr(module, name):
                getattr(module, name).cache_clear()


@pytest.fixture(params=[8, 16, 32])
def most(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """How many numbers the kernels of the test work on at most."""
    place = tmp_path / "kernels.so"
    sources = map(str, sorted(build.FOLDER.glob("*.cpp")))
    flags = [*build._FLAGS, *build._native(), f"-DMOST={request.param}"]
    build._run([*build._compiler(), *flags, *sources, "-o", str(place)])
    for module in MODULES:
        monkeypatch.setattr(module, "compiled", lambda: ctypes.CDLL(str(place)))
    monkeypatch.setattr(perceptron, "is_avx2", lambda: True)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    forget()
    yield request.param
    forget()
    torch.set_num_threads(threads)


def numbers() -> dict[str, Tensor]:
    with torch.random.fork_rng():
        torch.manual_seed(0)
        found = {
            "image": torch.randn(3, 32, 9, 10),
            "weight": torch.randn(64, 32, 3, 3),
            "few": torch.randn(3, 24, 5, 5),
            "small": torch.randn(24, 24, 3, 3),
            **{
                name: torch.randn(2, tokens, 3, 32).transpose(1, 2)
                for name, tokens in (("q", 37), ("k", 41), ("v", 41))
            },
            "mask": torch.rand(37, 41) > 0.1,
            "x": torch.randn(31, 600),
            "row": torch.randn(600),
            "matrix": torch.randn(77, 600),
            "other": torch.randn(31, 77),
            "bias": torch.randn(77),
            "classes": torch.randint(0, 600, (31,)),
        }
    return found


def computed(n: dict[str, Tensor]) -> dict[str, Tensor]:
    """Something of every kernel."""
    packed = perceptron.pack(n["matrix"])
    back = [(perceptron.pack(n["matrix"], True), None, "none", 600)]
    return {
        "convolution": winograd.convolve(n["image"], winograd.transform(n["weight"]), n["bias"][:64], None, True),
        "of few channels": winograd.convolve(n["few"], winograd.transform(n["small"]), None, None, False),
        "attention": attention.attend(n["q"], n["k"], n["v"], n["mask"]),
        "causal": attention.attend(n["q"], n["k"], n["v"], None, True),
        "gelu": pointwise.gelu(n["x"]),
        "layer norm": pointwise.layer_norm(n["x"], n["row"], n["row"], 1e-5),
        "linear": perceptron.perceptron(n["x"], [(packed, None, "none", 77)], n["other"]),
        "linear, gelu": perceptron.perceptron(n["x"], [(packed, n["bias"], "gelu", 77)]),
        "linear, relu": perceptron.perceptron(n["x"], [(packed, n["bias"], "relu", 77)], n["other"]),
        "several": perceptron.perceptron(n["x"], [(packed, n["bias"], "relu", 77), *back], n["x"].clone(), "relu"),
        "normalised": perceptron.perceptron(n["x"], [(packed, None, "none", 77)], None, (n["row"], n["row"], 1e-5)),
        "several points": points.Perceptrons([[(packed, n["bias"], "relu", 77), *back]] * 2, 600, True)(
            [[1.0, 0.0], [0.5, 0.25]], [n["x"], -n["x"]]
        ),
        "cross-entropies": scores.score(n["x"], n["classes"])[0],
        "right answers": scores.score(n["x"], n["x"].argmax(1))[1],
    }


def wanted(given: dict[str, Tensor]) -> dict[str, Tensor]:
    """The same by PyTorch in double precision."""
    n = {name: value.double() if value.is_floating_point() else value for name, value in given.items()}
    attended = functional.scaled_dot_product_attention
    layer = functional.linear(n["x"], n["matrix"])
    between = torch.relu(functional.linear(torch.relu(0.25 * n["x"]), 0.75 * n["matrix"], 0.75 * n["bias"]))
    first = torch.relu(functional.linear(torch.relu(n["x"]), n["matrix"], n["bias"])) @ n["matrix"]
    return {
        "convolution": torch.relu(functional.conv2d(n["image"], n["weight"], n["bias"][:64], padding=1)),
        "of few channels": functional.conv2d(n["few"], n["small"], padding=1),
        "attention": attended(n["q"], n["k"], n["v"], n["mask"]),
        "causal": attended(n["q"], n["k"], n["v"], is_causal=True),
        "gelu": functional.gelu(n["x"]),
        "layer norm": functional.layer_norm(n["x"], (600,), n["row"], n["row"]),
        "linear": layer + n["other"],
        "linear, gelu": functional.gelu(layer + n["bias"]),
        "linear, relu": torch.relu(layer + n["bias"] + n["other"]),
        "several": torch.relu(functional.linear(torch.relu(n["x"]), n["matrix"], n["bias"])) @ n["matrix"] + n["x"],
        "normalised": functional.linear(functional.layer_norm(n["x"], (600,), n["row"], n["row"]), n["matrix"]),
        "several points": torch.stack([first, between @ (0.75 * n["matrix"])]),
        "cross-entropies": functional.cross_entropy(n["x"], n["classes"], reduction="none"),
        "right answers": torch.ones(31),
    }


def test_vectors_of_every_length_give_the_numbers_of_float64(most: int) -> None:
    given = numbers()
    found, exact = computed(given), wanted(given)
    assert winograd.together(64, 64) == attention._together(64) == perceptron.pack(torch.zeros(1, 1)).shape[-1] == most
    assert perceptron.pays() == (most == 16)
    assert set(found) == set(exact)
    for name, value in found.items():
        worst = float((value.double() - exact[name]).abs().max() / exact[name].abs().max())
        assert worst < 2e-6, name
