"""Files that appear whole or not at all, and never among those of a survey."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orograph.results import atomic
from orograph.results.folder import refuse_inside


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """As `orograph.results.atomic.replacing`, for files that the user names.

    Raises:
        StoreError: the file would lie in the folder of a survey, or cannot be written.
    """
    refuse_inside(path)
    with atomic.replacing(path) as draft:
        yield draft
