"""Surfaces with known losses of single samples, and a loop that lets a learner see only what it asks for."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from orograph.reconstruction.accurate import Accurate
from orograph.reconstruction.result import Reconstruction, Request

Rows = np.ndarray
"""Losses of single samples at every cell, C order; shape (cells, samples)."""


def grid(*axes: np.ndarray) -> np.ndarray:
    return np.stack([g.ravel() for g in np.meshgrid(*axes, indexing="ij")], axis=-1)


def bowls(points: np.ndarray, samples: int, random: np.random.Generator) -> Rows:
    """Quadratic bowls with minima of their own."""
    centres = random.normal(0, 0.3, (samples, points.shape[1]))
    heights = random.gamma(2, 1, samples)
    return heights * ((points[:, None] - centres) ** 2).sum(-1) + 0.05


def ripples(points: np.ndarray, samples: int, random: np.random.Generator) -> Rows:
    """Bowls with a wave of random phase on top, and one that all samples share."""
    waves, phases = random.normal(0, 4, (samples, points.shape[1])), random.uniform(0, 2 * np.pi, samples)
    shared = 0.1 * np.sin(5 * points[:, 0])[:, None]
    return bowls(points, samples, random) + 0.3 * (1 + np.cos(points @ waves.T + phases)) + shared


def kinks(points: np.ndarray, samples: int, random: np.random.Generator) -> Rows:
    """Sums of hinges, as ReLU nets have them."""
    total = np.zeros((len(points), samples))
    for _ in range(4):
        slopes, offsets = random.normal(0, 2, (samples, points.shape[1])), random.normal(0, 1, samples)
        total += np.maximum(points @ slopes.T + offsets, 0)
    return total


def cliffs(points: np.ndarray, samples: int, random: np.random.Generator) -> Rows:
    """Losses that rise exponentially towards the rim."""
    rates = random.uniform(2, 4, samples)
    return np.exp(rates * np.linalg.norm(points, axis=1)[:, None]) + bowls(points, samples, random)


def noise(points: np.ndarray, samples: int, random: np.random.Generator) -> Rows:
    """Nothing that could be interpolated."""
    return random.gamma(1, 1, (len(points), samples)) * random.gamma(1, 1, (len(points), 1))


def answer(request: Request, axes: tuple[np.ndarray, ...], rows: Rows) -> np.ndarray:
    """What an engine would tell: the rows asked for, found by equality of coordinates."""
    index = [np.searchsorted(axis, column) for axis, column in zip(axes, request.points.T, strict=True)]
    assert all((axis[i] == column).all() for axis, i, column in zip(axes, index, request.points.T, strict=True))
    asked = rows[np.ravel_multi_index(index, [len(axis) for axis in axes])]
    return asked if request.subset is None else asked[:, request.subset]


def run(learner: Accurate, rows: Rows, see: Callable[[Request], object] = lambda request: None) -> Reconstruction:
    """Asks and tells until the learner is done."""
    for _ in range(200):
        request = learner.ask()
        if request is None:
            return learner.result()
        see(request)
        learner.tell(request, answer(request, learner.axes, rows))
    raise AssertionError("the learner does not end")


def worst(result: Reconstruction, rows: Rows) -> float:
    """The largest true error, as the share that the result states."""
    truth, loss = rows.mean(axis=1), result.loss.ravel()
    fine = np.isfinite(truth)
    truth, loss = truth[fine], loss[fine]
    if result.share_of == "range":
        return float(np.abs(loss - truth).max() / np.ptp(truth))
    return float(np.abs(np.log(loss / truth)).max() / np.log(truth.max() / truth.min()))
