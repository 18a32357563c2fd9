"""Safetensors one tensor at a time, without torch: what does not fit into memory twice is never there twice.

A file is eight bytes that say how long its header is, the header (JSON: name → dtype, shape and place), and the numbers
of all tensors behind each other. bfloat16, which NumPy lacks, is read as float32 (exactly) and rounded when written.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Self

import numpy as np

_DTYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2"}
_LONGEST_HEADER = 100_000_000


class TensorFile:
    """A safetensors file opened for reading; a context manager.

    Args:
        path: the file.

    Attributes:
        names: of its tensors, in the order of the file.
        metadata: its texts.

    Raises:
        ValueError: it is no such file, or cut off.
        OSError: it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("rb")
        try:
            self._start, header = _header_of(self._file)
        except BaseException:
            self._file.close()
            raise
        self.metadata: dict[str, str] = header.pop("__metadata__", {})
        self._entries: dict[str, Any] = header
        self.names = tuple(header)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self._file.close()

    def kind(self, name: str) -> str:
        """The dtype of a tensor as the file spells it: ``F32``, ``BF16``, ..."""
        return str(self._entries[name]["dtype"])

    def shape(self, name: str) -> tuple[int, ...]:
        """The shape of a tensor."""
        return tuple(self._entries[name]["shape"])

    def read(self, name: str) -> np.ndarray:
        """The numbers of a tensor: float64, float32 or float16; bfloat16 as float32.

        Raises:
            ValueError: they are of another dtype, or cut off.
        """
        kind, begin = self.kind(name), int(self._entries[name]["data_offsets"][0])
        if kind not in _DTYPES:
            raise ValueError(f"{name!r} holds numbers of the kind {kind}")
        count = math.prod(self.shape(name))
        self._file.seek(self._start + begin)
        values = np.fromfile(self._file, _DTYPES[kind], count)
        if len(values) < count:
            raise ValueError(f"{name!r} is cut off")
        return (_from_bfloat16(values) if kind == "BF16" else values).reshape(self.shape(name))


def write_tensors(
    path: Path,
    layout: Mapping[str, tuple[str, tuple[int, ...]]],
    tensors: Iterable[np.ndarray],
    metadata: Mapping[str, str],
) -> None:
    """Writes a safetensors file, one tensor after the other.

    Args:
        path: the file.
        layout: name → dtype as the file spells it, and shape.
        tensors: their numbers, in that order; rounded to the dtype if need be.
        metadata: texts to put beside them.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     write_tensors(Path(folder, "a"), {"w": ("BF16", (2,))}, [np.array([1.0, 3.14159])], {})
        ...     with TensorFile(Path(folder, "a")) as file:
        ...         print(file.read("w"))
        [1.       3.140625]
    """
    header: dict[str, Any] = {"__metadata__": dict(metadata)} if metadata else {}
    end = 0
    for name, (kind, shape) in layout.items():
        begin, end = end, end + math.prod(shape) * np.dtype(_DTYPES[kind]).itemsize
        header[name] = {"dtype": kind, "shape": list(shape), "data_offsets": [begin, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for (kind, _), values in zip(layout.values(), tensors, strict=True):
            _stored(values, kind).tofile(file)


def _header_of(file: BinaryIO) -> tuple[int, dict[str, Any]]:
    """Where the numbers begin, and the header."""
    size = os.fstat(file.fileno()).st_size
    length = int.from_bytes(file.read(8), "little")
    if size < 8 or length > min(size - 8, _LONGEST_HEADER):
        raise ValueError("it is cut off, or no safetensors file")
    header = json.loads(file.read(length))
    if not isinstance(header, dict):
        raise ValueError("its header is no table")
    ends = [entry["data_offsets"][1] for name, entry in header.items() if name != "__metadata__"]
    if 8 + length + max(ends, default=0) > size:
        raise ValueError("it is cut off")
    return 8 + length, header


def _stored(values: np.ndarray, kind: str) -> np.ndarray:
    """The numbers as the file holds them; what is narrower than float32 is rounded from float32, as torch does."""
    with np.errstate(over="ignore"):
        if kind in ("F16", "BF16"):
            values = values.astype(np.float32)
        return _to_bfloat16(values) if kind == "BF16" else np.ascontiguousarray(values, dtype=_DTYPES[kind])


def _from_bfloat16(bits: np.ndarray) -> np.ndarray:
    return (bits.astype(np.uint32) << 16).view(np.float32)


def _to_bfloat16(values: np.ndarray) -> np.ndarray:
    """The upper halves of float32 numbers, rounded to nearest, ties to even; NaN stays NaN."""
    bits = np.ascontiguousarray(values, np.float32).view(np.uint32)
    rounded = (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16
    return np.where(np.isnan(values), 0x7FC0, rounded).astype("<u2")
