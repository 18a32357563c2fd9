"""Other programs, at fixed versions, each through its own grid and its own evaluation.

They are installed without their dependencies into a folder of their own, which stands last on the path: what both need
(torch, NumPy, matplotlib) is the project's. What does not install or run is left out with the reason.
"""

from __future__ import annotations

import contextlib
import copy
import importlib
import io
import subprocess
import sys
import tempfile
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import torch
from torch.utils.data import DataLoader, TensorDataset

from benchmarks.contenders.plain import BATCH, cross_entropy, grid
from benchmarks.measure import Result
from benchmarks.workloads import Workload

TOGETHER = ("tqdm==4.67.1",)
"""What peers import and the project does not have."""


class Unavailable(Exception):
    """A contender that cannot take part here, and why."""


def peer(requirement: str, adapter: Callable[[Workload], Callable[[], Result]], folder: Path) -> Any:
    """A contender from a package: installs it at first use, then adapts it.

    Args:
        requirement: name and version for pip.
        adapter: makes its run.
        folder: where it is installed.
    """

    def prepare(workload: Workload) -> Callable[[], Result]:
        if not workload.one_label:
            raise Unavailable("made for one label a sample")
        install(requirement, folder)
        try:
            return adapter(workload)
        except ImportError as error:
            raise Unavailable(f"does not import here: {error}") from error

    return prepare


def install(requirement: str, folder: Path) -> None:
    """Installs a package without its dependencies, once.

    Raises:
        Unavailable: pip says no.
    """
    done = folder / f".{requirement}"
    if not done.exists():
        command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--upgrade", "--target", str(folder)]
        folder.mkdir(parents=True, exist_ok=True)
        run = subprocess.run([*command, requirement, *TOGETHER], capture_output=True, text=True, check=False)
        if run.returncode:
            last = [line for line in run.stderr.splitlines() if line.startswith("ERROR")] or ["pip failed"]
            raise Unavailable(f"does not install here: {last[-1][:120]}")
        done.touch()
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
        importlib.invalidate_caches()


def loss_landscapes(workload: Workload) -> Callable[[], Result]:
    """``random_plane`` on one batch of all samples, along directions of its own."""
    library = importlib.import_module("loss_landscapes")
    metric = importlib.import_module("loss_landscapes.metrics").Loss(cross_entropy, *workload.data)
    side = workload.points

    def run() -> Result:
        model = copy.deepcopy(workload.model)
        found = library.random_plane(model, metric, distance=10, steps=side, normalization="filter")
        return Result(side * side, None, np.asarray(found).ravel())

    return run


def landscaper(workload: Workload) -> Callable[[], Result]:
    """``compute_loss_landscape`` on one batch of all samples, which rescales the directions."""
    _without_init("landscaper")
    library = importlib.import_module("landscaper.compute")
    side = workload.points

    def loss(model: torch.nn.Module, data: Any) -> float:
        return cross_entropy(model(data[0]), data[1]).item()

    def run() -> Result:
        with _quiet():
            found, _ = library.compute_loss_landscape(
                workload.model,
                workload.data,
                list(workload.directions),
                loss,
                steps=side,
                distance=0.5,
                dim=2,
                device="cpu",
            )
        return Result(side * side, None, np.asarray(found).ravel())

    return run


def losscape(workload: Workload) -> Callable[[], Result]:
    """``create_3D_losscape`` over all batches, its drawing left out."""
    library = importlib.import_module("losscape.create_landscape")
    data = DataLoader(TensorDataset(*workload.data), batch_size=BATCH)
    points = grid(workload.points)

    def run() -> Result:
        kept = [p.data for p in workload.model.parameters()]
        with _quiet(), tempfile.TemporaryDirectory() as folder, mock.patch.object(library, "plt", mock.MagicMock()):
            *_, found = library.create_3D_losscape(
                workload.model,
                train_loader_unshuffled=data,
                directions=workload.directions,
                num_batches=len(data),
                save_only=True,
                output_path=folder,
                num_points=workload.points,
            )
        for parameter, weights in zip(workload.model.parameters(), kept, strict=True):
            parameter.data = weights
        return Result(len(points), points, np.asarray(found).T.ravel())

    return run


def loss_landscape_3d(workload: Workload) -> Callable[[], Result]:
    """``LossLandscapeCalculator.calculate`` over all batches."""
    library = importlib.import_module("loss_landscape_3d.calculator")
    data = DataLoader(TensorDataset(*workload.data), batch_size=BATCH)
    names = [name for name, _ in workload.model.named_parameters()]
    x, y = (dict(zip(names, direction, strict=True)) for direction in workload.directions)
    nodes, points = np.linspace(-1, 1, workload.points), grid(workload.points)

    def run() -> Result:
        centre = {name: tensor.clone() for name, tensor in workload.model.state_dict().items()}
        calculator = library.LossLandscapeCalculator(workload.model, data, cross_entropy)
        found = calculator.calculate(nodes, nodes, x, y, centre)
        return Result(len(points), points, found.ravel())

    return run


def _without_init(name: str) -> None:
    """Makes a package importable without running its ``__init__``, which pulls in what is not needed here."""
    if name in sys.modules:
        return
    found = next((Path(p) / name for p in sys.path if (Path(p) / name / "__init__.py").is_file()), None)
    if found is None:
        raise ImportError(f"no package {name}")
    package = types.ModuleType(name)
    package.__path__ = [str(found)]
    sys.modules[name] = package


@contextlib.contextmanager
def _quiet() -> Any:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield
