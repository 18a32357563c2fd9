"""Whether a survey is being computed at this moment, found out without getting in its writer's way.

The writer holds a lock on ``.lock`` and keeps a folder ``.work``. To try the lock, even shared and for an instant,
could make a writer that starts just then believe that it has a rival. So nothing here ever locks. Where the system
lists its locks (``/proc/locks`` on Linux), the list is read. Elsewhere, and for a writer on another machine or in
another container, which no list shows, a survey is running as long as its files keep changing: at least every
`PATIENCE` seconds, or ten times as long as one of its units of work takes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from orograph.results.schema import LOCK_FILE, PATHS_FOLDER, WORK_FOLDER
from orograph.results.survey import Survey
from orograph.results.words import dig

PATIENCE = 20.0
"""Seconds without any change after which a writer that cannot be seen counts as gone."""

LOCKS = Path("/proc/locks")


def is_running(survey: Survey) -> bool:
    """Whether points of a survey are pending and someone is computing them.

    Args:
        survey: as it was opened; one that is not in a folder is never running.
    """
    return survey.path is not None and not survey.complete and is_busy(survey.path, patience(survey))


def is_busy(folder: Path, patience: float = PATIENCE) -> bool:
    """Whether someone is writing to a survey's folder.

    Args:
        folder: of the survey.
        patience: seconds without a change after which a writer that cannot be seen counts as gone.
    """
    if not (folder / WORK_FOLDER).is_dir():
        return False
    return is_locked(folder / LOCK_FILE) or _quiet_for(folder) < patience


def patience(survey: Survey) -> float:
    """How many seconds this survey's files may stay as they are while it is being computed."""
    seconds, points = dig(survey.provenance, "engine", "seconds_per_point"), survey.provenance.get("chunk")
    known = isinstance(seconds, int | float) and isinstance(points, int)
    return max(PATIENCE, 10 * seconds * points) if known else PATIENCE


def is_locked(file: Path) -> bool:
    """Whether the system's list of locks names that file; False where there is no such list."""
    try:
        inode = str(file.stat().st_ino)
        lines = LOCKS.read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return False
    return any(inode == place.rpartition(":")[2] for line in lines for place in line.split() if place.count(":") == 2)


def changed(folder: Path) -> Iterator[os.stat_result]:
    """What the file system says about the few places that change whenever a survey does: never all of its files."""
    for part in ("zarr.json", "chunk_status/zarr.json", "chunk_status/c", PATHS_FOLDER, WORK_FOLDER):
        try:
            yield os.stat(folder / part)
        except OSError:
            continue


def _quiet_for(folder: Path) -> float:
    return time.time() - max((place.st_mtime for place in changed(folder)), default=0.0)
