"""Finding, opening and filing a saved conversation."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from glm4v_tui.chat import shelf
from glm4v_tui.chat.conversation import Text, Turn
from glm4v_tui.chat.index import Index
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.chat.transcript import Transcript, read
from glm4v_tui.screens.export_screen import ExportScreen
from glm4v_tui.screens.transcripts_screen import TranscriptsScreen
from glm4v_tui.widgets.thumbnail import Thumbnail
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.waiting import until

QUESTIONS = ("What is in this picture?", "Read the [b]receipt[/b]", "", "两只猫 and a dog " * 9)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Four conversations, the first question the last used."""
    os.utime(drawn(tmp_path / "cat.png"), (0, 0))
    picture = inspect(tmp_path / "cat.png")
    for number, question in enumerate(QUESTIONS):
        transcript = Transcript.create(tmp_path / "data", "glm-4v-9b")
        transcript.asked(Turn("user", (*(picture,) * (number == 0), Text(question))))
        transcript.streamed("It is a moon." if number == 1 else "It is a circle. " * 9)
        transcript.ended("stop")
        transcript.close()
        used = 1_795_000_000 - 60 * number
        os.utime(transcript.path, (used, used))
    return tmp_path / "data"


def drawn(path: Path) -> Path:
    Image.new("RGB", (40, 30), "red").save(path)
    return path


def path_of(data: Path, number: int) -> Path:
    return sorted(data.glob("*.jsonl"), key=lambda path: -path.stat().st_mtime)[number]


async def file(path: Path, *, title: str | None = None, archived: bool | None = None) -> None:
    if title is not None:
        await asyncio.to_thread(shelf.title, path, title)
    elif archived is not None:
        await asyncio.to_thread(shelf.archive, path, archived)


def dialog(data: Path) -> DialogApp:
    return DialogApp(TranscriptsScreen(Index(data, data.parent / "cache"), file))


def lines(app: DialogApp) -> list[str]:
    options = app.screen.query(OptionList)
    return [str(option.prompt) for option in options.first().options] if options else []


async def listed(pilot: Pilot[None], *, first: str) -> None:
    app = pilot.app
    assert isinstance(app, DialogApp)
    await until(pilot, lambda: lines(app) and lines(app)[0].startswith(first))
    # A letter that comes soon cancels what the one before it began.
    await until(pilot, lambda: all(worker.is_finished for worker in app.workers))
    await pilot.pause()


async def read_all(pilot: Pilot[None]) -> None:
    await listed(pilot, first="What is")


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("keys", "first", "answer"),
    [
        ([], "What is", 0),
        (["down"], "What is", 1),
        ([*"recei"], "Read the", 1),
        ([*"moon"], "Read the", 1),
        ([*"moon", *["backspace"] * 4], "What is", 0),
    ],
)
async def test_keys(data: Path, keys: list[str], first: str, answer: int) -> None:
    app = dialog(data)
    async with app.run_test(size=(120, 40)) as pilot:
        await read_all(pilot)
        await pilot.press(*keys)
        await listed(pilot, first=first)
        await pilot.press("enter")
        await until(pilot, lambda: app.answers)
        assert app.answers == [path_of(data, answer)]


async def test_a_line_tells_title_time_questions_and_model(data: Path) -> None:
    app = dialog(data)
    async with app.run_test() as pilot:
        await read_all(pilot)
        shown = lines(app)
        assert shown[0] == "What is in this picture?\n2026-11-18 11:06 · 1 question · glm-4v-9b"
        assert shown[1].startswith("Read the [b]receipt[/b]\n")
        assert shown[2].startswith("(no text)\n")
        await pilot.press(*"moon")
        await listed(pilot, first="Read")
        assert lines(app)[0].endswith("It is a moon.")
        await pilot.press("x")
        notice = app.screen.query_one(".choices--empty", Static)
        await until(pilot, lambda: "Nothing is found" in str(notice.render()))
        await pilot.press("enter", "escape")
        await until(pilot, lambda: app.answers == [None])


async def test_one_is_exported_from_the_list(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = dialog(data)
    async with app.run_test(size=(120, 40)) as pilot:
        await read_all(pilot)
        await pilot.press("down", "alt+x")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        await pilot.press("up", "enter")
        await until(pilot, lambda: isinstance(app.screen, TranscriptsScreen))
        (written,) = tmp_path.glob("*.txt")
        assert "It is a moon." in written.read_text()
        assert not app.answers


async def test_one_that_is_gone_is_not_exported(data: Path) -> None:
    app = dialog(data)
    async with app.run_test(size=(120, 40)) as pilot:
        await read_all(pilot)
        path_of(data, 0).unlink()
        await pilot.press("alt+x")
        await until(pilot, lambda: app._notifications)
        assert isinstance(app.screen, TranscriptsScreen)


async def test_one_is_titled(data: Path) -> None:
    app = dialog(data)
    path = path_of(data, 1)
    async with app.run_test() as pilot:
        await read_all(pilot)
        await pilot.press("down", "ctrl+t")
        await until(pilot, lambda: len(app.screen_stack) == 3)
        await pilot.press("ctrl+u", *"Till bill, with all that was bought", "enter")
        await until(pilot, lambda: len(lines(app)) > 1 and lines(app)[1].startswith("Till"))
        assert read(path).title == "Till bill, with all that was bought"


async def test_one_is_put_away_and_taken_out(data: Path) -> None:
    app = dialog(data)
    async with app.run_test() as pilot:
        await read_all(pilot)
        await pilot.press("alt+a")
        await listed(pilot, first="Read")
        await pilot.press("tab")
        await listed(pilot, first="What is")
        assert "archived" in lines(app)[0]
        await pilot.press("alt+a")
        await until(pilot, lambda: not lines(app))
        await pilot.press("tab")
        await read_all(pilot)


async def test_one_is_deleted_and_put_back(data: Path) -> None:
    app = dialog(data)
    async with app.run_test() as pilot:
        await read_all(pilot)
        await pilot.press("ctrl+r", "delete")
        await listed(pilot, first="Read")
        assert len(lines(app)) == 3
        await pilot.press("ctrl+r")
        await read_all(pilot)
        assert len(lines(app)) == 4


async def test_what_is_open_is_not_deleted(data: Path) -> None:
    opened = Transcript.open(path_of(data, 0), "m")
    app = dialog(data)
    async with app.run_test(notifications=True) as pilot:
        await read_all(pilot)
        await pilot.press("delete")
        await until(pilot, lambda: app._notifications)
        assert "is open: leave it first" in next(iter(app._notifications)).message
    opened.close()


async def test_the_pictures_under_the_cursor_are_shown(data: Path) -> None:
    app = dialog(data)
    async with app.run_test(size=(120, 40)) as pilot:
        await read_all(pilot)
        await until(pilot, lambda: app.screen.query(Thumbnail))
        await pilot.press("down")
        await until(pilot, lambda: not app.screen.query(Thumbnail))


@pytest.mark.parametrize("is_file", [False, True], ids=["empty", "refused"])
async def test_says_why_there_is_nothing(tmp_path: Path, is_file: bool) -> None:
    if is_file:
        (tmp_path / "data").touch()
    app = dialog(tmp_path / "data")
    words = "is not there any more" if is_file else "Nothing is saved yet"
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.query(".choices--empty"))
        notice = app.screen.query_one(".choices--empty", Static)
        await until(pilot, lambda: words in str(notice.render()))
        await pilot.press("enter", "delete", "alt+a", "ctrl+t", "escape")
        await until(pilot, lambda: app.answers == [None])


@at_every_size
def test_looks(snap_compare: SnapCompare, data: Path, size: tuple[int, int]) -> None:
    assert snap_compare(dialog(data), terminal_size=size, run_before=read_all)


async def found(pilot: Pilot[None]) -> None:
    await read_all(pilot)
    await pilot.press(*"circ")
    await read_all(pilot)


def test_looks_while_searching(snap_compare: SnapCompare, data: Path) -> None:
    assert snap_compare(dialog(data), terminal_size=(120, 40), run_before=found)
