"""Which tensors take part in a direction: by role, by name, by ``requires_grad``."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orograph.errors import InputError, ModelError, an
from orograph.parameters.roles import ROLES
from orograph.parameters.space import ParameterInfo, ParameterSpace
from orograph.registry import did_you_mean


@dataclass(frozen=True)
class Selection:
    """A choice of tensors.

    Attributes:
        select: roles (``"conv"``) or name patterns (``"layer4.*"``); empty means all.
        ignore: roles or name patterns to leave out.
        frozen: whether parameters with ``requires_grad=False`` take part.

    Example:
        >>> from torch import nn
        >>> space = ParameterSpace.of(nn.Sequential(nn.Linear(2, 2), nn.LayerNorm(2)))
        >>> [info.name for info in Selection().of(space)]
        ['0.weight']
        >>> [info.name for info in Selection(select=("1.*",), ignore=()).of(space)]
        ['1.weight', '1.bias']
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ("bias", "norm")
    frozen: bool = False

    def of(self, space: ParameterSpace) -> tuple[ParameterInfo, ...]:
        """The tensors of the space that take part.

        Raises:
            InputError: an entry matches neither a role nor a tensor.
            ModelError: nothing is left.
        """
        for entry in (*self.select, *self.ignore):
            _check(entry, space)
        chosen = tuple(info for info in space.infos if self._takes(info))
        if not chosen:
            raise ModelError("parameters to move", *self._nothing_left(space))
        return chosen

    def _takes(self, info: ParameterInfo) -> bool:
        if not (info.requires_grad or self.frozen):
            return False
        if self.select and not any(_matches(entry, info) for entry in self.select):
            return False
        return not any(_matches(entry, info) for entry in self.ignore)

    def _nothing_left(self, space: ParameterSpace) -> tuple[str, str]:
        """Why nothing takes part, and what to do about it."""
        if not self.frozen and Selection(self.select, self.ignore, frozen=True)._any(space):
            return "only such with requires_grad=False", "choose --frozen / frozen=True to move them all the same"
        chosen = f"of {', '.join(self.select)} " if self.select else ""
        return f"none: all {chosen}are ignored ({', '.join(self.ignore)})", "list fewer in --ignore / ignore="

    def _any(self, space: ParameterSpace) -> bool:
        return any(self._takes(info) for info in space.infos)


def as_names(value: str | Sequence[str] | None) -> tuple[str, ...]:
    """A tuple of entries from None, one comma-separated string, or a sequence.

    Raises:
        InputError: it is nothing of these.
    """
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    names = tuple(value) if isinstance(value, Iterable) else (value,)
    if odd := [name for name in names if not isinstance(name, str)]:
        raise InputError(
            "roles or patterns of tensor names", an(type(odd[0]).__name__), "write for example 'bias,norm'"
        )
    return names


def _matches(entry: str, info: ParameterInfo) -> bool:
    if entry in ROLES:
        return entry == info.role.name
    return any(fnmatch.fnmatchcase(name, entry) for name in (info.name, *info.aliases))


def _check(entry: str, space: ParameterSpace) -> None:
    if entry in ROLES or any(_matches(entry, info) for info in space.infos):
        return
    known = (*ROLES, *space.names)
    raise InputError(
        "a role or a pattern of tensor names",
        repr(entry),
        did_you_mean(entry, known)
        if len(known) < 30
        else f"roles are {', '.join(ROLES)}; names look like {space.names[0]!r}",
    )
