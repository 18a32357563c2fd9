"""The Explain panel: what is shown, how it was made and how far to trust it, in words for a room full of people.

Everything here is read from the survey's provenance, of which any part may be missing or strange: what is not known
is left out, and a survey without any provenance is said to have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from orograph.results.survey import Survey
from orograph.results.words import (
    accuracy_told,
    axis_name,
    cost_told,
    counted,
    dig,
    field_label,
    interpolated_fields,
    number,
    plain,
    precision_told,
    relief,
    share,
    standard_errors,
)

_HASH_SHOWN = 12

_STEPS = {
    "filter": "a step as long as the filter it changes",
    "layer": "a step as long as the layer it changes",
    "element": "a random step in proportion to every single weight",
    "none": "the direction as it was drawn",
}
_SCALING = {
    "filter": "each filter of the direction has the norm of the filter it changes",
    "layer": "each layer of the direction has the norm of the layer it changes",
    "element": "each entry of the direction is multiplied by the size of the weight it changes",
    "none": "not scaled to the weights: compare with care",
}
_NORMSTATS = {
    "frozen": "running statistics stay those of the anchor",
    "interpolated": "running statistics move with the weights, between the checkpoints' own",
    "recalibrated": "running statistics are measured anew at every point, on the same data",
}
_ROUTES = {
    "eager": "the model itself",
    "lowered": "a faster form of the model, compared with it",
    "native": "a faster form of the model with kernels of Orograph's own, compared with it",
    "compiled": "the model as PyTorch compiles it, compared with it",
    "closed": "a closed form, which tells every point from one pass over the data",
}
_PACKAGES = {"orograph": "Orograph", "torch": "PyTorch", "numpy": "NumPy", "python": "Python"}

Facts = Iterator[tuple[str, str]]


def explain(survey: Survey) -> list[dict[str, Any]]:
    """The sections of the panel, each with its facts; a section without facts is left out.

    Args:
        survey: the survey.

    Returns:
        ``{"title": ..., "facts": [{"term": ..., "text": ...}, ...]}`` each.

    Example:
        >>> import xarray as xr
        >>> grid = xr.Dataset({"loss": ("x", [1.0, 3.0]), "status": ("x", [1, 1])}, {"x": [-1.0, 1.0]})
        >>> sections = explain(Survey(grid, name="bowl"))
        >>> [section["title"] for section in sections]
        ['What you see', 'The axes', 'How it was computed', 'How far to trust it']
        >>> sections[2]["facts"][0]["text"]
        'not known: this survey came without a record of how it was made'
    """
    told = {
        "What you see": _seen(survey),
        "The axes": _axes(survey),
        "The data": _data(survey),
        "How it was computed": _computed(survey),
        "How far to trust it": _trust(survey),
    }
    sections = {title: [{"term": term, "text": text} for term, text in facts] for title, facts in told.items()}
    return [{"title": title, "facts": facts} for title, facts in sections.items() if facts]


def unit_text(survey: Survey, axis: str) -> str:
    """What one unit of an axis means, in words; empty if that is not known.

    Example:
        >>> import xarray as xr
        >>> made = {"x": {"kind": "random", "normalize": "filter", "norm": 12.3, "relative_norm": 0.98}}
        >>> grid = xr.Dataset({"loss": ("x", [1.0]), "status": ("x", [1])}, {"x": [0.0]})
        >>> unit_text(Survey(grid, name="bowl", provenance={"directions": made}), "x")
        "1 = a step as long as the filter it changes (norm 12.3, 0.98 of the weights' norm)"
    """
    spec = _table(survey.provenance, "directions", axis)
    kind = plain(spec.get("kind", ""))
    if not kind:
        return ""
    if kind == "towards":
        step = f"the whole way to {plain(spec.get('target', '')) or 'the other weights'}"
    else:
        step = _STEPS.get(str(spec.get("normalize")), "the whole direction")
    norm, part = _number(spec.get("norm")), _number(spec.get("relative_norm"))
    sizes = [f"norm {norm}" if norm else "", f"{part} of the weights' norm" if part else ""]
    told = ", ".join(size for size in sizes if size)
    return f"1 = {step} ({told})" if told else f"1 = {step}"


def _seen(survey: Survey) -> Facts:
    sizes = " × ".join(f"{survey.dataset.sizes[axis]:,}" for axis in survey.axes)
    total, plane = survey.counts["total"], len(survey.axes) > 1
    if plane:
        yield "Surface", "the loss over a flat plane through the space of all the model's parameters"
    else:
        yield "Curve", "the loss along a straight line through the space of all the model's parameters"
    done = sum(survey.counts[status] for status in ("ok", "nonfinite", "failed"))
    each = "each one a full evaluation" if done == total else f"{done:,} of them full evaluations"
    yield "Points", f"{counted(total, 'point')} ({sizes}), {each} of the model on the data"
    yield "Height", field_label([survey], survey.measures[0]) if survey.measures else "nothing was measured"
    if others := [plain(name).replace("_", " ") for name in survey.measures[1:]]:
        yield "Also measured", _listed(others)
    if survey.anchor:
        yield "Anchor", f"the model itself is at {', '.join(f'{axis} = 0' for axis in survey.axes)}"


def _axes(survey: Survey) -> Facts:
    for axis in survey.axes:
        spec = _table(survey.provenance, "directions", axis)
        nodes = survey.dataset[axis].values
        yield axis, axis_name(survey, axis) or "a direction that is not recorded"
        yield f"{axis}: range", f"{number(float(nodes[0]))} to {number(float(nodes[-1]))}"
        if spec.get("kind") == "random":
            seed = spec.get("seed")
            drawn = "every entry drawn from a normal distribution"
            yield f"{axis}: drawn", drawn if seed is None else f"{drawn}, seed {plain(seed)}"
        if scaling := _SCALING.get(str(spec.get("normalize"))):
            yield f"{axis}: scaled", scaling
        if still := _texts(spec.get("ignore")):
            yield f"{axis}: left alone", f"parameters that match {_listed(still)}"
        if unit := unit_text(survey, axis):
            yield f"{axis}: one unit", unit
    cosine = dig(survey.provenance, "directions", "cosine")
    if len(survey.axes) > 1 and isinstance(cosine, int | float):
        right = abs(cosine) < 0.01
        told = "the axes stand at right angles" if right else "the axes are not at right angles: shapes look sheared"
        yield "Angle", f"cosine {'0' if right else number(cosine, 2)}: {told}"


def _data(survey: Survey) -> Facts:
    data = _table(survey.provenance, "objective", "data")
    count, asked = data.get("count"), data.get("samples")
    if isinstance(count, int):
        yield "Samples", f"{counted(count, 'sample')}, all of them at every point that was evaluated"
    if asked is not None:
        seed = data.get("seed")
        yield "Subset", f"a fixed {plain(asked)} of them" + ("" if seed is None else f", seed {plain(seed)}")
    if note := plain(data.get("note", "") or ""):
        yield "Note", note
    if digest := plain(data.get("sha256", "") or ""):
        yield "Fingerprint", f"SHA-256 {digest[:_HASH_SHOWN]}… of the samples as the model got them"


def _computed(survey: Survey) -> Facts:
    known, objective = survey.provenance, _table(survey.provenance, "objective")
    if not objective and not known.get("versions"):
        yield "Origin", "not known: this survey came without a record of how it was made"
        return
    if model := plain(objective.get("model", "")):
        yield "Model", model
    if isinstance(count := objective.get("parameters"), int):
        yield "Parameters", f"{count:,}"
    if precision := precision_told(survey):
        yield "Precision", precision
    if dtype := plain(objective.get("dtype", "")):
        yield "Numbers", " on ".join(part for part in (dtype, plain(objective.get("device", ""))) if part)
    if loss := plain(objective.get("loss", "")).replace("_", " "):
        yield "Loss", loss
    if penalty := objective.get("penalty"):
        yield "Penalty", _pairs(penalty) if isinstance(penalty, Mapping) else plain(penalty)
    yield from _normstats(objective)
    if isinstance(size := objective.get("batch_size"), int):
        yield "Batch size", f"{size:,}"
    if route := plain(dig(known, "engine", "route") or ""):
        yield "Route", f"{route}: {_ROUTES[route]}" if route in _ROUTES else route
    if isinstance(threads := dig(known, "engine", "threads"), int):
        yield "Threads", f"{counted(threads, 'thread')} a worker"
    if cost := cost_told(survey):
        yield "Cost", cost
    if versions := _versions(_table(known, "versions")):
        yield "Versions", versions
    if created := plain(known.get("created", "")):
        yield "Begun", created.replace("T", " ").replace("+00:00", " UTC")


def _normstats(objective: Mapping[str, Any]) -> Facts:
    policy = plain(objective.get("normstats", ""))
    if objective.get("running_statistics") == 0:
        yield "BatchNorm", "the model has no running statistics"
    elif policy in _NORMSTATS:
        yield "BatchNorm", f"{policy}: {_NORMSTATS[policy]}"
    elif policy:
        yield "BatchNorm", policy


def _trust(survey: Survey) -> Facts:
    counts = survey.counts
    yield from _noise(survey)
    for status, said in (
        ("pending", "not evaluated yet"),
        ("nonfinite", "where the loss is NaN or infinite; kept and drawn as such"),
        ("failed", "where the evaluation raised an error"),
        ("estimated", "not evaluated: the loss there is reconstructed, with its standard error in loss_error"),
    ):
        if counts.get(status):
            part = share(counts[status], counts["total"])
            yield (
                status.replace("nonfinite", "not finite").capitalize(),
                f"{counted(counts[status], 'point')} ({part}) {said}",
            )
    if told := accuracy_told(survey):
        yield "Accuracy", told
    if survey.counts.get("estimated") and (others := interpolated_fields(survey)):
        yield "Interpolated", f"where the loss is estimated, {_listed(others)}: without an error of their own"
    if counts["ok"] == counts["total"]:
        yield "Complete", "every point was evaluated, and every loss is finite"
    yield "Not shown", _unseen(survey)


def _noise(survey: Survey) -> Facts:
    if "loss" not in survey.measures:
        return
    errors = standard_errors(survey, "loss")
    if errors is None:
        yield "Standard error", "not measured: how exact the loss is, is not known"
        return
    loss = survey.dataset["loss"].transpose(*survey.axes).values
    middle, largest = float(np.nanmedian(errors)), float(np.nanmax(errors))
    yield "Standard error", f"of the loss: median {number(middle, 2)}, largest {number(largest, 2)} (a finite data set)"
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.where(loss > 0, errors / loss, np.nan)
    if np.isfinite(shares).any():
        lowest = np.unravel_index(int(np.nanargmin(np.where(np.isfinite(loss), loss, np.nan))), loss.shape)
        bottom = f"{number(float(loss[lowest]))} ± {number(float(errors[lowest]), 2)} at the minimum"
        yield "As a share", f"median {number(100 * float(np.nanmedian(shares)), 2)} % of the loss; {bottom}"
    height = relief(survey, "loss")
    if np.isfinite(height) and height < 2 * middle:
        told = f"the relief, {number(height)}, is smaller than 2 s.e.: what looks like shape may be chance"
        yield "Beware", told
    elif np.isfinite(height):
        yield "Noise floor", "two places differ for sure only where their losses differ by more than 2 s.e. of each"


def _unseen(survey: Survey) -> str:
    count = dig(survey.provenance, "objective", "parameters")
    shown = "1 direction" if len(survey.axes) == 1 else "2 directions"
    of = f"of {count:,}" if isinstance(count, int) else "of all the model's"
    return f"this is {shown} {of}: a basin here may be open, and a wall here may have a way around, in the others"


def _versions(versions: Mapping[str, Any]) -> str:
    return ", ".join(f"{said} {plain(versions[name])}" for name, said in _PACKAGES.items() if name in versions)


def _table(tree: Mapping[str, Any], *keys: str) -> Mapping[str, Any]:
    value = dig(tree, *keys)
    return value if isinstance(value, Mapping) else {}


def _number(value: Any) -> str:
    return number(float(value)) if isinstance(value, int | float) else ""


def _texts(values: Any) -> list[str]:
    return [plain(value) for value in values] if isinstance(values, list | tuple) else []


def _listed(words: list[str], most: int = 8) -> str:
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(words[:most]) + more


def _pairs(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{plain(name).replace('_', ' ')} {plain(value)}" for name, value in values.items())
