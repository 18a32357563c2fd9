"""How well the lab's ResNet-20 classifies digits and clothes after minutes on one core, over several seeds.

    python benchmarks/lab.py [--seeds 3] [--nets FOLDER] [--output FILE]

Digits are the vendored set; Fashion-MNIST is that of Debian's package ``dataset-fashion-mnist``, at half its size. Each
net is evaluated on the whole test half after its last epoch; nothing is chosen by it. What is trained is found again in
the folder of nets, so that a run which was stopped goes on. Fails if the accuracy of a seed lies below its bound.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import time
from dataclasses import asdict
from pathlib import Path

import torch

from orograph.lab.runs import Configuration, trained

TASKS = {
    "digits": (
        0.98,
        Configuration(model="resnet:depth=20,width=16", data="digits", epochs=30, batch_size=64, augment="crop"),
    ),
    "fashion_mnist": (
        0.88,
        Configuration(
            model="resnet:depth=20,width=8",
            data="fashion_mnist:shrink=2",
            epochs=2,
            batch_size=128,
            weight_decay=5e-4,
        ),
    ),
}


def measured(name: str, seeds: int, nets: Path) -> dict[str, object]:
    """Test accuracy of a task over seeds; seconds are of the trainings that were not found finished."""
    bound, asked = TASKS[name]
    accuracies, cpu = [], []
    for seed in range(seeds):
        start = time.process_time()
        run = trained(Configuration(**{**asdict(asked), "seed": seed}), nets)
        accuracies.append(1 - run.measured["test"]["error"])
        cpu.append(time.process_time() - start)
        print(f"{name}, seed {seed}: {100 * accuracies[-1]:.2f} % in {cpu[-1]:.0f} CPU seconds", flush=True)
    return {
        "configuration": asdict(asked),
        "accuracy": [round(value, 4) for value in accuracies],
        "mean": round(statistics.fmean(accuracies), 4),
        "bound": bound,
        "cpu_seconds": [round(value, 1) for value in cpu],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--nets", type=Path, default=Path("build/nets"))
    parser.add_argument("--output", type=Path, default=Path(__file__).parent / "results" / "lab.json")
    asked = parser.parse_args()
    found = {name: measured(name, asked.seeds, asked.nets) for name in TASKS}
    about = {"torch": torch.__version__, "machine": platform.processor() or platform.machine(), "threads": 1}
    asked.output.parent.mkdir(parents=True, exist_ok=True)
    asked.output.write_text(json.dumps({**found, **about}, indent=1) + "\n", encoding="utf-8")
    return int(any(min(task["accuracy"]) < task["bound"] for task in found.values()))


if __name__ == "__main__":
    sys.exit(main())
