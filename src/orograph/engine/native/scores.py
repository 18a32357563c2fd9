"""What the scores of classes are worth, as a function of tensors."""

from __future__ import annotations

import ctypes
import functools
from typing import Any

import torch
from torch import Tensor

from orograph.engine.native.build import compiled


def score(scores: Tensor, classes: Tensor) -> tuple[Tensor, Tensor]:
    """Cross-entropy −log softmax(z)_y, and whether the class y is the first of those with the largest score.

    In double precision from the difference to the largest score on, and without cancellation however small the loss
    is; infinite scores and NaN give what the formula gives. A row is computed alike in every batch.

    Args:
        scores: z, shape (rows, classes), float32, on the CPU; without a copy, whatever its strides.
        classes: y, shape (rows,), int64, contiguous, each from 0 to classes − 1 (which is not looked at).

    Returns:
        Cross-entropies (rows,), float64, and answers (rows,), bool: false where a score is NaN.

    Example:
        >>> score(torch.tensor([[0.0, 0.0], [50.0, 0.0]]), torch.tensor([1, 0]))
        (tensor([6.9315e-01, 1.9287e-22], dtype=torch.float64), tensor([False,  True]))
    """
    losses = scores.new_empty(len(scores), dtype=torch.float64)
    right = scores.new_empty(len(scores), dtype=torch.bool)
    places = (scores.data_ptr(), classes.data_ptr(), losses.data_ptr(), right.data_ptr())
    _kernels().orograph_score(*scores.shape, *scores.stride(), *places)
    return losses, right


@functools.cache
def _kernels() -> Any:
    found = compiled()
    found.orograph_score.argtypes = [*[ctypes.c_int64] * 4, *[ctypes.c_void_p] * 4]
    found.orograph_score.restype = None
    return found
