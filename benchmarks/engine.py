"""The cost of a loss surface, Orograph against plain loops and other programs, side by side on this machine.

    python -m benchmarks.engine [--workloads W1,W5] [--contenders loader0,ours] [--full] [--out benchmarks/results]

One thread; process CPU time and wall time; contenders interleaved A B C C B A; ratios within rounds. Writes a JSON
file, a Markdown table and a picture. See benchmarks/README.md for how to read them.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import torch

from benchmarks import machine, measure, memory, report, workloads
from benchmarks.apart import each_apart
from benchmarks.contenders import CONTENDERS
from benchmarks.contenders.peers import Unavailable
from benchmarks.reference import Reference
from benchmarks.scaling import scaling
from benchmarks.workloads import Workload

FORMAT = 1
LONG = ("ours-lowered", "ours-closed", "ours-fp64")
"""Contenders that are left out unless named or with ``--full``."""
BASELINES = ("loader0", "loader2", "naive128", "fullbatch", "loss-landscapes")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status."""
    options = _options(arguments)
    torch.set_num_threads(1)
    result = run(options)
    what = "-".join([*options.workloads, *(["scaling"] if options.scaling else [])]).lower()
    name = options.name or f"{machine.slug()}-{what}"
    options.out.mkdir(parents=True, exist_ok=True)
    written = report.write({"name": name, **result}, options.out / name)
    print("\n" + written[1].read_text())
    print("written:", ", ".join(str(path) for path in written if path.exists()))
    return 0


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Measures everything asked for; JSON values."""
    before, peaks = machine.load(), machine.peaks()
    measured = {}
    for name in options.workloads:
        measured[name] = _workload(name, options)
        peaks = {dtype: max(peak, peaks[dtype]) for dtype, peak in machine.peaks().items()}
    for found in measured.values():
        _add_shares(found, peaks)
    result: dict[str, Any] = {
        "format": FORMAT,
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "commit": machine.commit(),
        "machine": machine.describe(),
        "peaks_gflops": peaks,
        "rounds": options.rounds,
        "grid": measure.GRID,
        "workloads": measured,
    }
    if options.scaling:
        workload = _made(options.scaling, options)
        _say(f"{workload.name}: two workers against one")
        result["scaling"] = scaling(workload, options.scaling_points, options.rounds)
    return {**result, "load": {"before": before, "after": machine.load()}}


def _workload(name: str, options: argparse.Namespace) -> dict[str, Any]:
    """All contenders on one workload."""
    _say(f"{name}: making")
    workload = _made(name, options)
    absent: dict[str, str] = {}

    def failed(contender: str, error: Exception) -> None:
        first = next(iter(str(error).splitlines()), "")
        known = isinstance(error, Unavailable)
        absent[contender] = str(error) if known else f"failed: {type(error).__name__}: {first[:160]}"

    with each_apart({each: partial(_prepared, each, workload) for each in options.contenders}, failed) as runs:
        _say(f"{name}: {len(runs)} contenders, {options.rounds} rounds")
        costs, results = measure.interleaved(runs, options.rounds, failed)
    _say(f"{name}: errors and memory")
    reference = Reference(workload)
    rises = memory.in_child(options, name, list(costs)) if options.memory else {}
    told = {
        contender: {
            **_costs(costs[contender], {b: costs[b] for b in BASELINES if b in costs}),
            **reference.errors(results[contender]),
            "title": CONTENDERS[contender].title,
            "kind": CONTENDERS[contender].kind,
            "precision": CONTENDERS[contender].precision,
            "points": results[contender].points,
            "memory_bytes": rises.get(contender),
            "told": results[contender].told or {},
        }
        for contender in costs
    }
    return {
        "title": workload.title,
        "parameters": sum(p.numel() for p in workload.model.parameters()),
        "samples": workload.count,
        "flops_per_point": workload.flops,
        "contenders": told,
        "absent": absent,
    }


def _prepared(contender: str, workload: Workload) -> Callable[[], tuple[measure.Cost, measure.Result]]:
    """What runs in the contender's own process; its finished children count."""
    return partial(measure.timed, CONTENDERS[contender].prepare(workload))


def _costs(costs: list[measure.Cost], baselines: dict[str, list[measure.Cost]]) -> dict[str, Any]:
    """Seconds by round, and how many times cheaper than each baseline a surface is."""
    found: dict[str, Any] = {}
    for clock in ("cpu", "wall"):
        surfaces = [getattr(cost.surface(), clock) for cost in costs]
        found[clock] = {
            "once": [getattr(cost.once, clock) for cost in costs],
            "point": [getattr(cost.point, clock) for cost in costs],
            "surface": surfaces,
            "ratios": {
                name: measure.ratio([getattr(cost.surface(), clock) for cost in other], surfaces)
                for name, other in baselines.items()
            },
        }
    return found


def _add_shares(found: dict[str, Any], peaks: dict[str, float]) -> None:
    """Speed of the points themselves, and as a share of the matrix product in the contender's own precision."""
    for told in found["contenders"].values():
        fastest = sorted(told["cpu"]["point"])[len(told["cpu"]["point"]) // 2]
        told["gflops"] = found["flops_per_point"] / fastest / 1e9
        told["share_of_peak"] = told["gflops"] / peaks[told["precision"]]


def _made(name: str, options: argparse.Namespace) -> Workload:
    return workloads.make(name, samples=options.samples, points=options.points, full=options.full, cache=options.cache)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--workloads", type=_among(workloads.SPECS), default=list(workloads.SPECS), help="W1,W2,... ('' for none)"
    )
    parser.add_argument("--contenders", type=_among(CONTENDERS), help=("of " + ",".join(CONTENDERS)).replace("%", "%%"))
    parser.add_argument("--points", type=int, help="nodes a side of every grid (N means N x N points)")
    parser.add_argument("--samples", type=int, help="samples evaluated at each point")
    parser.add_argument("--rounds", type=int, default=2, help="each runs every contender twice (default 2)")
    parser.add_argument("--full", action="store_true", help="more points and samples: minutes to an hour")
    parser.add_argument("--scaling", choices=sorted(workloads.SPECS), help="also two workers against one, on this one")
    parser.add_argument("--scaling-points", type=int, default=8, help="nodes a side of that (default 8)")
    parser.add_argument("--no-memory", dest="memory", action="store_false", help="leave out peak memory")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "results", help="folder of the results")
    parser.add_argument("--name", help="of the files; default the machine's and the workloads'")
    parser.add_argument("--cache", type=Path, default=workloads.CACHE, help="folder of trained weights")
    options = parser.parse_args(arguments)
    options.contenders = options.contenders or [name for name in CONTENDERS if options.full or name not in LONG]
    return options


def _among(known: Any) -> Any:
    def parse(text: str) -> list[str]:
        names = [name.strip() for name in text.split(",") if name.strip()]
        if unknown := [name for name in names if name not in known]:
            raise argparse.ArgumentTypeError(f"{unknown[0]!r} is none of {', '.join(known)}")
        return names

    return parse


if __name__ == "__main__":
    sys.exit(main())
