"""Every guarantee's check notices when the guarantee is broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from checks import ALL

from orograph.directions.random import Random
from orograph.engine import checks as engine_checks
from orograph.engine import describe
from orograph.engine.evaluate import Evaluator
from orograph.errors import OrographError
from orograph.objectives.monoid import MeanLoss
from orograph.objectives.occupy import Occupation
from orograph.parameters import checkpoint, roles, scales
from orograph.results import survey as results_survey
from orograph.results.store import Store
from orograph.subspaces.affine import Affine

pytestmark = pytest.mark.slow

Breaker = Callable[[pytest.MonkeyPatch], None]


def uniform(patch: pytest.MonkeyPatch) -> None:
    def draw(self: Random, info: Any, out: torch.Tensor) -> None:
        out.uniform_(generator=torch.Generator().manual_seed(self.seed + (self.stream == "y")))

    patch.setattr(Random, "_draw", draw)


def unseeded(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Random, "_draw", lambda self, info, out: out.normal_())


def wrong_filter_axis(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(roles, "_RULES", [(kinds, roles._conv) for kinds, _ in roles._RULES])


def no_orthogonalisation(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(scales, "orthogonalise_", lambda *a: 0.0)


def biases_move(patch: pytest.MonkeyPatch) -> None:
    original = Random.__init__
    patch.setattr(
        Random, "__init__", lambda self, n="filter", s=0, t="x", c=(), i=(), f=False: original(self, n, s, t, c, (), f)
    )


def directions_not_stored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(describe, "save_directions", lambda folder, subspace: None)


def accumulates(patch: pytest.MonkeyPatch) -> None:
    def write(self: Affine, coordinates: Any, parameters: Any, moves: Any) -> None:
        for move in moves:
            for step, direction in zip(coordinates, move.directions, strict=True):
                parameters[move.index].add_(direction, alpha=float(step))

    patch.setattr(Affine, "write", write)


def not_restored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Occupation, "restore", lambda self: None)


def buffers_not_restored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Occupation, "_restore_buffers", lambda self: None)


def flags_not_restored(patch: pytest.MonkeyPatch) -> None:
    original = Occupation.__init__

    def init(self: Occupation, *args: Any) -> None:
        original(self, *args)
        self._training = []

    patch.setattr(Occupation, "__init__", init)


def stays_in_train_mode(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Occupation, "begin", lambda self: None)


def policy_not_told(patch: pytest.MonkeyPatch) -> None:
    original = describe.provenance

    def silent(objective: Any, subspace: Any) -> dict[str, Any]:
        told = original(objective, subspace)
        return {**told, "objective": {**told["objective"], "normstats": "frozen"}}

    patch.setattr(describe, "provenance", silent)


def mean_of_batch_means(patch: pytest.MonkeyPatch) -> None:
    original = MeanLoss.sums

    def sums(self: MeanLoss, outputs: Any, targets: Any) -> Any:
        state = original(self, outputs, targets)
        return {**state, "s": state["s"] / state["c"], "c": state["c"] / state["c"]}

    patch.setattr(MeanLoss, "sums", sums)


def float32_sums(patch: pytest.MonkeyPatch) -> None:
    original = MeanLoss.merge
    patch.setattr(MeanLoss, "merge", lambda self, a, b: {k: v.half() for k, v in original(self, a, b).items()})


def no_determinism_probe(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine_checks, "_close", lambda a, b, tolerance: True)


def nan_becomes_mean(patch: pytest.MonkeyPatch) -> None:
    original = Store.write_chunk

    def write(self: Store, index: int, fields: Any, status: Any, mark: Any) -> None:
        original(self, index, {name: np.nan_to_num(values, nan=2.7) for name, values in fields.items()}, status, mark)

    patch.setattr(Store, "write_chunk", write)


def failure_ends_the_run(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Evaluator, "_tried", lambda self, point: self.at(point))


def minus_one_is_missing(patch: pytest.MonkeyPatch) -> None:
    original = Store.read

    def read(self: Store) -> Any:
        points = original(self)
        points.status[points.fields["loss"] <= -1] = 0
        return points

    patch.setattr(Store, "read", read)


def transposed(patch: pytest.MonkeyPatch) -> None:
    original = results_survey.grid_view

    def view(points: Any, axes: Any, grid: Any, attrs: Any) -> Any:
        found = original(points, axes, grid, attrs)
        values = found["loss"].values
        found["loss"] = (("x", "y"), values.T.reshape(values.shape))
        return found

    patch.setattr(results_survey, "grid_view", view)


def recomputes(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Store, "todo", lambda self: list(range(self.chunks)))


def forgets_the_last_bit(patch: pytest.MonkeyPatch) -> None:
    original = Store.write_chunk
    patch.setattr(
        Store,
        "write_chunk",
        lambda self, i, fields, *rest: original(
            self, i, {k: v * (1 + 1e-15 * (i > 9 and self.path.name == "a")) for k, v in fields.items()}, *rest
        ),
    )


def unsafe_pickles(patch: pytest.MonkeyPatch) -> None:
    original = torch.load
    patch.setattr(checkpoint.torch, "load", lambda f, **options: original(f, **{**options, "weights_only": False}))


BREAKERS: list[tuple[int, Breaker]] = [
    (1, uniform),
    (1, unseeded),
    (1, wrong_filter_axis),
    (1, no_orthogonalisation),
    (1, biases_move),
    (1, directions_not_stored),
    (2, accumulates),
    (2, not_restored),
    (2, buffers_not_restored),
    (2, flags_not_restored),
    (3, stays_in_train_mode),
    (3, policy_not_told),
    (3, buffers_not_restored),
    (4, mean_of_batch_means),
    (4, float32_sums),
    (5, no_determinism_probe),
    (6, nan_becomes_mean),
    (6, failure_ends_the_run),
    (6, minus_one_is_missing),
    (7, transposed),
    (8, recomputes),
    (8, forgets_the_last_bit),
    (9, unsafe_pickles),
]


@pytest.mark.parametrize(("number", "breaker"), BREAKERS, ids=lambda value: getattr(value, "__name__", str(value)))
def test_check_notices(number: int, breaker: Breaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ALL[number](tmp_path / "sound")
    breaker(monkeypatch)
    with pytest.raises((AssertionError, OrographError, RuntimeError, pytest.fail.Exception)):
        ALL[number](tmp_path / "broken")
