"""One axis of a grid: where it starts, where it stops, how many points."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from orograph.errors import InputError

FORM = "start:stop:count, for example -1:1:51"


@dataclass(frozen=True)
class Axis:
    """``count`` equally spaced coordinates from ``start`` to ``stop``, both included.

    Example:
        >>> Axis.parse("x", "-1:1:5").values.tolist()
        [-1.0, -0.5, 0.0, 0.5, 1.0]
    """

    name: str
    start: float
    stop: float
    count: int

    def __post_init__(self) -> None:
        if isinstance(self.count, bool) or not isinstance(self.count, int) or self.count < 1:
            raise InputError(f"at least one point on {self.name}", f"{self.count!r} points", f"write {FORM}")
        if not (math.isfinite(self.start) and math.isfinite(self.stop)):
            raise InputError(f"finite ends of {self.name}", f"{self.start:g} … {self.stop:g}", f"write {FORM}")
        if self.count > 1 and not self.start < self.stop:
            raise InputError(
                f"a start of {self.name} below its stop",
                f"{self.start:g}:{self.stop:g}:{self.count}",
                "write the smaller number first",
            )
        step = (self.stop - self.start) / max(self.count - 1, 1)
        if not math.isfinite(max(abs(self.start), abs(self.stop)) * self.count * 2):
            raise InputError(
                f"ends of {self.name} that leave room for arithmetic", self.text(), "choose a narrower range"
            )
        if self.count > 1 and not (self.start < self.start + step and self.stop - step < self.stop):
            raise InputError(
                f"a range of {self.name} wide enough for {self.count} different points",
                f"{self.start!r} … {self.stop!r}",
                "write fewer points, or a wider range",
            )
        if self.count == 1 and self.start != self.stop:
            raise InputError(
                f"start = stop for a single point on {self.name}",
                f"{self.start:g}:{self.stop:g}:1",
                "ask for at least two points",
            )

    @classmethod
    def parse(cls, name: str, value: Any) -> Axis:
        """An axis from ``"start:stop:count"`` or ``(start, stop, count)``.

        Raises:
            InputError: says what is wrong with it.
        """
        parts = value.split(":") if isinstance(value, str) else value
        if isinstance(value, Axis):
            return value
        if not isinstance(parts, tuple | list) or len(parts) != 3:
            raise InputError(f"three numbers for {name}", repr(value), f"write {FORM}")
        try:
            start, stop, count = float(parts[0]), float(parts[1]), float(parts[2])
        except (TypeError, ValueError):
            raise InputError(f"three numbers for {name}", repr(value), f"write {FORM}") from None
        if count != int(count) if math.isfinite(count) else True:
            raise InputError(f"a whole number of points on {name}", f"{parts[2]!r}", f"write {FORM}")
        return cls(name, start, stop, int(count))

    @property
    def values(self) -> np.ndarray:
        """The coordinates, float64; symmetric ends give symmetric values, and an exact 0 in the middle."""
        if self.count == 1:
            return np.array([self.start])
        index = np.arange(self.count)
        last = self.count - 1
        return (self.start * (last - index) + self.stop * index) / last

    def text(self) -> str:
        """``start:stop:count``."""
        return f"{self.start:g}:{self.stop:g}:{self.count}"


def parse_auto(name: str, value: Any, count: int = 51) -> int | None:
    """Number of points if the value asks for an automatic range (``"auto"``, ``"auto:31"``), else None.

    Raises:
        InputError: ``auto`` with something that is no number of points.
    """
    if not isinstance(value, str) or value.partition(":")[0] != "auto":
        return None
    tail = value.partition(":")[2]
    try:
        points = int(tail) if tail else count
    except ValueError:
        points = 0
    if points < 3:
        raise InputError(
            f"'auto' or 'auto:count' with at least 3 points for {name}", repr(value), "write for example auto:51"
        )
    return points
