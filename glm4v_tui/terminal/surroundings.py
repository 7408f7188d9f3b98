"""The terminal while the program runs: asked again when it may be another one."""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from glm4v_tui.terminal import answers
from glm4v_tui.terminal.cells import cell_size
from glm4v_tui.terminal.description import described
from glm4v_tui.terminal.graphics import Graphics, Wanted, choose
from glm4v_tui.terminal.known import draws_placeholders
from glm4v_tui.terminal.names import named
from glm4v_tui.terminal.probe import patience_for
from glm4v_tui.terminal.questions import Question, question
from glm4v_tui.terminal.terminal import Terminal
from glm4v_tui.terminal.tmux import Tmux, let_pictures_through, tmux_around

Ask = Callable[[Question, float], Awaitable[tuple[bytes, ...]]]
"""Asks the terminal and returns the answers that come within so many seconds."""

KINDS: tuple[Wanted, ...] = ("auto", "kitty", "sixel", "blocks", "braille", "ascii", "off")
"""What can be tried, in turn."""

RETRIES = 2
"""How often a terminal that did not answer is asked again; one just attached may be busy."""


class Surroundings:
    """What is known of the terminal now, and the graphics that follow from it."""

    def __init__(
        self,
        terminal: Terminal | None = None,
        wanted: Wanted = "auto",
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        self.terminal = terminal or Terminal()
        self.wanted: Wanted = wanted
        self._environ = environ
        self._retries = RETRIES

    @property
    def graphics(self) -> Graphics:
        """How pictures are drawn here, and why so."""
        return choose(self.terminal, self.wanted)

    @property
    def shut(self) -> bool:
        """Whether the tmux around the program keeps pictures back, and could be told otherwise."""
        tmux = self.terminal.tmux
        if tmux is None or tmux.far or tmux.beyond or tmux.passthrough:
            return False
        return _knows_passthrough(tmux)

    @property
    def worth_opening(self) -> bool:
        """Whether pictures would surely be sharper if that tmux let them through."""
        tmux = self.terminal.tmux
        gain = tmux is not None and draws_placeholders(*named(tmux.outer))
        return gain and self.shut and self.wanted == "auto"

    def try_next(self) -> None:
        """Want the next kind of graphics."""
        at = KINDS.index(self.wanted) if self.wanted in KINDS else -1
        self.wanted = KINDS[(at + 1) % len(KINDS)]

    async def has_moved(self) -> bool:
        """Return whether tmux has another terminal than before, or one worth asking again."""
        before = self.terminal.tmux
        if before is None or before.far:
            return False
        now = await asyncio.to_thread(tmux_around, self._environ)
        if now is None or not now.client:
            return False
        if _seen(now) != _seen(before):
            self._retries = RETRIES
            return True
        self._retries -= not self.terminal.answered
        return not self.terminal.answered and self._retries >= 0

    async def ask_again(self, ask: Ask) -> None:
        """Ask the terminal what it can show, while the program goes on."""
        tmux = await asyncio.to_thread(tmux_around, self._environ)
        asked, start = question(tmux, tidy=False), time.monotonic()
        heard = await ask(asked, patience_for(self._environ))
        self.terminal = replace(
            described(self._environ, tmux, heard, cell_size()),
            asked=True,
            answered=len(answers.devices(heard)) >= asked.devices,
            seconds=time.monotonic() - start,
        )

    async def let_through(self) -> bool:
        """Set tmux to let pictures through from this pane; return whether it obeyed."""
        return await asyncio.to_thread(let_pictures_through, self._environ)


def _seen(tmux: Tmux) -> tuple[object, ...]:
    # What only answers tell is left out: it is the same until it is asked for.
    passthrough = tmux.passthrough or tmux.beyond
    return passthrough, tmux.outer, tmux.termname, tmux.client, tmux.features


def _knows_passthrough(tmux: Tmux) -> bool:
    found = re.search(r"(\d+)\.(\d+)", tmux.version)
    return found is not None and (int(found[1]), int(found[2])) >= (3, 3)
