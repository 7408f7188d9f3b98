"""How large a model sees a picture, and how many tokens the picture takes."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FixedPictureTokens:
    """Every picture is resized to one size and takes the same number of tokens."""

    side: int
    """Pixels of the square that the model sees."""
    tokens: int

    def size(self, width: int, height: int) -> tuple[int, int]:
        """Return the width and height in pixels that the model sees."""
        return self.side, self.side

    def count(self, width: int, height: int) -> int:
        """Return the tokens that a picture of this size in pixels takes."""
        return self.tokens


@dataclass(frozen=True, slots=True)
class SmartResize:
    """A picture keeps its shape, in steps of a patch, and takes a token for each merged patch.

    The rule is `smart_resize` of transformers' `models/glm4v/image_processing_glm4v.py`.
    """

    least: int
    """`shortest_edge` of the model's files: the least area in pixels, counted for each frame."""
    most: int
    """`longest_edge` of the model's files: the greatest area in pixels, counted in the same way."""
    step: int = 28
    """Pixels that both sides are multiples of: a patch of 14, merged two by two."""
    frames: int = 2
    """A still picture counts as this many frames in both areas."""

    def size(self, width: int, height: int) -> tuple[int, int]:
        """Return the width and height in pixels that the model sees."""
        width, height = self._at_least_a_step(width, height)
        wide, high = (round(side / self.step) * self.step for side in (width, height))
        if self.frames * wide * high > self.most:
            shrink = math.sqrt(self.frames * width * height / self.most)
            return self._down(width / shrink), self._down(height / shrink)
        if self.frames * wide * high < self.least:
            grow = math.sqrt(self.least / (self.frames * width * height))
            return self._up(width * grow), self._up(height * grow)
        return wide, high

    def count(self, width: int, height: int) -> int:
        """Return the tokens that a picture of this size takes, its two markers included."""
        wide, high = self.size(width, height)
        return wide * high // self.step**2 + 2

    def _at_least_a_step(self, width: int, height: int) -> tuple[int, int]:
        scale = max(1.0, self.step / width, self.step / height)
        return int(width * scale), int(height * scale)

    def _down(self, side: float) -> int:
        return max(self.step, math.floor(side / self.step) * self.step)

    def _up(self, side: float) -> int:
        return math.ceil(side / self.step) * self.step


PictureTokens = FixedPictureTokens | SmartResize
"""The rules that models of the family follow."""
