"""Numbers of a training path on a survey: what the plane holds of it, and the surface's values beneath it."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import RegularGridInterpolator

from orograph.results.survey import Survey
from orograph.results.trajectory import Trajectory
from orograph.results.words import check_field, dig


def share_held(survey: Survey, trajectory: Trajectory) -> float:
    """How much of a path lies in the survey's line or plane.

        Σ ‖p_i‖² / Σ (‖p_i‖² + r_i²)

    over all checkpoints, with p the way from the anchor to a checkpoint's nearest point and r the distance from there
    to the checkpoint: the share of the path's variance about the anchor.

    Args:
        survey: knows how long its directions are.
        trajectory: one of its own.

    Returns:
        From 0 to 1; NaN if lengths or distances are unknown, or the path never leaves the anchor.
    """
    norms = [dig(survey.provenance, "directions", axis, "norm") for axis in survey.axes]
    if not all(isinstance(norm, int | float) for norm in norms):
        return float("nan")
    steps = trajectory.coordinates * np.array(norms, dtype=np.float64)
    inside = (steps**2).sum(axis=1)
    if len(norms) == 2:
        inside = inside + 2 * float(dig(survey.provenance, "directions", "cosine") or 0.0) * steps.prod(axis=1)
    total = (inside + trajectory.distance**2).sum()
    return float(inside.sum() / total) if total > 0 else float("nan")


def beneath(survey: Survey, trajectory: Trajectory, field: str = "loss") -> np.ndarray:
    """The surface's value at the nearest point to every checkpoint, linear between grid points.

    Args:
        survey: a line or a plane.
        trajectory: one of its own.
        field: which measure.

    Returns:
        float64, shape (steps,); NaN outside the survey, and beside points without a finite value.

    Raises:
        InputError: the survey did not measure the field.

    Example:
        >>> import xarray as xr
        >>> line = Survey(xr.Dataset({"loss": ("x", [1.0, 0.0, 3.0])}, {"x": [-1.0, 0.0, 1.0]}), name="a")
        >>> beneath(line, Trajectory("sgd", [0, 1, 2], [[2.0], [0.5], [0.0]]))
        array([nan, 1.5, 0. ])
    """
    check_field(survey, field)
    grid = survey.dataset.sortby(list(survey.axes)).transpose(*survey.axes)
    values = grid[field].values.astype(np.float64)
    nodes = tuple(grid[axis].values.astype(np.float64) for axis in survey.axes)
    if min(values.shape) < 2:
        return np.full(len(trajectory.step), np.nan)
    values = np.where(np.isfinite(values), values, np.nan)
    found = RegularGridInterpolator(nodes, values, bounds_error=False, fill_value=np.nan)(trajectory.coordinates)
    return np.asarray(found, dtype=np.float64)
