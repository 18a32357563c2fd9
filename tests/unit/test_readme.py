"""What the README, the guide and the page on recipes show runs as it is written, in one folder, on fewer points."""

from __future__ import annotations

import importlib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from orograph import registry
from orograph.recipes._bench import run_recipe

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE, RECIPES = ((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("guide.md", "recipes.md"))


def blocks(text: str) -> list[str]:
    """What is fenced off as code."""
    found: list[str] = re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
    return found


def block(words: str) -> str:
    """The first block of the README with these words in it."""
    return next(each for each in blocks(README) if words in each)


def run(words: list[str], folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(folder)])}
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_readme_and_guide_work_in_one_folder(tmp_path: Path) -> None:
    (tmp_path / "nets.py").write_text(block("def test_set").replace("range(5)", "range(1)"), encoding="utf-8")
    run([sys.executable, "nets.py"], tmp_path)

    code = block("nets.resnet()").replace("51)", "5)").replace("81)", "5)").replace("survey.view()", "pass")
    assert code.count("og.survey(") == 2
    (tmp_path / "ten_lines.py").write_text(code, encoding="utf-8")
    run([sys.executable, "ten_lines.py"], tmp_path)
    assert {"surface.pdf", "surface.html", "runs"} <= {path.name for path in tmp_path.iterdir()}

    path = "".join(blocks(GUIDE)).replace("range(1, 6)", "range(1, 3)").replace("path.gif", "path.vtp")
    (tmp_path / "path.py").write_text(path.replace(', trajectory="SGD"', ""), encoding="utf-8")
    run([sys.executable, "path.py"], tmp_path)
    assert {"paths.png", "descent.png", "explained.png", "path.vtp"} <= {path.name for path in tmp_path.iterdir()}

    shell = block("orograph map --model").replace("\\\n", " ").replace("1:51", "1:5")
    for line in shell.splitlines():
        words = shlex.split(line, comments=True)
        if words and words[1] not in ("view", "run"):
            run([sys.executable, "-m", *words], tmp_path)
    assert {"a.png", "a.html", "point.safetensors"} <= {path.name for path in tmp_path.iterdir()}


def test_the_recipe_of_the_documentation_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = next(each for each in blocks(RECIPES) if "SETTINGS" in each)
    (tmp_path / "somebody2026_even.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    recipe = importlib.import_module("somebody2026_even").somebody2026_even
    load = registry.load
    monkeypatch.setattr(registry, "load", lambda kind, name: recipe if kind == "recipe" else load(kind, name))
    done = run_recipe("somebody2026_even", tmp_path / "out", size="tiny")
    assert re.fullmatch(r"roughness \d.*", done.findings.verdicts[0].evidence)
    assert done.page.is_file()
