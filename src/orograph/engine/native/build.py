"""Our own kernels: C++ files, compiled once a machine and kept in the user's cache."""

from __future__ import annotations

import ctypes
import functools
import hashlib
import os
import platform
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from orograph.engine.lowering.errors import CannotLower

FOLDER = Path(__file__).parent
"""Where the sources are: every ``.cpp`` becomes a part of the library, every ``.h`` may be included."""

LONGEST = 120.0
"""Seconds that the compiler may take; two are usual."""

_FLAGS = ("-std=c++17", "-O3", "-fPIC", "-shared", "-ffp-contract=fast", "-Wno-psabi")


@functools.cache
def library() -> ctypes.CDLL:
    """The compiled kernels, made for the very processor that this runs on.

    The compiler is the one that ``CXX`` names, else the first of ``c++``, ``g++`` and ``clang++``. The library is kept
    as ``$XDG_CACHE_HOME/orograph/kernels-….so`` (by default below ``~/.cache``); its name says by which compiler, for
    which processor and from which source it was made. Where nothing can be kept, it is made anew by each process.

    Raises:
        CannotLower: there is no compiler, it fails, or its result cannot be loaded.
    """
    command = [*_compiler(), *_FLAGS, *_native()]
    name = f"kernels-{_fingerprint(command)}.so"
    kept = _cache() / name
    try:
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _compile(command, kept)
        return ctypes.CDLL(str(kept))
    except OSError:  # nothing can be written there, or loaded from there
        with tempfile.TemporaryDirectory(prefix="orograph-") as folder:
            return _own(command, Path(folder) / name)


def _own(command: list[str], place: Path) -> ctypes.CDLL:
    try:
        _compile(command, place)
        return ctypes.CDLL(str(place))
    except OSError as error:
        raise CannotLower(f"compiled kernels cannot be kept or loaded here ({error})") from error


def _compiler() -> list[str]:
    wanted = shlex.split(os.environ.get("CXX", ""))
    for command in (wanted, ["c++"], ["g++"], ["clang++"]):
        if command and (found := shutil.which(command[0])):
            return [found, *command[1:]]
    raise CannotLower("there is no C++ compiler")


def _native() -> list[str]:
    return ["-march=native"] if platform.machine().lower() in ("x86_64", "amd64") else ["-mcpu=native"]


def _fingerprint(command: list[str]) -> str:
    """Of the source, the compiler and the processor's instructions, all of which the predefined macros tell."""
    macros = _run([*command, "-dM", "-E", "-x", "c++", os.devnull])
    texts = (path.read_text() for pattern in ("*.cpp", "*.h") for path in sorted(FOLDER.glob(pattern)))
    return hashlib.sha256("\0".join([*command, macros, *texts]).encode()).hexdigest()[:24]


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path(os.path.expanduser("~")) / ".cache") / "orograph"


def _compile(command: list[str], place: Path) -> None:
    """Writes the library, whole or not at all: another process may be doing the same.

    Raises:
        OSError: it cannot be written.
        CannotLower: the compiler fails.
    """
    with tempfile.TemporaryDirectory(prefix="making-", dir=place.parent) as folder:
        made = Path(folder) / place.name
        _run([*command, *map(str, sorted(FOLDER.glob("*.cpp"))), "-o", str(made)])
        made.replace(place)


def _run(command: list[str]) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=LONGEST, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotLower(f"the C++ compiler cannot be run ({error})") from error
    if done.returncode:
        said = next((line for line in done.stderr.splitlines() if "error" in line), f"status {done.returncode}")
        raise CannotLower(f"the C++ compiler fails: {said.strip()}")
    return done.stdout
