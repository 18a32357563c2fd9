"""Finding a range: how far one can go until the loss has risen by a factor."""

from __future__ import annotations

import math
from collections.abc import Callable
from numbers import Real
from typing import Any

from orograph.errors import InputError
from orograph.sampling._axis import Axis

FARTHEST = 64.0
NEAREST = 2.0**-20
REFINEMENTS = 4


def find(name: str, count: int, loss: Callable[[float], float], anchor: float, rise: float) -> Axis:
    """An axis that reaches, on each side, about as far as the loss has risen to ``rise`` times the anchor's.

    Each side by itself starts at 1, halves while the loss is above the target, or doubles while it is below, then
    bisects geometrically. The two sides are combined into an axis that has 0 among its points.

    Args:
        name: of the axis.
        count: number of points.
        loss: coordinate → loss.
        anchor: the loss at 0.
        rise: factor, greater than 1.

    Raises:
        InputError: a factor of 1 or less, or an anchor whose loss is not positive.

    Example:
        >>> axis = find("x", 5, lambda c: 1 + c * c, 1.0, 5.0)
        >>> axis.start, axis.stop
        (-2.0, 2.0)
    """
    check_rise(rise)
    if anchor <= 0:
        raise InputError(
            "a positive loss at the anchor for an automatic range", f"{anchor:g}", f"give {name} as start:stop:count"
        )
    target = rise * anchor
    low, high = _reach(lambda radius: loss(-radius), target), _reach(loss, target)
    spacing = (low + high) / (count - 1)
    below = min(count - 2, max(1, round(low / spacing)))
    return Axis(name, -below * spacing, (count - 1 - below) * spacing, count)


def check_rise(rise: Any) -> None:
    """Raises unless the loss can rise by this factor.

    Raises:
        InputError: it is no finite number greater than 1.
    """
    if isinstance(rise, bool) or not isinstance(rise, Real) or not 1 < float(rise) < math.inf:
        raise InputError("a rise greater than 1", repr(rise), "choose for example --rise 10 / rise=10")


def _reach(loss: Callable[[float], float], target: float) -> float:
    """The smallest scanned radius at which the loss is at the target or above (NaN counts as above)."""

    def above(radius: float) -> bool:
        value = loss(radius)
        return not value < target

    radius = 1.0
    if above(radius):
        while radius > NEAREST and above(radius / 2):
            radius /= 2
        low = radius / 2
    else:
        while radius < FARTHEST and not above(radius * 2):
            radius *= 2
        if radius >= FARTHEST:
            return FARTHEST
        low, radius = radius, radius * 2
    for _ in range(REFINEMENTS):
        middle = math.sqrt(low * radius)
        low, radius = (low, middle) if above(middle) else (middle, radius)
    return radius
