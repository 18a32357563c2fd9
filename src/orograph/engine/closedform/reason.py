"""Why there is no closed form."""

from __future__ import annotations


class NoClosedForm(Exception):
    """A surface has to be computed point by point; the text is the reason, for the record."""
