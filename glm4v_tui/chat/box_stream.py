"""An answer in pieces becomes plain text and boxes in pieces, the same however it was cut."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass

from glm4v_tui.chat.box_labels import label_before
from glm4v_tui.chat.boxes import GROUP, MOST, Box, Named, Setting, box_of, keyed_boxes

BEGIN, END = "<|begin_of_box|>", "<|end_of_box|>"
"""What models put around boxes and final answers; never part of a span."""

_OPENERS = re.compile(r"[\[(<{`]")
_OBJECT = re.compile(r'\{\s{0,99}"[^{}]{0,600}\}')
_HALF_OBJECT = re.compile(r'\{\s{0,99}(?:"[^{}]{0,600})?')
_HALF_GROUP = re.compile(r"[\[(<{][\d\s.,]{0,63}")
_LONGEST = 65
"""Characters of the longest bracket that is waited for."""
_CALL = re.compile(r"([A-Za-z0-9_]+)[\[(<{]*\Z|[\])]\Z")
_NESTED = re.compile(r"[\[(<{]\s*\Z")
_JOINED = re.compile(r"[\s,]*")
_REMEMBERED = 160
"""Characters before a bracket that are looked at to tell what it is."""
_INFO = 40
"""Characters after the ticks that begin a block of code."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an answer."""

    text: str
    """What it says, without the marks of the model."""
    named: tuple[Named, ...] = ()
    """The boxes that it names."""


class BoxStream:
    """Recognises boxes while an answer streams."""

    def __init__(self) -> None:
        self._pending = ""
        """Text that may still turn out to be something else than it seems."""
        self._since = ""
        """The end of what came after the last box."""
        self._last: Setting | None = None
        self._label = ""
        """What the last box was called."""
        self._marked = False
        self._code: str | None = None
        """What a block of code says of itself while there is one."""
        self._numbers: dict[Box, int] = {}

    def feed(self, piece: str) -> list[Span]:
        """Take the next piece and return what is sure."""
        self._pending += piece
        return self._read(final=False)

    def finish(self) -> list[Span]:
        """Return the rest, at the end of the answer."""
        return self._read(final=True)

    def rest(self) -> list[Span]:
        """Return the rest as it were if the answer ended here; it may go on all the same."""
        ended = copy(self)
        ended._numbers = dict(self._numbers)
        return ended.finish()

    def _read(self, *, final: bool) -> list[Span]:
        spans: list[Span] = []
        at = 0
        text = self._pending
        while opener := _OPENERS.search(text, at):
            if opener.start() > at:
                spans.append(self._said(text[at : opener.start()]))
            at = opener.start()
            taken, span = self._take(text[at : at + 1024], final=final)
            if not taken:
                break
            at += taken
            spans += [span] if span.text else []
        else:
            spans += [self._said(text[at:])] if text[at:] else []
            at = len(text)
        self._pending = text[at:]
        return spans

    def _take(self, rest: str, *, final: bool) -> tuple[int, Span]:
        """Return how many characters are read and what they are; none while that is unsure."""
        for mark in (BEGIN, END):
            if rest.startswith(mark):
                self._marked = mark == BEGIN
                return len(mark), Span("")
            if not final and mark.startswith(rest):
                return 0, Span("")
        if rest[0] == "`":
            length = self._ticks(rest, final=final)
            return length, self._said(rest[:length]) if length else Span("")
        if found := _OBJECT.match(rest):
            return found.end(), self._object(found.group())
        if (found := GROUP.match(rest)) and found.end() <= _LONGEST:
            return found.end(), self._group(found.group())
        if not final and (_HALF_OBJECT.fullmatch(rest) or _HALF_GROUP.fullmatch(rest)):
            return 0, Span("")
        return 1, self._said(rest[0])

    def _ticks(self, rest: str, *, final: bool) -> int:
        """Begin or end a block of code, and return how long what does so is."""
        ticks = min(len(rest) - len(rest.lstrip("`")), _INFO)
        if ticks == len(rest) and not final and ticks < _INFO:
            return 0
        if ticks < 3:
            return ticks
        if self._code is not None:
            self._code = None
            return ticks
        info = rest[ticks : ticks + _INFO].partition("\n")[0].partition("`")[0]
        end = ticks + len(info)
        if end == len(rest) and not final:
            return 0
        if rest[end : end + 1] == "\n":
            self._code = info.strip().lower()
        return ticks

    def _said(self, text: str) -> Span:
        self._since = (self._since + text)[-_REMEMBERED:]
        return Span(text)

    def _object(self, thing: str) -> Span:
        boxes, label = keyed_boxes(thing)
        if not boxes:
            return self._said(thing)
        named = tuple(filter(None, (self._named(box, label) for box in boxes)))
        self._since, self._last = "", None
        return Span(thing, named)

    def _group(self, group: str) -> Span:
        setting = self._setting()
        box = box_of(group, setting)
        if box is None:
            return self._said(group)
        if not self._joined:
            self._label = label_before(self._since)
        named = self._named(box, self._label)
        self._since, self._last = "", setting
        return Span(group, (named,) if named else ())

    @property
    def _joined(self) -> bool:
        """Whether nothing but commas stands between the last box and what comes now."""
        return self._last is not None and _JOINED.fullmatch(self._since) is not None

    def _setting(self) -> Setting:
        code = self._code not in (None, "json")
        if self._last is not None and self._joined:
            return Setting(self._marked, self._last.nested, code=code)
        call = _CALL.search(self._since)
        word = (call.group(1) or "").lower() if call else ""
        called = call is not None and not word.endswith(("box", "2d", "point", "at"))
        nested = _NESTED.search(self._since) is not None
        return Setting(self._marked, nested, called, code)

    def _named(self, box: Box, label: str) -> Named | None:
        if box not in self._numbers and len(self._numbers) >= MOST:
            return None
        return Named(self._numbers.setdefault(box, len(self._numbers) + 1), box, label)
