"""Puts the whole examination to an engine and counts what it gets right."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.engine.protocol import EngineError, Sampling, TextDelta
from tests.demo.foreign.drawing import Drawing
from tests.demo.foreign.examination import EXAMINATION, Question
from tests.demo.foreign.gallery import GALLERY
from tests.demo.foreign.verdicts import Exchange

if TYPE_CHECKING:
    from glm4v_tui.engine.vllm_engine import VllmEngine

AT_ONCE = 16
"""Questions that the engine has at the same time."""

GREEDY = Sampling(temperature=0.0, top_p=1.0, max_tokens=1024)
"""No chance in the answers, so that they are the same each time."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, the answer to its last turn, and whether that is right."""

    question: Question
    answer: str
    right: bool

    def __str__(self) -> str:
        asked = self.question
        shown, turns = " + ".join(asked.pictures), " >> ".join(asked.turns)
        return f"[{shown}] {turns}\n    wanted: {asked.wanted}\n    answer: {self.answer!r}"


@dataclass(frozen=True, slots=True)
class Marks:
    """How an ability did."""

    ability: str
    answered: tuple[Answered, ...]

    @property
    def wrong(self) -> tuple[Answered, ...]:
        """The answers that are not right."""
        return tuple(one for one in self.answered if not one.right)

    @property
    def share(self) -> float:
        """Right answers as a share of all."""
        return 1 - len(self.wrong) / len(self.answered)


@dataclass(frozen=True, slots=True)
class Room:
    """The pictures of an examination, drawn and written to files."""

    drawings: dict[str, Drawing]
    files: dict[str, Picture]

    @classmethod
    def furnish(cls, directory: Path) -> Room:
        """Draw every picture into a directory; blocks."""
        drawings = {name: draw() for name, draw in GALLERY.items()}
        files = {name: inspect(one.save(directory, name)) for name, one in drawings.items()}
        return cls(drawings, files)


async def sit(
    engine: VllmEngine, directory: Path, questions: Iterable[Question] = EXAMINATION
) -> tuple[Answered, ...]:
    """Ask the questions, many at once; the pictures are written to the directory."""
    room = await asyncio.to_thread(Room.furnish, directory)
    seats = asyncio.Semaphore(AT_ONCE)

    async def ask(question: Question) -> Answered:
        async with seats:
            return await _answered(engine, room, question)

    return tuple(await asyncio.gather(*map(ask, questions)))


async def _answered(engine: VllmEngine, room: Room, question: Question) -> Answered:
    conversation, answer = Conversation(), ""
    pictures = tuple(room.files[name] for name in question.pictures)
    for turn in question.turns:
        conversation = conversation.asked(turn, pictures)
        answer = await _answer(engine, conversation)
        conversation, pictures = conversation.answered(answer, "stop"), ()
    drawings = tuple(room.drawings[name] for name in question.pictures)
    exchange = Exchange(question.turns[-1], answer, drawings)
    return Answered(question, answer, question.verdict.accepts(exchange))


async def _answer(engine: VllmEngine, conversation: Conversation) -> str:
    """Return an answer without its thinking; a request that is refused is a wrong answer."""
    try:
        async with aclosing(engine.reply(conversation, GREEDY)) as events:
            pieces = [event.text async for event in events if isinstance(event, TextDelta)]
    except EngineError as error:
        return f"({error.message})"
    return "".join(pieces).strip()


def marks(answered: Iterable[Answered]) -> Iterator[Marks]:
    """Yield the marks of each ability."""
    sorted_out: dict[str, list[Answered]] = {}
    for one in answered:
        sorted_out.setdefault(one.question.ability, []).append(one)
    for ability, ones in sorted_out.items():
        yield Marks(ability, tuple(ones))
