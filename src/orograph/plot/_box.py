"""The page of a three-dimensional picture: boxes side by side, titled, with quiet axes.

matplotlib leaves wide margins around a box that depend on where the eye is. The boxes are drawn once, measured, and
then moved together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator
from matplotlib.transforms import Bbox
from mpl_toolkits.mplot3d import Axes3D
from mpl_toolkits.mplot3d.proj3d import proj_transform

from orograph.plot import _frame, _holes
from orograph.plot._panels import Panel
from orograph.plot._scale import Scale
from orograph.plot._solid import Stage
from orograph.plot._style import NORMAL, SMALL, Theme, figure_of, new_figure, text_width, wrap
from orograph.results.words import axis_label, field_label, numbers

GAP = 0.42
"""From the lowest point down to the map, in heights of the relief."""

_HEAD, _LEGEND, _EDGE = 0.46, 0.24, 0.12  # inches: name and summary, legend, around everything


@dataclass
class Boxes:
    """A figure with one box a panel, how it is dressed, and where the eye will go (default: it stays)."""

    figure: Figure
    axes: list[Axes3D]
    panels: Sequence[Panel]
    theme: Theme
    title: str | None
    azimuths: Sequence[float] = ()

    @property
    def handles(self) -> list[list[Line2D]]:
        """Legend entries of every panel: the kinds of holes it has."""
        return [
            [_holes.legend_entry(kind, int(mask.sum()), "cell", self.theme) for kind, mask in _holes.kinds(panel)]
            for panel in self.panels
        ]


def set_up(
    panels: Sequence[Panel],
    scale: Scale,
    stage: Stage,
    theme: Theme,
    *,
    width: float | None,
    title: str | None,
    ground: bool,
) -> Boxes:
    """Empty boxes with labelled axes, each as wide as its share of the figure."""
    columns = _frame.columns_for(len(panels))
    width = width or {1: 5.4, 2: 8.8, 3: 12.0}[columns]
    rows = -(-len(panels) // columns)
    figure = new_figure(width, rows * width / columns, layout=None)
    axes = []
    for i, panel in enumerate(panels):
        place = (i % columns / columns, i // columns / rows, 1 / columns, 1 / rows)
        box = figure.add_axes(place, projection="3d", computed_zorder=False)
        assert isinstance(box, Axes3D)
        _furnish(box, panel, scale, stage, theme, ground)
        axes.append(box)
    return Boxes(figure, axes, panels, theme, title)


def arrange(boxes: Boxes, *remarks: str) -> None:
    """Moves the boxes to their places, and adds titles, legends and the caption."""
    figure, panels, theme = boxes.figure, boxes.panels, boxes.theme
    columns = _frame.columns_for(len(panels))
    width = figure.get_figwidth()
    across = width / columns
    _zoom(boxes, across)
    sizes = [_extent(box, boxes.azimuths) for box in boxes.axes]
    head = _frame.put_title(figure, boxes.title, theme)
    foot = _frame.put_caption(figure, [panel.survey for panel in panels], panels[0].field, theme, *remarks)
    legend = _LEGEND if any(handles := boxes.handles) else 0.0
    rows = -(-len(panels) // columns)
    tall = [max(size.height for size in sizes[r * columns : (r + 1) * columns]) for r in range(rows)]
    height = head + sum(tall) + rows * (_HEAD + legend) + foot
    figure.set_size_inches(width, height)
    for i, (box, size) in enumerate(zip(boxes.axes, sizes, strict=True)):
        row, left = i // columns, (i % columns) * across
        top = height - head - sum(tall[:row]) - row * (_HEAD + legend)
        x0 = left + (across - size.width) / 2 - size.x0
        y0 = top - _HEAD - tall[row] + (tall[row] - size.height) / 2 - size.y0
        box.set_position((x0 / width, y0 / height, across / width, across / height))
        _name(figure, panels[i], theme, left, top, across)
        if handles[i]:
            figure.legend(
                handles=handles[i],
                loc="upper left",
                ncols=3,
                borderaxespad=0,
                borderpad=0,
                handletextpad=0.3,
                columnspacing=1.2,
                bbox_to_anchor=((left + 2 * _EDGE) / width, (top - _HEAD - tall[row] - 0.02) / height),
            )


def _furnish(box: Axes3D, panel: Panel, scale: Scale, stage: Stage, theme: Theme, ground: bool) -> None:
    drop = GAP if ground else 0.0
    floor = stage.low - drop * (stage.high - stage.low)
    box.set(xlim=(panel.x[0], panel.x[-1]), ylim=(panel.y[0], panel.y[-1]), zlim=(floor, stage.high))
    box.set_box_aspect((stage.box[0], stage.box[1], stage.box[2] * (1 + drop)))
    box.set_proj_type("persp", focal_length=1.6)
    box.view_init(stage.elev, stage.azim)
    box.patch.set_alpha(0)
    rounded = scale.ticks(5)
    names = dict(zip((float(scale.height(tick)) for tick in rounded), numbers(rounded), strict=True))
    box.zaxis.set_major_locator(FixedLocator(list(names)))
    box.zaxis.set_major_formatter(FuncFormatter(lambda height, _: names.get(height, "")))
    place_ticks(box, panel, stage)
    for axis in (box.xaxis, box.yaxis, box.zaxis):
        axis.line.set(color=theme.muted, linewidth=0.6)
        axis.pane.set(edgecolor=theme.faint, linewidth=0.5)
        axis.set_tick_params(pad=-1, labelsize=SMALL)
    widest = 72 * max((text_width(name, SMALL) for name in names.values()), default=0.0)  # they are centred
    box.zaxis.set_tick_params(pad=widest / 2 - 3)
    box.set_xlabel(axis_label([panel.survey], "x"), fontsize=SMALL, labelpad=1)
    box.set_ylabel(axis_label([panel.survey], "y"), fontsize=SMALL, labelpad=1)
    box.set_zlabel(field_label([panel.survey], panel.field), fontsize=SMALL, labelpad=max(0.8 * widest - 6, 1))


def place_ticks(box: Axes3D, panel: Panel, stage: Stage) -> None:
    """Round numbers along x and y, without the one that would meet another in the corner near the eye."""
    near = panel.y[0] if stage.eye[1] < 0 else panel.y[-1]
    for axis, nodes in ((box.xaxis, panel.x), (box.yaxis, panel.y)):
        ticks = MaxNLocator(4, steps=[1, 2, 5, 10]).tick_values(nodes[0], nodes[-1])
        far = 0.09 * np.ptp(nodes) if axis is box.yaxis else -1.0
        axis.set_major_locator(FixedLocator([t for t in ticks if nodes[0] <= t <= nodes[-1] and abs(t - near) > far]))


def _zoom(boxes: Boxes, across: float) -> None:
    """Makes every box as large as its share of the width allows, all by the same factor."""
    widest = max(_extent(box, boxes.azimuths).width for box in boxes.axes)
    factor = (across - 2.5 * _EDGE) / widest
    for _ in range(2):
        for box in boxes.axes:
            box.set_box_aspect(box._box_aspect, zoom=factor)
        widest = max(_extent(box, boxes.azimuths).width for box in boxes.axes)
        factor *= (across - 2.5 * _EDGE) / widest


def _extent(box: Axes3D, azimuths: Sequence[float]) -> Bbox:
    """What the box with its labels covers on the eye's whole way, in inches."""
    sizes = []
    for azimuth in azimuths or (box.azim,):
        box.view_init(box.elev, azimuth)
        sizes.append(_measure(box))
    return Bbox.union(sizes)


def _measure(box: Axes3D) -> Bbox:
    """What the box with its labels covers, in inches from the lower left corner of its axes."""
    figure = figure_of(box)
    figure.draw_without_rendering()
    canvas = figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    parts = [axis.get_tightbbox(canvas.get_renderer()) for axis in (box.xaxis, box.yaxis, box.zaxis)]
    corners = np.array(np.meshgrid(box.get_xlim(), box.get_ylim(), box.get_zlim())).reshape(3, -1)
    flat = _project(box, corners)
    seen = Bbox([flat.min(axis=0), flat.max(axis=0)])
    whole = Bbox.union([*(part for part in parts if part is not None), seen])
    origin = box.get_position().p0 * figure.bbox.size
    return Bbox((whole.get_points() - origin) / figure.dpi)


def _project(box: Axes3D, points: np.ndarray) -> np.ndarray:
    across, up, _ = proj_transform(*points, box.get_proj())
    return box.transData.transform(np.stack([across, up], axis=-1))


def _name(figure: Figure, panel: Panel, theme: Theme, left: float, top: float, across: float) -> None:
    width, height = figure.get_size_inches()
    name = wrap(panel.name, NORMAL * 1.08, across - 4 * _EDGE, lines=1, weight="bold")
    figure.text(
        (left + 2 * _EDGE) / width, (top - 0.08) / height, name, va="top", fontsize=NORMAL * 1.08, fontweight="bold"
    )
    second = wrap(
        " · ".join(part for part in (panel.summary, panel.preview) if part), SMALL, across - 4 * _EDGE, lines=1
    )
    figure.text((left + 2 * _EDGE) / width, (top - 0.28) / height, second, va="top", fontsize=SMALL, color=theme.muted)
