"""`orograph list`: what is there — plug-ins by kind, or surveys below a folder."""

from __future__ import annotations

import json as json_module
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from orograph import registry
from orograph.cli.console import plain, say, say_json, say_table
from orograph.cli.usage import UsageError
from orograph.errors import OrographError
from orograph.registry import did_you_mean

Flag = Annotated[bool, Parameter(negative=(), show_default=False)]

CLOSED_FORM = "closed"
"""The route that is no plug-in; named here as well, so that listing loads no engine."""

SPECIFIED = ("dataset", "loss", "measure", "model", "optimiser", "schedule")
"""Kinds whose plug-ins take options in a spec string."""

CLOSED_TOLD = "The whole grid at once, where only a linear last layer moves; exact."


def list_(kind: str | None = None, folder: Path | None = None, *, json: Flag = False) -> None:
    """List plug-ins by kind, or the surveys below a folder ('orograph list runs').

    Args:
        kind: A kind of plug-in, such as loss or measure; or runs (default: every kind).
        folder: Where to look for runs (default: the present folder).
        json: Print one JSON value.
    """
    if kind == "runs":
        list_runs(folder or Path(), as_json=json)
    elif folder is not None:
        raise UsageError("a folder only after 'orograph list runs'", repr(str(folder)), "leave it out")
    elif kind is None:
        list_kinds(as_json=json)
    else:
        list_kind(kind_called(kind), as_json=json)


def kind_called(word: str) -> str:
    """The kind of plug-in that a word means; the plural will do.

    Raises:
        UsageError: there is no such kind.

    Example:
        >>> kind_called("losses"), kind_called("measure")
        ('loss', 'measure')
    """
    for name in (word, word.removesuffix("s"), word.removesuffix("es")):
        if name in registry.KINDS:
            return name
    raise UsageError("a kind of plug-in, or runs", repr(word), did_you_mean(word, (*registry.KINDS, "runs")))


def list_kinds(*, as_json: bool) -> None:
    """Prints the names of all plug-ins, by kind; imports none of them."""
    found = {kind: _names(kind) for kind in registry.KINDS}
    if as_json:
        return say_json(found)
    from rich.table import Table

    table = Table("kind", "names", box=None, pad_edge=False)
    for kind, names in found.items():
        table.add_row(kind, ", ".join(names) or "—")
    say_table(table)


def list_kind(kind: str, *, as_json: bool) -> None:
    """Prints the plug-ins of one kind, each with the first line of its description; imports none of them."""
    names = _names(kind)
    if as_json:
        return say_json(list(names))
    if not names:
        return say(f"no plug-in of the kind {kind} is installed")
    from rich.table import Table
    from rich.text import Text

    columns = ("name", "what it is", "options: NAME:option=value,...")
    table = Table(*(columns if kind in SPECIFIED else columns[:2]), box=None, pad_edge=False)
    for name in names:
        told = CLOSED_TOLD if (kind, name) == ("route", CLOSED_FORM) else registry.summary(kind, name)
        options = registry.stated_options(kind, name).replace(",", ", ") if kind in SPECIFIED else ""
        table.add_row(Text(name), Text(plain(told)), *([Text(options)] if kind in SPECIFIED else []))
    say_table(table)


def _names(kind: str) -> tuple[str, ...]:
    """The names of a kind; among the routes also the closed form, which is no plug-in."""
    names = registry.names(kind)
    return tuple(sorted((*names, CLOSED_FORM))) if kind == "route" else names


def list_runs(folder: Path, *, as_json: bool) -> None:
    """Prints every survey below a folder with its points; one that cannot be read gets its sentence instead.

    Raises:
        UsageError: there is no such folder.
    """
    if not folder.is_dir():
        raise UsageError("a folder to look for runs in", repr(str(folder)), "check the path")
    rows = [_summary(path) for path in find_runs(folder)]
    if as_json:
        return say_json(rows)
    if not rows:
        return say(f"no survey below {plain(folder)}")
    from rich.table import Table
    from rich.text import Text

    table = Table("run", "name", "axes", "points", box=None, pad_edge=False)
    for row in rows:
        state = row["error"] if "error" in row else f"{row['done']} of {row['total']}"
        table.add_row(*(Text(plain(text)) for text in (row["path"], row["name"], row["axes"], state)))
    say_table(table)


def find_runs(folder: Path) -> Iterator[Path]:
    """Folders of surveys below a folder, sorted; looks into no survey and follows no link."""
    for here, folders, files in os.walk(folder):
        folders[:] = [] if "zarr.json" in files else sorted(name for name in folders if not name.startswith("."))
        if "zarr.json" in files and _claims_survey(Path(here, "zarr.json")):
            yield Path(here)


def _claims_survey(file: Path) -> bool:
    from orograph.results.schema import FORMAT

    try:
        return bool(json_module.loads(file.read_text(encoding="utf-8"))["attributes"]["format"] == FORMAT)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _summary(path: Path) -> dict[str, Any]:
    from orograph.results.survey import open_survey

    try:
        survey = open_survey(path)
        counts = survey.counts
    except OrographError as error:
        return {"path": str(path), "name": "", "axes": "", "error": str(error)}
    sizes = " × ".join(str(survey.dataset.sizes[axis]) for axis in survey.axes)
    done = counts["total"] - counts["pending"]
    return {"path": str(path), "name": survey.name, "axes": sizes, "done": done, **counts}
