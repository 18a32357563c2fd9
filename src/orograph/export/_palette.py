"""One palette for all frames of a GIF, and frames in its colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from PIL import Image
from scipy.spatial import cKDTree

_BITS = 6  # of each channel, by which the nearest colour is looked up
_SLACK = 6.0  # how much farther than the nearest colour the one before may be, in steps of sRGB


@dataclass(frozen=True)
class Palette:
    """256 colours.

    Attributes:
        colours: uint8, shape (256, 3) or fewer; the first is the paper.
        nearest: index of the nearest colour, by the upper bits of red, green and blue.
    """

    colours: np.ndarray
    nearest: np.ndarray

    @classmethod
    def of(cls, frames: Sequence[np.ndarray]) -> Self:
        """Colours that serve all frames: the commonest one exactly, which is the paper, and 255 among the others.

        Args:
            frames: uint8, shape (height, width, 3) each.
        """
        pixels = np.concatenate([frame[::2, ::2].reshape(-1, 3) for frame in frames])
        found, counts = np.unique(pixels, axis=0, return_counts=True)
        paper = found[counts.argmax()]
        rest = pixels[(pixels != paper).any(axis=1)]
        chosen = Image.fromarray((rest if len(rest) else pixels)[None]).quantize(
            255, Image.Quantize.MEDIANCUT, kmeans=3
        )
        flat = np.array(chosen.getpalette()[: 3 * 255], dtype=np.uint8)  # type: ignore[index]
        colours = np.vstack([paper, flat.reshape(-1, 3)])
        middles = (np.arange(2**_BITS) + 0.5) * 2 ** (8 - _BITS) - 0.5
        cube = np.stack(np.meshgrid(middles, middles, middles, indexing="ij"), axis=-1).reshape(-1, 3)
        return cls(colours, cKDTree(colours).query(cube)[1].astype(np.uint8))

    def picture(self, frame: np.ndarray) -> Image.Image:
        """A frame in the palette's colours."""
        picture = Image.fromarray(self._index(frame), "P")
        picture.putpalette(self.colours.ravel().tolist())
        return picture

    def _index(self, frame: np.ndarray) -> np.ndarray:
        """The nearest colours; a colour goes on to the right as long as it is nearly as near, for longer runs."""
        red, green, blue = (frame >> (8 - _BITS)).astype(np.int32).transpose(2, 0, 1)
        best = self.nearest[(red << 2 * _BITS) | (green << _BITS) | blue]
        best[(frame == self.colours[0]).all(axis=-1)] = 0
        colours, true = self.colours.astype(np.float32), frame.astype(np.float32)
        limit = (np.linalg.norm(colours[best] - true, axis=-1) + _SLACK) ** 2
        limit[best == 0] = -1  # the paper stays as it is
        index = best.copy()
        for column in range(1, frame.shape[1]):
            before = index[:, column - 1]
            error = np.square(colours[before] - true[:, column]).sum(axis=-1)
            index[:, column] = np.where(error <= limit[:, column], before, best[:, column])
        return index
