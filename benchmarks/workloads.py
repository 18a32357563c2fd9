"""What is measured: five models on fixed data, each trained for a moment so that its surface is one of a trained net.

The weights are kept in a folder and not trained again. Data and training are seeded; the images are made here, because
a benchmark that downloads nothing has no natural ones.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import safetensors.torch
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.flop_counter import FlopCounterMode

import orograph as og
from orograph.lab.datasets.digits import digits
from orograph.lab.datasets.text import text, vocabulary
from orograph.lab.models.mlp import mlp
from orograph.lab.models.resnet import resnet
from orograph.lab.models.transformer import transformer
from orograph.lab.train import train

CACHE = Path(__file__).parent / ".cache"

Data = tuple[Tensor, Tensor]


@dataclass(frozen=True)
class Spec:
    """A workload before it is made.

    Attributes:
        title: what tables call it.
        model: makes the untrained net.
        data: number of samples → inputs and targets.
        training: options of `orograph.lab.train.train`.
        trained_on: samples of the training.
        samples: evaluated at each point by default, and with ``--full``.
        points: nodes a side of the grid that other programs evaluate, by default and with ``--full``.
        survey_points: the same for Orograph, whose fixed cost is told apart from that of a point.
    """

    title: str
    model: Callable[[], nn.Module]
    data: Callable[[int], Data]
    training: dict[str, object]
    trained_on: int
    samples: tuple[int, int]
    points: tuple[int, int]
    survey_points: tuple[int, int]


@dataclass
class Workload:
    """A trained model, the data it is evaluated on, and two directions.

    Attributes:
        name, title: short and long.
        model: in eval mode, float32, on the CPU.
        data: inputs and targets.
        directions: two lists of tensors, one for each parameter, filter-normalised and orthogonal.
        points, survey_points: nodes a side; see `Spec`.
        full: time does not matter much.
        flops: floating-point operations of one point (all samples once).
    """

    name: str
    title: str
    model: nn.Module
    data: Data
    points: int
    survey_points: int
    full: bool = False
    directions: tuple[list[Tensor], list[Tensor]] = field(init=False)
    flops: int = field(init=False)

    def __post_init__(self) -> None:
        plane = og.Plane.random(og.Objective(self.model, self.data), seed=0)
        names = [name for name, _ in self.model.named_parameters()]
        found = [direction.tensors() for direction in plane.directions]
        self.directions = tuple([tensors[name].clone() for name in names] for tensors in found)  # type: ignore[assignment]
        self.flops = flops(self.model, self.data)

    @property
    def count(self) -> int:
        """Samples evaluated at each point."""
        return len(self.data[0])

    @property
    def one_label(self) -> bool:
        """Whether a sample has one target, as the programs for image classifiers assume."""
        return self.data[1].dim() == 1


def make(
    name: str,
    *,
    samples: int | None = None,
    points: int | None = None,
    full: bool = False,
    cache: Path = CACHE,
) -> Workload:
    """A workload by its name.

    Args:
        name: ``W1`` to ``W5``.
        samples: evaluated at each point; default the workload's own, and never more than it has.
        points: nodes a side of every grid; default the workload's own.
        full: the larger of the two defaults.
        cache: where trained weights are kept.
    """
    spec = SPECS[name]
    count = min(samples or spec.samples[full], spec.samples[1])
    model = trained(name, spec, cache)
    data = spec.data(count)
    sides = (points or spec.points[full], points or spec.survey_points[full])
    return Workload(name, spec.title, model, data, *sides, full)


def flops(model: nn.Module, data: Data) -> int:
    """Operations of one forward pass over all samples, counted for matrix products and convolutions.

    A multiplication with an addition counts two, as usual; pointwise operations count nothing.
    """
    some = data[0][: min(4, len(data[0]))]
    with torch.no_grad(), FlopCounterMode(display=False) as counter:
        model(some)
    return round(counter.get_total_flops() * len(data[0]) / len(some))


def images(count: int, seed: int = 0) -> Data:
    """Structured images, 3 x 32 x 32 in 10 classes: a smooth prototype of the class, shifted, over a smooth ground.

    Each class has three prototypes; 5 % of the labels are wrong, so that the loss stays above 0.

    Args:
        count: number of images.
        seed: of everything.
    """
    made = torch.Generator().manual_seed(seed)
    prototypes = _smooth(30, 8, made).view(10, 3, 3, 32, 32)
    labels = torch.randint(10, (count,), generator=made)
    which = torch.randint(3, (count,), generator=made)
    shifts = torch.randint(-4, 5, (count, 2), generator=made).tolist()
    pictures = prototypes[labels, which]
    shifted = torch.stack([picture.roll(shift, (1, 2)) for picture, shift in zip(pictures, shifts, strict=True)])
    noise = torch.randn(count, 3, 32, 32, generator=made)
    inputs = shifted + 0.7 * _smooth(count, 4, made) + 0.4 * noise
    wrong = torch.rand(count, generator=made) < 0.05
    return inputs, torch.where(wrong, torch.randint(10, (count,), generator=made), labels)


def _smooth(count: int, side: int, generator: torch.Generator) -> Tensor:
    coarse = torch.randn(count, 3, side, side, generator=generator)
    return functional.interpolate(coarse, (32, 32), mode="bicubic", align_corners=False)


def _digits(count: int) -> Data:
    inputs, targets = digits("all", flatten=True)
    return inputs[:count], targets[:count]


def _text(count: int) -> Data:
    inputs, targets = text("train", context=64, samples=count)
    return inputs, targets


def _gpt() -> nn.Module:
    return transformer(vocabulary=len(vocabulary()), context=64, layers=4, heads=4, width=128)


SPECS = {
    "W1": Spec(
        "MLP 64-128-128-10, digits",
        lambda: mlp("64-128-128-10"),
        _digits,
        {"epochs": 10},
        1437,
        samples=(1797, 1797),
        points=(11, 15),
        survey_points=(51, 51),
    ),
    "W2": Spec(
        "ResNet-20, 3 x 32 x 32",
        lambda: resnet(20),
        images,
        {"epochs": 4, "optimiser": "sgd:learning_rate=0.05"},
        768,
        samples=(128, 1024),
        points=(2, 3),
        survey_points=(2, 5),
    ),
    "W3": Spec(
        "ResNet-56, 3 x 32 x 32",
        lambda: resnet(56),
        images,
        {"epochs": 3, "optimiser": "sgd:learning_rate=0.05"},
        512,
        samples=(128, 512),
        points=(2, 3),
        survey_points=(2, 5),
    ),
    "W4": Spec(
        "character GPT, 4 layers of 128, 64 tokens",
        _gpt,
        _text,
        {"epochs": 1, "optimiser": "adamw:learning_rate=0.003", "batch_size": 16},
        1600,
        samples=(128, 2000),
        points=(2, 3),
        survey_points=(2, 5),
    ),
    "W5": Spec(
        "linear softmax 64-10, digits",
        lambda: mlp("64-10"),
        _digits,
        {"epochs": 20},
        1437,
        samples=(1797, 1797),
        points=(11, 25),
        survey_points=(51, 51),
    ),
}


def trained(name: str, spec: Spec, cache: Path) -> nn.Module:
    """The model with its weights from the cache, trained first if they are not there."""
    model = spec.model()
    path = cache / f"{name}.safetensors"
    if not path.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        inputs, targets = spec.data(spec.trained_on)
        result = train(model, inputs, targets, checkpoint=path, **spec.training)  # type: ignore[arg-type]
        assert math.isfinite(result.losses[-1])
    model.load_state_dict(safetensors.torch.load_file(path))
    return model.eval()
