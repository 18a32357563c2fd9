"""The loss around nets of growing depth, with skip connections and without."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Any

from orograph.lab.runs import Configuration
from orograph.recipes._bench import Bench
from orograph.recipes._chance import LEVEL, sign_flip
from orograph.recipes._findings import FAILS, HOLDS, OPEN, Findings, Verdict
from orograph.recipes._minima import Measured, Sight, Views, look
from orograph.recipes._minima_told import depth_of_training, mean, notes, options, restarts, tables, where_minima
from orograph.recipes._orders import less
from orograph.report import Picture
from orograph.results.words import number

FEW = 0.05
"""A share of rays that are not monotone up to which they are about none."""

GROWTH = 0.1
"""Roughness that grows by no more than this has not grown."""

DEEP = 56
"""Nets of so many layers or more are those that the paper calls chaotic."""

PAPER_STEPS = "steps:milestones=1/2-3/4-11/12"

Nets = Mapping[tuple[int, bool], Sequence[Measured]]


@dataclass(frozen=True)
class Settings:
    """How large the experiment is.

    Attributes:
        seeds: repetitions: weights, order of the data and random directions are drawn anew.
        depths: layers with weights, rising.
        model: spec string in which ``{depth}``, ``{hidden}`` = depth − 1 and ``{skip}`` stand for these.
        data: spec string.
        training: options of every training.
        deep: other options of nets with `DEEP` layers or more.
        plain: other ones again of those among them without skip connections.
        views: how closely to look.
        lines: through each of the deepest plain nets, if that is more than the views have: whether most rays fall there
            is a close call.
        starts: how many initial weights nets of `DEEP` layers are trained from at most, until one is at a minimum.
    """

    seeds: int
    depths: tuple[int, ...]
    model: str
    data: str
    training: Mapping[str, Any]
    deep: Mapping[str, Any]
    plain: Mapping[str, Any]
    views: Views
    lines: int = 0
    starts: int = 1


SETTINGS = {
    "tiny": Settings(
        1,
        (3, 8),
        "mlp:sizes=64-8x{hidden}-10,norm=true,skip={skip}",
        "digits:samples=200",
        {"epochs": 4, "optimiser": "sgd:learning_rate=0.05"},
        {},
        {},
        Views(lines=1, points=11, grid=7, samples=100),
    ),
    "small": Settings(
        3,
        (8, 20, 56),
        "resnet:depth={depth},width=8,skip={skip}",
        "digits",
        {"epochs": 30, "optimiser": "sgd:learning_rate=0.05", "weight_decay": 5e-4},
        {"epochs": 120, "optimiser": "sgd:learning_rate=0.02", "schedule": "cosine:warmup=0.1"},
        {},
        Views(lines=8, points=51, grid=21, plane_samples=256),
        lines=32,
        starts=4,
    ),
    "paper": Settings(
        3,
        (20, 56, 110),
        "resnet:depth={depth},width=16,skip={skip}",
        "cifar10",
        {"epochs": 300, "batch_size": 128, "weight_decay": 5e-4, "schedule": PAPER_STEPS, "augment": "crop_flip"},
        {},
        {"optimiser": "sgd:learning_rate=0.01"},
        Views(points=51, grid=51),
    ),
}


def li2018_skip_connections(bench: Bench) -> Findings:
    """Training loss around trained nets, L(θ + a d) and L(θ + a d + b e), for several depths with and without skips.

    d and e are random and filter-normalised. Measured are the share of rays that fall on their way outward, how rough
    lines are, and how many basins a plane has and how much of it bends downwards. Nets are compared only at minima.

    Li, Xu, Taylor, Studer, Goldstein, "Visualizing the loss landscape of neural nets", NeurIPS 2018, arXiv:1712.09913.
    """
    asked: Settings = bench.settings
    bench.ahead(
        [
            partial(_look, depth=depth, skip=skip, seed=seed)
            for depth in reversed(asked.depths)
            for skip in (False, True)
            for seed in bench.seeds
        ]
    )
    seen = {
        (depth, skip): [_look(bench, depth, skip, seed) for seed in bench.seeds]
        for skip in (True, False) for depth in asked.depths
    }  # fmt: skip
    nets = {key: [sight.numbers for sight in sights] for key, sights in seen.items()}
    return Findings(
        "Skip connections",
        "Do nets become chaotic with depth, and do skip connections prevent it? After Li, Xu, Taylor, Studer and "
        "Goldstein (2018).",
        tables({name_of(*key): each for key, each in nets.items()}),
        verdicts(nets),
        _pictures(bench, {key: sights[0] for key, sights in seen.items()}),
        [sights[0].plane for sights in seen.values()],
        [
            *notes(asked.views),
            _departures(asked),
            _close_call(asked),
            restarts({name_of(*key): each for key, each in seen.items()}, asked.starts),
        ],
    )


def name_of(depth: int, skip: bool) -> str:
    """What a net is called.

    Example:
        >>> name_of(56, False)
        '56 layers, plain'
    """
    return f"{depth} layers, {'skips' if skip else 'plain'}"


def verdicts(nets: Nets) -> list[Verdict]:
    """One for each claim.

    Args:
        nets: (depth, with skips) → one net a seed.
    """
    depths = sorted({depth for depth, _ in nets})
    return [
        _skips_are_monotone(nets, depths),
        _plain_is_not(nets, depths),
        _plain_grows_rough(nets, depths),
        _skips_stay_smooth(nets, depths),
        *(_surfaces(nets, depth) for depth in depths[1:]),
        _errors(nets, depths),
    ]


def _skips_are_monotone(nets: Nets, depths: Sequence[int]) -> Verdict:
    each = [nets[depth, True] for depth in depths]
    calm = [all(net.non_monotone <= FEW for net in seed) for seed in zip(*each, strict=True)]
    return Verdict.over_seeds(
        f"With skip connections the loss rises on almost every ray outward, at every depth (at most {100 * FEW:g} % "
        "of the rays fall somewhere).",
        where_minima(calm, "non_monotone", *each),
        _by_depth(nets, depths, True, lambda net: 100 * net.non_monotone, " %"),
    )


def _plain_is_not(nets: Nets, depths: Sequence[int]) -> Verdict:
    """Decided over all lines of all its nets; the two rays of one line count as one draw."""
    deepest = nets[depths[-1], False]
    excess = [more for net in deepest for more in net.excess]
    chance = sign_flip(excess)
    if None in where_minima([True] * len(deepest), "non_monotone", deepest):
        outcome = OPEN
    else:
        outcome = HOLDS if chance <= LEVEL else FAILS if sign_flip(-more for more in excess) <= LEVEL else OPEN
    return Verdict(
        f"Without, at {depths[-1]} layers, most rays fall somewhere (more than half).",
        outcome,
        _by_depth(nets, depths, False, lambda net: 100 * net.non_monotone, " %")
        + f"; at {depths[-1]} layers over {len(excess)} lines p = {number(chance, 2)}, seed by seed "
        f"{_each(deepest, lambda net: net.non_monotone)}, and by more than two standard errors "
        f"{_each(deepest, lambda net: net.falling_far)}",
    )


def _each(nets: Sequence[Measured], what: Callable[[Measured], float]) -> str:
    """A share in every seed."""
    return ", ".join(f"{number(100 * what(net))} %" for net in nets)


def _plain_grows_rough(nets: Nets, depths: Sequence[int]) -> Verdict:
    each = [nets[depth, False] for depth in depths]
    grows = [all(b.roughness > a.roughness + GROWTH for a, b in pairwise(seed)) for seed in zip(*each, strict=True)]
    return Verdict.over_seeds(
        f"Without skip connections lines get rougher from each depth to the next (by more than {number(GROWTH)}).",
        where_minima(grows, "roughness", *each),
        _by_depth(nets, depths, False, lambda net: net.roughness),
    )


def _skips_stay_smooth(nets: Nets, depths: Sequence[int]) -> Verdict:
    each = [nets[depth, True] for depth in depths]
    stays = [seed[-1].roughness <= seed[0].roughness + GROWTH for seed in zip(*each, strict=True)]
    return Verdict.over_seeds(
        f"With them lines are no rougher at {depths[-1]} layers than at {depths[0]} (by at most {number(GROWTH)}).",
        where_minima(stays, "roughness", *each),
        _by_depth(nets, depths, True, lambda net: net.roughness),
    )


def _surfaces(nets: Nets, depth: int) -> Verdict:
    skips, plain = nets[depth, True], nets[depth, False]
    rougher = [b.noticeable > a.noticeable and b.basins >= a.basins for a, b in zip(skips, plain, strict=True)]
    told = "; ".join(
        f"{name}: {mean(each, lambda net: 100 * net.noticeable)} % of the plane, "
        f"{mean(each, lambda net: net.basins)} basins, {depth_of_training(each)}"
        for name, each in (("skips", skips), ("plain", plain))
    )
    kind = "deep nets, both at minima" if depth >= DEEP else "both at minima"
    return Verdict.over_seeds(
        f"At {depth} layers ({kind}) more of the plain net's surface bends noticeably downwards, and it has no fewer "
        "basins.",
        where_minima(rougher, "noticeable basins", skips, plain),
        told,
    )


def _errors(nets: Nets, depths: Sequence[int]) -> Verdict:
    """Test errors are those of the same training, whether or not it ended at a minimum."""
    skips, plain = nets[depths[-1], True], nets[depths[-1], False]
    return Verdict.over_seeds(
        f"At {depths[-1]} layers the net with skip connections has the smaller test error after this training.",
        [less(a.test_error, b.test_error) for a, b in zip(skips, plain, strict=True)],
        f"with skips: {_by_depth(nets, depths, True, _test, ' %')}; "
        f"plain: {_by_depth(nets, depths, False, _test, ' %')}",
    )


def _test(net: Measured) -> float:
    return 100 * net.test_error


def _by_depth(nets: Nets, depths: Sequence[int], skip: bool, what: Any, unit: str = "") -> str:
    """The number at every depth; nets that are not at a minimum are named."""
    told = "; ".join(f"{depth} layers: {mean(nets[depth, skip], what)}{unit}" for depth in depths)
    missed = [depth for depth in depths if not all(net.at_minimum for net in nets[depth, skip])]
    state = "; ".join(f"{depth} layers: {depth_of_training(nets[depth, skip])}" for depth in missed)
    return f"{told} ({state})" if state else told


def _configuration(asked: Settings, depth: int, skip: bool, seed: int) -> Configuration:
    model = asked.model.format(depth=depth, hidden=depth - 1, skip=str(skip).lower())
    deep = {**asked.deep, **({} if skip else asked.plain)} if depth >= DEEP else {}
    return Configuration(model=model, data=asked.data, seed=seed, **{**asked.training, **deep})


def _look(bench: Bench, depth: int, skip: bool, seed: int) -> Sight:
    asked: Settings = bench.settings
    starts = asked.starts if depth >= DEEP else 1
    net = _configuration(asked, depth, skip, seed)
    many = asked.lines if depth == asked.depths[-1] and not skip else 0
    views = replace(asked.views, lines=max(asked.views.lines, many))
    return look(bench, name_of(depth, skip), net, views, starts=starts)


def _pictures(bench: Bench, seen: Mapping[tuple[int, bool], Sight]) -> list[Picture]:
    planes = [sight.plane for sight in seen.values()]
    deepest = max(depth for depth, _ in seen)
    pair = [seen[deepest, True], seen[deepest, False]]
    lines = [sight.lines[0] for sight in seen.values()]
    contours = bench.picture(
        "contours",
        partial(planes[0].plot, "contour", *planes[1:]),
        "Contour maps of the training loss around nets of growing depth, with skip connections above",
        "Depth grows from left to right; above with skip connections, below without. "
        + "; ".join(f"{sight.plane.name}: train loss {number(sight.numbers.train_loss)}" for sight in seen.values())
        + ".",
    )
    if bench.size == "tiny":
        return [contours]
    surfaces = bench.picture(
        "surfaces",
        partial(pair[0].plane.plot, "surface", pair[1].plane),
        f"Training loss around the nets of {deepest} layers, with skip connections and without, as surfaces",
        f"{deepest} layers, with skip connections and without, on one scale. "
        + "; ".join(f"{sight.plane.name}: {depth_of_training([sight.numbers])}" for sight in pair)
        + ".",
    )
    along = bench.picture(
        "lines",
        partial(lines[0].plot, "line", *lines[1:], accuracy=False, band=False),
        "Training loss along one random line through each net",
        "Along one random direction, filter-normalised.",
    )
    return [surfaces, contours, along]


def _close_call(asked: Settings) -> str:
    most = max(asked.views.lines, asked.lines)
    return (
        f"Rays are those of {asked.views.lines} lines through each net, of {most} through the plain ones of "
        f"{asked.depths[-1]} layers. Whether more than half of these fall is told by an exact sign-flip test over all "
        f"lines of all seeds, one-sided with p of at most {number(LEVEL)}: it speaks of other rays of these nets."
    )


def _departures(asked: Settings) -> str:
    return (
        "The paper trained ResNet-20, -56 and -110 on CIFAR-10 for 300 epochs, each net once; test errors with and "
        "without skips were 7.37 and 8.18 % (20 layers), 5.89 and 13.31 % (56), 5.79 and 16.44 % (110). "
        f"Here: {asked.model} on {asked.data}, {options(asked.training)}; nets of {DEEP} layers and more: "
        f"{options(asked.deep)}; the plain ones among them: {options(asked.plain)}. Surveys use "
        f"{asked.views.told}, without augmentation."
    )
