"""What principal components find in a path that goes nowhere: the random walk that any share is to be compared with.

In high dimension all steps of a random walk are orthogonal to each other, so the Gram matrix of its points is known
without drawing it, and with it the shares of variance of its principal components. Two components hold 76 % of a long
walk if its points are centred, and 90 % if they are taken relative to its end.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from orograph.errors import InputError


def random_walk_shares(steps: int | None, count: int, *, centred: bool) -> np.ndarray:
    """Shares of variance of the principal components of a random walk with equal steps in high dimension.

    A long walk has the shares

        6 / (π² k²)             with its points centred (61 %, 15 %, 7 %, ...),
        8 / (π² (2k − 1)²)      with its points relative to its end (81 %, 9 %, 3 %, ...),

    for k = 1, 2, ...; one of n steps has shares proportional to 1 / sin²(kπ / (2n + 2)) and
    1 / sin²((2k − 1)π / (4n + 2)).

    Args:
        steps: n, one less than the points; None for the limit of many.
        count: how many shares to give.
        centred: about the mean of the points, or relative to the last one.

    Returns:
        float64, shape (count,); 0 beyond the n-th.

    Raises:
        InputError: no step, or no share asked for.

    References:
        Antognini and Sohl-Dickstein, "PCA of high dimensional random walks with comparison to neural network training",
        NeurIPS 2018, arXiv:1806.08805 (for centred points).

    Example:
        >>> random_walk_shares(None, 2, centred=True).round(3), random_walk_shares(None, 2, centred=False).round(3)
        (array([0.608, 0.152]), array([0.811, 0.09 ]))
    """
    if count < 1 or (steps is not None and steps < 1):
        raise InputError("one step or more, and one share or more", f"{steps} and {count}", "pass positive numbers")
    k = np.arange(1, count + 1)
    if steps is None:
        return 6 / (np.pi * k) ** 2 if centred else 8 / (np.pi * (2 * k - 1)) ** 2
    every = np.arange(1, steps + 1)
    half_angle = every / (2 * steps + 2) if centred else (2 * every - 1) / (4 * steps + 2)
    spectrum = 1 / np.sin(np.pi * half_angle) ** 2
    found = np.zeros(count)
    found[: min(count, steps)] = (spectrum / spectrum.sum())[:count]
    return found


def same_steps_gram(groups: Sequence[np.ndarray], joins: Sequence[float], gap: float) -> np.ndarray:
    """The Gram matrix, relative to the anchor, of random walks with steps as long as those of given paths.

    Every step keeps its length, but all are orthogonal: Gᵢⱼ is the sum of the squared lengths of those steps that the
    ways from the anchor to i and to j have in common.

    Args:
        groups: for every path, the squared lengths of its steps, shape (points − 1,).
        joins: for every path, the squared distance between its first point and that of the first path.
        gap: squared distance from the last point of the first path to the anchor.

    Returns:
        float64, shape (points, points), of all points of all paths in order.

    Example:
        >>> same_steps_gram([np.array([1.0, 4.0])], [0.0], 0.0)
        array([[5., 4., 0.],
               [4., 4., 0.],
               [0., 0., 0.]])
    """
    total = sum(len(group) for group in groups) + len(groups) + 1
    ways: list[np.ndarray] = []
    offset = len(groups[0])
    for number, (group, join) in enumerate(zip(groups, joins, strict=True)):
        for point in range(len(group) + 1):
            way = np.zeros(total)
            way[-1] = gap
            if number == 0:
                way[point : len(group)] = group[point:]
            else:
                way[: len(groups[0])] = groups[0]
                way[offset] = join
                way[offset + 1 : offset + 1 + point] = group[:point]
            ways.append(way)
        offset += len(group) + 1 if number else 0
    steps = np.sqrt(np.array(ways))
    gram: np.ndarray = steps @ steps.T
    return gram


def shares_of(gram: np.ndarray, *, centred: bool) -> tuple[np.ndarray, np.ndarray]:
    """Shares of variance of the principal components of points with a known Gram matrix.

        G = Q Λ Qᵀ (centred: of (1 − 1/n) G (1 − 1/n)),    share_k = λ_k / Σ λ

    with n points, and 1/n the matrix that takes their mean.

    Args:
        gram: inner products of the points relative to the anchor, shape (points, points).
        centred: take the points about their mean rather than about the anchor.

    Returns:
        (shares, largest first, summing to 1; the eigenvectors of the (centred) Gram matrix as columns in that order).

    Raises:
        InputError: all points are the same.

    Example:
        >>> points = np.array([[3.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
        >>> shares_of(points @ points.T, centred=False)[0].round(3)
        array([0.9, 0.1, 0. ])
        >>> shares_of(points @ points.T, centred=True)[0].round(3)
        array([0.927, 0.073, 0.   ])
    """
    if centred:
        gram = gram - gram.mean(0) - gram.mean(1)[:, None] + gram.mean()
    values, vectors = np.linalg.eigh((gram + gram.T) / 2)
    values = np.clip(values[::-1], 0, None)
    if not values[0] > 0:
        raise InputError("a path that moves", "one whose snapshots are all the same", "record more of the training")
    return values / values.sum(), vectors[:, ::-1]
