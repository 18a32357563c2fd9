"""A survey made ready to draw: sorted axes, the field, and what is wrong where.

Surveys hold ``field[x, y]``; pictures want rows along ``y``. The one transposition is here, in `read_plane`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import LinearNDInterpolator, NearestNDInterpolator

from orograph.errors import InputError
from orograph.results.schema import Status
from orograph.results.survey import Survey, check_same_axes
from orograph.results.words import check_field, counted, loose_in_log, number, plain, share


@dataclass(frozen=True)
class Panel:
    """One survey's field with its kinds of missing values.

    Attributes:
        survey: where it comes from.
        field: name of the field.
        x: increasing coordinates, shape (nx,).
        y: increasing coordinates, shape (ny,); a single 0 for a line.
        z: the field, shape (ny, nx); NaN where pending or failed.
        nan: computed, and not a number.
        infinite: computed, and infinite.
        failed: the evaluation raised.
        pending: not computed yet.
    """

    survey: Survey
    field: str
    x: np.ndarray
    y: np.ndarray
    z: np.ndarray
    nan: np.ndarray
    infinite: np.ndarray
    failed: np.ndarray
    pending: np.ndarray

    @property
    def finite(self) -> np.ndarray:
        """Where there is a number."""
        return np.isfinite(self.z)

    @property
    def name(self) -> str:
        """The survey's name on one line."""
        return plain(self.survey.name)

    @property
    def preview(self) -> str:
        """A remark on an unfinished survey, else empty."""
        waiting = int(self.pending.sum())
        if not waiting:
            return ""
        total = self.pending.size
        return f"preview: {share(total - waiting, total)} of {counted(total, 'point')}"

    @property
    def at_anchor(self) -> float | None:
        """The field at coordinates 0: measured directly, or else that of the grid point there."""
        if self.field in self.survey.anchor:
            return float(self.survey.anchor[self.field])
        column, row = np.flatnonzero(self.x == 0), np.flatnonzero(self.y == 0)
        here = self.z[row[0], column[0]] if column.size and row.size else np.nan
        return float(here) if np.isfinite(here) else None

    @property
    def summary(self) -> str:
        """The extremes of what was evaluated and the value at the anchor, whose mark it explains."""
        values = self.survey.evaluated(self.field)
        values = values[~np.isnan(values)]
        if not values.size:
            return "no finite value"
        parts = [f"min {number(float(values.min()))}"]
        if self.field != "loss":
            parts.append(f"max {number(float(values.max()))}")
        if self.at_anchor is not None:
            parts.append(f"✚ anchor {number(self.at_anchor)}")
        return " · ".join(parts)


def read_plane(surveys: Sequence[Survey], field: str, what: str) -> list[Panel]:
    """One panel a survey, for pictures of a plane.

    Raises:
        InputError: no survey, one that is not two-dimensional, or one without that field.
    """
    _check(surveys, field, 2, what, "'line'")
    return [_panel(survey, field, ("x", "y")) for survey in surveys]


def read_lines(surveys: Sequence[Survey], field: str, what: str) -> list[Panel]:
    """One panel of a single row a survey, for pictures of a line.

    Raises:
        InputError: no survey, one that is not one-dimensional, or one without that field.
    """
    _check(surveys, field, 1, what, "'contour', 'heatmap' or 'surface'")
    return [_panel(survey, field, ("x",)) for survey in surveys]


def log_or_not(panels: Sequence[Panel], log: bool | None) -> bool | None:
    """What the user says; if nothing, False for fractions, whose scale is never logarithmic by itself."""
    units = {panel.survey.dataset[panel.field].attrs.get("units") for panel in panels}
    return False if log is None and units & {"fraction", "%"} else log


def row(panel: Panel, field: str) -> np.ndarray:
    """Another field of a line's survey, in the order of the panel's ``x``."""
    return panel.survey.dataset[field].sortby("x").values.astype(np.float64)


def edges(centres: np.ndarray) -> np.ndarray:
    """Borders of the cells around grid points: half-way between neighbours.

    Args:
        centres: increasing, shape (n,).

    Returns:
        Shape (n + 1,); the outermost cells are symmetric, and a single point has a cell of width 1.

    Example:
        >>> edges(np.array([0.0, 1.0, 3.0]))
        array([-0.5,  0.5,  2. ,  4. ])
    """
    if len(centres) == 1:
        return np.array([centres[0] - 0.5, centres[0] + 0.5])
    middle = (centres[:-1] + centres[1:]) / 2
    return np.concatenate([[2 * centres[0] - middle[0]], middle, [2 * centres[-1] - middle[-1]]])


def filled(panel: Panel, heights: np.ndarray) -> np.ndarray:
    """Heights with the pending points filled in from the computed ones, for a preview.

    Linear between computed points, the nearest one outside them. NaN, infinite and failed points stay NaN.

    Args:
        panel: says which points are pending.
        heights: shape (ny, nx).
    """
    known = np.isfinite(heights) & ~panel.pending
    if not panel.pending.any() or not known.any():
        return heights
    columns, rows = np.meshgrid(_unit(panel.x), _unit(panel.y))
    where, wanted = _at(columns, rows, known), _at(columns, rows, panel.pending)
    guess = NearestNDInterpolator(where, heights[known])(wanted)
    if all(len(np.unique(coordinate)) > 1 for coordinate in where.T) and np.linalg.matrix_rank(where - where[0]) == 2:
        linear = LinearNDInterpolator(where, heights[known])(wanted)
        guess = np.where(np.isfinite(linear), linear, guess)
    out = heights.copy()
    out[panel.pending] = guess
    return out


def preview_remark(panels: Sequence[Panel]) -> str:
    """What the caption says about points that were `filled` in; nothing if there are none."""
    return "preview: linear between the points computed so far" if any(panel.preview for panel in panels) else ""


def loose_remark(panels: Sequence[Panel], *, log: bool) -> str:
    """What the caption says about estimates on a logarithmic scale whose error is known as a share of the range."""
    loose = log and panels[0].field == "loss" and loose_in_log([panel.survey for panel in panels])
    return "near the minimum these logarithms say more than that accuracy does" if loose else ""


def _check(surveys: Sequence[Survey], field: str, axes: int, what: str, instead: str) -> None:
    if not surveys:
        raise InputError(f"one survey or more for the plot {what!r}", "none", "pass at least one")
    check_same_axes(surveys, f"the plot {what!r}")
    for survey in surveys:
        if len(survey.axes) != axes:
            raise InputError(
                f"a {axes}-D survey for the plot {what!r}",
                f"the {len(survey.axes)}-D survey {survey.name!r}",
                f"choose the plot {instead}",
            )
        check_field(survey, field)


def _panel(survey: Survey, field: str, axes: tuple[str, ...]) -> Panel:
    grid = survey.dataset.sortby(list(axes))
    turned = tuple(reversed(axes))
    shape = (1, -1) if len(axes) == 1 else tuple(grid.sizes[axis] for axis in turned)

    def rows(name: str) -> np.ndarray:
        return grid[name].transpose(*turned).values.reshape(shape)

    raw = rows(field).astype(np.float64)
    status = rows("status") if "status" in grid else np.full(raw.shape, Status.OK)
    failed, pending = status == Status.FAILED, (status == Status.PENDING) | (status == Status.PADDING)
    computed = ~failed & ~pending
    return Panel(
        survey=survey,
        field=field,
        x=grid["x"].values.astype(np.float64),
        y=grid["y"].values.astype(np.float64) if "y" in axes else np.zeros(1),
        z=np.where(computed, raw, np.nan),
        nan=computed & np.isnan(raw),
        infinite=computed & np.isinf(raw),
        failed=failed,
        pending=pending,
    )


def _unit(nodes: np.ndarray) -> np.ndarray:
    return (nodes - nodes[0]) / (float(np.ptp(nodes)) or 1.0)


def _at(columns: np.ndarray, rows: np.ndarray, where: np.ndarray) -> np.ndarray:
    return np.stack([columns[where], rows[where]], axis=-1)
