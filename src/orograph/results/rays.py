"""How a line through a surface rises and falls on its way outward from the anchor."""

from __future__ import annotations

import math
from collections.abc import Sequence
from numbers import Integral

import numpy as np

from orograph.errors import InputError
from orograph.results.bends import as_line, as_nodes, extent_of


def rays(
    values: np.ndarray,
    anchor: int | None = None,
    *,
    tolerance: float = 1e-6,
    relative: float = 0.0,
    errors: np.ndarray | None = None,
    ceiling: float = math.inf,
) -> tuple[int, int]:
    """Of the two rays that go outward from the anchor, how many there are and how many fall somewhere on their way.

    A ray f₀, f₁, ... is not monotone if for some i < j

        fᵢ − fⱼ > tolerance · (range of the line),    fᵢ − fⱼ > relative · |fᵢ|    and    fᵢ − fⱼ > 2 √(sᵢ² + sⱼ²)

    with standard errors s, so that a fall has to stand out from the noise of the two values that show it, and not from
    that of the largest one. A loss over all of the data that it is told of has no such noise. Values that are not
    finite end a ray, but for what is above a ceiling.

    Args:
        values: shape (n,).
        anchor: index of the node that rays start from; default the middle one.
        tolerance: how much falling is rounding, as a share of the range.
        relative: how much falling is nothing, as a share of the value it starts from.
        errors: standard errors of the values, shape (n,); default none; NaN is unknown, and counts as none.
        ceiling: what lies above counts as being this high, without error: only falls from or to below it are seen.

    Returns:
        (rays with two nodes or more, those of them that are not monotone).

    Raises:
        InputError: an anchor outside, or another number of errors.

    Example:
        >>> line = np.array([4.0, 1.0, 0.0, 2.0, 1.0])
        >>> rays(line), rays(line, errors=np.full(5, 0.5)), rays(line, ceiling=1.0)
        ((2, 1), (2, 0), (2, 0))
    """
    values = as_line(values)
    noise = np.zeros(len(values)) if errors is None else as_line(errors)
    anchor = len(values) // 2 if anchor is None else anchor
    if not isinstance(anchor, Integral) or not 0 <= anchor < len(values):
        raise InputError(f"an anchor among {len(values)} nodes", repr(anchor), "pass its index")
    if len(noise) != len(values):
        raise InputError(f"{len(values)} standard errors", str(len(noise)), "pass one a node")
    low = np.minimum(values, ceiling)  # NaN stays
    noise = np.where(values < ceiling, np.nan_to_num(noise, nan=0.0, posinf=math.inf), 0.0)
    finite = np.where(np.isfinite(low), low, np.nan)
    slack = np.maximum(tolerance * extent_of(finite), relative * np.abs(finite))
    ways = (slice(anchor, None), slice(anchor, None, -1))
    found = [_falls(low[way], noise[way], slack[way]) for way in ways]
    known = [falls for falls in found if falls is not None]
    return len(known), sum(known)


def non_monotone(
    lines: Sequence[np.ndarray],
    anchor: int | None = None,
    *,
    tolerance: float = 1e-6,
    relative: float = 0.0,
    errors: Sequence[np.ndarray] | None = None,
    ceiling: float = math.inf,
) -> float:
    """The share of rays that fall somewhere on their way outward, over both sides of several lines.

    Args:
        lines: shape (n,) each.
        anchor, tolerance, relative, ceiling: see `rays`.
        errors: standard errors of each line.

    Returns:
        From 0 to 1; NaN without a ray.

    Example:
        >>> non_monotone([np.array([1.0, 0.0, 1.0]), np.array([1.0, 2.0, 0.0, 2.0, 3.0])])
        0.25
    """
    each = [None] * len(lines) if errors is None else errors
    counts = [
        rays(line, anchor, tolerance=tolerance, relative=relative, errors=noise, ceiling=ceiling)
        for line, noise in zip(lines, each, strict=True)
    ]
    total = sum(count for count, _ in counts)
    return sum(falling for _, falling in counts) / total if total else float("nan")


def roughness(values: np.ndarray) -> float:
    """How far a line goes up and down beyond what a valley of its depth needs, relative to its range.

        (Σ |fᵢ₊₁ − fᵢ| − (f₀ − min) − (fₙ − min)) / (max − min)

    0 for any line that falls to its minimum and then rises, however steeply; 2 for one further hump of full height.

    Args:
        values: shape (n,); nodes that are not finite are left out.

    Returns:
        0 or more; 0 for a flat line; NaN for less than two finite values.

    Example:
        >>> roughness(np.array([9.0, 1.0, 0.0, 5.0])), roughness(np.array([1.0, 0.0, 1.0, 0.0, 1.0]))
        (0.0, 2.0)
    """
    values = as_line(values)
    values = values[np.isfinite(values)]
    if len(values) < 2:
        return float("nan")
    needed = values[0] + values[-1] - 2 * values.min()
    spare = np.abs(np.diff(values)).sum() - needed
    return float(max(spare, 0.0) / extent_of(values)) if extent_of(values) else 0.0


def width_below(values: np.ndarray, level: float, x: np.ndarray | None = None) -> float:
    """Length of the part of a line that lies below a level, linear between nodes.

    Args:
        values: shape (n,); a stretch with an end that is not finite counts as not below.
        level: in the units of the values.
        x: increasing nodes; default 0, 1, 2, ...

    Returns:
        In the units of x.

    Example:
        >>> width_below(np.array([2.0, 0.0, 2.0]), 1.0)
        1.0
    """
    values = as_line(values)
    x = as_nodes(values, x)
    with np.errstate(invalid="ignore"):
        depth = level - values
        low, high = np.minimum(depth[:-1], depth[1:]), np.maximum(depth[:-1], depth[1:])
        share = np.where(low >= 0, 1.0, np.where(high <= 0, 0.0, high / np.where(high > low, high - low, 1.0)))
    share = np.where(np.isfinite(depth[:-1]) & np.isfinite(depth[1:]), share, 0.0)
    return float((share * np.diff(x)).sum())


def _falls(ray: np.ndarray, noise: np.ndarray, slack: np.ndarray) -> bool | None:
    """Whether a ray falls from some value by more than its slack and the noise; None without a second finite value."""
    broken = np.flatnonzero(~np.isfinite(ray))
    ray = ray[: broken[0]] if broken.size else ray
    if len(ray) < 2:
        return None
    falls = ray[:, None] - ray  # from i to j
    doubt = 2 * np.hypot(noise[: len(ray), None], noise[: len(ray)])
    return bool(np.triu(falls > np.maximum(slack[: len(ray), None], doubt), 1).any())
