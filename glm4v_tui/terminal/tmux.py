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
    "client_termname",
    "client_pid",
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
    termname: str = ""
    """The `TERM` of the terminal around it."""
    client: str = ""
    """The process that is attached, another one each time; empty where none is."""
    far: bool = False
    """Whether it runs at the near end of an SSH connection, where it cannot be called."""
    beyond: bool = False
    """Whether passthrough ends at a tmux that is not the one around the program."""

    @property
    def layers(self) -> int:
        """How many tmux there are in between: a tmux knows whether another one is around it."""
        return 2 if (self.outer or self.termname).startswith("tmux") else 1


def wrapped(sequence: str, layers: int = 1) -> str:
    """Return a sequence in the envelope that each of so many tmux opens and hands on."""
    for _ in range(layers):
        sequence = _OPEN + sequence.replace(_ESCAPE, _ESCAPE * 2) + _CLOSE
    return sequence


def tmux_around(environ: Mapping[str, str]) -> Tmux | None:
    """Ask the tmux that the environment names; `None` outside tmux."""
    if not environ.get("TMUX"):
        # SSH hands on this much of a tmux at its other end.
        return Tmux(far=True) if environ.get("TERM", "").startswith("tmux") else None
    wanted = "\t".join(f"#{{{field}}}" for field in _FIELDS)
    answer = _call(environ, "display-message", "-p", *_pane(environ), wanted)
    return _read(answer) if answer is not None else Tmux()


def let_pictures_through(environ: Mapping[str, str]) -> bool:
    """Have tmux hand on pictures from this pane, and return whether it does so now."""
    done = _call(environ, "set-option", "-p", *_pane(environ), "allow-passthrough", "on")
    return done is not None


def _pane(environ: Mapping[str, str]) -> list[str]:
    return ["-t", environ["TMUX_PANE"]] if environ.get("TMUX_PANE") else []


def _call(environ: Mapping[str, str], *words: str) -> str | None:
    """Return what tmux prints, `None` where it cannot be asked or refuses."""
    try:
        done = subprocess.run(
            ["tmux", *words],
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return None
    return done.stdout


def _read(line: str) -> Tmux:
    values = line.rstrip("\n").split("\t")
    if len(values) != len(_FIELDS):
        return Tmux()
    version, passthrough, outer, features, clipboard, termname, client = values
    return Tmux(
        version,
        passthrough in ("1", "on", "2", "all"),
        outer,
        frozenset(features.split(",")),
        clipboard in ("on", "2"),
        termname,
        client,
    )
