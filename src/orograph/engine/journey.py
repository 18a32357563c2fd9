"""From recorded training runs to a survey of the ground they crossed, with their ways on it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from orograph.engine.progress import Listener, Progress
from orograph.engine.run import survey
from orograph.errors import InputError
from orograph.objectives.evaluable import Evaluable
from orograph.results.survey import Survey
from orograph.subspaces.affine import Affine
from orograph.subspaces.plane import Plane
from orograph.trajectory.project import fitting_range, project
from orograph.trajectory.recording import Recording


def survey_paths(
    objective: Evaluable,
    recordings: Mapping[str, Recording | str | os.PathLike[str]] | Recording | str | os.PathLike[str],
    *,
    plane: Affine | None = None,
    centred: bool = False,
    losses: bool = True,
    points: int = 51,
    margin: float = 0.15,
    progress: bool | Listener | None = None,
    **options: Any,
) -> Survey:
    """Surveys the plane of the principal components of training paths, and draws the paths into it.

    The axes reach as far as the paths do. The same call on an unfinished survey goes on where it was.

    Args:
        objective: its model, the end of the (first) path, is the origin.
        recordings: what pictures call a run → its `Recording` or folder; or a single one.
        plane: another plane or line through the objective's model, to see the same paths from elsewhere.
        centred: the form of the components; see `Plane.pca`.
        losses: evaluate the objective at every snapshot, with its own running statistics.
        points: along each axis.
        margin: room around the paths, as a share of their extent.
        progress: a function that is called with `Progress`, or True / False for a bar or none, as in `survey`.
        options: those of `survey`: ``out``, ``name``, ``workers``, ...

    Returns:
        The survey; its ``trajectories`` are the paths.

    Raises:
        OrographError: see `Plane.pca`, `project` and `survey`.

    Example:
        >>> import torch
        >>> from tempfile import TemporaryDirectory
        >>> from orograph.objectives.analytic import Quadratic
        >>> from orograph.trajectory.recorder import Recorder
        >>> bowl = Quadratic([1.0, 4.0, 9.0], start=[2.0, 2.0, 2.0])
        >>> with TemporaryDirectory() as folder, torch.no_grad():
        ...     recorder = Recorder(folder, unit="step")
        ...     for step in range(9):
        ...         _ = recorder(step, bowl)
        ...         bowl.theta -= 0.1 * torch.tensor([1.0, 4.0, 9.0], dtype=bowl.theta.dtype) * bowl.theta
        ...     _ = recorder(9, bowl)
        ...     found = survey_paths(bowl.objective(), {"descent": folder}, points=5)
        >>> found.trajectories, round(found.provenance["directions"]["x"]["explained"], 2)
        ((<Trajectory 'descent': 10 checkpoints, step 0 … 9>,), 0.89)
    """
    runs = _named(recordings)
    plane = plane or Plane.pca(objective, list(runs.values()), centred=centred)
    evaluated = objective if losses else None
    paths = [project(run, plane, evaluated, name=name, progress=_told(name, progress)) for name, run in runs.items()]
    ranges = fitting_range(paths, margin=margin, points=points)
    result = survey(objective, plane, *ranges, progress=progress, **options)
    for path in paths:
        result.add_trajectory(path, overwrite=True)
    return result


def _named(recordings: Any) -> dict[str, Recording]:
    if isinstance(recordings, Recording | str | os.PathLike):
        recordings = {"": recordings}
    if not isinstance(recordings, Mapping) or not recordings:
        raise InputError("a dict name → recording", repr(recordings)[:60], "pass for example {'SGD': recording}")
    opened = {name: each if isinstance(each, Recording) else Recording.open(each) for name, each in recordings.items()}
    return {name or Path(each.folder).resolve().name: each for name, each in opened.items()}


def _told(name: str, progress: bool | Listener | None) -> Any:
    if not callable(progress):
        return None
    return lambda done, total: progress(Progress(f"losses along {name}", done, total, 0.0, None, None))
