"""Choosing a saved conversation."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from glm4v_tui.chat.reopening import TranscriptError
from glm4v_tui.chat.transcripts import Entry
from glm4v_tui.screens.transcripts_screen import TranscriptsScreen
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size

TITLES = ("What is in this picture?", "Read the [b]receipt[/b]", "", "两只猫 and a dog " * 9)


def entry(number: int, title: str) -> Entry:
    when = datetime(2026, 11, 20, 9, number, tzinfo=UTC)
    return Entry(Path(f"/t/{number}.jsonl"), title, "glm-4v-9b", when, when, number + 1)


ENTRIES = [entry(number, title) for number, title in enumerate(TITLES)]


def dialog(listed: Callable[[], Sequence[Entry]] = lambda: ENTRIES) -> DialogApp:
    return DialogApp(TranscriptsScreen(listed))


def refuse() -> Sequence[Entry]:
    raise TranscriptError("The folder of conversations “/t” may not be read.")


async def read(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], Path("/t/0.jsonl")),
        (["down", "enter"], Path("/t/1.jsonl")),
        ([*"receipt", "enter"], Path("/t/1.jsonl")),
        ([*"09:02", "enter"], Path("/t/2.jsonl")),
        (["escape"], None),
    ],
)
async def test_keys(keys: list[str], answer: Path | None) -> None:
    app = DialogApp(TranscriptsScreen(lambda: ENTRIES))
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.press(*keys)
        await pilot.pause()
        assert app.answers == [answer]


async def test_a_line_tells_title_time_questions_and_model() -> None:
    app = dialog()
    async with app.run_test():
        await app.workers.wait_for_complete()
        lines = [str(option.prompt) for option in app.screen.query_one(OptionList).options]
        assert lines[0] == "What is in this picture?\n2026-11-20 09:00 · 1 question · glm-4v-9b"
        assert lines[1].startswith("Read the [b]receipt[/b]\n")
        assert lines[2].startswith("(no text)\n")


@pytest.mark.parametrize(
    ("listed", "words"),
    [(list[Entry], "Nothing is saved yet"), (refuse, "may not be read")],
    ids=["empty", "refused"],
)
async def test_says_why_there_is_nothing(listed: Callable[[], Sequence[Entry]], words: str) -> None:
    app = dialog(listed)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        notice = app.screen.query_one(".choices--empty", Static)
        assert words in str(notice.render())
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert app.answers == [None]


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(dialog(), terminal_size=size, run_before=read)
