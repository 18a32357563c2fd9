"""The benchmark of surfaces at its smallest: that its numbers are what they say they are, not how large they are."""

from __future__ import annotations

import ctypes
import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
import torch

from benchmarks import engine, machine, measure, report, workloads
from benchmarks.apart import Apart, each_apart
from benchmarks.contenders import peers
from benchmarks.contenders.plain import loader, resident
from benchmarks.reference import Reference

RUN = ["--points", "3", "--samples", "200", "--rounds", "1", "--workloads", "W1,W5", "--no-memory", "--name", "smoke"]
CONTENDERS = ["loader0", "naive128", "fullbatch", "ours-eager", "ours-bf16"]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("weights")


@pytest.fixture(scope="module")
def written(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("results")
    threads = torch.get_num_threads()
    try:
        engine.main([*RUN, "--contenders", ",".join(CONTENDERS), "--cache", str(cache), "--out", str(out)])
    finally:
        torch.set_num_threads(threads)
    return out


@pytest.fixture(scope="module")
def result(written: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((written / "smoke.json").read_text())
    return told


@pytest.mark.slow
def test_a_run_has_all_of_its_numbers(result: dict[str, Any]) -> None:
    assert set(result["workloads"]) == {"W1", "W5"}
    assert set(result["machine"]) >= {"processor", "flags", "cores", "torch", "threads"}
    assert result["machine"]["threads"] == 1
    assert all(peak > 0 for peak in result["peaks_gflops"].values())
    assert set(result["load"]) == {"before", "after"}
    for found in result["workloads"].values():
        assert set(found["contenders"]) == set(CONTENDERS)
        assert found["absent"] == {}
        for told in found["contenders"].values():
            assert told["points"] == 9
            assert all(len(told[clock]["surface"]) == 1 for clock in ("cpu", "wall"))
            assert all(math.isfinite(told[key]) and told[key] > 0 for key in ("gflops", "share_of_peak"))


@pytest.mark.slow
def test_a_surface_costs_its_points_and_what_it_costs_once(result: dict[str, Any]) -> None:
    for told in result["workloads"]["W1"]["contenders"].values():
        (once,), (point,), (surface,) = (told["cpu"][part] for part in ("once", "point", "surface"))
        assert surface == pytest.approx(once + 51 * 51 * point)
        assert (once > 0) == (told["kind"] == "ours")


@pytest.mark.slow
def test_a_ratio_to_itself_is_one_and_ratios_are_those_of_the_costs(result: dict[str, Any]) -> None:
    told = result["workloads"]["W5"]["contenders"]
    assert told["loader0"]["cpu"]["ratios"]["loader0"] == [1, 1, 1]
    costs = {name: told[name]["cpu"]["surface"][0] for name in told}
    assert told["fullbatch"]["cpu"]["ratios"]["naive128"][0] == pytest.approx(costs["naive128"] / costs["fullbatch"])


@pytest.mark.slow
def test_errors_are_those_of_single_and_of_short_precision(result: dict[str, Any]) -> None:
    for found in result["workloads"].values():
        for name, told in found["contenders"].items():
            low, high = (1e-5, 5e-2) if name == "ours-bf16" else (0, 1e-5)
            assert low <= told["max_relative_error"] <= high


@pytest.mark.slow
def test_the_table_and_the_picture_show_every_contender(written: Path, result: dict[str, Any]) -> None:
    table = (written / "smoke.md").read_text()
    for told in result["workloads"]["W1"]["contenders"].values():
        assert f"| {told['title']} |" in table
    picture = (written / "smoke.png").read_bytes()
    assert picture.startswith(b"\x89PNG")


@pytest.mark.slow
def test_two_runs_compare(result: dict[str, Any]) -> None:
    assert "x 1.00" in report.compare(result, result)
    slower = json.loads(json.dumps(result))
    slower["workloads"]["W1"]["contenders"]["loader0"]["cpu"]["surface"] = [
        3 * seconds for seconds in result["workloads"]["W1"]["contenders"]["loader0"]["cpu"]["surface"]
    ]
    assert report.compare(result, slower).count("x 3.00  slower") == 1


@pytest.mark.slow
def test_loops_compute_the_same_surface_and_leave_the_model_as_it_was(cache: Path) -> None:
    workload = workloads.make("W1", samples=150, points=2, cache=cache)
    before = [p.detach().clone() for p in workload.model.parameters()]
    reference = Reference(workload)
    for prepare in (loader(0), resident(128), resident(None)):
        found = prepare(workload)()
        wanted = [reference.loss(*point) for point in found.coordinates.tolist()]
        assert found.losses == pytest.approx(wanted, rel=1e-5)
        assert all(torch.equal(p, b) for p, b in zip(workload.model.parameters(), before, strict=True))


@pytest.mark.slow
def test_flops_of_a_perceptron_are_two_a_weight(cache: Path) -> None:
    workload = workloads.make("W1", samples=10, cache=cache)
    assert workload.flops == 10 * 2 * (64 * 128 + 128 * 128 + 128 * 10)


def test_cpu_time_is_counted_and_waiting_is_not() -> None:
    def busy() -> measure.Result:
        stop = time.process_time() + 0.1
        while time.process_time() < stop:
            pass
        return measure.Result(1, None, np.zeros(1))

    def waiting() -> measure.Result:
        time.sleep(0.1)
        return measure.Result(1, None, np.zeros(1))

    assert measure.timed(busy)[0].point.cpu >= 0.1
    cost = measure.timed(waiting)[0].point
    assert cost.cpu < 0.05 <= 0.1 <= cost.wall


@pytest.mark.slow
def test_a_contender_that_fails_is_named_and_the_others_go_on() -> None:
    order: list[str] = []

    def run(name: str) -> tuple[measure.Cost, measure.Result]:
        order.append(name)
        if name == "b":
            raise ValueError("no")
        return measure.timed(lambda: measure.Result(1, None, np.zeros(1)))

    failed: dict[str, str] = {}
    runs = {name: (lambda name=name: run(name)) for name in "abc"}
    costs, _ = measure.interleaved(runs, 2, lambda name, error: failed.update({name: str(error)}))
    assert order == list("abccaacca")
    assert {name: len(rounds) for name, rounds in costs.items()} == {"a": 2, "c": 2}
    assert failed == {"b": "no"}


def test_what_runs_apart_keeps_its_state_there_and_nowhere_else() -> None:
    box = {"runs": 0}

    def run() -> int:
        box["runs"] += 1
        if box["runs"] == 3:
            raise OSError("full")
        return os.getpid()

    with Apart(lambda: run) as apart:
        first, second = apart(), apart()
        with pytest.raises(OSError, match="full"):
            apart()
        assert first == second == apart() != os.getpid()
    assert box == {"runs": 0}


def test_an_own_process_that_dies_or_cannot_begin_is_told() -> None:
    failed: dict[str, Exception] = {}

    def unavailable() -> Callable[[], int]:
        raise peers.Unavailable("not here")

    with each_apart({"a": unavailable, "b": lambda: lambda: os._exit(3)}, failed.__setitem__) as made:
        assert list(made) == ["b"]
        with pytest.raises(RuntimeError, match="status 3"):
            made["b"]()
        with pytest.raises(RuntimeError, match="status 3"):
            made["b"]()
    assert isinstance(failed["a"], peers.Unavailable)
    assert str(failed["a"]) == "not here"


def test_own_processes_end_with_the_one_that_began_them(tmp_path: Path) -> None:
    """Also if it is killed, and also those that were begun before others."""
    script = (
        "import os, time\nfrom benchmarks.apart import Apart\n"
        "parts = [Apart(lambda: os.getpid) for _ in range(3)]\n"
        "print(*(part() for part in parts), flush=True)\ntime.sleep(60)"
    )
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=root) as parent:
        assert parent.stdout is not None
        children = [psutil.Process(int(word)) for word in parent.stdout.readline().split()]
        assert len(children) == 3
        parent.kill()
    _, alive = psutil.wait_procs(children, timeout=20)
    assert alive == []


def test_errors_of_another_program_are_told_in_words() -> None:
    class Odd(Exception):
        pass

    def odd() -> None:
        raise Odd("no")

    with Apart(lambda: odd) as apart, pytest.raises(RuntimeError, match="Odd: no"):
        apart()


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="needs a C library that gives memory back")
def test_memory_rises_by_what_is_allocated_also_where_as_much_was_freed() -> None:
    freed = [np.ones(2**10) for _ in range(2**13)]  # 64 MiB in small blocks, which the C library keeps
    del freed
    measure.reset_peak_memory()
    before = measure.peak_memory()
    block = np.ones(2**23)  # 64 MiB
    assert measure.peak_memory() - before >= 0.9 * block.nbytes


def test_a_package_that_does_not_install_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    with pytest.raises(peers.Unavailable, match="does not install here"):
        peers.install("no-such-package==1.0", tmp_path / "peers")


def test_the_machine_has_a_name_for_files() -> None:
    assert machine.slug().replace("-", "").isalnum()
