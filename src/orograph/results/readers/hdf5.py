"""The suffix ``.hdf5``, which means the same as ``.h5``."""

from __future__ import annotations

from pathlib import Path

from orograph.results.readers.h5 import h5
from orograph.results.survey import Survey


def hdf5(path: Path) -> Survey:
    """Reads a survey from an ``.hdf5`` file, as `orograph.results.readers.h5.h5` does."""
    return h5(path)
