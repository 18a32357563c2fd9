"""A disk that fails at any one write: one sentence, and the same call again ends with the same bits."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from zarr.storage import LocalStore

import orograph as og
from orograph.errors import StoreError

pytestmark = pytest.mark.slow


def survey(folder: Path, count: int) -> og.Survey:
    bowl = og.analytic.Quadratic([1.0, 4.0], start=[-0.3, 0.1]).objective()
    plane = og.Plane.random(bowl, seed=0, ignore=())
    return og.survey(bowl, plane, (-1, 1, count), (-1, 1, 3), out=folder, workers=1, chunk=4, progress=False)


class Failing:
    """Lets so many writes of a store through, then fails."""

    def __init__(self, patch: pytest.MonkeyPatch, good: int) -> None:
        self.left, original = good, LocalStore.set

        async def write(store: LocalStore, *args: Any, **options: Any) -> None:
            self.left -= 1
            if self.left < 0:
                raise OSError(28, "No space left on device")
            await asyncio.sleep(0.003)  # writes side by side with the one that fails are still under way
            await original(store, *args, **options)

        patch.setattr(LocalStore, "set", write)


@pytest.mark.parametrize("good", [*range(0, 24, 2), *range(24, 90, 9)])
def test_a_full_disk_loses_nothing(good: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = survey(tmp_path / "whole", 9).dataset
    for count in (5, 9):  # making it, then extending it
        with monkeypatch.context() as patch:
            failing = Failing(patch, good)
            with contextlib.suppress(StoreError):
                survey(tmp_path / "a", count)
                assert failing.left >= 0, "a failed write must not pass in silence"
        assert not [p for p in tmp_path.iterdir() if p.name.endswith(".tmp")]
        if (tmp_path / "a").exists():
            og.open(tmp_path / "a")  # never damaged
    again = survey(tmp_path / "a", 9).dataset
    for name in ("loss", "loss_stderr", "status"):
        np.testing.assert_array_equal(again[name].values, whole[name].values)


def test_the_disk_really_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Failing(monkeypatch, 3)
    with pytest.raises(StoreError, match="No space left on device"):
        survey(tmp_path / "a", 5)
    assert not (tmp_path / "a").exists()
