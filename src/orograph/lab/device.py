"""Where the lab computes, and how it stays reproducible there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import torch
from torch import nn

from orograph.errors import InputError, reason


def device_of(model: nn.Module) -> torch.device:
    """Where a model's first parameter is; the CPU if it has none."""
    return next((parameter.device for parameter in model.parameters()), torch.device("cpu"))


def move(model: nn.Module, device: torch.device | str | None) -> None:
    """Moves a model in place; None leaves it.

    Raises:
        InputError: there is no such device here.
    """
    if device is not None:
        check_device(device)
        model.to(device)


def check_device(device: torch.device | str | None) -> None:
    """Raises unless numbers can be kept there; None is all right.

    Raises:
        InputError: there is no such device here.
    """
    try:
        float(torch.zeros((), device=device))
    except (RuntimeError, AssertionError, TypeError) as error:
        why = "" if isinstance(error, TypeError) else f" ({reason(error)})"
        raise InputError("a device of this machine", f"{device!s}{why}", "pass device='cpu'") from error


@contextlib.contextmanager
def repeatable(seed: int, device: torch.device) -> Iterator[None]:
    """Seeds PyTorch's global generators (dropout has no other) and has cuDNN choose its kernels by rule, not by clock.

    Afterwards both are as before.
    """
    gpus = [torch.cuda.current_device() if device.index is None else device.index] if device.type == "cuda" else []
    with torch.random.fork_rng(devices=gpus), _kernels_by_rule(device):
        torch.default_generator.manual_seed(seed)
        for gpu in gpus:
            torch.cuda.default_generators[gpu].manual_seed(seed)
        yield


@contextlib.contextmanager
def _kernels_by_rule(device: torch.device) -> Iterator[None]:
    if device.type != "cuda":
        yield
        return
    cudnn = torch.backends.cudnn
    before = cudnn.deterministic, cudnn.benchmark
    cudnn.deterministic, cudnn.benchmark = True, False
    try:
        yield
    finally:
        cudnn.deterministic, cudnn.benchmark = before


@contextlib.contextmanager
def one_thread() -> Iterator[None]:
    """One thread on the CPU, so that sums are taken in one order wherever this runs; afterwards as before."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)
