"""Results as a JSON file, a Markdown table and a picture; two runs compared.

python -m benchmarks.report old.json new.json      what changed between two runs
"""

from __future__ import annotations

import argparse
import json
import statistics
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

COLOURS = {"loop": "#9aa0a6", "peer": "#c98a3c", "ours": "#1f6f8b"}
KINDS = {"loop": "plain loop", "peer": "other program", "ours": "Orograph"}
SHOWN = ("loader0", "naive128", "loss-landscapes")
CHANGE = 0.1
"""Changes of a cost by less than this share are within what the machine does by itself."""


def write(result: dict[str, Any], path: Path) -> tuple[Path, Path, Path]:
    """Writes ``path`` with the endings .json, .md and .png (the picture only if there are workloads)."""
    files = tuple(path.parent / f"{path.name}.{ending}" for ending in ("json", "md", "png"))
    files[0].write_text(json.dumps(result, indent=1) + "\n")
    files[1].write_text(markdown(result))
    if result["workloads"]:
        draw(result, files[2])
    return files  # type: ignore[return-value]


def markdown(result: dict[str, Any]) -> str:
    """All tables of a run."""
    parts = [f"# {result['name']}", _about(result)]
    parts += [_table(name, found, result) for name, found in result["workloads"].items()]
    if "scaling" in result:
        parts.append(_scaling(result["scaling"]))
    return "\n\n".join(parts) + "\n"


def compare(old: dict[str, Any], new: dict[str, Any]) -> str:
    """Cost of a surface in two runs, beside how the machine's own matrix product changed."""
    lines = [f"{old['name']} ({old['commit']}) → {new['name']} ({new['commit']})"]
    for dtype, peak in new["peaks_gflops"].items():
        lines.append(f"torch.mm {dtype}: {old['peaks_gflops'][dtype]:.0f} → {peak:.0f} GFLOP/s")
    for name in [name for name in new["workloads"] if name in old["workloads"]]:
        before, after = (run["workloads"][name] for run in (old, new))
        if before["samples"] != after["samples"]:
            lines.append(f"{name}: {before['samples']} and {after['samples']} samples are not compared")
            continue
        for contender in [c for c in after["contenders"] if c in before["contenders"]]:
            a, b = (statistics.median(run["contenders"][contender]["cpu"]["surface"]) for run in (before, after))
            word = "" if abs(b / a - 1) < CHANGE else "  faster" if b < a else "  slower"
            lines.append(f"{name} {contender:18} {_seconds(a):>8} → {_seconds(b):>8}  x {b / a:.2f}{word}")
    return "\n".join(lines)


def draw(result: dict[str, Any], path: Path) -> None:
    """The CPU time of a surface by contender, median and range, one panel a workload, on a logarithmic axis."""
    found = result["workloads"]
    heights = [max(2, len(one["contenders"])) for one in found.values()]
    figure, axes = plt.subplots(
        len(found),
        1,
        figsize=(9, 0.9 + sum(0.27 * h + 0.75 for h in heights)),
        gridspec_kw={"height_ratios": heights},
        squeeze=False,
        layout="constrained",
    )
    for axis, (name, one) in zip(axes[:, 0], found.items(), strict=True):
        _panel(axis, name, one)
    axes[-1, 0].set_xlabel(f"CPU seconds of a {result['grid']} x {result['grid']} surface on one core")
    handles = [Line2D([], [], marker="o", linestyle="", color=colour) for colour in COLOURS.values()]
    figure.legend(handles, KINDS.values(), loc="outside upper right", ncols=3, frameon=False, fontsize=9)
    figure.savefig(path, dpi=150)
    plt.close(figure)


def _panel(axis: Axes, name: str, found: dict[str, Any]) -> None:
    told = found["contenders"]
    order = sorted(told, key=lambda c: -statistics.median(told[c]["cpu"]["surface"]))
    for row, contender in enumerate(order):
        seconds = told[contender]["cpu"]["surface"]
        middle = statistics.median(seconds)
        colour = COLOURS[told[contender]["kind"]]
        axis.plot([min(seconds), max(seconds)], [row, row], color=colour, linewidth=4, alpha=0.5)
        axis.plot(middle, row, "o", color=colour, markersize=7)
        ratio = told[contender]["cpu"]["ratios"].get("loader0")
        axis.text(
            max(seconds) * 1.06,
            row,
            _seconds(middle) + (f"   {_three(ratio[0])}x" if ratio else ""),
            va="center",
            fontsize=8,
        )
    axis.set_yticks(range(len(order)), [told[contender]["title"] for contender in order], fontsize=8)
    axis.set_xscale("log")
    axis.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axis.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
    axis.xaxis.set_minor_formatter(NullFormatter())
    low, high = (
        (f(statistics.median(told[c]["cpu"]["surface"]) for c in order) for f in (min, max)) if order else (1, 1)
    )
    axis.set_xlim(low / 2, high * 6)
    axis.set_ylim(len(order) - 0.4, -0.6)
    axis.grid(axis="both", color="#e6e8ea")
    axis.set_axisbelow(True)
    axis.set_title(f"{name}   {found['title']}, {found['samples']:,} samples", loc="left", fontsize=10)
    axis.spines[["top", "right"]].set_visible(False)
    axis.tick_params(axis="x", labelsize=8)


def _about(result: dict[str, Any]) -> str:
    machine, load, peaks = result["machine"], result["load"], result["peaks_gflops"]
    flags = ", ".join(machine["flags"]) or "none of the usual flags"
    products = ", ".join(f"{dtype} {peak:.0f}" for dtype, peak in peaks.items())
    return (
        f"{result['date']}, commit {result['commit']}. {machine['processor']} ({flags}), {machine['cores']} cores, "
        f"{machine['memory_gib']} GiB; {machine['system']}, Python {machine['python']}, torch {machine['torch']}, "
        f"{machine['threads']} thread.\n"
        f"torch.mm, one thread, GFLOP/s: {products}. Load before and after: {load['before']['load_1min']:.1f}, "
        f"{load['after']['load_1min']:.1f} (cores in use {load['before']['busy']:.0%}, {load['after']['busy']:.0%}).\n"
        f"CPU time of one core, {result['rounds']} rounds of A B C C B A; ratios are medians within rounds "
        "[smallest..largest] of CPU time for a surface."
    )


def _table(name: str, found: dict[str, Any], result: dict[str, Any]) -> str:
    grid = f"{result['grid']}x{result['grid']}"
    shown = [base for base in SHOWN if base in found["contenders"]]
    head = [
        "contender",
        "points",
        "CPU ms/point",
        "wall ms/point",
        "once, s",
        f"{grid}, CPU s",
        *(f"times cheaper than {b}" for b in shown),
    ]
    head += ["GFLOP/s", "of torch.mm", "max rel. error", "memory, MiB", "chosen"]
    rows = [_row(told, shown) for told in found["contenders"].values()]
    lines = [" | ".join(cells) for cells in [head, ["---"] * len(head), *rows]]
    text = f"## {name}: {found['title']}\n\n{found['samples']:,} samples, {found['parameters']:,} parameters, "
    text += f"{found['flops_per_point'] / 1e6:.4g} MFLOP a point.\n\n" + "\n".join(f"| {line} |" for line in lines)
    if found["absent"]:
        text += "\n\nNot measured: " + "; ".join(f"{name} ({why})" for name, why in found["absent"].items()) + "."
    return text


def _row(told: dict[str, Any], shown: list[str]) -> list[str]:
    cpu, wall = told["cpu"], told["wall"]
    error, memory = told["max_relative_error"], told["memory_bytes"]
    chosen = [
        f"{key.replace('_', ' ')} {value}" for key, value in told["told"].items() if key in ("route", "batch_size")
    ]
    if (stated := told["told"].get("stated_error")) is not None:
        chosen.append(f"states {stated:.1e}")
    return [
        told["title"],
        str(told["points"]),
        _three(1e3 * statistics.median(cpu["point"])),
        _three(1e3 * statistics.median(wall["point"])),
        f"{statistics.median(cpu['once']):.2g}",
        _three(statistics.median(cpu["surface"])),
        *(_ratio(cpu["ratios"][base]) for base in shown),
        f"{told['gflops']:.3g}",
        f"{told['share_of_peak']:.0%}",
        "own directions" if error is None else f"{error:.1e}",
        "-" if memory is None else f"{memory / 2**20:.0f}",
        ", ".join(chosen) or "-",
    ]


def _scaling(found: dict[str, Any]) -> str:
    what = f"{found['workload']}, {found['samples']} samples, {found['points']} points"
    lines = [
        f"## Two worker processes against one: {what}",
        "",
        "| case | wall ms/point | with the workers' start |",
        "| --- | --- | --- |",
    ]
    for name, steady in found["ms_per_point"].items():
        lines.append(f"| {name} | {steady:.4g} | {found['ms_per_point_with_start'][name]:.4g} |")
    lines += ["", "| gain | at work | with the workers' start |", "| --- | --- | --- |"]
    for name, gain in found["gain"].items():
        lines.append(f"| {name} | {_ratio(gain)} | {_ratio(found['gain_with_start'][name])} |")
    return "\n".join([*lines, "", "Beside: while another process keeps one core busy without rest."])


def _ratio(found: list[float]) -> str:
    middle, low, high = found
    return f"{_three(middle)} [{_three(low)}..{_three(high)}]"


def _seconds(seconds: float) -> str:
    return f"{_three(seconds * 1e3)} ms" if seconds < 1 else f"{_three(seconds)} s"


def _three(value: float) -> str:
    """Three digits, without an exponent.

    Example:
        >>> _three(1234.4), _three(0.01234)
        ('1,234', '0.0123')
    """
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    options = parser.parse_args()
    print(compare(*(json.loads(path.read_text()) for path in (options.old, options.new))))


if __name__ == "__main__":
    main()
