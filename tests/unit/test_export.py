"""Every export gives back the numbers of the survey, and appears whole or not at all."""

from __future__ import annotations

import base64
import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save_file

from orograph import registry
from orograph.errors import InputError, MissingPackageError, StoreError
from orograph.export._atomic import replacing
from orograph.results.schema import DIRECTIONS_FILE, ChunkStatus, Status
from orograph.results.store import Store
from orograph.results.survey import Survey, open_survey

FORMATS = ("csv", "npz", "h5", "vtp")
NAMES = {status: status.name.lower() for status in Status}


def survey_of(x: Sequence[float], y: Sequence[float] | None, status: Any, **fields: Any) -> Survey:
    """A survey in memory; pending and failed points become NaN, as the schema demands."""
    axes = ("x",) if y is None else ("x", "y")
    codes = np.asarray(status, np.int8)
    gone = np.isin(codes, (Status.PENDING, Status.FAILED))
    variables: dict[str, Any] = {name: (axes, np.where(gone, np.nan, values)) for name, values in fields.items()}
    variables["status"] = (axes, codes, {"flag_meanings": "padding pending ok nonfinite failed"})
    nodes = {"x": ("x", list(x), {"long_name": "x coordinate"})} | ({} if y is None else {"y": list(y)})
    provenance = {"seed": 3, "axes": list(axes), "note": 'quotes ", commas, ünïcode\nand lines'}
    return Survey(xr.Dataset(variables, nodes), name="bowl, ‘quoted’", provenance=provenance)


def holed() -> Survey:
    """3×5, every kind of point."""
    loss = np.arange(15.0).reshape(3, 5) / 7 - 1  # its first value is −1, which is not "missing" here
    status = np.full((3, 5), Status.OK)
    loss[0, 3], status[0, 3] = np.inf, Status.NONFINITE
    loss[2, 0], status[2, 0] = np.nan, Status.NONFINITE
    status[1, 4], status[2, 4] = Status.PENDING, Status.FAILED
    return survey_of(
        [-1, 0, 0.1], [-2, -1, 0, 1 / 3, 5], status, loss=loss, accuracy=loss.T.reshape(3, 5) / 3, loss_stderr=loss**2
    )


def line() -> Survey:
    return survey_of([-1, 0, 1, 2, 3, 4], None, [1, 1, 0, 1, 1, 2], loss=[1 / 3, -1, 0, 2, 5, np.inf], min_eig=range(6))


def assert_same(ours: Survey, theirs: Survey) -> None:
    xr.testing.assert_identical(ours.dataset.drop_attrs(deep=False), theirs.dataset.drop_attrs(deep=False))
    assert (ours.name, ours.provenance) == (theirs.name, theirs.provenance)


finite = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def surveys(draw: st.DrawFn) -> Survey:
    shape = tuple(draw(st.lists(st.integers(1, 5), min_size=1, max_size=2)))
    size = int(np.prod(shape))
    nodes = [
        sorted(draw(st.lists(st.floats(-1e6, 1e6), min_size=n, max_size=n, unique_by=lambda v: v + 0.0))) for n in shape
    ]

    def numbers(values: st.SearchStrategy[Any]) -> np.ndarray:
        return np.array(draw(st.lists(values, min_size=size, max_size=size))).reshape(shape)

    return survey_of(
        nodes[0],
        nodes[1] if len(shape) == 2 else None,
        numbers(st.sampled_from([0, 1, 2, 3])),
        loss=numbers(st.floats()),
        accuracy=numbers(st.floats(0, 1)),
        test_accuracy=numbers(st.floats(0, 1) | st.just(-0.01)),
        min_eig=numbers(finite | st.just(1.0)),
        max_eig=numbers(finite | st.just(-1.0)),
    )


# ---------------------------------------------------------------- csv


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def assert_rows(survey: Survey, rows: list[dict[str, str]]) -> None:
    shape = survey.dataset["loss"].shape
    assert len(rows) == int(np.prod(shape))
    for index, row in zip(np.ndindex(*shape), rows, strict=True):
        assert list(row) == [*survey.axes, *survey.measures, "status"]
        for axis, i in zip(survey.axes, index, strict=True):
            assert float(row[axis]) == survey.dataset[axis].values[i]
        for name in survey.measures:
            np.testing.assert_array_equal(float(row[name]), survey.dataset[name].values[index])
        assert row["status"] == NAMES[Status(survey.dataset["status"].values[index])]


@pytest.mark.parametrize("survey", [holed(), line()], ids=["plane", "line"])
def test_csv_has_one_exact_row_a_point(survey: Survey, tmp_path: Path) -> None:
    assert_rows(survey, read_csv(survey.export(tmp_path / "a.csv").read_text()))


@pytest.mark.filterwarnings("ignore:The 'float_precision'")
def test_csv_is_read_by_pandas(tmp_path: Path) -> None:
    survey = holed()
    table = pd.read_csv(survey.export(tmp_path / "a.csv"), float_precision="round_trip")
    back = table.set_index(["x", "y"]).to_xarray()
    for name in survey.measures:
        np.testing.assert_array_equal(back[name].values, survey.dataset[name].values)
    assert back["status"].sel(x=0, y=5) == "pending"


def test_csv_comments_hold_the_provenance(tmp_path: Path) -> None:
    survey = holed()
    plain = survey.export(tmp_path / "a.csv").read_text()
    assert "#" not in plain
    lines = survey.export(tmp_path / "b.csv", comments=True).read_text().splitlines(keepends=True)
    comments = [text for text in lines if text.startswith("#")]
    assert "".join(lines[len(comments) :]) == plain
    read = {key: json.loads(value) for key, value in (text[2:].split(": ", 1) for text in comments)}
    assert read == {"name": survey.name, **survey.provenance}


# ---------------------------------------------------------------- npz


@pytest.mark.parametrize("survey", [holed(), line()], ids=["plane", "line"])
def test_npz_needs_no_pickle(survey: Survey, tmp_path: Path) -> None:
    with np.load(survey.export(tmp_path / "a.npz"), allow_pickle=False) as file:
        assert set(file) == {*survey.axes, *survey.measures, "status", "provenance"}
        for name in set(file) - {"provenance"}:
            np.testing.assert_array_equal(file[name], survey.dataset[name].values, strict=name in survey.measures)
        assert file["status"].dtype == np.int8
        assert json.loads(str(file["provenance"])) == {"name": survey.name, **survey.provenance}


def test_npz_is_the_same_file_every_time(tmp_path: Path) -> None:
    first, second = (holed().export(tmp_path / name).read_bytes() for name in ("a.npz", "b.npz"))
    assert first == second


def test_a_measure_named_like_a_part_of_the_format_is_refused(tmp_path: Path) -> None:
    survey = survey_of([0, 1], None, [1, 1], loss=[0, 1], provenance=[0, 1], train_loss=[0, 1])
    with pytest.raises(InputError, match="'provenance'"):
        survey.export(tmp_path / "a.npz")
    with pytest.raises(InputError, match="'train_loss'"):
        survey.export(tmp_path / "a.h5")
    assert not list(tmp_path.iterdir())


# ---------------------------------------------------------------- h5 (its layout: tests/reference/test_li2018_h5.py)


@pytest.mark.parametrize("suffix", ["h5", "hdf5"])
@pytest.mark.parametrize("survey", [holed(), line()], ids=["plane", "line"])
def test_h5_round_trip_is_exact(survey: Survey, suffix: str, tmp_path: Path) -> None:
    back = open_survey(survey.export(tmp_path / f"a.{suffix}", to="h5"))
    assert_same(survey, back)
    assert back.path is None


def test_h5_without_h5py_names_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delitem(sys.modules, "orograph.export.h5", raising=False)
    monkeypatch.setitem(sys.modules, "h5py", None)
    with pytest.raises(MissingPackageError, match=r"pip install 'orograph\[h5\]'"):
        line().export(tmp_path / "a.h5")


# ---------------------------------------------------------------- vtp, parsed without VTK

TYPES = {"Float64": "<f8", "Int64": "<i8", "Int8": "<i1"}


def array(element: ElementTree.Element) -> np.ndarray:
    raw = base64.b64decode(element.text or "", validate=True)
    assert int.from_bytes(raw[:8], "little") == len(raw) - 8
    values = np.frombuffer(raw[8:], TYPES[element.attrib["type"]])
    width = int(element.attrib["NumberOfComponents"])
    return values.reshape(-1, width) if width > 1 else values


def parse(path: Path) -> tuple[np.ndarray, dict[str, list[list[int]]], dict[str, np.ndarray]]:
    root = ElementTree.parse(path).getroot()
    assert root.attrib == {
        "type": "PolyData", "version": "1.0", "byte_order": "LittleEndian", "header_type": "UInt64"
    }  # fmt: skip
    piece = root.find("PolyData/Piece")
    assert piece is not None
    points = array(piece.find("Points/DataArray"))
    assert int(piece.attrib["NumberOfPoints"]) == len(points)
    cells = {}
    for kind in ("Lines", "Polys"):
        parts = {part.attrib["Name"]: array(part) for part in piece.findall(f"{kind}/DataArray")}
        cells[kind] = [part.tolist() for part in np.split(parts["connectivity"], parts["offsets"])[:-1]]
        assert int(piece.attrib[f"NumberOf{kind}"]) == len(cells[kind])
    return points, cells, {part.attrib["Name"]: array(part) for part in piece.findall("PointData/DataArray")}


def areas(corners: np.ndarray) -> np.ndarray:
    """Signed areas of triangles seen from above; corners of shape (triangles, 3, 3)."""
    (ux, uy), (vx, vy) = (corners[:, 1] - corners[:, 0])[:, :2].T, (corners[:, 2] - corners[:, 0])[:, :2].T
    return (ux * vy - uy * vx) / 2


def test_vtp_points_and_fields_are_the_grid(tmp_path: Path) -> None:
    survey = holed()
    points, _, data = parse(survey.export(tmp_path / "a.vtp"))
    flat = [(x, y) for x in survey.dataset["x"].values for y in survey.dataset["y"].values]
    np.testing.assert_array_equal(points[:, :2], flat)
    loss = survey.dataset["loss"].values.ravel()
    good = np.isfinite(loss)
    np.testing.assert_array_equal(points[good, 2], loss[good])
    assert (points[~good, 2] == loss[good].min()).all()  # finite, so that no camera loses itself
    assert set(data) == {*survey.measures, "status"}
    for name, values in data.items():
        np.testing.assert_array_equal(values, survey.dataset[name].values.ravel())


def test_vtp_triangles_cover_exactly_the_whole_cells(tmp_path: Path) -> None:
    survey = holed()
    points, cells, _ = parse(survey.export(tmp_path / "a.vtp"))
    good = np.isfinite(survey.dataset["loss"].values.ravel())
    assert all(good[triangle].all() for triangle in cells["Polys"])
    assert cells["Lines"] == []
    corners = points[np.array(cells["Polys"])]
    area = areas(corners)
    assert (area > 0).all()  # counterclockwise from above
    x, y = survey.dataset["x"].values, survey.dataset["y"].values
    middle = corners[..., :2].mean(axis=1)
    for i in range(2):
        for j in range(4):
            inside = (middle > (x[i], y[j])).all(axis=-1) & (middle < (x[i + 1], y[j + 1])).all(axis=-1)
            square = (x[i + 1] - x[i]) * (y[j + 1] - y[j])
            if good.reshape(3, 5)[i : i + 2, j : j + 2].all():
                assert area[inside].sum() == pytest.approx(square)
            else:
                assert area[inside].sum() < 0.6 * square


def test_vtp_pending_and_failed_points_are_holes_whatever_they_hold(tmp_path: Path) -> None:
    survey = survey_of([0, 1, 2], [0, 1, 2], np.ones((3, 3)), loss=np.ones((3, 3)))
    assert len(parse(survey.export(tmp_path / "a.vtp"))[1]["Polys"]) == 8
    survey.dataset["status"].values[1, 1] = Status.FAILED
    assert len(parse(survey.export(tmp_path / "a.vtp"))[1]["Polys"]) == 2


def test_vtp_orientation_survives_a_falling_axis(tmp_path: Path) -> None:
    survey = survey_of([1, 0], [0, 1], np.ones((2, 2)), loss=np.ones((2, 2)))
    points, cells, _ = parse(survey.export(tmp_path / "a.vtp"))
    assert (areas(points[np.array(cells["Polys"])]) > 0).all()


def test_vtp_options(tmp_path: Path) -> None:
    survey = survey_of([0, 1], [0, 1], np.ones((2, 2)), loss=[[10, 100], [1000, 0]], other=[[1, 2], [3, 4]])
    points, cells, _ = parse(survey.export(tmp_path / "a.vtp", log=True, scale=2.0))
    np.testing.assert_allclose(points[:, 2], [2, 4, 6, 2])
    assert cells["Polys"] == []  # the zero at (1, 1) is a corner of both triangles
    points, cells, _ = parse(survey.export(tmp_path / "a.vtp", field="other"))
    np.testing.assert_array_equal(points[:, 2], [1, 2, 3, 4])
    assert sorted(map(sorted, cells["Polys"])) == [[0, 1, 3], [0, 2, 3]]
    with pytest.raises(InputError, match="did you mean 'other'"):
        survey.export(tmp_path / "a.vtp", field="othr")
    with pytest.raises(InputError, match="finite scale"):
        survey.export(tmp_path / "a.vtp", scale=float("nan"))


def test_vtp_of_a_line_is_a_broken_polyline(tmp_path: Path) -> None:
    points, cells, _ = parse(line().export(tmp_path / "a.vtp"))
    assert cells == {"Lines": [[0, 1], [3, 4]], "Polys": []}
    np.testing.assert_array_equal(points, np.c_[range(-1, 5), np.zeros(6), [1 / 3, -1, -1, 2, 5, -1]])


def test_vtp_without_any_value_is_a_valid_file(tmp_path: Path) -> None:
    for survey in (survey_of([0, 1], None, [0, 3], loss=[0, 0]), survey_of([0], [0], [[0]], loss=[[0]])):
        points, cells, _ = parse(survey.export(tmp_path / "a.vtp"))
        assert (points[:, 2] == 0).all()
        assert cells == {"Lines": [], "Polys": []}


# ---------------------------------------------------------------- any survey


@pytest.mark.slow
@given(survey=surveys())
@settings(max_examples=60, deadline=None)
def test_any_survey_survives_every_format(survey: Survey) -> None:
    with TemporaryDirectory() as folder:
        written = {name: survey.export(Path(folder) / f"a.{name}") for name in FORMATS}
        assert_same(survey, open_survey(written["h5"]))
        assert_rows(survey, read_csv(written["csv"].read_text()))
        with np.load(written["npz"], allow_pickle=False) as file:
            for name in (*survey.axes, *survey.measures, "status"):
                np.testing.assert_array_equal(file[name], survey.dataset[name].values)
        for name, values in parse(written["vtp"])[2].items():
            np.testing.assert_array_equal(values, survey.dataset[name].values.ravel())


def test_a_dataset_in_the_other_index_order_gives_the_same_files(tmp_path: Path) -> None:
    survey = holed()
    turned = Survey(survey.dataset.transpose("y", "x"), name=survey.name, provenance=survey.provenance)
    for name in ("csv", "npz", "vtp"):
        files = [each.export(tmp_path / f"{i}.{name}").read_bytes() for i, each in enumerate((survey, turned))]
        assert files[0] == files[1], name
    assert_same(survey, open_survey(turned.export(tmp_path / "a.h5")))


def test_a_real_store_with_pending_points(tmp_path: Path) -> None:
    grid = {"x": [-1.0, 0.0, 1.0], "y": [0.0, 0.5]}
    attrs = {"name": "run", "grid": grid, "anchor": {"loss": float("nan")}, "markers": []}
    store = Store.create(
        tmp_path / "run",
        axes=("x", "y"),
        fields={"loss": {"units": "nats"}, "accuracy": {}},
        chunk=4,
        attrs=attrs,
        points=np.array([(x, y) for x in grid["x"] for y in grid["y"]]),
    )
    fields = {"loss": np.array([0.1, 0.2, np.inf, np.nan]), "accuracy": np.array([1 / 3, 2 / 3, 0.1, np.nan])}
    store.write_chunk(0, fields, np.array([1, 1, 2, 3], np.int8), ChunkStatus.DONE)
    order = ["b", "a"]
    tensors = {f"{axis}/{name}": np.full((2, 3), i + 10 * j, np.float32)
               for i, axis in enumerate(("anchor", "x", "y")) for j, name in enumerate(order)}  # fmt: skip
    save_file(tensors, tmp_path / "run" / DIRECTIONS_FILE, metadata={"order": json.dumps(order)})

    survey = open_survey(tmp_path / "run")
    assert survey.counts == {"total": 6, "pending": 2, "ok": 2, "nonfinite": 1, "failed": 1}
    for name in FORMATS:
        survey.export(tmp_path / f"run.{name}")
    assert_rows(survey, read_csv((tmp_path / "run.csv").read_text()))
    back = open_survey(tmp_path / "run.h5")
    xr.testing.assert_identical(survey.dataset.drop_attrs(deep=False), back.dataset.drop_attrs(deep=False))
    assert back.dataset["loss"].attrs == survey.dataset["loss"].attrs
    assert back.dataset["loss"].attrs["units"] == "nats"
    assert json.dumps(back.provenance) == json.dumps(survey.provenance)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["run", *sorted(f"run.{name}" for name in FORMATS)]


# ---------------------------------------------------------------- whole or not at all


@pytest.mark.parametrize("kind", FORMATS)
def test_a_failure_leaves_the_old_file(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"a.{kind}"
    line().export(path)
    before = path.read_bytes()

    def full(*args: Any, **kwargs: Any) -> Any:
        raise OSError(28, "No space left on device")

    targets = {"csv": "orograph.export.csv.writer", "npz": "orograph.export.npz.write_array"}
    targets |= {"h5": "h5py.Group.__setitem__", "vtp": "xml.etree.ElementTree.ElementTree.write"}
    monkeypatch.setattr(targets[kind], full)
    with pytest.raises(StoreError, match="No space left on device"):
        holed().export(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_interruption_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")

    def interrupted() -> None:
        with replacing(path) as draft:
            draft.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a.csv", "old")]


@pytest.mark.parametrize("kind", FORMATS)
def test_an_existing_file_is_replaced_and_folders_are_made(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / f"a.{kind}"
    assert line().export(path) == path
    before = path.read_bytes()
    assert holed().export(path) == path
    assert path.read_bytes() != before
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize("kind", FORMATS)
def test_an_unwritable_place_is_one_sentence(kind: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    for place in ("file/below", "folder"):
        with pytest.raises(StoreError, match="Expected a file that can be written") as caught:
            line().export(tmp_path / place, to=kind)
        assert "\n" not in str(caught.value)
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]
    assert not os.listdir(tmp_path / "folder")


@pytest.mark.slow
def test_exports_need_no_torch() -> None:
    modules = [f"orograph.export.{name}" for name in FORMATS] + ["orograph.results.readers.h5"]
    code = f"import sys, {', '.join(modules)}; sys.exit('torch' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_registry_knows_them() -> None:
    assert set(FORMATS) <= set(registry.names("export"))
    assert {"h5", "hdf5"} <= set(registry.names("reader"))
