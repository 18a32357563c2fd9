"""The caption line of a picture: how it was made, and how far to trust it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from orograph.results.survey import Survey
from orograph.results.words import counted, dig, number, plain, relief, scale_word, standard_errors


def caption(surveys: Sequence[Survey], field: str, *extra: str) -> str:
    """One line under the picture: how it was made, and how far to trust it.

    Args:
        surveys: those in the picture; what they share is said once.
        field: the field drawn.
        extra: further remarks of the picture.

    Returns:
        Parts joined with `` · ``.
    """
    facts = (_plane, _normstats, _data, _precision, _accuracy, _angle)
    parts = [_merged([tell(survey) for survey in surveys]) for tell in facts]
    if not any(survey.provenance for survey in surveys):
        parts.append("origin unknown: imported without provenance")
    parts += [_trust(surveys, field), *extra]
    return " · ".join(part for part in parts if part)


def _plane(survey: Survey) -> str:
    specs = [dig(survey.provenance, "directions", axis) or {} for axis in survey.axes]
    if specs and all(spec.get("kind") == "principal" for spec in specs):
        return _principal(specs)
    kinds = list(dict.fromkeys(plain(spec.get("kind", "")).replace("_", " ") for spec in specs))
    if not specs or not all(kinds):
        return ""
    shape = "line" if len(survey.axes) == 1 else "plane"
    scales = list(dict.fromkeys(scale_word(spec) for spec in specs))
    words = [scales[0] if len(scales) == 1 else "", " and ".join(kinds), shape]
    seeds = list(dict.fromkeys(str(spec["seed"]) for spec in specs if spec.get("seed") is not None))
    text = " ".join(word for word in words if word)
    return f"{text}, seed {', '.join(seeds)}" if seeds else text


def _principal(specs: Sequence[Mapping[str, Any]]) -> str:
    """What principal components hold of the paths, beside what they would hold of a walk that goes nowhere."""
    words = "principal components" if len(specs) > 1 else "principal component"
    told = [f"{words} {plain(specs[0].get('form', ''))}".strip()]
    walks = {key: _shares(specs, key) for key in ("explained", "null", "null_same_steps")}
    names = (
        ("explained", "of the variance"),
        ("null", "in a random walk"),
        ("null_same_steps", "in one of the same steps"),
    )
    told += [f"{walks[key]} {name}" for key, name in names if walks[key]]
    return " · ".join(told)


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


def _precision(survey: Survey) -> str:
    """The tier and how far its losses are from double precision, where that was measured."""
    tier = plain(dig(survey.provenance, "precision", "tier") or "")
    worst = dig(survey.provenance, "precision", "max_relative_error")
    if not isinstance(worst, int | float):
        return "" if tier in ("", "fp32", "fp64") else f"{tier}, error not measured"
    points = dig(survey.provenance, "precision", "points")
    return f"{tier}, off by up to {number(worst, 2)} of the loss at {counted(int(points or 0), 'point')} checked"


def _accuracy(survey: Survey) -> str:
    """What a surface that is not exact everywhere cost, and how far off it may be."""
    told = dig(survey.provenance, "accuracy", "statement")
    spent, dense = (survey.provenance.get(key) for key in ("sample_evaluations", "dense_evaluations"))
    if not told or not isinstance(spent, int) or not isinstance(dense, int) or spent >= dense:
        return ""
    return f"{plain(told)}, from 1/{number(dense / spent, 2)} of the evaluations"


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


def _merged(parts: Sequence[str]) -> str:
    known = list(dict.fromkeys(part for part in parts if part))
    if not known:
        return ""
    head, gap, _ = known[0].rpartition(" seed ")
    alike = [part.rpartition(" seed ") for part in known]
    if len(known) > 1 and gap and all(part[:2] == (head, gap) for part in alike):
        return f"{head} seeds {', '.join(part[2] for part in alike)}"
    return " / ".join(known) if len(known) <= 3 else f"{known[0]} and {len(known) - 1} other settings"
