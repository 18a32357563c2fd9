"""The options of a survey, as the call, the estimate and the command line take them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Options:
    """What may be said of a survey besides what is surveyed and where, as `orograph.engine.run.survey` explains it.

    Attributes:
        out, name, about: where it is kept, what it is called, and where it came from.
        order, rise, chunk: which points, and how many at a time.
        workers, executor, threads: who computes.
        precision, route, tolerance: how.
        budget, accuracy, accuracy_on: how long, and how closely.
    """

    out: str | os.PathLike[str] | None = None
    name: str | None = None
    workers: int | None = None
    executor: str | None = None
    order: str = "progressive"
    rise: float = 10.0
    threads: int | None = None
    chunk: int | None = None
    precision: str | None = None
    route: str = "auto"
    tolerance: float | None = None
    budget: str | float | None = None
    accuracy: str | float | None = None
    accuracy_on: str = "range"
    about: Mapping[str, Any] | None = None


def among(values: Mapping[str, Any]) -> dict[str, Any]:
    """The options among some values by name, such as the arguments of a call or of a command.

    Example:
        >>> among({"workers": 2, "model": "nets.py:resnet"})
        {'workers': 2}
    """
    names = {field.name for field in fields(Options)}
    return {name: value for name, value in values.items() if name in names}
