"""The parts of the reconstruction, each against an independent reference."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from scipy.interpolate import RectBivariateSpline, RegularGridInterpolator

from orograph.errors import InputError
from orograph.reconstruction.bound import TAIL, Calibration, by_gap
from orograph.reconstruction.holes import holes, split
from orograph.reconstruction.lattice import Lattice, chebyshev
from orograph.reconstruction.paired import Paired
from orograph.reconstruction.shares import Shares
from orograph.reconstruction.smoothness import Smoothness
from orograph.reconstruction.surface import through
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
    errors, predicted = [], []
    for _ in range(60):
        subset = rows[:, random.permutation(600)[:80]]
        pair = Paired(subset, 600, np.ones(len(truth)), np.ones(len(truth)))
        values, error = pair.estimate(coarse, truth[coarse.cells])
        errors.append(values - truth)
        predicted.append(error)
    rms, mean = np.sqrt(np.mean(np.square(errors))), np.sqrt(np.mean(np.square(predicted)))
    assert 0.7 < rms / mean < 1.3
    assert np.array_equal(values[coarse.cells], truth[coarse.cells]) or np.allclose(
        values[coarse.cells], truth[coarse.cells], atol=1e-12
    )


def test_a_subset_of_all_samples_is_exact() -> None:
    rows = kinks(POINTS, 50, np.random.default_rng(0))
    pair = Paired(rows, 50, np.ones(len(rows)), np.ones(len(rows)))
    values, error = pair.estimate(PLANE, rows.mean(axis=1)[PLANE.cells])
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
    with pytest.raises(InputError, match="positive losses"):
        Shares.among("log", np.array([0.0, 1.0]))
