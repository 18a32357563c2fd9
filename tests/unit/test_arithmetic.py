"""Settings of torch itself: worker processes have them too, and a survey tells with which it was begun."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

import orograph as og
from orograph.engine.executors.processes import Processes
from orograph.engine.precision import rounding
from orograph.engine.setting import Setting
from orograph.objectives.arithmetic import SETTINGS, adopt, present, products


@pytest.fixture(autouse=True)
def _kept() -> Iterator[None]:
    before = present()
    yield
    adopt(before)


class Stateful(nn.Linear):
    """Makes a tensor of torch's default dtype, which its weights must have."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return super().forward(x) + torch.zeros(len(x), 4) @ self.weight.T


def line() -> tuple[og.Objective, og.Line]:
    objective = og.Objective(Stateful(4, 3), (torch.randn(20, 4), torch.randint(0, 3, (20,))))
    return objective, og.Line.random(objective, seed=0)


@pytest.mark.slow
def test_workers_have_the_settings_of_their_parent(tmp_path: Path) -> None:
    torch.set_default_dtype(torch.float64)
    points = np.array([[0.0], [0.5]])
    [(_, outcome)] = Processes(*line(), Setting(), 1, tmp_path).run([(0, points)])
    assert not outcome.failures


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("default_dtype", torch.float64),
        ("default_device", torch.device("meta")),
        ("deterministic", 1),
        ("float32_matmul_precision", "medium"),
        ("cudnn.allow_tf32", False),
        ("mkldnn.enabled", False),
    ],
)
def test_settings_are_adopted_and_put_back(name: str, value: object) -> None:
    before = present()
    _, write = SETTINGS[name]
    write(value)
    changed = present()
    assert changed[name] == value
    adopt(before)
    assert present() == before
    adopt(changed)
    assert present() == changed


def test_settings_that_contradict_each_other_are_left_out() -> None:
    before = present()
    if "cuda.matmul.fp32_precision" not in before:
        pytest.skip("this version of torch has only the older setting")
    torch.backends.cuda.matmul.fp32_precision = "tf32"
    changed = present()
    assert "cuda.matmul.allow_tf32" not in changed
    adopt(before)
    assert present() == before


def test_a_survey_continued_with_other_settings_says_so(tmp_path: Path) -> None:
    objective, subspace = line()
    og.survey(objective, subspace, (-1, 1, 3), out=tmp_path / "s", progress=False)
    torch.set_float32_matmul_precision("high")
    with pytest.warns(og.OrographWarning, match="other settings .*float32_matmul_precision highest, now high,") as told:
        og.survey(objective, subspace, (-1, 1, 5), out=tmp_path / "s", progress=False)
    assert told[0].filename == __file__


def tf32() -> tuple[bool, bool]:
    return torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32


@pytest.mark.parametrize("matmul", ["highest", "medium"])
def test_on_cuda_products_are_rounded_only_if_that_is_asked_for(matmul: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cuda = torch.device("cuda")
    objective, _ = line()
    objective.space = replace(objective.space, device=cuda)
    monkeypatch.setattr(torch.random, "fork_rng", lambda devices: nullcontext())
    torch.set_float32_matmul_precision(matmul)
    before = present()
    assert tf32() == (matmul == "medium", True)
    with objective.occupied():
        for tier, rounded in (("", False), ("tf32", True), ("fp32", False)):
            with rounding(tier, cuda):
                assert tf32() == (rounded, rounded)
    assert present() == before


@pytest.mark.parametrize("rounded", [False, True])
def test_settings_of_the_newer_kind_are_put_back(rounded: bool) -> None:
    if "cuda.matmul.fp32_precision" not in present():
        pytest.skip("this version of torch has only the older setting")
    torch.backends.cuda.matmul.fp32_precision = "tf32"
    torch.backends.cudnn.conv.fp32_precision = "ieee"
    with products(rounded):
        assert tf32() == (rounded, rounded)
    assert torch.backends.cuda.matmul.fp32_precision == "tf32"
    assert torch.backends.cudnn.conv.fp32_precision == "ieee"
