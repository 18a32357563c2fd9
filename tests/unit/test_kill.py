"""kill -9 at random moments: a resumed survey ends bit-identical and recomputes no finished unit of work."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import psutil
import pytest

import orograph as og
from orograph.results.folder import is_survey
from orograph.results.schema import ChunkStatus
from orograph.results.store import Store

pytestmark = pytest.mark.slow

# The script has no `if __name__ == "__main__"`: worker processes must not run it again.
SCRIPT = """
import sys, torch, orograph as og
from orograph.engine import run

class Slow(torch.nn.Module):
    def __init__(self):
        super().__init__()
        torch.manual_seed(0)
        self.linear = torch.nn.Linear(64, 3)

    def forward(self, inputs):
        for _ in range(40):
            hidden = inputs @ inputs.T @ inputs / 64
        return self.linear(torch.tanh(hidden))

generator = torch.Generator().manual_seed(1)
data = torch.randn(96, 64, generator=generator), torch.randint(0, 3, (96,), generator=generator)
objective = og.Objective(Slow(), data, batch_size=32)
plane = og.Plane.random(objective, seed=0)
log = open(sys.argv[3], "a")
original = run.write

def noted(store, index, points, outcome):
    original(store, index, points, outcome)
    print(index, file=log, flush=True)

run.write = noted
options = {"workers": int(sys.argv[2]), "chunk": 2, "progress": False}
og.survey(objective, plane, (-1, 1, 17), (-1, 1, 13), out=sys.argv[1], **options)
"""


def start(folder: Path, workers: int, log: Path) -> subprocess.Popen[bytes]:
    script = folder.parent / "script.py"
    script.write_text(SCRIPT)
    return subprocess.Popen([sys.executable, script, folder, str(workers), log], stderr=subprocess.PIPE)


def values(folder: Path) -> bytes:
    dataset = og.open(folder).dataset
    return b"".join(dataset[name].values.tobytes() for name in sorted(map(str, dataset.data_vars)))


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("whole") / "survey"
    process = start(folder, 1, folder.parent / "log")
    assert process.wait() == 0, process.stderr and process.stderr.read()
    return values(folder)


@pytest.mark.parametrize("workers", [1, 2])
def test_killed_twenty_times(workers: int, uninterrupted: bytes, tmp_path: Path) -> None:
    """Ten kills for each executor, at random moments of fresh and of resumed runs, until the survey is complete."""
    folder, log = tmp_path / "survey", tmp_path / "log"
    dice = random.Random(workers)
    kills = completed = 0
    while kills < 10:
        process = start(folder, workers, log)
        begun = _wait_for_work(process, folder, log, kills)
        time.sleep(dice.uniform(0, 0.15))
        children = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
        process.send_signal(signal.SIGKILL)
        process.wait()
        kills += begun and process.returncode == -signal.SIGKILL
        assert not psutil.wait_procs(children, timeout=10)[1], "workers outlive their parent"
        if is_survey(folder) and not Store.open(folder).todo():  # done before the tenth kill: begin another one
            assert values(folder) == uninterrupted
            completed += 1
            folder, log = tmp_path / f"survey{completed}", tmp_path / f"log{completed}"
    assert start(folder, workers, log).wait() == 0
    assert values(folder) == uninterrupted
    assert not (folder / ".work").exists()
    written = [int(line) for line in log.read_text().split()]
    status = Store.open(folder)._read("chunk_status")
    assert (status == ChunkStatus.DONE).all()
    # A unit whose line was written was finished; none of them is ever computed again.
    assert len(written) == len(set(written))
    assert len(written) >= len(status) - kills


def _wait_for_work(process: subprocess.Popen[bytes], folder: Path, log: Path, before: int) -> bool:
    """Waits until this run has finished a unit of work (or ended)."""
    lines = len(log.read_text().split()) if log.exists() else 0
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        if log.exists() and len(log.read_text().split()) > lines:
            return True
        time.sleep(0.002)
    return process.poll() is None


def test_one_dead_worker_loses_nothing(tmp_path: Path, uninterrupted: bytes) -> None:
    folder, log = tmp_path / "survey", tmp_path / "log"
    process = start(folder, 2, log)
    assert _wait_for_work(process, folder, log, 0)
    workers = [c for c in psutil.Process(process.pid).children() if "spawn_main" in " ".join(c.cmdline())]
    os.kill(workers[0].pid, signal.SIGKILL)
    assert process.wait() == 0, process.stderr and process.stderr.read()
    assert values(folder) == uninterrupted


def test_a_unit_that_always_kills_its_worker_is_marked_failed(tmp_path: Path) -> None:
    script = tmp_path / "deadly.py"
    script.write_text(
        """
import os, sys, json, torch, orograph as og

class Deadly(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.theta = torch.nn.Parameter(torch.zeros(1))

    def forward(self, inputs):
        if float(self.theta) == 3.0:
            os._exit(1)
        return inputs[:, 0] * 0 + self.theta

objective = og.Objective(Deadly(), torch.zeros(2, 1), loss="output")
line = og.Line.along(objective, {"theta": torch.ones(1)})
survey = og.survey(objective, line, (-2, 4, 7), out=sys.argv[1], workers=2, chunk=1, progress=False)
print(json.dumps([survey.counts, survey.dataset.loss.values.tolist()]))
"""
    )
    done = subprocess.run([sys.executable, script, tmp_path / "survey"], capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    counts, loss = json.loads(done.stdout.decode().replace("NaN", "null"))
    assert counts == {"total": 7, "pending": 0, "ok": 6, "nonfinite": 0, "failed": 1}
    assert loss == [-2.0, -1.0, 0.0, 1.0, 2.0, None, 4.0]
    assert "WorkerDied" in (tmp_path / "survey" / "failures.jsonl").read_text()
    assert np.isnan(og.open(tmp_path / "survey").dataset.loss.values[5])
