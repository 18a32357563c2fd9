"""What the command line prints: results on stdout, everything else on stderr, names as they are."""

from __future__ import annotations

import contextlib
import json
import math
import os
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

WIDTH_IN_A_PIPE = 200
"""Columns of a table that no terminal limits."""


def plain(value: object) -> str:
    r"""Text on one line that no terminal takes for a control sequence.

    Example:
        >>> plain("a\x1b[31m name\nof two lines")
        'a\\x1b[31m name\\nof two lines'
    """
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in str(value))


def one_line(value: object) -> str:
    """Text with every run of white space made one space, then as `plain`.

    Example:
        >>> one_line("two\\n   lines ")
        'two lines'
    """
    return plain(" ".join(str(value).split()))


def say(text: str) -> None:
    """Prints a line of result to stdout."""
    print(text)


def note(text: str) -> None:
    """Prints a line that is not a result to stderr."""
    print(text.replace("\N{NO-BREAK SPACE}", " "), file=sys.stderr, flush=True)  # a log is searched for plain blanks


def say_json(value: Any) -> None:
    """Prints one JSON value to stdout; numbers that JSON has no word for become null."""
    print(json.dumps(_jsonable(value), indent=2, ensure_ascii=False, allow_nan=False))


def console() -> Console:
    """A rich console on stdout; in a pipe it is wide enough not to cut anything."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else WIDTH_IN_A_PIPE
    return Console(width=width, markup=False, highlight=False, emoji=False)


def say_table(table: Any) -> None:
    """Prints a rich table to stdout, without the blanks that fill its last column."""
    screen = console()
    with screen.capture() as captured:
        screen.print(table)
    say("\n".join(line.rstrip() for line in captured.get().splitlines()))


def number(value: float) -> str:
    """A number for reading: six significant digits and a true minus sign.

    Example:
        >>> number(-0.12345678), number(float("nan")), number(3)
        ('−0.123457', 'nan', '3')
    """
    return f"{value:.6g}".replace("-", "−")


def tolerate_any_name() -> None:
    """Makes stdout and stderr print a character they cannot encode as an escape, not as an error."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


@contextlib.contextmanager
def stdout_kept_clean() -> Iterator[None]:
    """Sends to stderr whatever anyone (a user's model, a worker process, a C library) prints to stdout meanwhile."""
    sys.stdout.flush()
    try:
        saved = os.dup(1)
        os.dup2(2, 1)
    except OSError:
        saved = -1
    try:
        with contextlib.redirect_stdout(sys.stderr):
            yield
    finally:
        if saved >= 0:
            os.dup2(saved, 1)
            os.close(saved)


def _jsonable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_jsonable(item) for item in value]
    if isinstance(value, bool | int | None):
        return value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    return str(value)
