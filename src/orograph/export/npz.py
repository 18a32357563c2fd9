"""Plain NumPy arrays in one file."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
from numpy.lib.format import write_array

from orograph.export._arrays import coordinates, measures, provenance, status, to_json
from orograph.export._atomic import replacing
from orograph.results.survey import Survey


def npz(survey: Survey, path: Path) -> Path:
    """Writes coordinates, measures, status and provenance as arrays of a compressed ``.npz`` file.

    Layout: ``x`` (and ``y``), float64, one value a node; every measure, float64, indexed ``[x, y]`` (``[x]``), NaN
    where pending or failed; ``status``, int8, indexed likewise (0 pending, 1 ok, 2 nonfinite, 3 failed, 4 estimated);
    ``provenance``, a string scalar that holds JSON, with the survey's name. Nothing in it needs
    ``allow_pickle=True``.

    Args:
        survey: the survey, 1-D or 2-D.
        path: the file to make or to replace.

    Returns:
        The path written.

    Raises:
        InputError: a measure is called ``x``, ``y`` or ``provenance``.
        StoreError: nothing can be written there.

    Example:
        >>> import xarray as xr
        >>> from tempfile import TemporaryDirectory
        >>> grid = xr.Dataset({"loss": ("x", [0.1, 0.2]), "status": ("x", [1, 1])}, {"x": [0.0, 0.5]})
        >>> with TemporaryDirectory() as folder, np.load(npz(Survey(grid, name="bowl"), Path(folder) / "a")) as file:
        ...     print(*file, file["loss"], file["provenance"])
        x loss status provenance [0.1 0.2] {"name": "bowl"}
    """
    arrays = {
        **coordinates(survey),
        **measures(survey, reserved={*survey.axes, "provenance"}),
        "status": status(survey),
        "provenance": np.array(to_json(provenance(survey))),
    }
    with replacing(path) as draft, ZipFile(draft, "w", ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            with archive.open(f"{name}.npy", "w", force_zip64=True) as member:
                write_array(member, array, allow_pickle=False)
    return path
