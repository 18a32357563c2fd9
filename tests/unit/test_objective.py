"""Objectives: losses against torch in float64, every form of data, laws of sums, and a model left as it was."""

from __future__ import annotations

import copy
import functools
import itertools
import math
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor, nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, IterableDataset, RandomSampler, TensorDataset, WeightedRandomSampler

from orograph.errors import DataError, InputError, ModelError, OrographError, OrographWarning
from orograph.objectives.analytic import Analytic, Cosines, Quadratic, Rosenbrock, saddle
from orograph.objectives.batch import Batch
from orograph.objectives.losses.cross_entropy import CrossEntropy
from orograph.objectives.measures.accuracy import Accuracy
from orograph.objectives.measures.top_k import TopK
from orograph.objectives.monoid import BatchSums, MeanLoss, Measure
from orograph.objectives.normstats import running_statistics
from orograph.objectives.objective import Objective
from orograph.objectives.penalised import Penalised
from orograph.objectives.probing import check_mean, mixes
from orograph.parameters.vector import Vector
from orograph.subspaces.line import Line
from orograph.subspaces.plane import Plane


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


class Outputs(nn.Module):
    """Returns what it is given, so that a test chooses the outputs."""

    def __init__(self) -> None:
        super().__init__()
        self.unused = nn.Parameter(torch.ones(1, dtype=torch.float64))

    def forward(self, x: Tensor) -> Tensor:
        return x


def draw(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def labels(classes: int, *shape: int, padding: int | None = None, seed: int = 1) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    drawn = torch.randint(classes, shape, generator=generator)
    return drawn if padding is None else drawn.masked_fill(torch.rand(shape, generator=generator) < 0.4, padding)


def loss_of(outputs: Any, targets: Any, loss: Any, batch_size: int | None = 4, **options: Any) -> float:
    return Objective(Outputs(), (outputs, targets), loss, batch_size=batch_size, **options).evaluate()["loss"]


def hinge(scores: Tensor, targets: Tensor, margin: float = 1.0) -> float:
    """Explicit loops."""
    total = 0.0
    for row, target in zip(scores.tolist(), targets.tolist(), strict=True):
        total += sum(max(0.0, s - row[target] + margin) for j, s in enumerate(row) if j != target)
    return total / len(scores)


SCORES, CLASSES = draw(23, 5), labels(5, 23)
BTC, TOKENS = draw(23, 6, 5), labels(5, 23, 6, padding=-100)
BCT = BTC.movedim(-1, 1)
SHARES, TOKEN_SHARES = draw(23, 5, seed=3).softmax(-1), draw(23, 6, 5, seed=3).softmax(-1)
LOGP, UNIT = SCORES.log_softmax(-1), draw(23, 5, seed=4).sigmoid()
W = torch.tensor([1.0, 0.1, 3.0, 0.5, 2.0], dtype=torch.float64)
ONE, LINE = draw(23, 1), draw(23, seed=5)
soft = functools.partial(F.cross_entropy, input=BCT, target=TOKEN_SHARES.movedim(-1, 1))

LOSSES: dict[str, tuple[Any, Tensor, Tensor, Any]] = {
    "cross_entropy": ("cross_entropy", SCORES, CLASSES, F.cross_entropy(SCORES, CLASSES)),
    "tokens last": ("cross_entropy", BTC, TOKENS, F.cross_entropy(BCT, TOKENS)),
    "tokens second": ("cross_entropy", BCT, TOKENS, F.cross_entropy(BCT, TOKENS)),
    "column": ("cross_entropy", SCORES, CLASSES[:, None], F.cross_entropy(SCORES, CLASSES)),
    "ignore": ("cross_entropy:ignore_index=2", SCORES, CLASSES, F.cross_entropy(SCORES, CLASSES, ignore_index=2)),
    "smooth": ("cross_entropy:label_smoothing=0.2", BTC, TOKENS, F.cross_entropy(BCT, TOKENS, label_smoothing=0.2)),
    "soft": ("cross_entropy", SCORES, SHARES, F.cross_entropy(SCORES, SHARES)),
    "soft last": ("cross_entropy", BTC, TOKEN_SHARES, soft()),
    "soft second": ("cross_entropy", BCT, TOKEN_SHARES.movedim(-1, 1), soft()),
    "soft smooth": ("cross_entropy:label_smoothing=0.2", BTC, TOKEN_SHARES, soft(label_smoothing=0.2)),
    "nll": ("nll", LOGP, CLASSES, F.nll_loss(LOGP, CLASSES)),
    "nll tokens": ("nll:ignore_index=-100", BCT, TOKENS, F.nll_loss(BCT, TOKENS)),
    "mse": ("mse", SCORES, UNIT, F.mse_loss(SCORES, UNIT)),
    "mse column": ("mse", ONE, LINE, F.mse_loss(ONE[:, 0], LINE)),
    "l1": ("l1", SCORES, UNIT, F.l1_loss(SCORES, UNIT)),
    "bce": ("bce_with_logits", SCORES, UNIT, F.binary_cross_entropy_with_logits(SCORES, UNIT)),
    "hinge": ("hinge", SCORES, CLASSES, hinge(SCORES, CLASSES)),
    "hinge, torch's": ("hinge", SCORES, CLASSES, 5 * F.multi_margin_loss(SCORES, CLASSES)),
    "hinge, wide": ("hinge:margin=2.5", SCORES, CLASSES, hinge(SCORES, CLASSES, 2.5)),
    "hinge, ignore": ("hinge:ignore_index=2", SCORES, CLASSES, hinge(SCORES[CLASSES != 2], CLASSES[CLASSES != 2])),
    "output": ("output", BTC, CLASSES, BTC.mean()),
    "vector": (lambda o, y: (o - y).abs().amax(1), SCORES, UNIT, (SCORES - UNIT).abs().amax(1).mean()),
    "scalar": (lambda o, y: (o - y).square().mean(), SCORES, UNIT, F.mse_loss(SCORES, UNIT)),
    "function": (F.binary_cross_entropy_with_logits, SCORES, UNIT, F.binary_cross_entropy_with_logits(SCORES, UNIT)),
    "F, padded": (F.cross_entropy, BCT, TOKENS, F.cross_entropy(BCT, TOKENS)),
    "F, column": (F.mse_loss, ONE, LINE, F.mse_loss(ONE[:, 0], LINE)),
    "partial": (
        functools.partial(F.cross_entropy, weight=W, ignore_index=2),
        *(SCORES, CLASSES, F.cross_entropy(SCORES, CLASSES, W, ignore_index=2)),
    ),
}
CRITERIA: dict[str, tuple[nn.Module, Tensor, Tensor]] = {
    "weights": (nn.CrossEntropyLoss(W), SCORES, CLASSES),
    "weights, tokens": (nn.CrossEntropyLoss(W, label_smoothing=0.1), BCT, TOKENS),
    "ignore": (nn.CrossEntropyLoss(ignore_index=3), SCORES, CLASSES),
    "soft": (nn.CrossEntropyLoss(), SCORES, SHARES),
    "nll": (nn.NLLLoss(W), LOGP, CLASSES),
    "mse": (nn.MSELoss(), SCORES, UNIT),
    "huber": (nn.HuberLoss(delta=0.3), SCORES, UNIT),
    "smooth l1": (nn.SmoothL1Loss(), BTC, TOKEN_SHARES),
    "bce": (nn.BCEWithLogitsLoss(pos_weight=W), SCORES, UNIT),
    "margin": (nn.MultiMarginLoss(), SCORES, CLASSES),
    "kl": (nn.KLDivLoss(reduction="batchmean"), LOGP, SHARES),
}


@pytest.mark.parametrize("name", LOSSES)
def test_losses_are_means_over_all_data_whatever_the_batches(name: str) -> None:
    loss, outputs, targets, expected = LOSSES[name]
    for batch_size in (4, 23, None):
        assert loss_of(outputs, targets, loss, batch_size) == pytest.approx(float(expected), rel=1e-12)


@pytest.mark.parametrize("name", CRITERIA)
def test_criteria_give_what_torch_gives_on_all_data_at_once(name: str) -> None:
    criterion, outputs, targets = CRITERIA[name]
    expected, reduction = float(criterion(outputs, targets)), criterion.reduction
    assert loss_of(outputs, targets, criterion) == pytest.approx(expected, rel=1e-12)
    assert criterion.reduction == reduction


def test_an_elementwise_criterion_never_broadcasts() -> None:
    expected = float(F.mse_loss(ONE[:, 0], LINE))
    assert loss_of(ONE, LINE, nn.MSELoss()) == pytest.approx(expected, rel=1e-12)
    with pytest.raises(DataError, match="one shape"):
        loss_of(SCORES, LINE, nn.L1Loss())


def test_functions_of_model_and_batch_measure_what_they_like() -> None:
    def measured(model: nn.Module, batch: Any) -> dict[str, tuple[Any, Any]]:
        x, y = batch
        losses = F.cross_entropy(model(x), y, reduction="none")
        return {"loss": (losses.sum(), len(y)), "worst": (float(losses.max()), 1)}

    batches = [(SCORES[:20], CLASSES[:20]), (SCORES[20:], CLASSES[20:])]
    found = Objective(Outputs(), batches, measured, batch_size=23).evaluate()
    losses = F.cross_entropy(SCORES, CLASSES, reduction="none")
    assert found["loss"] == pytest.approx(float(losses.mean()), rel=1e-12)
    assert found["worst"] == float(losses.max())  # a plain float keeps its 53 bits
    alone = Objective(Outputs(), lambda model, batch: {"loss": (model.unused.sum() * 0.1, 1)})
    assert alone.evaluate()["loss"] == pytest.approx(0.1, rel=1e-15)


NET_X, NET_Y = torch.randn(10, 3, generator=torch.Generator().manual_seed(2)), labels(4, 10)


def net(kind: Callable[[Tensor], Any] = lambda scores: scores) -> nn.Module:
    class Net(nn.Linear):
        def forward(self, x: Tensor, scale: Any = 1.0) -> Any:
            return kind(super().forward(x) * scale)

    torch.manual_seed(0)
    return Net(3, 4)


@torch.no_grad()
def entropy(model: nn.Module, x: Tensor = NET_X, y: Tensor = NET_Y) -> float:
    """Torch's own mean cross-entropy over all data at once."""
    return float(F.cross_entropy(model(x), y))


class Rows:
    """A map-style dataset that does not inherit from torch's."""

    def __init__(self, noise: float = 0.0) -> None:
        self.noise = noise

    def __len__(self) -> int:
        return 10

    def __getitem__(self, index: int) -> tuple[Tensor, int]:
        return NET_X[index] + self.noise * torch.randn(3), int(NET_Y[index])


class Stream(IterableDataset):
    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        return zip(NET_X, NET_Y, strict=True)


class SizedStream(Stream):
    def __len__(self) -> int:
        return 10


def batches(*cuts: int) -> list[tuple[Tensor, Tensor]]:
    edges = [0, *cuts, 10]
    return [(NET_X[a:b], NET_Y[a:b]) for a, b in itertools.pairwise(edges)]


class Twice:
    """An iterable of batches that can be read again and again, but has no length."""

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        return iter(batches(3, 4))


DATA: dict[str, tuple[Any, dict[str, Any]]] = {
    "tensors": ((NET_X, NET_Y), {}),
    "arrays": ((NET_X.numpy(), NET_Y.numpy()), {}),
    "float64": ((NET_X.double(), NET_Y.int()), {}),
    "list": (batches(3, 4), {}),
    "numpy list": ([(x.numpy(), y.tolist()) for x, y in batches(3, 4)], {}),
    "generator": ((batch for batch in batches(5)), {}),
    "iterable": (Twice(), {}),
    "dataset": (TensorDataset(NET_X, NET_Y), {}),
    "own dataset": (Rows(), {}),
    "loader": (DataLoader(TensorDataset(NET_X, NET_Y), batch_size=4), {}),
    "loader, no batches": (DataLoader(batches(3, 4), batch_size=None), {}),
    "stream": (Stream(), {}),
    "sized stream": (SizedStream(), {}),
    "loader of a stream": (DataLoader(SizedStream(), batch_size=4), {}),
    "dict": ({"x": NET_X, "labels": NET_Y}, {}),
    "dict batches": ([{"x": x, "scale": torch.ones(len(x), 1), "target": y} for x, y in batches(3, 4)], {}),
    "two inputs": ((NET_X, torch.ones(10, 1), NET_Y), {}),
    "batch_fn": ([{"a": x, "b": [y]} for x, y in batches(7)], {"batch_fn": lambda b: (b["a"], b["b"][0])}),
}


@pytest.mark.parametrize("memory", [None, 1])
@pytest.mark.parametrize("form", DATA)
def test_every_form_of_data_gives_the_same_numbers(form: str, memory: int | None) -> None:
    data, options = DATA[form]
    if form == "generator":
        data = iter(batches(5))
    objective = Objective(net(), data, memory=memory, **options)
    assert objective.batches.resident == (memory is None)
    assert objective.evaluate()["loss"] == pytest.approx(entropy(net()), rel=1e-6)
    assert objective.batches.count == 10


def test_the_hash_of_the_data_does_not_depend_on_batches_or_memory() -> None:
    loaders = [DataLoader(TensorDataset(NET_X, NET_Y), batch_size=size) for size in (1, 4, 10)]
    forms = [(NET_X, NET_Y), batches(3, 4), Rows(), *loaders]
    hashes = {Objective(net(), form, memory=memory).batches.sha256 for form in forms for memory in (None, 1)}
    assert len(hashes) == 1
    changed = NET_X.clone()
    changed[9, 2] += 1e-6
    swapped = NET_X[[1, 0, *range(2, 10)]]
    others = {Objective(net(), (x, NET_Y), memory=m).batches.sha256 for x in (changed, swapped) for m in (None, 1)}
    assert len(others | hashes) == 3


@pytest.mark.parametrize(
    "kind", [lambda s: SimpleNamespace(logits=s, loss=None), lambda s: {"logits": s}], ids=["object", "dict"]
)
def test_outputs_may_hold_the_logits(kind: Any) -> None:
    found = Objective(net(kind), (NET_X, NET_Y)).evaluate()
    assert found == Objective(net(), (NET_X, NET_Y)).evaluate()


def test_a_shuffling_loader_is_read_in_order_and_its_generator_kept() -> None:
    generator = torch.Generator().manual_seed(5)
    state, everywhere = generator.get_state(), torch.get_rng_state()
    loader = DataLoader(TensorDataset(NET_X, NET_Y), batch_size=3, shuffle=True, generator=generator)
    with pytest.warns(OrographWarning, match="shuffles") as caught:
        shuffled = Objective(net(), loader)
    assert caught[0].filename == __file__
    assert shuffled.evaluate() == Objective(net(), (NET_X, NET_Y)).evaluate()
    assert shuffled.batches.sha256 == Objective(net(), (NET_X, NET_Y)).batches.sha256
    assert "shuffles" in shuffled.spec()["data"]["note"]
    assert torch.equal(generator.get_state(), state)
    assert torch.equal(torch.get_rng_state(), everywhere)


class Changing:
    """Batches of which the first differs at every reading."""

    readings = 0

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        self.readings += 1
        yield NET_X[:5] + self.readings, NET_Y[:5]
        yield NET_X[5:], NET_Y[5:]


BAD_DATA: dict[str, tuple[Any, str]] = {
    "augmented": (Rows(noise=0.1), "augmentation"),
    "augmented, loaded": (DataLoader(Rows(noise=0.1), batch_size=4), "augmentation"),
    "changing": (Changing(), "first batch that changes"),
    "one batch": (DataLoader(Rows(noise=0.1), batch_size=10), "first batch that changes"),
    "drawn": (DataLoader(Rows(), sampler=WeightedRandomSampler([1.0] * 10, 10)), "other samples each time"),
    "replaced": (DataLoader(Rows(), sampler=RandomSampler(Rows(), replacement=True)), "other samples each time"),
    "empty": ((NET_X[:0], NET_Y[:0]), "at least one sample"),
    "no batches": ([], "at least one sample"),
    "lengths": ((NET_X, NET_Y[:9]), "length 9 and 10"),
    "text": ("digits.csv", "'digits.csv'"),
    "number": (7, "an? int"),
    "labels": ([(NET_X, ["cat"] * 10)], "text labels"),
    "class": ((NET_X, NET_Y + 1), "0 … 3 .*the target 4"),
    "float classes": ((NET_X, NET_Y.double()), "float targets"),
    "shapes": ((NET_X, labels(4, 10, 2)), r"targets \(10, 2\)"),
}


@pytest.mark.parametrize("name", BAD_DATA)
def test_data_that_cannot_be_used_is_refused_in_one_sentence(name: str) -> None:
    data, words = BAD_DATA[name]
    with pytest.raises(DataError, match=words) as caught:
        Objective(net(), data).prepare()
    assert "\n" not in str(caught.value)


def test_a_model_that_does_not_run_is_told_from_bad_data() -> None:
    with pytest.raises(ModelError, match="runs on its data"):
        Objective(net(), (NET_X[:, :2], NET_Y)).evaluate()
    with pytest.raises(DataError, match=r"a sum and a count"):
        Objective(net(), [(NET_X, NET_Y)], lambda model, batch: {"loss": 1.0}).evaluate()


@pytest.mark.parametrize("data", [(NET_X, NET_Y), Rows(), DataLoader(Rows(), batch_size=3)])
def test_a_subset_is_fixed_by_its_seed(data: Any) -> None:
    first, again, other = (Objective(net(), data, samples=6, seed=s) for s in (1, 1, 2))
    assert first.batches.sha256 == again.batches.sha256 != other.batches.sha256
    assert first.batches.sha256 == Objective(net(), (NET_X, NET_Y), samples=6, seed=1).batches.sha256
    first.prepare()
    rows = [int((row == NET_X).all(1).nonzero()) for batch in first.batches for row in batch.inputs]
    assert sorted(set(rows)) == rows
    assert len(rows) == 6 == first.spec()["data"]["count"]
    assert first.evaluate()["loss"] == pytest.approx(entropy(net(), NET_X[rows], NET_Y[rows]), rel=1e-6)
    assert Objective(net(), data, samples=99).batches.count == 10


class Recorder(nn.Linear):
    def forward(self, x: Tensor) -> Tensor:
        self.seen = [*getattr(self, "seen", []), len(x)]
        return super().forward(x)


def test_no_forward_pass_is_larger_than_asked_for() -> None:
    model = Recorder(3, 4)
    Objective(model, (NET_X.repeat(50, 1), NET_Y.repeat(50)), batch_size=16).evaluate()
    assert max(model.seen) == 16
    assert Objective(Recorder(3, 4), Rows()).spec()["batch_size"] == 10


# Means and standard errors


def digits_like() -> tuple[Tensor, Tensor, nn.Module]:
    generator = torch.Generator().manual_seed(3)
    torch.manual_seed(4)
    model = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
    return torch.randint(17, (1437, 64), generator=generator) / 16, labels(10, 1437), model


def test_cuts_and_shards_give_the_same_mean() -> None:
    x, y, model = digits_like()
    exact = entropy(copy.deepcopy(model).double(), x.double(), y)
    found = [Objective(model, (x, y), batch_size=size).evaluate() for size in (7, 64, 1437)]
    parts = [(0, 500), (500, 501), (501, 1437)]
    shards = [Objective(model, (x[a:b], y[a:b]), batch_size=64) for a, b in parts]
    for order in ([0, 1, 2], [2, 0, 1]):
        found.append(shards[0].combine([shards[i].accumulate() for i in order]))
    for values in found:
        assert values["loss"] == pytest.approx(exact, rel=1e-7)
        assert values["loss_stderr"] == pytest.approx(found[0]["loss_stderr"], rel=1e-6)
        assert values["accuracy"] == found[0]["accuracy"]


def test_padded_sequences_weigh_by_tokens() -> None:
    """40 sequences of 1 … 9 tokens: padded together, in ragged batches, or sharded."""
    generator = torch.Generator().manual_seed(6)
    lengths = torch.randint(1, 10, (40,), generator=generator).tolist()
    ids = [torch.randint(7, (length,), generator=generator) for length in lengths]
    wanted = [torch.randint(7, (length,), generator=generator) for length in lengths]
    torch.manual_seed(7)
    model = nn.Sequential(nn.Embedding(7, 5), nn.Linear(5, 7)).double()
    terms = [F.cross_entropy(model(i), w, reduction="none").detach().numpy() for i, w in zip(ids, wanted, strict=True)]

    def padded(start: int, stop: int) -> tuple[Tensor, Tensor]:
        pad = functools.partial(nn.utils.rnn.pad_sequence, batch_first=True)
        return pad(ids[start:stop]), pad(wanted[start:stop], padding_value=-100)

    whole = Objective(model, padded(0, 40), batch_size=9).evaluate()
    ragged = Objective(model, [padded(0, 13), padded(13, 14), padded(14, 40)])
    found = [whole, ragged.evaluate()]
    shards = [Objective(model, padded(a, b)) for a, b in [(0, 5), (5, 30), (30, 40)]]
    found.append(shards[0].combine([shard.accumulate() for shard in shards]))
    sums, counts = np.array([t.sum() for t in terms]), np.array(lengths)
    for values in found:
        assert values["loss"] == pytest.approx(np.concatenate(terms).mean(), rel=1e-12)
        assert values["loss_stderr"] == pytest.approx(found[0]["loss_stderr"], rel=1e-9)
    picks = np.random.default_rng(0).integers(0, 40, (4000, 40))
    bootstrap = (sums[picks].sum(1) / counts[picks].sum(1)).std()
    assert whole["loss_stderr"] == pytest.approx(bootstrap, rel=0.06)
    assert ragged.spec()["batch_size"] is None


@pytest.mark.parametrize("batch_size", [1, 4, 23])
def test_the_standard_error_is_that_of_the_mean(batch_size: int) -> None:
    values = F.cross_entropy(SCORES, CLASSES, reduction="none").numpy()
    found = Objective(Outputs(), (SCORES, CLASSES), batch_size=batch_size).evaluate()
    assert found["loss_stderr"] == pytest.approx(values.std(ddof=1) / math.sqrt(23), rel=1e-12)


def test_where_there_is_no_standard_error_it_is_nan() -> None:
    scalar = Objective(Outputs(), (SCORES, UNIT), lambda o, y: (o - y).abs().mean()).evaluate()
    single = Objective(Outputs(), (SCORES[:1], CLASSES[:1])).evaluate()
    ignored = Objective(Outputs(), (SCORES, torch.full((23,), -100))).evaluate()
    assert math.isnan(scalar["loss_stderr"])
    assert math.isnan(single["loss_stderr"])
    assert math.isnan(ignored["loss"])
    assert math.isnan(ignored["accuracy"])


class RootMeanSquare(nn.Module):
    """The root of the batch's mean: another number for another batch size."""

    def forward(self, outputs: Tensor, targets: Tensor) -> Tensor:
        return (outputs - targets).square().mean().sqrt()


@pytest.mark.parametrize(
    ("loss", "free"),
    [
        ("mse", True),
        (nn.MSELoss(), True),
        (lambda outputs, targets: (outputs - targets).square(), True),
        (lambda outputs, targets: (outputs - targets).square().mean().sqrt(), False),
        (RootMeanSquare(), False),
    ],
)
def test_the_batch_size_is_free_where_the_loss_tells_single_samples(loss: Any, free: bool) -> None:
    objective = Objective(Outputs(), (SCORES, UNIT), loss)
    assert (objective.free_batch_size, objective.single) == (free, free)


def test_accuracy_and_top_k_count_by_hand() -> None:
    measures = ["accuracy", "top_k:k=2", "top_k:k=9"]
    found = Objective(Outputs(), (SCORES, CLASSES), measures=measures, batch_size=4).evaluate()
    ranks = [sorted(row, reverse=True).index(row[y]) for row, y in zip(SCORES.tolist(), CLASSES.tolist(), strict=True)]
    assert found["accuracy"] == pytest.approx(sum(rank == 0 for rank in ranks) / 23)
    assert (found["top_2"], found["top_9"]) == (pytest.approx(sum(rank < 2 for rank in ranks) / 23), 1.0)
    counted = TOKENS != -100
    tokens = Objective(Outputs(), (BCT, TOKENS), measures=["accuracy", "top_k:k=3"]).evaluate()
    right = (BTC.argmax(-1) == TOKENS)[counted].double().mean()
    third = BTC.gather(-1, TOKENS.clamp(min=0)[..., None])[..., 0] >= BTC.sort(-1).values[..., -3]
    assert tokens["accuracy"] == pytest.approx(float(right))
    assert tokens["top_3"] == pytest.approx(float(third[counted].double().mean()))
    kept = CLASSES != 2
    named = ["accuracy:ignore_index=2", "top_k:k=5,ignore_index=2"]
    without = Objective(Outputs(), (SCORES, CLASSES), measures=named).evaluate()
    assert without["accuracy"] == pytest.approx(float((SCORES.argmax(-1) == CLASSES)[kept].double().mean()))
    assert without["top_5"] == 1.0
    binary = Objective(Outputs(), (SCORES, UNIT), "bce_with_logits").evaluate()
    assert binary["accuracy"] == pytest.approx(float(((SCORES > 0) == (UNIT > 0.5)).double().mean()))
    shares = Objective(Outputs(), (BCT, TOKEN_SHARES.movedim(-1, 1))).evaluate()
    assert shares["accuracy"] == pytest.approx(float((BTC.argmax(-1) == TOKEN_SHARES.argmax(-1)).double().mean()))


def test_scores_that_are_nan_are_no_right_answers() -> None:
    scores = torch.tensor([[math.nan, 0.0, 1.0], [0.0, 0.0, 1.0]])
    found = Objective(Outputs(), (scores, torch.tensor([0, 2])), measures=["accuracy", "top_k:k=2"]).evaluate()
    assert (found["accuracy"], found["top_2"]) == (0.5, 0.5)


LAWS: dict[str, tuple[Measure, Callable[[Tensor, Tensor], Any]]] = {
    "loss": (MeanLoss(CrossEntropy()), lambda o, y: o),
    "accuracy": (Accuracy(), lambda o, y: o),
    "top_k": (TopK(2), lambda o, y: o),
    "sums": (BatchSums(), lambda o, y: {"loss": (o.sum(), len(o)), "other": (float(y.sum()), 1)}),
}


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.sampled_from(list(LAWS)), st.permutations(range(23)), st.sets(st.integers(1, 22)), st.randoms())
def test_measures_are_monoids(name: str, order: list[int], cuts: set[int], chance: Any) -> None:
    """Any sharding equals the whole; order is irrelevant; nothing added changes nothing; brackets do not matter."""
    measure, outputs = LAWS[name]
    edges = [0, *sorted(cuts), 23]
    index = [order[a:b] for a, b in itertools.pairwise(edges)]
    states = [measure.sums(outputs(SCORES[i], CLASSES[i]), CLASSES[i]) for i in index]
    whole = {k: float(v) for k, v in measure.sums(outputs(SCORES, CLASSES), CLASSES).items()}
    if name == "sums":  # one count a batch, by its own choice
        whole["other/count"] = float(len(index))
    chance.shuffle(states)
    while len(states) > 1:
        at = chance.randrange(len(states) - 1)
        states[at : at + 2] = [measure.merge(measure.merge(states[at], measure.zero()), states[at + 1])]
    found = {k: float(v) for k, v in measure.merge(measure.zero(), states[0]).items()}
    assert found == pytest.approx(whole, rel=1e-12)
    assert measure.finish(found) == pytest.approx(measure.finish(whole), rel=1e-9)


# Penalties


class Shared(nn.Module):
    """A tied weight, a frozen one, and a bias."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(1)
        self.embed, self.fixed, self.head = nn.Embedding(4, 3), nn.Linear(3, 3), nn.Linear(3, 4)
        self.head.weight = self.embed.weight
        self.fixed.requires_grad_(False)

    def forward(self, ids: Tensor) -> Tensor:
        return self.head(self.fixed(self.embed(ids)))


@pytest.mark.parametrize(
    ("penalty", "options", "reference"),
    [
        ("l2", {}, lambda w, b: 0.5 * ((w**2).sum() + (b**2).sum())),
        ("l1", {}, lambda w, b: abs(w).sum() + abs(b).sum()),
        ("l2", {"ignore": "bias"}, lambda w, b: 0.5 * (w**2).sum()),
        ("l1", {"select": ("head.bias",)}, lambda w, b: abs(b).sum()),
        (lambda tensors: sum(t.abs().max() for t in tensors.values()), {}, lambda w, b: abs(w).max() + abs(b).max()),
    ],
)
def test_penalties_count_trained_weights_once(penalty: Any, options: Any, reference: Any) -> None:
    model = Shared()
    data = Objective(model, (NET_Y, NET_Y), batch_size=4)
    objective = Penalised(data, penalty, 0.3, **options)
    for vector in (None, 2.0 * objective.origin()):
        at = Vector.of(model) if vector is None else vector
        weight, bias = (at.tensors()[name].double().numpy() for name in ("embed.weight", "head.bias"))
        found, plain = objective.evaluate(vector), data.evaluate(vector)
        assert found["penalty"] == pytest.approx(0.3 * float(reference(weight, bias)), rel=1e-6)
        assert found["data_loss"] == plain["loss"]
        assert found["loss"] == found["data_loss"] + found["penalty"]
        assert found["accuracy"] == plain["accuracy"]
    assert set(found) == set(objective.fields)
    halves = [
        Penalised(Objective(model, (NET_Y[i], NET_Y[i])), penalty, 0.3, **options) for i in (slice(3), slice(3, 10))
    ]
    merged = halves[0].combine([half.accumulate() for half in halves])
    assert merged == pytest.approx(objective.evaluate(), rel=1e-6)


@pytest.mark.parametrize(("penalty", "weight"), [("l3", 1.0), ("l2", math.inf), ("l2", math.nan), ("l2", "much")])
def test_penalties_are_checked(penalty: Any, weight: Any) -> None:
    with pytest.raises(InputError):
        Penalised(Objective(net(), (NET_X, NET_Y)), penalty, weight)


@pytest.mark.parametrize("options", [{"batch_size": 0}, {"samples": -1}, {"batch_size": 2.5}, {"device": "toaster"}])
def test_options_are_checked(options: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        Objective(net(), (NET_X, NET_Y), **options)


SHIFTS = draw(6, 3, seed=8).numpy()
ANALYTIC: dict[str, tuple[Analytic, Callable[..., float]]] = {
    "bowl": (
        Quadratic([1.0, 4.0, -2.0], [0.5, 1.0, -1.0], SHIFTS),
        lambda a, b, c: (a * a + 4 * b * b - 2 * c * c) / 2,
    ),
    "saddle": (saddle((0.3, 0.7)), lambda a, b: (a * a - b * b) / 2),
    "valley": (
        Rosenbrock([0.1, -0.4, 1.2], SHIFTS),
        lambda a, b, c: 100 * (b - a * a) ** 2 + (1 - a) ** 2 + 100 * (c - b * b) ** 2 + (1 - b) ** 2,
    ),
    "cosines": (
        Cosines([0.1, -0.4, 1.2], 3.0, 0.2, SHIFTS),
        lambda *point: sum(1 - math.cos(3 * value) + 0.1 * value * value for value in point),
    ),
}


@pytest.mark.parametrize("name", ANALYTIC)
def test_analytic_objectives_have_the_value_they_claim(name: str) -> None:
    module, formula = ANALYTIC[name]
    objective = module.objective(batch_size=4)
    for vector in (objective.origin(), -1.5 * objective.origin()):
        theta = vector.flat.numpy()
        expected = sum(formula(*(theta - shift).tolist()) for shift in module.shifts) / len(module.shifts)
        assert objective.evaluate(vector)["loss"] == pytest.approx(expected, rel=1e-12)
        assert module.value(theta[None]).tolist() == pytest.approx([expected], rel=1e-12)


# Running statistics


def normed(seed: int = 0) -> nn.Module:
    torch.manual_seed(seed)
    layers = [nn.Linear(3, 5), nn.BatchNorm1d(5, momentum=None), nn.ReLU(), nn.Dropout(0.5), nn.Linear(5, 4)]
    return nn.Sequential(*layers[:4], nn.BatchNorm1d(5), layers[4]).double()


@pytest.mark.parametrize("moved", [False, True])
def test_recalibrated_statistics_are_those_of_a_training_pass_over_all_data(moved: bool) -> None:
    model, reference = normed(), normed()
    objective = Objective(model, (NET_X, NET_Y), normstats="recalibrated", batch_size=10)
    vector = 1.5 * objective.origin() if moved else None
    if moved:
        with torch.no_grad():
            for parameter in reference.parameters():
                parameter.mul_(1.5)
    reference.train()
    reference[3].eval()
    for layer in (reference[1], reference[4]):
        layer.momentum = 1.0
    reference(NET_X.double())
    expected = entropy(reference.eval(), NET_X.double())
    before = copy.deepcopy(model.state_dict())
    assert objective.evaluate(vector)["loss"] == pytest.approx(expected, rel=1e-12)
    assert all(torch.equal(a, before[name]) for name, a in model.state_dict().items())
    assert (model[1].momentum, model[4].momentum) == (None, 0.1)
    with objective.occupied() as occupation:
        objective._place(occupation, vector)
        objective.measure()
        for name, buffer in running_statistics(model).items():
            torch.testing.assert_close(buffer, running_statistics(reference)[name], rtol=1e-12, atol=1e-14)
        assert int(model[4].num_batches_tracked) == 0


def test_recalibration_weighs_batches_by_size_and_leaves_out_a_lone_last_sample() -> None:
    model = nn.Sequential(nn.BatchNorm1d(3, affine=False), nn.Linear(3, 4)).double()
    x = NET_X.double()
    objective = Objective(model, batches(5, 9), normstats="recalibrated", memory=1)
    with objective.occupied():
        objective.measure()
        torch.testing.assert_close(model[0].running_mean, x[:9].mean(0))
        torch.testing.assert_close(model[0].running_var, (5 * x[:5].var(0) + 4 * x[5:9].var(0)) / 9)


def test_frozen_statistics_stay_and_policies_are_checked() -> None:
    model = normed()
    expected = entropy(model.eval(), NET_X.double())
    assert Objective(model, (NET_X, NET_Y)).evaluate()["loss"] == pytest.approx(expected, rel=1e-12)
    with pytest.raises(InputError, match="did you mean 'recalibrated'"):
        Objective(model, (NET_X, NET_Y), normstats="recalibrate")


# A model is left as it was


class Awkward(nn.Module):
    """Everything that a forward pass, a mode or a copy can disturb."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(2)
        self.body = normed().float()
        self.tied = nn.Linear(3, 5)
        self.tied.weight = self.body[0].weight
        self.fixed = nn.Linear(4, 4).requires_grad_(False)
        with pytest.warns(FutureWarning):
            self.normal = nn.utils.weight_norm(nn.Linear(4, 4))
        self.register_buffer("calls", torch.tensor(0))
        self.register_buffer("total", torch.tensor(0))
        self.fail: BaseException | None = None

    def forward(self, x: Tensor) -> Tensor:
        self.calls += 1
        self.total = self.total + len(x)
        self.register_buffer("cache", x.sum())
        torch.rand(3)
        if self.fail is not None and self.calls > 2:
            raise self.fail
        return self.normal(self.fixed(self.body(x))) + self.tied(x).sum() + self.total * 0


def fingerprint(model: nn.Module) -> dict[str, Any]:
    """Every bit that must not change."""
    told: dict[str, Any] = {"rng": torch.get_rng_state().numpy().tobytes()}
    for kind, named in (("p", model.named_parameters(remove_duplicate=False)), ("b", model.named_buffers())):
        for name, t in named:
            bits = t.detach().reshape(-1).view(torch.uint8).numpy().tobytes()
            told[f"{kind}:{name}"] = (id(t), bits, t.dtype, t.requires_grad, None if t.grad is None else id(t.grad))
    for name, module in model.named_modules():
        told[f"m:{name}"] = (module.training, sorted(module._buffers), len(module._forward_hooks))
    return {**told, "derived": id(model.normal.weight)}


@pytest.mark.parametrize("normstats", ["frozen", "recalibrated"])
@pytest.mark.parametrize("fail", [None, ValueError("no"), KeyboardInterrupt()])
@pytest.mark.parametrize("memory", [None, 1])
def test_a_model_is_left_bit_identical(normstats: str, fail: BaseException | None, memory: int | None) -> None:
    model = Awkward().train()
    model.body[3].eval()
    model.body(NET_X).sum().backward()
    model.body[0].bias.data[0] = -0.0
    objective = Objective(model, batches(3, 7), normstats=normstats, memory=memory, batch_size=3)
    vector = 3.0 * objective.origin()
    model.fail = fail
    before = fingerprint(model)
    for at in (None, vector):
        if fail is None:
            objective.evaluate(at)
        else:
            with pytest.raises((type(fail), OrographError)):
                objective.evaluate(at)
        assert fingerprint(model) == before
    model.fail = None
    assert objective.evaluate(vector)["loss"] != objective.evaluate()["loss"]
    assert fingerprint(model) == before


class Counter(nn.Linear):
    """Counts its samples, in place or in a new buffer."""

    def __init__(self, in_place: bool) -> None:
        super().__init__(3, 4)
        self.in_place = in_place
        self.register_buffer("total", torch.tensor(0))

    def forward(self, x: Tensor) -> Tensor:
        if self.in_place:
            self.total += len(x)
        else:
            self.total = self.total + len(x)
        return super().forward(x)


@pytest.mark.parametrize("in_place", [True, False])
def test_no_point_depends_on_the_one_before(in_place: bool) -> None:
    model = Counter(in_place)
    objective = Objective(model, (NET_X, NET_Y))
    with objective.occupied() as occupation:
        model(NET_X)
        assert int(model.total) == 10
        occupation.reset_buffers()
        assert int(model.total) == 0


def test_evaluation_needs_no_mode_and_no_graph() -> None:
    model = normed().train()
    objective = Objective(model, (NET_X, NET_Y), batch_size=4)
    first = objective.evaluate()
    assert first == objective.evaluate()
    assert first["loss"] == pytest.approx(entropy(model.eval(), NET_X.double()), rel=1e-12)
    assert all(parameter.grad is None for parameter in model.parameters())
    with pytest.raises(InputError, match="another model"):
        objective.evaluate(Vector.of(net()))


def test_everything_a_user_makes_prints_as_one_readable_line() -> None:
    objective = Objective(nn.Linear(3, 2), (torch.randn(64, 3), torch.arange(64) % 2))
    assert repr(objective) == "<Objective cross_entropy of Linear of 8 parameters, 64 samples, on cpu>"
    assert repr(Penalised(objective, "l2", 0.5)) == f"<Penalised {objective!r} + 0.5 l2>"
    plane = Plane.random(objective, seed=3)
    named = r"random direction \(filter-normalised\), norm \S+, seed 3"
    assert re.fullmatch(f"<Plane x: {named}, y: {named}, 8 parameters>", repr(plane))
    line = Line.towards(objective, nn.Linear(3, 2))
    assert repr(line).startswith("<Line x: towards ")
    assert all("\n" not in repr(each) and len(repr(each)) < 250 for each in (objective, plane, line))


class Labelled(torch.nn.Module):
    """Returns its own loss, a mean over the batch, beside its logits."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = torch.nn.Linear(4, 3)

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        logits = self.layer(x)
        return {"loss": logits.square().mean(), "logits": logits}


def test_logits_are_not_taken_for_losses() -> None:
    with pytest.raises(DataError, match="losses of samples, a tensor, as the model's output, but got a dict"):
        Objective(Labelled().eval(), torch.ones(5, 4), loss="output").prepare()


def test_data_in_memory_of_torch_is_hashed_again_only_if_it_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    batches = Objective(net(), (NET_X.clone(), NET_Y.clone())).batches
    monkeypatch.setattr("orograph.objectives.batches.digest", lambda batches: pytest.fail("it is hashed again"))
    batches.check_unchanged()
    batches.rebatch(3)
    batches.check_unchanged()


class Normalising(nn.Module):
    """Its outputs depend on who else is in the batch, also in eval mode."""

    def __init__(self) -> None:
        super().__init__()
        self.norm, self.layer = nn.BatchNorm1d(4, track_running_stats=False), nn.Linear(4, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.layer(self.norm(x))


def test_batches_whose_samples_mix_are_not_cut_anew() -> None:
    x, y = torch.randn(300, 4) * torch.linspace(0.2, 5, 300)[:, None], torch.randint(0, 3, (300,))
    mixing, plain = Objective(Normalising().eval(), (x, y)), Objective(nn.Linear(4, 3), (x, y))
    assert not mixing.free_batch_size
    assert not mixing.single
    assert plain.free_batch_size
    assert plain.single


def test_threads_that_measure_one_model_take_turns() -> None:
    model, x, y = nn.Linear(4, 3), torch.randn(300, 4), torch.randint(0, 3, (300,))
    before = {name: value.clone() for name, value in model.state_dict().items()}
    objectives = [Objective(model, (x, y), batch_size=7), Objective(model, (x.flip(0), y), batch_size=11)]
    vectors = [objective.origin() for objective in objectives]
    for scale, vector in enumerate(vectors, start=2):
        vector.flat.mul_(scale)
    wanted = [objective.evaluate(vector) for objective, vector in zip(objectives, vectors, strict=True)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda n: objectives[n % 2].evaluate(vectors[n % 2]), range(24)))
    assert found == wanted * 12
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())


@pytest.mark.parametrize("reduction", ["none", "mean", "sum"])
def test_a_loss_that_sums_over_the_batch_is_refused(reduction: str) -> None:
    x, y = torch.randn(30, 4), torch.randint(0, 3, (30,))
    objective = Objective(
        nn.Linear(4, 3), (x, y), loss=lambda o, t: nn.functional.cross_entropy(o, t, reduction=reduction)
    )
    if reduction != "sum":
        objective.prepare()
        return
    with pytest.raises(
        DataError, match="one loss a sample, or the batch's mean, but got a loss that grows with the batch"
    ):
        objective.prepare()


class Insisting(nn.Module):
    """Takes batches of one size only."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        assert len(x) == 30
        return x


@pytest.mark.parametrize("reduction", ["none", "mean"])
def test_models_that_take_batches_of_one_size_are_not_probed_with_less(reduction: str) -> None:
    batches = [(torch.randn(30, 3), torch.randint(0, 3, (30,)))]
    model = nn.Sequential(nn.Linear(3, 3), Insisting())
    loss = functools.partial(nn.functional.cross_entropy, reduction=reduction)
    terms = Objective(nn.Sequential(nn.Linear(3, 3)), batches, loss=lambda o, t: loss(o, t)).terms
    measured = lambda batch: terms(model(batch.inputs), batch)  # noqa: E731
    batch = Batch(*batches[0])
    check_mean(measured, batch)
    assert not mixes(measured, batch, measured(batch))
