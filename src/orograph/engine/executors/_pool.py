"""Local processes that work for this one, and end with it.

They are spawned, never forked, and do not import the user's main script, so a script needs no
``if __name__ == "__main__"``.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

from orograph.errors import InputError, reason

CONTEXT = multiprocessing.get_context("spawn")


@contextmanager
def pool_of(workers: int, initialise: Callable[..., None], arguments: Sequence[Any]) -> Iterator[ProcessPoolExecutor]:
    """A pool whose processes are killed at the end, whatever they are doing.

    Args:
        workers: how many.
        initialise: first thing in each; it should call `settle_in`.
        arguments: its arguments.

    Raises:
        InputError: this process works in a folder that was deleted, in which no other can begin.
    """
    try:
        os.getcwd()
    except OSError as error:
        got = f"one in which no process can begin ({reason(error)})"
        raise InputError("a current folder for worker processes", got, "change to another one") from error
    pool = ProcessPoolExecutor(workers, mp_context=CONTEXT, initializer=initialise, initargs=tuple(arguments))
    try:
        yield pool
    finally:
        processes = list((getattr(pool, "_processes", None) or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()
        for process in processes:
            process.join()


@contextmanager
def without_main() -> Iterator[None]:
    """Hides the main script from processes that are spawned meanwhile: what they need of it is sent to them."""
    main: Any = sys.modules["__main__"]
    hidden = {name: main.__dict__.pop(name) for name in ("__file__", "__spec__") if name in main.__dict__}
    main.__spec__ = None
    try:
        yield
    finally:
        main.__dict__.pop("__spec__", None)
        main.__dict__.update(hidden)


def settle_in(path: Sequence[str]) -> None:
    """In a new process: finds modules where its parent does, leaves Ctrl-C to it, and ends with it.

    Args:
        path: the parent's ``sys.path``.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    sys.path[:] = path


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
