"""The Gram matrix of a recording: added to with every snapshot, and trusted only where its files are still the same."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from orograph.parameters.vector import Vector
from orograph.results.atomic import replacing
from orograph.trajectory.index import GRAM_FILE, Index
from orograph.trajectory.pieces import Row, gram_of, pieces, products_with
from orograph.trajectory.snapshot import SnapshotFile


def complete(folder: Path, index: Index, first: Vector) -> Tensor:
    """Inner products (θᵢ − θ₀)·(θⱼ − θ₀) of all snapshots in the index; float64, shape (K, K).

    What the file holds of the same files is taken from there; the rest is computed, a piece at a time.
    """
    names = [each.file for each in index.snapshots]
    known, kept = _read(folder)
    total = torch.full((len(names), len(names)), float("nan"), dtype=torch.float64)
    where = {name: k for k, name in enumerate(known)}
    there = [i for i, name in enumerate(names) if name in where]
    if there:
        chosen = [where[names[i]] for i in there]
        total[np.ix_(there, there)] = torch.from_numpy(kept[np.ix_(chosen, chosen)])
    missing = [i for i in range(len(names)) if i not in set(there)]
    if not missing:
        return total
    rows = [Row(SnapshotFile(folder / name), first, frozenset(index.recorded)) for name in names]
    if len(missing) == 1:
        lone = missing[0]
        column = products_with(rows, first, [_displacement(rows[lone], first)])[:, 0]
        total[lone], total[:, lone] = column, column
        return total
    return gram_of(rows, first)


def save(folder: Path, names: Sequence[str], gram: Tensor) -> None:
    """Replaces the file of the Gram matrix in one step.

    Args:
        folder: of the recording.
        names: files of the snapshots that the rows belong to.
        gram: float64, shape (K, K).

    Raises:
        StoreError: it cannot be written.
    """
    buffer = io.BytesIO()
    np.savez(buffer, files=np.array(list(names), dtype=np.str_), gram=gram.numpy())
    with replacing(folder / GRAM_FILE) as draft:
        draft.write_bytes(buffer.getvalue())


def _read(folder: Path) -> tuple[list[str], np.ndarray]:
    """What the file holds; nothing if it is missing or damaged: then it is computed anew."""
    try:
        with np.load(folder / GRAM_FILE, allow_pickle=False) as held:
            names, gram = held["files"].tolist(), np.asarray(held["gram"], dtype=np.float64)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return [], np.empty((0, 0))
    return (names, gram) if gram.shape == (len(names), len(names)) else ([], np.empty((0, 0)))


def _displacement(row: Row, first: Vector) -> Vector:
    """θ − θ₀ of one snapshot, in float64, with zeros in the tensors that are not recorded."""
    flat = torch.zeros(first.space.size, dtype=torch.float64)
    for part, block in pieces([row], first):
        flat[part] = block[0]
    return Vector(first.space, flat)
