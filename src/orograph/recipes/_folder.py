"""A recipe's folder: whose it is, and that a recipe which could not begin leaves none."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orograph.errors import OrographError, StoreError
from orograph.results.atomic import replacing
from orograph.results.folder import alone, unwritable

COST, FINDINGS, LOCK, RECIPE = "cost.json", "findings.json", ".lock", "recipe.json"
OURS = {COST, FINDINGS, LOCK, RECIPE, "figures", "surveys"}
"""By one of these a folder with things in it is known as a recipe's."""

_DO = "choose another place with -o / out="


@contextmanager
def working(out: Path, recipe: str, size: str, *, trial: bool = False) -> Iterator[None]:
    """Makes a recipe's folder, or takes up the one of the same recipe.

    A recipe that is refused before it has made anything leaves no folder behind.

    Args:
        out: the folder.
        recipe, size: what is run there.
        trial: whether it is only tried.

    Raises:
        StoreError: it cannot be made, holds other things or another recipe, or another process works there.
    """
    try:
        held = {path.name for path in out.iterdir()} if out.exists() else None
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(out, error) from error
    if held and not held & OURS:
        raise StoreError("a new or empty folder for the recipe", f"{str(out)!r} with other things in it", _DO)
    told = f"{'a trial of ' if trial else ''}{recipe} at size {size}"
    _refuse_another(out, told)
    got = f"another process that runs it in {str(out)!r}"
    with alone(out / LOCK, StoreError("to be the only one to run this recipe here", got, f"wait for it, or {_DO}")):
        try:
            with replacing(out / RECIPE) as draft:
                draft.write_text(json.dumps({"holds": told}), encoding="utf-8")
            yield
        except OrographError:
            if held is None and {path.name for path in out.iterdir()} <= {COST, LOCK, RECIPE}:
                shutil.rmtree(out, ignore_errors=True)
            raise


def _refuse_another(out: Path, wanted: str) -> None:
    """Raises if the folder is one of another recipe or size; what is damaged is about to be replaced."""
    try:
        held = json.loads((out / RECIPE).read_text(encoding="utf-8"))["holds"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    if held != wanted:
        raise StoreError(f"a folder of {wanted}", f"{str(out)!r} with {held}", _DO)
