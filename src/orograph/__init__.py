"""Orograph maps the loss landscape of any PyTorch model.

The names below are loaded when they are first used: importing the package imports neither torch nor matplotlib.
"""

from __future__ import annotations

import importlib
from typing import Any

_HOMES = {
    "Given": "orograph.directions.given",
    "Line": "orograph.subspaces.line",
    "Measure": "orograph.objectives.monoid",
    "Objective": "orograph.objectives.objective",
    "OrographError": "orograph.errors",
    "OrographWarning": "orograph.errors",
    "ParameterSpace": "orograph.parameters.space",
    "Penalised": "orograph.objectives.penalised",
    "Plane": "orograph.subspaces.plane",
    "Progress": "orograph.engine.progress",
    "Random": "orograph.directions.random",
    "Recorder": "orograph.trajectory.recorder",
    "Recording": "orograph.trajectory.recording",
    "Survey": "orograph.results.survey",
    "Trajectory": "orograph.results.trajectory",
    "Towards": "orograph.directions.towards",
    "Vector": "orograph.parameters.vector",
    "analytic": "orograph.objectives",
    "estimate": "orograph.engine.estimate",
    "load_checkpoint": "orograph.parameters.checkpoint:load",
    "load_into": "orograph.parameters.checkpoint",
    "open": "orograph.results.survey:open_survey",
    "project": "orograph.trajectory.project",
    "survey": "orograph.engine.run",
    "survey_paths": "orograph.engine.journey",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("orograph")
    if name not in _HOMES:
        raise AttributeError(f"module 'orograph' has no attribute {name!r}")
    module, _, attribute = _HOMES[name].partition(":")
    home = importlib.import_module(module)
    if name == "analytic":
        return importlib.import_module("orograph.objectives.analytic")
    return getattr(home, attribute or name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
