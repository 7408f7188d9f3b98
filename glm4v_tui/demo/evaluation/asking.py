"""Asks an engine everything on a paper, in real conversations with its own answers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import aclosing
from dataclasses import dataclass

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.demo.evaluation.figures import Graded
from glm4v_tui.demo.evaluation.papers import Paper, Question
from glm4v_tui.engine.protocol import Engine, EngineError, ReasoningDelta, Sampling, TextDelta


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks many papers at a time."""

    engine: Engine
    sampling: Sampling
    at_once: int = 16
    """Papers that are asked at a time."""

    async def ask(self, papers: Iterable[Paper]) -> list[Graded]:
        """Return every answer, graded."""
        waiting = iter(papers)
        answers: list[Graded] = []

        async def work() -> None:
            for paper in waiting:
                answers.extend(await self._paper(paper))

        async with asyncio.TaskGroup() as workers:
            for _ in range(self.at_once):
                workers.create_task(work())
        return answers

    async def _paper(self, paper: Paper) -> list[Graded]:
        begun, answers = await self._chain(Conversation(system=paper.system), paper.opening)
        for chain in paper.after_opening:
            answers += (await self._chain(begun, chain))[1]
        for chain in paper.alone:
            answers += (await self._chain(Conversation(system=paper.system), chain))[1]
        return answers

    async def _chain(
        self, conversation: Conversation, chain: tuple[Question, ...]
    ) -> tuple[Conversation, list[Graded]]:
        """Go on with a conversation; return it with the answers."""
        answers = []
        for question in chain:
            conversation = conversation.asked(question.text, question.pictures)
            reasoning, answer = await self._answer(conversation)
            answers.append(_graded(conversation, question, reasoning, answer))
            conversation = conversation.answered(answer, "stop", reasoning)
        return conversation, answers

    async def _answer(self, conversation: Conversation) -> tuple[str, str]:
        """Return reasoning and answer; a refused request is an answer too, and a wrong one."""
        said: dict[type, str] = {TextDelta: "", ReasoningDelta: ""}
        try:
            async with aclosing(self.engine.reply(conversation, self.sampling)) as events:
                async for event in events:
                    if isinstance(event, TextDelta | ReasoningDelta):
                        said[type(event)] += event.text
        except EngineError as error:
            if error.kind != "rejected":
                raise
            return "", f"(rejected: {error.message})"
        return said[ReasoningDelta], said[TextDelta]


def _graded(conversation: Conversation, question: Question, reasoning: str, answer: str) -> Graded:
    lesson = question.lesson
    return Graded(
        ability=lesson.ability,
        question=question.text,
        answer=answer,
        reasoning=reasoning,
        wanted=lesson.answer,
        pictures=tuple(picture.name for picture in conversation.pictures),
        turn=sum(turn.role == "user" for turn in conversation.turns),
        is_right=lesson.check.passes(answer),
    )
