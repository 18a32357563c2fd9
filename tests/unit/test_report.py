"""The page, parsed: well formed, self-contained, and with every word and number in its place."""

from __future__ import annotations

import base64
import io
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from matplotlib.image import imread

from orograph.errors import InputError
from orograph.plot.heatmap import heatmap
from orograph.report import Picture, Section, Table, write_report
from orograph.results.survey import Survey

ROOT = Path(__file__).parents[2]
NASTY = "$x_1$ <script>alert('a & \"b\"')</script>"
VOID = {"meta", "img", "source", "path", "link", "br"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'


class Tree(HTMLParser):
    """A strict reader: complains about tags that are not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs), attrs
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert tag not in VOID
        assert self.open.pop() == tag

    def handle_data(self, data):
        if data.strip():
            self.texts.append((self.open[-1], data))

    def all(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]

    def said(self, tag):
        return [text for name, text in self.texts if name == tag]


@pytest.fixture(scope="module")
def figure():
    grid = xr.Dataset({"loss": (("x", "y"), np.arange(6.0).reshape(2, 3))}, {"x": [0, 1], "y": [0, 1, 2]})
    return heatmap([Survey(grid, name=NASTY)], width=3.0)


def page_of(tmp_path, *sections, title="A page"):
    return write_report(tmp_path, title, sections).read_text(encoding="utf-8")


def content(address):
    kind, _, data = address.partition(";base64,")
    return kind, base64.b64decode(data, validate=True)


def test_a_page_has_one_title_and_its_parts_in_order(tmp_path):
    parts = [Section("", ["Lead."]), *(Section(f"Part {k}", [f"Text {k}."]) for k in "abc")]
    tree = Tree(page_of(tmp_path, *parts, title="Valleys"))
    assert tree.said("h1") == tree.said("title") == ["Valleys"]
    assert tree.said("h2") == ["Part a", "Part b", "Part c"]
    assert tree.said("p") == ["Lead.", "Text a.", "Text b.", "Text c."]
    assert tree.tags[0] == ("html", {"lang": "en"})
    assert {"charset": "utf-8"} in tree.all("meta")


def test_links_of_the_contents_lead_to_the_parts(tmp_path):
    tree = Tree(page_of(tmp_path, Section(""), *(Section(f"Part {k}") for k in "abc")))
    targets = [attrs["href"] for attrs in tree.all("a")]
    ids = [attrs["id"] for _, attrs in tree.tags if "id" in attrs]
    assert targets == [f"#{found}" for found in ids]
    assert len(set(ids)) == len(ids) == 3
    assert not Tree(page_of(tmp_path, Section("Only one"))).all("a")


def test_everything_a_user_writes_is_text(tmp_path, figure):
    picture = Picture(figure, alt=NASTY, caption=NASTY)
    table = Table([NASTY, "n"], [[NASTY, 1]], caption=NASTY)
    page = page_of(tmp_path, *[Section(NASTY, [NASTY], [picture], [table])] * 3, title=NASTY)
    tree = Tree(page)
    assert not tree.all("script")
    for tag in ("title", "h1", "h2", "a", "p", "figcaption", "caption", "th"):
        assert NASTY in tree.said(tag), tag
    assert tree.all("img")[0]["alt"] == NASTY


def test_control_characters_and_halves_of_letters_do_not_break_the_page(tmp_path):
    tree = Tree(
        page_of(tmp_path, Section("a", ["x\x00y\x1b[31m \ud800 1\N{NO-BREAK SPACE}000 \N{GREEK SMALL LETTER ALPHA}"]))
    )
    assert tree.said("p") == ["x\ufffdy\ufffd[31m \ufffd 1\N{NO-BREAK SPACE}000 \N{GREEK SMALL LETTER ALPHA}"]


@pytest.mark.slow
def test_a_figure_is_inside_the_page_as_it_was_drawn(tmp_path, figure):
    tree = Tree(page_of(tmp_path, Section("a", figures=[Picture(figure, alt="a ramp")])))
    (image,) = tree.all("img")
    kind, data = content(image["src"])
    assert kind == "data:image/png"
    pixels = imread(io.BytesIO(data))
    assert pixels.shape[1] == 3 * 240
    assert float(image["width"]) / float(image["height"]) == pytest.approx(pixels.shape[1] / pixels.shape[0], rel=0.01)
    assert len(np.unique(pixels.reshape(-1, pixels.shape[-1]), axis=0)) > 6


def test_png_bytes_are_shown_as_large_as_their_figure(tmp_path, figure):
    from orograph.plot._save import rendered

    drawn, read = (Tree(page_of(tmp_path, Section("a", figures=[Picture(image, alt="p")]))) for image in
                   (figure, rendered(figure)))  # fmt: skip
    sizes = [[tag[1].get(name) for tag in tree.tags if tag[0] == "img" for name in ("width", "height", "style")]
             for tree in (drawn, read)]  # fmt: skip
    assert sizes[0] == sizes[1]
    assert None not in sizes[0]


def test_png_bytes_and_svg_text_are_embedded_unchanged(tmp_path, figure):
    png = b"\x89PNG\r\n\x1a\n rest"
    tree = Tree(page_of(tmp_path, Section("a", figures=[Picture(png, alt="p"), Picture(SVG, alt="s")])))
    assert [content(image["src"]) for image in tree.all("img")] == [
        ("data:image/png", png),
        ("data:image/svg+xml", SVG.encode()),
    ]
    assert not tree.all("script")


def test_a_dark_picture_is_for_dark_screens_only(tmp_path):
    tree = Tree(page_of(tmp_path, Section("a", figures=[Picture(SVG, alt="s", dark=b"\x89PNG dark")])))
    (source,) = tree.all("source")
    assert source["media"] == "screen and (prefers-color-scheme: dark)"
    assert content(source["srcset"]) == ("data:image/png", b"\x89PNG dark")
    assert [attrs["class"] for attrs in tree.all("figure")] == ["both"]


def test_nothing_is_loaded_from_elsewhere(tmp_path, figure):
    page = page_of(tmp_path, Section("a", ["see https://example.org"], [Picture(figure, alt="a", dark=SVG)]))
    tree = Tree(page)
    addresses = [attrs[key] for _, attrs in tree.tags for key in ("src", "srcset", "href") if key in attrs]
    assert addresses
    assert all(address.startswith(("data:image/", "#")) for address in addresses)
    style = re.search(r"<style>(.*?)</style>", page, re.S)[1]
    assert "url(" not in style
    assert "@import" not in style
    policy = next(attrs["content"] for attrs in tree.all("meta") if attrs.get("http-equiv"))
    assert policy.startswith("default-src 'none'")
    assert not [key for _, attrs in tree.tags for key in attrs if key.startswith("on")]


def test_the_page_follows_the_reader_in_light_paper_and_size(tmp_path):
    page = page_of(tmp_path, Section("a"))
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in Tree(page).all("meta")
    assert page.startswith("<!DOCTYPE html>")


def test_braces_and_quotes_of_the_style_are_balanced(tmp_path):
    style = re.search(r"<style>(.*?)</style>", page_of(tmp_path), re.S)[1]
    depth = 0
    for letter in style:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth >= 0
    assert depth == 0
    assert style.count("(") == style.count(")")


def test_a_table_sets_numbers_right_and_says_what_its_cells_are(tmp_path):
    table = Table(
        ["net", "parameters", "loss", "note"], [["a", 269722, 0.01234, "x"], ["b", 5, -2.5e-7, "y"]], "Two nets"
    )
    tree = Tree(page_of(tmp_path, Section("a", tables=[table])))
    assert tree.said("td") == ["269,722", "0.0123", "x", "5", "−2.5×10⁻⁷", "y"]
    assert tree.said("th") == ["net", "parameters", "loss", "note", "a", "b"]
    scopes = [attrs["scope"] for attrs in tree.all("th")]
    assert scopes == ["col"] * 4 + ["row"] * 2
    assert [attrs.get("class") for attrs in tree.all("td")] == ["number", "number", None] * 2
    assert [attrs.get("class") for attrs in tree.all("th")][:4] == [None, "number", "number", None]
    assert tree.said("caption") == ["Two nets"]


def test_text_that_is_a_number_is_set_right_like_one(tmp_path):
    table = Table(["net", "error", "seconds", "note"], [["a", "1.25%", "−3", "3 of 4"], ["b", "12 %", "1,437.5", "1"]])
    cells = Tree(page_of(tmp_path, Section("a", tables=[table]))).all("td")
    assert [attrs.get("class") for attrs in cells] == ["number", "number", None] * 2


def test_an_empty_table_and_an_empty_page_are_pages(tmp_path):
    Tree(page_of(tmp_path, Section("a", tables=[Table(["x"], [])])))
    Tree(page_of(tmp_path))


def test_the_file_is_written_whole_and_again(tmp_path):
    folder = tmp_path / "deep" / "page"
    first = write_report(folder, "One", [])
    second = write_report(folder, "Two", [])
    assert first == second == folder / "index.html"
    assert "Two" in second.read_text(encoding="utf-8")
    assert [found.name for found in folder.iterdir()] == ["index.html"]


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        (Section("a", figures=[Picture(SVG, alt=" ")]), "words for those who cannot see the picture"),
        (Section("a", figures=[Picture("no picture", alt="a")]), "the text of an SVG"),
        (Section("a", figures=[Picture(b"GIF89a", alt="a")]), "the bytes of a PNG"),
        (Section("a", tables=[Table(["x", "y"], [["1"]])]), "2 cells in every row"),
    ],
)
def test_what_cannot_be_shown_is_refused_and_nothing_written(tmp_path, section, sentence):
    with pytest.raises(InputError, match=sentence):
        write_report(tmp_path, "A page", [section])
    assert not list(tmp_path.iterdir())


def test_a_page_needs_a_title_and_a_folder(tmp_path):
    with pytest.raises(InputError, match="a title"):
        write_report(tmp_path, " ", [])
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputError, match="a file that can be written"):
        write_report(tmp_path / "file", "A page", [])


def test_a_page_without_figures_needs_no_matplotlib_and_no_torch():
    code = "import sys, orograph.report as r; r._page('a', [r.Section('b')]); print({'torch', 'matplotlib'} & "
    code += "{*sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": "src"}, cwd=ROOT
    )
    assert done.stdout.strip() == "set()", done.stderr


def test_a_number_stays_on_one_line_with_its_error(tmp_path: Path) -> None:
    table = Table(("what", "numbers"), [("sharpness", "5.3 ± 0.4 %, n = 3")])
    page = write_report(tmp_path, "Page", [Section("Numbers", tables=[table])]).read_text(encoding="utf-8")
    assert "5.3\N{NO-BREAK SPACE}±\N{NO-BREAK SPACE}0.4\N{NO-BREAK SPACE}%, n = 3" in page
