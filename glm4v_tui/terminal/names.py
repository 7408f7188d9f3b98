"""Which terminal it is, by its own answer or by what it left in the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping

from glm4v_tui.terminal.tmux import Tmux

_VERSION = re.compile(r"(.+?)[ (]v?([0-9][\w.+-]*)\)?")

_BY_VARIABLE = {
    "KITTY_WINDOW_ID": "kitty",
    "GHOSTTY_RESOURCES_DIR": "ghostty",
    "WEZTERM_PANE": "WezTerm",
    "KONSOLE_VERSION": "Konsole",
    "WT_SESSION": "Windows Terminal",
    "MLTERM": "mlterm",
    "TERMUX_VERSION": "Termux",
    "VTE_VERSION": "VTE",
}
"""A variable that only this terminal sets."""

_BY_PROGRAM = {
    "iTerm.app": "iTerm2",
    "Apple_Terminal": "Apple Terminal",
    "vscode": "VS Code",
    "WezTerm": "WezTerm",
    "ghostty": "ghostty",
    "mintty": "mintty",
    "rio": "Rio",
    "WarpTerminal": "Warp",
}
"""Values of `TERM_PROGRAM`."""

_BY_TERM = {
    "xterm-kitty": "kitty",
    "xterm-ghostty": "ghostty",
    "foot": "foot",
    "foot-extra": "foot",
    "alacritty": "Alacritty",
    "mlterm": "mlterm",
    "contour": "contour",
    "rio": "Rio",
}
"""Values of `TERM`, which is all that SSH carries."""

_TRUE_COLOUR = {
    *("kitty", "ghostty", "foot", "WezTerm", "iTerm2", "Konsole", "VTE", "VS Code", "XTerm"),
    *("Windows Terminal", "contour", "mlterm", "xterm.js", "Alacritty", "mintty", "Rio", "Warp"),
    "Termux",
}
"""Terminals that take three bytes of colour, whether or not `COLORTERM` came through SSH."""

TRUE_COLOUR = 1 << 24
"""How many colours three bytes make."""


def is_dumb(environ: Mapping[str, str]) -> bool:
    """Return whether this is a terminal that prints questions instead of answering them."""
    return environ.get("TERM", "") in ("", "dumb", "linux", "unknown", "emacs")


def is_remote(environ: Mapping[str, str]) -> bool:
    """Return whether the program runs at the far end of an SSH connection."""
    return bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))


def is_screen(environ: Mapping[str, str]) -> bool:
    """Return whether GNU screen is in between; it keeps all that it does not know to itself."""
    return bool(environ.get("STY")) and not environ.get("TMUX")


def named(answer: str) -> tuple[str, str]:
    """Return name and version out of the terminal's answer, such as `foot(1.16.2)`."""
    match = _VERSION.fullmatch(answer.strip())
    return (match[1], match[2]) if match else (answer.strip(), "")


def guessed(environ: Mapping[str, str]) -> str:
    """Return the terminal's name by its variables; those of a terminal outside tmux mislead."""
    if name := _BY_TERM.get(environ.get("TERM", "")):
        return name
    if environ.get("TMUX"):
        return ""
    if name := _BY_PROGRAM.get(environ.get("TERM_PROGRAM", "")):
        return name
    return next((name for key, name in _BY_VARIABLE.items() if environ.get(key)), "")


def colours(environ: Mapping[str, str], name: str, tmux: Tmux | None = None) -> int:
    """Return how many colours the terminal shows."""
    term = environ.get("TERM", "")
    if term in ("", "dumb", "unknown", "emacs"):
        return 0
    if environ.get("COLORTERM", "") in ("truecolor", "24bit") or term.endswith("-direct"):
        return TRUE_COLOUR
    if "RGB" in tmux.features if tmux and not tmux.far else name in _TRUE_COLOUR:
        return TRUE_COLOUR
    if "256" in term:
        return 256
    return 8 if term == "linux" else 16
