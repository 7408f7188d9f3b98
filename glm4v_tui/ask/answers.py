"""The forms in which an answer is written: plain text, Markdown, or one JSON object."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Literal, Protocol, TextIO

from glm4v_tui.chat.clean_stream import CleanStream
from glm4v_tui.chat.conversation import Picture
from glm4v_tui.engine.protocol import ReplyDone

Output = Literal["plain", "markdown", "json"]
"""How an answer is written."""

_STEERING = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""Characters that JSON may hold bare and that a terminal would obey or could not show."""


class Answer(Protocol):
    """Takes an answer piece by piece and writes it in its form."""

    def add(self, text: str) -> None:
        """Take the next piece of the answer."""
        ...

    def think(self, text: str) -> None:
        """Take the next piece of the thinking before the answer."""
        ...

    def end(self, done: ReplyDone | None) -> None:
        """Write what is left; there are no figures when the answer was cut short."""
        ...


class _Stream(Protocol):
    def feed(self, piece: str) -> str: ...

    def close(self) -> str: ...


class StreamedAnswer:
    """Writes the answer while it comes, and leaves the thinking out."""

    def __init__(self, stdout: TextIO, stream: _Stream) -> None:
        self._stdout = stdout
        self._stream = stream
        self._last = ""

    def add(self, text: str) -> None:
        """Write the next piece, as far as it can be judged already."""
        self._write(self._stream.feed(text))

    def think(self, text: str) -> None:
        """Leave the thinking out."""

    def end(self, done: ReplyDone | None) -> None:
        """Write what is left, and end the line."""
        self._write(self._stream.close())
        if self._last not in ("", "\n"):
            self._write("\n")

    def _write(self, text: str) -> None:
        if text:
            self._stdout.write(text)
            self._stdout.flush()
            self._last = text[-1]


class JsonAnswer:
    """Writes the answer, the thinking and all figures as one object when the answer is whole."""

    def __init__(self, stdout: TextIO, model: str, pictures: Sequence[Picture]) -> None:
        self._stdout = stdout
        self._model = model
        self._pictures = pictures
        self._text: list[str] = []
        self._reasoning: list[str] = []

    def add(self, text: str) -> None:
        """Keep the next piece of the answer."""
        self._text.append(text)

    def think(self, text: str) -> None:
        """Keep the next piece of the thinking."""
        self._reasoning.append(text)

    def end(self, done: ReplyDone | None) -> None:
        """Write the object; write nothing when the answer was cut short."""
        if done is not None:
            line = json.dumps(self._object(done), ensure_ascii=False)
            self._stdout.write(_STEERING.sub(_escaped, line) + "\n")
            self._stdout.flush()

    def _object(self, done: ReplyDone) -> dict[str, object]:
        return {
            "text": "".join(self._text),
            "reasoning": "".join(self._reasoning),
            "finish_reason": done.ending,
            "model": self._model,
            "pictures": [
                {"path": str(seen.path), "width": seen.width, "height": seen.height}
                for seen in self._pictures
            ],
            "prompt_tokens": done.prompt_tokens,
            "cached_tokens": done.cached_tokens,
            "reply_tokens": done.reply_tokens,
            "reasoning_tokens": done.thought.tokens if done.thought else None,
            "reasoning_seconds": round(done.thought.seconds, 6) if done.thought else None,
            "reasoning_cut": done.thought.cut if done.thought else None,
            "first_token_seconds": round(done.first_token_seconds, 6),
            "total_seconds": round(done.total_seconds, 6),
            "tokens_per_second": round(done.tokens_per_second, 3),
        }


def answer_in(output: Output, stdout: TextIO, model: str, pictures: Sequence[Picture]) -> Answer:
    """Return what writes an answer in the form that was asked for."""
    match output:
        case "plain":
            from glm4v_tui.chat.plain import PlainStream

            return StreamedAnswer(stdout, PlainStream())
        case "markdown":
            return StreamedAnswer(stdout, CleanStream())
        case "json":
            return JsonAnswer(stdout, model, pictures)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
