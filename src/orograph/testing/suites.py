"""The laws that every plug-in of a kind must keep; run them on your own.

Each function takes one plug-in and raises AssertionError with a sentence if a law is broken. The project tests run them
over every registered name, third parties' included.

Example:
    >>> from orograph.registry import build
    >>> check_measure(build("measure", "top_k:k=2"))
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
import xarray as xr
from torch import Tensor, nn

from orograph.directions._direction import DirectionMaker
from orograph.engine.executors.serial import Serial
from orograph.engine.setting import Setting
from orograph.errors import InputError
from orograph.objectives.analytic import Quadratic
from orograph.objectives.monoid import Measure
from orograph.parameters.vector import Vector
from orograph.results.schema import Status
from orograph.results.survey import Survey
from orograph.results.trajectory import Trajectory
from orograph.sampling._axis import Axis
from orograph.subspaces.plane import Plane

SAMPLES, CLASSES = 37, 5


def batch(seed: int = 0) -> tuple[Tensor, Tensor]:
    """Outputs [37, 5] and class targets [37] to try measures and losses on."""
    generator = torch.Generator().manual_seed(seed)
    outputs = torch.randn(SAMPLES, CLASSES, generator=generator, dtype=torch.float64)
    return outputs, torch.randint(0, CLASSES, (SAMPLES,), generator=generator)


def check_measure(measure: Measure, outputs: Tensor | None = None, targets: Tensor | None = None) -> None:
    """A measure is a monoid over batches: any cut of the data gives the whole, zero is neutral, order is irrelevant.

    Args:
        measure: the plug-in.
        outputs, targets: what to try it on, first axis = samples; default `batch`.
    """
    if outputs is None or targets is None:
        outputs, targets = batch()
    whole = _finished(measure, measure.update(measure.zero(), outputs, targets))
    assert set(whole) == set(measure.fields), f"fields says {sorted(measure.fields)}, finish returns {sorted(whole)}"
    for cuts in ([1], [7, 20], [3, 4, 5, 36]):
        parts = [
            measure.update(measure.zero(), o, t)
            for o, t in zip(outputs.tensor_split(cuts), targets.tensor_split(cuts), strict=True)
        ]
        for order in (parts, parts[::-1]):
            total = measure.zero()
            for part in order:
                total = measure.merge(total, part)
            for name, value in _finished(measure, total).items():
                assert np.isclose(value, whole[name], rtol=1e-9, equal_nan=True), (
                    f"{name} depends on how the data is cut"
                )


def check_loss(loss: Callable[..., Any], outputs: Tensor, targets: Tensor) -> None:
    """A loss gives one sum and one count a sample, and each sample's do not depend on the others.

    Args:
        loss: the plug-in.
        outputs, targets: data that fits it.
    """
    terms = loss(outputs, targets)
    assert terms.losses.shape == terms.counts.shape == (len(outputs),), "one sum and one count a sample"
    assert bool((terms.counts >= 0).all()), "counts are not negative"
    assert loss.long_name, "a long_name for pictures"  # type: ignore[attr-defined]
    alone = torch.cat([loss(outputs[i : i + 1], targets[i : i + 1]).losses for i in range(len(outputs))])
    assert torch.allclose(alone, terms.losses, rtol=1e-9), "a sample's loss depends on the rest of its batch"


def check_sampler(make: Callable[[Sequence[Axis]], Any]) -> None:
    """A sampler asks for points of the range; telling twice changes nothing; it ends once everything is told.

    Args:
        make: axes → sampler.
    """
    axes = [Axis("x", -1, 1, 5), Axis("y", 0, 3, 4)]
    sampler = make(axes)
    points = sampler.ask()
    assert points.ndim == 2
    assert points.shape[1] == 2, "points are rows of coordinates"
    assert (points >= [-1, 0]).all(), "points lie in the range"
    assert (points <= [1, 3]).all(), "points lie in the range"
    assert len(np.unique(points, axis=0)) == len(points), "no point is asked for twice"
    values = {"loss": np.zeros(len(points))}
    for _ in range(2):
        sampler.tell(points, values)
    assert not len(set(map(tuple, sampler.ask().tolist())) & set(map(tuple, points.tolist()))), "asks for a told point"


def check_direction(maker: DirectionMaker, model: nn.Module) -> None:
    """A direction is repeatable, finite, not zero, leaves the model alone, and says what kind it is.

    Args:
        maker: the plug-in.
        model: any model that it fits.
    """
    origin = Vector.of(model)
    first, second = maker.build(origin, model), maker.build(origin, model)
    assert torch.equal(first.vector.flat, second.vector.flat), "two builds differ: seed every draw"
    assert bool(torch.isfinite(first.vector.flat).all()), "an entry is not finite"
    assert not first.vector.is_zero, "the direction is zero"
    assert torch.equal(Vector.of(model).flat, origin.flat), "building moved the model"
    assert "kind" in first.spec, "the spec names the kind"


def check_executor(make: Callable[..., Any]) -> None:
    """An executor runs every task once and gives the same bits as the serial one.

    Args:
        make: (objective, subspace, setting, workers, work folder) → executor.
    """
    objective = Quadratic([1.0, 3.0], start=[0.3, -0.2]).objective()
    objective.prepare()
    plane = Plane.random(objective, seed=0, ignore=())
    tasks = [(i, np.array([[0.1 * i, -0.2], [0.3, 0.05 * i]])) for i in range(5)]
    with tempfile.TemporaryDirectory() as folder:
        found, wanted = (
            dict(kind(objective, plane, Setting(threads=1), 2, Path(folder)).run(iter(tasks)))
            for kind in (make, Serial)
        )
    assert sorted(found) == sorted(wanted), "every task gives one result"
    for index, outcome in wanted.items():
        for name, values in outcome.fields.items():
            assert found[index].fields[name].tobytes() == values.tobytes(), f"{name} differs from the serial executor's"


def survey(shape: Sequence[int] = (4, 6)) -> Survey:
    """A small survey with a NaN, an infinite, a failed and a pending point, to try pictures and formats on."""
    nodes = {axis: np.linspace(-1, 1 + i, n) for i, (axis, n) in enumerate(zip(("x", "y"), shape, strict=False))}
    grids = np.meshgrid(*nodes.values(), indexing="ij")
    loss = np.asarray(sum((grid + i) ** 2 for i, grid in enumerate(grids)), dtype=np.float64)
    status = np.full(loss.shape, Status.OK, np.int8)
    bad = (Status.NONFINITE, Status.NONFINITE, Status.FAILED, Status.PENDING)
    for place, (kind, value) in enumerate(zip(bad, (np.nan, np.inf, np.nan, np.nan), strict=True)):
        loss.flat[place], status.flat[place] = value, kind
    dims = tuple(nodes)
    fields = {"loss": loss, "loss_stderr": np.abs(loss) * 0.1, "accuracy": np.clip(1 - loss, 0, 1), "status": status}
    return Survey(xr.Dataset({k: (dims, v) for k, v in fields.items()}, dict(nodes)), name="$x_1$ <script>")


def travelled(shape: Sequence[int] = (4, 6)) -> Survey:
    """The survey of `survey` as one of principal components, with two paths of which one leaves it, to draw."""
    land = survey(shape)
    made = {"kind": "principal", "name": "principal component 1", "form": "centred", "norm": 1.0, "explained": 0.6}
    spectrum = {"shares": [0.6, 0.3, 0.1], "null": [0.7, 0.2, None], "null_same_steps": [0.6, 0.2, 0.2]}
    told = {axis: {**made, "null": 0.7, "null_same_steps": 0.6} for axis in land.axes}
    land.provenance["directions"] = told | {"x": {**told["x"], "spectrum": spectrum}}
    places = np.stack([np.linspace(0.9, -0.2, 5), np.linspace(1.1, 0.1, 5)][: len(land.axes)], axis=-1)
    marks = ((2.0, "$half$ <way>"), (3.0, "a long name for a moment that has no room in the picture"))
    land.add_trajectory(
        Trajectory("sgd", np.arange(5.0), places, np.geomspace(2, 0.1, 5), np.arange(5.0), "epoch", marks)
    )
    land.add_trajectory(
        Trajectory("stray", np.array([0.0, 7.0]), np.vstack([places[0], 50 + places[1]]), np.array([1.0, np.nan]))
    )
    return land


def check_plot(plot: Callable[..., Any], dimensions: int, make: Callable[..., Survey] = survey) -> None:
    """A picture can be drawn, alone and in company, of a survey with holes, and is saved whole.

    Args:
        plot: the plug-in.
        dimensions: 1 or 2, what it draws.
        make: shape → the survey to draw; `travelled` for pictures that need paths.
    """
    shape = (9,) if dimensions == 1 else (4, 6)
    with tempfile.TemporaryDirectory() as folder:
        for count in (1, 2):
            target = Path(folder) / f"{count}.png"
            figure = plot([make(shape)] * count, path=target)
            assert figure.axes, "the figure has axes"
            assert target.read_bytes().startswith(b"\x89PNG"), "a PNG was saved"
            assert [p.name for p in Path(folder).iterdir() if ".tmp" in p.name] == [], "a draft was left behind"


def check_export(export: Callable[..., Path], suffix: str, **options: Any) -> None:
    """A format is written whole, for lines and planes with holes; one that has no lines says so and writes nothing.

    Args:
        export: the plug-in.
        suffix: of its files.
        options: those of the plug-in.
    """
    with tempfile.TemporaryDirectory() as folder:
        for shape in ((9,), (4, 6)):
            names = [f"{name}{len(shape)}.{suffix}" for name in ("a", "b")]
            before = {path.name for path in Path(folder).iterdir()}
            try:
                written = [export(survey(shape), Path(folder) / name, **options) for name in names]
            except InputError:
                assert len(shape) == 1, "a plane cannot be written"
                written, names = [], []
            assert all(path.stat().st_size for path in written), "the file is empty"
            assert {path.name for path in Path(folder).iterdir()} - before == set(names), "stray files"


def _finished(measure: Measure, state: Any) -> dict[str, float]:
    return measure.finish({name: float(value) for name, value in state.items()})
