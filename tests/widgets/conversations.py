"""Long conversations to scroll through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from glm4v_tui.chat.conversation import Conversation, Picture, Text, Turn


def long_conversation(exchanges: int) -> Conversation:
    """Return a conversation of questions of few lines and answers of many lengths."""
    return Conversation(tuple(_turns(exchanges)))


def _turns(exchanges: int) -> Iterator[Turn]:
    for number in range(exchanges):
        yield Turn("user", (*_pictures(number), Text(f"Question {number}? " + "word " * 30)))
        items = "".join(f"- item {item}\n" for item in range(number % 4))
        text = f"Answer **{number}**\n\n{items}\n" + "lorem ipsum " * (7 * number % 90)
        yield Turn("assistant", (Text(text),), "hm" * (number % 3), "stop")


def _pictures(number: int) -> tuple[Picture, ...]:
    """Return the picture of every fifth question, whose file is gone."""
    if number % 5:
        return ()
    name = f"{number}.png"
    return (Picture(Path("/gone", name), name, f"{number:064x}", 60, 40, 1000, "PNG"),)
