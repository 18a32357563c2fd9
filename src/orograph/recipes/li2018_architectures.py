"""The loss around three kinds of nets side by side: stacked convolutions, dense connections, and a deep plain net."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from orograph.lab.runs import Configuration
from orograph.recipes._bench import Bench
from orograph.recipes._findings import Findings, Verdict
from orograph.recipes._minima import Measured, Sight, Views, look
from orograph.recipes._minima_told import depth_of_training, mean, notes, options, restarts, tables, where_minima
from orograph.recipes._orders import less
from orograph.report import Picture
from orograph.results.words import number

BOUND = 0.05
"""A surface of which a smaller share bends noticeably downwards has no noticeable non-convexity."""

DENSE, PLAIN, STACKED = "densely connected", "deep plain", "VGG-9"

Nets = Mapping[str, Sequence[Measured]]


@dataclass(frozen=True)
class Net:
    """One of the three.

    Attributes:
        model: spec string.
        training: options of its training besides those of all.
        starts: how many initial weights it is trained from at most, until it is at a minimum.
    """

    model: str
    training: Mapping[str, Any]
    starts: int = 1


@dataclass(frozen=True)
class Settings:
    """How large the experiment is.

    Attributes:
        seeds: repetitions: weights, order of the data and random directions are drawn anew.
        stacked, dense, plain: the nets.
        data: spec string.
        training: options of every training.
        views: how closely to look.
    """

    seeds: int
    stacked: Net
    dense: Net
    plain: Net
    data: str
    training: Mapping[str, Any]
    views: Views


SETTINGS = {
    "tiny": Settings(
        1,
        Net("vgg:depth=9,width=2", {}),
        Net("densenet:blocks=1-1,growth=2", {}),
        Net("resnet:depth=8,width=2,skip=false", {}),
        "digits:samples=200",
        {"epochs": 2, "optimiser": "sgd:learning_rate=0.05"},
        Views(lines=1, points=11, grid=7, samples=64),
    ),
    "small": Settings(
        3,
        Net("vgg:depth=9,width=4", {"epochs": 30}),
        Net("densenet:blocks=3-3-3,growth=4", {"epochs": 30}),
        Net(
            "resnet:depth=56,width=8,skip=false",
            {"epochs": 120, "optimiser": "sgd:learning_rate=0.02", "schedule": "cosine:warmup=0.1"},
            starts=4,
        ),
        "digits",
        {"optimiser": "sgd:learning_rate=0.05", "weight_decay": 5e-4},
        Views(lines=4, points=25, grid=17, samples=256),
    ),
    "paper": Settings(
        3,
        Net("vgg:depth=9", {}),
        Net("densenet", {}),
        Net("resnet:depth=110,skip=false", {"optimiser": "sgd:learning_rate=0.01"}),
        "cifar10",
        {
            "epochs": 300, "batch_size": 128, "weight_decay": 5e-4, "augment": "crop_flip",
            "schedule": "steps:milestones=1/2-3/4-11/12",
        },
        Views(points=51, grid=51),
    ),
}  # fmt: skip


def li2018_architectures(bench: Bench) -> Findings:
    """Training loss on random planes through VGG-9, a densely connected net and a deep net without skip connections.

    Measured is above all the share of each plane that bends noticeably downwards: where the smaller curvature κ₁ is
    negative and |κ₁| > |κ₂| / 10. Nets are compared only at minima.

    Li, Xu, Taylor, Studer, Goldstein, "Visualizing the loss landscape of neural nets", NeurIPS 2018, arXiv:1712.09913.
    """
    asked: Settings = bench.settings
    chosen = {STACKED: asked.stacked, DENSE: asked.dense, PLAIN: asked.plain}
    slowest = list(reversed(chosen.items()))
    bench.ahead([partial(_look, name=name, net=net, seed=seed) for name, net in slowest for seed in bench.seeds])
    seen = {name: [_look(bench, name, net, seed) for seed in bench.seeds] for name, net in chosen.items()}
    nets = {name: [sight.numbers for sight in sights] for name, sights in seen.items()}
    return Findings(
        "Three architectures",
        "Is the loss around a densely connected net convex to the eye, and that around a deep net without skip "
        "connections not? After Li, Xu, Taylor, Studer and Goldstein (2018).",
        tables(nets),
        verdicts(nets),
        _pictures(bench, {name: sights[0] for name, sights in seen.items()}),
        [sights[0].plane for sights in seen.values()],
        [*notes(asked.views), _departures(asked), restarts(seen, asked.plain.starts)],
    )


def _look(bench: Bench, name: str, net: Net, seed: int) -> Sight:
    asked: Settings = bench.settings
    return look(bench, name, _configuration(asked, net, seed), asked.views, starts=net.starts)


def verdicts(nets: Nets) -> list[Verdict]:
    """One for each claim.

    Args:
        nets: `STACKED`, `DENSE` and `PLAIN` → one net a seed.
    """
    dense, plain = nets[DENSE], nets[PLAIN]
    worst = [b.noticeable > a.noticeable for a, b in zip(dense, plain, strict=True)]
    ordered = [less(max(a.test_error, c.test_error), b.test_error) for a, b, c in _triples(nets)]
    return [
        Verdict.over_seeds(
            "The densely connected net has no noticeable non-convexity: less than "
            f"{100 * BOUND:g} % of its plane bends noticeably downwards.",
            where_minima([net.noticeable < BOUND for net in dense], "noticeable", dense),
            _told(nets, DENSE),
        ),
        Verdict.over_seeds(
            f"The deep plain net has: {100 * BOUND:g} % of its plane or more bends noticeably downwards.",
            where_minima([net.noticeable >= BOUND for net in plain], "noticeable", plain),
            _told(nets, PLAIN),
        ),
        Verdict.over_seeds(
            "More of the deep plain net's plane bends noticeably downwards than of the densely connected one's.",
            where_minima(worst, "noticeable", dense, plain),
            f"{_told(nets, DENSE)}; {_told(nets, PLAIN)}",
        ),
        Verdict.over_seeds(
            "The deep plain net has the largest test error of the three, after this training.",
            ordered,
            "; ".join(
                f"{name}: {mean(each, lambda net: 100 * net.test_error)} % ({depth_of_training(each)})"
                for name, each in nets.items()
            ),
        ),
    ]


def _triples(nets: Nets) -> list[tuple[Measured, Measured, Measured]]:
    return list(zip(nets[DENSE], nets[PLAIN], nets[STACKED], strict=True))


def _told(nets: Nets, name: str) -> str:
    each = nets[name]
    return (
        f"{name}: {mean(each, lambda net: 100 * net.noticeable)} % noticeably, "
        f"{mean(each, lambda net: 100 * net.downward)} % at all, {depth_of_training(each)}"
    )


def _configuration(asked: Settings, net: Net, seed: int) -> Configuration:
    return Configuration(model=net.model, data=asked.data, seed=seed, **{**asked.training, **net.training})


def _pictures(bench: Bench, seen: Mapping[str, Sight]) -> list[Picture]:
    planes = [sight.plane for sight in seen.values()]
    trained = "; ".join(
        f"{name}: train loss {number(sight.numbers.train_loss)}, "
        f"test error {number(100 * sight.numbers.test_error)} %"
        for name, sight in seen.items()
    )  # fmt: skip
    contours = bench.picture(
        "contours",
        partial(planes[0].plot, "contour", *planes[1:]),
        "Contour maps of the training loss around VGG-9, a densely connected net and a deep plain net",
        f"On one scale. {trained}.",
    )
    if bench.size == "tiny":
        return [contours]
    surfaces = bench.picture(
        "surfaces",
        partial(planes[0].plot, "surface", *planes[1:]),
        "Surfaces of the training loss around VGG-9, a densely connected net and a deep plain net",
        f"On one scale of heights. {trained}.",
    )
    return [surfaces, contours]


def _departures(asked: Settings) -> str:
    told = "; ".join(
        f"{name}: {net.model}, {options(net.training)}"
        for name, net in ((STACKED, asked.stacked), (DENSE, asked.dense), (PLAIN, asked.plain))
    )
    return (
        "The paper showed VGG-9, DenseNet-121 and ResNet-110 without skip connections on CIFAR-10, each trained once; "
        "test errors were 6.0 % for VGG-9 (batch size 128, weight decay 5·10⁻⁴) and 16.44 % for the deep plain net. "
        "It judged convexity by the eye and by the ratio of the Hessian's extreme eigenvalues; here it is the ratio of "
        f"the two curvatures of a plane. Here: {asked.data}, {options(asked.training)}; {told}. Surveys use "
        f"{asked.views.told}, without augmentation."
    )
