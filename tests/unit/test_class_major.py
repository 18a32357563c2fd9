"""Losses and accuracy in the class-major layout equal the float64 reference, also where numbers are extreme."""

from __future__ import annotations

import gc
from typing import Any

import numpy as np
import pytest
import torch
from scipy.special import logsumexp
from torch import Tensor, nn

import orograph as og
from orograph.objectives import class_major as layout
from orograph.objectives.batch import Batch
from orograph.objectives.class_major import ClassMajor, class_major
from orograph.objectives.losses.cross_entropy import CrossEntropy
from orograph.objectives.losses.hinge import Hinge
from orograph.objectives.measures.accuracy import Accuracy
from orograph.objectives.shared import one_batch

INF, NAN = float("inf"), float("nan")


def scores(scale: float, shape: tuple[int, ...] = (50, 7), seed: int = 0) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(seed)
    values = scale * torch.randn(*shape, generator=generator)
    return values, torch.randint(0, shape[-1], shape[:-1], generator=generator)


def confident() -> tuple[Tensor, Tensor]:
    """Losses between 1e-15 and 1e-5."""
    values, targets = scores(1.0)
    values.scatter_(-1, targets[:, None], torch.linspace(15, 37, 50)[:, None])
    return values, targets


CASES = {
    "ordinary": scores(3.0),
    "huge": scores(1e4),
    "tiny losses": confident(),
    "tokens": scores(2.0, (6, 9, 5)),
    "many classes": scores(2.0, (8, 300)),
    "one sample": scores(2.0, (1, 4)),
    "half precision": (scores(3.0)[0].bfloat16(), scores(3.0)[1]),
}


def reference(values: Tensor, targets: Tensor) -> np.ndarray:
    """Σ over a sample's terms of log(1 + Σ_{j≠y} exp(z_j − z_y)), in float64 with NumPy and SciPy."""
    z, y = values.double().numpy().reshape(-1, values.shape[-1]), targets.numpy().reshape(-1)
    others = np.array([np.delete(row - row[k], k) for row, k in zip(z, y, strict=True)])
    return np.logaddexp(0, logsumexp(others, axis=1)).reshape(len(targets), -1).sum(1)


@pytest.mark.parametrize("name", CASES)
def test_cross_entropy_keeps_its_relative_accuracy(name: str) -> None:
    values, targets = CASES[name]
    assert class_major(values, targets, -100) is not None
    terms = CrossEntropy()(values, targets)
    np.testing.assert_allclose(terms.losses.numpy(), reference(values, targets), rtol=1e-13)
    assert terms.counts.tolist() == [float(targets[0].numel())] * len(targets)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("margin", [1.0, 0.25])
def test_hinge_equals_its_formula(name: str, margin: float) -> None:
    values, targets = CASES[name]
    z, y = values.double().numpy().reshape(-1, values.shape[-1]), targets.numpy().reshape(-1)
    wanted = [np.maximum(0, np.delete(row - row[k], k) + margin).sum() for row, k in zip(z, y, strict=True)]
    found = Hinge(margin)(values, targets).losses.numpy()
    np.testing.assert_allclose(found, np.reshape(wanted, (len(targets), -1)).sum(1), rtol=1e-12, atol=1e-12)


EXTREME = {
    "right answer +inf": ([INF, 0.0, 1.0], 0),
    "wrong answer +inf": ([INF, 0.0, 1.0], 1),
    "right answer -inf": ([-INF, 0.0, 1.0], 0),
    "wrong answer -inf": ([-INF, 0.0, 1.0], 2),
    "all -inf": ([-INF, -INF, -INF], 0),
    "all -inf, second": ([-INF, -INF, -INF], 1),
    "two +inf": ([INF, INF, 1.0], 1),
    "right answer nan": ([NAN, 0.0, 1.0], 0),
    "wrong answer nan": ([NAN, 0.0, 1.0], 2),
    "tie, first is right": ([2.0, 2.0, 1.0], 0),
    "tie, second is right": ([2.0, 2.0, 1.0], 1),
    "tie of zeros of two signs": ([-0.0, 0.0, -1.0], 1),
    "overflow": ([3e38, -3e38, 0.0], 1),
}


@pytest.mark.parametrize("name", EXTREME)
def test_extreme_scores_give_what_the_classes_last_path_gives(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    row, target = EXTREME[name]
    values, targets = torch.tensor([row]), torch.tensor([target])

    def measured() -> list[float]:
        sums = Accuracy().sums(values, targets)
        losses = [kind(values, targets).losses.item() for kind in (CrossEntropy(), Hinge())]
        return [*losses, sums["right"].item(), sums["count"].item()]

    found = measured()
    for name in ("losses.cross_entropy.scored", "losses.hinge.class_major", "measures.accuracy.scored"):
        monkeypatch.setattr(f"orograph.objectives.{name}", lambda *_: None)
    np.testing.assert_allclose(found, measured(), rtol=1e-15)


@pytest.mark.parametrize("name", CASES)
def test_accuracy_is_that_of_the_first_arg_max(name: str) -> None:
    values, targets = CASES[name]
    rounded = values.float().round()  # many ties
    for scored in (values, rounded):
        sums = Accuracy().sums(scored, targets)
        assert sums["right"].item() == (scored.float().numpy().argmax(-1) == targets.numpy()).sum()
        assert sums["count"].item() == targets.numel()


REFUSED: dict[str, Any] = {
    "float64 scores": (torch.zeros(2, 3, dtype=torch.float64), torch.tensor([0, 1])),
    "ignored targets": (torch.zeros(2, 3), torch.tensor([0, -100])),
    "an ignored class": (torch.zeros(2, 3), torch.tensor([0, 2])),
    "impossible targets": (torch.zeros(2, 3), torch.tensor([0, 3])),
    "very many classes": (torch.zeros(2, 5000), torch.tensor([0, 1])),
    "wanted gradients": (torch.zeros(2, 3, requires_grad=True), torch.tensor([0, 1])),
    "no samples": (torch.zeros(0, 3), torch.zeros(0, dtype=torch.long)),
}


@pytest.mark.parametrize("name", REFUSED)
def test_where_it_does_not_apply_there_is_none(name: str) -> None:
    assert class_major(*REFUSED[name], 2 if name == "an ignored class" else -100) is None


def test_ignored_targets_and_smoothing_go_the_ordinary_way() -> None:
    values, targets = scores(3.0)
    targets[::3] = -100
    flat = torch.nn.functional.cross_entropy
    assert torch.equal(CrossEntropy()(values, targets).losses, flat(values.double(), targets, reduction="none"))
    smooth = flat(values.double(), targets, reduction="none", label_smoothing=0.1)
    assert torch.equal(CrossEntropy(label_smoothing=0.1)(values, targets).losses, smooth)


def test_the_measures_of_a_batch_share_its_scores() -> None:
    values, targets = scores(3.0)
    with one_batch():
        first = class_major(values, targets, -100)
        assert first is not None
        with one_batch():
            assert class_major(values, targets, -100) is first
        assert class_major(values, targets, 6) is not first
    second = class_major(values, targets, -100)
    assert second is not first
    assert second is not None
    assert second.labels is first.labels


def test_scores_in_the_order_of_pytorch_are_shared_too(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[torch.Size] = []
    of = ClassMajor.of
    monkeypatch.setattr(ClassMajor, "of", lambda values, labels: made.append(values.shape) or of(values, labels))
    values, targets = scores(2.0, (6, 9, 5))
    state = og.Objective(nn.Linear(1, 1), (torch.zeros(6, 1), targets), loss="cross_entropy")
    state.absorb(state.begin(), values.movedim(-1, 1), Batch(torch.zeros(6, 1), targets))
    assert made == [torch.Size([6, 9, 5])]


def test_outputs_that_are_written_to_unseen_are_measured_anew() -> None:
    """Weights are moved without autograd's knowledge, and a model may return them, or the same tensor every time."""
    values, targets = scores(3.0)
    net = nn.Module()
    net.z = nn.Parameter(values.clone())
    net.forward = lambda x: net.z
    objective = og.Objective(net, (torch.zeros(50, 1), targets), batch_size=50)
    line = og.Line.random(objective, seed=0)
    here, there = objective.evaluate(), objective.evaluate(line.at(1.0))
    assert here["loss"] == pytest.approx(reference(values, targets).mean(), rel=1e-12)
    assert there["loss"] != here["loss"]


def test_labels_are_found_once_and_anew_when_targets_change() -> None:
    values, targets = scores(3.0)
    first, other = class_major(values, targets, -100), class_major(values, targets, 7)
    again = class_major(values + 1, targets, -100)
    assert first is not None
    assert other is not None
    assert again is not None
    assert first.labels is again.labels is not other.labels
    targets[0] = (targets[0] + 1) % 7
    third = class_major(values, targets, -100)
    assert third is not None
    assert third.labels.index[0].tolist() == targets.tolist()


def test_nothing_outlives_the_targets_and_little_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    gc.collect()
    before = len(layout._LABELS)
    values, targets = scores(3.0)
    CrossEntropy()(values, targets)
    assert len(layout._LABELS) == before + 1
    del targets
    gc.collect()
    assert len(layout._LABELS) == before
    monkeypatch.setattr(layout, "ROOM", 100 * (before + 2))
    kept = [scores(3.0, (100, 7), seed=seed) for seed in range(5)]
    for values, targets in kept:
        np.testing.assert_allclose(CrossEntropy()(values, targets).losses.numpy(), reference(values, targets))
    assert len(layout._LABELS) <= before + 2


def test_targets_of_inference_mode_are_not_remembered() -> None:
    with torch.inference_mode():
        values, targets = scores(3.0)
        np.testing.assert_allclose(CrossEntropy()(values, targets).losses.numpy(), reference(values, targets))
        targets.copy_((targets + 1) % 7)
        np.testing.assert_allclose(CrossEntropy()(values, targets).losses.numpy(), reference(values, targets))


def test_labels_that_numpy_wrote_are_found_anew() -> None:
    inputs, labels = torch.randn(6, 4), np.array([0, 1, 2, 0, 1, 2])
    objective = og.Objective(nn.Linear(4, 3), (inputs, labels))
    before = objective.evaluate()
    labels[:] = labels[::-1].copy()
    after = objective.evaluate()
    assert after["loss"] == pytest.approx(og.Objective(objective.model, (inputs, labels)).evaluate()["loss"], rel=1e-12)
    assert after["loss"] != before["loss"]
