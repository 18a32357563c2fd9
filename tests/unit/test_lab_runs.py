"""Run folders: found again, never trained twice, resumed, locked, named when damaged; and spec strings of functions."""

from __future__ import annotations

import json
import multiprocessing
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from orograph import registry
from orograph.errors import DataError, InputError, StoreError
from orograph.lab import runs
from orograph.lab.device import device_of
from orograph.lab.evaluate import evaluate
from orograph.lab.history import Progress
from orograph.lab.runs import Configuration, Run, trained
from orograph.recipes.li2018_skip_connections import SETTINGS, _configuration
from orograph.trajectory.recorder import Recorder
from orograph.trajectory.recording import Recording

SMALL = Configuration(model="mlp:sizes=64-16-10", epochs=3, optimiser="adam:learning_rate=0.01")


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def epochs_run(configuration: Configuration, root: Path, **options: Any) -> tuple[Run, list[int]]:
    heard: list[int] = []
    return trained(configuration, root, progress=lambda told: heard.append(told.epoch), **options), heard


def die_at(epoch: int) -> Callable[[Progress], None]:
    def tell(told: Progress) -> None:
        if told.epoch == epoch:
            raise KeyboardInterrupt

    return tell


# --------------------------------------------------------------------------------------------- found, not trained


def test_nothing_is_trained_twice(tmp_path: Path) -> None:
    run, heard = epochs_run(SMALL, tmp_path)
    assert heard == [1, 2, 3]
    again, heard = epochs_run(SMALL, tmp_path)
    assert heard == []
    assert again.folder == run.folder
    assert again.history == run.history
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    "same",
    [
        {"model": "mlp: activation=relu,sizes=64-16-10,seed=0"},
        {"optimiser": "adam:beta1=0.9,learning_rate=1e-2"},
        {"data": "digits:normalise=standard"},
        {"schedule": "cosine:warmup=0"},
    ],
)
def test_the_same_in_other_words_is_the_same(tmp_path: Path, same: dict[str, Any]) -> None:
    run, _ = epochs_run(SMALL, tmp_path)
    again, heard = epochs_run(replace(SMALL, **same), tmp_path)
    assert (heard, again.folder) == ([], run.folder)


@pytest.mark.parametrize(
    "change",
    [
        {"model": "mlp:sizes=64-17-10"},
        {"model": "mlp:sizes=64-16-10,init=glorot"},
        {"data": "digits:samples=500"},
        {"optimiser": "adamw:learning_rate=0.01"},
        {"optimiser": "adam:learning_rate=0.011"},
        {"epochs": 4},
        {"batch_size": 32},
        {"schedule": "constant"},
        {"weight_decay": 0.0},
        {"decay_all": False},
        {"label_noise": 0.1},
        {"augment": "crop"},
        {"seed": 1},
        {"stop_at_train_accuracy": 0.5},
    ],
)
def test_anything_else_has_a_folder_of_its_own(change: dict[str, Any]) -> None:
    def identity(configuration: Configuration) -> dict[str, Any]:
        return configuration.identity(configuration.load())

    assert identity(SMALL) != identity(replace(SMALL, **change))


def test_a_run_gives_back_what_was_trained(tmp_path: Path) -> None:
    run, _ = epochs_run(SMALL, tmp_path)
    assert run.history.epochs == len(run.history.losses) == 3
    model = run.model()
    assert not model.training
    assert model is not run.model()
    loss, error = evaluate(model, *run.data.test)
    assert run.measured["test"] == {"loss": pytest.approx(loss, rel=1e-6), "error": error}
    assert run.measured["train"]["error"] < 0.3 > error
    initial = SMALL.build(run.data)
    assert all(
        torch.equal(a, b) for a, b in zip(run.model(initial=True).parameters(), initial.parameters(), strict=True)
    )
    kept = json.loads((run.folder / runs.CONFIGURATION).read_text())
    assert kept["data"]["train"]["count"] == 1437
    assert kept["identity"]["optimiser"].startswith("adam:beta1=0.9")
    assert run.folder.name.endswith("-mlp-sizes64-16-10-digits")
    assert len(run.folder.name.partition("-")[0]) == 12
    assert run.recorded is None


def test_measuring_is_done_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run, _ = epochs_run(SMALL, tmp_path)
    told = run.measured
    monkeypatch.setattr(runs, "evaluate", lambda *_, **__: pytest.fail("measured again"))
    assert trained(SMALL, tmp_path).measured == told


def test_a_name_that_no_folder_can_have_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"a folder that can be written, but got .*\(File name too long\)"):
        trained(SMALL, tmp_path / ("n" * 300))


def test_initial_weights_that_do_not_fit_are_told_in_a_sentence(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(StoreError, match=r"a file that can be written, but got .*\(File too large\)"):
            trained(SMALL, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_finished_run_is_found_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run, _ = epochs_run(SMALL, tmp_path)
    (run.folder / runs.LOCK).unlink()

    def read_only(*_: Any, **__: Any) -> None:
        raise OSError(30, "Read-only file system")

    for writes in ("os.open", "os.mkdir", "os.replace"):
        monkeypatch.setattr(writes, read_only)
    again, heard = epochs_run(SMALL, tmp_path)
    assert heard == []
    assert 0 < again.measured["test"]["error"] < 1
    assert not (run.folder / runs.MEASURED).exists()
    with pytest.raises(StoreError, match=r"that can be written, but got .*\(Read-only file system\)"):
        trained(replace(SMALL, seed=1), tmp_path)


def name_of(configuration: Configuration, root: Path) -> str:
    """The hash in the name of the folder, known without a training."""

    def stop(_: Any) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        trained(configuration, root, recorder=lambda folder: lambda epoch, model: stop(epoch))
    return next(root.iterdir()).name.partition("-")[0]


@pytest.mark.parametrize(
    ("configuration", "pinned"),
    [
        (SMALL, "2d84680ffc6f"),
        (Configuration(model="mlp", weight_decay=0.0), "c015312f1567"),
        (Configuration(model="mlp", label_noise=0.2), "4b0f870b14ae"),
        (Configuration(model="mlp:sizes=2-8-2", data="moons"), "5c9b55e8a247"),
        (Configuration(data="digits:samples=20"), "9ae391962005"),
        (_configuration(SETTINGS["small"], 8, False, 0), "5da47dd89755"),
        (_configuration(SETTINGS["small"], 56, True, 1), "917bfceebf2f"),
        (_configuration(SETTINGS["tiny"], 8, True, 0), "1d5e1bc876bc"),
    ],
)
def test_folders_keep_their_names(tmp_path: Path, configuration: Configuration, pinned: str) -> None:
    """Nets that were trained before are found again."""
    assert name_of(configuration, tmp_path) == pinned


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"weight_decay": 0}, {"weight_decay": 0.0}),
        ({"weight_decay": -0.0}, {"weight_decay": 0.0}),
        ({"weight_decay": np.float64(5e-4)}, {"weight_decay": 5e-4}),
        ({"stop_at_train_accuracy": 1}, {"stop_at_train_accuracy": 1.0}),
        ({"label_noise": 0}, {"label_noise": 0.0}),
        ({"label_noise": np.float64(0.25)}, {"label_noise": 0.25}),
        (
            {"epochs": np.int64(2), "batch_size": np.int32(32), "seed": np.uint64(3)},
            {"epochs": 2, "batch_size": 32, "seed": 3},
        ),
        ({"decay_all": 0}, {"decay_all": False}),
        ({"decay_all": np.True_}, {"decay_all": True}),
    ],
)
def test_equal_options_have_one_folder(one: dict[str, Any], other: dict[str, Any]) -> None:
    first, second = replace(SMALL, **one), replace(SMALL, **other)
    told = [json.dumps(each.identity(each.load()), sort_keys=True) for each in (first, second)]
    assert first == second
    assert told[0] == told[1]


@pytest.mark.slow
def test_a_run_is_measured_where_it_was_trained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = trained(SMALL, tmp_path).measured
    seen: list[Any] = []
    monkeypatch.setattr(runs, "move", lambda model, device: seen.append(device))
    for device in (None, "cuda"):
        run = trained(SMALL, tmp_path, device=device)
        (run.folder / runs.MEASURED).unlink()
        assert run.measured == told
        assert run == trained(SMALL, tmp_path)
    assert seen == [None, "cuda"]


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
def test_a_run_is_measured_on_a_gpu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = trained(SMALL, tmp_path, device="cuda")
    wanted = Run(SMALL, run.folder).measured
    (run.folder / runs.MEASURED).unlink()
    seen = []
    monkeypatch.setattr(
        runs, "evaluate", lambda model, *a, **k: (seen.append(device_of(model)), evaluate(model, *a, **k))[1]
    )
    assert run.measured["test"]["loss"] == pytest.approx(wanted["test"]["loss"], rel=1e-5)
    assert {device.type for device in seen} == {"cuda"}


def test_label_noise_is_trained_on_and_measured_beside_the_truth(tmp_path: Path) -> None:
    run, _ = epochs_run(replace(SMALL, label_noise=0.3), tmp_path)
    truth = replace(SMALL).load().train[1]
    assert int((run.data.train[1] != truth).sum()) == round(0.3 * 1437)
    told = run.data.description["train"]
    assert told["label_noise"] == {"share": 0.3, "seed": 0, "wrong": round(0.3 * 1437)}
    clean = SMALL.load().description["train"]
    assert {**clean, "tensors_sha256": told["tensors_sha256"], "label_noise": told["label_noise"]} == told
    assert json.loads((run.folder / runs.CONFIGURATION).read_text())["data"]["train"]["sha256"] == clean["sha256"]
    assert set(run.measured) == {"train", "test", "clean"}
    assert run.measured["clean"]["error"] < run.measured["train"]["error"]


def test_data_fill_in_the_model(tmp_path: Path) -> None:
    net = Configuration(model="resnet:depth=8,width=2", data="digits:samples=20", epochs=0)
    assert trained(net, tmp_path).model()(torch.zeros(1, 1, 8, 8)).shape == (1, 10)
    assert trained(replace(net, data="digits:samples=3,test_samples=3"), tmp_path).model()(
        torch.zeros(1, 1, 8, 8)
    ).shape == (1, 10)
    words = Configuration(
        model="transformer:layers=1,width=8", data="text:context=8,samples=4,test_samples=4", epochs=1
    )
    assert 0.0 <= trained(words, tmp_path).measured["test"]["error"] <= 1.0


def test_label_noise_leaves_the_model_of_a_text_as_it_is() -> None:
    words = Configuration(model="transformer:layers=1,width=8", data="text:context=8,samples=4,test_samples=4")
    models = [replace(words, label_noise=share).identity(words.load())["model"] for share in (0.0, 0.5)]
    noisy = replace(words, label_noise=0.5)
    assert models[0] == models[1] == noisy.identity(noisy.load())["model"]
    assert noisy.load().classes == words.load().classes == len(words.load().train.about["characters"])


# ---------------------------------------------------------------------------------------------------- interrupted


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_half_trained_run_goes_on(tmp_path: Path, at: int) -> None:
    whole, _ = epochs_run(SMALL, tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        trained(SMALL, tmp_path / "killed", progress=die_at(at))
    run, heard = epochs_run(SMALL, tmp_path / "killed")
    assert heard == list(range(at + 1, 4))
    assert run.weights.read_bytes() == whole.weights.read_bytes()
    assert run.history.losses == whole.history.losses
    assert sorted(p.name for p in run.folder.iterdir()) == sorted(p.name for p in whole.folder.iterdir())


def test_a_recording_is_made_once_and_survives(tmp_path: Path) -> None:
    made: list[Path] = []

    def recorder(folder: Path) -> Callable[[int, nn.Module], None]:
        made.append(folder)
        folder.mkdir(exist_ok=True)
        return lambda epoch, model: torch.save({}, folder / f"{epoch}.pt")

    plain, _ = epochs_run(SMALL, tmp_path)
    before = plain.weights.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        trained(SMALL, tmp_path, recorder=recorder, progress=die_at(2))
    run, heard = epochs_run(SMALL, tmp_path, recorder=recorder)
    assert heard == [3]
    assert run.weights.read_bytes() == before
    assert run.recorded == made[0]
    assert sorted(p.stem for p in made[0].iterdir()) == ["0", "1", "2", "3"]
    assert epochs_run(SMALL, tmp_path, recorder=recorder)[1] == []
    assert len(made) == 2


def test_a_run_that_went_on_unrecorded_is_recorded_from_its_start(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        trained(SMALL, tmp_path, recorder=Recorder, progress=die_at(2))
    plain, heard = epochs_run(SMALL, tmp_path)
    assert (heard, plain.recorded) == ([3], None)
    before = plain.weights.read_bytes()
    run, heard = epochs_run(SMALL, tmp_path, recorder=Recorder)
    assert (heard, run.weights.read_bytes()) == ([1, 2, 3], before)
    assert run.recorded is not None
    assert Recording.open(run.recorded).steps.tolist() == [0, 1, 2, 3]


def _train_and_count(root: str, queue: Any) -> None:
    torch.set_num_threads(1)
    heard: list[int] = []

    def slowly(told: Progress) -> None:
        heard.append(told.epoch)
        time.sleep(0.2)

    trained(SMALL, root, progress=slowly)
    queue.put(len(heard))


@pytest.mark.slow
def test_two_processes_do_not_both_train(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    workers = [context.Process(target=_train_and_count, args=(str(tmp_path), queue)) for _ in range(2)]
    for worker in workers:
        worker.start()
    assert sorted(queue.get(timeout=120) for _ in workers) == [0, 3]
    for worker in workers:
        worker.join()


# -------------------------------------------------------------------------------------------------------- damaged


@pytest.mark.slow
@pytest.mark.parametrize("name", [runs.CONFIGURATION, runs.HISTORY, runs.WEIGHTS, runs.MEASURED])
@pytest.mark.parametrize("content", [b"", b"[1, 2]", b"{}", b"\x00\xff{"])
def test_a_damaged_run_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    run, _ = epochs_run(SMALL, tmp_path)
    _ = run.measured
    (run.folder / name).write_bytes(content)

    def use() -> None:
        again = trained(SMALL, tmp_path)
        _ = again.history, again.measured, again.model()

    with pytest.raises(StoreError, match=rf"an undamaged run in {name}, but got .*; delete the folder '.*' to train"):
        use()


def test_changed_weights_are_noticed(tmp_path: Path) -> None:
    run, _ = epochs_run(SMALL, tmp_path)
    content = bytearray(run.weights.read_bytes())
    content[-1] ^= 1
    run.weights.write_bytes(content)
    with pytest.raises(StoreError, match="other numbers than were written"):
        trained(SMALL, tmp_path).model()


def test_a_folder_of_another_configuration(tmp_path: Path) -> None:
    run, _ = epochs_run(SMALL, tmp_path)
    told = json.loads((run.folder / runs.CONFIGURATION).read_text())
    told["identity"]["epochs"] = 99
    (run.folder / runs.CONFIGURATION).write_text(json.dumps(told))
    with pytest.raises(StoreError, match="another configuration"):
        trained(SMALL, tmp_path)


def test_a_root_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="a folder that can be written"):
        trained(SMALL, tmp_path / "file")


@pytest.mark.parametrize(
    "change",
    [
        {"model": "resnet:depth=8", "data": "gaussians"},
        {"model": "transformer:layers=1,width=8"},
        {"model": "mlp:sizes=32-10"},
        {"model": "mlp:sizes=64-10,init=scaled:nan"},
        {"model": f"mlp:sizes=64-10,seed={2**64}"},
        {"model": "mlp:sizes=64-5"},
        {"data": f"gaussians:seed={2**64}"},
    ],
)
def test_a_model_that_does_not_fit_its_data_leaves_nothing(tmp_path: Path, change: dict[str, Any]) -> None:
    with pytest.raises((InputError, DataError)):
        trained(replace(SMALL, **change), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("seed", [2**63, 2**64 - 1])
def test_the_largest_seeds(tmp_path: Path, seed: int) -> None:
    words = "transformer:layers=1,width=8"
    trained(replace(SMALL, model=words, data="text:context=8,samples=4,test_samples=4", seed=seed, epochs=1), tmp_path)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"label_noise": "x"}, "label_noise to be from 0 to 1, but got 'x'"),
        ({"model": "resnt"}, "did you mean 'resnet'"),
        ({"model": "resnet:dept=20"}, "did you mean 'depth'"),
        ({"model": "resnet:depth=x"}, "an int for the option 'depth'"),
        ({"label_noise": 2.0}, "label_noise to be from 0 to 1"),
        ({"optimiser": "sgdd"}, "did you mean 'sgd'"),
    ],
)
def test_impossible_configurations(options: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        Configuration(**options)


# --------------------------------------------------------------------------------------- spec strings of functions


def test_functions_are_built_from_spec_strings() -> None:
    net: Any = registry.build("model", "resnet:depth=8,skip=false,width=4", channels=1)
    assert not net.stage1[0].skip
    assert net.conv.weight.shape == (4, 1, 3, 3)
    inputs, _ = registry.build("dataset", "digits:flatten=true,samples=7", split="test")
    assert inputs.shape == (7, 64)
    assert registry.build("dataset", "digits:samples=none")[0].shape[0] == 1437
    assert callable(registry.build("export", "csv"))  # needs a survey: the plug-in itself


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("resnet:width", "a value for the option 'width' of model 'resnet', but got none; write for example width=16"),
        ("resnet:skip=maybe", "a bool for the option 'skip'"),
        ("resnet:depth=8,depth=14", "the option 'depth' of model 'resnet' once"),
        ("resnet:seed=1", "'seed' left out of the model"),
    ],
)
def test_what_is_wrong_with_a_spec_string(spec: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        registry.build("model", spec, seed=0)


def test_canonical_spec_strings() -> None:
    one = registry.canonical("model", "resnet: skip=no ,depth=8", seed=3)
    assert one == "resnet:channels=3,classes=10,depth=8,init=he,seed=3,skip=false,width=16"
    assert registry.canonical("model", one) == one
    digits = "digits:flatten=false,normalise=standard,samples=none,split=train,train=1437"
    assert registry.canonical("dataset", "digits") == digits


def test_runs_on_the_same_data_share_it_unless_somebody_wrote_into_it(tmp_path: Path) -> None:
    nets = [trained(replace(SMALL, seed=seed), tmp_path) for seed in (0, 1)]
    assert nets[0].data is nets[1].data
    assert "data" not in nets[0].__getstate__()
    nets[0].data.train[0].zero_()
    clean = trained(replace(SMALL, seed=2), tmp_path)
    assert clean.data is not nets[0].data
    assert clean.data.train[0].any()
