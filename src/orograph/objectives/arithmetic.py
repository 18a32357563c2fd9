"""Settings of torch itself, of a whole process, that decide what a model computes, or its last bits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from operator import attrgetter
from typing import Any

import torch

CUDA_PRODUCTS = (
    "cuda.matmul.allow_tf32",
    "cudnn.allow_tf32",
    "cuda.matmul.fp32_precision",
    "cudnn.conv.fp32_precision",
    "cudnn.rnn.fp32_precision",
)
"""Settings that are not the user's while a model is evaluated; see `products`."""

Access = tuple[Callable[[], Any], Callable[[Any], Any]]
"""How a setting is read, and how it is written."""


def _backend(name: str) -> Access:
    owner, _, switch = name.rpartition(".")

    def write(value: Any) -> None:
        setattr(attrgetter(owner)(torch.backends), switch, value)

    return partial(attrgetter(name), torch.backends), write


def _write_determinism(level: int) -> None:
    torch.use_deterministic_algorithms(level > 0, warn_only=level == 1)


SETTINGS: Mapping[str, Access] = {
    "default_dtype": (torch.get_default_dtype, torch.set_default_dtype),
    "default_device": (torch.get_default_device, torch.set_default_device),
    "deterministic": (torch.get_deterministic_debug_mode, _write_determinism),
    "float32_matmul_precision": (torch.get_float32_matmul_precision, torch.set_float32_matmul_precision),
    **{
        name: _backend(name)
        for name in (
            *CUDA_PRODUCTS,
            "cudnn.enabled",
            "cudnn.benchmark",
            "cudnn.deterministic",
            "mkldnn.enabled",
            "mkldnn.matmul.fp32_precision",
            "mkldnn.conv.fp32_precision",
            "mkldnn.rnn.fp32_precision",
        )
    },
}
"""Name → access; what sets others at the same time comes before them."""


def present() -> dict[str, Any]:
    """The settings of this process that torch tells, in the order in which they are to be written."""
    values = {name: _read(read) for name, (read, _) in SETTINGS.items()}
    return {name: value for name, value in values.items() if value is not None}


def told() -> dict[str, str]:
    """The same as JSON values, but for those that are not the user's.

    Example:
        >>> told()["default_dtype"]
        'torch.float32'
    """
    return {name: str(value) for name, value in present().items() if name not in CUDA_PRODUCTS}


def adopt(settings: Mapping[str, Any]) -> None:
    """Writes those settings that are not as wanted.

    Args:
        settings: of another process or moment, as `present` gave them.
    """
    for name, value in settings.items():
        read, write = SETTINGS[name]
        if _read(read) != value:
            write(value)


@contextmanager
def products(rounded: bool) -> Iterator[None]:
    """Whether CUDA may round the operands of float32 products (TF32) meanwhile; settings are put back."""
    before = {name: value for name, value in present().items() if name in (*CUDA_PRODUCTS, "float32_matmul_precision")}
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = rounded
    try:
        yield
    finally:
        adopt(before)


def _read(read: Callable[[], Any]) -> Any:
    """The value of a setting; None where this version of torch has none, or finds that it contradicts another one."""
    try:
        return read()
    except (AttributeError, RuntimeError):
        return None
