"""What a training tells while it runs, and when it is over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Progress:
    """What `train` tells after every epoch.

    Attributes:
        epoch: epochs finished so far, 1 for the first.
        epochs: epochs asked for.
        loss: mean loss of the epoch's batches as they were trained on.
        accuracy: share of them that was right, from 0 to 1; NaN where targets are no classes.
        seconds: time spent so far, earlier sittings included.

    Example:
        >>> Progress(epoch=10, epochs=30, loss=0.1, accuracy=0.98, seconds=4.0).remaining
        8.0
    """

    epoch: int
    epochs: int
    loss: float
    accuracy: float
    seconds: float

    @property
    def remaining(self) -> float:
        """Seconds that the remaining epochs will take if they take as long as those before."""
        return self.seconds / self.epoch * (self.epochs - self.epoch)


@dataclass(frozen=True)
class TrainingResult:
    """The history of a finished training.

    Attributes:
        losses: per epoch, the mean loss of the batches as they were trained on.
        accuracies: per epoch, the share of them that was right, from 0 to 1; NaN where targets are no classes.
        epochs: epochs run; fewer than asked for if `stop_at_train_accuracy` was reached.
        seconds: time spent, the sittings before an interruption included.
    """

    losses: tuple[float, ...]
    accuracies: tuple[float, ...]
    epochs: int
    seconds: float


@dataclass(frozen=True)
class History:
    """The training so far, as it is kept on disk between epochs."""

    losses: tuple[float, ...] = ()
    accuracies: tuple[float, ...] = ()
    seconds: float = 0.0
    stopped: bool = False

    @classmethod
    def of(cls, kept: dict[str, Any] | None) -> History:
        """The history that was kept, or an empty one."""
        if kept is None:
            return cls()
        return cls(tuple(kept["losses"]), tuple(kept["accuracies"]), kept["seconds"], kept["stopped"])

    def progress(self, epochs: int) -> Progress:
        """What to tell about the last epoch of so many."""
        return Progress(len(self.losses), epochs, self.losses[-1], self.accuracies[-1], self.seconds)

    def result(self) -> TrainingResult:
        """What to tell at the end."""
        return TrainingResult(self.losses, self.accuracies, len(self.losses), self.seconds)
