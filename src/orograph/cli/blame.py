"""Whose line raised: a user's file, or the library's."""

from __future__ import annotations

import sysconfig
import traceback
from pathlib import Path

_OWN = str(Path(__file__).parents[1])
_LIBRARIES = ("<", _OWN, *(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")))


def user_place(error: BaseException, file: str = "") -> str | None:
    """Where in a user's code an error was raised, as ``file:line``; None if no line of it was running.

    Args:
        error: what was raised.
        file: a file whose lines are named first.
    """
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    named = [frame for frame in frames if frame.filename == file]
    users = [frame for frame in frames if not frame.filename.startswith(_LIBRARIES)]
    return next((f"{found[-1].filename}:{found[-1].lineno}" for found in (named, users) if found), None)


def what(error: BaseException) -> str:
    """An error as ``type: message``, on one line."""
    text = " ".join(str(error).split())[:400].rstrip(".")
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
