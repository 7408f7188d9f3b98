"""The lit box's number is lit in the words of the answer too, and the log shows all numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App
from textual.content import Content
from textual.pilot import Pilot
from textual.selection import SELECT_ALL
from textual.widgets import Static

from glm4v_tui.engine.protocol import TextDelta
from glm4v_tui.widgets.numbered_markdown import NumberedMarkdown
from tests.screens.dialog_app import SnapCompare, at_every_size
from tests.screens.program import program
from tests.screens.test_boxes import ANSWER, answered, answering, closely, folder
from tests.waiting import until

__all__ = ["folder"]

RED_WORDS = "The red square is at ▐1▌[[250,250,500,500]]."


def words(app: App[None]) -> str:
    """Return what stands below the picture on the whole screen."""
    return str(app.screen.query_one("#facts", Static).visual)


def log(app: App[None]) -> str:
    """Return the newest answer as the log shows it."""
    texts = app.screen.query(NumberedMarkdown).last().query(Static)
    return "\n".join(str(each.visual) for each in texts if isinstance(each.visual, Content))


async def test_walking_shows_the_words_that_a_box_belongs_to(folder: Path) -> None:
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await answered(pilot, folder)
        await closely(pilot)
        facts = words(app)
        assert "400 × 200" in facts
        await pilot.press("n")
        await until(pilot, lambda: words(app) == RED_WORDS)
        await pilot.press("n")
        await until(pilot, lambda: words(app) == "And ▐2▌[[0,0,1000,1000]].")
        await pilot.press("p", "c")
        await until(pilot, lambda: words(app) == facts)
        await pilot.press("escape")
        await until(pilot, lambda: words(app) == RED_WORDS)
        await pilot.press("b")
        await until(pilot, lambda: words(app) == facts)


async def test_the_log_numbers_boxes_where_they_are_shown(folder: Path) -> None:
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await answered(pilot, folder)
        numbered = "The red square is at ▐1▌[[250,250,500,500]]. And ▐2▌[[0,0,1000,1000]]."
        await until(pilot, lambda: log(app) == numbered)
        await pilot.press("alt+0")
        await until(pilot, lambda: log(app) == ANSWER)
        await pilot.press("alt+0")
        await until(pilot, lambda: log(app) == numbered)
        assert screen.pane.conversation.turns[-1].text == ANSWER
        path = screen.tab.recorder.path
        assert path
        await until(pilot, lambda: ANSWER in path.read_text())


async def test_an_answer_that_comes_while_boxes_are_hidden_has_no_numbers(folder: Path) -> None:
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("alt+0")
        await answered(pilot, folder)
        await until(pilot, lambda: log(app) == ANSWER)
        await pilot.press("alt+0")
        await until(pilot, lambda: "▐1▌" in log(app))


async def test_what_is_copied_is_what_was_said(folder: Path) -> None:
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await answered(pilot, folder)
        await until(pilot, lambda: "▐1▌" in log(app))
        block = screen.query(NumberedMarkdown).last().query(Static).first()
        screen.selections = {block: SELECT_ALL}
        assert screen.get_selected_text() == ANSWER
        screen.selections = {}
        await pilot.press("f9")
        await until(pilot, lambda: app.clipboard == ANSWER)


@at_every_size
def test_a_lit_box_and_its_words_look_right(
    snap_compare: SnapCompare,
    folder: Path,
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    answer = (
        "There are three things on a white ground here, as far as I can see them: the red square "
        "is at [[250,250,500,500]], and a strip of white at [[600,0,1000,300]] is beside it."
    )

    async def walk(pilot: Pilot[None]) -> None:
        await answered(pilot, folder)
        view = await closely(pilot)
        await pilot.press("n")
        await until(pilot, lambda: view.drawn and "▐1▌" in words(pilot.app))

    app = program(answering(TextDelta(answer)), folder)
    assert snap_compare(app, terminal_size=size, run_before=walk)
