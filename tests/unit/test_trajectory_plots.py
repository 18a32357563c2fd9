"""Pictures of training paths: the numbers in them."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr
from matplotlib.text import Text

from orograph.errors import InputError
from orograph.plot.contour import contour
from orograph.plot.descent import descent
from orograph.plot.explained import explained
from orograph.plot.heatmap import heatmap
from orograph.plot.surface import surface
from orograph.results.along import beneath, share_held
from orograph.results.survey import Survey
from orograph.results.trajectory import Trajectory
from orograph.testing import suites


def bowl() -> Survey:
    """z = 1 + x² + 2y over x from 0 to 4 and y from 0 to 2, with x twice and y three units long."""
    x, y = np.linspace(0, 4, 17), np.linspace(0, 2, 9)
    grid = xr.Dataset({"loss": (("x", "y"), 1 + x[:, None] ** 2 + 2 * y)}, {"x": x, "y": y})
    grid["status"] = (("x", "y"), np.ones((17, 9), np.int8))
    made = {"x": {"kind": "given", "norm": 2.0}, "y": {"kind": "given", "norm": 3.0}, "cosine": 0.5}
    survey = Survey(grid, name="bowl", provenance={"directions": made})
    places = [[4.0, 2.0], [2.0, 1.0], [0.0, 0.0]]
    path = Trajectory("sgd", [0, 5, 9], places, [20.0, 6.0, 1.0], [3.0, 4.0, 0.0], "epoch", ((5.0, "rate × 0.1"),))
    survey.add_trajectory(path)
    return survey


def by_gid(axes: object, gid: str) -> list:
    return [artist for artist in axes.get_children() if artist.get_gid() == gid]  # type: ignore[attr-defined]


def texts(figure: object) -> str:
    return " | ".join(text.get_text() for text in figure.findobj(Text))  # type: ignore[attr-defined]


def test_the_share_held_counts_lengths_and_the_angle_of_the_axes() -> None:
    survey = bowl()
    (path,) = survey.trajectories
    inside = [(2 * x) ** 2 + (3 * y) ** 2 + 2 * 0.5 * (2 * x) * (3 * y) for x, y in path.coordinates]
    assert share_held(survey, path) == pytest.approx(sum(inside) / (sum(inside) + 25))
    survey.provenance["directions"] = {}
    assert np.isnan(share_held(survey, path))


def test_beneath_is_the_surface_and_nothing_outside_or_over_holes() -> None:
    survey = bowl()
    np.testing.assert_allclose(beneath(survey, survey.trajectories[0]), [21.0, 7.0, 1.0])
    survey.dataset["loss"][8, 4] = np.nan
    assert np.isnan(beneath(survey, survey.trajectories[0])[1])
    stray = Trajectory("stray", [0], [[9.0, 0.0]])
    assert np.isnan(beneath(survey, stray)).all()
    turned = Survey(survey.dataset.transpose("y", "x").isel(y=slice(None, None, -1)), name="turned")
    assert beneath(turned, Trajectory("a", [0], [[4.0, 0.5]]))[0] == pytest.approx(18.0)


def test_the_map_shows_the_path_its_start_its_mark_and_the_two_numbers() -> None:
    figure = contour([bowl()])
    (line,) = by_gid(figure.axes[0], "path sgd")
    np.testing.assert_array_equal(line.get_xydata(), [[4.0, 2.0], [2.0, 1.0], [0.0, 0.0]])
    assert by_gid(figure.axes[0], "start")[0].get_xydata().tolist() == [[4.0, 2.0]]
    assert by_gid(figure.axes[0], "mark rate × 0.1")[0].get_xydata().tolist() == [[2.0, 1.0]]
    assert by_gid(figure.axes[0], "arrow")
    survey = bowl()
    share = 100 * share_held(survey, survey.trajectories[0])
    assert f"sgd: {share:.1f} % in the plane, up to 4 off it" in texts(figure)
    assert not by_gid(contour([bowl()], paths=False).axes[0], "path sgd")


def test_marks_that_lie_on_each_other_share_a_name_which_no_number_covers() -> None:
    survey = bowl()
    places = [[4.0, 2.0], [2.0, 1.0], [2.01, 1.0], [0.0, 0.0]]
    marks = ((5.0, "÷ 10"), (6.0, "÷ 100"), (9.0, "end"))
    survey.add_trajectory(Trajectory("sgd", [0, 5, 6, 9], places, marks=marks), overwrite=True)
    axes = contour([survey]).axes[0]
    axes.get_figure().draw_without_rendering()
    names = {text.get_text(): text.get_window_extent() for text in by_gid(axes, "mark name")}
    assert set(names) == {"÷ 10, ÷ 100", "end"}
    numbers = [text.get_window_extent() for text in axes.texts if text.get_text().isdigit()]
    assert numbers
    assert not any(name.overlaps(number) for name in names.values() for number in numbers)


def test_descent_writes_numbers_on_a_short_logarithmic_axis() -> None:
    axes = descent([bowl()]).axes[0]
    low, high = axes.get_ylim()
    assert sum(low <= tick <= high for tick in axes.get_yticks()) >= 4


def test_checkpoints_outside_are_counted() -> None:
    said = texts(contour([suites.travelled()], width=9.0)).replace("\n", " ")
    assert "checkpoints outside the picture: 1 of 2 of stray" in said


def test_arrows_point_the_way_the_training_went() -> None:
    figure = contour([bowl()])
    for arrow in by_gid(figure.axes[0], "arrow"):
        tail, tip = arrow._posA_posB
        assert tip[0] < tail[0]
        assert tip[1] < tail[1]


@pytest.mark.slow
def test_the_surface_carries_the_path() -> None:
    plain, drawn = (surface([bowl()], paths=paths) for paths in (False, True))
    assert len(by_gid(drawn.axes[0], "trail on the map")) == 1
    assert not by_gid(plain.axes[0], "trail on the map")
    faces = [by_gid(figure.axes[0], "relief")[0].get_facecolor() for figure in (plain, drawn)]
    assert len(faces[1]) > len(faces[0])
    assert "sgd:" in texts(drawn)
    assert heatmap([bowl()]).axes


def test_descent_shows_true_losses_surface_losses_and_distances() -> None:
    figure = descent([bowl()])
    upper, lower = figure.axes
    (own,), (under,), (away,) = by_gid(upper, "own"), by_gid(upper, "beneath"), by_gid(lower, "distance")
    assert own.get_xydata().tolist() == [[0, 20], [5, 6], [9, 1]]
    np.testing.assert_allclose(under.get_ydata(), [21, 7, 1])
    assert away.get_ydata().tolist() == [3, 4, 0]
    assert "losses differ up to ×1.2" in texts(figure)
    assert "rate × 0.1" in texts(figure)
    assert upper.get_yscale() == "log"
    with pytest.raises(InputError, match="with trajectories"):
        descent([suites.survey()])


def test_explained_shows_shares_beside_walks() -> None:
    figure = explained([suites.travelled()])
    (axes,) = figure.axes
    assert [bar.get_height() for bar in axes.patches] == [0.6, 0.3, 0.1]
    np.testing.assert_array_equal(by_gid(axes, "null")[0].get_ydata(), [0.7, 0.2, np.nan])
    np.testing.assert_array_equal(by_gid(axes, "null_same_steps")[0].get_ydata(), [0.6, 0.2, 0.2])
    assert "first two 90.0 % · random walk 90.0 % · same steps 80.0 %" in texts(figure)
    with pytest.raises(InputError, match=r"og\.Plane\.pca"):
        explained([bowl()])
