"""The learner: what it asks, what it costs, what it says of itself."""

from __future__ import annotations

import numpy as np
import pytest

from orograph.errors import InputError
from orograph.reconstruction import accurate
from orograph.reconstruction.accurate import Accurate
from orograph.reconstruction.result import Kind, Request
from surfaces import answer, bowls, cliffs, grid, kinks, noise, ripples, run, worst

NODES = np.linspace(-1, 1, 51)
PLANE = (NODES, NODES)
FAMILIES = {"bowls": bowls, "ripples": ripples, "kinks": kinks, "cliffs": cliffs}


@pytest.mark.parametrize(("family", "factor"), [("bowls", 45), ("ripples", 10), ("kinks", 25), ("cliffs", 20)])
def test_a_plane_to_one_per_cent_costs_a_fraction(family: str, factor: int) -> None:
    rows = FAMILIES[family](grid(*PLANE), 1500, np.random.default_rng(1))
    result = run(Accurate(PLANE, 1500, 0.01), rows)
    assert result.met
    assert worst(result, rows) <= result.error_bound <= 0.01
    assert result.sample_evaluations * factor <= result.dense_evaluations == 2601 * 1500


@pytest.mark.slow
def test_the_bound_holds_in_95_of_100_runs() -> None:
    """Every family with ten draws of surface, subset and held-out cells."""
    axes = (NODES[::2], NODES[::2])
    failures = 0
    for family in FAMILIES.values():
        for seed in range(10):
            rows = family(grid(*axes), 400, np.random.default_rng(seed))
            result = run(Accurate(axes, 400, 0.01, seed=seed), rows)
            failures += worst(result, rows) > result.error_bound
    assert failures <= 0.05 * 40


@pytest.mark.slow
def test_more_accuracy_costs_more() -> None:
    rows = kinks(grid(*PLANE), 1500, np.random.default_rng(0))
    rough, fine = (run(Accurate(PLANE, 1500, accuracy), rows) for accuracy in (0.01, 0.002))
    assert rough.sample_evaluations < fine.sample_evaluations < fine.dense_evaluations
    assert worst(fine, rows) <= fine.error_bound <= 0.002


def test_what_cannot_be_interpolated_is_evaluated() -> None:
    axes = (NODES[:21], NODES[:19])
    rows = noise(grid(*axes), 300, np.random.default_rng(0))
    result = run(Accurate(axes, 300, 0.01), rows)
    assert (result.kind == Kind.EXACT).all()
    assert np.array_equal(result.loss.ravel(), rows.sum(axis=1) / 300)
    assert result.error_bound == 0
    assert result.met
    assert result.statement == "every cell is exact"
    assert result.sample_evaluations < 1.5 * result.dense_evaluations


def test_the_logarithm_is_held_to_in_the_basin_too() -> None:
    rows = cliffs(grid(*PLANE), 800, np.random.default_rng(2)) * 1e-3
    result = run(Accurate(PLANE, 800, 0.01, on="log"), rows)
    assert worst(result, rows) <= result.error_bound <= 0.01
    assert "log loss" in result.statement


@pytest.mark.parametrize("axes", [(np.linspace(-0.5, 1.5, 51), np.linspace(-1, 1, 50)), (NODES, NODES[::2] - 0.2)])
def test_a_line_goes_through_the_anchor_where_losses_bend_most(axes: tuple[np.ndarray, np.ndarray]) -> None:
    for seed in range(3):
        rows = cliffs(grid(*axes), 400, np.random.default_rng(seed)) * 1e-3
        result = run(Accurate(axes, 400, 0.01, on="log", seed=seed), rows)
        assert worst(result, rows) <= result.error_bound <= 0.01


def test_samples_that_are_alike_cost_few_evaluations() -> None:
    """Losses that are mixtures of a few surfaces: a regression finds that out."""
    random = np.random.default_rng(4)
    rows = kinks(grid(*PLANE), 8, random) @ random.dirichlet(np.full(8, 0.5), 3000).T
    result = run(Accurate(PLANE, 3000, 0.01), rows)
    assert worst(result, rows) <= result.error_bound <= 0.01
    assert result.dense_evaluations > 50 * result.sample_evaluations


def test_a_line() -> None:
    nodes = np.linspace(-1, 1, 201)
    rows = ripples(grid(nodes), 500, np.random.default_rng(0))
    result = run(Accurate([nodes], 500, 0.01), rows)
    assert result.loss.shape == (201,)
    assert worst(result, rows) <= result.error_bound <= 0.01
    assert 3 * result.sample_evaluations < result.dense_evaluations


def test_a_grid_that_is_not_square() -> None:
    axes = (np.linspace(0, 1, 61), np.linspace(-3, 2, 23))
    rows = bowls(grid(*axes), 300, np.random.default_rng(0))
    result = run(Accurate(axes, 300, 0.01), rows)
    assert result.loss.shape == (61, 23)
    assert worst(result, rows) <= result.error_bound <= 0.01


@pytest.mark.parametrize("shape", [(1,), (30,), (5, 6), (1, 1), (1, 200), (51, 1), (1, 51), (2, 100)])
def test_small_and_thin_grids(shape: tuple[int, ...]) -> None:
    axes = tuple(np.linspace(-1, 1, count) if count > 1 else np.zeros(1) for count in shape)
    rows = bowls(grid(*axes), 100, np.random.default_rng(0))
    result = run(Accurate(axes, 100, 0.01), rows)
    assert result.met
    assert result.loss.shape == shape
    if np.prod(shape) <= 30:
        assert (result.kind == Kind.EXACT).all()
    else:
        assert worst(result, rows) <= result.error_bound


def test_means_alone() -> None:
    """Without losses of single samples no subset is asked for."""
    rows = kinks(grid(*PLANE), 500, np.random.default_rng(0))
    requests: list[Request] = []
    means = rows.mean(axis=1, keepdims=True)
    result = run(Accurate(PLANE, 500, 0.01, single=False), means, requests.append)
    assert all(request.subset is None for request in requests)
    assert worst(result, rows) <= result.error_bound <= 0.01
    assert result.sample_evaluations == 500 * (result.kind == Kind.EXACT).sum()
    assert 8 * result.sample_evaluations < result.dense_evaluations


def test_samples_of_different_weight() -> None:
    """Losses of sequences are sums over their tokens; the mean is over tokens."""
    random = np.random.default_rng(0)
    counts = random.integers(1, 60, 600)
    rows = ripples(grid(*PLANE), 600, random) * counts
    result = run(Accurate(PLANE, 600, 0.02, counts=counts), rows)
    assert worst(result, rows * (600 / counts.sum())) <= result.error_bound <= 0.02
    exact = (result.kind == Kind.EXACT).ravel()
    assert np.array_equal(result.loss.ravel()[exact], (rows.sum(axis=1) / counts.sum())[exact])


def test_a_region_that_diverged_is_found_and_left_out() -> None:
    rows = bowls(grid(*PLANE), 600, np.random.default_rng(0))
    radius = np.linalg.norm(grid(*PLANE) - [1, 1], axis=1)
    rows[radius < 0.9] = np.inf
    result = run(Accurate(PLANE, 600, 0.01), rows)
    assert np.array_equal(np.isfinite(result.loss.ravel()), radius >= 0.9)
    assert worst(result, rows) <= result.error_bound <= 0.01
    assert result.statement.endswith(f"{(radius < 0.9).sum()} of 2601 cells diverged")
    assert np.isnan(result.loss_error[result.kind == Kind.DIVERGED]).all()
    assert 2 * result.sample_evaluations < result.dense_evaluations


def test_one_sample_that_is_nan_makes_the_mean_nan() -> None:
    rows = bowls(grid(*PLANE), 400, np.random.default_rng(0))
    left = grid(*PLANE)[:, 0] < -0.5
    rows[left, 17] = np.nan
    result = run(Accurate(PLANE, 400, 0.01), rows)
    assert np.array_equal(np.isfinite(result.loss.ravel()), ~left)


def test_nothing_finite_at_all() -> None:
    """A plane, and one so small that all of it is evaluated."""
    for axes, share in ((PLANE, 0.1), ((NODES[:5], NODES[:5]), 1)):
        cells = len(axes[0]) * len(axes[1])
        result = run(Accurate(axes, 100, 0.01), np.full((cells, 100), np.nan))
        assert not np.isfinite(result.loss).any()
        assert not result.met
        assert result.error_bound == np.inf
        assert result.statement == "no cell has a finite loss"
        assert result.sample_evaluations <= result.dense_evaluations * share


@pytest.mark.slow
def test_bounds_hold_beside_holes() -> None:
    """Corners, sides, discs and half planes that diverged, with two draws of four families."""
    axes = (NODES[::2], NODES[::2])
    points = grid(*axes)
    away = (
        np.linalg.norm(points - [1, 1], axis=1),
        points[:, 0] + 1.5,
        np.linalg.norm(points - [0.3, -0.2], axis=1) + 0.5,
    )
    failures = 0
    for distance in (*away, 2 - points.sum(axis=1)):
        for family in FAMILIES.values():
            for seed in range(2):
                rows = family(points, 300, np.random.default_rng(seed))
                rows[distance < 0.9] = np.inf
                result = run(Accurate(axes, 300, 0.01, seed=seed), rows)
                failures += worst(result, rows) > result.error_bound
    assert failures <= 0.05 * 32


@pytest.mark.parametrize("share", [0.4, 0.008])
def test_losses_without_a_logarithm_are_held_to_the_range(share: float) -> None:
    """The first losses say so, or those of a later request."""
    rows = ripples(grid(*PLANE), 300, np.random.default_rng(0))
    rows -= np.quantile(rows.mean(axis=1), share)
    asked: list[Request] = []
    result = run(Accurate(PLANE, 300, 0.01, on="log"), rows, asked.append)
    again = Accurate(PLANE, 300, 0.01, on="log")
    shares = []
    for request in asked:
        shares.append(again.result().share_of)
        again.tell(request, answer(request, PLANE, rows))
    assert (shares.index("range") == 1) == (share == 0.4)
    assert result.met
    assert worst(result, rows) <= result.error_bound <= 0.01
    assert "of the range at 95 %" in result.statement
    assert "not of log loss" in result.statement
    assert np.array_equal(result.loss, again.result().loss)
    assert result.error_bound == again.result().error_bound


def test_a_flat_surface() -> None:
    result = run(Accurate(PLANE, 200, 0.01), np.ones((2601, 200)))
    assert (result.loss == 1).all()
    assert result.met


def test_the_result_before_the_end_is_a_surface_without_a_bound() -> None:
    rows = bowls(grid(*PLANE), 300, np.random.default_rng(0))
    learner = Accurate(PLANE, 300, 0.01)
    assert np.isnan(learner.result().loss).all()
    request = learner.ask()
    assert request is not None
    learner.tell(request, rows[[int(51 * 25 * (x + 1) + 25 * (y + 1) + 0.5) for x, y in request.points]])
    early = learner.result()
    assert np.isfinite(early.loss).all()
    assert early.error_bound == np.inf
    assert not early.met


def test_bad_arguments_are_refused() -> None:
    for arguments, sentence in (
        (([NODES, NODES, NODES], 10, 0.01), "one axis or two"),
        (([NODES[::-1]], 10, 0.01), "nodes that increase"),
        (([NODES], 0, 0.01), "at least one sample"),
        (([NODES], 10, 1.0), "between 0 and 1"),
        (([NODES], 10, 0.01, "loss"), "'range' or 'log'"),
    ):
        with pytest.raises(InputError, match=sentence):
            Accurate(*arguments)
    with pytest.raises(InputError, match="10 counts"):
        Accurate([NODES], 10, 0.01, counts=np.ones(9))


def test_only_what_was_asked_can_be_told() -> None:
    learner = Accurate([NODES], 10, 0.01)
    request = learner.ask()
    assert request is not None
    with pytest.raises(InputError, match="shape"):
        learner.tell(request, np.ones((len(request.points), 9)))
    with pytest.raises(InputError, match="asked last"):
        learner.tell(Request(request.points[:-1]), np.ones((len(request.points) - 1, 10)))
    learner.tell(request, np.ones((len(request.points), 10)))
    with pytest.raises(InputError, match="asked last"):
        learner.tell(request, np.ones((len(request.points), 10)))


def test_cells_around_a_hole_can_become_crossings() -> None:
    """Single cells that are not finite lie anywhere; those that are not found are estimated as if they were."""
    axes, seen = (np.linspace(-1, 1, 3), np.linspace(-1, 1, 16)), 0
    for seed in range(40):
        random = np.random.default_rng(seed)
        rows = bowls(grid(*axes), 9, random)
        whole = rows.copy()
        rows[random.uniform(size=len(rows)) < 0.02] = np.nan
        result = run(Accurate(axes, 9, 0.003, seed=seed), rows)
        found = np.isnan(result.loss.ravel())
        seen += found.sum()
        assert result.met
        assert np.isnan(rows[found]).all()
        assert np.allclose(
            result.loss.ravel()[~found], whole.mean(axis=1)[~found], atol=0.003 * np.ptp(whole.mean(axis=1))
        )
    assert seen > 10


def test_looking_at_the_result_changes_nothing() -> None:
    rows = ripples(grid(*PLANE), 300, np.random.default_rng(0))
    asked: list[Request] = []
    whole = run(Accurate(PLANE, 300, 0.01), rows, asked.append)
    looked_at = Accurate(PLANE, 300, 0.01)
    for request in asked:
        looked_at.result()
        looked_at.tell(request, answer(request, PLANE, rows))
    assert np.array_equal(looked_at.result().loss, whole.loss)


def ridge(points: np.ndarray, samples: int, random: np.random.Generator) -> np.ndarray:
    """Bowls with a ridge so narrow that it passes between the lines of a coarse lattice."""
    heights = random.gamma(2, 1, samples)
    return bowls(points, samples, random) + heights * np.exp(-(((points[:, :1] - 0.37) / 0.05) ** 2))


def of_many(family, axes, seed: int = 0, on: str = "range", samples: int = 4000):
    """The result and its largest error."""
    rows = family(grid(*axes), samples, np.random.default_rng(seed))
    result = run(Accurate(axes, samples, 0.01, on=on, seed=seed), rows)
    return result, worst(result, rows)


@pytest.mark.parametrize("family", [bowls, cliffs])
def test_of_many_samples_a_few_show_the_shape_for_less(family, monkeypatch: pytest.MonkeyPatch) -> None:
    result, error = of_many(family, (NODES, NODES))
    assert result.met
    assert error <= result.error_bound <= 0.01
    monkeypatch.setattr(accurate, "MANY", 5000)
    other, _ = of_many(family, (NODES, NODES))
    assert result.sample_evaluations < 0.8 * other.sample_evaluations


def test_a_few_of_many_samples_show_what_passes_between_the_lines() -> None:
    axes = (np.linspace(-1, 1, 21),) * 2
    missed = 0
    for seed in range(2):
        result, error = of_many(ridge, axes, seed)
        assert error <= result.error_bound <= 0.01
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(accurate, "MANY", 5000)
            other, error = of_many(ridge, axes, seed)
        missed += error > other.error_bound
    assert missed, "then these ridges show nothing"


def test_where_samples_differ_much_and_their_mean_is_smooth_all_of_them_are_taken() -> None:
    requests: list[Request] = []
    rows = kinks(grid(*PLANE), 4000, np.random.default_rng(0))
    result = run(Accurate(PLANE, 4000, 0.01), rows, requests.append)
    assert worst(result, rows) <= result.error_bound <= 0.01
    assert [request.subset is None for request in requests[:3]] == [True, False, True]
    assert len(requests[2].points) > len(requests[0].points)


@pytest.mark.slow
def test_the_bound_holds_in_95_of_100_runs_on_many_samples() -> None:
    """Also with the anchor near an end of the axes, and of the logarithm."""
    failures = 0
    for family in (*FAMILIES.values(), ridge):
        for seed in range(2):
            for axes in ((NODES[::2], NODES[::2]), (np.linspace(-0.2, 1.2, 26),) * 2):
                for on in ("range", "log"):
                    result, error = of_many(family, axes, seed, on)
                    failures += error > result.error_bound
    assert failures <= 0.05 * 40


@pytest.mark.parametrize("axes", [(np.linspace(-0.2, 1.2, 51),) * 2, (np.linspace(-0.2, 1, 51),), (NODES,) * 2])
@pytest.mark.parametrize("centre", [0.0, 0.37])
def test_a_basin_between_the_first_points_is_told_as_deep_as_it_is(axes, centre: float) -> None:
    def bowl(points: np.ndarray, samples: int, random: np.random.Generator) -> np.ndarray:
        return random.gamma(2, 1, samples) * (1e-3 + ((points - centre) ** 2).sum(axis=1)[:, None])

    for seed in range(2):
        result, error = of_many(bowl, axes, seed, "log")
        assert error <= result.error_bound <= 0.01


@pytest.mark.parametrize("shape", [(31,), (4, 8), (1, 200), (51, 1), (2, 100), (3, 40)])
def test_small_and_thin_grids_of_many_samples(shape: tuple[int, ...]) -> None:
    axes = tuple(np.linspace(-1, 1, count) if count > 1 else np.zeros(1) for count in shape)
    result, error = of_many(bowls, axes)
    assert result.met
    assert error <= result.error_bound <= 0.01


@pytest.mark.parametrize("value", [0.0, 0.7])
def test_many_losses_that_are_all_the_same(value: float, recwarn: pytest.WarningsRecorder) -> None:
    rows = np.full((51 * 51, 4000), value)
    result = run(Accurate(PLANE, 4000, 0.01), rows)
    np.testing.assert_allclose(result.loss, value, rtol=1e-13)
    assert result.met
    assert result.sample_evaluations * 50 < result.dense_evaluations
    assert not recwarn.list


@pytest.mark.parametrize("lost", [(9, 9), (28, 28)])
def test_what_the_first_subset_showed_stays_known_where_it_is_given_up(lost: tuple[int, int]) -> None:
    """A cell that is lost, and every single loss."""
    rows = kinks(grid(*PLANE), 4000, np.random.default_rng(0))
    rows[np.ravel_multi_index(lost, (51, 51))] = np.inf
    seen: set[tuple[float, ...]] = set()

    def see(request: Request) -> None:
        if request.subset is not None:
            fresh = {(*point, int(sample)) for point in request.points.tolist() for sample in request.subset}
            assert not fresh & seen
            seen.update(fresh)

    result = run(Accurate(PLANE, 4000, 0.01), rows, see)
    assert np.isnan(result.loss[lost])
    assert np.isfinite(result.loss).sum() == 51 * 51 - 1
    assert worst(result, rows) <= result.error_bound <= 0.01


def test_holes_in_surfaces_of_many_samples() -> None:
    axes = (NODES[::2], NODES[::2])
    for seed, radius in enumerate((0.4, 0.9)):
        rows = bowls(grid(*axes), 4000, np.random.default_rng(seed))
        rows[np.linalg.norm(grid(*axes) - [1, 1], axis=1) < radius] = np.inf
        result = run(Accurate(axes, 4000, 0.02, seed=seed), rows)
        assert worst(result, rows) <= result.error_bound <= 0.02
        assert np.array_equal(np.isfinite(result.loss).ravel(), np.isfinite(rows).all(axis=1))
