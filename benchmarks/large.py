"""A surface of ResNet-20 over thousands of images to an accuracy, against the DataLoader loop for all of it.

    python -m benchmarks.large [--samples 5000,10000] [--accuracy 0.01] [--check 300000]

*Measured*, for each number of images: the survey of 51 x 51 points on two worker processes; a point of the loop that
the published script of 2018 has (``DataLoader``, batch 128, 2 workers), with one and with two threads; and, of some
cells drawn at random among those that the survey estimated, the loss itself by a plain loop, to see whether the stated
bound holds there. *Derived*: what the loop would take for 51 x 51 points, 2,601 times the faster of the two.
Written to ``benchmarks/results/large.json`` after each number of images; what was measured on the same machine of other
numbers, or to another accuracy, stays there.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

import orograph as og
from benchmarks import machine
from benchmarks.apart import Apart
from benchmarks.contenders.plain import Mover, cross_entropy, loader
from benchmarks.measure import GRID, Clock, now
from benchmarks.workloads import CACHE, SPECS, Workload, trained
from orograph.results.atomic import replacing
from orograph.results.schema import Status

RESULTS = Path(__file__).parent / "results" / "large.json"


def surface(workload: Workload, accuracy: float, workers: int) -> tuple[og.Survey, Clock]:
    """The survey and what it took, checks and start of the workers included."""
    objective = og.Objective(workload.model, workload.data)
    plane = og.Plane.random(objective, seed=0)
    axis = (-1, 1, GRID)
    with tempfile.TemporaryDirectory() as folder:
        before = now()
        survey = og.survey(
            objective, plane, x=axis, y=axis, out=Path(folder) / "w2", workers=workers, accuracy=accuracy, progress=True
        )
        spent = now().since(before)
        survey.dataset.load()
    return survey, spent


def loop(workload: Workload, repeats: int = 2) -> dict[str, dict[str, float]]:
    """Seconds a point of the DataLoader loop with 2 workers, by the number of threads."""
    found = {}
    for threads in (1, 2):
        torch.set_num_threads(threads)
        run = loader(2)(replace(workload, points=1))
        spent = []
        for _ in range(repeats):
            before = now()
            run()
            spent.append(now().since(before))
        found[f"threads={threads}"] = {
            clock: statistics.median(getattr(each, clock) for each in spent) for clock in ("wall", "cpu")
        }
    torch.set_num_threads(1)
    return found


def checked(workload: Workload, survey: og.Survey, cells: int) -> dict[str, Any]:
    """The largest error at cells drawn at random among the estimated ones, as a share of the range."""
    loss = survey.dataset["loss"].transpose("x", "y").values
    estimated = np.flatnonzero(survey.dataset["status"].transpose("x", "y").values.ravel() == Status.ESTIMATED)
    drawn = np.random.default_rng(0).choice(estimated, min(cells, len(estimated)), replace=False)
    x, y = (survey.dataset[axis].values for axis in "xy")
    inputs, targets = (part.split(32) for part in workload.data)
    errors = []
    torch.set_num_threads(2)
    with Mover(workload) as mover, torch.inference_mode():
        for cell in drawn.tolist():
            row, column = divmod(cell, len(y))
            mover.move(float(x[row]), float(y[column]))
            pairs = zip(inputs, targets, strict=True)
            total = sum(cross_entropy(workload.model(some), wanted, "sum").double() for some, wanted in pairs)
            errors.append(abs(float(total) / workload.count - loss[row, column]) / np.ptp(loss))
    torch.set_num_threads(1)
    bound = survey.dataset.attrs["error_bound"]
    return {
        "cells": len(errors),
        "largest": float(max(errors)),
        "rms": float(np.sqrt(np.mean(np.square(errors)))),
        "holds": bool(max(errors) <= bound),
    }


def measure(samples: int, options: argparse.Namespace) -> dict[str, Any]:
    """Everything about one number of images; JSON values."""
    spec = SPECS["W2"]
    workload = Workload("W2", spec.title, trained("W2", spec, CACHE), spec.data(samples), points=1, survey_points=GRID)
    before = machine.load()
    with Apart(lambda: lambda: loop(workload)) as apart:
        one_point = apart()
    survey, spent = surface(workload, options.accuracy, options.workers)
    with Apart(lambda: lambda: checked(workload, survey, options.check // samples)) as apart:
        check = apart()
    attrs = survey.dataset.attrs
    fastest = min(each["wall"] for each in one_point.values())
    cheapest = min(each["cpu"] for each in one_point.values())
    return {
        "commit": machine.commit(),
        "samples": samples,
        "accuracy": options.accuracy,
        "workers": options.workers,
        "survey_seconds": spent._asdict(),
        "sample_evaluations": attrs["sample_evaluations"],
        "fewer_sample_evaluations": attrs["dense_evaluations"] / attrs["sample_evaluations"],
        "error_bound": attrs["error_bound"],
        "met": attrs["accuracy"]["met"],
        "loop_seconds_a_point": one_point,
        "loop_seconds_derived": {"wall": fastest * GRID**2, "cpu": cheapest * GRID**2},
        "times_cheaper_derived": {"wall": fastest * GRID**2 / spent.wall, "cpu": cheapest * GRID**2 / spent.cpu},
        "checked": check,
        "load": {"before": before, "after": machine.load()},
    }


def kept(describes: dict[str, Any], samples: int, accuracy: float) -> list[dict[str, Any]]:
    """What was measured before on this machine, of other numbers of images or to another accuracy."""
    if not RESULTS.is_file():
        return []
    content = json.loads(RESULTS.read_text())
    rows = content["rows"] if content["machine"] == describes else []
    return [row for row in rows if (row["samples"], row["accuracy"]) != (samples, accuracy)]


def show(row: dict[str, Any]) -> str:
    """What was measured, in two lines."""
    loop_hours, spent, check = row["loop_seconds_derived"]["wall"] / 3600, row["survey_seconds"]["wall"], row["checked"]
    return (
        f"{row['samples']:,} images to {row['accuracy']:.1%}: {spent:.0f} s on {row['workers']} processes, 1/"
        f"{row['fewer_sample_evaluations']:.1f} of the sample evaluations, bound {row['error_bound']:.2%}; the loop "
        f"{loop_hours:.1f} h (derived): {row['times_cheaper_derived']['wall']:.0f} times as long, CPU time "
        f"{row['times_cheaper_derived']['cpu']:.0f} times\n"
        f"at {check['cells']} cells drawn at random: largest error {check['largest']:.2%}, rms {check['rms']:.2%}; "
        f"the bound {'holds' if check['holds'] else 'DOES NOT HOLD'} there"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samples", default="5000,10000", help="numbers of images")
    parser.add_argument("--accuracy", type=float, default=0.01)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--check", type=int, default=300_000, help="evaluations of a sample for the check")
    options = parser.parse_args()
    torch.set_num_threads(1)
    rows, here = [], machine.describe()
    for samples in map(int, options.samples.split(",")):
        rows.append(measure(samples, options))
        print(show(rows[-1]), flush=True)
        others = kept(here, samples, options.accuracy)
        known = sorted([*others, rows[-1]], key=lambda row: (row["samples"], -row["accuracy"]))
        content = {"machine": here, "rows": known}
        with replacing(RESULTS) as draft:
            draft.write_text(json.dumps(content, indent=1) + "\n")
    return int(not all(row["checked"]["holds"] for row in rows))


if __name__ == "__main__":
    sys.exit(main())
