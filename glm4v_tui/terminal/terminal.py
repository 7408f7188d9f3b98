"""What is known of the terminal around the program."""

from __future__ import annotations

from dataclasses import dataclass

from glm4v_tui.terminal.tmux import Tmux


@dataclass(frozen=True, slots=True)
class Terminal:
    """The terminal around the program, as far as it answered."""

    name: str = ""
    """Such as `kitty`, `XTerm`, `foot`; empty where neither answer nor environment tells."""
    version: str = ""
    """As the terminal writes it, such as `0.32.2`."""
    term: str = ""
    """The `TERM` of the environment."""
    kitty: bool = False
    """Whether it answered the kitty graphics query; some do that cannot do all of it."""
    sixel: bool = False
    """Whether its device attributes name Sixel; inside tmux, whether tmux and it both do."""
    cell_width: int = 0
    """Pixels of one cell, zero where unknown."""
    cell_height: int = 0
    """Pixels of one cell, zero where unknown."""
    colours: int = 0
    """How many colours it shows: 0, 8, 16, 256 or 16777216."""
    tmux: Tmux | None = None
    """The tmux in between, `None` outside tmux."""
    screen: bool = False
    """Whether GNU screen is in between."""
    ssh: bool = False
    """Whether the program runs at the far end of an SSH connection."""
    asked: bool = False
    """Whether it was asked at all."""
    answered: bool = False
    """Whether the last answer came in time; if not, answers may still arrive among the keys."""
    copies: bool = False
    """Whether it promises a clipboard that programs may write (OSC 52); few say so."""
    gives_pictures: bool = False
    """Whether it hands pictures of its clipboard to programs that ask (OSC 5522)."""
    seconds: float = 0.0
    """How long the answers took."""
    early: bytes = b""
    """What the user typed meanwhile, to be handed to the program as keys."""

    @property
    def passthrough(self) -> bool:
        """Whether escape sequences can reach the terminal: no tmux, or one that lets them pass."""
        return not self.screen and (self.tmux is None or self.tmux.passthrough)
