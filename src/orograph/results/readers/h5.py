"""Opens ``.h5`` files in the layout of Li et al. 2018: those of their program and our own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import xarray as xr

from orograph.errors import StoreError, reason
from orograph.results.readers._li2018 import (
    COORDINATES,
    DOCUMENT,
    DOCUMENT_VERSION,
    MEASURES,
    PERCENT,
    fill,
    from_layout,
)
from orograph.results.schema import Status
from orograph.results.survey import Survey

_ATTRS: Mapping[str, Mapping[str, str]] = {
    "x": {"long_name": "x coordinate"},
    "y": {"long_name": "y coordinate"},
    "loss": {"long_name": "training loss", "units": "1"},
    "accuracy": {"long_name": "training accuracy", "units": "fraction"},
    "test_loss": {"long_name": "test loss", "units": "1"},
    "test_accuracy": {"long_name": "test accuracy", "units": "fraction"},
    "min_eig": {"long_name": "smallest Hessian eigenvalue", "units": "1"},
    "max_eig": {"long_name": "largest Hessian eigenvalue", "units": "1"},
}
_DECIDING = ("loss", "test_loss", "max_eig", "min_eig")
_CODES = [int(code) for code in Status if code is not Status.PADDING]


def h5(path: Path) -> Survey:
    """Reads a survey from an ``.h5`` file.

    ``train_loss`` becomes ``loss``; ``train_acc`` and ``test_acc`` (per cent) become ``accuracy`` and
    ``test_accuracy`` (fractions); ``test_loss``, ``min_eig``, ``max_eig`` and every other dataset of the grid's size
    keep their names. Values are put at their right ``[x, y]``, in grids that are not square too.

    A value counts as missing, and becomes NaN, where their program's start value still stands: −1; for eigenvalues,
    ``min_eig`` = 1 together with ``max_eig`` = −1. A file of theirs has no place for a status: a point is pending
    where the loss is missing (in a file without ``train_loss``: ``test_loss``, then the eigenvalues, then the first
    field), else nonfinite where that is NaN or infinite, else ok. Files that Orograph exported hold the status, so
    every number comes back as it was; points that their program added to such a file since are read as well.

    Args:
        path: the file.

    Returns:
        The survey; its ``path`` is None, and directions stay in the file.

    Raises:
        StoreError: it is no HDF5 file, damaged, has another layout, or a newer Orograph wrote it.
    """
    try:
        with h5py.File(path, "r") as file:
            return _read(file, path)
    except StoreError:
        raise
    except Exception as error:
        raise _refuse(path, f"which cannot be read ({reason(error)})") from error


def _read(file: h5py.File, path: Path) -> Survey:
    document = _document(file, path)
    grid = {axis: _nodes(file, name, path) for axis, name in COORDINATES.items() if name in file}
    if "x" not in grid:
        raise _refuse(path, f"which has no {COORDINATES['x']!r}")
    shape = tuple(len(nodes) for nodes in grid.values())
    raw = _raw(file, shape, path)
    codes = raw.pop("status", None) if document else None
    if codes is None:
        codes, known = np.full(shape, Status.PENDING), np.zeros(shape, dtype=bool)
    elif np.isin(codes, _CODES).all():
        known = np.isin(codes, (Status.OK, Status.NONFINITE, Status.ESTIMATED))
    else:
        raise _refuse(path, "whose 'status' holds unknown codes")
    fields, missing = _measures(raw, known)
    dataset = _dataset(grid, fields, _status(fields, missing, codes, known), document.get("attrs", _ATTRS))
    name = document["name"] if document else path.stem
    provenance = document["provenance"] if document else _foreign_provenance(file, path)
    dataset.attrs = {"name": name, **provenance}
    return Survey(dataset, name=name, provenance=provenance)


def _document(file: h5py.File, path: Path) -> dict[str, Any]:
    if DOCUMENT not in file:
        return {}
    document: dict[str, Any] = json.loads(file[DOCUMENT].asstr()[()])
    if document["schema"] > DOCUMENT_VERSION:
        raise StoreError(
            f"an .h5 file of schema version {DOCUMENT_VERSION} or older",
            f"version {document['schema']} in {str(path)!r}",
            "update orograph: pip install -U orograph",
        )
    return document


def _nodes(file: h5py.File, name: str, path: Path) -> np.ndarray:
    nodes = np.asarray(file[name][()], dtype=np.float64)
    if nodes.ndim != 1 or not nodes.size or not np.isfinite(nodes).all():
        raise _refuse(path, f"whose {name!r} is not a list of finite numbers")
    return nodes


def _raw(file: h5py.File, shape: tuple[int, ...], path: Path) -> dict[str, np.ndarray]:
    """Every numeric dataset of the grid's size, by its name in the file."""
    raw = {}
    for name, entry in file.items():
        if name in COORDINATES.values() or not isinstance(entry, h5py.Dataset) or entry.dtype.kind not in "fiu":
            continue
        if entry.shape in (shape, shape[::-1]):
            raw[name] = from_layout(entry[()].astype(np.float64), shape)
        elif name in MEASURES.values():
            raise _refuse(path, f"whose {name!r} has the shape {entry.shape}, which does not fit the grid {shape}")
    return raw


def _measures(raw: dict[str, np.ndarray], known: np.ndarray) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Measures by our names, NaN where missing; and where they are missing. ``known``: evaluated for certain."""
    gone = {name: (array == fill(name)) & ~known for name, array in raw.items()}
    if {"min_eig", "max_eig"} <= set(gone):
        gone["min_eig"] = gone["max_eig"] = gone["min_eig"] & gone["max_eig"]
    values = {name: np.where(gone[name], np.nan, array) for name, array in raw.items()}
    for ours, theirs in MEASURES.items():
        if theirs in values and theirs != ours:
            array, mask = values.pop(theirs) / (100.0 if ours in PERCENT else 1.0), gone.pop(theirs)
            exact = known & (ours in values)
            values[ours] = np.where(exact, values.get(ours, array), array)
            gone[ours] = mask & ~exact
    return {name: values[name] for name in values if name not in {*COORDINATES, "status", "point"}}, gone


def _status(
    fields: Mapping[str, np.ndarray], missing: Mapping[str, np.ndarray], codes: np.ndarray, known: np.ndarray
) -> np.ndarray:
    """The stored status where a point was evaluated for certain, else what the deciding field says."""
    deciding = next((name for name in (*_DECIDING, *fields) if name in fields), None)
    if deciding is None:
        return codes.astype(np.int8)
    judged = np.where(np.isfinite(fields[deciding]), Status.OK, Status.NONFINITE)
    return np.where(known | missing[deciding], codes, judged).astype(np.int8)


def _dataset(
    grid: dict[str, np.ndarray], fields: dict[str, np.ndarray], status: np.ndarray, attrs: Mapping[str, Any]
) -> xr.Dataset:
    axes = tuple(grid)
    fields = {"loss": np.full(status.shape, np.nan), **fields}
    names = sorted(fields, key=lambda name: (name != "loss", name))
    variables = {name: (axes, fields[name], attrs.get(name)) for name in names}
    variables["status"] = (axes, status, attrs.get("status"))
    return xr.Dataset(variables, {axis: (axis, nodes, attrs.get(axis)) for axis, nodes in grid.items()})


def _foreign_provenance(file: h5py.File, path: Path) -> dict[str, Any]:
    source = {"source": f"{path.name}, in the layout of Li et al. 2018"}
    entry = file.get("dir_file")
    if isinstance(entry, h5py.Dataset) and h5py.check_string_dtype(entry.dtype) and entry.shape == ():
        source["dir_file"] = entry.asstr(errors="replace")[()]
    return source


def _refuse(path: Path, what: str) -> StoreError:
    return StoreError(
        "an .h5 file in the layout of Li et al. 2018",
        f"{str(path)!r}, {what}",
        "check the path, or make the file again",
    )
