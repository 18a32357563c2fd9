"""Numbers of the ground, against closed forms, brute force and gudhi."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
import xarray as xr
from scipy.ndimage import gaussian_filter, label

from orograph.errors import InputError
from orograph.results.basins import basins, persistence
from orograph.results.bends import convexity, curvatures, second_differences, upward
from orograph.results.ground import area_below, ground
from orograph.results.rays import non_monotone, rays, roughness, width_below
from orograph.results.survey import Survey

X = np.linspace(-1, 1, 41)


def uneven(count: int = 40) -> np.ndarray:
    return np.sort(np.random.default_rng(3).uniform(-1, 1, count))


def surface(values: np.ndarray, errors: np.ndarray | None = None) -> Survey:
    axes = {name: np.linspace(-1, 1, n) for name, n in zip(("x", "y"), values.shape, strict=False)}
    fields = {"loss": (tuple(axes), values), "status": (tuple(axes), np.ones(values.shape, np.int8))}
    if errors is not None:
        fields["loss_stderr"] = (tuple(axes), errors)
    return Survey(xr.Dataset(fields, axes), name="test")


def test_second_differences_are_exact_for_parabolas_on_uneven_nodes() -> None:
    x = uneven()
    np.testing.assert_allclose(second_differences(3 * x**2 - x, x), 6.0, rtol=1e-6)
    assert abs(second_differences(3 * x**2 - x) - 6.0).max() > 1  # the nodes matter


def test_convexity() -> None:
    x = uneven()
    assert convexity(x**2, x) == 1.0
    assert convexity(x**2) < 0.9  # the same values on even nodes are not convex
    assert convexity(-(x**2), x) == 0.0
    assert convexity(2 * x + 1, x) == 1.0  # rounding is not bending
    assert np.isnan(convexity(np.array([1.0, np.nan, 2.0])))
    wave = np.linspace(-np.pi, np.pi, 2001)
    assert convexity(np.cos(wave), wave) == pytest.approx(0.5, abs=0.002)


@pytest.mark.parametrize("nodes", [[0.0, 1.0, 1.0], [0.0, 2.0, 1.0], [0.0, np.nan, 2.0], [0.0, 1.0]])
def test_nodes_that_do_not_increase_are_refused(nodes: list[float]) -> None:
    with pytest.raises(InputError, match="3 increasing nodes"):
        second_differences(np.zeros(3), np.array(nodes))


def test_rays_and_roughness() -> None:
    assert rays(X**2) == (2, 0)
    assert rays(X**2 + 0.2 * np.cos(20 * X)) == (2, 2)
    assert rays(np.where(X > 0, X**2, np.abs(X) * (1.5 - np.abs(X)))) == (2, 1)
    assert rays(X**2 + 1e-9 * np.cos(99 * X)) == (2, 0)
    for anchor in (1.5, -1, len(X)):
        with pytest.raises(InputError, match="an anchor among"):
            rays(X**2, anchor)  # type: ignore[arg-type]
    broken = X**2
    broken[30] = np.nan
    broken[31:] = -5.0  # beyond a hole nothing is known
    assert rays(broken) == (2, 0)
    assert non_monotone([X**2, -(X**2)]) == 0.5
    wave = np.cos(np.linspace(0, 6 * np.pi, 601))  # down and up thrice: one valley is needed, two are spare
    assert roughness(wave) == pytest.approx((6 * 2 - 4) / 2, abs=1e-3)
    assert roughness(X**2) == pytest.approx(0, abs=1e-12)
    assert width_below(X**2, 0.25, X) == pytest.approx(1.0, abs=0.01)
    assert width_below(np.array([0.0, 1.0, np.nan]), 0.5) == 0.5


def test_a_fall_counts_against_the_errors_of_its_own_two_values() -> None:
    dip = np.array([0.0, 1.0, 3.0, 2.0, 1e9, 2e9])  # falls by 1 beside values of a thousand million
    assert rays(dip, 0, tolerance=0.01) == (1, 0)  # a share of the range hides it
    errors = np.array([0.0, 0.1, 0.3, 0.3, 1e8, 1e8])  # 2 √(0.3² + 0.3²) = 0.85
    assert rays(dip, 0, tolerance=0, errors=errors) == (1, 1)
    assert rays(dip, 0, tolerance=0, errors=1.3 * errors) == (1, 0)
    slow = np.array([0.0, 3.0, 2.6, 2.2, 1.8, 1.4])  # no step stands out, the whole way down does
    assert rays(slow, 0, tolerance=0, errors=np.full(6, 0.3)) == (1, 1)
    assert rays(slow, 0, tolerance=0, errors=np.full(6, 0.6)) == (1, 0)
    with pytest.raises(InputError, match="6 standard errors"):
        rays(dip, 0, errors=np.zeros(5))


def test_a_fall_counts_as_a_share_of_where_it_starts() -> None:
    dip = np.array([1.0, 3.0, 2.9, 1e9, 2e9])  # by a thirtieth of 3, which is nothing beside the range
    assert rays(dip, 0, tolerance=0, relative=0.03) == (1, 1)
    assert rays(dip, 0, tolerance=0, relative=0.04) == (1, 0)
    slow = np.array([1.0, 3.0, 2.98, 2.96, 2.94])
    assert rays(slow, 0, tolerance=0, relative=0.01) == (1, 1)  # no step is a hundredth, the whole way down is
    assert rays(dip[::-1], 4, tolerance=0, relative=0.03) == (1, 1)  # the other side of a line
    assert rays(-dip, 0, tolerance=0, relative=10.0) == (1, 1)  # a share of the size


def test_what_is_above_a_ceiling_is_at_it_and_unknown_errors_hide_nothing() -> None:
    burst = np.array([0.0, 5.0, math.inf, 9.0, 60.0])
    assert rays(burst, 0, tolerance=0) == (1, 0)  # it ends there
    assert rays(burst, 0, tolerance=0, ceiling=10.0) == (1, 1)  # from 10 to 9
    assert rays(np.array([0.0, 3.0, 2.0]), 0, tolerance=0, errors=np.full(3, math.nan)) == (1, 1)


def test_a_ceiling_hides_what_happens_above() -> None:
    wild = np.array([0.0, 5.0, 40.0, 20.0, 60.0])
    assert rays(wild, 0, tolerance=0, ceiling=10.0) == (1, 0)
    assert rays(wild, 0, tolerance=0, ceiling=30.0) == (1, 1)
    back = np.array([0.0, 5.0, 40.0, 9.0, 60.0])
    assert rays(back, 0, tolerance=0, errors=np.array([0, 0, 20.0, 0.4, 0]), ceiling=10.0) == (1, 1)
    assert rays(back, 0, tolerance=0, errors=np.array([0, 0, 20.0, 0.6, 0]), ceiling=10.0) == (1, 0)


def test_curvatures_of_a_turned_quadratic_on_uneven_nodes() -> None:
    x, y = uneven(15), uneven(12)
    turn = np.array([[np.cos(0.3), -np.sin(0.3)], [np.sin(0.3), np.cos(0.3)]])
    hessian = turn @ np.diag([-2.0, 5.0]) @ turn.T
    points = np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1)
    found = curvatures(0.5 * np.einsum("...i,ij,...j", points, hessian, points), x, y)
    np.testing.assert_allclose(found, np.broadcast_to([-2.0, 5.0], found.shape), atol=1e-5)


def test_upward_share_is_that_of_the_true_hessian() -> None:
    a = np.linspace(-1, 1, 201)
    x, y = np.meshgrid(a, a, indexing="ij")
    bump = 1 - np.exp(-3 * (x**2 + y**2))  # curves upward in every direction inside x² + y² < 1/6
    assert upward(bump, a, a) == pytest.approx(np.pi / 6 / 4, abs=0.003)
    hole = x**2 + y**2
    hole[100, 100] = np.nan
    assert upward(hole, a, a) == 1.0
    assert np.isnan(curvatures(hole, a, a)[99, 99]).all()
    assert not np.isnan(curvatures(hole, a, a)[96, 96]).any()


def test_a_diagonal_ridge_bends_downwards_although_neither_axis_does() -> None:
    x, y = np.meshgrid(X, X, indexing="ij")
    assert upward(x**2 + y**2 + 3 * x * y, X, X) == 0.0


def grids() -> list[tuple[str, np.ndarray]]:
    rng = np.random.default_rng(0)
    out = []
    for shape in ((60, 47), (13, 29), (1, 17), (5, 5)):
        noise = rng.normal(size=shape)
        out += [("random", noise), ("ties", np.round(1.5 * noise)), ("smooth", gaussian_filter(noise, 2.0))]
    x, y = np.meshgrid(np.linspace(-3, 3, 45), np.linspace(-3, 3, 37), indexing="ij")
    return [*out, ("waves", np.cos(3 * x) + np.cos(3 * y) + 0.01 * x), ("flat", np.zeros((6, 8)))]


@pytest.mark.parametrize("diagonal", [False, True])
@pytest.mark.parametrize(("kind", "grid"), grids())
def test_persistence_is_that_of_gudhi(kind: str, grid: np.ndarray, diagonal: bool) -> None:
    gudhi = pytest.importorskip("gudhi")
    cells = {"top_dimensional_cells": grid} if diagonal else {"vertices": grid}
    complex_ = gudhi.CubicalComplex(**cells)
    pairs = np.array([pair for dim, pair in complex_.persistence(min_persistence=0) if dim == 0])
    pairs[np.isinf(pairs)] = grid.max()
    wanted = pairs[pairs[:, 1] > pairs[:, 0]] if kind != "flat" else pairs[:1]
    found = persistence(grid, diagonal=diagonal)
    assert sorted(map(tuple, found[:, :2].tolist())) == sorted(map(tuple, wanted.tolist()))
    bottoms = found[:, 2:].astype(int)
    np.testing.assert_array_equal(grid[bottoms[:, 0], bottoms[:, 1]], found[:, 0])
    assert len(np.unique(bottoms, axis=0)) == len(bottoms)


def components_below(grid: np.ndarray, level: float, diagonal: bool) -> int:
    return int(label(grid <= level, structure=np.ones((3, 3)) if diagonal else None)[1])


@pytest.mark.parametrize("diagonal", [False, True])
def test_persistence_counts_the_components_of_every_sublevel_set(diagonal: bool) -> None:
    rng = np.random.default_rng(1)
    for _ in range(60):
        grid = rng.integers(0, 5, size=(4, 5)).astype(float)
        grid[rng.random(grid.shape) < 0.2] = np.nan
        if np.isnan(grid).all():
            continue
        pairs = persistence(grid, diagonal=diagonal)
        ends = {tuple(row[2:]) for row in pairs}
        assert len(ends) == len(pairs)
        for level in range(5):
            wanted = components_below(grid, level, diagonal)
            alive = (pairs[:, 0] <= level) & (pairs[:, 1] > level)
            ended = sum(_part_is_over(grid, row, level, diagonal) for row in pairs)
            assert alive.sum() + ended == wanted, (grid, level)


def _part_is_over(grid: np.ndarray, row: np.ndarray, level: float, diagonal: bool) -> bool:
    """Whether this is the basin that lasts in its part, and the part is wholly below the level."""
    parts = label(np.isfinite(grid), structure=np.ones((3, 3)) if diagonal else None)[0]
    here = parts == parts[int(row[2]), int(row[3])]
    inside = np.where(here, grid, np.nan)
    lowest = np.unravel_index(np.nanargmin(inside), grid.shape)
    return tuple(row[2:].astype(int)) == tuple(map(int, lowest)) and float(np.nanmax(inside)) <= level


def test_walls_separate_and_ties_are_broken_by_place() -> None:
    line = np.array([2.0, 1.0, np.nan, 0.0, 3.0])
    assert persistence(line).tolist() == [[0.0, 3.0, 3.0, 0.0], [1.0, 2.0, 1.0, 0.0]]
    assert persistence(np.array([1.0, 0.0, 1.0, 0.0, 1.0]))[:, 2].tolist() == [1.0, 3.0]
    assert persistence(np.full((3, 3), np.nan)).shape == (0, 4)
    corner = np.array([[0.0, 9.0], [9.0, 1.0]])
    assert len(persistence(corner, diagonal=True)) == 1
    assert len(persistence(corner, diagonal=False)) == 2


def test_turning_a_grid_turns_its_basins() -> None:
    grid = gaussian_filter(np.random.default_rng(5).normal(size=(20, 31)), 1.5)
    plain, turned = persistence(grid), persistence(grid.T)
    np.testing.assert_array_equal(plain[:, [0, 1, 2, 3]], turned[:, [0, 1, 3, 2]])


def test_shallow_and_noisy_basins_do_not_count() -> None:
    x, y = np.meshgrid(np.linspace(-1, 1, 61), np.linspace(-1, 1, 51), indexing="ij")
    bowl = x**2 + y**2
    noise = np.random.default_rng(0).normal(size=bowl.shape)
    rough = bowl + 0.02 * noise
    assert len(persistence(rough)) > 30
    assert len(basins(bowl)) == 1
    assert len(basins(rough, depth=0.0)) > 30
    assert len(basins(rough, depth=0.0, errors=np.full(bowl.shape, 0.02))) <= 8
    two = np.minimum((x - 0.5) ** 2, (x + 0.5) ** 2) + y**2
    assert len(basins(two, errors=np.full(bowl.shape, 0.02))) == 2
    assert len(basins(two, errors=np.full(bowl.shape, 0.2))) == 1
    assert basins(two + 0.01 * x)[0, 0] == pytest.approx((two + 0.01 * x).min())


@pytest.mark.slow
def test_ground_of_known_shapes() -> None:
    bowl = X[:, None] ** 2 + X**2
    told = ground(surface(bowl))
    assert (told["basins"], told["minima"], told["downward"], told["broken"]) == (1, 1, 0.0, 0.0)
    waves = np.cos(3 * np.pi * X)[:, None] + np.cos(3 * np.pi * X)
    told = ground(surface(waves))  # 4 × 4 minima of equal depth, 12 of them on the rim
    assert (told["basins"], told["minima"], told["rim"], told["deepest"]) == (4, 4, 12, pytest.approx(0.5, abs=0.01))
    saddle = ground(surface(X[:, None] ** 2 - X**2))  # no minimum: two slopes that run out of the picture
    assert (saddle["basins"], saddle["minima"], saddle["rim"], saddle["downward"]) == (0, 0, 2, 1.0)
    two = np.minimum((X[:, None] - 0.5) ** 2, 0.05 + (X[:, None] + 0.5) ** 2) + X**2
    assert ground(surface(two))["deepest"] == pytest.approx(0.2 / np.ptp(two), rel=0.15)
    assert ground(surface(-bowl))["downward"] == 1.0
    fine = np.linspace(-1, 1, 401)
    assert ground(surface(fine[:, None] ** 2 + fine**2))["below"] == pytest.approx(np.pi / 4, abs=0.005)
    assert ground(surface(np.full((4, 4), np.nan)))["broken"] == 1.0


def test_ground_of_lines_and_of_holes() -> None:
    told = ground(surface(X**2), level=0.25)
    assert (told["convex"], told["rays"], told["falling"], told["roughness"]) == (1.0, 2, 0, 0.0)
    assert told["below"] == pytest.approx(0.5, abs=0.01)
    holes = X[:, None] ** 2 + X**2
    holes[0], holes[-1, -1] = np.inf, np.nan
    assert ground(surface(holes))["broken"] == pytest.approx(42 / 41**2)
    with pytest.raises(InputError, match="a field of the survey"):
        ground(surface(X**2), "los")
    with pytest.raises(InputError, match="depth"):
        basins(X**2, depth=2.0)
    with pytest.raises(InputError, match="increasing nodes"):
        convexity(X**2, X[::-1])


def test_ground_does_not_depend_on_the_order_of_the_axes_on_disk() -> None:
    values = gaussian_filter(np.random.default_rng(2).normal(size=(14, 9)), 1)
    one = surface(values)
    other = Survey(one.dataset.isel(x=slice(None, None, -1)).transpose("y", "x"), name="turned")
    for name, value in ground(one).items():
        assert ground(other)[name] == pytest.approx(value), name


def test_area_below_weighs_cells() -> None:
    x = np.array([0.0, 1.0, 3.0])
    assert area_below(np.array([[0.0], [1.0], [1.0]]), 0.5, x, np.zeros(1)) == pytest.approx(0.5 / 3)
    for shape in itertools.product((1, 2, 5), repeat=2):
        assert area_below(np.zeros(shape), 1.0) == 1.0
