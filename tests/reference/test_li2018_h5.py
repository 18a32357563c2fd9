"""Files in the layout of Li et al. 2018, filled here by the rules of their program, written down independently.

Their program keeps an array of shape (nx, ny), full of a start value; it numbers the points by flattening a
`numpy.meshgrid` of both axes (y slow, x fast), and stores the value of point number n at flat position n.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest
import xarray as xr
from safetensors.numpy import save_file

from orograph.errors import StoreError
from orograph.results.schema import DIRECTIONS_FILE, Status
from orograph.results.survey import Survey, open_survey

X, Y = np.linspace(-1, 1, 3), np.linspace(-2, 2, 5)
HOLES = (3, 7, 14)


def loss_at(x: float, y: float) -> float:
    return float(np.exp(x) + 10 * y * y + x * y)


def fill_as_they_do(stored: np.ndarray, xs: np.ndarray, ys: np.ndarray | None, f: Any, skip: Any = ()) -> np.ndarray:
    """Computes every point but those numbered in ``skip``."""
    flat = stored.ravel()
    if ys is None:
        places: list[tuple[float, ...]] = [(x,) for x in xs]
    else:
        across, up = np.meshgrid(xs, ys)
        places = list(zip(across.ravel(), up.ravel(), strict=True))
    for number, place in enumerate(places):
        if number not in skip:
            flat[number] = f(*place)
    return stored


def make(path: Path, xs: np.ndarray, ys: np.ndarray | None, **datasets: Any) -> Path:
    with h5py.File(path, "w") as file:
        file["dir_file"] = "net_weights_xignore=biasbn_xnorm=filter.h5"
        file["xcoordinates"] = xs
        if ys is not None:
            file["ycoordinates"] = ys
        for name, values in datasets.items():
            file[name] = values
    return path


def test_every_value_opens_at_its_own_place(tmp_path: Path) -> None:
    losses = fill_as_they_do(-np.ones((3, 5)), X, Y, loss_at, HOLES)
    accuracies = fill_as_they_do(-np.ones((3, 5)), X, Y, lambda x, y: 50 + 10 * x + 3 * y, HOLES)
    survey = open_survey(make(tmp_path / "surface.h5", X, Y, train_loss=losses, train_acc=accuracies))

    assert survey.name == "surface"
    assert survey.path is None
    assert survey.provenance["dir_file"] == "net_weights_xignore=biasbn_xnorm=filter.h5"
    assert survey.measures == ("loss", "accuracy")
    assert survey.dataset["accuracy"].attrs == {"long_name": "training accuracy", "units": "fraction"}
    assert survey.counts == {"total": 15, "pending": 3, "ok": 12, "nonfinite": 0, "failed": 0}
    for i, x in enumerate(X):
        for j, y in enumerate(Y):
            point = survey.dataset.isel(x=i, y=j)
            assert (point["x"], point["y"]) == (x, y)
            if j * len(X) + i in HOLES:
                assert np.isnan(point["loss"])
                assert np.isnan(point["accuracy"])
                assert point["status"] == Status.PENDING
            else:
                assert point["loss"] == loss_at(x, y)
                assert point["accuracy"] == (50 + 10 * x + 3 * y) / 100
                assert point["status"] == Status.OK


def test_a_file_with_the_honest_shape_means_the_same(tmp_path: Path) -> None:
    losses = fill_as_they_do(-np.ones((3, 5)), X, Y, loss_at, HOLES)
    one = open_survey(make(tmp_path / "a.h5", X, Y, train_loss=losses))
    other = open_survey(make(tmp_path / "b.h5", X, Y, train_loss=losses.reshape(5, 3)))
    np.testing.assert_array_equal(one.dataset["loss"], other.dataset["loss"])


def test_a_line(tmp_path: Path) -> None:
    losses = fill_as_they_do(-np.ones(5), Y, None, lambda x: x * x, [0])
    survey = open_survey(make(tmp_path / "a.h5", Y, None, train_loss=losses, test_loss=losses + 2, test_acc=losses))
    assert survey.axes == ("x",)
    np.testing.assert_array_equal(survey.dataset["loss"], [np.nan, 1, 0, 1, 4])
    np.testing.assert_array_equal(survey.dataset["test_loss"], losses + 2)
    np.testing.assert_array_equal(survey.dataset["test_accuracy"], [np.nan, 0.01, 0, 0.01, 0.04])
    np.testing.assert_array_equal(survey.dataset["status"], [0, 1, 1, 1, 1])


def test_nan_and_infinity_were_computed(tmp_path: Path) -> None:
    survey = open_survey(make(tmp_path / "a.h5", Y, None, train_loss=[np.nan, np.inf, -np.inf, -1.0, 0.0]))
    np.testing.assert_array_equal(survey.dataset["loss"], [np.nan, np.inf, -np.inf, np.nan, 0])
    np.testing.assert_array_equal(survey.dataset["status"], [2, 2, 2, 0, 1])


def test_eigenvalues_are_missing_where_both_hold_their_start_values(tmp_path: Path) -> None:
    smallest, largest = [1.0, 1.0, -1.0, -0.5, 1.0], [-1.0, 2.0, -1.0, -1.0, 1.5]
    path = make(tmp_path / "a.h5", Y, None, min_eig=smallest, max_eig=largest)
    survey = open_survey(path)
    np.testing.assert_array_equal(survey.dataset["min_eig"], [np.nan, 1, -1, -0.5, 1])
    np.testing.assert_array_equal(survey.dataset["max_eig"], [np.nan, 2, -1, -1, 1.5])
    np.testing.assert_array_equal(survey.dataset["status"], [0, 1, 1, 1, 1])
    assert np.isnan(survey.dataset["loss"]).all()
    with h5py.File(path, "a") as file:
        file["train_loss"] = [-1.0, 1.0, 2.0, 3.0, -1.0]
    survey = open_survey(path)
    np.testing.assert_array_equal(survey.dataset["status"], [0, 1, 1, 1, 0])
    assert survey.dataset["max_eig"][4] == 1.5


def test_a_file_that_was_only_set_up(tmp_path: Path) -> None:
    survey = open_survey(make(tmp_path / "a.h5", X, Y))
    assert survey.counts["pending"] == 15
    assert np.isnan(survey.dataset["loss"]).all()
    assert "no finite loss" in repr(survey)


# ---------------------------------------------------------------- our files, read by their rules


def planar(status: Any = 1) -> Survey:
    codes = np.full((3, 5), 0) + np.asarray(status)
    loss = np.array([[loss_at(x, y) for y in Y] for x in X])
    loss[codes != Status.OK] = np.nan
    fields = {"loss": loss, "accuracy": loss / 300, "min_eig": -loss, "max_eig": loss}
    variables: dict[str, Any] = {name: (("x", "y"), values) for name, values in fields.items()}
    return Survey(xr.Dataset({**variables, "status": (("x", "y"), codes)}, {"x": X, "y": Y}), name="planar")


def test_their_numbering_finds_our_values(tmp_path: Path) -> None:
    with h5py.File(planar().export(tmp_path / "a.h5"), "r") as file:
        stored = file["train_loss"][:]
        assert stored.shape == (3, 5)
        np.testing.assert_array_equal(stored, fill_as_they_do(-np.ones((3, 5)), X, Y, loss_at))
        across, up = np.meshgrid(file["xcoordinates"][:], file["ycoordinates"][:])
        for x, y, loss, accuracy in zip(
            across.ravel(), up.ravel(), stored.ravel(), file["train_acc"][:].ravel(), strict=True
        ):
            assert loss == loss_at(x, y)
            assert accuracy == pytest.approx(100 * loss / 300)


def test_a_square_grid_is_meshgrid_order(tmp_path: Path) -> None:
    survey = planar()
    square = Survey(survey.dataset.isel(y=slice(0, 3)), name="square")
    with h5py.File(square.export(tmp_path / "a.h5"), "r") as file:
        for i, x in enumerate(X):
            for j, y in enumerate(Y[:3]):
                assert file["train_loss"][j, i] == loss_at(x, y)


def test_missing_points_are_their_start_values_and_can_be_continued(tmp_path: Path) -> None:
    codes = np.ones((3, 5), np.int8)
    codes[1, 2], codes[2, 4] = Status.PENDING, Status.FAILED
    path = planar(codes).export(tmp_path / "a.h5")
    with h5py.File(path, "r+") as file:
        gone = file["train_loss"][:].ravel() == -1
        assert np.flatnonzero(gone).tolist() == [2 * 3 + 1, 4 * 3 + 2]
        for name, start in {"train_acc": -1, "min_eig": 1, "max_eig": -1, "accuracy": -1}.items():
            assert (file[name][:].ravel()[gone] == start).all()
        assert open_survey(path).counts == {"total": 15, "pending": 1, "ok": 13, "nonfinite": 0, "failed": 1}
        for name, value in {"train_loss": 7.5, "train_acc": 25.0}.items():  # their program adds the pending point
            values = file[name][:]
            values.ravel()[2 * 3 + 1] = value
            file[name][:] = values
    continued = open_survey(path)
    assert continued.counts == {"total": 15, "pending": 0, "ok": 14, "nonfinite": 0, "failed": 1}
    point = continued.dataset.isel(x=1, y=2)
    assert (point["loss"], point["accuracy"], point["status"]) == (7.5, 0.25, Status.OK)
    assert np.isnan(point["max_eig"])
    others = continued.dataset["status"].values == codes
    np.testing.assert_array_equal(
        continued.dataset["accuracy"].values[others], planar(codes).dataset["accuracy"].values[others]
    )


def test_directions_follow_the_models_order(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    shapes = {"conv.weight": (2, 1, 3), "conv.bias": (2,), "scale": ()}
    tensors = {f"anchor/{name}": rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    for axis in "xy":
        tensors |= {
            f"{axis}/{name}": rng.normal(size=shapes[name]).astype(np.float32) for name in ("scale", "conv.weight")
        }
    tensors = {name: np.asarray(values, np.float32) for name, values in tensors.items()}
    save_file(tensors, tmp_path / DIRECTIONS_FILE, metadata={"order": json.dumps(list(shapes))})
    survey = planar()
    survey.path = tmp_path
    with h5py.File(survey.export(tmp_path / "a.h5"), "r") as file:
        for axis in "xy":
            read = [file[f"{axis}direction"][str(i)][()] for i in range(len(file[f"{axis}direction"]))]
            np.testing.assert_array_equal(read[0], tensors[f"{axis}/conv.weight"])
            np.testing.assert_array_equal(read[1], np.zeros(2))  # takes no part
            np.testing.assert_array_equal(read[2], tensors[f"{axis}/scale"])
    np.testing.assert_array_equal(open_survey(tmp_path / "a.h5").dataset["loss"], survey.dataset["loss"])
    with h5py.File(survey.export(tmp_path / "b.h5", directions=False), "r") as file:
        assert "xdirection" not in file

    (tmp_path / DIRECTIONS_FILE).write_bytes(b"not tensors")
    with pytest.raises(StoreError, match="directions=False"):
        survey.export(tmp_path / "c.h5")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.h5", "b.h5", DIRECTIONS_FILE]


# ---------------------------------------------------------------- files that are something else


def test_damaged_and_foreign_files_are_one_sentence(tmp_path: Path) -> None:
    whole = planar().export(tmp_path / "whole.h5").read_bytes()
    (tmp_path / "empty.h5").write_bytes(b"")
    (tmp_path / "text.h5").write_text("no HDF5 at all")
    (tmp_path / "cut.h5").write_bytes(whole[: len(whole) // 2])
    make(tmp_path / "scalar.h5", np.float64(1.0), None)  # type: ignore[arg-type]
    make(tmp_path / "endless.h5", np.array([0.0, np.nan]), None)
    make(tmp_path / "misfit.h5", X, Y, train_loss=np.ones(3))
    with h5py.File(tmp_path / "foreign.h5", "w") as file:
        file["weights"] = np.ones(3)
    with h5py.File(tmp_path / "group.h5", "w") as file:
        file.create_group("xcoordinates")
    for name, change in {"newer": {"schema": 99}, "strange": {"schema": "one"}}.items():
        (tmp_path / f"{name}.h5").write_bytes(whole)
        with h5py.File(tmp_path / f"{name}.h5", "r+") as file:
            document = json.loads(file["orograph"].asstr()[()]) | change
            del file["orograph"]
            file["orograph"] = json.dumps(document)
    (tmp_path / "codes.h5").write_bytes(whole)
    with h5py.File(tmp_path / "codes.h5", "r+") as file:
        file["status"][0, 0] = 77
    (tmp_path / "whole.h5").unlink()
    for path in sorted(tmp_path.iterdir()):
        with pytest.raises(StoreError) as caught:
            open_survey(path)
        assert path.name in str(caught.value)
        assert "\n" not in str(caught.value)
        if path.stem == "newer":
            assert "pip install -U orograph" in str(caught.value)


def test_other_datasets_do_no_harm(tmp_path: Path) -> None:
    path = make(
        tmp_path / "a.h5", Y, None, train_loss=np.arange(5.0), x=np.ones(5), status=np.ones(5), words=["a"] * 5,
        extra=np.array([-1, 2, 3, 4, 5], np.float32), explained_variance_ratio_=[0.5, 0.25],
    )  # fmt: skip
    survey = open_survey(path)
    assert survey.measures == ("loss", "extra")
    np.testing.assert_array_equal(survey.dataset["extra"], [np.nan, 2, 3, 4, 5])
    assert survey.dataset["extra"].dtype == np.float64
    np.testing.assert_array_equal(survey.dataset["x"], Y)
