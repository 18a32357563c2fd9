"""Laws of every sampler: it asks for each node once, whatever it is told, in whatever order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orograph import registry
from orograph.engine.autorange import find
from orograph.engine.plan import LEAST, SHORT, chunk_size, missing, snapped
from orograph.results.view import match
from orograph.sampling._axis import Axis
from orograph.sampling.plain import Plain
from orograph.sampling.progressive import Progressive, level_of

counts = st.integers(1, 12)


def axis(name: str, count: int, start: float = -1.0, length: float = 2.0) -> Axis:
    return Axis(name, start, start if count == 1 else start + length, count)


@pytest.mark.parametrize("name", registry.names("sampler"))
@given(nx=counts, ny=counts, start=st.floats(-5, 5), length=st.floats(0.1, 10))
@settings(max_examples=40, deadline=None)
def test_asks_for_every_node_once(name: str, nx: int, ny: int, start: float, length: float) -> None:
    axes = [axis("x", nx, start, length), axis("y", ny)]
    points = registry.load("sampler", name)(axes).ask()
    assert points.shape == (nx * ny, 2)
    assert {tuple(p) for p in points.tolist()} == {(x, y) for x in axes[0].values for y in axes[1].values}


@pytest.mark.parametrize("name", registry.names("sampler"))
@given(n=st.integers(2, 12), told=st.sets(st.integers(0, 143), max_size=40), seed=st.integers(0, 99))
@settings(max_examples=40, deadline=None)
def test_telling_in_any_order_and_twice_changes_nothing(name: str, n: int, told: set[int], seed: int) -> None:
    make = lambda: registry.load("sampler", name)([axis("x", n), axis("y", n)])  # noqa: E731
    whole = make().ask()
    known = [i for i in told if i < len(whole)]
    shuffled = np.random.default_rng(seed).permutation(known).astype(int)
    one, other = make(), make()
    one.tell(whole[known], {})
    for index in [*shuffled, *shuffled]:
        other.tell(whole[[index]], {})
    np.testing.assert_array_equal(one.ask(), other.ask())
    np.testing.assert_array_equal(one.ask(), np.delete(whole, known, axis=0))


@given(n=st.integers(5, 101))
@settings(deadline=None)
def test_five_per_cent_of_the_points_are_a_coarse_grid_over_the_whole_range(n: int) -> None:
    points = Progressive([axis("x", n), axis("y", n)]).ask()
    first = points[: max(4, int(0.05 * len(points)))]
    xs = np.unique(first[:, 0])
    widest = np.diff(xs).max()
    assert xs[0] == -1.0
    assert xs[-1] == 1.0
    assert widest <= (2.0 if n < 13 else 1.2 if n < 30 else 0.6)


def test_levels_are_nested_and_complete() -> None:
    for n in range(1, 120):
        levels = level_of(n)
        assert sorted(np.flatnonzero(levels == 0)) == sorted({0, n - 1})
        assert levels.min() == 0


@given(n=st.integers(2, 40), k=st.integers(1, 4), start=st.floats(-3, 3), length=st.floats(0.1, 7))
@settings(deadline=None)
def test_a_finer_grid_reuses_every_coinciding_point(n: int, k: int, start: float, length: float) -> None:
    coarse, fine = axis("x", n, start, length), axis("x", k * (n - 1) + 1, start, length)
    known = coarse.values[:, None]
    grid = snapped([fine.values], known)
    new = missing(Plain([fine]).ask(), known, grid)
    assert len(new) == fine.count - n
    assert set(known.ravel()) <= set(grid[0])
    assert (match(known, grid) >= 0).all()


@given(st.floats(1e-6, 1e4), st.integers(1, 10_000))
def test_chunks_are_neither_empty_nor_long(seconds: float, points: int) -> None:
    size = chunk_size(seconds, points)
    assert size >= 1
    assert size == 1 or size * seconds <= 1.5
    assert size <= -(-points // LEAST) or size * seconds <= 2 * SHORT + seconds


@given(left=st.floats(0.01, 50), right=st.floats(0.01, 50), rise=st.floats(1.5, 1000), count=st.integers(5, 60))
@settings(deadline=None)
def test_automatic_range_reaches_the_rise_on_both_sides(left: float, right: float, rise: float, count: int) -> None:
    reach = (rise - 1) ** 0.5

    def loss(c: float) -> float:
        return 1 + (c / (right if c > 0 else left) * reach) ** 2

    found = find("x", count, loss, 1.0, rise)
    assert np.min(np.abs(found.values)) < 1e-9 * (found.stop - found.start)
    spacing = (found.stop - found.start) / (count - 1)
    for end, true in ((-found.start, left), (found.stop, right)):
        assert true * 0.99 - 1.01 * spacing <= end <= true * 1.06 + 1.01 * spacing
