"""Training paths on a map: where they begin, which way they go, what happened on them, and how far beside they run."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox
from mpl_toolkits.mplot3d import Axes3D

from orograph.errors import InputError
from orograph.plot import _trail
from orograph.plot._panels import Panel
from orograph.plot._smooth import Relief
from orograph.plot._solid import Stage
from orograph.plot._style import SMALL, figure_of, text_width
from orograph.plot._trail import Trail
from orograph.results.along import share_held
from orograph.results.trajectory import Trajectory
from orograph.results.words import number, plain

_INK, _CASING = "#10161e", "#ffffff"
_COLOURS = ("#e8452c", _INK, "#b3249a", "#8a5a00", "#5b3fd6", "#006d5b")
_FEW = 80  # up to so many checkpoints each one is a dot
_ARROWS = 30.0  # points of way from one arrow head to the next, at least
_MOST_MARKS = 12
_TOGETHER = 14.0  # points: marks that are closer share a name


def colour_of(index: int) -> str:
    """The colour of a survey's path number ``index``; it can be seen on every colour of the relief."""
    return _COLOURS[index % len(_COLOURS)]


def draw(axes: Axes, panel: Panel) -> list[Artist]:
    """All paths of a survey, after the axes have their final size; gives the legend's entries."""
    handles: list[Artist] = []
    taken: list[Bbox] = []
    for index, path in enumerate(panel.survey.trajectories):
        handles.append(_draw_path(axes, path, colour_of(index), told(panel, path)))
    for index, path in enumerate(panel.survey.trajectories):
        taken += _name_marks(axes, path, colour_of(index), taken, _on_paper(axes, panel))
    return handles


def legend(axes: Axes, panel: Panel) -> None:
    """Names of the paths in the corner of a picture of a surface."""
    paths = panel.survey.trajectories
    cased = [withStroke(linewidth=3.8, foreground=_CASING)]
    handles = [
        Line2D([], [], color=colour_of(i), lw=2.2, path_effects=cased, label=told(panel, path))
        for i, path in enumerate(paths)
    ]
    if handles:
        axes.legend(handles=handles, loc="upper right", borderaxespad=0.0, handlelength=1.4)


def told(panel: Panel, path: Trajectory) -> str:
    """The path's name with the two numbers that say how far to trust its picture."""
    share, farthest = share_held(panel.survey, path), path.distance[np.isfinite(path.distance)]
    parts = [f"{percent(share)} in the plane"] if np.isfinite(share) else []
    if farthest.size:
        parts.append(f"up to {number(float(farthest.max()), 2)} off it")
    return f"{plain(path.name)}: {', '.join(parts)}" if parts else plain(path.name)


def outside_remark(panels: Sequence[Panel]) -> str:
    """How many checkpoints lie outside the pictures, else empty."""
    counts = [(path, int((~_inside(panel, path.coordinates)).sum())) for panel, path in _all(panels)]
    names = [f"{count} of {len(path.step)} of {plain(path.name)}" for path, count in counts if count]
    return f"checkpoints outside the picture: {', '.join(dict.fromkeys(names))}" if names else ""


def positions(panel: Panel) -> list[tuple[float, float]]:
    """Places along the paths, for numbers on contour lines to stay away from."""
    return [(float(x), float(y)) for _, path in _all([panel]) for x, y in path.coordinates[:: 1 + len(path.step) // 60]]


def on_land(panel: Panel, land: Relief, stage: Stage) -> list[tuple[Trail, str]]:
    """All paths that lie at least in part on a surface, with their colours."""
    found = []
    for index, path in enumerate(panel.survey.trajectories):
        if _inside(panel, path.coordinates).any() and np.isfinite(land.heights).any():
            with contextlib.suppress(InputError):  # it lies over holes only
                found.append((_trail.trail_on(land, stage, path), colour_of(index)))
    return found


def ribbons(ways: Sequence[tuple[Trail, str]], land: Relief, stage: Stage) -> tuple[np.ndarray, np.ndarray] | None:
    """Faces and colours of all paths on a surface; None if there are none."""
    parts = [_trail.ribbons(trail.places, land, stage, colour) for trail, colour in ways]
    return (np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])) if parts else None


def draw_below(axes: Axes3D, ways: Sequence[tuple[Trail, str]]) -> None:
    """All paths on the map below a surface."""
    for trail, colour in ways:
        _trail.draw_below(axes, trail.places, colour)


def _all(panels: Sequence[Panel]) -> Iterator[tuple[Panel, Trajectory]]:
    return ((panel, path) for panel in panels for path in panel.survey.trajectories)


def _inside(panel: Panel, places: np.ndarray) -> np.ndarray:
    low, high = np.array([panel.x[0], panel.y[0]]), np.array([panel.x[-1], panel.y[-1]])
    return np.all((places >= low) & (places <= high), axis=-1)


def _draw_path(axes: Axes, path: Trajectory, colour: str, label: str) -> Line2D:
    x, y = path.coordinates.T
    cased = [withStroke(linewidth=3.0, foreground=_CASING, alpha=0.9)]
    dots: dict[str, Any] = {"marker": "o", "ms": 2.4, "mew": 0.0} if len(x) <= _FEW else {}
    gid = f"path {plain(path.name)}"
    axes.plot(x, y, "-", color=colour, lw=1.3, zorder=4, path_effects=cased, solid_joinstyle="round", gid=gid)
    if dots:
        axes.plot(x, y, ls="", color=colour, zorder=4.1, gid="checkpoints", **dots)
    _arrows(axes, path.coordinates, colour)
    axes.plot(x[:1], y[:1], "o", ms=6, mfc=_CASING, mec=colour, mew=1.5, zorder=4.3, gid="start")
    axes.plot(x[-1:], y[-1:], "o", ms=5, mfc=colour, mec=_CASING, mew=0.9, zorder=4.3, gid="end")
    return Line2D(
        [], [], color=colour, lw=1.6, marker="o", ms=4, mfc=_CASING, mec=colour, label=label, path_effects=cased
    )


def _arrows(axes: Axes, places: np.ndarray, colour: str) -> None:
    """Heads along the way: none where it goes round on one spot."""
    scale = 72 / figure_of(axes).dpi
    paper = axes.transData.transform(places) * scale
    walked = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(paper, axis=0), axis=1))])
    count = min(int(walked[-1] / _ARROWS), 5)
    for share in (np.arange(count) + 0.5) / max(count, 1):
        at = share * walked[-1]
        tip, tail = (np.array([np.interp(w, walked, column) for column in places.T]) for w in (at + 3, at - 3))
        if np.linalg.norm(np.diff(axes.transData.transform([tail, tip]), axis=0)) * scale < 2.5:
            continue
        look: dict[str, Any] = {"arrowstyle": "-|>", "mutation_scale": 13, "lw": 0.5, "shrinkA": 0, "shrinkB": 0}
        head = FancyArrowPatch(
            tuple(tail), tuple(tip), fc=colour, ec=_CASING, zorder=4.2, gid="arrow", clip_on=True, **look
        )
        axes.add_patch(head)


def _name_marks(axes: Axes, path: Trajectory, colour: str, taken: Sequence[Bbox], ways: np.ndarray) -> list[Bbox]:
    """Diamonds where something happened, with its name where there is room; gives the room that the names take.

    Marks that lie on each other share one name, in the order of the way.
    """
    found: list[Bbox] = []
    groups: list[tuple[tuple[float, float], list[str]]] = []
    for step, label in path.marks[:_MOST_MARKS]:
        if not path.step[0] <= step <= path.step[-1]:
            continue
        x, y = (float(np.interp(step, path.step, column)) for column in path.coordinates.T)
        axes.plot([x], [y], "D", ms=4.2, mfc=_CASING, mec=colour, mew=1.2, zorder=4.4, gid=f"mark {plain(label)}")
        if groups and _distance(axes, groups[-1][0], (x, y)) < _TOGETHER:
            groups[-1][1].append(plain(label))
        else:
            groups.append(((x, y), [plain(label)]))
    for place, labels in groups:
        name = ", ".join(labels)
        box, anchor = _room(axes, place, name, [*taken, *found], ways)
        if box is None:
            continue
        found.append(box)
        axes.annotate(
            name,
            place,
            xytext=anchor,
            textcoords="offset points",
            fontsize=SMALL,
            color=_INK,
            va="center",
            zorder=6.2,
            path_effects=[withStroke(linewidth=2.2, foreground=_CASING, alpha=0.85)],
            gid="mark name",
        )
    return found


def _distance(axes: Axes, one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far two places are apart on paper, in points."""
    ends = axes.transData.transform([one, other])
    return float(np.linalg.norm(ends[1] - ends[0])) * 72 / figure_of(axes).dpi


def _room(
    axes: Axes, place: tuple[float, float], label: str, taken: Sequence[Bbox], ways: np.ndarray
) -> tuple[Bbox | None, tuple[float, float]]:
    """A free place for a name near a mark: its box on paper in points, and its offset from the mark.

    Off the paths if it can be; on them rather than nowhere.
    """
    scale = 72 / figure_of(axes).dpi
    x, y = np.asarray(axes.transData.transform(place)) * scale
    frame = axes.get_window_extent()
    corners = np.array([frame.x0, frame.y0, frame.x1, frame.y1]) * scale
    width, height = 72 * text_width(label, SMALL), 1.3 * SMALL
    tries = itertools.product((True, False), (0, 11, -11, 22, -22, 33, -33, 44), (7, -7 - width))
    for free, up, across in tries:
        box = Bbox([[x + across, y + up - height / 2], [x + across + width, y + up + height / 2]])
        fits = box.x0 >= corners[0] and box.x1 <= corners[2] and box.y0 >= corners[1] and box.y1 <= corners[3]
        crossed = free and bool(((ways > box.min) & (ways < box.max)).all(axis=1).any())
        if fits and not crossed and not any(box.overlaps(other) for other in taken):
            return box, (across, up)
    return None, (0.0, 0.0)


def _on_paper(axes: Axes, panel: Panel) -> np.ndarray:
    """Places all along the paths, a few points apart, on paper in points."""
    scale = 72 / figure_of(axes).dpi
    found = [np.empty((0, 2))]
    for _, path in _all([panel]):
        corners = np.asarray(axes.transData.transform(path.coordinates)) * scale
        walked = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(corners, axis=0), axis=1))])
        at = np.linspace(0, walked[-1], min(2 + int(walked[-1] / 3), 5000))
        found.append(np.stack([np.interp(at, walked, column) for column in corners.T], axis=-1))
    return np.concatenate(found)


def percent(share: float) -> str:
    """A share in per cent with as many digits as it needs near 0 and near 1."""
    return f"{100 * share:.1f} %" if 0.001 <= share < 0.999 else f"{number(100 * share, 2 if share < 0.5 else 4)} %"
