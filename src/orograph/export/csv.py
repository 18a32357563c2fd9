"""A table that any program reads."""

from __future__ import annotations

from collections.abc import Iterator
from csv import writer
from pathlib import Path

import numpy as np

from orograph.export._arrays import coordinates, measures, provenance, status, to_json
from orograph.export._atomic import replacing
from orograph.results.schema import Status
from orograph.results.survey import Survey


def csv(survey: Survey, path: Path, *, comments: bool = False) -> Path:
    """Writes one row a grid point: its coordinates, every measure, its status by name.

    Layout: UTF-8, commas, ``\\n``, one header row. Columns: ``x`` (and ``y``), the measures with the loss first,
    ``status`` (``ok``, ``pending``, ``nonfinite``, ``failed``). Rows: ``x`` slowest, ``y`` fastest, each in the
    order of its axis. Numbers have the fewest digits that give back the same float64; the others are spelled
    ``NaN``, ``Inf`` and ``-Inf``. (Pandas before 3 needs ``float_precision="round_trip"`` to read every last bit.)

    Args:
        survey: the survey, 1-D or 2-D.
        path: the file to make or to replace.
        comments: begin with the provenance, one line ``# key: JSON`` each.

    Returns:
        The path written.

    Raises:
        InputError: a measure is called like a coordinate.
        StoreError: nothing can be written there.

    Example:
        >>> import xarray as xr
        >>> from tempfile import TemporaryDirectory
        >>> grid = xr.Dataset({"loss": ("x", [0.1, np.nan]), "status": ("x", [1, 0])}, {"x": [0.0, 0.5]})
        >>> with TemporaryDirectory() as folder:
        ...     print(csv(Survey(grid, name="bowl"), Path(folder) / "bowl.csv").read_text())
        x,loss,status
        0.0,0.1,ok
        0.5,NaN,pending
        <BLANKLINE>
    """
    columns = measures(survey, reserved=survey.axes)
    with replacing(path) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        if comments:
            file.writelines(f"# {key}: {to_json(value)}\n" for key, value in provenance(survey).items())
        table = writer(file, lineterminator="\n")
        table.writerow([*survey.axes, *columns, "status"])
        table.writerows(_rows(survey, list(columns.values())))
    return path


def _rows(survey: Survey, columns: list[np.ndarray]) -> Iterator[list[str]]:
    places = np.meshgrid(*coordinates(survey).values(), indexing="ij")
    numbers = np.stack([column.ravel() for column in (*places, *columns)], axis=-1)
    for row, code in zip(numbers.tolist(), status(survey).ravel().tolist(), strict=True):
        yield [*map(_text, row), Status(code).name.lower()]


def _text(number: float) -> str:
    return {"nan": "NaN", "inf": "Inf", "-inf": "-Inf"}.get(text := repr(number), text)
