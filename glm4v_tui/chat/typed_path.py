"""A path as people type it: `~`, `$VAR`, quotes and backslashes, complete or half-way."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

_VARIABLE = re.compile(r"\$(?:(\w+)|\{(\w+)\})", re.ASCII)
_SPECIAL = frozenset("\\'\"$")
_IN_DOUBLE_QUOTES = re.compile(r'([\\"$])')
_BARE = re.compile(r"([\\'\"$ ])")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand what was typed."""

    path: str
    """The path that is meant; relative to the folder that is shown, unless it begins with `/`."""
    before: str
    """What was typed before the last part of the path."""
    style: str = ""
    """How that part is written: `\\` for backslashes, a quotation mark that is open, or plainly."""
    unset: str = ""
    """A variable in it that is not set."""

    @property
    def folder(self) -> str:
        """The path without its last part."""
        return self.path[: self.path.rfind("/") + 1]

    @property
    def name(self) -> str:
        """The last part of the path; empty after a slash."""
        return self.path[self.path.rfind("/") + 1 :]

    def completed(self, name: str, *, closed: bool) -> str:
        """Return what would be typed with this last part; `closed` ends a quotation, too."""
        match self.style:
            case "'":
                name = name.replace("'", "'\\''")
            case '"':
                name = _IN_DOUBLE_QUOTES.sub(r"\\\1", name)
            case "\\":
                name = _BARE.sub(r"\\\1", name)
        return self.before + name + (self.style if closed and self.style in ("'", '"') else "")


def readings(text: str) -> tuple[Reading, ...]:
    """Return what may be meant, as it stands before as a shell would take it.

    May ask the system for the home of another user, which blocks.
    """
    text = text.lstrip()
    if re.fullmatch(r"~[^/\\'\"$]*", text) and os.path.expanduser(text) != text:  # noqa: PTH111
        text += "/"
    plain = Reading(os.path.expanduser(text), text[: text.rfind("/") + 1])  # noqa: PTH111
    return (plain, _as_in_a_shell(text)) if _SPECIAL & {*text} else (plain,)


def _as_in_a_shell(text: str) -> Reading:
    line = _Line(text)
    line.read()
    if text[line.start :].startswith("$") and not line.unset:
        line.path += "/"
        line.start, line.style, text = len(text) + 1, line.quote, f"{text}/"
    style, start = line.style, line.start
    if not style:
        style = "\\"
        if text[start : start + 1] in ("'", '"'):
            style, start = text[start], start + 1
    path = line.path if text[:1] in ("'", '"') else os.path.expanduser(line.path)  # noqa: PTH111
    return Reading(path, text[:start], style, line.unset)


class _Line:
    """Reads a text letter by letter, as a shell does."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.path = ""
        """What has been read, without quotes and backslashes."""
        self.quote = ""
        """The quotation mark that is open."""
        self.start = 0
        """Where the last part of the path begins in the text."""
        self.style = ""
        """The quotation mark that was open there."""
        self.unset = ""
        """A variable that is not set."""

    def read(self) -> None:
        """Read all of it."""
        at = 0
        while at < len(self.text):
            at = self._step(at)

    def _step(self, at: int) -> int:
        letter = self.text[at]
        if letter == (self.quote or letter) and letter in ("'", '"'):
            self.quote = "" if self.quote else letter
            return at + 1
        if letter == "\\" and self.quote != "'":
            return self._escaped(at + 1)
        if letter == "$" and self.quote != "'" and (found := _VARIABLE.match(self.text, at)):
            self.path += self._value(found)
            return found.end()
        return self._letter(at)

    def _letter(self, at: int) -> int:
        self.path += self.text[at]
        if self.text[at] == "/":
            self.start, self.style = at + 1, self.quote
        return at + 1

    def _escaped(self, at: int) -> int:
        if at == len(self.text):
            return at
        if self.quote and self.text[at] not in '\\"$`':
            self.path += "\\"
        return self._letter(at)

    def _value(self, found: re.Match[str]) -> str:
        name = found[1] or found[2]
        if name not in os.environ:
            self.unset = name
        return os.environ.get(name, found[0])
