"""Terminals that are known, for where their answers mislead or leave something out."""

from __future__ import annotations

from dataclasses import dataclass

Version = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a terminal beyond its answers."""

    placeholders: Version | None = None
    """The first version that draws kitty's Unicode placeholders.

    Others answer the kitty query and then show rows of empty boxes: Konsole, WezTerm, kitty 0.26.
    """
    gives_pictures: Version | None = None
    """The first version that speaks kitty's clipboard protocol, whether or not it says so."""
    largest: int = 0
    """Pixels of a side beyond which it drops Sixel, zero where there is no limit."""
    advice: str = ""
    """What to do for sharp pictures where it draws none."""


_OTHER = "kitty, Ghostty, or a terminal with Sixel such as foot, WezTerm or iTerm2 draws them"

_KNOWN = {
    "kitty": Known((0, 28), (0, 27), advice="kitty 0.28 or newer draws them"),
    "ghostty": Known((1, 0), advice="Ghostty 1.0 or newer draws them"),
    # At first xterm's `maxGraphicSize` is 1000x1000.
    "XTerm": Known(largest=1000, advice="start it as `xterm -ti vt340`, for Sixel"),
    "Konsole": Known(advice="Konsole 22.04 or newer draws them, as Sixel"),
    "Windows Terminal": Known(advice="Windows Terminal 1.22 or newer draws them, as Sixel"),
    "VS Code": Known(advice="set `terminal.integrated.enableImages` in VS Code"),
    "xterm.js": Known(advice="in VS Code, set `terminal.integrated.enableImages`"),
    "iTerm2": Known(advice="iTerm2 3.3 or newer draws them, as Sixel"),
    "foot": Known(advice="take `sixel=no` out of foot.ini"),
    "mintty": Known(advice="mintty 3.1 or newer draws them, as Sixel"),
    "Apple Terminal": Known(advice=f"Apple Terminal draws none; {_OTHER}"),
    "VTE": Known(advice=f"GNOME Terminal and its kin draw none; {_OTHER}"),
    "Alacritty": Known(advice=f"Alacritty draws none; {_OTHER}"),
    "Warp": Known(advice=f"Warp knows no placeholders and no Sixel; {_OTHER}"),
}


def known(name: str) -> Known:
    """Return what is known of a terminal; of a stranger, nothing but general advice."""
    return _KNOWN.get(name, Known(advice=_OTHER))


def draws_placeholders(name: str, version: str) -> bool:
    """Return whether this version is known to draw kitty's Unicode placeholders."""
    return _reaches(version, known(name).placeholders)


def gives_pictures(name: str, version: str) -> bool:
    """Return whether this version is known to speak kitty's clipboard protocol."""
    return _reaches(version, known(name).gives_pictures)


def _reaches(version: str, least: Version | None) -> bool:
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())
    return least is not None and numbers >= least
