"""Keys with Alt as plain terminals send them, where Textual would take them for something else."""

from __future__ import annotations

from enum import Enum
from typing import cast

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.keys import Keys

PLAIN_ALT_ENTER = "\x1b\r"
"""What Alt+Enter sends on a terminal without the kitty keyboard protocol."""


class AltDigit(Enum):
    """Keys that Textual's own list lacks; it has the letters of a Mac's keyboard instead."""

    ZERO = "alt+0"
    ONE = "alt+1"
    TWO = "alt+2"
    THREE = "alt+3"
    FOUR = "alt+4"
    FIVE = "alt+5"
    SIX = "alt+6"
    SEVEN = "alt+7"
    EIGHT = "alt+8"
    NINE = "alt+9"


def read_plain_alt_keys() -> None:
    """Let Textual read them as what they are."""
    known = cast("dict[str, tuple[Keys | AltDigit, ...]]", ANSI_SEQUENCES_KEYS)
    # Textual reads these bytes as Enter, which would send a question half-written.
    known[PLAIN_ALT_ENTER] = (Keys.ControlJ,)
    for key in AltDigit:
        known[f"\x1b{key.value[-1]}"] = (key,)
