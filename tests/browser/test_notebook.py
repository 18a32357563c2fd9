"""The notebook's two ways: the frame that a survey shows of itself, and the widget, driven as a notebook drives it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from looking import clicked_node, picked, shot, stored

import orograph as og

pytestmark = pytest.mark.slow

HOST = """<!DOCTYPE html><html><head><title>A notebook</title></head>
<body data-jp-theme-light="false" style="margin: 0"><div id="cell" style="width: 900px"></div>
<div style="height: 3000px"></div></body></html>"""

CONNECT = """async ([code, css, traits]) => {
    const style = document.createElement('style');
    style.textContent = css;
    document.head.append(style);
    const module = await import(URL.createObjectURL(new Blob([code], {type: 'text/javascript'})));
    const calls = {};
    const model = window.model = {
        get: name => traits[name],
        on: (event, call) => (calls[event] ??= new Set()).add(call),
        off: (event, call) => calls[event]?.delete(call),
        set(name, value) { traits[name] = value; calls['change:' + name]?.forEach(call => call()); },
        listeners: () => Object.values(calls).reduce((sum, set) => sum + set.size, 0),
    };
    window.stop = await module.default.render({model, el: document.getElementById('cell')});
}"""


@pytest.fixture
def cell(open_page: Callable[..., Any], runs: dict[str, Path]) -> Any:
    """A page that does for the widget what anywidget does in JupyterLab."""
    pytest.importorskip("anywidget")
    widget = og.open(runs["waves"]).widget(height=480)
    page = open_page("about:blank")
    page.set_content(HOST)
    page.evaluate(CONNECT, [widget._esm, widget._css, json.loads(json.dumps(widget.get_state(["state", "height"])))])
    page.wait_for_selector(".orograph[data-ready]")
    widget.close()
    return page


def test_the_widget_shows_the_stores_numbers_and_follows_the_theme(cell: Any, runs: dict[str, Path]) -> None:
    assert cell.get_attribute(".orograph", "data-theme") == "dark"
    assert cell.locator(".orograph").bounding_box()["height"] == 480
    clicked_node(cell, 0, 16, 10)
    assert picked(cell)["loss"] == float(np.float32(stored(runs["waves"])["loss"].values[16, 10]))
    shot(cell, "notebook-dark")
    cell.evaluate("document.body.dataset.jpThemeLight = 'true'")
    cell.wait_for_selector('.orograph[data-theme="light"]')


def test_the_widget_takes_updates_and_lets_go(cell: Any, runs: dict[str, Path]) -> None:
    update = json.loads(json.dumps(og.open(runs["bowl"]).widget().get_state(["state"])["state"]["runs"][0]))
    update["revision"] += 10_000_000
    cell.evaluate("run => model.set('run_update', run)", update)
    cell.wait_for_selector(f'.orograph[data-revision="{update["revision"]}"]')
    clicked_node(cell, 0, 16, 10)
    assert picked(cell)["loss"] == float(np.float32(stored(runs["bowl"])["loss"].values[16, 10]))
    cell.evaluate("stop()")
    assert cell.evaluate("model.listeners()") == 0
    assert cell.locator("canvas").count() == 0


def test_the_wheel_scrolls_the_notebook_until_the_picture_has_the_focus(cell: Any) -> None:
    cell.mouse.move(300, 250)
    cell.mouse.wheel(0, 200)
    cell.wait_for_function("() => scrollY > 100")
    cell.mouse.wheel(0, -500)
    cell.wait_for_function("() => scrollY === 0")
    cell.locator("canvas").first.focus()
    cell.mouse.wheel(0, 200)
    cell.wait_for_timeout(300)
    assert cell.evaluate("scrollY") == 0


def test_a_survey_shows_itself_in_a_frame(open_page: Callable[..., Any], runs: dict[str, Path]) -> None:
    page = open_page("about:blank")
    page.set_content(f"<body>{og.open(runs['bowl'])._repr_html_()}</body>")
    frame = page.frame_locator("iframe")
    frame.locator(".orograph[data-ready]").wait_for()
    frame.locator("button:text-is('Minimum')").click()
    shown = float(frame.locator("td[data-field=loss]").get_attribute("data-value"))
    assert shown == float(stored(runs["bowl"])["loss"].values.astype(np.float32).min())
    shot(page, "notebook-frame")
