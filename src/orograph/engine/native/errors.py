"""What our own kernels leave to the model itself."""

from __future__ import annotations


class NotFinite(ArithmeticError):
    """A value is infinite or NaN, and only the model itself says what becomes of it."""
