"""Cross-entropies and right answers by our own kernel are PyTorch's, in a survey too."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import Tensor, nn

import orograph as og
from orograph.engine.errors import CannotLower
from orograph.engine.evaluate import Evaluator
from orograph.engine.native import scores as native
from orograph.engine.native.scores import score
from orograph.engine.setting import Setting
from orograph.objectives.class_major import ClassMajor, class_major
from orograph.objectives.losses.cross_entropy import CrossEntropy
from orograph.objectives.measures.accuracy import Accuracy
from orograph.objectives.scored import Scored, scored, scoring
from orograph.objectives.shared import one_batch
from tests.unit.test_class_major import CASES, EXTREME, reference, scores

pytestmark = pytest.mark.skipif(not any(map(shutil.which, ("c++", "g++", "clang++"))), reason="no C++ compiler")


@pytest.mark.parametrize("name", sorted(set(CASES) - {"half precision"}))
def test_losses_are_those_of_float64(name: str) -> None:
    values, targets = CASES[name]
    losses, right = score(values.reshape(-1, values.shape[-1]), targets.reshape(-1))
    np.testing.assert_allclose(losses.reshape(len(targets), -1).sum(1).numpy(), reference(values, targets), rtol=1e-13)
    assert right.tolist() == (values.argmax(-1) == targets).reshape(-1).tolist()


def test_every_difference_of_two_scores_gives_its_logarithm() -> None:
    behind = torch.cat([torch.linspace(0, 45, 4001), torch.linspace(45, 800, 999)])
    losses, right = score(torch.stack([behind, torch.zeros(5000)], 1), torch.tensor([0, 1]).repeat(2500))
    own = torch.where(torch.arange(5000) % 2 == 0, -behind, behind).double().numpy()
    np.testing.assert_allclose(losses.numpy(), np.logaddexp(0, own), rtol=4e-16, atol=1e-307)
    assert right.tolist() == [place % 2 == 0 for place in range(5000)]


@pytest.mark.parametrize("name", EXTREME)
@pytest.mark.parametrize("rows", [1, 40])
def test_extreme_scores_give_what_pytorch_gives(name: str, rows: int) -> None:
    row, target = EXTREME[name]
    values, targets = torch.tensor([row] * rows), torch.tensor([target] * rows)
    view = class_major(values, targets, -100)
    assert view is not None
    losses, right = score(values, targets)
    torch.testing.assert_close(losses, view.cross_entropies, rtol=1e-15, atol=0, equal_nan=True)
    assert torch.equal(right, view.right)


@pytest.mark.parametrize("classes", [1, 2, 127, 128, 129, 300, 4096])
def test_classes_need_not_fit_the_cache_and_rows_do_not_meet(classes: int) -> None:
    values, targets = scores(4.0, (53, classes), seed=classes)
    values = values.round(decimals=1)  # with ties
    view = class_major(values, targets, -100)
    assert view is not None
    losses, right = score(values, targets)
    torch.testing.assert_close(losses, view.cross_entropies, rtol=1e-13, atol=0)
    assert torch.equal(right, view.right)
    for first, last in ((0, 1), (3, 11), (17, 53), (50, 53)):
        some = score(values[first:last], targets[first:last])
        assert torch.equal(some[0], losses[first:last])
        assert torch.equal(some[1], right[first:last])


def test_scores_are_read_where_they_lie() -> None:
    values, targets = scores(2.0, (30, 11))
    wanted = score(values, targets)
    wide = torch.zeros(60, 25)
    wide[::2, 1:23:2] = values
    for other in (values.t().contiguous().t(), wide[::2, 1:23:2]):
        assert torch.equal(other, values)
        assert not other.is_contiguous()
        assert all(map(torch.equal, score(other, targets), wanted))


def counted(calls: list[torch.Size]) -> Callable[[Tensor, Tensor], tuple[Tensor, Tensor]]:
    def count(values: Tensor, classes: Tensor) -> tuple[Tensor, Tensor]:
        calls.append(values.shape)
        return score(values, classes)

    return count


def test_a_batch_is_scored_once_for_loss_and_accuracy() -> None:
    calls: list[torch.Size] = []
    values, targets = CASES["tokens"]
    with scoring(counted(calls)), one_batch():
        terms, sums = CrossEntropy()(values, targets), Accuracy().sums(values, targets)
        assert calls == [torch.Size([54, 5])]
    np.testing.assert_allclose(terms.losses.numpy(), reference(values, targets), rtol=1e-13)
    assert sums["right"].item() == (values.argmax(-1) == targets).sum()
    assert isinstance(scored(values, targets, -100), ClassMajor)
    assert len(calls) == 1


@pytest.mark.parametrize(
    "values",
    [
        torch.randn(4, 3).bfloat16(),
        torch.randn(4, 3).half(),
        torch._neg_view(torch.randn(4, 3)),
        nn.Parameter(torch.randn(4, 3)),
    ],
    ids=["bfloat16", "half", "negative view", "subclass"],
)
def test_what_the_kernel_cannot_read_is_left_to_pytorch(values: Tensor) -> None:
    calls: list[torch.Size] = []
    targets = torch.tensor([0, 1, 2, 0])
    with torch.no_grad(), scoring(counted(calls)):
        found = scored(values, targets, -100)
        assert isinstance(found, ClassMajor)
    assert not calls
    np.testing.assert_allclose(found.cross_entropies.numpy(), reference(values.detach(), targets), rtol=1e-13)


def test_scoring_ends_with_an_error_and_may_be_nested() -> None:
    values, targets = scores(1.0)
    inner: list[torch.Size] = []

    def fail() -> None:
        with scoring(counted(inner)):
            scored(values, targets, -100)
            raise ValueError("in between")

    with scoring(score):
        with pytest.raises(ValueError, match="in between"):
            fail()
        assert isinstance(scored(values, targets, -100), Scored)
        assert len(inner) == 1
    assert isinstance(scored(values, targets, -100), ClassMajor)


def test_ignored_targets_and_wanted_gradients_go_the_ordinary_way() -> None:
    calls: list[torch.Size] = []
    values, targets = scores(3.0)
    with scoring(counted(calls)):
        targets[::3] = -100
        assert scored(values, targets, -100) is None
        assert scored(values.requires_grad_(), targets.clamp(min=0), -100) is None
    assert not calls


def test_a_survey_by_our_own_kernels_has_the_models_losses(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[torch.Size] = []
    monkeypatch.setattr("orograph.engine.routes.native.Native.score", staticmethod(counted(calls)))
    with torch.random.fork_rng():
        torch.manual_seed(0)
        net = nn.Sequential(nn.Conv2d(32, 32, 3, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(32 * 64, 7)).eval()
        data = torch.randn(24, 32, 8, 8), torch.randint(0, 7, (24,))
    objective = og.Objective(net, data, batch_size=10)
    objective.prepare()
    plane = og.Plane.random(objective, seed=0)
    points = np.array([[0.0, 0.0], [0.5, -0.3]])
    found = {}
    for route in ("eager", "native"):
        with Evaluator(objective, plane, Setting(route=route, precision="fp32", threads=1)) as evaluator:
            found[route] = evaluator.points(points).fields
    assert calls == [torch.Size([10, 7]), torch.Size([10, 7]), torch.Size([4, 7])] * 2
    for name, values in found["native"].items():
        np.testing.assert_allclose(values, found["eager"][name], rtol=1e-5)


def test_without_kernels_there_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise CannotLower("there is no C++ compiler")

    monkeypatch.setattr(native, "compiled", none)
    native._kernels.cache_clear()
    try:
        with pytest.raises(CannotLower, match="no C"):
            score(torch.zeros(1, 2), torch.zeros(1, dtype=torch.long))
    finally:
        native._kernels.cache_clear()
