"""A run that may still grow, and what the viewer was last told of it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from orograph.results.store import Store
from orograph.results.survey import Survey, open_survey
from orograph.viewer.encode import to_json
from orograph.viewer.running import PATIENCE, changed, is_busy, is_running, patience
from orograph.viewer.state import run_state

EVERY = 0.5
"""Seconds between two looks at a run."""

SHARE = 5
"""After reading a run, it rests at least so many times as long as reading it took."""

SETTLED = 2.0
"""Seconds after a change in which a further one might not show: some file systems tell the time that coarsely."""

Mark = tuple[Any, ...]


class LiveRun:
    """One run, as JSON values and as JSON text; both are replaced together and never changed.

    A look costs a few questions to the file system. The run is read again only if they show a change. A run that has
    vanished, or cannot be read at the moment (it is being overwritten, or extended), keeps its last state.

    Args:
        source: a survey, or the path of one. A survey that is in no folder never changes.
        id: what the page calls it.

    Raises:
        OrographError: there is no survey at that path.
    """

    def __init__(self, source: Survey | str | os.PathLike[str], id: str) -> None:
        given = source if isinstance(source, Survey) else None
        self.id = id
        self._given = given  # a survey in a temporary folder takes it along when it goes
        self._name = given.name if given else None
        self._lock = threading.Lock()
        self._rest = 0.0
        self._patience = PATIENCE
        self._path = source.path if isinstance(source, Survey) else _folder(source)
        self._mark: Mark = self._now()
        survey = source if isinstance(source, Survey) else open_survey(source)
        self._keep({**self._described(survey), "revision": int(time.time() * 1000)})
        if given is not None and not given.complete:  # it may have grown since it was opened
            self._mark = ()

    @property
    def run(self) -> dict[str, Any]:
        """The ``Run`` of ``web/src/types.ts``."""
        return self._state[0]

    @property
    def json(self) -> str:
        """The same as JSON text, made once for all who ask."""
        return self._state[1]

    @property
    def revision(self) -> int:
        """Of the present state; it grows, also from one server to the next."""
        return int(self.run["revision"])

    @property
    def complete(self) -> bool:
        """Whether no point is pending."""
        return bool(self.run["counts"]["pending"] == 0)

    def look(self) -> bool:
        """Reads the run again if it has changed since the last look; whether there is something new to tell."""
        if self._path is None or time.monotonic() < self._rest:
            return False
        with self._lock:
            mark = self._now()
            if mark == self._mark:
                return False
            begun = time.monotonic()
            found = self._read()
            self._rest = time.monotonic() + SHARE * (time.monotonic() - begun)
            if (found is None and mark) or (found is not None and self._now()[:1] != mark[:1]):
                return False  # it cannot be read just now, or was replaced meanwhile: next time
            self._mark = mark
            return self._tell(found or {**self.run, "running": False})

    def _now(self) -> Mark:
        """What tells one state of the folder from another; empty if there is no folder."""
        if self._path is None:
            return ()
        found = [(place.st_ino, place.st_mtime_ns, place.st_size) for place in changed(self._path)]
        if not found:
            return ()
        youngest = max(mtime for _, mtime, _ in found) / 1e9
        return (*found, is_busy(self._path, self._patience), time.time() - youngest > SETTLED)

    def _read(self) -> dict[str, Any] | None:
        if self._path is None:
            return None
        try:
            survey = Survey.from_store(Store.open(self._path))
            survey.name = survey.name if self._name is None else self._name
            return self._described(survey)
        except Exception:  # whatever it is, the last state is better than none
            return None

    def _described(self, survey: Survey) -> dict[str, Any]:
        self._patience = patience(survey)
        return run_state(survey, self.id, 0, running=is_running(survey))

    def _tell(self, state: dict[str, Any]) -> bool:
        state = {**state, "revision": self.revision}
        if state == self.run:
            return False
        self._keep({**state, "revision": self.revision + 1})
        return True

    def _keep(self, state: dict[str, Any]) -> None:
        self._state = (state, to_json(state))


def live_runs(sources: Sequence[Survey | str | os.PathLike[str]]) -> list[LiveRun]:
    """One `LiveRun` each; their ids are their places.

    Raises:
        OrographError: one is no survey.
    """
    return [LiveRun(source, str(place)) for place, source in enumerate(sources)]


def _folder(path: str | os.PathLike[str]) -> Path | None:
    """The folder of a survey that may grow; None for a file."""
    return Path(path) if os.path.isdir(path) else None
