"""What a surface to an accuracy costs, and whether its bound holds, against dense surfaces.

    python benchmarks/accuracy.py [--planes 10] [--models mlp,resnet8,plain20,plain56] [--accuracy 0.01,0.002]

Every model is trained on digits and evaluated densely on filter-normalised random planes, sample by sample in float32,
over [-1, 1]². The learner then sees only what it asks for. Printed for each plane: the cost as a share of the dense one
(held-out cells included), the bound that was stated, and the true largest error over the dense grid. *5,000* is
derived, not measured: the same course, had the data been 5,000 samples. Written to
``benchmarks/results/accuracy.json`` after every plane, and drawn in ``accuracy.png``; the same command goes on where it
was stopped, and takes from that file what was measured with the same settings and versions. It exits with 1 if more
than 5 % of the bounds do not hold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import sys
import time
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
import torch
from matplotlib.ticker import NullFormatter
from torch import nn
from torch.nn import functional

import orograph as og
from orograph.lab.datasets.digits import digits
from orograph.lab.models.mlp import mlp
from orograph.lab.models.resnet import resnet
from orograph.lab.train import train
from orograph.reconstruction import result as result_module
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
    nodes, parameters, moves = np.linspace(-1, 1, side), list(model.parameters()), plane.moves()
    rows = np.empty((side * side, samples), np.float32)
    with torch.inference_mode():
        for cell, point in enumerate((x, y) for x in nodes for y in nodes):
            plane.write(point, parameters, moves)
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


def trained(name: str) -> nn.Module:
    make, epochs, *_ = MODELS[name]
    torch.manual_seed(0)
    model: nn.Module = make()
    train(model, *digits("train"), epochs=epochs)
    return model


def case(name: str, plane: int, accuracy: float) -> dict[str, Any]:
    """The settings of one course."""
    _, epochs, side, samples = MODELS[name]
    return {
        "model": name,
        "plane": plane,
        "epochs": epochs,
        "cells": side * side,
        "samples": samples,
        "accuracy": accuracy,
    }


def key(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in case(row["model"], row["plane"], row["accuracy"]))


def record(wanted: dict[str, Any], nodes: np.ndarray, rows: np.ndarray) -> dict[str, Any]:
    truth = rows.astype(np.float64).mean(axis=1)
    start = time.process_time()
    learner = Accurate((nodes, nodes), rows.shape[1], wanted["accuracy"], seed=wanted["plane"])
    result, derived = course(learner, rows)
    error = np.abs(result.loss.ravel() - truth).max() / np.ptp(truth)
    return {
        "fewer": result.dense_evaluations / result.sample_evaluations,
        "fewer_5000_derived": len(truth) / derived,
        "held_out": result.held_out,
        "bound": result.error_bound,
        "error": float(error),
        "holds": bool(error <= result.error_bound),
        "met": result.met,
        "seconds": time.process_time() - start,
    }


def versions() -> dict[str, str]:
    """What the numbers depend on beside the settings, the learner's own source included."""
    source = b"".join(path.read_bytes() for path in sorted(Path(result_module.__file__).parent.glob("*.py")))
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": np.__version__,
        "learner": hashlib.sha256(source).hexdigest()[:16],
    }


def measured(path: Path) -> dict[tuple[Any, ...], dict[str, Any]]:
    """What a run with the same versions left, by its settings."""
    if not path.exists():
        return {}
    content = json.loads(path.read_text())
    return {key(row): row for row in content["rows"]} if content["machine"] == versions() else {}


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    """All that was measured so far, in one step."""
    path.parent.mkdir(exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps({"machine": versions(), "summary": summary(rows), "rows": rows}, indent=1) + "\n")
    os.replace(part, path)


def show(row: dict[str, Any]) -> str:
    fewer, derived = f"1/{row['fewer']:.1f}", f"1/{row['fewer_5000_derived']:.1f}"
    return (
        f"{row['model']:8s} {row['plane']:2d} to {row['accuracy']:.1%}: {fewer:>7s} of the cost (5,000: {derived}), "
        f"bound {row['bound']:.2%}  true {row['error']:.2%} {'holds' if row['holds'] else 'DOES NOT HOLD'}"
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


def table(parts: list[dict[str, Any]]) -> list[str]:
    """Per model and accuracy, how many times fewer evaluations: median and worst; and the bounds that hold."""
    lines = ["model    accuracy  planes  median   worst  5,000 (derived): median   worst  bounds hold"]
    for part in parts:
        (median, worst, _), (median_5000, worst_5000, _) = part["fewer"], part["fewer_5000_derived"]
        lines.append(
            f"{part['model']:8s} {part['accuracy']:8.1%} {part['planes']:7d} {median:7.1f} {worst:7.1f} "
            f"{median_5000:24.1f} {worst_5000:7.1f}  {part['holds']} of {part['planes']}"
        )
    return lines


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
    right.set_xticks([1, 2, 5, 10, 20, 40], labels=["1", "2", "5", "10", "20", "40"])
    right.xaxis.set_minor_formatter(NullFormatter())
    left.legend()
    figure.savefig(path, dpi=120)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--planes", type=int, default=10)
    parser.add_argument("--models", default=",".join(MODELS))
    parser.add_argument("--accuracy", default="0.01,0.002")
    options = parser.parse_args()
    torch.set_num_threads(1)
    accuracies = [float(part) for part in options.accuracy.split(",")]
    path, rows = RESULTS / "accuracy.json", []
    known = measured(path)
    for name in options.models.split(","):
        model = None
        for plane in range(options.planes if name != "plain56" else min(options.planes, 2)):
            cases = [case(name, plane, accuracy) for accuracy in accuracies]
            if not all(key(wanted) in known for wanted in cases):
                model = model or trained(name)
                nodes, losses = dense(model, plane, *MODELS[name][2:])
                known |= {key(wanted): wanted | record(wanted, nodes, losses) for wanted in cases}
                write(path, list(known.values()))
            rows += [known[key(wanted)] for wanted in cases]
            print(*map(show, rows[-len(cases) :]), sep="\n", flush=True)
    draw(rows, RESULTS / "accuracy.png")
    print("", *table(summary(rows)), sep="\n")
    failed = sum(not row["holds"] for row in rows)
    print(f"{len(rows) - failed} of {len(rows)} bounds hold")
    return int(failed > 0.05 * len(rows))


if __name__ == "__main__":
    sys.exit(main())
