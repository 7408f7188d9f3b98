"""A disk that is full, or may not be written to, stops no conversation."""

from __future__ import annotations

import stat
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from textual.pilot import Pilot
from textual.widgets import Static

from glm4v_tui.chat.pictures import inspect
from glm4v_tui.chat.reopening import Saved, read
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.confirm_screen import ConfirmScreen
from glm4v_tui.transcripts.imported import imported
from glm4v_tui.widgets.banner import Banner
from glm4v_tui.widgets.prompt import Prompt
from tests.screens.program import program
from tests.screens.seen import seen
from tests.scripted_engine import SCRIPTED, ScriptedEngine
from tests.waiting import until

PAGE = b"x" * 4096


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB of its own, in the place where the program keeps its data."""
    place = tmp_path / "data"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(disk: Path) -> Path:
    """Leave no room on the disk."""
    filler = disk / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(PAGE)
    return filler


def remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


@pytest.mark.parametrize("begun", [False, True], ids=["before", "after"])
async def test_what_is_said_on_a_full_disk_is_saved_later(disk: Path, begun: bool) -> None:
    (disk.parent / "pictures").mkdir()
    roomy = replace(SCRIPTED, context_tokens=65_536)
    app = program(ScriptedEngine(checkpoint=roomy), disk.parent / "pictures")
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.screen.query(Prompt))
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        questions = ["First " * 300] if begun else []
        for question in questions:
            await screen.pane.send(question)
            await until(pilot, lambda: not screen.pane.replying)
            await screen.tab.recorder.written()
        filler = fill(disk)
        for question in ("One? " * 1000, "Two? " * 1000):
            questions.append(question.strip())
            await screen.pane.send(questions[-1])
            await until(pilot, lambda: not screen.pane.replying)
        banner = screen.query_one(Banner)
        await until(pilot, lambda: "the disk is full" in str(banner.render()))
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        detail = " ".join(str(static.render()) for static in app.screen.query(Static))
        assert "is not saved" in detail
        await pilot.press("n")
        filler.unlink()
        await until(pilot, lambda: not banner.display)
        (path,) = disk.glob("*.jsonl")
        saved = read(path)
        asked = [turn.text for turn in saved.conversation.turns if turn.role == "user"]
        assert (asked, saved.damaged) == (questions, 0)
        assert len(saved.conversation.turns) == 2 * len(questions)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home on another disk than the data."""
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "pictures").mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


LONG = ("One? " * 1000).strip()
"""A question that does not fit into what the last block of a file has left."""


@asynccontextmanager
async def full(disk: Path) -> AsyncIterator[tuple[Pilot[None], ChatScreen]]:
    """A conversation whose first question was asked again, the last time on a full disk."""
    roomy = replace(SCRIPTED, context_tokens=65_536)
    app = program(ScriptedEngine(checkpoint=roomy), disk.parent / "pictures")
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.screen.query(Prompt))
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        Image.new("RGB", (8, 8), "red").save(disk.parent / "pictures" / "red.png")
        screen.pane.attach(inspect(disk.parent / "pictures" / "red.png"))
        await screen.pane.send("Short?")
        await until(pilot, lambda: not screen.pane.replying)
        await screen.tab.recorder.written()
        fill(disk)
        question = screen.branching.history.path[0]
        await screen.branching.ask_otherwise(question, LONG)
        await until(pilot, lambda: not screen.pane.replying and screen.pane.unsaved)
        yield pilot, screen


async def answer(pilot: Pilot[None], *keys: str) -> None:
    """Press keys that end in a dialog, and answer it with the last of them."""
    await pilot.press(*keys[:-1])
    await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
    await pilot.press(keys[-1])


def brought_back(folder: Path, directory: Path) -> list[Saved]:
    return [read(path) for path in imported(folder, directory)]


def is_whole(saved: Saved) -> bool:
    questions = [n.turn for n in saved.history.nodes.values() if n.turn.role == "user"]
    pictures = [picture.path for turn in questions for picture in turn.pictures]
    return [turn.text for turn in questions] == ["Short?", LONG] and all(
        path.exists() for path in pictures
    )


async def test_leaving_a_full_disk_keeps_every_version_elsewhere(
    disk: Path, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async with full(disk) as (pilot, _):
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        shown = " ".join(str(words.render()) for words in pilot.app.screen.query(Static))
        assert str(home) in shown
        await pilot.press("y")
        await until(pilot, lambda: pilot.app._exit)
    (kept,) = home.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept.glob("*.jsonl")} == {0o600}
    assert f"glm4v-tui transcripts import {kept}" in capfd.readouterr().err.replace("\n", "")
    (saved,) = brought_back(kept, disk.parent / "elsewhere")
    assert is_whole(saved)
    assert [turn.text for turn in saved.conversation.turns] == [LONG, f"You asked: {LONG}"]


async def test_a_conversation_left_for_a_new_one_is_kept_elsewhere(disk: Path, home: Path) -> None:
    async with full(disk) as (pilot, screen):
        await answer(pilot, "ctrl+n", "y")
        await until(pilot, lambda: not screen.pane.conversation.turns)
        (kept,) = home.iterdir()
        (saved,) = brought_back(kept, disk.parent / "elsewhere")
        assert is_whole(saved)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: pilot.app._exit)


async def test_one_that_was_left_unkept_is_kept_on_leaving(disk: Path, home: Path) -> None:
    async with full(disk) as (pilot, screen):
        await answer(pilot, "ctrl+n", "n")
        await until(pilot, lambda: not screen.pane.conversation.turns)
        assert not [*home.iterdir()]
        await answer(pilot, "ctrl+q", "y")
        await until(pilot, lambda: pilot.app._exit)
    (kept,) = home.iterdir()
    (saved,) = brought_back(kept, disk.parent / "elsewhere")
    assert is_whole(saved)


async def test_closing_its_tab_keeps_it_elsewhere_or_asks(disk: Path, home: Path) -> None:
    async with full(disk) as (pilot, screen):
        first = screen.tab
        await pilot.press("alt+n", "alt+j")
        await until(pilot, lambda: screen.tab is first)
        await answer(pilot, "alt+q", "n")
        await until(pilot, lambda: "Close it all the same?" in seen(pilot.app))
        await pilot.press("n")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert len(screen.tabs) == 2
        await answer(pilot, "alt+q", "y")
        await until(pilot, lambda: len(screen.tabs) == 1)
    (kept,) = home.iterdir()
    (saved,) = brought_back(kept, disk.parent / "elsewhere")
    assert is_whole(saved)


async def test_leaving_without_keeping_asks_again(disk: Path) -> None:
    (disk.parent / "pictures").mkdir()
    app = program(ScriptedEngine(), disk.parent / "pictures")
    remount(disk, "ro")
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.screen.query(Prompt))
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        await pilot.press(*"What?", "enter")
        await until(pilot, lambda: not screen.pane.replying and screen.pane.unsaved)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        first = app.screen
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen) and app.screen != first)
        await pilot.press("n")
        await until(pilot, lambda: app.screen is screen)
        assert not app._exit


async def test_a_read_only_disk_is_tried_again(disk: Path) -> None:
    (disk.parent / "pictures").mkdir()
    app = program(ScriptedEngine(), disk.parent / "pictures")
    remount(disk, "ro")
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.screen.query(Prompt))
        await pilot.press(*"What?", "enter")
        banner = app.screen.query_one(Banner)
        await until(pilot, lambda: "the disk is read-only" in str(banner.render()))
        remount(disk, "rw")
        await until(pilot, lambda: not banner.display)
    (path,) = disk.glob("*.jsonl")
    assert read(path).conversation.turns[0].text == "What?"
