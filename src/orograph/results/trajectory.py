"""The way of a training run through a survey's subspace: where each checkpoint lies, and how far beside it."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np

from orograph.errors import InputError, StoreError, reason
from orograph.results.atomic import replacing
from orograph.results.schema import AXES, PATHS_FOLDER

FORMAT = "orograph-trajectory"
SCHEMA_VERSION = 1

Unit = Literal["step", "epoch"]

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)|.*-[0-9a-f]{8}")
_LONGEST = 48


FARTHEST = 1e30
"""Coordinates beyond this are those of a training that diverged."""


@dataclass(frozen=True, eq=False)
class Trajectory:
    """Checkpoints of one training run, projected onto a line or plane.

    Attributes:
        name: what pictures call it.
        step: when each checkpoint was saved, increasing; float64, shape (steps,).
        coordinates: of the nearest point of the subspace; float64, shape (steps, axes).
        loss: the true loss at the checkpoint itself, which is not the surface's; float64, shape (steps,), NaN unknown.
        distance: from the checkpoint to the subspace, in units of parameter space; likewise.
        unit: what ``step`` counts.
        marks: (step, label) of moments worth naming.

    Raises:
        InputError: lengths that differ, steps that do not increase, or a coordinate that is not finite.

    Example:
        >>> Trajectory("adam", [0, 10, 20], [[1.0, 0.5], [0.4, 0.1], [0.0, 0.0]], loss=[2.3, 0.9, 0.1])
        <Trajectory 'adam': 3 checkpoints, step 0 … 20>
    """

    name: str
    step: np.ndarray
    coordinates: np.ndarray
    loss: np.ndarray = None  # type: ignore[assignment]
    distance: np.ndarray = None  # type: ignore[assignment]
    unit: Unit = "step"
    marks: tuple[tuple[float, str], ...] = ()

    def __post_init__(self) -> None:
        step = _numbers(self.step, "step", 1)
        missing = np.full(len(step), np.nan)
        values = {
            "step": step,
            "coordinates": _numbers(self.coordinates, "coordinates", 2),
            "loss": missing if self.loss is None else _numbers(self.loss, "loss", 1),
            "distance": missing.copy() if self.distance is None else _numbers(self.distance, "distance", 1),
            "marks": _marks(self.marks),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)
        self._check()

    def __repr__(self) -> str:
        span = f"{self.unit} {self.step[0]:g} … {self.step[-1]:g}"
        return f"<Trajectory {self.name!r}: {len(self.step)} checkpoints, {span}>"

    @property
    def axes(self) -> tuple[str, ...]:
        """Names of the coordinates."""
        return AXES[: self.coordinates.shape[1]]

    def _check(self) -> None:
        if not isinstance(self.name, str) or not self.name.strip():
            raise InputError("a name for the trajectory", repr(self.name), "pass for example name='adam'")
        if self.unit not in get_args(Unit):
            raise InputError("the unit 'step' or 'epoch' of a trajectory", repr(self.unit), "choose one of the two")
        if not len(self.step):
            raise InputError(f"one checkpoint or more in the trajectory {self.name!r}", "none", "pass at least one")
        if self.coordinates.shape[1] not in (1, 2):
            columns = f"{self.coordinates.shape[1]} columns"
            raise InputError("coordinates of one or two axes", columns, "pass an array of shape (steps, axes)")
        for name in ("coordinates", "loss", "distance"):
            if len(found := getattr(self, name)) != len(self.step):
                raise InputError(f"{len(self.step)} entries of {name}, one a step", str(len(found)), "pass as many")
        if not np.isfinite(self.step).all() or (np.diff(self.step) <= 0).any():
            raise InputError(f"finite steps that increase in {self.name!r}", _short(self.step), "sort the checkpoints")
        there = np.abs(self.coordinates) < FARTHEST
        if not there.all():
            worst = int(np.flatnonzero(~there.all(axis=1))[0])
            where = f"{_short(self.coordinates[worst])} at {self.unit} {self.step[worst]:g}"
            raise InputError(f"finite coordinates in {self.name!r}", where, "leave out the checkpoints that diverged")
        if (self.distance < 0).any():
            raise InputError(f"distances of 0 or more in {self.name!r}", _short(self.distance), "pass lengths")


def write_trajectory(folder: Path, trajectory: Trajectory, *, overwrite: bool = False) -> Path:
    """Puts a trajectory into a survey's folder, whole or not at all.

    Args:
        folder: the survey's.
        trajectory: what to write.
        overwrite: replace one of the same name.

    Returns:
        The file: ``paths/<slug>.json``.

    Raises:
        InputError: there is one of the same name.
        StoreError: nothing can be written there.
    """
    path = folder / PATHS_FOLDER / f"{slug(trajectory.name)}.json"
    if path.exists() and not overwrite:
        raise _taken(trajectory.name)
    with replacing(path) as draft:
        draft.write_text(json.dumps(_document(trajectory), allow_nan=False), encoding="utf-8")
    return path


def with_trajectory(known: Sequence[Trajectory], new: Trajectory, *, overwrite: bool) -> tuple[Trajectory, ...]:
    """The trajectories of a survey that is only in memory, with a further one; sorted by name.

    Raises:
        InputError: there is one of the same name.
    """
    others = [each for each in known if each.name != new.name]
    if len(others) < len(known) and not overwrite:
        raise _taken(new.name)
    return tuple(sorted([*others, new], key=lambda each: each.name))


def read_trajectories(folder: Path, axes: Sequence[str]) -> tuple[Trajectory, ...]:
    """All trajectories in a survey's folder, sorted by name.

    Args:
        folder: the survey's.
        axes: its axes, which must be those of every trajectory.

    Raises:
        StoreError: a file is damaged, or of a newer version.
    """
    files = sorted((folder / PATHS_FOLDER).glob("*.json"))
    found = [_read(file, tuple(axes)) for file in files if not file.name.startswith(".")]
    return tuple(sorted(found, key=lambda each: each.name))


def slug(name: str) -> str:
    """The name of a trajectory's file, safe on every file system and different for every trajectory.

    A name of lower-case letters, digits, ``-``, ``_`` and ``.`` stands for itself; any other gets eight digits that
    tell it from names that look alike.

    Example:
        >>> slug("adam-1e-3"), slug("Adam 1e-3"), slug("adam/1e-3")
        ('adam-1e-3', 'adam-1e-3-b898c40a', 'adam-1e-3-20ca287e')
    """
    safe = re.sub(r"[^a-z0-9_.]+", "-", name.lower())[:_LONGEST].strip("-.") or "path"
    if safe == name and not _RESERVED.fullmatch(safe.partition(".")[0]) and not _RESERVED.fullmatch(safe):
        return safe
    return f"{safe.replace('.', '-')}-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def _document(trajectory: Trajectory) -> dict[str, Any]:
    columns = dict(zip(trajectory.axes, trajectory.coordinates.T.tolist(), strict=True))
    return {
        "format": FORMAT,
        "schema": SCHEMA_VERSION,
        "name": trajectory.name,
        "unit": trajectory.unit,
        "axes": list(trajectory.axes),
        "step": trajectory.step.tolist(),
        **columns,
        "loss": [_plain(value) for value in trajectory.loss.tolist()],
        "distance": [_plain(value) for value in trajectory.distance.tolist()],
        "marks": [list(mark) for mark in trajectory.marks],
    }


def _read(file: Path, axes: tuple[str, ...]) -> Trajectory:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
        if document["format"] != FORMAT:
            raise ValueError(f"its format is {document['format']!r}")
        if int(document["schema"]) > SCHEMA_VERSION:
            raise StoreError(
                f"a trajectory of schema version {SCHEMA_VERSION}",
                f"version {int(document['schema'])} in {str(file)!r}",
                "update orograph: pip install -U orograph",
            )
        if tuple(document["axes"]) != axes:
            raise ValueError("its axes are not the survey's")
        return Trajectory(
            name=document["name"],
            step=document["step"],
            coordinates=np.array([document[axis] for axis in axes], dtype=np.float64).T,
            loss=_unplain(document["loss"]),
            distance=_unplain(document["distance"]),
            unit=document["unit"],
            marks=document["marks"],
        )
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise StoreError(
            "an undamaged trajectory", f"{str(file)!r}, which cannot be read ({reason(error)})", "delete or mend it"
        ) from error


def _plain(value: float) -> float | str | None:
    """A number as strict JSON has it: NaN as null, infinities as text."""
    if math.isnan(value):
        return None
    return value if math.isfinite(value) else ("inf" if value > 0 else "-inf")


def _unplain(values: Sequence[Any]) -> np.ndarray:
    return np.array([math.nan if value is None else float(value) for value in values])


def _numbers(values: Any, name: str, dimensions: int) -> np.ndarray:
    """A copy that nobody changes."""
    try:
        array = np.array(values, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        raise InputError(f"numbers for {name} of a trajectory", _short(values), "pass an array of numbers") from None
    if array.ndim != dimensions:
        shape = "(steps,)" if dimensions == 1 else "(steps, axes)"
        raise InputError(f"{name} of shape {shape}", f"shape {array.shape}", "pass one entry a checkpoint")
    array.setflags(write=False)
    return array


def _marks(marks: Any) -> tuple[tuple[float, str], ...]:
    try:
        found = tuple((float(step), str(label)) for step, label in marks)
    except (TypeError, ValueError, OverflowError):
        raise InputError("marks (step, label) of a trajectory", _short(marks), "pass pairs") from None
    if not all(math.isfinite(step) for step, _ in found):
        raise InputError("marks at finite steps", _short(marks), "correct them")
    return found


def _taken(name: str) -> InputError:
    return InputError(
        "a name that no trajectory of the survey has", repr(name), "choose another one, or pass overwrite=True"
    )


def _short(values: Any) -> str:
    text = " ".join(str(values).split())
    return text if len(text) <= 80 else f"{text[:79]}…"
