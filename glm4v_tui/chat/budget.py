"""How many tokens a conversation and its pictures take, before the engine has counted them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from glm4v_tui.chat.conversation import Conversation, Picture, Turn

if TYPE_CHECKING:
    from glm4v_tui.chat.numbers import Numbers

CountPicture = Callable[[int, int], int]
"""Takes width and height in pixels and returns tokens, as a checkpoint's `pictures.count` does."""

TURN_TOKENS = 3
"""Tokens around each turn: the role, its line end, and what closes it."""

START_TOKENS = 2
"""Tokens before the first turn: `[gMASK]<sop>`."""

REPLY_TOKENS = 256
"""Tokens that an answer should have left, at least."""

_WIDE = re.compile("[\u2e80-\U0010ffff]")
"""Characters, from Chinese radicals on, that take about a token each."""

_ASCII_PER_TOKEN = 4
_OTHER_PER_TOKEN = 2


@dataclass(frozen=True, slots=True)
class Measured:
    """The last prompt that the engine counted."""

    turns: int
    """Turns of the conversation that the prompt held, its question included."""
    prompt_tokens: int
    """Tokens of that prompt, pictures included."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a prompt takes, part by part, in tokens."""

    system: int
    """Tokens of the system prompt."""
    texts: tuple[int, ...]
    """Tokens of the text of each turn."""
    pictures: tuple[tuple[int, ...], ...]
    """Tokens of each picture of each turn, its markers included."""
    template: int
    """Tokens of what is laid around them: roles, line ends, the beginning."""
    exact: bool = True
    """Whether the engine counted them; else they are estimated."""
    unknown: bool = False
    """Whether nobody can count them; the figures then only compare parts with each other."""

    @property
    def total(self) -> int:
        """Tokens of the whole prompt."""
        pictures = sum(map(sum, self.pictures))
        return self.system + sum(self.texts) + pictures + self.template


def estimated(conversation: Conversation, count_picture: CountPicture) -> Taken:
    """Return about what the prompt of a conversation takes, part by part."""
    turns = conversation.turns
    roles = len(turns) + bool(conversation.system)
    return Taken(
        system=text_tokens(conversation.system),
        texts=tuple(text_tokens(turn.text) for turn in turns),
        pictures=tuple(_each_picture(turn.pictures, count_picture) for turn in turns),
        template=START_TOKENS + TURN_TOKENS * roles,
        exact=False,
    )


def last_measured(numbers: Mapping[int, Numbers]) -> Measured | None:
    """Return what the engine counted last, given its numbers by the index of each answer."""
    counted = {answer: taken for answer, taken in numbers.items() if taken.prompt_tokens}
    if not counted:
        return None
    answer = max(counted)
    return Measured(answer, counted[answer].prompt_tokens)


def text_tokens(text: str) -> int:
    """Return about how many tokens a text takes."""
    ascii_characters = len(text.encode("ascii", "ignore"))
    wide = len(_WIDE.findall(text))
    other = len(text) - ascii_characters - wide
    return ceil(wide + ascii_characters / _ASCII_PER_TOKEN + other / _OTHER_PER_TOKEN)


def turn_tokens(turn: Turn, count_picture: CountPicture) -> int:
    """Return about how many tokens a turn takes in a prompt; its reasoning takes none."""
    pictures = picture_tokens(turn.pictures, count_picture)
    return TURN_TOKENS + text_tokens(turn.text) + pictures


def estimate(
    conversation: Conversation,
    count_picture: CountPicture,
    measured: Measured | None = None,
) -> int:
    """Return about how many tokens the whole prompt takes, exactly where the engine counted it."""
    turns = conversation.turns
    if measured is not None and measured.turns <= len(turns):
        known, turns = measured.prompt_tokens, turns[measured.turns :]
    else:
        known = START_TOKENS
        if conversation.system:
            known += TURN_TOKENS + text_tokens(conversation.system)
    return known + sum(turn_tokens(turn, count_picture) for turn in turns)


def fits(
    conversation: Conversation,
    count_picture: CountPicture,
    context_tokens: int,
    measured: Measured | None = None,
    reply_tokens: int = REPLY_TOKENS,
) -> bool:
    """Return whether the prompt and an answer of some length fit into the model's context."""
    return estimate(conversation, count_picture, measured) + reply_tokens <= context_tokens


def picture_tokens(pictures: tuple[Picture, ...], count_picture: CountPicture) -> int:
    """Return how many tokens pictures take, asked about already or not."""
    return sum(_each_picture(pictures, count_picture))


def _each_picture(pictures: tuple[Picture, ...], count_picture: CountPicture) -> tuple[int, ...]:
    return tuple(count_picture(picture.width, picture.height) for picture in pictures)
