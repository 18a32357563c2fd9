"""Numbers as text for the page: base64 of gzip of little-endian bytes; and JSON that every parser reads."""

from __future__ import annotations

import base64
import gzip
import json
import math
from typing import Any

import numpy as np

LEVEL = 6
"""Of gzip; fixed, so that the same numbers are the same text."""

STEPS = 1000
"""As many steps of float32 there should be between the smallest and the largest value, or float64 is sent."""


def encoded(values: np.ndarray) -> dict[str, Any]:
    """An array as the page reads it (``Encoded`` in ``web/src/types.ts``).

    int8 stays int8. Everything else becomes float32, or float64 where that would lose the picture: values too large
    or too small for float32, or a relief that is tiny beside the values.

    Args:
        values: in C order ``[x, y]``; NaN and infinity are kept.

    Example:
        >>> encoded(np.array([0.5, np.nan]))["dtype"], encoded(np.array([1e300, 2e300]))["dtype"]
        ('float32', 'float64')
    """
    if values.dtype != np.int8:
        values = np.asarray(values, dtype=np.float64)
        values = values.astype("<f4") if _fits_float32(values) else values.astype("<f8")
    return {"dtype": values.dtype.name, "gzip": True, "data": base64.b64encode(_packed(values)).decode("ascii")}


def finite(value: Any) -> float | None:
    """A number, or None if it is none that JSON can hold.

    Example:
        >>> finite(np.float64(2)), finite(float("nan")), finite("two"), finite(True)
        (2.0, None, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float | np.number):
        return None
    try:
        number = float(value)
    except (OverflowError, TypeError):
        return None
    return number if math.isfinite(number) else None


def to_json(value: Any) -> str:
    """JSON in ASCII that may stand in an HTML script: no ``<``, ``>``, ``&`` or line separator is in it as such.

    Raises:
        ValueError: a number is not finite.

    Example:
        >>> to_json("</script>&é")
        '"\\\\u003c/script\\\\u003e\\\\u0026\\\\u00e9"'
    """
    text = json.dumps(value, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _packed(values: np.ndarray) -> bytes:
    packed = bytearray(gzip.compress(np.ascontiguousarray(values).tobytes(), LEVEL, mtime=0))
    packed[9] = 255  # the system that packed it: unknown, so that all systems write the same
    return bytes(packed)


def _fits_float32(values: np.ndarray) -> bool:
    sizes = np.abs(values[np.isfinite(values) & (values != 0)])
    if not sizes.size:
        return True
    limits = np.finfo(np.float32)
    if sizes.max() > limits.max or sizes.min() < limits.tiny:
        return False
    relief = np.ptp(values[np.isfinite(values)])
    return bool(relief == 0 or relief > STEPS * np.spacing(np.float32(sizes.max())))
