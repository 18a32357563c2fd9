"""What the principal components of training paths hold, beside what they would hold of a random walk."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from orograph.errors import InputError
from orograph.plot import _frame, _save
from orograph.plot._style import NORMAL, SMALL, Theme, drawing, new_figure, wrap
from orograph.results.survey import Survey
from orograph.results.words import dig, plain

_MOST = 6  # components drawn
_WALKS = (("null", "random walk, equal steps", "D"), ("null_same_steps", "random walk, the path's own steps", "_"))


def explained(
    surveys: Sequence[Survey],
    *,
    path: str | os.PathLike[str] | None = None,
    components: int = _MOST,
    theme: str = "light",
    title: str | None = None,
    width: float | None = None,
) -> Figure:
    """Draws the shares of variance of the first principal components as bars, and those of random walks as marks.

    A walk that goes nowhere already has most of its variance in one or two components (Antognini and Sohl-Dickstein
    2018, arXiv:1806.08805), so a tall bar says something only where it stands out from its mark.

    Args:
        surveys: of planes along principal components; one panel each.
        path: where to save it (``.png``, ``.pdf``, ``.svg``).
        components: how many to draw, at most 10.
        theme: "light" or "dark".
        title: above the picture.
        width: of the picture, inches.

    Returns:
        The figure; known to no global list of matplotlib.

    Raises:
        InputError: a survey of another kind of plane, an option has an impossible value, or the file cannot be written.
    """
    target = _save.target_of(path)
    _frame.check_width(width)
    if not 1 <= components <= 10:
        raise InputError("1 to 10 components", str(components), "leave components= out")
    spectra = [_spectrum(survey) for survey in surveys]
    if not spectra:
        raise InputError("one survey or more for the plot 'explained'", "none", "pass at least one")
    with drawing(theme) as colours:
        columns = min(len(spectra), 3)
        rows = -(-len(spectra) // columns)
        width = width or max(4.6, 3.5 * columns + 0.4)
        figure = new_figure(width, 4.0)
        around = _frame.put_title(figure, title, colours)
        around += _frame.put_caption(figure, surveys, "loss", colours, shares=False)
        figure.set_figheight(rows * 3.1 + around)
        for place, (survey, spectrum) in enumerate(zip(surveys, spectra, strict=True)):
            axes = figure.add_subplot(rows, columns, place + 1)
            _bars(axes, spectrum, components, colours)
            _name(axes, survey, spectrum, colours, width / columns)
            axes.set_ylabel("share of the variance" if place % columns == 0 else "")
        most = max(figure.axes, key=lambda axes: len(axes.get_legend_handles_labels()[0]))
        most.legend(loc="upper right", labelcolor=colours.ink)
        return _save.save(figure, target)


def _spectrum(survey: Survey) -> Mapping[str, Any]:
    found = dig(survey.provenance, "directions", "x", "spectrum")
    if not isinstance(found, Mapping) or not found.get("shares"):
        raise InputError(
            "a survey of principal components for the plot 'explained'",
            f"{survey.name!r}, which is of something else",
            "make its plane with og.Plane.pca",
        )
    return found


def _bars(axes: Axes, spectrum: Mapping[str, Any], most: int, theme: Theme) -> None:
    shares = np.array(spectrum["shares"][:most], dtype=np.float64)
    places = np.arange(1, len(shares) + 1)
    axes.bar(places, shares, 0.62, color=theme.line(0), zorder=2, label="training", gid="shares")
    tops = shares.copy()
    for index, (key, label, mark) in enumerate(_WALKS):
        walk = np.array([np.nan if v is None else v for v in spectrum.get(key, [])[:most]], dtype=np.float64)
        if np.isfinite(walk).any():
            tops[: len(walk)] = np.fmax(tops[: len(walk)], walk)
            look: dict[str, Any] = {
                "color": theme.line(1 + index),
                "mec": theme.paper if mark == "D" else theme.line(1 + index),
            }
            look |= {"ms": 5.5, "mew": 0.8} if mark == "D" else {"ms": 17, "mew": 2.2, "path_effects": theme.halo}
            axes.plot(places[: len(walk)], walk, mark, ls="", zorder=3 - index * 0.5, label=label, gid=key, **look)
    for place, share, top in zip(places, shares, tops, strict=True):
        told = f"{share:.0%}".replace("%", " %") if share >= 0.005 else "< 1 %"
        text: dict[str, Any] = {"ha": "center", "fontsize": SMALL, "color": theme.ink, "zorder": 4, "gid": "share"}
        axes.annotate(told, (place, top), xytext=(0, 6), textcoords="offset points", **text)
    axes.set_ylim(0, 1.08)
    axes.set_yticks(np.linspace(0, 1, 6))
    axes.set_xticks(places)
    axes.set_xlabel("principal component")
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{100 * value:.0f} %"))
    axes.grid(True, axis="y", color=theme.faint, lw=0.5)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)


def _name(axes: Axes, survey: Survey, spectrum: Mapping[str, Any], theme: Theme, inches: float) -> None:
    name = wrap(plain(survey.name), NORMAL * 1.08, inches - 0.8, lines=1, weight="bold")
    told = [f"first two {_percent(spectrum['shares'])}"]
    for key, label in (("null", "random walk"), ("null_same_steps", "same steps")):
        walk = [value for value in spectrum.get(key, [])[:2] if value is not None]
        if len(walk) == 2:
            told.append(f"{label} {_percent(walk)}")
    second = wrap(" · ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in told), SMALL, inches - 0.8, lines=2)
    second = second.replace("\N{NO-BREAK SPACE}", " ").replace(" ·\n", "\n").replace("\n· ", "\n")
    pad = 5.5 + 10.2 * (1 + second.count("\n"))
    axes.set_title(name, loc="left", fontsize=NORMAL * 1.08, fontweight="bold", pad=pad)
    look: dict[str, Any] = {
        "xycoords": "axes fraction",
        "textcoords": "offset points",
        "fontsize": SMALL,
        "color": theme.muted,
    }
    axes.annotate(second, (0, 1), xytext=(0, 4), gid="summary", **look)


def _percent(shares: Sequence[float]) -> str:
    return f"{100 * sum(shares[:2]):.1f} %"
