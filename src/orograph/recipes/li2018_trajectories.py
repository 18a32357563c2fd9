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
import torch

from orograph.directions.random import Random
from orograph.lab.runs import Configuration, Run
from orograph.objectives.objective import Objective
from orograph.parameters.vector import Vector
from orograph.recipes._bench import Bench
from orograph.recipes._findings import Findings, Verdict, spread
from orograph.report import Picture, Table
from orograph.results.survey import Survey
from orograph.results.trajectory import Trajectory
from orograph.results.words import number
from orograph.subspaces.affine import Affine
from orograph.subspaces.plane import Plane
from orograph.trajectory.components import components
from orograph.trajectory.project import fitting_range, project
from orograph.trajectory.recorder import Recorder
from orograph.trajectory.recording import Recording


@dataclass(frozen=True)
class Net:
    """A model, and what a small and a large batch are for it.

    Attributes:
        name: what tables call it.
        model: spec string.
        batches: the small and the large one.
    """

    name: str
    model: str
    batches: tuple[int, int]


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

DIMENSIONS = (10, 100, 1000, 10_000)
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
    kinds = _kinds(bench.settings)
    travels = [[_travel(bench, kind, seed) for kind in kinds] for seed in bench.seeds]
    paths = [[travel.path for travel in seed] for seed in travels]
    cosines = [_cosines(bench, seed, travels[place][0].objective) for place, seed in enumerate(bench.seeds)]
    maps = [_mapped(bench, travel) for travel in travels[0]]
    return Findings(
        "The way down, in planes that show it and planes that do not",
        "How much of a training path lies in a random plane, and how much in the plane of its first two principal "
        "components, compared with a random walk? How do paths of SGD and Adam differ, and what happens where the "
        "learning rate drops? After Li et al. 2018, section 7.",
        [_shares_table(paths), _shape_table(paths), _cosine_table(cosines)],
        verdicts(paths, cosines),
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
class Kind:
    """One way to train.

    Attributes:
        net: what.
        optimiser: "SGD" or "Adam".
        large: whether the batch is the large one.
        decayed: whether there is weight decay.
    """

    net: Net
    optimiser: str
    large: bool
    decayed: bool

    @property
    def batch(self) -> int:
        """Samples a step."""
        return self.net.batches[self.large]

    @property
    def label(self) -> str:
        """What tables and pictures call it."""
        return f"{self.net.name}, {self.optimiser}, batch {self.batch}, {'decay' if self.decayed else 'no decay'}"


@dataclass(frozen=True)
class Held:
    """What two principal components hold of a path's variance.

    Attributes:
        share: of the path's.
        equal: of a random walk's with as many equal steps.
        own: of that of a random walk whose steps are as long as the path's.
    """

    share: float
    equal: float
    own: float


@dataclass(frozen=True)
class Measured:
    """What is measured of one path.

    Attributes:
        kind: how it was trained.
        centred: principal components about the mean of the snapshots.
        around: about the end.
        random: what filter-normalised random planes hold, as a multiple of 2/n.
        gaussian: likewise for planes along plain Gaussian directions.
        wander: length of the path over the distance from its start to its end.
        turn: at the first drop of the learning rate, between the ways before and after it, in the plane of the
            components; degrees.
        turn_space: likewise in the whole space.
        beside: largest distance from the plane, over the largest distance from the end.
        alike: share of the checkpoints at which the plane's loss is within a factor 2 of the checkpoint's own.
        error: on the test half.
    """

    kind: Kind
    centred: Held
    around: Held
    random: float
    gaussian: float
    wander: float
    turn: float
    turn_space: float
    beside: float
    alike: float
    error: float


@dataclass(frozen=True)
class Cosine:
    """Mean |cos| of pairs of random directions.

    Attributes:
        name: of what kind.
        dimension: n.
        mean: of |cos|.
        error: its standard error.
    """

    name: str
    dimension: int
    mean: float
    error: float

    @property
    def expected(self) -> float:
        """√(2/(πn))."""
        return math.sqrt(2 / (math.pi * self.dimension))


@dataclass(frozen=True)
class _Travel:
    kind: Kind
    run: Run
    recording: Recording
    objective: Objective
    plane: Affine
    way: Trajectory
    path: Measured


def verdicts(paths: Sequence[Sequence[Measured]], cosines: Sequence[Sequence[Cosine]]) -> list[Verdict]:
    """What the numbers say of each claim.

    Args:
        paths: for every seed, those of all trainings.
        cosines: for every seed.
    """
    return [
        Verdict.over_seeds(
            "A filter-normalised random plane holds about 2/n of a path's variance (from a third of that to three "
            "times, mean of all trainings).",
            [1 / 3 <= _mean(seed, lambda path: path.random) <= 3 for seed in paths],
            f"as multiples of 2/n: {_over(paths, lambda path: path.random)}; "
            f"plain Gaussian planes {_over(paths, lambda path: path.gaussian)}",
        ),
        *(_within(paths, form, words) for form, words in _FORMS.items()),
        *(_above(paths, form, words) for form, words in _FORMS.items()),
        Verdict.over_seeds(
            "Where the learning rate first drops, the path of small batches with weight decay turns more than that of "
            "large ones (in the plane of its components).",
            [_pairs(seed, lambda kind: kind.decayed, "large", lambda path: path.turn) for seed in paths],
            _compared(paths, lambda kind: kind.decayed, "turns", lambda path: path.turn, "°"),
        ),
        Verdict.over_seeds(
            "SGD wanders more than Adam: its way is a larger multiple of the distance it covers, in every pair of "
            "trainings.",
            [_pairs(seed, lambda kind: True, "optimiser", lambda path: path.wander) for seed in paths],
            _compared(paths, lambda kind: True, "way / distance", lambda path: path.wander, ""),
        ),
        Verdict.over_seeds(
            "What the plane shows beneath a path is the loss that the training met: within a factor 2 at nine of ten "
            "checkpoints or more, in every training.",
            [all(path.alike >= 0.9 for path in seed) for seed in paths],
            f"share of checkpoints within a factor 2: {_by_kind(paths, lambda path: path.alike)}",
        ),
        Verdict.over_seeds(
            "Two random directions have |cos| = √(2/(πn)) on average, for n = 10 … 10⁴ and for the net's own n "
            "(within four standard errors).",
            [
                all(abs(each.mean - each.expected) <= 4 * each.error for each in seed if each.name != _FILTERED)
                for seed in cosines
            ],
            "; ".join(
                f"n = {each.dimension}: {spread([s[place].mean for s in cosines])} for {number(each.expected)}"
                for place, each in enumerate(cosines[0])
                if each.name != _FILTERED
            ),
        ),
    ]  # fmt: skip


_FORMS: dict[str, str] = {"centred": "about the mean of the snapshots", "around": "about the end"}
_FILTERED = "filter-normalised"


def _within(paths: Sequence[Sequence[Measured]], form: str, words: str) -> Verdict:
    found = [getattr(path, form).share for seed in paths for path in seed]
    return Verdict.over_seeds(
        f"Two principal components {words} hold from 40 % to 90 % of a path's variance, in every training.",
        [all(0.4 <= getattr(path, form).share <= 0.9 for path in seed) for seed in paths],
        f"from {number(100 * min(found))} % to {number(100 * max(found))} %: "
        f"{_by_kind(paths, lambda path: 100 * getattr(path, form).share)}",
    )


def _above(paths: Sequence[Sequence[Measured]], form: str, words: str) -> Verdict:
    def more(path: Measured) -> bool:
        held: Held = getattr(path, form)
        return held.share > max(held.equal, held.own)

    count = sum(more(path) for seed in paths for path in seed)
    above = {kind.label: sum(more(seed[place]) for seed in paths) for place, kind in enumerate(_kinds_of(paths))}
    return Verdict.over_seeds(
        f"That is more than two components {words} hold of a random walk, of equal steps or of the path's own, "
        "in every training.",
        [all(more(path) for path in seed) for seed in paths],
        f"true of {count} of {sum(map(len, paths))} paths: "
        + ", ".join(f"{label} {found} of {len(paths)}" for label, found in above.items()),
    )


def _pairs(
    seed: Sequence[Measured], chosen: Callable[[Kind], bool], what: str, measure: Callable[[Measured], float]
) -> bool | None:
    """Whether the first of every pair that differs in one thing alone has the larger number; None if one is unknown."""
    found = [(measure(a), measure(b)) for a, b in _pairs_of(seed, chosen, what)]
    if not found or any(not math.isfinite(value) for pair in found for value in pair):
        return None
    return all(a > b for a, b in found)


def _pairs_of(seed: Sequence[Measured], chosen: Callable[[Kind], bool], what: str) -> list[tuple[Measured, Measured]]:
    first = {"large": False, "optimiser": "SGD"}[what]
    others = [name for name in ("net", "optimiser", "large", "decayed") if name != what]
    pairs = itertools.product(
        (path for path in seed if chosen(path.kind) and getattr(path.kind, what) == first),
        (path for path in seed if chosen(path.kind) and getattr(path.kind, what) != first),
    )
    return [(a, b) for a, b in pairs if all(getattr(a.kind, n) == getattr(b.kind, n) for n in others)]


def _compared(
    paths: Sequence[Sequence[Measured]],
    chosen: Callable[[Kind], bool],
    words: str,
    measure: Callable[[Measured], float],
    unit: str,
) -> str:
    places = [place for place, kind in enumerate(_kinds_of(paths)) if chosen(kind)]
    told = [f"{paths[0][p].kind.label} {spread([measure(seed[p]) for seed in paths])}{unit}" for p in places]
    return f"{words}: {'; '.join(told)}"


def _by_kind(paths: Sequence[Sequence[Measured]], measure: Callable[[Measured], float]) -> str:
    return "; ".join(
        f"{kind.label} {spread([measure(seed[place]) for seed in paths])}"
        for place, kind in enumerate(_kinds_of(paths))
    )


def _over(paths: Sequence[Sequence[Measured]], measure: Callable[[Measured], float]) -> str:
    return spread([_mean(seed, measure) for seed in paths])


def _mean(seed: Sequence[Measured], measure: Callable[[Measured], float]) -> float:
    return float(np.mean([measure(path) for path in seed]))


def _kinds_of(paths: Sequence[Sequence[Measured]]) -> list[Kind]:
    return [path.kind for path in paths[0]]


def _kinds(settings: Settings) -> list[Kind]:
    choices = itertools.product(settings.nets, (True, False), _OPTIMISERS, (False, True))
    return [Kind(net, optimiser, large, decayed) for net, decayed, optimiser, large in choices]


def _travel(bench: Bench, kind: Kind, seed: int) -> _Travel:
    """One training, its plane and all that is measured of it."""
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
    run = bench.net(f"{kind.label}, seed {seed}", configuration, recorder=partial(_recorder, settings=settings))
    assert run.recorded is not None
    recording = Recording.open(run.recorded)
    objective = Objective(
        run.model(), run.data.train, loss=configuration.loss, samples=settings.samples, device=bench.device
    )
    plane = Plane.pca(objective, recording)
    way = project(recording, plane, objective, name=f"{kind.optimiser} {kind.batch}")
    path = _measured(bench, kind, seed, run, recording, objective, plane, way)
    return _Travel(kind, run, recording, objective, plane, way, path)


def _recorder(folder: Path, settings: Settings) -> Recorder:
    """Every epoch, with a mark where the learning rate drops."""
    recorder = Recorder(folder)
    for count, drop in enumerate(_drops(settings), start=1):
        recorder.mark(drop, f"÷ {10**count}")
    return recorder


def _drops(settings: Settings) -> list[int]:
    return [round(Fraction(share) * settings.epochs) for share in settings.milestones.split("-")]


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
    window = max(1, bench.settings.epochs // 12)
    at = int(np.flatnonzero(recording.steps == _drops(bench.settings)[0])[0])
    before, here, after = at - window, at, at + window
    beneath = np.array([objective.evaluate(plane.at(*place))["loss"] for place in way.coordinates])
    dimension = recording.space.size
    filtered = [Plane.random(objective, seed=1000 * seed + k) for k in range(bench.settings.planes)]
    gaussian = [Plane.random(objective, "none", seed=1000 * seed + k, ignore=()) for k in range(bench.settings.planes)]
    return Measured(
        kind,
        _held(recording, objective, centred=True),
        _held(recording, objective, centred=False),
        float(_shares(recording, filtered).mean()) * dimension / 2,
        float(_shares(recording, gaussian).mean()) * dimension / 2,
        float(_steps(gram).sum() / from_end[0]),
        _angle_in(way.coordinates, before, here, after),
        _angle_by(gram, before, here, after),
        float(way.distance.max() / from_end.max()),
        float(np.mean(np.abs(np.log(np.maximum(way.loss, 1e-12) / np.maximum(beneath, 1e-12))) <= math.log(2))),
        run.measured["test"]["error"],
    )


def _held(recording: Recording, objective: Objective, *, centred: bool) -> Held:
    found = components([recording], objective.origin(), centred=centred)
    return Held(*(float(s[:2].sum()) for s in (found.shares, found.null, found.null_same_steps)))


def _shares(recording: Recording, planes: Sequence[Affine]) -> np.ndarray:
    """What each plane, with orthogonal directions through the end, holds of a path; every snapshot is read once."""
    origin = planes[0].origin
    units = [[d / d.norm() for d in plane.directions] for plane in planes]
    inside, total = np.zeros(len(planes)), 0.0
    for row in range(len(recording)):
        way = Vector(origin.space, recording.vector(row).flat.to(origin.flat)) - origin
        inside += [sum(way.dot(unit) ** 2 for unit in pair) for pair in units]
        total += way.dot(way)
    return inside / total


def _steps(gram: np.ndarray) -> np.ndarray:
    """Lengths of the ways from each snapshot to the next."""
    squares = np.diagonal(gram)
    return np.sqrt(np.maximum(squares[1:] + squares[:-1] - 2 * np.diagonal(gram, 1), 0))


def _angle_in(places: np.ndarray, before: int, here: int, after: int) -> float:
    """Between the ways to and from a point, in degrees: 0 goes straight on, 180 back."""
    one, other = places[here] - places[before], places[after] - places[here]
    length = float(np.linalg.norm(one) * np.linalg.norm(other))
    return math.degrees(math.acos(np.clip(one @ other / length, -1, 1))) if length else math.nan


def _angle_by(gram: np.ndarray, before: int, here: int, after: int) -> float:
    values, vectors = np.linalg.eigh(gram)
    return _angle_in(vectors * np.sqrt(np.maximum(values, 0)), before, here, after)


def _cosines(bench: Bench, seed: int, objective: Objective) -> list[Cosine]:
    generator = torch.Generator().manual_seed(seed)
    pairs = bench.settings.pairs
    found = []
    for dimension in DIMENSIONS:
        u, v = (torch.randn(pairs, dimension, generator=generator) for _ in range(2))
        found.append(_cosine("Gaussian", dimension, torch.cosine_similarity(u, v).abs().numpy()))
    origin = objective.origin()
    for name, normalize, ignore in (("Gaussian, the net's own n", "none", ()), (_FILTERED, "filter", ("bias", "norm"))):
        values = []
        for pair in range(min(pairs, 200)):
            makers = (Random(normalize, 1000 * seed + pair, axis, (), ignore) for axis in ("x", "y"))
            a, b = (maker.build(origin, objective.model).vector for maker in makers)
            values.append(abs(a.dot(b)) / (a.norm() * b.norm()))
        found.append(_cosine(name, origin.space.size, np.array(values)))
    return found


def _cosine(name: str, dimension: int, values: np.ndarray) -> Cosine:
    return Cosine(name, dimension, float(values.mean()), float(values.std(ddof=1) / math.sqrt(len(values))))


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
    second = bench.survey("components-about-the-mean", travel.objective, centred, *ranges, title="about the mean")
    return first, _with_path(second, way)


def _shares_table(paths: Sequence[Sequence[Measured]]) -> Table:
    rows = []
    for place, kind in enumerate(_kinds_of(paths)):
        mine = [seed[place] for seed in paths]
        rows.append([
            kind.label,
            *(spread([100 * getattr(getattr(p, form), part) for p in mine])
              for form in _FORMS for part in ("share", "equal", "own")),
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
        for place, kind in enumerate(_kinds_of(paths))
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
