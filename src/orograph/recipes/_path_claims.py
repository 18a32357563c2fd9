"""What training paths in planes show: the claims and what decides them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from orograph.recipes._findings import Verdict, spread
from orograph.results.words import number


@dataclass(frozen=True)
class Net:
    """A model, and what a small and a large batch are for it.

    Attributes:
        name: what tables call it.
        model: spec string.
        batches: the small and the large one.
    """

    name: str
    model: str
    batches: tuple[int, int]


@dataclass(frozen=True)
class Kind:
    """One way to train.

    Attributes:
        net: what.
        optimiser: "SGD" or "Adam".
        large: whether the batch is the large one.
        decayed: whether there is weight decay.
    """

    net: Net
    optimiser: str
    large: bool
    decayed: bool

    @property
    def batch(self) -> int:
        """Samples a step."""
        return self.net.batches[self.large]

    @property
    def label(self) -> str:
        """What tables and pictures call it."""
        return f"{self.net.name}, {self.optimiser}, batch {self.batch}, {'decay' if self.decayed else 'no decay'}"


@dataclass(frozen=True)
class Held:
    """What two principal components hold of a path's variance.

    Attributes:
        share: of the path's.
        equal: of a random walk's with as many equal steps.
        own: of that of a random walk whose steps are as long as the path's.
    """

    share: float
    equal: float
    own: float


@dataclass(frozen=True)
class Measured:
    """What is measured of one path.

    Attributes:
        kind: how it was trained.
        centred: principal components about the mean of the snapshots.
        around: about the end.
        random: what filter-normalised random planes hold, as a multiple of 2/n.
        gaussian: likewise for planes along plain Gaussian directions.
        wander: length of the path over the distance from its start to its end.
        turn: at the first drop of the learning rate, between the ways before and after it, in the plane of the
            components; degrees.
        turn_space: likewise in the whole space.
        beside: largest distance from the plane, over the largest distance from the end.
        alike: share of the checkpoints at which the plane's loss is within a factor 2 of the checkpoint's own.
        error: on the test half.
    """

    kind: Kind
    centred: Held
    around: Held
    random: float
    gaussian: float
    wander: float
    turn: float
    turn_space: float
    beside: float
    alike: float
    error: float


@dataclass(frozen=True)
class Cosine:
    """Mean |cos| of pairs of random directions.

    Attributes:
        name: of what kind.
        dimension: n.
        mean: of |cos|.
        error: its standard error.
    """

    name: str
    dimension: int
    mean: float
    error: float

    @property
    def expected(self) -> float:
        """√(2/(πn))."""
        return math.sqrt(2 / (math.pi * self.dimension))


FORMS: dict[str, str] = {"centred": "about the mean of the snapshots", "around": "about the end"}


FILTERED = "filter-normalised"


def verdicts(paths: Sequence[Sequence[Measured]], cosines: Sequence[Sequence[Cosine]]) -> list[Verdict]:
    """What the numbers say of each claim.

    Args:
        paths: for every seed, those of all trainings.
        cosines: for every seed.
    """
    return [
        Verdict.over_seeds(
            "A filter-normalised random plane holds about 2/n of a path's variance (from a third of that to three "
            "times, mean of all trainings).",
            [1 / 3 <= _mean(seed, lambda path: path.random) <= 3 for seed in paths],
            f"as multiples of 2/n: {_over(paths, lambda path: path.random)}; "
            f"plain Gaussian planes {_over(paths, lambda path: path.gaussian)}",
        ),
        *(_within(paths, form, words) for form, words in FORMS.items()),
        *(_above(paths, form, words) for form, words in FORMS.items()),
        Verdict.over_seeds(
            "Where the learning rate first drops, the path of small batches with weight decay turns more than that of "
            "large ones (in the plane of its components).",
            [_pairs(seed, lambda kind: kind.decayed, "large", lambda path: path.turn) for seed in paths],
            _compared(paths, lambda kind: kind.decayed, "turns", lambda path: path.turn, "°"),
        ),
        Verdict.over_seeds(
            "SGD wanders more than Adam: its way is a larger multiple of the distance it covers, in every pair of "
            "trainings.",
            [_pairs(seed, lambda kind: True, "optimiser", lambda path: path.wander) for seed in paths],
            _compared(paths, lambda kind: True, "way / distance", lambda path: path.wander, ""),
        ),
        Verdict.over_seeds(
            "What the plane shows beneath a path is the loss that the training met: within a factor 2 at nine of ten "
            "checkpoints or more, in every training.",
            [all(path.alike >= 0.9 for path in seed) for seed in paths],
            f"share of checkpoints within a factor 2: {_by_kind(paths, lambda path: path.alike)}",
        ),
        Verdict.over_seeds(
            "Two random directions have |cos| = √(2/(πn)) on average, for n = 10 … 10⁴ and for the net's own n "
            "(within four standard errors).",
            [
                all(abs(each.mean - each.expected) <= 4 * each.error for each in seed if each.name != FILTERED)
                for seed in cosines
            ],
            "; ".join(
                f"n = {each.dimension}: {spread([s[place].mean for s in cosines])} for {number(each.expected)}"
                for place, each in enumerate(cosines[0])
                if each.name != FILTERED
            ),
        ),
    ]  # fmt: skip


def _within(paths: Sequence[Sequence[Measured]], form: str, words: str) -> Verdict:
    found = [getattr(path, form).share for seed in paths for path in seed]
    return Verdict.over_seeds(
        f"Two principal components {words} hold from 40 % to 90 % of a path's variance, in every training.",
        [all(0.4 <= getattr(path, form).share <= 0.9 for path in seed) for seed in paths],
        f"from {number(100 * min(found))} % to {number(100 * max(found))} %: "
        f"{_by_kind(paths, lambda path: 100 * getattr(path, form).share)}",
    )


def _above(paths: Sequence[Sequence[Measured]], form: str, words: str) -> Verdict:
    def more(path: Measured) -> bool:
        held: Held = getattr(path, form)
        return held.share > max(held.equal, held.own)

    count = sum(more(path) for seed in paths for path in seed)
    above = {kind.label: sum(more(seed[place]) for seed in paths) for place, kind in enumerate(kinds_of(paths))}
    return Verdict.over_seeds(
        f"That is more than two components {words} hold of a random walk, of equal steps or of the path's own, "
        "in every training.",
        [all(more(path) for path in seed) for seed in paths],
        f"true of {count} of {sum(map(len, paths))} paths: "
        + ", ".join(f"{label} {found} of {len(paths)}" for label, found in above.items()),
    )


def _pairs(
    seed: Sequence[Measured], chosen: Callable[[Kind], bool], what: str, measure: Callable[[Measured], float]
) -> bool | None:
    """Whether the first of every pair that differs in one thing alone has the larger number; None if one is unknown."""
    found = [(measure(a), measure(b)) for a, b in _pairs_of(seed, chosen, what)]
    if not found or any(not math.isfinite(value) for pair in found for value in pair):
        return None
    return all(a > b for a, b in found)


def _pairs_of(seed: Sequence[Measured], chosen: Callable[[Kind], bool], what: str) -> list[tuple[Measured, Measured]]:
    first = {"large": False, "optimiser": "SGD"}[what]
    others = [name for name in ("net", "optimiser", "large", "decayed") if name != what]
    pairs = itertools.product(
        (path for path in seed if chosen(path.kind) and getattr(path.kind, what) == first),
        (path for path in seed if chosen(path.kind) and getattr(path.kind, what) != first),
    )
    return [(a, b) for a, b in pairs if all(getattr(a.kind, n) == getattr(b.kind, n) for n in others)]


def _compared(
    paths: Sequence[Sequence[Measured]],
    chosen: Callable[[Kind], bool],
    words: str,
    measure: Callable[[Measured], float],
    unit: str,
) -> str:
    places = [place for place, kind in enumerate(kinds_of(paths)) if chosen(kind)]
    told = [f"{paths[0][p].kind.label} {spread([measure(seed[p]) for seed in paths])}{unit}" for p in places]
    return f"{words}: {'; '.join(told)}"


def _by_kind(paths: Sequence[Sequence[Measured]], measure: Callable[[Measured], float]) -> str:
    return "; ".join(
        f"{kind.label} {spread([measure(seed[place]) for seed in paths])}" for place, kind in enumerate(kinds_of(paths))
    )


def _over(paths: Sequence[Sequence[Measured]], measure: Callable[[Measured], float]) -> str:
    return spread([_mean(seed, measure) for seed in paths])


def _mean(seed: Sequence[Measured], measure: Callable[[Measured], float]) -> float:
    return float(np.mean([measure(path) for path in seed]))


def kinds_of(paths: Sequence[Sequence[Measured]]) -> list[Kind]:
    """How each path of a seed was trained."""
    return [path.kind for path in paths[0]]
