"""The parts of the reconstruction, each against an independent reference."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from scipy.interpolate import RectBivariateSpline, RegularGridInterpolator

from orograph.reconstruction.bound import TAIL, Calibration, by_gap
from orograph.reconstruction.fields import interpolated
from orograph.reconstruction.holes import holes, split
from orograph.reconstruction.lattice import Lattice, chebyshev
from orograph.reconstruction.paired import Paired
from orograph.reconstruction.regression import RIDGES, Regression
from orograph.reconstruction.shares import Shares
from orograph.reconstruction.smoothness import Smoothness
from orograph.reconstruction.surface import reflected, through
from orograph.reconstruction.told import Told
from surfaces import grid, kinks

X, Y = np.linspace(-1, 1, 41), np.linspace(0, 3, 31)
PLANE = Lattice((X, Y), (chebyshev(41, 7), chebyshev(31, 6)))
POINTS = grid(X, Y)


def smooth(points: np.ndarray) -> np.ndarray:
    return np.exp(points[:, 0]) * np.cos(points[:, 1]) + points[:, 0] ** 2


def test_splines_are_those_of_scipy() -> None:
    values = smooth(POINTS)[PLANE.cells]
    theirs = RectBivariateSpline(X[PLANE.lines[0]], Y[PLANE.lines[1]], values.reshape(7, 6))(X, Y).ravel()
    assert np.allclose(PLANE.interpolate(values), theirs, rtol=0, atol=1e-12)


def test_splines_carry_samples_side_by_side() -> None:
    values = np.random.default_rng(0).normal(size=(len(PLANE.cells), 3))
    columns = [PLANE.interpolate(column) for column in values.T]
    assert np.allclose(PLANE.interpolate(values), np.stack(columns, axis=-1), atol=1e-13)


def test_linear_is_that_of_scipy() -> None:
    values = np.random.default_rng(0).normal(size=len(PLANE.cells))
    theirs = RegularGridInterpolator((X[PLANE.lines[0]], Y[PLANE.lines[1]]), values.reshape(7, 6))(POINTS)
    assert np.allclose(PLANE.linear(values), theirs, atol=1e-13)


def test_gaps_hold_the_nodes_between_their_lines() -> None:
    for axis, lines in enumerate(PLANE.lines):
        for node, gap in enumerate(PLANE.gap_of(axis)):
            assert lines[gap] <= node <= lines[gap + 1]


def test_halving_keeps_all_lines_and_reaches_every_node() -> None:
    lattice = PLANE
    for _ in range(6):
        finer = lattice.bisected([np.arange(len(lines) - 1) for lines in lattice.lines])
        assert all(np.isin(old, new).all() for old, new in zip(lattice.lines, finer.lines, strict=True))
        lattice = finer
    assert len(lattice.cells) == 41 * 31
    assert PLANE.finer(1e-9) == lattice


def test_a_lattice_within_another_has_the_same_crossings() -> None:
    outer = PLANE.finer(0.1)
    inner = PLANE.within(outer)
    assert np.array_equal(outer.cells[inner.cells], PLANE.cells)
    assert inner.without(outer) == PLANE


@pytest.mark.parametrize("lines", [6, 9, 13])
def test_leaving_lines_out_tells_the_size_of_errors(lines: int) -> None:
    lattice = Lattice((X, Y), (chebyshev(41, lines), chebyshev(31, lines)))
    truth = smooth(POINTS)
    values = truth[lattice.cells]
    error = np.abs(lattice.interpolate(values) - truth)
    predicted = Smoothness.of(lattice, values).error(lattice)
    assert (predicted[lattice.cells] == 0).all()
    assert error.max() <= 3 * predicted.max()
    assert error.max() >= predicted.max() / 30


def test_smoothness_is_nothing_on_a_cubic() -> None:
    cubic = (POINTS**3).sum(axis=1)[PLANE.cells]
    assert Smoothness.of(PLANE, cubic).error(PLANE).max() < 1e-12


def test_log_is_chosen_where_it_is_smoother() -> None:
    steep = np.exp(6 * POINTS[:, 0] - POINTS[:, 1])
    surface = through(PLANE, steep[PLANE.cells], Shares("range", steep.min(), steep.max()).scale)
    assert np.allclose(surface.loss, steep, rtol=1e-9)
    assert not np.array_equal(surface.slope, np.ones(len(steep)))


def test_standard_errors_of_the_paired_difference_are_right() -> None:
    """Over many subsets the errors are as large as the standard errors say, and the estimates are not biased."""
    random = np.random.default_rng(3)
    rows = kinks(POINTS, 600, random)
    truth, coarse = rows.mean(axis=1), PLANE
    exact = np.where(np.isin(np.arange(len(truth)), coarse.cells), truth, np.nan)
    errors, predicted = [], []
    for _ in range(60):
        subset = rows[:, random.permutation(600)[:80]]
        pair = Paired(subset, 600, exact, np.ones(len(truth)), np.ones(len(truth)))
        values, error = pair.estimate(coarse)
        errors.append(values - truth)
        predicted.append(error)
    rms, mean = np.sqrt(np.mean(np.square(errors))), np.sqrt(np.mean(np.square(predicted)))
    assert 0.7 < rms / mean < 1.3
    assert np.array_equal(values[coarse.cells], truth[coarse.cells]) or np.allclose(
        values[coarse.cells], truth[coarse.cells], atol=1e-12
    )


def alike(random: np.random.Generator, kinds: int, noise: float, known: int = 5) -> tuple[np.ndarray, np.ndarray]:
    """Losses at some known places and 40 others of 2,000 samples that are mixtures of a few kinds."""
    mixtures = random.dirichlet(np.full(kinds, 0.3), 2000).T
    places = random.gamma(2.0, size=(known + 40, kinds)) @ mixtures + noise * random.normal(size=(known + 40, 2000))
    return places[:known], places[known:]


@pytest.mark.parametrize(("kinds", "noise"), [(4, 0.02), (4, 0.5), (12, 0.1)])
def test_standard_errors_of_a_regression_are_right(kinds: int, noise: float) -> None:
    """Over many subsets; and it is better than the plain mean where samples are alike, and hardly worse where not."""
    random = np.random.default_rng(5)
    known, others = alike(random, kinds, noise)
    errors, predicted, plain = [], [], []
    for _ in range(100):
        some = random.permutation(2000)[:60]
        regression = Regression.on(known[:, some], known.mean(axis=1), 1 / 60 - 1 / 2000)
        mean, error = regression.mean(others[:, some])
        errors.append(mean - others.mean(axis=1))
        plain.append(others[:, some].mean(axis=1) - others.mean(axis=1))
        predicted.append(error * np.sqrt(1 / 60 - 1 / 2000))
    rms, typical, without = (np.sqrt(np.mean(np.square(each))) for each in (errors, predicted, plain))
    assert 0.7 < rms / typical < 1.2
    assert np.abs(np.mean(errors, axis=0)).max() < 0.5 * rms
    assert rms < (0.2 if noise < 0.1 else 1.05) * without


def test_a_regression_is_the_ridge_regression_with_the_least_cross_validation_score() -> None:
    """Against the normal equations, ridge by ridge, and against leaving samples out one by one."""
    random = np.random.default_rng(2)
    known, others = (part[:, :50] for part in alike(random, 4, 0.2))
    means = known.mean(axis=1) + random.normal(size=5)
    x = (known - known.mean(axis=1, keepdims=True)).T
    y = (others - others.mean(axis=1, keepdims=True)).T
    scores = []
    for ridge in RIDGES * np.linalg.norm(x, 2) ** 2:
        inverse = np.linalg.inv(x.T @ x + ridge * np.eye(5))
        hat = x @ inverse @ x.T
        freedom, residual = 49 - np.trace(hat), y - hat @ y
        scores.append(((residual**2).sum() / freedom**2, ridge, inverse))
    _, ridge, inverse = min(scores, key=lambda each: each[0])
    moved = means - known.mean(axis=1)
    sampling = 0.015
    regression = Regression.on(known, means, sampling)
    found, error = regression.mean(others)
    assert np.isclose(regression.unlike**2, np.mean(moved**2 / known.var(axis=1, ddof=1)) / sampling)
    assert np.allclose(found, others.mean(axis=1) + moved @ inverse @ x.T @ y, rtol=1e-7)
    weights = 1 / 50 + x @ inverse @ moved
    assert np.allclose(found, others @ weights, rtol=1e-7)
    missed = np.empty_like(others)
    design = np.vstack([np.ones(50), x.T])  # the intercept is not shrunk
    penalty = ridge * np.diag([0.0, *np.ones(5)])
    for sample in range(50):
        rest = np.delete(design, sample, axis=1)
        fit = np.linalg.solve(rest @ rest.T + penalty, rest @ np.delete(others, sample, axis=1).T)
        missed[:, sample] = others[:, sample] - design[:, sample] @ fit
    assert np.allclose((error / regression.unlike) ** 2, ((50 * weights * missed) ** 2).sum(axis=1) / 49, rtol=1e-7)


@pytest.mark.parametrize("kind", ["of all sizes", "some without a like"])
def test_errors_of_a_regression_are_right_for_uneven_samples(kind: str) -> None:
    """Together with the choice between a regression and the plain mean, by the smaller error."""
    random = np.random.default_rng(1)
    known, others = alike(random, 6, 0.0, known=25)
    both = np.vstack([known, others])
    if kind == "of all sizes":
        both = both * random.lognormal(0, 1.5, 2000) * (1 + 0.5 * random.normal(size=both.shape))
    else:
        both[:, :40] = 10 * random.gamma(1.0, size=(65, 40))
    known, others, errors, predicted, plain = both[:25], both[25:], [], [], []
    for _ in range(100):
        some = random.permutation(2000)[:100]
        mean, error = Regression.on(known[:, some], known.mean(axis=1), 1 / 100 - 1 / 2000).mean(others[:, some])
        simple = others[:, some].mean(axis=1), others[:, some].std(axis=1, ddof=1)
        mean, error = min((mean, error), simple, key=lambda each: each[1].max())
        errors.append(mean - others.mean(axis=1))
        plain.append(simple[0] - others.mean(axis=1))
        predicted.append(error * np.sqrt(1 / 100 - 1 / 2000))
    rms, typical, without = (np.sqrt(np.mean(np.square(each))) for each in (errors, predicted, plain))
    assert rms / typical < 1.3
    assert rms < 1.02 * without


def test_a_regression_on_samples_that_are_all_the_same_is_the_mean() -> None:
    left = np.random.default_rng(0).normal(size=(3, 20))
    mean, error = Regression.on(np.ones((4, 20)), np.ones(4), 0.02).mean(left)
    assert np.allclose(mean, left.mean(axis=1))
    assert np.allclose(error, left.std(axis=1, ddof=1) * 20 / 19)  # a mean that does without a sample misses it by more


def test_a_subset_of_all_samples_is_exact() -> None:
    rows = kinks(POINTS, 50, np.random.default_rng(0))
    pair = Paired(rows, 50, rows.mean(axis=1), np.ones(len(rows)), np.ones(len(rows)))
    values, error = pair.estimate(PLANE)
    assert np.allclose(values, rows.mean(axis=1), atol=1e-12)
    assert error.max() == 0


def test_the_largest_error_is_bounded_in_95_of_100() -> None:
    random = np.random.default_rng(0)
    sizes = random.uniform(0, 1, 50)
    bound = Calibration(1.0).largest(sizes)
    draws = stats.t(TAIL).rvs((20000, 50), random_state=random) * sizes
    share = (np.abs(draws).max(axis=1) <= bound).mean()
    assert 0.95 <= share < 0.965


def test_held_out_cells_only_raise_errors() -> None:
    assert Calibration.of(np.zeros(20), np.ones(20)).factor == 1
    assert Calibration.of(np.full(20, 3.0), np.ones(20)).factor == pytest.approx(np.sqrt(184 / 24))
    assert Calibration.of(np.array([1.0]), np.array([0.0])).factor > 1e10


def test_the_largest_of_each_gap() -> None:
    lattice = Lattice((np.arange(5.0),), (np.array([0, 2, 4]),))
    assert by_gap(lattice, np.array([0.0, 5.0, 1.0, 7.0, 2.0])).tolist() == [5.0, 7.0]


def test_an_edge_is_where_lost_and_fine_corners_meet() -> None:
    lattice = Lattice((np.arange(9.0), np.arange(9.0)), (np.array([0, 4, 8]),) * 2)
    lost = np.zeros((9, 9), bool)
    lost[np.ix_([0, 4], [0, 4])] = True
    inside, edge = holes(lattice, lost.ravel(), np.zeros(81, bool))
    assert inside.reshape(9, 9)[1:4, 1:4].all()
    assert edge.reshape(9, 9)[4:].any()
    assert edge.sum() == 81 - 16
    assert split(lattice, edge).lines[0].tolist() == [0, 2, 4, 6, 8]


def test_a_fine_cell_in_a_lost_box_makes_it_an_edge() -> None:
    lattice = Lattice((np.arange(5.0),), (np.array([0, 4]),))
    lost, fine = np.array([1, 0, 0, 0, 1], bool), np.array([0, 0, 1, 0, 0], bool)
    inside, edge = holes(lattice, lost, fine)
    assert edge.all()
    assert not inside.any()


def test_the_mean_is_sum_over_sum() -> None:
    counts = np.array([1.0, 2.0, 5.0])
    told = Told((np.arange(2.0),), 3, np.arange(3), counts)
    asking = told.exactly(np.arange(2))
    next(asking)
    with pytest.raises(StopIteration):
        asking.send(np.array([[1.0, 2.0, 5.0], [0.0, 4.0, 4.0]]))
    assert told.loss.tolist() == [1.0, 1.0]


def test_a_subset_grows_in_cells_and_samples_and_stays_in_order() -> None:
    rows, order = np.random.default_rng(0).normal(size=(9, 40)), np.random.default_rng(1).permutation(40)
    told = Told((np.arange(9.0),), 40, order)
    lattices = [Lattice((np.arange(9.0),), (np.array(lines),)) for lines in ([0, 8], [0, 4, 8], [0, 2, 4, 8])]
    for fine, used in zip(lattices, (5, 12, 30), strict=True):
        asking = told.paired(fine, used)
        request = next(asking, None)
        while request is not None:
            assert request.subset is not None
            try:
                request = asking.send(rows[np.ix_(request.points[:, 0].astype(int), request.subset)])
            except StopIteration:
                request = None
        assert np.array_equal(told.rows, rows[np.ix_(fine.cells, order[:used])])


def test_shares_of_log_loss() -> None:
    shares = Shares.among("log", np.array([1.0, np.nan, np.e**2]))
    assert shares.of(np.array([np.e]), np.array([1.0])) == pytest.approx(0.5)
    assert shares.scale(np.array([3.0])) == pytest.approx(6.0)
    tiny = Shares.among("log", np.array([5e-324, 1.0]))
    assert tiny.of(np.array([1.0]), np.array([5e-324])) == pytest.approx(1.0)
    for unit in (1e-13, 1.0, 1e13):
        assert Shares.among("log", unit * np.array([1.0, np.e])).scale(np.array([unit])) == pytest.approx(unit)


def test_without_a_logarithm_shares_are_those_of_the_range() -> None:
    for low in (0.0, -1.0):
        assert Shares.among("log", np.array([low, 1.0, np.inf])) == Shares("range", low, 1.0)


@pytest.mark.parametrize("shape", [(1, 9), (9, 1), (9,)])
def test_fields_on_one_row_are_those_of_a_line(shape: tuple[int, ...]) -> None:
    axes = [np.linspace(-1, 2, count) if count > 1 else np.zeros(1) for count in shape]
    cells = np.array([0, 2, 3, 6, 8])
    field = interpolated(axes, cells, np.linspace(0, 4, 9)[cells])
    assert np.allclose(field, np.linspace(0, 4, 9), atol=1e-9)


def test_fields_known_on_a_line_alone_are_the_same_across() -> None:
    nodes = np.linspace(0, 1, 7)
    points = grid(nodes, nodes)
    row = np.arange(21, 28)
    assert np.allclose(interpolated([nodes, nodes], row, nodes), points[:, 1], atol=1e-9)
    diagonal = np.arange(7) * 8
    assert np.allclose(interpolated([nodes, nodes], diagonal, nodes), points.mean(axis=1), atol=1e-9)


def test_fields_whose_nearest_cells_are_on_a_line() -> None:
    """A hundred cells a row are so near each other that the other row is no neighbour."""
    axes = [np.array([0.0, 1.0]), np.linspace(0, 1, 100)]
    cells = np.setdiff1d(np.arange(200), [50, 51, 120])
    field = interpolated(axes, cells, grid(*axes)[cells, 1])
    assert np.allclose(field, grid(*axes)[:, 1], atol=1e-9)


def test_fields_known_at_few_cells_are_known_there_alone() -> None:
    nodes = np.linspace(0, 1, 5)
    assert interpolated([np.zeros(1)], np.array([0]), np.array([3.0])).tolist() == [3.0]
    field = interpolated([nodes, nodes], np.array([3, 7, 9]), np.array([1.0, 2.0, 4.0]))
    assert np.array_equal(np.flatnonzero(np.isfinite(field)), [3, 7, 9])
    assert np.isnan(interpolated([nodes], np.empty(0, int), np.empty(0))).all()


def test_fields_with_a_cell_told_twice() -> None:
    nodes = np.linspace(0, 1, 9)
    cells, values = np.array([0, 2, 2, 5, 8, 5]), np.array([0.0, 2.0, 2.0, 5.0, 8.0, np.nan])
    assert np.allclose(interpolated([nodes], cells, values), np.arange(9), atol=1e-9)


def test_linear_values_go_on_into_a_hole() -> None:
    values = grid(np.arange(6.0), np.arange(5.0)) @ [2.0, -3.0]
    hole = np.zeros((6, 5), bool)
    hole[4:] = True
    assert np.allclose(reflected(np.where(hole.ravel(), 99.0, values), hole.ravel(), (6, 5)), values)
