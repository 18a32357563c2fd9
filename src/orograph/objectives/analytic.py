"""Objectives with known answers, for tests and for teaching.

Each is a module with one parameter ``theta`` that returns the loss of every sample; a sample s shifts the origin:
f(θ − s). So data, batches and means behave as with any model, and `Analytic.value` gives the same number in closed
form.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from orograph.errors import InputError
from orograph.objectives.objective import Objective


class Analytic(nn.Module, ABC):
    """A function of a vector θ with a closed form.

    Args:
        start: θ at the anchor, shape (dimension,).
        shifts: samples s, shape (samples, dimension); the loss is the mean of f(θ − s). Default: one sample, 0.
        dtype: of the parameter.

    Example:
        >>> bowl = Quadratic([1.0, 4.0], start=[1.0, 1.0])
        >>> bowl.objective().evaluate()["loss"], bowl.value(np.array([[1.0, 1.0]])).tolist()
        (2.5, [2.5])
    """

    def __init__(
        self,
        start: Sequence[float],
        shifts: Sequence[Sequence[float]] | np.ndarray | None = None,
        dtype: torch.dtype = torch.float64,
    ) -> None:
        super().__init__()
        self.theta = nn.Parameter(torch.tensor(np.asarray(start, dtype=np.float64), dtype=dtype))
        if self.theta.ndim != 1 or not self.theta.numel():
            raise InputError(
                "a start of shape (dimension,)", f"shape {tuple(self.theta.shape)}", "pass a list of numbers"
            )
        dimension = self.theta.numel()
        self.shifts = np.zeros((1, dimension)) if shifts is None else np.asarray(shifts, dtype=np.float64)
        if self.shifts.ndim != 2 or self.shifts.shape[1] != dimension:
            raise InputError(
                f"shifts of shape (samples, {dimension})", f"shape {self.shifts.shape}", "give one row a sample"
            )

    def forward(self, shifts: Tensor) -> Tensor:
        """The loss of every sample; [samples, dimension] → [samples]."""
        return self.function(self.theta - shifts)

    @abstractmethod
    def function(self, points: Tensor) -> Tensor:
        """f, row by row; [n, dimension] → [n]. The same formula serves torch tensors and `value`."""

    @abstractmethod
    def value(self, points: np.ndarray) -> np.ndarray:
        """The mean loss at weights θ, in float64 NumPy: the reference.

        Args:
            points: shape (n, dimension).

        Returns:
            shape (n,).
        """

    def objective(self, batch_size: int | None = None) -> Objective:
        """This function as an objective."""
        dtype = self.theta.dtype
        return Objective(self, torch.tensor(self.shifts, dtype=dtype), loss="output", batch_size=batch_size)

    def _mean(self, points: np.ndarray, function: object) -> np.ndarray:
        shifted = np.asarray(points, dtype=np.float64)[:, None, :] - self.shifts[None, :, :]
        return np.asarray(function(shifted).mean(axis=1))  # type: ignore[operator]


class Quadratic(Analytic):
    """½ Σ λᵢ θᵢ²: a bowl for λ > 0, a saddle where signs differ.

    The mean over shifts has the closed form ½ Σ λᵢ ((θᵢ − s̄ᵢ)² + Var sᵢ).

    Args:
        eigenvalues: λ, shape (dimension,).
        start, shifts, dtype: see `Analytic`.
    """

    def __init__(
        self,
        eigenvalues: Sequence[float],
        start: Sequence[float],
        shifts: Sequence[Sequence[float]] | np.ndarray | None = None,
        dtype: torch.dtype = torch.float64,
    ) -> None:
        super().__init__(start, shifts, dtype)
        if len(eigenvalues) != self.theta.numel():
            raise InputError(f"{self.theta.numel()} eigenvalues", str(len(eigenvalues)), "give one for each dimension")
        self.eigenvalues = np.asarray(eigenvalues, dtype=np.float64)

    def function(self, points: Tensor) -> Tensor:
        """½ Σ λᵢ θᵢ²."""
        weights = torch.as_tensor(self.eigenvalues, dtype=points.dtype, device=points.device)
        return 0.5 * (points.square() * weights).sum(-1)

    def value(self, points: np.ndarray) -> np.ndarray:
        """The closed form of the mean."""
        centred = np.asarray(points, dtype=np.float64) - self.shifts.mean(axis=0)
        return 0.5 * ((centred**2 + self.shifts.var(axis=0)) * self.eigenvalues).sum(axis=-1)


def saddle(start: Sequence[float] = (0.0, 0.0), dtype: torch.dtype = torch.float64) -> Quadratic:
    """½ (θ₁² − θ₂²)."""
    return Quadratic([1.0, -1.0], start, dtype=dtype)


class Rosenbrock(Analytic):
    """Σ 100 (θᵢ₊₁ − θᵢ²)² + (1 − θᵢ)², the curved valley of Rosenbrock (1960); minimum 0 at (1, …, 1)."""

    def function(self, points: Tensor) -> Tensor:
        """Row by row."""
        a, b = points[..., :-1], points[..., 1:]
        return (100 * (b - a.square()).square() + (1 - a).square()).sum(-1)

    def value(self, points: np.ndarray) -> np.ndarray:
        """The mean over shifts."""
        return self._mean(
            points, lambda p: (100 * (p[..., 1:] - p[..., :-1] ** 2) ** 2 + (1 - p[..., :-1]) ** 2).sum(-1)
        )


class Cosines(Analytic):
    """Σ (1 − cos(k θᵢ)) + ½ a θᵢ²: many local minima on a bowl.

    Args:
        frequency: k.
        bowl: a.
        start, shifts, dtype: see `Analytic`.
    """

    def __init__(
        self,
        start: Sequence[float],
        frequency: float = 4.0,
        bowl: float = 0.5,
        shifts: Sequence[Sequence[float]] | np.ndarray | None = None,
        dtype: torch.dtype = torch.float64,
    ) -> None:
        super().__init__(start, shifts, dtype)
        self.frequency, self.bowl = float(frequency), float(bowl)

    def function(self, points: Tensor) -> Tensor:
        """Row by row."""
        return (1 - torch.cos(self.frequency * points) + 0.5 * self.bowl * points.square()).sum(-1)

    def value(self, points: np.ndarray) -> np.ndarray:
        """The mean over shifts."""
        return self._mean(points, lambda p: (1 - np.cos(self.frequency * p) + 0.5 * self.bowl * p**2).sum(-1))
