"""What a sampler is: it is asked for coordinates and told numbers; it knows nothing of models or processes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import numpy as np


class Sampler(Protocol):
    """Asks and tells. Telling twice changes nothing, and the order of telling is irrelevant."""

    def ask(self) -> np.ndarray:
        """The points still wanted, in the order to evaluate them; shape (points, axes); empty when finished."""
        ...

    def tell(self, points: np.ndarray, values: Mapping[str, np.ndarray]) -> None:
        """What was measured at some points.

        Args:
            points: shape (points, axes).
            values: field → shape (points,).
        """
        ...
