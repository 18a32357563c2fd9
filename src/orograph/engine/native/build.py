"""Our own kernels: C++ files, compiled once a machine and kept in the user's cache."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import hashlib
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from orograph.engine.errors import CannotLower

FOLDER = Path(__file__).parent
"""Where the sources are: every ``.cpp`` becomes a part of the library, every ``.h`` may be included."""

LONGEST = 180.0
"""Seconds that the compiler may take; five are usual on an idle machine."""

_FLAGS = ("-std=c++17", "-O3", "-fPIC", "-shared", "-fno-fast-math", "-ffp-contract=fast", "-Wno-psabi")

_REMEDY = "install a C++ compiler (g++ or clang++), or name one in CXX; or survey into another folder"

_lock = Lock()


def compiled() -> ctypes.CDLL:
    """The compiled kernels, made for the very processor that this runs on.

    The compiler is the one that ``CXX`` names, else the first of ``c++``, ``g++`` and ``clang++``. The library is kept
    as ``$XDG_CACHE_HOME/orograph/kernels-….so`` (by default below ``~/.cache``); its name says by which compiler, for
    which processor and from which sources it was made, and what is in it. Where nothing can be kept, or others may
    write, it is made anew by each process. What came of it is remembered, so that a compiler that fails is run once.

    Raises:
        CannotLower: there is no compiler, it fails, or its result cannot be loaded; or this is Windows.
    """
    with _lock:
        found = _outcome()
    if isinstance(found, CannotLower):
        raise CannotLower(found.reason, found.remedy)
    return found


def name() -> str:
    """What tells these kernels from those of other compilers, processors and sources.

    Raises:
        CannotLower: as `compiled`.
    """
    compiled()
    return fingerprint([*_compiler(), *_FLAGS, *_native()])


@functools.cache
def _outcome() -> ctypes.CDLL | CannotLower:
    try:
        return _loaded()
    except CannotLower as error:
        return error
    except OSError as error:
        return CannotLower(f"compiled kernels cannot be kept or loaded here ({error})", _REMEDY)


def _loaded() -> ctypes.CDLL:
    """The library from the cache, to which it is added if it is not there, or damaged.

    Raises:
        OSError: it cannot be loaded from anywhere.
    """
    command = [*_compiler(), *_FLAGS, *_native()]
    name, folder = f"kernels-{fingerprint(command)}", _folder()
    for kept in sorted(folder.glob(f"{name}-*.so")) if folder is not None else ():
        if _is_own(kept) and kept.stem == f"{name}-{_digest(kept)}":
            with contextlib.suppress(OSError):
                return ctypes.CDLL(str(kept))
    with tempfile.TemporaryDirectory(prefix="orograph-", ignore_cleanup_errors=True) as work:
        made = Path(work) / "kernels.so"
        _run([*command, *map(str, sorted(FOLDER.glob("*.cpp"))), "-o", str(made)])
        _check(made)
        if folder is None:
            return ctypes.CDLL(str(made))
        kept = folder / f"{name}-{_digest(made)}.so"
        part = kept.with_suffix(f".{os.getpid()}")
        try:
            shutil.copyfile(made, part)
            part.chmod(0o700)
            part.replace(kept)  # whole or not at all, and who has the old one in use keeps it
            return ctypes.CDLL(str(kept))
        except OSError:  # the disk is full, or nothing may be loaded from there
            part.unlink(missing_ok=True)
            return ctypes.CDLL(str(made))


def _compiler() -> list[str]:
    if sys.platform == "win32":  # where g++ puts vectors on the stack without aligning it
        raise CannotLower("there are no compiled kernels for Windows")
    try:
        wanted = shlex.split(os.environ.get("CXX", ""))
    except ValueError as error:
        raise CannotLower(f"CXX cannot be read ({error})", _REMEDY) from error
    for command in (wanted, ["c++"], ["g++"], ["clang++"]):
        if command and (found := shutil.which(command[0])):
            return [found, *command[1:]]
    raise CannotLower("there is no C++ compiler", _REMEDY)


def _native() -> list[str]:
    return ["-march=native"] if platform.machine().lower() in ("x86_64", "amd64") else ["-mcpu=native"]


def fingerprint(command: Sequence[str]) -> str:
    """Of the sources, the compiler and the processor's instructions, which its predefined macros tell.

    Args:
        command: the compiler with its flags.
    """
    macros = _run([*command, "-dM", "-E", "-x", "c++", os.devnull])
    sources = (path.read_text("utf-8") for kind in ("*.cpp", "*.h") for path in sorted(FOLDER.glob(kind)))
    told = "\0".join([*command, macros, *sources])
    return hashlib.sha256(told.encode(errors="surrogateescape")).hexdigest()[:24]


def _digest(library: Path) -> str:
    """Of a file's bytes: a library that lacks its end would take the process with it when it is loaded."""
    return hashlib.sha256(library.read_bytes()).hexdigest()[:16]


def _check(library: Path) -> None:
    """Raises `CannotLower` unless the compiler made what it was told to."""
    try:
        ctypes.CDLL(str(library))["orograph_most"]
    except (OSError, AttributeError) as error:
        raise CannotLower(f"the C++ compiler made something else ({error})", _REMEDY) from error


def _folder() -> Path | None:
    """Where libraries are kept; None if there is no such folder, or others may put code there."""
    try:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        folder = base / "orograph"
        if not base.is_absolute():
            return None
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return folder if _is_own(folder) else None
    except (OSError, RuntimeError):  # the latter where there is no home
        return None


def _is_own(place: Path) -> bool:
    """Whether it is this user's, and nobody else may write to it."""
    told = place.stat()
    return told.st_uid == os.getuid() and not told.st_mode & 0o022


def _run(command: list[str]) -> str:
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=LONGEST,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotLower(f"the C++ compiler cannot be run ({error})", _REMEDY) from error
    if done.returncode:
        said = next((line for line in done.stderr.splitlines() if "error" in line), f"status {done.returncode}")
        raise CannotLower(f"the C++ compiler fails: {said.strip()}", _REMEDY)
    return done.stdout
