"""Files pasted or dropped onto the terminal: attached, opened, or told how to bring them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image
from textual import events
from textual.pilot import Pilot

from glm4v_tui.screens.bring_screen import BringScreen
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.picker import Picker
from glm4v_tui.widgets.prompt import Prompt
from tests.screens.program import program
from tests.scripted_engine import ScriptedEngine
from tests.waiting import until


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a picture, and one that only calls itself a picture."""
    folder = tmp_path / "pictures"
    (folder / "below").mkdir(parents=True)
    Image.new("RGB", (60, 40), "red").save(folder / "one two.png")
    (folder / "broken.png").write_text("no picture")
    return folder


def paste(pilot: Pilot[None], text: str) -> None:
    """Paste as a terminal does."""
    pilot.app.post_message(events.Paste(text))


def attached(pilot: Pilot[None]) -> list[str]:
    return [picture.name for picture in pilot.app.screen_stack[1].query_one(ChatPane).attached]


def written(pilot: Pilot[None]) -> str:
    return pilot.app.screen_stack[1].query_one(Prompt).text


async def test_a_dropped_picture_is_attached_and_backspace_takes_it_back(folder: Path) -> None:
    async with program(ScriptedEngine(), folder).run_test(size=(120, 40)) as pilot:
        paste(pilot, f"'{folder}/one two.png' ")
        await until(pilot, lambda: attached(pilot) == ["one two.png"])
        assert written(pilot) == ""
        await pilot.press("backspace")
        assert not attached(pilot)


async def test_undo_pastes_the_path_as_text_instead(folder: Path) -> None:
    path = f"{folder}/one\\ two.png"
    async with program(ScriptedEngine(), folder).run_test(size=(120, 40)) as pilot:
        await pilot.press(*"see ")
        paste(pilot, path)
        await until(pilot, lambda: attached(pilot))
        await pilot.press("ctrl+underscore")
        await until(pilot, lambda: not attached(pilot))
        assert written(pilot) == f"see {path}"
        await pilot.press("ctrl+underscore")
        await until(pilot, lambda: written(pilot) == "see ")


async def test_after_more_was_written_undo_undoes_that(folder: Path) -> None:
    async with program(ScriptedEngine(), folder).run_test(size=(120, 40)) as pilot:
        paste(pilot, f"{folder}/one two.png")
        await until(pilot, lambda: attached(pilot))
        await pilot.press("x", "ctrl+underscore")
        await until(pilot, lambda: written(pilot) == "")
        assert attached(pilot)
        await pilot.press("ctrl+underscore")
        await until(pilot, lambda: written(pilot) == f"{folder}/one two.png")


async def test_what_was_asked_about_is_not_undone(folder: Path) -> None:
    async with program(ScriptedEngine(), folder).run_test(size=(120, 40)) as pilot:
        paste(pilot, f"{folder}/one two.png")
        await until(pilot, lambda: attached(pilot))
        await pilot.press(*"so", "enter")
        await until(pilot, lambda: not written(pilot) and not attached(pilot))
        await pilot.press("ctrl+underscore")
        assert str(folder) not in written(pilot)


async def test_keys_after_a_paste_come_after_it(folder: Path) -> None:
    async with program(ScriptedEngine(), folder).run_test(size=(120, 40)) as pilot:
        paste(pilot, "/etc/hosts is")
        await pilot.press(*" it")
        await until(pilot, lambda: written(pilot) == "/etc/hosts is it")
        assert not attached(pilot)


async def test_dropped_while_the_picker_has_the_focus(folder: Path) -> None:
    async with program(ScriptedEngine(), folder).run_test(size=(120, 40)) as pilot:
        await pilot.press("f2")
        paste(pilot, f"{folder}/one two.png\r")
        await until(pilot, lambda: attached(pilot))
        assert isinstance(pilot.app.focused, Prompt)


async def test_what_is_no_picture_is_named(folder: Path) -> None:
    async with program(ScriptedEngine(), folder).run_test(size=(120, 40)) as pilot:
        paste(pilot, f"'{folder}/broken.png' '{folder}/one two.png'")
        await until(pilot, lambda: attached(pilot) == ["one two.png"])
        told = [str(notice.message) for notice in pilot.app._notifications]
        assert any("broken.png" in message for message in told)


@pytest.mark.parametrize("key", [None, "ctrl+v"])
async def test_a_clipboard_without_text_is_told_what_works(folder: Path, key: str | None) -> None:
    async with program(ScriptedEngine(), folder).run_test(size=(120, 40)) as pilot:
        if key is None:
            paste(pilot, "")
        else:
            await pilot.press(key)
        await until(pilot, lambda: pilot.app._notifications)
        told = [str(notice.message) for notice in pilot.app._notifications]
        assert "--watch" in told[0]


async def test_what_was_copied_in_the_program_is_pasted(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        app.copy_to_clipboard("copied")
        await pilot.press("ctrl+v")
        await until(pilot, lambda: written(pilot) == "copied")


async def test_a_folder_opens_in_the_picker(folder: Path) -> None:
    async with program(ScriptedEngine(), folder).run_test(size=(120, 40)) as pilot:
        paste(pilot, f"{folder}/below")
        picker = pilot.app.screen.query_one(Picker)
        await until(pilot, lambda: picker.folder == folder / "below")
        assert picker.pictures.has_focus


async def test_a_laptops_path_shows_the_line_that_brings_it(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        paste(pilot, "/Users/me/Desktop/Screen\\ Shot.png")
        await until(pilot, lambda: isinstance(app.screen, BringScreen))
        assert isinstance(app.screen, BringScreen)
        line = app.screen.line
        assert line.startswith("scp '/Users/me/Desktop/Screen Shot.png' ")
        assert line.endswith(f":{folder}/")
        await pilot.press("c")
        assert app.clipboard == line
        await pilot.press("t")
        await until(pilot, lambda: written(pilot) == "/Users/me/Desktop/Screen\\ Shot.png")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_the_line_never_leads_where_the_user_may_not_write(folder: Path) -> None:
    folder.chmod(0o500)
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        paste(pilot, "/Users/me/a.png")
        await until(pilot, lambda: isinstance(app.screen, BringScreen))
        assert isinstance(app.screen, BringScreen)
        assert not app.screen.line.endswith(f":{folder}/")
