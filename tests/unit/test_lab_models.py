"""The lab's nets: how many parameters, which first weights, what they let through, one step of each."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from orograph.errors import DataError, InputError
from orograph.lab.models.densenet import densenet
from orograph.lab.models.mlp import mlp
from orograph.lab.models.resnet import resnet
from orograph.lab.models.transformer import transformer
from orograph.lab.models.vgg import vgg
from orograph.lab.models.wide_resnet import wide_resnet
from orograph.lab.train import train
from orograph.registry import build, names

IMAGE_NETS = (
    "resnet:depth=8,width=4",
    "wide_resnet:depth=8,width=2",
    "vgg:depth=9,width=4",
    "densenet:blocks=2-2,growth=4",
)


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def count(model: nn.Module) -> int:
    return sum(parameter.numel() for parameter in model.parameters())


def noise(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


# ------------------------------------------------------------------------------------------ counts of parameters


@pytest.mark.parametrize(
    ("spec", "published"),
    [
        ("resnet:depth=20", 269_722),
        ("resnet:depth=56", 853_018),
        ("resnet:depth=110,skip=false", 1_727_962),
        ("wide_resnet:k=1", 853_018),
        ("vgg:depth=16", 14_714_688 + 2 * 4224 + 5130),  # convolutions, BatchNorm of 4,224 channels, linear layer
        ("densenet", 6_956_298),
    ],
)
def test_published_numbers_of_parameters(spec: str, published: int) -> None:
    assert count(build("model", spec)) == published


@pytest.mark.slow
@pytest.mark.parametrize("skip", [True, False])
@pytest.mark.parametrize("k", [1, 2, 4, 8])
def test_wide_resnet_count_is_its_formula(k: int, skip: bool) -> None:
    w, n = 16 * k, 9

    def stage(a: int, b: int) -> int:
        return 9 * a * b + (2 * n - 1) * 9 * b * b + 2 * n * 2 * b

    expected = 27 * w + 2 * w + stage(w, w) + stage(w, 2 * w) + stage(2 * w, 4 * w) + 10 * (4 * w + 1)
    with torch.device("meta"):
        shapes = [p.numel() for p in wide_resnet(k=k, skip=skip).parameters()]
    assert sum(shapes) == expected


@pytest.mark.parametrize("norm", [True, False])
@pytest.mark.parametrize(
    ("depth", "widths"),
    [
        (9, [64, 64, 128, 128, 256, 256, 256]),
        (11, [64, 128, 256, 256, 512, 512, 512, 512]),
        (13, [64, 64, 128, 128, 256, 256, 512, 512, 512, 512]),
        (16, [64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512]),
    ],
)
def test_vgg_count_is_its_formula(depth: int, widths: list[int], norm: bool) -> None:
    befores = [3, *widths[:-1]]
    expected = sum(9 * a * b + b for a, b in zip(befores, widths, strict=True)) + (widths[-1] + 1) * 10
    expected += 2 * sum(widths) if norm else 0
    if depth == 9:
        expected += (256 * 16 + 1) * 256 + (2 * 256 if norm else 0)
    assert count(vgg(depth, norm=norm)) == expected


@pytest.mark.parametrize(("blocks", "growth", "layers"), [("6-12-24-16", 32, 121), ("2-3", 4, 13)])
def test_densenet_count_is_its_formula(blocks: str, growth: int, layers: int) -> None:
    g, width, numbers = growth, 2 * growth, [int(part) for part in blocks.split("-")]
    expected = 27 * width
    for place, number in enumerate(numbers):
        for _ in range(number):
            expected += 2 * width + width * 4 * g + 2 * 4 * g + 9 * 4 * g * g
            width += g
        if place < len(numbers) - 1:
            expected += 2 * width + width * (width // 2)
            width //= 2
    expected += 2 * width + 10 * width + 10
    net = densenet(blocks, growth=growth)
    assert count(net) == expected
    assert sum(isinstance(m, nn.Conv2d | nn.Linear) for m in net.modules()) == layers


@pytest.mark.parametrize("depth", [6, 20, 56])
@pytest.mark.parametrize("skip", [True, False])
def test_mlp_with_norm_and_repeated_layers(depth: int, skip: bool) -> None:
    net = mlp(f"64-16x{depth - 1}-10", norm=True, skip=skip)
    assert count(net) == 64 * 16 + (depth - 2) * 256 + (depth - 1) * 32 + 170
    assert sum(isinstance(m, nn.Linear) for m in net.modules()) == depth
    other = mlp(f"64-16x{depth - 1}-10", norm=True, skip=not skip)
    assert list(net.state_dict()) == list(other.state_dict())


@pytest.mark.parametrize("tied", [True, False])
def test_transformer_count_is_its_formula(tied: bool) -> None:
    v, t, n, w = 30, 12, 3, 16
    block = 4 * (w * w + w) + (w * 4 * w + 4 * w) + (4 * w * w + w) + 4 * w
    expected = v * w + t * w + n * block + 2 * w + (0 if tied else v * w)
    assert count(transformer(vocabulary=v, context=t, layers=n, heads=4, width=w, tied=tied)) == expected


# ------------------------------------------------------------------------------------------------- what they do


@pytest.mark.parametrize("spec", [*IMAGE_NETS, "vgg:depth=11,width=2", "vgg:depth=16,width=2,norm=false"])
@pytest.mark.parametrize("size", [(8, 8), (9, 13), (28, 28)])
@pytest.mark.parametrize("channels", [1, 3])
def test_any_image_size_and_channels(spec: str, size: tuple[int, int], channels: int) -> None:
    logits = build("model", spec, channels=channels, classes=7)(noise(2, channels, *size))
    assert logits.shape == (2, 7)
    assert logits.isfinite().all()


def test_mlp_with_skips_is_its_formula() -> None:
    net: Any = mlp("5-4-4-3", activation="tanh", norm=True, skip=True, seed=3).double().eval()
    w, x = net.state_dict(), noise(6, 5).double()

    def normed(values: Tensor, name: str) -> Tensor:
        return values / math.sqrt(1 + 1e-5) * w[f"{name}.weight"] + w[f"{name}.bias"]

    one = normed(x @ w["layer1.weight"].T, "norm1").tanh()
    two = (normed(one @ w["layer2.weight"].T, "norm2") + one).tanh()
    assert torch.allclose(net(x), two @ w["layer3.weight"].T + w["layer3.bias"], rtol=1e-12)


@pytest.mark.parametrize("sizes", ["64-16x0-10", "64-x5-10", "64-16xx2-10", "10"])
def test_mlp_refuses_repetitions_that_are_none(sizes: str) -> None:
    with pytest.raises(InputError, match="two or more positive sizes"):
        mlp(sizes)


def test_densenet_layers_keep_what_they_were_given() -> None:
    net: Any = densenet("2", growth=3)
    x = noise(2, 6, 5, 5)
    y = net.blocks.block1(x)
    assert y.shape == (2, 12, 5, 5)
    assert torch.equal(y[:, :6], x)


def test_transformer_sees_no_future() -> None:
    net = transformer(vocabulary=20, context=10, layers=3, heads=2, width=16).eval()
    tokens = torch.randint(20, (2, 10), generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        before = net(tokens)
        for t in range(10):
            changed = tokens.clone()
            changed[:, t] = (changed[:, t] + 1) % 20
            after = net(changed)
            assert torch.equal(after[:, :t], before[:, :t])
            assert not torch.equal(after[:, t], before[:, t])
            if t < 9:
                assert not torch.equal(after[:, 9], before[:, 9])


def test_transformer_can_be_differentiated_twice() -> None:
    net = transformer(vocabulary=5, context=4, layers=1, heads=1, width=4)
    loss = net(torch.zeros(1, 4, dtype=torch.long)).square().mean()
    weights = list(net.parameters())
    grads = torch.autograd.grad(loss, weights, create_graph=True, allow_unused=True)
    again = torch.autograd.grad(sum(g.square().sum() for g in grads if g is not None), weights, allow_unused=True)
    assert any(g is not None and g.abs().sum() > 0 for g in again)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: transformer(width=10, heads=4), "width that the heads divide"),
        (lambda: transformer(dropout=1.0), "dropout of 0 or more"),
        (lambda: transformer(layers=0), "positive layers"),
        (lambda: vgg(12), "depth of 9, 11, 13 or 16"),
        (lambda: densenet("6-0"), "layers joined by '-'"),
        (lambda: densenet(compression=0.0), "compression above 0"),
        (lambda: wide_resnet(k=0), "positive k"),
        (lambda: resnet(init="glorott"), "did you mean 'glorot'"),
        (lambda: resnet(init="scaled:0"), "positive number after 'scaled:'"),
        (lambda: resnet(init="scaled:x"), "positive number after 'scaled:'"),
    ],
)
def test_impossible_nets(make: Callable[[], nn.Module], said: str) -> None:
    with pytest.raises(InputError, match=said):
        make()


def test_too_long_a_text_for_a_transformer() -> None:
    with pytest.raises(DataError, match="at most 4 tokens, but got 5"):
        transformer(context=4)(torch.zeros(1, 5, dtype=torch.long))


# ---------------------------------------------------------------------------------------------- initial weights


@pytest.mark.parametrize(
    ("init", "variance"),
    [
        ("he", lambda i, o: 2 / i),
        ("glorot", lambda i, o: 2 / (i + o)),
        ("scaled:0.5", lambda i, o: 0.25 * 2 / i),
    ],
)
@pytest.mark.parametrize("spec", ["resnet:depth=8,width=32", "vgg:depth=11,width=24", "mlp:sizes=300-200-100"])
def test_initial_variances(spec: str, init: str, variance: Callable[[int, int], float]) -> None:
    net = build("model", spec, init=init, seed=1)
    for name, weight in net.named_parameters():
        if weight.dim() > 1:
            kernel = weight[0, 0].numel()
            wanted = variance(weight[0].numel(), weight.shape[0] * kernel)
            assert weight.var().item() == pytest.approx(wanted, rel=6 * math.sqrt(2 / weight.numel())), name
        elif "bias" in name:
            assert not weight.any()


def test_orthogonal_weights_are_orthogonal() -> None:
    for name, weight in mlp("40-60-30-10", init="orthogonal").named_parameters():
        if weight.dim() > 1:
            gram = weight @ weight.T if weight.shape[0] <= weight.shape[1] else weight.T @ weight
            assert torch.allclose(gram, 2 * torch.eye(len(gram)), atol=1e-5), name


def test_transformer_weights_that_write_into_the_stream_are_smaller() -> None:
    net = dict(transformer(layers=8, width=64).named_parameters())
    ratio = net["layers.0.out.weight"].std() / net["layers.0.query.weight"].std()
    assert ratio.item() == pytest.approx(1 / 4, rel=0.06)
    assert net["tokens.weight"].std().item() == pytest.approx(0.02, rel=0.06)


@pytest.mark.parametrize("name", names("model"))
def test_every_model_is_a_function_of_its_seed_and_moves_no_generator(name: str) -> None:
    small = {"wide_resnet": "depth=8,width=2", "resnet": "depth=8", "vgg": "width=2", "densenet": "blocks=2-2,growth=4"}
    before = torch.get_rng_state()
    one, same, other = (build("model", f"{name}:{small.get(name, '')}", seed=s).state_dict() for s in (1, 1, 2))
    assert torch.equal(before, torch.get_rng_state())
    assert all(torch.equal(one[key], same[key]) for key in one)
    assert any(not torch.equal(one[key], other[key]) for key in one)


# ------------------------------------------------------------------------------------------- the nets of papers


@pytest.mark.slow
@pytest.mark.parametrize(
    "spec",
    [
        "resnet:depth=110,skip=false",
        "wide_resnet:depth=56,k=8",
        "wide_resnet:depth=56,k=2,skip=false",
        "vgg:depth=9",
        "vgg:depth=16",
        "densenet",
        "transformer",
    ],
)
def test_one_step_of_every_net_in_its_paper_form(spec: str) -> None:
    net = build("model", spec)
    before = [p.detach().clone() for p in net.parameters()]
    tokens = torch.randint(96, (2, 64), generator=torch.Generator().manual_seed(0))
    images = noise(2, 3, 32, 32), torch.tensor([1, 2])
    data = (tokens, tokens.roll(-1, 1)) if spec == "transformer" else images
    augment = "none" if spec == "transformer" else "crop_flip"
    result = train(net, *data, epochs=1, batch_size=2, optimiser="sgd:learning_rate=0.01", augment=augment)
    assert math.isfinite(result.losses[0])
    assert all(p.isfinite().all() for p in net.parameters())
    assert any(not torch.equal(p, q) for p, q in zip(net.parameters(), before, strict=True))
