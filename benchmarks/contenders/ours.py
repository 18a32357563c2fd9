"""Orograph as its user runs it: objective, plane and survey, with checks, calibration, store and progress."""

from __future__ import annotations

import inspect
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

import orograph as og
from benchmarks.contenders.peers import Unavailable
from benchmarks.measure import GRID, Clock, Result, Steady, now
from benchmarks.workloads import Workload

LARGEST = 1e9
"""Operations of a point up to which the whole grid is part of a short run."""


def ours(**options: Any) -> Callable[[Workload], Callable[[], Result]]:
    """A contender that surveys with these options of `og.survey`."""

    def prepare(workload: Workload) -> Callable[[], Result]:
        check_supported(options)
        return lambda: surveyed(workload, **options)

    return prepare


def approximate(accuracy: float) -> Callable[[Workload], Callable[[], Result]]:
    """A contender that surveys the whole grid to an accuracy, by as few evaluations as that takes."""

    def prepare(workload: Workload) -> Callable[[], Result]:
        check_supported({"accuracy": accuracy})
        if not workload.full and workload.flops > LARGEST:
            raise Unavailable("only with --full: it needs the whole grid")
        whole = replace(workload, survey_points=GRID)

        return lambda: replace(surveyed(whole, accuracy=accuracy), steady=None)

    return prepare


def check_supported(options: dict[str, Any]) -> None:
    """Raises `Unavailable` for what this version of Orograph does not have."""
    known = inspect.signature(og.survey).parameters
    if missing := [name for name in options if name not in known]:
        raise Unavailable(f"this version has no {missing[0]}")


def surveyed(
    workload: Workload, workers: int = 1, moments: list[tuple[int, Clock]] | None = None, **options: Any
) -> Result:
    """One whole survey; its progress tells when units of work are stored.

    The first unit is not among the steady points, because workers make themselves ready in it (if there is another).

    Args:
        workload: what is surveyed.
        workers: processes.
        moments: takes up the number of points stored and the moment, once for each unit of work.
        options: of `og.survey`.
    """
    moments = [] if moments is None else moments

    def listen(progress: Any) -> None:
        if progress.stage == "surveying":
            moments.append((progress.done, now()))

    objective = og.Objective(workload.model, workload.data)
    plane = og.Plane.random(objective, seed=0)
    side = (-1, 1, workload.survey_points)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "survey"
        survey = og.survey(objective, plane, x=side, y=side, out=path, workers=workers, progress=listen, **options)
        losses = survey.dataset["loss"].transpose("x", "y").values.ravel()
        coordinates = np.stack(np.meshgrid(survey.dataset["x"], survey.dataset["y"], indexing="ij"), -1).reshape(-1, 2)
        told = _told(survey.dataset.attrs)
    if len(moments) < 2:  # of a survey to an accuracy, which has other stages
        return Result(len(losses), coordinates, losses, None, told)
    (done, begun), (all_of_them, ended) = moments[min(1, len(moments) - 2)], moments[-1]
    return Result(len(losses), coordinates, losses, Steady(begun, ended, all_of_them - done), told)


def _told(attrs: dict[str, Any]) -> dict[str, Any]:
    """What was chosen, and how exact the survey says it is."""
    engine, precision = attrs.get("engine") or {}, attrs.get("precision") or {}
    found = {name: engine.get(name) for name in ("route", "precision")}
    found |= {"batch_size": (attrs.get("objective") or {}).get("batch_size")}
    found |= {"stated_error": precision.get("max_relative_error"), "note": precision.get("note")}
    found |= {name: attrs.get(name) for name in ("sample_evaluations", "error_bound")}
    return {name: value for name, value in found.items() if value not in (None, "")}
