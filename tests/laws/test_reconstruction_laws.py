"""Laws of the learner: exact cells stay, repeating is repeating, nothing is evaluated twice."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orograph.reconstruction import accurate
from orograph.reconstruction.accurate import Accurate
from orograph.reconstruction.result import Kind, Request
from surfaces import answer, bowls, grid, kinks, noise, ripples, run

cases = st.fixed_dictionaries(
    {
        "family": st.sampled_from([bowls, kinks, noise, ripples]),
        "shape": st.one_of(st.tuples(st.integers(1, 80)), st.tuples(st.integers(1, 15), st.integers(1, 15))),
        "samples": st.integers(1, 200),
        "seed": st.integers(0, 9),
        "accuracy": st.sampled_from([0.003, 0.02, 0.1]),
        "lost": st.sampled_from([0.0, 0.02]),
        "on": st.sampled_from(["range", "log"]),
        "down": st.sampled_from([0.0, 1.0]),
        "many": st.sampled_from([100, 4000]),
    }
)


def made(case: dict) -> tuple[tuple[np.ndarray, ...], np.ndarray]:
    axes = tuple(np.linspace(-1, 1, count) if count > 1 else np.zeros(1) for count in case["shape"])
    random = np.random.default_rng(case["seed"])
    rows = case["family"](grid(*axes), case["samples"], random) - case["down"]
    rows[random.uniform(size=len(rows)) < case["lost"]] = np.nan
    return axes, rows


def learner(case: dict, axes: tuple[np.ndarray, ...]) -> Accurate:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accurate, "MANY", case["many"])
        return Accurate(axes, case["samples"], case["accuracy"], on=case["on"], seed=case["seed"])


@pytest.mark.slow
@given(case=cases)
@settings(max_examples=20, deadline=None)
def test_exact_cells_are_what_was_told(case: dict) -> None:
    axes, rows = made(case)
    result = run(learner(case, axes), rows)
    exact = (result.kind == Kind.EXACT).ravel()
    assert np.array_equal(result.loss.ravel()[exact], rows.sum(axis=1)[exact] / case["samples"], equal_nan=True)
    assert (result.loss_error.ravel()[exact] == 0).all()
    estimated = (result.kind == Kind.ESTIMATED).ravel()
    assert np.isfinite(result.loss.ravel()[estimated]).all()
    assert (result.loss_error.ravel()[estimated] >= 0).all()
    assert result.met == np.isfinite(result.loss).any()


@given(case=cases)
@settings(max_examples=12, deadline=None)
def test_no_sample_is_asked_twice_in_the_same_way_and_costs_add_up(case: dict) -> None:
    axes, rows = made(case)
    whole: list[tuple[float, ...]] = []
    single: set[tuple[float, ...]] = set()
    cost = 0

    def see(request: Request) -> None:
        nonlocal cost
        cost += len(request.points) * (case["samples"] if request.subset is None else len(request.subset))
        if request.subset is None:
            whole.extend(map(tuple, request.points.tolist()))
            return
        assert (np.diff(request.subset) > 0).all()
        fresh = {(*point, int(sample)) for point in request.points.tolist() for sample in request.subset}
        assert not fresh & single
        single.update(fresh)

    result = run(learner(case, axes), rows, see)
    assert len(whole) == len(set(whole)) == (result.kind == Kind.EXACT).sum()
    assert result.sample_evaluations == cost


@given(case=cases, cut=st.integers(0, 12))
@settings(max_examples=12, deadline=None)
def test_telling_again_what_was_told_goes_on_in_the_same_way(case: dict, cut: int) -> None:
    """A course that was interrupted and replayed asks and ends as one that was not."""
    axes, rows = made(case)
    asked: list[Request] = []
    whole = run(learner(case, axes), rows, asked.append)
    again = learner(case, axes)
    for request in asked[:cut]:
        again.tell(request, answer(request, axes, rows))
    rest: list[Request] = []
    result = run(again, rows, rest.append)
    assert len(rest) == max(len(asked) - cut, 0)
    for one, other in zip(asked[cut:], rest, strict=True):
        assert np.array_equal(one.points, other.points)
        assert (one.subset is None) == (other.subset is None)
        assert one.subset is None or np.array_equal(one.subset, other.subset)
    assert np.array_equal(result.loss, whole.loss, equal_nan=True)
    assert np.array_equal(result.loss_error, whole.loss_error, equal_nan=True)
    assert result.error_bound == whole.error_bound


@given(case=cases, factor=st.sampled_from([0.25, 4.0, 2.0**50]))
@settings(max_examples=8, deadline=None)
def test_the_unit_of_the_loss_changes_nothing(case: dict, factor: float) -> None:
    """Powers of two are exact in floats, so that even choices at near ties stay what they were."""
    axes, rows = made(case)
    one, other = run(learner(case, axes), rows), run(learner(case, axes), rows * factor)
    assert one.sample_evaluations == other.sample_evaluations
    assert np.array_equal(one.loss * factor, other.loss, equal_nan=True)
    assert one.error_bound == other.error_bound
