"""`orograph run`: a published experiment, with a verdict on each of its claims."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from orograph.cli.console import plain, say, say_json, say_table
from orograph.cli.interrupt import Stopped
from orograph.cli.progress import reporting

if TYPE_CHECKING:
    from orograph.recipes._findings import Verdict

Flag = Annotated[bool, Parameter(negative=(), show_default=False)]


def run_(
    name: str,
    *,
    size: str = "small",
    out: Annotated[Path | None, Parameter(name=["--out", "-o"])] = None,
    seeds: int | None = None,
    workers: int | None = None,
    device: str | None = None,
    trial: Flag = False,
    quiet: Flag = False,
    json: Flag = False,
) -> None:
    """Run a published experiment: train, survey, measure, and give a verdict on each of its claims.

    Args:
        name: The recipe; 'orograph list recipe' tells all.
        size: tiny (seconds), small (minutes on two cores) or paper (the real thing, for GPUs).
        out: Folder of the results (default: orograph-recipes/NAME-SIZE). Trained nets are kept beside it, in nets/.
        seeds: Repetitions (default: the recipe's own number for the size).
        workers: Processes that train and survey side by side (default: one a core).
        device: Where to train and evaluate, such as cuda (default: cpu).
        trial: Try the nets and settings of the size with a single training step and few points: see whether all works.
        quiet: Print nothing but the place of the page.
        json: Print one JSON object: verdicts, tables, cost, pages.
    """
    from orograph.recipes._bench import run_recipe

    target = out or Path("orograph-recipes") / f"{name}-{size}{'-trial' if trial else ''}"
    try:
        with reporting(quiet or json) as progress:
            done = run_recipe(
                name, target, size=size, seeds=seeds, workers=workers, device=device, trial=trial, progress=progress
            )
    except KeyboardInterrupt:
        raise Stopped("stopped; run the same command again to go on") from None
    viewer = None if done.viewer is None else str(done.viewer)
    if json:
        return say_json({**done.findings.as_json(), "cost": done.cost, "page": str(done.page), "viewer": viewer})
    if quiet:
        return say(plain(done.page))
    _told(done.findings.question)
    for table in done.findings.tables:
        _table(table.caption, table.header, [[_cell(cell) for cell in row] for row in table.rows])
    _claims(done.findings.verdicts)
    for line in (*done.findings.notes, done.cost, f"Page: {done.page}"):
        _told(line)
    if viewer:
        _told(f"Surveys to turn about: {viewer}")


def _table(caption: str, header: Sequence[str], rows: list[list[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(title=caption or None, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for place, name in enumerate(header):
        table.add_column(Text(plain(name)), no_wrap=place == 0)
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    say_table(table)


def _claims(verdicts: Sequence[Verdict]) -> None:
    """Each verdict beside its claim, and the numbers below: a third column would not fit a terminal."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(max_width=14)
    for verdict in verdicts:
        table.add_row(Text(verdict.outcome, "bold"), Text(plain(verdict.claim), "bold"))
        table.add_row("", Text(plain(verdict.evidence)))
        table.add_row("", "")
    say_table(table)


def _told(line: str) -> None:
    say(plain(line))


def _cell(value: str | float) -> str:
    from orograph.cli.console import number

    return value if isinstance(value, str) else number(value)
