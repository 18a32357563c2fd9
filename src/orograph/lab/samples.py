"""A pair of tensors that knows where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from torch import Tensor


class Samples(tuple[Tensor, Tensor]):
    """Inputs and targets, to be used like the plain pair they are, with a note of their origin.

    Args:
        inputs: ``N x ...``.
        targets: ``N`` or ``N x ...``.
        about: JSON values: source, split, number of classes, and whatever else decided the numbers;
            `orograph.lab.datasets` says what a data set tells.

    Example:
        >>> import torch
        >>> inputs, targets = pair = Samples(torch.zeros(2, 3), torch.tensor([0, 1]), {"source": "by hand"})
        >>> len(inputs), pair.about["source"]
        (2, 'by hand')
    """

    about: Mapping[str, Any]

    def __new__(cls, inputs: Tensor, targets: Tensor, about: Mapping[str, Any]) -> Samples:
        """The pair."""
        made = super().__new__(cls, (inputs, targets))
        made.about = dict(about)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Samples, (self[0], self[1], self.about)
