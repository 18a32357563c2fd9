"""Small against large batches: the line between the two nets, their weights, and what weight decay does to both."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch

from orograph.objectives.objective import Objective
from orograph.recipes._batches import (
    NETS,
    Cell,
    Nets,
    Pair,
    both,
    described,
    increases,
    trained_pairs,
    weights,
)
from orograph.recipes._bench import Bench, height
from orograph.recipes._errors import NOTE, Case, Errors, compared, table, without_a_flip
from orograph.recipes._findings import Findings, Verdict, spread
from orograph.recipes._histograms import histograms
from orograph.recipes._orders import Both, all_of, order, same
from orograph.report import Picture, Table
from orograph.results.rays import width_below
from orograph.results.survey import Survey
from orograph.results.words import number
from orograph.subspaces.line import Line


@dataclass(frozen=True)
class Settings:
    """How large the experiment is.

    Attributes:
        seeds: repetitions.
        nets: what is trained.
        points: on each line.
        level: below this loss a part of the line counts as the width of a net's valley.
        directions: random ones for the sharpness of each net.
        raw: step along directions as drawn, each entry with variance 1.
        relative: step along filter-normalised directions.
    """

    seeds: int
    nets: Nets
    points: int
    level: float = 0.5
    directions: int = 5
    raw: float = 0.03
    relative: float = 0.5


SETTINGS = {
    "tiny": Settings(1, NETS["tiny"], 21, directions=2),
    "small": Settings(3, NETS["small"], 81),
    "paper": Settings(5, NETS["paper"], 401, directions=10, raw=0.01),
}


def li2018_linear_interpolation(bench: Bench) -> Findings:
    """Training loss on θ(α) = (1 − α) θ_small + α θ_large between nets trained with a small and with a large batch.

    The width that such a line shows depends on the scale of the weights, and weight decay reverses which net has the
    larger weights. Beside the lines, the mean loss increase along random directions is measured at a fixed step: along
    directions as drawn, and along filter-normalised ones, which are in proportion to the weights.

    Li, Xu, Taylor, Studer, Goldstein, "Visualizing the Loss Landscape of Neural Nets", NeurIPS 2018, arXiv:1712.09913,
    section 3 and figures 2 and 9; the lines are those of Keskar et al., ICLR 2017, arXiv:1609.04836.
    """
    asked = bench.settings
    trained = trained_pairs(bench, asked.nets)
    pairs = [pair for pair in trained if pair.seed in bench.seeds]
    errors = compared(trained, asked.nets)
    bench.ahead([partial(_line, pair=pair, normstats=normstats) for pair in pairs for normstats in _SHORT])
    found = {pair.cell: _measured(bench, pair) for pair in pairs}
    return Findings(
        "Small and large batches on one line",
        "Is the minimum that a small batch finds wider than that of a large one, or does the line between them only "
        "show which net has the larger weights? After Li et al. (2018), who let weight decay exchange the two.",
        [*_tables(pairs, found), table(errors)],
        verdicts(found, errors, asked.nets),
        [*_line_pictures(bench, pairs, found), *_histogram_pictures(bench, pairs)],
        [line for pair in pairs if pair.seed == bench.seeds[0] for line in found[pair.cell].lines],
        [
            f"The nets: {described(asked.nets)}.",
            "The weights of a line need means and variances of BatchNorm that fit them. They are measured anew at each "
            'node, on the training data (normstats="recalibrated"), and, as in the paper, moved with the weights '
            '(normstats="interpolated"), so that both ends are the trained nets: there the line is off their own loss '
            f"by at most {number(max(each.off for each in found.values()), 1)}. {_beyond(found)}Along random "
            "directions these statistics stay those of the trained net, as in the paper.",
            "A width is the length of the part of a line with a training loss below "
            f"{number(asked.level)}: from α = −0.5 to 0.5 for the small batch, from 0.5 to 1.5 for the large one, with "
            "statistics measured anew, which decides the claim; from 0 to 0.5 and from 0.5 to 1 with moved ones.",
            f"A sharpness is the mean of L(θ + s d) − L(θ) over both signs of s and {asked.directions} random "
            f"directions d; |s| = {number(asked.raw)} as drawn, {number(asked.relative)} filter-normalised. Biases and "
            "BatchNorm stay where they are.",
            NOTE,
            "Weight norms are those of the matrices and convolutions. In front of BatchNorm their scale does not "
            "change what the net computes.",
        ],
    )


@dataclass(frozen=True)
class Measured:
    """What was measured on one pair, the small batch first.

    Attributes:
        lines: from the small batch's weights (0) to the large one's (1); statistics measured anew, and moved.
        norm: ‖W‖.
        width: of the part of the first line below the level, on each net's side.
        between: that of the second line, between its ends.
        raw: sharpness along directions as drawn.
        relative: sharpness along filter-normalised directions.
        train_error: error rate on the training data.
        off: how far the ends of the second line are from the nets' own training loss.
    """

    lines: tuple[Survey, Survey]
    norm: Both
    width: Both
    between: Both
    raw: Both
    relative: Both
    train_error: Both
    off: float = 0.0


def _measured(bench: Bench, pair: Pair) -> Measured:
    asked = bench.settings
    anew, moved = _line(bench, pair, "recalibrated"), _line(bench, pair, "interpolated")

    def sharpness(how: str, step: float) -> Both:
        return both(lambda run: float(increases(bench, run, how, step, asked.directions).mean()), pair)

    return Measured(
        (anew, moved),
        both(lambda run: float(torch.linalg.vector_norm(weights(run))), pair),
        widths(*_nodes(anew), asked.level),
        widths(*_nodes(moved, 0.0, 1.0), asked.level),
        sharpness("none", asked.raw),
        sharpness("filter", asked.relative),
        both(lambda run: run.measured["train"]["error"], pair),
        _off(moved, pair),
    )


_SHORT = {"recalibrated": "anew", "interpolated": "moved"}


def _line(bench: Bench, pair: Pair, normstats: str) -> Survey:
    objective = Objective(pair.small.model(), pair.small.data.train, normstats=normstats, device=bench.device)
    large = f"batch {pair.large.configuration.batch_size}"
    return bench.survey(
        f"{_SHORT[normstats]}-{pair.optimiser.lower()}-{number(pair.decay)}-{pair.seed}",
        objective,
        Line.towards(objective, pair.large.weights, large),
        (-0.5, 1.5, bench.settings.points),
        title=pair.name,
    )


def _nodes(line: Survey, low: float = -math.inf, high: float = math.inf) -> tuple[np.ndarray, np.ndarray]:
    """α and the loss for α from `low` to `high`."""
    grid = line.dataset.sortby("x")
    x = grid["x"].values
    kept = (x > low - 1e-9) & (x < high + 1e-9)
    return x[kept], grid["loss"].values[kept]


def _off(line: Survey, pair: Pair) -> float:
    """How far the line is from the nets' own losses at its ends, where it has nodes there."""
    ends = [line.dataset["loss"].sel(x=place, method="nearest") for place in (0.0, 1.0)]
    own = [run.measured["train"]["loss"] for run in pair.runs]
    return max(abs(float(end) - loss) for end, loss in zip(ends, own, strict=True) if float(end["x"]) in (0.0, 1.0))


def widths(x: np.ndarray, loss: np.ndarray, level: float) -> Both:
    """Lengths of what lies below a level on either side of α = 0.5.

    Example:
        >>> widths(np.array([-0.5, 0.0, 0.5, 1.0, 1.5]), np.array([2.0, 0.0, 2.0, 0.0, 0.0]), 1.0)
        (0.5, 0.75)
    """
    left, right = x <= 0.5 + 1e-9, x >= 0.5 - 1e-9
    return width_below(loss[left], level, x[left]), width_below(loss[right], level, x[right])


_CLAIMS: tuple[tuple[str, str, tuple[int, int]], ...] = (
    ("norm", "‖W‖ flips with weight decay: the small batch's is the larger without it, the smaller with it.", (1, -1)),
    (
        "width",
        "The line's width flips with weight decay: the small batch looks wider without it, narrower with it.",
        (1, -1),
    ),
    (
        "raw",
        "Raw sharpness flips with weight decay: the large batch looks sharper without it, the small one with it.",
        (-1, 1),
    ),
    ("relative", "Filter-normalised sharpness does not flip: the large batch is the sharper in both.", (-1, -1)),
)


def verdicts(found: Mapping[Cell, Measured], errors: Mapping[Case, Errors], nets: Nets) -> list[Verdict]:
    """Five claims for each optimiser; a pair that does not fit its training data decides none of them."""
    told = []
    for name, _ in nets.optimisers:
        cells = {cell: measured for cell, measured in found.items() if cell[0] == name}
        told += [_verdict(f"{name}: {claim}", what, wanted, cells, nets) for what, claim, wanted in _CLAIMS]
        claim = f"{name}: Test error does not flip: the large batch's is the higher in both."
        told.append(without_a_flip(claim, {decay: errors[name, decay] for decay in (0.0, nets.decay)}))
    return told


def _verdict(claim: str, what: str, wanted: tuple[int, int], found: Mapping[Cell, Measured], nets: Nets) -> Verdict:
    cells = {decay: [m for cell, m in found.items() if cell[1] == decay] for decay in (0.0, nets.decay)}
    answers = [
        all_of(same(order(getattr(m, what)), want) for m, want in zip((without, decayed), wanted, strict=True))
        if max(*without.train_error, *decayed.train_error) <= nets.fitted
        else None
        for without, decayed in zip(*cells.values(), strict=True)
    ]
    said = [
        f"decay {number(decay)}: {' / '.join(spread([getattr(m, what)[side] for m in ms]) for side in (0, 1))}"
        for decay, ms in cells.items()
    ]
    return Verdict.over_seeds(claim, answers, f"small / large batch, {'; '.join(said)}")


def _beyond(found: Mapping[Cell, Measured]) -> str:
    broken = [int((~np.isfinite(each.lines[1].dataset["loss"].values)).sum()) for each in found.values()]
    if not any(broken):
        return "No moved variance fell below 0 beyond the ends. "
    return (
        f"Beyond the ends a moved variance can fall below 0: {sum(broken)} nodes on {sum(map(bool, broken))} of "
        f"{len(broken)} lines have no loss therefore, and no width is taken from there. "
    )


def _tables(pairs: Sequence[Pair], found: Mapping[Cell, Measured]) -> list[Table]:
    cells = dict.fromkeys((pair.optimiser, pair.decay) for pair in pairs)
    nets, lines = [], []
    for optimiser, decay in cells:
        group = [pair for pair in pairs if (pair.optimiser, pair.decay) == (optimiser, decay)]
        told = [found[pair.cell] for pair in group]
        for side, name in enumerate(("small", "large")):
            runs = [pair.runs[side] for pair in group]
            label = [f"{optimiser}, {number(decay)}", f"{name}: {runs[0].configuration.batch_size}"]
            nets.append(
                [
                    *label,
                    spread([m.norm[side] for m in told]),
                    spread([float(weights(run).abs().mean()) for run in runs]),
                    spread([run.measured["train"]["loss"] for run in runs]),
                    spread([100 * m.train_error[side] for m in told]),
                ]
            )
            values = [[getattr(m, what)[side] for m in told] for what in ("width", "between", "raw", "relative")]
            lines.append([*label, *map(spread, values)])
    heads = ["optimiser, decay", "batch"]
    return [
        Table(
            [*heads, "‖W‖", "mean |w|", "train loss", "train error, %"],
            nets,
            "The nets: mean ± standard error over seeds",
        ),
        Table(
            [
                *heads,
                "width",
                "width between the nets, statistics moved",
                "raw sharpness",
                "filter-normalised sharpness",
            ],
            lines,
            "Their surroundings",
        ),
    ]


def _line_pictures(bench: Bench, pairs: Sequence[Pair], found: Mapping[Cell, Measured]) -> list[Picture]:
    alt = "Training loss on the line from the small batch's net to the large batch's, for each optimiser and decay"
    captions = (
        "From the small batch's net (0) to the large batch's (1), first seed, without weight decay and with it; "
        "BatchNorm measured anew at each node.",
        "The same lines with BatchNorm moved along with the weights, as in the paper; crosses: a variance below 0.",
    )
    pictures = []
    for place, caption in enumerate(captions):
        first, *others = [found[pair.cell].lines[place] for pair in pairs if pair.seed == bench.seeds[0]]
        clip = height([first, *others], 6 * bench.settings.level) if place else None
        draw = partial(first.plot, "line", *others, clip=clip, accuracy=False)
        pictures.append(bench.picture(("lines", "lines-moved")[place], partial(draw, log=not place), alt, caption))
    return pictures


def _histogram_pictures(bench: Bench, pairs: Sequence[Pair]) -> list[Picture]:
    first = [pair for pair in pairs if pair.seed == bench.seeds[0]]
    return [
        bench.picture(
            "weights",
            partial(histograms, first),
            "Histograms of the weights, small against large batch, for each optimiser and decay",
            "Weights of the same nets: matrices and convolutions, not biases or BatchNorm.",
        )
    ]
