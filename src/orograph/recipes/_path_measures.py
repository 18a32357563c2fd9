"""Measures of a training path: what planes hold of it, how long it is, how it turns; and cosines of directions."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch

from orograph.directions.random import Random
from orograph.objectives.objective import Objective
from orograph.parameters.vector import Vector
from orograph.recipes._path_claims import FILTERED, Cosine, Held
from orograph.subspaces.affine import Affine
from orograph.trajectory.components import components
from orograph.trajectory.recording import Recording

DIMENSIONS = (10, 100, 1000, 10_000)


def held(recording: Recording, objective: Objective, *, centred: bool) -> Held:
    """What two principal components hold of a path, beside random walks."""
    found = components([recording], objective.origin(), centred=centred)
    return Held(*(float(s[:2].sum()) for s in (found.shares, found.null, found.null_same_steps)))


def shares(recording: Recording, planes: Sequence[Affine]) -> np.ndarray:
    """What each plane, with orthogonal directions through the end, holds of a path; every snapshot is read once."""
    origin = planes[0].origin
    units = [[d / d.norm() for d in plane.directions] for plane in planes]
    inside, total = np.zeros(len(planes)), 0.0
    for row in range(len(recording)):
        way = Vector(origin.space, recording.vector(row).flat.to(origin.flat)) - origin
        inside += [sum(way.dot(unit) ** 2 for unit in pair) for pair in units]
        total += way.dot(way)
    return inside / total


def steps(gram: np.ndarray) -> np.ndarray:
    """Lengths of the ways from each snapshot to the next."""
    squares = np.diagonal(gram)
    return np.sqrt(np.maximum(squares[1:] + squares[:-1] - 2 * np.diagonal(gram, 1), 0))


def angle_in(places: np.ndarray, before: int, here: int, after: int) -> float:
    """Between the ways to and from a point, in degrees: 0 goes straight on, 180 back."""
    one, other = places[here] - places[before], places[after] - places[here]
    length = float(np.linalg.norm(one) * np.linalg.norm(other))
    return math.degrees(math.acos(np.clip(one @ other / length, -1, 1))) if length else math.nan


def angle_by(gram: np.ndarray, before: int, here: int, after: int) -> float:
    """Likewise of points whose inner products are given."""
    values, vectors = np.linalg.eigh(gram)
    return angle_in(vectors * np.sqrt(np.maximum(values, 0)), before, here, after)


def cosines(pairs: int, seed: int, objective: Objective) -> list[Cosine]:
    """Mean |cos| of pairs of random directions, of several dimensions and of a net's own."""
    generator = torch.Generator().manual_seed(seed)
    found = []
    for dimension in DIMENSIONS:
        u, v = (torch.randn(pairs, dimension, generator=generator) for _ in range(2))
        found.append(_cosine("Gaussian", dimension, torch.cosine_similarity(u, v).abs().numpy()))
    origin = objective.origin()
    for name, normalize, ignore in (("Gaussian, the net's own n", "none", ()), (FILTERED, "filter", ("bias", "norm"))):
        values = []
        for pair in range(min(pairs, 200)):
            makers = (Random(normalize, 1000 * seed + pair, axis, (), ignore) for axis in ("x", "y"))
            a, b = (maker.build(origin, objective.model).vector for maker in makers)
            values.append(abs(a.dot(b)) / (a.norm() * b.norm()))
        found.append(_cosine(name, origin.space.size, np.array(values)))
    return found


def _cosine(name: str, dimension: int, values: np.ndarray) -> Cosine:
    return Cosine(name, dimension, float(values.mean()), float(values.std(ddof=1) / math.sqrt(len(values))))
