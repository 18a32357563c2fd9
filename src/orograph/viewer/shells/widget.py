"""In a notebook cell that stays in touch with the survey."""

from orograph.viewer.widget import widget

__all__ = ["widget"]
