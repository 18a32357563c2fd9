"""A survey's folder as a whole: whose it is, who may write, how it appears and disappears in one step."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from zarr.core.sync import sync

from orograph.errors import StoreError, reason
from orograph.results.schema import (
    DIRECTIONS_FILE,
    FAILURES_FILE,
    FORMAT,
    LOCK_FILE,
    PATHS_FOLDER,
    SCHEMA_VERSION,
    WORK_FOLDER,
)


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """Holds a survey's folder for one writer; gives a folder for working files, emptied before and after.

    Open the store inside: what was read before may have been changed by the writer before.

    Raises:
        StoreError: another process is writing to this survey, or the folder cannot be written.
    """
    with only_writer(path):
        work = path / WORK_FOLDER
        try:
            shutil.rmtree(work, ignore_errors=True)
            work.mkdir()
            yield work
        except OSError as error:
            raise unwritable(path, error) from error
        finally:
            shutil.rmtree(work, ignore_errors=True)


def is_survey(path: Path) -> bool:
    """Whether this folder claims to be a survey (it may still be damaged); another zarr store does not."""
    try:
        return bool(_header(path)["format"] == FORMAT)
    except (KeyError, TypeError, OSError):
        return False
    except ValueError:
        return True


def check_is_survey(path: Path, *, any_version: bool = False) -> None:
    """Raises unless ``path`` holds a survey of a version that this Orograph reads.

    Args:
        path: the folder.
        any_version: a newer version is all right.

    Raises:
        StoreError: it does not.
    """
    if not os.path.exists(path):
        raise StoreError(
            "the folder of a survey",
            f"{str(path)!r}, which does not exist",
            "check the path, or make one with 'orograph map'",
        )
    if not is_survey(path):
        raise StoreError(
            "the folder of a survey",
            f"{str(path)!r}, which holds none",
            "check the path, or make one with 'orograph map'",
        )
    try:
        schema = int(_header(path)["schema"])
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise damaged(path, error) from error
    if not any_version and not 1 <= schema <= SCHEMA_VERSION:
        raise StoreError(
            f"a survey of schema version {SCHEMA_VERSION}",
            f"version {schema} in {str(path)!r}",
            "update orograph: pip install -U orograph",
        )


def refuse_foreign(path: Path) -> None:
    """Raises if ``path`` is a file or a folder with other things in it.

    Raises:
        StoreError: it is.
    """
    try:
        if path.exists() and not (path.is_dir() and not any(path.iterdir())):
            what = "a folder with other things in it" if path.is_dir() else "a file"
            raise StoreError(
                "a new or empty folder for the survey",
                f"{str(path)!r}, which is {what}",
                "choose another place with -o / out=",
            )
    except OSError as error:
        raise unwritable(path, error) from error


def refuse_inside(path: Path) -> None:
    """Raises if a file would lie in the folder of a survey, where it could take the place of the survey's own.

    Raises:
        StoreError: it would.
    """
    for folder in path.absolute().parents:
        if is_survey(folder):
            raise StoreError(
                "a file outside the folder of a survey", f"{str(path)!r} in {str(folder)!r}", "choose another place"
            )


def refuse_to_lose(path: Path) -> None:
    """Raises if a survey's folder also holds things that no survey has."""
    ours = {"zarr.json", DIRECTIONS_FILE, FAILURES_FILE, LOCK_FILE, WORK_FOLDER}
    foreign = [p.name for p in path.iterdir() if p.name not in ours and not _is_part(p)]
    if foreign:
        raise StoreError(
            "only the survey in the folder to overwrite",
            f"{sorted(foreign)[0]!r} beside it in {str(path)!r}",
            "move it elsewhere, or choose another place with -o / out=",
        )


def _is_part(path: Path) -> bool:
    """Whether this is an array of a survey, or its folder of trajectories with nothing else in it."""
    if path.name == PATHS_FOLDER and path.is_dir():
        return all(file.suffix in (".json", ".tmp") for file in path.iterdir())
    return (path / "zarr.json").is_file()


def damaged(path: Path, detail: object) -> StoreError:
    """The complaint about a store that cannot be read."""
    text = reason(detail if isinstance(detail, BaseException) else str(detail))
    return StoreError(
        "an undamaged survey",
        f"{str(path)!r}, which cannot be read ({text})",
        "delete the folder and survey again",
    )


def _header(path: Path) -> dict[str, Any]:
    attributes: dict[str, Any] = json.loads((path / "zarr.json").read_text(encoding="utf-8"))["attributes"]
    return attributes


def sibling(path: Path, suffix: str) -> Path:
    """A hidden name beside a folder, not too long for the file system whatever the folder is called."""
    return path.with_name(f".{path.name[:32]}.{secrets.token_hex(4)}.{suffix}")


def put_back(path: Path, aside: Path) -> None:
    """Deletes a folder of ours and puts back the one that it had replaced."""
    discard(path)
    if aside.exists():
        os.rename(aside, path)


def discard(folder: Path) -> None:
    """Deletes a folder of ours: out of the way first, so that its name is free at once."""
    if folder.exists():
        drain()
        gone = folder.with_name(f".{secrets.token_hex(8)}.tmp")
        os.rename(folder, gone)
        shutil.rmtree(gone, ignore_errors=True)


def drain() -> None:
    """Waits for writes that zarr began side by side with one that failed: they would bring back deleted folders."""

    async def others() -> None:
        pending = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.gather(*pending, return_exceptions=True)

    sync(others())


@contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """Holds the lock of a survey's folder."""
    busy = StoreError(
        "to be the only writer",
        f"another process that is computing {str(path)!r}",
        "wait for it, or stop it and run this again",
    )
    with alone(path / LOCK_FILE, busy):
        yield


@contextmanager
def alone(file: Path, busy: StoreError) -> Iterator[None]:
    """Holds a lock, which its process alone can have and loses when it ends.

    Args:
        file: of the lock; it stays.
        busy: raised where another process holds it.

    Raises:
        StoreError: ``busy``, or the folder cannot be written.
    """
    lock = FileLock(file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise busy from None
    except OSError as error:
        raise unwritable(file.parent, error) from error
    try:
        yield
    finally:
        lock.release()


def unwritable(path: Path, error: OSError) -> StoreError:
    """The complaint about a folder that cannot be written."""
    return StoreError(
        "a folder that can be written", f"{str(path)!r} ({reason(error)})", "choose another place with -o / out="
    )
