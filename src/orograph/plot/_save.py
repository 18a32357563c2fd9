"""A figure on disk: whole or not at all, the same bytes every time."""

from __future__ import annotations

import io
import os
from pathlib import Path

import matplotlib
from matplotlib.figure import Figure

from orograph.errors import InputError
from orograph.plot._files import write_whole

DPI = 240
"""Dots an inch of every PNG, and of the parts of a PDF or SVG that are drawn as pixels."""

_METADATA: dict[str, dict[str, str | None]] = {
    "png": {"Software": "Orograph"},
    "pdf": {"Creator": "Orograph", "CreationDate": None},
    "svg": {"Creator": "Orograph", "Date": None},
}


def target_of(path: str | os.PathLike[str] | None) -> Path | None:
    """The file to write, looked at before anything is drawn.

    Raises:
        InputError: the suffix is none that can be written.
    """
    if path is None:
        return None
    target = Path(path)
    if target.suffix.lower().lstrip(".") not in _METADATA:
        raise InputError(
            "a picture's file name ending in .png, .pdf or .svg", repr(str(target)), "choose one of these suffixes"
        )
    return target


def rendered(figure: Figure, kind: str = "png") -> bytes:
    """The figure as the bytes of a ``png``, ``pdf`` or ``svg`` file, without a date in it."""
    buffer = io.BytesIO()
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "orograph", "pdf.fonttype": 42}):
        figure.savefig(buffer, format=kind, dpi=DPI, metadata=_METADATA[kind])
    return buffer.getvalue()


def save(figure: Figure, target: Path | None) -> Figure:
    """Writes the figure to a file, if there is one to write, and gives it back.

    Raises:
        InputError: the file cannot be written.
    """
    if target is not None:
        write_whole(target, rendered(figure, target.suffix.lower().lstrip(".")))
    return figure
