"""What a survey says about itself: identity, provenance, and the directions beside it."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import safetensors.torch
from safetensors import SafetensorError
from torch import Tensor, nn

from orograph.objectives.evaluable import Evaluable
from orograph.parameters import scales
from orograph.parameters.digest import digest
from orograph.results.schema import DIRECTIONS_FILE
from orograph.subspaces.affine import Affine

PACKAGES = ("orograph", "torch", "numpy", "zarr", "xarray", "safetensors")


def identity(objective: Evaluable, subspace: Affine) -> dict[str, str]:
    """Hashes of all that decides the numbers; equal for two runs exactly if they compute the same survey."""
    spec = objective.spec()
    data = spec.pop("data")
    buffers = sorted(objective.model.named_buffers())
    still = [(name, buffer) for name, buffer in buffers]
    moved: list[tuple[str, Tensor]] = []
    if subspace.statistics is not None:
        moved = [
            (f"{i}/{n}", t) for i, part in enumerate(subspace.statistics.directions) for n, t in sorted(part.items())
        ]
    return {
        "model": hashlib.sha256(_structure(objective.model).encode()).hexdigest(),
        "weights": digest([("origin", subspace.origin.flat), *still]),
        "directions": digest(
            [*((axis, d.flat) for axis, d in zip(subspace.axes, subspace.directions, strict=True)), *moved]
        ),
        "data": str(data["sha256"]),
        "objective": hashlib.sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest(),
    }


def _structure(model: nn.Module) -> str:
    """The model in words, without the addresses of functions in it: they change from one process to the next."""
    return re.sub(r" at 0x[0-9a-fA-F]+", "", repr(model))


def changes(recorded: Mapping[str, Any], objective: Evaluable, subspace: Affine) -> dict[str, str]:
    """Part of the identity → which of its options differ from those that a survey recorded, in words.

    Args:
        recorded: the attributes of the survey.
        objective, subspace: the present ones.
    """
    old, new = recorded["directions"], dict(zip(subspace.axes, subspace.parts, strict=True))
    told = [text for axis in new if axis in old for text in _differences(old[axis], new[axis].spec)]
    if ("y" in old) != ("y" in new):
        told = ["a plane instead of a line" if "y" in new else "a line instead of a plane"]
    options = {**objective.spec(), "data": None}
    parts = {"objective": _differences(recorded["objective"], options), "directions": list(dict.fromkeys(told))}
    return {name: ", ".join(texts[:3]) for name, texts in parts.items()}


def provenance(objective: Evaluable, subspace: Affine) -> dict[str, Any]:
    """The attributes that say how a survey was made (docs/format.md)."""
    return {
        "objective": objective.spec(),
        "directions": subspace.describe(),
        "tensors": tensor_table(subspace),
        "markers": [dict(marker) for marker in subspace.markers],
        "versions": versions(),
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def versions() -> dict[str, str]:
    """Versions of Python, the platform and the packages that matter."""
    found = {"python": platform.python_version(), "platform": platform.platform(terse=True)}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found


def tensor_table(subspace: Affine) -> list[dict[str, Any]]:
    """For every tensor: its role, its filters, and the norms of the weights and of every direction there."""
    rows: list[dict[str, Any]] = []
    space = subspace.origin.space
    for info in space.infos:
        part = slice(info.offset, info.offset + info.size)
        row: dict[str, Any] = {
            "name": info.name,
            "shape": list(info.shape),
            "role": info.role.name,
            "filters": info.filters.number,
        }
        if info.aliases:
            row["tied"] = list(info.aliases)
        for label, flat in (
            ("norm", subspace.origin.flat),
            *((a, d.flat) for a, d in zip(subspace.axes, subspace.directions, strict=True)),
        ):
            view = flat[part].view(info.shape)
            row[label] = float(scales.norms(view, info.filters, "layer").square().sum().sqrt())
        rows.append(row)
    return rows


def save_directions(folder: Path, subspace: Affine) -> None:
    """Writes the anchor and the directions as safetensors: ``anchor/<name>``, ``x/<name>``, ``y/<name>``.

    Running statistics are ``anchor.statistics/<buffer>``, their changes ``x.statistics/<buffer>``; the metadata's
    ``order`` lists the parameters.
    """
    tensors: dict[str, Tensor] = {}
    for label, vector in (("anchor", subspace.origin), *zip(subspace.axes, subspace.directions, strict=True)):
        tensors |= {f"{label}/{name}": view for name, view in vector.tensors().items()}
    tensors |= _prefixed("anchor.statistics", subspace.buffers)
    if subspace.statistics is not None:
        tensors |= _prefixed("anchor.statistics", subspace.statistics.origin)
        for axis, part in zip(subspace.axes, subspace.statistics.directions, strict=True):
            tensors |= _prefixed(f"{axis}.statistics", part)
    metadata = {"format": "orograph-directions", "order": json.dumps(list(subspace.origin.space.names))}
    try:
        safetensors.torch.save_file(tensors, folder / DIRECTIONS_FILE, metadata)
    except SafetensorError as error:
        raise OSError(str(error)) from error
    (folder / DIRECTIONS_FILE).chmod(0o666 & ~_umask())  # whoever may read the survey may read its directions


def _umask() -> int:
    """What new files lack; it can only be read by setting it."""
    present = os.umask(0o077)
    os.umask(present)
    return present


def _differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    names = [name for name in new if name in old and new[name] is not None and old[name] != new[name]]
    return [f"{name} {_plain(new[name])} instead of {_plain(old[name])}" for name in names]


def _plain(value: Any) -> str:
    return ",".join(map(str, value)) or "none" if isinstance(value, list | tuple) else str(value)


def _prefixed(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {f"{prefix}/{name}": tensor.contiguous() for name, tensor in tensors.items()}
