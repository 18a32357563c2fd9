"""What a faster way to compute a model says when it does not serve; its callers catch it and go another way."""

from __future__ import annotations

from orograph.errors import ModelError, reason
from orograph.objectives.evaluable import check_memory


class CannotLower(Exception):
    """A model, or one of its batches, for which no faster form is known to be right; evaluate it as it is.

    Args:
        reason: why, as a clause ("the model has forward hooks").
        remedy: what can be done about it, if that is not the model's matter.

    Example:
        >>> str(CannotLower("the model has forward hooks"))
        'the model has forward hooks'
    """

    def __init__(self, reason: str, remedy: str = "") -> None:
        self.reason, self.remedy = reason, remedy
        super().__init__(reason)


class NotFinite(ArithmeticError):
    """A value in a kernel of our own is infinite or NaN, and only the model itself says what becomes of it."""


def refusal(what: str, error: Exception) -> CannotLower:
    """The complaint that something raised an exception, unless the machine rather than the model is to blame.

    Args:
        what: raised it, as a clause.
        error: the exception.

    Raises:
        MemoryError, torch.OutOfMemoryError, RuntimeError: the exception itself, if it says that memory ran out.

    Example:
        >>> str(refusal("its graph cannot be rewritten", KeyError("x")))
        "its graph cannot be rewritten (there is no 'x')"
    """
    try:
        check_memory(error)
    except ModelError:
        raise error from None
    return CannotLower(f"{what} ({reason(error)})")
