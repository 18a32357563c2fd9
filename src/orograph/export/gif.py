"""A turning surface that plays wherever a picture does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from orograph.engine.progress import Listener, Reporter
from orograph.errors import InputError
from orograph.export._palette import Palette
from orograph.plot._turntable import Turntable
from orograph.results.atomic import replacing
from orograph.results.survey import Survey

_SAMPLES = 8  # frames from which the palette is made
_MOST = 10**9  # pixels in all: the frames are in memory together


def gif(
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
    """Writes the lit surface, seen from an eye that goes around it, as an animated GIF that repeats for ever.

    All frames share one palette of 256 colours, made from frames all around. There is no dithering, so that nothing
    flickers; within a row a colour goes on while it is nearly right, which makes the file smaller.

    Args:
        survey: a 2-D survey.
        path: the file to make or to replace.
        frames: how many.
        fps: frames a second, up to 50; GIF counts in hundredths of a second.
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
        StoreError: nothing can be written there.
    """
    if not 0.1 <= fps <= 50:
        raise InputError("0.1 to 50 frames a second for a GIF", f"{fps:g}", "set fps=15, say")
    table = Turntable(
        survey, "the format 'gif'", field=field, log=log, clip=clip, frames=frames, size=size, turn=turn, elev=elev,
        azim=azim, trajectory=trajectory, theme=theme,
    )  # fmt: skip
    if frames * size**2 > _MOST:
        raise InputError(f"at most {_MOST:g} pixels in all", f"{frames} frames of {size}²", "choose mp4, or fewer")
    with replacing(path) as draft, table, Reporter(progress) as reporter:
        palette = Palette.of([table.frame(number) for number in range(0, frames, max(1, frames // _SAMPLES))])
        reporter.stage("drawing", 0, frames)

        def pictures() -> Iterator[Image.Image]:
            for number, frame in enumerate(table, 1):
                yield palette.picture(frame)
                reporter.tell("drawing", number, frames)

        drawn, ends = pictures(), np.round(100 * np.arange(frames + 1) / fps).astype(int)
        durations = (10 * np.diff(ends)).tolist()
        next(drawn).save(draft, "GIF", save_all=True, append_images=drawn, duration=durations, loop=0)
    return path
