"""A process of its own for each contender: what one of them leaves behind makes no other one faster or slower.

Orograph, for one, tells the C library to keep freed memory, which a loop beside it in the same process would gain from.
"""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from multiprocessing.connection import Connection
from typing import Any

from benchmarks.contenders.peers import Unavailable

PATIENCE = 5.0
"""Seconds that a process is given to end by itself."""

_ours: list[Connection] = []
"""This process's ends of all pipes. The other processes close them, so that each learns when this one is gone."""


class Apart:
    """Something that runs in a process of its own, as often as it is asked to; a context manager that ends the process.

    The process begins as a copy of this one, so that models and data need not be sent, and this one must not have
    computed with more than one thread before. What it gives is pickled.

    Args:
        prepare: called once in the process; gives what runs there at each call.

    Raises:
        Exception: what ``prepare`` raised, or at a call what ran; by another program's exceptions, a RuntimeError.
        RuntimeError: the process is no more.

    Example:
        >>> with Apart(lambda: lambda: 6 * 7) as answer:
        ...     answer()
        42
    """

    def __init__(self, prepare: Callable[[], Callable[[], Any]]) -> None:
        fork = multiprocessing.get_context("fork")
        self._pipe, theirs = fork.Pipe()
        _ours.append(self._pipe)
        self._process = fork.Process(target=_serve, args=(prepare, theirs))
        self._process.start()
        theirs.close()
        try:
            self._answer()
        except BaseException:
            self.__exit__()
            raise

    def __call__(self) -> Any:
        with contextlib.suppress(OSError):  # where nobody listens, there is no answer either
            self._pipe.send("run")
        return self._answer()

    def __enter__(self) -> Apart:
        return self

    def __exit__(self, *_: object) -> None:
        _ours.remove(self._pipe)
        self._pipe.close()
        self._process.join(PATIENCE)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join()

    def _answer(self) -> Any:
        try:
            worked, value = self._pipe.recv()
        except (EOFError, OSError):
            self._process.join(PATIENCE)
            raise RuntimeError(f"the process ended with status {self._process.exitcode}") from None
        if not worked:
            raise value
        return value


@contextlib.contextmanager
def each_apart(
    prepares: Mapping[str, Callable[[], Callable[[], Any]]], failed: Callable[[str, Exception], None]
) -> Iterator[dict[str, Apart]]:
    """A process for each name; ``failed`` is told the name and the error of one that cannot be prepared."""
    with contextlib.ExitStack() as stack:
        made = {}
        for name, prepare in prepares.items():
            try:
                made[name] = stack.enter_context(Apart(prepare))
            except Exception as error:
                failed(name, error)
        yield made


def _serve(prepare: Callable[[], Callable[[], Any]], pipe: Connection) -> None:
    for end in _ours:
        end.close()
    runs: list[Callable[[], Any]] = []
    with contextlib.suppress(EOFError, OSError):
        _tell(pipe, lambda: runs.append(prepare()))
        while runs and pipe.recv() == "run":
            _tell(pipe, runs[0])


def _tell(pipe: Connection, run: Callable[[], Any]) -> None:
    try:
        told = True, run()
    except Exception as error:
        known = isinstance(error, Unavailable) or type(error).__module__ == "builtins"
        told = False, error if known else RuntimeError(f"{type(error).__name__}: {error}")
    pipe.send(told)
