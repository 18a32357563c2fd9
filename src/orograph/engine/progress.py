"""How far a survey is, and how long it still takes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from orograph.errors import check_function
from orograph.results.costs import share_of_peak


@dataclass(frozen=True)
class Progress:
    """The state of a running survey.

    Attributes:
        stage: what is being done (``"checking"``, ``"finding the range"``, ``"surveying"``).
        done: points finished, those of earlier runs included.
        total: points in all.
        seconds: since this run began surveying.
        eta: seconds still needed at the present rate, None if unknown.
        loss: the last point's loss.
        flops: floating-point operations a second at the present rate, all workers together; None if unknown.
        share: of this machine's own matrix product on as many workers; None if unknown, or if it says nothing.
    """

    stage: str
    done: int
    total: int
    seconds: float
    eta: float | None = None
    loss: float | None = None
    flops: float | None = None
    share: float | None = None


Listener = Callable[[Progress], None]


class Reporter:
    """Tells a listener how far a survey is.

    Args:
        progress: a listener; True for a bar on standard error; None for a bar if that is a terminal; False for silence.

    Raises:
        InputError: it is nothing of these.
    """

    def __init__(self, progress: bool | Listener | None) -> None:
        if not isinstance(progress, bool | None):
            check_function("progress", progress)
        wants_bar = progress is True or (progress is None and sys.stderr is not None and sys.stderr.isatty())
        self._bar = _Bar() if wants_bar else None
        self._listener: Listener | None = self._bar if wants_bar else progress if callable(progress) else None
        self._start = time.monotonic()
        self._before = 0
        self._flops, self._peak = 0.0, 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def stage(self, stage: str, done: int = 0, total: int = 0) -> None:
        """Begins a stage, of which ``done`` points are known already."""
        self._start, self._before = time.monotonic(), done
        self.tell(stage, done, total)

    def speed(self, flops: float, peak: float) -> None:
        """Says how much arithmetic a point is and how much a second the workers could do; 0 if unknown.

        Args:
            flops: operations of a point.
            peak: operations a second.
        """
        self._flops, self._peak = flops, peak

    def tell(self, stage: str, done: int, total: int, loss: float | None = None) -> None:
        """Reports progress within a stage."""
        if self._listener is None:
            return
        seconds = time.monotonic() - self._start
        fresh = done - self._before
        eta = seconds / fresh * (total - done) if fresh > 0 else None
        rate = self._flops * fresh / seconds if self._flops and fresh > 0 and seconds > 0 else None
        self._listener(Progress(stage, done, total, seconds, eta, loss, rate, share_of_peak(rate, self._peak)))


class _Bar:
    """A rich progress bar on standard error."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        columns: list[Any] = [TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()]
        columns += [TimeElapsedColumn(), TextColumn("ETA"), TimeRemainingColumn()]
        self._view = RichProgress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._view.add_task("", total=None)
        self._view.start()

    def __call__(self, progress: Progress) -> None:
        total = progress.total or None
        self._view.update(self._task, description=progress.stage, completed=progress.done, total=total)

    def close(self) -> None:
        self._view.stop()
