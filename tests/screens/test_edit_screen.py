"""Writing a turn otherwise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.demand import Demand
from glm4v_tui.screens.edit_screen import EditScreen, Written
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.screens.seen import seen
from tests.waiting import until
from tests.widgets.test_keys_in_turn import burst

CAT = Picture(Path("/p/cat.png"), "cat\x1b[31m.png", "0" * 64, 640, 480, 1000, "PNG")
ASKED, ANSWERED = (
    Conversation().asked("What is it?", (CAT,)).answered("A [b]cat[/b].\n\nIt sleeps.", "stop")
).turns


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ([*" Now", "ctrl+s"], Written("What is it? Now", taken=True)),
        (["enter", "x", "ctrl+s"], Written("What is it?\nx", taken=True)),
        ([*"??", "escape"], Written("What is it???", taken=False)),
        (["ctrl+u", "ctrl+s", *"B", "ctrl+s"], Written("B", taken=True)),
    ],
)
async def test_keys(keys: list[str], answer: Written) -> None:
    app = DialogApp(EditScreen(ASKED))
    async with app.run_test() as pilot:
        for key in keys:
            await pilot.press(key)
        await until(pilot, lambda: app.answers == [answer])


@pytest.mark.parametrize("end", ["ctrl+s", "escape"])
async def test_what_comes_in_one_burst_is_all_written_before_the_dialog_goes(end: str) -> None:
    app = DialogApp(EditScreen(ASKED))
    async with app.run_test() as pilot:
        await burst(pilot, ("ctrl+u", *"Whatisthat", end))
        await until(pilot, lambda: app.answers == [Written("Whatisthat", taken=end == "ctrl+s")])


async def test_what_was_written_before_is_there_again() -> None:
    app = DialogApp(EditScreen(ASKED, "A draft"))
    async with app.run_test() as pilot:
        await pilot.press("!", "ctrl+s")
        await until(pilot, lambda: app.answers == [Written("A draft!", taken=True)])


async def test_an_answer_cannot_steer_the_terminal() -> None:
    (answer,) = Conversation().answered("a\x1b]52;c;aGk=\x07b", "stop").turns
    app = DialogApp(EditScreen(answer))
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await until(pilot, lambda: app.answers == [Written("a␛]52;c;aGk=␇b", taken=False)])


async def test_what_the_answer_has_to_be_is_told() -> None:
    app = DialogApp(EditScreen(replace(ASKED, demand=Demand("choices", "red\nblue"))))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "The answer has to be one of red, blue." in seen(app))


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(DialogApp(EditScreen(ASKED)), terminal_size=size)


def test_looks_of_an_answer(snap_compare: SnapCompare) -> None:
    assert snap_compare(DialogApp(EditScreen(ANSWERED)), terminal_size=(60, 20))
