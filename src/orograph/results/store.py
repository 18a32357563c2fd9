"""The survey on disk: a list of points in evaluation order, in one zarr store.

All of zarr stays in this module (but for one call of its event loop in `folder.py`; `chunks.py` reads its files). One
zarr chunk is one unit of work, written once by one writer; the array ``chunk_status`` is written after everything else
of its chunk, so a kill at any moment loses at most the chunks that were being computed. New points (a larger range, a
finer grid) start at a fresh chunk.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import zarr

from orograph.errors import InputError, StoreError, reason
from orograph.results.chunks import read_chunks
from orograph.results.folder import (
    check_is_survey,
    damaged,
    discard,
    drain,
    is_survey,
    only_writer,
    put_back,
    refuse_foreign,
    refuse_to_lose,
    sibling,
    unwritable,
)
from orograph.results.schema import (
    AXES,
    FAILURES_FILE,
    FORMAT,
    SCHEMA_VERSION,
    ChunkStatus,
    Status,
)


@dataclass(frozen=True)
class Points:
    """Every point of a store, in evaluation order and without padding.

    Attributes:
        coordinates: float64, shape (points, axes).
        status: int8, shape (points,), values of `Status`.
        fields: name → float64 array of shape (points,); NaN where pending or failed.
    """

    coordinates: np.ndarray
    status: np.ndarray
    fields: dict[str, np.ndarray]

    @property
    def evaluated(self) -> np.ndarray:
        """Coordinates of the points that were evaluated on all of the data, also of those that failed."""
        return self.coordinates[~np.isin(self.status, (Status.PENDING, Status.ESTIMATED))]


class Store:
    """A survey's folder, opened for reading or for writing.

    Use `Store.create` and `Store.open`; the constructor is for them.
    """

    def __init__(self, path: Path, group: zarr.Group) -> None:
        self.path = path
        self._group = group
        self._undo: Callable[[], None] | None = None
        self._settle: Callable[[], None] | None = None
        self.axes: tuple[str, ...] = tuple(group.attrs["axes"])  # type: ignore[arg-type]
        self.chunk = int(group.attrs["chunk"])  # type: ignore[arg-type]
        self.fields: tuple[str, ...] = tuple(group.attrs["fields"])  # type: ignore[arg-type]
        # chunk_status grows last, so it is opened first: what it counts is there in all the others.
        names = ("chunk_status", *self.axes, *self.fields, "status")
        self._arrays: dict[str, zarr.Array] = {name: group[name] for name in names}  # type: ignore[misc]

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        axes: Sequence[str],
        fields: Mapping[str, Mapping[str, str]],
        chunk: int,
        attrs: Mapping[str, Any],
        points: np.ndarray,
        fill: Callable[[Path], None] = lambda folder: None,
        replace: bool = False,
    ) -> Store:
        """Makes a store with all its points pending; it appears at ``path`` whole or not at all.

        Args:
            path: a folder that does not exist or is empty.
            axes: names of the coordinates, in index order.
            fields: name → attributes (``long_name``, ``units``) of every measured field.
            chunk: points in one unit of work.
            attrs: the survey's attributes (JSON values).
            points: the first points, in evaluation order, shape (points, axes).
            fill: called with the unfinished folder, to put further files into it.
            replace: an old survey in the folder gives way; it is deleted with the first unit of work of the new one.

        Raises:
            StoreError: the folder holds other things or cannot be written, or the old survey is being computed.
        """
        replace = replace and is_survey(path)
        if not replace:
            refuse_foreign(path)
        draft, aside = sibling(path, "tmp"), sibling(path, "old")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            cls(draft, _lay_out(draft, axes, fields, chunk, attrs))._append(np.asarray(points))
            fill(draft)
            if replace:
                check_is_survey(path, any_version=True)
                refuse_to_lose(path)
                with only_writer(path):
                    pass
                os.rename(path, aside)
            os.rename(draft, path)
            store = cls.open(path, write=True)
        except OSError as error:
            raise unwritable(path, error) from error
        finally:
            discard(draft)
            if aside.exists() and not path.exists():
                os.rename(aside, path)
        store._undo, store._settle = partial(put_back, path, aside), partial(discard, aside)
        return store

    @classmethod
    def open(cls, path: Path, *, write: bool = False) -> Store:
        """Opens the store in a folder.

        Raises:
            StoreError: there is none, it is damaged, or a newer Orograph wrote it.
        """
        check_is_survey(path)
        try:
            group = zarr.open_group(path, mode="r+" if write else "r", zarr_format=3)
            store = cls(path, group)
            if store.chunk < 1 or store.axes not in (AXES[:1], AXES) or "loss" not in store.fields:
                raise ValueError("its chunk, axes or fields are impossible")
            sizes = {name: store._arrays[name].shape[0] for name in (*store.axes, "status", *store.fields)}
            needed = store.chunks * store.chunk
        except Exception as error:
            raise damaged(path, error) from error
        if short := [name for name, size in sizes.items() if size < needed]:
            raise damaged(path, f"{short[0]} is shorter than the list of points")
        return store

    @property
    def attrs(self) -> dict[str, Any]:
        """The survey's attributes, as plain JSON values."""
        return dict(self._group.attrs.asdict())

    def update_attrs(self, **changes: Any) -> None:
        """Replaces attributes, in one atomic write."""
        with self._saving():
            self._group.attrs.update(changes)

    @property
    def chunks(self) -> int:
        """How many units of work there are."""
        return int(self._arrays["chunk_status"].shape[0])

    def append(self, points: np.ndarray) -> None:
        """Adds points after those that are there, starting at a fresh chunk.

        The array ``chunk_status`` grows last: an interrupted call adds nothing, and is simply repeated.
        """
        with self._saving():
            self._append(points)

    def _append(self, points: np.ndarray) -> None:
        if not len(points):
            return
        start = self.chunks * self.chunk
        stop = start + -(-len(points) // self.chunk) * self.chunk
        padded = np.full((stop - start, len(self.axes)), np.nan)
        padded[: len(points)] = points
        status = np.full(stop - start, Status.PADDING, np.int8)
        status[: len(points)] = Status.PENDING
        for name in (*self.axes, "status", *self.fields):
            self._arrays[name].resize((stop,))
        for column, name in enumerate(self.axes):
            self._arrays[name][start:stop] = padded[:, column]
        self._arrays["status"][start:stop] = status  # what has no file is NaN in the fields
        self._arrays["chunk_status"].resize((stop // self.chunk,))

    def todo(self) -> list[int]:
        """Indices of the units of work that are not done."""
        return [int(i) for i in np.flatnonzero(self._read("chunk_status") != ChunkStatus.DONE)]

    def chunk_points(self, indices: Sequence[int]) -> dict[int, np.ndarray]:
        """Index of a unit of work → coordinates of its points, shape (points, axes), without padding."""
        rows = np.stack([self._read(name) for name in self.axes], axis=-1)
        parts = {index: rows[self._slice(index)] for index in indices}
        return {index: part[~np.isnan(part).any(axis=-1)] for index, part in parts.items()}

    def is_exact(self, index: int) -> bool:
        """Whether a unit of work that is done was evaluated on all of the data, not estimated."""
        return not bool((self._read("status")[self._slice(index)] == Status.ESTIMATED).any())

    def write_chunk(self, index: int, fields: Mapping[str, np.ndarray], status: np.ndarray, mark: ChunkStatus) -> None:
        """Writes one unit of work: every field, then the points' status, then the chunk's."""
        self.write_chunks(range(index, index + 1), fields, status, mark)

    def write_chunks(
        self, indices: range, fields: Mapping[str, np.ndarray], status: np.ndarray, mark: ChunkStatus
    ) -> None:
        """Writes consecutive units of work at once, of which only the last one may have padding; as `write_chunk`.

        Args:
            indices: the units, as they were appended.
            fields: name → values of all their points.
            status: of the points.
            mark: of every unit.
        """
        size = len(indices) * self.chunk
        part = slice(indices.start * self.chunk, indices.stop * self.chunk)
        with self._saving():
            for name in self.fields:
                self._arrays[name][part] = _padded(fields[name], size, np.nan)
            self._arrays["status"][part] = _padded(status, size, Status.PADDING)
            self._arrays["chunk_status"][indices.start : indices.stop] = np.full(len(indices), mark, np.int8)
        if self._settle is not None:
            self._settle()
            self._undo = self._settle = None

    @contextmanager
    def undone_if_it_fails(self) -> Iterator[None]:
        """Takes a creation back, as if it had never been, if the block ends badly before the first unit of work."""
        try:
            yield
        except BaseException:
            if self._undo is not None:
                self._undo()
            raise

    def read(self) -> Points:
        """Every point, in evaluation order and without padding."""
        size = self.chunks * self.chunk
        status = self._read("status")[:size]
        status = np.where(
            np.repeat(self._read("chunk_status"), self.chunk) == ChunkStatus.TODO,
            np.minimum(status, 0),
            status,
        )
        keep = status != Status.PADDING
        coordinates = np.stack([self._read(name)[:size][keep] for name in self.axes], axis=-1)
        fields = {
            name: np.where(
                np.isin(status[keep], (Status.PENDING, Status.FAILED)), np.nan, self._read(name)[:size][keep]
            )
            for name in self.fields
        }
        return Points(coordinates, status[keep].astype(np.int8), fields)

    def field_attrs(self, name: str) -> dict[str, Any]:
        """Attributes (``long_name``, ``units``) of one array."""
        return dict(self._arrays[name].attrs.asdict())

    def add_failures(self, failures: Sequence[Mapping[str, Any]]) -> None:
        """Appends what went wrong at failed points, one JSON line each."""
        if not failures:
            return
        with self._saving(), (self.path / FAILURES_FILE).open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(failure) + "\n" for failure in failures)

    @contextmanager
    def _saving(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            drain()
            raise StoreError(
                "to be able to write the survey",
                f"{reason(error)} in {str(self.path)!r}",
                "make room or mend the disk, then run the same again: what is finished is kept",
            ) from error

    def _slice(self, index: int) -> slice:
        return slice(index * self.chunk, (index + 1) * self.chunk)

    def _read(self, name: str) -> np.ndarray:
        try:
            array = self._arrays[name]
            values = read_chunks(self.path / name, array.metadata.to_dict())
            return np.asarray(array[:]) if values is None else values
        except Exception as error:
            raise damaged(self.path, f"{name}: {error}") from error


def _lay_out(
    folder: Path,
    axes: Sequence[str],
    fields: Mapping[str, Mapping[str, str]],
    chunk: int,
    attrs: Mapping[str, Any],
) -> zarr.Group:
    reserved = {*axes, "status", "chunk_status"} & set(fields)
    if reserved:
        raise InputError(
            "measures with names of their own",
            repr(sorted(reserved)[0]),
            "rename the measure: the store uses this name itself",
        )
    header = {"format": FORMAT, "schema": SCHEMA_VERSION, "axes": list(axes), "fields": sorted(fields), "chunk": chunk}
    group = zarr.create_group(folder, attributes={**attrs, **header}, zarr_format=3)

    def array(name: str, dtype: str, size: int, fill: float, dimension: str, extra: Mapping[str, str]) -> None:
        group.create_array(
            name,
            shape=(0,),
            chunks=(size,),
            dtype=dtype,
            fill_value=fill,
            dimension_names=(dimension,),
            attributes=dict(extra),
        )

    for name in axes:
        array(name, "float64", chunk, np.nan, "point", {"long_name": f"{name} coordinate"})
    for name, extra in fields.items():
        array(name, "float64", chunk, np.nan, "point", extra)
    array("status", "int8", chunk, Status.PADDING, "point", _flags(Status))
    array("chunk_status", "int8", 1, ChunkStatus.TODO, "chunk", _flags(ChunkStatus))
    return group


def _flags(statuses: type[Status] | type[ChunkStatus]) -> dict[str, Any]:
    return {
        "flag_values": [int(s) for s in statuses],
        "flag_meanings": " ".join(s.name.lower() for s in statuses),
    }


def _padded(values: np.ndarray, size: int, fill: float) -> np.ndarray:
    out = np.full(size, fill, dtype=np.asarray(values).dtype)
    out[: len(values)] = values
    return out
