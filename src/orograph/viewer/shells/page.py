"""As one HTML file, in a text."""

from orograph.viewer.page import page

__all__ = ["page"]
