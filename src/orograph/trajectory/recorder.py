"""Records a training run: call it in any training loop."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from dataclasses import replace
from numbers import Real
from pathlib import Path
from typing import get_args

import torch
from torch import nn

from orograph.errors import InputError, StoreError, check_count, check_path, reason, warn
from orograph.parameters.selection import Selection, as_names
from orograph.parameters.space import ParameterSpace
from orograph.parameters.vector import Vector
from orograph.registry import did_you_mean
from orograph.trajectory import gram as grams
from orograph.trajectory import snapshot, thinning
from orograph.trajectory.index import Index, Kind, Snapshot, is_recording, load_index
from orograph.trajectory.recording import Recording, on_cpu

UNITS = ("epoch", "step")


class Recorder:
    """Keeps snapshots of a model's weights while it is trained.

        recorder = Recorder("runs/sgd")
        recorder(0, model)
        for epoch in range(1, 31):
            ...                                  # train for an epoch
            recorder(epoch, model, loss=loss)

    Every snapshot is one safetensors file with the recorded tensors (tied ones once) and all buffers, running
    statistics among them; it appears whole or not at all. Inner products with the earlier snapshots are added to the
    recording at once, so that principal components never need the path in memory.

    A training that was killed and goes on from a checkpoint may record the same steps again. Where the weights are
    the same, nothing happens. Where they are not, the training took another way, and what was recorded from there on
    is replaced. Other weights at the very first step are another run, which is refused.

    Args:
        folder: of the recording; a new one, or that of the same run.
        every: steps between snapshots: the first call in each stretch of so many steps is recorded.
        unit: what a step is: ``"epoch"`` or ``"step"``.
        dtype: ``"float32"`` keeps the weights as they are, bit for bit, and every snapshot is a checkpoint;
            ``"bfloat16"`` keeps the rounded difference δ from the first snapshot in half the space, with an error of
            at most 2⁻⁸ |δ| in every weight.
        budget: bytes that the snapshots may take. When it is used up, every second snapshot is dropped and ``every``
            doubled; the first, the last, and marked ones stay.
        select: roles (``"conv"``) or name patterns (``"layer4.*"``) to record; empty means all.
        ignore: roles or name patterns to leave out. With tensors left out, the true loss of a snapshot is unknown.

    Raises:
        InputError: an option is out of range.
        StoreError: the folder holds something else, or cannot be written.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> model = nn.Linear(2, 1)
        >>> with TemporaryDirectory() as folder:
        ...     recorder = Recorder(folder, every=2)
        ...     print([recorder(epoch, model) for epoch in range(4)])
        ...     recorder.mark(2, "learning rate × 0.1")
        ...     print(recorder.open(), recorder.open().marks)
        [True, False, True, False]
        <Recording of 2 snapshots, epoch 0 … 2> ((2.0, 'learning rate × 0.1'),)
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        *,
        every: float = 1,
        unit: str = "epoch",
        dtype: str = "float32",
        budget: int | None = None,
        select: str | Sequence[str] = (),
        ignore: str | Sequence[str] = (),
    ) -> None:
        if isinstance(every, bool) or not isinstance(every, Real) or not (0 < every < math.inf):
            raise InputError("a positive number of steps as every", repr(every), "leave it out for every=1")
        if unit not in UNITS:
            raise InputError("a unit of steps", repr(unit), did_you_mean(str(unit), UNITS))
        if dtype not in get_args(Kind):
            raise InputError("a dtype of snapshots", repr(dtype), did_you_mean(str(dtype), get_args(Kind)))
        self.folder: Path = check_path("folder", folder, "runs/path")
        self.budget: int | None = check_count("budget", budget)
        self._asked: float = float(every)
        self._unit: str = unit
        self._kind: str = dtype
        self._selection: Selection = Selection(as_names(select), as_names(ignore), frozen=True)
        self._warned: set[str] = set()
        self._base: Vector | None = None
        self._index: Index | None = self._resumed()
        self._waiting: list[tuple[float, str]] = []

    def __call__(self, step: float, model: nn.Module, loss: float | None = None, *, keep: bool = False) -> bool:
        """The same as `record`."""
        return self.record(step, model, loss, keep=keep)

    def record(self, step: float, model: nn.Module, loss: float | None = None, *, keep: bool = False) -> bool:
        """Takes a snapshot, if one is due.

        Args:
            step: how far training is, in the recorder's unit; from one call to the next it grows.
            model: read, never changed.
            loss: what the loop says the loss is; kept beside the snapshot.
            keep: take this snapshot whatever ``every`` says, and never thin it out; for the end of a training whose
                length is no multiple of ``every``.

        Returns:
            Whether the recording now holds these weights at this step.

        Raises:
            InputError: a step that is no finite number, a loss that is no number, another model, or another run than
                the one in the folder.
            StoreError: nothing can be written there.
        """
        step, said = _checked(step), _loss(loss)
        if not self._wants(step, keep):
            return False
        weights = on_cpu(Vector.of(model, self._space(model)))
        if not bool(torch.isfinite(weights.flat).all()):
            return self._refuse(step)
        return self._take(step, weights, model, said, keep)

    def mark(self, step: float, label: str) -> None:
        """Names a moment, such as a change of the learning rate; the snapshot there is taken and never thinned out.

        Args:
            step: when; before or after the call of `record` for it.
            label: what pictures write there.
        """
        mark = (_checked(step), str(label))
        if self._index is None:
            self._waiting.append(mark)
        elif mark not in self._index.marks:
            self._save(replace(self._index, marks=tuple(sorted([*self._index.marks, mark]))))

    def open(self) -> Recording:
        """The recording as it is now.

        Raises:
            StoreError: nothing has been recorded yet.
        """
        return Recording.open(self.folder)

    @property
    def every(self) -> float:
        """Steps between snapshots now."""
        return self._asked if self._index is None else self._index.every

    def _wants(self, step: float, keep: bool) -> bool:
        """Whether to look at the weights at all."""
        if self._index is None or not self._index.snapshots:
            return True
        known = [each.step for each in self._index.snapshots]
        marked = any(step == at for at, _ in self._index.marks)
        if step <= known[-1]:
            return step in known
        return keep or marked or thinning.is_due(step, known[-1], self._index.every)

    def _take(self, step: float, weights: Vector, model: nn.Module, loss: float, keep: bool) -> bool:
        index = self._index or self._begun(weights)
        buffers = snapshot.buffers_of(model)
        if not index.snapshots or step == index.base.step:
            content = snapshot.pack(weights, index.space.infos, buffers, None)
        else:
            base = None if index.kind == "float32" else self._first(index)
            content = snapshot.pack(weights, index.moving(), buffers, base)
        new = Snapshot(step, snapshot.file_name(step, content), len(content), loss, keep)
        if step in (each.step for each in index.snapshots):
            if self._same(index, new):
                return True
            index = self._forked(index, step)
        index = self._with_room(index, new)
        if not (keep or self._is_marked(index, step)) and index.snapshots:
            last = index.snapshots[-1].step
            if not thinning.is_due(step, last, index.every):
                self._save(index)
                return False
        snapshot.write(self.folder, new.file, content)
        self._save(index.having([*index.snapshots, new]))
        self._add_products()
        return True

    def _begun(self, weights: Vector) -> Index:
        chosen = {info.name for info in self._selection.of(weights.space)}
        names = tuple(info.name for info in weights.space.infos if info.name in chosen)
        kind: Kind = "bfloat16" if self._kind == "bfloat16" else "float32"
        return Index(weights.space, names, self._unit, self._asked, self._asked, kind, (), tuple(sorted(self._waiting)))

    def _same(self, index: Index, new: Snapshot) -> bool:
        """Whether a step that is recorded again has the same weights; other weights at the first step are refused."""
        known = next(each for each in index.snapshots if each.step == new.step)
        if known.file == new.file:
            if not math.isnan(new.loss) and known.loss != new.loss:
                others = [replace(each, loss=new.loss) if each is known else each for each in index.snapshots]
                self._save(index.having(others))
            return True
        if known is index.snapshots[0]:
            raise InputError(
                f"the weights that {str(self.folder)!r} has at {index.unit} {new.step:g}",
                "others: this is another run",
                "record into another folder, or delete that one",
            )
        return False

    def _forked(self, index: Index, step: float) -> Index:
        """The index without what a training that took another way left behind."""
        kept = [each for each in index.snapshots if each.step < step]
        shorter = replace(index.having(kept), marks=tuple(mark for mark in index.marks if mark[0] <= step))
        self._save(shorter)
        return shorter

    def _with_room(self, index: Index, new: Snapshot) -> Index:
        """The index thinned out so far that the new snapshot fits the budget; files go once the new index is saved."""
        while self.budget is not None and sum(each.size for each in index.snapshots) + new.size > self.budget:
            marked = {step for step, _ in index.marks}
            every = thinning.widened(index.snapshots, index.every)
            fewer = thinning.thinned(index.snapshots, every, marked)
            if len(fewer) == len(index.snapshots) and fewer == thinning.thinned(fewer, math.inf, marked):
                self._warn(
                    f"The first, the last and the marked snapshots alone need more than the budget of {self.budget:,} "
                    f"bytes in {str(self.folder)!r}; recording goes on."
                )
                break
            index = replace(index.having(fewer), every=every)
        return index

    def _save(self, index: Index) -> None:
        """Writes the index, then removes files that it does not name."""
        index.save(self.folder)
        self._index = index
        named = {each.file for each in index.snapshots}
        for file in self.folder.iterdir():
            if snapshot.PATTERN.fullmatch(file.name) and file.name not in named:
                file.unlink(missing_ok=True)

    def _add_products(self) -> None:
        index = self._index
        assert index is not None
        gram = grams.complete(self.folder, index, self._first(index))
        grams.save(self.folder, [each.file for each in index.snapshots], gram)

    def _first(self, index: Index) -> Vector:
        if self._base is None:
            path = self.folder / index.base.file
            self._base = snapshot.first_of(path, index.space.infos, Vector.zeros(index.space))
        return self._base

    def _space(self, model: nn.Module) -> ParameterSpace:
        space = ParameterSpace.of(model)
        if self._index is not None and not space.same_as(self._index.space):
            raise InputError(
                f"the model that {str(self.folder)!r} has recorded",
                f"{type(model).__name__} with other parameters",
                "record it into a folder of its own",
            )
        return space

    def _resumed(self) -> Index | None:
        """The index of a recording that goes on; leftovers of a killed one are removed."""
        try:
            if not is_recording(self.folder):
                if self.folder.exists() and any(not _ours(each.name) for each in self.folder.iterdir()):
                    raise StoreError(
                        "a new or empty folder for the recording",
                        f"{str(self.folder)!r} with other things in it",
                        "choose another place",
                    )
                return None
        except OSError as error:
            raise StoreError(
                "a folder that can be written", f"{str(self.folder)!r} ({reason(error)})", "choose another place"
            ) from error
        index = load_index(self.folder)
        for name, old, new in (("unit", index.unit, self._unit), ("dtype", index.kind, self._kind)):
            if old != new:
                raise InputError(
                    f"{name}={old!r}, as {str(self.folder)!r} was begun", repr(new), "choose another folder for it"
                )
        every = index.every if index.asked == self._asked else max(self._asked, index.every)
        return replace(index, asked=self._asked, every=every)

    def _is_marked(self, index: Index, step: float) -> bool:
        return any(step == at for at, _ in index.marks)

    def _refuse(self, step: float) -> bool:
        self._warn(f"The weights at {self._unit} {step:g} are not all finite; they are not recorded.")
        return False

    def _warn(self, text: str) -> None:
        kind = text[:30]
        if kind not in self._warned:
            self._warned.add(kind)
            warn(text)


def _checked(step: float) -> float:
    if isinstance(step, bool) or not isinstance(step, Real) or not math.isfinite(step) or step < 0:
        raise InputError("a step of 0 or more", repr(step), "pass the number of the epoch or the step")
    return float(step)


def _loss(loss: float | None) -> float:
    try:
        return math.nan if loss is None else float(loss)
    except (TypeError, ValueError, RuntimeError) as error:  # a tensor with several values is a RuntimeError
        got = f"{type(loss).__name__} ({reason(error)})"
        raise InputError("one number as the loss", got, "pass for example loss.item(), or leave it out") from error


def _ours(name: str) -> bool:
    return bool(snapshot.PATTERN.fullmatch(name)) or name.startswith(".orograph-")
