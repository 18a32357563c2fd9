"""A solid for a 3-D printer."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import trimesh
from trimesh.exchange.stl import export_stl

from orograph.errors import InputError
from orograph.export._mesh import Ground, box, grounds, unit
from orograph.results.atomic import replacing
from orograph.results.survey import Survey


def stl(
    survey: Survey,
    path: Path,
    *,
    width: float = 100.0,
    height: float = 30.0,
    base: float = 3.0,
    field: str = "loss",
    log: bool | None = None,
    clip: float | None = None,
    smooth: bool = False,
) -> Path:
    """Writes the survey as a closed solid that can be printed: the surface, walls around it, and a flat bottom.

    Layout: binary STL, millimetres, z up, the bottom at 0 and the corner of the smallest x and y at the origin. A grid
    point lies ``base`` to ``base + height`` above the bottom. Every square of the grid with four heights is there;
    others are holes through the solid, with walls. Where two squares would touch in a corner only, the one with fewer
    neighbours is left out too, so that every edge has exactly two faces; the solid may have several separate parts.

    Args:
        survey: a 2-D survey.
        path: the file to make or to replace.
        width: of the longer side, mm; shorter than a third, the other side is made as long.
        height: from the lowest to the highest point, mm.
        base: thickness below the lowest point, mm.
        field: the measure that gives the height.
        log: take its logarithm to base 10; zero and negative values then are holes. Default: where the values are
            positive and the largest is more than 30 times the median.
        clip: values above it become a plateau.
        smooth: a cubic spline between grid points.

    Returns:
        The path written.

    Raises:
        InputError: the survey is not 2-D, lacks the field or has no whole square, or an option has an impossible value.
        StoreError: nothing can be written there.
        MissingPackageError: trimesh is not installed.
    """
    for name, value in (("width", width), ("height", height), ("base", base)):
        if not (math.isfinite(value) and 0 < value <= 10_000):
            raise InputError(f"a {name} above 0 mm and up to 10 000 mm", f"{value:g}", f"leave {name} out, say")
    (land,) = grounds([survey], "stl", field=field, log=log, clip=clip, smooth=smooth)
    squares = without_pinches(_whole(land.known))
    if not squares.any():
        raise InputError("a square of 2 x 2 points with heights", f"none in {survey.name!r}", "survey a finer grid")
    mesh = trimesh.Trimesh(_points(land, width, height, base), solid(squares), process=False)
    with replacing(path) as draft:
        draft.write_bytes(export_stl(mesh))
    return path


def without_pinches(squares: np.ndarray) -> np.ndarray:
    """Squares of a grid with as few as possible left out so that no two touch in a corner only.

    Example:
        >>> without_pinches(np.array([[True, False], [True, True]])).tolist()
        [[True, False], [True, True]]
        >>> without_pinches(np.array([[True, False], [False, True]])).tolist()
        [[False, False], [False, True]]
    """
    squares = squares.copy()
    while True:
        a, b, c, d = squares[:-1, :-1], squares[1:, :-1], squares[1:, 1:], squares[:-1, 1:]
        falling, rising = a & c & ~b & ~d, b & d & ~a & ~c
        if not (falling.any() or rising.any()):
            return squares
        around = np.pad(squares, 1).astype(int)
        company = around[:-2, 1:-1] + around[2:, 1:-1] + around[1:-1, :-2] + around[1:-1, 2:]
        first, second = company[:-1, :-1] <= company[1:, 1:], company[1:, :-1] <= company[:-1, 1:]
        squares[:-1, :-1] &= ~(falling & first)
        squares[1:, 1:] &= ~(falling & ~first)
        squares[1:, :-1] &= ~(rising & second)
        squares[:-1, 1:] &= ~(rising & ~second)


def solid(squares: np.ndarray) -> np.ndarray:
    """Triangles of the closed solid over some squares of a grid, outwards counterclockwise.

    Args:
        squares: which ones, shape (nx − 1, ny − 1).

    Returns:
        Numbers of corners, shape (triangles, 3): i·ny + j for the grid point on top, nx·ny more for the one below it.
    """
    nx, ny = squares.shape[0] + 1, squares.shape[1] + 1
    top = np.arange(nx * ny).reshape(nx, ny)
    i, j = np.nonzero(squares)
    a, b, c, d = top[i, j], top[i + 1, j], top[i + 1, j + 1], top[i, j + 1]
    lid = np.stack([a, b, c, a, c, d], axis=-1).reshape(-1, 3)
    floor = lid[:, ::-1] + nx * ny
    around = np.pad(squares, 1)
    walls = []
    for start, end, beyond in (
        (a, b, around[i + 1, j]),
        (b, c, around[i + 2, j + 1]),
        (c, d, around[i + 1, j + 2]),
        (d, a, around[i, j + 1]),
    ):
        start, end = start[~beyond], end[~beyond]
        low, high = start + nx * ny, end + nx * ny
        walls.append(np.stack([start, low, high, start, high, end], axis=-1).reshape(-1, 3))
    return np.concatenate([lid, floor, *walls])


def _whole(known: np.ndarray) -> np.ndarray:
    """Squares of the grid with four heights."""
    return known[:-1, :-1] & known[1:, :-1] & known[1:, 1:] & known[:-1, 1:]


def _points(land: Ground, width: float, height: float, base: float) -> np.ndarray:
    """Grid points on top, and the same ones on the bottom; millimetres, shape (2 · nx · ny, 3)."""
    sides = [width * side for side in box([land])]
    across, back = (
        side * unit(nodes, nodes[0], nodes[-1]) for side, nodes in zip(sides, (land.x, land.y), strict=True)
    )
    for axis, nodes in (("x", across), ("y", back)):
        if (np.diff(nodes.astype(np.float32)) <= width * 1e-6).any():
            raise InputError(
                f"grid points along {axis} that a solid can tell apart", "some closer", "survey even steps"
            )
    up = base + height * unit(np.where(land.known, land.heights, land.low), land.low, land.high)
    corners = np.stack(np.meshgrid(across, back, indexing="ij"), axis=-1)
    top = np.concatenate([corners, up[..., None]], axis=-1).reshape(-1, 3)
    return np.concatenate([top, top * [1.0, 1.0, 0.0]])
