"""Pages and frames: seen in the picker, chosen in a dialog, asked about, kept in the transcript."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from textual import events
from textual.app import App
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, Static

from glm4v_tui.app import Glm4vApp
from glm4v_tui.chat.details import Details
from glm4v_tui.chat.pictures import load
from glm4v_tui.chat.transcript import read
from glm4v_tui.chat.transcripts import latest
from glm4v_tui.engine.checkpoints import SmartResize
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.document_screen import DocumentScreen
from glm4v_tui.screens.picture_screen import PictureScreen
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.close_view import CloseView
from glm4v_tui.widgets.leaf_words import Allowance
from glm4v_tui.widgets.preview import Preview
from tests.made_documents import bar, make_pdf, make_video
from tests.screens.dialog_app import DialogApp, SnapCompare, at_every_size
from tests.screens.program import program
from tests.scripted_engine import SCRIPTED, ScriptedEngine
from tests.waiting import until

WIDE = (120, 40)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a PDF of three pages and a video of four seconds."""
    folder = tmp_path / "seen"
    folder.mkdir()
    make_pdf(folder / "report [b].pdf")
    make_video(folder / "clip.mp4")
    return folder


async def choosing(app: Glm4vApp, pilot: Pilot[None], *letters: str) -> None:
    """Go from the picker to the dialog."""
    await pilot.press("f2", *letters)
    await pilot.pause()
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, DocumentScreen))
    await until(pilot, lambda: app.screen.query_one(Input).value)


async def attached(app: Glm4vApp, pilot: Pilot[None]) -> list[str]:
    await until(pilot, lambda: isinstance(app.screen, ChatScreen))
    pane = app.screen.query_one(ChatPane)
    await until(pilot, lambda: pane.attached)
    return [picture.name for picture in pane.attached]


def said(app: App[None], name: str) -> str:
    line = app.screen.query_one(f"#{name}", Static)
    return str(line.visual) if line.display else ""


async def test_from_a_pdf_to_a_question_about_two_pages(folder: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, folder)
    async with app.run_test(size=WIDE) as pilot:
        await choosing(app, pilot, *"report")
        assert app.screen.query_one(Input).value == "1-3"
        assert app.screen.query_one("#box")._border_title == Content("Pages of report [b].pdf")
        assert said(app, "facts").startswith("3 pages · ")
        assert said(app, "cost") == "3 pages: 432 of the model's 4,096 tokens"
        await pilot.press(*"3,2", "enter")
        assert await attached(app, pilot) == ["report [b].pdf p. 3", "report [b].pdf p. 2"]
        await pilot.press(*"what", "enter")
        await until(pilot, lambda: engine.asked)
    third, second = engine.asked[0].pictures
    assert load(third).getpixel((third.width // 2, third.height // 2)) == (0, 255, 1)
    assert (second.width, second.height) == (1680, 1187)
    entry = latest(folder.parent / "data")
    assert entry
    kept = read(entry.path).conversation.pictures
    assert [picture.name for picture in kept] == [third.name, second.name]
    assert [picture.excerpt for picture in kept] == [third.excerpt, second.excerpt]
    assert kept[0].excerpt
    assert (kept[0].excerpt.frame, kept[0].excerpt.path) == (2, folder / "report [b].pdf")


async def test_frames_of_a_video_are_chosen_by_time(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=WIDE) as pilot:
        await choosing(app, pilot, *"clip")
        assert app.screen.query_one(Input).value == "8"
        assert said(app, "facts").startswith("0:04 · 10 frames a second")
        assert "no sound, and nothing in between" in said(app, "seen")
        await pilot.press(*"0:01,3.5s", "enter")
        assert await attached(app, pilot) == ["clip.mp4 0:01", "clip.mp4 0:03.5"]
        first, second = app.screen.query_one(ChatPane).attached
        assert (bar(load(first)), bar(load(second))) == (1, 3)
        assert first.excerpt
        assert first.excerpt.frame == 10


async def test_no_more_than_the_model_takes(folder: Path) -> None:
    app = program(ScriptedEngine(checkpoint=replace(SCRIPTED, max_pictures=2)), folder)
    async with app.run_test(size=WIDE) as pilot:
        await choosing(app, pilot, *"report")
        assert app.screen.query_one(Input).value == "1-2"
        await pilot.press(*"1-3", "enter")
        assert said(app, "notice").startswith("Scripted takes 2 more at most")
        await pilot.press("backspace", "4")
        assert said(app, "notice") == "There is no page 4: 1 to 3."
        assert said(app, "cost") == ""
        await pilot.press("enter", "escape")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        assert not app.screen.query_one(ChatPane).attached


async def test_coarser_pages_take_fewer_tokens(folder: Path) -> None:
    checkpoint = replace(SCRIPTED, pictures=SmartResize(12544, 9633792), context_tokens=8192)
    app = program(ScriptedEngine(checkpoint=checkpoint), folder)
    async with app.run_test(size=WIDE) as pilot:
        await choosing(app, pilot, *"report")
        assert said(app, "each") == "each 2,522 tokens"
        await pilot.press("down", "down", "down", "1")
        assert said(app, "cost") == "1 page: 738 of the model's 8,192 tokens"
        assert said(app, "each") == "each 738 tokens, 633 × 896 pixels"
        await pilot.press("enter")
        await attached(app, pilot)
        (page,) = app.screen.query_one(ChatPane).attached
        assert (page.width, page.height) == (633, 896)


async def test_a_document_that_goes_meanwhile_says_so(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=WIDE) as pilot:
        await choosing(app, pilot, *"report")
        (folder / "report [b].pdf").unlink()
        await pilot.press("1", "enter")
        await until(pilot, lambda: "is not there any more" in said(app, "notice"))
        assert app.screen.query_one(Input).has_focus


async def test_what_is_typed_before_the_document_is_open_counts(folder: Path) -> None:
    dialog = DocumentScreen(folder / "report [b].pdf", Allowance(SCRIPTED, None), folder / "cut")
    app = DialogApp(dialog)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: dialog.query(Input))
        field = dialog.query_one(Input)
        field.value = "2"
        await field.action_submit()
        await until(pilot, lambda: app.answers)
    (answer,) = app.answers
    assert isinstance(answer, tuple)
    assert [picture.name for picture in answer] == ["report [b].pdf p. 2"]


async def test_a_pasted_pdf_asks_which_pages(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        app.post_message(events.Paste(f"'{folder / 'report [b].pdf'}'"))
        await until(pilot, lambda: isinstance(app.screen, DocumentScreen))
        await pilot.press("1", "enter")
        assert await attached(app, pilot) == ["report [b].pdf p. 1"]


async def test_the_preview_shows_the_first_page_and_what_there_is(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f2", *"report")
        preview = app.screen.query_one(Preview)
        facts = preview.query_one("#facts", Static)
        await until(pilot, lambda: "3 pages · Enter chooses pages" in str(facts.visual))
        await pilot.press("escape", *"clip")
        await until(pilot, lambda: "0:04 · 10 frames a second" in str(facts.visual))


async def test_without_the_extra_the_preview_names_the_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f2", *"report")
        facts = app.screen.query_one(Preview).query_one("#facts", Static)
        await until(pilot, lambda: "-m pip install 'pypdfium2>=5'" in str(facts.visual))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DocumentScreen))
        await until(pilot, lambda: said(app, "notice").startswith("To see PDFs, run: "))
        await pilot.press("1", "enter", "escape")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        monkeypatch.undo()
        await pilot.press("f2", "escape", *"clip")
        await until(pilot, lambda: "0:04" in str(facts.visual))
        await pilot.press("escape", *"report")
        await until(pilot, lambda: "3 pages" in str(facts.visual))


async def test_pages_are_stepped_through_on_the_whole_screen(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=WIDE) as pilot:
        await whole(app, pilot, *"report")
        assert "page 1 of 3" in said(app, "state")
        await pilot.press("full_stop")
        await until(pilot, lambda: app.screen.query_one(CloseView).drawn)
        assert "page 2 of 3" in said(app, "state")
        look = app.screen.query_one(CloseView).look
        assert look
        assert look.size == (2240, 1583)
        await pilot.press("enter")
        assert await attached(app, pilot) == ["report [b].pdf p. 2"]
        (page,) = app.screen.query_one(ChatPane).attached
        assert (page.width, page.height) == (2240, 1583)


async def test_a_part_of_a_frame_on_the_whole_screen(folder: Path) -> None:
    app = program(ScriptedEngine(), folder)
    async with app.run_test(size=WIDE) as pilot:
        await whole(app, pilot, *"clip")
        await pilot.press("greater_than_sign", "full_stop", "comma")
        await until(pilot, lambda: app.screen.query_one(CloseView).drawn)
        assert "0:02 of 0:04" in said(app, "state")
        await pilot.press("c", "enter")
        assert await attached(app, pilot) == ["clip.mp4 0:02 [40,30 80×60]"]


async def whole(app: Glm4vApp, pilot: Pilot[None], *letters: str) -> None:
    """Go from the picker to the whole screen."""
    await pilot.press("f2", *letters)
    await pilot.pause()
    await pilot.press("f12")
    await until(pilot, lambda: isinstance(app.screen, PictureScreen))
    await until(pilot, lambda: app.screen.query_one(CloseView).drawn)


PDF = Details(
    *(1584, 2240, "PDF", 2_345_678, datetime(2026, 1, 1), False, "", 12),
    sizes=((1584, 2240), (2240, 1584)) * 6,
)
VIDEO = Details(
    *(1920, 1080, "MP4", 12_345_678, datetime(2026, 1, 1), False, "", 1260),
    seconds=42.0,
    rate=30.0,
)


@at_every_size
@pytest.mark.parametrize("found", [PDF, VIDEO], ids=["pdf", "video"])
def test_looks(snap_compare: SnapCompare, found: Details, size: tuple[int, int]) -> None:
    checkpoint = replace(SCRIPTED, pictures=SmartResize(12544, 9633792), context_tokens=65_536)
    name = "clip \x1b[31m.mp4" if found.rate else "report.pdf"
    dialog = DocumentScreen(Path(name), Allowance(checkpoint, 4), Path("nowhere"), found)
    keys = [*"0:05,0:12.5", "down"] if found.rate else [*"1-2,13"]
    assert snap_compare(DialogApp(dialog), terminal_size=size, press=keys)
