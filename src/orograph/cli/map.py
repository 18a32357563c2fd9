"""`orograph map`: survey a line or a plane."""

from __future__ import annotations

import contextlib
import shlex
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from orograph.cli.console import note, number, plain, say, say_json, stdout_kept_clean
from orograph.cli.factories import make, options_of
from orograph.cli.interrupt import Stopped
from orograph.cli.progress import reporting
from orograph.cli.spec import MapSpec, points_on, resolve
from orograph.errors import OrographError
from orograph.results.costs import duration

if TYPE_CHECKING:
    from orograph.engine.estimate import Estimate
    from orograph.objectives.objective import Objective
    from orograph.results.survey import Survey

LOG_HINT = "colours of its picture are logarithmic; --accuracy-on log bounds the error of low losses as well"

Clean = contextlib.AbstractContextManager[None]
Flag = Annotated[bool, Parameter(negative=(), show_default=False)]
Pairs = Annotated[tuple[str, ...], Parameter(negative=(), show_default=False)]


def map_(
    *,
    spec: Annotated[MapSpec | None, Parameter(name="*")] = None,
    model_arg: Pairs = (),
    data_arg: Pairs = (),
    config: Path | None = None,
    dry_run: Flag = False,
    json: Flag = False,
    quiet: Flag = False,
) -> None:
    """Survey a line or a plane; the same command on the same folder goes on where it stopped.

    Args:
        model_arg: An option of the model's factory, name=value; may be repeated.
        data_arg: An option of the data's factory, name=value; may be repeated.
        config: A run file in TOML with any of these options; the command line wins.
        dry_run: Print what the survey would cost, and write nothing.
        json: Print one JSON object: path, name, counts, minimum, anchor, seconds, axes.
        quiet: Print nothing but errors.
    """
    given: dict[str, Any] = {name: getattr(spec, name) for name in spec.model_fields_set} if spec else {}
    given["model_args"] = options_of(model_arg, "--model-arg")
    given["data_args"] = options_of(data_arg, "--data-arg")
    whole = resolve(given, config, writes=not dry_run)
    clean = stdout_kept_clean() if json or quiet else contextlib.nullcontext()
    (_foresee if dry_run else _survey)(whole, clean, json, quiet)


def _survey(spec: MapSpec, clean: Clean, json: bool, quiet: bool) -> None:
    start = time.monotonic()
    before = 0 if spec.overwrite else _known(spec.out)
    try:
        with clean, reporting(quiet) as progress:
            survey = run(spec, progress)
    except KeyboardInterrupt:
        raise Stopped(_how_far(spec)) from None
    seconds = time.monotonic() - start
    if json:
        say_json(as_json(survey, seconds))
    elif not quiet:
        untouched = 0 < before == _known(survey.path) and not survey.counts["failed"]
        say(summary(survey, seconds, nothing_left=untouched, budget=spec.budget))
        if spec.checkpoint is None:
            note(
                f"orograph: note: No --checkpoint was given: the weights are those that {plain(spec.model)} made, "
                "trained or not."
            )


def _foresee(spec: MapSpec, clean: Clean, json: bool, quiet: bool) -> None:
    with clean, reporting(quiet) as progress:
        told = cost(spec, progress)
    if json:
        say_json(asdict(told))
    elif not quiet:
        say(str(told))


def run(spec: MapSpec, progress: Callable[[Any], None] | None) -> Survey:
    """Computes what a spec asks for.

    Args:
        spec: a resolved spec.
        progress: called now and then with how far it is.
    """
    from orograph.engine.journey import survey_paths
    from orograph.engine.run import survey

    objective = _objective(spec)
    about = {
        "model": spec.model,
        "model_args": spec.model_args,
        "data": spec.data,
        "data_args": spec.data_args,
        "checkpoint": str(spec.checkpoint) if spec.checkpoint else "none: the model as its factory made it",
    }
    asked = {**_asked(spec), "overwrite": spec.overwrite, "about": about}
    if spec.pca:
        points = points_on("x", spec.x or "")
        return survey_paths(objective, _named(spec.pca), points=points, progress=progress or False, **asked)
    return survey(objective, _subspace(spec, objective), spec.x, spec.y, progress=progress or False, **asked)


def _named(recordings: Sequence[Path]) -> dict[str, Path]:
    """What pictures call each recording: its folder's name, or all of its path where two have the same."""
    names = [path.resolve().name for path in recordings]
    return {str(path) if names.count(name) > 1 else name: path for path, name in zip(recordings, names, strict=True)}


def cost(spec: MapSpec, progress: Callable[[Any], None] | None) -> Estimate:
    """What a spec would cost; nothing is written.

    Args:
        spec: a resolved spec.
        progress: called now and then with how far the trials are.
    """
    from orograph.engine.estimate import estimate

    objective = _objective(spec)
    asked = _asked(spec)
    x, y = (spec.x, spec.y) if not spec.pca else 2 * ((-1.0, 1.0, points_on("x", spec.x or "")),)
    return estimate(objective, _subspace(spec, objective), x, y, progress=progress or False, **asked)


def _asked(spec: MapSpec) -> dict[str, Any]:
    from orograph.engine.options import among

    return among(vars(spec))


def as_json(survey: Survey, seconds: float) -> dict[str, Any]:
    """What ``--json`` prints about a survey that was just made.

    Args:
        survey: the survey.
        seconds: how long it took.
    """
    return {
        "path": str(survey.path),
        "name": survey.name,
        "axes": {axis: _axis(survey, axis) for axis in survey.axes},
        "counts": survey.counts,
        "minimum": survey.minimum,
        "anchor": survey.anchor,
        "seconds": round(seconds, 3),
    }


def summary(survey: Survey, seconds: float, *, nothing_left: bool = False, budget: str | None = None) -> str:
    """A few lines about a survey that was just made, the last one the next command.

    Args:
        survey: the survey.
        seconds: how long it took.
        nothing_left: whether all of it was there before.
        budget: after which it stopped, if it is not finished.
    """
    from orograph.results.words import loose_in_log, share, wide

    pending = survey.counts["pending"]
    done = f"{share(survey.counts['total'] - pending, survey.counts['total'])} of the points done"
    again = shlex.join(["orograph", *(plain(word) for word in sys.argv[1:] if word != "--overwrite")])
    shape = "line" if len(survey.axes) == 1 else "plane"
    size = " × ".join(str(survey.dataset.sizes[axis]) for axis in survey.axes)
    bad = [f"{count} {name}" for name, count in survey.counts.items() if name not in ("total", "ok") and count]
    ends = {axis: _ends(survey, axis) for axis in survey.axes}
    lines = [
        f"Surveyed {plain(survey.name)}: "
        f"{', '.join([f'{shape} of {size} points', *bad])}, "
        f"{'nothing was left to do' if nothing_left else f'in {duration(seconds)}'}",
        f"  range    {', '.join(f'{axis} {number(low)} … {number(high)}' for axis, (low, high) in ends.items())}",
        f"  anchor   {_values(survey, survey.anchor)}",
        f"  minimum  {_minimum(survey)}",
        *([f"  rounding {told}"] if (told := _rounding(survey)) else []),
        *([f"  accuracy {plain(_accuracy(survey))}"] if "accuracy" in survey.provenance else []),
        *([f"  hint     {LOG_HINT}"] if wide(survey) and loose_in_log([survey]) else []),
        f"  folder   {plain(survey.path)}",
        *(
            [f"  stopped  at the budget of {budget} with {done}; the same command goes on"]
            if pending and budget
            else []
        ),
        f"  next     {again if pending and budget else f'orograph plot {shlex.quote(plain(survey.path))}'}",
    ]
    return "\n".join(lines)


def _objective(spec: MapSpec) -> Objective:
    from orograph.objectives.normstats import running_statistics
    from orograph.objectives.objective import Objective
    from orograph.parameters.checkpoint import load_into

    model = make("model", spec.model or "", spec.model_args, spec.seed)
    if spec.checkpoint:
        load_into(model, spec.checkpoint)
    moving = bool(spec.towards or spec.through) and bool(running_statistics(model))
    return Objective(
        model,
        make("data", spec.data or "", spec.data_args, spec.seed),
        loss=spec.loss,
        measures="auto" if spec.measures is None or spec.measures == ("auto",) else spec.measures,
        device=spec.device,
        batch_size=spec.batch_size,
        samples=spec.samples,
        normstats=spec.normstats or ("interpolated" if moving else "frozen"),
        seed=spec.seed,
    )


def _subspace(spec: MapSpec, objective: Objective) -> Any:
    from orograph.subspaces.line import Line
    from orograph.subspaces.plane import Plane

    if spec.pca:
        return Plane.pca(objective, spec.pca)
    if spec.through:
        return Plane.through(objective, *spec.through)
    if spec.towards:
        return Line.towards(objective, spec.towards)
    kind: Any = Plane if spec.y else Line
    chosen = {"ignore": spec.ignore, "select": spec.select, "frozen": spec.frozen}
    return kind.random(objective, normalize=spec.normalize, seed=spec.seed, **chosen)


def _known(path: Path | None) -> int:
    """How many points of the survey in a folder are known; 0 if there is none that can be read."""
    from orograph.results.schema import Status
    from orograph.results.survey import open_survey

    try:
        return int((open_survey(path or "").points["status"].values > Status.PENDING).sum())
    except (OrographError, OSError):
        return 0


def _how_far(spec: MapSpec) -> str:
    from orograph.results.survey import open_survey

    try:
        counts = open_survey(spec.out or "").counts
    except (OrographError, OSError):
        return "stopped before the first point; run the same command again to start over"
    done = counts["total"] - counts["pending"]
    return f"stopped after {done} of {counts['total']} points; run the same command again to go on"


def _values(survey: Survey, values: dict[str, float]) -> str:
    shown = [f"{name} {number(values[name])}" for name in survey.measures if name in values and "stderr" not in name]
    return plain(", ".join(shown)) or "—"


def _rounding(survey: Survey) -> str:
    """How far the losses of a lower precision are from a higher one, as far as it was measured."""
    told = survey.provenance.get("precision", {})
    worst = told.get("max_relative_error")
    if told.get("tier") in ("fp64", None) or worst is None:
        return ""
    from orograph.results.words import counted

    checked = counted(told["points"], "checked point")
    return (
        f"at most {worst:.1e} of the loss in {told['tier']}, at {checked} (corners, random ones) in {told['reference']}"
    )


def _accuracy(survey: Survey) -> str:
    known = survey.provenance
    return f"{known['accuracy']['statement']}, for {known['sample_evaluations']:,} evaluations of a sample"


def _minimum(survey: Survey) -> str:
    from orograph.results.words import lowest_place

    if not (lowest := survey.minimum):
        return "no finite loss"
    return f"{_values(survey, lowest)} at {lowest_place(survey, lowest)}"


def _ends(survey: Survey, axis: str) -> tuple[float, float]:
    nodes = survey.dataset[axis].values
    return float(nodes[0]), float(nodes[-1])


def _axis(survey: Survey, axis: str) -> dict[str, float]:
    start, stop = _ends(survey, axis)
    return {"start": start, "stop": stop, "count": int(survey.dataset.sizes[axis])}
