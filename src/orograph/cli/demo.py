"""`orograph demo`: train two small nets, survey both, write a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from orograph.cli.console import plain, say
from orograph.cli.interrupt import Stopped
from orograph.cli.progress import reporting

Flag = Annotated[bool, Parameter(negative=(), show_default=False)]


def demo(
    *,
    out: Annotated[Path, Parameter(name=["--out", "-o"])] = Path("orograph-demo"),
    points: int = 51,
    epochs: int | None = None,
    workers: int | None = None,
    quiet: Flag = False,
) -> None:
    """Train two small nets, survey both, write a page you can open.

    Args:
        out: Folder for the weights, the surveys and the page.
        points: Points along each axis.
        epochs: Epochs of training (default: enough to converge).
        workers: Processes (default: physical cores, at most 8).
        quiet: Print nothing but the place of the page.
    """
    from orograph.cli.workers import default_workers
    from orograph.lab.demo import run_demo

    workers = workers or default_workers(points * points)
    try:
        with reporting(quiet) as progress:
            page = run_demo(out, points=points, epochs=epochs, workers=workers, progress=progress)
    except KeyboardInterrupt:
        raise Stopped("stopped; run the same command again to go on") from None
    say(plain(page))
