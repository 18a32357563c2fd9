"""A scene for anything that shows glTF: browsers, slides, game engines, augmented reality."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import trimesh
from trimesh.exchange.gltf import export_glb
from trimesh.visual.material import PBRMaterial
from trimesh.visual.texture import TextureVisuals

from orograph.errors import InputError
from orograph.export._mesh import Ground, box, grounds, triangles, unit
from orograph.results.atomic import replacing
from orograph.results.survey import Survey
from orograph.results.words import plain

_VERTICES, _INDICES = 34962, 34963  # what glTF calls the two uses of a part of the buffer
_GAP = 0.15  # between surfaces side by side, as a share of their width


def glb(
    survey: Survey,
    path: Path,
    *,
    others: Sequence[Survey] = (),
    field: str = "loss",
    log: bool | None = None,
    clip: float | None = None,
    colour: str | None = None,
    height: float = 0.45,
    smooth: bool = False,
) -> Path:
    """Writes the survey as a binary glTF scene: one coloured surface that stands on the ground, a unit wide.

    Layout: glTF 2.0, y up. A grid point lies at (x, height, −y), each axis moved and scaled so that the surface is
    centred on the origin and its longer side is 1; shorter than a third, the other side is made as long. The lowest
    point of all is at height 0, the highest at ``height``. Colours are the vertices' own (``COLOR_0``, linear),
    without a texture; the material is seen from both sides, and normals are smooth. A triangle with a corner that is
    pending, failed or not finite is left out. The mesh's ``extras`` hold ``name``, ``field``, ``log`` and the ranges
    of ``x``, ``y`` and ``height`` that were scaled.

    Args:
        survey: a 2-D survey.
        path: the file to make or to replace.
        others: more surveys, side by side on the same scales.
        field: the measure that gives the height.
        log: take its logarithm to base 10; zero and negative values then are holes. Default: where the values are
            positive and the largest is more than 30 times the median.
        clip: values above it become a plateau.
        colour: the measure that gives the colour; default ``field``.
        height: of the relief, as a share of the longer side.
        smooth: a cubic spline between grid points.

    Returns:
        The path written.

    Raises:
        InputError: a survey is not 2-D, has fewer than 2 x 2 points, lacks the field or has no whole triangle, or an
            option has an impossible value.
        StoreError: nothing can be written there.
        MissingPackageError: trimesh is not installed.
    """
    if not 0 < height <= 10:
        raise InputError("a height of 0 to 10 times the longer side", f"{height:g}", "set height=0.45, say")
    surveys = [survey, *others]
    lands = grounds(surveys, "glb", field=field, log=log, clip=clip, colour=colour, smooth=smooth)
    sides = box(lands)
    scene = trimesh.Scene(base_frame="surfaces of Orograph")
    for place, (each, land) in enumerate(zip(surveys, lands, strict=True)):
        surface = _surface(land, sides, height)
        if surface is None:
            raise InputError("2 x 2 points with a height", f"holes everywhere in {each.name!r}", "survey a finer grid")
        surface.metadata.update(_extras(each, land, field))
        shift = (place - (len(lands) - 1) / 2) * sides[0] * (1 + _GAP)
        name = f"{place + 1} {plain(each.name)}" if others else plain(each.name)
        scene.add_geometry(
            surface, geom_name=name, node_name=name, transform=trimesh.transformations.translation_matrix([shift, 0, 0])
        )
    content = export_glb(scene, include_normals=True, tree_postprocessor=_finish)
    with replacing(path) as draft:
        draft.write_bytes(content)
    return path


def _surface(land: Ground, sides: tuple[float, float], height: float) -> trimesh.Trimesh | None:
    faces = triangles(land.known)
    used = np.unique(faces)
    if not used.size:
        return None
    across = (unit(land.x, land.x[0], land.x[-1]) - 0.5) * sides[0]
    back = (unit(land.y, land.y[0], land.y[-1]) - 0.5) * sides[1]
    up = height * unit(np.where(land.known, land.heights, land.low), land.low, land.high)
    points = np.stack([*np.meshgrid(across, -back, indexing="ij"), up], axis=-1)[..., [0, 2, 1]].reshape(-1, 3)
    mesh = trimesh.Trimesh(points[used], np.searchsorted(used, faces), process=False)
    mesh.vertex_attributes["_COLOUR"] = _linear(land.colours.reshape(-1, 3)[used]).astype(np.float32)
    mesh.visual = TextureVisuals(
        material=PBRMaterial(name="relief", doubleSided=True, metallicFactor=0.0, roughnessFactor=0.75)
    )
    return mesh


def _extras(survey: Survey, land: Ground, field: str) -> dict[str, Any]:
    ranges = {"x": land.x, "y": land.y, "height": np.array([land.low, land.high])}
    told = {name: [float(values[0]), float(values[-1])] for name, values in ranges.items()}
    return {"name": plain(survey.name), "field": field, "log": bool(land.log), **told}


def _finish(tree: dict[str, Any]) -> None:
    """What trimesh leaves open: colours where viewers look for them (it would round them to 8 bits), uses of views."""
    for mesh in tree["meshes"]:
        for primitive in mesh["primitives"]:
            attributes = primitive["attributes"]
            attributes["COLOR_0"] = attributes.pop("_COLOUR")
            for accessor, use in (
                (primitive["indices"], _INDICES),
                *((each, _VERTICES) for each in attributes.values()),
            ):
                tree["bufferViews"][tree["accessors"][accessor]["bufferView"]]["target"] = use
    tree["asset"]["generator"] = "Orograph"


def _linear(srgb: np.ndarray) -> np.ndarray:
    """Colours of the screen as amounts of light, which glTF wants."""
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
