"""A survey as plain arrays and JSON, the form in which every export needs it."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

import numpy as np

from orograph.errors import InputError
from orograph.results.schema import Status
from orograph.results.survey import Survey


def coordinates(survey: Survey) -> dict[str, np.ndarray]:
    """Axis name → its nodes, float64, in index order."""
    return {axis: np.asarray(survey.dataset[axis].values, dtype=np.float64) for axis in survey.axes}


def measures(survey: Survey, *, reserved: Collection[str] = ()) -> dict[str, np.ndarray]:
    """Measure name → float64 array ``[x, y]`` (``[x]``), the loss first.

    Args:
        survey: the survey.
        reserved: names that the file format uses itself.

    Raises:
        InputError: a measure has a reserved name.
    """
    if taken := [name for name in survey.measures if name in reserved]:
        raise InputError(
            "measures with names of their own", repr(taken[0]), "rename the measure: the file format uses this name"
        )
    return {name: _grid(survey, name).astype(np.float64) for name in survey.measures}


def status(survey: Survey) -> np.ndarray:
    """The status of every grid point, int8 array ``[x, y]`` (``[x]``), values of `Status`."""
    return _grid(survey, "status").astype(np.int8)


def evaluated(codes: np.ndarray) -> np.ndarray:
    """Where there is a measured value, be it finite or not."""
    return np.isin(codes, (Status.OK, Status.NONFINITE, Status.ESTIMATED))


def provenance(survey: Survey) -> dict[str, Any]:
    """The survey's provenance and, first, its name."""
    return {"name": survey.name, **survey.provenance}


def to_json(value: object) -> str:
    """One line of JSON; NumPy values become plain ones, and anything that JSON lacks its text.

    Example:
        >>> to_json({"seed": np.int64(3), "grid": np.array([0.0, 0.5])})
        '{"seed": 3, "grid": [0.0, 0.5]}'
    """
    return json.dumps(value, default=_plain)


def _grid(survey: Survey, name: str) -> np.ndarray:
    return np.asarray(survey.dataset[name].transpose(*survey.axes).values)


def _plain(value: object) -> object:
    return value.tolist() if isinstance(value, np.generic | np.ndarray) else str(value)
