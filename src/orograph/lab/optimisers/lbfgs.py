"""L-BFGS, for full batches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor

from orograph.errors import InputError
from orograph.lab.optimisers._optimiser import Groups, check, positive


@dataclass(frozen=True)
class Lbfgs:
    """Quasi-Newton steps from the last few differences of weights and gradients.

        w <- w - t H g,      H from the pairs (w_k+1 - w_k, g_k+1 - g_k),      t by a line search

    One step of the training loop is `iterations` of these on one batch; give it all data at once (a batch size of at
    least the number of samples), for it takes the noise between batches for curvature. Weight decay is part of the
    loss: ``weight_decay / 2 |w|²`` is added to what the line search sees.

    Attributes:
        learning_rate: length of the first trial step; 1 lets the curvature decide.
        iterations: most quasi-Newton steps a call.
        history: pairs that are remembered.
        search: False takes every step as it comes, without the strong Wolfe line search.

    Raises:
        InputError: an option is out of range.

    Example:
        >>> w = torch.tensor([3.0, -2.0], requires_grad=True)
        >>> optimiser = Lbfgs().build([{"params": [w], "weight_decay": 0.0}])
        >>> def loss():
        ...     optimiser.zero_grad()
        ...     value = (w * w * torch.tensor([1.0, 100.0])).sum()
        ...     value.backward()
        ...     return value
        >>> _ = optimiser.step(loss)
        >>> bool(w.abs().max() < 1e-3)
        True

    References:
        Liu and Nocedal, "On the limited memory BFGS method for large scale optimization", 1989.
    """

    learning_rate: float = 1.0
    iterations: int = 20
    history: int = 10
    search: bool = True

    repeats: ClassVar[bool] = True

    def __post_init__(self) -> None:
        counts = {name: (getattr(self, name) >= 1, "1 or more") for name in ("iterations", "history")}
        check(self, {"learning_rate": positive(self.learning_rate)} | counts)

    def build(self, groups: Groups) -> torch.optim.Optimizer:
        """The torch optimiser."""
        return _Penalised(groups, self)


class _Penalised(torch.optim.LBFGS):
    """torch's L-BFGS on the loss plus ``weight_decay / 2 |w|²``, group by group."""

    def __init__(self, groups: Groups, options: Lbfgs) -> None:
        self.decays = [(list(group["params"]), float(group["weight_decay"])) for group in groups]
        super().__init__(
            [parameter for parameters, _ in self.decays for parameter in parameters],
            lr=options.learning_rate,
            max_iter=options.iterations,
            history_size=options.history,
            line_search_fn="strong_wolfe" if options.search else None,
        )

    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """At most ``iterations`` quasi-Newton steps; the closure computes the loss and its gradients."""
        if closure is None:
            raise InputError("a closure for L-BFGS", "none", "pass a function that computes the loss and its gradients")
        return super().step(lambda: self._penalise(torch.enable_grad()(closure)()))

    @torch.no_grad()
    def _penalise(self, loss: Tensor) -> Tensor:
        for parameters, decay in self.decays:
            for parameter in parameters if decay else ():
                loss = loss + decay / 2 * parameter.square().sum()
                if parameter.grad is not None:
                    parameter.grad.add_(parameter, alpha=decay)
        return loss
