"""A surface for ParaView and everything else that is built on VTK."""

from __future__ import annotations

import base64
import math
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from orograph.errors import InputError
from orograph.export._arrays import coordinates, evaluated, measures, status
from orograph.export._atomic import replacing
from orograph.registry import did_you_mean
from orograph.results.survey import Survey

_TYPES = {"f8": "Float64", "i8": "Int64", "i1": "Int8"}


def vtp(survey: Survey, path: Path, *, field: str = "loss", log: bool = False, scale: float = 1.0) -> Path:
    """Writes the survey as VTK PolyData: a triangulated surface, or a polyline if it is 1-D.

    Layout: VTK XML, little endian, arrays inline in base64 with UInt64 headers. Point number i·ny + j is the grid
    point ``x[i]``, ``y[j]`` at the height ``scale · field`` (``scale · log10(field)``); in a 1-D survey ``y`` is 0.
    Every cell of the grid is two triangles, counterclockwise seen from above. A triangle (a piece of the line) with a
    corner that is pending, failed or has no finite height is left out; such points stay in the list, at the lowest
    height there is. Every measure and ``status`` are point data, as they are, NaN and infinity included.

    Args:
        survey: the survey, 1-D or 2-D.
        path: the file to make or to replace.
        field: the measure that gives the height.
        log: take its logarithm to base 10; zero and negative values then have no finite height.
        scale: a factor on the height.

    Returns:
        The path written.

    Raises:
        InputError: there is no such field, or the scale is not finite.
        StoreError: nothing can be written there.

    Example:
        >>> import xarray as xr
        >>> from tempfile import TemporaryDirectory
        >>> variables = {"loss": (("x", "y"), np.eye(2)), "status": (("x", "y"), np.ones((2, 2)))}
        >>> survey = Survey(xr.Dataset(variables, {"x": [0.0, 1.0], "y": [0.0, 1.0]}), name="saddle")
        >>> with TemporaryDirectory() as folder:
        ...     print(ElementTree.parse(vtp(survey, Path(folder) / "saddle.vtp")).find(".//Piece").attrib)
        {'NumberOfPoints': '4', 'NumberOfVerts': '0', 'NumberOfLines': '0', 'NumberOfStrips': '0', 'NumberOfPolys': '2'}
    """
    arrays = measures(survey)
    if field not in arrays:
        raise InputError("the name of a measure", repr(field), did_you_mean(field, tuple(arrays)))
    if not math.isfinite(scale):
        raise InputError("a finite scale", repr(scale), "pass a number such as scale=0.1")
    codes = status(survey)
    height = _height(arrays[field], codes, log, scale)
    data = {**arrays, "status": codes}
    tree = _tree(_points(survey, height), _cells(survey, np.isfinite(height)), data, field)
    with replacing(path) as draft:
        tree.write(draft, encoding="utf-8", xml_declaration=True)
    return path


def _height(values: np.ndarray, codes: np.ndarray, log: bool, scale: float) -> np.ndarray:
    """The height of every point, NaN where there is none."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        height = scale * (np.log10(values) if log else values)
    return np.where(evaluated(codes) & np.isfinite(height), height, np.nan)


def _points(survey: Survey, height: np.ndarray) -> np.ndarray:
    lowest = np.nanmin(height) if np.isfinite(height).any() else 0.0
    x, *rest = np.meshgrid(*coordinates(survey).values(), indexing="ij")
    y = rest[0] if rest else np.zeros_like(x)
    return np.stack([x.ravel(), y.ravel(), np.where(np.isnan(height), lowest, height).ravel()], axis=-1)


def _cells(survey: Survey, valid: np.ndarray) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Element name (``Lines``, ``Polys``) → the point numbers of all its cells in a row, and the cells' sizes."""
    nothing = (np.empty(0, np.int64), np.empty(0, np.int64))
    if valid.ndim == 1:
        whole = np.flatnonzero(valid)
        runs = [run for run in np.split(whole, np.flatnonzero(np.diff(whole) > 1) + 1) if len(run) > 1]
        return {"Lines": (np.concatenate([nothing[0], *runs]), np.array([len(run) for run in runs])), "Polys": nothing}
    number = np.arange(valid.size).reshape(valid.shape)
    a, b, c, d = number[:-1, :-1], number[1:, :-1], number[1:, 1:], number[:-1, 1:]
    triangles = np.stack([a, b, c, a, c, d], axis=-1).reshape(-1, 3)
    x, y = coordinates(survey).values()
    if (x[-1] < x[0]) != (y[-1] < y[0]):
        triangles = triangles[:, ::-1]
    triangles = triangles[valid.ravel()[triangles].all(axis=-1)]
    return {"Lines": nothing, "Polys": (triangles.ravel(), np.full(len(triangles), 3))}


def _tree(
    points: np.ndarray, cells: dict[str, tuple[np.ndarray, np.ndarray]], data: dict[str, np.ndarray], field: str
) -> ElementTree.ElementTree:
    root = ElementTree.Element(
        "VTKFile", type="PolyData", version="1.0", byte_order="LittleEndian", header_type="UInt64"
    )
    counts = {"Verts": 0, "Lines": len(cells["Lines"][1]), "Strips": 0, "Polys": len(cells["Polys"][1])}
    piece = ElementTree.SubElement(
        ElementTree.SubElement(root, "PolyData"),
        "Piece",
        {"NumberOfPoints": str(len(points))} | {f"NumberOf{kind}": str(count) for kind, count in counts.items()},
    )
    attributes = ElementTree.SubElement(piece, "PointData", Scalars=field)
    for name, values in data.items():
        _add(attributes, name, values.ravel())
    _add(ElementTree.SubElement(piece, "Points"), "Points", points)
    for kind, (numbers, sizes) in cells.items():
        element = ElementTree.SubElement(piece, kind)
        _add(element, "connectivity", numbers.astype(np.int64))
        _add(element, "offsets", np.cumsum(sizes, dtype=np.int64))
    return ElementTree.ElementTree(root)


def _add(parent: ElementTree.Element, name: str, values: np.ndarray) -> None:
    """One array: its size in bytes as UInt64 and its values, together in base64."""
    little = np.ascontiguousarray(values, dtype=values.dtype.newbyteorder("<"))
    element = ElementTree.SubElement(
        parent,
        "DataArray",
        type=_TYPES[values.dtype.str[1:]],
        Name=name,
        NumberOfComponents=str(1 if values.ndim == 1 else values.shape[1]),
        format="binary",
    )
    element.text = base64.b64encode(np.uint64(little.nbytes).astype("<u8").tobytes() + little.tobytes()).decode()
