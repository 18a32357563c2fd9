"""Tiers of precision by name, and how far a tier is from a higher one on the survey at hand.

``fp64``  everything in double precision: the reference.
``fp32``  single precision; on CUDA without TF32, whatever torch's own settings are.
``tf32``  single precision whose products are rounded to 10 bits of mantissa (CUDA, Ampere and later).
``bf16``  weights and activations rounded to 8 bits of mantissa for products; sums and losses wider.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import torch

from orograph.errors import InputError
from orograph.objectives.arithmetic import products
from orograph.objectives.evaluable import Evaluable
from orograph.parameters.space import ParameterSpace
from orograph.registry import did_you_mean
from orograph.subspaces.affine import Affine

TIERS: Mapping[str, torch.dtype] = {
    "fp64": torch.float64,
    "fp32": torch.float32,
    "tf32": torch.float32,
    "bf16": torch.float32,
}
"""Tier → dtype of the weights that are moved; products may be rounded further."""

TOLERANCES: Mapping[str, float] = {"tf32": 1e-2, "bf16": 2e-2}
"""Largest relative error of the loss at which a tier is kept unless the user says otherwise."""

_NAMES = {torch.float64: "fp64", torch.float32: "fp32", torch.float16: "fp16", torch.bfloat16: "bf16"}


@dataclass(frozen=True)
class Trust:
    """How far the losses of a tier are from those of a higher one, at some points of the grid.

    Attributes:
        tier: the tier that the survey was computed in.
        asked: the tier that was asked for; another one if it was too far off.
        reference: the higher tier, or empty if there was nothing to compare with.
        points: how many points were compared.
        max_relative_error, rms_relative_error: of the loss over these points; None if unknown.
        note: why it is unknown, or why the tier is not the one asked for.
    """

    tier: str
    asked: str
    reference: str = ""
    points: int = 0
    max_relative_error: float | None = None
    rms_relative_error: float | None = None
    note: str = ""

    def told(self) -> dict[str, Any]:
        """As JSON values."""
        return asdict(self)


def own(space: ParameterSpace) -> str:
    """The tier that a model's own dtypes amount to: ``mixed`` if there are several.

    Example:
        >>> own(ParameterSpace.of(torch.nn.Linear(2, 2)))
        'fp32'
    """
    kinds = {info.dtype for info in space.infos}
    return _NAMES.get(kinds.pop(), "mixed") if len(kinds) == 1 else "mixed"


def check_tier(precision: Any, device: torch.device) -> str:
    """A tier that can be had on a device; None is the model's own, an empty text.

    Raises:
        InputError: there is none of that name, or not there.
    """
    if precision is None or (isinstance(precision, str) and not precision):
        return ""
    if not isinstance(precision, str) or precision not in TIERS:
        raise InputError("a precision", repr(precision), did_you_mean(str(precision), tuple(TIERS)))
    if precision == "tf32" and device.type != "cuda":
        raise InputError(f"a precision that {device.type} has", "'tf32'", "choose fp32 or bf16")
    if precision == "fp64" and device.type == "mps":
        raise InputError("a precision that mps has", "'fp64'", "choose fp32, or the device cpu")
    return str(precision)


def check_tolerance(tolerance: Any) -> float | None:
    """A tolerance, or None for the tier's own.

    Raises:
        InputError: it is no positive number.
    """
    if tolerance is None:
        return None
    if isinstance(tolerance, bool) or not isinstance(tolerance, int | float) or not 0 < tolerance < math.inf:
        raise InputError("a relative error above 0 as tolerance", repr(tolerance), "write for example 1e-3")
    return float(tolerance)


def converted(objective: Evaluable, subspace: Affine, tier: str) -> tuple[Evaluable, Affine]:
    """The same objective and subspace with weights of a tier's dtype; themselves if they have it already.

    Raises:
        ModelError, InputError: a model that cannot be copied or cast.
    """
    if not tier or {info.dtype for info in objective.space.infos} == {TIERS[tier]}:
        return objective, subspace
    twin = objective.converted(TIERS[tier])
    return twin, subspace.converted(twin.space)


def rounding(tier: str, device: torch.device) -> AbstractContextManager[object]:
    """The context in which products of a tier are taken.

    Example:
        >>> with torch.no_grad(), rounding("bf16", torch.device("cpu")):
        ...     (torch.ones(2, 2) @ torch.ones(2, 2)).dtype
        torch.bfloat16
    """
    if tier == "bf16":
        return torch.autocast(device.type, dtype=torch.bfloat16, cache_enabled=False)  # weights move under it
    return products(tier == "tf32") if tier and device.type == "cuda" else nullcontext()


def relative_errors(found: Sequence[float], reference: Sequence[float]) -> tuple[float | None, float | None]:
    """Largest and root-mean-square relative error where the reference is finite and not 0; None without such points.

    Example:
        >>> relative_errors([1.1, 2.0, math.nan], [1.0, 2.0, math.inf])
        (0.1..., 0.07...)
    """
    wanted = np.asarray(reference, dtype=float)
    usable = np.isfinite(wanted) & (wanted != 0)
    if not usable.any():
        return None, None
    errors = np.abs(np.asarray(found, dtype=float)[usable] / wanted[usable] - 1)
    errors = np.where(np.isnan(errors), np.inf, errors)
    return float(errors.max()), float(np.sqrt(np.mean(errors**2)))
