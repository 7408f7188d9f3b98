"""One question to the terminal before the program takes the screen: what can you show?"""

from __future__ import annotations

import os
import select
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from glm4v_tui.terminal import answers, names
from glm4v_tui.terminal.cells import cell_size
from glm4v_tui.terminal.terminal import Terminal
from glm4v_tui.terminal.tmux import Tmux, tmux_around, wrapped

KITTY_QUERY = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
"""Would you take one pixel? (kitty's graphics protocol, "Querying support")"""
CELL_QUERY = "\x1b[16t"
VERSION_QUERY = "\x1b[>q"
DEVICE_QUERY = "\x1b[c"
"""Every terminal answers this one, and in order: its answer is the last."""
SIXEL = 4
"""The device attribute that stands for Sixel graphics (DEC STD 070)."""
_TIDY = "\x1b7", "\x1b8\x1b[K"
"""Around the question, so that a terminal that prints it leaves nothing on the line."""

PATIENCE, PATIENCE_SSH = 1.0, 2.0
"""Seconds to wait for the last answer, here and over SSH."""


def probe(
    environ: Mapping[str, str] = os.environ,
    tty: int | None = None,
    patience: float | None = None,
) -> Terminal:
    """Return what the terminal can show, asking it unless that would be of no use.

    `tty` is an open terminal to ask instead of the program's own, `patience` the seconds to wait.
    """
    if names.is_dumb(environ) or (tty is None and not _in_front()):
        return _described(environ, tmux_around(environ))
    if tty is not None:
        return _ask(tty, environ, patience)
    try:
        own = os.open(os.ctermid(), os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return _described(environ, tmux_around(environ))
    try:
        return _ask(own, environ, patience)
    finally:
        os.close(own)


def question(tmux: Tmux | None) -> tuple[str, int]:
    """Return all questions in one text, and how many device answers end the wait."""
    before, after = _TIDY
    near = CELL_QUERY + VERSION_QUERY + DEVICE_QUERY
    if tmux is None:
        return before + KITTY_QUERY + after + near, 1
    # Tidying up behind tmux's back would wipe part of the pane next to this one.
    return (near + wrapped(KITTY_QUERY + near), 2) if tmux.passthrough else (near, 1)


def _in_front() -> bool:
    """Return whether the program reads and writes a terminal, and is not in the background."""
    try:
        return os.isatty(0) and os.isatty(1) and os.tcgetpgrp(0) == os.getpgrp()
    except OSError:
        return False


def _ask(tty: int, environ: Mapping[str, str], patience: float | None) -> Terminal:
    tmux = tmux_around(environ)
    text, devices = question(tmux)
    if patience is None:
        patience = PATIENCE_SSH if names.is_remote(environ) else PATIENCE
    start = time.monotonic()
    with _unbuffered(tty):
        os.write(tty, text.encode("ascii"))
        heard = _listen(tty, devices, start + patience)
    described = _described(environ, tmux, heard.answers, cell_size(tty))
    return replace(
        described,
        asked=True,
        answered=len(answers.devices(heard.answers)) >= devices,
        seconds=time.monotonic() - start,
        early=heard.keys + heard.begun,
    )


@contextmanager
def _unbuffered(tty: int) -> Iterator[None]:
    """Let answers and keys come at once and unprinted, Enter as it is, Ctrl+C as a signal."""
    before = termios.tcgetattr(tty)
    changed = termios.tcgetattr(tty)
    changed[0] &= ~(termios.ICRNL | termios.IXON)
    changed[3] &= ~(termios.ICANON | termios.ECHO)
    changed[6][termios.VMIN], changed[6][termios.VTIME] = 1, 0
    termios.tcsetattr(tty, termios.TCSANOW, changed)
    try:
        yield
    finally:
        termios.tcsetattr(tty, termios.TCSANOW, before)


def _listen(tty: int, devices: int, end: float) -> answers.Parted:
    data, heard = b"", answers.part(b"")
    while len(answers.devices(heard.answers)) < devices:
        ready, _, _ = select.select([tty], [], [], max(0.0, end - time.monotonic()))
        if not ready or not (piece := os.read(tty, 4096)):
            break
        data += piece
        heard = answers.part(data)
    return heard


def _described(
    environ: Mapping[str, str],
    tmux: Tmux | None,
    heard: tuple[bytes, ...] = (),
    measured: tuple[int, int] = (0, 0),
) -> Terminal:
    name, version = _named(environ, tmux, answers.versions(heard))
    width, height = answers.cell(heard)
    if not (width and height):
        width, height = measured
    return Terminal(
        name=name,
        version=version,
        term=environ.get("TERM", ""),
        kitty=answers.draws_kitty(heard),
        sixel=_draws_sixel(tmux, answers.devices(heard)),
        cell_width=width,
        cell_height=height,
        colours=names.colours(environ, name, tmux),
        tmux=tmux,
        screen=names.is_screen(environ),
        ssh=names.is_remote(environ),
    )


def _named(environ: Mapping[str, str], tmux: Tmux | None, given: list[str]) -> tuple[str, str]:
    """Return name and version of the outermost terminal that is known."""
    if tmux is None:
        return names.named(given[0]) if given else (names.guessed(environ), "")
    return names.named(given[1] if len(given) > 1 else tmux.outer)


def _draws_sixel(tmux: Tmux | None, devices: list[frozenset[int]]) -> bool:
    near = bool(devices) and SIXEL in devices[0]
    return near and (tmux is None or "sixel" in tmux.features)
