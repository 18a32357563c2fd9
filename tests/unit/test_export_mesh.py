"""Meshes, read back by other programs: their numbers are the survey's, and a solid is one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import warnings
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import meshio
import numpy as np
import pygltflib
import pytest
import stl
import trimesh
import xarray as xr
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from orograph.cli.app import main
from orograph.errors import InputError, MissingPackageError, StoreError
from orograph.export.stl import without_pinches
from orograph.plot._style import relief
from orograph.results.schema import Status
from orograph.results.survey import Survey
from orograph.results.words import plain

X, Y = np.array([-1.0, 0.0, 0.5, 2.0]), np.array([-2.0, -1.0, 0.0, 1 / 3, 1.0, 4.0])
ODD = 'odd "name" <ü>/\n\x07'


def survey_of(loss: Any, *, x: Any = X, y: Any = Y, status: Any = None, name: str = "bowl", **fields: Any) -> Survey:
    loss = np.asarray(loss, dtype=np.float64)
    codes = np.where(np.isfinite(loss), Status.OK, Status.NONFINITE) if status is None else np.asarray(status)
    variables = {key: (("x", "y"), np.asarray(values)) for key, values in {"loss": loss, **fields}.items()}
    variables["status"] = (("x", "y"), codes.astype(np.int8))
    return Survey(xr.Dataset(variables, {"x": x, "y": y}), name=name)


def hilly(**options: Any) -> Survey:
    """4×6, symmetric in nothing, with an accuracy."""
    loss = 0.3 + (X[:, None] - 0.2) ** 2 + 0.1 * (Y - 1) ** 2 + 0.05 * X[:, None] * Y
    return survey_of(loss, accuracy=1 / (1 + loss), **options)


def holed(name: str = "holed") -> Survey:
    """With every kind of hole."""
    survey = hilly(name=name)
    loss, codes = survey.dataset["loss"].values, survey.dataset["status"].values
    loss[0, 0], codes[0, 0] = np.nan, Status.NONFINITE
    loss[1, 5], codes[1, 5] = np.inf, Status.NONFINITE
    codes[3, 0] = Status.FAILED  # its number must not be looked at
    codes[3, 5] = Status.PENDING
    return survey


def known(survey: Survey) -> np.ndarray:
    return np.isfinite(survey.dataset["loss"].values) & (survey.dataset["status"].values == Status.OK)


# ---------------------------------------------------------------- glb

KINDS = {5126: np.float32, 5125: np.uint32, 5123: np.uint16, 5121: np.uint8}
WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}


def accessor(file: pygltflib.GLTF2, index: int) -> np.ndarray:
    told = file.accessors[index]
    view = file.bufferViews[told.bufferView]
    assert view.byteStride in (None, 0)
    start = (view.byteOffset or 0) + (told.byteOffset or 0)
    count = told.count * WIDTHS[told.type]
    values = np.frombuffer(file.binary_blob(), KINDS[told.componentType], count, start)
    return values.reshape(told.count, -1)


def read_glb(path: Path) -> list[dict[str, Any]]:
    file = pygltflib.GLTF2().load(str(path))
    shifts = {
        node.mesh: np.array(node.matrix or np.eye(4).ravel()).reshape(4, 4).T
        for node in file.nodes
        if node.mesh is not None
    }
    found = []
    for number, mesh in enumerate(file.meshes):
        (part,) = mesh.primitives
        material = file.materials[part.material]
        assert material.doubleSided
        assert material.pbrMetallicRoughness.metallicFactor == 0
        assert material.pbrMetallicRoughness.baseColorTexture is None
        colours = part.attributes.COLOR_0
        assert file.accessors[colours].componentType == 5126
        found.append(
            {
                "points": accessor(file, part.attributes.POSITION),
                "colours": accessor(file, colours),
                "normals": accessor(file, part.attributes.NORMAL),
                "faces": accessor(file, part.indices).reshape(-1, 3),
                "extras": mesh.extras,
                "name": mesh.name,
                "shift": shifts[number][:3, 3],
            }
        )
    return found


def in_units(mesh: dict[str, Any], side: tuple[float, float], height: float) -> np.ndarray:
    """The points of a scene back in the survey's units: x, y, height."""
    points, extras = mesh["points"].astype(float), mesh["extras"]
    shares = np.stack([points[:, 0] / side[0] + 0.5, -points[:, 2] / side[1] + 0.5, points[:, 1] / height], axis=-1)
    ends = np.array([extras[name] for name in ("x", "y", "height")])
    return ends[:, 0] + shares * (ends[:, 1] - ends[:, 0])


def linear(srgb: np.ndarray) -> np.ndarray:
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


@pytest.mark.parametrize("survey", [hilly(), holed(ODD)], ids=["whole", "holed"])
def test_glb_positions_and_colours_are_the_data(survey: Survey, tmp_path: Path) -> None:
    (mesh,) = read_glb(survey.export(tmp_path / "a.glb", log=False, colour="accuracy"))
    there = known(survey)
    loss, accuracy = (survey.dataset[name].values for name in ("loss", "accuracy"))
    grid = np.stack([*np.meshgrid(X, Y, indexing="ij"), loss], axis=-1)
    used = np.unique(triangles_by_hand(there))
    assert len(mesh["points"]) == len(used)
    found = in_units(mesh, (0.5, 1.0), 0.45)
    np.testing.assert_allclose(found, grid.reshape(-1, 3)[used], rtol=1e-6, atol=1e-6)
    assert mesh["points"][:, 1].min() == 0
    assert np.ptp(mesh["points"], axis=0)[2] == pytest.approx(1)
    share = (accuracy - accuracy[there].min()) / np.ptp(accuracy[there])
    wanted = linear(np.asarray(relief()(share.ravel()[used]))[:, :3])
    np.testing.assert_allclose(mesh["colours"], wanted, atol=1e-6)
    assert mesh["extras"]["name"] == plain(survey.name)
    assert mesh["extras"]["log"] is False


def triangles_by_hand(there: np.ndarray) -> list[list[int]]:
    """Every square with four corners is two triangles, one with three is one."""
    faces = []
    nx, ny = there.shape
    for i in range(nx - 1):
        for j in range(ny - 1):
            corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)]
            left = [a * ny + b for a, b in corners if there[a, b]]
            faces += [[left[0], left[1], left[2]], [left[0], left[2], left[3]]] if len(left) == 4 else []
            faces += [left] if len(left) == 3 else []
    return faces


def test_glb_faces_cover_all_but_the_holes_and_look_up(tmp_path: Path) -> None:
    survey = holed()
    (mesh,) = read_glb(survey.export(tmp_path / "a.glb"))
    assert len(mesh["faces"]) == len(triangles_by_hand(known(survey)))
    corners = mesh["points"][mesh["faces"]]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert (normals[:, 1] > 0).all()
    np.testing.assert_allclose(np.linalg.norm(mesh["normals"], axis=1), 1, rtol=1e-5)
    assert (mesh["normals"][:, 1] > 0).all()


def test_glb_puts_several_side_by_side_on_one_scale(tmp_path: Path) -> None:
    low, high = hilly(name="low"), hilly(name="high")
    high.dataset["loss"] += 3
    first, second = read_glb(low.export(tmp_path / "a.glb", others=[high]))
    assert first["extras"]["height"] == second["extras"]["height"]
    assert first["points"][:, 1].min() == 0
    assert second["points"][:, 1].max() == pytest.approx(0.45)
    assert first["points"][:, 1].max() < second["points"][:, 1].max()
    right = first["points"][:, 0].max() + first["shift"][0]
    left = second["points"][:, 0].min() + second["shift"][0]
    assert 0.01 < left - right < 0.2
    assert (first["name"], second["name"]) == ("1 low", "2 high")


def test_glb_is_what_trimesh_reads_and_the_same_file_every_time(tmp_path: Path) -> None:
    paths = [holed("world").export(tmp_path / f"{i}.glb") for i in range(2)]
    assert paths[0].read_bytes() == paths[1].read_bytes()
    (mesh,) = trimesh.load_scene(paths[0]).geometry.values()
    assert len(mesh.faces) == len(triangles_by_hand(known(holed())))


VALIDATOR = Path(__file__).parents[2] / "web/node_modules/gltf-validator"


@pytest.mark.skipif(
    os.environ.get("OROGRAPH_TOOLS") != "required" and (shutil.which("node") is None or not VALIDATOR.exists()),
    reason="there is no glTF validator: run tests/setup.sh",
)
@pytest.mark.parametrize("count", [1, 2])
def test_glb_satisfies_the_validator_of_khronos(count: int, tmp_path: Path) -> None:
    others = [hilly()] * (count - 1)
    path = holed(ODD).export(tmp_path / "a.glb", others=others, smooth=True)
    code = """const [, validator, path] = process.argv;
        require(validator).validateBytes(new Uint8Array(require("fs").readFileSync(path)))
            .then((report) => console.log(JSON.stringify(report.issues)));"""
    words = ["node", "-e", code, str(VALIDATOR), str(path)]
    said = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
    assert said["messages"] == []


# ---------------------------------------------------------------- ply


@pytest.mark.parametrize("survey", [hilly(), holed(ODD)], ids=["whole", "holed"])
def test_ply_has_every_number(survey: Survey, tmp_path: Path) -> None:
    read = meshio.read(survey.export(tmp_path / "a.ply", scale=2.0))
    there = known(survey).ravel()
    x, y = np.meshgrid(X, Y, indexing="ij")
    loss = survey.dataset["loss"].values.ravel()
    height = 2 * np.where(there, loss, loss[there].min())
    np.testing.assert_array_equal(read.points, np.stack([x.ravel(), y.ravel(), height], -1).astype(np.float32))
    np.testing.assert_array_equal(read.point_data["coordinate_x"], x.ravel())
    np.testing.assert_array_equal(read.point_data["coordinate_y"], y.ravel())
    for name in (*survey.measures, "status"):
        np.testing.assert_array_equal(read.point_data[name], survey.dataset[name].values.ravel())
    assert read.point_data["loss"].dtype == np.float64
    (cells,) = read.cells
    assert cells.type == "triangle"
    assert sorted(map(sorted, cells.data)) == sorted(map(sorted, triangles_by_hand(there.reshape(4, 6))))
    corners = read.points[cells.data]
    assert (np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])[:, 2] > 0).all()
    share = (loss - loss[there].min()) / np.ptp(loss[there])
    wanted = np.round(255 * np.asarray(relief()(share))[:, :3])
    found = np.stack([read.point_data[name].astype(np.uint8) for name in ("red", "green", "blue")], -1)  # as bytes
    np.testing.assert_array_equal(found[there], wanted[there])


def test_ply_options(tmp_path: Path) -> None:
    survey = survey_of(
        [[10, 100], [1000, 0]], x=[0, 1], y=[0, 1], **{"two words": np.eye(2), "two_words": 2 * np.eye(2)}
    )
    read = meshio.read(survey.export(tmp_path / "a.ply", log=True, scale=2.0))
    np.testing.assert_allclose(read.points[:, 2], [2, 4, 6, 2])
    assert read.cells[0].data.tolist() == [[0, 2, 1]]
    np.testing.assert_array_equal(read.point_data["two_words"], [2, 0, 0, 2])
    np.testing.assert_array_equal(read.point_data["two_words_"], [1, 0, 0, 1])
    read = meshio.read(survey.export(tmp_path / "a.ply", clip=50.0))
    np.testing.assert_array_equal(read.points[:, 2], [10, 50, 50, 0])
    np.testing.assert_array_equal(read.point_data["loss"], [10, 100, 1000, 0])
    with pytest.raises(InputError, match="measures with names of their own, but got 'red'"):
        survey_of(np.eye(2), x=[0, 1], y=[0, 1], red=np.eye(2)).export(tmp_path / "b.ply")


def test_a_falling_axis_is_turned_round(tmp_path: Path) -> None:
    survey = holed()
    turned = Survey(survey.dataset.isel(x=slice(None, None, -1), y=slice(None, None, -1)), name=survey.name)
    for form in ("ply", "stl", "glb"):
        files = [each.export(tmp_path / f"{i}.{form}").read_bytes() for i, each in enumerate((survey, turned))]
        assert files[0] == files[1], form


# ---------------------------------------------------------------- stl


def corners_of(path: Path) -> np.ndarray:
    """Corners of all triangles, read by numpy-stl."""
    return np.asarray(stl.mesh.Mesh.from_file(str(path), mode=stl.Mode.BINARY).vectors)


def edge_counts(corners: np.ndarray) -> tuple[Counter[Any], Counter[Any]]:
    """How often each edge occurs, and each edge in one direction; corners at one place are one corner."""
    _, number = np.unique(corners.reshape(-1, 3), axis=0, return_inverse=True)
    faces = number.reshape(-1, 3)
    directed = Counter(edge for a, b, c in faces.tolist() for edge in ((a, b), (b, c), (c, a)))
    either: Counter[Any] = Counter()
    for (a, b), count in directed.items():
        either[min(a, b), max(a, b)] += count
    return either, directed


def assert_solid(path: Path, volume: float) -> None:
    corners = corners_of(path)
    either, directed = edge_counts(corners)
    assert set(either.values()) == {2}, "an edge has not exactly two faces"
    assert set(directed.values()) == {1}, "two faces run along an edge in the same direction"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        mesh = trimesh.load_mesh(path, process=True)
    assert mesh.is_watertight
    assert mesh.is_winding_consistent
    assert mesh.volume == pytest.approx(volume, rel=1e-4)
    a, b, c = corners.astype(float).transpose(1, 0, 2)
    assert (a * np.cross(b, c)).sum() / 6 == pytest.approx(volume, rel=1e-4)
    normals = stl.mesh.Mesh.from_file(str(path)).normals
    assert (np.einsum("ij,ij->i", normals, np.cross(b - a, c - a)) > 0).all()


def prism_volume(survey: Survey, width: float, height: float, base: float) -> float:
    """The volume under the same triangles, summed by hand over the squares that are printed."""
    there = known(survey)
    loss = survey.dataset["loss"].values
    x, y = (survey.dataset[axis].values for axis in ("x", "y"))
    span = max(np.ptp(x), np.ptp(y)) / width
    squares = without_pinches(there[:-1, :-1] & there[1:, :-1] & there[1:, 1:] & there[:-1, 1:])
    low, high = loss[there].min(), loss[there].max()
    up = base + height * (loss - low) / ((high - low) or np.inf)
    total = 0.0
    for i, j in zip(*np.nonzero(squares), strict=True):
        area = (x[i + 1] - x[i]) * (y[j + 1] - y[j]) / span**2 / 2
        total += area * (up[i, j] + up[i + 1, j] + up[i + 1, j + 1]) / 3
        total += area * (up[i, j] + up[i + 1, j + 1] + up[i, j + 1]) / 3
    return total


def test_stl_is_the_surface_in_millimetres(tmp_path: Path) -> None:
    survey = hilly()
    path = survey.export(tmp_path / "a.stl", log=False)
    corners = corners_of(path)
    assert corners.reshape(-1, 3).min(axis=0).tolist() == [0, 0, 0]
    np.testing.assert_allclose(corners.reshape(-1, 3).max(axis=0), [50, 100, 33], rtol=1e-6)
    loss = survey.dataset["loss"].values
    grid = np.stack(
        [
            *np.meshgrid((X + 1) / 6 * 100, (Y + 2) / 6 * 100, indexing="ij"),
            3 + 30 * (loss - loss.min()) / np.ptp(loss),
        ],
        -1,
    ).astype(np.float32)
    top = np.unique(corners.reshape(-1, 3)[corners.reshape(-1, 3)[:, 2] > 0], axis=0)
    np.testing.assert_allclose(top, np.unique(grid.reshape(-1, 3), axis=0), rtol=1e-6, atol=1e-5)
    assert_solid(path, prism_volume(survey, 100, 30, 3))
    assert len(corners) == 2 * 2 * 15 + 2 * 16


def test_stl_options(tmp_path: Path) -> None:
    survey = survey_of([[1, 10], [100, 1000], [10, 1]], x=[0, 1, 2], y=[0, 1])
    sizes = {"width": 20.0, "height": 6.0, "base": 1.0}
    logarithmic = corners_of(survey.export(tmp_path / "a.stl", log=True, **sizes))
    assert set(np.round(logarithmic[..., 2].ravel(), 4).tolist()) == {0, 1, 3, 5, 7}
    np.testing.assert_allclose(logarithmic.reshape(-1, 3).max(axis=0), [20, 10, 7])
    clipped = corners_of(survey.export(tmp_path / "a.stl", log=False, clip=11.0, **sizes))
    assert set(np.round(clipped[..., 2].astype(float).ravel(), 4).tolist()) == {0, 1, 1 + 6 * 0.9, 7}
    smooth = corners_of(survey.export(tmp_path / "a.stl", log=True, smooth=True, **sizes))
    assert len(smooth) > 40 * len(logarithmic)
    assert {tuple(point) for point in np.round(logarithmic.reshape(-1, 3), 3).tolist()} <= {
        tuple(point) for point in np.round(smooth.reshape(-1, 3), 3).tolist()
    }


PINCH = np.array([[1, 1, 1, 1, 1], [1, 1, 1, 1, 1], [1, 1, 0, 1, 1], [1, 1, 1, 1, 1], [1, 1, 1, 1, 1]], bool)
DIAGONAL = np.ones((6, 6), bool)
DIAGONAL[[2, 3], [2, 3]] = False
TOUCHING = np.array([[1, 1, 0, 0], [1, 1, 1, 1], [0, 1, 1, 1], [0, 1, 1, 1]], bool)


@pytest.mark.slow
@given(
    there=hnp.arrays(
        bool, st.tuples(st.integers(2, 9), st.integers(2, 9)), elements=st.sampled_from([True] * 5 + [False])
    )
)
@example(there=PINCH)
@example(there=DIAGONAL)
@example(there=TOUCHING)
@example(there=~np.eye(7, dtype=bool))
@settings(max_examples=150, deadline=None)
def test_any_pattern_of_holes_is_a_closed_solid(there: np.ndarray) -> None:
    random = np.random.default_rng(int(there.sum()))
    loss = np.where(there, random.random(there.shape), np.nan)
    survey = survey_of(loss, x=np.sort(random.random(len(there))) + np.arange(len(there)), y=np.arange(there.shape[1]))
    squares = there[:-1, :-1] & there[1:, :-1] & there[1:, 1:] & there[:-1, 1:]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.stl"
        if not without_pinches(squares).any():
            with pytest.raises(InputError):
                survey.export(path)
            return
        survey.export(path, log=False, width=float(np.ptp(survey.dataset["x"].values).clip(there.shape[1] - 1)))
        either, directed = edge_counts(corners_of(path))
        assert set(either.values()) == {2}
        assert set(directed.values()) == {1}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            mesh = trimesh.load_mesh(path, process=True)
        assert mesh.is_watertight
        assert mesh.is_winding_consistent
        assert mesh.volume > 0
        assert all(part.volume > 0 for part in mesh.split(only_watertight=False))


def test_the_check_for_solids_notices_a_pinch() -> None:
    from orograph.export.stl import solid

    squares = np.array([[True, False], [False, True]])
    corners = np.random.default_rng(0).random((18, 3))
    assert set(edge_counts(corners[solid(squares)])[0].values()) == {2, 4}
    assert set(edge_counts(corners[solid(without_pinches(squares))])[0].values()) == {2}


@given(hnp.arrays(bool, st.tuples(st.integers(1, 12), st.integers(1, 12))))
@settings(deadline=None)
def test_pinches_are_removed_and_little_else(squares: np.ndarray) -> None:
    left = without_pinches(squares)
    assert not (left & ~squares).any()
    a, b, c, d = left[:-1, :-1], left[1:, :-1], left[1:, 1:], left[:-1, 1:]
    assert not ((a & c & ~b & ~d) | (b & d & ~a & ~c)).any()
    a, b, c, d = squares[:-1, :-1], squares[1:, :-1], squares[1:, 1:], squares[:-1, 1:]
    if not ((a & c & ~b & ~d) | (b & d & ~a & ~c)).any():
        np.testing.assert_array_equal(left, squares)


def test_holes_are_holes_with_walls(tmp_path: Path) -> None:
    survey = survey_of(np.where(PINCH, 1 + np.arange(25).reshape(5, 5) / 25, np.nan), x=range(5), y=range(5))
    path = survey.export(tmp_path / "a.stl", log=False, width=4.0)
    assert_solid(path, prism_volume(survey, 4, 30, 3))
    mesh = trimesh.load_mesh(path)
    assert mesh.euler_number == 0  # a torus: one hole right through
    assert len(corners_of(path)) == 2 * 2 * 12 + 2 * (16 + 8)


def test_a_solid_in_two_parts(tmp_path: Path) -> None:
    there = np.ones((5, 3), bool)
    there[2] = False
    survey = survey_of(np.where(there, np.arange(15).reshape(5, 3), np.nan), x=range(5), y=range(3))
    path = survey.export(tmp_path / "a.stl", log=False)
    assert len(trimesh.load_mesh(path).split()) == 2
    assert_solid(path, prism_volume(survey, 100, 30, 3))


def test_flat_land_is_a_plate(tmp_path: Path) -> None:
    survey = survey_of(np.full((3, 3), 0.7), x=range(3), y=range(3))
    path = survey.export(tmp_path / "a.stl", width=10.0)
    assert_solid(path, 300)
    (mesh,) = read_glb(survey.export(tmp_path / "a.glb"))
    assert (mesh["points"][:, 1] == 0).all()


def test_loss_differences_far_below_a_micrometre_leave_a_solid(tmp_path: Path) -> None:
    loss = np.array([[0, 1e-12, 2e-12], [1e-12, 1, 0], [0, 0, 1e-300]])
    assert_solid(
        (survey := survey_of(loss, x=range(3), y=range(3))).export(tmp_path / "a.stl", log=False),
        prism_volume(survey, 100, 30, 3),
    )
    close = survey_of(np.eye(3), x=[0, 1e-9, 1], y=range(3))
    with pytest.raises(InputError, match="along x that a solid can tell apart"):
        close.export(tmp_path / "b.stl")


# ---------------------------------------------------------------- all of them


@pytest.mark.parametrize("form", ["glb", "ply", "stl"])
def test_what_cannot_be_a_mesh_is_one_sentence(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{form}"
    line = Survey(xr.Dataset({"loss": ("x", [1.0, 2.0]), "status": ("x", [1, 1])}, {"x": [0, 1]}), name="line")
    nothing = survey_of(np.full((2, 2), np.nan), x=[0, 1], y=[0, 1])
    waiting = survey_of(np.ones((2, 2)), x=[0, 1], y=[0, 1], status=np.zeros((2, 2)))
    thin = survey_of(np.ones((1, 3)), x=[0], y=range(3))
    cases: list[tuple[Survey, dict[str, Any], str]] = [
        (line, {}, f"a 2-D survey for the format '{form}', but got the 1-D survey 'line'; choose csv"),
        (nothing, {}, "a finite value of 'loss'"),
        (waiting, {}, "a finite value of 'loss'"),
        (survey_of(-np.ones((2, 2)), x=[0, 1], y=[0, 1]), {"log": True}, "a positive finite value of 'loss'"),
        (thin, {}, "at least 2 x 2 points .* 1 x 3"),
        (hilly(), {"field": "acuracy"}, "did you mean 'accuracy'"),
        (hilly(), {"clip": 0.01}, "a clip above the lowest value"),
    ]
    if form != "stl":
        cases.append((hilly(), {"colour": "acuracy"}, "did you mean 'accuracy'"))
    for survey, options, said in cases:
        with pytest.raises(InputError, match=said) as caught:
            survey.export(path, **options)
        assert "\n" not in str(caught.value)
    with pytest.raises(StoreError, match="a file that can be written"):
        hilly().export(tmp_path, to=form)
    assert not os.listdir(tmp_path)


@pytest.mark.parametrize("form", ["glb", "ply", "stl"])
def test_one_finite_point_alone(form: str, tmp_path: Path) -> None:
    loss = np.full((3, 3), np.nan)
    loss[1, 1] = 0.5
    survey = survey_of(loss, x=range(3), y=range(3))
    if form == "ply":
        assert not meshio.read(survey.export(tmp_path / "a.ply")).cells
    else:
        with pytest.raises(InputError, match="survey a finer grid"):
            survey.export(tmp_path / f"a.{form}")


@pytest.mark.parametrize(
    ("form", "options", "said"),
    [
        ("stl", {"width": 0.0}, "a width above 0 mm"),
        ("stl", {"base": -1.0}, "a base above 0 mm"),
        ("stl", {"height": float("nan")}, "a height above 0 mm"),
        ("glb", {"height": 0.0}, "a height of 0 to 10 times"),
        ("ply", {"scale": float("inf")}, "a finite scale"),
        ("stl", {"hieght": 3.0}, "did you mean 'height'"),
    ],
)
def test_impossible_options(form: str, options: dict[str, float], said: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=said):
        hilly().export(tmp_path / f"a.{form}", **options)


def test_a_missing_package_names_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for form in ("glb", "ply", "stl"):
        monkeypatch.delitem(sys.modules, f"orograph.export.{form}", raising=False)
        monkeypatch.setitem(sys.modules, "trimesh", None)
        with pytest.raises(MissingPackageError, match=r"pip install 'orograph\[mesh\]'"):
            hilly().export(tmp_path / f"a.{form}")


def test_the_command_passes_options_and_several_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        hilly(name=name).export(f"{name}.h5")
    assert (
        main(
            ["export", "a.h5", "--to", "stl", "--option", "width=60", "--option", "log=false", "--option", "clip=none"]
        )
        == 0
    )
    assert corners_of(Path("a.stl")).reshape(-1, 3).max(axis=0)[1] == pytest.approx(60)
    assert main(["export", "a.h5", "b.h5", "-o", "both.glb", "--json"]) == 0
    assert [mesh["extras"]["name"] for mesh in read_glb(Path("both.glb"))] == ["a", "b"]
    capsys.readouterr()
    for words, code, said in (
        (["a.h5", "--to", "stl", "--option", "widht=60"], 1, "did you mean 'width'"),
        (
            ["a.h5", "--to", "stl", "--option", "width=wide"],
            1,
            "a float for the option 'width' of export 'stl', but got 'wide'",
        ),
        (["a.h5", "--to", "stl", "--option", "smooth=maybe"], 1, "a bool for the option 'smooth'"),
        (["a.h5", "--to", "stl", "--option", "width"], 2, "--option name=value, but got 'width'"),
        (["a.h5", "b.h5", "--to", "stl"], 2, "one run for the format 'stl', but got 2"),
        (["a.h5", "--to", "glb", "--option", "others=b"], 1, "an option of export 'glb', but got 'others'"),
    ):
        assert main(["export", *words]) == code
        assert said in capsys.readouterr().err
