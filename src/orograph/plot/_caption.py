"""The caption line of a picture: how it was made, and how far to trust it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from orograph.results.survey import Survey
from orograph.results.words import (
    accuracy_told,
    counted,
    dig,
    number,
    plain,
    precisions_told,
    relief,
    scale_word,
    standard_errors,
)


def caption(surveys: Sequence[Survey], field: str, *extra: str, shares: bool = True) -> str:
    """The lines under the picture: how it was made, and how far to trust it.

    Args:
        surveys: those in the picture; what they share is said once.
        field: the field drawn.
        extra: further remarks of the picture.
        shares: what principal components hold of the paths; False where the picture itself shows that.

    Returns:
        Parts joined with `` · ``; below, a line for each of the surveys that differ, with what is its own.
    """
    facts = (_plane, *([_principal] if shares else []), _normstats, _data, accuracy_told, _angle)
    told = [[tell(survey) for survey in surveys] for tell in facts]
    told[-4] = _beside(surveys, told[-4], "no BatchNorm")
    told[-2] = _beside(surveys, told[-2], "no point estimated")
    told.insert(-2, precisions_told(surveys))
    shared = [_merged(each) for each in told]
    parts = [part for part in shared if part]
    if not any(survey.provenance for survey in surveys):
        parts.append("origin unknown: imported without provenance")
    parts += [_interpolated(surveys, field), _trust(surveys, field), *extra]
    own = [each for each, merged in zip(told, shared, strict=True) if merged is None]
    return "\n".join([" · ".join(part for part in parts if part), *_apart(surveys, own)])


def _apart(surveys: Sequence[Survey], told: Sequence[Sequence[str]]) -> list[str]:
    """What is not the same for all: one line for those surveys that agree in all of it, named before it."""
    groups: dict[str, list[str]] = {}
    for survey, facts in zip(surveys, zip(*told, strict=True), strict=False):
        text = " · ".join(fact for fact in facts if fact) or "not known"
        groups.setdefault(text, []).append(plain(survey.name))
    return [f"{', '.join(dict.fromkeys(names))}: {text}" for text, names in groups.items()]


def _beside(surveys: Sequence[Survey], told: Sequence[str], nothing: str) -> list[str]:
    """What is told of something that only some of the surveys have, of the others too."""
    if not any(told):
        return list(told)
    return [text or (nothing if survey.provenance else "") for survey, text in zip(surveys, told, strict=True)]


def _plane(survey: Survey) -> str:
    specs = _specs(survey)
    kinds = list(dict.fromkeys(plain(spec.get("kind", "")).replace("_", " ") for spec in specs))
    if not specs or not all(kinds):
        return ""
    if kinds == ["principal"]:
        named = "principal components" if len(specs) > 1 else "principal component"
        return f"{named} {plain(specs[0].get('form', ''))}".strip()
    scales = list(dict.fromkeys(scale_word(spec) for spec in specs))
    words = [scales[0] if len(scales) == 1 else "", *_shape(specs, kinds)]
    seeds = list(dict.fromkeys(str(spec["seed"]) for spec in specs if spec.get("seed") is not None))
    text = " ".join(word for word in words if word)
    return f"{text}, seed {', '.join(seeds)}" if seeds else text


def _specs(survey: Survey) -> list[Mapping[str, Any]]:
    return [dig(survey.provenance, "directions", axis) or {} for axis in survey.axes]


def _shape(specs: Sequence[Mapping[str, Any]], kinds: Sequence[str]) -> list[str]:
    """What the line or plane is: where it goes to, if it goes somewhere."""
    shape = "line" if len(specs) == 1 else "plane"
    targets = [plain(spec.get("target", "")) for spec in specs]
    if list(kinds) == ["towards"] and all(targets):
        return [shape, f"towards {' and '.join(dict.fromkeys(targets))}"]
    if list(kinds) == ["given"]:
        return [shape, "along a given direction" if shape == "line" else "along given directions"]
    return [" and ".join(kinds), shape]


def _principal(survey: Survey) -> str:
    """What principal components hold of the paths, beside what they would hold of a walk that goes nowhere."""
    specs = _specs(survey)
    if not specs or any(spec.get("kind") != "principal" for spec in specs):
        return ""
    names = (("null", "random walk"), ("null_same_steps", "with the same steps"))
    walks = ", ".join(f"{name} {shares}" for key, name in names if (shares := _shares(specs, key)))
    held = _shares(specs, "explained")
    return f"{held} of the variance" + (f" ({walks})" if walks else "") if held else ""


def _shares(specs: Sequence[Mapping[str, Any]], key: str) -> str:
    shares = [spec.get(key) for spec in specs]
    if not all(isinstance(share, int | float) for share in shares):
        return ""
    return " + ".join(f"{share:.0%}".replace("%", " %") for share in shares)


def _normstats(survey: Survey) -> str:
    if dig(survey.provenance, "objective", "running_statistics") == 0:
        return ""
    policy = plain(dig(survey.provenance, "objective", "normstats") or "")
    return f"BatchNorm {policy}" if policy not in ("", "none") else ""


def _data(survey: Survey) -> str:
    count = dig(survey.provenance, "objective", "data", "count")
    return counted(int(count), "sample") if isinstance(count, int | float) else ""


def _interpolated(surveys: Sequence[Survey], field: str) -> str:
    """A remark on a field that has no error of its own where the loss is estimated."""
    said = any("at_estimated" in survey.dataset[field].attrs for survey in surveys)
    return f"{field.replace('_', ' ')} interpolated where the loss is estimated" if said else ""


def _angle(survey: Survey) -> str:
    cosine = dig(survey.provenance, "directions", "cosine")
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
    noisy = [survey.name for (survey, _), s in zip(known, medians, strict=True) if relief(survey, field) < 2 * s]
    if noisy and any(medians):
        return f"{said}: beware, the relief is smaller than ± 2 s.e."
    return said


def _merged(parts: Sequence[str]) -> str | None:
    """What all say, or the seeds in which alone they differ; None where they differ in more."""
    known = list(dict.fromkeys(parts))
    if len(known) == 1:
        return known[0]
    head, gap, _ = known[0].rpartition(" seed ")
    alike = [part.rpartition(" seed ") for part in known]
    if gap and all(part[:2] == (head, gap) for part in alike):
        return f"{head} seeds {', '.join(part[2] for part in alike)}"
    return None
