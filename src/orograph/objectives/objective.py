"""The objective: a model, data and a loss."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from orograph import registry
from orograph.errors import (
    DataError,
    InputError,
    ModelError,
    OrographError,
    StoreError,
    an,
    check_count,
    check_function,
    check_seed,
    reason,
)
from orograph.objectives import microbatch, monoid
from orograph.objectives.batch import Batch, leaves, pick, tree_map
from orograph.objectives.batches import Batches
from orograph.objectives.criterion import as_loss, loss_text, measures_batches
from orograph.objectives.evaluable import Call, Evaluable, check_memory
from orograph.objectives.layout import Terms
from orograph.objectives.monoid import BatchSums, MeanLoss, Measure
from orograph.objectives.normstats import check_policy, running_statistics
from orograph.objectives.probing import check_mean, mixes, read_outputs_alone
from orograph.objectives.reading import default_batch, read
from orograph.objectives.shared import one_batch
from orograph.parameters.space import ParameterSpace

State = list[monoid.State]

PROBE = 8
"""Samples the model is tried on before its batch size is known."""


class Objective(Evaluable):
    """The loss (and further measures) of a model on fixed data, as a function of its weights.

    Every number is a mean over samples (or tokens), summed in float64, in eval mode; see `MeanLoss` for the standard
    error. The data is read here, once. Tensors and arrays are not copied where that can be avoided: once they were
    written into, no survey of them begins or goes on.

    Args:
        model: any `torch.nn.Module`.
        data: (inputs, targets) tensors, a `DataLoader`, a `Dataset`, a list of batches, a dict of tensors; or a
            function ``(model, batch) -> {name: (sum, count)}``, which is then called once, with ``batch=None``.
        loss: a name (``orograph list loss``), a torch criterion, a function ``(outputs, targets)``, or a function
            ``(model, batch) -> {name: (sum, count)}`` (its first parameter is called ``model``) for anything else. A
            function of outputs and targets should return one loss a sample: then the mean and its error are exact.
            From one that returns the batch's mean only a mean of means can be taken, without error, and if it is not a
            plain mean (a root, ignored tokens) it depends on the batch size.
        measures: further measures as spec strings (``("accuracy", "top_k:k=5")``) or `Measure` objects;
            ``"auto"``: accuracy where the targets are classes.
        device: where to evaluate; default where the model is. On another device a copy of the model is moved.
        batch_size: samples a forward pass; default: what fits the cache (recorded in every survey).
        samples: use a fixed random subset of this size.
        normstats: running statistics of BatchNorm layers: ``"frozen"``, ``"interpolated"`` or ``"recalibrated"``.
        batch_fn: batch → (inputs, targets), for batches of another form.
        seed: of the subset.
        memory: bytes of data kept on the device; above, data is streamed. Default a quarter of the free memory.

    Raises:
        ModelError, DataError, InputError: with one sentence each.

    Example:
        >>> model = nn.Linear(1, 1, bias=False)
        >>> _ = nn.init.ones_(model.weight)
        >>> Objective(model, (torch.ones(4, 1), torch.zeros(4, 1)), loss="mse").evaluate()
        {'loss': 1.0, 'loss_stderr': 0.0}
    """

    def __init__(
        self,
        model: nn.Module,
        data: Any,
        loss: Any = "cross_entropy",
        measures: str | Sequence[str | Measure] = "auto",
        device: str | torch.device | None = None,
        batch_size: int | None = None,
        samples: int | None = None,
        normstats: str = "frozen",
        *,
        batch_fn: Callable[[Any], Any] | None = None,
        seed: int = 0,
        memory: int | None = None,
    ) -> None:
        space = ParameterSpace.of(model)
        self.model = _on_device(model, space, device)
        self.space = space if self.model is model else ParameterSpace.of(self.model)
        self.normstats = check_policy(normstats)
        batch_size, samples = check_count("batch_size", batch_size), check_count("samples", samples)
        memory = memory if memory == 0 else check_count("memory", memory)
        seed = check_seed(seed)
        if callable(data) and measures_batches(data):
            data, loss = [None], data
        whole_batches = measures_batches(loss)
        unpack = check_function("batch_fn", batch_fn) or (_unsplit if whole_batches else default_batch)
        self.batches: Batches = read(
            data, device=self.space.device, batch_fn=unpack, samples=samples, seed=seed, memory=memory
        )
        self.batch_size = self._asked_batch_size = self._chosen_batch_size = batch_size
        self._batch_function = loss if whole_batches else None
        self._seed, self._samples = seed, samples
        self._dtype = _common_dtype(self.space)
        self._prepared = self._writes_inputs = self._tells_samples = False
        if whole_batches:
            self.measures: tuple[Measure, ...] = (BatchSums(),)
        else:
            criterion = as_loss(loss)
            self.measures = (MeanLoss(criterion), *_measures(measures, loss, criterion))
        _check_names(self.measures)
        self._loss_text = loss_text(loss)

    def __repr__(self) -> str:
        samples = "" if self.batches.count is None else f", {self.batches.count:,} samples"
        size = f"{type(self.model).__name__} of {self.space.size:,} parameters"
        return f"<{type(self).__name__} {self._loss_text} of {size}{samples}, on {self.space.device}>"

    def prepare(self) -> None:
        """Runs the model on its first batch once: settles the batch size, checks outputs, targets and loss.

        Raises:
            ModelError: the model does not run on this data.
            DataError: targets that do not fit the outputs or the loss.
        """
        if self._prepared:
            return
        with self.occupied(moves=False):
            first = self.batches.first()
            if self.batches.rebatchable:  # so far all samples are one batch
                first = pick(first, slice(0, PROBE))
            first = Batch(tree_map(torch.clone, first.inputs), first.targets)
            before = _versions(first)
            outputs = self._try_forward(first)
            self._writes_inputs = _versions(first) != before
            if self.batches.rebatchable:
                self._chosen_batch_size = self._chosen_batch_size or self._choose_batch_size(first)
                self.rebatch(self.batch_size)
            self._settle_fields(outputs)
            self._check_targets()
        self._prepared = True

    def adopt_batch_size(self, recorded: int | None, where: str) -> None:
        """Takes over the batch size of a survey that is continued: it decides the last bits of every number.

        Raises:
            StoreError: the user asked for another one.
        """
        if self._asked_batch_size not in (None, recorded):
            raise StoreError(
                f"the batch size {recorded} with which {where!r} was begun",
                str(self._asked_batch_size),
                "leave --batch-size / batch_size= out, or survey into another folder",
            )
        if recorded != self.batch_size:
            self.batch_size, self._prepared = recorded, False

    def begin(self) -> State:
        """Empty sums."""
        return [measure.zero() for measure in self.measures]

    def update(self, state: State, batch: Batch, call: Call | None = None) -> State:
        """Adds the sums of one batch."""
        return self.absorb(state, self.forward(batch) if call is None else self.forward(batch, call), batch)

    def absorb(self, state: State, outputs: Any, batch: Batch) -> State:
        """Adds the sums of one batch whose outputs are known."""
        with one_batch():
            return [m.update(s, outputs, batch.targets) for m, s in zip(self.measures, state, strict=True)]

    @property
    def reads_outputs_alone(self) -> bool:
        """Whether loss and measures are known to look at outputs and targets only, and not at the model, say."""
        return read_outputs_alone(self.measures)

    @property
    def single(self) -> bool:
        """Whether the loss of every sample can be told, and any subset of the samples evaluated by itself."""
        self.prepare()
        kind = type(self)
        if kind.update is not Objective.update or kind.forward is not Objective.forward:
            return False  # what a subclass measures is known to itself alone
        return self.batches.rebatchable and self.normstats != "recalibrated" and self._tells_samples

    def terms(self, outputs: Any, batch: Batch) -> Terms:
        """Loss and count of every sample of a batch; see `single`."""
        found: Terms = self.measures[0].loss(outputs, batch.targets)  # type: ignore[attr-defined]
        return found

    def merge(self, a: State, b: State) -> State:
        """Adds the sums of two shards."""
        return [m.merge(x, y) for m, x, y in zip(self.measures, a, b, strict=True)]

    def finish(self, state: State) -> dict[str, float]:
        """Reads all sums back at once and turns them into means."""
        flat = [value for sums in state for value in sums.values()]
        together = len({value.device for value in flat}) == 1
        numbers = iter(torch.stack(flat).tolist() if together else [value.item() for value in flat])
        result: dict[str, float] = {}
        for measure, sums in zip(self.measures, state, strict=True):
            result |= measure.finish({name: next(numbers) for name in sums})
        return result

    def forward(self, batch: Batch, call: Call | None = None) -> Any:
        """The model's outputs; dict inputs become keyword arguments, tuples positional ones.

        Args:
            batch: the batch.
            call: what is called instead of the model.
        """
        if self._batch_function is not None:
            return self._batch_function(self.model, self._inputs(batch))
        args, kwargs = self.arguments(batch)
        return (self.model if call is None else call)(*args, **kwargs)

    @property
    def routable(self) -> bool:
        """Unless the loss is a function of the model itself, or the model writes into its inputs."""
        self.prepare()
        return self._batch_function is None and not self._writes_inputs

    def arguments(self, batch: Batch) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """What the model is called with: dict inputs as keyword arguments, tuples as positional ones."""
        inputs = self._inputs(batch)
        inputs = inputs if self._dtype is None else tree_map(self._cast, inputs)
        if isinstance(inputs, Mapping):
            return (), dict(inputs)
        return (inputs if isinstance(inputs, tuple) else (inputs,)), {}

    def converted(self, dtype: torch.dtype) -> Objective:
        """A copy whose model has parameters and floating-point buffers of another dtype; the data is shared.

        Raises:
            ModelError: the model cannot be copied.
        """
        self.prepare()
        twin = copy.copy(self)
        try:
            twin.model = copy.deepcopy(self.model).to(dtype)
        except Exception as error:
            check_memory(error)
            raise ModelError(
                "a model that can be copied and cast", f"{type(error).__name__}: {reason(error)}", "leave precision out"
            ) from error
        twin.space = ParameterSpace.of(twin.model)
        twin._dtype = dtype
        twin.measures = tuple(measure.converted(dtype) for measure in self.measures)
        return twin

    @property
    def free_batch_size(self) -> bool:
        """Whether nobody has asked for a batch size, and the data can be cut anew without changing what is measured."""
        self.prepare()
        told = self._asked_batch_size is not None or self.normstats == "recalibrated"
        return self.batches.rebatchable and self._tells_samples and not told

    def rebatch(self, size: int | None) -> None:
        """Cuts the data into batches of another size; None: the one that `prepare` chose."""
        self.batch_size = self._chosen_batch_size if size is None else size
        self.batches.rebatch(self.batch_size or 1)

    def _inputs(self, batch: Batch) -> Any:
        return tree_map(torch.clone, batch.inputs) if self._writes_inputs else batch.inputs

    @property
    def fields(self) -> dict[str, dict[str, str]]:
        """Every measure's fields."""
        return {name: attrs for measure in self.measures for name, attrs in measure.fields.items()}

    def spec(self) -> dict[str, Any]:
        """What decides the numbers: loss, measures, data, policy, batch size."""
        self.prepare()
        return {
            "model": type(self.model).__name__,
            "parameters": self.space.size,
            "dtype": "+".join(sorted({str(info.dtype).removeprefix("torch.") for info in self.space.infos})),
            "device": self.space.device.type,
            "loss": self._loss_text,
            "measures": sorted(self.fields),
            "measure_options": [repr(m) for m in self.measures if dataclasses.is_dataclass(m)],
            "normstats": self.normstats,
            "running_statistics": len(running_statistics(self.model)) // 2,
            "batch_size": self.batch_size,
            "data": {
                "count": self.batches.count,
                "sha256": self.batches.sha256,
                "samples": self._samples,
                "seed": self._seed if self._samples else None,
                "resident": self.batches.resident,
                "note": self.batches.note,
            },
        }

    def _try_forward(self, batch: Batch) -> Any:
        try:
            return self.forward(batch)
        except OrographError:
            raise
        except Exception as error:
            check_memory(error)
            raise ModelError(
                "a model that runs on its data",
                f"{type(error).__name__}: {reason(error)}",
                "check shape and dtype of the inputs, or pass batch_fn= or a function as loss= in Python",
            ) from error

    def _choose_batch_size(self, first: Batch) -> int:
        if self._batch_function is not None:
            return min(self.batches.count or 1, 256)
        try:
            chosen = microbatch.choose(self.model, first, self.forward, self.space.device)
        except Exception:  # a model that insists on larger batches than one sample
            chosen = 128
        return min(chosen, self.batches.count or chosen)

    def _settle_fields(self, outputs: Any) -> None:
        if self._batch_function is None:
            return
        if not isinstance(outputs, Mapping):
            got = an(type(outputs).__name__)
        elif "loss" not in outputs:
            got = f"only {', '.join(map(repr, outputs)) or 'an empty dict'}"
        else:
            odd = [name for name, pair in outputs.items() if not (isinstance(pair, tuple | list) and len(pair) == 2)]
            got = f"{an(type(outputs[odd[0]]).__name__)} as {odd[0]!r}" if odd else ""
        if got:
            raise DataError(
                "{'loss': (sum, count), ...} from the function (model, batch)",
                got,
                "return a sum and a count for every measure",
            )
        self.measures = (BatchSums(tuple(outputs)),)

    def _check_targets(self) -> None:
        """The targets of every batch through the loss's own check (class out of range and the like), before any point.

        The outputs of one batch serve for all others of its shapes.
        """
        if self._batch_function is not None:
            return
        check = getattr(self.measures[0].loss, "check", None)  # type: ignore[attr-defined]
        if check is not None:
            known, outputs = None, None
            for batch in self.batches:
                if known is None or batch.shapes != known:
                    known, outputs = batch.shapes, self._try_forward(batch)
                check(outputs, batch.targets)
        first = self.batches.first()
        outputs = self._try_forward(first)
        for measure in self.measures:
            try:
                measure.sums(outputs, first.targets)
            except OrographError:
                raise
            except Exception as error:
                raise DataError(
                    "a loss that accepts the model's outputs and targets",
                    f"{type(error).__name__}: {reason(error)}",
                    "check their shapes and kinds",
                ) from error
        self._probe(first, self.terms(outputs, first))

    def _probe(self, first: Batch, terms: Terms) -> None:
        """Finds out whether samples have losses of their own; see `probing`."""

        def measured(batch: Batch) -> Terms:
            return self.terms(self.forward(batch), batch)

        cut = self.batches.rebatchable
        self._tells_samples = terms.single and not (cut and mixes(measured, first, terms))
        if cut and not terms.single:
            check_mean(measured, pick(first, slice(0, PROBE)))

    def _cast(self, tensor: Tensor) -> Tensor:
        return tensor.to(self._dtype) if tensor.is_floating_point() else tensor


def _on_device(model: nn.Module, space: ParameterSpace, device: str | torch.device | None) -> nn.Module:
    if device is None:
        return model
    try:
        wanted = torch.device(device)
        if wanted.type == "cuda" and wanted.index is None:
            wanted = torch.device("cuda", torch.cuda.current_device())
        return model if wanted == space.device else copy.deepcopy(model).to(wanted)
    except (RuntimeError, AssertionError, TypeError) as error:
        why = "" if isinstance(error, TypeError) else f" ({reason(error, 80)})"
        raise InputError(
            "a device that torch can use here",
            f"{device!r}{why}",
            "leave it out, or choose 'cpu'",
        ) from error


def _versions(batch: Batch) -> list[int]:
    """How often each input was written; a model that works in place writes its inputs."""
    return [0 if tensor.is_inference() else tensor._version for tensor in leaves(batch.inputs)]


def _check_names(measures: Sequence[Measure]) -> None:
    names = [name for measure in measures for name in measure.fields]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise InputError("measures with names of their own", f"two called {twice[0]!r}", "leave one of them out")


def _common_dtype(space: ParameterSpace) -> torch.dtype | None:
    kinds = {info.dtype for info in space.infos}
    return kinds.pop() if len(kinds) == 1 else None


def _unsplit(batch: Any) -> Batch:
    return Batch(batch, None)


def _measures(measures: str | Sequence[str | Measure], loss: Any, criterion: Any) -> list[Measure]:
    if measures == "auto":
        ignore = getattr(criterion, "ignore_index", -100)
        if isinstance(loss, str) and loss.partition(":")[0] == "bce_with_logits":
            return [registry.build("measure", "accuracy:binary=true")]
        classes = isinstance(loss, str) and loss.partition(":")[0] in ("cross_entropy", "nll", "hinge")
        if classes or isinstance(getattr(criterion, "criterion", None), nn.CrossEntropyLoss | nn.NLLLoss):
            return [registry.build("measure", f"accuracy:ignore_index={ignore}")]
        return []
    several = isinstance(measures, Iterable) and not isinstance(measures, str)
    chosen: list[Any] = list(measures) if several else [measures]
    if odd := [measure for measure in chosen if not isinstance(measure, str | Measure)]:
        raise InputError("measures: names or Measure objects", repr(odd[0]), "pass for example measures=('accuracy',)")
    return [registry.build("measure", m) if isinstance(m, str) else m for m in chosen if m]
