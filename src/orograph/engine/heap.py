"""Freed memory kept at hand, so that the same activations are not mapped and cleared anew at every batch."""

from __future__ import annotations

import ctypes
import functools
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_LARGEST = 32 << 20
"""The largest block that glibc allows to be taken from the heap."""


@functools.cache
def keep_freed_memory(most: int = 128 << 20) -> bool:
    """Tells glibc not to return freed memory to the system at once; elsewhere nothing happens.

    By default glibc trims its heap as soon as twice the largest block is free at its end. A net whose activations are
    that large then faults in the same pages again at every layer, which doubles the time of a small one.

    Args:
        most: bytes of freed memory that the process may keep.

    Returns:
        Whether it was done.
    """
    if not sys.platform.startswith("linux"):
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:
        return False
    return bool(mallopt(_MMAP_THRESHOLD, _LARGEST)) and bool(mallopt(_TRIM_THRESHOLD, most))
