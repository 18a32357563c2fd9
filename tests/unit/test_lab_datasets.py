"""The lab's data sets: readers against files made by hand, formulas, subsets, provenance; nothing is downloaded."""

from __future__ import annotations

import gzip
import hashlib
import json
import struct
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from orograph.errors import DataError, InputError, MissingPackageError
from orograph.lab.data import describe, load_data
from orograph.lab.datasets import cifar10 as cifar_module
from orograph.lab.datasets import fashion_mnist as fashion_module
from orograph.lab.datasets._idx import read_idx
from orograph.lab.datasets.cifar10 import cifar10
from orograph.lab.datasets.circles import circles
from orograph.lab.datasets.digits import digits
from orograph.lab.datasets.fashion_mnist import MD5, fashion_mnist
from orograph.lab.datasets.gaussians import gaussians
from orograph.lab.datasets.moons import moons
from orograph.lab.datasets.spirals import spirals
from orograph.lab.datasets.swiss_roll import swiss_roll
from orograph.lab.datasets.tabular import tabular
from orograph.lab.datasets.text import text, vocabulary
from orograph.registry import build, names
from orograph.testing.lab import check_dataset

DRAWN = ("circles", "gaussians", "moons", "spirals", "swiss_roll")


@pytest.fixture(autouse=True)
def _nothing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for variable in (fashion_module.VARIABLE, cifar_module.VARIABLE):
        monkeypatch.delenv(variable, raising=False)
    fashion_module._files.cache_clear()
    cifar_module._files.cache_clear()
    yield
    fashion_module._files.cache_clear()
    cifar_module._files.cache_clear()


# ------------------------------------------------------------------------------------------------ Fashion-MNIST


def idx(values: np.ndarray) -> bytes:
    return (
        bytes([0, 0, 8, values.ndim]) + struct.pack(f">{values.ndim}I", *values.shape) + values.astype("u1").tobytes()
    )


def write_fashion(folder: Path, monkeypatch: pytest.MonkeyPatch, *, packed: bool = False) -> dict[str, np.ndarray]:
    generator, made = np.random.default_rng(0), {}
    folder.mkdir(parents=True, exist_ok=True)
    for part, count in (("train", 12), ("t10k", 5)):
        made[f"{part}-images-idx3-ubyte"] = generator.integers(0, 256, (count, 28, 28))
        made[f"{part}-labels-idx1-ubyte"] = generator.integers(0, 10, count)
    for name, values in made.items():
        content = idx(values)
        (folder / (name + ".gz" if packed else name)).write_bytes(gzip.compress(content) if packed else content)
        monkeypatch.setitem(MD5, name, hashlib.md5(content, usedforsecurity=False).hexdigest())  # type: ignore[arg-type]
    return made


@pytest.mark.slow
def test_files_make_data_sets_that_keep_the_laws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: None) -> None:
    write_fashion(tmp_path / "fashion", monkeypatch)
    write_cifar(tmp_path / "cifar")
    check_dataset(partial(fashion_mnist, folder=str(tmp_path / "fashion")))
    check_dataset(partial(cifar10, folder=str(tmp_path / "cifar")))


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("below", ["", "raw", "FashionMNIST/raw"])
def test_fashion_mnist_reads_what_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool, below: str
) -> None:
    made = write_fashion(tmp_path / below, monkeypatch, packed=packed)
    pixels, labels = made["t10k-images-idx3-ubyte"], made["t10k-labels-idx1-ubyte"]
    mean, std = made["train-images-idx3-ubyte"].mean(), made["train-images-idx3-ubyte"].std()
    inputs, targets = fashion_mnist("test", folder=str(tmp_path))
    assert inputs.shape == (5, 1, 28, 28)
    assert np.allclose(inputs[:, 0].numpy(), (pixels - mean) / std, atol=1e-5)
    assert targets.tolist() == labels.tolist()
    assert np.allclose(fashion_mnist("test", folder=str(tmp_path), normalise="unit")[0][:, 0], pixels / 255)
    raw = fashion_mnist("test", folder=str(tmp_path), normalise="none", shrink=2)[0]
    assert np.allclose(raw[:, 0], pixels.reshape(5, 14, 2, 14, 2).mean(axis=(2, 4)))


def test_fashion_mnist_is_looked_for_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_fashion(tmp_path / "a", monkeypatch)
    monkeypatch.setattr(fashion_module, "PLACES", (str(tmp_path / "a"),))
    assert fashion_mnist().about["source"] == str(tmp_path / "a")
    monkeypatch.setenv(fashion_module.VARIABLE, str(tmp_path / "b"))
    with pytest.raises(DataError, match=r"no train-images-idx3-ubyte in .*b; install the Debian package"):
        fashion_mnist()
    assert len(fashion_mnist(folder=str(tmp_path / "a"))[0]) == 12
    with pytest.raises(DataError, match=r"no train-images-idx3-ubyte in .*nowhere"):
        fashion_mnist(folder=str(tmp_path / "nowhere"))


def test_damaged_idx_files_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_fashion(tmp_path, monkeypatch)
    file = tmp_path / "train-images-idx3-ubyte"
    good = file.read_bytes()
    cases: list[tuple[bytes, str]] = [
        (b"\x1f\x8b" + good[2:], "an IDX file of unsigned bytes in 3 dimensions .* begins with 1f 8b 08 03"),
        (b"", "begins with nothing"),
        (good[:-1], r"9424 bytes in .*train-images.*, as its header says, but got 9423"),
        (good + b"x", "but got 9425"),
        (good[:-1] + bytes([good[-1] ^ 1]), "train-images-idx3-ubyte with MD5"),
    ]
    for content, said in cases:
        file.write_bytes(content)
        with pytest.raises(DataError, match=said):
            fashion_mnist(folder=str(tmp_path))
    file.with_name(file.name + ".gz").write_bytes(gzip.compress(good)[:-9])
    file.unlink()
    with pytest.raises(DataError, match="a readable file"):
        fashion_mnist(folder=str(tmp_path))
    file.write_bytes(good)
    (tmp_path / "train-labels-idx1-ubyte").unlink()
    with pytest.raises(DataError, match=r"the file .*train-labels-idx1-ubyte, packed or not"):
        fashion_mnist(folder=str(tmp_path))


def test_idx_of_other_shapes(tmp_path: Path) -> None:
    values = np.arange(24).reshape(2, 3, 4)
    (tmp_path / "cube").write_bytes(idx(values))
    assert read_idx(tmp_path / "cube", 3).tolist() == values.tolist()
    with pytest.raises(DataError, match="in 1 dimensions"):
        read_idx(tmp_path / "cube", 1)


@pytest.mark.skipif(not Path(fashion_module.PLACES[0]).is_dir(), reason="needs the Debian package")
def test_the_real_fashion_mnist() -> None:
    inputs, targets = fashion_mnist()
    assert inputs.shape == (60_000, 1, 28, 28)
    assert torch.bincount(targets).tolist() == [6000] * 10
    assert abs(inputs.double().mean().item()) < 1e-6
    assert abs(inputs.double().std().item() - 1) < 1e-5
    unit = fashion_mnist(normalise="unit", samples=60_000)[0].double()
    assert (unit.mean().item(), unit.std().item()) == pytest.approx((0.2860, 0.3530), abs=1e-4)  # as published
    assert torch.bincount(fashion_mnist("test")[1]).tolist() == [1000] * 10


# ----------------------------------------------------------------------------------------------------- CIFAR-10


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of CIFAR-10 with 3 images each."""
    monkeypatch.setattr(cifar_module, "IMAGES", 3)


def write_cifar(folder: Path) -> dict[str, np.ndarray]:
    folder.mkdir(parents=True, exist_ok=True)
    generator, made = np.random.default_rng(0), {}
    for name in (*cifar_module.FILES["train"], "test_batch.bin"):
        records = generator.integers(0, 256, (3, 3073)).astype("u1")
        records[:, 0] %= 10
        made[name] = records
        (folder / name).write_bytes(records.tobytes())
    return made


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("below", ["", "cifar-10-batches-bin"])
def test_cifar10_reads_what_was_written(tmp_path: Path, below: str) -> None:
    made = write_cifar(tmp_path / below)
    inputs, targets = cifar10(folder=str(tmp_path))
    assert inputs.shape == (15, 3, 32, 32)
    assert targets.tolist() == [int(r[0]) for name in cifar_module.FILES["train"] for r in made[name]]
    for channel in range(3):
        assert abs(inputs[:, channel].mean().item()) < 1e-5
        assert abs(inputs[:, channel].std(correction=0).item() - 1) < 1e-5
    raw = cifar10("test", folder=str(tmp_path), normalise="none")[0]
    record = made["test_batch.bin"][1]
    assert raw[1, 2, 5, 7] == record[1 + 2 * 1024 + 5 * 32 + 7]  # blue comes last, rows one after the other


def test_cifar10_with_images_missing(tmp_path: Path) -> None:
    write_cifar(tmp_path)
    with pytest.raises(DataError, match=r"10,000 records of 3,073 bytes in .*data_batch_1.bin, but got 9,219 bytes"):
        cifar10(folder=str(tmp_path))


@pytest.mark.usefixtures("few")
def test_damaged_cifar_files_are_named(tmp_path: Path) -> None:
    write_cifar(tmp_path)
    file = tmp_path / "data_batch_2.bin"
    good = file.read_bytes()
    for content, said in (
        (good[:-1], r"3 records of 3,073 bytes in .*data_batch_2.bin, but got 9,218 bytes"),
        (good[:-3073], "but got 6,146 bytes in all"),
        (b"", "but got 0 bytes in all"),
        (bytes([10]) + good[1:], "labels from 0 to 9 in .*data_batch_2.bin, but got 10"),
    ):
        file.write_bytes(content)
        with pytest.raises(DataError, match=said):
            cifar10(folder=str(tmp_path))
    file.unlink()
    with pytest.raises(DataError, match=r"a readable file .*data_batch_2.bin"):
        cifar10(folder=str(tmp_path))
    with pytest.raises(DataError, match=r"unpack cifar-10-binary\.tar\.gz from its authors' page"):
        cifar10(folder=str(tmp_path / "no"))


# --------------------------------------------------------------------------------------------------------- text


def test_text_windows(tmp_path: Path) -> None:
    written = "".join(chr(97 + (7 * i) % 26) for i in range(200)) + "é\n"
    (tmp_path / "a.txt").write_text(written, encoding="utf-8")
    letters = vocabulary(str(tmp_path / "a.txt"))
    assert letters == "".join(sorted(set(written)))
    for split, part in (("train", written[:182]), ("test", written[182:])):
        inputs, targets = text(split, context=6, file=str(tmp_path / "a.txt"))
        assert inputs.shape == targets.shape == ((len(part) - 1) // 6, 6)
        read = "".join(letters[code] for code in inputs.flatten().tolist())
        assert read == part[: len(read)]
        assert "".join(letters[code] for code in targets.flatten().tolist()) == part[1 : len(read) + 1]


def test_text_without_a_file_is_pythons_own() -> None:
    inputs, _ = text("train", context=64)
    assert 4_000 < len(inputs) < 20_000
    assert 80 <= len(vocabulary()) < 300
    assert text("test").about["source"] == "pydoc_data.topics"


def test_text_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"\xe9\xe8")
    (tmp_path / "short").write_text("abc")
    for name, said in (("latin", "a text in UTF-8"), ("none", "No such file"), ("short", "windows of 65 characters")):
        with pytest.raises(DataError, match=said):
            text(file=str(tmp_path / name))


# ------------------------------------------------------------------------------------------- drawn sets and tables


@pytest.mark.parametrize("name", DRAWN)
def test_drawn_sets(name: str) -> None:
    before = torch.get_rng_state()
    inputs, targets = build("dataset", name, samples=301, seed=5)
    assert inputs.shape == (301, 2)
    assert inputs.dtype == torch.float32
    assert targets.dtype == torch.int64
    assert torch.bincount(targets).float().std() <= 1
    changes = ({"seed": 5}, {"seed": 6}, {"seed": 5, "split": "test"})
    again, other, test = (build("dataset", name, samples=301, **change)[0] for change in changes)
    assert torch.equal(inputs, again)
    assert not torch.equal(inputs, other)
    assert not torch.equal(inputs, test)
    assert torch.equal(before, torch.get_rng_state())
    wrong = {"samples": (0, "positive samples"), "noise": (-1.0, "noise of 0 or more"), "seed": (-1, "seed of 0")}
    for option, (value, said) in wrong.items():
        with pytest.raises(InputError, match=said):
            build("dataset", name, **{option: value})


def test_drawn_sets_lie_where_their_formulas_say() -> None:
    x, y = circles(samples=900, noise=0.0, classes=3)
    assert torch.allclose(x.norm(dim=1), (y + 1) / 3, atol=1e-6)
    x, y = spirals(samples=900, noise=0.0, turns=2.0, classes=3)
    r = x.norm(dim=1).double()
    angle = 2 * np.pi * (2 * r + y / 3)
    assert torch.allclose(x.double(), r[:, None] * torch.stack([angle.cos(), angle.sin()], 1), atol=1e-5)
    assert (r < 0.5).double().mean().item() == pytest.approx(0.25, abs=0.05)  # evenly over the disc
    x, y = moons(samples=900, noise=0.0)
    centre = torch.where(y[:, None] == 0, torch.tensor([-0.5, -0.25]), torch.tensor([0.5, 0.25]))
    assert torch.allclose((x - centre).norm(dim=1), torch.ones(900), atol=1e-5)
    x, y = gaussians(samples=9000, classes=3, dimensions=5, noise=2.0)
    assert x[y == 1].std(dim=0).mean().item() == pytest.approx(2.0, rel=0.03)
    assert torch.allclose(x[y == 1].mean(0), gaussians("test", samples=9000, dimensions=5, noise=0.0)[0][1], atol=0.2)
    x, y = swiss_roll(samples=900, noise=0.0, classes=3)
    r = x.norm(dim=1).double()
    angle = 4.5 * np.pi * r + 2 * np.pi * y / 3
    assert torch.allclose(x.double(), r[:, None] * torch.stack([angle.cos(), angle.sin()], 1), atol=1e-5)
    x, y = swiss_roll(samples=900, noise=0.0, classes=4, dimensions=3, bands=True)
    along = x[:, [0, 2]].norm(dim=1)
    assert all(along[y == c].max() < along[y == c + 1].min() for c in range(3))
    assert x[:, 1].abs().max() <= 0.5
    with pytest.raises(InputError, match="2 or 3 dimensions"):
        swiss_roll(dimensions=4)


@pytest.mark.parametrize(("name", "shape"), [("iris", (120, 4)), ("wine", (143, 13)), ("breast_cancer", (456, 30))])
def test_tables(name: str, shape: tuple[int, int]) -> None:
    pytest.importorskip("sklearn")
    inputs, targets = tabular(name=name)
    assert inputs.shape == shape
    assert inputs.mean(dim=0).abs().max() < 1e-5
    unit = tabular(name=name, normalise="unit")[0]
    assert (unit.min().item(), unit.max().item()) == (0, 1)
    rows = torch.cat([inputs, tabular("test", name=name)[0]])
    assert len(rows.unique(dim=0)) >= len(rows) - 2
    assert len(targets) == len(inputs)


def test_tables_without_scikit_learn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.datasets", None)
    with pytest.raises(MissingPackageError, match="pip install scikit-learn"):
        tabular()
    with pytest.raises(InputError, match="did you mean 'wine'"):
        tabular(name="wien")


# ------------------------------------------------------------------------------------------ subsets and provenance


def test_subsets_are_nested_and_normalised_by_the_whole() -> None:
    whole, small, smaller = digits(), digits(samples=300), digits(samples=40)
    rows = [{row.numpy().tobytes() for row in inputs} for inputs, _ in (whole, small, smaller)]
    assert rows[2] < rows[1] < rows[0]
    assert torch.bincount(small[1]).min() > 15
    with pytest.raises(InputError, match="from 1 to 1437 samples, but got samples=1438"):
        digits(samples=1438)
    with pytest.raises(InputError, match="did you mean 'standard'"):
        digits(normalise="standart")


@pytest.mark.parametrize("spec", ["digits:samples=50", "text:context=16,samples=9", *DRAWN, "moons:samples=30"])
def test_description_is_json_and_says_what_matters(spec: str) -> None:
    told = json.loads(json.dumps(describe(spec)))
    for half in ("train", "test"):
        assert {"source", "split", "count", "inputs", "targets", "tensors_sha256"} <= told[half].keys()
        assert told[half]["split"] == half
    assert told["train"]["tensors_sha256"] != told["test"]["tensors_sha256"]
    assert told == json.loads(json.dumps(describe(spec)))


def test_data_by_spec() -> None:
    data = load_data("digits: samples=50, test_samples=20, flatten=true")
    assert (len(data.train[0]), len(data.test[0]), data.classes) == (50, 20, 10)
    assert load_data("digits:samples=3,test_samples=3").classes == load_data("digits:samples=20").classes == 10
    assert load_data("moons:samples=1,test_samples=1").classes == 2
    assert load_data("text:context=8,samples=1,test_samples=1").classes == len(vocabulary())
    assert len(load_data("digits:samples=50").test[0]) == 360
    assert len(load_data("moons:samples=50").test[0]) == 50
    assert data.spec == "digits:flatten=true,normalise=standard,samples=50,train=1437,test_samples=20"
    words = load_data("text:context=16,samples=9,test_samples=3")
    assert words.options_for("transformer:layers=1") == {"vocabulary": len(vocabulary()), "context": 16}
    assert load_data("digits").options_for("resnet:depth=8,channels=1") == {"classes": 10}
    assert data.sha256 != load_data("digits:samples=50,test_samples=21,flatten=true").sha256
    for spec, said in (
        ("digts", "did you mean 'digits'"),
        ("digits:sample=5", "did you mean 'samples'"),
        ("digits:test_samples=x", "an int"),
        ("digits:samples=1.5", "an int for the option 'samples'"),
    ):
        with pytest.raises(InputError, match=said):
            load_data(spec)


@pytest.mark.parametrize("name", [n for n in names("dataset") if n not in ("fashion_mnist", "cifar10")])
def test_every_data_set_gives_new_tensors(name: str) -> None:
    if name == "tabular":
        pytest.importorskip("sklearn")
    one: Any = build("dataset", name)
    one[0].zero_()
    assert build("dataset", name)[0].any()
    with pytest.raises(InputError, match="the split 'train'"):
        build("dataset", name, split="validation")


def test_digits_can_be_cut_elsewhere() -> None:
    whole, train, test = (digits(split, flatten=True, train=1024) for split in ("all", "train", "test"))
    assert (len(train[0]), len(test[0])) == (1024, 773)
    torch.testing.assert_close(torch.cat([train[0], test[0]]), whole[0])
    torch.testing.assert_close(whole[0], digits("all", flatten=True)[0])
    with pytest.raises(InputError, match="from 1 to 1796 training images, but got 1797; leave it out for 1,437"):
        digits(train=1797)
