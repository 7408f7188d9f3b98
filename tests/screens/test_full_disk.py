"""A disk that is full, or may not be written to, stops no conversation."""

from __future__ import annotations

import stat
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Static

from glm4v_tui.chat.import_json import import_json
from glm4v_tui.chat.reopening import read
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.confirm_screen import ConfirmScreen
from glm4v_tui.widgets.banner import Banner
from glm4v_tui.widgets.prompt import Prompt
from tests.screens.program import program
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


async def test_leaving_a_full_disk_keeps_the_conversation_elsewhere(
    disk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    home = disk.parent / "home"
    home.mkdir()
    (disk.parent / "pictures").mkdir()
    monkeypatch.setenv("HOME", str(home))
    roomy = replace(SCRIPTED, context_tokens=65_536)
    app = program(ScriptedEngine(checkpoint=roomy), disk.parent / "pictures")
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.screen.query(Prompt))
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        fill(disk)
        asked = ("One? " * 1000).strip()
        await screen.pane.send(asked)
        await until(pilot, lambda: not screen.pane.replying and screen.pane.unsaved)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        assert str(home) in " ".join(str(words.render()) for words in app.screen.query(Static))
        await pilot.press("y")
        await until(pilot, lambda: app._exit)
    (kept,) = home.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert str(kept) in capfd.readouterr().err.replace("\n", "")
    brought_back = read(import_json(kept, disk.parent / "elsewhere", "scripted"))
    turns = brought_back.conversation.turns
    assert [turn.text for turn in turns] == [asked, f"You asked: {asked}"]


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
