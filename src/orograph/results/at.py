"""One point of a survey as weights: anchor + x · x direction + y · y direction, without the model's code."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from orograph.errors import InputError, StoreError, reason
from orograph.results.atomic import replacing
from orograph.results.folder import refuse_inside
from orograph.results.schema import DIRECTIONS_FILE, Status
from orograph.results.tensors import TensorFile, write_tensors
from orograph.results.view import match

if TYPE_CHECKING:
    from orograph.results.survey import Survey


@dataclass(frozen=True)
class SavedPoint:
    """What was written, and what the survey knows of it.

    Attributes:
        path: the file.
        coordinates: one number an axis; those of the survey's point, to the last bit, if there is one.
        record: every measure there, if the survey has the point; else empty.
        note: what the file cannot hold, in a sentence; else empty.
    """

    path: Path
    coordinates: tuple[float, ...]
    record: dict[str, float]
    note: str = ""


def save_point(survey: Survey, coordinates: Sequence[float], path: str | os.PathLike[str]) -> SavedPoint:
    """Writes the weights at a place of a survey as safetensors, under the names that the model's state dict has.

    Parameters are computed as the engine computes them: in float32 (float64 if the model has such parameters), each
    axis after the other. Running statistics are there too: they move if they moved in the survey, where a variance
    below zero becomes NaN, and are the anchor's otherwise. Tied weights are there once, under their first name. The
    metadata hold ``run``, ``coordinates`` (JSON) and, at a point of the survey, ``loss``.

    Args:
        survey: the `Survey`, with its folder.
        coordinates: one number an axis. Within a millionth of the grid's spacing they are taken for the node's.
        path: the file to make or to replace.

    Returns:
        What was written.

    Raises:
        InputError: not one finite number an axis.
        StoreError: the survey has no directions, they are damaged, or the file cannot be written.
    """
    where, record = _on_record(survey, _checked(survey, coordinates))
    policy = _policy(survey)
    metadata = {"format": "pt", "run": str(survey.name)}
    metadata["coordinates"] = json.dumps(dict(zip(survey.axes, where, strict=True)))
    if "loss" in record:
        metadata["loss"] = repr(record["loss"])
    target = Path(path)
    refuse_inside(target)
    with _directions(survey) as file:
        if "order" not in file.metadata or not any(name.startswith("anchor/") for name in file.names):
            raise ValueError("there is no anchor in it")
        sources = {name: place for place in file.names for name in _named(place)}
        layout = {name: (file.kind(place), file.shape(place)) for name, place in sources.items()}
        moves = dict(zip(survey.axes, where, strict=True))
        with replacing(target) as draft:
            write_tensors(draft, layout, _moved(file, sources, moves, policy == "interpolated"), metadata)
    return SavedPoint(target, where, record, _NOTES.get(policy, ""))


_NOTES = {
    "recalibrated": "BatchNorm statistics were measured anew at every point of this survey; the file has the anchor's"
}


def _named(place: str) -> Iterator[str]:
    """The name in the state dict of a tensor of the anchor; nothing for the others."""
    for prefix in ("anchor/", "anchor.statistics/"):
        if place.startswith(prefix):
            yield place.removeprefix(prefix)


def _moved(
    file: TensorFile, sources: Mapping[str, str], moves: Mapping[str, float], statistics_move: bool
) -> Iterator[np.ndarray]:
    for name, place in sources.items():
        statistics = place.startswith("anchor.statistics/")
        value = file.read(place)
        if statistics and not statistics_move:
            yield value
            continue
        steps = [(f"{axis}{place.removeprefix('anchor')}", step) for axis, step in moves.items()]
        present = [(file.read(other), step) for other, step in steps if other in file.names]
        for direction, _ in present:
            if direction.shape != value.shape:
                raise ValueError(f"the shapes of {name!r} differ")
        yield _statistics(name, value, present) if statistics else _parameter(value, present)


def _parameter(value: np.ndarray, steps: Sequence[tuple[np.ndarray, float]]) -> np.ndarray:
    """One step after the other, as torch does: a fused multiply and add, to within the last bit."""
    for direction, step in steps:
        if value.dtype == np.float64:
            value = value + step * direction
        else:  # the product of two float32 is exact in float64
            value = value.astype(np.float32)
            with np.errstate(over="ignore", invalid="ignore"):
                value = (value + np.float64(np.float32(step)) * direction).astype(np.float32)
    return value


def _statistics(name: str, value: np.ndarray, steps: Sequence[tuple[np.ndarray, float]]) -> np.ndarray:
    moved = value.astype(np.float64)
    for direction, step in steps:
        if step:
            moved = moved + step * direction.astype(np.float64)
    return np.where(moved < 0, np.nan, moved) if name.endswith("running_var") else moved


def _checked(survey: Survey, coordinates: Sequence[float]) -> tuple[float, ...]:
    axes = survey.axes
    if len(coordinates) != len(axes):
        wanted = " and ".join(axes)
        raise InputError(f"coordinates {wanted} of a {len(axes)}-D survey", str(len(coordinates)), "give one an axis")
    numbers = []
    for axis, value in zip(axes, coordinates, strict=True):
        if isinstance(value, bool) or not isinstance(value, int | float | np.number) or not math.isfinite(value):
            raise InputError(f"a finite number for {axis}", repr(value), "give for example 0.5")
        numbers.append(float(value))
    return tuple(numbers)


def _on_record(survey: Survey, where: tuple[float, ...]) -> tuple[tuple[float, ...], dict[str, float]]:
    """The coordinates of the survey's point there and its measures; the coordinates as they are if it has none."""
    nodes = [np.sort(np.asarray(survey.dataset[axis].values, dtype=np.float64)) for axis in survey.axes]
    if not all(map(len, nodes)) or (flat := int(match(np.array([where]), nodes)[0])) < 0:
        return where, {}
    index = np.unravel_index(flat, [len(each) for each in nodes])
    place = tuple(float(each[i]) for each, i in zip(nodes, index, strict=True))
    here = survey.dataset.sel(dict(zip(survey.axes, place, strict=True)))
    if int(here["status"]) not in (Status.OK, Status.NONFINITE, Status.ESTIMATED):
        return place, {}
    return place, {name: float(here[name]) for name in survey.measures}


def _policy(survey: Survey) -> str:
    objective = survey.provenance.get("objective")
    return str(objective.get("normstats", "frozen")) if isinstance(objective, Mapping) else "frozen"


@contextmanager
def _directions(survey: Survey) -> Iterator[TensorFile]:
    if survey.path is None:
        raise StoreError(
            "a survey with its folder", f"{survey.name!r}, which was read from a file", "open the folder of the run"
        )
    source = Path(survey.path) / DIRECTIONS_FILE
    if not source.is_file():
        raise StoreError(
            f"a survey with {DIRECTIONS_FILE}", f"{str(survey.path)!r} without it", "put the file back, or survey again"
        )
    try:
        with TensorFile(source) as file:
            yield file
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, InputError):
            raise
        raise StoreError(
            "the directions of the survey",
            f"{str(source)!r}, which cannot be read ({reason(error)})",
            "put an undamaged copy there, or survey again",
        ) from error
