"""A turning surface as a film, for slides and web pages."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from orograph.engine.progress import Listener, Reporter
from orograph.errors import InputError, MissingPackageError, StoreError, reason
from orograph.plot._turntable import Turntable
from orograph.results.atomic import replacing
from orograph.results.survey import Survey


def mp4(
    survey: Survey,
    path: Path,
    *,
    frames: int = 72,
    fps: float = 15.0,
    size: int = 640,
    turn: float = 360.0,
    trajectory: str = "",
    field: str = "loss",
    log: bool | None = None,
    clip: float | None = None,
    elev: float = 32.0,
    azim: float = -58.0,
    theme: str = "light",
    progress: bool | Listener | None = None,
) -> Path:
    """Writes the lit surface, seen from an eye that goes around it, as a film that every player and browser shows.

    H.264 in MP4 with 4:2:0 colours, its index at the beginning. It is made by the program ``ffmpeg``, or by the one in
    the package imageio-ffmpeg.

    Args:
        survey: a 2-D survey.
        path: the file to make or to replace.
        frames: how many.
        fps: frames a second, 1 to 120.
        size: width of a frame, pixels.
        turn: degrees that the eye goes around; negative the other way, 0 not at all.
        trajectory: name of a trajectory of the survey, which grows along the surface meanwhile.
        field: the field to draw.
        log: the logarithm as height; default: as in the plot ``surface``.
        clip: values above it become a plateau.
        elev: degrees of the eye above the ground.
        azim: degrees of the eye around the vertical, in the first frame.
        theme: "light" or "dark".
        progress: a listener; True for a bar on standard error; None for a bar if that is a terminal; False for silence.

    Returns:
        The path written.

    Raises:
        InputError: the survey is not 2-D or lacks the field, there is no such trajectory, or an option is impossible.
        StoreError: nothing can be written there, or ffmpeg fails.
        MissingPackageError: there is no ffmpeg.
    """
    if not 1 <= fps <= 120:
        raise InputError("1 to 120 frames a second", f"{fps:g}", "set fps=15, say")
    table = Turntable(
        survey, "the format 'mp4'", field=field, log=log, clip=clip, frames=frames, size=size, turn=turn, elev=elev,
        azim=azim, trajectory=trajectory, theme=theme,
    )  # fmt: skip
    program = ffmpeg()
    with replacing(path) as draft, table, Reporter(progress) as reporter:
        reporter.stage("drawing", 0, len(table))
        with _encoder(program, draft, table.width, table.height, fps) as film:
            for number, frame in enumerate(table, 1):
                film.write(frame.tobytes())
                reporter.tell("drawing", number, len(table))
    return path


def ffmpeg() -> str:
    """The path of a program ffmpeg: the system's, else that of imageio-ffmpeg.

    Raises:
        MissingPackageError: there is none.
    """
    if found := shutil.which("ffmpeg"):
        return found
    try:
        from imageio_ffmpeg import get_ffmpeg_exe

        return str(get_ffmpeg_exe())
    except (ImportError, RuntimeError):
        raise MissingPackageError(
            "the program ffmpeg for the format 'mp4'",
            "no such program",
            "install ffmpeg, or pip install 'orograph[video]', or choose gif",
        ) from None


@contextmanager
def _encoder(program: str, draft: Path, width: int, height: int, fps: float) -> Iterator[IO[bytes]]:
    """A pipe that takes frames, and a film in ``draft`` at the end; stopped, it leaves no process behind."""
    command = [
        program, "-y", "-v", "error", "-nostdin",
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", f"{fps:g}", "-i", "pipe:0",
        "-vf", "scale=out_color_matrix=bt709:out_range=tv", "-c:v", "libx264", "-preset", "slow", "-crf", "18",
        "-pix_fmt", "yuv420p", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "iec61966-2-1",
        "-threads", "1", "-fflags", "+bitexact", "-flags", "+bitexact", "-movflags", "+faststart", "-f", "mp4",
        str(draft.absolute()),
    ]  # fmt: skip
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=said, stderr=said)
        assert process.stdin is not None
        try:
            yield process.stdin
            process.stdin.close()
            failed = process.wait() != 0
        except BrokenPipeError:
            failed = True
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
            _close(process.stdin)
        if failed:
            said.seek(0)
            lines = said.read().decode(errors="replace").strip()
            raise StoreError("ffmpeg to make the film", reason(lines or "it stopped"), "choose gif, or update ffmpeg")


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except BrokenPipeError:
        return
