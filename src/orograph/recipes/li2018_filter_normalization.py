"""Sharp and flat minima with and without filter normalisation: many directions, two dimensions, and the test error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

import numpy as np
import torch

from orograph.lab.runs import Run
from orograph.objectives.objective import Objective
from orograph.recipes._batches import NETS, Cell, Nets, Pair, described, increases, trained_pairs, weights
from orograph.recipes._bench import Bench, height
from orograph.recipes._errors import NOTE, compared, table
from orograph.recipes._findings import Findings, spread
from orograph.recipes._sharpness_claims import Measured, verdicts
from orograph.recipes._sharpness_pictures import HOW, curves, scatter
from orograph.report import Picture, Table
from orograph.results.survey import Survey
from orograph.results.words import number
from orograph.subspaces.line import Line
from orograph.subspaces.plane import Plane


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


def li2018_filter_normalization(bench: Bench) -> Findings:
    """The loss around minima found with a small and with a large batch, L(θ + a d) and L(θ + a d + b e).

    Along a random Gaussian direction as drawn, and along one whose every filter is scaled to the norm of the filter it
    moves: d_f ← d_f ‖θ_f‖ / ‖d_f‖. Sharpness is the mean loss increase at a fixed step on both sides.

    Li, Xu, Taylor, Studer, Goldstein, "Visualizing the Loss Landscape of Neural Nets", NeurIPS 2018, arXiv:1712.09913,
    section 4 and figures 3 and 8.
    """
    asked = bench.settings
    trained = trained_pairs(bench, asked.nets)
    pairs = [pair for pair in trained if pair.seed in bench.seeds]
    errors = compared(trained, asked.nets)
    found = {pair.cell: _measured(bench, pair) for pair in pairs}
    shown = [pair for pair in pairs if (pair.optimiser, pair.seed) == (asked.nets.optimisers[0][0], bench.seeds[0])]
    planes = {how: [_plane(bench, pair, side, how) for pair in shown for side in (0, 1)] for how in HOW}
    return Findings(
        "Sharp, flat, and the scale of the weights",
        "Does a minimum look sharp because it generalises badly, or because its weights are small? After Li et al. "
        "(2018): the same nets with and without filter normalisation.",
        [*_tables(found, asked.nets), table(errors)],
        verdicts(found, errors, asked.nets),
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
            NOTE,
            "Filter normalisation removes the scale of each filter, not every change of weights that leaves the "
            "function as it is: in nets of rectifiers, weights can move from one layer to the next unit by unit, which "
            "changes what it measures.",
            "Curves and planes are those of the first seed and optimiser; all numbers are of all nets.",
        ],
    )


def _measured(bench: Bench, pair: Pair) -> Measured:
    asked = bench.settings

    def around(how: str) -> tuple[np.ndarray, np.ndarray]:
        small, large = (increases(bench, run, how, asked.step(how), asked.directions) for run in pair.runs)
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
    for seed in bench.repeats(bench.settings.directions):
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
            partial(planes[how][0].plot, "contour", *planes[how][1:], clip=height(planes[how], 5.0)),
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


def _scatter_picture(bench: Bench, found: Mapping[Cell, Measured]) -> Picture:
    return bench.picture(
        "against-error",
        partial(scatter, found, bench.settings.nets),
        "Sharpness against test error, as drawn and filter-normalised, one mark a net",
        "One mark a net: all optimisers, batches, decays and seeds.",
    )
