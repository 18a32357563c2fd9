"""Numbers, labels and the caption line: everything a picture says in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from orograph.errors import InputError
from orograph.registry import did_you_mean
from orograph.results.survey import Survey

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_SCALES = {"filter": "filter-normalised", "layer": "layer-normalised", "element": "element-normalised"}
_SHORT_KINDS = {"pca": "principal component", "hessian": "Hessian eigenvector", "towards": "towards another model"}


def plain(text: object) -> str:
    """One line of printable text: control characters and line breaks become single spaces.

    Example:
        >>> plain("a net\\n of\\tmine")
        'a net of mine'
    """
    kept = "".join(letter if letter.isprintable() else " " for letter in str(text))
    return " ".join(kept.split())


def number(value: float, digits: int = 3) -> str:
    """A number for people: so many significant digits, a real minus sign, powers of ten raised.

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
    if -4 < power < 5:
        text = f"{float(f'{mantissa}e{exponent}'):.{max(digits - 1 - power, 0)}f}"
        return sign + (text.rstrip("0").rstrip(".") if "." in text else text)
    short = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    raised = "10" + str(power).translate(_RAISED)
    return sign + (raised if short == "1" else f"{short}×{raised}")


def numbers(values: Sequence[float]) -> list[str]:
    """Labels for round numbers: as few digits as say each of them exactly.

    Example:
        >>> numbers([0.1, 0.25, 100.0])
        ['0.1', '0.25', '100']
    """
    return [
        next((number(v, d) for d in range(1, 15) if float(f"{v:.{d - 1}e}") == float(f"{v:.14e}")), number(v, 15))
        for v in values
    ]


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


def check_field(survey: Survey, field: str) -> None:
    """Raises unless the survey measured that field.

    Raises:
        InputError: it did not.
    """
    if field not in survey.measures:
        raise InputError(f"a field of the survey {survey.name!r}", repr(field), did_you_mean(field, survey.measures))


def field_label(surveys: Sequence[Survey], field: str) -> str:
    """What the field is called, with its unit; the bare name where the surveys disagree."""
    labels = {_one_field_label(survey, field) for survey in surveys}
    return labels.pop() if len(labels) == 1 else field.replace("_", " ")


def axis_label(surveys: Sequence[Survey], axis: str) -> str:
    """What the axis is, e.g. ``x: random direction (filter-normalised)``; just ``x`` where unknown or mixed."""
    labels = {_one_axis_label(survey, axis) for survey in surveys}
    return labels.pop() if len(labels) == 1 else axis


def standard_errors(survey: Survey, field: str) -> np.ndarray | None:
    """The standard errors of a field, shaped like it, NaN where it has no number; None if none was measured."""
    name = f"{field}_stderr"
    if name not in survey.dataset:
        return None
    values, errors = (survey.dataset[n].transpose(*survey.axes).values.astype(np.float64) for n in (field, name))
    errors = np.where(np.isfinite(values), errors, np.nan)
    return errors if np.isfinite(errors).any() else None


def caption(surveys: Sequence[Survey], field: str, *extra: str) -> str:
    """One line under the picture: how it was made, and how far to trust it.

    Args:
        surveys: those in the picture; what they share is said once.
        field: the field drawn.
        extra: further remarks of the picture.

    Returns:
        Parts joined with `` · ``.
    """
    parts = [_merged([tell(survey) for survey in surveys]) for tell in (_plane, _normstats, _data, _angle)]
    if not any(survey.provenance for survey in surveys):
        parts.append("origin unknown: imported without provenance")
    parts += [_trust(surveys, field), *extra]
    return " · ".join(part for part in parts if part)


def _one_field_label(survey: Survey, field: str) -> str:
    attrs = survey.dataset[field].attrs
    name = attrs.get("long_name")
    if not name and field == "loss":
        name = str(_dig(survey.provenance, "objective", "loss") or "").replace("_", " ")
    unit = plain(attrs.get("units", ""))
    label = plain(name or field.replace("_", " "))
    return f"{label} ({unit})" if unit not in ("", "1") else label


def _one_axis_label(survey: Survey, axis: str) -> str:
    attrs = survey.dataset[axis].attrs
    name, unit = plain(attrs.get("long_name", "")), plain(attrs.get("units", ""))
    if unit == "direction":  # 1 is the whole direction: nothing that the name does not say
        unit = ""
    if name in ("", axis, f"{axis} coordinate"):
        name = _direction(_dig(survey.provenance, "directions", axis) or {})
    if not name:
        return f"{axis} ({unit})" if unit not in ("", "1") else axis
    return f"{axis}: {name}" + (f", {unit}" if unit not in ("", "1") else "")


def _direction(spec: Mapping[str, Any]) -> str:
    kind = plain(spec.get("kind", ""))
    if not kind:
        return ""
    name = _SHORT_KINDS.get(kind, kind.replace("_", " "))
    if kind in ("random", "gradient"):
        name += " direction"
    scale = _scale_word(spec)
    return f"{name} ({scale})" if scale else name


def _scale_word(spec: Mapping[str, Any]) -> str:
    scale = spec.get("normalize")
    return "" if scale in (None, "", "none") else _SCALES.get(str(scale), f"{plain(scale)}-normalised")


def _plane(survey: Survey) -> str:
    specs = [_dig(survey.provenance, "directions", axis) or {} for axis in survey.axes]
    kinds = list(dict.fromkeys(plain(spec.get("kind", "")).replace("_", " ") for spec in specs))
    if not specs or not all(kinds):
        return ""
    shape = "line" if len(survey.axes) == 1 else "plane"
    scales = list(dict.fromkeys(_scale_word(spec) for spec in specs))
    words = [scales[0] if len(scales) == 1 else "", " and ".join(kinds), shape]
    seeds = list(dict.fromkeys(str(spec["seed"]) for spec in specs if spec.get("seed") is not None))
    text = " ".join(word for word in words if word)
    return f"{text}, seed {', '.join(seeds)}" if seeds else text


def _normstats(survey: Survey) -> str:
    if _dig(survey.provenance, "objective", "running_statistics") == 0:
        return ""
    policy = plain(_dig(survey.provenance, "objective", "normstats") or "")
    return f"BatchNorm {policy}" if policy not in ("", "none") else ""


def _data(survey: Survey) -> str:
    count = _dig(survey.provenance, "objective", "data", "count")
    return counted(int(count), "sample") if isinstance(count, int | float) else ""


def _angle(survey: Survey) -> str:
    cosine = _dig(survey.provenance, "directions", "cosine")
    if not isinstance(cosine, int | float) or abs(cosine) < 0.01:
        return ""
    return f"axes not orthogonal: cosine {number(cosine, 2)}"


def _trust(surveys: Sequence[Survey], field: str) -> str:
    known = [(survey, errors) for survey in surveys if (errors := standard_errors(survey, field)) is not None]
    if len(known) < len(surveys):
        return "standard error unknown" + (f" for {len(surveys) - len(known)} of {len(surveys)}" if known else "")
    medians = [float(np.nanmedian(errors)) for _, errors in known]
    low, high = number(min(medians), 2), number(max(medians), 2)
    said = f"median s.e. {low}" if low == high else f"median s.e. {low}–{high}"
    noisy = [survey.name for (survey, _), s in zip(known, medians, strict=True) if _relief_of(survey, field) < 2 * s]
    if noisy and any(medians):
        return f"{said}: beware, the relief is smaller than ± 2 s.e."
    return said


def _relief_of(survey: Survey, field: str) -> float:
    values = survey.dataset[field].values
    finite = values[np.isfinite(values)]
    return float(np.ptp(finite)) if finite.size else math.inf


def _merged(parts: Sequence[str]) -> str:
    known = list(dict.fromkeys(part for part in parts if part))
    if not known:
        return ""
    head, gap, _ = known[0].rpartition(" seed ")
    alike = [part.rpartition(" seed ") for part in known]
    if len(known) > 1 and gap and all(part[:2] == (head, gap) for part in alike):
        return f"{head} seeds {', '.join(part[2] for part in alike)}"
    return " / ".join(known) if len(known) <= 3 else f"{known[0]} and {len(known) - 1} other settings"


def _dig(tree: Mapping[str, Any], *keys: str) -> Any:
    for key in keys:
        if not isinstance(tree, Mapping) or key not in tree:
            return None
        tree = tree[key]
    return tree
