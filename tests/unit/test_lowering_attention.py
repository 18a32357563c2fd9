"""Attention written out in plain operations, and what only looks like it."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor, nn

from orograph.engine.routes.lowered import Lowered
from orograph.lab.models.transformer import transformer
from orograph.objectives.objective import Objective
from orograph.subspaces.plane import Plane

ATTENDS = "aten.scaled_dot_product_attention.default"


class Attention(nn.Module):
    """One head of attention, with a choice of forms."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form = form
        self.query, self.key, self.value = (nn.Linear(8, 8) for _ in range(3))

    def forward(self, x: Tensor) -> Tensor:
        q, k, v = self.query(x), self.key(x), self.value(x)
        if self.form == "shared":
            k = k[:1]
        scores = q @ k.transpose(1, 2)
        if self.form in ("scaled", "masked", "seen"):
            scores = scores * 0.25
        if self.form == "masked":
            scores = scores.masked_fill(torch.ones(5, 5, dtype=torch.bool).triu(1), -math.inf)
        if self.form == "finite":
            scores = scores.masked_fill(torch.ones(5, 5, dtype=torch.bool).triu(1), -2.0)
        weights = scores.softmax(1 if self.form == "columns" else -1)
        return weights @ v + weights.mean() if self.form == "seen" else weights @ v


def lowered(net: nn.Module, x: Tensor) -> tuple[set[str], Tensor, Tensor]:
    net.eval()
    plane = Plane.random(Objective(net, x, loss=lambda model, b: {"loss": (torch.zeros(()), 1)}), seed=0)
    route = Lowered(net, plane, (x,))
    (program,) = route._programs.values()
    names = {str(node.target) for node in program._forward.__self__.graph.nodes}
    with torch.no_grad():
        return names, route(x), net(x)


@pytest.mark.parametrize("form", ["plain", "scaled", "masked"])
def test_it_becomes_one_operation(form):
    names, found, wanted = lowered(Attention(form), torch.randn(4, 5, 8))
    assert ATTENDS in names
    assert not any("softmax" in name for name in names)
    torch.testing.assert_close(found, wanted, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("form", ["finite", "columns", "shared", "seen"])
def test_what_only_looks_like_it_stays(form):
    names, found, wanted = lowered(Attention(form), torch.randn(4, 5, 8))
    assert ATTENDS not in names
    torch.testing.assert_close(found, wanted, rtol=1e-5, atol=1e-6)


def test_a_transformer_of_the_lab():
    names, found, wanted = lowered(transformer(), torch.randint(0, 96, (3, 12)))
    assert ATTENDS in names
    torch.testing.assert_close(found, wanted, rtol=1e-4, atol=1e-6)


def test_weights_made_in_inference_mode():
    with torch.inference_mode():
        net, x = Attention("masked"), torch.randn(4, 5, 8)
        _, found, wanted = lowered(net, x)
        assert torch.allclose(found, wanted, rtol=1e-5, atol=1e-6)
