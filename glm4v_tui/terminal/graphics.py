"""The way in which pictures are drawn on a terminal, and the reason for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from glm4v_tui.terminal.drawable import drawable, draws_braille
from glm4v_tui.terminal.glyphs import Glyphs
from glm4v_tui.terminal.known import draws_placeholders, known
from glm4v_tui.terminal.names import TRUE_COLOUR
from glm4v_tui.terminal.terminal import Terminal
from glm4v_tui.terminal.tmux import Tmux

Kind = Literal["kitty", "sixel", "blocks", "ascii", "off"]
"""Kitty's Unicode placeholders, Sixel, blocks, plain characters, or nothing but the name."""

Wanted = Literal["auto", Kind, Glyphs]
"""What `--graphics` and the setting of that name can ask for; `blocks` means the finest ones."""

CELL_WIDTH = 10
"""Pixels of a cell where the terminal does not say; those of the VT340."""
CELL_HEIGHT = 20
"""Pixels of a cell where the terminal does not say; those of the VT340."""


@dataclass(frozen=True, slots=True)
class Graphics:
    """How pictures are drawn, with all that a widget has to know for it."""

    kind: Kind = "blocks"
    reason: str = "nothing was asked of the terminal"
    """A clause for the user that says why this kind was chosen and, where it helps, what to do."""
    cell_width: int = CELL_WIDTH
    """Pixels of one cell."""
    cell_height: int = CELL_HEIGHT
    """Pixels of one cell."""
    layers: int = 0
    """How many tmux escape sequences for the terminal have to pass through, wrapped for each."""

    glyphs: Glyphs = "quadrants"
    """The characters that blocks are made of."""
    dots: bool = False
    """Whether line art is drawn in braille where that is truer than these blocks."""
    colours: int = TRUE_COLOUR
    """How many colours blocks can have."""

    largest: int = 0
    """Pixels that a side of a picture may have at most, zero where there is no limit."""

    @property
    def title(self) -> str:
        """The kind, with the characters that are used for it."""
        if self.kind != "blocks":
            return self.kind
        return f"blocks ({self.glyphs}{', thin lines in braille' * self.dots})"

    def fit(self, size: tuple[int, int], columns: int, rows: int) -> tuple[int, int]:
        """Return the columns and rows that a picture of `size` pixels fills in a box of cells."""
        width, height = size
        if not (width > 0 and height > 0 and columns > 0 and rows > 0):
            return 0, 0
        if self.largest:
            columns = min(columns, self.largest // self.cell_width)
            rows = min(rows, self.largest // self.cell_height)
        across = columns * self.cell_width / width
        down = rows * self.cell_height / height
        scale = min(across, down)
        return (
            min(columns, max(1, round(width * scale / self.cell_width))),
            min(rows, max(1, round(height * scale / self.cell_height))),
        )


_NOTHING = frozenset({"", "dumb", "unknown", "emacs"})
"""Values of `TERM` that promise nothing but lines of text."""


def choose(terminal: Terminal, wanted: Wanted = "auto") -> Graphics:
    """Return how pictures are drawn on this terminal, and why so."""
    glyphs = drawable(terminal)
    match wanted:
        case "auto":
            chosen = _best(terminal)
        case "half" | "quadrants" | "sextants" | "braille":
            chosen, glyphs = _ordered(terminal, "blocks"), wanted
        case _:
            chosen = _ordered(terminal, wanted)
    return replace(
        chosen,
        cell_width=terminal.cell_width or CELL_WIDTH,
        cell_height=terminal.cell_height or CELL_HEIGHT,
        layers=terminal.tmux.layers if terminal.tmux else 0,
        glyphs=glyphs,
        dots=wanted == "auto" and chosen.kind == "blocks" and draws_braille(terminal),
        colours=terminal.colours or TRUE_COLOUR,
        largest=known(terminal.name).largest if chosen.kind == "sixel" else 0,
    )


def _best(terminal: Terminal) -> Graphics:
    if terminal.term in _NOTHING:
        return Graphics("ascii", f"TERM={terminal.term or 'unset'} promises only plain text")
    if terminal.tmux is not None and not terminal.tmux.passthrough:
        return _held_back(terminal)
    if terminal.kitty and draws_placeholders(terminal.name, terminal.version):
        return Graphics("kitty", f"{_title(terminal)} draws kitty graphics{_through(terminal)}")
    if terminal.sixel:
        return Graphics("sixel", f"{_title(terminal)} draws Sixel{_through(terminal)}")
    return Graphics("blocks", _why_blocks(terminal))


def _ordered(terminal: Terminal, kind: Kind) -> Graphics:
    """Do as the user says, and say so where the terminal promised otherwise."""
    best = _best(terminal)
    if kind == best.kind or kind in ("blocks", "ascii", "off"):
        return Graphics(kind, "as asked for")
    return Graphics(kind, f"as asked for, against the advice: {best.reason}")


def _held_back(terminal: Terminal) -> Graphics:
    if terminal.sixel:
        return Graphics("sixel", f"{_title(terminal)} draws Sixel{_through(terminal)}")
    return Graphics("blocks", _mending(terminal.tmux))


def _mending(tmux: Tmux | None) -> str:
    if tmux is not None and tmux.beyond:
        return (
            "a tmux further out keeps pictures from the terminal: run "
            "`tmux set -g allow-passthrough on` there"
        )
    return (
        "tmux keeps pictures from the terminal: run `tmux set -p allow-passthrough on`, "
        "or add `set -g allow-passthrough on` to ~/.tmux.conf"
    )


def _why_blocks(terminal: Terminal) -> str:
    title = _title(terminal)
    if terminal.screen:
        return "GNU screen lets no pictures through"
    if terminal.term == "linux":
        return "the Linux console draws no pictures"
    if not terminal.asked:
        return "the terminal was not asked: the program does not read and write one"
    if not terminal.answered:
        return f"{title} did not answer in {terminal.seconds:.1f} s"
    if terminal.kitty:
        return f"{title} answers for kitty graphics but draws no Unicode placeholders"
    if terminal.tmux is not None:
        return f"{title} draws no kitty graphics, and this tmux no Sixel"
    return f"{title} draws neither kitty graphics nor Sixel"


def _title(terminal: Terminal) -> str:
    return f"{terminal.name} {terminal.version}".strip() or "the terminal"


def _through(terminal: Terminal) -> str:
    return ", through tmux" if terminal.tmux is not None else ""
