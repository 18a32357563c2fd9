"""The machine in words and numbers, and how fast its own matrix product is."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import time
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import torch

FLAGS = ("avx2", "avx512f", "avx512_bf16", "avx512_fp16", "amx_bf16", "asimd", "bf16", "sve")
DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp64": torch.float64}
SIDE = 1024


def describe() -> dict[str, Any]:
    """Processor, memory, system and versions as JSON values."""
    info = Path("/proc/cpuinfo")
    words = info.read_text() if info.is_file() else ""
    model = re.search(r"^model name\s*:\s*(.*)$", words, re.M)
    flags = re.search(r"^(?:flags|Features)\s*:\s*(.*)$", words, re.M)
    present = set(flags.group(1).split()) if flags else set()
    return {
        "processor": model.group(1).strip() if model else platform.processor() or platform.machine(),
        "flags": [flag for flag in FLAGS if flag in present],
        "cores": psutil.cpu_count(logical=False) or os.cpu_count(),
        "hardware_threads": os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30, 1),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": np.__version__,
        "torch_capability": torch.backends.cpu.get_cpu_capability(),
        "threads": torch.get_num_threads(),
    }


def commit() -> str | None:
    """The short hash of what is measured, where git tells."""
    folder = Path(__file__).parent
    ran = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=folder, capture_output=True, text=True, check=False
    )
    return ran.stdout.strip() or None


def load() -> dict[str, float]:
    """What runs here at the moment: runnable processes over the last minute, and the share of the cores in use."""
    return {"load_1min": os.getloadavg()[0], "busy": psutil.cpu_percent(interval=0.5) / 100}


def slug() -> str:
    """A short name of the machine for files, such as ``amd-epyc-2cores``."""
    words = re.sub(r"\(.*?\)|CPU|Processor|@.*", "", describe()["processor"])
    name = "-".join(re.findall(r"[a-z0-9]+", words.lower())[:4])
    return f"{name or platform.machine()}-{os.cpu_count()}cores"


def peaks(repeats: int = 5) -> dict[str, float]:
    """GFLOP/s of ``torch.mm`` on this process's threads, best of a few by CPU time, for each dtype."""
    return {name: _peak(dtype, repeats) for name, dtype in DTYPES.items()}


def _peak(dtype: torch.dtype, repeats: int) -> float:
    a, b = (torch.ones(SIDE, SIDE, dtype=dtype) for _ in range(2))
    best = float("inf")
    for _ in range(repeats + 1):
        start = time.process_time()
        torch.mm(a, b)
        best = min(best, time.process_time() - start)
    return 2 * SIDE**3 / best / 1e9
