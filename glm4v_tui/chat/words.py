"""What is said in a transcript as words to search for, and where words are found in a text."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glm4v_tui.chat.clean import clean, encodable
from glm4v_tui.chat.files import UnreadableError, open_regular
from glm4v_tui.chat.lines import LINE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LETTERS = 2**20
"""Letters of a conversation that are searched; more than any context holds."""

_BEFORE, _AFTER = 24, 160
"""Letters of a line around what was found."""

_APART = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters that are words by themselves: Chinese and Japanese is written without spaces."""

_TOKENS = re.compile(rf"{_APART.pattern}|(?:(?!{_APART.pattern})[^\W_])+")
"""Words as the index has them."""


@dataclass(frozen=True, slots=True)
class Context:
    """A line in which words were found."""

    line: str
    """Clean text."""
    spans: tuple[tuple[int, int], ...]
    """Where in it the words are, from and to."""


def said_in(path: Path) -> str:
    """Return all that was asked, thought and answered, and the names of pictures; blocks.

    A question that was taken back counts no more; what is damaged is passed over.
    """
    turns = [_Said()]
    room = LETTERS
    for record in _records(path):
        kind = record.get("kind")
        if kind == "asked":
            turns.append(_Said(question=_asked(record)))
            room -= len(turns[-1].question)
        elif kind == "unasked" and len(turns) > 1:
            turns.pop()
        elif kind == "delta":
            turns[-1].reasoning.append(_text(record, "reasoning"))
            turns[-1].answer.append(_text(record, "text"))
            room -= len(turns[-1].reasoning[-1]) + len(turns[-1].answer[-1])
        if room < 0:
            break
    return encodable("\n".join(turn.whole() for turn in turns))[:LETTERS]


@dataclass(slots=True)
class _Said:
    """A question and its answer, which comes in pieces that cut words in two."""

    question: str = ""
    reasoning: list[str] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)

    def whole(self) -> str:
        return "\n".join((self.question, "".join(self.answer), "".join(self.reasoning)))


def apart(text: str) -> str:
    """Return text with spaces around each letter that is a word by itself."""
    return _APART.sub(r" \g<0> ", text)


def wanted(words: str) -> str:
    """Return what sqlite's full-text search is asked for: all words, each by its beginning."""
    phrases = (" ".join(_TOKENS.findall(word)) for word in words.split())
    return " ".join(f'"{phrase}"*' for phrase in phrases if phrase)


def context(text: str, words: str) -> Context:
    """Return the line around the first of the words, with all of them marked."""
    parts = [part for word in words.split() for part in _whole_words(word)]
    if not parts:
        return Context("", ())
    sought = re.compile("|".join(_beginning(part) for part in parts), re.IGNORECASE)
    first = sought.search(text)
    if first is None:
        return Context("", ())
    start, end = max(0, first.start() - _BEFORE), first.end() + _AFTER
    line = clean(" ".join(text[start:end].split()))
    line = f"…{line}" if start > 0 else line
    return Context(line, tuple(found.span() for found in sought.finditer(line)))


def _whole_words(word: str) -> list[str]:
    """Return the parts of a word that stand together in a text."""
    return re.findall(r"[^\W_]+", word)


def _beginning(part: str) -> str:
    boundary = "" if _APART.match(part) else rf"(?<![^\W_])|(?<={_APART.pattern})"
    return f"(?:{boundary}){re.escape(part)}"


def _asked(record: dict[str, object]) -> str:
    parts = record.get("parts")
    found = [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    return "\n".join(_text(part, "text") + _text(part, "name") for part in found)


def _text(record: dict[str, object], key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""


def _records(path: Path) -> Iterator[dict[str, object]]:
    try:
        with os.fdopen(open_regular(path), "rb") as file:
            while line := file.readline(LINE_BYTES):
                try:
                    record = json.loads(line)
                except (ValueError, RecursionError):
                    continue
                if isinstance(record, dict):
                    yield record
    except (OSError, UnreadableError):
        return
