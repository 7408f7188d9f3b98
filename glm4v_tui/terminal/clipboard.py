"""Copying over SSH: text for the clipboard of the terminal, as OSC 52."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass

from glm4v_tui.terminal.terminal import Terminal
from glm4v_tui.terminal.tmux import Tmux, wrapped

LIMIT = 74_994
"""Bytes of UTF-8 that are copied at most: 100 000 once encoded, which common terminals take."""

_SCREEN_CHUNK = 512
"""Bytes that GNU screen hands on at once; it cuts what is longer than 768."""

_WITHOUT = {"Apple Terminal", "VTE", "linux"}
"""Terminals that have no clipboard for programs."""

_HINTS = {
    "XTerm": "xterm takes it only with the resource `XTerm*disallowedWindowOps: 20,21,SetXprop`",
    "tmux": "tmux takes it only with `set -s set-clipboard on`",
    "iTerm2": "iTerm2 takes it only if its settings let programs reach the clipboard",
}
"""What must be set where a terminal keeps its clipboard to itself at first."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A try to copy; terminals never say whether it worked."""

    sequence: str
    """What has to be written to the terminal; empty where it would be of no use."""
    words: str
    """A sentence that says what happened and, where it helps, what to do."""


def osc52(text: str, terminal: Terminal | None = None, limit: int = LIMIT) -> Copied:
    """Return what puts a text on the clipboard of the terminal, through tmux or screen too."""
    terminal = terminal or Terminal()
    content = text.encode("utf-8", "backslashreplace")
    if refusal := _refusal(len(content), terminal, limit):
        return Copied("", refusal)
    plain = f"\x1b]52;c;{b64encode(content).decode('ascii')}\x07"
    words = f"Sent {len(text):,} characters to the terminal’s clipboard."
    if (hint := _HINTS.get(terminal.name)) and not terminal.copies:
        words += f" If they do not arrive: {hint}."
    return Copied(_enveloped(plain, terminal), words)


def _refusal(size: int, terminal: Terminal, limit: int) -> str:
    if size == 0:
        return "There is nothing to copy."
    if size > limit:
        return (
            f"Not copied: {size:,} bytes are more than the {limit:,} that terminals take; "
            "save the conversation instead."
        )
    if not terminal.copies and (terminal.name in _WITHOUT or terminal.term in _WITHOUT):
        return f"Not copied: {terminal.name or terminal.term} has no clipboard for programs."
    if terminal.tmux and not _passes(terminal.tmux):
        return "Not copied: tmux keeps it back; run `tmux set -s set-clipboard on` and try again."
    return ""


def _passes(tmux: Tmux) -> bool:
    """Return whether copied text may get through; a tmux that cannot be called may take it."""
    return tmux.passthrough or tmux.clipboard or tmux.far


def _enveloped(plain: str, terminal: Terminal) -> str:
    """Return the sequence so that it reaches the terminal, and tmux's own buffer where allowed."""
    if terminal.screen:
        pieces = range(0, len(plain), _SCREEN_CHUNK)
        return "".join(f"\x1bP{plain[at : at + _SCREEN_CHUNK]}\x1b\\" for at in pieces)
    if terminal.tmux and terminal.tmux.passthrough and not terminal.tmux.clipboard:
        return wrapped(plain, terminal.tmux.layers)
    return plain
