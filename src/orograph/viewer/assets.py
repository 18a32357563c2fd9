"""The built files of the page: what ``web/build.mjs`` made of the TypeScript."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from orograph.errors import StoreError, reason

FOLDER = Path(__file__).parent / "static"


@cache
def asset(name: str) -> str:
    """The text of a built file, with plain line ends.

    Args:
        name: of the file; never something that a request says.

    Raises:
        StoreError: it is missing.
    """
    try:
        return (FOLDER / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        do = "install orograph again, or build the page with 'npm run build' in web/"
        raise StoreError("the built files of the viewer", f"{name!r} unreadable ({reason(error)})", do) from error
