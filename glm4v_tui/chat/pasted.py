"""What a pasted or dropped text names: files here, files of another machine, or an address.

Terminals paste the files that are dropped on them as text, each in its own way: quoted, with
backslashes, as `file://` addresses, on one line or on several.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from glm4v_tui.chat.addresses import Address, read_address
from glm4v_tui.chat.pictures import can_be_attached

LONGEST = 65_536
"""Characters beyond which a text is not searched for paths."""

MOST = 1000
"""Files that are taken from one paste."""

Place = Literal["picture", "folder", "missing", "other"]
"""What is at a path."""

_BEGINNING = re.compile(
    r"""['"]?(?:/|~/|~$|\.\.?/|file:/|[A-Za-z]:[\\/]|\\\\|x-special/|https?://)"""
)
_LINE_END = re.compile(r"[\r\n]+")
_ABSOLUTE = re.compile(r"~?/[^/]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\[^\\]")
_LAPTOP = re.compile(
    r"/Users/|/Volumes/|/(?:private/)?var/folders/|/mnt/[a-z]/|[A-Za-z]:[\\/]|\\\\[^\\]"
)
"""Where files lie on macOS, on Windows and in Windows' Linux, and nowhere on a server."""
_HOME = re.compile(r"/home/[^/]+")
_SEVERAL = re.compile(r"\.\w{3,4}['\"]?\s")
"""A file's ending with more words after it: several names, or a sentence."""


@dataclass(frozen=True, slots=True)
class PastedPictures:
    """Files on this machine whose names end as pictures' do."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class PastedFolder:
    """A folder on this machine."""

    path: Path


@dataclass(frozen=True, slots=True)
class PastedElsewhere:
    """Files or a folder that are not on this machine."""

    paths: tuple[str, ...]
    """As the other machine writes them."""
    certain: bool
    """Whether they are of another machine for sure; else they may be misspelt."""


@dataclass(frozen=True, slots=True)
class PastedAddress:
    """An address of the web."""

    address: Address


Pasted = PastedPictures | PastedFolder | PastedElsewhere | PastedAddress


def may_name_files(text: str) -> bool:
    """Return whether a text begins as a path or an address does; nothing is looked up."""
    return len(text) <= LONGEST and _BEGINNING.match(text.lstrip()) is not None


def read_pasted(text: str) -> Pasted | None:
    """Return what a text names, nothing if it is just text; looks at the disk, so it may block."""
    if not may_name_files(text):
        return None
    if address := read_address(text):
        return PastedAddress(address)
    readings = [names for names in _readings(text) if 0 < len(names) <= MOST]
    for names in readings:
        if found := _here(names):
            return found
    for names in reversed(readings):
        if all(map(_is_elsewhere, names)):
            return PastedElsewhere(names, all(map(_is_of_another_machine, names)))
    return None


def _readings(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways in which a text can be read as paths, the most literal one first."""
    lines = _lines(text)
    yield tuple(name for line in lines if (name := _decoded(_unquoted(line))))
    try:
        words = _words(" ".join(lines))
    except ValueError:
        return
    yield tuple(name for word in words if (name := _decoded(word)))


def _lines(text: str) -> list[str]:
    lines = [line.strip() for line in _LINE_END.split(text) if line.strip()]
    # What GNOME's file manager puts before the addresses of copied files.
    return lines[2:] if lines[:1] == ["x-special/nautilus-clipboard"] else lines


def _unquoted(line: str) -> str:
    for quote in "'\"":
        if len(line) > 2 and line[0] == line[-1] == quote and quote not in line[1:-1]:
            return line[1:-1]
    return line


def _words(text: str) -> list[str]:
    """Cut a text into words as a shell does; a backslash of a Windows path is kept."""
    lexer = shlex.shlex(text, posix=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    if _WINDOWS.match(text.lstrip("'\"")):
        lexer.escape = ""
    return list(lexer)


def _decoded(word: str) -> str:
    """Return the path of a `file:` address, of another host's too; any other word as it is."""
    if not word.lower().startswith("file:/"):
        return word
    path = unquote(urlsplit(word.replace("?", "%3F").replace("#", "%23")).path)
    return path[1:] if _WINDOWS.match(path[1:]) else path


def _here(names: tuple[str, ...]) -> Pasted | None:
    if any(_WINDOWS.match(name) or _CONTROL.search(name) for name in names):
        return None
    paths = tuple(Path(os.path.abspath(os.path.expanduser(name))) for name in names)  # noqa: PTH100, PTH111
    places = {_place(path) for path in paths}
    if places == {"picture"}:
        return PastedPictures(tuple(dict.fromkeys(paths)))
    return PastedFolder(paths[0]) if places == {"folder"} and len(paths) == 1 else None


def _place(path: Path) -> Place:
    """Return what is at a path; a picture that may not be read is one, so that this is said."""
    try:
        os.stat(path)  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        return "missing"
    except PermissionError:
        return "picture" if can_be_attached(path) else "other"
    except (OSError, ValueError):
        return "other"
    if os.path.isdir(path):  # noqa: PTH112
        return "folder"
    return "picture" if can_be_attached(path) else "other"


def _is_elsewhere(name: str) -> bool:
    """Return whether a name is of a picture that is missing here, or of another machine's folder.

    A name with a control character is neither: it would end up on a command line.
    """
    if _CONTROL.search(name) or _SEVERAL.search(name) or not _is_missing(name):
        return False
    if can_be_attached(name):
        return bool(_WINDOWS.match(name) or _ABSOLUTE.match(name))
    return _is_of_another_machine(name) and not re.search(r"\s|\.\w+$", name)


def _is_missing(name: str) -> bool:
    return bool(_WINDOWS.match(name)) or _place(Path(os.path.expanduser(name))) == "missing"  # noqa: PTH111


def _is_of_another_machine(name: str) -> bool:
    home = _HOME.match(name)
    return _LAPTOP.match(name) is not None or (home is not None and _is_missing(home[0]))
