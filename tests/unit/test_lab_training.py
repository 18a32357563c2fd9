"""The training loop with every optimiser, loss, schedule: against torch run by hand, and killed at any moment."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim import lr_scheduler

from orograph.errors import DataError, InputError
from orograph.lab.augment import augmented
from orograph.lab.evaluate import evaluate
from orograph.lab.history import Progress
from orograph.lab.models.mlp import mlp
from orograph.lab.models.transformer import transformer
from orograph.lab.noise import with_label_noise
from orograph.lab.optimisers.lbfgs import Lbfgs
from orograph.lab.options import TrainingOptions
from orograph.lab.train import _epoch_seed, steps_per_epoch, train
from orograph.objectives.objective import Objective
from orograph.registry import build, names


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def data(count: int = 40) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(0)
    return torch.randn(count, 6, generator=generator), torch.randint(3, (count,), generator=generator)


def net(seed: int = 0) -> nn.Module:
    return mlp("6-5-3", norm=True, seed=seed)


def weights(model: nn.Module) -> dict[str, Tensor]:
    return {name: tensor.detach().clone() for name, tensor in model.state_dict().items()}


def same(one: dict[str, Tensor], other: dict[str, Tensor]) -> bool:
    return one.keys() == other.keys() and all(torch.equal(one[name], other[name]) for name in one)


# ------------------------------------------------------------------------------- every optimiser against torch's

BY_HAND: dict[str, Callable[[Any], torch.optim.Optimizer]] = {
    "sgd:learning_rate=0.2": lambda p: torch.optim.SGD(p, lr=0.2, momentum=0.9, nesterov=True),
    "sgd:momentum=0.5,nesterov=false": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.5),
    "adam:learning_rate=0.01,beta2=0.99": lambda p: torch.optim.Adam(p, lr=0.01, betas=(0.9, 0.99)),
    "adamw:learning_rate=0.02": lambda p: torch.optim.AdamW(p, lr=0.02),
    "rmsprop:learning_rate=0.01,momentum=0.3": lambda p: torch.optim.RMSprop(p, lr=0.01, momentum=0.3),
}


@pytest.mark.parametrize("decay_all", [True, False])
@pytest.mark.parametrize("spec", list(BY_HAND))
def test_optimisers_equal_torch_run_by_hand(spec: str, decay_all: bool) -> None:
    x, y = data()
    ours, theirs = net(), net().train()
    train(
        ours, x, y, optimiser=spec, epochs=4, batch_size=100, schedule="constant", weight_decay=0.1, decay_all=decay_all
    )
    matrices = [p for p in theirs.parameters() if decay_all or p.dim() > 1]
    others = [p for p in theirs.parameters() if not (decay_all or p.dim() > 1)]
    groups = [{"params": matrices, "weight_decay": 0.1}, {"params": others, "weight_decay": 0.0}]
    optimiser = BY_HAND[spec]([group for group in groups if group["params"]])
    for _ in range(4):
        optimiser.zero_grad()
        functional.cross_entropy(theirs(x), y).backward()
        optimiser.step()
    for (name, a), b in zip(ours.named_parameters(), theirs.parameters(), strict=True):
        assert torch.allclose(a, b, rtol=2e-4, atol=2e-6), name  # the samples come in another order


@pytest.mark.parametrize("spec", ["sgd:learning_rate=0.1,decoupled=true", "rmsprop:learning_rate=0.01,decoupled=true"])
def test_decoupled_decay_is_a_step_of_its_own(spec: str) -> None:
    x, y = data()
    ours, theirs = net(), net().train()
    train(ours, x, y, optimiser=spec, epochs=3, batch_size=100, schedule="constant", weight_decay=0.2)
    plain = build("optimiser", spec.partition(",")[0])
    optimiser = plain.build([{"params": list(theirs.parameters()), "weight_decay": 0.0}])
    for _ in range(3):
        optimiser.zero_grad()
        functional.cross_entropy(theirs(x), y).backward()
        with torch.no_grad():
            for p in theirs.parameters():
                p.mul_(1 - plain.learning_rate * 0.2)
        optimiser.step()
    for a, b in zip(ours.parameters(), theirs.parameters(), strict=True):
        assert torch.allclose(a, b, rtol=2e-4, atol=2e-6)


def test_coupled_and_decoupled_decay_differ_for_adam_alone_by_more_than_rounding() -> None:
    """For SGD without momentum they are the same step; Adam divides the coupled one by its own size."""

    def after(spec: str) -> Tensor:
        model = net()
        train(model, *data(), optimiser=spec, epochs=3, batch_size=100, schedule="constant", weight_decay=0.3)
        return torch.cat([p.detach().flatten() for p in model.parameters()])

    sgd = "sgd:momentum=0,learning_rate=0.01"
    assert torch.allclose(after(sgd), after(f"{sgd},decoupled=true"), rtol=1e-4, atol=1e-6)
    assert not torch.allclose(after("adam:learning_rate=0.01"), after("adamw:learning_rate=0.01"), rtol=1e-2)


def test_lbfgs_equals_torch_on_the_penalised_loss() -> None:
    x, y = data()
    x, ours, theirs = x.double(), mlp("6-3").double(), mlp("6-3").double()  # the line search magnifies rounding
    train(ours, x, y, optimiser="lbfgs:iterations=5", epochs=3, batch_size=100, schedule="constant", weight_decay=0.1)
    optimiser = torch.optim.LBFGS(theirs.parameters(), max_iter=5, history_size=10, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimiser.zero_grad()
        loss = functional.cross_entropy(theirs(x[order]), y[order]) + 0.05 * sum(
            p.square().sum() for p in theirs.parameters()
        )
        loss.backward()
        return loss

    for epoch in range(3):  # in the same order of samples
        order = torch.randperm(len(x), generator=torch.Generator().manual_seed(_epoch_seed(0, epoch)))
        optimiser.step(closure)  # type: ignore[arg-type]
    for a, b in zip(ours.parameters(), theirs.parameters(), strict=True):
        assert torch.allclose(a, b, rtol=1e-9, atol=1e-12)
        assert a.grad is not None


def test_lbfgs_finds_the_minimum_of_a_convex_loss_and_reports_the_loss_without_the_penalty() -> None:
    x, y = data()
    model = mlp("6-3")
    result = train(model, x, y, optimiser="lbfgs", epochs=8, batch_size=100, schedule="constant", weight_decay=0.01)
    assert result.losses[0] == pytest.approx(functional.cross_entropy(mlp("6-3")(x), y).item(), rel=1e-6)
    loss = functional.cross_entropy(model(x), y) + 0.005 * sum(p.square().sum() for p in model.parameters())
    grads = torch.autograd.grad(loss, list(model.parameters()))
    assert max(g.abs().max().item() for g in grads) < 1e-4
    with pytest.raises(InputError, match="a closure for L-BFGS"):
        Lbfgs().build([{"params": list(model.parameters()), "weight_decay": 0.0}]).step()


# ------------------------------------------------------------------------------------------------ being killed

SPECS = [*(f"{name}:learning_rate=0.01" for name in names("optimiser")), "sgd:decoupled=true", "lbfgs:search=false"]


@pytest.mark.slow
@pytest.mark.parametrize("spec", SPECS)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_resumed_equals_uninterrupted_for_every_optimiser(spec: str, at: int, tmp_path: Path) -> None:
    options: dict[str, Any] = {"optimiser": spec, "epochs": 4, "batch_size": 10, "schedule": "cosine:warmup=0.3"}
    if spec.startswith("lbfgs"):
        options["batch_size"] = 100

    def die(told: Progress) -> None:
        if told.epoch == at:
            raise KeyboardInterrupt

    whole: dict[int, dict[str, Tensor]] = {}
    model = net()
    expected = train(model, *data(), **options, record=lambda step, m: whole.__setitem__(step, weights(m)))
    seen: dict[int, dict[str, Tensor]] = {}
    keep = lambda step, m: seen.__setitem__(step, weights(m))  # noqa: E731
    with pytest.raises(KeyboardInterrupt):
        train(net(), *data(), **options, checkpoint=tmp_path / "a.safetensors", progress=die, record=keep)
    again = net()
    result = train(again, *data(), **options, checkpoint=tmp_path / "a.safetensors", record=keep)
    assert same(weights(model), weights(again))
    assert result.losses == expected.losses
    assert sorted(seen) == sorted(whole) == [0, 1, 2, 3, 4]
    assert all(same(whole[step], seen[step]) for step in whole)


def test_recording_counts_steps_or_epochs() -> None:
    for by_step, expected in ((False, list(range(3))), (True, list(range(9)))):
        heard: list[int] = []
        train(net(), *data(), epochs=2, batch_size=10, record=lambda n, _: heard.append(n), record_steps=by_step)  # noqa: B023
        assert heard == expected
    assert steps_per_epoch(40, 10) == 4


def test_recording_changes_nothing() -> None:
    one, other = net(), net()
    train(one, *data(), epochs=2)
    train(other, *data(), epochs=2, record=lambda *_: torch.rand(1), record_steps=True)
    assert same(weights(one), weights(other))


# ----------------------------------------------------------------------------------- schedules, losses, and noise


def test_schedules() -> None:
    steps = TrainingOptions(epochs=300, schedule="steps:milestones=1/2-3/4-11/12")
    rates = [steps.rate(epoch) for epoch in (0, 149, 150, 224, 225, 274, 275, 299)]
    assert rates == pytest.approx([1, 1, 0.1, 0.1, 0.01, 0.01, 0.001, 0.001])
    warm = TrainingOptions(epochs=10, schedule="cosine:warmup=0.2")
    rates = [warm.rate(epoch, 10) for epoch in (0, 0.9, 1.9, 2, 6, 10)]
    assert rates == pytest.approx([0.05, 0.5, 1, 1, 0.5, 0])
    assert TrainingOptions(epochs=10, schedule="constant:warmup=0.1").rate(0, 10) == pytest.approx(0.1)
    with pytest.raises(InputError, match="a training with steps, but got epochs=0"):
        TrainingOptions(epochs=0).rate(0)


@pytest.mark.parametrize("spec", ["cosine", "cosine:warmup=0.3", "steps", "constant:warmup=0.5"])
def test_a_training_takes_the_rates_of_its_options(spec: str, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[float] = []

    class Watched(torch.optim.SGD):
        def step(self, closure: Any = None) -> None:
            taken.append(self.param_groups[0]["lr"])

    monkeypatch.setattr(torch.optim, "SGD", Watched)
    train(net(), *data(), optimiser="sgd:learning_rate=0.5", epochs=3, batch_size=10, schedule=spec)
    options = TrainingOptions(epochs=3, schedule=spec)
    assert taken == pytest.approx([0.5 * options.rate(step / 4, 4) for step in range(12)])
    reference = build("schedule", spec)
    assert taken == pytest.approx([0.5 * reference.rate(step / 12, 1 / 12) for step in range(12)])


@pytest.mark.parametrize(
    ("spec", "reference"),
    [
        ("cosine", lambda optimiser: lr_scheduler.CosineAnnealingLR(optimiser, 24)),
        ("steps:milestones=1/2-3/4-11/12", lambda optimiser: lr_scheduler.MultiStepLR(optimiser, [12, 18, 22])),
        ("constant:warmup=0.125", lambda optimiser: lr_scheduler.LinearLR(optimiser, 1 / 3, 1.0, 2)),
        (
            "cosine:warmup=0.125",
            lambda optimiser: lr_scheduler.SequentialLR(
                optimiser,
                [lr_scheduler.LinearLR(optimiser, 1 / 3, 1.0, 2), lr_scheduler.CosineAnnealingLR(optimiser, 21)],
                [3],
            ),
        ),
    ],
)
def test_schedules_are_those_of_torch(spec: str, reference: Any) -> None:
    optimiser = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=1.0)
    scheduler, rates = reference(optimiser), []
    for _ in range(24):
        rates.append(optimiser.param_groups[0]["lr"])
        optimiser.step()
        scheduler.step()
    options = TrainingOptions(epochs=24, schedule=spec)
    np.testing.assert_allclose([options.rate(epoch) for epoch in range(24)], rates, atol=1e-12)


def test_progress_knows_how_long_it_will_take() -> None:
    heard: list[Progress] = []
    train(net(), *data(), epochs=4, progress=heard.append)
    assert heard[-1].remaining == 0
    assert heard[0].remaining == pytest.approx(3 * heard[0].seconds)


def test_a_language_model_is_trained_on_every_token() -> None:
    tokens = torch.randint(9, (20, 7), generator=torch.Generator().manual_seed(0))
    model = transformer(vocabulary=9, context=7, layers=1, heads=1, width=16)
    start = evaluate(model, tokens, tokens)
    result = train(model, tokens, tokens, optimiser="adam:learning_rate=0.03", epochs=30, batch_size=10)
    loss, error = evaluate(model, tokens, tokens)
    assert start[0] == pytest.approx(math.log(9), abs=0.1)
    assert loss < 0.2
    assert error < 0.05
    assert result.accuracies[-1] > 0.9
    by_hand = functional.cross_entropy(model(tokens).flatten(0, 1), tokens.flatten())
    assert loss == pytest.approx(by_hand.item(), rel=1e-5)


class Table(nn.Module):
    """Tokens to logits, by a table."""

    def __init__(self) -> None:
        super().__init__()
        table = torch.randn(5, 4, generator=torch.Generator().manual_seed(0))
        self.table = nn.Parameter(table)

    def forward(self, tokens: Tensor) -> Tensor:
        return self.table[tokens]


def padded() -> tuple[Tensor, Tensor]:
    """Sequences of very different lengths; one is all padding."""
    tokens = torch.randint(5, (7, 6), generator=torch.Generator().manual_seed(0))
    answers, lengths = tokens % 4, torch.tensor([6, 1, 0, 2, 6, 1, 3])
    return tokens, torch.where(torch.arange(6) < lengths[:, None], answers, -100)


@pytest.mark.parametrize("loss", ["cross_entropy", "hinge"])
@pytest.mark.parametrize("batch_size", [1, 3, 100])
def test_padding_counts_in_neither_loss_nor_error(loss: str, batch_size: int) -> None:
    tokens, targets = padded()
    wanted = Objective(Table(), (tokens, targets), loss=loss).evaluate()
    found = evaluate(Table(), tokens, targets, loss=loss, batch_size=batch_size)
    assert found == pytest.approx((wanted["loss"], 1 - wanted["accuracy"]), rel=1e-6)
    still = {"optimiser": "sgd:learning_rate=1e-30", "weight_decay": 0.0, "epochs": 1}
    result = train(Table(), tokens, targets, loss=loss, batch_size=batch_size, **still)
    assert (result.losses[0], 1 - result.accuracies[0]) == pytest.approx(found, rel=1e-5)


def test_padding_has_the_value_that_the_loss_says() -> None:
    tokens, targets = padded()
    moved = torch.where(targets == -100, 3, targets)
    error = evaluate(Table(), tokens, moved, loss="cross_entropy:ignore_index=3")[1]
    by_hand = (Table()(tokens).argmax(-1) != moved)[moved != 3].float().mean()
    assert error == pytest.approx(by_hand.item(), abs=1e-6)


def test_only_padding_cannot_be_learned() -> None:
    tokens, targets = padded()
    nothing = torch.full_like(targets, -100)
    for use in (evaluate, train):
        with pytest.raises(DataError, match="targets of which some count, but got nothing but -100"):
            use(Table(), tokens, nothing)


def test_regression_has_no_accuracy() -> None:
    x, _ = data()
    y = x @ torch.randn(6, 3, generator=torch.Generator().manual_seed(1))
    model = mlp("6-3")
    result = train(model, x, y, loss="mse", epochs=60, batch_size=100, schedule="constant", weight_decay=0.0)
    assert result.losses[-1] < 1e-3 < result.losses[0]
    assert math.isnan(result.accuracies[-1])
    assert math.isnan(evaluate(model, x, y, loss="mse")[1])


def test_hinge_is_trained_as_its_plugin_says() -> None:
    x, y = data()
    ours, theirs = mlp("6-3"), mlp("6-3")
    train(ours, x, y, loss="hinge", optimiser="sgd:momentum=0", epochs=2, batch_size=99, schedule="constant")
    optimiser = torch.optim.SGD(theirs.parameters(), lr=0.1, weight_decay=1e-3)
    for _ in range(2):
        scores = theirs(x)
        margins = (scores - scores.gather(1, y[:, None]) + 1).clamp(min=0).sum(dim=1) - 1
        optimiser.zero_grad()
        margins.mean().backward()
        optimiser.step()
    assert all(torch.allclose(a, b, atol=1e-5) for a, b in zip(ours.parameters(), theirs.parameters(), strict=True))


@pytest.mark.parametrize("share", [0.0, 0.1, 0.333, 1.0])
def test_label_noise_is_an_exact_share_of_other_classes(share: float) -> None:
    clean = torch.arange(3000) % 10
    noisy = with_label_noise(clean, share, 10, seed=3)
    assert int((noisy != clean).sum()) == round(share * 3000)
    assert noisy.min() == 0
    assert noisy.max() == 9
    assert torch.equal(noisy, with_label_noise(clean, share, 10, seed=3))
    if share == 1.0:  # every other class alike: nine classes, 333 each
        assert torch.bincount((noisy - clean) % 10)[1:].sub(333).abs().max() < 100
    if 0 < share < 1:
        assert not torch.equal(noisy, with_label_noise(clean, share, 10, seed=4))


def test_label_noise_leaves_padding_alone() -> None:
    clean = (torch.arange(600) % 5).reshape(20, 30)
    clean[:, 20:] = -100
    noisy = with_label_noise(clean, 0.5, 5, seed=3)
    assert (noisy[:, 20:] == -100).all()
    assert int((noisy != clean).sum()) == round(0.5 * 20 * 20)
    assert noisy[:, :20].min() >= 0


def test_label_noise_that_cannot_be() -> None:
    with pytest.raises(InputError, match="share of wrong labels from 0 to 1"):
        with_label_noise(torch.arange(3), 1.5, 3)
    with pytest.raises(InputError, match="two classes or more"):
        with_label_noise(torch.zeros(3, dtype=torch.long), 1.0, 1)
    with pytest.raises(DataError, match="targets that are classes"):
        with_label_noise(torch.zeros(3), 0.5, 2)


def test_augmentation() -> None:
    images = torch.randn(200, 2, 16, 16, generator=torch.Generator().manual_seed(0))
    seed = lambda: torch.Generator().manual_seed(1)  # noqa: E731
    assert augmented(images, "none", seed()) is images
    flipped = augmented(images, "flip", seed())
    mirrored = torch.tensor([not torch.equal(a, b) for a, b in zip(images, flipped, strict=True)])
    assert 70 < int(mirrored.sum()) < 130
    assert torch.equal(flipped[mirrored], images[mirrored].flip(-1))
    padded = functional.pad(images, (2, 2, 2, 2))
    starts = set()
    for image, shifted in zip(padded, augmented(images, "crop", seed()), strict=True):
        windows = [(i, j) for i in range(5) for j in range(5) if torch.equal(image[:, i : i + 16, j : j + 16], shifted)]
        starts.update(windows)
        assert windows
    assert len(starts) == 25
    with pytest.raises(InputError, match="images N x C x H x W to augment"):
        augmented(images[0], "flip", seed())


def test_augmentation_is_seeded_and_changes_the_training() -> None:
    x = torch.randn(20, 1, 8, 8, generator=torch.Generator().manual_seed(0))
    y, made = torch.arange(20) % 3, []
    for how in ("none", "crop_flip", "crop_flip"):
        model = mlp("64-3")
        train(model, x, y, epochs=2, augment=how)
        made.append(weights(model))
    assert same(made[1], made[2])
    assert not same(made[0], made[1])


def test_a_device_that_is_not_there() -> None:
    if not torch.cuda.is_available():
        with pytest.raises(InputError, match="a device of this machine"):
            train(net(), *data(), device="cuda")
