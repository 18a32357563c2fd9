"""The demo: ResNet-20 with and without skip connections on the handwritten digits, on the same plane.

A small version of the best known picture of Li et al. 2018 (arXiv:1712.09913, figure 1), on real data, in minutes on
two cores. It can be stopped at any moment and goes on where it was.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from torch import nn

from orograph.engine.progress import Progress
from orograph.engine.run import survey
from orograph.errors import InputError, check_count
from orograph.lab import train as lab
from orograph.lab.datasets.digits import digits
from orograph.lab.device import one_thread
from orograph.lab.evaluate import evaluate
from orograph.lab.history import Progress as TrainingProgress
from orograph.lab.models.resnet import resnet
from orograph.lab.options import TrainingOptions
from orograph.objectives.objective import Objective
from orograph.parameters.checkpoint import load_into
from orograph.report import Picture, Section, Table, write_report
from orograph.results.atomic import replacing
from orograph.results.folder import unwritable
from orograph.results.ground import ground
from orograph.results.survey import Survey
from orograph.subspaces.line import Line
from orograph.subspaces.plane import Plane

DEPTH, WIDTH, SEED, EPOCHS, REACH = 20, 8, 0, 30, 1.0

TITLE, VIEWER = "Two nets on the same ground", "viewer.html"

Listener = Callable[[Progress], None]


class Pages(NamedTuple):
    """What the demo leaves to look at.

    Attributes:
        report: the page that shows and explains.
        viewer: both surfaces to turn about, in one file.
        surveys: their folders.
    """

    report: Path
    viewer: Path
    surveys: tuple[Path | None, ...]


@dataclass(frozen=True)
class Net:
    """One of the nets, trained and measured."""

    name: str
    folder: str
    skip: bool
    model: nn.Module
    train_loss: float
    train_error: float
    test_loss: float
    test_error: float
    seconds: float


def run_demo(
    out: Path,
    *,
    points: int = 51,
    epochs: int | None = None,
    workers: int | None = None,
    progress: Listener | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> Pages:
    """Trains both nets, surveys both, draws, and writes two pages: one to read, one to turn about.

    Args:
        out: folder for weights, surveys, figures, ``index.html`` and ``viewer.html``; an earlier run in it goes on.
        points: along each axis.
        epochs: of training; default 30.
        workers: processes; default one a core.
        progress: told how far each stage is.
        say: told each result in words.

    Returns:
        The pages, and the surveys that they show.

    Raises:
        InputError, StoreError: what is wrong with the arguments is said before anything is trained.
    """
    out = Path(out)
    epochs = EPOCHS if epochs is None else epochs
    _check(out, points, epochs, workers)
    nets = []
    for name, folder, skip in (("ResNet-20", "resnet20", True), ("ResNet-20 without skips", "resnet20-noskip", False)):
        nets.append(_trained(out, name, folder, skip, epochs, progress))
        say(_told(nets[-1]))
    planes, lines = [], []
    for net in nets:
        objective = Objective(net.model, digits("train"))
        survey_ = partial(survey, objective, name=net.name, workers=workers, progress=_prefixed(net.name, progress))
        axis = (-REACH, REACH, points)
        start = time.monotonic()
        planes.append(survey_(Plane.random(objective, seed=SEED), axis, axis, out=out / "surveys" / net.folder))
        lines.append(survey_(Line.random(objective, seed=SEED), axis, out=out / "surveys" / f"{net.folder}-line"))
        seconds, count = time.monotonic() - start, objective.batches.count
        say(f"{net.name}: surveyed {points} × {points} points on {count} images in {seconds:.0f} s")
    report = write_report(out, TITLE, _page(nets, planes, lines, out))
    return Pages(report, planes[0].export(out / VIEWER, others=planes[1:], title=TITLE), tuple(s.path for s in planes))


def _check(out: Path, points: int, epochs: int, workers: int | None) -> None:
    if check_count("points", points) == 1:
        raise InputError("two points or more along each axis", "1", "choose for example 51")
    TrainingOptions(epochs=epochs)
    check_count("workers", workers)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(out, error) from error


def _trained(out: Path, name: str, stem: str, skip: bool, epochs: int, progress: Listener | None) -> Net:
    """The net, trained now or read from an earlier run with the same recipe; surveys of another one are discarded."""
    recipe = {"depth": DEPTH, "width": WIDTH, "skip": skip, "seed": SEED, "epochs": epochs}
    folder = out / "weights"
    checkpoint, note = folder / f"{stem}.safetensors", folder / f"{stem}.json"
    model = resnet(depth=DEPTH, width=WIDTH, skip=skip, channels=1, seed=SEED)
    folder.mkdir(parents=True, exist_ok=True)
    known = _noted(note) if checkpoint.is_file() else {}
    if {key: known.get(key) for key in recipe} == recipe:
        load_into(model, checkpoint)
        seconds = float(known["seconds"])
    else:
        for old in (out / "surveys" / stem, out / "surveys" / f"{stem}-line"):
            shutil.rmtree(old, ignore_errors=True)
        with one_thread():
            result = lab.train(
                model,
                *digits("train"),
                epochs=epochs,
                seed=SEED,
                checkpoint=checkpoint,
                progress=_training(f"training {name}", progress),
            )
        seconds = result.seconds
        with replacing(note) as draft:
            draft.write_text(json.dumps({**recipe, "seconds": seconds}))
    train, test = evaluate(model, *digits("train")), evaluate(model, *digits("test"))
    return Net(name, stem, skip, model, *train, *test, seconds)


def _noted(note: Path) -> dict[str, Any]:
    """What an earlier run noted; nothing if that is missing or damaged: then the net is trained anew."""
    try:
        known = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _page(nets: Sequence[Net], planes: Sequence[Survey], lines: Sequence[Survey], out: Path) -> list[Section]:
    names = " and ".join(net.name for net in nets)
    picture = partial(_picture, out / "figures")
    surface = f"Loss surfaces of {names} side by side on one scale"
    heat = f"Heat maps of the training accuracy of {names}"
    line = f"Loss and accuracy of {names} along a line"
    return [
        Section("", _opening(names), [picture("surface", planes, surface, "The loss above the plane.")]),
        Section("The two nets", [_at_minima(nets)], [], [_training_table(nets)]),
        Section(
            "Seen from above",
            [
                "The same surfaces as maps, on one scale: the same colour is the same loss in both.",
                "The numbers below the maps are measured on the grid. A valley is wide if much of the map lies low; "
                "the ground is rough if it bends downwards in many places or has several basins.",
                _verdict(planes),
                "Twenty layers can be trained without skips, so do not expect chaos here; Li et al. saw the difference "
                "grow with depth.",
            ],
            [picture("contour", planes, f"Contour maps of the loss of {names}", "Contour lines of equal loss.")],
            [_ground_table(planes)],
        ),
        Section(
            "The same ground, measured in right answers",
            [f"An untrained net is right about one time in ten. {_accuracy_words(planes)}"],
            [picture("heatmap", planes, heat, "Share of training images recognised.", field="accuracy")],
        ),
        Section(
            "One slice",
            [
                "Along one of the two directions alone, with the accuracy on a second axis. "
                "The band is two standard errors."
            ],
            [picture("line", lines, line, "Loss (logarithmic) and accuracy along x.", log=True)],
        ),
        _explanation(planes),
        Section("Go on from here", _onward([out / "surveys" / net.folder for net in nets])),
    ]


def _picture(folder: Path, kind: str, surveys: Sequence[Survey], alt: str, caption: str, **options: Any) -> Picture:
    draw = partial(surveys[0].plot, kind, *surveys[1:], **options)
    return Picture.drawn(draw, folder, options.get("field", kind), alt, caption)


def _opening(names: str) -> list[str]:
    return [
        f"{names}: the same layers, the same initial weights, the same {len(digits('train')[0]):,} images of "
        "handwritten digits, the same training. Only the shortcuts differ. What did they do to the ground that "
        "training walked on?",
        "Each picture is a slice through the space of all weights. Its middle is the trained net; every other point is "
        "a net whose weights were pushed away from there, and its height is the loss of that net on the training "
        "images.",
    ]


def _onward(surveys: Sequence[Path]) -> list[str]:
    first = surveys[0]
    return [
        f"{VIEWER} beside this page shows both surfaces to turn, slice and compare; this shows them live:",
        f"orograph view {' '.join(map(str, surveys))}",
        "Every number is kept in this folder, and opens without PyTorch.",
        f"orograph show {first}",
        f"orograph plot {first} --kind surface -o surface.pdf",
        f"python -c \"import orograph as og; print(og.open('{first}').dataset)\"",
    ]


def _at_minima(nets: Sequence[Net]) -> str:
    rule = "Surfaces of two nets can be compared only if both nets are at a minimum."
    if all(net.train_error <= 0.01 for net in nets):
        return f"{rule} Both recognise at least 99 % of their training images."
    return f"{rule} Here one of them misses more than 1 % of its training images: train longer before you compare."


def _training_table(nets: Sequence[Net]) -> Table:
    header = ["net", "test error", "training accuracy", "training loss", "test loss", "seconds of training"]
    rows = [
        [
            n.name,
            f"{n.test_error:.2%}",
            f"{1 - n.train_error:.2%}",
            f"{n.train_loss:.4f}",
            f"{n.test_loss:.4f}",
            f"{n.seconds:.0f}",
        ]
        for n in nets
    ]
    return Table(header, rows)


def _verdict(planes: Sequence[Survey]) -> str:
    """What the numbers of two surfaces say, in a sentence."""
    (one, a), (other, b) = ((plane.name, ground(plane)) for plane in planes)
    wider = one if a["below"] > b["below"] else other
    rougher = one if a["downward"] > b["downward"] else other
    return (
        f"On this plane the valley of {wider} is the wider ({one} {a['below']:.1%}, {other} {b['below']:.1%} of the "
        f"map below loss 1), and the ground of {rougher} is the rougher ({one} {a['downward']:.1%}, {other} "
        f"{b['downward']:.1%} bends downwards)."
    )


def _ground_table(planes: Sequence[Survey]) -> Table:
    grounds = [(survey.name, ground(survey)) for survey in planes]
    header = ["net", "median loss", "share below loss 1", "bends downwards", "basins", "local minima"]
    rows = [
        [
            name,
            f"{g['median']:.3g}",
            f"{g['below']:.1%}",
            f"{g['downward']:.1%}",
            f"{g['basins']:.0f}",
            f"{g['minima']:.0f}",
        ]
        for name, g in grounds
    ]
    return Table(
        header,
        rows,
        "Bends downwards: the share of the inner area where the loss itself, not its logarithm, curves downwards in "
        "some direction. Basins: local minima from which one must climb more than 1 % of the range of the losses, and "
        "more than 2 standard errors, to get to lower ground.",
    )


def _accuracy_words(planes: Sequence[Survey]) -> str:
    shares = [f"{np.mean(s.dataset['accuracy'].values > 0.9):.1%} of the map of {s.name}" for s in planes]
    return f"More than nine in ten images are recognised on {' and on '.join(shares)}."


def _explanation(planes: Sequence[Survey]) -> Section:
    told = planes[0].provenance
    x = told["directions"]["x"]
    rows = []
    for plane in planes:
        made = plane.provenance
        error = float(np.nanmedian(plane.dataset["loss_stderr"].values / plane.dataset["loss"].values))
        directions = made["directions"]
        rows.append(
            [
                plane.name,
                f"{directions['x']['norm']:.2f}",
                f"{directions['x']['relative_norm']:.3f}",
                f"{directions['cosine']:.0e}",
                f"{error:.1%}",
            ]
        )
    return Section(
        "How to read the axes, and how far to trust them",
        [
            "Both axes are random directions, drawn from the same seed for both nets and then filter-normalised: in "
            "every filter the random step is as long as the filter itself. One unit is therefore a change as large as "
            "the weights, in every filter alike, and the nets can be compared although their weights differ in size. "
            "Biases and BatchNorm parameters do not move, and BatchNorm keeps the statistics of the trained net.",
            f"Every point is the mean over all {told['objective']['data']['count']:,} training images, in evaluation "
            "mode, computed from the trained weights and not from a neighbouring point. Before the first point, the "
            "loss of the net was evaluated directly and compared with the centre of the surface, twice.",
            "What it does not show: a plane is a very thin slice through a space of "
            f"{told['objective']['parameters']:,} dimensions, and another seed shows another slice. A slice without "
            "bumps does not prove that there are none; a bump in the slice is a bump in the whole.",
        ],
        [],
        [
            Table(
                [
                    "net",
                    "length of one unit",
                    "in lengths of the weights",
                    "cosine of the axes",
                    "median standard error",
                ],
                rows,
                f"Directions of seed {x['seed']}, and the standard error of the loss as a share of the loss.",
            )
        ],
    )


def _told(net: Net) -> str:
    return (
        f"{net.name}: test error {net.test_error:.2%}, training accuracy {1 - net.train_error:.2%}, "
        f"training loss {net.train_loss:.4f} (trained in {net.seconds:.0f} s)"
    )


def _training(stage: str, progress: Listener | None) -> Callable[[TrainingProgress], None] | None:
    if progress is None:
        return None

    def tell(state: TrainingProgress) -> None:
        progress(Progress(stage, state.epoch, state.epochs, state.seconds, state.remaining, state.loss))

    return tell


def _prefixed(name: str, progress: Listener | None) -> Listener | bool:
    if progress is None:
        return False
    return lambda p: progress(Progress(f"{p.stage} {name}", p.done, p.total, p.seconds, p.eta, p.loss))
