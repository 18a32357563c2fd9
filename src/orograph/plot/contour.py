"""The map: lines of equal loss with round numbers on them."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.contour import ContourSet
from matplotlib.figure import Figure

from orograph.plot import _frame, _holes, _labels, _marks, _paths, _save, _scale
from orograph.plot._frame import Page
from orograph.plot._panels import Panel, filled, log_or_not, loose_remark, preview_remark, read_plane
from orograph.plot._scale import Scale
from orograph.plot._smooth import Relief, between, factor_for, refine
from orograph.plot._style import SMALL, Theme, drawing, readable_on, relief, seen_on
from orograph.results.survey import Survey
from orograph.results.words import numbers

_FINE = 420  # points along the longer side of a smooth map


def contour(
    surveys: Sequence[Survey],
    *,
    path: str | os.PathLike[str] | None = None,
    field: str = "loss",
    log: bool | None = None,
    clip: float | None = None,
    levels: int = 12,
    fill: bool = True,
    labels: bool = True,
    smooth: bool = True,
    aspect: str | None = None,
    markers: bool = True,
    paths: bool = True,
    theme: str = "light",
    title: str | None = None,
    width: float | None = None,
) -> Figure:
    """Draws 2-D surveys as contour maps, side by side on one scale.

    All panels share levels and colours. The map passes through every value exactly and invents no peak and no pit; on
    a logarithmic scale it is the logarithm that is interpolated. Points that are NaN, infinite or failed tear a hole,
    marked by kind and counted; points not computed yet are filled in from the computed ones and drawn paler, and the
    panel says "preview".

    Args:
        surveys: one panel each.
        path: where to save it (``.png``, ``.pdf``, ``.svg``).
        field: the field to draw.
        log: logarithmic levels; default: where the values are positive and span more than a factor of 30.
        clip: values above it are drawn as one plateau.
        levels: about how many steps between levels, which are round numbers.
        fill: colours between the lines; otherwise coloured lines.
        labels: numbers on the lines.
        smooth: a cubic spline between grid points, said in the caption; otherwise linear.
        aspect: "equal" or "auto"; default: equal where both axes have comparable units and ranges.
        markers: marks the anchor and named places.
        paths: draws the survey's trajectories; a legend says how much of each the plane holds, and how far it runs
            off it.
        theme: "light" or "dark".
        title: above the picture.
        width: of the picture, inches.

    Returns:
        The figure; known to no global list of matplotlib.

    Raises:
        InputError: a survey is not 2-D, has fewer than 2 x 2 points or lacks the field, an option has an impossible
            value, or the file cannot be written.

    Example:
        >>> import xarray as xr
        >>> x, y = np.linspace(-1, 1, 5), np.linspace(-1, 1, 9)
        >>> grid = xr.Dataset({"loss": (("x", "y"), x[:, None] ** 2 + y**2)}, {"x": x, "y": y})
        >>> contour([Survey(grid, name="bowl")]).axes[0].get_title(loc="left")
        'bowl'
    """
    target = _save.target_of(path)
    panels = read_plane(surveys, field, "contour")
    _frame.check_size(panels, "contour")
    scale = _scale.fit([panel.z for panel in panels], log=log_or_not(panels, log), clip=clip, count=levels)
    with drawing(theme) as colours:
        said = _remarks(panels, scale, smooth, markers, paths)
        entries = max(len(panel.survey.trajectories) for panel in panels) if paths else 0
        page = _frame.lay_out(panels, colours, *said, width=width, title=title, aspect=aspect, entries=entries)
        if not scale.empty:
            _frame.colour_bar(page, scale, field, *scale.banded(relief()), _frame.ticks_of(scale))
        reliefs = [_relief(panel, scale, smooth) for panel in panels]
        _paint(page, scale, reliefs, fill=fill)
        _frame.settle(page)
        for axes, panel, land in zip(page.axes, panels, reliefs, strict=True):
            lines = _lines(axes, land, scale, fill=fill)
            _notes(axes, panel, colours, markers, paths)
            if labels and lines is not None:
                _number(axes, lines, land, scale, panel, colours, fill=fill)
        return _save.save(page.figure, target)


def _remarks(panels: list[Panel], scale: Scale, smooth: bool, markers: bool, paths: bool) -> list[str]:
    said = between([panel.z.shape for panel in panels if not panel.preview], _FINE, smooth)
    beyond = _marks.outside_remark(panels) if markers else ""
    loose = loose_remark(panels, log=scale.log)
    return [loose, said, preview_remark(panels), scale.remark, beyond, _paths.outside_remark(panels) if paths else ""]


def _relief(panel: Panel, scale: Scale, smooth: bool) -> Relief:
    heights = filled(panel, np.where(panel.finite, scale.tamed(panel.z), np.nan))
    return refine(panel.x, panel.y, heights, factor_for(heights.shape, _FINE) if smooth else 1)


def _paint(page: Page, scale: Scale, reliefs: Sequence[Relief], *, fill: bool) -> None:
    """Coloured bands between the levels, or paper; and the limits of the axes."""
    for axes, panel, land in zip(page.axes, page.panels, reliefs, strict=True):
        axes.set(xlim=(panel.x[0], panel.x[-1]), ylim=(panel.y[0], panel.y[-1]))
        if not np.isfinite(land.heights).any():
            continue
        if fill:
            axes.contourf(
                land.x,
                land.y,
                np.ma.masked_invalid(land.heights),
                levels=scale.heights,
                colors=scale.bands(relief()),
                extend=scale.extend,
            )
        else:
            axes.set_facecolor(page.theme.paper)
        _holes.veil(axes, panel, page.theme)


def _lines(axes: Axes, land: Relief, scale: Scale, *, fill: bool) -> ContourSet | None:
    """Lines at those levels that the panel reaches; None if there are none."""
    crossed = land.crossed(scale.heights)
    if not crossed.size:
        return None
    shades = _shades(scale)[crossed]
    paper = axes.get_facecolor()
    return axes.contour(
        land.x,
        land.y,
        np.ma.masked_invalid(land.heights),
        levels=scale.heights[crossed],
        colors=[to_rgba(readable_on(shade), 0.75) if fill else seen_on(paper, shade) for shade in shades],
        linewidths=0.55 if fill else 1.1,
        linestyles="solid",
    )


def _number(
    axes: Axes, lines: ContourSet, land: Relief, scale: Scale, panel: Panel, theme: Theme, *, fill: bool
) -> None:
    """A number on every line that has room for it."""
    places = _labels.places(axes, lines, land, [*_marks.positions(panel), *_paths.positions(panel)])
    crossed = land.crossed(scale.heights)
    if places:
        axes.clabel(
            lines,
            fmt=dict(zip(lines.levels, numbers([scale.levels[i] for i in crossed]), strict=True)),
            fontsize=SMALL * 0.93,
            inline_spacing=2.5,
            manual=places,
            colors=[readable_on(shade) for shade in _shades(scale)[crossed]] if fill else [theme.ink],
        )


def _shades(scale: Scale) -> np.ndarray:
    heights = scale.heights
    return np.asarray(relief()((heights - heights[0]) / (heights[-1] - heights[0])))


def _notes(axes: Axes, panel: Panel, theme: Theme, markers: bool, paths: bool) -> None:
    if markers:
        _marks.draw(axes, panel, theme)
    handles = _paths.draw(axes, panel) if paths else []
    _frame.legend_below(axes, [*handles, *_holes.draw(axes, panel, theme)], theme)
