"""Programs that were found for a model, kept as long as nobody can have changed it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from torch import nn

from orograph.engine.lowering.program import Program
from orograph.subspaces.affine import Affine


@dataclass(frozen=True)
class Known:
    """A program, and the subspace on which it was last compared with the model."""

    program: Program
    subspace: Affine


Programs = dict[Hashable, Known]

_models: ContextVar[WeakKeyDictionary[nn.Module, Programs] | None] = ContextVar("models", default=None)


@contextmanager
def programs_kept() -> Iterator[None]:
    """Keeps programs of models from one use to the next: to trace a deep net takes seconds.

    Meanwhile no model may be changed, but for its weights. A context inside another one shares its programs.
    """
    if _models.get() is not None:
        yield
        return
    token = _models.set(WeakKeyDictionary())
    try:
        yield
    finally:
        _models.reset(token)


def programs_of(model: nn.Module) -> Programs:
    """What is known of a model; outside of `programs_kept` nothing, and what is added is forgotten."""
    models = _models.get()
    return {} if models is None else models.setdefault(model, {})
