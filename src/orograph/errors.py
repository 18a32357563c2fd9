"""Every complaint Orograph makes: what was expected, what came, what to do.

A user meets one clear sentence. The command line prints that sentence alone and exits non-zero;
a Python caller gets an exception whose type says which part of the input to look at.
"""

from __future__ import annotations

import os
import sys
import warnings
from numbers import Integral
from pathlib import Path
from typing import Any

_OWN = os.path.join(os.path.dirname(__file__), "")


class OrographError(Exception):
    """One sentence: what was expected, what came, what to do.

    Args:
        expected: what Orograph needed, as a noun phrase ("three numbers start:stop:count").
        got: what it was given instead ("'1:0:5'").
        do: what the user can do next, as a clause ("write the smaller number first").

    Example:
        >>> print(OrographError("a positive batch size", "0", "pass batch_size=1 or more"))
        Expected a positive batch size, but got 0; pass batch_size=1 or more.
    """

    def __init__(self, expected: str, got: str, do: str) -> None:
        self.expected, self.got, self.do = expected, got, do
        super().__init__(_one_line(f"Expected {expected}, but got {got}; {do.removesuffix('.')}."))

    def __reduce__(self) -> tuple[type[OrographError], tuple[str, str, str]]:
        return type(self), (self.expected, self.got, self.do)


class InputError(OrographError, ValueError):
    """An argument, an option or a run file is not what it should be."""


class ModelError(OrographError):
    """The model cannot be surveyed as it is."""


class DataError(OrographError):
    """The data cannot be read, or does not fit the model or the loss."""


class DeterminismError(OrographError):
    """Two evaluations at the same weights disagree."""


class CheckpointError(OrographError):
    """A checkpoint cannot be read, or does not fit the model."""


class StoreError(OrographError):
    """A survey on disk cannot be read, written or continued."""


class MissingPackageError(OrographError, ImportError):
    """An optional package that this feature needs is not installed."""


class OrographWarning(UserWarning):
    """Something the user should know; the result is right all the same."""


def warn(text: str) -> None:
    """Warns with an `OrographWarning` that points at the user's line: the nearest one outside of this package."""
    level, frame = 2, sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_OWN):
        level, frame = level + 1, frame.f_back
    warnings.warn(text, OrographWarning, stacklevel=level)


def an(noun: str) -> str:
    """A noun with its article, for a sentence about what came.

    Example:
        >>> an("int"), an(type({}).__name__)
        ('an int', 'a dict')
    """
    if noun == "NoneType":
        return "None"
    return f"an {noun}" if noun[:1].lower() in tuple("aeio") else f"a {noun}"


def check_count(name: str, value: Any) -> int | None:
    """A number of things, or None for the default.

    Raises:
        InputError: it is no whole number, or less than 1.

    Example:
        >>> check_count("workers", 2)
        2
    """
    if value is None:
        return None
    whole = isinstance(value, Integral) and not isinstance(value, bool)
    if not whole or value < 1:
        wanted = f"{name} of at least 1" if whole else f"a whole number for {name}"
        raise InputError(wanted, repr(value), f"leave {name} out to use the default")
    return int(value)


def check_function(name: str, value: Any) -> Any:
    """Something to call, or None for nothing.

    Raises:
        InputError: it cannot be called.
    """
    if value is not None and not callable(value):
        raise InputError(f"a function as {name}", an(type(value).__name__), f"pass one, or leave {name} out")
    return value


def check_path(name: str, value: Any, example: str) -> Path:
    """A path.

    Raises:
        InputError: it is none.

    Example:
        >>> check_path("out", "runs/a", "runs/a").name
        'a'
    """
    if not isinstance(value, str | os.PathLike):
        raise InputError(f"a path as {name}", an(type(value).__name__), f"write for example {name}={example!r}")
    return Path(value)


def check_text(name: str, value: Any) -> str:
    """A text.

    Raises:
        InputError: it is none.
    """
    if not isinstance(value, str):
        raise InputError(f"a text as {name}", repr(value), "put it into quotes")
    return value


def check_seed(value: Any) -> int:
    """A seed.

    Raises:
        InputError: it is no whole number.
    """
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise InputError("an integer seed", repr(value), "pass for example seed=0")
    return int(value)


def reason(error: BaseException | str, most: int = 160) -> str:
    """What an exception says, fit for the middle of a sentence: its first sentence, on one line.

    Args:
        error: an exception, or its text.
        most: letters from which on it is cut.

    Example:
        >>> reason(ValueError("no luck.\\nCall your dealer.")), reason(KeyError("x")), reason(EOFError())
        ('no luck', "there is no 'x'", 'EOFError')
    """
    if isinstance(error, OSError) and error.strerror:
        return _in_the_way(error) or error.strerror
    text = f"there is no {error}" if isinstance(error, KeyError) and str(error) else str(error)
    lines = text.strip().splitlines() or [type(error).__name__]
    said = lines[0].partition(". ")[0].strip().rstrip(".:")
    return said if len(said) <= most else f"{said[: most - 1]}…"


def _in_the_way(error: OSError) -> str:
    """The file that stands where a folder is needed, in words; empty if that is not what happened."""
    if not isinstance(error, FileExistsError | NotADirectoryError) or not isinstance(error.filename, str | bytes):
        return ""
    path = Path(os.fsdecode(error.filename))
    file = next((part for part in (path, *path.parents) if os.path.isfile(part)), None)
    return "" if file is None else f"{str(file)!r} is a file, not a folder"


def _one_line(text: str) -> str:
    """Text with what would break the line spelled out: names of files and tensors may hold anything."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
