"""Pictures, read back as numbers: cells, lines, labels, marks and pixels."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path
from types import SimpleNamespace

import matplotlib
import numpy as np
import pytest
import xarray as xr
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection, QuadMesh
from matplotlib.colors import to_rgb
from matplotlib.contour import ContourSet
from matplotlib.image import imread
from matplotlib.path import Path as Outline

from orograph import registry
from orograph.errors import InputError
from orograph.plot._caption import _beside, caption
from orograph.plot._labels import places
from orograph.plot._panels import edges, filled, read_plane
from orograph.plot._scale import fit
from orograph.plot._smooth import Relief, factor_for, refine
from orograph.plot._style import lightness, relief, text_width, theme_named, wrap
from orograph.plot.contour import contour
from orograph.plot.heatmap import heatmap
from orograph.plot.line import line
from orograph.plot.surface import surface
from orograph.results.survey import Survey
from orograph.results.words import number, numbers

PLANES = (contour, heatmap, surface)
NASTY = "$x_1$ <script>alert('a & b')</script>"
DIRECTION = {"kind": "random", "normalize": "filter", "seed": 0}
PROVENANCE = {
    "anchor": {"loss": 0.5},
    "directions": {"x": DIRECTION, "y": DIRECTION, "cosine": 1e-9},
    "objective": {"loss": "cross_entropy", "normstats": "frozen", "data": {"count": 1437}},
}


def tilted(x, y):
    """Grows with both axes, three times as fast along y."""
    return 2 + x + 3 * y


def plane(function=tilted, nx=7, ny=4, *, name="net", x=(-1.0, 2.0), y=(0.0, 1.0), provenance=None, **fields):
    across, up = np.linspace(*x, nx), np.linspace(*y, ny)
    loss = np.asarray(function(across[:, None], up[None, :]) + 0 * (across[:, None] + up), dtype=float)
    data = {"loss": (("x", "y"), loss, {"long_name": "cross-entropy", "units": "nats"})}
    data |= {key: (("x", "y"), np.broadcast_to(value, loss.shape).copy()) for key, value in fields.items()}
    data["status"] = (("x", "y"), np.where(np.isfinite(loss), 1, 2).astype(np.int8))
    return Survey(xr.Dataset(data, {"x": across, "y": up}), name=name, provenance=provenance)


def row(loss, *, name="net", x=(-1.0, 1.0), provenance=None, status=None, **fields):
    loss = np.asarray(loss, dtype=float)
    data = {"loss": ("x", loss)} | {key: ("x", np.broadcast_to(value, loss.shape)) for key, value in fields.items()}
    data["status"] = ("x", np.where(np.isfinite(loss), 1, 2) if status is None else np.asarray(status))
    return Survey(xr.Dataset(data, {"x": np.linspace(*x, len(loss))}), name=name, provenance=provenance)


def spoil(survey, at, value, status):
    survey.dataset["loss"].values[at] = value
    survey.dataset["status"].values[at] = status
    return survey


def marked(axes, gid):
    """Data coordinates of the marks with that id."""
    lines = [found for found in axes.get_lines() if found.get_gid() == gid]
    return {(round(float(x), 6), round(float(y), 6)) for found in lines for x, y in found.get_xydata()}


def words(figure):
    """Every visible text of a figure."""
    import matplotlib.text as text

    return [found.get_text() for found in figure.findobj(text.Text) if found.get_text() and found.get_visible()]


def bar_labels(figure):
    figure.draw_without_rendering()
    return [tick.get_text() for tick in figure.axes[-1].get_yticklabels()]


def pixels(figure):
    canvas = figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[..., :3] / 255


def segments(lines, level):
    """Vertices of the contour line at a level."""
    index = int(np.abs(np.asarray(lines.levels) - level).argmin())
    assert abs(lines.levels[index] - level) < 1e-9
    return lines.get_paths()[index].vertices


# --- heatmap


def test_heatmap_cells_hold_the_data_at_the_right_x_and_y():
    survey = plane(nx=7, ny=4)
    figure = heatmap([survey])
    mesh = next(c for c in figure.axes[0].collections if isinstance(c, QuadMesh))
    corners = mesh.get_coordinates()
    centres = (corners[:-1, :-1] + corners[1:, 1:]) / 2
    assert mesh.get_array().shape == (4, 7)
    np.testing.assert_allclose(mesh.get_array(), tilted(centres[..., 0], centres[..., 1]))
    np.testing.assert_allclose(centres[0, :, 0], survey.dataset["x"])
    np.testing.assert_allclose(centres[:, 0, 1], survey.dataset["y"])


def test_heatmap_paints_each_cell_in_the_colour_of_its_value():
    survey = plane(nx=5, ny=3)
    figure = heatmap([survey], markers=False)
    image = pixels(figure)
    axes = figure.axes[0]
    for i, x in enumerate(survey.dataset["x"].values):
        for j, y in enumerate(survey.dataset["y"].values):
            column, up = axes.transData.transform((x + 0.1, y + 0.05))
            value = survey.dataset["loss"].values[i, j]
            span = survey.dataset["loss"].max().item() - survey.dataset["loss"].min().item()
            expected = relief()((value - survey.dataset["loss"].min().item()) / span)[:3]
            np.testing.assert_allclose(image[image.shape[0] - 1 - int(up), int(column)], expected, atol=0.02)


def test_other_orders_of_the_same_survey_give_the_same_picture():
    survey = plane(nx=5, ny=3)
    turned = Survey(survey.dataset.transpose("y", "x").sortby("x", ascending=False), name="net")
    one, two = (heatmap([s]).axes[0].collections[0].get_array() for s in (survey, turned))
    np.testing.assert_array_equal(one, two)


def test_one_changed_value_changes_the_pixels_of_its_cell_alone():
    before, after = plane(nx=6, ny=5), plane(nx=6, ny=5)
    after.dataset["loss"].values[4, 2] -= 0.8
    figure = heatmap([after], markers=False)
    changed = np.abs(pixels(figure) - pixels(heatmap([before], markers=False))).max(axis=-1) > 0.01
    ups, columns = np.nonzero(changed)
    borders = np.stack(np.meshgrid(edges(after.dataset["x"].values), edges(after.dataset["y"].values)), axis=-1)
    (left, bottom), (right, top) = figure.axes[0].transData.transform([borders[2, 4], borders[3, 5]])
    height = changed.shape[0]
    assert changed.any()
    assert columns.min() >= left - 2
    assert columns.max() <= right + 2
    assert height - ups.max() >= bottom - 2
    assert height - ups.min() <= top + 2


def test_cells_reach_half_way_to_their_neighbours():
    np.testing.assert_allclose(edges(np.array([0.0, 1.0, 4.0])), [-0.5, 0.5, 2.5, 5.5])
    np.testing.assert_allclose(edges(np.array([3.0])), [2.5, 3.5])


def test_a_single_row_is_a_heatmap_but_no_contour():
    survey = plane(nx=4, ny=1, y=(0.0, 0.0))
    assert heatmap([survey]).axes[0].collections[0].get_array().shape == (1, 4)
    with pytest.raises(InputError, match="draw a 'heatmap'"):
        contour([survey])


# --- contour


def test_contour_lines_lie_where_the_loss_has_their_value():
    figure = contour([plane(nx=9, ny=5)], levels=6)
    lines = figure.axes[0].collections[1]
    assert len(lines.levels) > 3
    for level in lines.levels:
        at = segments(lines, level)
        np.testing.assert_allclose(tilted(at[:, 0], at[:, 1]), level, atol=1e-6)


def test_the_numbers_on_contour_lines_are_those_of_their_places():
    figure = contour([plane(lambda x, y: x**2 + 5 * y, nx=31, ny=17)], levels=8)
    labels = figure.axes[0].texts
    found = [label for label in labels if re.fullmatch(r"−?[\d.]+", label.get_text())]
    assert len(found) >= 4
    for label in found:
        x, y = label.get_position()
        assert float(label.get_text().replace("−", "-")) == pytest.approx(x**2 + 5 * y, abs=0.02)


def test_numbers_on_lines_keep_away_from_the_rim_the_anchor_and_each_other():
    figure = contour([plane(lambda x, y: x**2 + y**2, nx=41, ny=41, x=(-1, 1), y=(-1, 1), provenance=PROVENANCE)])
    axes = figure.axes[0]
    figure.draw_without_rendering()
    at = np.array([axes.transData.transform(t.get_position()) for t in axes.texts if t.get_gid() != "summary"])
    at = at * 72 / figure.dpi
    box = axes.get_window_extent().extents * 72 / figure.dpi
    apart = np.linalg.norm(at[:, None] - at[None], axis=-1)[~np.eye(len(at), dtype=bool)]
    assert len(at) >= 3
    assert apart.min() > 20
    assert np.linalg.norm(at - axes.transData.transform((0, 0)) * 72 / figure.dpi, axis=1).min() > 10
    assert min((at - box[:2]).min(), (box[2:] - at).min()) > 8


def test_several_contours_share_levels_colours_and_colour_bar():
    deep, shallow = plane(lambda x, y: x**2 + y, name="a"), plane(lambda x, y: 3 * x**2 + y, name="b")
    figure = contour([deep, shallow])
    one, two = (axes.collections[0] for axes in figure.axes[:2])
    np.testing.assert_array_equal(one.levels, two.levels)
    np.testing.assert_array_equal(one.get_facecolor(), two.get_facecolor())
    assert 10 ** one.levels[-1] >= 13
    assert len(figure.axes) == 3
    assert [axes.get_title(loc="left") for axes in figure.axes[:2]] == ["a", "b"]


def test_levels_are_round_and_the_colour_bar_says_them():
    figure = contour([plane()], levels=6)
    assert bar_labels(figure) == ["1", "2", "3", "4", "5", "6", "7"]


def test_a_wide_range_is_drawn_in_the_logarithm_on_its_own():
    steep = plane(lambda x, y: 10 ** (x + y), nx=31, ny=11)
    figure = contour([steep])
    lines = figure.axes[0].collections[1]
    for level in lines.levels:
        at = segments(lines, level)
        np.testing.assert_allclose(at.sum(axis=1), level, atol=1e-6)
    assert {"0.1", "1", "10", "100"} < set(bar_labels(figure))
    flat = contour([steep], log=False).axes[0].collections[1].levels
    np.testing.assert_allclose(np.diff(flat), np.diff(flat)[0])


def test_fractions_are_never_logarithmic_by_themselves():
    survey = plane(accuracy=np.linspace(0.001, 1, 4))
    survey.dataset["accuracy"].attrs = {"units": "fraction"}
    assert bar_labels(contour([survey], field="accuracy", levels=5)) == ["0", "0.2", "0.4", "0.6", "0.8", "1"]


def test_clip_draws_everything_above_as_one_plateau():
    figure = contour([plane(lambda x, y: x + 10 * y, x=(0, 1))], clip=4.0, log=False)
    bands = figure.axes[0].collections[0]
    assert bands.levels[-1] == 4.0
    assert bands.extend == "max"
    assert "cut off at 4" in figure.get_supxlabel()
    with pytest.raises(InputError, match="clip above the lowest value"):
        contour([plane()], clip=-5.0)


@pytest.mark.slow
@pytest.mark.parametrize("draw", [contour, heatmap])
def test_aspect_is_equal_only_where_the_axes_can_be_compared(draw):
    assert draw([plane(x=(-1, 1), y=(-1, 1))]).axes[0].get_aspect() == 1.0
    assert draw([plane(x=(-1, 1), y=(0, 50))]).axes[0].get_aspect() == "auto"
    mixed = {"directions": {"x": DIRECTION, "y": {"kind": "gradient"}}}
    assert draw([plane(x=(-1, 1), y=(-1, 1), provenance=mixed)]).axes[0].get_aspect() == "auto"
    assert draw([plane(y=(0, 50))], aspect="equal").axes[0].get_aspect() == 1.0


# --- what is missing


def broken():
    survey = plane(nx=8, ny=6)
    spoil(survey, (1, 2), np.nan, 2)
    spoil(survey, (6, 1), np.inf, 2)
    spoil(survey, (6, 2), -np.inf, 2)
    return spoil(survey, (3, 4), np.nan, 3)


def places_of(survey, *nodes):
    x, y = survey.dataset["x"].values, survey.dataset["y"].values
    return {(round(float(x[i]), 6), round(float(y[j]), 6)) for i, j in nodes}


@pytest.mark.parametrize("draw", PLANES)
def test_every_kind_of_missing_cell_is_marked_in_its_place_and_counted(draw):
    survey = broken()
    figure = draw([survey])
    axes = figure.axes[0]
    if draw is surface:
        at = {
            gid: {tuple(np.round(np.array(found.get_data_3d())[:2, k], 6)) for k in range(len(found.get_data_3d()[0]))}
            for found in axes.get_lines()
            if (gid := found.get_gid())
        }
    else:
        at = {gid: marked(axes, gid) for gid in ("NaN marks", "infinite marks", "failed marks")}
    assert at["NaN marks"] == places_of(survey, (1, 2))
    assert at["infinite marks"] == places_of(survey, (6, 1), (6, 2))
    assert at["failed marks"] == places_of(survey, (3, 4))
    assert {"NaN: 1 cell", "infinite: 2 cells", "failed: 1 cell"} <= set(words(figure))


@pytest.mark.parametrize("draw", [contour, heatmap])
def test_missing_cells_have_distinct_marks_and_exactly_their_size(draw):
    survey = broken()
    axes = draw([survey]).axes[0]
    marks = {found.get_gid(): found.get_marker() for found in axes.get_lines() if "marks" in str(found.get_gid())}
    assert len(set(marks.values())) == 3
    squares = {c.get_gid(): c for c in axes.collections if isinstance(c, PolyCollection) and c.get_gid()}
    x, y = edges(survey.dataset["x"].values), edges(survey.dataset["y"].values)
    box = squares["NaN cells"].get_paths()[0].get_extents().extents
    np.testing.assert_allclose(box, [x[1], y[2], x[2], y[3]])
    assert len({tuple(c.get_facecolor()[0]) for c in squares.values()}) == 3


def test_a_contour_band_never_covers_a_missing_cell():
    survey = spoil(plane(nx=8, ny=6), (3, 2), np.nan, 2)
    bands = contour([survey]).axes[0].collections[0]
    inside = places_of(survey, (3, 2)).pop()
    outside = places_of(survey, (2, 2)).pop()
    covered = [
        any(band.contains_point(point) for band in bands.get_paths() if len(band.vertices))
        for point in (inside, outside)
    ]
    assert covered == [False, True]


@pytest.mark.parametrize("draw", PLANES)
def test_a_survey_without_any_number_is_drawn_all_the_same(draw):
    figure = draw([spoil(plane(), np.s_[:], np.nan, 2)])
    assert "no finite value" in words(figure)
    assert "NaN: 28 cells" in words(figure)


@pytest.mark.slow
@pytest.mark.parametrize("draw", PLANES)
@pytest.mark.parametrize(
    "function",
    [
        lambda x, y: 0.25,
        lambda x, y: 0.0,
        lambda x, y: -3 + x * y,
        lambda x, y: 10 ** (-3 + 3 * (x + 1) * y),
        lambda x, y: np.maximum(0, x - y),
        lambda x, y: 1e300 * (x + 2),
        lambda x, y: 1e6 + 1e-3 * x,
    ],
)
def test_strange_ranges_are_drawn(draw, function):
    for size in ((3, 5), (7, 4)):
        figure = draw([plane(function, *size)])
        assert not any(word in ("nan", "inf") for word in words(figure))


def pending(survey, keep):
    mask = np.ones(survey.dataset["loss"].shape, dtype=bool)
    mask[keep] = False
    return spoil(survey, mask, np.nan, 0), mask


def test_a_preview_is_filled_in_from_the_computed_points_and_said():
    survey, mask = pending(plane(nx=9, ny=5), np.s_[::2, ::2])
    (panel,) = read_plane([survey], "loss", "contour")
    x, y = np.meshgrid(survey.dataset["x"], survey.dataset["y"])
    np.testing.assert_allclose(filled(panel, panel.z), tilted(x, y))
    np.testing.assert_array_equal(panel.pending, mask.T)
    for draw in PLANES:
        assert any("preview: 33 % of 45 points" in text for text in words(draw([survey])))


def test_a_preview_does_not_fill_what_is_known_to_be_missing():
    survey, _ = pending(plane(nx=9, ny=5), np.s_[::2, ::2])
    spoil(survey, (4, 2), np.nan, 3)
    (panel,) = read_plane([survey], "loss", "contour")
    guess = filled(panel, panel.z)
    assert np.isnan(guess[2, 4])
    assert np.isnan(guess).sum() == 1


def test_the_veil_lies_on_pending_cells_alone():
    survey, mask = pending(plane(nx=9, ny=5), np.s_[::2, ::2])
    sheets = [c for c in contour([survey]).axes[0].collections if isinstance(c, QuadMesh)]
    assert len(sheets) == 1
    np.testing.assert_array_equal(sheets[0].get_array()[..., 3] > 0, mask.T)


@pytest.mark.parametrize("keep", [np.s_[0, 0], np.s_[0, :], (np.array([0, 8]), np.array([0, 4]))])
def test_a_preview_from_hardly_any_points_is_drawn(keep):
    survey, _ = pending(plane(nx=9, ny=5), keep)
    (panel,) = read_plane([survey], "loss", "contour")
    assert np.isfinite(filled(panel, panel.z)).all()
    contour([survey])


# --- places and words


@pytest.mark.slow
@pytest.mark.parametrize("draw", [contour, heatmap])
def test_the_anchor_and_markers_are_where_they_belong(draw):
    places = [{"name": "anchor", "x": 0, "y": 0}, {"name": NASTY, "x": 1.5, "y": 0.25}, {"name": "far", "x": 9, "y": 0}]
    figure = draw([plane(provenance={"markers": places})])
    assert marked(figure.axes[0], "anchor") == {(0.0, 0.0)}
    assert marked(figure.axes[0], f"marker {NASTY}") == {(1.5, 0.25)}
    assert NASTY in words(figure)
    assert "outside the picture: far" in figure.get_supxlabel()
    assert not marked(draw([plane(x=(1, 2))]).axes[0], "anchor")


def test_titles_say_the_minimum_and_the_value_at_the_anchor():
    assert "min 1 · ✚ anchor 0.5" in words(contour([plane(provenance=PROVENANCE)]))
    assert "min 1 · ✚ anchor 2" in words(contour([plane(nx=4)]))
    assert "min 0.1 · max 0.9" in words(heatmap([plane(x=(1, 2), accuracy=np.linspace(0.1, 0.9, 4))], field="accuracy"))


def test_axes_and_colour_bar_are_named():
    figure = contour([plane(provenance=PROVENANCE)])
    assert figure.axes[0].get_xlabel().replace("\n", " ") == "x: random direction (filter-normalised)"
    assert figure.axes[-1].get_ylabel() == "cross-entropy (nats)"
    bare = contour([plane()])
    assert (bare.axes[0].get_xlabel(), bare.axes[0].get_ylabel()) == ("x", "y")


def test_a_label_of_the_dataset_wins_over_the_kind_of_direction():
    survey = plane(provenance=PROVENANCE)
    survey.dataset["x"].attrs = {"long_name": "towards SGD", "units": "direction"}
    survey.dataset["y"].attrs = {"long_name": "y coordinate"}
    axes = heatmap([survey]).axes[0]
    assert axes.get_xlabel() == "x: towards SGD"
    assert axes.get_ylabel().replace("\n", " ") == "y: random direction (filter-normalised)"


def test_the_caption_says_how_it_was_made_and_how_far_to_trust_it():
    told = caption([plane(provenance=PROVENANCE, loss_stderr=0.003)], "loss")
    assert told == ("filter-normalised random plane, seed 0 · BatchNorm frozen · 1,437 samples · median s.e. 0.003")
    assert "standard error unknown" in caption([plane(provenance=PROVENANCE)], "loss")
    assert caption([plane()], "loss").startswith("origin unknown: imported without provenance")
    assert "beware" in caption([plane(lambda x, y: 1 + 0.001 * x, loss_stderr=0.01)], "loss")
    slanted = {"directions": {"x": DIRECTION, "y": DIRECTION, "cosine": 0.31}}
    assert "cosine 0.31" in caption([plane(provenance=slanted)], "loss")


def test_the_caption_merges_what_surveys_share():
    other = {**PROVENANCE, "directions": {axis: {**DIRECTION, "seed": 7} for axis in "xy"}}
    surveys = [plane(provenance=PROVENANCE, loss_stderr=0.002), plane(provenance=other, loss_stderr=0.004)]
    told = caption(surveys, "loss")
    assert "seeds 0, 7" in told
    assert told.count("BatchNorm") == 1
    assert "median s.e. 0.002–0.004" in told


def test_the_caption_says_of_an_exact_survey_beside_an_estimated_one_that_it_is_exact():
    cost = {"accuracy": {"statement": "within 1 % of the range"}, "sample_evaluations": 100, "dense_evaluations": 2500}
    close = plane(provenance={**PROVENANCE, **cost}, name="close")
    told = caption([plane(provenance=PROVENANCE, name="whole"), close], "loss")
    assert "whole: no point estimated" in told
    assert "close: within 1 % of the range" in told
    assert "estimated" not in caption([plane(provenance=PROVENANCE)] * 2, "loss")


def test_the_caption_tells_the_rounding_of_a_tier_once():
    def rounded(tier, worst, points, name="a"):
        precision = {"tier": tier, "max_relative_error": worst, "points": points}
        return plane(name=name, provenance={**PROVENANCE, "precision": precision})

    told = caption([rounded("fp32", 2e-7, 3), rounded("fp32", 5e-7, 1)], "loss")
    assert "fp32: rounding off by at most 5×10⁻⁷ of the loss at 4 points checked" in told
    assert "\n" not in told
    told = caption([rounded("fp32", 2e-7, 3), rounded("fp32", 5e-7, 1), rounded("bf16", 3e-3, 2, "half")], "loss")
    assert "\na: fp32: rounding off by at most 5×10⁻⁷ of the loss at 4 points checked\nhalf: bf16: rounding" in told
    assert caption([rounded("fp32", 2e-7, 3), rounded("fp32", None, 0, "b")], "loss").endswith("\nb: not known")


def test_the_caption_has_a_line_for_each_survey_that_differs():
    other = {**PROVENANCE, "objective": {**PROVENANCE["objective"], "data": {"count": 12}}}
    surveys = [plane(name="a", provenance=PROVENANCE), plane(name="b", provenance=other)]
    shared, *own = caption([*surveys, plane(name="c", provenance=other)], "loss").split("\n")
    assert "samples" not in shared
    assert shared.startswith("filter-normalised random plane, seed 0")
    assert own == ["a: 1,437 samples", "b, c: 12 samples"]
    assert "\n" not in caption(surveys[:1] * 2, "loss")


def test_the_caption_says_where_a_line_goes():
    along = {"directions": {"x": {"kind": "towards", "target": "net B"}}}
    assert caption([row([1, 2], provenance=along)], "loss").startswith("line towards net B")
    given = {"directions": {"x": {"kind": "given"}}}
    assert caption([row([1, 2], provenance=given)], "loss").startswith("line along a given direction")


@pytest.mark.slow
def test_a_preview_is_not_said_to_be_cubic():
    waiting, _ = pending(plane(nx=7, ny=7), np.s_[::2, ::2])
    for draw in (contour, surface):
        assert "cubic between grid points" in draw([plane(nx=7, ny=7)]).get_supxlabel()
        assert "cubic" not in (said := draw([waiting]).get_supxlabel())
        assert "linear between the points computed so far" in said.replace("\n", " ")


def test_every_panel_names_an_axis_that_is_its_own():
    surveys = [plane(provenance=PROVENANCE) for _ in range(2)]
    assert [axes.get_ylabel() != "" for axes in contour(surveys).axes[:2]] == [True, False]
    surveys[1].dataset["y"].attrs = {"long_name": "towards SGD"}
    assert contour(surveys).axes[1].get_ylabel() == "y: towards SGD"


def test_legends_are_read_row_by_row():
    figure = line([row([1, 2, 3], name=f"a curve with a name so long {i}") for i in range(5)])
    figure.draw_without_rendering()
    boxes = {t.get_text()[-1]: t.get_window_extent() for t in figure.axes[0].get_legend().get_texts()}
    read = sorted(boxes, key=lambda name: (-round(boxes[name].y0), boxes[name].x0))
    assert len({round(box.x0) for box in boxes.values()}) > 1
    assert read == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_lines_on_paper_can_be_seen(name):
    theme = theme_named(name)
    for axes in (contour([plane()], fill=False, theme=name).axes[0], surface([plane()], theme=name).axes[0]):
        (lines,) = [found for found in axes.collections if isinstance(found, ContourSet)]
        for colour in lines.get_edgecolor():
            assert abs(lightness(colour[:3]) - lightness(theme.paper)) >= 29.5


def test_large_numbers_of_one_scale_are_written_alike():
    assert numbers([1e3, 1e4, 1e5]) == ["1000", "10⁴", "10⁵"]
    assert numbers([1e3, 1e4]) == ["1000", "10000"]


@pytest.mark.parametrize("draw", PLANES)
def test_every_figure_carries_its_caption_within_its_width(draw):
    figure = draw([plane(provenance=PROVENANCE, loss_stderr=0.003)], width=4.0)
    assert "BatchNorm frozen" in figure.get_supxlabel()
    figure.draw_without_rendering()
    for text in figure.findobj(matplotlib.text.Text):
        if text.get_text() and text.get_visible() and text.get_text() in figure.get_supxlabel():
            assert text.get_window_extent().x1 <= figure.bbox.x1 + 1


def test_long_text_is_broken_and_cut_to_its_width():
    broken_up = wrap("a long name " * 30, 9.0, 2.0, lines=2)
    assert broken_up.count("\n") == 1
    assert "…" in broken_up
    assert max(text_width(part, 9.0) for part in broken_up.split("\n")) <= 2.0


# --- surface


def solid_of(axes):
    return next(c for c in axes.collections if c.get_gid() == "relief")


def faces_of(axes):
    """Corners (faces, 4, 3) of the lit faces, without the pieces of contour lines."""
    return corners_of(solid_of(axes))


def corners_of(solid):
    return np.array(solid._faces) if hasattr(solid, "_faces") else solid._vec[:3].T.reshape(-1, 4, 3)


def test_the_surface_passes_through_every_value_at_its_x_and_y():
    survey = plane(lambda x, y: np.sin(3 * x) + 2 * y**2, nx=7, ny=4)
    corners = faces_of(surface([survey], lines=False).axes[0]).reshape(-1, 3)
    for i, x in enumerate(survey.dataset["x"].values):
        for j, y in enumerate(survey.dataset["y"].values):
            here = np.isclose(corners[:, 0], x) & np.isclose(corners[:, 1], y)
            np.testing.assert_allclose(corners[here, 2], survey.dataset["loss"].values[i, j])


def test_a_missing_cell_is_a_hole_of_its_size_in_the_surface():
    survey = spoil(plane(nx=7, ny=6), (3, 2), np.nan, 2)
    middle = faces_of(surface([survey], lines=False).axes[0]).mean(axis=1)
    x, y = edges(survey.dataset["x"].values), edges(survey.dataset["y"].values)
    in_x = (middle[:, 0] > x[3]) & (middle[:, 0] < x[4])
    assert not (in_x & (middle[:, 1] > y[2]) & (middle[:, 1] < y[3])).any()
    assert (in_x & (middle[:, 1] > y[3]) & (middle[:, 1] < y[4])).any()


def test_surfaces_share_one_scale_of_heights():
    figure = surface([plane(lambda x, y: x**2 + y), plane(lambda x, y: 4 * x**2 + y)])
    limits = {axes.get_zlim() for axes in figure.axes}
    assert len(limits) == 1
    assert limits.pop()[1] == pytest.approx(17, rel=0.05)


def test_heights_are_logarithmic_only_where_peaks_dwarf_the_rest():
    pit = surface([plane(lambda x, y: 1e-6 + x**2 + y**2, nx=10)], lines=False, markers=False)
    assert faces_of(pit.axes[0])[..., 2].max() == pytest.approx(5)
    gentle = surface([plane(lambda x, y: 10 ** (0.7 * (x + y)), nx=9)], lines=False, markers=False)
    steep = surface([plane(lambda x, y: 10 ** (2 * (x + y)), nx=9)], lines=False, markers=False)
    assert faces_of(gentle.axes[0])[..., 2].max() == pytest.approx(10**2.1)
    assert faces_of(steep.axes[0])[..., 2].max() == pytest.approx(6)
    assert "height: logarithm" in steep.get_supxlabel()
    steep.draw_without_rendering()
    shown = {t.get_text(): t.get_position() for t in steep.axes[0].zaxis.get_ticklabels()}
    assert {"0.01", "1", "100"} <= set(shown)


def test_clipped_heights_are_a_plateau():
    axes = surface([plane(lambda x, y: x**2, nx=9, x=(-2, 2))], clip=1.5, lines=False).axes[0]
    heights = faces_of(axes)[..., 2]
    assert heights.max() == 1.5
    assert (heights == 1.5).all(axis=1).sum() > 100


def test_the_ground_map_has_the_surfaces_own_lines():
    figure = surface([plane(nx=9, ny=7)])
    axes = figure.axes[0]
    floor = axes.get_zlim()[0]
    assert floor < 0.9
    assert any(type(c).__name__ != "Poly3DCollection" for c in axes.collections)
    assert len(surface([plane(nx=9, ny=7)], ground=False).axes[0].collections) == 1


def test_light_comes_from_one_side():
    survey = plane(lambda x, y: -(x**2) - y**2, nx=15, ny=15, x=(-1, 1), y=(-1, 1))
    axes = surface([survey], lines=False, elev=60, azim=-60).axes[0]
    solid = solid_of(axes)
    middle = corners_of(solid).mean(axis=1)
    shade = np.array([0.2126, 0.7152, 0.0722])
    brightness = solid._facecolor3d[:, :3] @ shade
    ring = np.hypot(middle[:, 0], middle[:, 1])
    lamp = np.radians(-60 - 62)
    towards = (middle[:, :2] @ [np.cos(lamp), np.sin(lamp)]) / ring
    same_height = (ring > 0.7) & (ring < 0.75)
    assert brightness[same_height & (towards > 0.8)].mean() > brightness[same_height & (towards < -0.8)].mean() + 0.1


def test_flat_faces_on_request():
    axes = surface([plane(nx=4, ny=3)], smooth=False, lines=False).axes[0]
    assert len(faces_of(axes)) == 3 * 2


# --- line


def curve(axes, gid="curve"):
    return [found for found in axes.get_lines() if found.get_gid() == gid]


def test_a_curve_is_the_data():
    survey = row([3.0, 1.0, 0.5, 2.0])
    figure = line([survey])
    (drawn,) = curve(figure.axes[0])
    np.testing.assert_array_equal(drawn.get_xdata(), survey.dataset["x"])
    np.testing.assert_array_equal(drawn.get_ydata(), [3.0, 1.0, 0.5, 2.0])


def test_the_band_reaches_two_standard_errors_up_and_down():
    loss, errors = np.array([3.0, 1.0, 0.5, 2.0]), np.array([0.5, 0.1, 0.2, 0.4])
    figure = line([row(loss, loss_stderr=errors)])
    (band,) = [c for c in figure.axes[0].collections if c.get_gid() == "band"]
    vertices = band.get_paths()[0].vertices
    for x, value, error in zip(np.linspace(-1, 1, 4), loss, errors, strict=True):
        heights = vertices[np.isclose(vertices[:, 0], x), 1]
        assert heights.min() == pytest.approx(value - 2 * error)
        assert heights.max() == pytest.approx(value + 2 * error)
    assert "± 2 standard errors" in words(figure)
    assert figure.axes[0].get_ylim()[1] >= 4.0
    assert not [c for c in line([row(loss, loss_stderr=errors)], band=False).axes[0].collections if c.get_gid()]


def test_gaps_are_not_bridged_and_their_points_stand_on_the_rim():
    survey = row([3, 2, np.nan, 1, np.inf, 2, 9, 4], status=[1, 1, 2, 1, 2, 1, 3, 1])
    figure = line([survey])
    axes = figure.axes[0]
    x = np.round(survey.dataset["x"].values, 6)
    np.testing.assert_array_equal(np.isnan(curve(axes)[0].get_ydata()), [0, 0, 1, 0, 1, 0, 1, 0])
    assert marked(axes, "NaN marks") == {(x[2], 0.0)}
    assert marked(axes, "infinite marks") == {(x[4], 1.0)}
    assert marked(axes, "failed marks") == {(x[6], 0.0)}
    assert {"NaN: 1 point", "infinite: 1 point", "failed: 1 point"} <= set(words(figure))
    assert marked(axes, "lone points") == {(x[3], 1.0), (x[5], 2.0), (x[7], 4.0)}
    assert not curve(axes, "not computed yet")


def test_a_stretch_not_computed_yet_is_dotted():
    figure = line([row([4, np.nan, np.nan, 1, 2], status=[1, 0, 0, 1, 1])])
    (dotted,) = curve(figure.axes[0], "not computed yet")
    np.testing.assert_allclose(dotted.get_xydata(), [[-1, 4], [0.5, 1]])
    assert dotted.get_linestyle() == ":"
    assert "not computed yet" in words(figure)
    assert "preview: 60 % of 5 points" in figure.get_supxlabel()


def test_accuracy_is_drawn_in_per_cent_on_an_axis_of_its_own():
    figure = line([row([1.0, 0.5, 1.0], accuracy=[0.25, 0.75, 0.5])])
    twin = figure.axes[1]
    np.testing.assert_allclose(curve(twin, "accuracy")[0].get_ydata(), [25, 75, 50])
    assert twin.get_ylabel() == "accuracy (%)"
    assert twin.get_ylim()[0] < 25
    assert len(line([row([1.0, 0.5], accuracy=0.5)], accuracy=False).axes) == 1
    assert len(line([row([1.0, 0.5], accuracy=0.5)], field="accuracy").axes) == 1


def test_several_curves_have_distinct_colours_and_one_legend():
    figure = line([row([1, 2, 3], name=f"net {i}", accuracy=0.5) for i in range(3)])
    colours = [found.get_color() for found in curve(figure.axes[0])]
    assert len(set(colours)) == 3
    assert [found.get_color() for found in curve(figure.axes[1], "accuracy")] == colours
    told = [text.get_text() for text in figure.axes[0].get_legend().get_texts()]
    assert [name for name in told if "net" in name] == ["net 0", "net 1", "net 2"]
    assert told.count("accuracy (right axis)") == 1


def test_the_legend_lies_below_the_data():
    figure = line([row([1, 2, 3], name="a"), row([3, 2, 1], name="b" * 300)])
    figure.draw_without_rendering()
    axes = figure.axes[0]
    assert axes.get_legend().get_window_extent().y1 < axes.get_window_extent().y0
    assert axes.get_legend().get_window_extent().x1 <= figure.bbox.x1


def test_a_line_is_logarithmic_where_peaks_dwarf_the_rest_or_on_request():
    wide, narrow = row(np.geomspace(1e-3, 1e6, 9)), row([1, 5, 50])
    assert line([wide]).axes[0].get_yscale() == "log"
    assert line([wide], log=False).axes[0].get_yscale() == "linear"
    assert line([narrow]).axes[0].get_yscale() == "linear"
    assert line([narrow], log=True).axes[0].get_yscale() == "log"
    with pytest.raises(InputError, match="positive values for a logarithmic scale"):
        line([row([-1, 2])], log=True)


def test_a_line_marks_the_anchor_and_named_places():
    places = [{"name": "start", "x": -0.5}, {"name": "anchor", "x": 0.0}, {"name": "far", "x": 5.0}]
    figure = line([row([3, 1, 2], provenance={"anchor": {"loss": 0.75}, "markers": places})])
    assert marked(figure.axes[0], "anchor") == {(0.0, 0.75)}
    told = {t.get_text(): t.xy[0] for t in figure.axes[0].texts}
    assert told == {"start": -0.5, "anchor": 0.0}
    assert "outside the picture: far" in figure.get_supxlabel()


def test_clip_ends_the_axis_of_a_line():
    assert line([row([1, 2, 50])], clip=5.0).axes[0].get_ylim()[1] == 5.0


# --- scales, shapes, colours


@pytest.mark.parametrize("low", [1e-12, 3e-3, 0.7, 41.0, 1e9])
@pytest.mark.parametrize("ratio", [1.01, 1.7, 8.0, 55.0, 4e3, 1e9, 1e40])
@pytest.mark.parametrize("log", [True, False])
def test_levels_are_round_ordered_and_enclose_the_values(low, ratio, log):
    levels = np.array(fit([np.array([low, low * ratio])], log=log).levels)
    assert 4 <= len(levels) <= 30
    assert (np.diff(levels) > 0).all()
    assert levels[0] <= low * (1 + 1e-6)
    assert levels[-1] >= low * ratio * (1 - 1e-6)
    step = np.diff(levels).min()
    even = np.allclose(np.diff(levels), step, rtol=1e-5) and float(f"{step:.1e}") == pytest.approx(step, rel=1e-5)
    assert even or (log and all(float(f"{level:.1e}") == level for level in levels))


def test_zeros_lie_below_a_logarithmic_scale():
    scale = fit([np.array([0.0, 0.001, 10.0])])
    assert scale.log
    assert scale.zeros
    assert scale.extend == "min"
    assert scale.height(np.array([0.0]))[0] < np.log10(scale.levels[0])
    assert not fit([np.array([-1.0, 0.001, 10.0])]).log


def test_labels_of_levels_are_exact_and_distinct():
    for levels in ([0.1 + 0.2, 1000.25, 1000.5], [1e-7, 1e6], [-0.75, 0, 0.75]):
        assert len(set(numbers(levels))) == len(levels)
    assert numbers([0.30000000000000004, -1000.25, 1e7]) == ["0.3", "−1000.25", "10⁷"]
    assert (number(float("nan")), number(float("-inf")), number(0.0)) == ("NaN", "−∞", "0")


def test_a_finer_grid_keeps_every_value_and_invents_no_peak():
    rng = np.random.default_rng(0)
    x, y, z = np.array([0.0, 0.5, 2.0, 2.25]), np.array([-1.0, 0.0, 0.1, 3.0, 3.5]), rng.normal(size=(5, 4))
    fine = refine(x, y, z, 4)
    np.testing.assert_array_equal(fine.heights[::4, ::4], z)
    np.testing.assert_array_equal(fine.x[::4], x)
    for k in range(fine.heights.shape[0]):
        for m in range(fine.heights.shape[1]):
            j, i = min(k // 4, 3), min(m // 4, 2)
            around = z[max(j - 1, 0) : j + 3, max(i - 1, 0) : i + 3]
            assert around.min() <= fine.heights[k, m] <= around.max()


def test_a_finer_grid_of_a_cubic_is_that_cubic():
    x, y = np.linspace(-1, 1, 9), np.linspace(0, 2, 7)

    def cubic(a, b):
        return a**3 - a * b + 2 * b**2

    fine = refine(x, y, cubic(x[None], y[:, None]), 2)
    expected = cubic(fine.x[None], fine.y[:, None])
    np.testing.assert_allclose(fine.heights[4:-4, 4:-4], expected[4:-4, 4:-4], atol=1e-9)


def test_a_hole_in_a_finer_grid_is_the_cell_of_its_point():
    z = np.ones((5, 6))
    z[2, 3] = np.nan
    fine = refine(np.arange(6.0), np.arange(5.0), z, 4)
    gone = np.isnan(fine.heights)
    x, y = np.meshgrid(fine.x, fine.y)
    np.testing.assert_array_equal(gone, (abs(x - 3) < 0.5) & (abs(y - 2) < 0.5))


@pytest.mark.parametrize("draw", [contour, surface])
def test_the_caption_says_what_lies_between_grid_points(draw):
    assert "cubic between grid points" in draw([plane()]).get_supxlabel()
    assert "linear between grid points" in draw([plane()], smooth=False).get_supxlabel()
    assert "linear between grid points" in draw([plane(nx=450, ny=2)]).get_supxlabel()


def test_factors_are_even_or_one():
    for size in (2, 3, 51, 100, 129, 500):
        factor = factor_for((size, size // 2 + 1), 260)
        assert factor == 1 or factor % 2 == 0
        assert factor == 1 or factor * size <= 260


def test_no_label_without_a_line_long_enough():
    figure = contour([plane(lambda x, y: x**2 + y**2, nx=9, ny=9)], labels=False)
    axes = figure.axes[0]
    land = Relief(np.linspace(0, 1, 3), np.linspace(0, 1, 3), np.zeros((3, 3)))
    lines = axes.contour([0, 1e-3], [0, 1e-3], [[0, 1], [1, 2]], levels=[0.5])
    assert places(axes, lines, land, []) == []


def test_the_colour_map_rises_steadily_in_lightness_with_even_steps():
    colours = relief()(np.linspace(0, 1, 256))[:, :3]
    light = np.array([lightness(colour) for colour in colours])
    assert (np.diff(light) > 0.05).all()
    assert light[0] < 25
    assert light[-1] > 90
    steps = np.linalg.norm(np.diff([to_lab(colour) for colour in colours[::15]], axis=0), axis=1)
    assert steps.max() < 1.35 * steps.min()


def to_lab(rgb):
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    matrix = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    ratios = matrix @ linear / [0.95047, 1.0, 1.08883]
    bent = np.where(ratios > 216 / 24389, np.cbrt(ratios), (24389 / 27 * ratios + 16) / 116)
    return np.array([116 * bent[1] - 16, 500 * (bent[0] - bent[1]), 200 * (bent[1] - bent[2])])


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_and_curves_stand_out_from_the_paper(name):
    theme = theme_named(name)
    paper = lightness(theme.paper)
    assert abs(lightness(theme.ink) - paper) > 75
    assert abs(lightness(theme.muted) - paper) > 35
    assert all(abs(lightness(colour) - paper) > 30 for colour in theme.lines)


# --- files


@pytest.mark.slow
@pytest.mark.parametrize("draw", PLANES)
def test_a_png_has_the_size_asked_for(draw, tmp_path):
    path = tmp_path / "deep" / "a.PNG"
    figure = draw([plane()], path=path, width=4.0)
    image = imread(io.BytesIO(path.read_bytes()), format="png")
    assert image.shape[1] == 4.0 * 240
    assert image.shape[0] == pytest.approx(figure.get_figheight() * 240, abs=1)
    assert [found.name for found in path.parent.iterdir()] == ["a.PNG"]


@pytest.mark.slow
def test_themes_differ_in_paper_and_not_in_data(tmp_path):
    for theme in ("light", "dark"):
        heatmap([plane()], path=tmp_path / f"{theme}.png", theme=theme, markers=False)
    light, dark = (imread(tmp_path / f"{theme}.png")[..., :3] for theme in ("light", "dark"))
    np.testing.assert_allclose(light[2, 2], to_rgb(theme_named("light").paper), atol=0.01)
    np.testing.assert_allclose(dark[2, 2], to_rgb(theme_named("dark").paper), atol=0.01)
    middle = tuple(n // 2 for n in light.shape[:2])
    np.testing.assert_allclose(light[middle], dark[middle], atol=0.01)


def pdf_text(path):
    """The letters that a PDF draws, without spacing."""
    text = b""
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", path.read_bytes(), re.S):
        try:
            content = zlib.decompress(stream)
        except zlib.error:
            continue
        if b"BT" not in content or b"Tf" not in content:
            continue
        for shown in re.findall(rb"\[(.*?)\]\s*TJ|(\(.*?\))\s*Tj", content, re.S):
            text += b"".join(re.findall(rb"\(((?:\\.|[^\\()])*)\)", b"".join(shown), re.S)) + b"\n"
    return re.sub(rb"\\([()\\])", rb"\1", text).replace(b"\0", b"")


@pytest.mark.slow
@pytest.mark.parametrize("draw", PLANES)
def test_pdf_and_svg_hold_real_text_and_names_as_they_are(draw, tmp_path):
    survey = plane(name=NASTY, provenance=PROVENANCE)
    for suffix in ("svg", "pdf"):
        draw([survey], path=tmp_path / f"a.{suffix}", width=9.0)
    tree = ET.fromstring((tmp_path / "a.svg").read_text(encoding="utf-8"))
    told = " ".join("".join(found.itertext()) for found in tree.iter("{http://www.w3.org/2000/svg}text"))
    assert NASTY in told
    assert "BatchNorm frozen" in told
    assert not list(tree.iter("{http://www.w3.org/2000/svg}script"))
    letters = pdf_text(tmp_path / "a.pdf")
    assert b"script" in letters
    assert b"BatchNorm" in letters
    assert b"cross" in letters


@pytest.mark.slow
@pytest.mark.parametrize("draw", [*PLANES, line])
def test_names_are_never_read_as_mathematics(draw):
    name = NASTY if draw is not line else "$x_1$"
    surveys = (
        [plane(name=name), plane(name="$\\bad{$")]
        if draw is not line
        else [row([1, 2], name=n) for n in (name, "$\\bad{$")]
    )
    figure = draw(surveys, title="$\\also bad{$", width=14)
    assert {name, "$\\bad{$", "$\\also bad{$"} <= set(words(figure))
    assert not any(text.get_parse_math() for text in figure.findobj(matplotlib.text.Text) if text.get_text())


def test_line_breaks_in_names_become_spaces():
    assert "a b" in words(heatmap([plane(name="a\n\tb\x00")]))


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_the_same_survey_gives_the_same_bytes(suffix, tmp_path):
    contents = []
    for k in range(2):
        contour([broken()], path=tmp_path / f"{k}.{suffix}")
        contents.append((tmp_path / f"{k}.{suffix}").read_bytes())
    assert contents[0] == contents[1]


def test_an_impossible_file_is_refused_before_drawing(tmp_path):
    for name in ("a.bmp", "a", "a.png.exe"):
        with pytest.raises(InputError, match=r"\.png, \.pdf or \.svg"):
            heatmap([plane()], path=tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_nothing_half_written_stays(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputError, match="a file that can be written"):
        heatmap([plane()], path=tmp_path / "file" / "a.png")
    (tmp_path / "a.png").write_bytes(b"old")

    def full(self, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(InputError, match="No space left"):
        heatmap([plane()], path=tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes() == b"old"
    assert {found.name for found in tmp_path.iterdir()} == {"a.png", "file"}


# --- complaints and manners


@pytest.mark.parametrize("draw", PLANES)
def test_wrong_arguments_are_explained(draw):
    with pytest.raises(InputError, match="one survey or more"):
        draw([])
    with pytest.raises(InputError, match="choose the plot 'line'"):
        draw([row([1, 2])])
    with pytest.raises(InputError, match="surveys of one dimension"):
        draw([plane(), row([1, 2])])
    with pytest.raises(InputError, match="did you mean 'loss'"):
        draw([plane()], field="los")
    with pytest.raises(InputError, match="did you mean 'dark'"):
        draw([plane()], theme="drak")
    with pytest.raises(InputError, match="a width of"):
        draw([plane()], width=0.0)
    with pytest.raises(InputError, match="positive values"):
        draw([plane(lambda x, y: x)], log=True)


def test_more_wrong_arguments_are_explained():
    with pytest.raises(InputError, match="'contour', 'heatmap' or 'surface'"):
        line([plane()])
    with pytest.raises(InputError, match="two levels or more"):
        contour([plane()], levels=1)
    with pytest.raises(InputError, match="the aspect"):
        contour([plane()], aspect="wide")
    with pytest.raises(InputError, match="a height of"):
        surface([plane()], height=0.0)


def test_a_survey_without_status_can_be_drawn():
    survey = plane()
    survey.dataset = survey.dataset.drop_vars("status")
    survey.dataset["loss"].values[0, 0] = np.nan
    assert "NaN: 1 cell" in words(heatmap([survey]))


def test_surveys_find_their_plots_by_name():
    assert set(registry.names("plot")) == {"contour", "descent", "explained", "heatmap", "line", "surface"}
    figure = plane(name="one").plot("heatmap", plane(name="two"))
    assert [axes.get_title(loc="left") for axes in figure.axes[:2]] == ["one", "two"]
    assert row([1, 2]).plot().axes[0].get_xlabel() == "x"


def test_the_users_settings_stay_and_do_not_matter():
    plain = pixels(contour([plane()]))
    with matplotlib.rc_context({"axes.grid": True, "font.size": 30, "text.parse_math": True, "axes.facecolor": "red"}):
        before = dict(matplotlib.rcParams)
        other = contour([plane()])
        assert dict(matplotlib.rcParams) == before
    np.testing.assert_allclose(pixels(other), plain, atol=0.02)


@pytest.mark.slow
def test_plotting_needs_neither_torch_nor_a_screen_nor_pyplot():
    code = """
import sys, numpy as np, xarray as xr
from orograph.results.survey import Survey
assert "matplotlib" not in sys.modules
grid = xr.Dataset({"loss": (("x", "y"), np.eye(3))}, {"x": [0, 1, 2], "y": [0, 1, 2]})
for kind in ("contour", "heatmap", "surface"):
    Survey(grid, name="a").plot(kind)
print(sorted({"torch", "matplotlib.pyplot"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": "src"}, cwd=ROOT
    )
    assert done.stdout.strip() == "[]", done.stderr


ROOT = Path(__file__).parents[2]


def test_outlines_of_cells_are_closed():
    survey = broken()
    squares = [c for c in heatmap([survey]).axes[0].collections if isinstance(c, PolyCollection)]
    assert all(path.codes[-1] == Outline.CLOSEPOLY for c in squares for path in c.get_paths())


def test_a_net_without_batchnorm_beside_one_with_it_is_told_as_such() -> None:
    surveys = [SimpleNamespace(provenance=known) for known in ({"objective": {}}, {"objective": {}}, {})]
    assert _beside(surveys, ["BatchNorm frozen", "", ""], "no BatchNorm") == ["BatchNorm frozen", "no BatchNorm", ""]
    assert _beside(surveys, ["", "", ""], "no BatchNorm") == ["", "", ""]
