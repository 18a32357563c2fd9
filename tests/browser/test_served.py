"""`orograph view`: numbers off the picture, a survey that grows, and a page that keeps to itself."""

from __future__ import annotations

import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from looking import ROOT, address, clicked_node, picked, shot, stored

import orograph as og

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("run", "node"), [("waves", (8, 15)), ("bowl", (16, 8)), ("bowl", (24, 12))])
def test_a_click_on_the_surface_gives_the_stores_numbers(
    runs: dict[str, Path], serve: Callable[..., str], viewed: Callable[..., Any], run: str, node: tuple[int, int]
) -> None:
    page = viewed(serve(runs[run]))
    clicked_node(page, 0, *node)
    grid = stored(runs[run])
    shown = picked(page)
    assert shown["x"] == grid.x.values[node[0]]
    assert shown["y"] == grid.y.values[node[1]]
    for name in ("loss", "loss_stderr"):
        assert shown[name] == float(np.float32(grid[name].values[node]))


def test_the_commands_for_a_point_make_its_weights(
    runs: dict[str, Path], serve: Callable[..., str], viewed: Callable[..., Any], tmp_path: Path
) -> None:
    page = viewed(serve(runs["waves"]))
    clicked_node(page, 0, 8, 15)
    shown = picked(page)
    shell = page.inner_text('.og-code code[data-kind="shell"]')
    python = page.inner_text('.og-code code[data-kind="Python"]')
    command = shell.replace("orograph ", f"{sys.executable} -m orograph ", 1)
    subprocess.run(command, shell=True, check=True, cwd=tmp_path)
    from safetensors.numpy import load_file

    weights = load_file(tmp_path / "point.safetensors")
    (tmp_path / "point.safetensors").unlink()
    subprocess.run([sys.executable, "-c", f"import orograph as og\n{python}"], check=True, cwd=tmp_path)
    assert all((load_file(tmp_path / "point.safetensors")[name] == value).all() for name, value in weights.items())
    (theta,) = weights.values()
    waves = og.analytic.Cosines([1.0, 2.0, 2.0], shifts=np.random.default_rng(0).normal(size=(40, 3)) * 0.3)
    assert float(waves.value(theta[None])[0]) == pytest.approx(shown["loss"], rel=1e-6)


SLOW = """
import sys, time
import numpy as np
import orograph as og

class Slow(og.analytic.Quadratic):
    def function(self, points):
        time.sleep(0.008)
        return super().function(points)

samples = np.random.default_rng(0).normal(size=(40, 3))
bowl = Slow([1.0, 4.0, 9.0], [1.0, 1.0, 1.0], shifts=samples).objective()
plane = og.Plane.random(bowl, seed=1, ignore=())
out, ways = sys.argv[1], dict(route="eager", workers=1, chunk=60, progress=False)  # a trace would not sleep
og.survey(bowl, plane, (-1, 1, 41), (-1, 1, 31), out=out, **ways)
"""


def test_a_running_survey_grows_before_ones_eyes(
    serve: Callable[..., str], viewed: Callable[..., Any], tmp_path: Path
) -> None:
    run = tmp_path / "growing"
    process = subprocess.Popen([sys.executable, "-c", SLOW, str(run)], cwd=ROOT)
    try:
        while not (run / "zarr.json").exists():
            assert process.poll() is None
        page = viewed(serve(run))
        bar = page.locator(".og-progress")
        bar.wait_for(state="visible")
        first = bar.inner_text()
        assert "of 1,271 points" in first
        shot(page, "growing")
        page.wait_for_function("before => document.querySelector('.og-progress').textContent !== before", arg=first)
        assert process.wait(60) == 0
        page.wait_for_function("() => document.querySelector('.og-progress').hidden", timeout=15_000)
        shot(page, "grown")
        assert int(page.get_attribute(".orograph", "data-revision")) > 2
        clicked_node(page, 0, 7, 22)
        assert picked(page)["loss"] == float(np.float32(stored(run)["loss"].values[7, 22]))
    finally:
        process.kill()
        process.wait()


def test_losing_the_server_is_said(runs: dict[str, Path], viewed: Callable[..., Any], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "orograph", "view", str(runs["bowl"]), "--no-browser", "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    page = viewed(address(process), expect=("ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED"))
    process.kill()
    process.wait()
    page.wait_for_function("() => document.querySelector('.og-progress').textContent.includes('does not answer')")


def test_only_the_named_runs_and_only_for_looking(runs: dict[str, Path], serve: Callable[..., str]) -> None:
    url = serve(runs["bowl"])
    for path in ("/api/runs/1", "/static/../state.py", "/static/%2e%2e/state.py", "/api/runs/..%2f..", "//etc/passwd"):
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(url.rstrip("/") + path)
        assert caught.value.code in (400, 404)
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(urllib.request.Request(url, method=method, data=b""))
        assert caught.value.code == 405
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(urllib.request.Request(url, headers={"Host": "evil.example"}))
    assert caught.value.code == 400
