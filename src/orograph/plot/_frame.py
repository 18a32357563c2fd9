"""The page around the panels: sizes, titles, the colour bar, legends and the caption line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.cm import ScalarMappable
from matplotlib.colorbar import Colorbar
from matplotlib.colors import Colormap, Normalize
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, LogLocator, NullFormatter, NullLocator

from orograph.errors import InputError
from orograph.plot._caption import caption
from orograph.plot._panels import Panel
from orograph.plot._scale import Scale, colour_ticks
from orograph.plot._style import LARGE, NORMAL, SMALL, Theme, below, figure_of, new_figure, text_width, wrap
from orograph.results.survey import Survey
from orograph.results.words import axis_label, field_label, number, numbers, plain

_GLUE = "\N{NO-BREAK SPACE}"
_BAR = 0.95  # inches: colour bar with its numbers and label
_THICK = 0.17  # inches: colour bar alone
_SIDE = 0.72  # inches: numbers and label left of a panel
_HEAD = 0.78  # inches: title, summary, numbers and label above and below a panel


@dataclass(frozen=True)
class Page:
    """A figure with one axes a panel, and what is needed to finish it."""

    figure: Figure
    axes: list[Axes]
    panels: list[Panel]
    theme: Theme


def check_width(width: float | None) -> None:
    """Raises unless the width is a possible one, in inches.

    Raises:
        InputError: it is not.
    """
    if width is not None and not 1.5 <= width <= 100:
        raise InputError("a width of 1.5 to 100 inches", number(width), "set width=6, say")


def check_size(panels: Sequence[Panel], what: str) -> None:
    """Raises unless every panel has two points or more along both axes.

    Raises:
        InputError: one has not.
    """
    for panel in panels:
        if min(panel.z.shape) < 2:
            raise InputError(
                f"at least 2 x 2 points for the plot {what!r}",
                f"{len(panel.x)} x {len(panel.y)} in {panel.survey.name!r}",
                "draw a 'heatmap'",
            )


def columns_for(count: int) -> int:
    """Panels beside each other: up to three, four in a square."""
    return {1: 1, 2: 2, 4: 2}.get(count, 3)


def lay_out(
    panels: list[Panel],
    theme: Theme,
    *remarks: str,
    width: float | None,
    title: str | None,
    aspect: str | None,
    entries: int = 0,
) -> Page:
    """A page with one empty axes a panel, titled and labelled, and the caption.

    Args:
        panels: what will be drawn.
        theme: the colours.
        remarks: for the end of the caption.
        width: of the whole figure, inches; default: by the number of panels.
        title: above everything.
        aspect: "equal", "auto", or None: equal where both axes have comparable units and ranges.
        entries: lines of a legend below the panels, beside that of the holes.
    """
    check_width(width)
    columns = columns_for(len(panels))
    rows = -(-len(panels) // columns)
    width = width or {1: 5.2, 2: 8.6, 3: 11.6}[columns]
    across = max((width - _BAR) / columns - _SIDE, 0.8)
    equal = _equal(panels, aspect)
    up = across * (float(np.clip(max(_ratio(panel) for panel in panels), 0.3, 1.7)) if equal else 0.8)
    figure = new_figure(width, 4.0, layout="compressed")
    around = put_title(figure, title, theme)
    around += put_caption(figure, [panel.survey for panel in panels], panels[0].field, theme, *remarks)
    holes = any((panel.nan | panel.infinite | panel.failed).any() for panel in panels)
    figure.set_figheight(rows * (up + _HEAD + 0.2 * holes + 0.17 * entries) + around)
    axes = [figure.add_subplot(rows, columns, i + 1) for i in range(len(panels))]
    for i, (ax, panel) in enumerate(zip(axes, panels, strict=True)):
        _prepare(ax, panel, theme, across, equal)
        ax.set_xlabel(_fit(axis_label([panel.survey], "x"), across + 0.4))
        label = axis_label([panel.survey], "y")
        new = i % columns == 0 or label != axis_label([panels[i - 1].survey], "y")
        tall = across * min(_ratio(panel), 1.7) if equal else up
        ax.set_ylabel(_fit(label, tall + 0.4) if new else "")
    return Page(figure, axes, panels, theme)


def put_title(figure: Figure, title: str | None, theme: Theme) -> float:
    """The title of the whole figure, at its left edge; gives its height in inches."""
    if not title:
        return 0.05
    width = figure.get_figwidth()
    text = wrap(plain(title), LARGE, width - 0.3, lines=2, weight="bold")
    figure.suptitle(text, x=0.12 / width, ha="left", fontsize=LARGE, fontweight="bold", color=theme.ink)
    return _height(text, LARGE) + 0.1


def put_caption(
    figure: Figure, surveys: Sequence[Survey], field: str, theme: Theme, *remarks: str, shares: bool = True
) -> float:
    """The small lines below everything: how it was made, how far to trust it; gives their height in inches."""
    width = figure.get_figwidth()
    lines = caption(surveys, field, *remarks, shares=shares).split("\n")
    text = "\n".join(_broken(line, width - 0.3) for line in lines)
    figure.supxlabel(text, x=0.12 / width, ha="left", fontsize=SMALL, color=theme.muted, linespacing=1.35)
    return _height(text, SMALL) + 0.1


def _broken(line: str, width: float) -> str:
    """A line of the caption in lines of that width, broken between its parts where that can be."""
    parts = line.replace(" ", _GLUE).replace(f"{_GLUE}·{_GLUE}", f"{_GLUE}· ").split(" ")
    loose = (part.replace(_GLUE, " ").replace(" %", f"{_GLUE}%") for part in parts)
    kept = (part if text_width(part, SMALL) < width else free for part, free in zip(parts, loose, strict=True))
    return wrap(" ".join(kept), SMALL, width).replace(_GLUE, " ").replace(" ·\n", "\n")


def _height(text: str, size: float) -> float:
    return (text.count("\n") + 1) * 1.38 * size / 72


def colour_bar(
    page: Page, scale: Scale, field: str, colours: Colormap, norm: Normalize, ticks: Sequence[float]
) -> Colorbar:
    """One colour bar beside all panels, with round numbers."""
    bar = page.figure.colorbar(
        ScalarMappable(norm, colours),
        ax=page.axes,
        extend=scale.extend,
        aspect=max(10.0, (page.figure.get_figheight() - 0.8) / _THICK),
        pad=0.02,
        fraction=0.06,
        extendfrac=0.03,
        spacing="uniform",
    )
    labels = dict(zip(ticks, numbers(ticks), strict=True))
    bar.ax.yaxis.set_major_locator(FixedLocator(list(ticks)))
    bar.ax.yaxis.set_minor_locator(NullLocator())
    bar.ax.yaxis.set_major_formatter(FuncFormatter(lambda v, _: labels.get(v, number(v))))
    bar.outline.set_linewidth(0.4)
    bar.ax.tick_params(length=2.5, width=0.5)
    bar.set_label(field_label([panel.survey for panel in page.panels], field), fontsize=NORMAL)
    return bar


def legend_below(axes: Axes, handles: Sequence[Artist], theme: Theme, points: float = 34.0) -> None:
    """A legend under the axis label, so that it never covers data; in as many columns as fit."""
    if not handles:
        return
    figure = figure_of(axes)
    width = axes.get_window_extent().width / figure.dpi
    for handle in handles:
        handle.set_label(wrap(str(handle.get_label()), SMALL, width - 0.4, lines=1))
    widest = max(text_width(str(handle.get_label()), SMALL) for handle in handles)
    columns = min(4, len(handles), max(1, int(width / (widest + 0.35))))
    axes.legend(
        handles=[handle for column in range(columns) for handle in handles[column::columns]],  # to be read row by row
        loc="upper left",
        bbox_to_anchor=(0.0, 0.0),
        bbox_transform=below(axes, points),
        ncols=columns,
        borderpad=0,
        borderaxespad=0,
        handletextpad=0.4,
        columnspacing=1.4,
        handlelength=1.2,
        labelcolor=theme.ink,
    )


def log_ticks(axis: Axis, low: float, high: float) -> None:
    """Numbers along a logarithmic axis: at 1, 2 and 5 where there are few powers of ten, and all written alike."""
    few = high < 300 * low
    powers = 4 if high >= 1e5 else 5
    axis.set_major_locator(LogLocator(10, subs=(1.0, 2.0, 5.0) if few else (1.0,), numticks=12))
    axis.set_major_formatter(FuncFormatter(lambda value, _: number(value, powers=powers)))
    axis.set_minor_formatter(NullFormatter())


def settle(page: Page) -> None:
    """Gives the axes their final size, which contour labels and marks need."""
    page.figure.draw_without_rendering()


def ticks_of(scale: Scale) -> list[float]:
    """The numbers on a colour bar."""
    return [scale.flat] if scale.flat is not None else colour_ticks(scale.levels)


def _prepare(axes: Axes, panel: Panel, theme: Theme, across: float, equal: bool) -> None:
    second = " · ".join(part for part in (panel.summary, panel.preview) if part)
    second = wrap(second, SMALL, across + 0.1, lines=2)
    lines = second.count("\n") + 1
    name = wrap(panel.name, NORMAL * 1.08, across, lines=2, weight="bold")
    axes.set_title(name, fontsize=NORMAL * 1.08, loc="left", fontweight="bold", pad=5.5 + 10.2 * lines)
    axes.annotate(
        second,
        (0, 1),
        xycoords="axes fraction",
        xytext=(0, 4),
        textcoords="offset points",
        fontsize=SMALL,
        color=theme.muted,
        linespacing=1.25,
        gid="summary",
    )
    axes.set_facecolor(theme.empty)
    axes.tick_params(direction="out")
    axes.locator_params(nbins=5 if across < 2.6 else 7)
    if equal:
        axes.set_aspect("equal")


def _fit(label: str, length: float) -> str:
    """The label of an axis, on two lines if need be: broken after its name rather than within a number."""
    if text_width(label, NORMAL) <= length:
        return label
    head, colon, rest = label.rpartition(": ")
    if colon and max(text_width(head, NORMAL), text_width(rest, NORMAL)) <= length:
        return f"{head}\n{rest}"
    return wrap(label, NORMAL, length, lines=2)


def _ratio(panel: Panel) -> float:
    return float(np.ptp(panel.y) or 1.0) / float(np.ptp(panel.x) or 1.0)


def _equal(panels: Sequence[Panel], aspect: str | None) -> bool:
    if aspect not in (None, "equal", "auto"):
        raise InputError("the aspect 'equal' or 'auto'", repr(aspect), "leave it out to let Orograph choose")
    ratios = [_ratio(panel) for panel in panels]
    alike = max(ratios) < 1.3 * min(ratios) and all(_comparable(panel) for panel in panels)
    return aspect == "equal" or (aspect is None and alike)


def _comparable(panel: Panel) -> bool:
    """Whether a step along x and one along y can be compared: same unit, same normalisation, similar range."""
    x, y = (panel.survey.dataset[axis].attrs.get("units") for axis in ("x", "y"))
    specs = panel.survey.provenance.get("directions", {})
    scales = [specs.get(axis, {}).get("normalize") for axis in ("x", "y")]
    return x == y and scales[0] == scales[1] and abs(math.log(_ratio(panel))) <= math.log(3)
