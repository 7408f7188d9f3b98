"""The terminal in lines, for `doctor` and the screen that explains the pictures."""

from __future__ import annotations

from dataclasses import dataclass

from glm4v_tui.terminal.clipboard import osc52
from glm4v_tui.terminal.graphics import Graphics, choose
from glm4v_tui.terminal.known import known
from glm4v_tui.terminal.names import TRUE_COLOUR
from glm4v_tui.terminal.terminal import Terminal
from glm4v_tui.terminal.tmux import Tmux


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
    title = f"{tmux.version}{_place(tmux)}"
    if tmux.passthrough:
        return Fact("tmux", f"{title}, lets pictures through")
    if tmux.beyond:
        advice = "run `tmux set -g allow-passthrough on` in the outermost tmux"
        return Fact("tmux", f"{title}, keeps pictures back", advice)
    return Fact(
        "tmux",
        f"{title}, keeps pictures back",
        "add `set -g allow-passthrough on` to ~/.tmux.conf",
    )


def _place(tmux: Tmux) -> str:
    return ", at the near end of SSH" if tmux.far else ", in another tmux" * (tmux.layers > 1)


def _pictures(terminal: Terminal, graphics: Graphics) -> Fact:
    answers = [
        name
        for name, answered in (("kitty graphics", terminal.kitty), ("Sixel", terminal.sixel))
        if answered
    ]
    heard = f"; it answered for {' and '.join(answers)}" if answers else ""
    words = f"{graphics.title}: {graphics.reason}{heard}"
    return Fact("pictures", words, sharper(terminal))


def sharper(terminal: Terminal) -> str:
    """Return what to do where the terminal itself, asked and reached, draws no pixels."""
    reached = terminal.answered and terminal.passthrough
    if not reached or choose(terminal).kind in ("kitty", "sixel"):
        return ""
    if terminal.tmux is not None:
        return "in tmux, kitty 0.28, Ghostty, or a tmux built with Sixel draws them sharp"
    return known(terminal.name).advice


def _clipboard(terminal: Terminal) -> Fact:
    tried = osc52("x", terminal)
    if tried.sequence:
        through = ", through tmux" if terminal.tmux else ""
        pasted = "; gives its pictures too (OSC 5522)" if terminal.gives_pictures else ""
        return Fact("clipboard", f"OSC 52{through}{pasted}")
    return Fact("clipboard", "none for programs", tried.words)
