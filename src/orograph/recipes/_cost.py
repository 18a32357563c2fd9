"""What a recipe took, added up over all calls that it needed."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from orograph.results.atomic import replacing


@dataclass
class Cost:
    """Seconds of one call and of all.

    Attributes:
        calls: how many times the recipe was called in its folder.
        seconds, cpu_seconds: of all calls; processes of surveys are in the CPU seconds.
        last_seconds, last_cpu_seconds: of the last call.

    Example:
        >>> Cost(1, 61.4, 58.6, 61.4, 58.6).words
        '61 s, 59 CPU seconds'
        >>> Cost(2, 61.4, 58.6, 1.5, 1.4).words
        '61 s, 59 CPU seconds in 2 calls; the last took 2 s, 1 CPU seconds, and found what was finished before'
    """

    calls: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    last_seconds: float = 0.0
    last_cpu_seconds: float = 0.0

    @property
    def words(self) -> str:
        """For people."""
        told = f"{self.seconds:.0f} s, {self.cpu_seconds:.0f} CPU seconds"
        if self.calls < 2:
            return told
        return (
            f"{told} in {self.calls} calls; the last took {self.last_seconds:.0f} s, {self.last_cpu_seconds:.0f} CPU "
            "seconds, and found what was finished before"
        )


@contextmanager
def counting(path: Path) -> Iterator[Cost]:
    """Adds what happens inside to the cost kept in a file; the cost is complete after the end.

    What is stopped by an error or Ctrl-C counts; what is killed does not.

    Args:
        path: a JSON file, made if it does not exist; one that is damaged counts as none.
    """
    cost, start, cpu = _read(path), time.monotonic(), _cpu_seconds()
    try:
        yield cost
    finally:
        cost.calls += 1
        cost.last_seconds, cost.last_cpu_seconds = time.monotonic() - start, _cpu_seconds() - cpu
        cost.seconds += cost.last_seconds
        cost.cpu_seconds += cost.last_cpu_seconds
        with replacing(path) as draft:
            draft.write_text(json.dumps(asdict(cost)), encoding="utf-8")


def _read(path: Path) -> Cost:
    try:
        return Cost(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Cost()


def _cpu_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)
