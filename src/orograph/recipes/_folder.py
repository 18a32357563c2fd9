"""A recipe's folder: whose it is, and that a recipe which could not begin leaves none."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from orograph.errors import OrographError, StoreError, reason

COST, FINDINGS, LOCK = "cost.json", "findings.json", ".lock"
OURS = {COST, FINDINGS, LOCK, "figures", "surveys"}
"""By one of these a folder with things in it is known as a recipe's."""

_DO = "choose another place with -o / out="


@contextmanager
def working(out: Path, recipe: str, size: str) -> Iterator[None]:
    """Makes a recipe's folder, or takes up the one of the same recipe.

    A recipe that is refused before it has made anything leaves no folder behind.

    Args:
        out: the folder.
        recipe, size: what is run there.

    Raises:
        StoreError: it cannot be made, holds other things or another recipe, or another process works there.
    """
    try:
        held = {path.name for path in out.iterdir()} if out.exists() else None
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(out, error) from error
    if held and not held & OURS:
        raise StoreError("a new or empty folder for the recipe", f"{str(out)!r} with other things in it", _DO)
    _refuse_another(out / FINDINGS, recipe, size)
    with _alone(out):
        try:
            yield
        except OrographError:
            if held is None and {path.name for path in out.iterdir()} <= {COST, LOCK}:
                shutil.rmtree(out, ignore_errors=True)
            raise


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    lock = FileLock(out / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        got = f"another process that runs it in {str(out)!r}"
        raise StoreError("to be the only one to run this recipe here", got, f"wait for it, or {_DO}") from None
    except OSError as error:
        raise _unwritable(out, error) from error
    try:
        yield
    finally:
        lock.release()


def _unwritable(out: Path, error: OSError) -> StoreError:
    return StoreError("a folder that can be written", f"{str(out)!r} ({reason(error)})", _DO)


def _refuse_another(findings: Path, recipe: str, size: str) -> None:
    """Raises if the folder has the results of another recipe or size; what is damaged is about to be replaced."""
    try:
        told = json.loads(findings.read_text(encoding="utf-8"))
        held = f"{told['recipe']} at size {told['size']}"
    except (OSError, ValueError, KeyError, TypeError):
        return
    if held != f"{recipe} at size {size}":
        raise StoreError(f"a folder of {recipe} at size {size}", f"{str(findings.parent)!r} with {held}", _DO)
