"""The grid over x, y as a view of the list of points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import xarray as xr

from orograph.results.schema import AT_ESTIMATED, ERROR, ERROR_FIELD, Status
from orograph.results.store import Points

TOLERANCE = 1e-6
"""Two coordinates coincide if they differ by less than this share of the grid's spacing."""


def match(points: np.ndarray, grid: Sequence[np.ndarray]) -> np.ndarray:
    """For every point the grid node it coincides with.

    Args:
        points: shape (points, axes).
        grid: one increasing array of coordinates an axis.

    Returns:
        Flat C-order index into the grid (``x`` slowest), shape (points,); −1 where there is no such node.

    Example:
        >>> match(np.array([[0.5, 1.0], [0.5, 0.9]]), [np.array([0.0, 0.5]), np.array([0.0, 1.0, 2.0])])
        array([ 4, -1])
    """
    flat = np.zeros(len(points), dtype=np.int64)
    found = np.ones(len(points), dtype=bool)
    for column, nodes in enumerate(grid):
        nodes = np.asarray(nodes, dtype=np.float64)
        values = points[:, column]
        index = np.clip(np.searchsorted(nodes, values), 1, max(len(nodes) - 1, 1))
        if len(nodes) == 1:
            index = np.zeros_like(index)
        else:
            index -= values - nodes[index - 1] < nodes[index] - values
        spacing = np.diff(nodes).min() if len(nodes) > 1 else max(1.0, abs(float(nodes[0])))
        found &= np.abs(values - nodes[index]) <= TOLERANCE * spacing
        flat = flat * len(nodes) + index
    return np.where(found, flat, -1)


def grid_view(
    points: Points, axes: Sequence[str], grid: Sequence[np.ndarray], attrs: Mapping[str, Mapping[str, Any]]
) -> xr.Dataset:
    """The grid as a dataset over dims ``x`` (and ``y``); nodes without a point are NaN and pending.

    Args:
        points: the list of points.
        axes: names of the dimensions, in index order.
        grid: the nodes of every axis.
        attrs: attributes of every variable and coordinate, by name.
    """
    shape = tuple(len(nodes) for nodes in grid)
    order = np.argsort(points.status != Status.PENDING, kind="stable")  # what is known wins over what is planned
    points = Points(points.coordinates[order], points.status[order], {n: v[order] for n, v in points.fields.items()})
    node = match(points.coordinates, grid)
    on = node >= 0
    status = np.full(int(np.prod(shape)), Status.PENDING, np.int8)
    status[node[on]] = points.status[on]
    attrs = _said_of_estimates(attrs, points) if (status == Status.ESTIMATED).any() else attrs
    variables: dict[str, Any] = {}
    for name in sorted(points.fields, key=lambda name: (name != "loss", name)):
        values = np.full(len(status), np.nan)
        values[node[on]] = points.fields[name][on]
        variables[name] = (tuple(axes), values.reshape(shape), dict(attrs.get(name, {})))
    variables["status"] = (tuple(axes), status.reshape(shape), dict(attrs.get("status", {})))
    coordinates = {
        name: (name, np.asarray(nodes), dict(attrs.get(name, {}))) for name, nodes in zip(axes, grid, strict=True)
    }
    return xr.Dataset(variables, coordinates)


def _said_of_estimates(attrs: Mapping[str, Mapping[str, Any]], points: Points) -> dict[str, Mapping[str, Any]]:
    """The attributes, with what every field is where the loss is estimated."""
    loss = attrs.get("loss", {})
    said = {name: {"at_estimated": AT_ESTIMATED} for name in points.fields if name not in ("loss", ERROR_FIELD)}
    said[ERROR_FIELD] = {**ERROR[ERROR_FIELD], "units": loss.get("units", "1")}
    return {name: {**attrs.get(name, {}), **said.get(name, {})} for name in {*attrs, *said}}


def points_view(points: Points, axes: Sequence[str], attrs: Mapping[str, Mapping[str, Any]]) -> xr.Dataset:
    """Every point, in evaluation order, as a dataset over the dim ``point``."""
    variables: dict[str, Any] = {
        name: ("point", points.coordinates[:, column], dict(attrs.get(name, {}))) for column, name in enumerate(axes)
    }
    variables |= {name: ("point", values, dict(attrs.get(name, {}))) for name, values in points.fields.items()}
    variables["status"] = ("point", points.status, dict(attrs.get("status", {})))
    return xr.Dataset(variables)
