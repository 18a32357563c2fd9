"""The ``.h5`` layout of Li et al. 2018, for everything that reads the files of their program."""

from __future__ import annotations

import json
from pathlib import Path

import h5py
import numpy as np
from safetensors import SafetensorError, safe_open

from orograph.errors import StoreError, reason
from orograph.export._arrays import coordinates, evaluated, measures, status, to_json
from orograph.export._atomic import replacing
from orograph.results.readers._li2018 import (
    COORDINATES,
    DIRECTIONS,
    DOCUMENT,
    DOCUMENT_VERSION,
    MEASURES,
    PERCENT,
    fill,
    to_layout,
)
from orograph.results.schema import DIRECTIONS_FILE
from orograph.results.survey import Survey

_RESERVED = {*COORDINATES.values(), *DIRECTIONS.values(), "train_loss", "train_acc", "test_acc", "status", DOCUMENT}


def h5(survey: Survey, path: Path, *, directions: bool = True) -> Path:
    """Writes the survey as an ``.h5`` file that the program of Li et al. 2018 plots and continues.

    Layout: ``xcoordinates`` (and ``ycoordinates``), the nodes; ``train_loss`` (the loss), ``train_acc`` and
    ``test_acc`` (accuracies in per cent), every other measure under its own name; all float64. Arrays of a 2-D survey
    have the shape (nx, ny), but their flat order is that of (ny, nx), x fastest: this is how that program fills and
    meshes them. A point that is pending or failed holds −1 (``min_eig``: +1). Groups ``xdirection`` (and
    ``ydirection``) hold the directions, one dataset a parameter, "0", "1", ... in the order of
    ``model.parameters()``; parameters that do not take part are zeros.

    What that layout lacks is added beside it: ``status``, so that a loss of −1 or NaN is not taken for a missing one;
    accuracies as exact fractions under their own names; ``orograph``, JSON with name, provenance and attributes.
    Opening the file with `orograph.results.survey.open_survey` gives back the very numbers.

    Args:
        survey: the survey, 1-D or 2-D.
        path: the file to make or to replace.
        directions: include the directions, if the survey's folder holds them; they are as large as the model.

    Returns:
        The path written.

    Raises:
        InputError: a measure has a name that the layout uses itself.
        StoreError: nothing can be written there, or the directions cannot be read.
        MissingPackageError: h5py is not installed.

    Example:
        >>> import xarray as xr
        >>> from tempfile import TemporaryDirectory
        >>> variables = {"loss": ("x", [0.5, np.nan]), "accuracy": ("x", [0.25, np.nan]), "status": ("x", [1, 0])}
        >>> survey = Survey(xr.Dataset(variables, {"x": [0.0, 1.0]}), name="bowl")
        >>> with TemporaryDirectory() as folder, h5py.File(h5(survey, Path(folder) / "bowl.h5")) as file:
        ...     print(file["train_loss"][:], file["train_acc"][:])
        [ 0.5 -1. ] [25. -1.]
    """
    datasets = _datasets(survey)
    names = [*survey.axes, *survey.measures, "status"]
    document = {
        "schema": DOCUMENT_VERSION,
        "name": survey.name,
        "provenance": survey.provenance,
        "attrs": {name: survey.dataset[name].attrs for name in names},
    }
    with replacing(path) as draft, h5py.File(draft, "w") as file:
        for name, array in datasets.items():
            file[name] = array
        file[DOCUMENT] = to_json(document)
        if directions and survey.path is not None and (source := survey.path / DIRECTIONS_FILE).is_file():
            _copy_directions(source, file, survey.axes)
    return path


def _datasets(survey: Survey) -> dict[str, np.ndarray]:
    codes = status(survey)
    datasets = {COORDINATES[axis]: nodes for axis, nodes in coordinates(survey).items()}
    for name, values in measures(survey, reserved=_RESERVED).items():
        theirs = MEASURES.get(name, name)
        if name in PERCENT:
            datasets[theirs] = _filled(100.0 * values, codes, name)
            theirs = name
        datasets[theirs] = _filled(values, codes, name)
    return {**datasets, "status": to_layout(codes)}


def _filled(values: np.ndarray, codes: np.ndarray, name: str) -> np.ndarray:
    return to_layout(np.where(evaluated(codes), values, fill(name)))


def _copy_directions(source: Path, file: h5py.File, axes: tuple[str, ...]) -> None:
    try:
        with safe_open(source, framework="numpy") as tensors:
            present = set(tensors.keys())
            for axis in axes:
                group = file.create_group(DIRECTIONS[axis])
                for index, name in enumerate(json.loads(tensors.metadata()["order"])):
                    if (key := f"{axis}/{name}") in present:
                        group[str(index)] = tensors.get_tensor(key)
                    else:
                        group[str(index)] = np.zeros(tensors.get_slice(f"anchor/{name}").get_shape(), np.float32)
    except (SafetensorError, OSError, KeyError, TypeError, ValueError) as error:
        raise StoreError(
            "the directions of the survey",
            f"{str(source)!r}, which cannot be read ({reason(error)})",
            "choose another format, or export in Python without them: directions=False",
        ) from error
