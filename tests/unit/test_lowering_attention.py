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
    route = Lowered(net, plane_of(net, x), (x,))
    with torch.no_grad():
        return operations(route), route(x), net(x)


def plane_of(net: nn.Module, batch: object) -> Plane:
    return Plane.random(Objective(net, batch, loss=lambda model, b: {"loss": (torch.zeros(()), 1)}), seed=0)


def operations(route: Lowered) -> set[str]:
    (program,) = route._programs.values()
    return {str(node.target) for node in program._forward.__self__.graph.nodes}


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


class Padded(Attention):
    """Keys of padding are hidden from every query."""

    def forward(self, x: Tensor, padding: Tensor) -> Tensor:
        scores = self.query(x) @ self.key(x).transpose(1, 2)
        weights = scores.masked_fill(padding[:, None, :], -math.inf).softmax(-1)
        return weights @ self.value(x)


def test_a_query_that_may_look_at_nothing_gives_nan():
    net, x = Padded("padded").eval(), torch.randn(4, 5, 8)
    padding = torch.zeros(4, 5, dtype=torch.bool)
    padding[1, 3:] = True
    route = Lowered(net, plane_of(net, (x, padding)), (x, padding))
    assert ATTENDS in operations(route)
    padding[2] = True  # as in a later batch
    with torch.no_grad():
        wanted = net(x, padding)
        assert wanted[2].isnan().all()
        assert wanted[[0, 1, 3]].isfinite().all()
        torch.testing.assert_close(route(x, padding), wanted, rtol=1e-5, atol=1e-6, equal_nan=True)


@pytest.mark.slow
def test_a_transformer_of_the_lab():
    names, found, wanted = lowered(transformer(), torch.randint(0, 96, (3, 12)))
    assert ATTENDS in names
    torch.testing.assert_close(found, wanted, rtol=1e-4, atol=1e-6)


def test_weights_made_in_inference_mode():
    with torch.inference_mode():
        net, x = Attention("masked"), torch.randn(4, 5, 8)
        _, found, wanted = lowered(net, x)
        assert torch.allclose(found, wanted, rtol=1e-5, atol=1e-6)
