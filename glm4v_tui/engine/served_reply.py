"""What a server streams becomes the events of a reply."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Any

from glm4v_tui.chat.conversation import Ending, Turn
from glm4v_tui.engine.family import ReasoningStyle
from glm4v_tui.engine.protocol import ReplyDone, ReplyEvent
from glm4v_tui.engine.reasoning import ReasoningSplitter
from glm4v_tui.engine.server_events import GarbledError

_ENDINGS: dict[str, Ending] = {
    "stop": "stop",
    "length": "length",
    "repetition": "repetition",
    "abort": "stopped",
}
"""Finish reasons that leave an answer; any other is an error of the server."""

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


@dataclass(slots=True)
class _Heard:
    """What has come of a reply so far."""

    finish: str = ""
    prompt: int = 0
    cached: int = 0
    tokens: int = 0
    first: float = 0.0

    @property
    def is_whole(self) -> bool:
        """Whether the end and the figures have come; nothing after them matters."""
        return bool(self.finish and self.prompt)

    def done(self, began: float) -> ReplyDone:
        ending = _ENDINGS.get(self.finish, "error")
        now = time.monotonic() - began
        return ReplyDone(ending, self.prompt, self.cached, self.tokens, self.first or now, now)


@dataclass(slots=True)
class _Pieces:
    """Makes one text with tags of the two fields in which servers send thinking and answer."""

    begun_thinking: bool
    """Whether the reply goes on with a thought."""
    _by_field: bool = field(default=False, init=False)

    def joined(self, reasoning: str, content: str) -> str:
        text = ""
        if reasoning:
            text = reasoning if self._by_field or self.begun_thinking else f"<think>{reasoning}"
            self._by_field = True
        if content:
            text += f"</think>{content}" if self._by_field else content
            self._by_field = self.begun_thinking = False
        return text


async def reply_events(
    events: AsyncGenerator[str, None],
    style: ReasoningStyle,
    began: float,
    begun: Turn | None = None,
) -> AsyncGenerator[ReplyEvent, None]:
    """Yield the events of one reply; `events` are the data of the stream's.

    `began` is the monotonic time of the question in seconds, `begun` the answer that the reply goes
    on with.

    Raises:
        GarbledError: what came is not what a server sends.
        ServedError: the server says what went wrong.
        CutError: the stream ended before the reply did.
    """
    splitter = ReasoningSplitter(style, begun)
    pieces = _Pieces(bool(begun and begun.reasoning and not begun.text and style != "none"))
    heard = _Heard()
    async for data in events:
        if data == _LAST:
            break
        reasoning, content = _read(data, heard)
        if reasoning and style == "none":
            splitter, style = ReasoningSplitter("think", begun), "think"
        if text := pieces.joined(reasoning, content):
            heard.first = heard.first or time.monotonic() - began
            for delta in splitter.feed(text):
                yield delta
        if heard.is_whole:
            break
    if not heard.finish:
        raise CutError
    for delta in splitter.finish():
        yield delta
    yield heard.done(began)


def _read(data: str, heard: _Heard) -> tuple[str, str]:
    """Take the figures of an event, and return its piece of thinking and of answer."""
    try:
        chunk = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise GarbledError("an event that is no JSON") from error
    if not isinstance(chunk, dict):
        raise GarbledError("an event that is no object")
    if told := chunk.get("error"):
        raise _told(told)
    if isinstance(usage := chunk.get("usage"), dict):
        _take_usage(usage, heard)
    choices = chunk.get("choices")
    if not isinstance(choices, list):
        raise GarbledError("an event without choices")
    return _piece(choices[0], heard) if choices else ("", "")


def _piece(choice: Any, heard: _Heard) -> tuple[str, str]:
    delta = choice.get("delta") if isinstance(choice, dict) else None
    if not isinstance(delta, dict):
        raise GarbledError("a choice that says nothing")
    if isinstance(finish := choice.get("finish_reason"), str):
        heard.finish = finish
    reasoning = delta.get("reasoning") or delta.get("reasoning_content") or ""
    content = delta.get("content") or ""
    if not (isinstance(reasoning, str) and isinstance(content, str)):
        raise GarbledError("a piece that is no text")
    return reasoning, content


def _take_usage(usage: dict[str, Any], heard: _Heard) -> None:
    details = usage.get("prompt_tokens_details")
    heard.prompt = _number(usage, "prompt_tokens")
    heard.tokens = _number(usage, "completion_tokens")
    heard.cached = _number(details, "cached_tokens") if isinstance(details, dict) else 0


def _number(usage: dict[str, Any], key: str) -> int:
    value = usage.get(key)
    return value if isinstance(value, int) and value > 0 else 0


def _told(told: Any) -> ServedError:
    error = told if isinstance(told, dict) else {"message": told}
    code = error.get("code")
    return ServedError(str(error.get("message", told)), code if isinstance(code, int) else 500)
