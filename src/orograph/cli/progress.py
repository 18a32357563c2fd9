"""How far a survey has come: a bar on a terminal, a line now and then anywhere else."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from orograph.cli.console import note, number, plain
from orograph.results.costs import duration

if TYPE_CHECKING:
    from orograph.engine.progress import Progress

SECONDS_BETWEEN_LINES = 10.0


class Lines:
    """Progress for a log file: one plain line every few seconds.

    Args:
        every: seconds between lines.
    """

    def __init__(self, every: float = SECONDS_BETWEEN_LINES) -> None:
        self._every = every
        self._last = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        """Prints where the survey is, unless it did so a moment ago."""
        if time.monotonic() - self._last < self._every:
            return
        self._last = time.monotonic()
        parts = [f"{progress.done} of {progress.total}" if progress.total else "", *_details(progress)]
        note(f"orograph: {plain(progress.stage)}: {', '.join(filter(None, parts))}".rstrip(": "))


class Bar:
    """Progress for a terminal: one bar, whose stage changes.

    Args:
        bar: a running `rich.progress.Progress`.
    """

    def __init__(self, bar: Any) -> None:
        self._bar = bar
        self._task = bar.add_task("starting", total=None, details="")

    def __call__(self, progress: Progress) -> None:
        """Moves the bar."""
        self._bar.update(
            self._task,
            description=plain(progress.stage),
            completed=progress.done,
            total=progress.total or None,
            details=" · ".join(_details(progress)),
        )


@contextlib.contextmanager
def reporting(quiet: bool) -> Iterator[Callable[[Progress], None] | None]:
    """A callable that shows progress on stderr while the context lasts; None if nothing is to be shown."""
    if quiet:
        yield None
    elif not sys.stderr.isatty():
        yield Lines()
    else:
        with _rich_bar() as bar:
            yield Bar(bar)


def _rich_bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[details]}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )


def _details(progress: Progress) -> list[str]:
    """Rate, time left and loss, as far as they are known."""
    texts = []
    if progress.eta and progress.total > progress.done:
        texts += [f"{(progress.total - progress.done) / progress.eta:.3g} points/s", f"{duration(progress.eta)} left"]
    if progress.flops:
        share = f" ({progress.share:.0%} of matrix products)".replace("%", " %") if progress.share else ""
        texts.append(f"{progress.flops / 1e9:.3g} GFLOP/s{share}")
    if progress.loss is not None:
        texts.append(f"loss {number(progress.loss)}")
    return texts
