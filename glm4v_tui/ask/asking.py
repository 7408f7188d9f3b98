"""One question to an engine, from pictures on the disk to the last token of the answer."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from glm4v_tui.ask.answers import Answer, Output, answer_in
from glm4v_tui.ask.demands import HeldAnswer
from glm4v_tui.ask.documents import Wanted, pictures_of
from glm4v_tui.ask.side import Asker, Side
from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.demand import Demand
from glm4v_tui.chat.kinds import document_kind
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.chat.thinking import AS_IT_DOES, Thinking
from glm4v_tui.chat.thought_words import thought_title
from glm4v_tui.engine.protocol import (
    Engine,
    EngineError,
    ReasoningDelta,
    ReplyDone,
    ReplyWaits,
    Sampling,
    TextDelta,
)
from glm4v_tui.engine.suiting import suited
from glm4v_tui.engine.thinking_choices import refusal


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and how the answer is wanted."""

    text: str
    pictures: tuple[Picture, ...] = ()
    system: str = ""
    output: Output = "plain"
    thinking: Thinking = AS_IT_DOES
    demand: Demand | None = None
    """What the answer has to be."""


class AnswerError(Exception):
    """Says in a sentence that the answer is not what was demanded."""


async def looked_at(paths: Sequence[Path], wanted: Wanted, directory: Path) -> tuple[Picture, ...]:
    """Return the pictures in files, and what is wanted of documents, written to a directory.

    Raises:
        PictureError: one of them is no picture that a model can see.
    """
    pictures: list[Picture] = []
    for path in paths:
        if document_kind(path):
            pictures += await pictures_of(path, wanted, directory)
        else:
            pictures.append(await asyncio.to_thread(inspect, path))
    return tuple(pictures)


async def ask(
    engine: Engine, question: Question, sampling: Sampling, stdout: TextIO, side: Side, asker: Asker
) -> None:
    """Start the engine, write its answer, and stop the engine, whatever happens.

    Raises:
        EngineError: the engine did not start, or did not answer.
        AnswerError: the answer is written, and is not what was demanded.
        BrokenPipeError: nobody reads the answer any more.
    """
    _check(engine, question)
    before = engine.checkpoint.sampling
    try:
        await engine.start(side.report, asker.consent)
        sampling = suited(sampling, before, engine.checkpoint.sampling)
        side.clear()
        if note := engine.checkpoint.note:
            side.remark(f"{engine.checkpoint.title}: {note}")
        model = engine.checkpoint.model
        answer = answer_in(form_of(question), stdout, model, question.pictures)
        held = HeldAnswer(answer, question.demand)
        done = await _stream(engine, question, sampling, held, side)
        _remark_on(done, side)
        if held.objection:
            raise AnswerError(held.objection)
    finally:
        side.clear()
        await engine.close()


async def _stream(
    engine: Engine, question: Question, sampling: Sampling, answer: Answer, side: Side
) -> ReplyDone | None:
    """Write the reply as it comes; return its figures."""
    empty = Conversation(system=question.system, thinking=question.thinking)
    conversation = empty.asked(question.text, question.pictures, question.demand)
    done = None
    try:
        async with aclosing(engine.reply(conversation, sampling)) as events:
            async for event in events:
                match event:
                    case TextDelta(text):
                        side.clear()
                        answer.add(text)
                    case ReasoningDelta(text, so_far):
                        thought = so_far.thought if so_far else None
                        side.show(thought_title(thought, live=True))
                        answer.think(text)
                    case ReplyWaits(reason, seconds):
                        side.show(f"{reason} Asking again in {seconds:.0f} s …")
                    case ReplyDone():
                        done = event
    finally:
        side.clear()
        answer.end(done)
    return done


def form_of(question: Question) -> Output:
    """Return how the answer is written; what a program is to read stays as the model wrote it."""
    as_written = question.demand is not None and question.output == "plain"
    return "markdown" if as_written else question.output


def _check(engine: Engine, question: Question) -> None:
    """Refuse what the model cannot do before it is loaded."""
    if why := refusal(question.thinking, engine.checkpoint):
        raise EngineError("rejected", why, "Leave --thinking out, or name another --model.")
    most, given = engine.checkpoint.max_pictures, len(question.pictures)
    if most is not None and given > most:
        message = f"{engine.checkpoint.title} takes {most} picture(s) at once, not {given}."
        raise EngineError("rejected", message, "Name fewer, or another --model.")


def _remark_on(done: ReplyDone | None, side: Side) -> None:
    """Say it when an answer has not come to its own end."""
    match done.ending if done else None:
        case "length":
            side.remark(f"the answer was cut at {done.reply_tokens if done else 0} tokens")
        case "repetition":
            side.remark("the answer was ended because it repeated itself")
