"""Stopping: Ctrl-C and a request to end are one thing, said in one line, with the shell's usual exit code."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType


class Stopped(KeyboardInterrupt):
    """The user stopped a verb that has something to say about it: how far it came and how to go on."""


class Signals:
    """Which signal stopped the program."""

    def __init__(self) -> None:
        self.number: int = signal.SIGINT

    @property
    def exit_code(self) -> int:
        """128 + the signal's number: 130 for Ctrl-C, 143 for SIGTERM."""
        return 128 + self.number

    def stop(self, number: int, frame: FrameType | None) -> None:
        """Handles a signal as Ctrl-C is handled."""
        self.number = number
        raise KeyboardInterrupt


@contextlib.contextmanager
def stoppable() -> Iterator[Signals]:
    """Turns SIGTERM and SIGHUP into `KeyboardInterrupt`, unless someone has already decided about them."""
    signals = Signals()
    names = ("SIGTERM", "SIGHUP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        numbers = []
    taken = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, signals.stop)
    try:
        yield signals
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)
