"""The single file: opened from disk with the network off."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from looking import clicked_node, picked, stored

import orograph as og

pytestmark = pytest.mark.slow


def written(folder: Path, *runs: Path, **options: Any) -> Path:
    first, *others = [og.open(run) for run in runs]
    return first.export(folder / "page.html", others=others, **options)


def test_one_file_works_offline_and_shows_the_stores_numbers(
    runs: dict[str, Path], viewed: Callable[..., Any], tmp_path: Path
) -> None:
    path = written(tmp_path, runs["waves"], runs["bowl"])
    page = viewed(path.as_uri(), offline=True)
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0
    for run, name in enumerate(("waves", "bowl")):
        clicked_node(page, run, 12, 9)
        assert page.inner_text(".og-facts caption") == name
        assert picked(page)["loss"] == float(np.float32(stored(runs[name])["loss"].values[12, 9]))


def test_the_map_gives_the_same_numbers_as_the_surface(
    runs: dict[str, Path], viewed: Callable[..., Any], tmp_path: Path
) -> None:
    page = viewed(written(tmp_path, runs["waves"]).as_uri())
    page.click("button:text-is('Map')")
    clicked_node(page, 0, 25, 4)
    grid = stored(runs["waves"])
    assert picked(page)["x"] == grid.x.values[25]
    assert picked(page)["y"] == grid.y.values[4]
    assert picked(page)["loss"] == float(np.float32(grid["loss"].values[25, 4]))


def test_a_name_is_text_and_never_markup(runs: dict[str, Path], viewed: Callable[..., Any], tmp_path: Path) -> None:
    hostile = "</script><script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>{{x}} 🏔"
    grid = stored(runs["bowl"])
    grid["loss"].attrs["long_name"] = hostile
    grid["x"].attrs["long_name"] = hostile
    survey = og.Survey(
        grid, name=hostile, provenance={"about": {hostile: hostile}, "markers": [{"name": hostile, "x": 0.2, "y": 0.1}]}
    )
    path = survey.export(tmp_path / "page.html")
    page = viewed(path.as_uri())
    for mode in ("3-D", "Map", "Table"):
        page.click(f"button:text-is('{mode}')")
        page.wait_for_timeout(100)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[onerror]").count() == 0
    assert hostile in page.inner_text(".og-head h1")


def test_dragging_over_the_map_cuts_it(runs: dict[str, Path], viewed: Callable[..., Any], tmp_path: Path) -> None:
    page = viewed(written(tmp_path, runs["waves"], runs["bowl"]).as_uri())
    page.click("button:text-is('Map')")
    box = page.locator(".og-stage").bounding_box()
    x, y = box["x"] + box["width"] * 0.16, box["y"] + box["height"] * 0.4
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=5)
    page.mouse.move(x + 150, y + 60, steps=5)
    page.mouse.up()
    profile = page.locator(".og-profile svg[role=img]")
    profile.wait_for(state="visible")
    assert "waves" in page.inner_text(".og-profile")
    page.locator(".og-stage [tabindex]").first.focus()
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.querySelector('.og-profile').hidden")


def test_saving_gives_pictures(runs: dict[str, Path], viewed: Callable[..., Any], tmp_path: Path) -> None:
    from xml.etree import ElementTree

    from PIL import Image

    page = viewed(written(tmp_path, runs["waves"]).as_uri())

    def saved(label: str, name: str) -> Path:
        page.click(".og-menu summary")
        with page.expect_download() as download:
            page.click(f".og-menu button:text-is('{label}')")
        page.click(".og-menu summary")
        target = tmp_path / name
        download.value.save_as(target)
        return target

    stage = page.locator(".og-stage").bounding_box()
    for label, clear in (("PNG", False), ("PNG, transparent", True)):
        image = Image.open(saved(label, "a.png")).convert("RGBA")
        assert image.size[0] == pytest.approx(2 * stage["width"], abs=4)
        corner = image.getpixel((2, 2))
        assert (corner[3] == 0) == clear
        assert len({image.getpixel((x, image.height // 2)) for x in range(0, image.width, 7)}) > 20
    page.click("button:text-is('Map')")
    root = ElementTree.parse(saved("SVG", "a.svg")).getroot()
    assert root.tag.endswith("svg")
    words = " ".join("".join(element.itertext()) for element in root.iter() if element.tag.endswith("text"))
    assert "waves" in words
    assert re.search(r"random direction", words)


def test_lines_are_curves(runs: dict[str, Path], viewed: Callable[..., Any], tmp_path: Path) -> None:
    page = viewed(written(tmp_path, runs["line"]).as_uri())
    assert page.locator("button:text-is('3-D')").is_hidden()
    page.locator(".og-stage [tabindex]").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    grid = stored(runs["line"])
    assert picked(page)["x"] == grid.x.values[22]
    assert picked(page)["loss"] == float(np.float32(grid["loss"].values[22]))


def test_the_table_holds_every_number(runs: dict[str, Path], viewed: Callable[..., Any], tmp_path: Path) -> None:
    import csv

    page = viewed(written(tmp_path, runs["holes"]).as_uri())
    page.click("button:text-is('Table')")
    with page.expect_download() as download:
        page.click("button:has-text('Download')")
    download.value.save_as(tmp_path / "table.csv")
    with (tmp_path / "table.csv").open() as file:
        rows = list(csv.DictReader(file))
    grid = stored(runs["holes"])
    assert len(rows) == grid["loss"].size
    loss = np.array([float(row["loss"].replace("∞", "inf")) for row in rows], np.float32).reshape(grid["loss"].shape)
    np.testing.assert_array_equal(loss, grid["loss"].values.astype(np.float32))
