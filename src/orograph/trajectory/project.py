"""Where a recorded path runs relative to a line or a plane, and what its losses are."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from numbers import Integral
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from orograph.errors import InputError
from orograph.parameters.vector import Vector
from orograph.results.trajectory import Trajectory, Unit
from orograph.trajectory.recording import Recording

if TYPE_CHECKING:
    from orograph.objectives.evaluable import Evaluable
    from orograph.subspaces.affine import Affine


def project(
    recording: Recording,
    subspace: Affine,
    objective: Evaluable | None = None,
    *,
    name: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> Trajectory:
    """The nearest point of a line or plane to every snapshot, how far beside it the snapshot is, and its true loss.

        a = argmin_a ‖θ − θ₀ − D a‖ = (Dᵀ D)⁻¹ Dᵀ (θ − θ₀),    distance = ‖θ − θ₀ − D a‖

    with the snapshot θ, the subspace's origin θ₀ and its directions as the columns of D.

    Args:
        recording: of the model that the subspace belongs to.
        subspace: a `Line` or a `Plane`; its directions need not be orthogonal, nor of unit length.
        objective: evaluates every snapshot, with the buffers (running statistics) that it was recorded with; without
            one the losses are NaN.
        name: of the result; default the recording's folder.
        progress: called with (snapshots done, snapshots).

    Returns:
        The trajectory: coordinates in units of the directions, distances in units of parameter space, marks. Of a
        recording that leaves tensors out, those are taken to stand where the subspace's origin is.

    Raises:
        InputError: another model's recording; or an objective, and tensors that were not recorded.
        StoreError: a snapshot is gone or damaged.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from orograph.objectives.objective import Objective
        >>> from orograph.subspaces.line import Line
        >>> from orograph.trajectory.recorder import Recorder
        >>> model, other = nn.Linear(2, 1, bias=False), nn.Linear(2, 1, bias=False)
        >>> def at(net, x, y):
        ...     with torch.no_grad():
        ...         net.weight.copy_(torch.tensor([[x, y]]))
        ...     return net
        >>> line = Line.towards(Objective(at(model, 0.0, 0.0), (torch.eye(2), torch.ones(2, 1)), loss="mse"),
        ...                     at(other, 2.0, 0.0))
        >>> with TemporaryDirectory() as folder:
        ...     recorder = Recorder(folder)
        ...     for epoch in range(2):
        ...         _ = recorder(epoch, at(model, 1.0, float(epoch)))
        ...     path = project(recorder.open(), line)
        >>> path.coordinates.tolist(), path.distance.tolist()
        ([[0.5], [0.5]], [0.0, 1.0])
    """
    if objective is not None and recording.partial:
        raise InputError(
            "a recording of all the model's tensors to evaluate its snapshots",
            f"one of {len(recording.index.recorded)} of {len(recording.space.infos)} in {str(recording.folder)!r}",
            "do without the losses (losses=False), or record all tensors",
        )
    recording.check_fits(subspace.origin)
    losses = np.full(len(recording), math.nan)
    coordinates = np.empty((len(recording), len(subspace.axes)))
    distances = np.empty(len(recording))
    for number in range(len(recording)):
        here = recording.vector(number, still=subspace.origin if recording.partial else None)
        place = subspace.project(_beside(here, subspace.origin))
        coordinates[number], distances[number] = place.coordinates, place.distance
        if objective is not None:
            losses[number] = loss_at(recording, number, objective)["loss"]
        if progress is not None:
            progress(number + 1, len(recording))
    unit: Unit = "epoch" if recording.unit == "epoch" else "step"
    label = name or recording.folder.name or "path"
    return Trajectory(label, recording.steps, coordinates, losses, distances, unit, recording.marks)


def loss_at(recording: Recording, number: int, objective: Evaluable) -> dict[str, float]:
    """Every measure of an objective at a snapshot itself, with its own buffers; the model is unchanged afterwards.

    Args:
        recording: of the objective's model.
        number: of the snapshot.
        objective: its BatchNorm policy ``recalibrated`` measures running statistics anew; otherwise they are the
            snapshot's.

    Raises:
        InputError: a recording of another model.
    """
    objective.prepare()
    vector, buffers = recording.vector(number), recording.buffers(number)
    recording.check_fits(Vector(objective.space, vector.flat))
    with objective.occupied() as occupation, torch.no_grad():
        for parameter, (_, view) in zip(occupation.parameters, vector.space.views(vector.flat), strict=True):
            parameter.copy_(view)
        _write_buffers(objective.model, buffers)
        occupation.accept_buffers()
        return objective.measure()


def fitting_range(
    trajectories: Sequence[Trajectory], *, margin: float = 0.15, points: int = 51
) -> tuple[tuple[float, float, int], ...]:
    """Axes that contain trajectories and the anchor, for a survey; the anchor is one of their points.

    Args:
        trajectories: over the same axes.
        margin: room on each side, as a share of the extent.
        points: along each axis, 5 or more.

    Returns:
        One ``(start, stop, count)`` an axis.

    Raises:
        InputError: no trajectory, too few points, or a negative margin.

    Example:
        >>> path = Trajectory("sgd", [0, 1], [[8.0, 0.5], [0.0, 0.0]])
        >>> fitting_range([path], margin=0.25, points=13)
        ((-2.18..., 10.90..., 13), (-0.13..., 0.68..., 13))
    """
    if not trajectories:
        raise InputError("one trajectory or more", "none", "project a recording first")
    if not (isinstance(points, Integral) and points >= 5 and 0 <= margin < math.inf):
        got = f"points={points!r} and margin={margin!r}"
        raise InputError("5 points or more and a finite margin of 0 or more", got, "correct them")
    places = np.concatenate([np.zeros((1, len(trajectories[0].axes))), *(each.coordinates for each in trajectories)])
    return tuple(_around(column, margin, points) for column in places.T)


def _around(places: np.ndarray, margin: float, points: int) -> tuple[float, float, int]:
    low, high = float(places.min()), float(places.max())
    extent = (high - low) or 1.0
    low, high = low - margin * extent, high + margin * extent
    step = (high - low) / (points - 2)  # one step is spare, so that the grid can be moved onto 0
    below = math.ceil(-low / step - 1e-9)
    return -below * step, (points - 1 - below) * step, points


def _beside(vector: Vector, origin: Vector) -> Vector:
    """The vector on the origin's device and in its dtype."""
    return Vector(origin.space, vector.flat.to(origin.flat))


def _write_buffers(model: nn.Module, recorded: dict[str, torch.Tensor]) -> None:
    present = dict(model.named_buffers(remove_duplicate=False))
    for name, value in recorded.items():
        if name in present and present[name].shape == value.shape:
            present[name].copy_(value)
