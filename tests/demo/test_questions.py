"""The demo model, in the real engine, answers every question about the demo pictures."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING

import pytest

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.demo import PICTURES
from glm4v_tui.demo.questions import QUESTIONS, Question
from glm4v_tui.engine.protocol import TextDelta

if TYPE_CHECKING:
    from glm4v_tui.engine.vllm_engine import VllmEngine


def test_every_picture_has_a_question_and_every_question_its_pictures() -> None:
    asked_about = {name for question in QUESTIONS for name in question.pictures}
    assert asked_about == {file.name for file in PICTURES.iterdir()}


@pytest.mark.engine
@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.question)
async def test_the_demo_model_knows_the_answer(demo_engine: VllmEngine, question: Question) -> None:
    pictures = tuple(inspect(PICTURES / name) for name in question.pictures)
    conversation = Conversation().asked(question.question, pictures)
    sampling = demo_engine.checkpoint.sampling
    async with aclosing(demo_engine.reply(conversation, sampling)) as events:
        answer = "".join([event.text async for event in events if isinstance(event, TextDelta)])
    assert question.answer.lower() in answer.lower()
