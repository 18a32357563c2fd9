"""The parameter space: every floating-point tensor once, in one order, and what cannot be a space."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from orograph.errors import ModelError
from orograph.parameters.space import ParameterSpace
from orograph.parameters.vector import Vector


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


class Tied(nn.Module):
    """A language model whose output layer is its embedding, with a layer used twice."""

    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Embedding(6, 4)
        self.block = nn.Linear(4, 4)
        self.again = self.block
        self.head = nn.Linear(4, 6, bias=False)
        self.head.weight = self.embed.weight


class Mixed(nn.Module):
    """Everything that is not a trained float: frozen weights, integer parameters, buffers, an unused name."""

    def __init__(self) -> None:
        super().__init__()
        self.frozen = nn.Linear(2, 2).requires_grad_(False)
        self.table = nn.Parameter(torch.arange(3), requires_grad=False)
        self.mask = nn.Parameter(torch.tensor([True, False]), requires_grad=False)
        self.register_buffer("steps", torch.tensor(3))
        self.register_buffer("mean", torch.zeros(5))
        self.register_parameter("nothing", None)
        self.empty = nn.Parameter(torch.zeros(0))
        self.weight = nn.Parameter(torch.ones(2, 3))


def test_the_order_is_that_of_the_model() -> None:
    model = nn.TransformerEncoderLayer(8, 2, 16)
    space = ParameterSpace.of(model)
    assert space.names == tuple(name for name, _ in model.named_parameters())
    assert space.size == sum(p.numel() for p in model.parameters())
    flat = torch.nn.utils.parameters_to_vector(model.parameters())
    assert torch.equal(Vector.of(model).flat, flat.detach())


def test_a_transformer_layer_has_the_roles_of_its_parts() -> None:
    roles = {info.name: info.role.name for info in ParameterSpace.of(nn.TransformerEncoderLayer(8, 2, 16)).infos}
    assert roles == {
        "self_attn.in_proj_weight": "attention",
        "self_attn.in_proj_bias": "bias",
        "self_attn.out_proj.weight": "linear",
        "self_attn.out_proj.bias": "bias",
        "linear1.weight": "linear",
        "linear1.bias": "bias",
        "linear2.weight": "linear",
        "linear2.bias": "bias",
        "norm1.weight": "norm",
        "norm1.bias": "norm",
        "norm2.weight": "norm",
        "norm2.bias": "norm",
    }


def test_offsets_and_views_tile_the_vector() -> None:
    space = ParameterSpace.of(nn.Sequential(nn.Linear(3, 2), nn.PReLU(), nn.Conv1d(2, 2, 3)))
    flat = torch.arange(float(space.size))
    position = 0
    for info, view in space.views(flat):
        assert (info.offset, info.size) == (position, int(np.prod(info.shape)))
        assert view.data_ptr() == flat[position:].data_ptr()
        assert torch.equal(view.reshape(-1), flat[position : position + info.size])
        position += info.size
    assert position == space.size


def test_tied_weights_are_counted_once_and_found_by_every_name() -> None:
    model = Tied()
    space = ParameterSpace.of(model)
    assert space.names == ("embed.weight", "block.weight", "block.bias")
    assert space.size == sum(p.numel() for p in model.parameters()) == 24 + 16 + 4
    infos = space.by_name
    assert infos["embed.weight"].aliases == ("head.weight",)
    assert infos["head.weight"] is infos["embed.weight"]
    assert infos["again.bias"] is infos["block.bias"]
    assert infos["embed.weight"].role.name == "embedding"


def test_two_parameters_over_the_same_memory_are_one() -> None:
    model = nn.ModuleList([nn.Linear(3, 3, bias=False), nn.Linear(3, 3, bias=False)])
    model[1].weight = nn.Parameter(model[0].weight.data)
    space = ParameterSpace.of(model)
    assert [(info.name, info.aliases) for info in space.infos] == [("0.weight", ("1.weight",))]


def test_frozen_floats_are_in_it_and_integers_and_buffers_are_not() -> None:
    space = ParameterSpace.of(Mixed())
    assert {info.name: info.requires_grad for info in space.infos} == {
        "empty": True,
        "weight": True,
        "frozen.weight": False,
        "frozen.bias": False,
    }
    assert space.size == 6 + 4 + 2


def test_a_layer_and_its_class_are_told() -> None:
    space = ParameterSpace.of(nn.Sequential(nn.Sequential(nn.Linear(2, 2))))
    assert [(info.layer, info.kind) for info in space.infos] == [("0.0", "Linear")] * 2


@pytest.mark.parametrize(
    ("dtypes", "expected"),
    [
        ((torch.float16,), torch.float32),
        ((torch.bfloat16, torch.float32), torch.float32),
        ((torch.float32, torch.float64), torch.float64),
    ],
)
def test_vectors_have_the_widest_dtype_but_at_least_float32(
    dtypes: tuple[torch.dtype, ...], expected: torch.dtype
) -> None:
    model = nn.ModuleList([nn.Linear(2, 2).to(dtype) for dtype in dtypes])
    space = ParameterSpace.of(model)
    assert space.dtype == expected
    assert Vector.of(model).flat.dtype == expected
    assert [info.dtype for info in space.infos] == [dtype for dtype in dtypes for _ in range(2)]


def test_a_space_knows_its_own_model_only() -> None:
    model = nn.Linear(3, 2)
    space = ParameterSpace.of(model)
    bound = space.bind(model)
    assert bound[0] is model.weight
    assert bound[1] is model.bias
    with pytest.raises(ModelError, match="another shape"):
        space.bind(nn.Linear(4, 2))
    with pytest.raises(ModelError, match="missing"):
        space.bind(nn.Linear(3, 2, bias=False))


def test_spaces_are_the_same_by_names_shapes_and_order() -> None:
    space = ParameterSpace.of(nn.Linear(3, 2))
    assert space.same_as(ParameterSpace.of(nn.Linear(3, 2).double()))
    assert not space.same_as(ParameterSpace.of(nn.Linear(2, 3)))
    assert not space.same_as(ParameterSpace.of(nn.Sequential(nn.Linear(3, 2))))


def _parameters(*tensors: Tensor) -> nn.Module:
    model = nn.Module()
    for index, tensor in enumerate(tensors):
        model.register_parameter(f"p{index}", nn.Parameter(tensor, requires_grad=tensor.is_floating_point()))
    return model


def _overlapping() -> nn.Module:
    memory = torch.zeros(10)
    return _parameters(memory[:6], memory[4:])


BAD: dict[str, tuple[Callable[[], object], str]] = {
    "no module": (lambda: {"weight": torch.zeros(2)}, "dict"),
    "no parameters": (nn.ReLU, "without any"),
    "integers only": (lambda: _parameters(torch.arange(3)), "without any"),
    "lazy": (lambda: nn.LazyLinear(2), "lazy"),
    "meta": (lambda: nn.Linear(2, 2, device="meta"), "meta device"),
    "complex": (lambda: _parameters(torch.zeros(2, dtype=torch.complex64)), "complex 'p0'"),
    "sparse": (lambda: _parameters(torch.eye(3).to_sparse()), "sparse 'p0'"),
    "overlapping": (_overlapping, "'p0' and 'p1', which overlap"),
    "inside another": (
        lambda: (lambda m: _parameters(m, m[2:4]))(torch.zeros(9)),
        "overlap",
    ),
    "expanded": (lambda: _parameters(torch.zeros(1).expand(4)), "expanded view"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_surveyed_is_refused_in_one_sentence(name: str) -> None:
    build, words = BAD[name]
    with pytest.raises(ModelError) as caught:
        ParameterSpace.of(build())  # type: ignore[arg-type]
    message = str(caught.value)
    assert words in message
    assert re.fullmatch(r"Expected [^\n]+, but got [^\n]+; [^\n]+\.", message)


def test_transposed_and_channels_last_weights_are_read_in_index_order() -> None:
    model = _parameters(torch.arange(6.0).reshape(2, 3).t())
    assert Vector.of(model).flat.tolist() == [0, 3, 1, 4, 2, 5]
    convolution = nn.Conv2d(3, 4, 2).to(memory_format=torch.channels_last)
    assert torch.equal(Vector.of(convolution).flat[:48], convolution.weight.detach().reshape(-1))


def test_neighbours_in_one_memory_that_do_not_overlap_are_fine() -> None:
    memory = torch.zeros(10)
    assert ParameterSpace.of(_parameters(memory[:5], memory[5:])).size == 10
