"""Where the numbers on contour lines go: on straight stretches with room, away from the rim, marks and each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.contour import ContourSet
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from orograph.plot._smooth import Relief
from orograph.plot._style import figure_of

_SHORTEST = 45.0  # points: shorter lines get no number
_RIM = 12.0  # points between a number and the border
_APART = 30.0  # points between two numbers
_CLEAR = 13.0  # points between a number and a mark
_ROOM = 5.5  # points between a line and its neighbours where its number stands
_STRETCH = 9.0  # points of line to both sides that should be straight


def places(
    axes: Axes, lines: ContourSet, land: Relief, marks: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """One place for a number on every line that is long enough and has room.

    Args:
        axes: with its final size.
        lines: the contour lines, not labelled yet.
        land: the heights they were drawn from.
        marks: data coordinates to stay away from, as from all text in the axes.

    Returns:
        Data coordinates of vertices of the lines.
    """
    figure = figure_of(axes)
    scale = 72 / figure.dpi
    box = axes.get_window_extent()
    corners = np.array([[box.x0, box.y0], [box.x1, box.y1]]) * scale
    taken = np.reshape(axes.transData.transform(np.reshape(marks, (-1, 2))), (-1, 2))
    taken = (
        np.concatenate([taken, *(_covered(text.get_window_extent(), _CLEAR / scale) for text in axes.texts)]) * scale
    )
    reach = [_CLEAR] * len(taken)
    slope = _slope(land, corners, axes)
    chosen = []
    for gap, line in _curves(lines):
        on_paper = axes.transData.transform(line) * scale
        score = _score(on_paper, corners, taken, np.array(reach))
        with np.errstate(divide="ignore"):
            score[gap / slope(line) < _ROOM] = -np.inf
        if len(score) and np.isfinite(score.max()):
            best = int(score.argmax())
            chosen.append((float(line[best, 0]), float(line[best, 1])))
            taken = np.vstack([taken, on_paper[best]])
            reach.append(_APART)
    return chosen


def _covered(box: Bbox, apart: float) -> np.ndarray:
    """Points all over a box, no further apart than that; shape (n, 2)."""
    across, up = (np.linspace(low, high, 2 + int((high - low) / apart)) for low, high in (box.intervalx, box.intervaly))
    return np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)


def _curves(lines: ContourSet) -> Iterator[tuple[float, np.ndarray]]:
    """Every connected line: the distance to the next level, its vertices; highest level first."""
    levels = np.asarray(lines.levels)
    gaps = np.diff(levels) if len(levels) > 1 else np.array([np.inf])
    for k in reversed(range(len(levels))):
        path = lines.get_paths()[k]
        vertices = np.asarray(path.vertices)
        if len(vertices):
            starts = np.flatnonzero(path.codes == Path.MOVETO)
            for line in np.split(vertices, starts[1:]):
                yield float(gaps[max(k - 1, 0) : k + 1].min()), line


def _score(line: np.ndarray, corners: np.ndarray, taken: np.ndarray, reach: np.ndarray) -> np.ndarray:
    """How good every vertex is: straightness around it, and distance from other numbers; −inf if impossible."""
    walked = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    if walked[-1] < _SHORTEST:
        return np.full(len(line), -np.inf)
    before, after = (_along(line, walked, walked + shift) for shift in (-_STRETCH, _STRETCH))
    score = np.linalg.norm(after - before, axis=1) / (2 * _STRETCH)
    rim = np.minimum(line - corners[0], corners[1] - line).min(axis=1)
    score[rim < _RIM] = -np.inf
    if len(taken):
        distance = np.linalg.norm(line[:, None] - taken[None], axis=-1)
        score[(distance < reach).any(axis=1)] = -np.inf
        score += 0.25 * np.minimum(distance.min(axis=1), 3 * _APART) / (3 * _APART)
    return score


def _along(line: np.ndarray, walked: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Points at a distance along the line; closed lines go round."""
    if np.allclose(line[0], line[-1]):
        at = at % walked[-1]
    return np.stack([np.interp(at, walked, line[:, axis]) for axis in (0, 1)], axis=-1)


def _slope(land: Relief, corners: np.ndarray, axes: Axes) -> Callable[[np.ndarray], np.ndarray]:
    """A function: steepness of the land, height a point on paper, at data coordinates."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    size = (corners[1] - corners[0]) / [right - left, top - bottom]
    up, across = np.gradient(land.heights, land.y * size[1], land.x * size[0])
    steep = np.nan_to_num(np.hypot(up, across), nan=0.0, posinf=0.0)

    def at(points: np.ndarray) -> np.ndarray:
        columns = np.clip(np.searchsorted(land.x, points[:, 0]), 0, len(land.x) - 1)
        rows = np.clip(np.searchsorted(land.y, points[:, 1]), 0, len(land.y) - 1)
        return steep[rows, columns]

    return at
