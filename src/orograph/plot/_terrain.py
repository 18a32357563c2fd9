"""The parts of a picture of a surface: the land itself, the map below it, and the pins in it."""

from __future__ import annotations

from typing import Any

import numpy as np
from mpl_toolkits.mplot3d import Axes3D
from mpl_toolkits.mplot3d.art3d import Poly3DCollection

from orograph.errors import InputError
from orograph.plot import _holes, _marks, _solid
from orograph.plot._panels import Panel, filled
from orograph.plot._scale import Scale
from orograph.plot._smooth import Relief, factor_for, refine
from orograph.plot._solid import Stage
from orograph.plot._style import SMALL, Theme, relief, seen_on


def stage_for(panel: Panel, scale: Scale, elev: float, azim: float, height: float) -> Stage:
    """The box for a panel and the eye that looks at it.

    Raises:
        InputError: an impossible height or angle.
    """
    if not 0.05 <= height <= 5:
        raise InputError("a height of 0.05 to 5 times the longer side", str(height), "set height=0.6, say")
    if not (np.isfinite(elev) and np.isfinite(azim)):
        raise InputError("finite angles elev and azim", f"{elev:g} and {azim:g}", "set elev=32 and azim=-58, say")
    low, high = (float(h) for h in scale.height(np.array([scale.low, scale.high])))
    if high <= low:
        low, high = float(scale.heights[0]), float(scale.heights[-1])
    ranges = np.array([np.ptp(panel.x), np.ptp(panel.y)])
    sides = ranges / ranges.max() if ranges.min() > ranges.max() / 3 else np.ones(2)
    return Stage(low, high, (float(sides[0]), float(sides[1]), height), elev, azim)


def land_of(panel: Panel, scale: Scale, fine: int) -> Relief:
    """The panel's heights, with at most ``fine`` points along the longer side between those of the grid (0: none)."""
    heights = filled(panel, np.where(panel.finite, scale.tamed(panel.z), np.nan))
    return refine(panel.x, panel.y, heights, factor_for(heights.shape, fine) if fine else 1)


def line_levels(scale: Scale, lines: bool) -> np.ndarray:
    """Heights of the contour lines on the surface."""
    return scale.heights if lines and scale.flat is None else np.empty(0)


def raise_land(
    axes: Axes3D,
    land: Relief,
    stage: Stage,
    theme: Theme,
    pale: np.ndarray,
    levels: np.ndarray,
    more: tuple[np.ndarray, np.ndarray] | None = None,
) -> Poly3DCollection | None:
    """Draws the lit surface; gives what was drawn, None if there is no land at all."""
    if not np.isfinite(land.heights).any():
        return None
    solid = _solid.faces(land, stage, relief(), pale, theme.paper, levels, more)
    solid.set_zorder(3)
    solid.set_gid("relief")
    axes.add_collection(solid, autolim=False)
    return solid


def paleness(panel: Panel, land: Relief) -> np.ndarray:
    """How much of the paper shines through at every fine point: those not computed yet are paler."""
    rows, columns = (
        np.abs(np.subtract.outer(fine, nodes)).argmin(axis=1) for fine, nodes in ((land.y, panel.y), (land.x, panel.x))
    )
    return 0.45 * panel.pending[np.ix_(rows, columns)]


def map_below(axes: Axes3D, panel: Panel, land: Relief, scale: Scale, stage: Stage, theme: Theme) -> None:
    """Contour lines on the floor, and the marks of cells without a number."""
    floor = axes.get_zlim()[0]
    levels = scale.heights[land.crossed(scale.heights)]
    if levels.size:
        shades = relief()((levels - stage.low) / (stage.high - stage.low))
        colours = [seen_on(theme.paper, shade) for shade in shades]
        heights = np.ma.masked_invalid(land.heights)
        look = {"linewidths": 0.9, "linestyles": "solid", "zorder": 1}
        axes.contour(land.x, land.y, heights, levels=levels, colors=colours, zdir="z", offset=floor, **look)
    for kind, mask in _holes.kinds(panel):
        rows, columns = np.nonzero(mask)
        mark = {"ms": 2.6, "mew": 0.6, "mfc": "none", "mec": theme.ink, "zorder": 1.2, "gid": f"{kind.name} marks"}
        axes.plot(panel.x[columns], panel.y[rows], floor, kind.mark, **mark)


def pins(axes: Axes3D, panel: Panel, land: Relief, stage: Stage, theme: Theme, ground: bool) -> None:
    """The anchor's cross and the markers: on the map, and on the surface where the eye can see them."""
    for name, x, y in [("", 0.0, 0.0), *_marks.named_places(panel)]:
        if not (_marks.inside(panel, x, y) and np.isfinite(land.heights).any()):
            continue
        look: dict[str, Any] = {"marker": "o", "ms": 4.0} if name else {"marker": "P", "ms": 6.0}
        look |= {"mfc": "#ffffff", "mec": "#10161e", "mew": 0.8}
        if ground:
            axes.plot([x], [y], axes.get_zlim()[0], zorder=1.3, gid=f"{name or 'anchor'} on the map", **look)
        top = _solid.height_at(land, stage, x, y)
        if np.isfinite(top) and _solid.visible(land, stage, x, y, top):
            axes.plot([x], [y], top, zorder=5, gid=name or "anchor", **look)
            _name(axes, name, (x, y, top + 0.04 * (stage.high - stage.low)), theme)


def _name(axes: Axes3D, name: str, place: tuple[float, float, float], theme: Theme) -> None:
    look = {"fontsize": SMALL, "color": theme.ink, "path_effects": theme.halo, "zorder": 6}
    axes.text(*place, name, ha="center", va="bottom", **look)
