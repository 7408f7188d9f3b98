"""One picture on the whole screen: by keys to a part of it, and back at every step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static

from glm4v_tui.chat.conversation import Picture
from glm4v_tui.chat.pictures import inspect, load
from glm4v_tui.chat.transcript import read
from glm4v_tui.chat.transcripts import latest
from glm4v_tui.engine.checkpoints import SmartResize
from glm4v_tui.screens.chat_screen import ChatScreen
from glm4v_tui.screens.picture_screen import PictureScreen
from glm4v_tui.terminal.graphics import Graphics
from glm4v_tui.widgets.chat_pane import ChatPane
from glm4v_tui.widgets.close_view import CloseView
from glm4v_tui.widgets.picture_view import PictureView
from glm4v_tui.widgets.prompt import Prompt
from tests.screens.dialog_app import SnapCompare, at_every_size
from tests.screens.program import program
from tests.scripted_engine import ScriptedEngine
from tests.waiting import until

RED, BLUE = (255, 0, 0), (0, 0, 255)


class Looking(App[None]):
    def __init__(self, path: Path, cuttings: Path) -> None:
        super().__init__()
        self.answers: list[Picture | None] = []
        self._screen = PictureScreen(path, Graphics(), cuttings, SmartResize(12544, 250000))

    def on_mount(self) -> None:
        self.push_screen(self._screen, self.answers.append)

    @property
    def state(self) -> str:
        return str(self.screen.query_one("#state", Static).visual)

    @property
    def facts(self) -> str:
        return str(self.screen.query_one("#facts", Static).visual)

    @property
    def shown(self) -> Image.Image | None:
        return self.screen.query_one(PictureView).image


async def drawn(app: App[None], pilot: Pilot[None]) -> None:
    """Wait until what the keys asked for is on the screen."""
    view = app.screen.query_one(CloseView)
    await until(pilot, lambda: view.drawn)
    await pilot.pause()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A picture, red at the left and blue at the right, its camera's name and time in it."""
    image = Image.new("RGB", (400, 200), RED)
    ImageDraw.Draw(image).rectangle((200, 0, 400, 200), fill=BLUE)
    exif = Image.Exif()
    exif[271], exif[272], exif[306] = "Canon\0", "Canon EOS\x1b[2J", "2024:05:01 12:30:00"
    image.save(tmp_path / "two [b]halves.png", exif=exif)
    return tmp_path / "two [b]halves.png"


async def test_the_whole_picture_and_what_is_known_of_it(path: Path, tmp_path: Path) -> None:
    app = Looking(path, tmp_path / "cut")
    async with app.run_test(size=(120, 30)) as pilot:
        await drawn(app, pilot)
        assert app.state == "260% · whole picture"
        assert str(app.screen.query_one("#name", Static).visual) == path.name
        assert "400 × 200 · PNG · " in app.facts
        assert "tokens · seen at " in app.facts
        assert app.facts.endswith("2024-05-01 12:30 · Canon EOS␛[2J")


async def test_zoom_pan_and_turn(path: Path, tmp_path: Path) -> None:
    app = Looking(path, tmp_path / "cut")
    async with app.run_test(size=(80, 24)) as pilot:
        await drawn(app, pilot)
        await pilot.press("1", "plus", "plus", *["l"] * 8)
        await drawn(app, pilot)
        assert app.shown
        assert app.shown.getpixel((0, 0)) == BLUE
        assert " · at " in app.state
        await pilot.press("0", "r")
        await drawn(app, pilot)
        assert app.shown.width < app.shown.height
        assert app.shown.getpixel((0, 0)) == RED
        assert app.state.endswith("whole picture · turned 90°")
        await pilot.press("R", "R")
        await drawn(app, pilot)
        assert app.shown.getpixel((0, 0)) == BLUE


async def test_a_part_is_attached_in_full_resolution(path: Path, tmp_path: Path) -> None:
    app = Looking(path, tmp_path / "cut")
    async with app.run_test(size=(80, 24)) as pilot:
        await drawn(app, pilot)
        await pilot.press("c")
        await drawn(app, pilot)
        assert app.state.startswith("part 100,50 200×100")
        await pilot.press("right", "right", "right", "right", "tab", "J")
        assert app.state.startswith("part 200,50 200×102")
        await pilot.press("enter")
        await until(pilot, lambda: app.answers)
    (part,) = app.answers
    assert part
    assert part.name == f"{path.name} [200,50 200×102]"
    assert load(part).getcolors() == [(200 * 102, BLUE)]


async def test_escape_goes_back_one_step_at_a_time(path: Path, tmp_path: Path) -> None:
    app = Looking(path, tmp_path / "cut")
    async with app.run_test(size=(80, 24)) as pilot:
        await drawn(app, pilot)
        await pilot.press("c", "left", "escape")
        assert app.state.endswith("whole picture")
        assert not app.answers
        await pilot.press("escape")
        await until(pilot, lambda: app.answers)
    assert app.answers == [None]
    assert not (tmp_path / "cut").exists()


async def test_enter_takes_the_file_as_it_is_or_turned(path: Path, tmp_path: Path) -> None:
    for keys, name in (([], path.name), (["r"], f"{path.name} [turned 90°]")):
        app = Looking(path, tmp_path / "cut")
        async with app.run_test(size=(80, 24)) as pilot:
            await drawn(app, pilot)
            await pilot.press(*keys, "enter")
            await until(pilot, lambda app=app: app.answers)  # type: ignore[misc]
        (picture,) = app.answers
        assert picture
        assert picture.name == name
        assert (picture == inspect(path)) is not bool(keys)


async def test_the_frame_that_is_shown_is_attached(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "lime", "blue")]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    app = Looking(tmp_path / "a.gif", tmp_path / "cut")
    async with app.run_test(size=(80, 24)) as pilot:
        await drawn(app, pilot)
        assert app.state.endswith("whole picture · frame 1 of 3")
        await pilot.press("full_stop")
        await drawn(app, pilot)
        assert app.shown
        assert app.shown.getpixel((0, 0)) == (0, 255, 0)
        await pilot.press("comma", "comma")
        await drawn(app, pilot)
        assert app.shown.getpixel((0, 0)) == BLUE
        assert app.state.endswith("frame 3 of 3")
        await pilot.press("enter")
        await until(pilot, lambda: app.answers)
    (picture,) = app.answers
    assert picture
    assert picture.name == "a.gif [frame 3]"
    assert load(picture).getpixel((0, 0)) == BLUE


async def test_a_still_picture_has_no_frames_to_step_through(path: Path, tmp_path: Path) -> None:
    app = Looking(path, tmp_path / "cut")
    async with app.run_test(size=(80, 24)) as pilot:
        await drawn(app, pilot)
        before = app.state
        await pilot.press("full_stop", "comma")
        assert app.state == before


async def test_a_file_that_is_no_picture_says_so(tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    app = Looking(tmp_path / "bad.png", tmp_path / "cut")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "“bad.png”" in app.state)
        await pilot.press("plus", "c", "r", "enter", "escape")
        await until(pilot, lambda: app.answers)
    assert app.answers == [None]


async def test_a_file_that_goes_while_it_is_looked_at_says_so(path: Path, tmp_path: Path) -> None:
    app = Looking(path, tmp_path / "cut")
    async with app.run_test(size=(80, 24)) as pilot:
        await drawn(app, pilot)
        path.unlink()
        await pilot.press("r", "enter")
        await until(pilot, lambda: app._notifications)
        (notice,) = app._notifications
        assert "is not there any more" in notice.message
        await pilot.press("escape")
        await until(pilot, lambda: app.answers)


async def test_from_the_picker_to_a_question_about_a_part(path: Path) -> None:
    engine = ScriptedEngine()
    app = program(engine, path.parent)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f2", *"halves")
        await pilot.pause()
        await pilot.press("f12")
        await until(pilot, lambda: isinstance(app.screen, PictureScreen))
        await drawn(app, pilot)
        await pilot.press("c", "enter")
        await until(pilot, lambda: isinstance(app.screen, ChatScreen))
        await until(pilot, lambda: app.screen.query_one(ChatPane).attached)
        assert isinstance(app.focused, Prompt)
        await pilot.press(*"what", "enter")
        await until(pilot, lambda: engine.asked)
        (part,) = engine.asked[0].pictures
        assert part.excerpt
        assert (part.excerpt.path, part.excerpt.left, part.width) == (path, 100, 200)
    entry = latest(path.parent.parent / "data")
    assert entry
    (kept,) = read(entry.path).conversation.pictures
    assert kept.excerpt == part.excerpt
    assert load(kept).size == (200, 100)


async def test_without_a_picture_it_says_where_there_are_some(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    app = program(ScriptedEngine(), tmp_path / "empty")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f12")
        await until(pilot, lambda: app._notifications)
        assert isinstance(app.screen, ChatScreen)


@at_every_size
def test_looks(snap_compare: SnapCompare, path: Path, size: tuple[int, int]) -> None:
    app = Looking(path, path.parent / "cut")

    async def before(pilot: Pilot[None]) -> None:
        await drawn(app, pilot)
        await pilot.press("c", "tab")
        await drawn(app, pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)
