"""The fold over the thinking counts while it streams, and tells later what it took."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Collapsible

from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.chat.thinking import Thought
from glm4v_tui.chat.thought_words import thought_title
from glm4v_tui.engine.protocol import ReasoningDelta, ReplyDone, TextDelta
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.reply import Reply
from tests.scripted_engine import Hold, ScriptedEngine, Step
from tests.waiting import until


def so_far(tokens: int, seconds: float) -> ReplyDone:
    return ReplyDone("stop", 150, 0, tokens + 2, 0.1, 9.0, Thought(seconds, tokens))


class PaneApp(App[None]):
    AUTO_FOCUS = "Prompt"

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__()
        self.pane = ChatPane(ScriptedEngine(lambda _: steps), "Welcome")

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_mount(self) -> None:
        self.pane.engine_ready = True

    @property
    def title_shown(self) -> str:
        return self.query_one(Collapsible).title


async def test_it_counts_while_the_model_thinks_and_tells_the_sum() -> None:
    thinking, answering = Hold(), Hold()
    steps: list[Step] = [
        *(ReasoningDelta("Let me ", so_far(2, 0.5)), ReasoningDelta("look.", so_far(214, 6.8))),
        *(thinking, TextDelta("Red."), answering, so_far(215, 7.0)),
    ]
    app = PaneApp(steps)
    async with app.run_test() as pilot:
        await pilot.press(*"what", "enter")
        await until(pilot, lambda: app.title_shown == "Thinking … 214 tokens · 6 s")
        thinking.release()
        await until(pilot, lambda: app.title_shown == "Thinking: 214 tokens · 6.8 s")
        answering.release()
        await until(pilot, lambda: app.title_shown == "Thinking: 215 tokens · 7.0 s")
        await until(pilot, lambda: not app.pane.replying)
        assert app.pane.conversation.turns[-1].thought == Thought(7.0, 215)


async def test_what_was_stopped_tells_how_far_it_came() -> None:
    steps: list[Step] = [ReasoningDelta("Hm", so_far(2, 1.5)), Hold()]
    app = PaneApp(steps)
    async with app.run_test() as pilot:
        await pilot.press(*"what", "enter")
        await until(pilot, lambda: app.title_shown == "Thinking … 2 tokens · 1 s")
        app.pane.stop()
        await until(pilot, lambda: app.title_shown == "Thinking: 2 tokens · 1.5 s")
        await until(pilot, lambda: app.pane.conversation.turns[-1].thought == Thought(1.5, 2))


async def test_an_engine_that_cannot_count_gets_no_number_of_tokens() -> None:
    app = PaneApp([ReasoningDelta("Hm"), Hold()])
    async with app.run_test() as pilot:
        await pilot.press(*"what", "enter")
        await until(pilot, lambda: app.query(Reply) and app.query_one(Reply).reasoning == "Hm")
        assert app.title_shown == "Thinking …"


class ReplyApp(App[None]):
    def __init__(self, turn: Turn) -> None:
        super().__init__()
        self.turn = turn

    def compose(self) -> ComposeResult:
        yield Reply(self.turn)


@pytest.mark.parametrize(
    ("thought", "title"),
    [
        (None, "Thinking"),
        (Thought(0.02), "Thinking"),
        (Thought(6.2), "Thinking: 6.2 s"),
        (Thought(0.0, 1), "Thinking: 1 token"),
        (Thought(12.9, 1214), "Thinking: 1,214 tokens · 12 s"),
        (Thought(75.0, 9), "Thinking: 9 tokens · 1 min 15 s"),
        (Thought(6.2, 9, "limit"), "Thinking: 9 tokens · 6.2 s · ended at its limit"),
        (Thought(0.0, None, "user"), "Thinking: ended by the user"),
    ],
)
async def test_it_is_told_on_reopening(thought: Thought | None, title: str) -> None:
    app = ReplyApp(Turn("assistant", (Text("Red."),), "Hm.", "stop", thought=thought))
    async with app.run_test():
        assert app.query_one(Collapsible).title == title


def test_nothing_is_told_of_what_has_hardly_begun() -> None:
    assert thought_title(None, live=True) == "Thinking …"
    assert thought_title(Thought(0.9, 1), live=True) == "Thinking … 1 token"
