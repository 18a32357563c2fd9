"""Which tensors take part in a direction."""

from __future__ import annotations

import pytest
from torch import nn

from orograph.errors import InputError, ModelError
from orograph.parameters.selection import Selection, as_names
from orograph.parameters.space import ParameterSpace


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(1, 2, 3)
        self.norm = nn.BatchNorm2d(2)
        self.blocks = nn.Sequential(nn.Linear(2, 2), nn.LayerNorm(2), nn.Linear(2, 2))
        self.embed = nn.Embedding(3, 2)
        self.head = nn.Linear(2, 3)
        self.head.weight = self.embed.weight
        self.blocks[2].requires_grad_(False)


SPACE = ParameterSpace.of(Net())
FLOATS = ("stem.weight", "blocks.0.weight", "embed.weight")


def _names(**options: object) -> tuple[str, ...]:
    return tuple(info.name for info in Selection(**options).of(SPACE))  # type: ignore[arg-type]


def test_by_default_biases_norms_and_frozen_weights_stay() -> None:
    assert _names() == FLOATS


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"frozen": True}, ("stem.weight", "blocks.0.weight", "blocks.2.weight", "embed.weight")),
        ({"select": ("conv",)}, ("stem.weight",)),
        ({"select": ("conv", "embed*")}, ("stem.weight", "embed.weight")),
        ({"select": ("head.weight",)}, ("embed.weight",)),
        ({"ignore": ("bias", "norm", "head.*")}, ("stem.weight", "blocks.0.weight")),
        ({"ignore": ("bias", "norm", "blocks.*")}, ("stem.weight", "embed.weight")),
        ({"ignore": ("*.weight",)}, ("stem.bias", "norm.bias", "blocks.0.bias", "blocks.1.bias", "head.bias")),
        ({"select": ("norm",), "ignore": ()}, ("norm.weight", "norm.bias", "blocks.1.weight", "blocks.1.bias")),
        (
            {"select": ("blocks.?.bias",), "ignore": (), "frozen": True},
            ("blocks.0.bias", "blocks.1.bias", "blocks.2.bias"),
        ),
    ],
)
def test_roles_and_patterns_choose(options: dict[str, object], expected: tuple[str, ...]) -> None:
    assert _names(**options) == expected


def test_everything_may_take_part() -> None:
    assert _names(ignore=(), frozen=True) == SPACE.names


def test_a_role_that_the_model_lacks_may_be_ignored() -> None:
    assert _names(ignore=("bias", "norm", "recurrent")) == FLOATS


def test_upper_and_lower_case_differ() -> None:
    with pytest.raises(InputError):
        _names(select=("STEM.*",))


@pytest.mark.parametrize(("side", "entry"), [("select", "conf"), ("ignore", "stem.wieght"), ("ignore", "layer9.*")])
def test_an_entry_that_matches_nothing_is_refused_with_a_hint(side: str, entry: str) -> None:
    with pytest.raises(InputError, match="a role or a pattern of tensor names") as caught:
        _names(**{side: (entry,)})
    assert repr(entry) in str(caught.value)
    if entry == "conf":
        assert "did you mean 'conv'?" in str(caught.value)


def test_nothing_left_is_refused_with_what_was_asked_for() -> None:
    with pytest.raises(ModelError, match=r"bias.*ignored"):
        _names(select=("bias",))


def test_a_frozen_model_is_told_apart() -> None:
    space = ParameterSpace.of(nn.Linear(2, 2).requires_grad_(False))
    with pytest.raises(ModelError, match=r"requires_grad=False.*frozen=True"):
        Selection().of(space)
    assert [info.name for info in Selection(frozen=True).of(space)] == ["weight"]


def test_entries_from_one_string_or_many() -> None:
    assert as_names(None) == ()
    assert as_names("bias, norm,,") == ("bias", "norm")
    assert as_names(["a", "b"]) == ("a", "b")
