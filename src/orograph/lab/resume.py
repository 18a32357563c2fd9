"""Keeps a training run on disk after every epoch, so that a killed run goes on where it stood.

One safetensors file holds all of it: weights and buffers, the optimiser's memory and, as JSON in its header, the
history and a fingerprint of the run. One file is replaced in one step: no kill can leave halves that disagree.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor, nn

from orograph.errors import CheckpointError
from orograph.lab.state import flatten, unflatten
from orograph.results.atomic import replacing


class RunKeeper:
    """Keeps, restores and finishes one training run.

    Args:
        checkpoint: where the trained weights go at the end; the run is kept beside it, in a file whose name
            ends in ``.resume``.
        fingerprint: what makes this run this run, as JSON values. A kept run with another fingerprint is
            refused.

    Example:
        >>> RunKeeper(Path("best.safetensors"), {"seed": 0}).path.name
        'best.safetensors.resume'
    """

    def __init__(self, checkpoint: Path, fingerprint: Mapping[str, Any]) -> None:
        self.checkpoint = checkpoint
        self.path = checkpoint.with_name(checkpoint.name + ".resume")
        self.fingerprint = dict(fingerprint)

    def keep(self, model: nn.Module, optimiser: torch.optim.Optimizer, history: Mapping[str, Any]) -> None:
        """Replaces what was kept before.

        Args:
            model: its parameters and buffers are kept.
            optimiser: all that it remembers is kept.
            history: JSON values, given back by `restore`.
        """
        tensors = {f"model.{name}": tensor for name, tensor in model.state_dict().items()}
        memory = flatten(optimiser.state_dict(), tensors)
        told = {"fingerprint": self.fingerprint, "history": dict(history), "optimiser": memory}
        _write(self.path, tensors, {name: json.dumps(value) for name, value in told.items()})

    def restore(self, model: nn.Module, optimiser: torch.optim.Optimizer) -> dict[str, Any] | None:
        """Puts the kept run back into model and optimiser.

        Returns:
            The history given to the last `keep`, or None if no run was interrupted.

        Raises:
            CheckpointError: the file is damaged, or was left by another run.
        """
        if not self.path.exists():
            return None
        tensors, header = self._read()
        self._compare(json.loads(header["fingerprint"]))
        prefix = "model."
        model.load_state_dict({n.removeprefix(prefix): t for n, t in tensors.items() if n.startswith(prefix)})
        optimiser.load_state_dict(unflatten(json.loads(header["optimiser"]), tensors))
        return json.loads(header["history"])

    def finish(self, model: nn.Module) -> None:
        """Writes the checkpoint, then forgets the run."""
        _write(self.checkpoint, model.state_dict(), {})
        self.drop()

    def drop(self) -> None:
        """Forgets the run."""
        self.path.unlink(missing_ok=True)

    def _read(self) -> tuple[dict[str, Tensor], dict[str, str]]:
        """Tensors and header; the tensors in memory of their own, aligned as sums need it to come out alike."""
        try:
            with safe_open(self.path, framework="pt") as file:
                header = file.metadata() or {}
                tensors = {name: file.get_tensor(name).clone() for name in file.keys()}  # noqa: SIM118 (no mapping)
        except (SafetensorError, OSError) as error:
            raise self._unreadable(str(error)) from error
        if not {"fingerprint", "history", "optimiser"} <= header.keys():
            raise self._unreadable("no history in it")
        return tensors, header

    def _unreadable(self, why: str) -> CheckpointError:
        return CheckpointError(f"an interrupted training in {self.path}", why, "delete the file to start over")

    def _compare(self, kept: dict[str, Any]) -> None:
        names = sorted(n for n in {*kept, *self.fingerprint} if kept.get(n) != self.fingerprint.get(n))
        if names:
            raise CheckpointError(
                f"the training that {self.path} was left by ({_say(kept, names)})",
                f"another one ({_say(self.fingerprint, names)})",
                "repeat the same call on an equally built model, or delete that file to start over",
            )


def digest(tensors: Mapping[str, Tensor]) -> str:
    """SHA-256 of names, types, shapes and values, in hexadecimal digits.

    Example:
        >>> digest({"a": torch.zeros(2)}) == digest({"a": torch.zeros(2)}) != digest({"a": torch.ones(2)})
        True
    """
    return hashlib.sha256(_pack(tensors, {})).hexdigest()


def _say(fingerprint: Mapping[str, Any], names: list[str]) -> str:
    return ", ".join(f"{name}={str(fingerprint.get(name))[:16]}" for name in names)


def _pack(tensors: Mapping[str, Tensor], header: dict[str, str]) -> bytes:
    owned = {name: tensor.detach().cpu().contiguous().clone() for name, tensor in tensors.items()}
    return save(owned, metadata={"format": "pt"} | header)


def _write(path: Path, tensors: Mapping[str, Tensor], header: dict[str, str]) -> None:
    """Replaces a file in one step, once all of it is on the disk.

    Raises:
        StoreError: it cannot be written.
    """
    with replacing(path) as draft, draft.open("wb") as file:
        file.write(_pack(tensors, header))
        file.flush()
        os.fsync(file.fileno())
