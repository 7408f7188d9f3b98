"""The terminal in lines, for `doctor` and the screen that explains the pictures."""

from __future__ import annotations

from dataclasses import dataclass

from glm4v_tui.terminal.clipboard import osc52
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.terminal.names import TRUE_COLOUR
from glm4v_tui.terminal.terminal import Terminal


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing about the terminal."""

    name: str
    """What it is about, such as `tmux`."""
    words: str
    """What was found."""
    advice: str = ""
    """What to do for more; empty where all is well."""


def facts(terminal: Terminal, graphics: Graphics) -> tuple[Fact, ...]:
    """Return what was found of the terminal, and what could be better."""
    found = [_terminal(terminal), _colours(terminal), _cells(terminal)]
    if terminal.tmux is not None:
        found.append(_tmux(terminal))
    return (*found, _pictures(terminal, graphics), _clipboard(terminal))


def _terminal(terminal: Terminal) -> Fact:
    title = f"{terminal.name or 'unknown'} {terminal.version}".strip()
    words = f"{title}, TERM={terminal.term or 'unset'}{', over SSH' if terminal.ssh else ''}"
    if terminal.asked and not terminal.answered:
        return Fact("terminal", words, f"it did not answer in {terminal.seconds:.1f} s")
    if terminal.asked:
        words += f", answered in {terminal.seconds * 1000:.0f} ms"
    return Fact("terminal", words)


def _colours(terminal: Terminal) -> Fact:
    if terminal.colours == TRUE_COLOUR:
        return Fact("colours", "16 million")
    return Fact(
        "colours",
        str(terminal.colours),
        "if the terminal shows 16 million, set COLORTERM=truecolor",
    )


def _cells(terminal: Terminal) -> Fact:
    if terminal.cell_width and terminal.cell_height:
        return Fact("cells", f"{terminal.cell_width} × {terminal.cell_height} pixels")
    return Fact("cells", "of unknown size; pictures may look a little too wide or too narrow")


def _tmux(terminal: Terminal) -> Fact:
    tmux = terminal.tmux
    if tmux is None or not tmux.version:
        return Fact("tmux", "did not answer")
    if tmux.passthrough:
        return Fact("tmux", f"{tmux.version}, lets pictures through")
    return Fact(
        "tmux",
        f"{tmux.version}, keeps pictures back",
        "run `tmux set -p allow-passthrough on`, "
        "or add `set -g allow-passthrough on` to ~/.tmux.conf",
    )


def _pictures(terminal: Terminal, graphics: Graphics) -> Fact:
    answers = [
        name
        for name, answered in (("kitty graphics", terminal.kitty), ("Sixel", terminal.sixel))
        if answered
    ]
    heard = f"; it answered for {' and '.join(answers)}" if answers else ""
    return Fact("pictures", f"{graphics.title}: {graphics.reason}{heard}")


def _clipboard(terminal: Terminal) -> Fact:
    tried = osc52("x", terminal)
    if tried.sequence:
        return Fact("clipboard", "OSC 52" + (", through tmux" if terminal.tmux else ""))
    return Fact("clipboard", "none for programs", tried.words)
