"""A yes-or-no question: the safe answer is at hand, each answer has keys."""

from __future__ import annotations

import pytest
from textual.widgets import Button, Static

from glm4v_tui.screens.confirm_screen import ConfirmScreen
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.waiting import until


def dialog(detail: str = "What has come so far is kept.") -> ConfirmScreen:
    return ConfirmScreen("A reply is still coming. Leave?", detail, "Leave", "Stay")


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], False),
        (["y"], True),
        (["n"], False),
        (["escape"], False),
        (["tab", "enter"], True),
        (["right", "enter"], True),
        (["left", "right", "enter"], False),
    ],
)
async def test_keys(keys: list[str], answer: bool) -> None:
    app = DialogApp(dialog())
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await until(pilot, lambda: app.answers == [answer])


async def test_mouse() -> None:
    app = DialogApp(dialog())
    async with app.run_test() as pilot:
        await pilot.click("#yes")
        await until(pilot, lambda: app.answers == [True])


async def test_a_long_detail_scrolls_and_keeps_the_answers_in_sight() -> None:
    app = DialogApp(dialog("\n".join(f"line {n}" for n in range(100))))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("down", "down")
        assert app.screen.query_one("#detail").scroll_offset.y == 2
        assert app.screen.query_one("#yes").region.bottom <= 20


async def test_a_changed_key_answers_and_is_shown() -> None:
    app = DialogApp(dialog())
    app.set_keymap({"question.yes": "j"})
    async with app.run_test() as pilot:
        assert str(app.screen.query_one("#yes", Button).label) == "Leave (j)"
        await pilot.press("j")
        await until(pilot, lambda: app.answers == [True])


async def test_markup_is_shown_not_obeyed() -> None:
    app = DialogApp(ConfirmScreen("[b]x[/b] [", "[/nothing]", "[red]y", "[n"))
    async with app.run_test():
        shown = [str(part.render()) for part in app.screen.query(Static)]
        assert shown == ["[b]x[/b] [", "[/nothing]"]


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(DialogApp(dialog()), terminal_size=size)
