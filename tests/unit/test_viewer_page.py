"""The single file: everything is in it, nothing gets out, and no name in it can become markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import xarray as xr

import orograph as og
from orograph.errors import StoreError
from orograph.results.survey import Survey
from orograph.viewer import assets
from orograph.viewer.page import page, script_text
from viewer_tools import HOSTILE, decode, make_store


class Parsed(HTMLParser):
    """The elements of a page, as a parser finds them: start tags with attributes, and the text of each kind."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._open.append(tag)
        self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open[-1]][-1] += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.tags if name == tag]

    @property
    def state(self) -> dict[str, Any]:
        places = [i for i, attrs in enumerate(self.all("script")) if attrs.get("id") == "orograph-state"]
        assert len(places) == 1
        state: dict[str, Any] = json.loads(self.texts["script"][places[0]])
        return state


def survey(name: str = "run", **changes: str) -> Survey:
    attrs = {"long_name": changes.get("label", "loss")}
    data = {"loss": ("x", [1.0, 2.0], attrs), "status": ("x", [1, 1])}
    return Survey(xr.Dataset(data, {"x": [0.0, 1.0]}), name=name, provenance={"about": changes})


def hashed(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of built files with everything in them that could break a page."""
    folder = tmp_path / "static"
    folder.mkdir()
    (folder / "viewer.js").write_bytes(
        b'\xef\xbb\xbfconst a = "</script><!-- </SCRIPT >";\r\nconst $b = "${a} $title";\n'
    )
    (folder / "viewer.css").write_bytes(b'p::after { content: "</style>"; }\r\n')
    monkeypatch.setattr(assets, "FOLDER", folder)
    assets.asset.cache_clear()
    yield folder
    assets.asset.cache_clear()


@pytest.mark.parametrize("name", HOSTILE)
def test_names_come_back_as_text_and_never_as_markup(name: str, built: Path) -> None:
    text = page([survey(name, label=name), survey("other")], title=f"{name} {name}")
    parsed = Parsed(text)
    assert len(parsed.all("script")) == 2
    shown = " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())
    assert parsed.state["runs"][0]["name"] == shown
    assert parsed.state["runs"][0]["fields"][0]["label"] == shown
    assert parsed.state["title"] == f"{shown} {shown}"
    assert parsed.texts["title"] == [f"{shown} {shown}"]
    assert "<script>alert" not in text
    assert text.count("<!--") == 0
    text.encode("utf-8")


def test_the_policy_allows_the_script_and_the_style_sheet_and_nothing_else(built: Path) -> None:
    parsed = Parsed(page([survey()]))
    (policy,) = [m["content"] for m in parsed.all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    pairs = zip(parsed.texts["script"], parsed.all("script"), strict=True)
    scripts = [text for text, attrs in pairs if attrs.get("type") == "module"]
    assert len(scripts) == 1
    assert rules == {
        "default-src": "'none'",
        "script-src": hashed(scripts[0]),
        "style-src": hashed(parsed.texts["style"][0]),
        "img-src": "data: blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert "\r" not in scripts[0]
    assert "$title" in scripts[0]
    assert scripts[0].endswith("\n")
    order = [tag for tag, attrs in parsed.tags if tag in ("script", "style") or "http-equiv" in attrs]
    assert order[0] == "meta", "the policy comes before what it is about"


def test_a_script_keeps_its_meaning() -> None:
    assert script_text(r'"</script>" + "</SCRIPT" + "<!--"') == r'"<\/script>" + "<\/SCRIPT" + "\x3C!--"'
    assert script_text("a < b && c <!d") == "a < b && c <!d"


def test_the_page_is_a_page(built: Path) -> None:
    text = page([survey()])
    parsed = Parsed(text)
    assert text.startswith("<!DOCTYPE html>")
    assert parsed.all("html") == [{"lang": "en"}]
    assert {"charset": "utf-8"} in parsed.all("meta")
    assert any(meta.get("name") == "viewport" for meta in parsed.all("meta"))
    assert [div.get("id") for div in parsed.all("div")] == ["orograph"]
    assert parsed.texts["noscript"][0].strip().endswith("nothing.")
    loading = [value for _, attrs in parsed.tags for key, value in attrs.items() if key in ("src", "href", "srcset")]
    assert loading == ["data:,"]
    assert "http:" not in text
    assert "https:" not in text


def test_without_the_built_files_there_is_one_sentence(built: Path) -> None:
    (built / "viewer.js").unlink()
    with pytest.raises(StoreError, match="built files of the viewer"):
        page([survey()])


def test_the_export_holds_the_numbers_and_no_run_in_it_is_running(tmp_path: Path, built: Path) -> None:
    make_store(tmp_path / "run", 5, 3, done=2)
    (tmp_path / "run" / ".work").mkdir()
    make_store(tmp_path / "other", 4, 0, name="other")
    one, two = og.open(tmp_path / "run"), og.open(tmp_path / "other")
    written = one.export(tmp_path / "a.html", others=[two], title="Two of them")
    state = Parsed(written.read_bytes().decode("utf-8")).state
    assert state["title"] == "Two of them"
    assert [run["id"] for run in state["runs"]] == ["0", "1"]
    assert [run["running"] for run in state["runs"]] == [False, False]
    for run, survey_ in zip(state["runs"], (one, two), strict=True):
        wanted = survey_.dataset["loss"].values.astype(np.float32).ravel()
        assert np.array_equal(decode(run["fields"][0]["values"]), wanted, equal_nan=True)
    before = written.read_bytes()
    assert one.export(tmp_path / "a.html", others=[two], title="Two of them").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "other", "run", "static"]


def test_a_notebook_gets_the_page_in_a_frame_that_reaches_nothing(built: Path) -> None:
    name = "\"'></iframe><script>alert(1)</script>"
    (frame,) = Parsed(survey(name)._repr_html_()).all("iframe")
    assert frame["sandbox"] == "allow-scripts allow-downloads"
    assert (frame["width"], frame["height"]) == ("100%", "560")
    inner = Parsed(frame["srcdoc"])
    assert inner.state["runs"][0]["name"] == name
    assert len(inner.all("script")) == 2
    assert not Parsed(survey(name)._repr_html_()).all("script")
    assert re.search(r"default-src 'none'", frame["srcdoc"])


def test_the_real_script_and_style_sheet_fit_into_a_page() -> None:
    parsed = Parsed(page([survey()]))
    assert len(parsed.all("script")) == 2
    pairs = zip(parsed.texts["script"], parsed.all("script"), strict=True)
    scripts = [text for text, attrs in pairs if attrs.get("type") == "module"]
    assert scripts == [script_text(assets.asset("viewer.js"))]
    assert hashed(scripts[0]) in parsed.all("meta")[1]["content"]
    assert hashed(parsed.texts["style"][0]) in parsed.all("meta")[1]["content"]
