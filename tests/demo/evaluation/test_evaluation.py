"""The evaluation asks what is on its papers, with the model's own answers in between."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import cast

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.demo.evaluation.asking import Asker
from glm4v_tui.demo.evaluation.figures import Figure, Graded, by_depth, figures, table
from glm4v_tui.demo.evaluation.papers import Examiner
from glm4v_tui.engine.protocol import Engine, ReplyEvent, Sampling, TextDelta
from tests.demo.training.courses import write

COUNTED = (("count", 1, True), ("count", 5, False), ("box", 6, True), ("box", 60, True))
"""Ability, turn, and whether the answer was right."""


class Parrot:
    """Answers with the number of questions so far, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Conversation] = []

    async def reply(
        self, conversation: Conversation, sampling: Sampling
    ) -> AsyncGenerator[ReplyEvent, None]:
        self.asked.append(conversation)
        yield TextDelta(f"answer {len(conversation.turns)}")


async def test_every_conversation_is_asked_with_its_own_answers(tmp_path: Path) -> None:
    papers = list(Examiner(write, tmp_path, seed=1).papers(20))
    parrot = Parrot()
    answers = await Asker(cast(Engine, parrot), Sampling(), 2).ask(papers)
    assert len(answers) == sum(paper.questions for paper in papers) == len(parrot.asked)
    assert {one.answer for one in answers} <= {"answer 1", "answer 3", "answer 5"}
    assert all(len(asked.turns) % 2 for asked in parrot.asked)
    assert any(asked.pictures for asked in parrot.asked)


def test_the_same_seed_writes_the_same_papers(tmp_path: Path) -> None:
    one, other = (list(Examiner(write, tmp_path, seed=1).papers(9)) for _ in range(2))
    assert one == other


def test_thinking_is_asked_for_in_every_question(tmp_path: Path) -> None:
    (paper, *_) = Examiner(write, tmp_path, seed=1, thinks=True).papers(1)
    chains = (paper.opening, *paper.after_opening, *paper.alone)
    assert all(one.text.endswith(" /think") for chain in chains for one in chain)


def test_intervals_are_wilsons() -> None:
    low, high = Figure("count", 95, 100).interval
    assert (round(low, 3), round(high, 3)) == (0.888, 0.978)
    assert "all" in table(figures([]))


def test_figures_are_by_ability_and_by_how_long_a_conversation_is() -> None:
    answers = [
        Graded(ability, "", "", "", "", (), turn, is_right) for ability, turn, is_right in COUNTED
    ]
    assert figures(answers) == (Figure("box", 2, 2), Figure("count", 1, 2), Figure("all", 3, 4))
    assert [(one.right, one.asked) for one in by_depth(answers)] == [(1, 2), (1, 1), (0, 0), (1, 1)]
