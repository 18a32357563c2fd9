"""What the measures of one batch have in common is computed once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")

_HELD: ContextVar[dict[Hashable, tuple[Any, Any]] | None] = ContextVar("held", default=None)


@contextmanager
def one_batch() -> Iterator[None]:
    """Meanwhile, and in this thread, `shared` remembers: a model's outputs for a batch are being measured.

    Nobody writes to them meanwhile. A context inside another one belongs to it.
    """
    if _HELD.get() is not None:
        yield
        return
    before = _HELD.set({})
    try:
        yield
    finally:
        _HELD.reset(before)


def shared(about: Hashable, of: tuple[Any, ...], make: Callable[[], T]) -> T:
    """What ``make`` gives; outside of `one_batch` anew each time, else once.

    Args:
        about: what it is.
        of: the very objects that it is made of.
        make: makes it.

    Example:
        >>> with one_batch():
        ...     shared("a list", (), list) is shared("a list", (), list)
        True
    """
    held = _HELD.get()
    if held is None:
        return make()
    key = (about, *map(id, of))
    if key not in held:
        held[key] = of, make()  # what is held keeps its id
    found: T = held[key][1]
    return found
