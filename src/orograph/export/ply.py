"""A surface for MeshLab, CloudCompare, Blender and everything else that reads polygons with properties."""

from __future__ import annotations

import math
import re
from pathlib import Path

import numpy as np
import trimesh
from trimesh.exchange.ply import export_ply

from orograph.errors import InputError
from orograph.export._arrays import measures, status
from orograph.export._mesh import grounds, triangles
from orograph.results.atomic import replacing
from orograph.results.survey import Survey

_RESERVED = {"x", "y", "z", "nx", "ny", "nz", "red", "green", "blue", "alpha", "s", "t", "status"}


def ply(
    survey: Survey,
    path: Path,
    *,
    field: str = "loss",
    log: bool = False,
    clip: float | None = None,
    colour: str | None = None,
    scale: float = 1.0,
) -> Path:
    """Writes the survey as a PLY surface in the units of its axes, with every measure as a property of the vertices.

    Layout: PLY 1.0, binary little endian. Vertex number i·ny + j is the grid point ``x[i]``, ``y[j]`` (axes increasing)
    at the height ``scale · field`` (``scale · log10(field)``), as float32; its colour is ``red``, ``green``, ``blue``,
    ``alpha``. ``coordinate_x`` and ``coordinate_y`` (float64), every measure (float64, as it is, NaN and infinity
    included) and ``status`` follow; a name with letters that PLY cannot have gets ``_`` instead. Faces are triangles,
    counterclockwise seen from above. One with a corner that is pending, failed or has no finite height is left out;
    such points stay in the list, at the lowest height there is.

    Args:
        survey: a 2-D survey.
        path: the file to make or to replace.
        field: the measure that gives the height.
        log: take its logarithm to base 10; zero and negative values then have no finite height.
        clip: heights above this value of the field become a plateau.
        colour: the measure that gives the colour; default ``field``.
        scale: a factor on the height.

    Returns:
        The path written.

    Raises:
        InputError: the survey is not 2-D, has fewer than 2 x 2 points, lacks the field or has no finite value, or an
            option has an impossible value.
        StoreError: nothing can be written there.
        MissingPackageError: trimesh is not installed.
    """
    if not math.isfinite(scale):
        raise InputError("a finite scale", repr(scale), "pass a number such as scale=0.1")
    (land,) = grounds([survey], "ply", field=field, log=log, clip=clip, colour=colour)
    height = scale * np.where(land.known, land.heights, land.low if scale >= 0 else land.high)
    points = np.stack([*np.meshgrid(land.x, land.y, indexing="ij"), height], axis=-1).reshape(-1, 3)
    colours = np.round(255 * land.colours.reshape(-1, 3)).astype(np.uint8)
    mesh = trimesh.Trimesh(points, triangles(land.known), vertex_colors=colours, process=False)
    mesh.vertex_attributes.update(_properties(survey, points))
    content = export_ply(mesh, encoding="binary", vertex_normal=False)
    with replacing(path) as draft:
        draft.write_bytes(content)
    return path


def _properties(survey: Survey, points: np.ndarray) -> dict[str, np.ndarray]:
    ordered = Survey(survey.dataset.sortby(list(survey.axes)), name=survey.name)
    found = {"coordinate_x": points[:, 0], "coordinate_y": points[:, 1]}
    columns = {**measures(ordered, reserved=_RESERVED), "status": status(ordered).astype(np.uint8)}
    for name, values in columns.items():
        safe = re.sub(r"[^A-Za-z0-9_.]", "_", name) or "_"
        while safe in found or (safe != name and safe in {*columns, *_RESERVED}):
            safe += "_"
        found[safe] = values.ravel()
    return found
