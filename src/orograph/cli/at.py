"""`orograph at`: the weights at one place of a survey."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from orograph.cli.console import note, number, plain, say, say_json
from orograph.cli.export import run_name
from orograph.cli.usage import UsageError

if TYPE_CHECKING:
    from orograph.results.survey import Survey

Flag = Annotated[bool, Parameter(negative=(), show_default=False)]
Across = Annotated[float | None, Parameter(name="X", allow_leading_hyphen=True)]
Up = Annotated[float | None, Parameter(name="Y", allow_leading_hyphen=True)]


def at(
    run: Path,
    x_: Across = None,
    y_: Up = None,
    /,
    *,
    x: float | None = None,
    y: float | None = None,
    out: Annotated[Path | None, Parameter(name=["--out", "-o"])] = None,
    json: Flag = False,
) -> None:
    """Write the weights at a place of a survey, as a checkpoint.

    Args:
        run: The survey's folder.
        x_: The place along x; the same as --x.
        y_: The place along y, if the survey is a plane; the same as --y.
        x: The place along x, in multiples of the direction.
        y: The place along y, if the survey is a plane.
        out: The file to write (default: RUN-at-X-Y.safetensors in the present folder).
        json: Print one JSON object: path, x (and y), and every measure on record there.
    """
    from orograph.results.survey import open_survey

    survey = open_survey(run)
    given = {"x": _one("x", x_, x), "y": _one("y", y_, y)}
    if missing := [axis for axis in survey.axes if given[axis] is None]:
        example = " ".join(f"--{axis}=0.5" for axis in survey.axes)
        raise UsageError(f"--{missing[0]} (for example {example})", "none", "add what is missing")
    if "y" not in survey.axes and given["y"] is not None:
        raise UsageError("--x alone for a 1-D survey", f"--y {number(given['y'])} too", "leave --y out")
    places = [value for value in given.values() if value is not None]
    names = "-".join([run_name(run), "at", *(repr(value) for value in places)])
    saved = survey.save_point(*places, path=out or Path(f"{names}.safetensors"))
    if saved.note:
        note(f"orograph: note: {saved.note}.")
    if json:
        say_json({"path": str(saved.path), **dict(zip(survey.axes, saved.coordinates, strict=True)), **saved.record})
    else:
        told = f"loss {number(saved.record['loss'])} on record" if saved.record else _unrecorded(survey, places)
        say(f"{plain(saved.path)}  ({told})")


def _unrecorded(survey: Survey, places: Sequence[float]) -> str:
    """Why there is no loss on record."""
    nodes = [survey.dataset[axis].values for axis in survey.axes]
    inside = all(n.min() <= place <= n.max() for n, place in zip(nodes, places, strict=True))
    return "between the points of the survey" if inside else "outside the surveyed range"


def _one(axis: str, first: float | None, second: float | None) -> float | None:
    if first is not None and second is not None:
        raise UsageError(f"one place along {axis}", f"{number(first)} and --{axis} {number(second)}", "give one")
    return second if first is None else first
