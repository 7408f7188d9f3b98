"""A key ends the thinking, and the model answers from it in the same reply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Collapsible

from glm4v_tui.app import Glm4vApp
from glm4v_tui.chat.conversation import Conversation, Turn
from glm4v_tui.chat.reopening import Saved, read
from glm4v_tui.chat.thinking import Thought
from glm4v_tui.chat.transcripts import latest
from glm4v_tui.engine.protocol import EngineError, ReasoningDelta, ReplyDone, TextDelta
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.reply import Reply
from tests.screens.program import program
from tests.scripted_engine import SCRIPTED, Hold, ScriptedEngine, Step
from tests.waiting import until

HYBRID = replace(SCRIPTED, reasoning="think")


def so_far(tokens: int) -> ReplyDone:
    return ReplyDone("stop", 150, 0, tokens, 0.5, tokens / 10, Thought(tokens / 10, tokens))


ANSWER: list[Step] = [TextDelta("Red."), ReplyDone("stop", 160, 0, 5, 0.2, 1.5)]


class Thinker:
    """An engine that thinks without end, and answers where it is to."""

    def __init__(self, answer: Sequence[Step] = ANSWER) -> None:
        self.thinking, self.answering = Hold(), Hold()
        self.answer = answer
        self.uncounted = False
        self.engine = ScriptedEngine(self.script, checkpoint=HYBRID)

    def script(self, asked: Conversation) -> Sequence[Step]:
        if asked.thinking.over:
            return [self.answering, *self.answer]
        pieces = ReasoningDelta("Let me", so_far(12)), ReasoningDelta(" look", so_far(20))
        begins, goes_on = (
            (replace(each, so_far=None) for each in pieces) if self.uncounted else pieces
        )
        return [begins, self.thinking, goes_on, Hold()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    return folder


async def thinking(pilot: Pilot[None], app: Glm4vApp) -> ChatPane:
    """Ask, and return once the model thinks."""
    pane = app.screen.query_one(ChatPane)
    await until(pilot, lambda: pane.engine_ready)
    await pilot.press(*"what", "enter")
    await until(pilot, lambda: pane.last_reply and pane.last_reply.reasoning)
    return pane


def title(app: Glm4vApp) -> str:
    return app.screen.query_one(Collapsible).title


def saved(folder: Path) -> Saved:
    entry = latest(folder.parent / "data")
    assert entry is not None
    return read(entry.path)


def answered_from(pane: ChatPane) -> Callable[[], bool]:
    return lambda: not pane.replying and len(pane.conversation.turns) == 2


async def test_a_key_ends_the_thinking_and_one_reply_has_both(folder: Path) -> None:
    thinker = Thinker()
    app = program(thinker.engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        pane = await thinking(pilot, app)
        await until(pilot, lambda: title(app) == "Thinking … 12 tokens · 1 s · alt+8 answers now")
        await pilot.press("alt+8")
        thinker.thinking.release()
        await thinker.answering.reached.wait()
        await until(pilot, lambda: title(app) == "Thinking: 20 tokens · 2.0 s · ended by the user")
        assert "the answer comes" in app.screen.query_one(Reply).remark
        thinker.answering.release()
        await until(pilot, answered_from(pane))
        assert len(app.screen.query(Reply)) == 1
        (turn,) = (turn for turn in pane.conversation.turns if turn.role == "assistant")
        assert (turn.reasoning, turn.text, turn.ending) == ("Let me look", "Red.", "stop")
    again = saved(folder)
    assert again.conversation.turns[1] == turn
    assert again.numbers[1].reply_tokens == 25
    assert again.numbers[1].total_seconds == 3.5
    assert turn.thought == Thought(2.0, 20, "user")


async def test_a_failure_in_between_loses_nothing_and_can_be_gone_on_from(folder: Path) -> None:
    thinker = Thinker([EngineError("failed", "The engine gave up.")])
    app = program(thinker.engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        pane = await thinking(pilot, app)
        await pilot.press("alt+8")
        thinker.thinking.release()
        thinker.answering.release()
        await until(pilot, answered_from(pane))
        turn = pane.conversation.turns[1]
        assert (turn.reasoning, turn.text, turn.ending) == ("Let me look", "", "error")
        assert turn.is_open
    assert saved(folder).conversation.turns[1] == turn


async def test_it_can_be_stopped_while_the_answer_is_waited_for(folder: Path) -> None:
    thinker = Thinker()
    app = program(thinker.engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        pane = await thinking(pilot, app)
        await pilot.press("alt+8")
        thinker.thinking.release()
        await thinker.answering.reached.wait()
        await pilot.press("escape")
        await until(pilot, answered_from(pane))
        turn: Turn = pane.conversation.turns[1]
        assert (turn.reasoning, turn.ending) == ("Let me look", "stopped")
    assert saved(folder).conversation.turns[1] == turn


async def test_it_is_told_of_an_engine_that_counts_nothing_too(folder: Path) -> None:
    thinker = Thinker()
    thinker.uncounted = True
    app = program(thinker.engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        pane = await thinking(pilot, app)
        await pilot.press("alt+8")
        thinker.thinking.release()
        thinker.answering.release()
        await until(pilot, answered_from(pane))
        thought = pane.conversation.turns[1].thought
        assert thought is not None
        assert (thought.tokens, thought.cut) == (None, "user")
    assert saved(folder).conversation.turns[1].thought == thought


async def test_while_nothing_is_thought_it_is_said(folder: Path) -> None:
    engine = ScriptedEngine(checkpoint=HYBRID)
    app = program(engine, folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("alt+8")
        await until(
            pilot, lambda: any("not thinking" in each.message for each in app._notifications)
        )


async def test_the_next_reply_thinks_again(folder: Path) -> None:
    thinker = Thinker()
    app = program(thinker.engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        pane = await thinking(pilot, app)
        await pilot.press("alt+8")
        thinker.thinking.release()
        thinker.answering.release()
        await until(pilot, answered_from(pane))
        await pilot.press(*"more", "enter")
        await until(pilot, lambda: len(thinker.engine.asked) == 3)
        assert not thinker.engine.asked[2].thinking.over
        assert pane.replying
