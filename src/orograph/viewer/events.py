"""News of runs for every page that is open, as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from orograph.viewer.live import EVERY, LiveRun

PING = 15.0
"""Seconds after which a silent connection gets a sign of life."""


class News:
    """Looks after the runs in a thread of its own and wakes everyone who listens when one has changed.

    Args:
        runs: in the order of their ids.
        every: seconds between two looks.
        ping: seconds between two signs of life.
    """

    def __init__(self, runs: Sequence[LiveRun], *, every: float = EVERY, ping: float = PING) -> None:
        self.runs = tuple(runs)
        self.closed = False
        self._every, self._ping = every, ping
        self._bell = asyncio.Event()

    async def watch(self) -> None:
        """Looks at the runs until it is cancelled."""
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1, thread_name_prefix="orograph-watch") as thread:
            while not self.closed:
                if await loop.run_in_executor(thread, self._look):
                    self._ring()
                await asyncio.sleep(self._every)

    def close(self) -> None:
        """Ends every stream; for the thread of the event loop."""
        self.closed = True
        self._ring()

    async def stream(self) -> AsyncIterator[str]:
        """The text of one page's stream: first every run, so that one that was cut off catches up; then the changes."""
        told: dict[str, int] = {}
        yield "retry: 1000\n\n"
        while not self.closed:
            bell = self._bell
            for run in self.runs:
                if told.get(run.id) != (revision := run.revision):
                    told[run.id] = revision
                    yield f"event: run\ndata: {json.dumps({'id': run.id, 'revision': revision})}\n\n"
            try:
                await asyncio.wait_for(bell.wait(), self._ping)
            except TimeoutError:
                yield ": still here\n\n"

    def _look(self) -> bool:
        changed = [run.look() for run in self.runs]
        return any(changed)

    def _ring(self) -> None:
        bell, self._bell = self._bell, asyncio.Event()
        bell.set()
