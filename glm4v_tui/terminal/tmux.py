"""tmux between the program and the terminal: what it lets through, and how to pass it."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass

_FIELDS = (
    "version",
    "allow-passthrough",
    "client_termtype",
    "client_termfeatures",
    "set-clipboard",
)
_SECONDS = 1.0
"""Time that tmux gets for its answer."""

_OPEN, _CLOSE, _ESCAPE = "\x1bPtmux;", "\x1b\\", "\x1b"


@dataclass(frozen=True, slots=True)
class Tmux:
    """The tmux that the program runs in."""

    version: str = ""
    """Such as `3.3a`; empty where tmux does not say."""
    passthrough: bool = False
    """Whether `allow-passthrough` is on for this pane."""
    outer: str = ""
    """Name and version of the terminal around it, as tmux knows them (from 3.3 on)."""
    features: frozenset[str] = frozenset()
    """What tmux takes the terminal around it to be able to, such as `RGB` and `sixel`."""
    clipboard: bool = False
    """Whether tmux takes copies from programs: `set-clipboard on`, not its default."""


def wrapped(sequence: str) -> str:
    """Return an escape sequence in the envelope that tmux hands on to the terminal around it."""
    return _OPEN + sequence.replace(_ESCAPE, _ESCAPE * 2) + _CLOSE


def tmux_around(environ: Mapping[str, str]) -> Tmux | None:
    """Ask the tmux that the environment names; `None` outside tmux."""
    if not environ.get("TMUX"):
        return None
    pane = ["-t", environ["TMUX_PANE"]] if environ.get("TMUX_PANE") else []
    wanted = "\t".join(f"#{{{field}}}" for field in _FIELDS)
    try:
        done = subprocess.run(
            ["tmux", "display-message", "-p", *pane, wanted],
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return Tmux()
    return _read(done.stdout)


def _read(line: str) -> Tmux:
    values = line.rstrip("\n").split("\t")
    if len(values) != len(_FIELDS):
        return Tmux()
    version, passthrough, outer, features, clipboard = values
    return Tmux(
        version,
        passthrough in ("1", "on", "2", "all"),
        outer,
        frozenset(features.split(",")),
        clipboard in ("on", "2"),
    )
