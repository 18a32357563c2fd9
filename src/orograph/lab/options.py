"""The options of a training run: checked once, written into its fingerprint."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import asdict, dataclass
from numbers import Integral, Real
from typing import Any

from orograph import registry
from orograph.errors import InputError
from orograph.lab.augment import check_augmentation
from orograph.lab.optimisers._optimiser import FINITE, Optimiser
from orograph.lab.schedules._schedule import Schedule


@dataclass(frozen=True)
class TrainingOptions:
    """All that decides a training besides the model and the data; `orograph.lab.train.train` explains each.

    Raises:
        InputError: an option is out of range.

    Example:
        >>> [TrainingOptions(epochs=8, schedule="steps:factor=0.5").rate(epoch) for epoch in (0, 3, 4, 6)]
        [1.0, 1.0, 0.5, 0.25]
        >>> TrainingOptions(optimiser="adam").canonical()["optimiser"]
        'adam:beta1=0.9,beta2=0.999,epsilon=1e-08,learning_rate=0.001'
    """

    optimiser: str = "sgd"
    loss: str = "cross_entropy"
    epochs: int = 30
    batch_size: int = 64
    schedule: str = "cosine"
    weight_decay: float = 1e-3
    decay_all: bool = True
    augment: str = "none"
    seed: int = 0
    stop_at_train_accuracy: float | None = None

    def __post_init__(self) -> None:
        stop = self.stop_at_train_accuracy
        rules = {
            "epochs": (is_whole(self.epochs) and self.epochs >= 0, "0 or more, a whole number"),
            "batch_size": (is_whole(self.batch_size) and self.batch_size >= 1, "1 or more, a whole number"),
            "weight_decay": (is_real(self.weight_decay) and 0 <= self.weight_decay < FINITE, "0 or more and finite"),
            "decay_all": (self.decay_all in (True, False), "True or False"),
            "seed": (is_whole(self.seed) and 0 <= self.seed < 2**64, "0 or more, a whole number below 2**64"),
            "stop_at_train_accuracy": (stop is None or (is_real(stop) and 0 <= stop <= 1), "None, or from 0 to 1"),
        }
        for name, (holds, rule) in rules.items():
            if not holds:
                raise InputError(f"{name} to be {rule}", repr(getattr(self, name)), f"pass another {name}")
        as_plain(self, epochs=int, batch_size=int, seed=int, decay_all=bool, weight_decay=float)
        if stop is not None:
            as_plain(self, stop_at_train_accuracy=float)
        check_augmentation(self.augment)
        self.plugin("loss")
        self.build_schedule()
        self.build_optimiser()

    def build_optimiser(self) -> Optimiser:
        """The optimiser's options, as its plug-in."""
        made: Optimiser = self.plugin("optimiser")
        return made

    def build_schedule(self) -> Schedule:
        """The schedule, as its plug-in."""
        made: Schedule = self.plugin("schedule")
        return made

    def plugin(self, kind: str) -> Any:
        """What the field of that name describes."""
        spec = getattr(self, kind)
        return _built(kind, spec) if isinstance(spec, str) else registry.build(kind, spec)

    def canonical(self) -> dict[str, Any]:
        """The options as JSON values, every option of the plug-ins written out: equal if and only if they are equal."""
        specs = {kind: registry.canonical(kind, getattr(self, kind)) for kind in ("optimiser", "loss", "schedule")}
        return asdict(self) | specs

    def rate(self, epoch: float, batches: int = 1) -> float:
        """The share of the largest learning rate that holds for the step after so many epochs.

            schedule.rate(epoch / epochs, 1 / (epochs batches))

        Args:
            epoch: parts of one included: ``e + b / batches`` for batch b of epoch e, both from 0.
            batches: steps an epoch, for a schedule with a warm-up.

        Raises:
            InputError: a training of 0 epochs has no step.
        """
        if not self.epochs:
            raise InputError("a training with steps", "epochs=0", "pass epochs=1 or more")
        return self.build_schedule().rate(epoch / self.epochs, 1 / (self.epochs * batches))


def as_plain(options: Any, **kinds: Callable[[Any], Any]) -> None:
    """Replaces numbers of a frozen dataclass by Python's own, so that equal options are equal JSON.

    Args:
        options: changed in place; for its ``__post_init__``.
        kinds: field → `int`, `float` or `bool`. A float of −0 becomes 0.

    Example:
        >>> TrainingOptions(weight_decay=0), TrainingOptions(weight_decay=0).canonical()["weight_decay"]
        (TrainingOptions(...weight_decay=0.0...), 0.0)
    """
    for name, kind in kinds.items():
        object.__setattr__(options, name, kind(kind(getattr(options, name)) + 0))


def is_whole(value: Any) -> bool:
    """Whether this is a whole number; True and False are none."""
    return isinstance(value, Integral) and not isinstance(value, bool)


def is_real(value: Any) -> bool:
    """Whether this is a number; True and False are none."""
    return isinstance(value, Real) and not isinstance(value, bool)


@functools.lru_cache(maxsize=64)
def _built(kind: str, spec: str) -> Any:
    """The plug-in of a spec string; it is frozen, and looking for it costs more than a step of a small net."""
    return registry.build(kind, spec)
