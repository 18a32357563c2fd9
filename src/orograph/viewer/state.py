"""What the page is told about surveys: ``ViewerState`` of ``web/src/types.ts`` in Python; the two change together."""

from __future__ import annotations

import copy
import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from orograph.errors import StoreError
from orograph.results.schema import DIRECTIONS_FILE
from orograph.results.survey import Survey
from orograph.results.words import accuracy_told, axis_name, dig, field_label, plain, precision_told
from orograph.viewer.encode import encoded, finite
from orograph.viewer.explain import explain, unit_text
from orograph.viewer.running import is_running

FORMAT, VERSION = "orograph-view", 1

DIGITS = 9
"""Significant digits of the places on a trajectory."""


def view_state(
    surveys: Sequence[Survey],
    *,
    title: str | None = None,
    revisions: Sequence[int] | None = None,
    live: bool = True,
) -> dict[str, Any]:
    """Everything that the viewer shows, as JSON values; numbers that are not finite are null outside arrays.

    Args:
        surveys: one or more; their ids are their places, ``"0"``, ``"1"``, ...
        title: what stands above; default their names.
        revisions: one a survey; default 0.
        live: whether what shows the state will hear of new numbers; False: no run is called running.

    Returns:
        A ``ViewerState``.

    Example:
        >>> import xarray as xr
        >>> grid = xr.Dataset({"loss": ("x", [1.0, np.nan]), "status": ("x", [1, 0])}, {"x": [-1.0, 0.0]})
        >>> state = view_state([Survey(grid, name="bowl")])
        >>> state["title"], state["runs"][0]["counts"]["pending"], state["runs"][0]["axes"][0]["nodes"]
        ('bowl', 1, [-1.0, 0.0])
    """
    numbers = revisions if revisions is not None else [0] * len(surveys)
    runs = [
        run_state(survey, str(place), revision, running=None if live else False, shared=not live)
        for place, (survey, revision) in enumerate(zip(surveys, numbers, strict=True))
    ]
    return {"format": FORMAT, "version": VERSION, "title": title_of([s.name for s in surveys], title), "runs": runs}


def run_state(
    survey: Survey, id: str, revision: int, *, running: bool | None = None, shared: bool = False
) -> dict[str, Any]:
    """One run, as JSON values.

    Args:
        survey: the survey.
        id: what the page calls it.
        revision: a number that grows with every change.
        running: whether more points are to come; default: look.
        shared: the state goes into a file for others: commands name the folder without the path to it.

    Returns:
        A ``Run``; its axes increase.
    """
    survey = _increasing(survey)
    paths, trouble = _paths(survey)
    return {
        "id": id,
        "name": plain(survey.name),
        "revision": revision,
        "running": is_running(survey) if running is None else running,
        "axes": [_axis(survey, axis) for axis in survey.axes],
        "fields": [_field(survey, name) for name in sorted(survey.measures, key=lambda name: name != "loss")],
        "status": encoded(survey.dataset["status"].transpose(*survey.axes).values.astype(np.int8)),
        "counts": survey.counts,
        "numbers": list(_numbers(survey)),
        "notes": list(_notes(survey)),
        "markers": list(_markers(survey)),
        "paths": paths,
        "explain": [*explain(survey), *trouble],
        "commands": _commands(survey, shared),
    }


def title_of(names: Sequence[str], title: str | None = None) -> str:
    """What stands above: the title, or the names of the runs.

    Example:
        >>> title_of(["a", "b", "a"]), title_of(["a", "b", "c", "d"]), title_of(["a"], "Two nets")
        ('a · b', 'a · b · c and 1 more', 'Two nets')
    """
    if title and plain(title):
        return plain(title)
    known = [name for name in dict.fromkeys(plain(name) for name in names) if name]
    more = f" and {len(known) - 3} more" if len(known) > 3 else ""
    return " · ".join(known[:3]) + more or "Loss landscape"


def _axis(survey: Survey, axis: str) -> dict[str, Any]:
    nodes = np.asarray(survey.dataset[axis].values, dtype=np.float64).tolist()
    return {"name": axis, "label": axis_name(survey, axis) or axis, "unit": unit_text(survey, axis), "nodes": nodes}


def _field(survey: Survey, name: str) -> dict[str, Any]:
    variable = survey.dataset[name]
    units = plain(variable.attrs.get("units", ""))
    return {
        "name": name,
        "label": field_label([survey], name),
        "units": "" if units == "1" else units,
        "interpolated": variable.attrs.get("at_estimated") is not None,
        "values": encoded(variable.transpose(*survey.axes).values),
        "anchor": finite(survey.anchor.get(name)),
    }


def _numbers(survey: Survey) -> Iterator[dict[str, Any]]:
    yield {"label": "smallest loss", "value": finite(survey.minimum.get("loss")) if "loss" in survey.measures else None}
    yield {"label": "loss at the anchor", "value": finite(survey.anchor.get("loss"))}
    sharpness = survey.provenance.get("sharpness")
    if isinstance(sharpness, Mapping):
        yield from ({"label": plain(name), "value": finite(value)} for name, value in sharpness.items())


def _notes(survey: Survey) -> Iterator[str]:
    """What the numbers are where they are not exact: of reduced precision, or estimated."""
    if dig(survey.provenance, "precision", "tier") not in ("fp32", "fp64") and (told := precision_told(survey)):
        yield told
    if told := accuracy_told(survey):
        yield told


def _markers(survey: Survey) -> Iterator[dict[str, Any]]:
    for marker in survey.markers:
        place = {axis: marker.get(axis) for axis in ("x", "y")}
        known = {axis: 0.0 if value is None else finite(value) for axis, value in place.items()}
        if None not in known.values():
            yield {"name": plain(marker.get("name", "")), **known}


def _paths(survey: Survey) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The trajectories; if they cannot be read, none, and a section that says why: the numbers are still to be seen."""
    try:
        return [_path(survey, trajectory) for trajectory in survey.trajectories], []
    except StoreError as error:
        return [], [{"title": "Paths", "facts": [{"term": "", "text": plain(error)}]}]


def _path(survey: Survey, trajectory: Any) -> dict[str, Any]:
    places = np.asarray(trajectory.coordinates, dtype=np.float64).reshape(-1, len(survey.axes))
    kept = np.flatnonzero(np.isfinite(places).all(axis=1))
    columns = {axis: places[kept, column] for column, axis in enumerate(survey.axes)}
    steps = np.asarray(trajectory.step)
    return {
        "name": plain(trajectory.name),
        "unit": plain(trajectory.unit),
        "step": steps[kept].tolist(),
        "x": _short(columns["x"]),
        "y": _short(columns.get("y", np.zeros(len(kept)))),
        "loss": _known(trajectory.loss, kept, len(places)),
        "distance": _known(trajectory.distance, kept, len(places)),
        "marks": [{"step": float(step), "label": plain(label)} for step, label in trajectory.marks],
    }


def _known(values: Any, kept: np.ndarray, count: int) -> list[float | None]:
    column = np.full(count, np.nan) if values is None else np.asarray(values, dtype=np.float64)
    return [value if np.isfinite(value) else None for value in _short(column[kept])]


def _short(values: np.ndarray) -> list[float]:
    return [float(f"{value:.{DIGITS}g}") for value in values.tolist()]


def _without_its_place(path: Path) -> Path:
    """The path from the present folder, or the name alone: a file that is passed on tells nothing of a home folder."""
    if not path.is_absolute():
        return path
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else Path(path.name)


def _increasing(survey: Survey) -> Survey:
    """The survey with every axis from low to high."""
    if all((np.diff(survey.dataset[axis].values) > 0).all() for axis in survey.axes):
        return survey
    turned = copy.copy(survey)
    turned.dataset = survey.dataset.sortby(list(survey.axes))
    return turned


def _commands(survey: Survey, shared: bool) -> dict[str, str] | None:
    """How to save the weights of a point. The page fills in ``{x}`` and ``{y}``, so the path must not hold them."""
    if survey.path is None or not (survey.path / DIRECTIONS_FILE).is_file():
        return None
    where = _not_an_option(_without_its_place(survey.path) if shared else survey.path)
    if any(not letter.isprintable() for letter in where):
        return None
    options = " ".join(f"--{axis}={{{axis}}}" for axis in survey.axes)
    places = ", ".join(f"{{{axis}}}" for axis in survey.axes)
    in_shell = shlex.quote(where).replace("{", "{''")
    in_python = repr(where).replace("{", "\\x7b")
    return {
        "shell": f"orograph at {in_shell} {options} -o point.safetensors",
        "python": f'og.open({in_python}).save_point({places}, path="point.safetensors")',
    }


def _not_an_option(path: Path) -> str:
    return f"./{path}" if str(path).startswith("-") else str(path)
