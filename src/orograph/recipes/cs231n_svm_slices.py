"""The loss of a linear support vector machine along a random direction: one example, a hundred, with and without L2."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from orograph.lab.data import load_data
from orograph.objectives.evaluable import Evaluable
from orograph.objectives.objective import Objective
from orograph.objectives.penalised import Penalised
from orograph.recipes._bench import Bench
from orograph.recipes._findings import Findings, Verdict, spread
from orograph.report import Table
from orograph.results.survey import Survey
from orograph.results.words import number
from orograph.subspaces.line import Line


@dataclass(frozen=True)
class Settings:
    """How large the experiment is.

    Attributes:
        seeds: repetitions: weights and direction are drawn anew.
        points: on each slice.
        examples: of the larger set.
        strengths: of the penalty λ‖W‖²/2, in the course's words λ R(W) with R = ‖W‖²/2.
    """

    seeds: int
    points: int
    examples: int = 100
    strengths: tuple[float, ...] = (0.1, 1.0)


SETTINGS = {"tiny": Settings(1, 201), "small": Settings(3, 401), "paper": Settings(10, 4001)}


def cs231n_svm_slices(bench: Bench) -> Findings:
    """The multi-class hinge loss L(W + a D) of a linear classifier with random weights, along a random direction D.

    One example alone gives a piecewise linear curve, the mean over many a smoother convex one, and L2 adds a parabola:
    every second difference grows by exactly λ ‖D‖² h² (h the spacing), so there the loss is strictly convex.

    Stanford CS231n, lecture notes "Optimization: Stochastic Gradient Descent", section "Visualizing the loss function".
    """
    slices = {seed: _slices(bench, seed) for seed in bench.seeds}
    bends = {name: [_bends(runs[name]) for runs in slices.values()] for name in next(iter(slices.values()))}
    worst = max(_parabola_error(runs, strength) for runs in slices.values() for strength in bench.settings.strengths)
    one, many = bends["one example"], bends[f"{bench.settings.examples} examples"]
    norms = {name: [_norm_at_minimum(bench, runs, name) for runs in slices.values()] for name in bends}
    rows = [
        [name, spread([b.straight for b in found]), spread([b.least for b in found]), spread(norms[name])]
        for name, found in bends.items()
    ]
    compared = [each for name, each in norms.items() if name != "one example"]
    first = slices[bench.seeds[0]]
    draw = partial(next(iter(first.values())).plot, "line", *list(first.values())[1:])
    return Findings(
        "A support vector machine, sliced",
        "What does the hinge loss of a linear classifier look like along a random direction, and what does L2 add? "
        "After the lecture notes of Stanford's CS231n.",
        [Table(["slice", "share of straight pieces", "least second difference / h²", "‖W‖ at the minimum"], rows)],
        [
            Verdict.over_seeds(
                "The loss of one example is piecewise linear: almost all second differences are 0.",
                [b.straight > 0.9 for b in one],
                f"share of second differences that are 0 to rounding: {spread([b.straight for b in one])}",
            ),
            Verdict.over_seeds(
                "The mean over many examples is convex along every direction tried.",
                [b.least > -1e-9 * b.scale for b in many],
                f"least second difference / h²: {spread([b.least for b in many])}",
            ),
            Verdict.over_seeds(
                "L2 with strength λ adds λ‖D‖² to the curvature everywhere, exactly.",
                [worst < 1e-6],
                f"largest relative deviation: {number(worst, 2)}",
            ),
            Verdict.over_seeds(
                "L2 pulls the minimum of the slice towards smaller weights.",
                [bool(np.all(np.diff(each) <= 0) and each[-1] < each[0]) for each in zip(*compared, strict=True)],
                f"‖W‖ at the minimum for λ = 0, {', '.join(map(number, bench.settings.strengths))}, seed by seed: "
                + "; ".join(" → ".join(number(norm) for norm in each) for each in zip(*compared, strict=True)),
            ),
        ],
        [
            bench.picture(
                "slices",
                draw,
                "Hinge loss along a random direction, for one example and for many, without and with L2",
                "One example gives corners, many a smooth bowl; L2 adds a parabola.",
            )
        ],
        list(first.values()),
        ["Weights and directions are random, not trained; the images are handwritten digits, in float64."],
    )


@dataclass(frozen=True)
class _Bends:
    straight: float
    least: float
    scale: float


def _slices(bench: Bench, seed: int) -> dict[str, Survey]:
    """Name → slice, all along the same direction."""
    inputs, targets = load_data("digits").train
    generator = torch.Generator().manual_seed(seed)
    chosen = torch.randperm(len(inputs), generator=generator)[: bench.settings.examples]
    flat = inputs[chosen].reshape(len(chosen), -1).double()
    model = nn.Linear(flat.shape[1], 10, bias=False).double()
    with torch.no_grad():
        model.weight.copy_(0.1 * torch.randn(model.weight.shape, generator=generator, dtype=torch.float64))
    direction = 0.1 * torch.randn(model.weight.shape, generator=generator, dtype=torch.float64)
    many = _objective(model, flat, targets[chosen])
    objectives: dict[str, Evaluable] = {"one example": _objective(model, flat[:1], targets[chosen][:1])}
    objectives[f"{len(chosen)} examples"] = many
    objectives |= {f"L2 {number(s)}": Penalised(many, "l2", s) for s in bench.settings.strengths}
    return {
        name: bench.survey(
            f"{name.replace(' ', '-')}-{seed}",
            objective,
            Line.along(objective, {"weight": direction}),
            (-4, 4, bench.settings.points),
            title=name,
        )
        for name, objective in objectives.items()
    }


def _objective(model: nn.Module, inputs: Tensor, targets: Tensor) -> Objective:
    return Objective(model, (inputs, targets), loss="hinge", measures=())


def _bends(survey: Survey) -> _Bends:
    x, loss = survey.dataset["x"].values, survey.dataset["loss"].values
    second = np.diff(loss, 2) / (x[1] - x[0]) ** 2
    scale = float(np.abs(np.diff(loss)).max() / (x[1] - x[0]))
    straight = float((np.abs(second) < 1e-7 * scale).mean())
    return _Bends(straight, float(second.min()), scale)


def _parabola_error(runs: dict[str, Survey], strength: float) -> float:
    """How far the added curvature is from λ‖D‖², relative to it."""
    names = list(runs)
    plain, penalised = runs[names[1]], runs[f"L2 {number(strength)}"]
    wanted = strength * _norm(penalised) ** 2
    h = float(np.diff(plain.dataset["x"].values[:2])[0])
    added = np.diff(penalised.dataset["loss"].values - plain.dataset["loss"].values, 2) / h**2
    return float(np.abs(added / wanted - 1).max())


def _norm(survey: Survey) -> float:
    directions: dict[str, Any] = survey.provenance["directions"]
    return float(directions["x"]["norm"])


def _norm_at_minimum(bench: Bench, runs: dict[str, Survey], name: str) -> float:
    """‖W‖ where a slice is lowest, from the penalty λ‖W‖²/2 that the strongest one has there: all share their nodes."""
    strength = bench.settings.strengths[-1]
    penalty = runs[f"L2 {number(strength)}"].dataset["penalty"].values
    return math.sqrt(2 * float(penalty[np.argmin(runs[name].dataset["loss"].values)]) / strength)
