"""What a surface to an accuracy costs, and whether its bound holds, against dense surfaces.

    python benchmarks/accuracy.py [--planes 10] [--models mlp,resnet8,plain20,plain56] [--accuracy 0.01,0.002]

Every model is trained on digits and evaluated densely on filter-normalised random planes, sample by sample in float32,
over [-1, 1]². The learner then sees only what it asks for. Printed for each plane: the cost as a share of the dense one
(held-out cells included), the bound that was stated, and the true largest error over the dense grid. *5,000* is
derived, not measured: the same course, had the data been 5,000 samples. Written to ``benchmarks/results/accuracy.json``
and ``accuracy.png``. It exits with 1 if more than 5 % of the bounds do not hold.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
import torch
from torch import nn
from torch.nn import functional

import orograph as og
from orograph.lab.datasets.digits import digits
from orograph.lab.models.mlp import mlp
from orograph.lab.models.resnet import resnet
from orograph.lab.train import train
from orograph.reconstruction.accurate import Accurate
from orograph.reconstruction.result import Reconstruction

RESULTS = Path(__file__).parent / "results"

MODELS: dict[str, tuple[Any, int, int, int]] = {
    "mlp": (lambda: mlp("64-128-128-10"), 20, 51, 1797),
    "resnet8": (lambda: resnet(8, 4, channels=1), 8, 51, 1797),
    "plain20": (lambda: resnet(20, 4, skip=False, channels=1), 6, 31, 1797),
    "plain56": (lambda: resnet(56, 4, skip=False, channels=1), 6, 21, 600),
}
"""How a model is made, its epochs, nodes a side, and samples."""


def dense(model: nn.Module, seed: int, side: int, samples: int) -> tuple[np.ndarray, np.ndarray]:
    """Nodes of an axis, and losses of single samples at every cell; shape (cells, samples)."""
    inputs, targets = digits("all", samples=samples)
    plane = og.Plane.random(og.Objective(model, (inputs, targets)), seed=seed)
    nodes, parameters, moving = np.linspace(-1, 1, side), list(model.parameters()), plane.moving()
    rows = np.empty((side * side, samples), np.float32)
    with torch.inference_mode():
        for cell, point in enumerate((x, y) for x in nodes for y in nodes):
            plane.write(point, parameters, moving)
            parts = zip(inputs.split(256), targets.split(256), strict=True)
            rows[cell] = torch.cat([functional.cross_entropy(model(x), y, reduction="none") for x, y in parts]).numpy()
        plane.place(parameters)
    return nodes, rows


def course(learner: Accurate, rows: np.ndarray) -> tuple[Reconstruction, float]:
    """The learner's result, and its cost in passes over 5,000 samples."""
    samples, derived = rows.shape[1], 0.0
    while (request := learner.ask()) is not None:
        index = [np.searchsorted(axis, column) for axis, column in zip(learner.axes, request.points.T, strict=True)]
        asked = rows[np.ravel_multi_index(index, [len(axis) for axis in learner.axes])]
        derived += len(asked) * (1 if request.subset is None else len(request.subset) / 5000)
        learner.tell(request, asked if request.subset is None else asked[:, request.subset])
    assert learner.result().dense_evaluations == rows.shape[0] * samples
    return learner.result(), derived


def record(name: str, plane: int, accuracy: float, nodes: np.ndarray, rows: np.ndarray) -> dict[str, Any]:
    truth = rows.astype(np.float64).mean(axis=1)
    start = time.process_time()
    result, derived = course(Accurate((nodes, nodes), rows.shape[1], accuracy, seed=plane), rows)
    error = np.abs(result.loss.ravel() - truth).max() / np.ptp(truth)
    return {
        "model": name,
        "plane": plane,
        "cells": len(truth),
        "samples": rows.shape[1],
        "accuracy": accuracy,
        "fewer": result.dense_evaluations / result.sample_evaluations,
        "fewer_5000_derived": len(truth) / derived,
        "held_out": result.held_out,
        "bound": result.error_bound,
        "error": float(error),
        "holds": bool(error <= result.error_bound),
        "met": result.met,
        "seconds": time.process_time() - start,
    }


def show(row: dict[str, Any]) -> str:
    fewer, derived = f"1/{row['fewer']:.1f}", f"1/{row['fewer_5000_derived']:.1f}"
    return (
        f"{row['model']:8s} plane {row['plane']} to {row['accuracy']:.1%}: {fewer:>7s} of the cost (5,000: {derived}) "
        f"bound {row['bound']:.2%}  true {row['error']:.2%}  {'holds' if row['holds'] else 'DOES NOT HOLD'}"
    )


def summary(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    out = []
    for name, accuracy in dict.fromkeys((row["model"], row["accuracy"]) for row in rows):
        part = [row for row in rows if (row["model"], row["accuracy"]) == (name, accuracy)]
        fewer, derived = ([row[key] for row in part] for key in ("fewer", "fewer_5000_derived"))
        out.append(
            {
                "model": name,
                "accuracy": accuracy,
                "planes": len(part),
                "fewer": [float(np.median(fewer)), min(fewer), max(fewer)],
                "fewer_5000_derived": [float(np.median(derived)), min(derived), max(derived)],
                "holds": sum(row["holds"] for row in part),
            }
        )
    return out


def draw(rows: list[dict[str, Any]], path: Path) -> None:
    matplotlib.use("agg")
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(10, 4), layout="constrained")
    for name in dict.fromkeys(row["model"] for row in rows):
        part = [row for row in rows if row["model"] == name]
        left.plot([row["bound"] for row in part], [row["error"] for row in part], "o", label=name, alpha=0.7)
        right.plot([row["fewer"] for row in part], [row["bound"] for row in part], "o", label=name, alpha=0.7)
    ends = [1e-4, 2e-2]
    left.plot(ends, ends, "k-", lw=0.8)
    left.set(xscale="log", yscale="log", xlabel="stated bound (share of the range)", ylabel="true largest error")
    right.set(xscale="log", yscale="log", xlabel="times fewer sample evaluations", ylabel="stated bound")
    left.legend()
    figure.savefig(path, dpi=120)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--planes", type=int, default=10)
    parser.add_argument("--models", default=",".join(MODELS))
    parser.add_argument("--accuracy", default="0.01,0.002")
    options = parser.parse_args()
    torch.set_num_threads(1)
    rows = []
    for name in options.models.split(","):
        make, epochs, side, samples = MODELS[name]
        model = make()
        train(model, *digits("train"), epochs=epochs)
        for plane in range(options.planes if name != "plain56" else min(options.planes, 2)):
            nodes, losses = dense(model, plane, side, samples)
            for accuracy in map(float, options.accuracy.split(",")):
                rows.append(record(name, plane, accuracy, nodes, losses))
                print(show(rows[-1]), flush=True)
    failed = sum(not row["holds"] for row in rows)
    RESULTS.mkdir(exist_ok=True)
    machine = {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__}
    content = {"machine": machine, "summary": summary(rows), "rows": rows}
    (RESULTS / "accuracy.json").write_text(json.dumps(content, indent=1) + "\n")
    draw(rows, RESULTS / "accuracy.png")
    for line in content["summary"]:
        print(line)
    print(f"{len(rows) - failed} of {len(rows)} bounds hold")
    return int(failed > 0.05 * len(rows))


if __name__ == "__main__":
    sys.exit(main())
