"""The laws of what the lab trains: data sets, models, optimisers and schedules; run them on your own.

Each function takes one plug-in and raises AssertionError with a sentence if a law is broken, as those of
`orograph.testing.suites` do.

Example:
    >>> from orograph.registry import build
    >>> check_schedule(build("schedule", "cosine:warmup=0.1"))
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from orograph import registry
from orograph.errors import InputError
from orograph.lab.optimisers._optimiser import Optimiser
from orograph.lab.samples import Samples
from orograph.lab.schedules._schedule import Schedule
from orograph.lab.state import flatten, unflatten
from orograph.testing.suites import state_of


def check_dataset(make: Callable[..., Any]) -> None:
    """A data set gives two different halves, the same at each call, in tensors of the caller's own, and says whence.

    Args:
        make: the plug-in: split= and its other options → `Samples`. If it has an option ``samples``, three are asked
            for too.
    """
    before, halves = torch.get_rng_state(), {}
    for split in ("train", "test"):
        pair = make(split=split)
        assert isinstance(pair, Samples), f"Samples, not {type(pair).__name__}"
        _check_pair(pair, split)
        halves[split] = [part.clone() for part in pair]
        for part in pair:
            part.zero_()
        assert _same(make(split=split), halves[split]), f"the {split} half is another one at the second call"
    assert not torch.equal(halves["train"][0], halves["test"][0]), "the halves are the same"
    assert _same(make(), halves["train"]), "without split= it is the training half"
    if "samples" in registry.parameters(make):
        assert [len(part) for part in make(samples=3)] == [3, 3], "samples=3 gives three samples"
    assert torch.equal(before, torch.get_rng_state()), "a global random generator moved: seed one of your own"
    try:
        make(split="no such half")
    except InputError:
        return
    raise AssertionError("an unknown split is not an InputError")


def _check_pair(pair: Samples, split: str) -> None:
    inputs, targets = pair
    assert len(inputs) == len(targets) > 0, "as many targets as inputs, and some"
    assert all(bool(torch.isfinite(part).all()) for part in pair), "a number is not finite"
    told = json.loads(json.dumps(dict(pair.about)))
    assert told.get("source"), "about says the source"
    assert told.get("split") == split, "about says the split"
    if not targets.is_floating_point():
        assert targets.dtype == torch.int64, "class numbers are int64"
        classes = told.get("classes")
        assert isinstance(classes, int), "about says how many classes there are"
        assert bool((targets < classes).all()), f"a target is none of {classes} classes"


def _same(one: Sequence[Tensor], other: Sequence[Tensor]) -> bool:
    return all(torch.equal(a, b) for a, b in zip(one, other, strict=True))


def check_model(make: Callable[..., nn.Module], inputs: Tensor | None = None) -> None:
    """A model is a function of its seed; its answers in eval mode, of each sample alone, leave it as it is; all learns.

    Args:
        make: the plug-in: seed= and its other options → module on the CPU.
        inputs: four samples or so that fit it; default images, 3 x 32 x 32.
    """
    if inputs is None:
        inputs = torch.randn(4, 3, 32, 32, generator=torch.Generator().manual_seed(0))
    before = torch.get_rng_state()
    model, again, other = make(seed=1), make(seed=1), make(seed=2)
    assert torch.equal(before, torch.get_rng_state()), "a global random generator moved: seed one of your own"
    assert state_of(model) == state_of(again), "two nets of one seed differ"
    assert state_of(model)[0] != state_of(other)[0], "the seed changes nothing"
    model.eval()
    whole = state_of(model)
    with torch.no_grad():
        answers = model(inputs)
        alone = torch.cat([model(inputs[i : i + 1]) for i in range(len(inputs))])
        assert torch.equal(answers, model(inputs)), "in eval mode the same inputs have other answers"
    assert state_of(model) == whole, "an answer in eval mode changes the model"
    assert len(answers) == len(inputs), "one answer a sample"
    assert bool(torch.isfinite(answers).all()), "an answer is not finite"
    near = torch.allclose(alone, answers, rtol=1e-4, atol=1e-4 * float(answers.abs().max()))
    assert near, "in eval mode an answer depends on the rest of its batch"
    model.train()
    model(inputs).square().sum().backward()
    idle = [name for name, p in model.named_parameters() if p.requires_grad and p.grad is None]
    assert not idle, f"no gradient reaches {', '.join(idle)}"


def check_optimiser(optimiser: Optimiser) -> None:
    """An optimiser lowers a loss, obeys rate and decay of its groups, and goes on from its memory, bit for bit.

    Args:
        optimiser: the plug-in, with its options.
    """
    _check_frozen(optimiser)
    assert 0 < optimiser.learning_rate < math.inf, "learning_rate is above 0 and finite"
    assert isinstance(optimiser.repeats, bool), "repeats is True or False"
    weights = _weights()
    made = optimiser.build(_groups(weights))
    assert all(group["lr"] == optimiser.learning_rate for group in made.param_groups), "every group's lr is the rate"
    _steps(optimiser, made, weights, 20)
    assert _bowl(weights).item() < _bowl(_weights()).item(), "twenty steps down a bowl do not lower it"

    pulled = _weights()
    _steps(optimiser, optimiser.build(_groups(pulled, 0.5)), pulled, 1, lambda w: 0 * _bowl(w))
    assert pulled[0].norm().item() < _weights()[0].norm().item(), "weight_decay does not pull weights towards 0"
    assert torch.equal(pulled[1], _weights()[1]), "weights are pulled whose group has no weight_decay"

    if not optimiser.repeats:  # a line search finds its own rate
        still = _weights()
        made = optimiser.build(_groups(still))
        for group in made.param_groups:
            group["lr"] = 0.0
        _steps(optimiser, made, still, 1)
        assert _same(still, _weights()), "weights move though their group's lr is 0: the schedule sets it"
    _check_memory(optimiser)


def _check_memory(optimiser: Optimiser) -> None:
    """Three steps at once and two after one, with the state dict written as JSON and tensors between, are the same."""
    through, first = _weights(), _weights()
    _steps(optimiser, optimiser.build(_groups(through)), through, 3)
    tensors: dict[str, Tensor] = {}
    made = optimiser.build(_groups(first))
    _steps(optimiser, made, first, 1)
    told = json.loads(json.dumps(flatten(made.state_dict(), tensors)))
    resumed = [weight.detach().clone().requires_grad_() for weight in first]
    made = optimiser.build(_groups(resumed))
    made.load_state_dict(unflatten(told, {name: tensor.clone() for name, tensor in tensors.items()}))
    _steps(optimiser, made, resumed, 2)
    assert _same(through, resumed), "it goes on otherwise from its state_dict: an interrupted training would"


def _weights() -> list[Tensor]:
    return [torch.tensor([3.0, -2.0], requires_grad=True), torch.tensor([[1.5], [0.5]], requires_grad=True)]


def _groups(weights: Sequence[Tensor], decay: float = 0.0) -> list[dict[str, Any]]:
    """One group a tensor, the first with weight decay."""
    return [{"params": [w], "weight_decay": decay * (place == 0)} for place, w in enumerate(weights)]


def _bowl(weights: Sequence[Tensor]) -> Tensor:
    return torch.stack([(w.square() * (1 + place)).sum() / 2 for place, w in enumerate(weights)]).sum()


def _steps(
    optimiser: Optimiser,
    made: torch.optim.Optimizer,
    weights: Sequence[Tensor],
    count: int,
    loss: Callable[[Sequence[Tensor]], Tensor] = _bowl,
) -> None:
    """Steps as the training loop takes them."""

    def closure() -> Tensor:
        made.zero_grad()
        value = loss(weights)
        value.backward()
        return value

    for _ in range(count):
        if optimiser.repeats:
            made.step(closure)  # type: ignore[arg-type]  # torch says float, and means a tensor
        else:
            closure()
            made.step()


def check_schedule(schedule: Schedule) -> None:
    """A schedule's rates are shares of the largest one, depend on nothing but the step, and begin above 0.

    Args:
        schedule: the plug-in, with its options.
    """
    _check_frozen(schedule)
    for steps in (1, 7, 100):
        rates = [schedule.rate(number / steps, 1 / steps) for number in range(steps + 1)]
        assert all(0 <= rate <= 1 + 1e-12 for rate in rates), "a rate is no share from 0 to 1"
        assert rates[0] > 0, "the first step's rate is 0: nothing would be learnt in it"
        back = [schedule.rate(number / steps, 1 / steps) for number in range(steps, -1, -1)]
        assert rates == back[::-1], "a rate depends on what was asked before: a resumed training would differ"


def _check_frozen(plugin: Any) -> None:
    frozen = bool(getattr(getattr(plugin, "__dataclass_params__", None), "frozen", False))
    assert frozen, "a frozen dataclass: one object serves every training with these options"
