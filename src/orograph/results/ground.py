"""How rough a surface is, in numbers: what "chaotic" can mean, defined so that it can be measured.

A claim such as "this net's surface is rougher" is then a comparison of named numbers, each with its definition here, in
`orograph.results.bends` (where it bends downwards), `rays` (whether it rises outward) and `basins` (how many valleys,
and how deep).
"""

from __future__ import annotations

import numpy as np

from orograph.errors import InputError
from orograph.registry import did_you_mean
from orograph.results.basins import basins, persistence
from orograph.results.bends import as_nodes, convexity, extent_of, upward
from orograph.results.rays import rays, roughness, width_below
from orograph.results.survey import Survey


def ground(survey: Survey, field: str = "loss", *, level: float = 1.0, depth: float = 0.01) -> dict[str, float]:
    """A survey's field in named numbers.

    For a plane:

    * ``median``, ``lowest``: of the finite values,
    * ``below``: the share of the area below ``level``; what is not finite is not below,
    * ``upward``: the share of the inner area that curves upwards in every direction; ``downward`` = 1 − that,
    * ``minima``: local minima; ``basins``: those deeper than ``depth`` times the finite range, and deeper than
      2 standard errors where these were measured; the lowest counts always. Only bottoms within the survey: a slope
      that runs out of it ends on its rim, which is no minimum of the loss; ``rim`` counts such basins,
    * ``deepest``: depth of the deepest of the minima beside the lowest basin, as a share of the range,
    * ``broken``: the share of the points that is not finite.

    For a line: ``median``, ``lowest``, ``below`` (share of its length), ``convex`` (see `convexity`), ``rays``
    and ``falling`` (how many go outward from the point nearest to the anchor, and how many of them are not monotone,
    see `rays`), ``roughness``, ``minima``, ``basins``, ``rim``, ``deepest``, ``broken``.

    Points that are not computed yet are walls, as those that are not finite.

    Args:
        survey: a line or a plane.
        field: which of its measures.
        level: for ``below``.
        depth: for ``basins``, as a share of the range.

    Returns:
        Name → number; NaN where a survey is too small to tell.

    Raises:
        InputError: the survey did not measure the field, or a depth out of range.

    Example:
        >>> import xarray as xr
        >>> x = np.linspace(-1, 1, 9)
        >>> bowl = Survey(xr.Dataset({"loss": (("x", "y"), x[:, None] ** 2 + x**2)}, {"x": x, "y": x}), name="bowl")
        >>> told = ground(bowl, level=0.6)
        >>> told["upward"], told["basins"], told["minima"], round(told["below"], 2)
        (1.0, 1, 1, 0.45)
    """
    if field not in survey.measures:
        raise InputError(f"a field of the survey {survey.name!r}", repr(field), did_you_mean(field, survey.measures))
    grid = survey.dataset.sortby(list(survey.axes)).transpose(*survey.axes)
    values = grid[field].values.astype(np.float64)
    errors = grid[f"{field}_stderr"].values if f"{field}_stderr" in grid else None
    nodes = [grid[axis].values.astype(np.float64) for axis in survey.axes]
    told = _any(values, errors, depth)
    return told | (_plane(values, nodes, level) if values.ndim == 2 else _ray(values, nodes[0], level))


def area_below(values: np.ndarray, level: float, x: np.ndarray | None = None, y: np.ndarray | None = None) -> float:
    """The share of a grid's area that lies below a level; every node stands for the cell around it.

    Args:
        values: shape (nx, ny); what is not finite is not below.
        level: in the units of the values.
        x, y: increasing nodes; default 0, 1, 2, ...

    Example:
        >>> area_below(np.array([[0.0, 2.0], [2.0, 2.0]]), 1.0)
        0.25
    """
    values = np.asarray(values, dtype=np.float64)
    areas = np.outer(_cells(as_nodes(values, x)), _cells(as_nodes(values.T, y)))
    with np.errstate(invalid="ignore"):
        return float(areas[values < level].sum() / areas.sum())


def _any(values: np.ndarray, errors: np.ndarray | None, depth: float) -> dict[str, float]:
    finite = values[np.isfinite(values)]
    if not finite.size:
        return {
            "median": np.nan,
            "lowest": np.nan,
            "deepest": np.nan,
            "minima": 0,
            "basins": 0,
            "rim": 0,
            "broken": 1.0,
        }
    pairs, deep = persistence(values), basins(values, depth, errors)
    others = np.delete(pairs, int(pairs[:, 0].argmin()), axis=0)
    others = others[~_on_rim(others, values.shape)]
    depths = others[:, 1] - others[:, 0]
    return {
        "median": float(np.median(finite)),
        "lowest": float(finite.min()),
        "minima": int((~_on_rim(pairs, values.shape)).sum()),
        "basins": int((~_on_rim(deep, values.shape)).sum()),
        "rim": int(_on_rim(deep, values.shape).sum()),
        "deepest": float(depths.max() / extent_of(values)) if len(depths) else 0.0,
        "broken": 1 - finite.size / values.size,
    }


def _on_rim(rows: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Whether the bottoms of basins lie on the rim of the survey."""
    ends = [np.isin(rows[:, 2 + axis], (0, size - 1)) for axis, size in enumerate(shape)]
    return np.any(ends, axis=0)


def _plane(values: np.ndarray, nodes: list[np.ndarray], level: float) -> dict[str, float]:
    share = upward(values, *nodes) if min(values.shape) >= 3 else float("nan")
    return {"below": area_below(values, level, *nodes), "upward": share, "downward": 1 - share}


def _ray(values: np.ndarray, x: np.ndarray, level: float) -> dict[str, float]:
    count, falling = rays(values, int(np.abs(x).argmin()))
    return {
        "below": width_below(values, level, x) / (x[-1] - x[0]) if len(x) > 1 else float("nan"),
        "convex": convexity(values, x),
        "rays": count,
        "falling": falling,
        "roughness": roughness(values),
    }


def _cells(nodes: np.ndarray) -> np.ndarray:
    """Lengths of the cells around nodes, which end half-way between neighbours and at the outermost nodes."""
    if len(nodes) == 1:
        return np.ones(1)
    gaps = np.diff(nodes)
    return np.concatenate([[gaps[0]], gaps[1:] + gaps[:-1], [gaps[-1]]]) / 2
