"""Small tables of measurements in classes, from scikit-learn if it is installed."""

from __future__ import annotations

import importlib

import torch

from orograph.errors import InputError, MissingPackageError
from orograph.lab.datasets._parts import check_normalisation, check_split, chosen, permutation, statistics
from orograph.lab.samples import Samples
from orograph.registry import did_you_mean

TABLES = ("breast_cancer", "iris", "wine")
TEST_SHARE = 0.2


def tabular(
    split: str = "train", *, name: str = "iris", samples: int | None = None, normalise: str = "standard"
) -> Samples:
    """A table that scikit-learn ships: iris (150 x 4, 3 classes), wine (178 x 13, 3), breast_cancer (569 x 30, 2).

        input = (column - mean) / deviation        over the training rows

    The split is one fixed shuffle, whose last fifth is for testing.

    Args:
        split: "train" or "test".
        name: the table.
        samples: only so many rows; a smaller subset is part of a larger one.
        normalise: "standard"; "unit", which maps the training rows of each column to 0 ... 1; or "none".

    Returns:
        Inputs, float32 ``N x columns``, and targets, int64 ``N``.

    Raises:
        InputError: there is no such split, table or normalisation, or there are not so many samples.
        MissingPackageError: scikit-learn is not installed.

    References:
        Fisher, "The use of multiple measurements in taxonomic problems", 1936; UCI Machine Learning Repository.
    """
    check_split(split)
    check_normalisation(normalise)
    if name not in TABLES:
        raise InputError("a table", repr(name), did_you_mean(str(name), TABLES))
    try:
        sets = importlib.import_module("sklearn.datasets")
    except ImportError as error:
        raise MissingPackageError(
            "the package scikit-learn for tables", "no such package", "pip install scikit-learn"
        ) from error
    values, classes = getattr(sets, f"load_{name}")(return_X_y=True)
    order = torch.from_numpy(permutation(len(classes)))
    rows, labels = torch.as_tensor(values, dtype=torch.float64)[order], torch.as_tensor(classes).long()[order]
    cut = len(rows) - int(len(rows) * TEST_SHARE)
    part = slice(cut) if split == "train" else slice(cut, None)
    which = chosen(len(labels[part]), samples)
    inputs = _normalised(rows, rows[:cut], normalise)[part][which].float()
    about = {"source": f"scikit-learn's {name}", "split": split, "of": len(labels[part]), "normalise": normalise}
    return Samples(inputs, labels[part][which], about | {"classes": len(labels.unique())})


def _normalised(rows: torch.Tensor, training: torch.Tensor, normalise: str) -> torch.Tensor:
    if normalise == "none":
        return rows
    if normalise == "standard":
        mean, std = statistics(training)
        return (rows - mean) / std
    low, high = training.min(dim=0).values, training.max(dim=0).values
    return (rows - low) / torch.where(high > low, high - low, 1.0)
