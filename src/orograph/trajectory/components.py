"""Principal components of recorded paths, through their Gram matrix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from orograph.errors import InputError
from orograph.parameters.vector import Vector
from orograph.trajectory.pieces import combined, gram_of, products_with
from orograph.trajectory.recording import Recording, on_cpu
from orograph.trajectory.walks import random_walk_shares, same_steps_gram, shares_of

KEPT = 10
"""Shares of so many components are told."""

_RANK = 1e-12  # of the largest variance: less is rounding


@dataclass(frozen=True)
class Components:
    """Principal components of one path or several, relative to an anchor.

    Attributes:
        recordings: the paths.
        anchor: what their points are relative to.
        centred: whether the mean of the points was subtracted first.
        shares: of the variance, largest first; sums to 1.
        weights: how each component is combined of the points relative to the anchor, shape (points, components);
            components of unit length.
        null: the same shares of a random walk with as many equal steps; NaN for several paths.
        null_same_steps: the same shares of random walks whose steps are as long as those of the paths.
    """

    recordings: tuple[Recording, ...]
    anchor: Vector
    centred: bool
    shares: np.ndarray
    weights: np.ndarray
    null: np.ndarray
    null_same_steps: np.ndarray

    @property
    def rank(self) -> int:
        """How many components there are: directions in which the paths extend."""
        return int((self.shares > _RANK * self.shares[0]).sum())

    def directions(self, count: int) -> list[Vector]:
        """The first components as vectors of unit length; the farthest point of the paths has a positive coordinate.

        Raises:
            InputError: the paths do not extend in so many directions.
        """
        if count > self.rank:
            raise InputError(
                f"paths that extend in {count} directions or more",
                f"{_several(sum(map(len, self.recordings)))} in {self.rank}",
                "record more snapshots, or survey a line",
            )
        rows = [row for recording in self.recordings for row in recording.rows()]
        found = combined(rows, self.anchor, torch.from_numpy(np.ascontiguousarray(self.weights[:, :count])))
        return [vector / vector.norm() for vector in found]

    def told(self, number: int) -> dict[str, Any]:
        """What a survey says about one component: JSON values.

        ``explained`` is its share of the variance of the paths; ``null`` that of the same component of a random walk of
        as many equal steps, and ``null_same_steps`` that of one whose steps are as long as the paths' own;
        ``random_plane`` is what a plane along two random directions would hold of the variance, 2/n.
        """
        told = {
            "kind": "principal",
            "name": f"principal component {number + 1}",
            "index": number,
            "form": "centred" if self.centred else "around the anchor",
            "snapshots": sum(map(len, self.recordings)),
            "paths": len(self.recordings),
            "explained": float(self.shares[number]),
            "null": _or_none(self.null[number]),
            "null_same_steps": float(self.null_same_steps[number]),
            "random_plane": 2 / _dimension(self.recordings),
        }
        if number == 0:
            names = ("shares", "null", "null_same_steps")
            told["spectrum"] = {n: [_or_none(v) for v in getattr(self, n)[:KEPT].tolist()] for n in names}
        return told


def components(recordings: Sequence[Recording], anchor: Vector, *, centred: bool = False) -> Components:
    """Principal components of the snapshots of one or several recordings.

    With M the matrix whose rows are the snapshots relative to the anchor, θᵢ − a,

        around the anchor:  M = U Σ Vᵀ,   centred:  M − mean of its rows = U Σ Vᵀ,

    the components are the rows of Vᵀ and their shares σₖ² / Σ σ². Both come from M Mᵀ, which is small: the components
    are combinations of the snapshots. With the anchor at the end of one path, the first form is the one that Li et al.
    2018 (arXiv:1712.09913) describe, M = [θ₀ − θₙ; ...; θₙ₋₁ − θₙ], and the second is what their published code
    computes: it subtracts the mean, of θₙ's row of zeros too, but still draws the plane through θₙ.

    Args:
        recordings: of one model.
        anchor: a point of its parameter space, usually the end of one recording.
        centred: which of the two forms.

    Returns:
        Shares of the variance and the components themselves, as many as there are snapshots; those beyond `rank` are
        rounding.

    Raises:
        InputError: recordings of different models, or a path that does not move.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from torch import nn
        >>> from orograph.trajectory.recorder import Recorder
        >>> model = nn.Linear(2, 1, bias=False)
        >>> def at(x, y):
        ...     with torch.no_grad():
        ...         model.weight.copy_(torch.tensor([[x, y]]))
        ...     return model
        >>> with TemporaryDirectory() as folder:
        ...     recorder = Recorder(folder)
        ...     for epoch, place in enumerate([(3.0, 0.0), (0.0, 1.0), (0.0, 0.0)]):
        ...         _ = recorder(epoch, at(*place))
        ...     found = components([recorder.open()], Vector.of(model))
        ...     print(found.shares.round(3), found.rank, found.directions(1)[0].tensors()["weight"].abs().tolist())
        [0.9 0.1 0. ] 2 [[1.0, 0.0]]
    """
    for recording in recordings:
        recording.check_fits(anchor)
    anchor = on_cpu(anchor)
    gram = _gram(recordings, anchor)
    shares, vectors = shares_of(gram, centred=centred)
    weights = vectors * _signs(gram, vectors, centred)
    if centred:  # as it is already but for rounding, which matters for components of hardly any variance
        weights = weights - weights.mean(0)
    energies = np.einsum("ik,ij,jk->k", weights, gram, weights)
    weights = weights / np.sqrt(np.where(energies > 0, energies, 1.0))
    walk = shares_of(_null_gram(recordings, gram), centred=centred)[0]
    count = len(shares)
    lone = len(recordings) == 1 and count > 1
    null = random_walk_shares(count - 1, count, centred=centred) if lone else np.full(count, np.nan)
    return Components(tuple(recordings), anchor, centred, shares, weights, null, walk)


def _gram(recordings: Sequence[Recording], anchor: Vector) -> np.ndarray:
    """Inner products of all snapshots relative to the anchor."""
    if len(recordings) > 1:
        return gram_of([row for recording in recordings for row in recording.rows()], anchor).numpy()
    (recording,) = recordings
    known, rows = recording.gram, recording.rows()
    moved = _recorded_only(recording, anchor)
    across = products_with(rows, recording.first, [moved])[:, 0].numpy()
    gram: np.ndarray = known - across - across[:, None] + moved.dot(moved)
    return gram


def _recorded_only(recording: Recording, anchor: Vector) -> Vector:
    """Anchor − first snapshot in float64, 0 in tensors that are not recorded."""
    moved = Vector(anchor.space, anchor.flat.double() - recording.first.flat.double())
    taken = set(recording.index.recorded)
    for info, view in anchor.space.views(moved.flat):
        if info.name not in taken:
            view.zero_()
    return moved


def _signs(gram: np.ndarray, vectors: np.ndarray, centred: bool) -> np.ndarray:
    """For every component +1 or −1, so that the point of the paths farthest along it lies on its positive side."""
    centre = vectors - vectors.mean(0) if centred else vectors
    places = gram @ centre
    farthest = np.abs(places).argmax(axis=0)
    return np.where(places[farthest, np.arange(places.shape[1])] < 0, -1.0, 1.0)


def _null_gram(recordings: Sequence[Recording], gram: np.ndarray) -> np.ndarray:
    """Of random walks with the paths' own lengths of steps, starts and anchor."""
    squares = np.diagonal(gram)

    def apart(i: int, j: int) -> float:
        return max(float(squares[i] + squares[j] - 2 * gram[i, j]), 0.0)

    groups, joins, start = [], [], 0
    for recording in recordings:
        stop = start + len(recording)
        groups.append(np.array([apart(i, i + 1) for i in range(start, stop - 1)]))
        joins.append(apart(start, 0))
        start = stop
    return same_steps_gram(groups, joins, max(float(squares[len(recordings[0]) - 1]), 0.0))


def _dimension(recordings: Sequence[Recording]) -> int:
    return max(sum(info.size for info in recording.index.moving()) for recording in recordings)


def _or_none(value: float) -> float | None:
    return None if value != value else float(value)


def _several(count: int) -> str:
    return f"{count} snapshots" if count > 1 else "one snapshot"
