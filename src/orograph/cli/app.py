"""The command `orograph`: finds the verb, runs it, and turns every ending into a sentence and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib import metadata
from typing import Any

from cyclopts import App, CycloptsError

from orograph.cli.at import at
from orograph.cli.blame import user_place, what
from orograph.cli.console import note, one_line, plain, tolerate_any_name
from orograph.cli.demo import demo
from orograph.cli.export import export
from orograph.cli.interrupt import Signals, stoppable
from orograph.cli.list import list_
from orograph.cli.map import map_
from orograph.cli.plot import plot
from orograph.cli.run import run_
from orograph.cli.show import show
from orograph.cli.usage import UsageError, usage_error
from orograph.cli.view import view
from orograph.errors import OrographError, OrographWarning, reason

VERBS: dict[str, Callable[..., None]] = {
    "demo": demo,
    "map": map_,
    "plot": plot,
    "view": view,
    "show": show,
    "export": export,
    "at": at,
    "run": run_,
    "list": list_,
}

EXIT_FAILED, EXIT_USAGE, EXIT_BUG, EXIT_BROKEN_PIPE = 1, 2, 70, 141

HELP = "Maps the loss landscape of any PyTorch model."

EPILOGUE = """\
--traceback, anywhere on the line, shows where an error comes from.

Exit codes:
    0   done
    1   not done: one sentence on stderr says why
    2   wrong usage
   70   a bug in Orograph
  130   stopped with Ctrl-C (143: with SIGTERM); the same command goes on"""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command.

    Args:
        argv: the words after ``orograph``; default: those of this process.

    Returns:
        The exit code: 0 done, 1 a complaint (`OrographError`), 2 wrong usage, 70 a bug, 130 or 143 stopped.
    """
    tokens = list(sys.argv[1:] if argv is None else argv)
    words = tokens[: tokens.index("--")] if "--" in tokens else tokens
    with_traceback = "--traceback" in words
    if with_traceback:
        tokens.remove("--traceback")
    _open_streams()
    tolerate_any_name()
    with stoppable() as signals, _warnings_in_one_line():
        try:
            _run(tokens)
            sys.stdout.flush()
        except BaseException as error:
            if with_traceback and not isinstance(error, SystemExit):
                traceback.print_exception(error)
            return _ending(error, signals)
    return 0


def build_app() -> App:
    """The parser of the command line, with every verb."""
    app = App(name="orograph", help=HELP, help_format="plaintext", help_epilogue=EPILOGUE, version=_version)
    for place, (name, verb) in enumerate(VERBS.items()):
        app.command(verb, name=name, help_epilogue="", sort_key=place)
    return app


def _open_streams() -> None:
    """What goes to a stream that the caller has closed is lost, not an error, and not on the other one."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 (as long as the process)


def _run(tokens: list[str]) -> None:
    try:
        verb, bound, _ = build_app().parse_args(tokens, print_error=False, exit_on_error=False, verbose=False)
    except CycloptsError as error:
        raise usage_error(error, tuple(VERBS)) from error
    verb(*bound.args, **bound.kwargs)


def _ending(error: BaseException, signals: Signals) -> int:
    if isinstance(error, OrographError):
        note(f"orograph: {one_line(error)}")
        return EXIT_USAGE if isinstance(error, UsageError) else EXIT_FAILED
    if isinstance(error, KeyboardInterrupt):
        note(f"orograph: {one_line(error) or 'stopped'}")
        return signals.exit_code
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_BROKEN_PIPE
    if isinstance(error, OSError) and error.filename is not None:
        file = one_line(repr(error.filename))
        note(f"orograph: Expected a file that can be used, but got {file} ({reason(error)}); choose another one.")
        return EXIT_FAILED
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else 0 if error.code is None else EXIT_FAILED
    if place := user_place(error):
        note(
            f"orograph: Expected your code to run, but got {one_line(what(error))} at {plain(place)}; correct it there."
        )
        return EXIT_FAILED
    said = one_line(what(error))
    note(f"orograph: This is a bug in Orograph ({said}); run it again with --traceback and report what it prints.")
    return EXIT_BUG


@contextlib.contextmanager
def _warnings_in_one_line() -> Iterator[None]:
    """Prints Orograph's own warnings as one line each; others stay as they are."""
    with warnings.catch_warnings():
        before = warnings.showwarning

        def show_warning(message: Any, category: type[Warning], *place: Any, **more: Any) -> None:
            if issubclass(category, OrographWarning):
                note(f"orograph: note: {one_line(message)}")
            else:
                before(message, category, *place, **more)

        warnings.showwarning = show_warning
        yield


def _version() -> str:
    try:
        return metadata.version("orograph")
    except metadata.PackageNotFoundError:
        return "unknown (not installed)"
