"""A picture: how the weights of two nets are spread, one panel a pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.ticker import FuncFormatter, NullFormatter

from orograph.lab.runs import Run
from orograph.plot._save import save, target_of
from orograph.plot._style import SMALL, drawing, new_figure
from orograph.recipes._batches import Pair, weights
from orograph.results.words import number

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def histograms(pairs: Sequence[Pair], *, path: Path | None = None, theme: str = "light") -> Figure:
    """The weights of each pair of nets, one panel a pair, on one scale."""
    rows = -(-len(pairs) // 2)
    drawn = [[weights(run).numpy() for run in pair.runs] for pair in pairs]
    reach = max(float(np.quantile(np.abs(row), 0.999)) for both_rows in drawn for row in both_rows)
    bins = np.linspace(-reach, reach, 62)
    with drawing(theme) as colours:
        figure = new_figure(8.6, 2.5 * rows + 0.3)
        first: Axes | None = None
        for place, (pair, both_rows) in enumerate(zip(pairs, drawn, strict=True)):
            axes = figure.add_subplot(rows, 2, place + 1, sharex=first, sharey=first)
            first = first or axes
            for side, (run, row) in enumerate(zip(pair.runs, both_rows, strict=True)):
                heights = np.histogram(row, bins)[0] / len(row)
                axes.stairs(heights, bins, fill=True, color=colours.line(side), alpha=0.25)
                axes.stairs(heights, bins, color=colours.line(side), lw=1.1)
                _tell(axes, run, row, colours.line(side), right=bool(side))
            axes.set_title(pair.name, loc="left", fontweight="bold")
            _finish(axes, left=place % 2 == 0, bottom=place >= len(pairs) - 2)
        return save(figure, target_of(path))


def _tell(axes: Axes, run: Run, row: np.ndarray, colour: str, *, right: bool) -> None:
    """Which net it is and how large its weights are, in its colour, in a corner above the flanks."""
    norm, mean = float(np.linalg.norm(row)), float(np.abs(row).mean())
    told = f"batch {run.configuration.batch_size}\n‖W‖ = {number(norm)}\nmean |w| = {number(mean, 2)}"
    place, side = (0.99, "right") if right else (0.02, "left")
    axes.text(place, 0.97, told, transform=axes.transAxes, ha=side, va="top", fontsize=SMALL, color=colour)


def _finish(axes: Axes, *, left: bool, bottom: bool) -> None:
    axes.set_yscale("log")
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
    axes.yaxis.set_minor_formatter(NullFormatter())
    axes.set_ylabel("share of weights" if left else "")
    axes.set_xlabel("weight" if bottom else "")
    axes.spines[["top", "right"]].set_visible(False)
