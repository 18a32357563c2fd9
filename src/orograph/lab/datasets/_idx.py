"""The IDX format of MNIST and its relatives, packed with gzip or not."""

from __future__ import annotations

import gzip
import hashlib
import math
import zlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from orograph.errors import DataError, reason

_HELP = "get an undamaged copy"


def read_idx(path: Path, dimensions: int, md5: Mapping[str, str] | None = None) -> Tensor:
    """The bytes of an IDX file as a tensor.

    The format: two zero bytes, the type (8 for unsigned bytes), the number of dimensions, each dimension as a
    big-endian 32-bit number, then the values, last dimension fastest.

    Args:
        path: the file; if it is not there, the one with ``.gz`` behind its name.
        dimensions: how many are expected.
        md5: name of a file → hexadecimal MD5 of its unpacked bytes; a name that is not in it is not checked.

    Returns:
        A uint8 tensor.

    Raises:
        DataError: the file is not there, is something else, damaged, too short or too long.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder) / "labels"
        ...     _ = file.write_bytes(bytes([0, 0, 8, 1, 0, 0, 0, 3, 7, 1, 9]))
        ...     read_idx(file, 1)
        tensor([7, 1, 9], dtype=torch.uint8)
    """
    content = _bytes(path)
    if content[:4] != bytes([0, 0, 8, dimensions]):
        got = f"one that begins with {content[:4].hex(' ') or 'nothing'}"
        raise DataError(f"an IDX file of unsigned bytes in {dimensions} dimensions in {path}", got, _HELP)
    sizes = np.frombuffer(content[4 : 4 + 4 * dimensions].ljust(4 * dimensions, b"\0"), ">u4").tolist()
    wanted = 4 + 4 * dimensions + math.prod(sizes)
    if len(content) != wanted:
        raise DataError(f"{wanted} bytes in {path}, as its header says", str(len(content)), _HELP)
    expected = (md5 or {}).get(path.name)
    if expected and (found := hashlib.md5(content, usedforsecurity=False).hexdigest()) != expected:
        raise DataError(f"{path.name} with MD5 {expected[:12]}... in {path.parent}", f"{found[:12]}...", _HELP)
    values = np.frombuffer(content, np.uint8, offset=4 + 4 * dimensions).reshape(sizes)
    return torch.from_numpy(values.copy())


def _bytes(path: Path) -> bytes:
    packed = path.with_name(path.name + ".gz")
    try:
        if path.is_file() or not packed.is_file():
            return path.read_bytes()
        return gzip.decompress(packed.read_bytes())
    except FileNotFoundError as error:
        raise DataError(f"the file {path}, packed or not", "no such file", _HELP) from error
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(f"a readable file {path}", reason(error), _HELP) from error
