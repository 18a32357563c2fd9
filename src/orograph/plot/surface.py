"""The relief: loss as height, lit from the side, over its own map."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from mpl_toolkits.mplot3d import Axes3D

from orograph.errors import InputError
from orograph.plot import _box, _frame, _holes, _marks, _save, _scale, _solid
from orograph.plot._panels import Panel, filled, log_or_not, read_plane
from orograph.plot._scale import Scale
from orograph.plot._smooth import Relief, between, factor_for, refine
from orograph.plot._solid import Stage
from orograph.plot._style import SMALL, Theme, drawing, relief
from orograph.results.survey import Survey

_FINE = 400  # points along the longer side of a smooth surface


def surface(
    surveys: Sequence[Survey],
    *,
    path: str | os.PathLike[str] | None = None,
    field: str = "loss",
    log: bool | None = None,
    clip: float | None = None,
    smooth: bool = True,
    lines: bool = True,
    ground: bool = True,
    elev: float = 32.0,
    azim: float = -58.0,
    height: float = 0.62,
    markers: bool = True,
    theme: str = "light",
    title: str | None = None,
    width: float | None = None,
) -> Figure:
    """Draws 2-D surveys as lit surfaces, side by side on one scale of heights.

    The surface passes through every value exactly and invents no hill and no pit between them. Points that are NaN,
    infinite or failed leave a hole, marked on the map below and counted; points not computed yet are filled in from
    the computed ones and drawn paler.

    Args:
        surveys: one panel each.
        path: where to save it (``.png``, ``.pdf``, ``.svg``); in PDF and SVG the surface is an image, the text is text.
        field: the field to draw.
        log: the logarithm as height; default: where the values are positive and the largest is more than 30 times
            the median.
        clip: values above it become a plateau, said in the caption.
        smooth: a cubic spline between grid points, said in the caption; otherwise flat faces.
        lines: contour lines on the surface, at round numbers.
        ground: the contour map below the surface.
        elev: degrees of the eye above the ground.
        azim: degrees of the eye around the vertical.
        height: height of the relief, as a share of the longer side.
        markers: marks the anchor and named places.
        theme: "light" or "dark".
        title: above the picture.
        width: of the picture, inches.

    Returns:
        The figure; known to no global list of matplotlib.

    Raises:
        InputError: a survey is not 2-D, has fewer than 2 x 2 points or lacks the field, an option has an impossible
            value, or the file cannot be written.

    Example:
        >>> import xarray as xr
        >>> x, y = np.linspace(-1, 1, 5), np.linspace(-1, 1, 9)
        >>> grid = xr.Dataset({"loss": (("x", "y"), 1 + x[:, None] ** 2 + y**2)}, {"x": x, "y": y})
        >>> surface([Survey(grid, name="bowl")]).axes[0].get_zlabel()
        'loss'
    """
    target = _save.target_of(path)
    panels = read_plane(surveys, field, "surface")
    _frame.check_width(width)
    _frame.check_size(panels, "surface")
    scale = _scale.fit([panel.z for panel in panels], log=log_or_not(panels, log), clip=clip, heights=True)
    stage = _stage(panels[0], scale, elev, azim, height)
    with drawing(theme) as colours:
        boxes = _box.set_up(panels, scale, stage, colours, width=width, title=title, ground=ground)
        _box.arrange(boxes, *_remarks(panels, scale, smooth, markers))
        for axes, panel in zip(boxes.axes, panels, strict=True):
            land = _land(panel, scale, smooth)
            _raise(axes, panel, land, scale, stage, colours, lines)
            if ground:
                _map_below(axes, panel, land, scale, stage, colours)
            if markers:
                _pins(axes, panel, land, stage, colours, ground)
        return _save.save(boxes.figure, target)


def _stage(panel: Panel, scale: Scale, elev: float, azim: float, height: float) -> Stage:
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


def _land(panel: Panel, scale: Scale, smooth: bool) -> Relief:
    heights = filled(panel, np.where(panel.finite, scale.tamed(panel.z), np.nan))
    return refine(panel.x, panel.y, heights, factor_for(heights.shape, _FINE) if smooth else 1)


def _raise(axes: Axes3D, panel: Panel, land: Relief, scale: Scale, stage: Stage, theme: Theme, lines: bool) -> None:
    if not np.isfinite(land.heights).any():
        return
    levels = scale.heights if lines and scale.flat is None else np.empty(0)
    pale = _paleness(panel, land)
    solid = _solid.faces(land, stage, relief(), pale, theme.paper, levels)
    solid.set_zorder(3)
    solid.set_gid("relief")
    axes.add_collection(solid, autolim=False)


def _paleness(panel: Panel, land: Relief) -> np.ndarray:
    rows, columns = (
        np.abs(np.subtract.outer(fine, nodes)).argmin(axis=1) for fine, nodes in ((land.y, panel.y), (land.x, panel.x))
    )
    return 0.45 * panel.pending[np.ix_(rows, columns)]


def _map_below(axes: Axes3D, panel: Panel, land: Relief, scale: Scale, stage: Stage, theme: Theme) -> None:
    """Contour lines on the floor, and the marks of cells without a number."""
    floor = axes.get_zlim()[0]
    levels = scale.heights[land.crossed(scale.heights)]
    if levels.size:
        colours = list(relief()((levels - stage.low) / (stage.high - stage.low)))
        heights = np.ma.masked_invalid(land.heights)
        look = {"linewidths": 0.9, "linestyles": "solid", "zorder": 1}
        axes.contour(land.x, land.y, heights, levels=levels, colors=colours, zdir="z", offset=floor, **look)
    for kind, mask in _holes.kinds(panel):
        rows, columns = np.nonzero(mask)
        mark = {"ms": 2.6, "mew": 0.6, "mfc": "none", "mec": theme.ink, "zorder": 1.2, "gid": f"{kind.name} marks"}
        axes.plot(panel.x[columns], panel.y[rows], floor, kind.mark, **mark)


def _pins(axes: Axes3D, panel: Panel, land: Relief, stage: Stage, theme: Theme, ground: bool) -> None:
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


def _remarks(panels: list[Panel], scale: Scale, smooth: bool, markers: bool) -> list[str]:
    return [
        "height: logarithm" if scale.log else "",
        scale.remark,
        between([panel.z.shape for panel in panels], _FINE, smooth),
        _marks.outside_remark(panels) if markers else "",
    ]
