"""What the terminal around the program can do for it."""

from __future__ import annotations

import shutil
import subprocess

from glm4v_tui.doctor.finding import Finding
from glm4v_tui.terminal.graphics import Wanted, choose
from glm4v_tui.terminal.report import sharper
from glm4v_tui.terminal.terminal import Terminal
from glm4v_tui.terminal.tmux import Tmux

TMUX_SECONDS = 2

_NO_CLIPBOARD = {"Apple Terminal", "VTE"}
"""Terminals whose releases have long ignored text for the clipboard (OSC 52)."""


def check_terminal(terminal: Terminal) -> Finding:
    """Judge the terminal itself."""
    if terminal.term in ("", "dumb", "unknown"):
        text = f"TERM={terminal.term or 'is unset'}: the full screen cannot be drawn"
        advice = "use a terminal that moves its cursor; `glm4v-tui ask` works without one"
        return Finding("terminal", "warning", text, advice)
    if not terminal.asked:
        text = f"{_title(terminal)}, not asked: run this with the screen and the keyboard of one"
        return Finding("terminal", "ok", text)
    far = ", over SSH" if terminal.ssh else ""
    return Finding("terminal", "ok", f"{_title(terminal)}, {_colours(terminal)}{far}")


def check_tmux(terminal: Terminal) -> Finding:
    """Judge the tmux in between, or say whether there is one to use."""
    if terminal.tmux is None:
        there = "installed" if shutil.which("tmux") else "not installed"
        return Finding("tmux", "ok", f"not in between; {there}")
    title = f"tmux {terminal.tmux.version}".strip()
    if terminal.tmux.passthrough:
        return Finding("tmux", "ok", f"{title} lets pictures through")
    where = " where that tmux runs" if terminal.tmux.beyond else ""
    advice = f"put `set -g allow-passthrough on` into ~/.tmux.conf{where} (tmux 3.3 or newer)"
    return Finding("tmux", "warning", f"{title} keeps pictures from the terminal", advice)


def check_graphics(terminal: Terminal, wanted: Wanted) -> Finding:
    """Say how pictures are drawn, and why so."""
    graphics = choose(terminal, wanted)
    drawn = f"{graphics.title}: {graphics.reason}"
    if graphics.kind in ("kitty", "sixel") or wanted != "auto":
        return Finding("graphics", "ok", drawn)
    if not terminal.asked:
        return Finding("graphics", "ok", drawn)
    if terminal.tmux is not None and not terminal.tmux.passthrough:
        return Finding("graphics", "warning", drawn)
    return Finding("graphics", "warning", drawn, sharper(terminal))


def check_clipboard(terminal: Terminal) -> Finding:
    """Judge whether copied answers reach the clipboard of the user's own machine."""
    if terminal.screen:
        return _unheard("GNU screen keeps copied text to itself", "use tmux instead")
    if terminal.tmux is not None and not _passes_clipboard(terminal.tmux):
        advice = "put `set -g set-clipboard on` into ~/.tmux.conf"
        return _unheard("tmux keeps copied text to itself", advice)
    if terminal.copies:
        return Finding("clipboard", "ok", "the terminal takes copied text (OSC 52)")
    if terminal.name in _NO_CLIPBOARD:
        text = f"{_title(terminal)} may ignore text for the clipboard (OSC 52)"
        return _unheard(text, "save the answer to a file, or select it with Shift and the mouse")
    if terminal.name == "XTerm":
        text = "XTerm takes text for the clipboard (OSC 52) only when told to"
        return _unheard(text, "start it with -xrm '*disallowedWindowOps: 20,21,SetXprop'")
    return Finding("clipboard", "ok", "copied text is handed to the terminal (OSC 52)")


def _unheard(text: str, advice: str) -> Finding:
    return Finding("clipboard", "warning", text, advice)


def _passes_clipboard(tmux: Tmux) -> bool:
    """Return whether copied text gets through, in tmux's envelope or because tmux takes it."""
    return tmux.passthrough or tmux.far or _tmux_option("set-clipboard") == "on"


def _tmux_option(name: str) -> str:
    """Return the value of a server option of tmux; empty where it cannot be asked."""
    command = ["tmux", "show-options", "-s", "-v", name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TMUX_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()


def _title(terminal: Terminal) -> str:
    return f"{terminal.name} {terminal.version}".strip() or f"TERM={terminal.term}"


def _colours(terminal: Terminal) -> str:
    return "16 million colours" if terminal.colours > 256 else f"{terminal.colours} colours"
