"""A data set by its spec string: both of its halves, and where they come from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import torch
from torch import Tensor

from orograph import registry
from orograph.errors import DataError
from orograph.lab.samples import Samples
from orograph.parameters.digest import digest


@dataclass(frozen=True)
class Data:
    """The training and the test half of a data set.

    Attributes:
        spec: the spec string with every option written out.
        train: inputs and targets, and where they come from.
        test: the same of the test half.

    Example:
        >>> data = load_data("digits:samples=100")
        >>> data.description["train"]["count"], data.classes, data.options_for("resnet:depth=8")
        (100, 10, {'channels': 1, 'classes': 10})
    """

    spec: str
    train: Samples
    test: Samples

    @cached_property
    def classes(self) -> int | None:
        """Number of classes, or of characters for text; None if targets are no classes.

        It is what the data set says in ``about["classes"]``, however few samples are taken; of a set that does not say,
        one more than the largest target.

        Example:
            >>> load_data("digits:samples=3,test_samples=3").classes
            10
        """
        if any(targets.is_floating_point() for _, targets in (self.train, self.test)):
            return None
        stated: int | None = self.train.about.get("classes")
        return stated or 1 + max(int(targets.max()) for _, targets in (self.train, self.test))

    @cached_property
    def description(self) -> dict[str, Any]:
        """Provenance as JSON values: per half the source, count, shapes, normalisation and SHA-256 of the tensors."""
        halves = {"train": self.train, "test": self.test}
        return {"spec": self.spec} | {name: _described(half) for name, half in halves.items()}

    @cached_property
    def sha256(self) -> str:
        """Of all tensors."""
        return digest([(f"{half}{n}", t) for half in ("train", "test") for n, t in enumerate(getattr(self, half))])

    def options_for(self, model: str) -> dict[str, Any]:
        """What the data decide about a model: those of its options that its spec string leaves open.

        Args:
            model: a spec string.

        Returns:
            ``channels`` of images; ``classes``; ``vocabulary`` and ``context`` of text.
        """
        plugin, stated = registry.parse("model", model)
        inputs = self.train[0]
        decided = {
            "channels": inputs.shape[1] if inputs.dim() == 4 else None,
            "classes": self.classes,
            "vocabulary": self.classes,
            "context": inputs.shape[1] if inputs.dim() == 2 and not inputs.is_floating_point() else None,
        }
        known = registry.parameters(plugin)
        return {k: v for k, v in decided.items() if v is not None and k in known and k not in stated}


def load_data(spec: str) -> Data:
    """A data set by its spec string, such as ``"fashion_mnist:samples=5000,shrink=2"``.

    Of a set that exists, ``samples`` holds for the training half, and the test half has all of its samples; of one that
    is drawn (its ``samples`` has a default), both halves have as many. ``test_samples`` is the number of the test half.

    Args:
        spec: name and options; each data set explains its own. ``test_samples`` is understood for all that know
            ``samples``.

    Raises:
        InputError: there is no such data set or option.
        DataError: the data are not on this machine, or damaged.

    Example:
        >>> data = load_data("digits:samples=500,test_samples=100")
        >>> len(data.train[0]), len(data.test[0])
        (500, 100)
        >>> [len(load_data(spec).test[0]) for spec in ("digits:samples=500", "moons:samples=500")]
        [360, 500]
    """
    spec, test_samples = _without_test_samples(spec)
    _, stated = registry.parse("dataset", spec)
    canonical = registry.canonical("dataset", spec)
    train = _checked(registry.build("dataset", spec, split="train"), spec)
    test = _checked(_test_half(spec, stated, test_samples), spec)
    tail = "" if test_samples is None else f",test_samples={test_samples}"
    return Data(_without_split(canonical) + tail, train, test)


def with_samples(spec: str, count: int) -> str:
    """The spec string of the same data set, with at most so many samples in each half.

    Example:
        >>> with_samples("digits:samples=200,normalise=unit", 8)
        'digits:normalise=unit,samples=8,test_samples=8'
    """
    name, _, tail = _without_test_samples(spec)[0].partition(":")
    kept = [item for item in tail.split(",") if item.strip() and item.partition("=")[0].strip() != "samples"]
    return f"{name}:{','.join([*kept, f'samples={count}', f'test_samples={count}'])}"


def describe(spec: str) -> dict[str, Any]:
    """Where a data set comes from, as JSON values: source, counts, shapes, split, normalisation, hashes.

    Raises:
        InputError, DataError: as `load_data`.

    Example:
        >>> told = describe("digits")
        >>> told["test"]["count"], told["test"]["normalise"], told["test"]["source"]
        (360, 'standard', "orograph's copy of UCI Optdigits")
    """
    return load_data(spec).description


def _without_test_samples(spec: str) -> tuple[str, int | None]:
    name, _, tail = spec.partition(":")
    items = [item.strip() for item in tail.split(",") if item.strip()]
    found = [item.partition("=")[2] for item in items if item.partition("=")[0].strip() == "test_samples"]
    rest = [item for item in items if item.partition("=")[0].strip() != "test_samples"]
    number = registry.parse("dataset", f"digits:samples={found[-1]}")[1]["samples"] if found else None
    return f"{name}:{','.join(rest)}" if rest else name, number


def _test_half(spec: str, stated: dict[str, Any], samples: int | None) -> Any:
    drawn = registry.parameters(registry.load("dataset", spec.partition(":")[0].strip()))
    default = drawn["samples"].default if "samples" in drawn else None
    plugin, options = registry.parse("dataset", spec)
    if samples is not None:
        return plugin(**options | {"split": "test", "samples": samples})
    if "samples" in stated and default is None:
        options = {key: value for key, value in options.items() if key != "samples"}
    return plugin(**options | {"split": "test"})


def _checked(half: Any, spec: str) -> Samples:
    """A half; of a plain pair nothing is known but its numbers."""
    if not (isinstance(half, tuple) and len(half) == 2 and all(isinstance(part, Tensor) for part in half)):
        raise DataError(f"a pair of tensors from the data set {spec!r}", type(half).__name__, "correct its plug-in")
    return half if isinstance(half, Samples) else Samples(*half, {})


def _without_split(canonical: str) -> str:
    name, _, tail = canonical.partition(":")
    kept = ",".join(item for item in tail.split(",") if not item.startswith("split="))
    return f"{name}:{kept}" if kept else name


def _described(half: Samples) -> dict[str, Any]:
    inputs, targets = half
    told = {
        "count": len(inputs),
        "inputs": f"{_dtype(inputs)} {list(inputs.shape[1:])}",
        "targets": f"{_dtype(targets)} {list(targets.shape[1:])}",
        "tensors_sha256": digest([("inputs", inputs), ("targets", targets)]),
    }
    about: dict[str, Any] = json.loads(json.dumps(half.about, default=str))
    return about | told


def _dtype(tensor: torch.Tensor) -> str:
    return str(tensor.dtype).removeprefix("torch.")
