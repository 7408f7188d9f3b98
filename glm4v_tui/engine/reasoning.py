"""Text in pieces becomes reasoning and answer in pieces; tags and special tokens never come out."""

from __future__ import annotations

from glm4v_tui.chat.conversation import Turn
from glm4v_tui.engine.emphasis import BOX_TOKENS, MarkedAnswer
from glm4v_tui.engine.family import BEGIN_THINKING, END_THINKING, ReasoningStyle
from glm4v_tui.engine.protocol import ReasoningDelta, TextDelta

SPECIAL_TOKENS = (
    *("<|endoftext|>", "[MASK]", "[gMASK]", "[sMASK]", "<sop>", "<eop>"),
    *("<|system|>", "<|user|>", "<|assistant|>", "<|observation|>"),
    *("<|begin_of_image|>", "<|end_of_image|>", "<|image|>"),
    *("<|begin_of_video|>", "<|end_of_video|>", "<|video|>"),
    *BOX_TOKENS,
)
"""Tokens of the family that mean something to the program only; box content is kept."""

TAGS: dict[ReasoningStyle, tuple[str, ...]] = {
    "none": (),
    "think": (BEGIN_THINKING, END_THINKING),
    "think-answer": (BEGIN_THINKING, END_THINKING, "<answer>", "</answer>"),
}
"""The tags in a reply that are not shown."""
_TOLD = 3
"""Characters from which on the beginning of a mark at the end of a reply is taken for one."""
_UNSURE = " \t\r\n\ufffd"
"""White space, and what stands for a character whose other bytes have not come."""


class ReasoningSplitter:
    """Tells reasoning and answer apart while a reply streams."""

    def __init__(
        self, style: ReasoningStyle, begun: Turn | None = None, *, over: bool = False
    ) -> None:
        """`begun` is the answer that the reply goes on with, `over` whether its thinking is."""
        self._tags = TAGS[style]
        self._marks = (*self._tags, *SPECIAL_TOKENS)
        self._pending = ""
        """Text that may still turn out to be the start of a mark."""
        self._held = ""
        """Unsure characters, which come out only before more text."""
        self._marked = MarkedAnswer()
        midway = begun is not None and bool(begun.reasoning and not begun.text)
        self._thinking = style != "none" and midway and not over
        self._begun = begun is not None and bool(begun.text or self._thinking)
        """Whether this stretch of reasoning or answer has had any text."""

    @property
    def thinking(self) -> bool:
        """Whether what comes next belongs to the thinking."""
        return self._thinking

    def feed(self, piece: str) -> list[TextDelta | ReasoningDelta]:
        """Take the next piece of the reply and return what can be shown."""
        self._pending += piece
        deltas: list[TextDelta | ReasoningDelta] = []
        while (found := self._first_mark()) is not None:
            place, mark = found
            deltas += self._take(self._pending[:place])
            self._pending = self._pending[place + len(mark) :]
            deltas += self._pass(mark)
        sure = len(self._pending) - self._possible_start()
        deltas += self._take(self._pending[:sure])
        self._pending = self._pending[sure:]
        return deltas

    def finish(self) -> list[TextDelta | ReasoningDelta]:
        """Return what was held back, at the end of the reply, which may be within a mark."""
        begun = self._possible_start()
        if begun >= _TOLD:
            self._pending = self._pending[:-begun]
        deltas = self._take(self._pending) + self._show(self._marked.drop())
        self._pending = ""
        return deltas

    def _first_mark(self) -> tuple[int, str] | None:
        places = [(self._pending.find(mark), mark) for mark in self._marks]
        return min((found for found in places if found[0] >= 0), default=None)

    def _possible_start(self) -> int:
        """Return how many characters at the end may be the start of a mark."""
        longest = min(len(self._pending), max(map(len, self._marks)) - 1)
        for length in range(longest, 0, -1):
            if any(mark.startswith(self._pending[-length:]) for mark in self._marks):
                return length
        return 0

    def _pass(self, mark: str) -> list[TextDelta | ReasoningDelta]:
        """Change between reasoning and answer where the mark says so."""
        if mark in BOX_TOKENS and not self._thinking:
            return self._show(self._marked.begin() if mark == BOX_TOKENS[0] else self._marked.end())
        deltas = self._show(self._marked.drop()) if mark in self._tags else []
        if mark in self._tags and mark != "</answer>":
            # An answer may begin although nothing has said that the thinking was over.
            self._thinking = mark == BEGIN_THINKING
        if mark in TAGS["think-answer"]:
            self._begun = False
            self._held = ""
        return deltas

    def _take(self, text: str) -> list[TextDelta | ReasoningDelta]:
        return self._show(self._marked.take(text))

    def _show(self, text: str) -> list[TextDelta | ReasoningDelta]:
        text = self._held + text
        shown = text.rstrip(_UNSURE)
        self._held = text[len(shown) :]
        if not self._begun:
            shown = shown.lstrip(_UNSURE)
        if not shown:
            return []
        self._begun = True
        return [ReasoningDelta(shown) if self._thinking else TextDelta(shown)]
