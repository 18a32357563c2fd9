"""The parameter space of a model: every floating-point tensor once, in one flat order."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.parameter import UninitializedParameter

from orograph.errors import ModelError, an
from orograph.parameters.roles import Filters, Role, role_of


@dataclass(frozen=True)
class ParameterInfo:
    """One tensor of the space.

    Attributes:
        name: its first name in ``model.named_parameters()`` order.
        aliases: further names of the same tensor (tied weights).
        shape: its shape.
        dtype: its dtype in the model.
        offset: where it starts in a flat vector.
        role: what it is and where its filters are.
        layer: name of the module that owns it.
        kind: class name of that module.
        requires_grad: whether it is trained.
    """

    name: str
    aliases: tuple[str, ...]
    shape: tuple[int, ...]
    dtype: torch.dtype
    offset: int
    role: Role
    layer: str
    kind: str
    requires_grad: bool

    @property
    def size(self) -> int:
        """Number of entries."""
        return torch.Size(self.shape).numel()

    @property
    def filters(self) -> Filters:
        """Where its filters are."""
        return self.role.filters


@dataclass(frozen=True)
class ParameterSpace:
    """The space θ lives in: names, shapes and roles of every floating-point parameter of a model.

    Tied weights are counted once, frozen ones are in it (directions leave them out unless asked), integer
    parameters and buffers are not.

    Attributes:
        infos: one entry a tensor, in ``model.parameters()`` order.
        dtype: dtype of flat vectors: the widest of the parameters' dtypes, at least float32.
        device: where flat vectors live: the model's device.

    Example:
        >>> space = ParameterSpace.of(nn.Linear(3, 2))
        >>> [(info.name, info.role.name, info.shape) for info in space.infos], space.size
        ([('weight', 'linear', (2, 3)), ('bias', 'bias', (2,))], 8)
    """

    infos: tuple[ParameterInfo, ...]
    dtype: torch.dtype
    device: torch.device

    @classmethod
    def of(cls, model: nn.Module) -> ParameterSpace:
        """Reads the space off a model.

        Raises:
            ModelError: not a module, no parameters, uninitialised, complex, sparse, meta or overlapping ones,
                or parameters on several devices.
        """
        check_module(model)
        infos: list[ParameterInfo] = []
        tensors: list[Tensor] = []
        offset = 0
        for names, owner_name, owner, leaf, tensor in _unique_parameters(model):
            check_present(names[0], tensor)
            _check_kind(names[0], tensor)
            if not tensor.is_floating_point():
                continue
            role = role_of(owner, leaf, tensor, *_parametrised_layer(model, owner_name))
            info = ParameterInfo(
                name=names[0],
                aliases=tuple(names[1:]),
                shape=tuple(tensor.shape),
                dtype=tensor.dtype,
                offset=offset,
                role=role,
                layer=owner_name,
                kind=type(owner).__name__,
                requires_grad=tensor.requires_grad,
            )
            infos.append(info)
            tensors.append(tensor)
            offset += info.size
        if not offset:
            raise ModelError(
                "a model with floating-point parameters", "one without any", "pass a model that has weights"
            )
        _check_overlap(infos, tensors)
        devices = {tensor.device for tensor in tensors}
        if len(devices) > 1:
            listing = ", ".join(sorted(map(str, devices)))
            raise ModelError("a model on one device", f"parameters on {listing}", "move it with model.to(device)")
        dtype = functools.reduce(torch.promote_types, (t.dtype for t in tensors), torch.float32)
        return cls(tuple(infos), dtype, devices.pop())

    @property
    def size(self) -> int:
        """Dimension of the space: the number of entries of a flat vector."""
        return self.infos[-1].offset + self.infos[-1].size

    @property
    def names(self) -> tuple[str, ...]:
        """First names of all tensors."""
        return tuple(info.name for info in self.infos)

    @property
    def by_name(self) -> Mapping[str, ParameterInfo]:
        """Every tensor by any of its names."""
        return {name: info for info in self.infos for name in (info.name, *info.aliases)}

    def views(self, flat: Tensor) -> Iterator[tuple[ParameterInfo, Tensor]]:
        """Every tensor with its view of a flat vector."""
        for info in self.infos:
            yield info, flat[info.offset : info.offset + info.size].view(info.shape)

    def bind(self, model: nn.Module) -> list[Tensor]:
        """The model's own tensors, in the order of the space.

        Raises:
            ModelError: the model has not these parameters.
        """
        found = dict(model.named_parameters(remove_duplicate=False))
        for info in self.infos:
            if info.name not in found or tuple(found[info.name].shape) != info.shape:
                raise ModelError(
                    f"a parameter {info.name!r} of shape {info.shape}",
                    f"a model where it is {'another shape' if info.name in found else 'missing'}",
                    "use the model that this parameter space was read from",
                )
        return [found[info.name] for info in self.infos]

    def same_as(self, other: ParameterSpace) -> bool:
        """Whether two spaces have the same tensors (names and shapes) in the same order."""
        return [(i.name, i.shape) for i in self.infos] == [(i.name, i.shape) for i in other.infos]


def _unique_parameters(model: nn.Module) -> list[tuple[list[str], str, nn.Module, str, Tensor]]:
    """Every distinct parameter with all its names and the module that owns it first."""
    found: dict[object, tuple[list[str], str, nn.Module, str, Tensor]] = {}
    for owner_name, owner in model.named_modules(remove_duplicate=False):
        for leaf, tensor in owner._parameters.items():
            if tensor is None:
                continue
            name = f"{owner_name}.{leaf}" if owner_name else leaf
            entry = found.setdefault(_identity(tensor), ([], owner_name, owner, leaf, tensor))
            entry[0].append(name)
    return list(found.values())


def _identity(tensor: Tensor) -> object:
    """Equal for the same parameter, and for two that are the same view of the same memory."""
    if (
        isinstance(tensor, UninitializedParameter)
        or tensor.layout != torch.strided
        or tensor.is_meta
        or not tensor.numel()
    ):
        return id(tensor)
    return tensor.device, tensor.data_ptr(), tuple(tensor.shape), tensor.stride(), tensor.dtype


def check_module(model: object) -> None:
    """Raises unless this is a model.

    Raises:
        ModelError: it is none.
    """
    if not isinstance(model, nn.Module):
        raise ModelError("a torch.nn.Module", an(type(model).__name__), "pass the model itself")


def check_present(name: str, tensor: Tensor) -> None:
    """Raises unless a parameter has memory.

    Raises:
        ModelError: it is lazy, or on the meta device.
    """
    if isinstance(tensor, UninitializedParameter):
        raise ModelError("initialised parameters", f"{name!r}, which is lazy", "run the model on one batch first")
    if tensor.is_meta:
        raise ModelError(
            "parameters with values", f"{name!r} on the meta device", "build the model on the CPU and load its weights"
        )


def _check_kind(name: str, tensor: Tensor) -> None:
    if tensor.is_complex():
        raise ModelError(
            "real parameters", f"the complex {name!r}", "store its real and imaginary parts as two parameters"
        )
    if tensor.layout != torch.strided:
        raise ModelError("dense parameters", f"the sparse {name!r}", "call .to_dense() on it")


def _check_overlap(infos: Sequence[ParameterInfo], tensors: Sequence[Tensor]) -> None:
    """Two different parameters must not share memory in part: moving one would move the other."""
    spans = []
    for info, tensor in zip(infos, tensors, strict=True):
        if not tensor.numel():
            continue
        reach = sum((size - 1) * stride for size, stride in zip(tensor.shape, tensor.stride(), strict=True))
        if reach + 1 < tensor.numel():
            raise ModelError(
                "parameters with memory of their own",
                f"{info.name!r}, which is an expanded view",
                "call .contiguous() on it",
            )
        spans.append(
            (str(tensor.device), tensor.data_ptr(), tensor.data_ptr() + (reach + 1) * tensor.element_size(), info.name)
        )
    spans.sort()
    for (device, _, stop, name), (other_device, start, _, other) in itertools.pairwise(spans):
        if device == other_device and start < stop:
            raise ModelError(
                "parameters with memory of their own", f"{name!r} and {other!r}, which overlap", "clone one of them"
            )


def _parametrised_layer(model: nn.Module, owner_name: str) -> tuple[nn.Module | None, str]:
    """The layer, and the tensor's name there, of what `parametrize` moved to ``layer.parametrizations.weight``."""
    before, found, name = owner_name.rpartition("parametrizations.")
    return (model.get_submodule(before.rstrip(".")), name) if found else (None, "")
