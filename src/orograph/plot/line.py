"""One curve a survey: the loss along a line."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from orograph.plot import _frame, _holes, _marks, _save, _scale
from orograph.plot._panels import Panel, log_or_not, loose_remark, read_lines, row
from orograph.plot._scale import Scale
from orograph.plot._style import NORMAL, SMALL, Theme, drawing, new_figure, wrap
from orograph.results.survey import Survey
from orograph.results.words import axis_label, field_label, standard_errors

_FEW = 41
"""Up to so many points each one is marked."""


@dataclass(frozen=True)
class _Curve:
    """One survey on the axes."""

    panel: Panel
    colour: str

    @property
    def values(self) -> np.ndarray:
        return np.where(self.panel.finite, self.panel.z, np.nan)[0]

    @property
    def accuracy(self) -> np.ndarray | None:
        """In per cent; None where it was not measured."""
        if self.panel.field != "loss" or "accuracy" not in self.panel.survey.measures:
            return None
        values = 100 * row(self.panel, "accuracy")
        return np.where(self.panel.failed[0] | self.panel.pending[0], np.nan, values)


def line(
    surveys: Sequence[Survey],
    *,
    path: str | os.PathLike[str] | None = None,
    field: str = "loss",
    log: bool | None = None,
    clip: float | None = None,
    band: bool = True,
    accuracy: bool = True,
    markers: bool = True,
    theme: str = "light",
    title: str | None = None,
    width: float | None = None,
) -> Figure:
    """Draws 1-D surveys as curves on one pair of axes.

    The band is the value ± 2 standard errors. Points that are NaN, infinite or failed stand as marks on the rim of
    the axes, counted in the legend, and the curve is broken there; a stretch not computed yet is dotted.

    Args:
        surveys: one curve each.
        path: where to save it (``.png``, ``.pdf``, ``.svg``).
        field: the field to draw.
        log: a logarithmic axis; default: where the values are positive and the largest is more than 30 times
            the median.
        clip: where the axis ends; what is above runs out of the picture.
        band: draws the standard error where it was measured.
        accuracy: draws the accuracy, in per cent, on a second axis where it was measured along with the loss.
        markers: marks the anchor and named places.
        theme: "light" or "dark".
        title: above the picture; default: the name of a single survey.
        width: of the picture, inches.

    Returns:
        The figure; known to no global list of matplotlib.

    Raises:
        InputError: a survey is not 1-D or lacks the field, an option has an impossible value, or the file cannot be
            written.

    Example:
        >>> import xarray as xr
        >>> grid = xr.Dataset({"loss": ("x", [1.0, 0.0, 1.0])}, {"x": [-1.0, 0.0, 1.0]})
        >>> line([Survey(grid, name="bowl")]).axes[0].get_lines()[0].get_ydata()
        array([1., 0., 1.])
    """
    target = _save.target_of(path)
    panels = read_lines(surveys, field, "line")
    _frame.check_width(width)
    scale = _scale.fit([panel.z for panel in panels], log=log_or_not(panels, log), clip=clip, heights=True)
    with drawing(theme) as colours:
        curves = [_Curve(panel, colours.line(i)) for i, panel in enumerate(panels)]
        figure = new_figure(width or 6.4, 4.0)
        around = _frame.put_title(figure, title or (panels[0].name if len(panels) == 1 else ""), colours)
        around += _frame.put_caption(figure, surveys, field, colours, *_remarks(panels, scale, markers))
        figure.set_figheight(0.5 * figure.get_figwidth() + 0.55 + around)
        axes = figure.add_subplot()
        handles = _draw_curves(axes, curves, colours, band)
        _finish_axes(axes, curves, scale, colours, band)
        if accuracy and any(curve.accuracy is not None for curve in curves):
            handles.append(_draw_accuracy(axes, curves, colours))
        handles += _rim_marks(axes, curves, colours)
        if markers:
            _places(axes, curves, colours)
        _frame.legend_below(axes, handles, colours)
        return _save.save(figure, target)


def _remarks(panels: list[Panel], scale: Scale, markers: bool) -> list[str]:
    previews = [
        f"{panel.name}: {panel.preview}" if len(panels) > 1 else panel.preview for panel in panels if panel.preview
    ]
    return [
        loose_remark(panels, log=scale.log),
        scale.remark,
        *previews,
        _marks.outside_remark(panels) if markers else "",
    ]


def _draw_curves(axes: Axes, curves: Sequence[_Curve], theme: Theme, band: bool) -> list[Artist]:
    """All curves with their bands; gives the legend's entries."""
    handles: list[Artist] = [_draw_curve(axes, curve) for curve in curves]
    if len(curves) == 1:
        handles.clear()
    banded = [curve for curve in curves if band and standard_errors(curve.panel.survey, curve.panel.field) is not None]
    for curve in banded:
        _band(axes, curve, row(curve.panel, f"{curve.panel.field}_stderr"))
    if banded:
        shade = curves[0].colour if len(curves) == 1 else theme.muted
        handles.append(Patch(facecolor=shade, alpha=0.25, linewidth=0, label="± 2 standard errors"))
    if any(list(_waiting(curve.panel)) for curve in curves):
        handles.append(Line2D([], [], ls=":", lw=1.1, color=theme.muted, label="not computed yet"))
    return handles


def _draw_curve(axes: Axes, curve: _Curve) -> Line2D:
    x, values, colour = curve.panel.x, curve.values, curve.colour
    dots = "o" if np.isfinite(values).sum() <= _FEW else ""
    look: dict[str, Any] = {"color": colour, "ms": 2.6, "zorder": 3}
    (drawn,) = axes.plot(x, values, lw=1.7, marker=dots, label=curve.panel.name, gid="curve", **look)
    alone = _alone(values)
    axes.plot(x[alone], values[alone], "o", gid="lone points", **look)
    for part in _waiting(curve.panel):
        axes.plot(x[part], values[part], ":", lw=1.1, gid="not computed yet", **look)
    return drawn


def _band(axes: Axes, curve: _Curve, errors: np.ndarray) -> None:
    low, high = curve.values - 2 * errors, curve.values + 2 * errors
    alone = _alone(curve.values)
    axes.vlines(curve.panel.x[alone], low[alone], high[alone], color=curve.colour, alpha=0.4, lw=2.5, zorder=2)
    axes.fill_between(
        curve.panel.x,
        low,
        high,
        where=np.isfinite(low),
        color=curve.colour,
        alpha=0.2,
        linewidth=0,
        zorder=2,
        gid="band",
    )


def _finish_axes(axes: Axes, curves: Sequence[_Curve], scale: Scale, theme: Theme, band: bool) -> None:
    surveys = [curve.panel.survey for curve in curves]
    axes.set_xlabel(wrap(axis_label(surveys, "x"), NORMAL, 5.0))
    axes.set_ylabel(wrap(field_label(surveys, curves[0].panel.field), NORMAL, 3.2))
    axes.grid(True, color=theme.faint, lw=0.5)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    left, right = min(curve.panel.x[0] for curve in curves), max(curve.panel.x[-1] for curve in curves)
    room = 0.02 * (right - left) or 0.5
    axes.set_xlim(left - room, right + room)
    if not scale.empty:
        _value_axis(axes, scale, _tallest(curves) if band else scale.high)
    else:
        axes.set_yticks([])


def _tallest(curves: Sequence[_Curve]) -> float:
    """The upper end of the highest band."""
    tops = [curve.values for curve in curves]
    for curve in curves:
        if standard_errors(curve.panel.survey, curve.panel.field) is not None:
            tops.append(curve.values + 2 * row(curve.panel, f"{curve.panel.field}_stderr"))
    return float(np.nanmax(np.concatenate(tops)))


def _value_axis(axes: Axes, scale: Scale, tallest: float) -> None:
    top = scale.high if scale.clipped else max(scale.high, tallest)
    low, high = (float(scale.height(v)) for v in (scale.low, top))
    room = 0.06 * (high - low) or abs(low) / 10 or 1.0
    if scale.log:
        axes.set_yscale("log", nonpositive="clip")
        _frame.log_ticks(axes.yaxis, float(scale.value(low)), float(scale.value(high)))
    axes.set_ylim(scale.value(low - room), scale.value(high + (0.0 if scale.clipped else room)))


def _draw_accuracy(axes: Axes, curves: Sequence[_Curve], theme: Theme) -> Artist:
    """Dashed curves on an axis of their own, in the surveys' colours."""
    twin = axes.twinx()
    lowest = 100.0
    for curve in curves:
        if (values := curve.accuracy) is not None:
            twin.plot(curve.panel.x, values, ls=(0, (4, 2)), lw=1.1, color=curve.colour, alpha=0.9, gid="accuracy")
            lowest = min([lowest, *values[np.isfinite(values)]])
    room = 0.06 * max(100 - lowest, 1.0)
    twin.set_ylim(lowest - room, 100 + room)
    twin.set_yticks([tick for tick in twin.get_yticks() if 0 <= tick <= 100])
    twin.set_ylim(lowest - room, 100 + room)
    twin.set_ylabel("accuracy (%)")
    twin.spines[["top", "left", "bottom"]].set_visible(False)
    shade = curves[0].colour if len(curves) == 1 else theme.muted
    return Line2D([], [], ls=(0, (4, 2)), lw=1.1, color=shade, label="accuracy (right axis)")


def _rim_marks(axes: Axes, curves: Sequence[_Curve], theme: Theme) -> list[Artist]:
    """NaN and failed points on the lower rim, infinite ones where the curve would leave; the legend's entries."""
    counts: dict[str, tuple[_holes.Kind, int]] = {}
    for curve in curves:
        for kind, mask in _holes.kinds(curve.panel):
            counts[kind.name] = (kind, counts.get(kind.name, (kind, 0))[1] + int(mask.sum()))
            where = mask[0]
            heights = np.where(curve.panel.z[0][where] == np.inf, 1.0, 0.0)
            axes.plot(
                curve.panel.x[where],
                heights,
                kind.mark,
                ms=5,
                mew=1.1,
                mfc=theme.paper,
                mec=curve.colour,
                transform=axes.get_xaxis_transform(),
                clip_on=False,
                zorder=5,
                gid=f"{kind.name} marks",
            )
    return [_holes.legend_entry(kind, count, "point", theme) for kind, count in counts.values()]


def _places(axes: Axes, curves: Sequence[_Curve], theme: Theme) -> None:
    """Hairlines with names on the upper rim, and the anchor's own value as a cross."""
    for curve in curves:
        value = curve.panel.at_anchor
        if value is not None and axes.get_yticks().size and _marks.inside(curve.panel, 0.0, 0.0):
            axes.plot([0], [value], "P", ms=6.0, color=theme.paper, mew=1.2, zorder=3.9)
            axes.plot([0], [value], "P", ms=6.0, color=curve.colour, mew=0, zorder=4, gid="anchor")
    named = {
        (x, name)
        for curve in curves
        for name, x, _ in _marks.named_places(curve.panel)
        if _marks.inside(curve.panel, x, 0.0)
    }
    if any(_marks.inside(curve.panel, 0.0, 0.0) for curve in curves):
        named.add((0.0, "anchor"))
    for k, (x, name) in enumerate(sorted(named)):
        axes.axvline(x, color=theme.muted, lw=0.6, ls=(0, (1, 2)), zorder=1)
        up = 15 if k % 2 and len(named) > 4 else 5
        axes.annotate(
            wrap(name, SMALL, 1.6),
            (x, 1),
            xycoords=axes.get_xaxis_transform(),
            xytext=(0, up),
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontsize=SMALL,
            color=theme.muted,
            gid="place",
        )


def _alone(values: np.ndarray) -> np.ndarray:
    """Points whose neighbours are both missing: a curve alone would not show them."""
    known = np.concatenate([[False], np.isfinite(values), [False]])
    return known[1:-1] & ~known[:-2] & ~known[2:]


def _waiting(panel: Panel) -> Iterator[np.ndarray]:
    """Pairs of computed points with nothing but pending ones between them."""
    known = np.flatnonzero(panel.finite[0])
    for first, last in pairwise(known):
        if last > first + 1 and panel.pending[0, first + 1 : last].all():
            yield np.array([first, last])
