"""`orograph plot`: a picture of one survey or of several."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from orograph import registry
from orograph.cli.console import plain, say, say_json
from orograph.cli.export import run_name
from orograph.cli.factories import options_of
from orograph.cli.usage import UsageError
from orograph.registry import did_you_mean

Flag = Annotated[bool, Parameter(negative=(), show_default=False)]
Pairs = Annotated[tuple[str, ...], Parameter(name="--set", negative=(), show_default=False)]

_PLAIN_TYPES = {"bool", "float", "int", "str", "None"}


def plot(
    run: Path,
    /,
    *others: Path,
    out: Annotated[Path | None, Parameter(name=["--out", "-o"])] = None,
    kind: str | None = None,
    field: str | None = None,
    log: bool | None = None,
    theme: str | None = None,
    title: str | None = None,
    clip: float | None = None,
    option: Pairs = (),
    json: Flag = False,
) -> None:
    """Draw one survey, or several on the same scale.

    Args:
        run: The survey's folder, or an .h5 file.
        others: More surveys: beside the first (2-D) or on its axes (1-D).
        out: The picture; the suffix chooses PNG, PDF or SVG (default: RUN-KIND.png in the present folder).
        kind: contour, heatmap, surface or line; see 'orograph list plot' (default: what fits).
        field: What to draw: loss, accuracy ...
        log: Logarithmic colours or heights, or not (default: what the values call for).
        theme: Colours of the page: light or dark.
        title: What stands above the picture.
        clip: Values above this are drawn as this value.
        option: A further option of this kind of picture, name=value; may be repeated.
        json: Print one JSON object: path, kind.
    """
    from orograph.results.survey import open_survey

    surveys = [open_survey(path) for path in (run, *others)]
    chosen = kind or ("line" if len(surveys[0].axes) == 1 else "contour")
    named = {"field": field, "log": log, "theme": theme, "title": title, "clip": clip}
    options = {name: value for name, value in named.items() if value is not None} | options_of(option, "--set")
    check_options(chosen, options)
    path = out or Path(f"{picture_name((run, *others))}-{chosen}.png")
    surveys[0].plot(chosen, *surveys[1:], path=path, **options)
    if json:
        say_json({"path": str(path), "kind": chosen})
    else:
        say(plain(path))


def check_options(kind: str, options: Mapping[str, Any]) -> None:
    """Raises unless a kind of picture has all these options, and they are of its types.

    Raises:
        UsageError: it has not; the message suggests the nearest one.
        InputError: there is no such kind.
    """
    parameters = inspect.signature(registry.load("plot", kind)).parameters.values()
    known = {p.name: p for p in parameters if p.kind is inspect.Parameter.KEYWORD_ONLY and p.name != "path"}
    open_ended = any(parameter.kind is inspect.Parameter.VAR_KEYWORD for parameter in parameters)
    for name, value in options.items():
        if name in known:
            _check_type(kind, name, value, str(known[name].annotation))
        elif not open_ended:
            raise UsageError(f"an option of the plot {kind!r}", repr(name), did_you_mean(name, tuple(known)))


def _check_type(kind: str, name: str, value: Any, wanted: str) -> None:
    """Compares a value with an annotation such as ``float | None``; anything less plain is left to the plug-in."""
    words = {word.strip() for word in wanted.split("|")}
    fits = words | ({"int"} if "float" in words else set())
    if words <= _PLAIN_TYPES and ("None" if value is None else type(value).__name__) not in fits:
        raise UsageError(f"a value of type {wanted} for {name!r} of the plot {kind!r}", repr(value), "correct it")


def picture_name(runs: Sequence[Path]) -> str:
    """What a picture of these runs is called: their names, or the first and how many more.

    Example:
        >>> picture_name([Path("runs/a"), Path("runs/b")])
        'a-b'
    """
    names = [run_name(run) for run in runs]
    return "-".join(names) if len(names) <= 3 else f"{names[0]}-and-{len(names) - 1}-more"
