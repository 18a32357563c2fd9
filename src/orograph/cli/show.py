"""`orograph show`: what a result holds and how it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from orograph.cli.console import number, plain, say, say_json, say_table

if TYPE_CHECKING:
    from orograph.results.survey import Survey

Flag = Annotated[bool, Parameter(negative=(), show_default=False)]

_DRAWN_ELSEWHERE = {"label", "kind", "cosine", "x", "y"}
_IN_JSON_ONLY = {"measures", "resident", "stream"}
_HEX_SHOWN = 16


def show(run: Path, /, *others: Path, json: Flag = False) -> None:
    """Tell what surveys hold and how they were made.

    Args:
        run: The survey's folder, or an .h5 file.
        others: More surveys.
        json: Print one JSON object (several runs: a list of them) with everything.
    """
    from orograph.results.survey import open_survey

    surveys = [open_survey(path) for path in (run, *others)]
    if json:
        found = [as_json(survey) for survey in surveys]
        return say_json(found[0] if not others else found)
    for survey in surveys:
        print_survey(survey)


def as_json(survey: Survey) -> dict[str, Any]:
    """Everything a survey knows about itself, as JSON values (without the grids)."""
    return {
        "path": None if survey.path is None else str(survey.path),
        "name": survey.name,
        "axes": {axis: _axis(survey, axis) for axis in survey.axes},
        "counts": survey.counts,
        "points": int(survey.points.sizes["point"]),
        "measures": {name: _range(survey, name) for name in survey.measures},
        "minimum": survey.minimum,
        "markers": survey.markers,
        "provenance": survey.provenance,
    }


def print_survey(survey: Survey) -> None:
    """Prints a survey as two tables: what was measured, and how."""
    from rich.table import Table
    from rich.text import Text

    say(plain(survey.name))
    facts = Table(box=None, show_header=False, pad_edge=True)
    facts.add_column(no_wrap=True)
    facts.add_column(overflow="fold")
    for name, value in rows(survey):
        facts.add_row(Text(plain(name), style="bold"), Text(plain(value)))
    measures = Table("measure", "minimum", "maximum", "at the anchor", box=None, pad_edge=True)
    for name in survey.measures:
        values = _range(survey, name)
        cells = [_cell(values[key]) for key in ("min", "max", "anchor")]
        measures.add_row(Text(plain(name), style="bold"), *cells)
    say_table(facts)
    say_table(measures)


def rows(survey: Survey) -> Iterator[tuple[str, str]]:
    """Name and value of every fact about a survey that is known."""
    from orograph.results.words import lowest_place, place

    yield "folder", "— (imported)" if survey.path is None else str(survey.path)
    for axis in survey.axes:
        here = _axis(survey, axis)
        yield axis, f"{number(here['start'])} … {number(here['stop'])}, {here['count']} points"
    yield "points", _counts(survey)
    if lowest := survey.minimum:
        yield "minimum", f"loss {number(lowest['loss'])} at {lowest_place(survey, lowest)}"
    for marker in survey.markers:
        yield "marker", f"{marker.get('name', '')} at {place(survey, marker)}"
    yield from _provenance(survey)


def _provenance(survey: Survey) -> Iterator[tuple[str, str]]:
    from orograph.results.words import cost_told, interpolated_fields, unused_told

    known = survey.provenance
    for name, value in _table(known, "about").items():
        if not _says_nothing(value):
            yield f"{name.replace('_', ' ')} from", _pairs(value) if isinstance(value, Mapping) else _text(value)
    objective = _table(known, "objective")
    for name, value in objective.items():
        if name in _IN_JSON_ONLY or _says_nothing(value):
            continue
        if not isinstance(value, Mapping):
            yield {"normstats": "BatchNorm"}.get(name, name.replace("_", " ")), _text(value)
        else:
            yield name.replace("_", " "), _pairs(value)
    directions = _table(known, "directions")
    for axis in survey.axes:
        direction = _table(directions, axis)
        facts = {name: value for name, value in direction.items() if name not in _DRAWN_ELSEWHERE}
        if direction:
            kind = _text(direction.get("kind", ""))
            yield f"direction {axis}", "; ".join(filter(None, (kind, _pairs(facts))))
    if isinstance(directions.get("cosine"), int | float):
        yield "cosine of x and y", number(directions["cosine"])
    engine = _table(known, "engine")
    if facts := {name: engine[name] for name in ("route", "order", "threads") if name in engine}:
        yield "computed", _pairs(facts)
    if cost := cost_told(survey):
        yield "cost", cost
    for why in unused_told(str(engine.get("route", "")), engine.get("trials")):
        yield "not used", why
    if precision := _table(known, "precision"):
        yield "precision", _pairs(precision)
    if statement := _table(known, "accuracy").get("statement"):
        yield "accuracy", str(statement)
        if survey.counts.get("estimated") and (others := interpolated_fields(survey)):
            yield "interpolated", f"{', '.join(others)} where the loss is estimated: of unknown error there"
        yield "evaluations", f"{known.get('sample_evaluations'):,} of single samples"
    for name in ("versions", "created"):
        if value := known.get(name):
            yield name, _pairs(value) if isinstance(value, Mapping) else _text(value)


def _table(tree: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = tree.get(key)
    return value if isinstance(value, Mapping) else {}


def _pairs(values: Mapping[str, Any]) -> str:
    told = {name: value for name, value in values.items() if not (name in _IN_JSON_ONLY or _says_nothing(value))}
    return "; ".join(f"{name.replace('_', ' ')} {_text(value)}" for name, value in told.items())


def _says_nothing(value: Any) -> bool:
    return value is None or value is False or (isinstance(value, str | list | tuple | Mapping) and not value)


def _text(value: Any) -> str:
    if isinstance(value, float):
        return number(value)
    if isinstance(value, list | tuple):
        return ", ".join(_text(item) for item in value) if len(value) <= 12 else f"{len(value)} values"
    if isinstance(value, Mapping):
        return f"({_pairs(value)})" if len(value) <= 12 else f"{len(value)} values"
    text = str(value)
    return f"{text[:_HEX_SHOWN]}…" if len(text) == 64 and text.isalnum() else text


def _counts(survey: Survey) -> str:
    counts = survey.counts
    parts = [f"{count} {name}" for name, count in counts.items() if name != "total" and count]
    extra = int(survey.points.sizes["point"]) - counts["total"]
    off = f"; {extra} more off this grid" if extra > 0 else ""
    unfinished = "; unfinished: the command that began it goes on" if counts["pending"] else ""
    return f"{counts['total']} on the grid: {', '.join(parts)}{off}{unfinished}"


def _range(survey: Survey, name: str) -> dict[str, float | None]:
    import numpy as np

    values = survey.evaluated(name)
    low, high = (None, None) if np.isnan(values).all() else (float(np.nanmin(values)), float(np.nanmax(values)))
    return {"min": low, "max": high, "anchor": survey.anchor.get(name)}


def _cell(value: float | None) -> str:
    return "—" if value is None else number(value)


def _axis(survey: Survey, axis: str) -> dict[str, Any]:
    nodes = survey.dataset[axis].values
    return {"start": float(nodes[0]), "stop": float(nodes[-1]), "count": len(nodes)}
