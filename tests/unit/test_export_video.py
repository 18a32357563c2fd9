"""Turning surfaces: frames, sizes and times as asked, holes as paper, and nothing half-made."""

from __future__ import annotations

import inspect
import json
import os
import shutil
import subprocess
import sys
import types
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import xarray as xr
from PIL import Image

from orograph.cli.app import main
from orograph.errors import InputError, MissingPackageError, StoreError
from orograph.export.gif import gif
from orograph.plot._turntable import Turntable
from orograph.results.schema import Status
from orograph.results.survey import Survey
from orograph.results.trajectory import Trajectory

SMALL: dict[str, Any] = {"frames": 3, "size": 160, "progress": False}
needs_ffmpeg = pytest.mark.skipif(
    os.environ.get("OROGRAPH_TOOLS") != "required" and shutil.which("ffmpeg") is None,
    reason="there is no ffmpeg: run tests/setup.sh",
)


def bowl(hole: int = 0, name: str = 'bowl "ü"\n<b>') -> Survey:
    """9×11, steeper along y; with a square hole of ``hole`` points a side in the middle."""
    x, y = np.linspace(-1, 1, 9), np.linspace(-1, 1, 11)
    loss = 0.2 + 0.3 * x[:, None] ** 2 + y**2
    status = np.full(loss.shape, Status.OK)
    if hole:
        middle = np.s_[4 - hole // 2 : 5 + hole // 2, 5 - hole // 2 : 6 + hole // 2]
        loss[middle], status[middle] = np.nan, Status.NONFINITE
    grid = {"loss": (("x", "y"), loss), "status": (("x", "y"), status.astype(np.int8))}
    return Survey(xr.Dataset(grid, {"x": x, "y": y}), name=name)


def with_way(survey: Survey) -> Survey:
    places = np.stack([np.linspace(-0.9, 0.9, 5), np.zeros(5)], axis=-1)
    survey.add_trajectory(Trajectory("adam", np.arange(5) * 100, places, loss=np.linspace(2, 1, 5)))
    return survey


def frames_of(path: Path) -> tuple[list[np.ndarray], list[int]]:
    """Frames of a GIF as RGB, and how long each is shown, ms."""
    with Image.open(path) as picture:
        found, times = [], []
        for number in range(picture.n_frames):
            picture.seek(number)
            times.append(picture.info["duration"])
            found.append(np.asarray(picture.convert("RGB")).astype(int))
        assert picture.info["loop"] == 0
    return found, times


def red(frame: np.ndarray) -> np.ndarray:
    """Where a frame has the colour of a trajectory."""
    return (frame[..., 0] > 190) & (frame[..., 1] < 110) & (frame[..., 2] < 90)


@pytest.mark.slow
def test_a_gif_has_the_frames_asked_for_and_they_turn(tmp_path: Path) -> None:
    frames, times = frames_of(bowl().export(tmp_path / "a.gif", frames=5, size=160, fps=12.0, progress=False))
    assert len(frames) == 5
    assert times == [80, 90, 80, 80, 90]
    assert {frame.shape for frame in frames} == {frames[0].shape}
    assert frames[0].shape[1] == 160
    for first, second in pairwise(frames):
        assert (np.abs(first - second).sum(axis=-1) > 30).mean() > 0.05
    assert (frames[0] == 255).all(axis=-1).mean() > 0.3  # the paper is white to the last bit


@pytest.mark.slow
def test_the_gif_is_near_what_was_drawn(tmp_path: Path) -> None:
    frames, _ = frames_of(bowl().export(tmp_path / "a.gif", **SMALL))
    with Turntable(bowl(), "it", frames=3, size=160) as table:
        drawn = list(table)
        assert (table.width, table.height) == drawn[0].shape[1::-1]
    for ours, theirs in zip(frames, drawn, strict=True):
        error = np.abs(ours - theirs.astype(int)).max(axis=-1)
        assert np.percentile(error, 99) < 16
        assert error.mean() < 3


@pytest.mark.slow
def test_a_full_turn_closes_and_starts_where_the_picture_does() -> None:
    with Turntable(bowl(), "it", frames=4, size=160) as table:
        first, again = table.frame(0), table.frame(0)
        np.testing.assert_array_equal(first, again)  # nothing of a frame stays behind
        quarters = [table.frame(number) for number in range(4)]
    with Turntable(bowl(), "it", frames=1, size=160, azim=-58 + 90) as table:
        moved = table.frame(0)
    common = min(moved.shape[0], quarters[1].shape[0])
    assert np.abs(moved[:common].astype(int).mean() - quarters[1][:common].astype(int).mean()) < 8
    assert not np.array_equal(quarters[1], quarters[3])


def test_a_hole_shows_the_paper() -> None:
    shares = []
    for hole in (0, 3):
        with Turntable(bowl(hole), "it", frames=2, size=240, elev=80.0) as table:
            for frame in table:
                height, width = frame.shape[:2]
                middle = frame[int(0.42 * height) : int(0.52 * height), int(0.45 * width) : int(0.55 * width)]
                shares.append(float((middle == 255).all(axis=-1).mean()))
    assert max(shares[:2]) < 0.02, shares
    assert min(shares[2:]) > 0.5, shares


@pytest.mark.slow
def test_a_trajectory_grows() -> None:
    with Turntable(with_way(bowl()), "it", frames=6, size=240, turn=0.0, elev=60.0, trajectory="adam") as table:
        counts = [int(red(frame).sum()) for frame in table]
    assert counts[0] < 60
    assert all(later > 1.2 * earlier for earlier, later in pairwise(counts[:5])), counts
    assert counts[5] == pytest.approx(counts[4], rel=0.35)
    with Turntable(bowl(), "it", frames=1, size=240, elev=60.0) as table:
        assert red(table.frame(0)).sum() == 0


def test_hills_hide_a_trajectory() -> None:
    survey = with_way(bowl())
    survey.dataset["loss"].values[:] = 0.2
    survey.dataset["loss"].values[:, 3] = 1.2  # a wall along x, which stands before the way if one looks from −y
    counts = []
    for azim in (-90.0, 90.0):
        options: dict[str, Any] = {"turn": 0.0, "azim": azim, "elev": 20.0, "trajectory": "adam", "log": False}
        with Turntable(survey, "it", frames=2, size=240, **options) as table:
            counts.append(int(red(table.frame(1)[: int(0.6 * table.height)]).sum()))
    assert counts[1] > 100, counts
    assert counts[0] < 0.3 * counts[1], counts


@pytest.mark.slow
def test_log_and_clip_change_the_surface() -> None:
    found = []
    for options in ({"log": False}, {"log": True}, {"log": False, "clip": 0.5}):
        with Turntable(bowl(), "it", frames=1, size=160, **options) as table:  # type: ignore[arg-type]
            found.append(table.frame(0).astype(int))
    common = min(frame.shape[0] for frame in found)
    for other in found[1:]:
        assert (np.abs(found[0][:common] - other[:common]).sum(axis=-1) > 30).mean() > 0.02


@pytest.mark.slow
@needs_ffmpeg
def test_an_mp4_plays_everywhere(tmp_path: Path) -> None:
    path = with_way(bowl()).export(tmp_path / "a.mp4", frames=4, size=162, fps=10.0, trajectory="adam", progress=False)
    words = ["ffprobe", "-v", "error", "-count_frames", "-show_streams", "-of", "json", str(path)]
    (stream,) = json.loads(subprocess.run(words, check=True, capture_output=True).stdout)["streams"]
    assert (stream["codec_name"], stream["pix_fmt"], stream["width"]) == ("h264", "yuv420p", 162)
    assert (stream["nb_read_frames"], stream["r_frame_rate"]) == ("4", "10/1")
    content = path.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")
    words = ["ffmpeg", "-v", "error", "-i", str(path), "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    raw = np.frombuffer(subprocess.run(words, check=True, capture_output=True).stdout, np.uint8)
    with Turntable(with_way(bowl()), "it", frames=4, size=162, trajectory="adam") as table:
        drawn = np.stack(list(table)).astype(float)
    shown = raw.reshape(drawn.shape).astype(float)
    assert shown.shape[1] % 2 == 0
    error = np.square(shown - drawn).mean(axis=(1, 2, 3))
    assert (error < 120).all(), error  # 27 dB and more
    assert np.abs(shown.mean(axis=(1, 2)) - drawn.mean(axis=(1, 2))).max() < 3  # no shift of colours
    assert os.listdir(tmp_path) == ["a.mp4"]


@pytest.mark.slow
@needs_ffmpeg
def test_it_is_the_same_file_every_time(tmp_path: Path) -> None:
    for form in ("gif", "mp4"):
        files = [bowl().export(tmp_path / f"{i}.{form}", **SMALL).read_bytes() for i in range(2)]
        assert files[0] == files[1], form


@pytest.mark.slow
@pytest.mark.parametrize("form", ["gif", pytest.param("mp4", marks=needs_ffmpeg)])
def test_stopped_it_leaves_nothing(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Any] = []
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: started.append(popen(*a, **k)) or started[-1])
    draw = Turntable.frame

    def frame(self: Turntable, number: int) -> np.ndarray:
        if number == 2:
            raise KeyboardInterrupt
        return draw(self, number)

    monkeypatch.setattr(Turntable, "frame", frame)
    (tmp_path / f"a.{form}").write_text("old")
    with pytest.raises(KeyboardInterrupt):
        bowl().export(tmp_path / f"a.{form}", **SMALL)
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [(f"a.{form}", "old")]
    assert len(started) == (form == "mp4")
    assert all(process.poll() is not None for process in started)


def test_without_ffmpeg_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    with pytest.raises(MissingPackageError, match=r"the program ffmpeg .*pip install 'orograph\[video\]'"):
        bowl().export(tmp_path / "a.mp4", **SMALL)
    assert not os.listdir(tmp_path)


def script(folder: Path, text: str) -> str:
    file = folder / "ffmpeg"
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return str(file)


@pytest.mark.slow
def test_the_ffmpeg_of_a_package_will_do_and_its_failure_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    package = types.ModuleType("imageio_ffmpeg")
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", package)
    (tmp_path / "out").mkdir()
    for text, said in (
        ("cat > /dev/null; for last; do :; done; echo film > $last", ""),
        ("cat > /dev/null; echo 'Unknown encoder libx264' >&2; exit 1", "Unknown encoder libx264"),
        ("echo 'no luck' >&2; exit 3", "no luck"),
    ):
        package.get_ffmpeg_exe = lambda text=text: script(tmp_path, text)  # type: ignore[attr-defined]
        if not said:
            assert bowl().export(tmp_path / "out/a.mp4", **SMALL).read_text() == "film\n"
            (tmp_path / "out/a.mp4").unlink()
            continue
        with pytest.raises(StoreError, match=f"ffmpeg to make the film, but got {said}") as caught:
            bowl().export(tmp_path / "out/a.mp4", **SMALL)
        assert "\n" not in str(caught.value)
        assert not os.listdir(tmp_path / "out")


@pytest.mark.parametrize("form", ["gif", "mp4"])
def test_complaints(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = Survey(xr.Dataset({"loss": ("x", [1.0, 2.0]), "status": ("x", [1, 1])}, {"x": [0, 1]}), name="line")
    nothing = bowl()
    nothing.dataset["status"].values[:] = Status.PENDING
    away = bowl()
    away.add_trajectory(Trajectory("away", [0, 1], [[5, 5], [6, 6]]))
    cases: list[tuple[Survey, dict[str, Any], str]] = [
        (line, {}, f"a 2-D survey for the plot \"the format '{form}'\"|a 2-D survey for"),
        (nothing, {}, "a finite value of 'loss'"),
        (bowl(), {"field": "los"}, "did you mean 'loss'"),
        (bowl(), {"frames": 0}, "1 to 3600 frames, but got 0"),
        (bowl(), {"size": 161}, "an even size of 120 to 2160 pixels, but got 161"),
        (bowl(), {"size": 50}, "an even size"),
        (bowl(), {"fps": 0.0}, "frames a second"),
        (bowl(), {"turn": float("nan")}, "a finite turn"),
        (bowl(), {"theme": "drak"}, "did you mean 'dark'"),
        (with_way(bowl()), {"trajectory": "adma"}, "did you mean 'adam'"),
        (bowl(), {"trajectory": "adam"}, "the name of a trajectory"),
        (away, {"trajectory": "away"}, "lies on the surface"),
        (bowl(), {"clip": 0.01}, "a clip above the lowest value"),
        (bowl(), {"frame": 3}, "did you mean 'frames'"),
    ]
    for survey, options, said in cases:
        with pytest.raises(InputError, match=said) as caught:
            survey.export(tmp_path / f"a.{form}", **({"progress": False} | options))
        assert "\n" not in str(caught.value)
    with pytest.raises(StoreError, match="a file that can be written"):
        bowl().export(tmp_path, to=form, **SMALL)
    assert not os.listdir(tmp_path)


@pytest.mark.slow
def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    bowl(name="a").export("a.h5")
    words = ["--option", "frames=2", "--option", "size=160", "--option", "theme=dark", "--option", "log=none"]
    assert main(["export", "a.h5", "--to", "gif", *words]) == 0
    assert capsys.readouterr().out == "a.gif\n"
    assert len(frames_of(Path("a.gif"))[0]) == 2
    assert main(["export", "a.h5", "--to", "gif", "--option", "progress=true"]) == 1
    assert "an option of export 'gif', but got 'progress'" in capsys.readouterr().err


@pytest.mark.slow
def test_the_defaults_are_small_enough(tmp_path: Path) -> None:
    x = np.linspace(-1, 1, 51)
    loss = 0.2 + x[:, None] ** 2 + 0.7 * x**2 + 0.3 * np.sin(5 * x[:, None] + 1) * np.cos(4 * x)
    grid = {"loss": (("x", "y"), loss), "status": (("x", "y"), np.ones((51, 51), np.int8))}
    survey = Survey(xr.Dataset(grid, {"x": x, "y": x}), name="hills")
    frames = inspect.signature(gif).parameters["frames"].default
    assert frames == 72
    path = survey.export(tmp_path / "a.gif", frames=frames // 4, progress=False)
    assert path.stat().st_size < 4_500_000 / 4
    with Image.open(path) as picture:
        assert (picture.n_frames, picture.size[0]) == (frames // 4, 640)
