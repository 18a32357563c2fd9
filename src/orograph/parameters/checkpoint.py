"""Checkpoints: safetensors, and PyTorch files read without executing anything in them."""

from __future__ import annotations

import os
import pickle
import warnings
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import safetensors.torch
import torch
from torch import Tensor, nn

from orograph.errors import CheckpointError, an, reason
from orograph.parameters.space import check_module, check_present

NESTINGS = ("state_dict", "model_state_dict", "model", "net", "network", "module", "weights", "params")
"""Keys under which trainers put the weights inside a larger dictionary."""

PREFIXES = ("module.", "_orig_mod.", "model.", "net.", "network.")
"""What DistributedDataParallel, torch.compile and trainers write before every name."""


def load(path: str | os.PathLike[str]) -> dict[str, Tensor]:
    """The tensors of a checkpoint, on the CPU.

    Args:
        path: ``.safetensors``, or a file of `torch.save` (``.pt``, ``.pth``, ``.bin``, ``.ckpt``), which is read with
            ``weights_only=True``: nothing in it is executed. The usual nestings (`NESTINGS`) are looked through.

    Returns:
        name → tensor.

    Raises:
        CheckpointError: no such file, damaged, without tensors, or with pickled code.
    """
    if not isinstance(path, str | os.PathLike):
        raise CheckpointError("the path of a checkpoint", an(type(path).__name__), "pass a path")
    file = Path(path)
    if not os.path.isfile(file):
        what = "which is a folder" if os.path.isdir(file) else "which does not exist"
        raise CheckpointError("a checkpoint file", f"{str(path)!r}, {what}", "check the path")
    try:
        if file.suffix == ".safetensors":
            return safetensors.torch.load_file(file, device="cpu")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch's remarks on the pickle protocol
            content = torch.load(file, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        if any(word in str(error).lower() for word in ("global", "unrecognized")) or _is_plain_pickle(file):
            raise CheckpointError(
                "a checkpoint with tensors only",
                f"{str(path)!r}, which holds pickled objects that could run code",
                "save model.state_dict() with safetensors.torch.save_file instead",
            ) from None
        raise _unreadable(path, "damaged, or not written by torch.save") from error
    except EOFError as error:
        raise _unreadable(path, "it is empty or cut off") from error
    except Exception as error:
        raise _unreadable(path, reason(error)) from error
    return _tensors_in(content, path)


def load_into(model: nn.Module, path: str | os.PathLike[str]) -> nn.Module:
    """Loads a checkpoint into a model, strictly.

    Returns:
        The same model.

    Raises:
        CheckpointError: see `load` and `fit`; the model is then unchanged.
        ModelError: it is no model, or its own parameters have no memory yet (lazy, or on the meta device).
    """
    check_module(model)
    for name, parameter in model.named_parameters():
        check_present(name, parameter)
    state = fit(model, load(path), repr(str(path)))
    model.load_state_dict(state, strict=False)
    return model


def fit(model: nn.Module, state: Mapping[str, Tensor], source: str = "the checkpoint") -> dict[str, Tensor]:
    """The entries of a state dict under the model's own names, checked.

    Common prefixes (`PREFIXES`) are stripped or added; for tied weights one of the names is enough; a missing
    ``num_batches_tracked`` is forgiven.

    Raises:
        CheckpointError: says which keys are missing, unexpected or of another shape.
    """
    own = _tensors(model.state_dict())
    given = _renamed(_tensors(state), own)
    groups = _tied_names(model)
    for names in groups:
        present = [name for name in names if name in given]
        given |= {name: given[present[0]] for name in names if present and name in own}
    missing = [name for name in own if name not in given and not name.endswith("num_batches_tracked")]
    unexpected = [name for name in given if name not in own]
    reshaped = [
        f"{name} {tuple(given[name].shape)} instead of {tuple(own[name].shape)}"
        for name in own
        if name in given and given[name].shape != own[name].shape
    ]
    if missing or unexpected or reshaped:
        parts = [("missing", missing), ("unexpected", unexpected), ("of another shape", reshaped)]
        found = "; ".join(f"{what}: {_first(names)}" for what, names in parts if names)
        raise CheckpointError(
            "the model's own tensors", f"{source} with keys {found}", "build the model as it was when it was saved"
        )
    return given


def weights_of(source: Any, model: nn.Module) -> dict[str, Tensor]:
    """The state dict that ``source`` stands for, under the model's names.

    Args:
        source: a module, a state dict, or the path of a checkpoint.
        model: the model it must fit.

    Raises:
        CheckpointError: it is none of these, or does not fit.
    """
    if isinstance(source, nn.Module):
        return fit(model, source.state_dict(), "the other model")
    if isinstance(source, Mapping):
        return fit(model, source, "the state dict")
    if isinstance(source, str | os.PathLike):
        return fit(model, load(source), repr(str(source)))
    raise CheckpointError(
        "a model, a state dict or the path of a checkpoint", an(type(source).__name__), "pass one of the three"
    )


def _tensors_in(content: Any, path: str | os.PathLike[str]) -> dict[str, Tensor]:
    for _ in range(4):
        if not isinstance(content, Mapping):
            break
        inner = next((content[key] for key in NESTINGS if isinstance(content.get(key), Mapping)), None)
        if inner is None:
            break
        content = inner
    tensors = {str(k): v for k, v in content.items() if isinstance(v, Tensor)} if isinstance(content, Mapping) else {}
    if not tensors:
        raise CheckpointError("a state dict", f"{str(path)!r}, which holds none", "save model.state_dict()")
    return tensors


def _renamed(state: dict[str, Tensor], own: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The prefixes that all keys of a state dict share, exchanged for those that the model's names share."""
    if any(name in own for name in state):
        return state
    theirs, ours = _shared_prefix(state), _shared_prefix(own)
    return {ours + name.removeprefix(theirs): tensor for name, tensor in state.items()}


def _shared_prefix(names: Iterable[str]) -> str:
    """The longest chain of `PREFIXES` that every name begins with."""
    chain, rest = "", list(names)
    while rest and (found := next((p for p in PREFIXES if all(name.startswith(p) for name in rest)), None)):
        chain, rest = chain + found, [name.removeprefix(found) for name in rest]
    return chain


def _tensors(state: Mapping[str, Any]) -> dict[str, Tensor]:
    """The tensors of a state dict, without what `get_extra_state` adds."""
    return {name: value for name, value in state.items() if isinstance(value, Tensor)}


def _tied_names(model: nn.Module) -> list[list[str]]:
    groups: dict[int, list[str]] = {}
    for name, tensor in model.named_parameters(remove_duplicate=False):
        groups.setdefault(id(tensor), []).append(name)
    return [names for names in groups.values() if len(names) > 1]


def _first(names: Sequence[str], count: int = 3) -> str:
    rest = f" and {len(names) - count} more" if len(names) > count else ""
    return ", ".join(names[:count]) + rest


def _is_plain_pickle(file: Path) -> bool:
    """Whether this is a pickle that `torch.save` did not write, which keeps to the second protocol."""
    with file.open("rb") as opened:
        return opened.read(2) in (b"\x80\x03", b"\x80\x04", b"\x80\x05")


def _unreadable(path: str | os.PathLike[str], why: str) -> CheckpointError:
    return CheckpointError("a readable checkpoint", f"{str(path)!r} ({why})", "save it again")
