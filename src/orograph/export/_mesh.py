"""A survey as a triangulated surface: what every mesh format needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from orograph.errors import InputError
from orograph.plot._panels import Panel, log_or_not, read_plane
from orograph.plot._scale import fit
from orograph.plot._smooth import factor_for, refine
from orograph.plot._style import relief
from orograph.registry import names
from orograph.results.survey import Survey

_FINE = 220  # points along the longer side of a smooth mesh


HIGHEST = 1e30
"""Heights beyond this do not fit the single precision of mesh formats."""


@dataclass(frozen=True)
class Ground:
    """Heights over a grid, and where there are none.

    Attributes:
        x: increasing, shape (nx,).
        y: increasing, shape (ny,).
        heights: shape (nx, ny), in the field's unit or its log₁₀; NaN where there is no finite value.
        colours: of every point, shape (nx, ny, 3), sRGB in 0 … 1.
        low: the lowest height of all surveys drawn together.
        high: the highest one.
        log: whether heights are logarithms.
    """

    x: np.ndarray
    y: np.ndarray
    heights: np.ndarray
    colours: np.ndarray
    low: float
    high: float
    log: bool

    @property
    def known(self) -> np.ndarray:
        """Where there is a height."""
        return np.isfinite(self.heights)


def grounds(
    surveys: Sequence[Survey],
    form: str,
    *,
    field: str = "loss",
    log: bool | None = None,
    clip: float | None = None,
    colour: str | None = None,
    smooth: bool = False,
) -> list[Ground]:
    """Surveys as heights on one scale.

    Args:
        surveys: 2-D ones.
        form: the format, for complaints.
        field: the measure that gives the height.
        log: take its logarithm to base 10; zero and negative values then have no height. Default: where the values are
            positive and the largest is more than 30 times the median.
        clip: values above it become a plateau.
        colour: the measure that gives the colour; default ``field``.
        smooth: a cubic spline between grid points; where a grid point has no height, its whole cell has none.

    Raises:
        InputError: a survey is not 2-D, has fewer than 2 x 2 points or lacks the field, nothing has a height, or a clip
            leaves nothing.
    """
    _check_planes(surveys, form)
    panels = read_plane(surveys, field, form)
    painted = panels if colour in (None, field) else read_plane(surveys, str(colour), form)
    raised, logarithmic = _heights(panels, log, clip)
    for panel in panels:
        if min(panel.z.shape) < 2:
            shape = f"{len(panel.x)} x {len(panel.y)} in {panel.survey.name!r}"
            raise InputError(f"at least 2 x 2 points for the format {form!r}", shape, "survey a finer grid")
    if not any(np.isfinite(heights).any() for heights in raised):
        sort = "positive finite" if logarithmic else "finite"
        raise InputError(f"a {sort} value of {field!r} for the format {form!r}", "none", "survey it first")
    shades = raised if colour in (None, field) else _heights(painted, False, None)[0]
    low, high = _ends(raised)
    if max(abs(low), abs(high)) > HIGHEST:
        got = f"{max(abs(low), abs(high)):.3g}"
        raise InputError(f"heights up to {HIGHEST:g} for the format {form!r}", got, "choose log=true, or a clip")
    made = []
    for panel, heights, shade in zip(panels, raised, shades, strict=True):
        factor = factor_for(heights.shape, _FINE) if smooth else 1
        land = refine(panel.x, panel.y, heights, factor)
        tint = refine(panel.x, panel.y, np.where(np.isfinite(shade), shade, _ends(shades)[0]), factor)
        colours = _coloured(tint.heights.T, *_ends(shades))
        made.append(Ground(land.x, land.y, land.heights.T, colours, low, high, logarithmic))
    return made


def triangles(known: np.ndarray) -> np.ndarray:
    """Numbers i·ny + j of the corners of every triangle, counterclockwise from above; none has a corner in a hole.

    Args:
        known: shape (nx, ny).

    Example:
        >>> triangles(np.array([[True, True], [True, False]])).tolist(), triangles(np.ones((2, 2), bool)).tolist()
        ([[0, 2, 1]], [[0, 2, 3], [0, 3, 1]])
    """
    number = np.arange(known.size).reshape(known.shape)
    a, b, c, d = number[:-1, :-1], number[1:, :-1], number[1:, 1:], number[:-1, 1:]
    whole = np.stack([a, b, c, a, c, d], axis=-1)
    other = np.stack([a, b, d, b, c, d], axis=-1)  # the diagonal that saves a triangle where b or d is missing
    lost = ~(known[:-1, :-1] & known[1:, 1:])
    faces = np.where(lost[..., None], other, whole).reshape(-1, 3)
    return faces[known.ravel()[faces].all(axis=-1)]


def box(grounds: Sequence[Ground]) -> tuple[float, float]:
    """Lengths of the sides along x and y, the longer one 1; equal if one would be less than a third of the other."""
    ranges = np.array([max(float(np.ptp(nodes)) for nodes in axis) for axis in _nodes(grounds)])
    sides = ranges / ranges.max() if ranges.min() > ranges.max() / 3 else np.ones(2)
    return float(sides[0]), float(sides[1])


def unit(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """Values from ``low`` to ``high`` as 0 … 1; 0 if there is no range."""
    return (values - low) / (high - low) if high > low else np.zeros_like(values)


def _nodes(grounds: Sequence[Ground]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    return [ground.x for ground in grounds], [ground.y for ground in grounds]


def _heights(panels: list[Panel], log: bool | None, clip: float | None) -> tuple[list[np.ndarray], bool]:
    """Heights of every panel, NaN where there are none, and whether they are logarithms."""
    scale = fit([panel.z for panel in panels], log=False, clip=clip, heights=True)
    if log is None:
        log = fit([panel.z for panel in panels], log=log_or_not(panels, None), clip=clip, heights=True).log
    raised = []
    for panel in panels:
        values = np.where(panel.finite, panel.z, np.nan)
        values = np.minimum(values, scale.high) if scale.clipped else values
        if log:
            values = np.log10(np.where(values > 0, values, np.nan))
        raised.append(values)
    return raised, log


def _ends(heights: Sequence[np.ndarray]) -> tuple[float, float]:
    known = np.concatenate([each[np.isfinite(each)] for each in heights])
    return (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)


def _coloured(heights: np.ndarray, low: float, high: float) -> np.ndarray:
    return np.asarray(relief()(unit(heights, low, high)))[..., :3]


def _check_planes(surveys: Sequence[Survey], form: str) -> None:
    for survey in surveys:
        if len(survey.axes) != 2:
            others = [name for name in ("csv", "npz", "h5", "vtp") if name in names("export")]
            raise InputError(
                f"a 2-D survey for the format {form!r}",
                f"the 1-D survey {survey.name!r}",
                f"choose {', '.join(others[:-1])} or {others[-1]}",
            )
