"""A survey as the user holds it: a labelled grid, its provenance, and ways to look at it."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from orograph import registry
from orograph.errors import InputError, an
from orograph.results.at import SavedPoint, save_point
from orograph.results.folder import damaged
from orograph.results.schema import ERROR_FIELD, Status
from orograph.results.store import Store
from orograph.results.trajectory import Trajectory, read_trajectories, with_trajectory, write_trajectory
from orograph.results.view import grid_view, points_view

_FRAME_HEIGHT = 560  # pixels, of a survey in a notebook


class Survey:
    """The loss (and every other measure) over a line or a plane of parameter space.

    Attributes:
        name: what pictures and tables call it.
        path: its folder; None if it was read from another format.
        dataset: `xarray.Dataset` over dims ``x`` (and ``y``): ``loss``, ``loss_stderr``, further
            measures, ``status``.
        points: the same numbers as a list in evaluation order (dim ``point``); holds points off the present grid too.
        provenance: everything needed to make it again (see docs/format.md).

    Example:
        >>> grid = xr.Dataset({"loss": ("x", [1.0, 0.0, 1.0]), "status": ("x", [1, 1, 1])}, {"x": [-1.0, 0.0, 1.0]})
        >>> Survey(grid, name="bowl")
        <Survey 'bowl': x −1 … 1 (3), 3 of 3 points, loss 0 … 1>
    """

    def __init__(
        self,
        dataset: xr.Dataset,
        *,
        name: str,
        points: xr.Dataset | None = None,
        provenance: dict[str, Any] | None = None,
        path: Path | None = None,
    ) -> None:
        self.dataset = dataset
        self.name = name
        self.path = path
        self.provenance = provenance or {}
        self._points = points
        self._trajectories: tuple[Trajectory, ...] | None = None

    @classmethod
    def from_store(cls, store: Store) -> Survey:
        """The survey that a store holds at this moment."""
        attrs = store.attrs
        points = store.read()
        try:
            name = _told(attrs, "name", str)
            grid = [np.asarray(_told(attrs, "grid", dict)[axis], dtype=np.float64) for axis in store.axes]
            for key, kind in (("directions", dict), ("anchor", dict), ("markers", list)):
                _told({key: kind(), **attrs}, key, kind)
            described = {name: store.field_attrs(name) for name in (*store.axes, *store.fields, "status")}
            for axis in store.axes:
                described[axis] |= attrs.get("directions", {}).get(axis, {}).get("label", {})
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise damaged(store.path, error) from error
        dataset = grid_view(points, store.axes, grid, described)
        dataset.attrs = {"name": name, **attrs}
        return cls(
            dataset,
            name=name,
            points=points_view(points, store.axes, described),
            provenance=attrs,
            path=store.path,
        )

    @property
    def points(self) -> xr.Dataset:
        """Every evaluated or planned point, in evaluation order."""
        if self._points is None:
            stacked = self.dataset.stack(point=self.axes).reset_index("point").reset_coords(list(self.axes))
            self._points = stacked
        return self._points

    @property
    def axes(self) -> tuple[str, ...]:
        """Names of the axes: ``("x",)`` or ``("x", "y")``."""
        return tuple(name for name in ("x", "y") if name in self.dataset.dims)

    @property
    def measures(self) -> tuple[str, ...]:
        """Names of the measured fields, the loss first."""
        return tuple(str(name) for name in self.dataset.data_vars if name != "status")

    @property
    def anchor(self) -> dict[str, float]:
        """Every measure at the anchor (coordinates 0), evaluated directly before the survey."""
        found = self.provenance.get("anchor", {})
        return {name: math.nan if value is None else float(value) for name, value in found.items()}

    @property
    def markers(self) -> list[dict[str, Any]]:
        """Named places in the subspace (``name``, ``x``, ``y``): the anchor, checkpoints."""
        return list(self.provenance.get("markers", []))

    @property
    def trajectories(self) -> tuple[Trajectory, ...]:
        """Ways of training runs through the subspace, sorted by name; read when first asked for.

        Raises:
            StoreError: one of their files is damaged.
        """
        if self._trajectories is None:
            self._trajectories = () if self.path is None else read_trajectories(self.path, self.axes)
        return self._trajectories

    @property
    def counts(self) -> dict[str, int]:
        """How many grid points have each status (``ok``, ``pending``, ``nonfinite``, ``failed``), and ``total``.

        A survey to an accuracy has ``estimated`` ones too.
        """
        status = self.dataset["status"].values
        named = {s.name.lower(): int((status == s).sum()) for s in Status if s is not Status.PADDING}
        if not named["estimated"]:
            del named["estimated"]
        return {"total": int(status.size), **named}

    @property
    def complete(self) -> bool:
        """Whether no grid point is pending."""
        return self.counts["pending"] == 0

    @property
    def minimum(self) -> dict[str, float]:
        """Coordinates and measures of the grid point with the smallest finite loss; empty if there is none.

        Estimated points do not count where others were evaluated.
        """
        loss = self.evaluated("loss")
        if np.isnan(loss).all():
            return {}
        node = np.unravel_index(int(np.nanargmin(loss)), loss.shape)
        here = {axis: float(self.dataset[axis].values[i]) for axis, i in zip(self.axes, node, strict=True)}
        return here | {name: float(self.dataset[name].values[node]) for name in self.measures}

    def evaluated(self, measure: str) -> NDArray[np.float64]:
        """Finite values of a measure where it was evaluated, shaped like the grid, and NaN elsewhere.

        Estimated ones are among them only if no other is finite: a minimum or a range should not rest on an estimate.
        The error of estimates is a number of its own kind, and whole.
        """
        values = self.dataset[measure].values.astype(np.float64)
        values = np.where(np.isfinite(values), values, np.nan)
        if measure == ERROR_FIELD or "status" not in self.dataset:
            return values
        exact = np.where(self.dataset["status"].values == Status.ESTIMATED, np.nan, values)
        return values if np.isnan(exact).all() else exact

    def plot(
        self,
        kind: str | None = None,
        *others: Survey,
        path: str | os.PathLike[str] | None = None,
        **options: Any,
    ) -> Any:
        """Draws this survey, alone or with others on the same scale.

        Args:
            kind: a plot plug-in: ``line`` for 1-D; ``contour``, ``heatmap``, ``surface`` for 2-D. Default: the
                first that fits.
            others: more surveys to draw beside it (2-D) or on the same axes (1-D).
            path: where to save it; the suffix chooses PNG, PDF or SVG.
            options: those of the plug-in.

        Returns:
            The `matplotlib.figure.Figure`.

        Raises:
            InputError: unknown kind or option, or a kind that does not fit the survey's dimension.
        """
        kind = kind or ("line" if len(self.axes) == 1 else "contour")
        return registry.call("plot", kind, [self, *others], path=path, **options)

    def export(self, path: str | os.PathLike[str], *, to: str | None = None, **options: Any) -> Path:
        """Writes the survey in another format.

        Args:
            path: the file to write.
            to: an export plug-in (``csv``, ``stl``, ``gif``, ...); default: the file's suffix.
            options: those of the plug-in.

        Returns:
            The path written.

        Raises:
            InputError: unknown format or option.
            MissingPackageError: the format needs a package that is not installed.
        """
        target = Path(path)
        written: Path = registry.call("export", to or target.suffix.lstrip("."), self, target, **options)
        return written

    def add_trajectory(self, trajectory: Trajectory, *, overwrite: bool = False) -> None:
        """Adds the way of a training run, in the survey's folder if it has one.

        Args:
            trajectory: with as many axes as the survey.
            overwrite: replace one of the same name.

        Raises:
            InputError: there is one of the same name, or its axes are not the survey's.
            StoreError: nothing can be written there.
        """
        if trajectory.axes != self.axes:
            wanted = f"a trajectory over {' and '.join(self.axes)}"
            raise InputError(wanted, " and ".join(trajectory.axes), "project the checkpoints onto this subspace")
        if self.path is None:
            self._trajectories = with_trajectory(self.trajectories, trajectory, overwrite=overwrite)
        else:
            write_trajectory(self.path, trajectory, overwrite=overwrite)
            self._trajectories = None

    def save_point(self, x: float, y: float | None = None, *, path: str | os.PathLike[str]) -> SavedPoint:
        """Writes the weights at a place of the survey as safetensors, without the model's code.

        ``orograph.load_into(model, path)`` gives the model that was evaluated there. (A model with buffers other than
        running statistics takes it by ``load_state_dict(safetensors.torch.load_file(path), strict=False)``.)

        Args:
            x, y: coordinates; ``y`` for a plane only.
            path: the file to make or to replace.

        Returns:
            The path, the coordinates, and every measure there if the survey has the point.

        Raises:
            InputError: not one finite number an axis.
            StoreError: the survey has no folder, its directions are damaged, or the file cannot be written.
        """
        return save_point(self, (x,) if y is None else (x, y), path)

    def view(self, *others: Survey, port: int = 0, open_browser: bool = True, title: str | None = None) -> Any:
        """Shows this survey in the browser, alone or with others; it grows there while it is being computed.

        A server starts in a thread of this program. It listens on this machine only and ends with the program.

        Args:
            others: more surveys to show with it.
            port: to listen on; 0 takes a free one.
            open_browser: whether to open the default browser.
            title: what stands above; default their names.

        Returns:
            The server: ``url``, ``stop()``; as a context manager it stops at the end of the block.

        Raises:
            InputError: the port cannot be used.
        """
        return registry.call("shell", "serve", [self, *others], port=port, open_browser=open_browser, title=title)

    def widget(self, *others: Survey, title: str | None = None, height: int = 560) -> Any:
        """The viewer for a notebook cell; it grows while the survey is being computed.

        Args:
            others: more surveys to show with it.
            title: what stands above; default their names.
            height: of the cell, in pixels.

        Returns:
            The widget.

        Raises:
            InputError: a height that is none.
            MissingPackageError: anywidget is not installed (``pip install 'orograph[notebook]'``).
        """
        return registry.call("shell", "widget", [self, *others], title=title, height=height)

    def _repr_html_(self) -> str:
        """The viewer as a notebook shows it: in a frame that can reach nothing around it."""
        page = escape(registry.call("shell", "page", [self]))
        return (
            f'<iframe srcdoc="{page}" sandbox="allow-scripts allow-downloads" title="{escape(self.name)}" '
            f'width="100%" height="{_FRAME_HEIGHT}" style="border: 0" loading="lazy"></iframe>'
        )

    def __repr__(self) -> str:
        ranges = ", ".join(_axis_text(axis, self.dataset[axis].values) for axis in self.axes)
        counts = self.counts
        loss = self.evaluated("loss")
        known = not np.isnan(loss).all()
        span = f"loss {np.nanmin(loss):.4g} … {np.nanmax(loss):.4g}" if known else "no finite loss"
        done = f"{counts['total'] - counts['pending']} of {counts['total']} points"
        return f"<Survey {self.name!r}: {ranges}, {done}, {span}>"


def open_survey(path: str | os.PathLike[str]) -> Survey:
    """Opens a survey; never imports torch.

    Args:
        path: the folder of a survey, or an ``.h5`` file in the layout of Li et al. 2018.

    Raises:
        StoreError: there is no survey, it is damaged, or a newer Orograph wrote it.
        InputError: no path, or a file of a format that no reader knows.
    """
    if not isinstance(path, str | os.PathLike):
        raise InputError("the path of a survey", an(type(path).__name__), "pass a path")
    target = Path(path)
    if os.path.isfile(target):
        suffix, known = target.suffix.lstrip(".").lower(), registry.names("reader")
        if suffix not in known:
            endings = " or ".join(f".{name}" for name in known)
            raise InputError(
                f"the folder of a survey, or a file ending in {endings}", repr(str(path)), "check the path"
            )
        survey: Survey = registry.load("reader", suffix)(target)
        return survey
    return Survey.from_store(Store.open(target))


def check_same_axes(surveys: Sequence[Survey], what: str) -> None:
    """Raises unless all surveys have the same number of axes.

    Raises:
        InputError: they do not.
    """
    if len({survey.axes for survey in surveys}) > 1:
        raise InputError(f"surveys of one dimension for {what}", "1-D and 2-D surveys together", "draw them separately")


def _told(attrs: Mapping[str, Any], key: str, kind: type) -> Any:
    if not isinstance(attrs[key], kind):
        raise TypeError(f"{key!r} is {an(type(attrs[key]).__name__)}")
    return attrs[key]


def _axis_text(name: str, nodes: np.ndarray) -> str:
    low, high = (f"{value:.4g}".replace("-", "−") for value in (nodes[0], nodes[-1]))
    return f"{name} {low} … {high} ({len(nodes)})"
