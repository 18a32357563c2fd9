"""Every size of every recipe runs to its end: the paper's nets and settings, tried with one training step."""

from __future__ import annotations

import gzip
import hashlib
import json
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from orograph import registry
from orograph.cli.app import main
from orograph.lab.data import with_samples
from orograph.recipes._bench import Trial, run_recipe

SAMPLES = 12  # of each file


@pytest.fixture
def photographs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of noise in the formats of CIFAR-10 and Fashion-MNIST."""
    rng = np.random.default_rng(0)
    cifar, fashion = tmp_path / "cifar", tmp_path / "fashion"
    cifar.mkdir()
    fashion.mkdir()
    for name in (*(f"data_batch_{number}.bin" for number in range(1, 6)), "test_batch.bin"):
        records = rng.integers(0, 256, (SAMPLES, 3073), dtype=np.uint8)
        records[:, 0] = np.arange(SAMPLES) % 10
        (cifar / name).write_bytes(records.tobytes())
    sums = {}
    for part in ("train", "t10k"):
        images = rng.integers(0, 256, (SAMPLES, 28, 28), dtype=np.uint8)
        labels = (np.arange(SAMPLES) % 10).astype(np.uint8)
        for kind, values in (("images-idx3", images), ("labels-idx1", labels)):
            header = bytes([0, 0, 8, values.ndim]) + b"".join(size.to_bytes(4, "big") for size in values.shape)
            content = header + values.tobytes()
            name = f"{part}-{kind}-ubyte"
            sums[name] = hashlib.md5(content).hexdigest()
            (fashion / f"{name}.gz").write_bytes(gzip.compress(content))
    monkeypatch.setenv("OROGRAPH_CIFAR10", str(cifar))
    monkeypatch.setenv("OROGRAPH_FASHION_MNIST", str(fashion))
    monkeypatch.setattr(import_module("orograph.lab.datasets.fashion_mnist"), "MD5", sums)
    monkeypatch.setattr(import_module("orograph.lab.datasets.cifar10"), "IMAGES", SAMPLES)
    monkeypatch.setattr("orograph.plot._save.DPI", 30)
    monkeypatch.setattr("orograph.plot.contour._FINE", 30)


QUICK = ("cs231n_svm_slices", "goodfellow2015_interpolation")
"""Those of half a minute; the others, with nets of 56 and 110 layers, are left to `make test-paper`."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=() if n in QUICK else pytest.mark.paper) for n in registry.names("recipe")]
)
def test_the_paper_size_runs_to_its_page(name: str, tmp_path: Path, photographs: None) -> None:
    done = run_recipe(name, tmp_path / name, size="paper", workers=1, trial=True)
    told = json.loads((tmp_path / name / "findings.json").read_text())
    assert told["size"] == "paper"
    assert len(told["verdicts"]) == len(done.findings.verdicts) > 0
    assert done.page.is_file()
    asked = [json.loads(path.read_text()) for path in (tmp_path / "nets").glob("*/configuration.json")]
    assert bool(asked) == (name != "cs231n_svm_slices")
    for each in asked:
        assert each["asked"]["epochs"] <= 4
        assert each["data"]["train"]["count"] == Trial().samples


@pytest.mark.slow
def test_a_trial_is_offered_by_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("orograph.plot._save.DPI", 30)
    assert main(["run", "goodfellow2015_interpolation", "--size", "small", "--trial", "--quiet"]) == 0
    folder = tmp_path / "orograph-recipes"
    assert (folder / "goodfellow2015_interpolation-small-trial" / "index.html").is_file()
    assert {len(json.loads(path.read_text())["losses"]) for path in folder.glob("nets/*/history.json")} == {1}


def test_a_data_set_is_cut_in_its_own_words() -> None:
    assert with_samples("cifar10", 4) == "cifar10:samples=4,test_samples=4"
    assert with_samples("digits:test_samples=9,samples=300", 4) == "digits:samples=4,test_samples=4"
