"""Keys with Alt on terminals that make letters such as `é` of them, unless told otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glm4v_tui.terminal.tmux import wrapped

if TYPE_CHECKING:
    from glm4v_tui.terminal.terminal import Terminal

# xterm's metaSendsEscape and altSendsEscape; which of both counts depends on the X server's keys.
_MODES = "\x1b[?1036;1039"


def remembered(terminal: Terminal) -> str:
    """Return what has the terminal remember how it sends them."""
    return _passed(f"{_MODES}s", terminal)


def kept_apart(terminal: Terminal) -> str:
    """Return what has it send Escape and the letter, as others do by themselves."""
    return _passed(f"{_MODES}h", terminal)


def as_before(terminal: Terminal) -> str:
    """Return what has it send them as it remembers."""
    return _passed(f"{_MODES}r", terminal)


def _passed(sequence: str, terminal: Terminal) -> str:
    if terminal.name != "XTerm" or not terminal.passthrough:
        return ""
    return wrapped(sequence, terminal.tmux.layers if terminal.tmux else 0)
