"""Where a recipe works: its folder, its size, and what every recipe needs done."""

from __future__ import annotations

import contextlib
import json
import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orograph import registry
from orograph.engine.cores import MOST, physical_cores
from orograph.engine.progress import Listener, Progress
from orograph.engine.run import survey
from orograph.errors import InputError, check_count
from orograph.lab.data import with_samples
from orograph.lab.device import check_device
from orograph.lab.history import Progress as TrainingProgress
from orograph.lab.runs import Configuration, Run, trained
from orograph.objectives.evaluable import Evaluable
from orograph.recipes._ahead import Part, do_ahead
from orograph.recipes._cost import counting
from orograph.recipes._findings import Findings
from orograph.recipes._folder import COST, FINDINGS, working
from orograph.report import Picture, write_report
from orograph.results.atomic import replacing
from orograph.results.survey import Survey
from orograph.subspaces.affine import Affine

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZES = ("tiny", "small", "paper")

UNDECIDED = ("tiny",)
"""Sizes that try the machinery: like a trial, they decide no claim."""


@dataclass(frozen=True)
class Trial:
    """So little of everything that any size runs to its end in a minute: what breaks, breaks early.

    Attributes:
        epochs: of a training; one step each, or two if the batch is not `large`.
        path: epochs of a training whose path is looked at: so many that the rate drops between two.
        large: batches of so many samples take all at once, smaller ones half of them.
        samples: of each half of the data.
        points, side: along a line and along each side of a plane.
        repeats: of random directions and the like.
    """

    epochs: int = 1
    path: int = 4
    large: int = 1000
    samples: int = 4
    points: int = 5
    side: int = 3
    repeats: int = 2


@dataclass
class Bench:
    """What a recipe is given: ``recipe(bench) -> Findings``.

    Attributes:
        settings: the recipe's own settings for the size asked for.
        size: ``"tiny"``, ``"small"`` or ``"paper"``.
        seeds: one repetition each.
        out: folder of everything.
        device: where to train and evaluate; None is the CPU.
        trial: how little is done if this only tries whether all works; None is all.
    """

    settings: Any
    size: str
    seeds: tuple[int, ...]
    out: Path
    workers: int | None = None
    device: str | None = None
    trial: Trial | None = None
    progress: Listener | None = None
    surveyed: dict[str, int] = field(default_factory=dict, init=False)

    def net(self, label: str, configuration: Configuration, *, path: bool = False, **options: Any) -> Run:
        """A trained net; one that any recipe has trained below the same folder is found again.

        Args:
            label: what progress calls it.
            configuration: what to train.
            path: whether the recipe looks at the path of the training.
            options: those of `orograph.lab.runs.trained`.
        """
        options |= {"progress": partial(self._training, f"training {label}"), "device": self.device}
        if self.trial is None:
            return trained(configuration, self.out.parent / "nets", **options)
        little = replace(
            configuration,
            data=with_samples(configuration.data, self.trial.samples),
            epochs=self.epochs(configuration.epochs, path=path),
            batch_size=self.trial.samples // (1 if configuration.batch_size >= self.trial.large else 2),
        )
        with contextlib.suppress(InputError):  # weights that overflowed
            run = trained(little, self.out.parent / "nets", **options)
            if math.isfinite(run.measured["train"]["loss"]):
                return run
        return trained(replace(little, optimiser=_slow(little.optimiser)), self.out.parent / "nets", **options)

    def ahead(self, parts: Sequence[Part]) -> None:
        """Does independent parts of the recipe side by side, so that it finds their nets and surveys finished.

        On the CPU alone, and not for what takes seconds. Without it, a recipe takes longer and finds the same.

        Args:
            parts: functions of a bench, the longest first; what they return is dropped.
        """
        workers = min(self.workers or physical_cores(), MOST)
        short = self.trial is not None or self.size in UNDECIDED
        if workers > 1 and len(parts) > 1 and not short and str(self.device or "cpu").startswith("cpu"):
            do_ahead(self, parts, workers)

    def epochs(self, asked: int, *, path: bool = False) -> int:
        """As many as asked for, or as a trial does."""
        return min(asked, self.trial.path if path else self.trial.epochs) if self.trial else asked

    def repeats(self, asked: int) -> range:
        """Numbers of random directions and the like: as many as asked for, or as a trial does."""
        return range(min(asked, self.trial.repeats) if self.trial else asked)

    def survey(
        self,
        name: str,
        objective: Evaluable,
        subspace: Affine,
        x: Any,
        y: Any = None,
        *,
        title: str = "",
        route: str = "auto",
    ) -> Survey:
        """A survey in ``surveys/<name>``, continued if it is there."""
        if self.trial:
            most = self.trial.points if y is None else self.trial.side
            x, y = (axis and (*axis[:2], min(axis[2], most)) for axis in (x, y))
        done = survey(
            objective, subspace, x, y, out=self.out / "surveys" / name, name=title or name,
            workers=self.workers, route=route, progress=partial(self._surveying, title or name),
        )  # fmt: skip
        self.surveyed[name] = done.counts["total"]
        return done

    def picture(self, name: str, draw: Callable[..., Figure], alt: str, caption: str) -> Picture:
        """A picture in light and dark, kept in ``figures/<name>.png``.

        Args:
            name: of the file.
            draw: draws it; called with ``path`` and ``theme``.
            alt, caption: its words.
        """
        return Picture.drawn(draw, self.out / "figures", name, alt, caption)

    def _training(self, stage: str, state: TrainingProgress) -> None:
        if self.progress is not None:
            self.progress(Progress(stage, state.epoch, state.epochs, state.seconds, state.remaining, state.loss))

    def _surveying(self, name: str, state: Progress) -> None:
        if self.progress is not None:
            self.progress(Progress(f"{state.stage} {name}", *list(vars(state).values())[1:]))


@dataclass(frozen=True)
class Outcome:
    """What `run_recipe` leaves.

    Attributes:
        findings: what the recipe found.
        page: that as a page to read.
        viewer: its surveys to turn about; None if it has none.
        cost: what it took, in words.
    """

    findings: Findings
    page: Path
    viewer: Path | None
    cost: str


def run_recipe(
    name: str,
    out: Path | str,
    *,
    size: str = "small",
    seeds: int | None = None,
    workers: int | None = None,
    device: str | None = None,
    trial: bool = False,
    progress: Listener | None = None,
) -> Outcome:
    """Runs a published experiment: trains, surveys, measures, and gives a verdict on every claim.

    Stopped at any moment, the same call goes on where it was. Trained nets are kept in ``nets/`` beside the folder, so
    that recipes in neighbouring folders share them.

    Args:
        name: of the recipe; ``orograph list recipe`` tells all.
        out: folder for surveys, figures, ``findings.json``, ``index.html`` and ``viewer.html``.
        size: ``"tiny"`` (seconds, decides no claim), ``"small"`` (minutes on two cores) or ``"paper"``.
        seeds: repetitions; default the recipe's own number for this size.
        workers: processes; default one a core. With 1 nothing is done side by side.
        device: where to train and evaluate; default the CPU.
        trial: try the nets and settings of a size with a step or so of training, one seed and surveys of a few points,
            see `Trial`. Its findings mean nothing.
        progress: told how far each stage is.

    Returns:
        The findings and where their pages are.

    Raises:
        InputError: unknown recipe, size or device, or no count of seeds or workers.
        StoreError: the folder cannot be written, or holds something else.
    """
    recipe = registry.load("recipe", name)
    settings = sys.modules[recipe.__module__].SETTINGS
    if size not in settings:
        raise InputError(
            f"a size: {', '.join(settings)}", repr(size), registry.did_you_mean(str(size), tuple(settings))
        )
    count = check_count("seeds", seeds) or (1 if trial else settings[size].seeds)
    workers = check_count("workers", workers)
    check_device(device)
    out = Path(out).resolve()
    little = Trial() if trial else None
    bench = Bench(settings[size], size, tuple(range(count)), out, workers, device, little, progress)
    with working(out, name, size, trial=trial):
        with counting(out / COST) as cost:
            found: Findings = recipe(bench)
        findings = found.undecided() if trial or size in UNDECIDED else found
        points = sum(bench.surveyed.values())
        told_cost = (
            f"Cost: size {size}, {count} seed{'s' if count > 1 else ''}, {points:,} points on surveys, {cost.words}. "
            "Nets that another recipe trained in a neighbouring folder are counted there."
        )
        with replacing(out / FINDINGS) as draft:
            told = {"recipe": name, "size": size, "seeds": count, "cost": told_cost, **vars(cost), **findings.as_json()}
            draft.write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")
        page = write_report(out, findings.title, findings.sections(told_cost))
        return Outcome(findings, page, _viewer(findings.surveys, findings.title, out), told_cost)


def height(surveys: Sequence[Survey], wanted: float) -> float:
    """Where to cut pictures off: at the loss wanted, or above the lowest of every survey where that is higher."""
    return max(wanted, *(2 * float(survey.dataset["loss"].min()) for survey in surveys))


def _slow(optimiser: str) -> str:
    """The same optimiser at a learning rate of next to nothing: the first full step can overflow a deep plain net."""
    name, _, tail = optimiser.partition(":")
    kept = [item for item in tail.split(",") if item and not item.strip().startswith("learning_rate")]
    return f"{name}:{','.join([*kept, 'learning_rate=1e-12'])}"


def _viewer(surveys: Sequence[Survey], title: str, out: Path) -> Path | None:
    if not surveys:
        return None
    return surveys[0].export(out / "viewer.html", others=list(surveys[1:]), title=title)
