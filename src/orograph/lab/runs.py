"""Trained nets on disk, one folder a configuration: what was trained once is found again and never trained twice."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import torch
from filelock import FileLock
from safetensors import SafetensorError
from safetensors.torch import load_file, save
from torch import Tensor, nn

from orograph import registry
from orograph.engine.precision import rounding
from orograph.errors import InputError, StoreError, reason
from orograph.lab.data import Data, load_data
from orograph.lab.device import device_of, move, one_thread, repeatable
from orograph.lab.evaluate import check_data, evaluate
from orograph.lab.history import Progress, TrainingResult
from orograph.lab.noise import with_label_noise
from orograph.lab.options import TrainingOptions, as_plain, is_real
from orograph.lab.resume import digest
from orograph.lab.samples import Samples
from orograph.lab.train import Record, train
from orograph.results.atomic import replacing

LAB_VERSION = 1
"""Rises when the same configuration would no longer give the same weights."""

CONFIGURATION, HISTORY, MEASURED = "configuration.json", "history.json", "measured.json"
WEIGHTS, INIT, TRAJECTORY, LOCK = "weights.safetensors", "init.safetensors", "trajectory", ".lock"


@dataclass(frozen=True)
class Configuration(TrainingOptions):
    """All that decides the weights of a trained net.

    Attributes:
        model: spec string; what the data decide (channels, classes, vocabulary, context) and the seed may be left out.
        data: spec string, as `orograph.lab.data.load_data` takes it.
        label_noise: share of the training labels that are replaced by other classes.

    The other fields are the arguments of `orograph.lab.train.train`. The seed is that of the initial weights too,
    unless the model's spec string has one of its own.

    Raises:
        InputError: an option is out of range or unknown.

    Example:
        >>> Configuration(model="mlp:sizes=64-32-10", optimiser="adam", epochs=5).readable
        'mlp-sizes64-32-10-digits'
    """

    model: str = "resnet:depth=20,width=8"
    data: str = "digits"
    label_noise: float = 0.0

    def __post_init__(self) -> None:
        super().__post_init__()
        if not (is_real(self.label_noise) and 0 <= self.label_noise <= 1):
            raise InputError("label_noise to be from 0 to 1", repr(self.label_noise), "pass another label_noise")
        as_plain(self, label_noise=float)
        registry.parse("model", self.model)

    @property
    def readable(self) -> str:
        """The part of the folder's name that people read."""
        return re.sub(r"[^A-Za-z0-9]+", "-", f"{self.model.replace('=', '')}-{self.data.replace('=', '')}")[:60].strip(
            "-"
        )

    def training(self) -> dict[str, Any]:
        """The arguments of `orograph.lab.train.train`."""
        return {field.name: getattr(self, field.name) for field in fields(TrainingOptions)}

    def load(self) -> Data:
        """The data, the training labels with their noise; runs on the same data share its tensors."""
        data = _shared(self.data)
        if not self.label_noise:
            return data
        inputs, targets = data.train
        noisy = with_label_noise(targets, self.label_noise, data.classes or 0, self.seed)
        told = {"share": self.label_noise, "seed": self.seed, "wrong": int((noisy != targets).sum())}
        return replace(data, train=Samples(inputs, noisy, {**data.train.about, "label_noise": told}))

    def build(self, data: Data) -> nn.Module:
        """The untrained model."""
        made: nn.Module = registry.build("model", self.model, **self._given(data))
        return made

    def identity(self, data: Data) -> dict[str, Any]:
        """What the folder's hash is taken of: every option of every part written out, and the hash of the data."""
        named = {"lab": LAB_VERSION, "model": registry.canonical("model", self.model, **self._given(data))}
        told = self.canonical() | named | {"data_sha256": data.sha256}
        del told["data"]  # the same tensors from another folder, or in other words, are the same data
        return told

    def _given(self, data: Data) -> dict[str, Any]:
        plugin, stated = registry.parse("model", self.model)
        seeded = "seed" in registry.parameters(plugin) and "seed" not in stated
        return data.options_for(self.model) | ({"seed": self.seed} if seeded else {})


@dataclass(frozen=True)
class Run:
    """A trained net in its folder.

    Attributes:
        configuration: what was trained.
        folder: where it lies.
        device: where it is measured; None is the CPU.
    """

    configuration: Configuration
    folder: Path
    device: torch.device | str | None = field(default=None, compare=False)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "data"}  # it is read again where needed

    @cached_property
    def data(self) -> Data:
        """The data it was trained and tested on."""
        return self.configuration.load()

    @cached_property
    def history(self) -> TrainingResult:
        """Loss and accuracy of every epoch, as it was trained."""
        told = _read(self.folder / HISTORY, "losses", "accuracies", "epochs", "seconds")
        return TrainingResult(tuple(told["losses"]), tuple(told["accuracies"]), told["epochs"], told["seconds"])

    @property
    def weights(self) -> Path:
        """The file of the trained weights."""
        return self.folder / WEIGHTS

    @property
    def init(self) -> Path:
        """The file of the initial weights."""
        return self.folder / INIT

    @property
    def recorded(self) -> Path | None:
        """The folder of the recorded trajectory, if one was recorded."""
        path = self.folder / TRAJECTORY
        return path if path.is_dir() else None

    def model(self, *, initial: bool = False) -> nn.Module:
        """A new model with the trained weights, in eval mode.

        Args:
            initial: with the weights before training instead.

        Raises:
            StoreError: the weights are damaged.
        """
        model = self.configuration.build(self.data)
        path, name = (self.init, "init") if initial else (self.weights, "weights")
        state = _tensors(path)
        if digest(state) != _read(self.folder / HISTORY).get(f"{name}_sha256"):
            raise _damaged(path, "other numbers than were written")
        model.load_state_dict(state)
        return model.eval()

    @cached_property
    def measured(self) -> dict[str, dict[str, float]]:
        """Loss and error rate of both halves of the data, in eval mode; measured once and kept in the folder.

        ``{"train": {"loss": ..., "error": ...}, "test": {...}}``, and "clean" for the training half without its label
        noise. Products are taken in full float32, on a GPU too.

        Raises:
            InputError: there is no such device here.
            StoreError: the folder is damaged.
        """
        path = self.folder / MEASURED
        halves = {"train": self.data.train, "test": self.data.test}
        if self.configuration.label_noise:
            halves["clean"] = _shared(self.configuration.data).train
        if path.is_file():
            return _read(path, *halves)
        model, found = self.model(), {}
        move(model, self.device)
        where = device_of(model)
        with one_thread(), repeatable(self.configuration.seed, where), rounding("fp32", where):
            for name, half in halves.items():
                loss, error = evaluate(model, *half, loss=self.configuration.loss, batch_size=256)
                found[name] = {"loss": loss, "error": error}
        with contextlib.suppress(StoreError):  # a folder of somebody else's
            _write(path, found)
        return found


def trained(
    configuration: Configuration,
    root: Path | str,
    *,
    progress: Callable[[Progress], None] | None = None,
    recorder: Callable[[Path], Record] | None = None,
    record_steps: bool = False,
    device: torch.device | str | None = None,
) -> Run:
    """The net of a configuration, trained now or found where it was trained before.

    Its folder in `root` is called by the first twelve digits of a SHA-256 over all that decides the weights, and by
    something readable. If it is finished, nothing is computed. If a training was interrupted there, it goes on and, on
    the same kind of device, ends at the same weights, bit for bit. If another process is training it, this one waits.
    On the CPU, one thread is used, so that the weights do not depend on the number of cores.

    Args:
        configuration: what to train.
        root: the folder of all runs.
        progress: called after every epoch.
        recorder: folder → what is called with the epoch and the model, such as
            ``orograph.trajectory.recorder.Recorder``. A run that was finished without one is trained again for it, to
            the same weights.
        record_steps: count steps instead of epochs, and record after each.
        device: where to train, and to measure the run; None is the CPU.

    Returns:
        The finished run.

    Raises:
        InputError, DataError: the configuration does not fit together, or the loss stopped being finite.
        StoreError: the folder is damaged or cannot be written.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> configuration = Configuration(model="mlp:sizes=64-32-10", epochs=3)
        >>> with TemporaryDirectory() as root:
        ...     run = trained(configuration, root)
        ...     again = trained(configuration, root)
        ...     print(run.folder == again.folder, again.measured["test"]["error"] < 0.1)
        True True
    """
    data = configuration.load()
    identity = configuration.identity(data)
    name = hashlib.sha256(json.dumps(identity, sort_keys=True).encode()).hexdigest()[:12]
    folder = Path(root) / f"{name}-{configuration.readable}"
    try:
        folder = next(iter(sorted(Path(root).glob(f"{name}-*"))), folder)
        if not _is_finished(folder, identity, recorder is not None):
            if not folder.exists():
                check_data(configuration.build(data), *data.train, configuration.loss)
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / LOCK), one_thread():
                if not _is_finished(folder, identity, recorder is not None):  # nor did another process, meanwhile
                    _clear(folder, recorder is not None)
                    _train(configuration, data, identity, folder, progress, recorder, record_steps, device)
    except OSError as error:
        do = "choose another folder"
        raise StoreError("a folder that can be written", f"{str(folder)!r} ({reason(error)})", do) from error
    run = Run(configuration, folder, device)
    run.__dict__["data"] = data
    return run


_loaded: WeakValueDictionary[tuple[str, str], Data] = WeakValueDictionary()
"""Data in use, by spec string and SHA-256."""


def _shared(spec: str) -> Data:
    """The data as they are now; the tensors of somebody else who uses the same, as recipes keep many runs on them."""
    data = load_data(spec)
    kept = _loaded.get((data.spec, data.sha256))
    if kept is not None and replace(kept).sha256 == data.sha256:  # computed anew: nobody has written into them
        return kept
    _loaded[data.spec, data.sha256] = data
    return data


def _is_finished(folder: Path, identity: dict[str, Any], with_record: bool) -> bool:
    if (folder / CONFIGURATION).exists() and (kept := _read(folder / CONFIGURATION).get("identity")) != identity:
        raise _damaged(folder / CONFIGURATION, f"another configuration ({str(kept)[:60]})")
    there = all((folder / name).exists() for name in (HISTORY, WEIGHTS, INIT))
    return there and (not with_record or (folder / TRAJECTORY).is_dir())


def _clear(folder: Path, with_record: bool) -> None:
    """Removes what an earlier training left that this one cannot go on from."""
    recorded = (folder / TRAJECTORY).is_dir()
    if with_record and not recorded:
        for name in (HISTORY, MEASURED, WEIGHTS + ".resume"):  # it begins again: its first epochs were not recorded
            (folder / name).unlink(missing_ok=True)
    if recorded and not with_record:
        _forget(folder / TRAJECTORY)  # nobody records the epochs that are left: a part would pass for the whole


def _forget(folder: Path) -> None:
    """Deletes a folder; in one step, so that a kill leaves all of it or nothing."""
    gone = folder.with_name(f".orograph-{secrets.token_hex(8)}.tmp")
    os.rename(folder, gone)
    shutil.rmtree(gone, ignore_errors=True)


def _train(
    configuration: Configuration,
    data: Data,
    identity: dict[str, Any],
    folder: Path,
    progress: Callable[[Progress], None] | None,
    recorder: Callable[[Path], Record] | None,
    record_steps: bool,
    device: torch.device | str | None,
) -> None:
    model = configuration.build(data)
    with replacing(folder / INIT) as draft:
        draft.write_bytes(save(_owned(model)))  # save_file says of a full disk that the tensors are wrong
    started = digest(model.state_dict())
    _write(folder / CONFIGURATION, {"asked": asdict(configuration), "identity": identity, "data": data.description})
    result = train(
        model,
        *data.train,
        **configuration.training(),
        checkpoint=folder / WEIGHTS,
        progress=progress,
        record=recorder(folder / TRAJECTORY) if recorder else None,
        record_steps=record_steps,
        device=device,
    )
    hashes = {"init_sha256": started, "weights_sha256": digest(model.state_dict())}
    about = {"device": str(device or "cpu"), "torch": torch.__version__}
    _write(folder / HISTORY, asdict(result) | hashes | about)


def _owned(model: nn.Module) -> dict[str, Tensor]:
    return {name: tensor.detach().cpu().clone().contiguous() for name, tensor in model.state_dict().items()}


def _tensors(path: Path) -> dict[str, Tensor]:
    try:
        return load_file(path)
    except (SafetensorError, OSError) as error:
        raise _damaged(path, reason(error)) from error


def _read(path: Path, *names: str) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(told, dict):
            raise ValueError(f"a {type(told).__name__}")
        if missing := [name for name in names if name not in told]:
            raise ValueError(f"no {missing[0]!r} in it")
        return told
    except (OSError, ValueError) as error:
        raise _damaged(path, reason(error)) from error


def _write(path: Path, told: dict[str, Any]) -> None:
    with replacing(path) as draft:
        draft.write_text(json.dumps(told, indent=1), encoding="utf-8")


def _damaged(path: Path, why: str) -> StoreError:
    do = f"delete the folder {str(path.parent)!r} to train it again"
    return StoreError(f"an undamaged run in {path.name}", why, do)
