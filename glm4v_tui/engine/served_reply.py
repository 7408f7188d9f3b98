"""What a server streams becomes the events of a reply."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Any

from glm4v_tui.engine.events import ReasoningDelta, Said, TextDelta
from glm4v_tui.engine.family import BEGIN_THINKING, END_THINKING
from glm4v_tui.engine.reasoning import ReasoningSplitter
from glm4v_tui.engine.served_figures import Figures
from glm4v_tui.engine.server_events import GarbledError

if TYPE_CHECKING:
    from glm4v_tui.chat.conversation import Conversation
    from glm4v_tui.engine.family import ReasoningStyle

_LAST = "[DONE]"


class ServedError(Exception):
    """Carries what a server says went wrong in the middle of a stream."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code
        """The HTTP status that it would have had; 500 where it names none."""


class CutError(Exception):
    """Says that a stream ended before the reply did."""

    def __init__(self) -> None:
        super().__init__("the stream ended before the reply did")


class _Reading:
    """Makes deltas of the two fields in which servers send thinking and answer, or of one."""

    def __init__(self, style: ReasoningStyle, conversation: Conversation, figures: Figures) -> None:
        self._conversation = conversation
        self._figures = figures
        self._style = style
        self._splitter = self._split()
        self._midway = self._splitter.thinking
        """Whether the reply goes on with a thought, of which nothing has come yet."""
        self._by_field = False
        """Whether thinking comes in a field of its own."""

    def take(self, reasoning: str, content: str) -> list[TextDelta | ReasoningDelta]:
        """Take the next pieces of thinking and of answer; return what can be shown of them."""
        if reasoning and self._style == "none":
            self._style = "think"
            self._splitter = self._split()
        by_field = self._by_field or bool(reasoning)
        if not (text := self._joined(reasoning, content)):
            return []
        before, deltas = self._splitter.thinking, [*self._splitter.feed(text)]
        after = self._splitter.thinking
        shown = any(isinstance(each, ReasoningDelta) for each in deltas)
        thought = bool(reasoning) if by_field else before or after or shown
        self._figures.came(thought=thought, shown=shown, tags=int(before != after))
        if not deltas and after and self._figures.counts_thinking:
            # Nothing can be shown of these tokens yet, but they are counted.
            deltas = [ReasoningDelta("")]
        return self._told(deltas)

    def finish(self) -> list[TextDelta | ReasoningDelta]:
        """Return what was held back, at the end of the reply."""
        return self._told(self._splitter.finish())

    def _split(self) -> ReasoningSplitter:
        said = self._conversation
        return ReasoningSplitter(self._style, said.begun, over=said.thinking.over)

    def _joined(self, reasoning: str, content: str) -> str:
        """Return one text with tags."""
        text = ""
        if reasoning:
            text = reasoning if self._by_field or self._midway else f"{BEGIN_THINKING}{reasoning}"
            self._by_field = True
        if content:
            text += f"{END_THINKING}{content}" if self._by_field else content
            self._by_field = self._midway = False
        return text

    def _told(self, deltas: list[TextDelta | ReasoningDelta]) -> list[TextDelta | ReasoningDelta]:
        """Return pieces with the figures by now, where the server tells them."""
        if not self._figures.counts_thinking:
            return deltas
        so_far = self._figures.done("stopped")
        return [
            ReasoningDelta(each.text, so_far) if isinstance(each, ReasoningDelta) else each
            for each in deltas
        ]


async def reply_events(
    events: AsyncGenerator[str, None],
    style: ReasoningStyle,
    began: float,
    conversation: Conversation,
) -> AsyncGenerator[Said, None]:
    """Yield the events of one reply to a conversation; `events` are the data of the stream's.

    `began` is the monotonic time of the question in seconds.

    Raises:
        GarbledError: what came is not what a server sends.
        ServedError: the server says what went wrong.
        CutError: the stream ended before the reply did.
    """
    figures = Figures(began)
    reading = _Reading(style, conversation, figures)
    async for data in events:
        if data == _LAST:
            break
        for delta in reading.take(*_read(data, figures)):
            yield delta
        if figures.is_whole:
            break
    if not figures.finish:
        raise CutError
    for delta in reading.finish():
        yield delta
    yield figures.done()


def _read(data: str, figures: Figures) -> tuple[str, str]:
    """Take the figures of an event, and return its piece of thinking and of answer."""
    try:
        chunk = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise GarbledError("an event that is no JSON") from error
    if not isinstance(chunk, dict):
        raise GarbledError("an event that is no object")
    if told := chunk.get("error"):
        raise _told(told)
    choices = chunk.get("choices")
    if not isinstance(choices, list):
        raise GarbledError("an event without choices")
    if isinstance(usage := chunk.get("usage"), dict):
        figures.read(usage, last=not choices)
    return _piece(choices[0], figures) if choices else ("", "")


def _piece(choice: Any, figures: Figures) -> tuple[str, str]:
    delta = choice.get("delta") if isinstance(choice, dict) else None
    if not isinstance(delta, dict):
        raise GarbledError("a choice that says nothing")
    if isinstance(finish := choice.get("finish_reason"), str):
        figures.finish = finish
    reasoning = delta.get("reasoning") or delta.get("reasoning_content") or ""
    content = delta.get("content") or ""
    if not (isinstance(reasoning, str) and isinstance(content, str)):
        raise GarbledError("a piece that is no text")
    return reasoning, content


def _told(told: Any) -> ServedError:
    error = told if isinstance(told, dict) else {"message": told}
    code = error.get("code")
    return ServedError(str(error.get("message", told)), code if isinstance(code, int) else 500)
