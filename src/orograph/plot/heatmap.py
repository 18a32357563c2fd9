"""One coloured cell a grid point: the numbers as they are."""

from __future__ import annotations

import os
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from orograph.plot import _frame, _holes, _marks, _save, _scale
from orograph.plot._panels import Panel, edges, log_or_not, loose_remark, read_plane
from orograph.plot._scale import Scale
from orograph.plot._style import Theme, drawing, relief
from orograph.results.survey import Survey


def heatmap(
    surveys: Sequence[Survey],
    *,
    path: str | os.PathLike[str] | None = None,
    field: str = "loss",
    log: bool | None = None,
    clip: float | None = None,
    aspect: str | None = None,
    markers: bool = True,
    theme: str = "light",
    title: str | None = None,
    width: float | None = None,
) -> Figure:
    """Draws every grid point of 2-D surveys as one cell, several surveys side by side on one scale.

    A cell reaches half-way to its neighbours; nothing is interpolated. Cells that are NaN, infinite or failed are
    grey with a mark of their kind, counted in a legend; cells not computed yet are left empty.

    Args:
        surveys: one panel each.
        path: where to save it (``.png``, ``.pdf``, ``.svg``).
        field: the field to draw.
        log: colours by the logarithm; default: where the values are positive and span more than a factor of 30.
        clip: values above it have the colour of the end of the scale.
        aspect: "equal" or "auto"; default: equal where both axes have comparable units and ranges.
        markers: marks the anchor and named places.
        theme: "light" or "dark".
        title: above the picture.
        width: of the picture, inches.

    Returns:
        The figure; known to no global list of matplotlib.

    Raises:
        InputError: a survey is not 2-D or lacks the field, an option has an impossible value, or the file cannot be
            written.

    Example:
        >>> import xarray as xr
        >>> grid = xr.Dataset({"loss": (("x", "y"), [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])}, {"x": [0, 1], "y": [0, 1, 2]})
        >>> heatmap([Survey(grid, name="ramp")]).axes[0].collections[0].get_array().data
        array([[1., 4.],
               [2., 5.],
               [3., 6.]])
    """
    target = _save.target_of(path)
    panels = read_plane(surveys, field, "heatmap")
    scale = _scale.fit([panel.z for panel in panels], log=log_or_not(panels, log), clip=clip)
    remarks = loose_remark(panels, log=scale.log), scale.remark, _marks.outside_remark(panels) if markers else ""
    with drawing(theme) as colours:
        page = _frame.lay_out(panels, colours, *remarks, width=width, title=title, aspect=aspect)
        for axes, panel in zip(page.axes, panels, strict=True):
            _cells(axes, panel, scale)
        if not scale.empty:
            _frame.colour_bar(page, scale, field, relief(), scale.norm(), _frame.ticks_of(scale))
        _frame.settle(page)
        for axes, panel in zip(page.axes, panels, strict=True):
            _notes(axes, panel, colours, markers)
        return _save.save(page.figure, target)


def _cells(axes: Axes, panel: Panel, scale: Scale) -> None:
    """Values as they are; only zeros on a logarithmic scale become its lowest level, to have a colour."""
    values = panel.z.copy()
    if scale.log:
        values[values == 0] = scale.levels[0] / 10
    axes.pcolormesh(
        edges(panel.x),
        edges(panel.y),
        values,
        norm=scale.norm(),
        cmap=relief(),
        shading="flat",
        antialiased=False,
        rasterized=True,
        gid="cells",
    )


def _notes(axes: Axes, panel: Panel, theme: Theme, markers: bool) -> None:
    if markers:
        _marks.draw(axes, panel, theme)
    _frame.legend_below(axes, _holes.draw(axes, panel, theme), theme)
