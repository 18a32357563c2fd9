"""Pictures: loss along many directions, and sharpness against test error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

from orograph.plot._save import save, target_of
from orograph.plot._style import SMALL, Theme, drawing, new_figure
from orograph.recipes._batches import Cell, Nets
from orograph.recipes._sharpness_claims import Measured, rank
from orograph.results.words import counted, number

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


HOW = {"none": "as drawn", "filter": "filter-normalised"}


Drawn = Mapping[tuple[str, str], Mapping[str, tuple[np.ndarray, np.ndarray]]]
"""(Pair, normalisation) → name → coordinates and curves."""


def curves(drawn: Drawn, *, path: Path | None = None, theme: str = "light") -> Figure:
    """Mean and spread over directions, one panel a pair and normalisation."""
    with drawing(theme) as colours:
        rows = -(-len(drawn) // 2)
        figure = new_figure(8.6, 2.7 * rows + 0.4)
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
        entries = dict(zip(*reversed(axes.get_legend_handles_labels()), strict=True))
        told = f"lowest to highest of {counted(len(values), 'direction')}; the line is their mean"
        entries[told] = Patch(facecolor=colours.muted, alpha=0.25, linewidth=0)
        figure.legend(entries.values(), entries.keys(), loc="outside lower center", ncols=3, fontsize=SMALL)
        return save(figure, target_of(path))


def scatter(found: Mapping[Cell, Measured], nets: Nets, *, path: Path | None = None, theme: str = "light") -> Figure:
    """Sharpness against test error, one panel a normalisation."""
    with drawing(theme) as colours:
        figure = new_figure(8.6, 4.0)
        for place, (what, name) in enumerate((("raw", HOW["none"]), ("relative", HOW["filter"]))):
            axes = figure.add_subplot(1, 2, place + 1)
            for (optimiser, decay, _), m in found.items():
                mark = "os^D"[[each for each, _ in nets.optimisers].index(optimiser)]
                for side, (x, y) in enumerate(zip(m.sharpness(what), m.error, strict=True)):
                    face = colours.line(side) if decay else colours.paper
                    axes.plot(max(x, 1e-9), 100 * y, mark, ms=6, mec=colours.line(side), mfc=face)
            told = f"rank correlation {number(rank(list(found.values()), what), 2)}, n = {2 * len(found)}"
            axes.set_title(f"{name}: {told}", loc="left", fontweight="bold")
            _finish(axes, left=place == 0)
        entries = list(_key(nets, {decay for _, decay, _ in found}, colours))
        figure.legend(handles=entries, loc="outside lower center", ncols=len(entries), fontsize=SMALL)
        return save(figure, target_of(path))


def _key(nets: Nets, decays: Iterable[float], theme: Theme) -> Iterator[Line2D]:
    """What the colours, the shapes and the filling stand for, one entry each."""
    look: dict[str, Any] = {"ls": "", "ms": 6, "mec": theme.ink, "mfc": theme.paper}
    for side, batch in enumerate(nets.batches):
        colour = theme.line(side)
        yield Line2D([], [], marker="s", **{**look, "mec": colour, "mfc": colour}, label=f"batch {batch}")
    for mark, (optimiser, _) in zip("os^D", nets.optimisers, strict=False):
        yield Line2D([], [], marker=mark, **look, label=optimiser)
    for decay in sorted(decays):
        face, how = (theme.ink, "filled") if decay else (theme.paper, "open")
        yield Line2D([], [], marker="o", **{**look, "mfc": face}, label=f"{how}: decay {number(decay)}")


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
