"""Independent parts of a recipe, done side by side before the recipe comes to them."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing.queues import SimpleQueue
from typing import TYPE_CHECKING, Any

import cloudpickle
import torch

from orograph.engine.executors._pool import CONTEXT, pool_of, settle_in, without_main
from orograph.engine.progress import Listener, Progress

if TYPE_CHECKING:
    from orograph.recipes._bench import Bench

Part = Callable[["Bench"], Any]
"""Trains and surveys through the bench that it is given; what it returns is dropped."""

GLANCE = 0.2
"""Seconds between two looks at what the processes tell."""

TRIES = 2
"""How often parts are begun whose process died, for example because memory ran out."""


def do_ahead(bench: Bench, parts: Sequence[Part], workers: int) -> None:
    """Does all parts, several at a time, each with one thread in a process of its own.

    A part that fails is left to the recipe, which comes to it again and tells what is wrong; so are all if one cannot
    be sent to a process. If a process dies, those that were not done are begun again in new ones, half as many, as
    memory may have run out; `TRIES` times in all.

    Args:
        bench: of the recipe; its processes get a copy.
        parts: in the order in which they are begun, the longest first.
        workers: how many processes.
    """
    try:
        content = cloudpickle.dumps(replace(bench, workers=1, progress=None))
        packed = [cloudpickle.dumps(part) for part in parts]
    except Exception:  # of whatever cannot be pickled
        return
    for again in range(TRIES):
        if packed:
            packed = _left(content, packed, max(1, workers >> again), bench.progress)


def _left(content: bytes, parts: Sequence[bytes], workers: int, listener: Listener | None) -> list[bytes]:
    """Does parts in new processes until they are done or a process dies; those that went down with it."""
    told: SimpleQueue[Progress] = CONTEXT.SimpleQueue()
    running: list[Future[None]] = []
    with pool_of(min(workers, len(parts)), _initialise, (content, told, list(sys.path))) as pool:
        try:
            with without_main():
                for part in parts:
                    running.append(pool.submit(_work, part))
            _follow(set(running), told, listener)
        except BrokenProcessPool:
            ended = [_ended(future) for future in running] + [False] * (len(parts) - len(running))
            return [part for part, over in zip(parts, ended, strict=True) if not over]
    return []


def _ended(future: Future[None]) -> bool:
    """Whether a part came to its end, well or not, and did not go down with a process."""
    return future.done() and not isinstance(future.exception(), BrokenProcessPool)


def _follow(running: set[Future[None]], told: SimpleQueue[Progress], listener: Listener | None) -> None:
    """Passes on what the processes tell until all parts are done."""
    total, start = len(running), time.monotonic()
    while running:
        finished, running = wait(running, GLANCE, "FIRST_COMPLETED")
        for future in finished:
            if isinstance(error := future.exception(), BrokenProcessPool):
                raise error
        state = None
        while not told.empty():
            state = told.get()
        if state is not None and listener is not None:
            done = total - len(running)
            listener(replace(state, stage=f"{how_far(done, total, time.monotonic() - start)}; {state.stage}"))


def how_far(done: int, total: int, seconds: float) -> str:
    """How many parts are done, and how long the others take at most: the longest are begun first.

    Example:
        >>> how_far(0, 9, 60.0), how_far(9, 9, 540.0)
        ('0 of 9 parts done', '9 of 9 parts done')
        >>> how_far(3, 9, 180.0)
        '3 of 9 parts done, at most about 6 min left'
    """
    told = f"{done} of {total} parts done"
    if done in (0, total):
        return told
    return f"{told}, at most about {math.ceil(seconds / done * (total - done) / 60)} min left"


_worker: dict[str, Any] = {}
"""A process's bench."""


def _initialise(content: bytes, told: SimpleQueue[Progress], path: list[str]) -> None:
    settle_in(path)
    torch.set_num_threads(1)
    _worker["bench"] = replace(cloudpickle.loads(content), progress=told.put)


def _work(part: bytes) -> None:
    cloudpickle.loads(part)(_worker["bench"])
