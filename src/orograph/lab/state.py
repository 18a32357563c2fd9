"""An optimiser's memory as named tensors and JSON, so that it fits into one safetensors file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from torch import Tensor


def flatten(state: Any, tensors: dict[str, Tensor], name: str = "optimiser") -> Any:
    """Nested values as JSON, the tensors in them taken out.

    Args:
        state: tensors, numbers, texts, None, in mappings, lists and tuples.
        tensors: gets each tensor under a name of its own.
        name: that these names begin with.

    Returns:
        JSON values; a tensor is ``{"tensor": name}``, a mapping ``{"items": [[key, value], ...]}`` (keys may be
        numbers), a list or tuple ``{"list": [...]}``.

    Example:
        >>> tensors = {}
        >>> import torch
        >>> flatten({0: [torch.zeros(1), 2.5]}, tensors)
        {'items': [[0, {'list': [{'tensor': 'optimiser.0.0'}, 2.5]}]]}
        >>> list(tensors)
        ['optimiser.0.0']
    """
    if isinstance(state, Tensor):
        tensors[name] = state
        return {"tensor": name}
    if isinstance(state, Mapping):
        return {"items": [[key, flatten(value, tensors, f"{name}.{key}")] for key, value in state.items()]}
    if isinstance(state, list | tuple):
        return {"list": [flatten(value, tensors, f"{name}.{place}") for place, value in enumerate(state)]}
    return state


def unflatten(told: Any, tensors: Mapping[str, Tensor]) -> Any:
    """The inverse of `flatten`; tuples come back as lists.

    Example:
        >>> unflatten({"items": [[0, {"list": [1, None]}]]}, {})
        {0: [1, None]}
    """
    if not isinstance(told, dict):
        return told
    if "tensor" in told:
        return tensors[told["tensor"]]
    if "items" in told:
        return {key: unflatten(value, tensors) for key, value in told["items"]}
    return [unflatten(value, tensors) for value in told["list"]]
