"""In the browser, from a server beside the running program."""

from __future__ import annotations

from collections.abc import Sequence

from orograph.results.survey import Survey
from orograph.viewer.serving import Serving, show


def serve(surveys: Sequence[Survey], *, port: int = 0, open_browser: bool = True, title: str | None = None) -> Serving:
    """Starts the server in a thread of this program, on this machine only.

    Args:
        surveys: one or more.
        port: to listen on; 0 takes a free one.
        open_browser: whether to show the page in the default browser.
        title: what stands above; default their names.

    Returns:
        What is being served: ``url``, ``stop()``.

    Raises:
        InputError: the port cannot be used.
    """
    serving = Serving(surveys, port=port, title=title).start()
    if open_browser:
        show(serving.url)
    return serving
