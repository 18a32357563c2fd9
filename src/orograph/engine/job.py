"""What one call of `survey` was asked for, checked before anything is computed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from orograph import registry
from orograph.engine import autorange
from orograph.engine.calibrate import check_route
from orograph.engine.options import Options
from orograph.engine.precision import check_tier, check_tolerance
from orograph.engine.setting import Setting
from orograph.errors import InputError, an, check_count, check_path, check_text, reason
from orograph.objectives.evaluable import Evaluable, check_objective
from orograph.registry import did_you_mean
from orograph.sampling._axis import Axis, parse_auto
from orograph.subspaces.affine import Affine

MOST_POINTS = 10_000_000
"""Grids with more points are a slip of the pen."""


@dataclass(frozen=True)
class Job:
    """What one call of `survey` was asked for, checked.

    Attributes:
        objective, subspace: what is surveyed.
        ranges: one range an axis, in the user's words.
        executor: its name; None for the usual one.
        setting: precision and threads; the route is settled later.
        route: as asked, ``auto`` included.
        tolerance, budget, accuracy: None unless the user gave one; budget in seconds, accuracy a share.
        accuracy_on: of what: ``range`` or ``log``.
    """

    objective: Evaluable
    subspace: Affine
    ranges: tuple[Any, ...]
    order: str
    workers: int | None
    executor: str | None
    setting: Setting
    route: str
    tolerance: float | None
    budget: float | None
    accuracy: float | None
    accuracy_on: str
    rise: float
    chunk: int | None
    name: str
    about: Mapping[str, Any]

    @property
    def asked(self) -> dict[str, Any]:
        """The ranges in the user's words; equal words need no new search."""
        told = {}
        for name, value in zip(self.subspace.axes, self.ranges, strict=True):
            count = parse_auto(name, value)
            axis = None if count else Axis.parse(name, value)
            told[name] = f"{axis.start!r}:{axis.stop!r}:{axis.count}" if axis else f"auto:{count}"
        automatic = any(text.startswith("auto") for text in told.values())
        return {**told, **({"rise": self.rise} if automatic else {})}

    @property
    def count(self) -> int:
        """Points of the grid."""
        return math.prod(
            parse_auto(name, value) or Axis.parse(name, value).count
            for name, value in zip(self.subspace.axes, self.ranges, strict=True)
        )


def make_job(objective: Evaluable, subspace: Affine, x: Any, y: Any, options: Options) -> Job:
    """Checks the arguments of `survey`.

    Raises:
        InputError: one of them is wrong.
    """
    check_objective(objective)
    if not isinstance(subspace, Affine):
        raise InputError("a line or a plane", an(type(subspace).__name__), "make one with og.Plane.random(objective)")
    if len(subspace.axes) == 1 and y is not None:
        raise InputError("only x for a line", f"y = {y!r}", "leave y out, or survey a plane")
    counts = {label: check_count(label, getattr(options, label)) for label in ("workers", "threads", "chunk")}
    autorange.check_rise(options.rise)
    registry.load("sampler", options.order)
    if options.executor is not None:
        registry.load("executor", options.executor)
    if options.executor == "serial" and counts["workers"] not in (None, 1):
        raise InputError("one worker for the executor 'serial'", f"{counts['workers']}", "leave one of them out")
    folder = None if options.out is None else check_path("out", options.out, "runs/a")
    name = options.name if options.name is None else check_text("name", options.name)
    job = Job(
        objective=objective,
        subspace=subspace,
        ranges=(x,) if len(subspace.axes) == 1 else (x, x if y is None else y),
        order=options.order,
        workers=1 if options.executor == "serial" else counts["workers"],
        executor=options.executor,
        setting=Setting(
            precision=check_tier(options.precision, objective.space.device), threads=counts["threads"] or 1
        ),
        route=check_route(options.route),
        tolerance=check_tolerance(options.tolerance),
        budget=check_budget(options.budget),
        accuracy=check_accuracy(options.accuracy, options.accuracy_on),
        accuracy_on=options.accuracy_on,
        rise=float(options.rise),
        chunk=counts["chunk"],
        name=name or (type(objective.model).__name__ if folder is None else folder.name),
        about=check_about(options.about),
    )
    if job.count > MOST_POINTS:
        raise InputError(f"at most {MOST_POINTS:,} points", f"{job.count:,}", "choose a coarser grid")
    return job


def check_about(about: Any) -> dict[str, Any]:
    """What else to keep in a survey's provenance; None is nothing.

    Raises:
        InputError: no dict, or one of other things than JSON values.

    Example:
        >>> check_about({"epochs": 30}), check_about(None)
        ({'epochs': 30}, {})
    """
    if about is not None and not isinstance(about, Mapping):
        raise InputError("a dict as about", an(type(about).__name__), "write for example about={'epochs': 30}")
    known = dict(about or {})
    try:
        json.dumps(known)
    except (TypeError, ValueError, RecursionError) as error:
        raise InputError("JSON values in about", reason(error), "convert it, for example with str()") from error
    return known


def check_budget(budget: Any) -> float | None:
    """Seconds from ``60``, ``"60s"``, ``"5min"`` or ``"2h"``; None is no limit.

    Raises:
        InputError: no time above 0.

    Example:
        >>> check_budget("90s"), check_budget("1.5min"), check_budget(None)
        (90.0, 90.0, None)
    """
    if budget is None:
        return None
    text = str(budget).strip().lower()
    unit = next((unit for unit in ("min", "h", "s") if text.endswith(unit)), "")
    try:
        seconds = float(text.removesuffix(unit)) * {"min": 60.0, "h": 3600.0, "s": 1.0, "": 1.0}[unit]
    except ValueError:
        seconds = math.nan
    if isinstance(budget, bool) or not 0 < seconds < math.inf:
        raise InputError("a time above 0 as budget", repr(budget), "write for example 60s, 5min or 2h")
    return seconds


def check_accuracy(accuracy: Any, on: Any) -> float | None:
    """A share from ``0.01`` or ``"1%"``; None is exact.

    Raises:
        InputError: no share between 0 and 1, or of something else than the range or the logarithm.

    Example:
        >>> check_accuracy("1%", "range"), check_accuracy(0.002, "log")
        (0.01, 0.002)
    """
    if on not in ("range", "log"):
        raise InputError("accuracy_on='range' or 'log'", repr(on), did_you_mean(str(on), ("range", "log")))
    if accuracy is None:
        return None
    text = str(accuracy).strip()
    try:
        share = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        share = math.nan
    if isinstance(accuracy, bool) or not 0 < share < 1:
        raise InputError("an accuracy between 0 and 1", repr(accuracy), "write for example 0.01 or 1%")
    return share
