"""The lit surface drawn many times while the eye goes around it; what does not change is computed once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg

from orograph.errors import InputError
from orograph.plot import _box, _frame, _scale, _terrain, _trail
from orograph.plot._panels import log_or_not, read_plane
from orograph.plot._style import SMALL, drawing, wrap
from orograph.plot.surface import FINE, remarks
from orograph.results.survey import Survey
from orograph.results.words import plain

_FINE = 0.4  # points along the longer side, for each pixel: more are not seen
_DOTS = 118.0  # an inch: letters of 12 pixels
_SMALLEST, _LARGEST, _MOST = 120, 2160, 3600
_GROWN = 0.85  # of the frames: then the whole trajectory is shown


class Turntable:
    """A surface, its trajectory and the camera's move; a context manager that gives the frames.

    Args:
        survey: a 2-D survey.
        field, log, clip: as in the plot ``surface``.
        frames: how many.
        size: width of a frame, pixels.
        turn: degrees that the eye goes around, over all frames.
        elev, azim: where it begins.
        trajectory: name of a trajectory that grows along the surface; empty: none.
        theme: "light" or "dark".

    Attributes:
        width, height: of every frame in pixels; even numbers.

    Raises:
        InputError: a survey that no surface can be drawn of, no such trajectory, or an impossible option.
    """

    def __init__(
        self,
        survey: Survey,
        what: str,
        *,
        field: str = "loss",
        log: bool | None = None,
        clip: float | None = None,
        frames: int = 72,
        size: int = 640,
        turn: float = 360.0,
        elev: float = 32.0,
        azim: float = -58.0,
        trajectory: str = "",
        theme: str = "light",
    ) -> None:
        _check(frames, size, turn)
        self._panels = panels = read_plane([survey], field, what)
        _frame.check_size(panels, what)
        self._scale = _scale.fit([panels[0].z], log=log_or_not(panels, log), clip=clip, heights=True)
        if self._scale.empty:
            raise InputError(f"a finite value of {field!r} for {what}", "none", "survey it first")
        self._stage = _terrain.stage_for(panels[0], self._scale, elev, azim, 0.62)
        self._fine = min(round(_FINE * size), FINE)
        self._land = _terrain.land_of(panels[0], self._scale, self._fine)
        self._trail = (
            _trail.trail_on(self._land, self._stage, _trail.trajectory_named(survey, trajectory))
            if trajectory
            else None
        )
        self._azimuths = azim + turn * np.arange(frames) / frames
        self._theme, self._size = theme, size
        self._context = ExitStack()

    def __enter__(self) -> Self:
        colours = self._context.enter_context(drawing(self._theme))
        try:
            self._colours = colours
            panel, inches = self._panels[0], max(self._size / _DOTS, 3.4)
            boxes = _box.set_up(self._panels, self._scale, self._stage, colours, width=inches, title=None, ground=True)
            boxes.azimuths = np.unique(self._azimuths[:: max(1, len(self._azimuths) // 12)]).tolist()
            _box.arrange(boxes, *remarks(self._panels, self._scale, True, True, self._fine))
            self._figure, self._axes = boxes.figure, boxes.axes[0]
            self._figure.set_dpi(self._size / inches)
            self.width = self._size
            self.height = 2 * round(self._figure.get_figheight() * self._size / inches / 2)
            self._figure.set_size_inches(inches, self.height * inches / self._size)
            self._pale = _terrain.paleness(panel, self._land)
            self._levels = _terrain.line_levels(self._scale, True)
            _terrain.map_below(self._axes, panel, self._land, self._scale, self._stage, colours)
        except BaseException:
            self._context.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._context.close()

    def __len__(self) -> int:
        return len(self._azimuths)

    def __iter__(self) -> Iterator[np.ndarray]:
        return map(self.frame, range(len(self)))

    def frame(self, number: int) -> np.ndarray:
        """One frame: uint8 of shape (height, width, 3)."""
        canvas = self._figure.canvas
        assert isinstance(canvas, FigureCanvasAgg)
        share = min(number / (_GROWN * max(len(self) - 1, 1)), 1.0)
        moving = self._draw(float(self._azimuths[number]), share)
        try:
            canvas.draw()
            return np.asarray(canvas.buffer_rgba())[: self.height, : self.width, :3].copy()
        finally:
            for artist in moving:
                artist.remove()

    def _draw(self, azimuth: float, share: float) -> list[Artist]:
        """Everything that one frame has for itself."""
        axes, land, panel = self._axes, self._land, self._panels[0]
        stage = replace(self._stage, azim=azimuth)
        axes.view_init(stage.elev, azimuth)
        _box.place_ticks(axes, panel, stage)
        before = set(axes.get_children())
        more = None
        if self._trail is not None:
            places = self._trail.until(share)
            more = _trail.ribbons(places, land, stage)
            _trail.draw_below(axes, places)
            _trail.draw_head(axes, places, land, stage)
        _terrain.raise_land(axes, land, stage, self._colours, self._pale, self._levels, more)
        _terrain.pins(axes, panel, land, stage, self._colours, True)
        moving = [artist for artist in axes.get_children() if artist not in before]
        if self._trail is not None:
            text = plain(_trail.told(self._trail, share))
            width, height = self._figure.get_size_inches()
            text = wrap(text, SMALL, width - 0.5, lines=1)
            look: dict[str, Any] = {
                "va": "top",
                "fontsize": SMALL,
                "color": self._colours.ink,
                "path_effects": self._colours.halo,
            }
            moving.append(self._figure.text(0.24 / width, 1 - 0.47 / height, text, **look))
        return moving


def _check(frames: int, size: int, turn: float) -> None:
    if isinstance(frames, bool) or not isinstance(frames, int) or not 1 <= frames <= _MOST:
        raise InputError(f"1 to {_MOST} frames", repr(frames), "set frames=72, say")
    if isinstance(size, bool) or not isinstance(size, int) or size % 2 or not _SMALLEST <= size <= _LARGEST:
        raise InputError(f"an even size of {_SMALLEST} to {_LARGEST} pixels", repr(size), "set size=640, say")
    if not np.isfinite(turn):
        raise InputError("a finite turn in degrees", repr(turn), "set turn=360, say")
