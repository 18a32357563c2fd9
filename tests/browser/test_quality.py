"""Anyone can use it: keyboard, screen reader, little motion, phone; and screenshots to look at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from looking import AXE, clicked_node, need, picked, shot

import orograph as og

pytestmark = pytest.mark.slow

THEMES = ("light", "dark")


@pytest.fixture(scope="module")
def pages(runs: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Single files of what is worth looking at, by name."""
    folder = tmp_path_factory.mktemp("pages")
    groups = {
        "one": ["waves"],
        "two": ["waves", "bowl"],
        "four": ["waves", "bowl", "bowl2", "bowl3"],
        "holes": ["holes"],
        "line": ["line"],
    }
    made = {}
    for name, members in groups.items():
        first, *others = [og.open(runs[member]) for member in members]
        made[name] = first.export(folder / f"{name}.html", others=others, title=f"A look at {name}").as_uri()
    return made


def modes(page: Any) -> list[str]:
    return [button.inner_text() for button in page.locator(".og-head .og-segments button:visible").all()]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["one", "two", "four", "holes", "line"])
def test_axe_finds_nothing_and_the_pictures_are_kept(
    pages: dict[str, str], viewed: Callable[..., Any], name: str, theme: str
) -> None:
    need(AXE.exists(), "axe-core")
    page = viewed(pages[name], color_scheme=theme)
    assert page.get_attribute(".orograph", "data-theme") == theme
    for fold in page.locator(".og-fold:not([open]) > summary").all():
        fold.click()
    page.evaluate(AXE.read_text())  # not as a script tag: the page allows its own script alone
    for mode in modes(page):
        page.click(f".og-head button:text-is('{mode}')")
        if mode != "Table":
            page.locator(".og-stage [tabindex]").first.focus()
            page.keyboard.press("ArrowRight")
            page.keyboard.press("ArrowUp")
        page.wait_for_timeout(150)
        shot(page, f"{name}-{mode.lower()}-{theme}")
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
        told = [f"{v['id']}: {v['help']}: {[n['html'][:120] for n in v['nodes'][:3]]}" for v in found]
        assert not told, f"{mode}: " + "\n".join(told)


@pytest.mark.parametrize("theme", THEMES)
def test_a_phone_shows_everything_without_scrolling_sideways(
    pages: dict[str, str], viewed: Callable[..., Any], theme: str
) -> None:
    for name in ("two", "line"):
        page = viewed(pages[name], width=390, height=844, device_scale_factor=2, has_touch=True, color_scheme=theme)
        for mode in modes(page):
            page.click(f".og-head button:text-is('{mode}')")
            page.wait_for_timeout(150)
            shot(page, f"phone-{name}-{mode.lower()}-{theme}")
            wide = page.evaluate(
                "[...document.querySelectorAll('.orograph, .og-head, .og-body, .og-side')]"
                ".filter(e => e.scrollWidth > innerWidth).map(e => e.className)"
            )
            assert not wide
            assert page.locator(".og-stage").bounding_box()["height"] > 250


@pytest.mark.parametrize("width", [320, 400, 480])
def test_no_words_are_cut_off_on_a_narrow_screen(
    runs: dict[str, Path], viewed: Callable[..., Any], tmp_path: Path, width: int
) -> None:
    name = "a residual net of fifty-six layers without shortcuts"
    surveys = []
    for place, member in enumerate(("waves", "bowl")):
        grid = og.open(runs[member]).dataset
        grid["loss"].attrs["long_name"] = "cross-entropy on the whole of the training set"
        surveys.append(og.Survey(grid, name=f"{name}, {place}"))
    page = viewed(surveys[0].export(tmp_path / "page.html", others=surveys[1:]).as_uri(), width=width, height=800)
    for mode in modes(page):
        page.click(f".og-head button:text-is('{mode}')")
        if mode == "Map":
            clicked_node(page, 0, 12, 9)
        page.wait_for_timeout(150)
        shot(page, f"narrow-{width}-{mode.lower()}")
        cut = page.evaluate(
            "[...document.querySelectorAll('.orograph :not(select, option, .og-live)')]"
            ".filter(e => e.offsetParent && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))"
            ".filter(e => getComputedStyle(e).overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1)"
            ".map(e => `${e.className}: ${e.textContent}`)"
        )
        assert not cut, mode


def test_the_arrow_keys_walk_and_say_where(pages: dict[str, str], viewed: Callable[..., Any]) -> None:
    page = viewed(pages["two"])
    page.locator(".og-stage [tabindex]").first.focus()
    page.keyboard.press("ArrowRight")
    start = picked(page)
    assert (start["x"], abs(start["y"])) == (0.0, pytest.approx(0, abs=0.04))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    here = picked(page)
    assert here["x"] == pytest.approx(2 / 32)
    assert here["y"] < start["y"]
    said = page.inner_text(".og-live")
    assert said.startswith("waves: x 0.0625, y minus 0.")
    assert "loss" in said
    page.keyboard.press("]")
    assert page.inner_text(".og-live").startswith("bowl: x 0.0625")
    page.keyboard.press("Escape")
    assert page.locator(".og-facts").count() == 0


def test_every_control_is_reached_by_tab(pages: dict[str, str], viewed: Callable[..., Any]) -> None:
    page = viewed(pages["two"])
    reached = set()
    focused = "document.activeElement.textContent.trim().slice(0, 20)"
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(focused))
    for wanted in ("Map", "Save", "◐", "Linear", "Log", "Overlaid", "Minimum", "Anchor"):
        assert wanted in reached, reached


def test_little_motion_where_little_is_wanted(pages: dict[str, str], viewed: Callable[..., Any]) -> None:
    page = viewed(pages["one"], reduced_motion="reduce")
    page.click("button:text-is('Play')")
    page.wait_for_timeout(1200)
    values = set()
    for _ in range(12):
        values.add(page.evaluate("document.querySelector('.og-timeline input').value"))
        page.wait_for_timeout(50)
    assert len(values) <= 3  # steps, no glide


def test_overlaid_and_morphing(pages: dict[str, str], viewed: Callable[..., Any]) -> None:
    page = viewed(pages["two"])
    page.click("button:text-is('Overlaid')")
    page.wait_for_timeout(200)
    shot(page, "overlaid")
    page.click("button:text-is('Morph')")
    slider = page.locator(".og-timeline input[type=range]:visible")
    slider.fill("0.5")
    page.wait_for_timeout(200)
    shot(page, "morphing")
    assert "50 %" in page.inner_text(".og-timeline")


def test_the_path_runs_with_the_slider(pages: dict[str, str], viewed: Callable[..., Any]) -> None:
    page = viewed(pages["one"])
    slider = page.locator(".og-timeline input[type=range]:visible")
    slider.fill("0.5")
    page.wait_for_timeout(200)
    assert page.inner_text(".og-timeline output:visible") == "epoch 14"
    shot(page, "path-half")
    page.click("button:text-is('Map')")
    page.wait_for_timeout(200)
    shot(page, "path-map")


def test_holes_can_be_picked_and_are_called_so(pages: dict[str, str], viewed: Callable[..., Any]) -> None:
    page = viewed(pages["holes"])
    page.click("button:text-is('Map')")
    clicked_node(page, 0, 31, 19)
    status = page.inner_text(".og-facts td[data-field=status]")
    assert status in ("ok", "not finite")
