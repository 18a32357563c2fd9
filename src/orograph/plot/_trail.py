"""A trajectory on a lit surface: a ribbon that lies on the land and is hidden by the hills before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.typing import ColorType
from mpl_toolkits.mplot3d import Axes3D

from orograph.errors import InputError
from orograph.plot import _solid
from orograph.plot._smooth import Relief
from orograph.plot._solid import Stage
from orograph.registry import did_you_mean
from orograph.results.survey import Survey
from orograph.results.trajectory import Trajectory

_WAY, _CASING = to_rgba("#e8452c"), to_rgba("#ffffff")
_INK = "#10161e"
_WIDTH = 0.011  # of the ribbon, in the lengths of the box


@dataclass(frozen=True)
class Trail:
    """A trajectory laid on a surface.

    Attributes:
        trajectory: where it comes from.
        places: x, y and height along the way, in short pieces; NaN outside and over holes; shape (n, 3).
        when: index of the checkpoint that each place comes from, as a fraction; shape (n,).
    """

    trajectory: Trajectory
    places: np.ndarray
    when: np.ndarray

    def until(self, share: float) -> np.ndarray:
        """The places up to a share of the way."""
        return self.places[: max(1, int(np.searchsorted(self.when, share * self.when[-1], side="right")))]

    def checkpoint(self, share: float) -> int:
        """Index of the last checkpoint up to a share of the way."""
        return int(np.floor(share * self.when[-1] + 1e-9))


def trajectory_named(survey: Survey, name: str) -> Trajectory:
    """The survey's trajectory of that name.

    Raises:
        InputError: there is none.
    """
    known = {each.name: each for each in survey.trajectories}
    if name not in known:
        raise InputError(f"the name of a trajectory of {survey.name!r}", repr(name), did_you_mean(name, tuple(known)))
    return known[name]


def trail_on(land: Relief, stage: Stage, trajectory: Trajectory) -> Trail:
    """Lays a trajectory on a surface, with places as close as the surface's own points.

    Raises:
        InputError: no part of it lies on the surface.
    """
    corners = trajectory.coordinates
    lengths = stage.lengths(land)[:2]
    apart = np.linalg.norm(np.diff(corners, axis=0) * lengths, axis=1)
    pieces = np.clip(np.ceil(2 * apart / _solid.step_of(land, stage)), 1, 2000).astype(int)
    when = np.concatenate([[0.0], *(i + np.arange(1, n + 1) / n for i, n in enumerate(pieces))])
    index = np.arange(len(corners))
    flat = np.stack([np.interp(when, index, column) for column in corners.T], axis=-1)
    heights = _solid.heights_at(land, stage, flat)
    if not np.isfinite(heights).any():
        raise InputError(
            f"a trajectory {trajectory.name!r} that lies on the surface", "one outside it", "survey a larger range"
        )
    return Trail(trajectory, np.column_stack([flat, heights]), when)


def ribbons(places: np.ndarray, land: Relief, stage: Stage, way: ColorType = _WAY) -> tuple[np.ndarray, np.ndarray]:
    """Faces (n, 4, 3) and their colours (n, 4): a coloured band with a pale one behind it, both turned to the eye."""
    lengths = stage.lengths(land)
    step = _solid.step_of(land, stage)
    found: list[np.ndarray] = [np.empty((0, 4, 3))]
    shades: list[np.ndarray] = [np.empty((0, 4))]
    for width, colour, nearer in ((1.9 * _WIDTH, _CASING, 2.5), (_WIDTH, to_rgba(way), 3.5)):
        band = _band(places * lengths + nearer * step * stage.eye, stage.eye, width) / lengths
        found.append(band)
        shades.append(np.tile(colour, (len(band), 1)))
    return np.concatenate(found), np.concatenate(shades)


def draw_below(axes: Axes3D, places: np.ndarray, way: ColorType = _WAY) -> list[object]:
    """The way on the map below the surface."""
    floor = axes.get_zlim()[0]
    line = places[:, 0], places[:, 1], np.where(np.isfinite(places[:, 2]), floor, np.nan)
    return [*axes.plot(*line, color=way, linewidth=1.1, zorder=1.25, gid="trail on the map")]


def draw_head(axes: Axes3D, places: np.ndarray, land: Relief, stage: Stage) -> list[object]:
    """A ring where the way has come to, as far as the eye can see it."""
    x, y, height = places[-1]
    if not np.isfinite(height) or not _solid.visible(land, stage, x, y, height):
        return []
    x, y, height = places[-1] + 3.5 * _solid.step_of(land, stage) * stage.eye / stage.lengths(land)
    look = {"ms": 6.0, "mfc": _WAY, "mec": "#ffffff", "mew": 1.3, "zorder": 5.5, "gid": "head"}
    return [*axes.plot([x], [y], [height], "o", **look)]


def told(trail: Trail, share: float, parts: Sequence[str] = ()) -> str:
    """What the picture says of the checkpoint that the way has come to."""
    way, here = trail.trajectory, trail.checkpoint(share)
    words = [f"{way.name}: {way.unit} {way.step[here]:g}", *parts]
    if np.isfinite(way.loss[here]):
        words.append(f"loss {way.loss[here]:.4g}")
    if np.isfinite(way.distance[here]):
        words.append(f"{way.distance[here]:.3g} off the plane")
    marks = [label for step, label in way.marks if step <= way.step[here]]
    return " · ".join([*words, *marks[-1:]])


def _band(places: np.ndarray, eye: np.ndarray, width: float) -> np.ndarray:
    """A band along places in the lengths of the box, its pieces joined, as broad as the eye sees it."""
    ahead = np.gradient(places, axis=0) if len(places) > 1 else np.ones_like(places)
    side = np.cross(ahead, eye)
    length = np.linalg.norm(side, axis=1, keepdims=True)
    side = np.divide(side, length, out=np.zeros_like(side), where=length > 0) * width / 2
    left, right = places + side, places - side
    band = np.stack([left[:-1], left[1:], right[1:], right[:-1]], axis=1)
    return band[np.isfinite(band).all(axis=(1, 2))]
