"""Markdown made plain text, whole or while it streams."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode

from glm4v_tui.chat.clean import clean_text
from glm4v_tui.chat.plain_blocks import written

_MATH = re.compile(
    r"\\\((?:(?!\\\().)+?\\\)"
    r"|\\\[(?:(?!\\\[).)+?\\\]"
    r"|\$\$.+?\$\$"
    r"|\$(?![\s$])[^$\n]*?(?<![\s\\])\$(?!\d)",
    re.DOTALL,
)
"""LaTeX as models write it; what lies inside is no Markdown. A price is no opening dollar."""

_UNDECIDED_LINE = re.compile(r"[^\S\n]*[^\w\s]\S*[^\S\n]*|[^\S\n]*\d\S*[^\S\n]*|[^\S\n]+")
"""The beginning of a line that may yet become a list, a heading, a rule, a fence or a table."""

_SHARES = (8, 64)
"""A stream is parsed again when it has grown by one in so many of what is unfinished: by more while
nothing becomes certain, as in a long table, and by less while words come out."""


def plain(markdown: str) -> str:
    """Return Markdown as clean plain text: lists and tables aligned, emphasis gone, code as is."""
    return clean_text(written(_blocks(markdown.replace("\r", "")), final=True))


class PlainStream:
    """Turns Markdown that comes in pieces into plain text in pieces, as soon as it is certain."""

    def __init__(self) -> None:
        self._tail = ""
        self._parsed = 0
        self._sent = ""
        self._between = ""
        self._share = max(_SHARES)

    def feed(self, delta: str) -> str:
        """Take the next piece of Markdown and return what can be said of the plain text by now."""
        self._tail += delta.replace("\r", "")
        if (len(self._tail) - self._parsed) * self._share < len(self._tail):
            return ""
        self._parsed = len(self._tail)
        start = self._tail.rfind("\n") + 1
        undecided = _UNDECIDED_LINE.fullmatch(self._tail, start)
        more = self._advance(self._tail[:start] if undecided else self._tail)
        self._share = max(_SHARES) if more else max(min(_SHARES), self._share // 2)
        return more

    def close(self) -> str:
        """Return the rest; nothing is fed after this."""
        return self._more(written(_blocks(self._tail), final=True))

    def _advance(self, markdown: str) -> str:
        blocks = _blocks(markdown)
        if not blocks:
            return ""
        more = self._more(written(blocks, final=False))
        if len(blocks) > 1:
            self._finish(blocks[:-1], blocks[-1])
        return more

    def _finish(self, done: Sequence[SyntaxTreeNode], last: SyntaxTreeNode) -> None:
        """Forget every block but the last, which alone can still change."""
        if written(done, final=True):
            self._between = "\n\n"
        assert last.map is not None
        lines = self._tail.split("\n")
        self._tail = "\n".join(lines[last.map[0] :])
        self._parsed = len(self._tail)
        self._sent = self._whole(written([last], final=False))

    def _whole(self, text: str) -> str:
        return clean_text(self._between + text) if text else ""

    def _more(self, text: str) -> str:
        whole = self._whole(text)
        if self._sent.startswith(whole):
            return ""
        sent, self._sent = self._sent, whole
        return whole.removeprefix(sent) if whole.startswith(sent) else "\n" + whole


def _blocks(markdown: str) -> list[SyntaxTreeNode]:
    return SyntaxTreeNode(_reader().parse(markdown)).children


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    reader.disable("reference")
    reader.inline.ruler.before("escape", "math", _read_math)
    return reader


def _read_math(state: StateInline, silent: bool) -> bool:
    found = _MATH.match(state.src, state.pos, state.posMax)
    opening = state.src[state.pos : state.pos + 2]
    if found is None and opening not in (r"\(", r"\["):
        return False
    content = found[0] if found else opening
    if not silent:
        token = state.push("math" if found else "text", "", 0)
        token.content = content
    state.pos += len(content)
    return True
