"""`orograph export`: a survey in another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from orograph.cli.console import plain, say, say_json
from orograph.cli.usage import UsageError

Flag = Annotated[bool, Parameter(negative=(), show_default=False)]


def export(
    run: Path,
    *,
    to: str | None = None,
    out: Annotated[Path | None, Parameter(name=["--out", "-o"])] = None,
    json: Flag = False,
) -> None:
    """Write a survey in another format.

    Args:
        run: The survey's folder, or an .h5 file.
        to: The format: csv, npz, h5, vtp; see 'orograph list export' (default: the suffix of --out).
        out: The file to write (default: the run's name with the format's suffix, in the present folder).
        json: Print one JSON object: path, format.
    """
    from orograph.results.survey import open_survey

    form = to or (out.suffix.lstrip(".") if out else "")
    if not form:
        raise UsageError("--to csv|npz|h5|vtp, or --out with a suffix", "neither", "add for example --to csv")
    written = open_survey(run).export(out or Path(f"{run_name(run)}.{form}"), to=form)
    if json:
        say_json({"path": str(written), "format": form})
    else:
        say(plain(written))


def run_name(run: Path) -> str:
    """What files made from a run are called: the name of its folder or file, without the suffix of a file."""
    whole = run.resolve()
    return (whole.stem if whole.is_file() else whole.name) or "survey"
