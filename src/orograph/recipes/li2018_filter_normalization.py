"""Sharp and flat minima with and without filter normalisation: many directions, two dimensions, and the test error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import torch
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter
from scipy.stats import spearmanr

from orograph.lab.runs import Run
from orograph.objectives.objective import Objective
from orograph.plot._save import save, target_of
from orograph.plot._style import SMALL, drawing, new_figure
from orograph.recipes._bench import Bench
from orograph.recipes._findings import Findings, Verdict, spread
from orograph.recipes.li2018_linear_interpolation import (
    NETS,
    Cell,
    Nets,
    Pair,
    described,
    increases,
    order,
    trained_pairs,
    weights,
)
from orograph.report import Picture, Table
from orograph.results.survey import Survey
from orograph.results.words import number, share
from orograph.subspaces.line import Line
from orograph.subspaces.plane import Plane

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BOUND = 0.25
"""Curves along different directions are nearly the same if their standard deviation is below this share of the mean."""


@dataclass(frozen=True)
class Settings:
    """How large the experiment is.

    Attributes:
        seeds: repetitions of every net.
        nets: what is trained.
        directions: random ones, the same draws for all nets.
        points: on each curve, 4k + 1, so that the step is a node.
        grid: points along each side of a plane.
        raw: the step along directions as drawn at which sharpness is measured; curves and planes go twice as far.
        relative: that along filter-normalised directions.
    """

    seeds: int
    nets: Nets
    directions: int
    points: int
    grid: int
    raw: float = 0.03
    relative: float = 0.5

    def step(self, normalize: str) -> float:
        """That of a normalisation."""
        return self.relative if normalize == "filter" else self.raw


SETTINGS = {
    "tiny": Settings(1, NETS["tiny"], 2, 5, 5),
    "small": Settings(3, NETS["small"], 10, 21, 25),
    "paper": Settings(5, NETS["paper"], 10, 49, 51, raw=0.01),
}

HOW = {"none": "as drawn", "filter": "filter-normalised"}


def li2018_filter_normalization(bench: Bench) -> Findings:
    """The loss around minima found with a small and with a large batch, L(θ + a d) and L(θ + a d + b e).

    Along a random Gaussian direction as drawn, and along one whose every filter is scaled to the norm of the filter it
    moves: d_f ← d_f ‖θ_f‖ / ‖d_f‖. Sharpness is the mean loss increase at a fixed step on both sides.

    Li, Xu, Taylor, Studer, Goldstein, "Visualizing the Loss Landscape of Neural Nets", NeurIPS 2018, arXiv:1712.09913,
    section 4 and figures 3 and 8.
    """
    asked = bench.settings
    pairs = trained_pairs(bench, asked.nets)
    found = {pair.cell: _measured(bench, pair) for pair in pairs}
    shown = [pair for pair in pairs if (pair.optimiser, pair.seed) == (asked.nets.optimisers[0][0], bench.seeds[0])]
    planes = {how: [_plane(bench, pair, side, how) for pair in shown for side in (0, 1)] for how in HOW}
    return Findings(
        "Sharp, flat, and the scale of the weights",
        "Does a minimum look sharp because it generalises badly, or because its weights are small? After Li et al. "
        "(2018): the same nets with and without filter normalisation.",
        _tables(found, asked.nets),
        verdicts(found, asked.nets),
        [*_plane_pictures(bench, planes), _curve_picture(bench, shown), _scatter_picture(bench, found)],
        [*planes["filter"], *planes["none"]],
        [
            f"The nets: {described(asked.nets)}.",
            f"Sharpness is the mean of L(θ + s d) − L(θ) over both signs of s, for each of {asked.directions} "
            f"directions; |s| = {number(asked.raw)} as drawn (every entry has variance 1), {number(asked.relative)} "
            "filter-normalised. Training loss without penalty. Biases and BatchNorm, its running statistics too, stay "
            "where they are, as in the paper. All nets get the same draws.",
            "The paper shows one net a setting and states no sharpness and no correlation as a number; these are "
            f"ours. The rank correlation is over {2 * len(found)} nets, by optimiser, decay, batch and seed; "
            "they are not independent draws, so no p-value is given.",
            "Filter normalisation removes the scale of each filter, not every change of weights that leaves the "
            "function as it is: in nets of rectifiers, weights can move from one layer to the next unit by unit, which "
            "changes what it measures.",
            "Curves and planes are those of the first seed and optimiser; all numbers are of all nets.",
        ],
    )


@dataclass(frozen=True)
class Measured:
    """What was measured on one pair of nets; each field has the small batch first.

    Attributes:
        norm: ‖W‖.
        raw, relative: loss increase along each direction, as drawn and filter-normalised.
        error, train_error: error rates.
    """

    norm: tuple[float, float]
    raw: tuple[np.ndarray, np.ndarray]
    relative: tuple[np.ndarray, np.ndarray]
    error: tuple[float, float]
    train_error: tuple[float, float]

    def sharpness(self, what: str) -> tuple[float, float]:
        """Mean over directions of both nets."""
        small, large = getattr(self, what)
        return float(np.mean(small)), float(np.mean(large))

    def variations(self) -> tuple[float, float]:
        """Of both nets, the standard deviation over directions as a share of the mean."""
        small, large = (float(np.std(each, ddof=1) / np.mean(each)) for each in self.relative)
        return small, large

    def agreeing(self) -> tuple[int, int]:
        """Along how many directions, of how many, the two nets stand in the same order as on average."""
        small, large = self.relative
        signs = np.sign(small - large)
        return int((signs == np.sign(np.mean(small) - np.mean(large))).sum()), len(signs)


def _measured(bench: Bench, pair: Pair) -> Measured:
    asked = bench.settings

    def around(how: str) -> tuple[np.ndarray, np.ndarray]:
        small, large = (increases(run, how, asked.step(how), asked.directions, bench.device) for run in pair.runs)
        return small, large

    small, large = pair.runs
    return Measured(
        (_norm(small), _norm(large)),
        around("none"),
        around("filter"),
        (small.measured["test"]["error"], large.measured["test"]["error"]),
        (small.measured["train"]["error"], large.measured["train"]["error"]),
    )


def _norm(run: Run) -> float:
    return float(torch.linalg.vector_norm(weights(run)))


def verdicts(found: Mapping[Cell, Measured], nets: Nets) -> list[Verdict]:
    """Five claims; nets that do not fit their training data decide none of them."""
    seeds = list(dict.fromkeys(cell[2] for cell in found))
    told = [verdict for name, _ in nets.optimisers for verdict in _orders(name, found, nets)]
    groups = [[m for cell, m in found.items() if cell[2] == seed] for seed in seeds]
    fit = [all(max(m.train_error) <= nets.fitted for m in group) for group in groups]
    ranks = {what: [rank(group, what) for group in groups] for what in ("raw", "relative")}
    every = list(found.values())
    variations = [max(value for m in group for value in m.variations()) for group in groups]
    agreeing = [np.sum([m.agreeing() for m in group], axis=0) for group in groups]
    alike, of = np.sum(agreeing, axis=0)
    return [
        *told,
        Verdict.over_seeds(
            "Filter-normalised sharpness ranks the nets more like their test error than sharpness as drawn does.",
            [_more(*each) if ok else None for *each, ok in zip(ranks["relative"], ranks["raw"], fit, strict=True)],
            f"rank correlation with test error, over all n = {2 * len(every)} nets: filter-normalised "
            f"{number(rank(every, 'relative'), 2)}, as drawn {number(rank(every, 'raw'), 2)}; seed by seed "
            f"{spread(ranks['relative'], 2)} and {spread(ranks['raw'], 2)}",
        ),
        Verdict.over_seeds(
            "Repeated filter-normalised directions give nearly the same curve.",
            [value < BOUND if ok else None for value, ok in zip(variations, fit, strict=True)],
            f"standard deviation over directions / mean, the largest of all nets: {spread(variations)}; the bound is "
            f"{number(BOUND)}; their median is {number(float(np.median([m.variations() for m in every])))}",
        ),
        Verdict.over_seeds(
            "Along every filter-normalised direction the same net of a pair is the sharper.",
            [bool(a == b) if ok else None for (a, b), ok in zip(agreeing, fit, strict=True)],
            f"{alike} of {of} directions agree with the mean, {share(float(alike), float(of))}",
        ),
    ]


def _more(one: float, other: float) -> bool | None:
    return None if np.isnan(one) or np.isnan(other) else one > other


def rank(group: Sequence[Measured], what: str) -> float:
    """Spearman's rank correlation of sharpness with test error over several pairs of nets; NaN if one is constant."""
    sharp = [value for m in group for value in m.sharpness(what)]
    errors = [value for m in group for value in m.error]
    if len(set(sharp)) < 2 or len(set(errors)) < 2:
        return float("nan")
    return float(spearmanr(sharp, errors).statistic)


def _orders(name: str, found: Mapping[Cell, Measured], nets: Nets) -> list[Verdict]:
    """What the order of small and large batch goes by, for one optimiser."""
    cells = {decay: [m for cell, m in found.items() if cell[:2] == (name, decay)] for decay in (0.0, nets.decay)}
    seeds = list(zip(*cells.values(), strict=True))
    fit = [max(error for m in pair for error in m.train_error) <= nets.fitted for pair in seeds]
    return [
        Verdict.over_seeds(
            f"{name}, as drawn: the net with the smaller weights is the sharper, and weight decay exchanges the two.",
            [exchanged(*pair) if ok else None for pair, ok in zip(seeds, fit, strict=True)],
            f"small / large batch, {_told(cells, 'raw')}",
        ),
        Verdict.over_seeds(
            f"{name}, filter-normalised: the net with the higher test error is the sharper, without decay and with it.",
            [all_of(alike(m.sharpness("relative"), m.error) for m in pair) if ok else None
             for pair, ok in zip(seeds, fit, strict=True)],
            f"small / large batch, {_told(cells, 'relative')}",
        ),
    ]  # fmt: skip


def _told(cells: Mapping[float, Sequence[Measured]], what: str) -> str:
    parts = []
    for decay, group in cells.items():
        sharp = " / ".join(spread([m.sharpness(what)[side] for m in group]) for side in (0, 1))
        if what == "raw":
            beside = "‖W‖ " + " / ".join(spread([m.norm[side] for m in group]) for side in (0, 1))
        else:
            beside = "test error " + " / ".join(spread([100 * m.error[side] for m in group]) for side in (0, 1)) + " %"
        parts.append(f"decay {number(decay)}: {sharp}, {beside}")
    return "; ".join(parts)


def exchanged(without: Measured, decayed: Measured) -> bool | None:
    """Whether the net with smaller weights is the sharper in both pairs, and that is another net in each."""
    orders = [order(m.sharpness("raw")) for m in (without, decayed)]
    follows = [alike(m.sharpness("raw"), (-m.norm[0], -m.norm[1])) for m in (without, decayed)]
    return all_of([*follows, None if None in orders else orders[0] != orders[1]])


def alike(one: tuple[float, float], other: tuple[float, float]) -> bool | None:
    """Whether two measures put small and large batch in the same order; None if one of them cannot tell.

    Example:
        >>> alike((1.0, 2.0), (0.1, 0.3)), alike((1.0, 2.0), (0.3, 0.1)), alike((1.0, 2.0), (0.3, 0.3))
        (True, False, None)
    """
    orders = order(one), order(other)
    return None if None in orders else orders[0] == orders[1]


def all_of(answers: Iterable[bool | None]) -> bool | None:
    """Whether all are true: one no is enough for no, and one that is unknown beside yes is unknown.

    Example:
        >>> all_of([True, None]), all_of([False, None]), all_of([True, True])
        (None, False, True)
    """
    told = list(answers)
    return False if False in told else None if None in told else True


def _objective(bench: Bench, run: Run) -> Objective:
    return Objective(run.model(), run.data.train, measures=(), device=bench.device)


def _plane(bench: Bench, pair: Pair, side: int, how: str) -> Survey:
    run, reach = pair.runs[side], 2 * bench.settings.step(how)
    objective = _objective(bench, run)
    batch, error = run.configuration.batch_size, run.measured["test"]["error"]
    return bench.survey(
        f"plane-{how}-{pair.optimiser.lower()}-{number(pair.decay)}-{batch}",
        objective,
        Plane.random(objective, how),
        (-reach, reach, bench.settings.grid),
        (-reach, reach, bench.settings.grid),
        title=f"batch {batch}, decay {number(pair.decay)}: error {number(100 * error)}\u00a0%",
    )


def _curves(bench: Bench, pair: Pair, side: int, how: str) -> tuple[np.ndarray, np.ndarray]:
    """Coordinates, and the loss along each direction."""
    run, reach = pair.runs[side], 2 * bench.settings.step(how)
    batch, found = run.configuration.batch_size, []
    for seed in range(bench.settings.directions):
        objective = _objective(bench, run)
        line = Line.random(objective, how, seed=seed)
        name = f"curve-{how}-{pair.optimiser.lower()}-{number(pair.decay)}-{batch}-{seed}"
        drawn = bench.survey(name, objective, line, (-reach, reach, bench.settings.points)).dataset.sortby("x")
        found.append(drawn["loss"].values)
    return drawn["x"].values, np.array(found)


def _tables(found: Mapping[Cell, Measured], nets: Nets) -> list[Table]:
    rows = []
    for optimiser, decay in dict.fromkeys(cell[:2] for cell in found):
        group = [m for cell, m in found.items() if cell[:2] == (optimiser, decay)]
        rows += [
            [
                f"{optimiser}, {number(decay)}",
                f"{name}: {nets.batches[side]}",
                spread([m.norm[side] for m in group]),
                spread([m.sharpness("raw")[side] for m in group]),
                spread([m.sharpness("relative")[side] for m in group]),
                spread([m.variations()[side] for m in group], 2),
                spread([100 * m.train_error[side] for m in group]),
                spread([100 * m.error[side] for m in group]),
            ]
            for side, name in enumerate(("small", "large"))
        ]
    heads = ["optimiser, decay", "batch", "‖W‖", "sharpness as drawn", "sharpness filter-normalised"]
    heads += ["its variation over directions", "train error, %", "test error, %"]
    return [Table(heads, rows, "Mean ± standard error over seeds")]


def _plane_pictures(bench: Bench, planes: Mapping[str, Sequence[Survey]]) -> list[Picture]:
    captions = {
        "filter": "Around each net in steps relative to the norm of each filter; the error is that on the test data.",
        "none": "The same nets in steps of the same length for all.",
    }
    return [
        bench.picture(
            f"planes-{how}",
            partial(planes[how][0].plot, "contour", *planes[how][1:], clip=5.0),
            f"Contours of the training loss around four nets, directions {HOW[how]}",
            captions[how],
        )
        for how in ("filter", "none")
    ]


def _curve_picture(bench: Bench, shown: Sequence[Pair]) -> Picture:
    drawn = {
        (pair.name, how): {
            f"batch {pair.runs[side].configuration.batch_size}": _curves(bench, pair, side, how) for side in (0, 1)
        }
        for pair, how in product(shown, HOW)
    }
    return bench.picture(
        "curves",
        partial(curves, drawn),
        "Loss along several random directions, small against large batch, as drawn and filter-normalised",
        f"Mean over {bench.settings.directions} directions; the band goes from the lowest to the highest of them.",
    )


Drawn = Mapping[tuple[str, str], Mapping[str, tuple[np.ndarray, np.ndarray]]]
"""(Pair, normalisation) → name → coordinates and curves."""


def curves(drawn: Drawn, *, path: Path | None = None, theme: str = "light") -> Figure:
    """Mean and spread over directions, one panel a pair and normalisation."""
    with drawing(theme) as colours:
        rows = -(-len(drawn) // 2)
        figure = new_figure(8.6, 2.7 * rows + 0.2)
        for place, ((pair, how), nets) in enumerate(drawn.items()):
            axes = figure.add_subplot(rows, 2, place + 1)
            for side, (name, (x, values)) in enumerate(nets.items()):
                colour = colours.line(side)
                axes.fill_between(x, values.min(0), values.max(0), color=colour, alpha=0.2, linewidth=0)
                axes.plot(x, values.mean(0), color=colour, lw=1.7, label=name)
            axes.set_title(f"{pair}: {HOW[how]}", loc="left", fontweight="bold")
            axes.set_ylabel("training loss (nats)" if place % 2 == 0 else "")
            axes.set_xlabel("step along the direction" if place >= len(drawn) - 2 else "")
            axes.grid(True)
            axes.spines[["top", "right"]].set_visible(False)
            axes.legend(loc="upper center")
        return save(figure, target_of(path))


def _scatter_picture(bench: Bench, found: Mapping[Cell, Measured]) -> Picture:
    return bench.picture(
        "against-error",
        partial(scatter, found, bench.settings.nets),
        "Sharpness against test error, as drawn and filter-normalised, one mark a net",
        "One mark a net: all optimisers, batches, decays and seeds.",
    )


def scatter(found: Mapping[Cell, Measured], nets: Nets, *, path: Path | None = None, theme: str = "light") -> Figure:
    """Sharpness against test error, one panel a normalisation."""
    with drawing(theme) as colours:
        figure = new_figure(8.6, 4.0)
        for place, (what, name) in enumerate((("raw", HOW["none"]), ("relative", HOW["filter"]))):
            axes = figure.add_subplot(1, 2, place + 1)
            for (optimiser, decay, _), m in found.items():
                mark = "os^D"[[each for each, _ in nets.optimisers].index(optimiser)]
                for side, (x, y) in enumerate(zip(m.sharpness(what), m.error, strict=True)):
                    label = f"{optimiser}, batch {nets.batches[side]}, decay {number(decay)}"
                    face = colours.line(side) if decay else colours.paper
                    axes.plot(max(x, 1e-9), 100 * y, mark, ms=6, mec=colours.line(side), mfc=face, label=label)
            told = f"rank correlation {number(rank(list(found.values()), what), 2)}, n = {2 * len(found)}"
            axes.set_title(f"{name}\n{told}", loc="left")
            _finish(axes, left=place == 0)
        by_label = dict(zip(*reversed(axes.get_legend_handles_labels()), strict=True))
        figure.legend(by_label.values(), by_label.keys(), loc="outside lower center", ncols=3, fontsize=SMALL)
        return save(figure, target_of(path))


def _finish(axes: Axes, *, left: bool) -> None:
    low, high = axes.dataLim.intervalx
    if high > 10 * low:
        axes.set_xscale("log")
        axes.xaxis.set_major_locator(LogLocator(10, subs=(1.0, 2.0, 5.0) if high < 300 * low else (1.0,)))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
        axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set_xlabel("sharpness (nats)")
    axes.set_ylabel("test error (%)" if left else "")
    axes.grid(True)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
