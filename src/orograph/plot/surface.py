"""The relief: loss as height, lit from the side, over its own map."""

from __future__ import annotations

import os
from collections.abc import Sequence

from matplotlib.figure import Figure

from orograph.plot import _box, _frame, _marks, _paths, _save, _scale
from orograph.plot._panels import Panel, log_or_not, loose_remark, preview_remark, read_plane
from orograph.plot._scale import Scale
from orograph.plot._smooth import between
from orograph.plot._style import drawing
from orograph.plot._terrain import land_of, line_levels, map_below, paleness, pins, raise_land, stage_for
from orograph.results.survey import Survey

FINE = 400  # points along the longer side of a smooth surface


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
    paths: bool = True,
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
        paths: lays the survey's trajectories on the surface and on the map below.
        theme: "light" or "dark".
        title: above the picture.
        width: of the picture, inches.

    Returns:
        The figure; known to no global list of matplotlib.

    Raises:
        InputError: a survey is not 2-D, has fewer than 2 x 2 points or lacks the field, an option has an impossible
            value, or the file cannot be written.

    Example:
        >>> import numpy as np
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
    stage = stage_for(panels[0], scale, elev, azim, height)
    with drawing(theme) as colours:
        boxes = _box.set_up(panels, scale, stage, colours, width=width, title=title, ground=ground)
        _box.arrange(boxes, *remarks(panels, scale, smooth, markers))
        for axes, panel in zip(boxes.axes, panels, strict=True):
            land = land_of(panel, scale, FINE if smooth else 0)
            ways = _paths.on_land(panel, land, stage) if paths else []
            levels, more = line_levels(scale, lines), _paths.ribbons(ways, land, stage)
            raise_land(axes, land, stage, colours, paleness(panel, land), levels, more)
            if ground:
                map_below(axes, panel, land, scale, stage, colours)
                _paths.draw_below(axes, ways)
            if markers:
                pins(axes, panel, land, stage, colours, ground)
            if paths:
                _paths.legend(axes, panel)
        return _save.save(boxes.figure, target)


def remarks(panels: list[Panel], scale: Scale, smooth: bool, markers: bool, fine: int = FINE) -> list[str]:
    """What the caption says about heights and about the space between grid points."""
    return [
        "height: logarithm" if scale.log else "",
        loose_remark(panels, log=scale.log),
        scale.remark,
        between([panel.z.shape for panel in panels if not panel.preview], fine, smooth),
        preview_remark(panels),
        _marks.outside_remark(panels) if markers else "",
    ]
