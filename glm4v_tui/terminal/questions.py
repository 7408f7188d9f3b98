"""What is asked of a terminal: everything in one text, with device attributes last."""

from __future__ import annotations

from dataclasses import dataclass

from glm4v_tui.terminal.tmux import Tmux, wrapped

KITTY_QUERY = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
"""Would you take one pixel? (kitty's graphics protocol, "Querying support")"""
COLOUR_QUERY = "\x1b[48;2;1;2;3m\x1bP$qm\x1b\\\x1b[m"
"""Here is a colour of three bytes; what did you make of it? (DECRQSS of SGR)"""
RGB_QUERY = "\x1bP+q524742\x1b\\"
"""Has your own terminfo `RGB`? (XTGETTCAP)"""
COPY_QUERY = "\x1bP+q4d73\x1b\\"
"""Has your own terminfo `Ms`, which is OSC 52? (XTGETTCAP)"""
PASTE_QUERY = "\x1b[?5522$p"
"""Do you know the mode of kitty's clipboard protocol, OSC 5522? (DECRQM)"""
CELL_QUERY = "\x1b[16t"
VERSION_QUERY = "\x1b[>q"
DEVICE_QUERY = "\x1b[c"
"""Every terminal answers this one, and in order: its answer is the last."""

_TIDY = "\x1b7", "\x1b8\x1b[J"
"""Around what a terminal may print instead of reading, so that nothing of it stays."""
_CLIPBOARD = COPY_QUERY + PASTE_QUERY
_NEAR = CELL_QUERY + VERSION_QUERY + DEVICE_QUERY


@dataclass(frozen=True, slots=True)
class Question:
    """What is written to the terminal, and how many answers end the wait."""

    text: str
    """Escape sequences, nothing that a terminal shows."""
    devices: int = 1
    """Device attributes that may come: one from the terminal and from each tmux in between."""
    sure: int = 1
    """How many of them come whatever the tmux in between hold back."""


def question(tmux: Tmux | None, tidy: bool = True) -> Question:
    """Return all questions; `tidy` wipes the rest of the screen of what a terminal prints."""
    if tmux is None:
        before, after = _TIDY if tidy else ("", "")
        odd = KITTY_QUERY + COLOUR_QUERY + RGB_QUERY + _CLIPBOARD
        return Question(f"{before}{odd}{after}{_NEAR}")
    # Tidying up behind tmux's back would wipe part of the pane next to this one.
    if not (tmux.passthrough or tmux.far):
        return Question(_NEAR)
    sure = 1 if tmux.far else 2
    return Question(_through(tmux.layers), tmux.layers + 1, sure)


def _through(layers: int) -> str:
    """Return the questions for so many tmux and the terminal behind them."""
    if not layers:
        return KITTY_QUERY + RGB_QUERY + _CLIPBOARD + _NEAR
    return _NEAR + wrapped(_through(layers - 1))
