"""A page that anyone can open: the viewer and the numbers in one file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from orograph.export._atomic import replacing
from orograph.results.survey import Survey
from orograph.viewer.page import page


def html(survey: Survey, path: Path, *, others: Sequence[Survey] = (), title: str | None = None) -> Path:
    """Writes one self-contained HTML file: the surface to turn, the contours, the numbers, and how they were made.

    The file loads nothing from anywhere and can be sent by mail or put on any web server.

    Args:
        survey: the survey, 1-D or 2-D.
        path: the file to make or to replace.
        others: more surveys to show with it.
        title: what stands above; default their names.

    Returns:
        The path written.

    Raises:
        StoreError: nothing can be written there.

    Example:
        >>> import xarray as xr
        >>> from tempfile import TemporaryDirectory
        >>> grid = xr.Dataset({"loss": ("x", [1.0, 3.0]), "status": ("x", [1, 1])}, {"x": [-1.0, 1.0]})
        >>> with TemporaryDirectory() as folder:
        ...     html(Survey(grid, name="bowl"), Path(folder) / "bowl.html").read_text(encoding="utf-8")[:15]
        '<!DOCTYPE html>'
    """
    content = page([survey, *others], title=title).encode("utf-8")
    with replacing(path) as draft:
        draft.write_bytes(content)
    return path
