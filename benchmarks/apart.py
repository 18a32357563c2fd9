"""A process of its own for each contender: what one of them leaves behind makes no other one faster or slower.

Orograph, for one, tells the C library to keep freed memory, which a loop beside it in the same process would gain from.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
from collections.abc import Callable, Iterator, Mapping
from multiprocessing.connection import Connection
from typing import Any

_FORK = multiprocessing.get_context("fork")


class Apart:
    """Something that runs in a process of its own, as often as it is asked to; a context manager that ends the process.

    The process begins as a copy of this one, so that models and data need not be sent. Whatever it gives is pickled.

    Args:
        prepare: called once in the process; gives what runs there at each call.

    Raises:
        Exception: what ``prepare`` raised, or at a call what ran.

    Example:
        >>> with Apart(lambda: lambda: 6 * 7) as answer:
        ...     answer()
        42
    """

    def __init__(self, prepare: Callable[[], Callable[[], Any]]) -> None:
        self._pipe, theirs = _FORK.Pipe()
        self._process = _FORK.Process(target=_serve, args=(prepare, theirs))
        self._process.start()
        theirs.close()
        try:
            self._answer()
        except BaseException:
            self.__exit__()
            raise

    def __call__(self) -> Any:
        self._pipe.send("run")
        return self._answer()

    def __enter__(self) -> Apart:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._pipe.send("end")
        self._pipe.close()
        self._process.join()

    def _answer(self) -> Any:
        try:
            worked, value = self._pipe.recv()
        except EOFError:
            self._process.join()
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
    runs: list[Callable[[], Any]] = []
    _tell(pipe, lambda: runs.append(prepare()))
    with contextlib.suppress(EOFError):
        while runs and pipe.recv() == "run":
            _tell(pipe, runs[0])


def _tell(pipe: Connection, run: Callable[[], Any]) -> None:
    try:
        pipe.send((True, run()))
    except Exception as error:
        pipe.send((False, _portable(error)))


def _portable(error: Exception) -> Exception:
    """An error that can be sent: itself, or its words."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
