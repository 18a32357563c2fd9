"""Surfaces of classifiers whose last layer alone moves: softmax regression, support vector machines, heads of nets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from orograph.engine.closedform.blocks import Block, blocks
from orograph.engine.closedform.head import Head
from orograph.engine.closedform.margins import Margins, Tile
from orograph.engine.closedform.reason import NoClosedForm
from orograph.engine.evaluate import Outcome
from orograph.errors import DataError
from orograph.objectives.criterion import Criterion
from orograph.objectives.evaluable import Evaluable
from orograph.objectives.layout import classes_last
from orograph.objectives.losses.cross_entropy import CrossEntropy
from orograph.objectives.losses.hinge import Hinge
from orograph.objectives.measures.accuracy import Accuracy
from orograph.objectives.monoid import MeanLoss, Measure
from orograph.objectives.objective import Objective
from orograph.results.schema import Status
from orograph.subspaces.affine import Affine

CACHE = 1 << 17
"""Values of a tile on a CPU: 1 MiB, about a core's second-level cache."""

ACCELERATOR = 1 << 25


class ClosedForm:
    """The measures of a classifier over a line or a plane that moves its last linear layer alone.

    The outputs are then linear in the coordinates, and two or three matrices of margins tell the loss everywhere. One
    pass of the model over the data is all that is needed; it is checked against the model itself at random points. All
    is computed in float64 from the layer's inputs, so the numbers are those of exact weights at every point.

    Args:
        objective: cross-entropy (without label smoothing) or hinge loss, and accuracy.
        subspace: where it is surveyed.

    Raises:
        NoClosedForm: why the points have to be computed one by one.

    Example:
        >>> from orograph.subspaces.line import Line
        >>> model = nn.Linear(1, 2, bias=False)
        >>> _ = nn.init.zeros_(model.weight)
        >>> objective = Objective(model, (torch.ones(1, 1), torch.tensor([0])))
        >>> line = Line.along(objective, {"weight": torch.tensor([[1.0], [0.0]])})
        >>> found = ClosedForm(objective, line).points(np.array([[0.0], [1.0]])).fields["loss"]
        >>> np.exp(-found)  # 1/2 and e/(1 + e)
        array([0.5       , 0.73105858])
    """

    def __init__(self, objective: Evaluable, subspace: Affine) -> None:
        if type(objective) is not Objective:
            raise NoClosedForm(f"an objective of its own kind, {type(objective).__name__}")
        objective.prepare()
        _check_buffers(objective, subspace)
        self._fields = tuple(objective.fields)
        self._loss = _loss_of(objective.measures[0])
        self._accuracy = _has_accuracy(objective.measures[1:])
        deciding = (objective.measures[0].loss, *objective.measures[1:])  # type: ignore[attr-defined]
        logits, targets, self._samples = _read(Head(objective, subspace), {each.ignore_index for each in deciding})
        self._margins = Margins.of(logits, targets)
        self._room = CACHE if targets.device.type == "cpu" else ACCELERATOR

    def points(self, points: np.ndarray) -> Outcome:
        """The numbers at some points; fastest where they are a grid, or large parts of one.

        Args:
            points: shape (points, axes).
        """
        fields = {name: np.empty(len(points)) for name in self._fields}
        with torch.no_grad():
            for block in blocks(np.asarray(points, dtype=float)):
                for name, values in self._block(block).items():
                    fields[name][block.index] = values
        status = np.where(np.isfinite(fields["loss"]), Status.OK, Status.NONFINITE).astype(np.int8)
        return Outcome(fields, status)

    def _block(self, block: Block) -> dict[str, np.ndarray]:
        """The numbers at the points of a block."""
        found = self._mean_and_error(block)
        if self._accuracy:
            terms, classes = self._margins.origin.shape[1], len(self._margins.origin)
            tiles = self._margins.tiles(block, max(1, self._room // max(1, classes * len(block.rows))))
            found["accuracy"] = torch.stack([tile.right() for tile in tiles]).sum(0).double() / terms
        return {name: values.cpu().numpy() for name, values in found.items()}

    def _mean_and_error(self, block: Block) -> dict[str, Tensor]:
        """As `MeanLoss` finishes its sums."""
        terms, samples = self._margins.origin.shape[1], self._samples
        each = terms // samples
        first, second = torch.zeros(2, *block.index.shape, dtype=torch.float64, device=self._margins.origin.device)
        for tile in self._margins.tiles(block, each * max(1, self._room // (block.index.size * each))):
            losses = self._loss(tile)
            losses = losses if each == 1 else losses.unflatten(0, (-1, each)).sum(1)
            first, second = first + losses.sum(0), second + losses.square_().sum(0)
        mean = first / terms
        squares = second - 2 * mean * each * first + (mean * each) ** 2 * samples
        error = (squares.clamp(min=0) * samples / (samples - 1)).sqrt() / terms if samples > 1 else squares * torch.nan
        return {"loss": mean, "loss_stderr": error.where(squares.isfinite(), torch.nan)}


def _check_buffers(objective: Objective, subspace: Affine) -> None:
    if objective.normstats == "recalibrated" or (objective.normstats == "interpolated" and subspace.statistics):
        raise NoClosedForm(f"running statistics are {objective.normstats}")


def _loss_of(measure: Measure) -> Callable[[Tile], Tensor]:
    """The loss of every term, from a tile of margins."""
    loss = measure.loss if type(measure) is MeanLoss else None
    criterion = loss.criterion if type(loss) is Criterion else None
    if type(criterion) is nn.CrossEntropyLoss and criterion.weight is None and not criterion.label_smoothing:
        return Tile.cross_entropies
    if type(loss) is CrossEntropy and not loss.label_smoothing:
        return Tile.cross_entropies
    if type(loss) is Hinge:
        margin = loss.margin
        return lambda tile: tile.hinges(margin)
    raise NoClosedForm("a loss other than plain cross-entropy and hinge")


def _has_accuracy(measures: Sequence[Measure]) -> bool:
    if any(type(measure) is not Accuracy or measure.binary for measure in measures):
        raise NoClosedForm("a measure other than accuracy")
    return bool(measures)


def _read(head: Head, ignored: set[int]) -> tuple[list[Tensor], Tensor, int]:
    """The logits of all terms, [terms, classes] for the origin and each axis; their classes; the number of samples."""
    columns: list[list[Tensor]] = []
    found: list[Tensor] = []
    for batch, parts in head.logits():
        try:
            logits, targets = classes_last(parts[0], batch.targets)
        except DataError as error:
            raise NoClosedForm(f"targets that are no class numbers: {error}") from error
        if logits.shape[-1] < 2:
            raise NoClosedForm("a single class")
        outside = (targets < 0) | (targets >= logits.shape[-1])
        if logits is not parts[0] or bool(outside.any()) or any(bool((targets == i).any()) for i in ignored):
            raise NoClosedForm("ignored targets, or classes that are not on the last axis")
        columns.append([part.flatten(0, -2) for part in parts])
        found.append(targets)
    if len({targets.shape[1:] for targets in found}) != 1:
        raise NoClosedForm("samples of different lengths")
    return (
        [torch.cat(column) for column in zip(*columns, strict=True)],
        torch.cat(found).flatten(),
        sum(map(len, found)),
    )
