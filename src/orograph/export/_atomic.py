"""Files that appear whole or not at all, under the name that the exports use."""

from __future__ import annotations

from orograph.results.atomic import replacing as replacing
