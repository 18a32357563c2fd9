"""One scale for all panels of a picture: its range, its kind and its round levels.

A logarithmic scale works on log₁₀ of the values everywhere (contours between points included); zeros, which have
no logarithm, are drawn below the lowest level.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from matplotlib.colors import BoundaryNorm, Colormap, ListedColormap, LogNorm, Normalize

from orograph.errors import InputError
from orograph.results.words import WIDE, number

MOST_LEVELS = 500
"""More lines than this are a grey area."""

_SAME = 1e-9
_MANTISSAS = ((1.0,), (1.0, 3.0), (1.0, 2.0, 5.0), (1.0, 1.5, 2.0, 3.0, 5.0, 7.0), tuple(np.arange(1.0, 10.0, 0.5)))
_STRIDES = (20, 10, 5, 4, 3, 2)


@dataclass(frozen=True)
class Scale:
    """How values become heights and colours.

    Attributes:
        log: whether heights are log₁₀ of the values.
        low: the smallest value drawn true, in the field's unit.
        high: the largest one.
        levels: round numbers, in order; the first is not above ``low``, the last not below ``high``.
        clipped: whether there are values above ``high``.
        zeros: whether there are zeros below ``low`` (logarithmic scales only).
        flat: the value, if all are the same.
        empty: whether there is no finite value at all.
    """

    log: bool
    low: float
    high: float
    levels: tuple[float, ...]
    clipped: bool = False
    zeros: bool = False
    flat: float | None = None
    empty: bool = False

    @property
    def extend(self) -> Literal["neither", "min", "max", "both"]:
        """The open ends of a colour bar, in matplotlib's words."""
        if self.zeros:
            return "both" if self.clipped else "min"
        return "max" if self.clipped else "neither"

    def height(self, values: np.ndarray | float) -> np.ndarray:
        """Values as heights: themselves, or their log₁₀; zeros a little below the lowest level."""
        values = np.asarray(values, dtype=np.float64)
        if not self.log:
            return values
        positive = np.where(values > 0, values, np.nan)
        with np.errstate(divide="ignore", invalid="ignore"):
            heights = np.log10(positive)
        return np.where(values == 0, math.log10(self.levels[0]) - 0.05, heights)

    def value(self, height: float) -> float:
        """The value at a height: the inverse of `height`."""
        return 10.0**height if self.log else height

    def tamed(self, values: np.ndarray) -> np.ndarray:
        """Heights as `height` gives them, but nothing further above the scale than the scale is high."""
        lowest, highest = self.height(np.array([self.low, self.high]))
        return np.minimum(self.height(values), highest + (highest - lowest) if self.clipped else np.inf)

    def ticks(self, count: int) -> list[float]:
        """Round numbers within the scale (one may lie a little below: the zero under a small loss), about ``count``."""
        if self.flat is not None or self.empty:
            return [] if self.flat is None else [self.flat]
        rounded = _log_levels(self.low, self.high, count) if self.log else _even_levels(self.low, self.high, count)
        lowest, highest = self.height(np.array([self.low, self.high]))
        span = highest - lowest
        return [tick for tick in rounded if lowest - 0.02 * span <= self.height(tick) <= highest + _SAME * span]

    @property
    def remark(self) -> str:
        """What the scale does not show true, for the caption; else empty."""
        parts = ["zeros lie below the logarithmic scale"] * self.zeros + [
            f"cut off at {number(self.high, 6)}"
        ] * self.clipped
        return " · ".join(parts)

    @property
    def heights(self) -> np.ndarray:
        """The heights of the levels."""
        return self.height(np.array(self.levels))

    def norm(self) -> Normalize:
        """Values to 0 … 1, for a continuous colouring."""
        ends = (self.low, self.high) if self.flat is None else (self.levels[0], self.levels[-1])
        return (LogNorm if self.log else Normalize)(*ends)

    def bands(self, colours: Colormap) -> list[Any]:
        """One colour between every two levels, and those beyond the open ends."""
        heights = self.heights
        middle = (heights[:-1] + heights[1:]) / 2
        inner = colours((middle - heights[0]) / (heights[-1] - heights[0]))
        return [*[colours(0.0)] * self.zeros, *inner, *[colours(1.0)] * self.clipped]

    def banded(self, colours: Colormap) -> tuple[Colormap, BoundaryNorm]:
        """The colour map and the norm that give values the colours of `bands`."""
        listed = ListedColormap(self.bands(colours))
        return listed, BoundaryNorm(self.levels, listed.N, extend=self.extend)


def fit(
    values: Sequence[np.ndarray],
    *,
    log: bool | None = None,
    clip: float | None = None,
    count: int = 12,
    heights: bool = False,
) -> Scale:
    """The scale that fits all these values together.

    Args:
        values: one array a panel; what is not finite is ignored.
        log: True, False, or None: logarithmic where all values are positive (zeros allowed) and the largest is more
            than `WIDE` times the smallest one.
        clip: values above it are drawn as this value.
        count: about how many steps between levels.
        heights: compares with the median instead of the smallest value.

    Returns:
        The scale.

    Raises:
        InputError: a logarithm of negative values, or a clip that leaves nothing, was asked for.

    Example:
        >>> fit([np.array([0.02, 0.9])], count=4).levels
        (0.01, 0.03, 0.1, 0.3, 1.0)
        >>> fit([np.array([0.1, 0.9])], count=4).levels
        (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    """
    if count < 2:
        raise InputError("two levels or more", str(count), "set levels=12, say")
    if count > MOST_LEVELS:
        raise InputError(f"at most {MOST_LEVELS} levels", str(count), "set levels=12, say")
    finite = np.concatenate([np.ravel(v)[np.isfinite(np.ravel(v))] for v in values] or [np.empty(0)])
    if not finite.size:
        return Scale(log=False, low=0.0, high=1.0, levels=(0.0, 1.0), empty=True)
    top, clipped = _top(finite, clip)
    log = _wants_log(finite, top, heights) if log is None else log
    kept = _positive(finite) if log else finite
    low = float(kept.min())
    if low > top:
        raise InputError(f"a clip above the lowest value {number(low)}", number(top), "choose a larger one")
    zeros = bool(log and kept.size < finite.size)
    if top - low <= _SAME * max(abs(low), abs(top)):
        return Scale(log, low, top, _around(low), clipped, zeros, flat=None if clipped or zeros else low)
    levels = _log_levels(low, top, count) if log else _even_levels(low, top, count)
    if clipped:
        levels = [*(level for level in levels if level < top * (1 - _SAME * np.sign(top))), top]
    return Scale(log, low, top, tuple(levels), clipped, zeros)


def _top(finite: np.ndarray, clip: float | None) -> tuple[float, bool]:
    top = float(finite.max())
    if clip is not None and math.isnan(clip):
        raise InputError("a number to clip at", "nan", "leave it out to clip nothing")
    if clip is None or clip >= top:
        return top, False
    if clip < finite.min():
        raise InputError(
            f"a clip above the lowest value {number(float(finite.min()))}", number(clip), "choose a larger one"
        )
    return float(clip), True


def _wants_log(finite: np.ndarray, top: float, heights: bool) -> bool:
    positive = finite[finite > 0]
    if finite.min() < 0 or not positive.size:
        return False
    return bool(top > WIDE * (np.median(positive) if heights else positive.min()))


def _positive(finite: np.ndarray) -> np.ndarray:
    positive = finite[finite > 0]
    if finite.min() < 0 or not positive.size:
        raise InputError(
            "positive values for a logarithmic scale",
            f"a lowest value of {number(float(finite.min()))}",
            "choose --no-log / log=False",
        )
    return positive


def _around(value: float) -> tuple[float, ...]:
    """Two levels that hold a single value between them."""
    room = abs(value) / 10 or 1.0
    return (value - room, value + room)


def _even_levels(low: float, high: float, count: int) -> list[float]:
    """Multiples of 1, 2, 2.5 or 5 times a power of ten, from below ``low`` to above ``high``."""
    rough = max(high / count - low / count, 1e-300)
    power = 10.0 ** math.floor(math.log10(rough))
    step = min((m * power for m in (1, 2, 2.5, 5, 10)), key=lambda s: abs(math.log(s / rough)))
    slack = _SAME * step
    first, last = math.floor((low + slack) / step), math.ceil((high - slack) / step)
    decimals = 2 - math.floor(math.log10(step))
    return [round(k * step, decimals) for k in range(first, max(last, first + 1) + 1)]


def _log_levels(low: float, high: float, count: int) -> list[float]:
    """The ladder of round numbers from below ``low`` to above ``high`` with about ``count`` steps."""
    ladders = [_enclosing(low, high, _decades(low, high, stride)) for stride in _STRIDES]
    ladders += [_enclosing(low, high, _rungs(low, high, mantissas)) for mantissas in _MANTISSAS]
    if high < 4 * low:
        ladders.append([level for level in _even_levels(low, high, count) if level > 0])
    return min(ladders, key=lambda ladder: abs(math.log((len(ladder) - 1) / count)))


def _decades(low: float, high: float, stride: int) -> list[float]:
    first, last = math.floor(math.log10(low) / stride), math.ceil(math.log10(high) / stride)
    return [float(f"1e{k * stride}") for k in range(first, last + 1)]


def _rungs(low: float, high: float, mantissas: Sequence[float]) -> list[float]:
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    return [float(f"{m}e{power}") for power in range(first, last + 1) for m in mantissas]


def _enclosing(low: float, high: float, ladder: Sequence[float]) -> list[float]:
    below = [level for level in ladder if level <= low * (1 + _SAME)][-1:]
    above = [level for level in ladder if level >= high * (1 - _SAME)][:1]
    between = [level for level in ladder if low * (1 + _SAME) < level < high * (1 - _SAME)]
    return [*below, *between, *above]


def colour_ticks(levels: Sequence[float], most: int = 15) -> list[float]:
    """Every level, every second, ...: no more than ``most``, chosen so that decades stay."""
    stride = -(-len(levels) // most)
    offset = next((i % stride for i, level in enumerate(levels) if level in (0, 1)), 0)
    return list(levels[offset::stride])
