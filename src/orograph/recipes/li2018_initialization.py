"""Where training starts: the convex region around a minimum, and initial weights inside and outside of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from orograph.lab.runs import Configuration, Run
from orograph.objectives.objective import Objective
from orograph.recipes._bench import Bench, height
from orograph.recipes._convex import convex_level, upward_level
from orograph.recipes._findings import Findings, spread
from orograph.recipes._start_claims import LAWS, TRAINED, Region, Start, inside, levels, over, verdicts
from orograph.report import Picture, Table
from orograph.results.survey import Survey
from orograph.results.words import number
from orograph.subspaces.line import Line
from orograph.subspaces.plane import Plane


@dataclass(frozen=True)
class Net:
    """A model and how it is trained.

    Attributes:
        name: what tables call it.
        model: spec string, without its initialisation.
        learning_rate: of SGD.
        epochs: of every training.
        inits: laws of the initial weights, "he" first.
    """

    name: str
    model: str
    learning_rate: float
    epochs: int
    inits: tuple[str, ...]


@dataclass(frozen=True)
class Settings:
    """How large the experiment is.

    Attributes:
        seeds: repetitions: initial weights, order of the samples and directions are drawn anew.
        good: the well-behaved net.
        deep: the deep plain one.
        data: spec string.
        decay: strength of weight decay.
        points: along each axis of a plane.
        planes: random planes through every minimum.
        samples: of the training half that losses are evaluated on; None is all.
        batch_size: of training.
        reach: of the planes.
        pictures: how many of them to draw.
    """

    seeds: int
    good: Net
    deep: Net
    data: str
    decay: float
    points: int
    planes: int
    samples: int | None = None
    batch_size: int = 64
    reach: float = 1.0
    pictures: int = 3


_ALL = (*LAWS, "scaled:0.1", "scaled:3", "scaled:10")
SETTINGS = {
    "tiny": Settings(
        1,
        Net("shortcuts", "mlp:sizes=64-12x3-10,norm=true,skip=true", 0.1, 4, ("he", "scaled:10")),
        Net("deep plain", "mlp:sizes=64-12x8-10,norm=true", 0.05, 4, ("he",)),
        "digits:samples=200", 1e-3, 9, 1, pictures=1,
    ),
    "small": Settings(
        3,
        Net("shortcuts", "mlp:sizes=64-32x5-10,norm=true,skip=true", 0.1, 30, _ALL),
        Net("deep plain", "mlp:sizes=64-32x15-10,norm=true", 0.03, 50, LAWS),
        "digits", 1e-3, 31, 2, reach=2.0,
    ),
    "paper": Settings(
        3,
        Net("ResNet-56", "resnet:depth=56", 0.1, 300, _ALL),
        Net("ResNet-110 without shortcuts", "resnet:depth=110,skip=false", 0.01, 300, LAWS),
        "cifar10", 5e-4, 51, 2, samples=5000, batch_size=128,
    ),
}  # fmt: skip


def li2018_initialization(bench: Bench) -> Findings:
    """Whether a net starts inside the region around its minimum in which the surface is convex.

    On a plane through the minimum, f(x, y) = L(θ* + x d₁ + y d₂), two levels say how far up that region goes:

        contour level    the largest l up to which every sublevel set {f < l'}, l' ≤ l, is convex: no node with f ≥ l'
                         lies in the convex hull of the nodes with f < l',
        curvature level  the least value of an inner node at which the Hessian of f has a negative eigenvalue: below it,
                         the surface curves upwards in every direction.

    Both end at the lowest value on the rim of the survey, above which contours are not closed; they are then lower
    bounds. A dent smaller than the grid's spacing is not seen. A start is inside if its loss lies below the contour
    level. Of several planes through one minimum the lowest level counts.

    Li, Xu, Taylor, Studer, Goldstein, "Visualizing the loss landscape of neural nets", NeurIPS 2018, arXiv:1712.09913,
    section 5, "Implications for network initialization".
    """
    settings: Settings = bench.settings
    nets = settings.deep, settings.good
    bench.ahead([partial(_trained, net=n, init=i, seed=seed) for n in nets for i in n.inits for seed in bench.seeds])
    bench.ahead([partial(_region, net=net, seed=seed) for net in nets for seed in bench.seeds])
    starts = [
        [_started(bench, net, init, seed) for net in (settings.good, settings.deep) for init in net.inits]
        for seed in bench.seeds
    ]
    found = [[_region(bench, net, seed) for net in (settings.good, settings.deep)] for seed in bench.seeds]
    regions = [[each for each, _ in seed] for seed in found]
    lines = [_way_back(bench, net, seed) for seed in bench.seeds for net in (settings.good, settings.deep)]
    shown = [survey for _, surveys in found[0] for survey in surveys[:1]]
    return Findings(
        "Inside or outside: where training starts",
        "How high do convex contours around a minimum reach, and do the usual initial weights have a lower loss than "
        "that, so that training starts inside? After Li et al. 2018, section 5.",
        [_starts_table(starts, regions), _regions_table(regions)],
        verdicts(starts, regions),
        _pictures(bench, shown, lines[:2]),
        [*shown, *(survey for _, surveys in found[0] for survey in surveys[1:])],
        [
            f"Models {settings.good.model} and {settings.deep.model}; data {settings.data}. The paper has ResNets and "
            "VGG nets of depth 9 to 156 on CIFAR-10, whose last layer begins with weights of N(0, 0.001²): logits are "
            "then nearly 0 and the loss nearly log 10 = 2.30 for any net. Here the last layer is drawn as all are.",
            "With BatchNorm the scale of the weights in front of it does not change the function at the start: "
            "'scaled:G' changes the last layer's logits, and how far a step of a given length turns the others. "
            "'scaled:0.1' is thus nearest to the paper's initialisation.",
            "The loss at the start is measured with running statistics of the data, which is what the training sees in "
            "its first step; the surfaces keep those of the minimum, as the paper's do.",
            "A random plane through the minimum does not contain the initial point: of the way back to it, it holds "
            "about 2/n (the table says how far away it is). That a start is 'inside' compares levels alone; it does "
            "not say that the surface between start and minimum is convex. The line back to the start is one look at "
            "that, and no proof either.",
            f"A net with a training loss of {number(TRAINED)} or more is at no minimum, and its region says nothing.",
        ],
    )  # fmt: skip


def _trained(bench: Bench, net: Net, init: str, seed: int) -> Run:
    settings: Settings = bench.settings
    configuration = Configuration(
        model=f"{net.model}{',' if ':' in net.model else ':'}init={init}",
        data=settings.data,
        optimiser=f"sgd:learning_rate={net.learning_rate}",
        epochs=net.epochs,
        batch_size=settings.batch_size,
        weight_decay=settings.decay,
        seed=seed,
    )
    return bench.net(f"{net.name}, {init}, seed {seed}", configuration)


def _objective(bench: Bench, run: Run, *, initial: bool = False, normstats: str = "frozen") -> Objective:
    return Objective(
        run.model(initial=initial), run.data.train, samples=bench.settings.samples, normstats=normstats,
        device=bench.device,
    )  # fmt: skip


def _started(bench: Bench, net: Net, init: str, seed: int) -> Start:
    run = _trained(bench, net, init, seed)
    loss = _objective(bench, run, initial=True, normstats="recalibrated").evaluate()["loss"]
    return Start(net.name, init, loss, run.measured["train"]["loss"], run.measured["test"]["error"])


def _region(bench: Bench, net: Net, seed: int) -> tuple[Region, list[Survey]]:
    """The convex region around the minimum that He's weights lead to, on several planes."""
    run = _trained(bench, net, "he", seed)
    objective = _objective(bench, run)
    reach = bench.settings.reach
    axis = (-reach, reach, bench.settings.points)
    planes = [Plane.random(objective, seed=100 * seed + k) for k in bench.repeats(bench.settings.planes)]
    maps = [
        bench.survey(_file(net, f"plane-{seed}-{k}"), objective, plane, axis, axis, title=net.name)
        for k, plane in enumerate(planes)
    ]
    found = [(*convex_level(*_grid(survey)), upward_level(*_grid(survey))) for survey in maps]
    contour, bounded = min(each[:2] for each in found)
    way = _objective(bench, run, initial=True).origin() - objective.origin()
    held = [sum((way.dot(d) / d.norm()) ** 2 for d in plane.directions) / way.dot(way) for plane in planes]
    back = _way_back(bench, net, seed).dataset
    between = back["loss"].values[(back["x"].values >= 0) & (back["x"].values <= 1)]
    region = Region(
        net.name, contour, min(each[2] for each in found), bounded, run.measured["train"]["loss"],
        way.norm() / objective.origin().norm(), float(np.mean(held)), _upward_share(between),
        bool((np.diff(between) > 0).all()),
    )  # fmt: skip
    return region, maps


def _way_back(bench: Bench, net: Net, seed: int) -> Survey:
    """The straight line from the minimum (0) back to the start (1)."""
    run = _trained(bench, net, "he", seed)
    objective = _objective(bench, run, normstats="recalibrated")
    line = Line.towards(objective, run.init, "start")
    return bench.survey(_file(net, f"line-{seed}"), objective, line, (-0.25, 1.25, 31), title=net.name)


def _upward_share(values: np.ndarray) -> float:
    return float((np.diff(values, 2) >= 0).mean())


def _file(net: Net, rest: str) -> str:
    return f"{net.name.replace(' ', '-')}-{rest}"


def _grid(survey: Survey) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    grid = survey.dataset.transpose("x", "y")
    return grid["loss"].values.astype(np.float64), grid["x"].values, grid["y"].values


def _pictures(bench: Bench, shown: Sequence[Survey], lines: Sequence[Survey]) -> list[Picture]:
    clip = height(shown, 12.0)
    drawn: list[tuple[str, Callable[..., Any], str, str]] = [
        ("contours", partial(shown[0].plot, "contour", *shown[1:], log=False, clip=clip, levels=14),
         "Contours around both minima on random planes",
         "Around the minimum: where contours stop being convex, the chaotic region begins. The start is not in this "
         "plane."),
        ("surfaces", partial(shown[0].plot, "surface", *shown[1:], log=False, clip=clip),
         "The same as surfaces", "The same, seen from the side."),
        ("lines", partial(lines[0].plot, "line", *lines[1:]), "Loss on the straight line from the minimum to the start",
         "From the minimum (0) straight back to the start (1), with running statistics measured anew."),
    ]  # fmt: skip
    return [bench.picture(*each) for each in drawn[: bench.settings.pictures]]


def _starts_table(starts: Sequence[Sequence[Start]], regions: Sequence[Sequence[Region]]) -> Table:
    rows = []
    for place, start in enumerate(starts[0]):
        mine = [seed[place] for seed in starts]
        around = [next(region for region in pair if region.net == start.net) for pair in regions]
        answers = [inside(region, each) for region, each in zip(around, mine, strict=True)]
        rows.append([
            start.net, start.init, over(mine, "loss"),
            f"{sum(answer is True for answer in answers)} of {len(answers)}"
            + (f" ({answers.count(None)} cannot say)" if None in answers else ""),
            over(mine, "trained"), spread([100 * each.error for each in mine]),
        ])  # fmt: skip
    header = [
        "net",
        "initial weights",
        "loss at the start",
        "starts inside",
        "training loss at the end",
        "test error, %",
    ]
    return Table(header, rows, "Starts, and what became of them; mean ± standard error over seeds")


def _regions_table(regions: Sequence[Sequence[Region]]) -> Table:
    rows = []
    for place, region in enumerate(regions[0]):
        mine = [pair[place] for pair in regions]
        rows.append([
            region.net, over(mine, "trained"), levels(mine), over(mine, "curvature"), over(mine, "away"),
            spread([100 * each.held for each in mine]), over(mine, "convex"),
        ])  # fmt: skip
    header = [
        "net", "training loss", "contours convex up to", "curves upwards up to", "way back to the start / ‖θ*‖",
        "of which a random plane holds, %", "share of the line back that curves upwards",
    ]  # fmt: skip
    return Table(header, rows, "The convex region around minima that He's weights lead to")
