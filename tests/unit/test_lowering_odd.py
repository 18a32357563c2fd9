"""Models that are awkward to trace: the same numbers as the model's own, or a refusal that says why."""

from __future__ import annotations

import re

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils import parametrizations, weight_norm

from orograph.engine.errors import CannotLower
from orograph.engine.routes.lowered import Lowered
from orograph.objectives.objective import Objective
from orograph.subspaces.plane import Plane


@pytest.fixture(autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


POINTS = ((0.0, 0.0), (0.7, -0.4), (-1.0, 0.25))


def close(found: Tensor, wanted: Tensor, share: float = 2e-5) -> bool:
    return bool((found - wanted).abs().max() <= share * wanted.abs().max())


def on_a_plane(net: nn.Module, batch: tuple | dict, targets: Tensor | None = None):
    """The route and the model at points of a plane: coordinates → (route's output, model's output)."""
    args, kwargs = ((), batch) if isinstance(batch, dict) else (batch, {})
    net.eval()
    plane = Plane.random(Objective(net, batch, loss=lambda model, b: {"loss": (torch.zeros(()), 1)}), seed=0)
    before = [(t, t.clone()) for t in net.state_dict().values()]
    parameters = [p.data for p in plane.origin.space.bind(net)]
    found = []
    route = Lowered(net, plane, args, kwargs)
    for point in POINTS:
        plane.write(point, parameters, plane.moves())
        route.refresh(point)
        with torch.no_grad():
            found.append((route(*args, **kwargs), net(*args, **kwargs)))
    plane.place(parameters)
    assert all(torch.equal(tensor, value) for tensor, value in before)
    return found


def agree(net: nn.Module, *batch: Tensor) -> None:
    for found, wanted in on_a_plane(net, batch):
        assert found.dtype == wanted.dtype
        assert close(found, wanted)


def refuse(net: nn.Module, text: str, *batch: Tensor) -> None:
    with pytest.raises(CannotLower, match=re.escape(text)):
        on_a_plane(net, batch)


class Twice(nn.Module):
    """One convolution and one BatchNorm used twice, and a weight tied to another."""

    def __init__(self) -> None:
        super().__init__()
        self.conv, self.bn = nn.Conv2d(4, 4, 3, padding=1), nn.BatchNorm2d(4)
        self.bn.running_mean.uniform_(-1, 1)
        self.bn.running_var.uniform_(0.5, 2)
        self.up, self.down = nn.Linear(4, 6), nn.Linear(6, 4)
        self.down.weight = nn.Parameter(torch.randn(4, 6))
        self.tied = self.down

    def forward(self, x: Tensor) -> Tensor:
        for _ in range(2):
            x = x + self.bn(self.conv(x)).relu()
        h = self.up(x.mean((2, 3)))
        return self.tied(h) + functional.linear(h, self.down.weight)


def test_modules_used_twice_and_tied_weights():
    agree(Twice(), torch.randn(5, 4, 6, 6))


def test_a_convolution_seen_by_two_is_not_folded_away():
    class Both(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.conv, self.bn = nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4)
            self.bn.running_mean.uniform_(-1, 1)

        def forward(self, x: Tensor) -> Tensor:
            y = self.conv(x)
            return self.bn(y) * y

    agree(Both(), torch.randn(5, 3, 6, 6))


def test_frozen_parameters_and_convolutions_of_other_kinds():
    net = nn.Sequential(
        nn.Conv2d(4, 8, 3, groups=4, padding="same"),
        nn.BatchNorm2d(8, affine=False),
        nn.Hardtanh(inplace=True),
        nn.ConvTranspose2d(8, 4, 2, stride=2),
        nn.BatchNorm2d(4),
        nn.SiLU(inplace=True),
        nn.Conv2d(4, 4, 3, dilation=2, stride=2, padding_mode="circular", padding=1),
        nn.Flatten(),
        nn.LazyLinear(3),
    )
    net(torch.randn(2, 4, 9, 9))
    net[0].weight.requires_grad_(False)
    agree(net, torch.randn(5, 4, 9, 9))


@pytest.mark.parametrize("dims", [1, 3])
def test_convolutions_of_sequences_and_volumes(dims):
    conv, bn = getattr(nn, f"Conv{dims}d"), getattr(nn, f"BatchNorm{dims}d")
    agree(nn.Sequential(conv(3, 5, 3), bn(5), nn.ReLU(), conv(5, 2, 1), nn.Flatten()), torch.randn(4, 3, *[6] * dims))


def test_batchnorm_of_sequences_after_a_linear_layer():
    class Odd(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.linear, self.bn = nn.Linear(4, 4), nn.BatchNorm1d(4)
            self.bn.running_mean.uniform_(-1, 1)

        def forward(self, x: Tensor) -> Tensor:
            return self.bn(self.linear(x))

    agree(Odd(), torch.randn(3, 4, 4))


def test_batchnorm_that_keeps_no_statistics():
    net = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4, track_running_stats=False), nn.Tanh())
    agree(net, torch.randn(6, 3))


def test_parametrized_weights():
    net = nn.Sequential(parametrizations.weight_norm(nn.Linear(4, 5)), nn.ReLU(), nn.Linear(5, 2))
    agree(net, torch.randn(6, 4))


def test_an_old_weight_norm_is_a_hook():
    with pytest.warns(FutureWarning):
        net = nn.Sequential(weight_norm(nn.Linear(4, 5)), nn.ReLU())
    refuse(net, "hooks", torch.randn(6, 4))


def test_forward_hooks_are_not_lost():
    net = nn.Sequential(nn.Linear(4, 5), nn.ReLU())
    net[0].register_forward_hook(lambda module, inputs, output: output * 2)
    refuse(net, "hooks", torch.randn(6, 4))


def test_control_flow_that_depends_on_the_data():
    class Branch(nn.Linear):
        def forward(self, x: Tensor) -> Tensor:
            return super().forward(x) if x.sum() > 0 else x

    refuse(Branch(4, 4), "cannot be traced", torch.randn(6, 4))


def test_control_flow_that_depends_on_the_weights():
    class Branch(nn.Linear):
        def forward(self, x: Tensor) -> Tensor:
            return super().forward(x) if self.weight.sum() > 0 else x

    refuse(Branch(4, 4), "cannot be traced", torch.randn(6, 4))


def test_work_outside_torch_is_noticed():
    class Numpy(nn.Linear):
        def forward(self, x: Tensor) -> Tensor:
            return super().forward(torch.from_numpy(x.numpy() ** 2))

    refuse(Numpy(4, 4), "other numbers", torch.randn(6, 4))


def test_weights_that_leave_torch_are_noticed():
    class Numpy(nn.Linear):
        def forward(self, x: Tensor) -> Tensor:
            return functional.linear(x, torch.from_numpy(self.weight.detach().numpy() ** 2))

    refuse(Numpy(4, 4), "other numbers", torch.randn(6, 4))


def test_random_numbers():
    class Noisy(nn.Linear):
        def forward(self, x: Tensor) -> Tensor:
            return functional.dropout(super().forward(x), 0.5, training=True)

    refuse(Noisy(4, 4), "random numbers", torch.randn(6, 4))


def test_idle_dropout_vanishes():
    agree(
        nn.Sequential(nn.Linear(4, 4), nn.Dropout(0.5, inplace=True), nn.AlphaDropout(), nn.ReLU()), torch.randn(6, 4)
    )


def test_a_model_that_writes_into_its_input():
    class Writes(nn.Linear):
        def forward(self, x: Tensor) -> Tensor:
            return super().forward(x.clone().mul_(2)) + x.add_(1)

    refuse(Writes(4, 4), "writes into its tensors", torch.randn(6, 4))


def test_a_model_that_writes_into_a_view():
    class Writes(nn.Linear):
        def forward(self, x: Tensor) -> Tensor:
            y = super().forward(x)
            y[:, 0].zero_()
            return y

    refuse(Writes(4, 4), "writes into its tensors", torch.randn(6, 4))


def test_writing_into_a_tensor_of_its_own_is_fine():
    class Writes(nn.Linear):
        def forward(self, x: Tensor) -> Tensor:
            y = super().forward(x)
            y += x
            return y.flatten(1).relu_()

    agree(Writes(4, 4), torch.randn(6, 4))


def test_a_model_that_keeps_state():
    class Counts(nn.Linear):
        calls = 0

        def forward(self, x: Tensor) -> Tensor:
            self.calls = self.calls + 1
            return super().forward(x) * self.calls

    net = Counts(4, 4)
    refuse(net, "keeps state", torch.randn(6, 4))
    assert net.calls == 0


def test_a_buffer_that_counts():
    class Counts(nn.Linear):
        def __init__(self) -> None:
            super().__init__(4, 4)
            self.register_buffer("seen", torch.zeros(()))

        def forward(self, x: Tensor) -> Tensor:
            self.seen += 1
            return super().forward(x)

    net = Counts()
    refuse(net, "writes into its tensors", torch.randn(6, 4))
    assert net.seen == 0


def test_training_mode_is_refused():
    net = nn.Sequential(nn.Linear(4, 4), nn.BatchNorm1d(4))
    plane = Plane.random(Objective(net, (torch.randn(6, 4), torch.zeros(6, dtype=torch.long))), seed=0)
    with pytest.raises(CannotLower, match="training mode"):
        Lowered(net.train(), plane, (torch.randn(6, 4),))


class Scaled(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x: Tensor) -> Tensor:
        return x * 3

    @staticmethod
    def backward(ctx, gradient: Tensor) -> Tensor:
        return gradient * 3


def test_a_custom_autograd_function():
    class Custom(nn.Linear):
        def forward(self, x: Tensor) -> Tensor:
            return Scaled.apply(super().forward(x))

    agree(Custom(4, 4), torch.randn(6, 4))


@pytest.mark.parametrize("kind", [nn.LSTM, nn.GRU, nn.RNN])
def test_recurrent_nets(kind):
    class Last(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.rnn, self.out = kind(3, 5, num_layers=2, batch_first=True, dropout=0.2), nn.Linear(5, 2)

        def forward(self, x: Tensor) -> Tensor:
            return self.out(self.rnn(x)[0][:, -1])

    agree(Last(), torch.randn(4, 6, 3))


def test_library_transformers():
    layer = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True)
    agree(nn.TransformerEncoder(layer, 2, enable_nested_tensor=False), torch.randn(4, 5, 8))


def test_dicts_in_and_out():
    class Dicts(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.linear = nn.Linear(4, 2)

        def forward(self, first: Tensor, second: Tensor, scale: float = 2.0) -> dict:
            logits = self.linear(first) + scale * second
            return {"logits": logits, "extra": (logits.sum(), None, 3, "text")}

    batch = {"first": torch.randn(5, 4), "second": torch.randn(5, 2)}
    for found, wanted in on_a_plane(Dicts(), batch):
        assert close(found["logits"], wanted["logits"])
        assert close(found["extra"][0], wanted["extra"][0])
        assert found["extra"][1:] == (None, 3, "text")


def test_outputs_of_other_kinds_are_refused():
    class Odd(nn.Linear):
        def forward(self, x: Tensor) -> object:
            return {"logits": super().forward(x), "who": object()}

    refuse(Odd(4, 4), "returns a object", torch.randn(6, 4))


def test_a_model_in_float64_and_one_in_half_precision():
    net = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten(), nn.Linear(64, 2))
    for found, wanted in on_a_plane(net.double(), (torch.randn(5, 3, 6, 6, dtype=torch.float64),)):
        assert close(found, wanted, 1e-14)
    for found, wanted in on_a_plane(net.bfloat16(), (torch.randn(5, 3, 6, 6, dtype=torch.bfloat16),)):
        assert found.dtype == torch.bfloat16
        assert close(found.float(), wanted.float(), 0.02)


def test_autocast_inside_the_model():
    class Casts(nn.Linear):
        def forward(self, x: Tensor) -> Tensor:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                return super().forward(x)

    refuse(Casts(4, 4), "_enter_autocast", torch.randn(6, 4))


def test_views_after_channels_last_convolutions():
    class Views(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.conv, self.out = nn.Conv2d(3, 4, 3), nn.Linear(64, 2)

        def forward(self, x: Tensor) -> Tensor:
            return self.out(self.conv(x).view(len(x), -1))

    agree(Views(), torch.randn(5, 3, 6, 6))


def test_a_residual_that_is_needed_later_is_not_written_over():
    class Later(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.a, self.b = nn.Conv2d(3, 4, 3, padding=1), nn.Conv2d(4, 4, 3, padding=1)

        def forward(self, x: Tensor) -> Tensor:
            y = self.a(x)
            z = functional.relu(self.b(y) + y)
            return z * y + self.b(z) + y[:, :, :1]

    agree(Later(), torch.randn(5, 3, 6, 6))


def test_a_residual_made_of_weights_alone_is_not_written_over():
    class Shift(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.conv = nn.Conv2d(3, 4, 3, padding=1)
            self.place = nn.Parameter(torch.randn(5, 4, 6, 6))

        def forward(self, x: Tensor) -> Tensor:
            return functional.relu(self.conv(x) + (self.place * 2.0))

    net = Shift().eval()
    x = torch.randn(5, 3, 6, 6)
    plane = Plane.random(Objective(net, x, loss=lambda model, b: {"loss": (torch.zeros(()), 1)}), seed=0)
    route = Lowered(net, plane, (x,))
    with torch.no_grad():
        assert all(close(route(x), net(x)) for _ in range(3))
