"""The layout of a survey on disk, as constants. docs/format.md says it in prose.

Version 1. A reader refuses a version above its own; a writer never changes a store of another version.
"""

from __future__ import annotations

from enum import IntEnum

SCHEMA_VERSION = 1
FORMAT = "orograph-survey"

AXES = ("x", "y")
"""Names of the coordinates, in index order: grids are always ``field[x, y]``."""

DIRECTIONS_FILE = "directions.safetensors"
FAILURES_FILE = "failures.jsonl"
SINGLES_FOLDER = "singles"
ERROR_FIELD = "loss_error"
ERROR = {ERROR_FIELD: {"long_name": "standard error of the estimated loss"}}
"""Of a survey to an accuracy: one standard error of an estimated loss, in the loss's unit; 0 where it was evaluated."""

AT_ESTIMATED = "interpolated, of unknown error"
"""The attribute ``at_estimated`` of a field that has no error of its own where the loss is estimated."""
LOCK_FILE = ".lock"
PATHS_FOLDER = "paths"
WORK_FOLDER = ".work"


class Status(IntEnum):
    """What happened to one point."""

    PADDING = -1
    """No point: fills up the last unit of work of a round."""
    PENDING = 0
    """Not evaluated yet; every field is NaN."""
    OK = 1
    """Evaluated, the loss is finite."""
    NONFINITE = 2
    """Evaluated, the loss is NaN or infinite; the value is kept as it came."""
    FAILED = 3
    """The evaluation raised; the sentence is in ``failures.jsonl``."""
    ESTIMATED = 4
    """Not evaluated on all of the data: reconstructed from points that were, with an error in ``loss_error``."""


class ChunkStatus(IntEnum):
    """What happened to one unit of work (one chunk); written after everything else of the chunk."""

    TODO = 0
    DONE = 1
    FAILED = 2
    """Its worker died every time it was tried; its points have status FAILED."""
