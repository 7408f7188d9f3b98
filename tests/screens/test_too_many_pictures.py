"""A conversation with more pictures than the present model takes goes on, and loses none."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from textual.pilot import Pilot

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.chat.reopening import read
from glm4v_tui.chat.transcript import Transcript
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.edit_screen import EditScreen
from glm4v_tui.screens.room_screen import RoomScreen
from tests.screens.program import program
from tests.screens.seen import seen
from tests.scripted_engine import SCRIPTED, ScriptedEngine, Step, echo
from tests.waiting import until

NAMES = ("one.png", "two.png", "three.png")


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    """A saved conversation with three pictures."""
    (tmp_path / "pictures").mkdir()
    saved = Transcript.create(tmp_path / "data", "a model that takes many")
    for number, name in enumerate(NAMES):
        path = tmp_path / "pictures" / name
        Image.new("RGB", (60, 40), (80 * number, 0, 0)).save(path)
        saved.asked(Conversation().asked(f"What is {name}?", (inspect(path),)).turns[0])
        saved.streamed("Something red.")
        saved.ended("stop")
    saved.close()
    return saved.path


class Told:
    """What the engine was given to see."""

    def __init__(self) -> None:
        self.names: list[list[str]] = []

    def __call__(self, conversation: Conversation) -> Sequence[Step]:
        self.names.append([picture.name for picture in conversation.pictures])
        return echo(conversation)


@asynccontextmanager
async def reopened(
    transcript: Path, most: int, told: Told
) -> AsyncIterator[tuple[Pilot[None], ChatScreen]]:
    engine = ScriptedEngine(told, checkpoint=replace(SCRIPTED, max_pictures=most))
    app = program(engine, transcript.parent.parent / "pictures", resumed=transcript)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        await until(pilot, lambda: screen.pane.engine_ready and screen.pane.conversation.turns)
        yield pilot, screen


def notices(pilot: Pilot[None]) -> list[str]:
    return [notice.message for notice in pilot.app._notifications]


async def asked(pilot: Pilot[None]) -> None:
    """Ask, and wait for the dialog."""
    await pilot.press(*"And", "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, RoomScreen))


async def test_it_is_said_at_once_with_the_way_out(transcript: Path) -> None:
    async with reopened(transcript, 1, Told()) as (pilot, _):
        words = "This conversation has 3 pictures; Scripted takes one at a time."
        await until(pilot, lambda: notices(pilot))
        (notice,) = notices(pilot)
        assert notice.startswith(words)
        assert notice.endswith("chooses; none is lost.")
        assert "3 pictures, the model takes 1" in seen(pilot.app)


@pytest.mark.parametrize(
    ("most", "keys", "shown"),
    [
        (1, [], ["three.png"]),
        (1, ["space"], ["one.png"]),
        (2, [], ["two.png", "three.png"]),
    ],
    ids=["the last", "another", "the last two"],
)
async def test_a_question_waits_for_a_choice(
    transcript: Path, most: int, keys: list[str], shown: list[str]
) -> None:
    told = Told()
    async with reopened(transcript, most, told) as (pilot, screen):
        await asked(pilot)
        assert "which shall it see?" in seen(pilot.app)
        await pilot.press(*keys, "enter")
        await until(pilot, lambda: told.names and not screen.pane.replying)
        assert told.names == [shown]
        assert screen.prompt.text == ""
        await screen.tab.recorder.written()
        saved = read(transcript)
        assert [picture.name for picture in saved.conversation.pictures] == list(NAMES)
        assert saved.conversation.turns[-2].text == "And"


async def test_too_many_are_brought_back_before_it_is_sent(transcript: Path) -> None:
    async with reopened(transcript, 2, Told()) as (pilot, _):
        await asked(pilot)
        await pilot.press("space")
        await until(pilot, lambda: any("drop one first" in words for words in notices(pilot)))


async def test_esc_sends_nothing_and_keeps_the_draft(transcript: Path) -> None:
    told = Told()
    async with reopened(transcript, 1, told) as (pilot, screen):
        await asked(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert (screen.prompt.text, told.names) == ("And", [])
        assert len(screen.pane.seen.pictures) == len(NAMES)


async def edit(pilot: Pilot[None]) -> None:
    await pilot.press("alt+e")
    await until(pilot, lambda: isinstance(pilot.app.screen, EditScreen))
    await pilot.press("ctrl+u", *"Or", "ctrl+s")


async def again(pilot: Pilot[None]) -> None:
    await pilot.press("alt+g")


async def go_on(pilot: Pilot[None]) -> None:
    await pilot.press("alt+c")


@pytest.mark.parametrize("do", [edit, again, go_on])
async def test_what_is_asked_once_more_waits_for_a_choice_too(
    transcript: Path, do: Callable[[Pilot[None]], Awaitable[None]]
) -> None:
    with transcript.open("a") as file:
        file.write('{"kind":"asked","turn":4,"time":"2026-01-01T00:00:00Z","parts":[]}\n')
        file.write('{"kind":"delta","turn":4,"text":"Cut"}\n')
    told = Told()
    async with reopened(transcript, 1, told) as (pilot, screen):
        before = len(screen.pane.conversation.turns)
        await do(pilot)
        await until(pilot, lambda: isinstance(pilot.app.screen, RoomScreen))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert (told.names, len(screen.branching.history.nodes)) == ([], before)
        await do(pilot)
        await until(pilot, lambda: isinstance(pilot.app.screen, RoomScreen))
        await pilot.press("space", "enter")
        await until(pilot, lambda: told.names and not screen.pane.replying)
        assert told.names == [["one.png"]]
        assert len(screen.pane.conversation.turns) == before
