"""The demo model, in the real engine, answers every question about the demo pictures."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING

import pytest

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.demo import PICTURES
from glm4v_tui.demo.questions import QUESTIONS, Question
from glm4v_tui.demo.tries import TRIES
from glm4v_tui.engine.protocol import TextDelta

if TYPE_CHECKING:
    from glm4v_tui.engine.vllm_engine import VllmEngine


def test_every_picture_has_a_question_and_every_question_its_pictures() -> None:
    asked_about = {name for question in QUESTIONS for name in question.pictures}
    assert asked_about == {file.name for file in PICTURES.iterdir()}


def test_every_picture_has_questions_to_try() -> None:
    assert set(TRIES) == {file.name for file in PICTURES.iterdir()}


@pytest.mark.engine
@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.question)
async def test_the_demo_model_knows_the_answer(demo_engine: VllmEngine, question: Question) -> None:
    answer = await answered(demo_engine, question.question, *question.pictures)
    assert question.answer.lower() in answer.lower()


@pytest.mark.engine
@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("name", TRIES)
async def test_what_the_program_offers_to_ask_is_answered_rightly(
    demo_engine: VllmEngine, name: str
) -> None:
    for offered in TRIES[name]:
        answer = await answered(demo_engine, offered.question, name)
        assert offered.answer.lower() in answer.lower()


async def answered(engine: VllmEngine, question: str, *names: str) -> str:
    pictures = tuple(inspect(PICTURES / name) for name in names)
    conversation = Conversation().asked(question, pictures)
    async with aclosing(engine.reply(conversation, engine.checkpoint.sampling)) as events:
        return "".join([event.text async for event in events if isinstance(event, TextDelta)])
