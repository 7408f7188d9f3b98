"""A conversation is written to a file by keys, and never over another one unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from glm4v_tui.chat.conversation import Conversation
from glm4v_tui.chat.copying import unsaved
from glm4v_tui.chat.exporting import export
from glm4v_tui.screens.confirm_screen import ConfirmScreen
from glm4v_tui.screens.export_screen import ExportScreen
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.screens.program import program
from tests.scripted_engine import ScriptedEngine
from tests.waiting import until

SAVED = unsaved(Conversation().asked("What?").answered("A moon.", "stop"), "m")


def write(form: str, path: Path, force: bool) -> Path:
    return export(SAVED, form, path, force=force)


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ([], "what.md"),
        (["down"], "what.html"),
        (["tab", "tab"], "what.json"),
        (["up"], "what.txt"),
        (["down", *["backspace"] * 9, *"b.html"], "b.html"),
    ],
)
async def test_keys(tmp_path: Path, keys: list[str], name: str) -> None:
    app = DialogApp(ExportScreen(tmp_path / "what", write))
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: app.answers)
    assert app.answers == [tmp_path / name]
    assert "moon" in (tmp_path / name).read_text()


@pytest.mark.parametrize("allowed", [True, False])
async def test_what_is_there_is_asked_about(tmp_path: Path, allowed: bool) -> None:
    (tmp_path / "what.md").write_text("other")
    app = DialogApp(ExportScreen(tmp_path / "what", write))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y" if allowed else "n")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen) or app.answers)
        assert bool(app.answers) is allowed or not allowed
        if allowed:
            await until(pilot, lambda: app.answers)
    assert ((tmp_path / "what.md").read_text() == "other") is not allowed


async def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    app = DialogApp(ExportScreen(tmp_path / "file" / "what", write))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        notice = app.screen.query_one("#notice", Static)
        await until(pilot, lambda: "is not written" in str(notice.render()))
        await pilot.press("x")
        await until(pilot, lambda: not notice.display)
        app.screen.query_one(Input).value = " "
        await pilot.press("enter")
        await until(pilot, lambda: "Name a file" in str(notice.render()))


async def test_the_open_conversation_is_exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pictures").mkdir()
    monkeypatch.chdir(tmp_path)
    app = program(ScriptedEngine(), tmp_path / "pictures")
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.screen.query("Prompt"))
        await pilot.press(*"What?", "enter")
        await until(pilot, lambda: len(list((tmp_path / "data").glob("*.jsonl"))) == 1)
        await until(pilot, lambda: not app.screen.query_one("ChatPane").replying)  # type: ignore[attr-defined]
        await pilot.press("alt+x")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        await pilot.press("down", "enter")
        await until(pilot, lambda: (tmp_path / "what.html").exists())
    assert "tokens read" in (tmp_path / "what.html").read_text()


@at_every_size
def test_looks(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    app = DialogApp(ExportScreen(Path("/home/ada/what-is-in-this-picture"), write))
    assert snap_compare(app, terminal_size=size)
