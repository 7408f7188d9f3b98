"""The words of an answer that a box belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from glm4v_tui.chat.box_stream import BoxStream
from glm4v_tui.chat.clean import clean

_BEGINNING = re.compile(r"\n|[.!?](?=\s)|[。！？]")
"""What a sentence does not begin before."""
_ENDING = re.compile(r"\n|[.!?](?=\s|\Z)|[。！？]")
_MARKUP = re.compile(r"\*\*|__|`+")
_MARK = re.compile(r"\A(?:[-+*>#|]+\s+|\d{1,3}[.)]\s+)+")
"""What begins an item of a list, a heading or a row of a table."""
_FENCE = re.compile(r"\s*`{3,}\w*\s*\Z")
_OPENING, _CLOSING = "[(<{", "])>}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or a line of an answer, cleaned, around the coordinates of a box."""

    before: str
    place: str
    """The coordinates as the answer has them, or the object of JSON with them."""
    after: str


@lru_cache(maxsize=64)
def passage(answer: str, number: int) -> Passage | None:
    """Return what an answer says where it first names the box of a number."""
    stream = BoxStream()
    spans = [*stream.feed(answer), *stream.finish()]
    for at, span in enumerate(spans):
        if any(named.number == number for named in span.named):
            before = "".join(each.text for each in spans[:at])
            after = "".join(each.text for each in spans[at + 1 :])
            return _around(before, span.text, after)
    return None


def _around(before: str, place: str, after: str) -> Passage:
    start = len(before.rstrip(_OPENING))
    end = len(after) - len(after.lstrip(_CLOSING))
    place = before[start:] + place + after[:end]
    said, more = _last_sentence(before[:start]), _first_sentence(after[end:])
    if not re.search(r"\w", said + more):
        # A line of coordinates alone belongs to the one above it.
        above = _FENCE.sub("", before[:start]).rstrip()
        said = f"{_last_sentence(above)} {said}"
    said = _MARK.sub("", said.lstrip())
    return Passage(_shown(said), _shown(place), _shown(more.rstrip()))


def _last_sentence(text: str) -> str:
    ends = [found.end() for found in _BEGINNING.finditer(text)]
    return text[ends[-1] :] if ends else text


def _first_sentence(text: str) -> str:
    found = _ENDING.search(text)
    return text[: found.end()] if found else text


def _shown(text: str) -> str:
    return clean(re.sub(r"\s+", " ", _MARKUP.sub("", text)))
