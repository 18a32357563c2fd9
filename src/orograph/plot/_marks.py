"""Places in the subspace: the anchor's cross and the named markers."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from orograph.plot._panels import Panel
from orograph.plot._style import SMALL, Theme
from orograph.results.words import plain


def named_places(panel: Panel) -> list[tuple[str, float, float]]:
    """The survey's markers (name, x, y) without the anchor itself, wherever they lie."""
    places = [_place(marker) for marker in panel.survey.markers]
    return [place for place in places if np.isfinite(place[1:]).all() and not _is_anchor(place)]


def inside(panel: Panel, x: float, y: float) -> bool:
    """Whether a place lies within the survey's range."""
    return bool(panel.x[0] <= x <= panel.x[-1] and (len(panel.y) == 1 or panel.y[0] <= y <= panel.y[-1]))


def positions(panel: Panel) -> list[tuple[float, float]]:
    """Where the anchor, the markers and the cells without a number are."""
    rows, columns = np.nonzero(panel.nan | panel.infinite | panel.failed)
    places = [(0.0, 0.0), *((x, y) for _, x, y in named_places(panel))]
    return [*places, *zip(panel.x[columns].tolist(), panel.y[rows].tolist(), strict=True)]


def outside_remark(panels: list[Panel]) -> str:
    """Names of the markers that lie outside the picture, else empty."""
    names = {name for panel in panels for name, x, y in named_places(panel) if not inside(panel, x, y)}
    return f"outside the picture: {', '.join(sorted(names))}" if names else ""


def draw(axes: Axes, panel: Panel, theme: Theme) -> None:
    """The anchor as a cross and every marker as a ring with its name, as far as they lie inside."""
    if inside(panel, 0.0, 0.0):
        axes.plot([0], [0], "P", ms=7.5, mfc="#ffffff", mec="#10161e", mew=0.9, zorder=6, gid="anchor")
    for name, x, y in named_places(panel):
        if inside(panel, x, y):
            _ring(axes, panel, theme, name, x, y)


def _ring(axes: Axes, panel: Panel, theme: Theme, name: str, x: float, y: float) -> None:
    axes.plot([x], [y], "o", ms=4.5, mfc="#ffffff", mec="#10161e", mew=1.0, zorder=6, gid=f"marker {name}")
    left = (x - panel.x[0]) > 0.6 * (panel.x[-1] - panel.x[0])
    axes.annotate(
        name,
        (x, y),
        xytext=(-5 if left else 5, 3),
        textcoords="offset points",
        ha="right" if left else "left",
        va="bottom",
        fontsize=SMALL,
        color=theme.ink,
        path_effects=theme.halo,
        zorder=6.1,
    )


def _place(marker: dict[str, Any]) -> tuple[str, float, float]:
    x, y = (float(marker.get(axis) or 0.0) for axis in ("x", "y"))
    return plain(marker.get("name", "")), x, y


def _is_anchor(place: tuple[str, float, float]) -> bool:
    return place[1] == 0 and place[2] == 0 and place[0].lower() in ("", "anchor", "origin")
