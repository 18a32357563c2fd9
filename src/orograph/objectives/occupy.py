"""Borrowing a model: eval mode while it is surveyed, and afterwards every bit as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import Lock, RLock
from weakref import WeakKeyDictionary

import torch
from torch import Tensor, nn

from orograph.errors import ModelError
from orograph.objectives.arithmetic import products
from orograph.parameters.space import ParameterSpace
from orograph.parameters.vector import Vector


class Occupation:
    """A model in eval mode whose weights may be moved; use `occupied`.

    Attributes:
        model: the user's model.
        parameters: the memory of its tensors in the order of the space. Written through ``.data``, so that an autograd
            graph the user still holds does not take the survey for a change of the weights.
    """

    def __init__(self, model: nn.Module, space: ParameterSpace, origin: Vector | None, moves: bool) -> None:
        self.model = model
        self.parameters = [parameter.data for parameter in space.bind(model)]
        self._training = [(module, module.training) for module in model.modules()]
        self._buffers = [(module, dict(module._buffers)) for module in model.modules()]
        self._values = [(b, b.detach().clone()) for _, held in self._buffers for b in held.values() if b is not None]
        self._derived = [(m, {n: v for n, v in vars(m).items() if isinstance(v, Tensor)}) for m in model.modules()]
        self._versions: list[int | None] = []
        # A module with a train() of its own may merge or cache weights when the mode changes.
        self._suspect = any(type(module).train is not nn.Module.train for module in model.modules())
        self._saved = self._snapshot(space, origin) if moves or self._suspect else []

    def begin(self) -> None:
        """Switches to eval mode.

        Raises:
            ModelError: that changes the weights.
        """
        self.model.eval()
        if self._suspect and not all(_same_bits(p, v) for p, v in zip(self.parameters, self._saved, strict=True)):
            raise ModelError(
                "weights that stay the same in eval mode",
                "a model that changes them there (merged adapters?)",
                "unmerge it, or merge it for good, before the survey",
            )
        self._versions = self._present_versions()

    def reset_buffers(self) -> None:
        """Puts back buffers that a forward pass has changed, so that no point depends on the one before."""
        present = self._present_versions()
        changed = None in present or present != self._versions
        if changed or any(module._buffers[n] is not b for module, held in self._buffers for n, b in held.items()):
            self._restore_buffers()

    def accept_buffers(self) -> None:
        """Takes the buffers' present values for those of this point: `reset_buffers` leaves them until they change."""
        self._versions = self._present_versions()

    def restore(self) -> None:
        """Puts everything back; may be interrupted and called again."""
        if any(training for _, training in self._training[:1]):
            self.model.train()
        for module, training in self._training:
            module.training = training
        for module, held in self._derived:  # what hooks compute from the weights, such as an old weight norm's
            vars(module).update(held)
        with torch.no_grad():
            for parameter, value in zip(self.parameters, self._saved, strict=bool(self._saved)):
                parameter.copy_(value)
            self._restore_buffers()

    def _restore_buffers(self) -> None:
        for module, held in self._buffers:
            module._buffers.clear()
            module._buffers.update(held)
        with torch.no_grad():
            for buffer, value in self._values:
                buffer.copy_(value)
        self._versions = self._present_versions()

    def _present_versions(self) -> list[int | None]:
        """How often each buffer was written; None for those made in inference mode, which do not count."""
        return [None if buffer.is_inference() else buffer._version for buffer, _ in self._values]

    def _snapshot(self, space: ParameterSpace, origin: Vector | None) -> list[Tensor]:
        """The present weights: views of the origin if it holds the same bits (no second copy), else copies."""
        if origin is not None:
            views = [view for _, view in space.views(origin.flat)]
            if is_at(self.parameters, origin):
                return views
        return [parameter.detach().clone() for parameter in self.parameters]


@contextmanager
def occupied(
    model: nn.Module, space: ParameterSpace, origin: Vector | None = None, *, moves: bool = True
) -> Iterator[Occupation]:
    """Borrows a model for moving it about.

    Inside, the model is in eval mode, autograd is off, products are not rounded beyond the model's own dtypes (neither
    autocast nor TF32), and the weights may be written. Afterwards, also after an exception or Ctrl-C, parameters,
    buffers, training flags and the random number generators are bit-identical. Threads that borrow the same model take
    turns.

    Args:
        model: the user's model.
        space: its parameter space.
        origin: if these are the model's present weights, they serve as the copy to restore from.
        moves: False if the weights will not be written; then no copy of them is kept.
    """
    devices = [space.device] if space.device.type == "cuda" else []
    with _turn(model), torch.random.fork_rng(devices=devices), _unrounded(space.device), _without_autograd(model):
        occupation = Occupation(model, space, origin, moves)
        try:
            occupation.begin()
            yield occupation
        finally:
            _insist(occupation)


def _turn(model: nn.Module) -> RLock:
    """The lock of whoever has borrowed a model."""
    with _turning:
        return _turns.setdefault(model, RLock())


_turns: WeakKeyDictionary[nn.Module, RLock] = WeakKeyDictionary()
_turning = Lock()


@contextmanager
def _unrounded(device: torch.device) -> Iterator[None]:
    """Neither autocast, whose cache of casts would outlive a move of the weights, nor TF32."""
    exact = products(rounded=False) if device.type == "cuda" else nullcontext()
    with torch.autocast(device.type, enabled=False), exact:
        yield


def _without_autograd(model: nn.Module) -> AbstractContextManager[object]:
    """Tensors made in inference mode may be written in inference mode only."""
    made_so = any(tensor.is_inference() for tensor in (*model.parameters(), *model.buffers()))
    return torch.inference_mode() if made_so else torch.no_grad()


def _insist(occupation: Occupation) -> None:
    """Restores even if Ctrl-C is pressed meanwhile; the interrupt is raised afterwards."""
    interrupt: KeyboardInterrupt | None = None
    while True:
        try:
            occupation.restore()
            break
        except KeyboardInterrupt as error:
            interrupt = error
    if interrupt is not None:
        raise interrupt


def is_at(parameters: Sequence[Tensor], origin: Vector) -> bool:
    """Whether a model's tensors hold exactly the bits of a vector."""
    views = (view for _, view in origin.space.views(origin.flat))
    return all(_same_bits(parameter, view) for parameter, view in zip(parameters, views, strict=True))


def _same_bits(parameter: Tensor, view: Tensor) -> bool:
    """Equal, dtype and the sign of zero included, so that a copy of ``view`` restores ``parameter`` exactly."""
    if parameter.dtype != view.dtype or parameter.shape != view.shape:
        return False
    same = torch.equal(parameter, view)
    return same and torch.equal(torch.signbit(parameter), torch.signbit(view))
