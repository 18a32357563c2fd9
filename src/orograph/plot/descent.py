"""The way down: the loss of every checkpoint itself, beside that of the surface beneath it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from orograph.errors import InputError
from orograph.plot import _frame, _paths, _save
from orograph.plot._style import LARGE, NORMAL, SMALL, Theme, drawing, new_figure, wrap
from orograph.results.along import beneath, share_held
from orograph.results.survey import Survey
from orograph.results.trajectory import Trajectory
from orograph.results.words import check_field, field_label, number, plain

_ACROSS = 3.7  # inches a column


@dataclass(frozen=True)
class _Way:
    """One path on its survey."""

    survey: Survey
    path: Trajectory
    under: np.ndarray


def descent(
    surveys: Sequence[Survey],
    *,
    path: str | os.PathLike[str] | None = None,
    log: bool | None = None,
    theme: str = "light",
    title: str | None = None,
    width: float | None = None,
) -> Figure:
    """Draws, for every training path of the surveys, its true losses beside the surface's, and how far beside it runs.

    The solid curve is the loss of each checkpoint, evaluated at its own weights; the dashed one that of the surface at
    the nearest point. Where they differ, the surface does not show what the training met. Below is the distance from
    the checkpoints to the surface's line or plane.

    Args:
        surveys: with trajectories; one column for each of them.
        path: where to save it (``.png``, ``.pdf``, ``.svg``).
        log: a logarithmic axis of losses; default: where all are positive and span more than a factor of 10.
        theme: "light" or "dark".
        title: above the picture.
        width: of the picture, inches.

    Returns:
        The figure; known to no global list of matplotlib.

    Raises:
        InputError: no survey has a trajectory, an option has an impossible value, or the file cannot be written.

    Example:
        >>> import xarray as xr
        >>> line = Survey(xr.Dataset({"loss": ("x", [0.0, 1.0, 4.0])}, {"x": [0.0, 1.0, 2.0]}), name="bowl")
        >>> line.add_trajectory(Trajectory("sgd", [0, 1], [[2.0], [0.0]], loss=[5.0, 0.0], distance=[1.0, 0.0]))
        >>> [curve.get_ydata().tolist() for curve in descent([line]).axes[0].get_lines()[:2]]
        [[5.0, 0.0], [4.0, 0.0]]
    """
    target = _save.target_of(path)
    _frame.check_width(width)
    ways = _ways(surveys)
    columns = min(len(ways), _frame.columns_for(len(ways)))
    rows = -(-len(ways) // columns)
    with drawing(theme) as colours:
        width = width or max(4.8, _ACROSS * columns + 0.4)
        figure = new_figure(width, 4.0)
        around = _frame.put_title(figure, title, colours) + 0.3
        around += _frame.put_caption(figure, [way.survey for way in ways], "loss", colours, _remark(ways))
        figure.set_figheight(rows * 4.1 + 0.25 + around)
        grid = figure.add_gridspec(2 * rows, columns, height_ratios=[3.2, 1.0] * rows)
        logarithmic = _logarithmic(ways) if log is None else log
        for place, way in enumerate(ways):
            row, column = divmod(place, columns)
            upper = figure.add_subplot(grid[2 * row, column])
            lower = figure.add_subplot(grid[2 * row + 1, column], sharex=upper)
            handles = _losses(upper, way, colours, logarithmic)
            _distances(lower, way, colours)
            _name(upper, way, colours, width / columns)
            upper.set_ylabel(wrap(field_label([way.survey], "loss"), NORMAL, 2.4) if column == 0 else "")
            lower.set_ylabel("distance" if column == 0 else "")
            lower.set_xlabel(way.path.unit)
            if place == columns * (rows - 1):
                last, entries = lower, handles
        figure.draw_without_rendering()
        _frame.legend_below(last, entries, colours)
        return _save.save(figure, target)


def _ways(surveys: Sequence[Survey]) -> list[_Way]:
    for survey in surveys:
        check_field(survey, "loss")
    ways = [
        _Way(survey, path, beneath(survey, path))
        for survey in surveys
        for path in survey.trajectories
        if np.isfinite(path.loss).any() or np.isfinite(path.distance).any()
    ]
    if not ways:
        names = ", ".join(repr(survey.name) for survey in surveys[:3]) or "nothing"
        raise InputError(
            "a survey with trajectories for the plot 'descent'",
            f"{names} without any",
            "record a training and add it with og.survey_paths, or survey.add_trajectory",
        )
    return ways


def _losses(axes: Axes, way: _Way, theme: Theme, log: bool) -> list[Artist]:
    steps, dots = way.path.step, "o" if len(way.path.step) <= 60 else ""
    colour = theme.line(0)
    look: dict[str, Any] = {"marker": dots, "ms": 2.4, "zorder": 3}
    (own,) = axes.plot(steps, way.path.loss, "-", color=colour, lw=1.7, label="at the checkpoint", gid="own", **look)
    (under,) = axes.plot(
        steps, way.under, ls=(0, (4, 2)), color=theme.line(1), lw=1.4, label="on the surface", gid="beneath", **look
    )
    axes.fill_between(steps, way.path.loss, way.under, color=theme.line(1), alpha=0.12, lw=0, gid="gap")
    if log:
        axes.set_yscale("log", nonpositive="clip")
        values = np.concatenate([way.path.loss, way.under])
        if (positive := values[np.isfinite(values) & (values > 0)]).size:
            _frame.log_ticks(axes.yaxis, float(positive.min()), float(positive.max()))
    axes.tick_params(labelbottom=False)
    _dress(axes, way, theme)
    _marks(axes, way, theme)
    return [own, under]


def _distances(axes: Axes, way: _Way, theme: Theme) -> None:
    axes.plot(way.path.step, way.path.distance, color=theme.muted, lw=1.3, gid="distance")
    axes.fill_between(way.path.step, 0, way.path.distance, color=theme.muted, alpha=0.15, lw=0)
    top = float(np.nanmax(way.path.distance)) if np.isfinite(way.path.distance).any() else 1.0
    axes.set_ylim(0, 1.15 * top or 1.0)
    axes.locator_params(axis="y", nbins=3)
    _dress(axes, way, theme)


def _dress(axes: Axes, way: _Way, theme: Theme) -> None:
    axes.grid(True, color=theme.faint, lw=0.5)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    for step, _ in way.path.marks:
        axes.axvline(step, color=theme.muted, lw=0.6, ls=(0, (1, 2)), zorder=1)


def _marks(axes: Axes, way: _Way, theme: Theme) -> None:
    for step, label in way.path.marks[:8]:
        look: dict[str, Any] = {
            "rotation": 90,
            "fontsize": SMALL,
            "color": theme.muted,
            "path_effects": theme.halo,
            "gid": "mark",
        }
        axes.annotate(
            wrap(plain(label), SMALL, 1.5, lines=1),
            (step, 1),
            xycoords=axes.get_xaxis_transform(),
            xytext=(-2, -2),
            textcoords="offset points",
            ha="right",
            va="top",
            **look,
        )


def _name(axes: Axes, way: _Way, theme: Theme, inches: float) -> None:
    name = plain(way.path.name)
    if plain(way.survey.name) != name:
        name = f"{name} on {plain(way.survey.name)}"
    name = wrap(name, NORMAL * 1.08, inches - 0.7, lines=2, weight="bold")
    axes.set_title(name, loc="left", fontsize=NORMAL * 1.08, fontweight="bold", pad=5.5 + LARGE)
    share = share_held(way.survey, way.path)
    told = [f"{_paths.percent(share)} of the path in the plane"] if np.isfinite(share) else []
    factor = np.nanmax(np.abs(np.log(_ratio(way)))) if np.isfinite(_ratio(way)).any() else np.nan
    if np.isfinite(factor):
        told.append(f"losses differ up to ×{number(float(np.exp(factor)), 2)}")
    look: dict[str, Any] = {
        "xycoords": "axes fraction",
        "textcoords": "offset points",
        "fontsize": SMALL,
        "color": theme.muted,
    }
    axes.annotate(" · ".join(told), (0, 1), xytext=(0, 4), gid="summary", **look)


def _ratio(way: _Way) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio: np.ndarray = way.path.loss / way.under
    return np.where(ratio > 0, ratio, np.nan)


def _logarithmic(ways: Sequence[_Way]) -> bool:
    values = np.concatenate([np.concatenate([way.path.loss, way.under]) for way in ways])
    values = values[np.isfinite(values)]
    return bool(values.size and values.min() > 0 and values.max() > 10 * values.min())


def _remark(ways: Sequence[_Way]) -> str:
    beyond = sum(int(np.isnan(way.under).sum()) for way in ways)
    return f"{beyond} checkpoints outside the survey" if beyond else "surface: linear between grid points"
