"""What a surface costs, for asv: the same workloads as `benchmarks.engine`, Orograph alone, from commit to commit.

asv imports this from the folder that it stands in: the workloads are those of this checkout, whatever commit is
measured.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks import measure, workloads
from benchmarks.contenders.ours import surveyed

SIDES = {"W1": 25, "W2": 5, "W3": 3, "W4": 7, "W5": 51}
"""Nodes a side: enough for routes to be tried where the survey of 51 x 51 points would try them."""


def version() -> str:
    """Of what is measured and how: numbers of other versions are not compared."""
    folder = Path(__file__).parents[1]
    names = ("history/surfaces.py", "workloads.py", "measure.py", "contenders/ours.py")
    return hashlib.sha256(b"".join((folder / name).read_bytes() for name in names)).hexdigest()[:16]


class Surface:
    """CPU time and memory of surveys as a user runs them."""

    params = tuple(SIDES)
    param_names = ("workload",)
    timeout = 600
    version = version()

    def setup_cache(self) -> None:
        """Trains what is not trained yet, outside of what is measured."""
        for name in SIDES:
            workloads.make(name)

    def setup(self, name: str) -> None:
        torch.set_num_threads(1)
        self.workload = workloads.make(name, points=SIDES[name])

    def track_point(self, name: str) -> float:
        cost, _ = measure.timed(lambda: surveyed(self.workload))
        return 1e3 * cost.point.cpu

    track_point.unit = "CPU ms a point"  # type: ignore[attr-defined]

    def track_once(self, name: str) -> float:
        cost, _ = measure.timed(lambda: surveyed(self.workload))
        return cost.once.cpu

    track_once.unit = "CPU s once"  # type: ignore[attr-defined]

    def peakmem_survey(self, name: str) -> None:
        surveyed(self.workload)
