"""The lit surface as many small faces, with its contour lines laid on it.

matplotlib draws three dimensions back to front, face by face. The contour lines are therefore cut into short pieces
and sorted among the faces, a little towards the eye, so that a hill hides the lines behind it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from contourpy import contour_generator
from matplotlib.colors import Colormap, to_rgb
from mpl_toolkits.mplot3d.art3d import Poly3DCollection
from scipy.interpolate import RegularGridInterpolator
from scipy.ndimage import gaussian_filter

from orograph.plot._smooth import Relief
from orograph.plot._style import lightness

_LAMP = np.array([0.62, 0.59, 0.55])
_SKY = np.array([0.56, 0.59, 0.63])


@dataclass(frozen=True)
class Stage:
    """The box that a surface stands in, and the eye that looks at it.

    Attributes:
        low: height of the lowest point.
        high: height of the highest point.
        box: lengths of the drawn box along x, y and from ``low`` to ``high``.
        elev: degrees of the eye above the ground.
        azim: degrees of the eye around the vertical.
    """

    low: float
    high: float
    box: tuple[float, float, float]
    elev: float
    azim: float

    @property
    def eye(self) -> np.ndarray:
        """Direction to the eye, in the lengths of the box."""
        return _direction(self.elev, self.azim)

    def lengths(self, land: Relief) -> np.ndarray:
        """Lengths in the box of one unit of x, of y and of height."""
        ranges = np.ptp(land.x) or 1.0, np.ptp(land.y) or 1.0, self.high - self.low
        return np.array(self.box) / ranges


def faces(
    land: Relief,
    stage: Stage,
    colours: Colormap,
    pale: np.ndarray,
    paper: str,
    levels: np.ndarray,
    more: tuple[np.ndarray, np.ndarray] | None = None,
) -> Poly3DCollection:
    """The surface as one collection of faces and pieces of contour lines.

    Args:
        land: heights; a face needs all four corners; what is above the stage becomes a plateau.
        stage: box and eye.
        colours: of the heights from ``stage.low`` to ``stage.high``.
        pale: shape of ``land.heights``, 0 … 1: how much of the paper shines through.
        paper: background.
        levels: heights of the contour lines.
        more: further faces to sort among the others: corners (faces, 4, 3) and colours (faces, 4).
    """
    cut = _cut(land, stage)
    corners, whole = _corners(cut)
    height = _mean_of_corners(cut.heights)[whole]
    base = colours((height - stage.low) / (stage.high - stage.low))[:, :3]
    lit = _lit(base, _light(cut, stage)[whole])
    veil = _mean_of_corners(pale)[whole][:, None]
    skin = lit * (1 - veil) + np.array(to_rgb(paper)) * veil
    threads, ink = _threads(land, stage, colours, levels)
    others, paint = more if more is not None else (threads[:0], ink[:0])
    shades = np.concatenate([np.insert(skin, 3, 1.0, axis=1), ink, paint])
    return Poly3DCollection(
        np.concatenate([corners[whole], threads, others]),
        facecolors=shades,
        edgecolors=shades,
        linewidths=0.35,
        rasterized=True,
    )


def height_at(land: Relief, stage: Stage, x: float, y: float) -> float:
    """Height of the surface at a place; NaN in a hole or outside."""
    return float(heights_at(land, stage, np.array([[x, y]]))[0])


def heights_at(land: Relief, stage: Stage, places: np.ndarray) -> np.ndarray:
    """Heights of the surface at places (x, y); NaN in a hole or outside."""
    return np.asarray(_ground(_cut(land, stage))(places[:, ::-1]))


def visible(land: Relief, stage: Stage, x: float, y: float, height: float) -> bool:
    """Whether no part of the surface stands between a point on it and the eye."""
    steps = np.linspace(0.02, 2.5, 400)[:, None] * stage.eye / stage.lengths(land)
    way = np.array([x, y, height]) + steps
    below = _ground(_cut(land, stage))(way[:, [1, 0]])
    return not bool((np.nan_to_num(below, nan=-np.inf) > way[:, 2] + 0.004 * (stage.high - stage.low)).any())


def step_of(land: Relief, stage: Stage) -> float:
    """The mean distance of fine points, in the lengths of the box."""
    lengths = stage.lengths(land)
    return float(max(np.diff(land.x).mean() * lengths[0], np.diff(land.y).mean() * lengths[1]))


def _cut(land: Relief, stage: Stage) -> Relief:
    return Relief(land.x, land.y, np.clip(land.heights, stage.low, stage.high))


def _ground(land: Relief) -> RegularGridInterpolator:
    return RegularGridInterpolator((land.y, land.x), land.heights, bounds_error=False, fill_value=np.nan)


def _corners(land: Relief) -> tuple[np.ndarray, np.ndarray]:
    x, y = np.meshgrid(land.x, land.y)
    points = np.stack([x, y, land.heights], axis=-1)
    quads = np.stack([points[:-1, :-1], points[:-1, 1:], points[1:, 1:], points[1:, :-1]], axis=2)
    return quads, np.isfinite(quads[..., 2]).all(axis=-1)


def _mean_of_corners(values: np.ndarray) -> np.ndarray:
    return (values[:-1, :-1] + values[:-1, 1:] + values[1:, 1:] + values[1:, :-1]) / 4


def _light(land: Relief, stage: Stage) -> np.ndarray:
    """Red, green and blue light on every face: a warm lamp from the left, a cool sky that hollows see less of."""
    lengths = stage.lengths(land)
    known = np.isfinite(land.heights)
    heights = np.where(known, land.heights, np.nanmin(np.where(known, land.heights, np.inf))) * lengths[2]
    up, across = np.gradient(heights, land.y * lengths[1], land.x * lengths[0])
    normal = np.stack([-across, -up, np.ones_like(up)], axis=-1)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    lamp = _direction(48.0, stage.azim - 62.0)
    diffuse = np.clip(normal @ lamp, 0, 1)
    halfway = (lamp + stage.eye) / np.linalg.norm(lamp + stage.eye)
    shine = np.clip(normal @ halfway, 0, 1) ** 24
    spread = [max(n / 14, 1.0) for n in heights.shape]
    sky = np.clip(1 + 1.1 * (heights - gaussian_filter(heights, spread, mode="nearest")), 0.72, 1.12)
    light = diffuse[..., None] * _LAMP + sky[..., None] * _SKY + 0.08 * shine[..., None]
    soft = max(heights.shape) / 350  # less than a step of a coarse grid, so that flat faces stay flat
    return _mean_of_corners(gaussian_filter(light, (soft, soft, 0), mode="nearest") if soft > 0.5 else light)


def _lit(base: np.ndarray, light: np.ndarray) -> np.ndarray:
    """Colours under that light: below 1 towards black, above 1 towards white."""
    return np.clip(base * np.minimum(light, 1) + (1 - base) * np.clip(light - 1, 0, 1), 0, 1)


def _threads(land: Relief, stage: Stage, colours: Colormap, levels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Contour lines as thin faces: corners (pieces, 4, 3) and colours (pieces, 4)."""
    lines = contour_generator(land.x, land.y, np.ma.masked_invalid(land.heights))
    nearer = _rise(land, stage)
    pieces, shades = [np.empty((0, 4, 3))], [np.empty((0, 4))]
    for level in levels:
        shade = np.array(colours((level - stage.low) / (stage.high - stage.low)))
        shade[:3] = shade[:3] * 0.58 if lightness(shade[:3]) > 42 else 1 - 0.72 * (1 - shade[:3])
        for line in lines.lines(level):
            flat = np.asarray(line)
            towards = nearer(flat[:, ::-1])[:, None] * stage.eye / stage.lengths(land)
            points = np.insert(flat, 2, level, axis=1) + towards
            pieces.append(np.stack([points[:-1], points[1:], points[1:], points[:-1]], axis=1))
            shades.append(np.tile(shade, (len(points) - 1, 1)))
    return np.concatenate(pieces), np.concatenate(shades)


def _rise(land: Relief, stage: Stage) -> RegularGridInterpolator:
    """How far a line must come forward to lie before the faces it runs on, which are tall where the land is steep."""
    lengths, step = stage.lengths(land), step_of(land, stage)
    cut = _cut(land, stage)
    slopes = np.gradient(cut.heights * lengths[2], cut.y * lengths[1], cut.x * lengths[0])
    tall = np.nan_to_num(np.hypot(*slopes), nan=0.0) * step * stage.eye[2]
    return _ground(Relief(land.x, land.y, 1.5 * step + tall))


def _direction(elev: float, azim: float) -> np.ndarray:
    up, around = math.radians(elev), math.radians(azim)
    return np.array([math.cos(up) * math.cos(around), math.cos(up) * math.sin(around), math.sin(up)])
