"""The look of every picture: two themes, one relief colour map, quiet axes.

Nothing here touches matplotlib's global state for longer than one drawing: `drawing` sets the house style, and
puts the user's own settings back.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import ListedColormap, to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patheffects import AbstractPathEffect, withStroke
from matplotlib.textpath import text_to_path
from matplotlib.transforms import ScaledTranslation, Transform
from scipy.interpolate import CubicSpline

from orograph.errors import InputError
from orograph.registry import did_you_mean

SMALL, NORMAL, LARGE = 7.5, 9.0, 12.0
"""The three sizes of letters, in points."""

FAMILY = "DejaVu Sans"
"""Comes with matplotlib: the same picture on every computer."""


@dataclass(frozen=True)
class Theme:
    """The colours of a picture apart from its data.

    Attributes:
        name: what the user calls it.
        paper: background.
        ink: text and the marks that matter most.
        muted: second text, axes.
        faint: hairlines and grids.
        empty: cells without a value.
        lines: one colour a survey; distinct for every common kind of colour vision.
    """

    name: str
    paper: str
    ink: str
    muted: str
    faint: str
    empty: str
    lines: tuple[str, ...]

    @property
    def halo(self) -> list[AbstractPathEffect]:
        """An outline of paper around text and marks that lie on the data."""
        return [withStroke(linewidth=2.2, foreground=self.paper, alpha=0.85)]

    def line(self, index: int) -> str:
        """The colour of the survey number ``index``; the colours repeat after the last."""
        return self.lines[index % len(self.lines)]


_THEMES = (
    Theme(
        name="light",
        paper="#ffffff",
        ink="#1b2430",
        muted="#5b6675",
        faint="#d9dee5",
        empty="#e6e8ec",
        lines=("#0f6cab", "#cf5a12", "#16856a", "#a3478c", "#b98800", "#4a4f9e", "#7a4a2b", "#5f6b7a"),
    ),
    Theme(
        name="dark",
        paper="#12171f",
        ink="#e8ecf2",
        muted="#9aa6b5",
        faint="#323b48",
        empty="#2b323d",
        lines=("#62b6ee", "#f49457", "#4fd0ab", "#e592cf", "#f0c652", "#a6aaf5", "#cf9f7c", "#b4bfcc"),
    ),
)


def theme_named(name: str) -> Theme:
    """The theme of that name: ``light`` or ``dark``.

    Raises:
        InputError: there is no such theme.
    """
    known = {theme.name: theme for theme in _THEMES}
    if name not in known:
        raise InputError("the name of a theme", repr(name), did_you_mean(name, tuple(known)))
    return known[name]


_RELIEF = ((21, 6, -28), (36, -8, -24), (52, -24, -5), (68, -18, 23), (82, 4, 32), (94.5, 2, 12))
"""Valley to summit: night blue, lake, forest, meadow, sand, chalk; in CIELAB (lightness, a, b)."""


@cache
def relief() -> ListedColormap:
    """The colour map of all pictures: lightness rises steadily, and equal steps look equal.

    A smooth curve through a few colours in CIELAB, walked at constant speed, so that one step of the map is
    everywhere the same distance of colour (CIE 1976). Lightness alone already orders the colours, which is what
    a grey print and colour-blind eyes see.

    Example:
        >>> relief().N
        256
    """
    knots = np.array(_RELIEF, dtype=np.float64)
    curve = CubicSpline(np.linspace(0, 1, len(knots)), knots)(np.linspace(0, 1, 2001))
    walked = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(curve, axis=0), axis=1))])
    even = np.linspace(0, walked[-1], 256)
    lab = np.stack([np.interp(even, walked, channel) for channel in curve.T], axis=-1)
    return ListedColormap(_srgb(lab), name="orograph-relief")


def lightness(colour: Any) -> float:
    """CIE lightness of a colour: 0 is black, 100 is white.

    Example:
        >>> round(lightness("white")), round(lightness("black"))
        (100, 0)
    """
    rgb = np.array(to_rgb(colour), dtype=np.float64)
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    luminance = float(linear @ [0.2126, 0.7152, 0.0722])
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance


def seen_on(paper: Any, colour: Any, apart: float = 30.0) -> tuple[float, float, float]:
    """The colour itself, or darker or lighter until its lightness is that far from the paper's.

    Example:
        >>> seen_on("white", "#1f3c68") == to_rgb("#1f3c68")
        True
        >>> lightness(seen_on("white", "#fdebd6")) <= 70
        True
    """
    end = np.zeros(3) if lightness(paper) > 50 else np.ones(3)
    ramp = (np.array(to_rgb(colour)) + share * (end - np.array(to_rgb(colour))) for share in np.linspace(0, 1, 101))
    red, green, blue = next(each for each in ramp if abs(lightness(each) - lightness(paper)) >= apart)
    return float(red), float(green), float(blue)


def readable_on(colour: Any) -> str:
    """A colour for thin lines and small numbers on ``colour``: nearly white or nearly black."""
    return "#f6f8fb" if lightness(colour) < 57 else "#16202c"


@contextmanager
def drawing(name: str) -> Iterator[Theme]:
    """The house style, for as long as one picture is drawn and saved.

    Raises:
        InputError: there is no theme of that name.
    """
    theme = theme_named(name)
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_settings(theme))
        yield theme


class ShownFigure(Figure):
    """A figure that a notebook shows by itself, without pyplot."""

    def _repr_png_(self) -> bytes:
        buffer = io.BytesIO()
        self.savefig(buffer, format="png", dpi=110)
        return buffer.getvalue()


def new_figure(
    width: float, height: float, *, layout: Literal["constrained", "compressed"] | None = "constrained"
) -> Figure:
    """An empty figure (inches) that no global list knows, with a canvas that needs no screen."""
    figure = ShownFigure(figsize=(width, height), layout=layout)
    FigureCanvasAgg(figure)
    return figure


def figure_of(axes: Axes) -> Figure:
    """The figure that the axes are in."""
    figure = axes.get_figure()
    assert isinstance(figure, Figure)
    return figure


def below(axes: Axes, points: float) -> Transform:
    """Axes coordinates shifted down by a distance in points, whatever the size of the axes."""
    figure = figure_of(axes)
    return axes.transAxes + ScaledTranslation(0, -points / 72, figure.dpi_scale_trans)


def text_width(text: str, size: float, weight: str = "normal") -> float:
    """Width of one line of text, in inches.

    Example:
        >>> text_width("wide", 10.0) < text_width("wider", 10.0)
        True
    """
    letters = FontProperties(family=FAMILY, weight=weight, size=size)
    return 1.02 * float(text_to_path.get_text_width_height_descent(text, letters, False)[0]) / 72


def wrap(text: str, size: float, width: float, *, lines: int = 99, weight: str = "normal") -> str:
    """Breaks text into lines no wider than ``width`` inches; what does not fit is cut with an ellipsis.

    Example:
        >>> wrap("one two three", 10.0, 0.5).splitlines()
        ['one', 'two', 'three']
    """
    broken = [""]
    for word in text.split(" "):
        longer = f"{broken[-1]} {word}".strip()
        if not broken[-1] or text_width(longer, size, weight) <= width:
            broken[-1] = longer
        else:
            broken.append(word)
    if len(broken) > lines:
        broken = [*broken[: lines - 1], " ".join(broken[lines - 1 :])]
    return "\n".join(_cut(line, size, width, weight) for line in broken)


def _cut(line: str, size: float, width: float, weight: str) -> str:
    if text_width(line, size, weight) <= width:
        return line
    keep = len(line) - 1
    while keep > 1 and text_width(_middle_out(line, keep), size, weight) > width:
        keep = min(keep - 1, int(keep * 0.95))
    return _middle_out(line, keep)


def _middle_out(line: str, keep: int) -> str:
    head = -(-keep * 2 // 3)
    return f"{line[:head].rstrip()}…{line[len(line) - (keep - head) :].lstrip()}" if keep < len(line) else line


def _srgb(lab: np.ndarray) -> np.ndarray:
    """CIELAB under daylight (D65) as sRGB in 0 … 1; colours outside sRGB are clipped."""
    y = (lab[:, 0] + 16) / 116
    ratios = np.stack([y + lab[:, 1] / 500, y, y - lab[:, 2] / 200], axis=-1)
    kink = 6 / 29
    cube = np.where(ratios > kink, ratios**3, 3 * kink**2 * (ratios - 4 / 29))
    xyz = cube * [0.95047, 1.0, 1.08883]
    matrix = np.array([[3.2406, -1.5372, -0.4986], [-0.9689, 1.8758, 0.0415], [0.0557, -0.2040, 1.0570]])
    linear = np.clip(xyz @ matrix.T, 0, 1)
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


def _settings(theme: Theme) -> Any:
    return {
        "axes.edgecolor": theme.muted,
        "axes.facecolor": theme.paper,
        "axes.formatter.use_mathtext": False,
        "axes.labelcolor": theme.ink,
        "axes.labelpad": 4.0,
        "axes.labelsize": NORMAL,
        "axes.linewidth": 0.6,
        "axes.titlesize": NORMAL,
        "axes3d.xaxis.panecolor": theme.paper,
        "axes3d.yaxis.panecolor": theme.paper,
        "axes3d.zaxis.panecolor": theme.paper,
        "figure.facecolor": theme.paper,
        "font.family": [FAMILY],
        "font.size": NORMAL,
        "grid.color": theme.faint,
        "grid.linewidth": 0.5,
        "legend.fontsize": SMALL,
        "legend.frameon": False,
        "pdf.fonttype": 42,
        "savefig.facecolor": "auto",
        "svg.fonttype": "none",
        "svg.hashsalt": "orograph",
        "text.color": theme.ink,
        "text.parse_math": False,
        "text.usetex": False,
        "xtick.color": theme.muted,
        "xtick.labelcolor": theme.ink,
        "xtick.labelsize": SMALL,
        "xtick.major.size": 3.0,
        "xtick.major.width": 0.6,
        "xtick.minor.size": 1.8,
        "xtick.minor.width": 0.4,
        "ytick.color": theme.muted,
        "ytick.labelcolor": theme.ink,
        "ytick.labelsize": SMALL,
        "ytick.major.size": 3.0,
        "ytick.major.width": 0.6,
        "ytick.minor.size": 1.8,
        "ytick.minor.width": 0.4,
    }
