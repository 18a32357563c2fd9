"""Wrong labels, on purpose."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from orograph.errors import DataError, InputError


def with_label_noise(targets: Tensor, share: float, classes: int, seed: int = 0) -> Tensor:
    """Targets of which an exact share is wrong.

    ``round(share N)`` targets, drawn without replacement, become one of the other classes, each as likely. Negative
    targets are padding: they stay, and are none of the N.

    Args:
        targets: int64, ``N`` or ``N x T``.
        share: from 0 to 1.
        classes: number of classes.
        seed: of the draw.

    Returns:
        New targets of the same shape.

    Raises:
        InputError: the share is not from 0 to 1, or there is only one class.
        DataError: targets are no classes.

    Example:
        >>> clean = torch.arange(1000) % 10
        >>> int((with_label_noise(clean, 0.25, 10) != clean).sum())
        250

    References:
        Zhang, Bengio, Hardt, Recht, Vinyals, "Understanding deep learning requires rethinking generalization", ICLR
        2017.
    """
    if not 0 <= share <= 1:
        raise InputError("a share of wrong labels from 0 to 1", f"{share}", "pass for example label_noise=0.2")
    if targets.is_floating_point():
        raise DataError("targets that are classes, for wrong labels", str(targets.dtype), "leave out the label noise")
    changed = targets.clone().reshape(-1)
    told = (changed >= 0).nonzero().reshape(-1)
    wrong = round(share * len(told))
    if wrong and classes < 2:
        raise InputError("two classes or more, for wrong labels", str(classes), "leave out the label noise")
    words = np.random.SeedSequence([seed, 0x1ABE1]).generate_state(1, np.uint64)
    generator = torch.Generator().manual_seed(int(words[0]))
    which = told[torch.randperm(len(told), generator=generator)[:wrong]]
    shift = torch.randint(1, max(2, classes), (wrong,), generator=generator)
    changed[which] = (changed[which] + shift) % classes
    return changed.reshape(targets.shape)
