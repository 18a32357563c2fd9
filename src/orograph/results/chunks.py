"""Reads the many small files of an array at once, where they are laid out as zarr lays them out by default.

zarr itself spends most of a millisecond on every chunk, and a survey has thousands. Arrays of any other layout are
left to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numcodecs.zstd import Zstd

_DTYPES: Mapping[str, np.dtype[Any]] = {"float64": np.dtype("<f8"), "int8": np.dtype("i1")}


def read_chunks(folder: Path, metadata: Mapping[str, Any]) -> np.ndarray | None:
    """All of a one-dimensional array.

    Args:
        folder: of the array.
        metadata: what its ``zarr.json`` said when it was opened.

    Returns:
        shape (points,), a chunk that was never written has the fill value; None if the layout is another.

    Raises:
        ValueError: a chunk is damaged.
        OSError: a chunk cannot be read.
    """
    if not _is_default(metadata):
        return None
    dtype = _DTYPES[metadata["data_type"]]
    size, chunk = int(metadata["shape"][0]), int(metadata["chunk_grid"]["configuration"]["chunk_shape"][0])
    values = np.full(-(-size // chunk) * chunk, metadata["fill_value"], dtype)
    unpack = Zstd()
    for index in range(len(values) // chunk):
        try:
            packed = (folder / "c" / str(index)).read_bytes()
        except FileNotFoundError:
            continue
        try:
            values[index * chunk : (index + 1) * chunk] = np.frombuffer(unpack.decode(packed), dtype, chunk)
        except Exception as error:
            raise ValueError(f"chunk {index}: {error}") from error
    return values[:size]


def _is_default(metadata: Mapping[str, Any]) -> bool:
    encoding = metadata.get("chunk_key_encoding", {})
    codecs = [codec.get("name") for codec in metadata.get("codecs", [])]
    endian = [codec.get("configuration", {}).get("endian", "little") for codec in metadata.get("codecs", [])[:1]]
    return (
        metadata.get("data_type") in _DTYPES
        and len(metadata.get("shape", [])) == 1
        and metadata.get("chunk_grid", {}).get("name") == "regular"
        and encoding.get("name") == "default"
        and encoding.get("configuration", {}).get("separator", "/") == "/"
        and codecs == ["bytes", "zstd"]
        and endian == ["little"]
        and not metadata.get("storage_transformers")
    )
