"""Everything `orograph map` can be told, from a run file (TOML) and from the command line, which wins."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from orograph.cli.usage import UsageError, invalid, needed
from orograph.errors import InputError, reason
from orograph.registry import did_you_mean

EXAMPLES = {"model": "--model nets.py:resnet", "data": "--data nets.py:test_set", "out": "-o runs/a"}
AROUND, BETWEEN = "-1:1:51", "-0.5:1.5:41"
"""Axes unless told otherwise: of a random direction, and of one on which another model is at 1."""

_PATHS = ("checkpoint", "towards", "through", "pca", "out")
_FACTORIES = ("model", "data")


def split_list(value: Any) -> Any:
    """Items of a comma-separated list; commas inside a plug-in's options do not count.

    Example:
        >>> split_list("accuracy,top_k:k=5,ignore_index=3")
        ('accuracy', 'top_k:k=5,ignore_index=3')
        >>> split_list(("bias", "norm")), split_list("none")
        (('bias', 'norm'), ())
    """
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list | tuple) or not all(isinstance(text, str) for text in texts):
        return value
    items: list[str] = []
    for part in ",".join(texts).split(","):
        if items and ":" in items[-1] and "=" in part and ":" not in part.partition("=")[0]:
            items[-1] += f",{part.strip()}"
        elif part.strip():
            items.append(part.strip())
    return () if items == ["none"] else tuple(items)


def axis_text(value: Any) -> Any:
    """An axis as the text start:stop:count; a run file may also write a list of three numbers.

    Example:
        >>> axis_text([-1, 1, 51])
        '-1:1:51'
    """
    if isinstance(value, list | tuple) and all(isinstance(item, int | float) for item in value):
        return ":".join(str(item) for item in value)
    return value


def as_several(value: Any) -> Any:
    """One path as a tuple of one: run files may leave the brackets out."""
    return (value,) if isinstance(value, str | Path) else value


Names = Annotated[tuple[str, ...], BeforeValidator(split_list), Parameter(negative=())]
AxisText = Annotated[str | None, BeforeValidator(axis_text), Parameter(allow_leading_hyphen=True)]
Recordings = Annotated[tuple[Path, ...], BeforeValidator(as_several), Parameter(negative=(), show_default=False)]
Flag = Annotated[bool, Parameter(negative=(), show_default=False)]
Hidden = Annotated[dict[str, Any], Parameter(parse=False)]


class MapSpec(BaseModel):
    """What to survey, where, and how."""

    model_config = ConfigDict(extra="forbid")

    model: str | None = Field(None, description="The model: file.py:factory or package.module:factory.")
    data: str | None = Field(None, description="The data: file.py:factory or package.module:factory.")
    checkpoint: Path | None = Field(None, description="Weights to load into the model: .safetensors, .pt or .pth.")
    loss: str = Field("cross_entropy", description="A loss; see 'orograph list loss'.")
    measures: Names | None = Field(
        None, description="What else to measure: accuracy,top_k:k=5 (default: whatever suits the loss; none: nothing)."
    )
    x: AxisText = Field(
        None, description=f"First axis, start:stop:count or auto:count (default: {AROUND}; with checkpoints {BETWEEN})."
    )
    y: AxisText = Field(None, description="Second axis; without it the survey is a line.")
    normalize: str = Field("filter", description="Scale of random directions: filter, layer, element or none.")
    ignore: Names = Field(("bias", "norm"), description="Kinds of parameters that random directions leave alone.")
    select: Names = Field(
        (), description="Kinds or name patterns of parameters that random directions move; all if none."
    )
    frozen: Flag = Field(False, description="Random directions also move parameters that are not trained.")
    seed: int = Field(0, description="Seed of the directions and of everything else that is drawn.")
    towards: Path | None = Field(None, description="A checkpoint: survey the line through it.")
    through: Annotated[tuple[Path, Path] | None, Parameter(negative=())] = Field(
        None, description="Two checkpoints: survey the plane through them."
    )
    pca: Recordings = Field(
        (),
        description="The recorded path of the training that ended in --checkpoint: survey the plane of its principal "
        "components, as far as the path reaches (--x=auto:count). Repeat it for further paths in the same plane.",
    )
    normstats: Literal["frozen", "interpolated", "recalibrated"] | None = Field(
        None,
        description="BatchNorm statistics away from the anchor (default: frozen; interpolated with checkpoints).",
    )
    batch_size: int | None = Field(None, ge=1, description="Samples evaluated at once.")
    samples: int | None = Field(None, ge=1, description="Use a fixed subset of the data of this size.")
    device: str | None = Field(None, description="Where to compute: cpu, cuda, cuda:1 ...")
    workers: int | None = Field(None, ge=1, description="Processes (default: one a core for long surveys, 1 on CUDA).")
    executor: str | None = Field(
        None, description="Who runs units of work: serial, processes or a plug-in (default: by the number of workers)."
    )
    precision: str | None = Field(None, description="fp64, fp32, tf32 or bf16 (default: the model's).")
    route: str = Field("auto", description="How to compute outputs: auto, eager, lowered, native, compiled or closed.")
    tolerance: float | None = Field(
        None,
        gt=0,
        allow_inf_nan=False,
        description="Relative error above which a higher precision is used.",
    )
    accuracy: str | float | None = Field(
        None, description="Within this share of the range everywhere, 1% or 0.01 (default: every point exact)."
    )
    accuracy_on: Literal["range", "log"] = Field(
        "range", description="Share of the range of the loss, or of its log (for deep basins)."
    )
    budget: str | None = Field(None, description="Stop after this time (60s, 5min, 2h); the same command goes on.")
    order: Literal["progressive", "plain"] = Field("progressive", description="Coarse to fine, or row by row.")
    rise: float = Field(
        10.0, gt=1, allow_inf_nan=False, description="An automatic range ends where the loss has risen this many times."
    )
    name: str | None = Field(None, description="What pictures and tables call the survey (default: the folder).")
    out: Annotated[Path | None, Parameter(name=["--out", "-o"])] = Field(None, description="The survey's folder.")
    overwrite: Flag = Field(False, description="Delete a different survey in that folder first.")
    model_args: Hidden = Field(default_factory=dict, description="Options of the model's factory.")
    data_args: Hidden = Field(default_factory=dict, description="Options of the data's factory.")


def resolve(given: Mapping[str, Any], config: Path | None, *, writes: bool = True) -> MapSpec:
    """One checked spec from the options given and a run file.

    Args:
        given: field → value, only what the command line said.
        config: a TOML file with any of the fields, keys with - or _.
        writes: whether a folder is needed.

    Raises:
        InputError: the run file is wrong, or the options contradict each other.
        UsageError: an option that is needed is missing.
    """
    filed = read_config(config) if config else {}
    merged = {**filed, **given}
    for table in ("model_args", "data_args"):
        if isinstance(filed.get(table, {}), Mapping):
            merged[table] = {**filed.get(table, {}), **given.get(table, {})}
    try:
        spec = MapSpec.model_validate(merged)
    except ValidationError as error:
        expected, got = invalid(error, lambda field: f"{field.replace('_', '-')!r} in {str(config)!r}")
        raise InputError(expected, got, "correct the run file") from None
    return _completed(spec, EXAMPLES if writes else {**EXAMPLES, "out": ""})


def read_config(path: Path) -> dict[str, Any]:
    """The values of a run file; its relative paths made relative to its folder.

    Raises:
        InputError: it cannot be read, is no TOML, or has an unknown key.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError("a run file", f"{str(path)!r} ({reason(error)})", "check the path after --config") from error
    except ValueError as error:
        raise InputError(
            "a run file in TOML", f"{str(path)!r} ({reason(error)})", "correct it at this place"
        ) from error
    values: dict[str, Any] = {}
    for key, value in raw.items():
        if (field := key.replace("-", "_")) not in MapSpec.model_fields:
            known = tuple(name.replace("_", "-") for name in MapSpec.model_fields)
            raise InputError(f"options of 'orograph map' in {str(path)!r}", repr(key), did_you_mean(key, known))
        values[field] = _relative(field, value, path.parent)
    return values


def points_on(name: str, text: str) -> int:
    """How many points an axis has.

    Raises:
        InputError: the text is neither start:stop:count nor auto nor auto:count.
    """
    from orograph.sampling._axis import Axis, parse_auto

    return parse_auto(name, text) or Axis.parse(name, text).count


def _relative(field: str, value: Any, folder: Path) -> Any:
    if field in _PATHS and isinstance(value, str):
        return folder / Path(value).expanduser()
    if field in _PATHS and isinstance(value, list):
        return [_relative(field, item, folder) for item in value]
    if field in _FACTORIES and isinstance(value, str):
        file, colon, name = value.rpartition(":")
        return f"{folder / Path(file).expanduser()}:{name}" if colon and file.endswith(".py") else value
    return value


def _completed(spec: MapSpec, examples: Mapping[str, str]) -> MapSpec:
    if missing := [name for name, example in examples.items() if example and getattr(spec, name) is None]:
        raise needed(missing, " ".join(EXAMPLES[name] for name in missing), "orograph map")
    if spec.towards and spec.through:
        raise UsageError("one of --towards and --through", "both", "leave one of them out")
    if spec.towards and spec.y is not None:
        raise UsageError("one axis for a line --towards a checkpoint", "--y as well", "leave --y out")
    if spec.pca:
        return _along_path(spec)
    x = (BETWEEN if spec.towards or spec.through else AROUND) if spec.x is None else spec.x
    y = BETWEEN if spec.y is None and spec.through else spec.y
    for name, text in (("x", x), ("y", y)):
        if text is not None:
            points_on(name, text)
    return spec.model_copy(update={"x": x, "y": y})


def _along_path(spec: MapSpec) -> MapSpec:
    """The spec of a plane whose axes are as long as a recorded path."""
    if spec.checkpoint is None:
        raise needed(["checkpoint"], "--checkpoint trained.safetensors", "orograph map --pca")
    if other := next((name for name in ("towards", "through", "y") if getattr(spec, name)), None):
        raise UsageError("--pca without another choice of axes", f"--{other} as well", "leave one of them out")
    text = spec.x or "auto:51"
    if not text.startswith("auto"):
        raise UsageError("axes as long as the path with --pca", f"--x={text}", "write --x=auto:count")
    points_on("x", text)
    return spec.model_copy(update={"x": text, "y": None})
