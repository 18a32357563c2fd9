"""Peak memory of each contender, in a process of its own.

    python -m benchmarks.memory W1 --contenders naive128,ours [--samples N] [--points N]

One process loads the model and the data and then forks a child for each contender; what is told is how far the child's
resident set rose above where it began, in bytes. It contains what the contender allocates, not the libraries.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import psutil
import torch

from benchmarks import measure, workloads
from benchmarks.apart import Apart
from benchmarks.contenders import CONTENDERS


def in_child(options: argparse.Namespace, name: str, contenders: Sequence[str]) -> dict[str, int]:
    """Contender → bytes, for those that run; asks another process."""
    command = [sys.executable, "-m", "benchmarks.memory", name, "--contenders", ",".join(contenders)]
    command += ["--cache", str(options.cache)]
    for option in ("samples", "points"):
        if (value := getattr(options, option)) is not None:
            command += [f"--{option}", str(value)]
    root = Path(__file__).parent.parent
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root, env={**os.environ})
    if ran.returncode:
        print(ran.stderr[-500:], file=sys.stderr)
        return {}
    found: dict[str, int] = json.loads(ran.stdout.splitlines()[-1])
    return found


def rises(name: str, workload: workloads.Workload) -> int | None:
    """How far the resident set of a forked child rises while a contender runs once; None if it does not run."""
    try:
        with Apart(partial(_prepared, name, workload)) as risen:
            rise: int = risen()
    except Exception as error:
        print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
        return None
    return rise


def _prepared(name: str, workload: workloads.Workload) -> Callable[[], int]:
    run = CONTENDERS[name].prepare(workload)

    def risen() -> int:
        measure.reset_peak_memory()
        before = psutil.Process().memory_info().rss
        run()
        return max(0, measure.peak_memory() - before)

    return risen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workload", choices=sorted(workloads.SPECS))
    parser.add_argument("--contenders", required=True)
    parser.add_argument("--samples", type=int)
    parser.add_argument("--points", type=int)
    parser.add_argument("--cache", type=Path, default=workloads.CACHE)
    options = parser.parse_args()
    torch.set_num_threads(1)
    workload = workloads.make(options.workload, samples=options.samples, points=options.points, cache=options.cache)
    found = {name: rises(name, workload) for name in options.contenders.split(",")}
    print(json.dumps({name: rise for name, rise in found.items() if rise is not None}))


if __name__ == "__main__":
    main()
