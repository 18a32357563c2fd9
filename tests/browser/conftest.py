"""A real browser on real surveys: Debian's Chromium, drawing in software, driven by Playwright."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from looking import ROOT, address, need

import orograph as og
from orograph.objectives.analytic import Cosines, Quadratic
from orograph.results.trajectory import Trajectory
from orograph.subspaces.line import Line
from orograph.subspaces.plane import Plane

FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    need(chromium, "Chromium")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens pages; anything that one complains about fails the test."""
    with contextlib.ExitStack() as stack:
        complaints: list[str] = []

        def opened(
            url: str,
            *,
            width: int = 1280,
            height: int = 800,
            offline: bool = False,
            expect: Sequence[str] = (),
            **options: Any,
        ) -> Any:
            context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True, **options)
            stack.callback(context.close)
            context.set_offline(offline)
            page = context.new_page()
            page.on("pageerror", lambda error: complaints.append(f"{url}: {error}"))

            def listen(message: Any) -> None:
                if message.type == "error" and not any(text in message.text for text in expect):
                    complaints.append(f"{url}: {message.text}")

            page.on("console", listen)
            page.goto(url)
            return page

        yield opened
        assert not complaints, "\n".join(complaints)


@pytest.fixture
def viewed(open_page: Callable[..., Any]) -> Callable[..., Any]:
    """Opens a page of the viewer and waits until it is drawn."""

    def opened(url: str, **options: Any) -> Any:
        page = open_page(url, **options)
        page.wait_for_selector(".orograph[data-ready]")
        return page

    return opened


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """`orograph view` in a process of its own; gives the address."""
    with contextlib.ExitStack() as stack:

        def started(*runs: Path) -> str:
            command = [sys.executable, "-m", "orograph", "view", *map(str, runs), "--no-browser", "--json"]
            process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
            stack.callback(process.wait)
            stack.callback(process.terminate)
            return address(process)

        yield started


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Surveys of every kind, by name: folders."""
    folder = tmp_path_factory.mktemp("runs")
    made: dict[str, Path] = {}

    def survey(name: str, objective: og.Objective, subspace: Any, *ranges: Any) -> og.Survey:
        made[name] = folder / name
        axes = dict(zip("xy", ranges, strict=False))
        return og.survey(objective, subspace, **axes, out=made[name], progress=False)

    samples = np.random.default_rng(0).normal(size=(40, 3)) * 0.3
    waves = Cosines([1.0, 2.0, 2.0], shifts=samples).objective()
    bowl = Quadratic([1.0, 4.0, 9.0], [1.0, 1.0, 1.0], shifts=samples).objective()
    ridges = survey("waves", waves, Plane.random(waves, seed=0, ignore=()), (-1, 1, 33), (-0.5, 0.75, 21))
    survey("bowl", bowl, Plane.random(bowl, seed=1, ignore=()), (-1, 1, 33), (-0.5, 0.75, 21))
    survey("bowl2", bowl, Plane.random(bowl, seed=2, ignore=()), (-1, 1, 33), (-0.5, 0.75, 21))
    survey("bowl3", bowl, Plane.random(bowl, seed=3, ignore=()), (-1, 1, 33), (-0.5, 0.75, 21))
    survey("line", waves, Line.random(waves, seed=0, ignore=()), (-1, 1, 41))
    holes = _holed().objective()
    survey("holes", holes, Plane.random(holes, seed=0, ignore=()), (-1, 1, 33), (-0.5, 0.75, 21))
    way = np.linspace(0, 1, 30)
    ridges.add_trajectory(
        Trajectory(
            "SGD",
            np.arange(30),
            np.stack([0.9 * (1 - way) ** 2, 0.6 * (1 - way) * np.cos(6 * way)], axis=-1),
            loss=2 * (1 - way),
            distance=1.5 * way * (1 - way),
            unit="epoch",
            marks=((15, "rate × 0.1"),),
        )
    )
    return made


class _Holed(Quadratic):
    """NaN in a corner, infinity in a disc."""

    def function(self, points: Any) -> Any:
        import torch

        values = super().function(points)
        values = torch.where(points[..., 0] > 1.6, torch.nan, values)
        return torch.where((points - 0.6).square().sum(-1) < 0.05, torch.inf, values)


def _holed() -> Quadratic:
    return _Holed([1.0, 4.0, 9.0], [1.0, 1.0, 1.0])
