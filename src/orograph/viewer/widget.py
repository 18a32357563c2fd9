"""The viewer in a notebook cell."""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Sequence

import anywidget
import traitlets

from orograph.errors import InputError
from orograph.results.survey import Survey
from orograph.viewer.assets import asset
from orograph.viewer.live import EVERY, LiveRun, live_runs
from orograph.viewer.state import FORMAT, VERSION, title_of

LEAST, MOST = 120, 10_000
"""Heights of a cell, in pixels, between which the viewer can be used."""


class Viewer(anywidget.AnyWidget):
    """The viewer as a notebook widget; make it with `widget`.

    Attributes:
        state: the ``ViewerState`` of ``web/src/types.ts``.
        run_update: the ``Run`` that has changed last; empty before the first change.
        height: of the cell, in pixels.
    """

    _esm = asset("viewer.js") + "\n"  # the name of a file has no line end
    _css = asset("viewer.css") + "\n"

    state = traitlets.Dict().tag(sync=True)
    run_update = traitlets.Dict().tag(sync=True)
    height = traitlets.Int().tag(sync=True)


def widget(surveys: Sequence[Survey], *, title: str | None = None, height: int = 560) -> Viewer:
    """Shows surveys in a notebook cell. One that is still being computed grows as it is looked at.

    Args:
        surveys: one or more, shown together.
        title: what stands above; default their names.
        height: of the cell, in pixels.

    Returns:
        The widget; ``close()`` ends it.

    Raises:
        InputError: no survey, or a height that is none.
    """
    if not surveys:
        raise InputError("at least one survey to look at", "none", "pass one")
    if isinstance(height, bool) or not isinstance(height, int) or not LEAST <= height <= MOST:
        raise InputError(f"a height from {LEAST} to {MOST} pixels", repr(height), "leave it out to use the default")
    runs = live_runs(surveys)
    state = {
        "format": FORMAT,
        "version": VERSION,
        "title": title_of([run.run["name"] for run in runs], title),
        "runs": [run.run for run in runs],
    }
    made = Viewer(state=state, height=height)
    if not all(run.complete for run in runs):
        arguments = (weakref.ref(made), runs)
        threading.Thread(target=_follow, args=arguments, name="orograph-widget", daemon=True).start()
    return made


def _follow(viewer: weakref.ref[Viewer], runs: list[LiveRun]) -> None:
    """Sends what is new until every run is complete or the widget is gone."""
    while not all(run.complete for run in runs):
        time.sleep(EVERY)
        for run in runs:
            if run.look() and not _send(viewer(), run):
                return
        if not _alive(viewer()):
            return
    if (last := viewer()) is not None and _alive(last):
        last.state = {**last.state, "runs": [run.run for run in runs]}  # whole, for cells that show it again


def _send(viewer: Viewer | None, run: LiveRun) -> bool:
    if viewer is None or not _alive(viewer):
        return False
    viewer.state["runs"][int(run.id)] = run.run  # not sent again: it is there for pages that come later
    viewer.run_update = run.run
    return True


def _alive(viewer: Viewer | None) -> bool:
    return viewer is not None and viewer.comm is not None
