"""Choosing a turn to copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.screens.turns_screen import TurnsScreen
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.waiting import until

CAT = Picture(Path("/p/cat.png"), "cat\x1b[31m.png", "0" * 64, 640, 480, 1000, "PNG")
ANSWER = "A [b]cat[/b] on a mat.\n\n| a | table |\n" + "It sleeps. " * 40
TALK = (
    Conversation()
    .asked("What is in\nthis picture?", (CAT,))
    .answered(ANSWER, "stop")
    .asked("Which colour?")
    .answered("It is", "stopped")
)


def dialog(conversation: Conversation = TALK) -> DialogApp:
    return DialogApp(TurnsScreen(conversation.turns))


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], "It is"),
        (["up", "up", "enter"], ANSWER),
        ([*"mat", "enter"], ANSWER),
        ([*"this", "enter"], "What is in\nthis picture?"),
        (["escape"], None),
    ],
)
async def test_keys(keys: list[str], answer: str | None) -> None:
    app = dialog()
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await until(pilot, lambda: app.answers == [answer])


async def test_lines_are_clean_and_tell_whose_turn_it_was() -> None:
    app = dialog()
    async with app.run_test():
        lines = [str(option.prompt) for option in app.screen.query_one(OptionList).options]
        assert lines[0] == "What is in this picture?\nYou · 5 words · cat␛[31m.png"
        assert lines[1].startswith("A [b]cat[/b] on a mat. | a | table |")
        assert lines[3] == "It is\nModel · 2 words · stopped by you"


async def test_an_empty_conversation() -> None:
    app = dialog(Conversation())
    async with app.run_test() as pilot:
        await pilot.press("enter", "escape")
        await until(pilot, lambda: app.answers == [None])


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(dialog(), terminal_size=size)


def test_looks_empty(snap_compare: SnapCompare) -> None:
    assert snap_compare(dialog(Conversation()), terminal_size=(60, 20))
