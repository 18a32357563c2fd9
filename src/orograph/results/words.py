"""Numbers and names in words: what every way of looking at a survey says in the same way."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from orograph.errors import InputError
from orograph.registry import did_you_mean
from orograph.results.costs import operations, share_of_peak
from orograph.results.survey import Survey

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_SCALES = {"filter": "filter-normalised", "layer": "layer-normalised", "element": "element-normalised"}
_SHORT_KINDS = {
    "principal": "principal component",
    "hessian": "Hessian eigenvector",
    "towards": "towards another model",
}

WIDE = 30.0
"""From this ratio of the largest to the smallest value on, colours are logarithmic unless the user says otherwise.

Heights are so from this ratio of the largest to the median value on: near the bottom of a deep valley nothing is
lost in a picture of true heights, but where a few peaks dwarf everything else it shows nothing.
"""


def plain(text: object) -> str:
    """One line of printable text: control characters and line breaks become single spaces.

    Example:
        >>> plain("a net\\n of\\tmine")
        'a net of mine'
    """
    kept = "".join(letter if letter.isprintable() else " " for letter in str(text))
    return " ".join(kept.split())


def number(value: float, digits: int = 3, powers: int = 5) -> str:
    """A number for people: so many significant digits, a real minus sign, powers of ten raised from ``10**powers`` on.

    Example:
        >>> number(-0.01234), number(1437.2), number(2.5e6), number(1e-5)
        ('−0.0123', '1440', '2.5×10⁶', '10⁻⁵')
    """
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "∞" if value > 0 else "−∞"
    if value == 0:
        return "0"
    mantissa, _, exponent = f"{abs(value):.{digits - 1}e}".partition("e")
    power, sign = int(exponent), "−" if value < 0 else ""
    if -4 < power < powers:
        text = f"{float(f'{mantissa}e{exponent}'):.{max(digits - 1 - power, 0)}f}"
        return sign + (text.rstrip("0").rstrip(".") if "." in text else text)
    short = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    raised = "10" + str(power).translate(_RAISED)
    return sign + (raised if short == "1" else f"{short}×{raised}")


def numbers(values: Sequence[float]) -> list[str]:
    """Labels for round numbers: as few digits as say each of them exactly, and all large ones written alike.

    Example:
        >>> numbers([0.1, 0.25, 100.0]), numbers([1000.0, 10000.0, 100000.0])
        (['0.1', '0.25', '100'], ['1000', '10⁴', '10⁵'])
    """
    powers = 4 if max((abs(v) for v in values if math.isfinite(v)), default=0.0) >= 1e5 else 5
    digits = [next((d for d in range(1, 15) if float(f"{v:.{d - 1}e}") == float(f"{v:.14e}")), 15) for v in values]
    return [number(v, d, powers) for v, d in zip(values, digits, strict=True)]


def share(part: float, whole: float) -> str:
    """A share in per cent that never rounds to nothing or to everything.

    Example:
        >>> share(1, 2601), share(130, 2601), share(2600, 2601)
        ('< 1 %', '5 %', '> 99 %')
    """
    if not whole or part in (0, whole):
        return "100 %" if whole and part == whole else "0 %"
    percent = round(100 * part / whole)
    return "< 1 %" if percent < 1 else "> 99 %" if percent > 99 else f"{percent} %"


def counted(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun.

    Example:
        >>> counted(1, "cell"), counted(2601, "point")
        ('1 cell', '2,601 points')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def pace(seconds: float, part: float | None) -> str:
    """How fast points are computed.

    Args:
        seconds: what one takes.
        part: of the machine's own matrix product; None if unknown.

    Example:
        >>> pace(0.01234, 0.561)
        '0.0123 s a point on one worker, 56 % of the speed of matrix products'
    """
    compared = f", {share(part, 1.0)} of the speed of matrix products" if part else ""
    return f"{number(seconds)} s a point on one worker{compared}"


def cost_told(survey: Survey) -> str:
    """What a point of a survey cost when it was begun, as far as that was measured; empty if it was not."""
    engine = dig(survey.provenance, "engine")
    known = engine if isinstance(engine, Mapping) else {}
    seconds, flops, peak = (_size(known.get(name)) for name in ("seconds_per_point", "flops_per_point", "peak_flops"))
    time = pace(seconds, share_of_peak(flops / seconds, peak)) if seconds else ""
    arithmetic = f"{operations(flops)} a point" if flops else ""
    return "; ".join(filter(None, (time, arithmetic)))


def _size(value: Any) -> float:
    return float(value) if isinstance(value, int | float) and math.isfinite(value) and value > 0 else 0.0


def unused_told(route: str, trials: Any) -> list[str]:
    """The routes that were tried or left out besides the one chosen, each with the reason, or with what a point took.

    Args:
        route: the one chosen.
        trials: mappings with ``route``, ``seconds`` a point and ``note``, as a survey records them.

    Example:
        >>> tried = [("eager", 2.0, ""), ("eager", 1.5, ""), ("native", None, "no compiler"), ("lowered", 0.5, "")]
        >>> unused_told("lowered", [dict(zip(("route", "seconds", "note"), trial)) for trial in tried])
        ['eager: 1.5 s a point', 'native: no compiler']
    """
    seconds: dict[str, float] = {}
    notes: dict[str, str] = {}
    for trial in trials if isinstance(trials, list | tuple) else ():
        name = plain(dig(trial, "route") or "")
        took = _size(dig(trial, "seconds"))
        notes[name] = notes.get(name) or plain(dig(trial, "note") or "")
        seconds[name] = min(took or math.inf, seconds.get(name, math.inf))
    said = {
        name: notes[name] or (f"{number(took)} s a point" if took < math.inf else "") for name, took in seconds.items()
    }
    return [f"{name}: {why}" for name, why in said.items() if why and name not in ("", route)]


def lowest_place(survey: Survey, lowest: Mapping[str, float]) -> str:
    """Where a survey's minimum is, and whether among all of its points or the evaluated ones.

    Args:
        survey: whose minimum it is.
        lowest: as ``survey.minimum`` has it.
    """
    open_ones = survey.counts.get("pending", 0) + survey.counts.get("estimated", 0)
    among = " (of the points evaluated)" if open_ones else ""
    return f"{place(survey, lowest)}{among}"


def place(survey: Survey, coordinates: Mapping[str, float]) -> str:
    """Coordinates in words, such as ``x = 0.5, y = -1``; those that are known."""
    return ", ".join(f"{axis} = {number(coordinates[axis])}" for axis in survey.axes if axis in coordinates)


def interpolated_fields(survey: Survey) -> list[str]:
    """Fields that are interpolated where the loss is estimated: of no known error there."""
    return [name.replace("_", " ") for name in survey.measures if "at_estimated" in survey.dataset[name].attrs]


def check_field(survey: Survey, field: str) -> None:
    """Raises unless the survey measured that field.

    Raises:
        InputError: it did not.
    """
    if field not in survey.measures:
        raise InputError(f"a field of the survey {survey.name!r}", repr(field), did_you_mean(field, survey.measures))


def field_label(surveys: Sequence[Survey], field: str) -> str:
    """What the field is called, with its unit; the bare name where the surveys disagree."""
    labels = {_labelled_field(survey, field) for survey in surveys}
    return labels.pop() if len(labels) == 1 else field.replace("_", " ")


def axis_label(surveys: Sequence[Survey], axis: str) -> str:
    """What the axis is, e.g. ``x: random direction (filter-normalised)``; just ``x`` where unknown or mixed."""
    labels = {_labelled_axis(survey, axis) for survey in surveys}
    return labels.pop() if len(labels) == 1 else axis


def axis_name(survey: Survey, axis: str) -> str:
    """What the direction of an axis is called, e.g. ``random direction (filter-normalised)``; empty if unknown."""
    name = plain(survey.dataset[axis].attrs.get("long_name", ""))
    if name in ("", axis, f"{axis} coordinate"):
        spec = dig(survey.provenance, "directions", axis)
        name = direction_name(spec) if isinstance(spec, Mapping) else ""
    return name


def standard_errors(survey: Survey, field: str) -> np.ndarray | None:
    """The standard errors of a field, shaped like it, NaN where it has no number; None if none was measured."""
    name = f"{field}_stderr"
    if name not in survey.dataset:
        return None
    values, errors = (survey.dataset[n].transpose(*survey.axes).values.astype(np.float64) for n in (field, name))
    errors = np.where(np.isfinite(values), errors, np.nan)
    return errors if np.isfinite(errors).any() else None


def precision_told(survey: Survey) -> str:
    """The tier and how far its losses are from double precision, where that was measured; empty for plain single."""
    return precisions_told([survey])[0]


def precisions_told(surveys: Sequence[Survey]) -> list[str]:
    """`precision_told` of several surveys: those of one tier are told together, with the largest of their errors."""
    each = [_precision(survey) for survey in surveys]
    worst: dict[str, float] = {}
    points: dict[str, int] = {}
    for tier, error, count in each:
        if not math.isnan(error):
            worst[tier] = max(error, worst.get(tier, 0.0))
            points[tier] = points.get(tier, 0) + count
    unknown = {tier: "" if tier in ("", "fp32", "fp64") else f"{tier}, error not measured" for tier, _, _ in each}
    checked = {tier: f"{counted(count, 'point')} checked" for tier, count in points.items()}
    known = {
        tier: f"{tier}: rounding off by at most {number(error, 2)} of the loss at {checked[tier]}"
        for tier, error in worst.items()
    }
    return [unknown[tier] if math.isnan(error) else known[tier] for tier, error, _ in each]


def _precision(survey: Survey) -> tuple[str, float, int]:
    """Tier, largest relative error (NaN if it was not measured), and at how many points that was."""
    told = dig(survey.provenance, "precision")
    told = told if isinstance(told, Mapping) else {}
    worst, points = told.get("max_relative_error"), told.get("points")
    return plain(told.get("tier") or ""), float(worst) if isinstance(worst, int | float) else math.nan, int(points or 0)


def accuracy_told(survey: Survey) -> str:
    """What a surface that is not exact everywhere cost, and how far off it may be; empty for one that is."""
    told = dig(survey.provenance, "accuracy", "statement")
    spent, dense = (survey.provenance.get(key) for key in ("sample_evaluations", "dense_evaluations"))
    if not told or not isinstance(spent, int) or not isinstance(dense, int) or spent >= dense:
        return ""
    return f"{plain(told)}, from 1/{number(dense / spent, 2)} of the evaluations"


def wide(survey: Survey) -> bool:
    """Whether pictures of the loss have logarithmic colours unless told otherwise: from `WIDE` on."""
    loss = survey.evaluated("loss")
    known = loss[~np.isnan(loss)]
    return bool(known.size and known.max() > WIDE * known.min() > 0)


def loose_in_log(surveys: Sequence[Survey]) -> bool:
    """Whether some losses are estimates with an error that is known as a share of the range, and not of each loss.

    Logarithmic colours show more of the low ones than such an error vouches for.
    """
    return any(
        dig(survey.provenance, "accuracy", "of") == "range" and survey.counts.get("estimated", 0) for survey in surveys
    )


def _labelled_field(survey: Survey, field: str) -> str:
    attrs = survey.dataset[field].attrs
    name = attrs.get("long_name")
    if not name and field == "loss":
        name = str(dig(survey.provenance, "objective", "loss") or "").replace("_", " ")
    unit = plain(attrs.get("units", ""))
    label = plain(name or field.replace("_", " "))
    return f"{label} ({unit})" if unit not in ("", "1") else label


def _labelled_axis(survey: Survey, axis: str) -> str:
    name, unit = axis_name(survey, axis), plain(survey.dataset[axis].attrs.get("units", ""))
    if unit in ("1", "direction"):  # 1 is the whole direction: nothing that the name does not say
        unit = ""
    if not name:
        return f"{axis} ({unit})" if unit else axis
    return f"{axis}: {name}" + (f", {unit}" if unit else "")


def direction_name(spec: Mapping[str, Any]) -> str:
    """What a direction is called, from the way it was made; empty if that is unknown.

    Example:
        >>> direction_name({"kind": "random", "normalize": "filter"}), direction_name({})
        ('random direction (filter-normalised)', '')
    """
    kind = plain(spec.get("kind", ""))
    if not kind:
        return ""
    name = _SHORT_KINDS.get(kind, kind.replace("_", " "))
    if kind in ("random", "gradient", "given"):
        name += " direction"
    scale = scale_word(spec)
    return f"{name} ({scale})" if scale else name


def scale_word(spec: Mapping[str, Any]) -> str:
    """How a direction was scaled to the weights, e.g. ``filter-normalised``; empty if it was not."""
    scale = spec.get("normalize")
    return "" if scale in (None, "", "none") else _SCALES.get(str(scale), f"{plain(scale)}-normalised")


def relief(survey: Survey, field: str) -> float:
    """The largest finite value of a field minus the smallest; infinite if there is none."""
    values = survey.dataset[field].values
    finite = values[np.isfinite(values)]
    return float(np.ptp(finite)) if finite.size else math.inf


def dig(tree: Mapping[str, Any], *keys: str) -> Any:
    """What is in a tree of mappings under those keys; None if there is nothing.

    Example:
        >>> dig({"objective": {"loss": "mse"}}, "objective", "loss"), dig({}, "objective", "loss")
        ('mse', None)
    """
    for key in keys:
        if not isinstance(tree, Mapping) or key not in tree:
            return None
        tree = tree[key]
    return tree
