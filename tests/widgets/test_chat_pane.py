"""Questions go to the engine with everything said before, and every reply ends once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.events import Paste
from textual.message import Message

from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.engine.protocol import EngineError, ReasoningDelta, TextDelta
from glm4v_tui.widgets.attachments import Attachments
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.prompt import Prompt
from glm4v_tui.widgets.reply import Reply
from glm4v_tui.widgets.streamed_markdown import StreamedMarkdown
from glm4v_tui.widgets.streaming import ReplyEnded
from tests.scripted_engine import SCRIPTED, Hold, ScriptedEngine, Step, done
from tests.waiting import until

CAT = Picture(Path("/cat.png"), "cat.png", "0" * 64, 10, 10, 100, "PNG")


class PaneApp(App[None]):
    """A bare app around the pane."""

    AUTO_FOCUS = "Prompt"

    def __init__(self, engine: ScriptedEngine, ready: bool = True) -> None:
        super().__init__()
        self.pane = ChatPane(engine, "Welcome")
        self.ready = ready
        self.messages: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_mount(self) -> None:
        self.pane.engine_ready = self.ready

    def remember(self, message: Message) -> None:
        self.messages.append(message)

    def refusals(self) -> list[str]:
        return [
            message.reason for message in self.messages if isinstance(message, ChatPane.Refused)
        ]

    def endings(self) -> list[str]:
        return [message.ending for message in self.messages if isinstance(message, ReplyEnded)]


async def test_a_follow_up_carries_the_whole_conversation() -> None:
    engine = ScriptedEngine()
    app = PaneApp(engine)
    async with app.run_test(message_hook=app.remember) as pilot:
        app.pane.attach(CAT)
        await pilot.press(*"one", "enter")
        await until(pilot, app.endings)
        await pilot.press(*"two", "enter")
        await until(pilot, lambda: len(engine.asked) == 2)
        last = engine.asked[-1]
        assert [turn.text for turn in last.turns] == ["one", "You asked: one", "two"]
        assert last.turns[0].pictures == (CAT,)
        assert last.turns[2].pictures == ()
        assert app.pane.last_reply is not None
        assert app.pane.last_reply.answer == "You asked: two"
        assert len(set(map(id, [m for m in app.messages if isinstance(m, ReplyEnded)]))) == 2


async def test_stop_keeps_what_has_come_and_aborts_the_request() -> None:
    hold = Hold()
    engine = ScriptedEngine(lambda _: [TextDelta("It is a"), hold, done()])
    app = PaneApp(engine)
    async with app.run_test() as pilot:
        await pilot.press(*"what", "enter")
        await hold.reached.wait()
        assert app.pane.replying
        app.pane.stop()
        await until(pilot, lambda: engine.aborted == 1)
        assert not app.pane.replying
        answer = app.pane.conversation.turns[-1]
        assert (answer.text, answer.ending) == ("It is a", "stopped")


async def test_an_error_without_an_answer_gives_question_and_pictures_back() -> None:
    error = EngineError("rejected", "The picture is too large.", "Attach a smaller one.")
    engine = ScriptedEngine(lambda _: [error])
    app = PaneApp(engine)
    async with app.run_test() as pilot:
        app.pane.attach(CAT)
        await pilot.press(*"what", "enter")
        await until(pilot, lambda: app.pane.conversation == Conversation())
        assert app.pane.attached == (CAT,)
        assert app.query_one(Prompt).text == "what"
        assert app.query_one(Reply).problem == "The picture is too large. Attach a smaller one."


async def test_an_error_after_some_text_keeps_the_text() -> None:
    steps: Sequence[Step] = [TextDelta("Half"), EngineError("dead", "The engine died.")]
    app = PaneApp(ScriptedEngine(lambda _: steps))
    async with app.run_test() as pilot:
        await pilot.press(*"what", "enter")
        await until(pilot, lambda: len(app.pane.conversation.turns) == 2)
        answer = app.pane.conversation.turns[-1]
        assert (answer.text, answer.ending) == ("Half", "error")


async def test_a_question_asked_early_waits_for_the_engine() -> None:
    engine = ScriptedEngine()
    app = PaneApp(engine, ready=False)
    async with app.run_test() as pilot:
        await pilot.press(*"early", "enter")
        assert engine.asked == []
        app.pane.engine_ready = True
        await until(pilot, lambda: engine.asked)
        assert [turn.text for turn in engine.asked[0].turns] == ["early"]


async def test_a_waiting_question_can_be_taken_back() -> None:
    engine = ScriptedEngine()
    app = PaneApp(engine, ready=False)
    async with app.run_test() as pilot:
        await pilot.press(*"early", "enter")
        app.pane.stop()
        await until(pilot, lambda: app.query_one(Prompt).text == "early")
        app.pane.engine_ready = True
        await pilot.pause()
        assert engine.asked == []


async def test_a_second_question_does_not_interrupt_a_reply() -> None:
    hold = Hold()
    engine = ScriptedEngine(lambda _: [TextDelta("One"), hold, done()])
    app = PaneApp(engine)
    async with app.run_test(message_hook=app.remember) as pilot:
        await pilot.press(*"one", "enter")
        await hold.reached.wait()
        await pilot.press(*"two", "enter")
        assert app.query_one(Prompt).text == "two"
        assert any(isinstance(message, ChatPane.Refused) for message in app.messages)
        hold.release()
        await until(pilot, app.endings)
        assert len(engine.asked) == 1


async def test_thinking_is_kept_apart() -> None:
    steps: list[Step] = [
        ReasoningDelta("Let me "),
        ReasoningDelta("look."),
        TextDelta("Red."),
        done(),
    ]
    app = PaneApp(ScriptedEngine(lambda _: steps))
    async with app.run_test() as pilot:
        await pilot.press(*"what", "enter")
        await until(pilot, lambda: len(app.pane.conversation.turns) == 2)
        turn = app.pane.conversation.turns[-1]
        assert (turn.reasoning, turn.text) == ("Let me look.", "Red.")


async def test_model_output_cannot_reach_the_terminal() -> None:
    steps: list[Step] = [TextDelta("a\x1b]52;c;aGk=\x07b\x9b31m"), done()]
    app = PaneApp(ScriptedEngine(lambda _: steps))
    async with app.run_test() as pilot:
        await pilot.press(*"what", "enter")
        await until(pilot, lambda: len(app.pane.conversation.turns) == 2)
        shown = app.query_one("#answer", StreamedMarkdown).source
        assert shown == "a␛]52;c;aGk=␇b\\x9b31m"


async def test_joined_emoji_split_between_deltas_stay_joined() -> None:
    hold = Hold()
    steps: list[Step] = [TextDelta("👩\u200d"), hold, TextDelta("🔬 ok"), done()]
    app = PaneApp(ScriptedEngine(lambda _: steps))
    async with app.run_test() as pilot:
        await pilot.press(*"what", "enter")
        await hold.reached.wait()
        hold.release()
        await pilot.pause()
        await until(
            pilot, lambda: app.query_one("#answer", StreamedMarkdown).source == "👩\u200d🔬 ok"
        )


async def test_one_picture_models_refuse_a_second() -> None:
    engine = ScriptedEngine(checkpoint=replace(SCRIPTED, title="glm-4v-9b", max_pictures=1))
    app = PaneApp(engine)
    async with app.run_test(message_hook=app.remember) as pilot:
        app.pane.attach(CAT)
        app.pane.attach(CAT)
        await until(pilot, app.refusals)
        assert app.pane.attached == (CAT,)
        assert app.refusals()[0].startswith("glm-4v-9b takes one picture at a time.")


async def test_backspace_in_an_empty_prompt_takes_a_picture_back() -> None:
    app = PaneApp(ScriptedEngine())
    async with app.run_test() as pilot:
        app.pane.attach(CAT, CAT)
        await pilot.press("a", "backspace")
        assert len(app.pane.attached) == 2
        await pilot.press("backspace")
        assert app.query_one(Attachments).pictures == (CAT,)


@pytest.mark.parametrize("word", ["exit", "quit", " Quit "])
async def test_exit_and_quit_leave(word: str) -> None:
    app = PaneApp(ScriptedEngine())
    async with app.run_test(message_hook=app.remember) as pilot:
        app.query_one(Prompt).write(word)
        await pilot.press("enter")
        await until(
            pilot,
            lambda: any(isinstance(message, ChatPane.LeaveWanted) for message in app.messages),
        )


async def test_up_and_down_walk_through_earlier_questions() -> None:
    app = PaneApp(ScriptedEngine())
    async with app.run_test() as pilot:
        prompt = app.query_one(Prompt)
        await pilot.press(*"one", "enter")
        await until(pilot, lambda: len(app.pane.conversation.turns) == 2)
        await pilot.press(*"two", "enter")
        await until(pilot, lambda: len(app.pane.conversation.turns) == 4)
        await pilot.press(*"draft", "up")
        assert prompt.text == "two"
        await pilot.press("up", "up")
        assert prompt.text == "one"
        await pilot.press("down", "down")
        assert prompt.text == "draft"


async def test_ctrl_j_begins_a_new_line() -> None:
    engine = ScriptedEngine()
    app = PaneApp(engine)
    async with app.run_test() as pilot:
        await pilot.press("a", "ctrl+j", "b", "enter")
        await until(pilot, lambda: engine.asked)
        assert engine.asked[0].turns[0].text == "a\nb"


async def test_what_is_pasted_keeps_its_lines_and_steers_nothing() -> None:
    engine = ScriptedEngine()
    app = PaneApp(engine)
    async with app.run_test() as pilot:
        prompt = app.query_one(Prompt)
        prompt.post_message(Paste("one\rtwo\r\nthree\x1b[2Jم\u200cی"))
        await until(pilot, lambda: prompt.text)
        assert prompt.text == "one\ntwo\nthree␛[2Jم\u200cی"
        prompt.text = ""
        for typed in ("م", "\u200c", "ی", "\u202e"):
            prompt.insert(typed)
        assert prompt.text == "م\u200cی\\u202e"
