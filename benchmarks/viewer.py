"""How soon the viewer shows its first picture, how large its single file is, and whether large surfaces still turn.

    python benchmarks/viewer.py [--json] [--rounds 3]

Needs Chromium (`tests/setup.sh`) and Playwright. Chromium draws in software here (SwiftShader), so a machine with any
graphics card is faster. Times are wall clock on this machine, the median and the range over rounds:

* *file*: from opening the file to its first drawn frame; two surfaces of 101 x 101 with two fields, and its size;
* *server*: from starting the process `orograph view` to the first drawn frame; one run of 201 x 201 with two fields;
* *turning*: frames a second while the surface is dragged, and triangles drawn, for 51, 201 and 1001 nodes a side.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

import orograph as og
from orograph.results.schema import ChunkStatus, Status
from orograph.results.store import Store

FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking"]
FIELDS = {"loss": {"long_name": "cross-entropy", "units": "nats"}, "accuracy": {"long_name": "accuracy", "units": ""}}
DRAWN = "() => document.querySelector('.og-stage')?.firstElementChild?.orograph?.drawn > 0"


def survey(folder: Path, side: int, seed: int) -> Path:
    """A rough basin with noise in every digit, as real losses have."""
    nodes = np.linspace(-1, 1, side)
    x, y = np.meshgrid(nodes, nodes, indexing="ij")
    waves = np.random.default_rng(seed)
    loss = 0.01 + 30 * (x**2 + y**2) ** 1.5 + 0.5 * (1 - np.cos(7 * x + seed)) * y**2
    loss = loss * (1 + 1e-3 * waves.standard_normal(loss.shape))
    points = np.stack([x.ravel(), y.ravel()], axis=-1)
    attrs = {"name": f"net {seed}", "grid": {"x": nodes.tolist(), "y": nodes.tolist()}}
    path = folder / f"run-{side}-{seed}"
    store = Store.create(path, axes=("x", "y"), fields=FIELDS, chunk=4096, attrs=attrs, points=points)
    values = {"loss": loss.ravel(), "accuracy": np.exp(-loss.ravel())}
    for index in range(store.chunks):
        part = slice(index * 4096, min((index + 1) * 4096, len(points)))
        status = np.full(part.stop - part.start, Status.OK, np.int8)
        store.write_chunk(index, {name: column[part] for name, column in values.items()}, status, ChunkStatus.DONE)
    return path


def file_times(browser: Browser, folder: Path, rounds: int) -> dict[str, Any]:
    first, second = (og.open(survey(folder, 101, seed)) for seed in (0, 1))
    page_file = first.export(folder / "two.html", others=[second])
    times = []
    for _ in range(rounds):
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        start = time.perf_counter()
        page.goto(page_file.as_uri(), wait_until="commit")
        page.wait_for_function(DRAWN)
        times.append(time.perf_counter() - start)
        page.close()
    return {"megabytes": page_file.stat().st_size / 1e6, **spread(times)}


def server_times(browser: Browser, folder: Path, rounds: int) -> dict[str, Any]:
    run = survey(folder, 201, 0)
    times = []
    for _ in range(rounds):
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        command = [sys.executable, "-m", "orograph", "view", str(run), "--no-browser"]
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert process.stdout is not None
        page.goto(process.stdout.readline().strip(), wait_until="commit")
        page.wait_for_function(DRAWN)
        times.append(time.perf_counter() - start)
        page.close()
        process.terminate()
        process.wait()
    return spread(times)


def turning(browser: Browser, folder: Path, side: int) -> dict[str, float]:
    target = og.open(survey(folder, side, 2)).export(folder / f"turn-{side}.html")
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(target.as_uri())
    page.wait_for_function(DRAWN, timeout=60_000)
    before, start = drawn(page), time.perf_counter()
    page.mouse.move(400, 400)
    page.mouse.down()
    triangles = 0
    for step in range(40):
        page.mouse.move(400 + 5 * step, 400)
        triangles = max(
            triangles, page.evaluate("document.querySelector('.og-stage').firstElementChild.orograph.frame.triangles")
        )
    page.mouse.up()
    rate = (drawn(page) - before) / (time.perf_counter() - start)
    page.close()
    return {"frames_per_second": rate, "triangles": triangles}


def drawn(page: Page) -> int:
    return int(page.evaluate("document.querySelector('.og-stage').firstElementChild.orograph.drawn"))


def spread(times: list[float]) -> dict[str, float]:
    return {"seconds": statistics.median(times), "fastest": min(times), "slowest": max(times)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        found = {
            "machine": f"{platform.platform(terse=True)}, Python {platform.python_version()}",
            "file, 2 x 101 x 101": file_times(browser, folder, options.rounds),
            "server, 201 x 201": server_times(browser, folder, options.rounds),
            **{f"turning, {side} x {side}": turning(browser, folder, side) for side in (51, 201, 1001)},
        }
        browser.close()
    if options.json:
        print(json.dumps(found, indent=2))
        return
    for what, numbers in found.items():
        told = numbers if isinstance(numbers, str) else ", ".join(f"{k} {v:.3g}" for k, v in numbers.items())
        print(f"{what}: {told}")


if __name__ == "__main__":
    main()
