"""Boxes on the pages of a PDF and the frames of a video, which are asked about as pictures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.details import details
from glm4v_tui.chat.documents import Glance, digest
from glm4v_tui.chat.leaves import chosen, picture_of
from glm4v_tui.engine.protocol import TextDelta
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.widgets.framed_view import FramedView
from glm4v_tui.widgets.preview import Preview
from tests.made_documents import A4, make_pdf, make_video
from tests.screens.program import program
from tests.screens.test_boxes import answering, ask, closely, framed, state
from tests.waiting import until

ANSWER = "The circle is at [[100,200,500,600]]."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; what is saved goes beside it."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    return folder


def leaf(path: Path, which: str, side: int = 448) -> Picture:
    """Return a page or a moment of a document as a picture smaller than it."""
    (wanted,) = chosen(which, details(path), side)
    return picture_of(path, digest(path), wanted, path.parent.parent / "cut", Glance())


async def answered(pilot: Pilot[None], *pictures: Picture) -> ChatScreen:
    screen = await ask(pilot, *pictures)
    await until(pilot, lambda: len(screen.pane.conversation.turns) == 2)
    await until(pilot, lambda: not screen.pane.replying)
    return screen


async def test_boxes_of_a_page_are_found_in_its_document(folder: Path) -> None:
    path = make_pdf(folder / "report.pdf")
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await answered(pilot, leaf(path, "2"))
        screen.query_one(Preview).path = path
        view = await closely(pilot)
        assert state(app).startswith("boxes are in another, n goes there · ")
        await pilot.press("n")
        await until(pilot, lambda: "page 2 of 3" in state(app))
        edges = inside(details(path).sizes[1])
        assert f" circle at {edges[0]},{edges[1]} " in state(app)
        words = app.screen.query_one("#facts", Static)
        await until(pilot, lambda: str(words.visual).startswith("The circle is at ▐1▌"))
        await until(pilot, lambda: view.drawn)
        (frame,) = app.screen.query_one(FramedView).frames
        assert frame.edges == pytest.approx((0.1, 0.2, 0.5, 0.6), abs=0.005)
        await pilot.press("y")
        found = json.loads(app.clipboard)
        assert (found["picture"], found["page"]) == ("report.pdf", 2)
        assert found["boxes"][0]["box"] == edges
        await pilot.press("x", "s")
        listed, drawn = folder.parent / "report-p2.coco.json", folder.parent / "report-p2-boxes.png"
        await until(pilot, lambda: listed.exists() and drawn.exists())
        assert json.loads(listed.read_text())["images"][0]["page"] == 2
        await pilot.press("a")
        await until(pilot, lambda: app.screen is screen and screen.pane.attached)
        assert screen.pane.attached[0].name.startswith("report.pdf p. 2 [")
        excerpt = screen.pane.attached[0].excerpt
        assert excerpt
        assert excerpt.frame == 1


async def test_boxes_of_a_page_that_was_attached_are_counted_in_the_page(folder: Path) -> None:
    path = make_pdf(folder / "report.pdf")
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        page = leaf(path, "3")
        screen = await answered(pilot, page)
        screen.query_one(Preview).path = None
        await closely(pilot)
        assert str(app.screen.query_one("#name", Static).visual) == "report.pdf p. 3"
        await pilot.press("n", "Y")
        head, row = app.clipboard.splitlines()
        assert head == "page,number,label,left,top,right,bottom"
        assert row == ",".join(map(str, (3, 1, "circle", *inside(details(path).sizes[2]))))


def inside(size: tuple[int, int]) -> list[int]:
    """Return the edges of the answer's box in a page of a size."""
    return [round(part * side) for part, side in zip((0.1, 0.2, 0.5, 0.6), size * 2, strict=True)]


async def test_the_preview_of_a_document_shows_the_boxes_of_its_first_page(folder: Path) -> None:
    path, other = make_pdf(folder / "report.pdf"), make_pdf(folder / "other.pdf", [A4])
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await answered(pilot, leaf(path, "1"))
        preview = screen.query_one(Preview)
        preview.path = path
        await until(pilot, lambda: framed(app, Preview) == [1])
        await pilot.press("alt+0")
        await until(pilot, lambda: framed(app, Preview) == [])
        preview.path = other
        await until(pilot, lambda: "other.pdf" in str(preview.query_one("#facts", Static).visual))
        await pilot.press("alt+0")
        assert framed(app, Preview) == []
        other.rename(path)
        preview.path = None
        preview.path = path
        await until(pilot, lambda: "1 page" in str(preview.query_one("#facts", Static).visual))
        assert framed(app, Preview) == [], "another file has the name now"


async def test_n_goes_to_the_moment_of_a_video_that_was_asked_about(folder: Path) -> None:
    path = make_video(folder / "clip.mp4")
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        moment = leaf(path, "0:01.1")
        assert moment.excerpt
        frame = moment.excerpt.frame
        screen = await answered(pilot, moment)
        screen.query_one(Preview).path = path
        view = await closely(pilot)
        await pilot.press("n")
        await until(pilot, lambda: view.look is not None and view.look.frame == frame)
        assert state(app).startswith("box 1 of 1 circle at ")
        await pilot.press("y")
        assert json.loads(app.clipboard)["frame"] == frame + 1
