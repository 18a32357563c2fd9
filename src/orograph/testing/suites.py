"""The laws that every plug-in of a kind must keep; run them on your own.

Each function takes one plug-in and raises AssertionError with a sentence if a law is broken. The project tests run them
over every registered name, third parties' included. Those of what the lab trains, models, data sets, optimisers and
schedules, are in `orograph.testing.lab`.

Example:
    >>> from orograph.registry import build
    >>> check_measure(build("measure", "top_k:k=2"))
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
import xarray as xr
from torch import Tensor, nn

from orograph.directions._direction import DirectionMaker
from orograph.engine.executors.serial import Serial
from orograph.engine.precision import TIERS
from orograph.engine.setting import Setting
from orograph.engine.singles import Singles
from orograph.errors import InputError
from orograph.objectives.monoid import Measure
from orograph.objectives.objective import Objective
from orograph.parameters.vector import Vector
from orograph.results.schema import Status
from orograph.results.survey import Survey
from orograph.results.trajectory import Trajectory
from orograph.sampling._axis import Axis
from orograph.subspaces.line import Line
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
    """An executor runs every task once, goes on past a None, and gives the same bits as the serial one.

    Points may be wanted with the losses of single samples. A None says that the next task depends on a result that is
    not there yet: the executor must give one back before it asks again.

    Args:
        make: (objective, subspace, setting, workers, work folder) → executor.
    """
    objective, plane = _classifier()
    objective.prepare()
    work = [np.array([[0.1 * i, -0.2], [0.3, 0.05 * i]]) for i in range(3)]
    plain: list[Any] = [*work, Singles(work[0]), Singles(work[1], np.array([3, 1, 4]))]
    with tempfile.TemporaryDirectory() as folder:
        found, wanted = (
            dict(_run(kind(objective, plane, Setting(threads=1), 2, Path(folder)), plain)) for kind in (make, Serial)
        )
    assert sorted(found) == sorted(wanted) == list(range(len(plain))), "every task gives one result"
    for index, outcome in wanted.items():
        for name, values in outcome.fields.items():
            assert found[index].fields[name].tobytes() == values.tobytes(), f"{name} differs from the serial executor's"
        singles, others = outcome.singles, found[index].singles
        assert (singles is None) == (others is None), "losses of single samples come exactly where they are wanted"
        assert singles is None or singles.tobytes() == others.tobytes(), "losses of single samples differ"


def _run(executor: Any, work: Sequence[Any]) -> list[tuple[int, Any]]:
    """What an executor makes of tasks of which every second one waits for all results before it."""
    results: list[tuple[int, Any]] = []

    def tasks() -> Iterator[Any]:
        for index, each in enumerate(work):
            idle = 0
            while index % 2 and len(results) < index:
                idle += 1
                assert idle < 1000, "a None was not taken for a pause: no result came"
                yield None
            yield index, each

    for result in executor.run(tasks()):
        results.append(result)  # seen by the tasks at once
    assert len(results) == len({index for index, _ in results}), "a task gives two results"
    return results


def check_route(make: Callable[..., Any], model: nn.Module | None = None, inputs: Tensor | None = None) -> None:
    """A route gives the model's own numbers at every point, for batches of any size, and leaves the model as it is.

    Args:
        make: (model, subspace, args, kwargs, precision=, samples=) → route.
        model, inputs: in eval mode, and a batch for it; default a small convolutional net with BatchNorm.
    """
    default = _convolutional()
    model, inputs = model or default[0], default[1] if inputs is None else inputs
    line = Line.random(Objective(model, (inputs, torch.zeros(len(inputs), dtype=torch.long))), seed=0)
    assert not isinstance(make.rounds, str), "rounds is a collection of tiers, of the class"  # type: ignore[attr-defined]
    assert set(make.rounds) <= set(TIERS), f"rounds names tiers: {sorted(TIERS)}"  # type: ignore[attr-defined]
    before = state_of(model)
    route = make(model, line, (inputs,), {}, precision="fp32", samples=len(inputs))
    assert state_of(model) == before, "making the route changes the model"
    parameters = [parameter.data for parameter in line.origin.space.bind(model)]
    try:
        for coordinate in (0.0, 0.4, -0.9, 0.4):
            line.write([coordinate], parameters, line.moves())
            here = state_of(model)
            route.refresh([coordinate])
            for size in (len(inputs), 3, 1, len(inputs) - 1, 2):
                with torch.no_grad():
                    found, wanted = route(inputs[:size]), model(inputs[:size])
                assert found.shape == wanted.shape, f"other outputs for a batch of {size}"
                assert found.dtype == wanted.dtype, f"outputs of another dtype for a batch of {size}"
                scale = float(wanted.abs().max())
                assert torch.allclose(found, wanted, rtol=1e-4, atol=1e-4 * scale), f"other numbers at {coordinate}"
            assert state_of(model) == here, "calling the route changes the model"
    finally:
        line.place(parameters)
    assert state_of(model) == before, "the model is not as it was"


def state_of(model: nn.Module) -> list[Any]:
    """Every bit and flag of a model, to compare."""
    tensors = [(n, t.detach().clone().contiguous().numpy().tobytes()) for n, t in model.state_dict().items()]
    flags = [(n, p.requires_grad, str(p.device)) for n, p in model.named_parameters()]
    return [tensors, flags, [(n, m.training, sorted(vars(m))) for n, m in model.named_modules()]]


def _classifier() -> tuple[Objective, Plane]:
    """A small classifier of 11 samples, and a plane through it."""
    with torch.random.fork_rng():
        torch.manual_seed(0)
        model = nn.Sequential(nn.Linear(4, 6), nn.Tanh(), nn.Linear(6, 3))
        objective = Objective(model, (torch.randn(11, 4), torch.randint(0, 3, (11,))), batch_size=4)
    return objective, Plane.random(objective, seed=0)


def _convolutional() -> tuple[nn.Module, Tensor]:
    """A small net with convolutions and BatchNorm statistics of its own, and seven pictures."""
    with torch.random.fork_rng():
        torch.manual_seed(0)
        convolutions = (nn.Conv2d(2, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2))
        model = nn.Sequential(*convolutions, nn.Flatten(), nn.Linear(128, 5))
        model(torch.randn(32, 2, 8, 8))
        return model.eval(), torch.randn(7, 2, 8, 8)


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
