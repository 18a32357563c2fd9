"""The one complaint of lowering, which its callers catch."""

from __future__ import annotations


class CannotLower(Exception):
    """A model, or one of its batches, for which no faster form is known to be right; evaluate it as it is.

    Args:
        reason: why, as a clause ("the model has forward hooks").

    Example:
        >>> str(CannotLower("the model has forward hooks"))
        'the model has forward hooks'
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)
