"""`orograph view`: the viewer in the browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from orograph.cli.console import note, say, say_json

Flag = Annotated[bool, Parameter(negative=(), show_default=False)]


def view(
    run: Path,
    /,
    *others: Path,
    port: int = 0,
    browser: Annotated[bool, Parameter(name="--browser", negative="--no-browser", show_default=False)] = True,
    title: str | None = None,
    json: Flag = False,
) -> None:
    """Look at surveys in the browser: turn, slice, compare; also while they are being computed.

    The page is served on this machine only (127.0.0.1), until Ctrl-C.

    Args:
        run: The survey's folder, or an .h5 file.
        others: More surveys to show with it.
        port: The port to listen on (default: a free one).
        browser: Whether to open the default browser (default: yes).
        title: What stands above the page (default: the names of the surveys).
        json: Print one JSON object: url.
    """
    from orograph.viewer.serving import serve

    served = False

    def ready(url: str) -> None:
        nonlocal served
        served = True
        if json:
            say_json({"url": url})
        else:
            say(url)
            note("orograph: Ctrl-C ends the viewer.")
        sys.stdout.flush()

    try:
        serve([run, *others], port, browser, title=title, on_ready=ready)
    except KeyboardInterrupt:  # once it is there, the usual way to end it
        if not served:
            raise
