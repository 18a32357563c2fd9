"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orograph.errors import StoreError, reason


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Gives a temporary sibling to write to, which takes the place of ``path`` when the block ends well.

    Missing parent folders are made. If the block fails, an old file at ``path`` stays as it was and the sibling
    is removed.

    Args:
        path: the file to make or to replace.

    Raises:
        StoreError: nothing can be written there, or it is something else than a file.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     with replacing(Path(folder) / "a.txt") as draft:
        ...         _ = draft.write_text("all of it")
        ...     print([(file.name, file.read_text()) for file in Path(folder).iterdir()])
        [('a.txt', 'all of it')]
    """
    if not path.name:
        raise _unwritable(path, "a folder")
    draft = path.with_name(f".orograph-{secrets.token_hex(8)}.tmp")
    try:
        if path.exists() and not path.is_file():
            raise _unwritable(path, "a folder" if path.is_dir() else "not a file")
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.touch()
        yield draft
        os.replace(draft, path)
    except OSError as error:
        raise _unwritable(path, reason(error)) from error
    finally:
        _remove(draft)


def _remove(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:  # the parent is no folder: there is no draft either
        return


def _unwritable(path: Path, why: str) -> StoreError:
    return StoreError("a file that can be written", f"{str(path)!r} ({why})", "choose another place")
