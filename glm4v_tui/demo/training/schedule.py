"""How fast the network learns, by how much of the time has gone."""

from __future__ import annotations

import math

_WARM_UP = 150
"""Steps until the full rate is reached."""

_CONSTANT = 0.35
"""The part of the time after which the rate begins to fall."""

_HINTS = (0.3, 0.06)
"""The weight of the hints at the beginning and at the end."""


def rate(step: int, part: float) -> float:
    """Return the rate of a step, 0 to 1, when `part` of the time has gone."""
    warm = min(1.0, (step + 1) / _WARM_UP)
    falling = max(0.0, part - _CONSTANT) / (1 - _CONSTANT)
    return warm * 0.5 * (1 + math.cos(math.pi * min(1.0, falling)))


def hint_weight(part: float) -> float:
    """Return the weight of the hints when `part` of the time has gone."""
    first, last = _HINTS
    return first + (last - first) * min(1.0, part)
