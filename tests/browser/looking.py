"""What browser tests look at, and what they look with."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

import orograph as og

ROOT = Path(__file__).parents[2]
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
SHOTS = ROOT / "build" / "screenshots"


def need(found: object, what: str) -> None:
    """Skips where a tool is missing; fails where tests/setup.sh has promised it."""
    if not found:
        if os.environ.get("OROGRAPH_TOOLS") == "required":
            pytest.fail(f"{what} is missing: tests/setup.sh installs it")
        pytest.skip(f"needs {what}: run tests/setup.sh")


def address(process: Any) -> str:
    """Where a started `orograph view --json` serves."""
    text = ""
    while not text.rstrip().endswith("}"):
        line = process.stdout.readline()
        assert line, text
        text += line
    return str(json.loads(text)["url"])


def stored(run: Path) -> Any:
    """The grid of a survey."""
    return og.open(run).dataset


def picked(page: Any) -> dict[str, float]:
    """The numbers that the page shows of the picked point."""
    cells = page.query_selector_all(".og-facts td[data-value]")
    return {cell.get_attribute("data-field"): float(cell.get_attribute("data-value")) for cell in cells}


def shot(page: Any, name: str) -> None:
    """Keeps a screenshot to look at."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png")


def clicked_node(page: Any, run: int, i: int, j: int) -> None:
    """Clicks on the place of a node on the stage, and waits until the page shows that point."""
    place = page.wait_for_function(
        """([run, i, j]) => {
            const view = document.querySelector('.og-stage').firstElementChild;
            const at = view?.orograph?.project(run, i, j);
            if (!at) return null;
            const box = view.getBoundingClientRect();
            return [box.x + at.x, box.y + at.y];
        }""",
        arg=[run, i, j],
    ).json_value()
    page.mouse.click(*place)
    page.wait_for_selector(".og-facts")
