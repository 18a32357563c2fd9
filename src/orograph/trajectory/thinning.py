"""Which snapshots to keep when the disk space that was granted runs out."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np

from orograph.trajectory.index import Snapshot


def is_due(step: float, last: float | None, every: float) -> bool:
    """Whether a snapshot is to be taken: the first of every ``every`` steps.

    Args:
        step: now.
        last: step of the last snapshot; None if there is none.
        every: steps between snapshots.

    Example:
        >>> [is_due(step, 7, 2) for step in (7, 8, 9)], is_due(5, None, 10)
        ([False, True, True], True)
    """
    return last is None or _period(step, every) > _period(last, every)


def widened(snapshots: Sequence[Snapshot], every: float) -> float:
    """Twice the distance of snapshots: the one asked for, or the usual one if that is larger."""
    gaps = np.diff([each.step for each in snapshots])
    return 2 * max(every, float(np.median(gaps)) if len(gaps) else every)


def thinned(snapshots: Sequence[Snapshot], every: float, marked: Collection[float]) -> list[Snapshot]:
    """The snapshots that are left when they are to lie ``every`` steps apart.

    The first, the last, those to be kept and those at marks stay whatever their distance.

    Args:
        snapshots: in order of their steps.
        every: steps between them.
        marked: steps at which something happened.

    Example:
        >>> path = [Snapshot(float(step), "", 0) for step in range(8)]
        >>> [each.step for each in thinned(path, 2, marked={5.0})]
        [0.0, 2.0, 4.0, 5.0, 6.0, 7.0]
    """
    kept: list[Snapshot] = []
    for number, each in enumerate(snapshots):
        fixed = number in (0, len(snapshots) - 1) or each.keep or each.step in marked
        if fixed or _period(each.step, every) > _period(kept[-1].step, every):
            kept.append(each)
    return kept


def _period(step: float, every: float) -> int:
    return math.floor(step / every * (1 + 1e-12) + 1e-12)
