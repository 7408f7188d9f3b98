"""Boxes that an answer names as the GLM-V family does: [[x1, y1, x2, y2]] from 0 to 1000."""

from __future__ import annotations

import re
from typing import NamedTuple

SCALE = 1000
"""What the width and the height of a picture count for."""

_MOST = 100
_NUMBER = r"\s*(\d{1,4}(?:\.\d{1,3})?)\s*"
_BOX = re.compile(rf"[\[(<{{]{','.join([_NUMBER] * 4)}[\])>}}]")
"""The style of brackets varies from answer to answer."""


class Box(NamedTuple):
    """A box in thousandths of a picture's width and height."""

    left: float
    top: float
    right: float
    bottom: float


def boxes_in(answer: str) -> tuple[Box, ...]:
    """Return the boxes of an answer in order, each once; what can be none is passed over."""
    found: dict[Box, None] = {}
    for numbers in _BOX.findall(answer):
        box = Box(*map(float, numbers))
        if box.left < box.right <= SCALE and box.top < box.bottom <= SCALE:
            found[box] = None
        if len(found) == _MOST:
            break
    return tuple(found)
