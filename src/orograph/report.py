"""One page that explains surveys: a single HTML file that needs no network, no server and no script.

Pictures are inside the file. The page follows the reader's light or dark setting, fits a phone and a projector,
and prints.
"""

from __future__ import annotations

import base64
import io
import re
import string
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from orograph.errors import InputError
from orograph.plot._files import write_whole
from orograph.results.words import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_DOTS = 96  # of a page, an inch


@dataclass(frozen=True)
class Picture:
    """A picture with its words.

    Attributes:
        image: a matplotlib figure, the bytes of a PNG, or the text of an SVG.
        alt: what the picture shows, for those who cannot see it; not empty.
        caption: the line below it.
        dark: the same picture for dark screens; never printed.
    """

    image: Figure | bytes | str
    alt: str
    caption: str = ""
    dark: Figure | bytes | str | None = None

    @classmethod
    def drawn(cls, draw: Callable[..., object], folder: Path, name: str, alt: str, caption: str = "") -> Picture:
        """A picture drawn for light and for dark pages, and kept in ``<folder>/<name>.png`` and ``<name>-dark.png``.

        Args:
            draw: draws it; called with ``path`` and ``theme``.
            folder: is made if it is not there.
            name: of the file.
            alt, caption: its words.
        """
        folder.mkdir(parents=True, exist_ok=True)
        files = {"light": folder / f"{name}.png", "dark": folder / f"{name}-dark.png"}
        for theme, path in files.items():
            draw(path=path, theme=theme)
        return cls(files["light"].read_bytes(), alt, caption, files["dark"].read_bytes())


@dataclass(frozen=True)
class Table:
    """Rows of text and numbers under one header; columns of numbers are set to the right.

    Attributes:
        header: one name a column.
        rows: as many cells each.
        caption: the line above it.
    """

    header: Sequence[str]
    rows: Sequence[Sequence[str | float]]
    caption: str = ""


@dataclass(frozen=True)
class Section:
    """One part of a page, in this order: heading, paragraphs, figures, tables.

    Attributes:
        heading: plain text.
        paragraphs: plain text each; nothing in it is read as HTML.
        figures: each as wide as the page.
        tables: each may be scrolled sideways on a small screen.
    """

    heading: str
    paragraphs: Sequence[str] = ()
    figures: Sequence[Picture] = ()
    tables: Sequence[Table] = ()


def write_report(folder: Path, title: str, sections: Sequence[Section]) -> Path:
    """Writes ``index.html`` into a folder: one self-contained page.

    Args:
        folder: made if it does not exist; another ``index.html`` in it is replaced.
        title: of the page.
        sections: in reading order. The paragraphs of the first one, if it has no heading, introduce the page.

    Returns:
        The file written.

    Raises:
        InputError: the title is empty, a picture has no alternative text or is none, a table is not rectangular, or
            the file cannot be written.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     page = write_report(Path(folder), "A valley & a hill", [Section("What we see", ["1 < 2"])])
        ...     "<p>1 &lt; 2</p>" in page.read_text(encoding="utf-8")
        True
    """
    if not title.strip():
        raise InputError("a title for the page", "none", "say what the page shows")
    target = Path(folder) / "index.html"
    write_whole(target, _page(title, sections).encode("utf-8"))
    return target


def _page(title: str, sections: Sequence[Section]) -> str:
    body = "\n".join(part for number, section in enumerate(sections, 1) for part in _section(section, number))
    return _PAGE.substitute(title=_text(title), style=_STYLE.strip(), contents=_contents(sections), body=body)


def _contents(sections: Sequence[Section]) -> str:
    """Links to the parts, where there are enough of them to get lost."""
    named = [(number, section) for number, section in enumerate(sections, 1) if section.heading]
    if len(named) < 3:
        return ""
    links = "".join(f'<li><a href="#part-{number}">{_text(section.heading)}</a></li>' for number, section in named)
    return f'<nav aria-label="Contents"><ol>{links}</ol></nav>'


def _section(section: Section, number: int) -> Iterator[str]:
    if section.heading:
        yield f'<section aria-labelledby="part-{number}">\n<h2 id="part-{number}">{_text(section.heading)}</h2>'
    else:
        yield '<div class="lead">'
    yield from (f"<p>{_text(paragraph)}</p>" for paragraph in section.paragraphs)
    yield from (_figure(picture) for picture in section.figures)
    yield from (_table(table) for table in section.tables)
    yield "</section>" if section.heading else "</div>"


def _figure(picture: Picture) -> str:
    if not picture.alt.strip():
        raise InputError("words for those who cannot see the picture", "none", "pass alt='what it shows'")
    image = f'<img src="{_data(picture.image)}" alt="{_text(picture.alt)}"{_size(picture.image)}>'
    if picture.dark is not None:
        media = "screen and (prefers-color-scheme: dark)"
        image = f'<picture><source media="{media}" srcset="{_data(picture.dark)}">{image}</picture>'
    caption = f"<figcaption>{_text(picture.caption)}</figcaption>" if picture.caption else ""
    kind = "both" if picture.dark is not None else "paper"
    return f'<figure class="{kind}"><div class="plate">{image}</div>{caption}</figure>'


def _size(image: Figure | bytes | str) -> str:
    """Figures are shown so large that their letters have about the size of the page's."""
    if isinstance(image, str) or (size := _inches(image)) is None:
        return ""
    width, height = size
    return f' width="{round(width * _DOTS)}" height="{round(height * _DOTS)}" style="width: {width * 8.6:.1f}rem"'


def _inches(image: Figure | bytes) -> tuple[float, float] | None:
    """Width and height; None for a PNG that does not tell its dots an inch."""
    if not isinstance(image, bytes):
        width, height = image.get_size_inches()
        return float(width), float(height)
    try:
        with Image.open(io.BytesIO(image)) as read:
            dots = read.info.get("dpi")
            return (read.width / dots[0], read.height / dots[1]) if dots else None
    except UnidentifiedImageError:
        return None


def _table(table: Table) -> str:
    if any(len(row) != len(table.header) for row in table.rows):
        lengths = sorted({len(row) for row in table.rows})
        raise InputError(f"{len(table.header)} cells in every row of a table", f"rows of {lengths}", "fill the gaps")
    caption = f"<caption>{_text(table.caption)}</caption>" if table.caption else ""
    right = [
        bool(table.rows) and all(_is_number(row[column]) for row in table.rows) for column in range(len(table.header))
    ]
    head = "".join(f'<th scope="col"{_side(r)}>{_text(name)}</th>' for name, r in zip(table.header, right, strict=True))
    rows = "\n".join(_row(row, right) for row in table.rows)
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{_text(table.caption or "Table")}">'
        f"<table>{caption}<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table></div>"
    )


def _row(row: Sequence[str | float], right: Sequence[bool]) -> str:
    cells = [f"<td{_side(r)}>{_text(_cell(value))}</td>" for value, r in zip(row, right, strict=True)]
    if row and not right[0]:
        cells[0] = f'<th scope="row">{_text(str(row[0]))}</th>'
    return f"<tr>{''.join(cells)}</tr>"


def _side(right: bool) -> str:
    return ' class="number"' if right else ""


def _is_number(value: str | float) -> bool:
    """Whether a cell is a number, or the text of one ("98.2%")."""
    return not isinstance(value, str) or re.fullmatch(r"[+−-]?[\d,]*\.?\d+( ?%)?", value) is not None


def _cell(value: str | float) -> str:
    if isinstance(value, str):
        return re.sub(r" (?=[±%])|(?<=±) ", "\N{NO-BREAK SPACE}", value)  # a number stays on one line with its error
    return f"{value:,}" if isinstance(value, int) else number(float(value))


def _data(image: Figure | bytes | str) -> str:
    """The image as an address that holds it. An SVG so embedded can neither load nor run anything."""
    if isinstance(image, str):
        if "<svg" not in image:
            raise InputError("the text of an SVG", repr(image[:40]), "pass a figure, or PNG bytes")
        return _address("image/svg+xml", image.encode("utf-8"))
    if isinstance(image, bytes):
        if not image.startswith(b"\x89PNG"):
            raise InputError("the bytes of a PNG", repr(image[:8]), "pass a figure, or the text of an SVG")
        return _address("image/png", image)
    from orograph.plot._save import rendered

    return _address("image/png", rendered(image))


def _address(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


def _text(text: str) -> str:
    """Text as HTML: nothing in it is markup, and control characters, which no page may hold, become a sign for it."""
    return escape("".join("\N{REPLACEMENT CHARACTER}" if _forbidden(letter) else letter for letter in text))


def _forbidden(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t"


_STYLE = """
:root {
  color-scheme: light dark;
  --paper: #ffffff; --sheet: #ffffff; --ink: #1b2430; --muted: #5b6675; --line: #d9dee5; --accent: #0f6cab;
}
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #12171f; --sheet: #12171f; --ink: #e8ecf2; --muted: #9aa6b5; --line: #323b48; --accent: #62b6ee; }
}
* { box-sizing: border-box; }
html { font-size: clamp(17px, 0.55vw + 12px, 24px); }
body {
  margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word;
  font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif; line-height: 1.6;
}
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem); }
header { position: relative; padding-top: clamp(2rem, 7vw, 4.5rem); }
header svg { display: block; width: 4.2rem; height: auto; margin-bottom: 1rem; }
header path { fill: none; stroke: var(--accent); stroke-width: 1.6; }
h1 { font-size: clamp(1.8rem, 4.6vw, 2.9rem); line-height: 1.15; letter-spacing: -0.015em; margin: 0 0 1.2rem; }
h1, h2 { text-wrap: balance; }
h2 { font-size: 1.45rem; line-height: 1.25; margin: 0 0 0.7rem; }
section { margin-top: 3.2rem; padding-top: 2.2rem; border-top: 1px solid var(--line); }
p { max-width: 42rem; margin: 0 0 1rem; white-space: pre-line; }
.lead p { font-size: 1.15rem; line-height: 1.55; }
nav ol { margin: 0 0 2rem; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 0.4rem 1.4rem; }
a { color: var(--accent); text-underline-offset: 0.2em; }
figure { margin: 1.8rem 0; break-inside: avoid; }
.plate { margin: 0 max(-9rem, (100% - 94vw) / 2); }
figure img { display: block; max-width: 100%; height: auto; margin: 0 auto; }
figure.paper img { background: #ffffff; border-radius: 0.4rem; }
figcaption, caption { color: var(--muted); font-size: 0.88rem; line-height: 1.5; text-align: left; }
figcaption { max-width: 42rem; margin-top: 0.7rem; }
caption { padding-bottom: 0.5rem; }
.wide { overflow-x: auto; margin: 1.6rem 0; break-inside: avoid; }
table { border-collapse: collapse; min-width: min(100%, 30rem); font-size: 0.95rem; }
th, td { padding: 0.45rem 1.4rem 0.45rem 0; text-align: left; vertical-align: baseline; }
thead th { border-bottom: 2px solid var(--ink); font-weight: 600; }
tbody th { font-weight: 500; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
footer { margin-top: 4rem; padding-bottom: 2.5rem; color: var(--muted); font-size: 0.85rem; }
@media screen and (max-width: 640px) {
  .plate { overflow-x: auto; }
  figure img { max-width: none; min-width: 34rem; }
  table { min-width: 34rem; }
}
@media print {
  html { font-size: 11pt; }
  header { padding-top: 0; }
  nav { display: none; }
  h2 { break-after: avoid; }
  section { margin-top: 1.6rem; padding-top: 1.2rem; }
  .wide { overflow: visible; }
  .plate { margin: 0; }
  h2 + p, p:has(+ figure) { break-after: avoid; }
}
"""

_PAGE = string.Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Orograph">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>$title</title>
<style>
$style
</style>
</head>
<body>
<header>
<svg viewBox="0 0 84 48" aria-hidden="true">
<path d="M2 26C3 9 22 3 40 4s40 3 41 19-17 22-38 22S1 43 2 26z" opacity="0.35"/>
<path d="M12 26c1-12 15-16 29-15s28 3 29 13-12 15-28 15-31-1-30-13z" opacity="0.55"/>
<path d="M23 26c0-7 9-9 18-9s18 2 18 8-8 9-18 9-18-2-18-8z" opacity="0.75"/>
<path d="M34 26c0-3 4-4 8-4s7 1 7 3-3 4-7 4-8-1-8-3z"/>
</svg>
<h1>$title</h1>
$contents
</header>
<main>
$body
</main>
<footer>Made with Orograph. This page is one file: it loads nothing and runs nothing.</footer>
</body>
</html>
""")
