"""Hostile text on every way in: none of it reaches the terminal as it came, or acts as markup."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import example, given
from PIL import Image
from textual import events

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.transcript import Transcript
from glm4v_tui.engine.protocol import EngineError, ReasoningDelta, TextDelta
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.transcripts_screen import TranscriptsScreen
from glm4v_tui.screens.turns_screen import TurnsScreen
from glm4v_tui.widgets.picker import Picker
from glm4v_tui.widgets.prompt import Prompt
from tests.hostile import forbidden, fuzzed, hostile
from tests.screens.program import program
from tests.screens.seen import seen
from tests.scripted_engine import ScriptedEngine, Step, done
from tests.waiting import until
from tests.widgets.test_chat_pane import PaneApp

MARKUP = "[red]x[/] [@click=app.quit]y[/]"


@fuzzed
@given(hostile, hostile)
@example(MARKUP, MARKUP)
def test_what_the_model_says(text: str, thought: str) -> None:
    async def show() -> None:
        half = len(text) // 2
        steps: Sequence[Step] = [
            ReasoningDelta(thought),
            TextDelta(text[:half]),
            TextDelta(text[half:]),
            EngineError("rejected", text, thought) if half % 2 else done(),
        ]
        app = PaneApp(ScriptedEngine(lambda _: steps))
        async with app.run_test(size=(80, 60)) as pilot:
            await pilot.press("x", "enter")
            await until(pilot, lambda: app.pane.last_reply and not app.pane.replying)
            if app.pane.last_reply:
                app.pane.last_reply.toggle_reasoning()
            await pilot.pause()
            assert not forbidden(app)
            if text == MARKUP:
                assert MARKUP in "\n".join(str(line) for line in rows(app))

    asyncio.run(show())


def rows(app: PaneApp) -> list[str]:
    """Return the lines of the screen."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


@fuzzed
@given(hostile)
@example(MARKUP)
def test_what_is_pasted_and_asked(text: str) -> None:
    async def paste() -> None:
        app = PaneApp(ScriptedEngine())
        async with app.run_test(size=(80, 60)) as pilot:
            prompt = app.query_one(Prompt)
            prompt.post_message(events.Paste(text))
            await pilot.pause()
            await until(pilot, lambda: not prompt.message_queue_size)
            assert not forbidden(app)
            prompt.text = f"x{text}"
            await pilot.press("enter", "up")
            await pilot.pause()
            assert not forbidden(app)

    asyncio.run(paste())


@fuzzed
@given(hostile)
@example(MARKUP)
def test_file_names(name: str) -> None:
    async def browse(folder: Path) -> None:
        path = folder / (name.replace("/", "").replace("\0", "")[:60] + ".png")
        Image.new("RGB", (8, 8)).save(path, "PNG")
        app = program(ScriptedEngine(), folder, pictures=[path])
        async with app.run_test(size=(120, 40)) as pilot:
            screen = app.screen
            assert isinstance(screen, ChatScreen)
            await until(pilot, lambda: screen.pane.attached)
            await until(pilot, lambda: len(screen.query_one(Picker).pictures.entries) > 1)
            assert not forbidden(app)
            await pilot.press("x", "enter")
            await until(pilot, lambda: len(screen.pane.conversation.turns) == 2)
            await pilot.pause()
            assert not forbidden(app)

    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory, "pictures")
        folder.mkdir()
        try:
            asyncio.run(browse(folder))
        except (OSError, UnicodeEncodeError) as error:
            # This file system takes no such name.
            assert error.args  # noqa: PT017


@fuzzed
@given(hostile, hostile)
@example(MARKUP, MARKUP)
def test_transcripts_from_elsewhere(question: str, answer: str) -> None:
    async def reopen(directory: Path) -> None:
        transcript = Transcript.create(directory / "data", answer, question)
        transcript.asked(Conversation().asked(question).turns[0])
        transcript.streamed(answer, question)
        transcript.ended("error", answer)
        transcript.close()
        folder = directory / "pictures"
        folder.mkdir()
        app = program(ScriptedEngine(), folder, resumed=transcript.path)
        async with app.run_test(size=(120, 40)) as pilot:
            screen = app.screen
            assert isinstance(screen, ChatScreen)
            await until(pilot, lambda: len(screen.pane.conversation.turns) == 2)
            await pilot.press("alt+n", "alt+n", "f3")
            await until(pilot, lambda: isinstance(app.screen, TranscriptsScreen))
            await until(pilot, lambda: "1" in seen(app))
            assert not forbidden(app)
            await pilot.press("escape", "alt+o", "f6")
            await until(pilot, lambda: isinstance(app.screen, TurnsScreen))
            await pilot.pause()
            assert not forbidden(app)
            await pilot.press("escape")
            await pilot.pause()
            assert not forbidden(app)

    with tempfile.TemporaryDirectory() as directory:
        asyncio.run(reopen(Path(directory)))
