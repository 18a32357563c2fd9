"""What a recording's folder says about itself: one JSON file that names all others."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import torch

from orograph.errors import StoreError, reason
from orograph.parameters.roles import Filters, Role
from orograph.parameters.space import ParameterInfo, ParameterSpace
from orograph.results.atomic import replacing

FORMAT = "orograph-recording"
SCHEMA_VERSION = 1
INDEX_FILE = "recording.json"
GRAM_FILE = "gram.npz"

Kind = Literal["float32", "bfloat16"]


@dataclass(frozen=True)
class Snapshot:
    """One recorded moment.

    Attributes:
        step: when; in the recording's unit.
        file: its file in the folder; the name holds a digest of the content.
        size: bytes of that file.
        loss: what the training loop said the loss was; NaN unknown.
        keep: whether it is never thinned out.
    """

    step: float
    file: str
    size: int
    loss: float = math.nan
    keep: bool = False


@dataclass(frozen=True)
class Index:
    """All that is known of a recording apart from the weights.

    Attributes:
        space: the model's parameters.
        recorded: names of those that are recorded; the others stay at their first value.
        unit: what a step is, ``"epoch"`` or ``"step"``.
        asked: how many steps were to lie between snapshots.
        every: how many do now, after thinning out.
        kind: how snapshots after the first are stored.
        snapshots: in order of their steps; the first one is the base.
        marks: (step, label) of moments worth naming.
    """

    space: ParameterSpace
    recorded: tuple[str, ...]
    unit: str
    asked: float
    every: float
    kind: Kind
    snapshots: tuple[Snapshot, ...] = ()
    marks: tuple[tuple[float, str], ...] = field(default=())

    @property
    def base(self) -> Snapshot:
        """The first snapshot, which the others are compared with."""
        return self.snapshots[0]

    @property
    def partial(self) -> bool:
        """Whether some tensors are not recorded."""
        return len(self.recorded) < len(self.space.infos)

    def moving(self) -> list[ParameterInfo]:
        """The recorded tensors, in the order of the space."""
        chosen = set(self.recorded)
        return [info for info in self.space.infos if info.name in chosen]

    def having(self, snapshots: Sequence[Snapshot]) -> Index:
        """The same with other snapshots."""
        return replace(self, snapshots=tuple(snapshots))

    def save(self, folder: Path) -> None:
        """Replaces the index file in one step.

        Raises:
            StoreError: it cannot be written.
        """
        document = {
            "format": FORMAT,
            "schema": SCHEMA_VERSION,
            **{name: getattr(self, name) for name in ("unit", "asked", "every", "kind")},
            "recorded": list(self.recorded),
            "tensors": [_told(info) for info in self.space.infos],
            "snapshots": [_plain(asdict(snapshot)) for snapshot in self.snapshots],
            "marks": [list(mark) for mark in self.marks],
        }
        with replacing(folder / INDEX_FILE) as draft:
            draft.write_text(json.dumps(document, ensure_ascii=False, allow_nan=False), encoding="utf-8")


def is_recording(folder: Path) -> bool:
    """Whether a folder holds the index of a recording (it may still be damaged)."""
    return (folder / INDEX_FILE).is_file()


def load_index(folder: Path) -> Index:
    """Reads the index file of a recording.

    Raises:
        StoreError: there is none, it is damaged, or a newer Orograph wrote it.
    """
    path = folder / INDEX_FILE
    if not is_recording(folder):
        raise StoreError("the folder of a recording", f"{str(folder)!r}, which holds none", "check the path")
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["format"] != FORMAT:
            raise ValueError(f"its format is {told['format']!r}")
        if int(told["schema"]) > SCHEMA_VERSION:
            raise StoreError(
                f"a recording of schema version {SCHEMA_VERSION}",
                f"version {int(told['schema'])} in {str(path)!r}",
                "update orograph: pip install -U orograph",
            )
        return Index(
            space=_space(told["tensors"]),
            recorded=tuple(told["recorded"]),
            unit=told["unit"],
            asked=told["asked"],
            every=told["every"],
            kind=told["kind"],
            snapshots=tuple(_snapshot(each) for each in told["snapshots"]),
            marks=tuple((float(step), str(label)) for step, label in told["marks"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise StoreError(
            "an undamaged recording", f"{str(path)!r}, which cannot be read ({reason(error)})", "record again"
        ) from error


def _told(info: ParameterInfo) -> dict[str, Any]:
    filters = {"view": info.filters.view, "keep": info.filters.keep, "blocks": info.filters.blocks}
    return {
        "name": info.name,
        "aliases": info.aliases,
        "shape": info.shape,
        "dtype": str(info.dtype).removeprefix("torch."),
        "role": info.role.name,
        "filters": filters,
        "layer": info.layer,
        "kind": info.kind,
        "requires_grad": info.requires_grad,
    }


def _space(rows: list[dict[str, Any]]) -> ParameterSpace:
    infos: list[ParameterInfo] = []
    offset, widest = 0, torch.float32
    for row in rows:
        filters = Filters(tuple(row["filters"]["view"]), tuple(row["filters"]["keep"]), row["filters"]["blocks"])
        dtype = getattr(torch, row["dtype"])
        info = ParameterInfo(
            name=row["name"],
            aliases=tuple(row["aliases"]),
            shape=tuple(row["shape"]),
            dtype=dtype,
            offset=offset,
            role=Role(row["role"], filters),
            layer=row["layer"],
            kind=row["kind"],
            requires_grad=row["requires_grad"],
        )
        infos.append(info)
        offset, widest = offset + info.size, torch.promote_types(widest, dtype)
    return ParameterSpace(tuple(infos), widest, torch.device("cpu"))


def _snapshot(row: dict[str, Any]) -> Snapshot:
    loss = math.nan if row["loss"] is None else float(row["loss"])
    return Snapshot(float(row["step"]), str(row["file"]), int(row["size"]), loss, bool(row["keep"]))


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """JSON has no NaN and no infinity: an unknown loss is null, an infinite one is text."""
    loss = row["loss"]
    return {**row, "loss": loss if math.isfinite(loss) else None if math.isnan(loss) else str(loss)}
