"""Time and arithmetic that points cost; imports nothing, as progress is told before anything is loaded."""

from __future__ import annotations


def duration(seconds: float) -> str:
    """A length of time for reading.

    Example:
        >>> duration(0.21), duration(75), duration(7500)
        ('0.2 s', '1 min 15 s', '2 h 05 min')
    """
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"


def operations(count: float) -> str:
    """A number of floating-point operations for reading.

    Example:
        >>> operations(360), operations(1_237_000), operations(999_999_999), operations(4.2e13)
        ('360 FLOP', '1.24 MFLOP', '1 GFLOP', '42 TFLOP')
    """
    for unit in ("", "k", "M", "G", "T", "P"):
        if count < 999.5:
            return f"{count:.3g} {unit}FLOP"
        count /= 1000
    return f"{count:.3g} EFLOP"


def share_of_peak(flops: float | None, peak: float) -> float | None:
    """The model's arithmetic as a share of what is possible; None if unknown, or if less arithmetic is done than that.

    Args:
        flops: operations of the model a second; a route or a closed form may come to the same numbers with fewer.
        peak: of a matrix product, a second.

    Example:
        >>> share_of_peak(3e9, 4e9), share_of_peak(7e9, 4e9), share_of_peak(3e9, 0.0)
        (0.75, None, None)
    """
    return flops / peak if flops and 0 < flops <= peak else None
