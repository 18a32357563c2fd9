"""`orograph export`: a survey in another format."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from orograph import registry
from orograph.cli.console import plain, say, say_json
from orograph.cli.progress import reporting
from orograph.cli.usage import UsageError

Flag = Annotated[bool, Parameter(negative=(), show_default=False)]
Pairs = Annotated[tuple[str, ...], Parameter(name="--option", negative=(), show_default=False)]


def export(
    run: Path,
    /,
    *others: Path,
    to: str | None = None,
    out: Annotated[Path | None, Parameter(name=["--out", "-o"])] = None,
    option: Pairs = (),
    json: Flag = False,
) -> None:
    """Write a survey, or several together, in another format.

    Args:
        run: The survey's folder, or an .h5 file.
        others: More surveys to put into the same file, if the format has room for them (glb, html).
        to: The format: csv, stl, glb, gif ...; see 'orograph list export' (default: the suffix of --out).
        out: The file to write (default: the run's name with the format's suffix, in the present folder).
        option: An option of the format, name=value (log=true, say); may be repeated.
        json: Print one JSON object: path, format.
    """
    from orograph.results.survey import open_survey

    form = to or (out.suffix.lstrip(".") if out else "")
    if not form:
        do = "add for example --to html ('orograph list export' tells all)"
        raise UsageError("--to FORMAT, or --out with a suffix", "neither", do)
    options = registry.options_from("export", form, _texts(option))
    first, *rest = [open_survey(path) for path in (run, *others)]
    takes = inspect.signature(registry.load("export", form)).parameters
    if rest:
        if "others" not in takes:
            raise UsageError(f"one run for the format {form!r}", f"{1 + len(rest)}", "export them one by one")
        options["others"] = rest
    with reporting(json) as progress:
        if "progress" in takes:
            options["progress"] = progress
        written = first.export(out or Path(f"{run_name(run)}.{form}"), to=form, **options)
    if json:
        say_json({"path": str(written), "format": form})
    else:
        say(plain(written))


def _texts(pairs: Sequence[str]) -> dict[str, str]:
    """Texts ``name=value`` as a table."""
    texts = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip().isidentifier():
            raise UsageError("--option name=value", repr(pair), "write for example --option log=true")
        texts[name.strip()] = value.strip()
    return texts


def run_name(run: Path) -> str:
    """What files made from a run are called: the name of its folder or file, without the suffix of a file."""
    whole = run.resolve()
    return (whole.stem if whole.is_file() else whole.name) or "survey"
