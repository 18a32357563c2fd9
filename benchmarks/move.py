"""What it costs to move a large model to a grid point: passes over its weights, and peak memory.

    python benchmarks/move.py [--json]

A bottleneck ResNet-50 (25.6 M parameters) is surveyed on a filter-normalised plane. Two things are measured:

* *passes*: the time of one move, divided by the time of one pass over the weights (an in-place fused add,
  ``w += a·d``), both interleaved in one run, median of paired ratios;
* *memory*: the highest resident set above that of the bare interpreter with torch, over all that `og.survey` does with
  the model (making the plane, checks, moves, writing directions), in units of the model's size. The data is one
  tiny image, so activations do not count.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import tempfile
import threading
import time

import psutil
import torch
from torch import nn

import orograph as og
from orograph.engine.evaluate import Evaluator
from orograph.engine.setting import Setting

ROUNDS = 15


class Bottleneck(nn.Module):
    def __init__(self, inputs: int, width: int, stride: int) -> None:
        super().__init__()
        self.path = nn.Sequential(
            nn.Conv2d(inputs, width, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(),
            nn.Conv2d(width, width, 3, stride, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(),
            nn.Conv2d(width, 4 * width, 1, bias=False), nn.BatchNorm2d(4 * width),
        )  # fmt: skip
        same = inputs == 4 * width and stride == 1
        self.skip = nn.Identity() if same else nn.Sequential(
            nn.Conv2d(inputs, 4 * width, 1, stride, bias=False), nn.BatchNorm2d(4 * width)
        )  # fmt: skip

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.relu(self.path(x) + self.skip(x))


def resnet50() -> nn.Module:
    layers: list[nn.Module] = [nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU()]
    inputs = 64
    for width, blocks in ((64, 3), (128, 4), (256, 6), (512, 3)):
        for block in range(blocks):
            layers.append(Bottleneck(inputs, width, 2 if block == 0 and width > 64 else 1))
            inputs = 4 * width
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(2048, 1000))


class Watch:
    """The highest resident set of this process while the context lasts."""

    def __enter__(self) -> Watch:
        self._process, self.peak, self._on = psutil.Process(), 0, True
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def _look(self) -> None:
        while self._on:
            self.peak = max(self.peak, self._process.memory_info().rss)
            time.sleep(0.001)

    def __exit__(self, *_: object) -> None:
        self._on = False
        self._thread.join()


def warm_up() -> None:
    """Everything that is loaded once, so that it does not count as the model's."""
    model = nn.Sequential(
        nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 1000)
    )
    objective = og.Objective(model, (torch.zeros(1, 3, 32, 32), torch.zeros(1, dtype=torch.long)))
    og.survey(objective, og.Plane.random(objective), x=(-1, 1, 3), y=(-1, 1, 3), progress=False)


def memory() -> dict[str, float]:
    warm_up()
    before = psutil.Process().memory_info().rss
    with Watch() as watch, tempfile.TemporaryDirectory() as folder:
        model = resnet50()
        size = sum(p.numel() * p.element_size() for p in model.parameters())
        objective = og.Objective(model, (torch.zeros(1, 3, 32, 32), torch.zeros(1, dtype=torch.long)))
        plane = og.Plane.random(objective, seed=0)
        og.survey(objective, plane, x=(-1, 1, 3), y=(-1, 1, 3), out=f"{folder}/survey", workers=1, progress=False)
    return {"parameters": plane.origin.space.size, "model_bytes": size, "peak_in_models": (watch.peak - before) / size}


def passes() -> dict[str, float]:
    model = resnet50()
    objective = og.Objective(model, (torch.zeros(1, 3, 32, 32), torch.zeros(1, dtype=torch.long)))
    objective.prepare()
    plane = og.Plane.random(objective, seed=0)
    scratch, step = plane.origin.flat.clone(), plane.directions[0].flat
    ratios = []
    with Evaluator(objective, plane, Setting(threads=1)) as evaluator:
        for round_ in range(ROUNDS):
            times = {}
            for name in ("pass", "move") if round_ % 2 else ("move", "pass"):
                start = time.process_time()
                if name == "move":
                    evaluator.move((0.1 * round_, -0.2))
                else:
                    scratch.add_(step, alpha=1e-9)
                times[name] = time.process_time() - start
            ratios.append(times["move"] / times["pass"])
    return {"passes": statistics.median(ratios), "passes_min": min(ratios), "passes_max": max(ratios)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    torch.set_num_threads(1)
    result = {**memory(), **passes(), "torch": torch.__version__, "machine": platform.processor() or platform.machine()}
    if as_json:
        print(json.dumps(result, indent=2))
        return 0
    print(f"model            {result['parameters'] / 1e6:.1f} M parameters, {result['model_bytes'] / 2**20:.0f} MiB")
    print(
        f"one move         {result['passes']:.2f} passes over the weights "
        f"[{result['passes_min']:.2f} .. {result['passes_max']:.2f}] (limit 3)"
    )
    print(f"peak memory      {result['peak_in_models']:.2f} × the model, the model itself included (limit 4.5)")
    return int(result["passes"] > 3 or result["peak_in_models"] > 4.5)


if __name__ == "__main__":
    sys.exit(main())
