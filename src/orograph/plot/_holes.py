"""Cells without a number: each kind has its own mark, and a legend says how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D

from orograph.plot._panels import Panel, edges
from orograph.plot._style import Theme, figure_of
from orograph.results.words import counted


@dataclass(frozen=True)
class Kind:
    """One way of having no number.

    Attributes:
        name: what the legend calls it.
        mark: matplotlib's name of the mark in the middle of the cell.
        tint: share of ink in the colour of the cell.
    """

    name: str
    mark: str
    tint: float


NAN = Kind("NaN", "x", 0.0)
INFINITE = Kind("infinite", "^", 0.1)
FAILED = Kind("failed", "s", 0.22)


def kinds(panel: Panel) -> Iterator[tuple[Kind, np.ndarray]]:
    """The kinds that occur in a panel, each with its mask (rows along y)."""
    for kind, mask in ((NAN, panel.nan), (INFINITE, panel.infinite), (FAILED, panel.failed)):
        if mask.any():
            yield kind, mask


def draw(axes: Axes, panel: Panel, theme: Theme) -> list[Line2D]:
    """Marks every cell without a number, and gives the legend's entries.

    The axes must have their final size: marks fit into their cells.
    """
    size = _mark_size(axes, panel)
    handles = []
    for kind, mask in kinds(panel):
        axes.add_collection(_cells(panel, mask, kind, theme), autolim=False)
        rows, columns = np.nonzero(mask)
        axes.add_line(_marks(panel.x[columns], panel.y[rows], kind, theme, size))
        handles.append(legend_entry(kind, int(mask.sum()), "cell", theme))
    return handles


def veil(axes: Axes, panel: Panel, theme: Theme, strength: float = 0.45) -> None:
    """Makes pending cells paler, so that what is computed stands out."""
    if not panel.pending.any():
        return
    sheet = np.zeros((*panel.pending.shape, 4))
    sheet[panel.pending] = to_rgba(theme.paper, strength)
    axes.pcolormesh(edges(panel.x), edges(panel.y), sheet, zorder=2.5, rasterized=True, linewidth=0)


def legend_entry(kind: Kind, count: int, noun: str, theme: Theme, colour: str | None = None) -> Line2D:
    """A legend's line for a kind: its mark and how many there are."""
    entry = _marks(np.empty(0), np.empty(0), kind, theme, 5.0, colour)
    entry.set_label(f"{kind.name}: {counted(count, noun)}")
    return entry


def _cells(panel: Panel, mask: np.ndarray, kind: Kind, theme: Theme) -> PolyCollection:
    x, y = edges(panel.x), edges(panel.y)
    rows, columns = np.nonzero(mask)
    corners = [(0, 0), (1, 0), (1, 1), (0, 1)]
    squares = np.stack([np.stack([x[columns + dx], y[rows + dy]], axis=-1) for dx, dy in corners], axis=1)
    paper, ink = np.array(to_rgba(theme.empty)), np.array(to_rgba(theme.ink))
    colour = tuple(paper + kind.tint * (ink - paper))
    return PolyCollection(
        list(squares), facecolors=[colour], edgecolors=[colour], linewidths=0.3, zorder=3, gid=f"{kind.name} cells"
    )


def _marks(x: np.ndarray, y: np.ndarray, kind: Kind, theme: Theme, size: float, colour: str | None = None) -> Line2D:
    return Line2D(
        x,
        y,
        linestyle="none",
        marker=kind.mark,
        markersize=size,
        markeredgewidth=max(0.4, min(1.0, size / 5)),
        markeredgecolor=colour or theme.ink,
        markerfacecolor="none",
        zorder=3.1,
        clip_on=False,
        gid=f"{kind.name} marks",
    )


def _mark_size(axes: Axes, panel: Panel) -> float:
    """Points: what fits into the smallest cell, between a speck and a small letter."""
    figure = figure_of(axes)
    low = axes.transData.transform((panel.x[0], panel.y[0]))
    across = axes.transData.transform((panel.x[0] + np.diff(edges(panel.x)).min(), panel.y[0]))[0] - low[0]
    up = axes.transData.transform((panel.x[0], panel.y[0] + np.diff(edges(panel.y)).min()))[1] - low[1]
    return float(np.clip(0.5 * min(abs(across), abs(up)) * 72 / figure.dpi, 1.2, 6.0))
