"""What one check found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "warning", "error"]
"""Whether all is well, something is less than it could be, or the main job cannot be done."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    name: str
    """What was looked at, in one or two words."""
    state: State
    text: str
    """What was found."""
    advice: str = ""
    """What the user can do about it; empty where nothing needs doing."""
