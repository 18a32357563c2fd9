"""`orograph demo`: train two small nets, survey both, write a page."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from orograph.cli.console import plain, say
from orograph.cli.interrupt import Stopped
from orograph.cli.progress import reporting

Flag = Annotated[bool, Parameter(negative=(), show_default=False)]


def silent(line: str) -> None:
    """Says nothing."""


def told(line: str) -> None:
    """Says a line at once, also into a pipe."""
    print(plain(line), flush=True)


def demo(
    *,
    out: Annotated[Path, Parameter(name=["--out", "-o"])] = Path("orograph-demo"),
    points: int = 51,
    epochs: int | None = None,
    workers: int | None = None,
    quiet: Flag = False,
) -> None:
    """Train two small nets, survey both, write pages you can open.

    Args:
        out: Folder for the weights, the surveys and the page.
        points: Points along each axis.
        epochs: Epochs of training (default: enough to converge).
        workers: Processes (default: one a core).
        quiet: Print nothing but the place of the viewer's page.
    """
    from orograph.recipes._demo import run_demo

    try:
        with reporting(quiet) as progress:
            pages = run_demo(
                out, points=points, epochs=epochs, workers=workers, progress=progress, say=silent if quiet else told
            )
    except KeyboardInterrupt:
        raise Stopped("stopped; run the same command again to go on") from None
    if quiet:
        return say(plain(pages.viewer))
    say(f"The page that explains them: {plain(pages.report)}")
    say(f"Both surfaces, to turn and compare (open it in a browser): {plain(pages.viewer)}")
    say(f"The same live: {plain(shlex.join(['orograph', 'view', *map(str, pages.surveys)]))}")
