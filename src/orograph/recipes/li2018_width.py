"""The loss around nets of growing width, with skip connections and without."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from orograph.lab.runs import Configuration
from orograph.recipes._bench import Bench
from orograph.recipes._findings import Findings, Verdict
from orograph.recipes._minima import LEVEL, STEP, Measured, Sight, Views, look
from orograph.recipes._minima_told import depth_of_training, mean, notes, options, tables, where_minima
from orograph.recipes._orders import less
from orograph.report import Picture
from orograph.results.words import number

Nets = Mapping[tuple[int, bool], Sequence[Measured]]
What = Callable[[Measured], float]


@dataclass(frozen=True)
class Settings:
    """How large the experiment is.

    Attributes:
        seeds: repetitions: weights, order of the data and random directions are drawn anew.
        factors: k, how many times as wide, rising from 1.
        base: channels or units of the narrowest net.
        model: spec string in which ``{k}``, ``{width}`` = k · base and ``{skip}`` stand for these.
        data: spec string.
        training: options of every training.
        plain: other options of nets without skip connections.
        views: how closely to look.
    """

    seeds: int
    factors: tuple[int, ...]
    base: int
    model: str
    data: str
    training: Mapping[str, Any]
    plain: Mapping[str, Any]
    views: Views


SETTINGS = {
    "tiny": Settings(
        1,
        (1, 4),
        4,
        "mlp:sizes=64-{width}x3-10,norm=true,skip={skip}",
        "digits:samples=200",
        {"epochs": 4, "optimiser": "sgd:learning_rate=0.05"},
        {},
        Views(lines=1, points=11, grid=7, samples=100),
    ),
    "small": Settings(
        3,
        (1, 2, 4, 8),
        16,
        "mlp:sizes=64-{width}x11-10,norm=true,skip={skip}",
        "digits",
        {"epochs": 40, "optimiser": "sgd:learning_rate=0.05"},
        {},
        Views(lines=6, points=25, grid=15, samples=512),
    ),
    "paper": Settings(
        3,
        (1, 2, 4, 8),
        16,
        "wide_resnet:depth=56,k={k},skip={skip}",
        "cifar10",
        {
            "epochs": 300, "batch_size": 128, "weight_decay": 5e-4, "augment": "crop_flip",
            "schedule": "steps:milestones=1/2-3/4-11/12",
        },
        {"optimiser": "sgd:learning_rate=0.01"},
        Views(points=51, grid=51),
    ),
}  # fmt: skip


def li2018_width(bench: Bench) -> Findings:
    """Training loss around trained nets with k times the channels, with skip connections and without.

    Measured along random filter-normalised lines are the width of {L < 1}, the rise of the loss at distance 1/2 and
    the roughness, and how each changes from the narrowest to the widest net. Nets are compared only at minima.

    Li, Xu, Taylor, Studer, Goldstein, "Visualizing the loss landscape of neural nets", NeurIPS 2018, arXiv:1712.09913.
    """
    asked: Settings = bench.settings
    keys = [(k, skip) for skip in (True, False) for k in asked.factors]
    widest = sorted(keys, reverse=True)
    bench.ahead([partial(_look, k=k, skip=skip, seed=seed) for k, skip in widest for seed in bench.seeds])
    seen = {(k, skip): [_look(bench, k, skip, seed) for seed in bench.seeds] for k, skip in keys}
    nets = {key: [sight.numbers for sight in sights] for key, sights in seen.items()}
    return Findings(
        "Width",
        "Is the loss around wider nets flatter and less rough, and does width help most where there are no skip "
        "connections? After Li, Xu, Taylor, Studer and Goldstein (2018).",
        tables({name_of(*key): each for key, each in nets.items()}),
        verdicts(nets),
        _pictures(bench, {key: sights[0] for key, sights in seen.items()}),
        [sights[0].plane for sights in seen.values()],
        [*notes(asked.views), _departures(asked)],
    )


def _look(bench: Bench, k: int, skip: bool, seed: int) -> Sight:
    asked: Settings = bench.settings
    return look(bench, name_of(k, skip), _configuration(asked, k, skip, seed), asked.views)


def name_of(k: int, skip: bool) -> str:
    """What a net is called.

    Example:
        >>> name_of(8, True)
        'k = 8, skips'
    """
    return f"k = {k}, {'skips' if skip else 'plain'}"


def verdicts(nets: Nets) -> list[Verdict]:
    """One for each claim, each about the narrowest and the widest net.

    Args:
        nets: (k, with skips) → one net a seed.
    """
    return [
        *(_flatter(nets, skip) for skip in (True, False)),
        *(_smoother(nets, skip) for skip in (True, False)),
        *(_better(nets, skip) for skip in (True, False)),
        _helps_most(
            nets,
            "sharpness",
            f"Without skip connections width takes more off the sharpness at {number(STEP)} than with them.",
            minima=True,
        ),
        _helps_most(
            nets,
            "test_error",
            "Without skip connections width takes more off the test error than with them, after this training.",
            minima=False,
        ),
    ]


def _flatter(nets: Nets, skip: bool) -> Verdict:
    narrow, wide = _ends(nets, skip)
    holds = [b.width > a.width and b.sharpness < a.sharpness for a, b in zip(narrow, wide, strict=True)]
    return Verdict.over_seeds(
        f"{_kind(skip)}, the widest net is flatter than the narrowest: the loss stays below {number(LEVEL)} on more of "
        f"each line, and rises less at {number(STEP)}.",
        where_minima(holds, "width sharpness", narrow, wide),
        f"length below {number(LEVEL)}: {_by_width(nets, skip, lambda net: net.width)}; "
        f"rise: {_by_width(nets, skip, lambda net: net.sharpness)}{_missed(nets, skip)}",
    )


def _smoother(nets: Nets, skip: bool) -> Verdict:
    """Two nets without any roughness decide nothing: there is nothing that width could take away."""
    narrow, wide = _ends(nets, skip)
    smoother = (b.roughness < a.roughness for a, b in zip(narrow, wide, strict=True))
    holds = where_minima(smoother, "roughness", narrow, wide)
    flat = [max(a.roughness, b.roughness) < 1e-6 for a, b in zip(narrow, wide, strict=True)]
    return Verdict.over_seeds(
        f"{_kind(skip)}, lines through the widest net are less rough than those through the narrowest.",
        [None if nothing else held for held, nothing in zip(holds, flat, strict=True)],
        f"roughness: {_by_width(nets, skip, lambda net: net.roughness)}{_missed(nets, skip)}",
    )


def _better(nets: Nets, skip: bool) -> Verdict:
    """Test errors are those of the same training, whether or not it ended at a minimum."""
    narrow, wide = _ends(nets, skip)
    return Verdict.over_seeds(
        f"{_kind(skip)}, the widest net has a smaller test error than the narrowest after this training.",
        [less(b.test_error, a.test_error) for a, b in zip(narrow, wide, strict=True)],
        f"test error, %: {_by_width(nets, skip, lambda net: 100 * net.test_error)}{_missed(nets, skip)}",
    )


def _helps_most(nets: Nets, what: str, claim: str, *, minima: bool) -> Verdict:
    gains = {skip: [getattr(a, what) - getattr(b, what) for a, b in zip(*_ends(nets, skip), strict=True)]
             for skip in (True, False)}  # fmt: skip
    holds: Sequence[bool | None] = [b > a for a, b in zip(gains[True], gains[False], strict=True)]
    if minima:
        holds = where_minima(map(bool, holds), what, *_ends(nets, True), *_ends(nets, False))
    told = "; ".join(
        f"{_kind(skip).lower()}: {', '.join(number(gain) for gain in each)}{_missed(nets, skip)}"
        for skip, each in gains.items()
    )
    return Verdict.over_seeds(claim, holds, f"narrowest minus widest, for each seed: {told}")


def _ends(nets: Nets, skip: bool) -> tuple[Sequence[Measured], Sequence[Measured]]:
    factors = sorted({k for k, _ in nets})
    return nets[factors[0], skip], nets[factors[-1], skip]


def _kind(skip: bool) -> str:
    return "With skip connections" if skip else "Without"


def _by_width(nets: Nets, skip: bool, what: What) -> str:
    return ", ".join(f"{mean(each, what)} (k = {k})" for (k, kind), each in sorted(nets.items()) if kind == skip)


def _missed(nets: Nets, skip: bool) -> str:
    """Which nets are not at a minimum, and what they were trained to."""
    told = [
        f"k = {k}: {depth_of_training(each)}"
        for (k, kind), each in sorted(nets.items())
        if kind == skip and not all(net.at_minimum for net in each)
    ]
    return f" ({'; '.join(told)})" if told else ""


def _configuration(asked: Settings, k: int, skip: bool, seed: int) -> Configuration:
    model = asked.model.format(k=k, width=k * asked.base, skip=str(skip).lower())
    return Configuration(model=model, data=asked.data, seed=seed, **{**asked.training, **({} if skip else asked.plain)})


def _pictures(bench: Bench, seen: Mapping[tuple[int, bool], Sight]) -> list[Picture]:
    factors = sorted({k for k, _ in seen})
    ends = [seen[k, skip].plane for skip in (True, False) for k in (factors[0], factors[-1])]
    lines = [sight.lines[0] for sight in seen.values()]
    contours = bench.picture(
        "contours",
        partial(ends[0].plot, "contour", *ends[1:]),
        "Contour maps of the training loss around the narrowest and the widest net, with skip connections above",
        "Left the narrowest net, right the widest; above with skip connections, below without.",
    )
    if bench.size == "tiny":
        return [contours]
    along = bench.picture(
        "lines",
        partial(lines[0].plot, "line", *lines[1:], accuracy=False, band=False),
        "Training loss along one random line through each net",
        "Along one random direction, filter-normalised.",
    )
    return [contours, along]


def _departures(asked: Settings) -> str:
    return (
        "The paper widened ResNet-56 on CIFAR-10, each net trained once; its test errors for k = 1, 2, 4, 8 were 5.89, "
        "5.07, 4.34 and 3.93 % with skip connections and 13.31, 10.26, 9.69 and 8.70 % without. It showed contour maps "
        f"and stated no measure of flatness. Here: {asked.model} on {asked.data}, with {asked.base} channels or units "
        f"for k = 1, {options(asked.training)}; plain nets: {options(asked.plain)}. Surveys use "
        f"{asked.views.told}, without augmentation."
    )
