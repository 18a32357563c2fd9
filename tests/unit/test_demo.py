"""The demo at a size of seconds: it trains, surveys, draws, explains, and goes on where it was."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import orograph as og
from orograph.engine.progress import Progress
from orograph.recipes._demo import run_demo
from orograph.results.ground import ground


class Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.images, self.words = [], []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.images.append(dict(attrs))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.slow
def test_demo_is_stopped_and_goes_on(tmp_path: Path) -> None:
    said: list[str] = []
    stages: set[str] = set()

    def stop(progress: Progress) -> None:
        stages.add(progress.stage)
        if "surveying ResNet-20 without skips" in progress.stage and progress.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_demo(tmp_path, points=5, epochs=2, workers=1, progress=stop)
    assert {"training ResNet-20", "training ResNet-20 without skips", "surveying ResNet-20"} <= stages
    weights = (tmp_path / "weights" / "resnet20.safetensors").read_bytes()
    page, viewer, folders = run_demo(tmp_path, points=5, epochs=2, workers=1, say=said.append)
    assert [og.open(folder).name for folder in folders] == ["ResNet-20", "ResNet-20 without skips"]
    assert '"name":"ResNet-20 without skips"' in viewer.read_text(encoding="utf-8")
    assert (tmp_path / "weights" / "resnet20.safetensors").read_bytes() == weights
    surveys = [og.open(tmp_path / "surveys" / name) for name in ("resnet20", "resnet20-noskip")]
    for survey in surveys:
        assert survey.complete
        assert survey.provenance["objective"]["data"]["count"] == 1437
        assert survey.anchor["loss"] == pytest.approx(float(survey.dataset.loss.sel(x=0.0, y=0.0)), rel=1e-6)
    assert surveys[0].provenance["directions"]["x"]["seed"] == surveys[1].provenance["directions"]["x"]["seed"]
    errors = [float(re.search(r"test error ([\d.]+)%", line)[1]) for line in said[:2]]  # type: ignore[index]
    text = Text()
    text.feed(page.read_text(encoding="utf-8"))
    words = " ".join(text.words)
    for error in errors:
        assert f"{error:.2f}%" in words
    for survey in surveys:  # the table's numbers are those of the surveys
        assert f"{ground(survey)['downward']:.1%}" in words
    assert len(text.images) == 4
    assert all(image["alt"] and image["src"].startswith("data:image/png;base64,") for image in text.images)
    assert "http://" not in page.read_text(encoding="utf-8").replace("http://www.w3.org", "")
    run_demo(tmp_path, points=5, epochs=1, workers=1)  # another recipe in the same folder: trained and surveyed anew
    assert (tmp_path / "weights" / "resnet20.safetensors").read_bytes() != weights
