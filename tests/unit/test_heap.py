"""Freed memory kept at hand: fewer page faults for activations that are larger than glibc's thresholds."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import resource, sys, torch
from orograph.engine.heap import keep_freed_memory
torch.set_num_threads(1)
if sys.argv[1] == "keep" and not keep_freed_memory():
    print("other system"); sys.exit()
x = torch.ones(1 << 19)
def chain():
    y = x + 1
    return (y * 2) + y
for _ in range(3): chain()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(50): chain()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def faults(how: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, how], capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.mark.slow
def test_pages_are_not_faulted_in_again():
    kept = faults("keep")
    assert kept == "other system" or int(kept) < 0.5 * int(faults("leave"))
