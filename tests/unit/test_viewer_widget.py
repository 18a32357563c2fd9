"""The notebook widget: the page's state as synchronised traits, and news while a survey grows."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import orograph as og
from orograph.errors import InputError, MissingPackageError
from orograph.viewer.encode import to_json
from orograph.viewer.state import view_state
from viewer_tools import decode, finish, make_store

anywidget = pytest.importorskip("anywidget")


def until(found: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def followers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "orograph-widget"]


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orograph.viewer.widget.EVERY", 0.05)


def test_the_widget_holds_what_the_page_is_told(tmp_path: Path) -> None:
    make_store(tmp_path / "a", name="a")
    make_store(tmp_path / "b", 5, 5, name="b")
    one, two = og.open(tmp_path / "a"), og.open(tmp_path / "b")
    before = len(followers())
    widget = one.widget(two, height=300, title="Both")
    wanted = json.loads(to_json(view_state([one, two], title="Both")))
    state = json.loads(json.dumps(widget.state, allow_nan=False))
    for run in (*state["runs"], *wanted["runs"]):
        run.pop("revision")
    assert state == wanted
    assert widget.height == 300
    sent = widget.get_state()
    assert {"state", "run_update", "height", "_esm", "_css"} <= set(sent)
    assert sent["_esm"].strip()
    assert "export" in sent["_esm"]
    assert len(followers()) == before, "complete surveys need no thread"
    widget.close()


def test_a_survey_that_grows_sends_its_run_and_the_thread_ends_with_it(tmp_path: Path) -> None:
    store = make_store(tmp_path / "run", done=2)
    widget = og.open(tmp_path / "run").widget()
    told: list[int] = []
    widget.observe(lambda change: told.append(change["new"]["counts"]["pending"]), "run_update")
    finish(store, 2)
    until(lambda: told[-1:] == [28 - 3 * 4])
    for index in store.todo():
        finish(store, index)
    until(lambda: told[-1:] == [0])
    assert np.isfinite(decode(widget.run_update["fields"][0]["values"])).all()
    assert widget.run_update["running"] is False
    assert widget.state["runs"][0] == widget.run_update
    until(lambda: not followers())
    widget.close()


def test_the_thread_ends_when_the_widget_is_closed(tmp_path: Path) -> None:
    make_store(tmp_path / "run", done=2)
    widget = og.open(tmp_path / "run").widget()
    assert followers()
    widget.close()
    until(lambda: not followers())


@pytest.mark.parametrize("height", [0, -5, 10**6, 3.5, True, "tall"])
def test_a_height_that_is_none_is_refused(height: object, tmp_path: Path) -> None:
    make_store(tmp_path / "run", 3, 0)
    with pytest.raises(InputError, match="a height from 120"):
        og.open(tmp_path / "run").widget(height=height)  # type: ignore[arg-type]


def test_without_anywidget_the_sentence_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_store(tmp_path / "run", 3, 0)
    monkeypatch.setitem(sys.modules, "anywidget", None)
    monkeypatch.delitem(sys.modules, "orograph.viewer.widget", raising=False)
    monkeypatch.delitem(sys.modules, "orograph.viewer.shells.widget", raising=False)
    with pytest.raises(MissingPackageError, match=r"pip install 'orograph\[notebook\]'"):
        og.open(tmp_path / "run").widget()
