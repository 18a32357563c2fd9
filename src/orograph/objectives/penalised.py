"""A penalty on the weights added to the data loss, with both parts reported."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from orograph.errors import InputError
from orograph.objectives.batch import Batch
from orograph.objectives.evaluable import Call, Evaluable, check_objective
from orograph.parameters.scales import BLOCK
from orograph.parameters.selection import Selection, as_names
from orograph.registry import did_you_mean


class Penalised(Evaluable):
    """L(θ) + λ Ω(θ): the loss a regularised training minimises.

    The survey holds ``loss`` (the sum), ``data_loss`` and ``penalty`` (= λ Ω), so the ground and the slope that the
    regulariser added can be told apart.

    Args:
        objective: the data loss.
        penalty: ``"l2"``: ½ Σ θ² (with λ = SGD's ``weight_decay``, its gradient is λθ); ``"l1"``: Σ |θ|; or a function
            of name → tensor that returns a number.
        weight: λ.
        select, ignore: which parameters are penalised (roles or name patterns); default all that are trained.

    Raises:
        InputError: unknown penalty, or a weight that is no finite number.

    Example:
        >>> from torch import nn
        >>> from orograph.objectives.objective import Objective
        >>> model = nn.Linear(1, 1, bias=False)
        >>> _ = nn.init.constant_(model.weight, 2.0)
        >>> data = Objective(model, (torch.ones(1, 1), torch.ones(1, 1)), loss="mse")
        >>> values = Penalised(data, "l2", 0.5).evaluate()
        >>> values["loss"], values["data_loss"], values["penalty"]
        (2.0, 1.0, 1.0)
    """

    def __init__(
        self,
        objective: Evaluable,
        penalty: str | Callable[[Mapping[str, Tensor]], Any] = "l2",
        weight: float = 1.0,
        *,
        select: str | Sequence[str] = (),
        ignore: str | Sequence[str] = (),
    ) -> None:
        check_objective(objective)
        if isinstance(penalty, str) and penalty not in _PENALTIES:
            raise InputError("a penalty", repr(penalty), did_you_mean(penalty, tuple(_PENALTIES)))
        if not (isinstance(weight, int | float) and abs(weight) < float("inf")):
            raise InputError("a finite weight", repr(weight), "pass a number such as 5e-4")
        self.objective, self.penalty, self.weight = objective, penalty, float(weight)
        self.model, self.space = objective.model, objective.space
        self.batches, self.normstats = objective.batches, objective.normstats
        self._choice = Selection(as_names(select), as_names(ignore))
        self._names = tuple(info.name for info in self._choice.of(self.space))

    def __repr__(self) -> str:
        penalty = self.penalty if isinstance(self.penalty, str) else getattr(self.penalty, "__name__", "penalty")
        return f"<Penalised {self.objective!r} + {self.weight:g} {penalty}>"

    def prepare(self) -> None:
        """Prepares the data loss."""
        self.objective.prepare()

    def adopt_batch_size(self, recorded: int | None, where: str) -> None:
        """Passes it on to the data loss."""
        self.objective.adopt_batch_size(recorded, where)

    def begin(self) -> tuple[Any, float]:
        """The data loss's state, and the penalty at the present weights."""
        found = dict(zip(self.space.names, self.space.bind(self.model), strict=True))
        chosen = {name: found[name].detach() for name in self._names}
        function = _PENALTIES[self.penalty] if isinstance(self.penalty, str) else self.penalty
        return self.objective.begin(), self.weight * float(function(chosen))

    def update(self, state: tuple[Any, float], batch: Batch, call: Call | None = None) -> tuple[Any, float]:
        """Adds a batch to the data loss."""
        inner = self.objective
        return (inner.update(state[0], batch) if call is None else inner.update(state[0], batch, call)), state[1]

    @property
    def routable(self) -> bool:
        """As the data loss is."""
        return self.objective.routable

    def arguments(self, batch: Batch) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """Those of the data loss."""
        return self.objective.arguments(batch)

    def converted(self, dtype: torch.dtype) -> Penalised:
        """The same penalty on the converted data loss."""
        twin = copy.copy(self)
        twin.objective = self.objective.converted(dtype)
        twin.model, twin.space, twin.batches = twin.objective.model, twin.objective.space, twin.objective.batches
        return twin

    @property
    def free_batch_size(self) -> bool:
        """As the data loss says."""
        return self.objective.free_batch_size

    def rebatch(self, size: int | None) -> None:
        """Passes it on to the data loss."""
        self.objective.rebatch(size)

    def merge(self, a: tuple[Any, float], b: tuple[Any, float]) -> tuple[Any, float]:
        """Shards of the data share one penalty."""
        return self.objective.merge(a[0], b[0]), a[1]

    def finish(self, state: tuple[Any, float]) -> dict[str, float]:
        """The sum and its parts."""
        values = self.objective.finish(state[0])
        return {**values, "loss": values["loss"] + state[1], "data_loss": values["loss"], "penalty": state[1]}

    def forward(self, batch: Batch, call: Call | None = None) -> Any:
        """The model's outputs."""
        return self.objective.forward(batch) if call is None else self.objective.forward(batch, call)

    @property
    def fields(self) -> dict[str, dict[str, str]]:
        """Those of the data loss, ``data_loss`` and ``penalty``."""
        fields = dict(self.objective.fields)
        label = self.penalty if isinstance(self.penalty, str) else getattr(self.penalty, "__name__", "penalty")
        data, units = fields["loss"]["long_name"], fields["loss"]["units"]
        fields["loss"] = {"long_name": f"{data} + {self.weight:g} · {label}", "units": units}
        fields["data_loss"] = {"long_name": data, "units": units}
        fields["penalty"] = {"long_name": f"{self.weight:g} · {label}", "units": units}
        return fields

    def spec(self) -> dict[str, Any]:
        """The data loss's, and the penalty's."""
        label = self.penalty if isinstance(self.penalty, str) else getattr(self.penalty, "__name__", "function")
        part = {
            "kind": label,
            "weight": self.weight,
            "select": list(self._choice.select),
            "ignore": list(self._choice.ignore),
        }
        inner = self.objective.spec()
        return {**inner, "measures": sorted(self.fields), "penalties": [*inner.get("penalties", []), part]}


def l2(tensors: Mapping[str, Tensor]) -> float:
    """½ Σ θ², in float64."""
    return 0.5 * sum(float(part.double().square().sum()) for part in _parts(tensors))


def l1(tensors: Mapping[str, Tensor]) -> float:
    """Σ |θ|, in float64."""
    return sum(float(part.double().abs().sum()) for part in _parts(tensors))


def _parts(tensors: Mapping[str, Tensor]) -> list[Tensor]:
    return [part for tensor in tensors.values() for part in torch.split(tensor.reshape(-1), BLOCK)]


_PENALTIES: dict[str, Callable[[Mapping[str, Tensor]], float]] = {"l2": l2, "l1": l1}
