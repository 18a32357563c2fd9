"""A recorded training path as it lies on disk: steps, weights, running statistics, inner products."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from orograph.errors import InputError, StoreError, an
from orograph.parameters.space import ParameterSpace
from orograph.parameters.vector import Vector
from orograph.trajectory import gram as grams
from orograph.trajectory import snapshot
from orograph.trajectory.index import Index, load_index
from orograph.trajectory.pieces import Row
from orograph.trajectory.snapshot import SnapshotFile


@dataclass(frozen=True, eq=False)
class Recording:
    """The snapshots of one training run, as they were when it was opened.

    Attributes:
        folder: where it lies.
        index: what the folder says about itself.
        first: the weights of the first snapshot.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from torch import nn
        >>> from orograph.trajectory.recorder import Recorder
        >>> model = nn.Linear(2, 1)
        >>> with TemporaryDirectory() as folder:
        ...     recorder = Recorder(folder)
        ...     for epoch in range(3):
        ...         _ = recorder(epoch, nn.init.constant_(model.weight, epoch) is None or model)
        ...     path = Recording.open(folder)
        ...     print(path, path.vector(2).tensors()["weight"].tolist(), path.gram.diagonal().tolist())
        <Recording of 3 snapshots, epoch 0 … 2> [[2.0, 2.0]] [0.0, 2.0, 8.0]
    """

    folder: Path
    index: Index
    first: Vector

    @classmethod
    def open(cls, folder: str | os.PathLike[str]) -> Recording:
        """Opens a recording; it may still grow, which this object does not see.

        Raises:
            InputError: no name of a folder.
            StoreError: there is none, it is damaged, empty, or a newer Orograph wrote it.
        """
        if not isinstance(folder, str | os.PathLike):
            raise InputError(
                "a recording or its folder", an(type(folder).__name__), "make one with og.Recorder(folder)"
            )
        path = Path(folder)
        index = load_index(path)
        if not index.snapshots:
            raise StoreError("a recording with snapshots", f"{str(path)!r}, which has none yet", "train, then open it")
        blank = Vector.zeros(index.space)
        return cls(path, index, snapshot.first_of(path / index.base.file, index.space.infos, blank))

    def __len__(self) -> int:
        return len(self.index.snapshots)

    def __repr__(self) -> str:
        steps = self.steps
        return f"<Recording of {len(self)} snapshots, {self.unit} {steps[0]:g} … {steps[-1]:g}>"

    @property
    def space(self) -> ParameterSpace:
        """The parameters of the model that was recorded."""
        return self.index.space

    @property
    def unit(self) -> str:
        """What a step is: ``"epoch"`` or ``"step"``."""
        return self.index.unit

    @property
    def steps(self) -> np.ndarray:
        """When each snapshot was taken, increasing; float64, shape (snapshots,)."""
        return np.array([each.step for each in self.index.snapshots])

    @property
    def losses(self) -> np.ndarray:
        """What the training loop said the loss was, NaN where it said nothing; float64, shape (snapshots,)."""
        return np.array([each.loss for each in self.index.snapshots])

    @property
    def marks(self) -> tuple[tuple[float, str], ...]:
        """(step, label) of moments worth naming."""
        return self.index.marks

    @property
    def partial(self) -> bool:
        """Whether some of the model's tensors are not recorded."""
        return self.index.partial

    @property
    def gram(self) -> np.ndarray:
        """Inner products (θᵢ − θ₀)·(θⱼ − θ₀) of all snapshots; float64, shape (snapshots, snapshots).

        They were added up while recording; what is missing or no longer true of them is computed here.
        """
        return grams.complete(self.folder, self.index, self.first).numpy()

    def vector(self, number: int, still: Vector | None = None) -> Vector:
        """The weights of a snapshot.

        Args:
            number: of the snapshot; negative counts from the end.
            still: where tensors that are not recorded stand; default at the first snapshot.

        Raises:
            InputError: there is no such snapshot, or ``still`` is of another model.
            StoreError: its file is gone or damaged.
        """
        weights = Vector(self.space, self.first.flat.clone())
        if still is not None:
            self.check_fits(still)
            weights.flat.copy_(still.flat)
        snapshot.tensor_of(self._path(number), self.index.moving(), self.first, weights)
        return weights

    def buffers(self, number: int) -> dict[str, Tensor]:
        """Name → tensor of the model's buffers at a snapshot: running statistics above all.

        Raises:
            InputError, StoreError: see `vector`.
        """
        return SnapshotFile(self._path(number)).others(self.space.names)

    def rows(self) -> list[Row]:
        """All snapshots, opened, for `orograph.trajectory.pieces`."""
        names = frozenset(self.index.recorded)
        return [Row(SnapshotFile(self.folder / each.file), self.first, names) for each in self.index.snapshots]

    def check_fits(self, vector: Vector) -> None:
        """Raises unless a vector lives in the space that was recorded.

        Raises:
            InputError: it does not.
        """
        if not vector.space.same_as(self.space):
            raise InputError(
                "a recording of this objective's model",
                f"one of another model in {str(self.folder)!r}",
                "record the model that the objective evaluates",
            )

    def _path(self, number: int) -> Path:
        if not -len(self) <= number < len(self):
            raise InputError(f"the number of a snapshot below {len(self)}", str(number), "count from 0")
        return self.folder / self.index.snapshots[number].file


Recordings = Recording | str | os.PathLike[str] | Sequence[Recording | str | os.PathLike[str]]


def as_recordings(source: Recordings) -> tuple[Recording, ...]:
    """One recording or several, each itself or its folder.

    Raises:
        InputError: none of these.
        StoreError: see `Recording.open`.
    """
    if isinstance(source, Recording | str | os.PathLike):
        source = [source]
    if not isinstance(source, Sequence) or not source:
        got = an(type(source).__name__) if not isinstance(source, Sequence) else "none"
        raise InputError("a recording, its folder, or a list of them", got, "make one with og.Recorder(folder)")
    return tuple(each if isinstance(each, Recording) else Recording.open(each) for each in source)


def on_cpu(vector: Vector) -> Vector:
    """The same vector on the CPU, where snapshots are read."""
    if vector.flat.device.type == "cpu":
        return vector
    space = ParameterSpace(vector.space.infos, vector.space.dtype, torch.device("cpu"))
    return Vector(space, vector.flat.cpu())
