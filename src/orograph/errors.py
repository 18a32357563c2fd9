"""Every complaint Orograph makes: what was expected, what came, what to do.

A user meets one clear sentence. The command line prints that sentence alone and exits non-zero;
a Python caller gets an exception whose type says which part of the input to look at.
"""

from __future__ import annotations


class OrographError(Exception):
    """One sentence: what was expected, what came, what to do.

    Args:
        expected: what Orograph needed, as a noun phrase ("three numbers start:stop:count").
        got: what it was given instead ("'1:0:5'").
        do: what the user can do next, as a clause ("write the smaller number first").

    Example:
        >>> print(OrographError("a positive batch size", "0", "pass batch_size=1 or more"))
        Expected a positive batch size, but got 0; pass batch_size=1 or more.
    """

    def __init__(self, expected: str, got: str, do: str) -> None:
        self.expected, self.got, self.do = expected, got, do
        super().__init__(f"Expected {expected}, but got {got}; {do.rstrip('.')}.")

    def __reduce__(self) -> tuple[type[OrographError], tuple[str, str, str]]:
        return type(self), (self.expected, self.got, self.do)


class InputError(OrographError, ValueError):
    """An argument, an option or a run file is not what it should be."""


class ModelError(OrographError):
    """The model cannot be surveyed as it is."""


class DataError(OrographError):
    """The data cannot be read, or does not fit the model or the loss."""


class DeterminismError(OrographError):
    """Two evaluations at the same weights disagree."""


class CheckpointError(OrographError):
    """A checkpoint cannot be read, or does not fit the model."""


class StoreError(OrographError):
    """A survey on disk cannot be read, written or continued."""


class MissingPackageError(OrographError, ImportError):
    """An optional package that this feature needs is not installed."""


class OrographWarning(UserWarning):
    """Something the user should know; the result is right all the same."""
