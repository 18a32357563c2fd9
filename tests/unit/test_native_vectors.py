"""Our own kernels with vectors of other lengths than this processor's; the compiler makes do with those of this one."""

from __future__ import annotations

import ctypes
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from torch import Tensor

from orograph.engine.native import attention, build, linear, pointwise, winograd

pytestmark = pytest.mark.skipif(not any(map(shutil.which, ("c++", "g++", "clang++"))), reason="no C++ compiler")

MODULES = (attention, linear, pointwise, winograd)


def forget() -> None:
    """What was found out about the kernels in use."""
    for module in MODULES:
        for name in ("_kernels", "_together", "_plan", "_layer"):
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
    forget()
    yield request.param
    forget()


def computed() -> dict[str, Tensor]:
    """Something of every kernel, the same numbers each time."""
    with torch.random.fork_rng():
        torch.manual_seed(0)
        image, weight, bias = torch.randn(3, 32, 9, 10), torch.randn(64, 32, 3, 3), torch.randn(64)
        few, small = torch.randn(3, 24, 5, 5), torch.randn(24, 24, 3, 3)
        q, k, v = (torch.randn(2, tokens, 3, 32).transpose(1, 2) for tokens in (37, 41, 41))
        mask, x, row = torch.rand(37, 41) > 0.5, torch.randn(31, 600), torch.randn(600)
        matrix, other = torch.randn(77, 600), torch.randn(31, 77)
    convolved = winograd.convolve(image, winograd.transform(weight), bias, None, True)
    packed = linear.pack(matrix)
    return {
        "convolution": convolved,
        "of few channels": winograd.convolve(few, winograd.transform(small), None, None, False),
        "attention": attention.attend(q, k, v, mask),
        "causal": attention.attend(q, k, v, None, True),
        "gelu": pointwise.gelu(x),
        "layer norm": pointwise.layer_norm(x, row, row, 1e-5),
        "linear": linear.linear(x, packed, None, other, "none", 77),
        "linear, gelu": linear.linear(x, packed, matrix[:, 0], None, "gelu", 77),
        "linear, relu": linear.linear(x, packed, matrix[:, 0], other, "relu", 77),
    }


def test_vectors_of_every_length_give_the_same_numbers(most: int) -> None:
    found = computed()
    assert winograd.together(64, 64) == attention._together(64) == linear.pack(torch.zeros(1, 1)).shape[-1] == most
    assert linear.pays() == (most == 16)
    wanted = reference()
    assert set(found) == set(wanted)
    for name, value in found.items():
        scale = float(wanted[name].abs().max())
        torch.testing.assert_close(
            value, wanted[name], rtol=1e-5, atol=2e-6 * scale, msg=lambda text, n=name: f"{n}: {text}"
        )


def reference() -> dict[str, Tensor]:
    """The same by the kernels of this processor."""
    with pytest.MonkeyPatch.context() as patch:
        for module in MODULES:
            patch.setattr(module, "compiled", build.compiled)
        forget()
        found = computed()
    forget()
    return found
