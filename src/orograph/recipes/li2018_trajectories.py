"""Training paths of SGD and Adam, in random planes and in those of their principal components, beside random walks."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from orograph.lab.runs import Configuration, Run
from orograph.objectives.objective import Objective
from orograph.recipes._bench import Bench
from orograph.recipes._findings import Findings, spread
from orograph.recipes._path_claims import FORMS, Cosine, Kind, Measured, Net, kinds_of, verdicts
from orograph.recipes._path_measures import angle_by, angle_in, cosines, held, shares, steps
from orograph.report import Picture, Table
from orograph.results.survey import Survey
from orograph.results.trajectory import Trajectory
from orograph.results.words import number
from orograph.subspaces.affine import Affine
from orograph.subspaces.plane import Plane
from orograph.trajectory.project import fitting_range, project
from orograph.trajectory.recorder import Recorder
from orograph.trajectory.recording import Recording


@dataclass(frozen=True)
class Settings:
    """How large the experiment is.

    Attributes:
        seeds: repetitions: initial weights, order of the samples and random planes are drawn anew.
        nets: each is trained with both optimisers, both batch sizes, without and with weight decay.
        data: spec string.
        epochs: of every training.
        decay: strength of weight decay where there is any.
        points: along each axis of a survey.
        planes: random planes for every path.
        pairs: of random directions whose cosine is measured.
        samples: of the training half that losses are evaluated on; None is all.
        pictures: how many of them to draw.
        milestones: where the learning rate is divided by 10, as shares of the training.
    """

    seeds: int
    nets: tuple[Net, ...]
    data: str
    epochs: int
    decay: float
    points: int
    planes: int
    pairs: int
    samples: int | None = None
    pictures: int = 5
    milestones: str = "1/2-3/4-11/12"


_VGG, _RESNET = Net("VGG-9", "vgg:depth=9", (128, 8192)), Net("ResNet-56", "resnet:depth=56", (128, 4096))
SETTINGS = {
    "tiny": Settings(
        1, (Net("MLP", "mlp:sizes=64-12-10,norm=true", (50, 200)),), "digits:samples=200", 12, 5e-3, 7, 4, 50, None, 1
    ),
    "small": Settings(3, (Net("MLP", "mlp:sizes=64-64x2-10,norm=true", (32, 256)),), "digits", 36, 5e-3, 25, 8, 1000),
    "paper": Settings(3, (_VGG, _RESNET), "cifar10", 300, 5e-4, 51, 8, 1000, 5000),
}

_OPTIMISERS = {"SGD": "sgd:learning_rate=0.1", "Adam": "adam:learning_rate=0.001"}


def li2018_trajectories(bench: Bench) -> Findings:
    """How much of a training path θ₀ … θₙ a plane holds, Σ‖projection of θᵢ − θₙ‖² / Σ‖θᵢ − θₙ‖², and what it shows.

    Two random directions u, v of n dimensions have |cos(u, v)| ≈ √(2/(πn)) on average, so a plane along them holds
    about 2/n of a path, next to nothing. The first two principal components hold as much as a plane can. A random walk
    gives them a large share too, 76 % about its mean and 90 % about its end, so each share stands beside that null.

    Li, Xu, Taylor, Studer, Goldstein, "Visualizing the loss landscape of neural nets", NeurIPS 2018, arXiv:1712.09913,
    section 7. Antognini and Sohl-Dickstein, "PCA of high dimensional random walks with comparison to neural network
    training", NeurIPS 2018, arXiv:1806.08805.
    """
    settings: Settings = bench.settings
    kinds = _kinds(settings)
    bench.ahead([partial(_trained, kind=kind, seed=seed) for kind in reversed(kinds) for seed in bench.seeds])
    travels = [[_travel(bench, kind, seed) for kind in kinds] for seed in bench.seeds]
    paths = [[travel.path for travel in seed] for seed in travels]
    pairs = len(bench.repeats(settings.pairs))
    angles = [cosines(pairs, seed, mine[0].objective) for seed, mine in zip(bench.seeds, travels, strict=True)]
    maps = [_mapped(bench, travel) for travel in travels[0]]
    return Findings(
        "The way down, in planes that show it and planes that do not",
        "How much of a training path lies in a random plane, and how much in the plane of its first two principal "
        "components, compared with a random walk? How do paths of SGD and Adam differ, and what happens where the "
        "learning rate drops? After Li et al. 2018, section 7.",
        [_shares_table(paths), _shape_table(paths), _cosine_table(angles)],
        verdicts(paths, angles),
        _pictures(bench, travels[0], maps),
        maps,
        [
            f"Model {', '.join(net.model for net in bench.settings.nets)}; data {bench.settings.data}; "
            f"{bench.settings.epochs} epochs, one snapshot each; learning rate divided by 10 at "
            f"{bench.settings.milestones} of the training. The paper has VGG-9 and ResNet-56 on CIFAR-10, 300 epochs.",
            "Principal components are taken of all parameters, biases and normalisation layers too; the code of the "
            "paper sets those to zero in its directions.",
            "The form about the mean is that of the paper's code, the form about the end that of its text. Each "
            "has a null of its own: a share is only worth what it is above its null.",
            "A walk of equal steps is no strict null for a training whose rate drops, because its steps shrink: the "
            "walk with the path's own lengths of steps is the fair one.",
            "Surfaces keep the running statistics of the last checkpoint, as those of the paper; a checkpoint's own "
            "loss has its own statistics. Part of the difference between both comes from that.",
        ],
    )  # fmt: skip


@dataclass(frozen=True)
class _Travel:
    kind: Kind
    run: Run
    recording: Recording
    objective: Objective
    plane: Affine
    way: Trajectory
    path: Measured


def _kinds(settings: Settings) -> list[Kind]:
    choices = itertools.product(settings.nets, (True, False), _OPTIMISERS, (False, True))
    return [Kind(net, optimiser, large, decayed) for net, decayed, optimiser, large in choices]


def _trained(bench: Bench, kind: Kind, seed: int) -> Run:
    """One training, recorded."""
    settings: Settings = bench.settings
    configuration = Configuration(
        model=kind.net.model,
        data=settings.data,
        optimiser=_OPTIMISERS[kind.optimiser],
        epochs=settings.epochs,
        batch_size=kind.batch,
        schedule=f"steps:milestones={settings.milestones}",
        weight_decay=settings.decay if kind.decayed else 0.0,
        seed=seed,
    )
    recorder = partial(_recorder, drops=_drops(bench))
    return bench.net(f"{kind.label}, seed {seed}", configuration, path=True, recorder=recorder)


def _travel(bench: Bench, kind: Kind, seed: int) -> _Travel:
    """One training, its plane and all that is measured of it."""
    run, samples = _trained(bench, kind, seed), bench.settings.samples
    assert run.recorded is not None
    recording = Recording.open(run.recorded)
    objective = Objective(
        run.model(), run.data.train, loss=run.configuration.loss, samples=samples, device=bench.device
    )
    plane = Plane.pca(objective, recording)
    way = project(recording, plane, objective, name=f"{kind.optimiser} {kind.batch}")
    path = _measured(bench, kind, seed, run, recording, objective, plane, way)
    return _Travel(kind, run, recording, objective, plane, way, path)


def _recorder(folder: Path, drops: Sequence[int]) -> Recorder:
    """Every epoch, with a mark where the learning rate drops."""
    recorder = Recorder(folder)
    for count, drop in enumerate(drops, start=1):
        recorder.mark(drop, f"÷ {10**count}")
    return recorder


def _drops(bench: Bench) -> list[int]:
    epochs = bench.epochs(bench.settings.epochs, path=True)
    return [round(Fraction(share) * epochs) for share in bench.settings.milestones.split("-")]


def _measured(
    bench: Bench,
    kind: Kind,
    seed: int,
    run: Run,
    recording: Recording,
    objective: Objective,
    plane: Affine,
    way: Trajectory,
) -> Measured:
    gram = recording.gram
    from_end = np.sqrt(np.maximum(np.diagonal(gram) + gram[-1, -1] - 2 * gram[-1], 0))
    window = max(1, (len(recording) - 1) // 12)
    at = int(np.flatnonzero(recording.steps == _drops(bench)[0])[0])
    before, here, after = at - window, at, at + window
    beneath = np.array([objective.evaluate(plane.at(*place))["loss"] for place in way.coordinates])
    dimension = recording.space.size
    numbers = [1000 * seed + k for k in bench.repeats(bench.settings.planes)]
    filtered = [Plane.random(objective, seed=number) for number in numbers]
    gaussian = [Plane.random(objective, "none", seed=number, ignore=()) for number in numbers]
    return Measured(
        kind,
        held(recording, objective, centred=True),
        held(recording, objective, centred=False),
        float(shares(recording, filtered).mean()) * dimension / 2,
        float(shares(recording, gaussian).mean()) * dimension / 2,
        float(steps(gram).sum() / from_end[0]),
        angle_in(way.coordinates, before, here, after),
        angle_by(gram, before, here, after),
        float(way.distance.max() / from_end.max()),
        float(np.mean(np.abs(np.log(np.maximum(way.loss, 1e-12) / np.maximum(beneath, 1e-12))) <= math.log(2))),
        run.measured["test"]["error"],
    )


def _mapped(bench: Bench, travel: _Travel) -> Survey:
    """The plane of a path's components, with the path on it."""
    ranges = fitting_range([travel.way], points=bench.settings.points)
    name = "-".join(travel.kind.label.replace(",", "").split())
    return _with_path(bench.survey(name, travel.objective, travel.plane, *ranges, title=travel.kind.label), travel.way)


def _with_path(survey: Survey, way: Trajectory) -> Survey:
    survey.add_trajectory(way, overwrite=True)
    return survey


def _pictures(bench: Bench, travels: Sequence[_Travel], maps: Sequence[Survey]) -> list[Picture]:
    of_net = [m for m, t in zip(maps, travels, strict=True) if t.kind.net == travels[0].kind.net]
    decayed, free = of_net[: len(of_net) // 2], of_net[len(of_net) // 2 :]
    random, about_mean = _other_planes(bench, travels[0])
    all_of_them: list[tuple[str, Callable[..., Any], str, str]] = [
        ("decayed", partial(_contours, decayed), "Four training paths on the planes of their components",
         "With weight decay: SGD and Adam, small and large batches. Diamonds: the learning rate drops to a tenth, "
         "a hundredth and a thousandth."),
        ("planes", partial(_contours, [random, decayed[0]]), "One path, on a random plane and on its own",
         "The same path twice: on a random plane it hardly leaves its end; on the plane of its components it can be "
         "followed."),
        ("free", partial(_contours, free), "The same four trainings without weight decay", "Without weight decay."),
        ("explained", partial(about_mean.plot, "explained", decayed[0]),
         "Shares of variance of principal components beside those of random walks",
         "The same path: components about the mean of the snapshots, and about the end, each beside its own null."),
        ("descent", partial(decayed[0].plot, "descent", *decayed[1:]),
         "Loss at the checkpoints and on the plane beneath them", "What the plane shows, and what the training met."),
    ]  # fmt: skip
    return [bench.picture(*each) for each in all_of_them[: bench.settings.pictures]]


def _contours(surveys: Sequence[Survey], **options: Any) -> Any:
    return surveys[0].plot("contour", *surveys[1:], **options)


def _other_planes(bench: Bench, travel: _Travel) -> tuple[Survey, Survey]:
    """Surveys of a random plane, and of the components about the mean, with the same path."""
    points = bench.settings.points
    random = Plane.random(travel.objective, seed=0)
    wide = (-1.0, 1.0, points)
    name = travel.way.name
    first = bench.survey("random-plane", travel.objective, random, wide, wide, title="a random plane")
    _with_path(first, project(travel.recording, random, travel.objective, name=name))
    centred = Plane.pca(travel.objective, travel.recording, centred=True)
    way = project(travel.recording, centred, travel.objective, name=name)
    ranges = fitting_range([way], points=points)
    second = bench.survey(
        "components-about-the-mean", travel.objective, centred, *ranges, title="the same path, about its mean"
    )
    return first, _with_path(second, way)


def _shares_table(paths: Sequence[Sequence[Measured]]) -> Table:
    rows = []
    for place, kind in enumerate(kinds_of(paths)):
        mine = [seed[place] for seed in paths]
        rows.append([
            kind.label,
            *(spread([100 * getattr(getattr(p, form), part) for p in mine])
              for form in FORMS for part in ("share", "equal", "own")),
            spread([p.random for p in mine]),
            spread([p.gaussian for p in mine]),
        ])  # fmt: skip
    header = [
        "training",
        "two components about the mean, %", "walk of equal steps, %", "walk of own steps, %",
        "two components about the end, %", "walk of equal steps, %", "walk of own steps, %",
        "filter-normalised random plane × n/2", "Gaussian random plane × n/2",
    ]  # fmt: skip
    return Table(header, rows, "Share of a path's variance in a plane; mean ± standard error over seeds")


def _shape_table(paths: Sequence[Sequence[Measured]]) -> Table:
    columns: dict[str, Callable[[Measured], float]] = {
        "way / distance": lambda p: p.wander,
        "turn at the first drop, in the plane, °": lambda p: p.turn,
        "in the whole space, °": lambda p: p.turn_space,
        "farthest beside the plane / farthest from the end": lambda p: p.beside,
        "checkpoints where plane and own loss agree to a factor 2": lambda p: p.alike,
        "test error, %": lambda p: 100 * p.error,
    }
    rows = [
        [kind.label, *(spread([measure(seed[place]) for seed in paths]) for measure in columns.values())]
        for place, kind in enumerate(kinds_of(paths))
    ]
    return Table(["training", *columns], rows, "The shape of the paths")


def _cosine_table(cosines: Sequence[Sequence[Cosine]]) -> Table:
    rows = []
    for place, each in enumerate(cosines[0]):
        means = [seed[place].mean for seed in cosines]
        as_if = 2 / (math.pi * float(np.mean(means)) ** 2)
        rows.append([each.name, str(each.dimension), spread(means), number(each.expected), number(as_if)])
    header = ["directions", "n", "mean |cos|", "√(2/(πn))", "n that would give the mean"]
    return Table(header, rows, "Random directions are nearly orthogonal")
