"""What an answer points at is drawn, walked, asked about, copied and saved, by keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static

from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.framing import COLOURS
from glm4v_tui.chat.pictures import inspect, load
from glm4v_tui.engine.protocol import TextDelta
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.picture_screen import PictureScreen
from glm4v_tui.widgets.close_view import CloseView
from glm4v_tui.widgets.framed_view import FramedView
from glm4v_tui.widgets.preview import Preview
from glm4v_tui.widgets.thumbnail import Thumbnail
from tests.screens.program import program
from tests.scripted_engine import Hold, ScriptedEngine, Step, done
from tests.waiting import until

RED = (200, 0, 0)
ANSWER = "The red square is at [[250,250,500,500]]. And [[0,0,1000,1000]]."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one picture, in which a red square lies at 100,50 in 100×50."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    image = Image.new("RGB", (400, 200), "white")
    ImageDraw.Draw(image).rectangle((100, 50, 199, 99), fill=RED)
    image.save(folder / "square.png")
    monkeypatch.chdir(tmp_path)
    return folder


def answering(*steps: Step) -> ScriptedEngine:
    return ScriptedEngine(lambda _: [*steps, done()])


async def ask(pilot: Pilot[None], *pictures: Picture) -> ChatScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ChatScreen)
    pane = screen.pane
    await until(pilot, lambda: pane.engine_ready)
    assert pane.attach(*pictures)
    await pilot.press(*"Where?", "enter")
    return screen


async def answered(pilot: Pilot[None], folder: Path, *, turns: int = 2) -> ChatScreen:
    screen = await ask(pilot, inspect(folder / "square.png"))
    pane = screen.pane
    await until(pilot, lambda: not pane.replying and len(pane.conversation.turns) == turns)
    return screen


def framed(app: App[None], where: type[Preview | Thumbnail]) -> list[int]:
    """Return the numbers of the boxes that are drawn there."""
    views = app.screen.query_one(where).query(FramedView)
    return [frame.number for view in views for frame in view.frames]


def state(app: App[None]) -> str:
    return str(app.screen.query_one("#state", Static).visual)


async def closely(pilot: Pilot[None]) -> CloseView:
    await pilot.press("f12")
    await until(pilot, lambda: isinstance(pilot.app.screen, PictureScreen))
    view = pilot.app.screen.query_one(CloseView)
    await until(pilot, lambda: view.look is not None and view.drawn)
    return view


async def test_boxes_are_drawn_while_the_answer_streams(folder: Path) -> None:
    hold = Hold()
    engine = answering(TextDelta(ANSWER[:35]), TextDelta(ANSWER[35:45]), hold, TextDelta(" End"))
    app = program(engine, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ask(pilot, inspect(folder / "square.png"))
        await pilot.press("f2", "down", "down")
        await until(pilot, hold.reached.is_set)
        await until(pilot, lambda: framed(app, Thumbnail) == [1])
        await until(pilot, lambda: framed(app, Preview) == [1])
        hold.release()
        await until(pilot, lambda: not screen.pane.replying)
        await pilot.press("alt+0")
        await until(pilot, lambda: framed(app, Thumbnail) == framed(app, Preview) == [])
        await pilot.press("alt+0")
        await until(pilot, lambda: framed(app, Thumbnail) == framed(app, Preview) == [1])


async def test_from_the_prompt_the_picture_with_the_boxes_is_seen_large(folder: Path) -> None:
    """The cursor may be on another one, as after reopening; in the picker it holds."""
    for name in ("another.png", "third.png"):
        Image.new("RGB", (60, 40), "white").save(folder / name)
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await answered(pilot, folder)
        preview = screen.query_one(Preview)
        await pilot.press("f2", "home", "down")
        await until(pilot, lambda: preview.path == folder / "another.png")
        view = await closely(pilot)
        assert view.look is not None
        assert view.look.size == (60, 40)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: screen.prompt.has_focus)
        view = await closely(pilot)
        assert view.look is not None
        assert (view.look.size, len(view.look.marks)) == ((400, 200), 2)
        await pilot.press("escape")
        assert screen.pane.attach(inspect(folder / "another.png"))
        view = await closely(pilot)
        assert view.look is not None
        assert view.look.size == (60, 40), "one that is about to be asked about"


async def test_a_new_conversation_points_at_nothing(folder: Path) -> None:
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await answered(pilot, folder)
        await pilot.press("f2", "down", "down")
        await until(pilot, lambda: framed(app, Preview) == [1, 2])
        await pilot.press("ctrl+n")
        await until(pilot, lambda: framed(app, Preview) == [])


async def test_a_reopened_conversation_points_again(folder: Path) -> None:
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await answered(pilot, folder)
        path = screen.tab.recorder.path
        assert path
        await pilot.press("ctrl+n")
        await screen.resume(path)
        await until(pilot, lambda: framed(app, Thumbnail) == [1, 2])


async def test_walking_lights_one_box_after_the_other(folder: Path) -> None:
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await answered(pilot, folder)
        view = await closely(pilot)
        assert state(app).startswith("2 boxes, n walks · ")
        await pilot.press("n")
        assert state(app).startswith("box 1 of 2 red square at 100,50 100×50 · ")
        await pilot.press("n")
        assert state(app).startswith("box 2 of 2 at 0,0 400×200 · ")
        await pilot.press("n", "z")
        assert " at 100,50" in state(app)
        assert state(app).endswith(" · at 70,27 160×96"), "it is looked at closely"
        await until(pilot, lambda: view.drawn)
        shown = app.screen.query_one(FramedView)
        assert [frame.number for frame in shown.frames if frame.lit] == [1]
        await pilot.press("p")
        assert state(app).startswith("box 2 of 2")
        await pilot.press("b")
        await until(pilot, lambda: view.drawn)
        assert shown.frames == ()
        assert "box" not in state(app)


async def test_the_drawn_lines_follow_a_turned_picture(folder: Path) -> None:
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await answered(pilot, folder)
        view = await closely(pilot)
        await pilot.press("r")
        await until(pilot, lambda: view.drawn)
        assert app.screen.query_one(FramedView).frames[0].edges == (0.5, 0.25, 0.75, 0.5)


async def test_a_box_is_asked_about(folder: Path) -> None:
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await answered(pilot, folder)
        await closely(pilot)
        await pilot.press("n", "a")
        await until(pilot, lambda: app.screen is screen and screen.pane.attached)
        (part,) = screen.pane.attached
        assert part.name == "square.png [100,50 100×50]"
        assert load(part).getcolors() == [(100 * 50, RED)]


async def test_boxes_of_a_part_are_copied_in_pixels_of_the_original(folder: Path) -> None:
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await answered(pilot, folder)
        await closely(pilot)
        await pilot.press("n", "a")
        await until(pilot, lambda: app.screen is screen and screen.pane.attached)
        screen.query_one(Preview).path = None
        await pilot.press(*"And now?", "enter")
        await until(pilot, lambda: len(screen.pane.conversation.turns) == 4)
        await until(pilot, lambda: not screen.pane.replying)
        await closely(pilot)
        await pilot.press("y")
        found = json.loads(app.clipboard)
        assert found["picture"] == "square.png"
        assert [each["box"] for each in found["boxes"]] == [[125, 62, 150, 75], [100, 50, 200, 100]]
        await pilot.press("Y")
        assert app.clipboard.splitlines()[1] == "1,red square,125,62,150,75"


async def test_boxes_are_saved_and_nothing_is_written_over(folder: Path) -> None:
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await answered(pilot, folder)
        await closely(pilot)
        await pilot.press("s", "s", "x", "X")
        names = {
            *("square-boxes.png", "square-2-boxes.png", "square.coco.json"),
            *("square.yolo.txt", "square.classes.txt"),
        }
        there = folder.parent
        await until(pilot, lambda: names <= {path.name for path in there.iterdir()})
        await until(pilot, lambda: len(app._notifications) == 4)
    saved = Image.open(there / "square-boxes.png")
    assert saved.size == (400, 200)
    assert saved.getpixel((100, 75)) == COLOURS[0]
    assert saved.getpixel((150, 75)) == RED


async def test_a_folder_that_takes_nothing_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = program(answering(TextDelta(ANSWER)), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await answered(pilot, folder)
        await closely(pilot)
        gone = folder.parent / "gone"
        gone.mkdir()
        monkeypatch.chdir(gone)
        gone.rmdir()
        await pilot.press("s")
        await until(pilot, lambda: any(n.severity == "error" for n in app._notifications))


async def test_without_boxes_their_keys_do_nothing(folder: Path) -> None:
    app = program(answering(TextDelta("There is nothing.")), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await answered(pilot, folder)
        await closely(pilot)
        before = state(app)
        await pilot.press("n", "p", "z", "b", "a", "y", "s", "x", "X")
        assert state(app) == before
        assert app.clipboard == ""
        assert isinstance(app.screen, PictureScreen)
    assert [path.name for path in folder.parent.iterdir() if path.is_file()] == []


def script(conversation: Conversation) -> list[Step]:
    """Answer about the first picture what the question says."""
    return [TextDelta(f"{conversation.turns[-1].text} [[0,0,500,500]]"), done()]


async def test_the_right_one_of_several_pictures_is_marked(folder: Path) -> None:
    Image.new("RGB", (300, 300), "blue").save(folder / "other.png")
    first, second = inspect(folder / "square.png"), inspect(folder / "other.png")
    app = program(ScriptedEngine(script), folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, ChatScreen)
        await until(pilot, lambda: screen.pane.engine_ready)
        assert screen.pane.attach(first, second)
        await pilot.press(*"In the first picture?", "enter")
        await until(pilot, lambda: [len(t.marks) for t in screen.query(Thumbnail)] == [1, 0])
        await pilot.press(*"And now?", "enter")
        await until(pilot, lambda: [len(t.marks) for t in screen.query(Thumbnail)] == [1, 1])
